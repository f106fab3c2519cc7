"""What the tests of understanding share: labelled questions, a small library, the real one learnt once."""

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path

from bot.library import (
    About,
    Boundary,
    Distress,
    Entry,
    Intervals,
    Library,
    Negative,
    Phrasing,
    Review,
    Theme,
    find,
    read,
)
from bot.understanding import Understanding, load

# Vectors, the encoder's graph and what was learnt stay here between runs, so that only the first one is slow.
CACHE = Path(__file__).parents[1] / "data" / "understanding"  # as the program does, so that nothing is learnt twice

ASKED = {
    "baking": ("how do I bake bread", "sourdough for beginners", "why did my loaf not rise"),
    "cycling": ("how do I fix a flat tyre", "best bicycle for the city", "my chain came off"),
    "gardening": ("when do I plant tomatoes", "how often to water roses", "slugs ate my lettuce"),
}
NEGATIVES = (
    ("hello there", "oos-chitchat"),
    ("thanks a lot", "oos-chitchat"),
    ("how many pills for a headache", "oos-clinical"),
    ("is this rash dangerous", "oos-clinical"),
    ("who won the match", "oos-other"),
    ("which bakery in Paris is open now", "oos-near"),
)
DISTRESS = (("I want to die", "crisis"), ("this oven is killing me", "burnout"))


def small_library(entries: int = 3, negatives: tuple[tuple[str, str], ...] = NEGATIVES) -> Library:
    """Build a library of a few sentences on other matters than ours."""
    asked = dict(list(ASKED.items())[:entries])
    about = About("Crumb", "all", "Hello.", "Unofficial.", ("how?",), "No more.", (), "Call somebody.")
    boundaries = {
        "crisis": Boundary("crisis", "Call.", (r"\bwant to die\b",)),
        "clinical": Boundary("clinical", "Ask a doctor.", (r"\bpills\b",), (r"\bpills of dough\b",)),
        "hello": Boundary("hello", "Hello.", (r"^hello\b",)),
    }
    return Library(
        folder=Path("nowhere"),
        entries={name: _entry(name) for name in asked},
        themes=(Theme("all", "All"),),
        documents={},
        phrasings=tuple(Phrasing(text, (name,), "terse") for name, texts in asked.items() for text in texts),
        negatives=tuple(Negative(*pair) for pair in negatives),
        distress=tuple(Distress(*pair) for pair in DISTRESS),
        boundaries=boundaries,
        about=about,
        official={},
        review=Review(Intervals(6, 6, 12, 36, 36), Intervals(3, 3, 6, 18, 18), 36, 30),
        languages={},
        digest=hashlib.sha256(repr((asked, negatives)).encode()).hexdigest(),
    )


def _entry(name: str) -> Entry:
    return Entry(
        id=name,
        title=name.title(),
        theme="all",
        short="",
        more="",
        citations=(),
        facts=(),
        official=(),
        related=(),
        status="published",
        reviewed_on=date(2026, 11, 21),
        version=1,
        must_match=(),
        must_not_match=(),
        claims=(),
    )


@cache
def knowledge() -> Library:
    """Read the real knowledge."""
    return read(find(None))


@cache
def learned() -> Understanding:
    """Understand the real knowledge, learnt at most once a run."""
    return load(knowledge(), CACHE, None, lambda _: None)


def questions(name: str) -> list[dict[str, object]]:
    """Read a file of labelled questions."""
    lines = (Path(__file__).parent / "questions" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def silent(_: str) -> None:
    """Report nothing."""
