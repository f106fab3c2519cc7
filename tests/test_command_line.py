"""The command line as people and scripts use it: real processes, in a folder of their own."""

import asyncio
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from test_understanding_shared import CACHE

from tests.fake_telegram import TOKEN, FakeTelegram, message

ROOT = Path(__file__).parents[1]
RXLADDER = [sys.executable, "-m", "bot"]
TOO_LONG_S = 60


@pytest.fixture
def folder(tmp_path, understanding):
    """Give an operator's folder where the knowledge has been learnt already."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "understanding").symlink_to(CACHE, target_is_directory=True)
    return tmp_path


def environment(**settings):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **settings}


@pytest.fixture
def rxladder(folder):
    """Run the command to its end."""

    def run(*arguments, said="", **settings):
        return subprocess.run(
            [*RXLADDER, *map(str, arguments)],
            cwd=folder,
            env=environment(**settings),
            input=said,
            capture_output=True,
            text=True,
            timeout=TOO_LONG_S,
        )

    return run


def ends_in(done, code, *sentences):
    """Check that a process ended with this code and these sentences and nothing like a stack trace."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    for sentence in sentences:
        assert re.search(sentence, done.stderr), done.stderr
    return True


# --- what is wrong is said -----------------------------------------------------------------------------------------


def test_without_a_token_and_without_a_terminal_it_says_so_and_ends_with_2(rxladder):
    done = rxladder("run")
    assert ends_in(done, 2, "TELEGRAM_TOKEN is not set and there is no terminal")
    assert len(done.stderr.splitlines()) == 1


def test_all_wrong_settings_are_told_at_once(rxladder, folder):
    (folder / "config.env").write_text("LOG_LEVEL=LOUD\nTELEGRAM_TOKN=x\n")
    done = rxladder("run", OPERATORS="kim")
    assert ends_in(
        done, 1, "^These settings cannot be used:", "LOG_LEVEL: ", "did you mean TELEGRAM_TOKEN", "OPERATORS: "
    )
    assert len(done.stderr.splitlines()) == 4


def test_another_kind_of_database_is_refused_in_one_sentence(rxladder):
    assert ends_in(rxladder("chat", DATABASE_URL="postgresql://localhost/x"), 1, "only SQLite is supported today")


def test_a_place_where_nothing_can_be_written_is_one_sentence(rxladder):
    done = rxladder("chat", "--db", "/proc/nowhere/chat.db", said="hello\n")
    assert ends_in(done, 1, "/proc/nowhere cannot be written to .* choose another place")


def test_a_damaged_database_is_one_sentence(rxladder, folder):
    (folder / "broken.db").write_bytes(b"Dear diary " * 1000)
    done = rxladder("chat", "--db", "broken.db", said="hello\n")
    assert ends_in(done, 1, r"broken.db is no database or is damaged.*rxladder restore FILE")
    assert len(done.stderr.splitlines()) == 1


def test_knowledge_with_mistakes_is_told_with_file_line_and_remedy(rxladder, folder):
    shutil.copytree(ROOT / "knowledge", folder / "mine")
    entry = folder / "mine" / "entries" / "why-certify.md"
    text = entry.read_text("utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith("status:"))
    entry.write_text(re.sub(r"(?m)^status:.*$", "status: perhaps", text), "utf-8")
    (folder / "mine" / "themes.yaml").write_text("certification: [\n", "utf-8")
    said = [rf"entries/why-certify.md:{line}: status is 'perhaps'; write one of", r"themes.yaml:\d+: .*; "]
    done = rxladder("chat", said="hello\n", KNOWLEDGE_DIR="mine")
    assert ends_in(done, 1, "^The knowledge cannot be used:", *said)
    checked = rxladder("check", KNOWLEDGE_DIR="mine", LOG_LEVEL="LOUD")
    assert checked.returncode == 1
    assert all(re.search(sentence, checked.stdout) for sentence in [*said, "LOG_LEVEL: "])


def test_a_wrong_option_is_told_and_ends_with_2(rxladder):
    assert ends_in(rxladder("chat", "--now", "yesterday"), 2, "--now yesterday: write a local time such as")
    assert ends_in(rxladder("dance"), 2, "No such command")


# --- what works ----------------------------------------------------------------------------------------------------


def test_everything_in_order_is_said_in_one_line_before_what_is_due(rxladder):
    done = rxladder("check")
    assert done.returncode == 0, done.stdout
    said, *due = done.stdout.splitlines()
    assert re.fullmatch(r"\d+ entries, \d+ phrasings, \d+ goals, \d+ quizzes: all in order.", said)
    assert not due or due[0].startswith("To be looked at again: ")  # in time, some of it is


def test_a_question_from_a_pipe_is_answered_with_its_source(rxladder):
    done = rxladder("chat", "--now", "2027-03-14T09:00", said="is certification worth it?\n1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("[2027-03-14 09:00] RxLadder -> you\n")
    assert "Source: document" in done.stdout
    assert "(edited)" in done.stdout


def test_the_next_session_knows_the_person_and_mixes_nothing_up(rxladder):
    for _ in range(2):
        done = rxladder("chat", said="/topics\n1\n")
        assert done.returncode == 0
        assert done.stdout.count("RxLadder -> you") == 2
        assert "(edited)" in done.stdout


def test_understand_gives_a_line_for_each_line_in_order(rxladder, folder):
    asked = ["is certification worth it?", "how many tablets should I take", "hello", "who won the match"]
    lines = [json.dumps({"q": text}) for text in asked]
    lines.insert(2, "this is no JSON")
    (folder / "asked.jsonl").write_text("\n".join(lines) + "\n")
    piped = rxladder("understand", "--today", "2026-11-21", said="\n".join(lines) + "\n")
    read = rxladder("understand", "--today", "2026-11-21", "asked.jsonl")
    for done in (piped, read):
        assert done.returncode == 1
        given = [json.loads(line) for line in done.stdout.splitlines()]
        assert [each.get("kind", "error") for each in given][:4] == ["question", "clinical", "error", "smalltalk"]
        assert given[0]["entries"][0]["id"] == "why-certify"
        assert len(given) == len(lines)


def feedback(file):
    with closing(sqlite3.connect(file)) as raw:
        return raw.execute("SELECT entry, helped FROM feedback ORDER BY entry").fetchall()


def test_a_backup_brings_back_what_was_there_when_it_was_made(rxladder, folder):
    own = {"DATABASE_URL": "sqlite:///data/chat.db"}
    assert "nothing to back up" in rxladder("backup", "kept.db", **own).stderr
    rxladder("chat", said="is certification worth it?\nthis helped\n")
    before = feedback(folder / "data" / "chat.db")
    assert before == [("why-certify", 1)]
    assert "kept.db holds everything up to now" in rxladder("backup", "kept.db", **own).stdout
    rxladder("chat", said="is certification worth it?\nnot helpful\n")
    assert feedback(folder / "data" / "chat.db") == [("why-certify", 0)]
    done = rxladder("restore", "kept.db", **own)
    assert (done.returncode, "What was there before is in data/chat.db.before-restore" in done.stdout) == (0, True)
    assert feedback(folder / "data" / "chat.db") == before
    assert ends_in(rxladder("restore", "config.env", **own), 1, "is not a whole RxLadder backup; nothing was changed")


def test_a_database_in_use_is_neither_opened_twice_nor_restored(rxladder, folder):
    arguments = [*RXLADDER, "chat"]
    with subprocess.Popen(
        arguments, cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        first.stdin.write("hello\n")
        first.stdin.flush()
        assert "RxLadder -> you" in first.stdout.readline()
        own = {"DATABASE_URL": "sqlite:///data/chat.db"}
        assert ends_in(rxladder("chat", said="hello\n"), 1, "Another RxLadder is using data/chat.db. Stop it first")
        assert "holds everything up to now" in rxladder("backup", "kept.db", **own).stdout
        assert ends_in(rxladder("restore", "kept.db", **own), 1, "Another RxLadder is using data/chat.db")
        first.communicate(timeout=TOO_LONG_S)
        assert first.returncode == 0


# --- on Telegram ---------------------------------------------------------------------------------------------------


@asynccontextmanager
async def running(folder, **settings):
    """Run the bot against a Bot API of our own; give the process."""
    bot = await asyncio.create_subprocess_exec(
        *RXLADDER,
        "run",
        cwd=folder,
        env=environment(TELEGRAM_TOKEN=TOKEN, **settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


async def test_sigterm_finishes_what_was_begun_within_five_seconds(folder):
    async with FakeTelegram() as telegram, running(folder, TELEGRAM_API_URL=telegram.url) as bot:
        telegram.order("sendMessage", delay_s=1.0, times=None)
        await telegram.add(message("is certification worth it?"))
        await telegram.add(message("/help", person=8))
        await telegram.until("sendMessage", 2, within_s=TOO_LONG_S)
        began = time.monotonic()
        bot.send_signal(signal.SIGTERM)
        _, said = await asyncio.wait_for(bot.communicate(), 10)
        assert time.monotonic() - began < 5
    assert bot.returncode == 0, said
    assert TOKEN.encode() not in said
    assert b"Traceback" not in said
    assert len(telegram.of("sendMessage")) == 2
    with closing(sqlite3.connect(folder / "data" / "rxladder.db")) as raw:
        assert raw.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall() == [("done", 2)]


async def one_sentence(folder, sentence, **settings):
    async with running(folder, **settings) as bot:
        _, said = await asyncio.wait_for(bot.communicate(), TOO_LONG_S)
    assert bot.returncode == 1
    assert sentence in said.decode()
    assert b"Traceback" not in said
    assert len(said.splitlines()) == 1, said
    assert TOKEN.split(":")[1].encode() not in said


async def test_a_token_that_telegram_refuses_is_one_sentence(folder):
    async with FakeTelegram(token="1:other") as telegram:
        await one_sentence(folder, "Telegram does not accept the token", TELEGRAM_API_URL=telegram.url)


async def test_an_api_that_cannot_be_reached_is_one_sentence(folder, unused_tcp_port):
    url = f"http://127.0.0.1:{unused_tcp_port}"
    await one_sentence(folder, f"The Bot API at {url} cannot be reached", TELEGRAM_API_URL=url)


async def test_a_second_bot_on_the_same_database_is_one_sentence(folder):
    async with FakeTelegram() as telegram, running(folder, TELEGRAM_API_URL=telegram.url):
        await telegram.until("getUpdates", within_s=TOO_LONG_S)
        await one_sentence(folder, "Another RxLadder is using data/rxladder.db", TELEGRAM_API_URL=telegram.url)
