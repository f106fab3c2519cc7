"""The command line; starts and wires, decides nothing."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from bot import __version__, clock, library
from bot.chat import where
from bot.settings import Settings, WrongSettings, read_settings

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
    except Exception as error:
        logging.getLogger(__name__).debug("unexpected", exc_info=error)
        _end(
            f"Something unexpected happened ({type(error).__name__} at {where(error)}). What was confirmed is kept; "
            "start again, and report this line if it comes back."
        )


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
    from bot import service

    _log_to_stderr(settings.log_level)
    read = _library(settings)
    asyncio.run(service.serve(settings, read, _understanding(settings, read).understand))


@commands.command()
@click.option("--as", "name", default="you", show_default=True, help="Who speaks.")
@click.option("--group", help="Speak in a group of this title instead of in private.")
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), default=CHAT_DATABASE, show_default=True)
@click.option("--now", metavar="ISO", help="Let the clock stand still at this local time.")
def chat(name: str, group: str | None, db: Path, now: str | None) -> None:
    r"""Talk to the bot here, without a token and without a network.

    One message a line. 12 presses button 12 (\12 says the number itself). @2027-03-14T09:00, @+2d, @+3h or @+15m
    moves the clock. +photo FILE and +document FILE attach, +location 33.45,-112.07 shares a location, "~ text" edits
    your last message, \n is a line break, "@RxLadderBot text" searches as from another chat, /quit leaves.

    With --group, "Kim> text" speaks as Kim, "Kim>> text" replies to the last message, "Kim>! text" to the bot's last
    one, "Kim>@ text" writes to the bot in private, "Kim>@! text" replies to it there; "Kim> +leave" leaves the group.
    Without a name it is you.
    """
    _chat(_settings(), name, group, db, now)


@commands.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day that counts as today.")
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def understand(today: Any, file: Any) -> None:
    """Read JSON Lines of texts and print what each means, one for one, in order."""
    from bot.understanding import lines

    settings = _settings()
    day = today.date() if today else _today(settings)
    sys.exit(lines.run(file, sys.stdout, _understanding(settings, _library(settings)), day))


@commands.command()
def check() -> None:
    """Check every setting and every file of knowledge; exit 1 with all mistakes, each with its remedy."""
    from bot import answering

    mistakes: list[str] = []
    try:
        settings = _settings()
    except WrongSettings as error:
        mistakes += error.mistakes
        settings = error.usable
    try:
        read = _library(settings)
    except library.BrokenKnowledge as error:
        mistakes += map(str, error.problems)
    else:
        mistakes += answering.too_long(read)
        if not mistakes:
            mistakes += map(str, _undefended(settings, read))
        if not mistakes:
            click.echo(
                f"{len(read.published)} entries, {len(read.phrasings)} phrasings, "
                f"{len(read.offered)} goals, {len(read.open_quizzes)} quizzes: all in order."
            )
        for line in library.due_report(read, _today(settings)):
            click.echo(line)
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
    console = Console(width=None if sys.stdout.isatty() else 160)  # a pipe is no reason to cut the columns
    understanding = _understanding(settings, _library(settings))
    sys.exit(measuring.measure(questions, understanding, console, _today(settings)))


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copy the database into FILE, also while the bot runs."""
    from rich.progress import Progress

    from bot.database import back_up, last_day

    source = _settings().database_path
    if not source.is_file():
        _end(f"There is no database at {source} yet, so there is nothing to back up.")
    with Progress(transient=True) as progress:
        task = progress.add_task("Backing up", total=None)
        now = clock.system()
        back_up(source, file, lambda done, pages: progress.update(task, completed=done, total=pages), now)
    click.echo(
        f"{file} holds everything up to now. Delete it after {last_day(now)}: restore refuses it then, so "
        "that nobody who asks to be forgotten comes back."
    )


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the database; refuses while the bot runs."""
    from bot import database

    target = _settings().database_path
    with database.lock(target):
        now = clock.system()
        before = database.restore(file, target, now)
    kept = f" What was there before is in {before}" if before else ""
    kept += f"; delete it after {database.last_day(now)}." if before else ""
    click.echo(f"{target} is what {file} held.{kept}")


def _settings() -> Settings:
    return read_settings(os.environ)


def _library(settings: Settings) -> library.Library:
    return library.read(library.find(settings.knowledge_dir), _today(settings))


def _today(settings: Settings) -> date:
    return clock.today(clock.system(), settings.default_timezone)


def _understanding(settings: Settings, read: library.Library) -> Any:
    from bot import understanding

    with _progress("Opening the knowledge") as report:
        meaning = understanding.load(read, _cache(settings), settings.encoder_dir, report)
    if meaning.notice:
        click.echo(meaning.notice, err=True)
    return meaning


def _undefended(settings: Settings, read: library.Library) -> Sequence[library.Problem]:
    from bot import understanding

    meaning = _understanding(settings, read)
    if meaning.encoder is None:  # the notice has said that it is less accurate
        return ()
    with _progress("Asking the entries' own questions") as report:
        return understanding.defend(read, meaning, _cache(settings), report)


def _cache(settings: Settings) -> Path:
    return settings.database_path.parent / "understanding"


@contextmanager
def _progress(opening: str) -> Iterator[Callable[[str], None]]:
    """Show on stderr how far something is; a log is told of each step once."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    said: list[str] = []

    def report(sentence: str) -> None:
        step = sentence.partition(" (")[0]
        if console.is_terminal:
            status.update(sentence)
        elif step not in said:
            console.print(sentence)
        said.append(step)

    with console.status(opening) as status:
        yield report


def _chat(settings: Settings, name: str, group: str | None, db: Path, now: str | None) -> None:
    from bot import session
    from bot.gateways.terminal import Cast, Clock, instant

    try:
        cast = Cast(name, group)
    except ValueError as error:
        _end(str(error), 2)
    try:
        time = Clock(instant(now, clock.system(), ZoneInfo(settings.default_timezone)) if now else None)
    except ValueError:
        _end(f"--now {now}: write a local time such as 2027-03-14T09:00.", 2)
    logging.disable(logging.CRITICAL)  # a conversation is no place for log lines; errors are answered with their code
    read = _library(settings)
    understand = _understanding(settings, read).understand
    try:
        asyncio.run(
            session.converse(db, cast, time, settings.default_timezone, read, understand, moves_clock=now is not None)
        )
    except session.TimeOfOthersError as error:
        _end(str(error), 2)


def _log_to_stderr(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    for noisy in ("aiohttp", "httpx", "asyncio"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _end(sentence: str, code: int = 1) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
