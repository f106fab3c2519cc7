r"""What one line of a session means; pure.

    12                         press button 12
    @2027-03-14T09:00          move the clock (local time); @+2d, @+3h, @+15m, @+1w from now
    ~ TEXT                     edit one's last message
    >> TEXT, >! TEXT           reply to the last message; to the bot's last message
    +photo FILE TEXT           attach a picture (+document: a file) with a caption; "..." round a name with spaces
    +location LAT,LON          share a location in private: +location 33.45,-112.07
    +leave                     leave the group
    \n                         a line break (\\ is a backslash)
    \12                        a backslash first: what follows is only text
    /quit                      leave

In a group a name before it says who speaks: `Kim> TEXT` in the group, `Kim>> TEXT` and `Kim>! TEXT` as a reply,
`Kim>@ TEXT` to the bot in private, `Kim>@! TEXT` there as a reply to its last message.
"""

import re
from dataclasses import dataclass
from typing import Literal

Towards = Literal["chat", "last", "bot", "private", "private bot"]

# Between name and text stands > and at most a mark, so that "here -> there" and "a > b" stay texts.
_PREFIX = re.compile(r"(?P<name>[^\W\d_]\w*(?:[.'-]\w+)*)?>(?P<mark>@!|[>!@]?)(?:\s+(?P<text>.*))?", re.DOTALL)
_TOWARDS: dict[str, Towards] = {"": "chat", ">": "last", "!": "bot", "@": "private", "@!": "private bot"}
_CLOCK = re.compile(r"@(\+?\d\S*)")
_FILE = re.compile(r'\+(photo|document)(?:\s+(?:"([^"]+)"|(\S+))(?:\s+(.*))?)?', re.DOTALL)
_POINT = re.compile(r"\+location(?:\s+(-?\d{1,3}(?:\.\d{1,9})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,9})?))?", re.ASCII)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Quit:
    """The person leaves."""


@dataclass(frozen=True, slots=True)
class Move:
    """The clock goes forward to what these words name."""

    to: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Attach:
    """A picture or document; the file itself is never read. An empty name: none was given."""

    what: str
    file: str
    caption: str


@dataclass(frozen=True, slots=True)
class Share:
    """A location, by latitude and longitude; None: none was given."""

    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Leave:
    """Going out of the group."""


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for one's last message."""

    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """A message."""

    text: str


Deed = Press | Attach | Share | Leave | Edit | Say


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody does; an empty speaker is whoever the session belongs to."""

    speaker: str
    towards: Towards
    deed: Deed


def read(line: str, in_group: bool) -> Turn | Move | Quit | None:
    """Tell what a line means; None for an empty one. Names before a text are read in groups only."""
    line = _LONE_SURROGATE.sub("\ufffd", line).strip()
    if not line:
        return None
    if line.lower() == "/quit":
        return Quit()
    if moved := _CLOCK.fullmatch(line):
        return Move(moved[1])
    prefix = _PREFIX.fullmatch(line)
    if prefix and (prefix["mark"] or prefix["name"]) and (in_group or not prefix["name"]):
        text = (prefix["text"] or "").strip()
        return Turn(prefix["name"] or "", _TOWARDS[prefix["mark"]], _deed(text)) if text else None
    return Turn("", "chat", _deed(line))


def _deed(text: str) -> Deed:
    if text.startswith("\\") and text[1:2] not in {"n", "\\"}:
        return Say(_with_breaks(text[1:]))
    # Ten digits are beyond any button, and int() refuses thousands of them.
    if text.isdecimal() and len(text) < 10:
        return Press(int(text))
    if text.startswith("~ "):
        return Edit(_with_breaks(text[2:].strip()))
    return _beyond_words(text) or Say(_with_breaks(text))


def _beyond_words(text: str) -> Deed | None:
    if file := _FILE.fullmatch(text):
        return Attach(file[1], file[2] or file[3] or "", _with_breaks(file[4] or ""))
    if shared := _POINT.fullmatch(text):
        return Share((float(shared[1]), float(shared[2])) if shared[1] else None)
    return Leave() if text == "+leave" else None


def _with_breaks(text: str) -> str:
    return re.sub(r"\\([\\n])", lambda found: "\n" if found[1] == "n" else "\\", text)
