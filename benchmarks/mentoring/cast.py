"""Who is in the group, and what they say: made up from a seed, with words that can be found again."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.processes import ROOT
from bot.library import Library

MEMBERS, FIRST_MEMBER = 200, 5001
OLD_CHAT, CHAT = -4321, -1001234567890
TITLE = "Tuesday Circle"
CHATTER = ROOT / "tests" / "questions" / "chatter-dev.jsonl"
_SYLLABLES = (
    "bra",
    "dol",
    "fen",
    "gim",
    "hos",
    "jul",
    "kev",
    "lom",
    "nur",
    "pax",
    "quo",
    "riv",
    "sul",
    "tep",
    "vod",
    "zan",
)
_TALK = (
    "{a} {b} is on the {c} shift again",
    "who swapped with {a} on {c}",
    "{a} brought cake to the {b} station",
    "our printer at {b} gave up before {c}",
    "the parking lot by {a} is full since {c}",
    "lol {a}, same here at {b}",
    "see you all at {c}, I bring {a}",
)


@dataclass(frozen=True, slots=True)
class Mentor:
    """How somebody mentors: what they take, how many a day, and their way with a question.

    `answers_after_s` is None where they let it lie.
    """

    person: int
    name: str
    a_day: int
    themes: Sequence[str] = ()
    answers_after_s: int | None = 300
    passes_every: int = 0
    declines_at_h: float | None = None
    blocks_at_h: float | None = None
    leaves_at_h: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is handed to a mentor: words that are nowhere else, on a theme or on none."""

    text: str
    secret: str
    nameless: bool
    in_group: bool
    again: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and all that is said; `known` is what the texts mean, `private` what no group may ever read."""

    admin: int
    mentors: Sequence[Mentor]
    names: Mapping[int, str]
    started: Sequence[int]
    asks: Sequence[str]
    choices: Sequence[str]
    questions: Sequence[Question]
    goals: Mapping[int, str]
    known: dict[str, list[str]] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)


def cast(library: Library, seed: int) -> Cast:
    """Make up the group."""
    chance = random.Random(seed)
    words = _words(chance)
    names = {FIRST_MEMBER + number: next(words).capitalize() for number in range(MEMBERS)}
    people = list(names)
    admin, *rest = people
    themes = [theme.id for theme in library.themes]
    mentors = _mentors(rest[:5], names, themes)
    started = [admin, *(each.person for each in mentors), *rest[5:80]]
    asks = [entry.must_match[0] for entry in library.published if entry.must_match]
    known = {entry.must_match[0]: ["question", entry.id] for entry in library.published if entry.must_match}
    choices = []
    for one, other in pairwise(entry.id for entry in library.published):
        choices.append(f"which way at {next(words)}")
        known[choices[-1]] = ["choose", f"{one} {other}"]
    near = {entry.theme: entry.id for entry in library.published}
    questions = []
    for number in range(30):
        secret = next(words)
        text = f"would you train four people at {secret} without a raise"
        questions.append(Question(text, secret, number % 2 == 0, number % 5 < 2, number % 6 == 0))
        theme = themes[number % len(themes)]
        known[text] = ["unknown", near.get(theme, "") if number % 3 else ""]
    goals = {person: f"finish the {next(words)} binder" for person in started[6:16]}
    known |= {text: ["goal", ""] for text in goals.values()}
    private = [*(text.split()[2] for text in goals.values()), *(each.secret for each in questions if not each.in_group)]
    return Cast(admin, mentors, names, started, asks, choices, questions, goals, known, private)


def _words(chance: random.Random) -> Iterator[str]:
    """Make up words, each once."""
    made = ["".join((a, b, c)) for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
    chance.shuffle(made)
    return iter(made)


def _mentors(people: Sequence[int], names: Mapping[int, str], themes: Sequence[str]) -> list[Mentor]:
    """Make five who are unlike each other."""
    one, two, three, four, five = people
    return [
        Mentor(one, names[one], 10, answers_after_s=240, passes_every=4),
        Mentor(two, names[two], 5, themes[:2], answers_after_s=1500),
        Mentor(three, names[three], 10, themes[1:], answers_after_s=4000, passes_every=3, declines_at_h=4.0),
        Mentor(four, names[four], 5, answers_after_s=7200, blocks_at_h=3.5),
        Mentor(five, names[five], 3, themes[:3], answers_after_s=None, leaves_at_h=7.7),
    ]


def chatter(chance: random.Random, count: int) -> list[tuple[str, bool]]:
    """Make up the talk of members among themselves, and whether each replies to another."""
    lines = [json.loads(line) for line in CHATTER.read_text("utf-8").splitlines()]
    silent = [(line["text"], line["reply_to"] == "member") for line in lines if line["expect"] == "silent"]
    words = [f"{a}{b}" for a in _SYLLABLES for b in _SYLLABLES]
    made = []
    for _ in range(max(0, count - 10 * len(silent))):
        a, b, c = chance.sample(words, 3)
        made.append((chance.choice(_TALK).format(a=a.capitalize(), b=b, c=c), chance.random() < 0.2))
    return [*made, *(chance.choice(silent) for _ in range(count - len(made)))]
