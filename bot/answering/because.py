"""Why a turn was answered as it was: kept in ids and numbers, told in words."""

import hashlib
import json
from collections.abc import Container, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from bot.chat import Reply, Understood, escape
from bot.library import Entry, Library

How = Literal["answer", "choose", "decline", "opened", "pointed", "refused", "danger", "talk"]
TOLD = 3
CLOSE = 0.05  # a share from which an entry may well have been meant
KEPT = "I have not kept your words, only which topics came close and how close; that goes within the hour."
NO_QUESTION = {
    "refused": "Your last message was not one for a career bot, so I looked for no topic. I never answer those.",
    "danger": "Your message worried me, so I named people to call and no topic. They are there at any hour.",
    "talk": "Your last message was no question to me, so there is nothing to explain. Ask one, then send /why.",
}
NO_GUESS = {
    "opened": "You opened {} yourself, so I had nothing to guess.",
    "pointed": "You named what you meant after the turn before, so I answered with {}.",
}
# From which share among the entries the bot calls itself how sure.
SURE = ((0.9, "very sure"), (0.65, "fairly sure"), (0.4, "not sure"), (0.0, "far from sure"))


@dataclass(frozen=True, slots=True)
class Because:
    """What decided a turn: the best entries with their shares, and the mark of the phrasing that is most like it.

    `own` is the entry that was given for what the person set, whichever came first.
    """

    how: How
    entries: tuple[tuple[str, float], ...]
    near: str | None = None
    leaned: bool = False
    own: str | None = None

    def kept(self) -> str:
        """Give it as text, to be kept for a while."""
        return json.dumps(asdict(self))


REFUSED = Because("refused", ())
DANGER = Because("danger", ())
TALK = Because("talk", ())


def because_of(heard: Understood, how: How, public: Container[str], own: str | None = None) -> Because:
    """Note what decided a turn; of its words nothing stays."""
    best = [(match.id, match.score) for match in heard.entries if match.id in public]
    return Because(how, tuple(best[:TOLD]), mark(heard.nearest) if heard.nearest else None, heard.leaned, own)


def opened(entry: str) -> Because:
    """Note that an entry was opened by its own button."""
    return Because("opened", ((entry, 1.0),))


def pointed(entry: str) -> Because:
    """Note that a few words pointed at an entry of the turn before, whatever they come close to by themselves."""
    return Because("pointed", ((entry, 1.0),))


def read(kept: str | None) -> Because | None:
    """Read what was kept."""
    if not kept:
        return None
    found = json.loads(kept)
    entries = tuple((id_, share) for id_, share in found["entries"])
    return Because(found["how"], entries, found["near"], found["leaned"], found.get("own"))


def mark(phrasing: str) -> str:
    """Give a short mark by which a phrasing of ours is found again."""
    return hashlib.blake2b(phrasing.encode(), digest_size=8).hexdigest()


def runners_up(known: Because | None, besides: str, published: Sequence[str]) -> list[str]:
    """Name what else the last turn may well have been about."""
    close = [id_ for id_, share in known.entries if share >= CLOSE] if known else []
    return [id_ for id_ in close if id_ != besides and id_ in published]


def told(library: Library, known: Because) -> Reply:
    """Tell in words a person understands why the last turn was answered as it was."""
    public = {entry.id: entry for entry in library.published}
    if known.how in NO_QUESTION:
        return Reply(NO_QUESTION[known.how])
    if not known.entries:
        return Reply(f"I gave no answer, because nothing in your words came close to a topic of mine.\n\n{KEPT}")
    if known.entries[0][0] not in public or (known.own and known.own not in public):
        return Reply("The topics of your last question are no longer here, so I cannot tell you why. Ask it again.")
    named = [(public[id_], share) for id_, share in known.entries if id_ in public]
    first, share = named[0]
    if known.how in NO_GUESS:
        return Reply(f"{NO_GUESS[known.how].format(_title(first))} {_version(first)}")
    if known.own:
        shown = public[known.own]
        return Reply(f"{_by_own(shown, first)}\n\n{_version(shown)}\n\n{KEPT}")
    lines = [_start(library, known, first)]
    if known.how != "decline" and not known.leaned:  # else the numbers are no measure of how sure
        lines.append(f"{_how_sure(known, share)} {_second(named)}".strip())
    if known.leaned:
        lines.append("Your words alone were not enough, so I read them together with the turn before.")
    lines.append(_version(first) if known.how == "answer" else "")
    return Reply("\n\n".join(line for line in (*lines, KEPT) if line))


def _start(library: Library, known: Because, first: Entry) -> str:
    asked = (one.text for one in library.phrasings if known.near and one.entries[0] == first.id)
    near = next((text for text in asked if mark(text) == known.near), None)
    if known.how == "decline":
        return f"I gave no answer, because no topic came close enough. The closest was {_title(first)}."
    does = "I answered with" if known.how == "answer" else "I asked back; the closest was"
    words = f" Of the questions I know, this one reads most like yours: “{escape(near)}”." if near else ""
    return f"{does} {_title(first)}.{words}"


def _by_own(shown: Entry, first: Entry) -> str:
    start = (
        f"I answered with {_title(shown)}, the one for what you set in /profile: your words left open which you meant."
    )
    return start if first == shown else f"{start} By your words alone, {_title(first)} came first."


def _how_sure(known: Because, share: float) -> str:
    words = next(words for least, words in SURE if share >= least) if known.how == "answer" else "not sure enough"
    return f"How sure I was: {words}, about {max(1, min(99, round(100 * share)))} in 100."


def _second(named: Sequence[tuple[Entry, float]]) -> str:
    if len(named) < 2:
        return ""
    second, share = named[1]
    much = "less than 1" if share < 0.01 else f"about {round(100 * share)}"
    return f"Second came {_title(second)}, {much} in 100."


def _version(shown: Entry) -> str:
    day = shown.reviewed_on
    return f"The answer is version {shown.version}, last reviewed on {day:%B} {day.day}, {day.year}."


def _title(shown: Entry) -> str:
    return f"“{escape(shown.title)}”"
