"""The command line; starts and wires, decides nothing."""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from bot import __version__, clock, library
from bot.settings import Settings, WrongSettings, read_settings

DRAIN_S = 4.0  # of the five seconds that a service manager leaves us
CHAT_DATABASE = Path("data/chat.db")


def main() -> None:
    """Run the command line; trouble that somebody can mend ends in its sentence and exit 1."""
    from bot.database import DatabaseTrouble
    from bot.delivery import Stopped
    from bot.understanding import EncoderError, LearningError

    try:
        commands(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except WrongSettings as error:
        _end("\n".join(["These settings cannot be used:", *error.mistakes]))
    except library.BrokenKnowledge as error:
        _end("\n".join(["The knowledge cannot be used:", *map(str, error.problems)]))
    except (DatabaseTrouble, Stopped, EncoderError, LearningError) as error:
        _end(str(error))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rxladder")
def commands() -> None:
    """RxLadder: a career advisor on Telegram and in the terminal."""


@commands.command()
def run() -> None:
    """Run the bot: on Telegram with TELEGRAM_TOKEN, else as a chat in this terminal."""
    settings = _settings()
    if settings.telegram_token is None:
        if not sys.stdin.isatty():
            _end("TELEGRAM_TOKEN is not set and there is no terminal to chat in; put a token into config.env.", 2)
        click.echo("TELEGRAM_TOKEN is not set, so this is a chat in your terminal. Ctrl-D leaves it.\n")
        _chat(settings, "you", None, CHAT_DATABASE, None)
        return
    _log_to_stderr(settings.log_level)
    asyncio.run(_serve(settings))


@commands.command()
@click.option("--as", "name", default="you", show_default=True, help="Who speaks.")
@click.option("--group", help="Speak in a group of this title instead of in private.")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), default=CHAT_DATABASE, show_default=True)
@click.option("--now", metavar="ISO", help="Let the clock stand still at this local time.")
def chat(name: str, group: str | None, db: Path, now: str | None) -> None:
    r"""Talk to the bot here, without a token and without a network.

    One message a line. 12 presses button 12 (\12 says the number itself). @2027-03-14T09:00, @+2d, @+3h or @+15m
    moves the clock. +photo FILE and +document FILE attach, "~ text" edits your last message, \n is a line break,
    "@RxLadderBot text" searches as from another chat, /quit leaves.

    With --group, "Kim> text" speaks as Kim, "Kim>> text" replies to the last message, "Kim>! text" to the bot's last
    one, "Kim>@ text" writes to the bot in private; without a name it is you.
    """
    _chat(_settings(), name, group, db, now)


@commands.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day that counts as today.")
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def understand(today: Any, file: Any) -> None:
    """Read JSON Lines of texts and print what each means, one for one, in order."""
    from bot.understanding import lines

    settings = _settings()
    day = today.date() if today else clock.today(clock.system(), settings.default_timezone)
    sys.exit(lines.run(file, sys.stdout, _understanding(settings, _library(settings)), day))


@commands.command()
def check() -> None:
    """Check every setting and every file of knowledge; exit 1 with all mistakes, each with its remedy."""
    mistakes: list[str] = []
    settings = Settings()
    try:
        settings = _settings()
    except WrongSettings as error:
        mistakes += error.mistakes
    try:
        read = _library(settings)
    except library.BrokenKnowledge as error:
        mistakes += map(str, error.problems)
    else:
        if not mistakes:
            _understanding(settings, read)
            click.echo(f"{len(read.published)} entries, {len(read.phrasings)} phrasings: all in order.")
    for mistake in mistakes:
        click.echo(mistake)
    sys.exit(1 if mistakes else 0)


@commands.command()
@click.argument("questions", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def measure(questions: tuple[Path, ...]) -> None:
    """Print accuracy tables over labelled questions."""
    from rich.console import Console

    from bot.understanding import measure as measuring

    settings = _settings()
    today = clock.today(clock.system(), settings.default_timezone)
    sys.exit(measuring.measure(questions, _understanding(settings, _library(settings)), Console(), today))


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copy the database into FILE, also while the bot runs."""
    from rich.progress import Progress

    from bot.database import back_up

    source = _settings().database_path
    if not source.is_file():
        _end(f"There is no database at {source} yet, so there is nothing to back up.")
    with Progress(transient=True) as progress:
        task = progress.add_task("Backing up", total=None)
        back_up(source, file, lambda done, pages: progress.update(task, completed=done, total=pages))
    click.echo(f"{file} holds everything up to now.")


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the database; refuses while the bot runs."""
    from bot import database

    target = _settings().database_path
    with database.lock(target):
        before = database.restore(file, target)
    kept = f" What was there before is in {before}." if before else ""
    click.echo(f"{target} is what {file} held.{kept}")


def _settings() -> Settings:
    return read_settings(os.environ)


def _library(settings: Settings) -> library.Library:
    return library.read(library.find(settings.knowledge_dir))


def _understanding(settings: Settings, read: library.Library) -> Any:
    from bot import understanding

    cache = settings.database_path.parent / "understanding"
    meaning = understanding.load(read, cache, settings.encoder_dir, lambda said: click.echo(said, err=True))
    if meaning.notice:
        click.echo(meaning.notice, err=True)
    return meaning


def _chat(settings: Settings, name: str, group: str | None, db: Path, now: str | None) -> None:
    from bot.gateways.terminal import Cast, Clock, instant

    zone = ZoneInfo(settings.default_timezone)
    try:
        cast = Cast(name, group)
        frozen = Clock(instant(now, clock.system(), zone) if now else None)
    except ValueError as error:
        _end(
            f"--now {now}: write a time such as 2027-03-14T09:00." if now and "--" not in str(error) else str(error), 2
        )
    logging.disable(logging.CRITICAL)  # a conversation is no place for log lines; errors are answered with their code
    asyncio.run(_converse(settings, cast, frozen, db, is_moved=now is not None))


async def _converse(settings: Settings, cast: Any, time: Any, db: Path, is_moved: bool) -> None:
    """Hold one session of the terminal chat."""
    from bot import assembly, database
    from bot.delivery import next_ready
    from bot.gateways.terminal import GATEWAY, Keyboard, Terminal, page_on, piped, walk

    with database.lock(db):
        read = _library(settings)
        meaning = _understanding(settings, read)
        house = assembly.build(
            db, read, meaning.understand, now=time.now, default_zone=settings.default_timezone, limits_texts=False
        )
        if is_moved and house.has_people_of("telegram"):
            house.close()
            _end(f"{db} holds people of Telegram, so its clock is not moved; choose another --db.", 2)
        keyboard = Keyboard(cast.name(cast.speaker)) if sys.stdin.isatty() and sys.stdout.isatty() else None
        page = page_on(sys.stdout, keyboard.aside) if keyboard else page_on(sys.stdout)
        first = house.first_number(GATEWAY)
        terminal = Terminal(page, time, ZoneInfo(settings.default_timezone), cast, first)
        sender = house.delivery(GATEWAY, terminal.send, paced=False)

        async def deliver() -> None:
            sender.wake()
            await _first_of(sending, sender.idle())

        async def advance(to: float) -> None:
            await walk(time, to, lambda: next_ready(house.db.read(), GATEWAY, time.now()), deliver)

        sending = asyncio.create_task(sender.run())
        try:
            async with keyboard or nullcontext():
                lines = _greeted(keyboard, house, cast) if keyboard else piped(sys.stdin.buffer)
                await terminal.converse(lines, house.intake, deliver, advance, house.conversation.needs)
        finally:
            await _end_task(sending)
            house.close()


async def _greeted(keyboard: Any, house: Any, cast: Any) -> AsyncIterator[str]:
    """Let somebody who is new here begin with /start, as Telegram does."""
    if cast.group is None and not house.knows("terminal", cast.speaker):
        yield "/start"
    async for line in keyboard:
        yield line


async def _serve(settings: Settings) -> None:
    """Run on Telegram until told to stop, then drain."""
    from bot import assembly, database
    from bot.gateways.telegram import GATEWAY, TelegramGateway, WebhookPlace

    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    with database.lock(settings.database_path):
        read = _library(settings)
        meaning = _understanding(settings, read)
        house = assembly.build(
            settings.database_path, read, meaning.understand, now=clock.system, default_zone=settings.default_timezone
        )
        gateway = TelegramGateway(token, settings.telegram_api_url)
        try:
            me = await gateway.start(house.conversation.menu(False), house.conversation.menu(True))
            logging.getLogger(__name__).info("RxLadder is @%s on Telegram, by %s.", me.username, settings.ingress)
            if settings.ingress == "webhook" and settings.webhook_url and settings.webhook_secret:
                place = WebhookPlace(
                    settings.webhook_url, settings.webhook_listen, settings.webhook_secret.get_secret_value()
                )
                ingress = gateway.listen(house.intake, house.conversation.needs, place)
            else:
                ingress = gateway.poll(house.intake, house.conversation.needs)
            await _until_stopped(house, house.delivery(GATEWAY, gateway.send), ingress, stop)
        finally:
            await gateway.close()
            house.close()


async def _until_stopped(house: Any, sender: Any, ingress: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """Keep ingress, delivery and the ticker going; whichever fails ends all with its sentence."""
    sending = asyncio.create_task(sender.run())
    coming = asyncio.create_task(ingress)
    ticking = asyncio.create_task(house.tick("telegram"))
    asked = asyncio.create_task(stop.wait())
    try:
        done, _ = await asyncio.wait({sending, coming, ticking, asked}, return_when=asyncio.FIRST_COMPLETED)
        for task in done - {asked}:
            task.result()
    finally:
        asked.cancel()
        await _end_task(ticking)
        await _end_task(coming)
        if not sending.done():
            with suppress(TimeoutError):
                await asyncio.wait_for(sender.idle(), DRAIN_S)
        await _end_task(sending)


async def _first_of(task: asyncio.Task[None], waiting: Coroutine[Any, Any, None]) -> None:
    """Wait for something that a failing task would never let happen."""
    other = asyncio.create_task(waiting)
    done, _ = await asyncio.wait({task, other}, return_when=asyncio.FIRST_COMPLETED)
    if task in done:
        other.cancel()
        task.result()


async def _end_task(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _log_to_stderr(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    for noisy in ("aiohttp", "httpx", "asyncio"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _end(sentence: str, code: int = 1) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
