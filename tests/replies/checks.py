"""What every reply must be: valid for the platform, within its limits, readable aloud, and free of blame.

Each check gives its faults in words; none means that all is well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

from bot import assembly
from bot.agenda import Agenda
from bot.chat import MAX_SAYS_BYTES, MAX_TEXT, Button, Card, Cards, For, Part, Rebutton, Reply, Toast, units
from bot.conversation import Conversation
from bot.gateways import markup
from bot.library import Library
from tests.replies.telegram_html import html_faults

GUILT = Path(__file__).parents[1] / "data" / "guilt.txt"

MOST_BUTTONS, MAX_LABEL, MAX_TOAST = 100, 64, 200  # the platform's
MAX_TITLE, MAX_SUMMARY, MAX_ID = 64, 120, 64  # of a card; a title longer than that is cut off on a phone
LINK = re.compile(r"[A-Za-z0-9_-]{0,64}")

LEFTOVER = re.compile(r"\*\*|\]\(|\\[^\w\s]|(?<!\w)[*`]\w|\w[*`](?!\w)")
URL = re.compile(r"\bhttps?://[^\s)]+")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
SHOUTED = re.compile(r"\b[A-Z]{7,}\b")
ARROW = re.compile(r"<?[-=]+>|<[-=]+|[←-⇿➔-➾⟵-⟿]")
DOUBLED = re.compile(r"[!?]{2,}|(?<!\.)\.\.(?!\.)|\.{4,}|\.\.\.(?!$)|,,|::|;;", re.MULTILINE)
SLASHED = re.compile(r"(?<![\w/])/(?P<command>\w+)(?P<closed>/?)|(?P<both>\b[^\W\d_]+/[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Known:
    """What the checks take from elsewhere: names that are all capitals, the commands, words of guilt."""

    capitals: frozenset[str]
    commands: frozenset[str]
    guilt: re.Pattern[str]


def known(library: Library) -> Known:
    """Gather it; the names of sources are no shouting, and only commands of the menu are told to anybody."""
    conversation = Conversation()
    conversation.switch_on(assembly.features(library, conversation, Agenda()))
    commands = frozenset(
        command.name for in_groups in (False, True) for who in For for command in conversation.menu(in_groups, who)
    )
    named = [fact.source for entry in library.published for fact in entry.facts]
    named += [page.title for page in library.official.values()]
    phrases = [line for line in GUILT.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    guilt = re.compile(rf"(?<!\w)(?<!if )({'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)
    return Known(frozenset(SHOUTED.findall(" ".join(named))), commands, guilt)


def pieces(said: object) -> Iterator[object]:
    """Take apart what a function gave: its replies, notices, cards and bare texts, whatever they lie in."""
    if isinstance(said, str | Reply | Rebutton | Toast | Card | Button):
        yield from [said] if said != "" else []
    elif isinstance(said, Part):
        yield from (Reply(said.text, buttons=said.buttons), said.line, Button(said.label, says="/due"))
    elif isinstance(said, Cards):
        yield from said.cards
        yield from [said.invites] if said.invites else []
    elif isinstance(said, list | tuple | dict):
        for each in said.values() if isinstance(said, dict) else said:
            yield from pieces(each)


def buttons_of(piece: object) -> list[Button]:
    """List the buttons of a piece."""
    if isinstance(piece, Reply | Rebutton):
        return [button for row in piece.buttons for button in row]
    return [piece] if isinstance(piece, Button) else []


def texts_of(piece: object) -> list[str]:
    """List what is read as marked-up text; notices, labels and titles are shown as they stand."""
    if isinstance(piece, Reply):
        return [piece.text, *(texts_of(piece.otherwise) if piece.otherwise else [])]
    return [piece.text] if isinstance(piece, Card) else [piece] if isinstance(piece, str) else []


def words_of(piece: object) -> list[str]:
    """List everything that somebody reads or hears, without marks."""
    bare = [button.label for button in buttons_of(piece)]
    bare += [piece.text] if isinstance(piece, Toast) else []
    bare += [piece.title, piece.summary] if isinstance(piece, Card) else []
    return [*map(heard, texts_of(piece)), *bare]


@lru_cache(maxsize=8192)
def heard(text: str) -> str:
    """Give what a screen reader says of a marked-up text: a link by its label alone."""
    return unescape(re.sub(r"</?[a-z][^<>]*>", "", markup.html(text)))


def markup_faults(piece: object) -> list[str]:
    """Check that Telegram takes a text as it is shown there, and that nothing of the marks is left in plain text."""
    return [fault for text in texts_of(piece) for fault in _markup_faults(text)]


@lru_cache(maxsize=8192)
def _markup_faults(text: str) -> tuple[str, ...]:
    left = LEFTOVER.findall(URL.sub("", markup.plain(text)))
    return (*html_faults(markup.html(text)), *(f"{mark} is left in plain text" for mark in left))


def limit_faults(piece: object, room: int = MAX_TEXT) -> list[str]:
    """Check the platform's limits, and a text against the room that was left for it."""
    faults = [f"{len(text)} characters of {room}" for text in texts_of(piece) if len(text) > room]
    faults += [f"{units(text)} units of {MAX_TEXT}" for text in texts_of(piece) if units(text) > MAX_TEXT]
    buttons = buttons_of(piece)
    faults += [f"{len(buttons)} buttons"] if len(buttons) > MOST_BUTTONS else []
    faults += [f"label {each.label!r}" for each in buttons if len(each.label) > MAX_LABEL]
    faults += [f"says {each.says!r}" for each in buttons if len(each.says.encode()) > MAX_SAYS_BYTES]
    if isinstance(piece, Toast) and units(piece.text) > MAX_TOAST:
        faults.append(f"a notice of {units(piece.text)}")
    return [*faults, *(_card_faults(piece) if isinstance(piece, Card) else [])]


def _card_faults(card: Card) -> list[str]:
    fits = {
        "title": 0 < len(card.title) <= MAX_TITLE,
        "summary": 0 < len(card.summary) <= MAX_SUMMARY and "\n" not in card.summary,
        "id": 0 < len(card.id.encode()) <= MAX_ID,
        "link": bool(LINK.fullmatch(card.opens)),
    }
    return [f"the {part} of card {card.id!r}" for part, fit in fits.items() if not fit]


def aloud_faults(piece: object, known: Known) -> list[str]:
    """Check that a reply can be read aloud and loses nothing without its signs."""
    labels = [button.label for button in buttons_of(piece)]
    twice = {label for label in labels if labels.count(label) > 1}
    return [*(fault for words in words_of(piece) for fault in _aloud_faults(words, known)),
            *(f"two buttons are called {label!r}" for label in sorted(twice))]  # fmt: skip


# The box of a step: its words stand under that number in the list above.
BOX = re.compile(r"[☐☑–] [0-9]{1,2}")


@lru_cache(maxsize=8192)
def _aloud_faults(words: str, known: Known) -> tuple[str, ...]:
    lines = [line for line in words.split("\n") if line.strip()] or [words]
    silent = [line for line in lines if not any(map(str.isalpha, line)) and not BOX.fullmatch(line)]
    faults = [f"no letter in {line!r}" for line in silent]
    faults += [f"{word} is shouted" for word in SHOUTED.findall(words) if word not in known.capitals]
    faults += [f"{bare!r} is a bare address" for bare in SENTENCE.split(words) if URL.fullmatch(bare.strip(" •-.:"))]
    spoken = URL.sub("", words)
    faults += [f"the arrow {arrow}" for arrow in ARROW.findall(spoken)]
    faults += [f"{mark} is doubled" for mark in DOUBLED.findall(spoken)]
    faults += [f"{spoken.count('!')} exclamation marks"] if spoken.count("!") > 1 else []
    for found in SLASHED.finditer(spoken):
        is_command = found["command"] in known.commands and not found["closed"]
        is_name = found["both"] is not None and found["both"].isupper()
        faults += [] if is_command or is_name else [f"the slash in {found[0]!r}"]
    return tuple(faults)


def guilt_faults(piece: object, known: Known) -> list[str]:
    """Check that nobody is blamed, scolded or pressed."""
    return [fault for words in words_of(piece) for fault in _guilt_faults(words, known)]


@lru_cache(maxsize=8192)
def _guilt_faults(words: str, known: Known) -> tuple[str, ...]:
    spoken = " ".join(words.replace("’", "'").split())
    return tuple(f"{blame!r}" for blame in known.guilt.findall(spoken))


def all_faults(piece: object, known: Known, room: int = MAX_TEXT) -> list[str]:
    """Do every check."""
    return [
        *markup_faults(piece),
        *limit_faults(piece, room),
        *aloud_faults(piece, known),
        *guilt_faults(piece, known),
    ]
