"""Example arguments of what is said when a goal is asked about, over every goal, rhythm and answer."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.chat import Reply
from bot.goals.checkins.rhythm import ORDER, Rhythm, rule_of
from bot.goals.checkins.rhythm_wording import Listed, Page
from bot.goals.checkins.wording import Again, Offer
from bot.goals.pages import PER_PAGE
from bot.library import Library
from tests.replies.aims import FULL, LATER, OWN, STEP, TODAY, every
from tests.replies.examples import Example, Examples, each, ex, once

SINCE = date(2027, 1, 4)
RHYTHMS = [
    *(Rhythm(rule_of(often, (1, 3) if often == "twice" else (6,)), 630, SINCE, 0) for often in ORDER),
    Rhythm(rule_of("daily", (0, 1, 2, 3, 4)), 0, SINCE, 0), Rhythm(rule_of("weekly", (0, 2, 4)), 720, SINCE, 0),
    Rhythm(rule_of("twice", (1, 3)), 570, SINCE, 0, "morning"),
]  # fmt: skip
SOON = Again(TODAY + timedelta(days=2), 570)
MONDAY = Again(TODAY + timedelta(days=3), 660)
REPLY = Reply("That is fine.")
SMALL = "open the page of one school and copy what it asks"


def _questions(library: Library) -> Iterator[Example]:
    goals = [goal for goal in every(library) if goal.state == "open"]
    yield from (ex(goal, RHYTHMS[-1], 99_999, "morning") for goal in goals)
    yield from (ex(OWN, rhythm, 1) for rhythm in RHYTHMS)


def _listed(library: Library) -> Iterator[Example]:
    many = [Listed(replace(FULL, number=at), rhythm, LATER) for at, rhythm in enumerate(RHYTHMS[:PER_PAGE], start=7)]
    for shown in (Page([], 0), Page([Listed(OWN, RHYTHMS[5], None)], 1), Page(many, 30, 2)):
        yield from (ex(shown, TODAY, is_off=is_off, news="News.") for is_off in (False, True))


def _chosen(library: Library) -> Iterator[Example]:
    for rhythm in RHYTHMS:
        one = Listed(FULL, rhythm, LATER if rhythm.rule else None)
        yield from (ex([one], TODAY), ex([one] * 3, TODAY))


def _not_now(library: Library) -> Iterator[Example]:
    for goal in (goal for goal in every(library) if goal.state == "open"):
        offers = [Offer(SOON, monday, is_usual) for monday in (None, MONDAY) for is_usual in (False, True)]
        yield from (ex(goal, small, offer, TODAY, 7) for small in ("", SMALL) for offer in offers)


CHECKINS: Mapping[str, Examples] = {
    "again_on": lambda _: [ex(goal, small, SOON, TODAY) for goal in (OWN, FULL) for small in ("", SMALL)],
    "agreed": lambda _: [ex(OWN, SOON, TODAY)],
    "got_to_it": once(),
    "kindly": lambda library: [ex(REPLY), ex(REPLY, library.about.worried)],
    "not_now": _not_now,
    "part_kept": once(),
    "part_of": lambda _: [ex(OWN, None), ex(FULL, FULL.steps[0])],
    "partly": lambda _: [ex(OWN, None, 7, 8), ex(FULL, FULL.steps[0], 7, 8), ex(OWN, STEP, 7, 8)],
    "question": _questions,
    "skipped_once": each("I ask about it every day at about 9:30 AM."),
    "worked_on": each(OWN, FULL),
}

RHYTHM: Mapping[str, Examples] = {
    "choices": lambda _: [ex(goal, rhythm, "News.") for goal in (OWN, FULL) for rhythm in RHYTHMS],
    "chosen": _chosen,
    "left": lambda _: [ex(OWN, rhythm) for rhythm in RHYTHMS],
    "line": each(*RHYTHMS),
    "listed": _listed,
    "no_rhythm_in_that": once(),
    "no_zone": once(),
    "off": once(),
    "on": lambda _: [ex(None, TODAY), ex(LATER, TODAY)],
    "when": each(*RHYTHMS),
}
