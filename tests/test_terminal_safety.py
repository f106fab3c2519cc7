"""Nothing typed or shown can harm the terminal, and a person leaves it as it was."""

import asyncio
import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal_house import NOW, ZONE, House, row, say

from bot.chat import Kind, Toast
from bot.gateways.terminal import Cast, Clock, PlainPage, Terminal, page_on, piped
from bot.gateways.terminal.page import Line, RichPage

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
LINES = st.one_of(
    ANYTHING,
    st.sampled_from(
        [
            "1",
            "2",
            "@+1d",
            "@+99999w99999w99999w99999w99999w",
            "~ x",
            ">> x",
            ">! \\",
            "+photo \x1b",
            "Kim> 1",
            "Kim>@ hi",
            "\\",
            "@+",
        ]
    ),
    st.builds(
        "{}{}".format, st.sampled_from(["@", "~ ", ">> ", "Kim> ", "+photo ", '+document "', "\\", "/"]), ANYTHING
    ),
)


def is_plain(text: str) -> bool:
    return not any((ord(sign) < 32 and sign not in "\n\t") or 0x7F <= ord(sign) <= 0x9F for sign in text)


@given(lines=st.lists(LINES, max_size=8), group=st.sampled_from([None, "Circle"]))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_answered_in_plain_text(lines, group):
    printed: list[str] = []

    class Parrot(House):
        async def take(self, incoming):
            echo = say(incoming.text, "A", do="edit" if incoming.kind is Kind.PRESS else "send")
            self._waiting.append(row(echo, incoming))
            return [Toast(incoming.text)]

    async def session():
        clock = Clock(NOW)
        house = Parrot(clock)
        house.terminal = Terminal(PlainPage(printed.append), clock, ZONE, Cast("Dana", group))

        async def spoken():
            for line in lines:
                yield line

        await house.terminal.converse(spoken(), house, house.deliver, house.advance)

    asyncio.run(session())
    "".join(printed).encode()
    assert is_plain("".join(printed))


@given(words=ANYTHING, as_label=st.booleans())
@settings(deadline=None)
def test_a_rich_page_obeys_no_escape_in_a_text(words, as_label):
    class Screen:
        encoding, text = "utf-8", ""

        def write(self, piece):
            self.text += piece

        def flush(self):
            pass

        def isatty(self):
            return False

    out = Screen()
    RichPage(out).show([Line("button" if as_label else "text", words)])
    assert is_plain(out.text)


async def test_bytes_that_are_no_text_do_not_end_a_pipe(tmp_path):
    (tmp_path / "script").write_bytes(b"\xef\xbb\xbfhello\r\n\xff\xfe\n\nlast")
    with (tmp_path / "script").open("rb") as source:
        assert [line async for line in piped(source)] == ["hello", "��", "", "last"]


def test_a_reader_that_leaves_early_does_not_stop_the_session():
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w") as out:
        page = page_on(out)
        for _ in range(3):
            page.show([Line("text", "unread")])


def test_piped_output_is_plain_and_utf8(tmp_path):
    with (tmp_path / "out").open("w", encoding="ascii") as out:
        page_on(out).show([Line("header", "né 👌 \x1b[31m")])
    assert (tmp_path / "out").read_bytes() == "né 👌 ␛[31m\n".encode()


# --- a person at the keyboard --------------------------------------------------------------------------------------

SESSION = """
import asyncio, sys
from bot.gateways.terminal import Keyboard, page_on
from bot.gateways.terminal.page import Line

async def main():
    async with Keyboard("Dana") as keyboard:
        page = page_on(sys.stdout, keyboard.aside)
        async def remind():
            await asyncio.sleep(0.3)
            page.show([Line("text", "a reminder")])
        asyncio.get_running_loop().create_task(remind()) if "remind" in sys.argv else None
        async for line in keyboard:
            page.show([Line("text", f"heard {line}")])

asyncio.run(main())
"""


def at_a_terminal(typed: list[tuple[bytes, str]], *arguments: str) -> tuple[str, int]:
    """Type into a session, each time once the screen shows what is awaited; give the screen and the exit code."""
    mine, its = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", SESSION, *arguments],
        stdin=its, stdout=its, stderr=its, start_new_session=True, cwd=Path(__file__).parent.parent,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )  # fmt: skip
    os.close(its)
    shown = ""
    try:
        for keys, awaited in [*typed, (b"", "See you.")]:
            until = time.monotonic() + 20
            while awaited not in shown and time.monotonic() < until:
                if select.select([mine], [], [], 0.1)[0]:
                    shown += os.read(mine, 4096).decode()
            assert awaited in shown
            os.write(mine, keys)
        code = child.wait(20)
        assert termios.tcgetattr(mine)[3] & termios.ECHO, "the terminal no longer shows what is typed"
        return shown, code
    finally:
        child.kill()
        child.wait()
        os.close(mine)


@pytest.mark.parametrize("leave", [b"\x04", b"\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_a_person_leaves_with_one_line_and_no_error(leave):
    shown, code = at_a_terminal([(b"hello\r", "Dana> "), (leave, "heard hello\r\n\r\nDana> ")])
    assert code == 0
    assert shown.rstrip().endswith("See you.")
    assert "Traceback" not in shown


def test_a_reminder_does_not_swallow_what_is_being_typed():
    shown, _ = at_a_terminal(
        [(b"half", "Dana> "), (b" done\r", "a reminder\r\n\r\nDana> half"), (b"\x04", "heard half done\r\n\r\nDana> ")],
        "remind",
    )
    assert shown.index("a reminder") < shown.index("heard half done")
