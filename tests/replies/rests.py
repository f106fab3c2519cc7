"""Example arguments of what is said of goals that rest, of the weekly review, and where a goal ends."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.goals.checkins.consistency import Consistency
from bot.goals.checkins.review_wording import MOST, Looked, Next, fresh_start
from bot.library import Library
from bot.people import Silence
from tests.replies.aims import DEED, FULL, LATER, OWN, TODAY, every, of_goals
from tests.replies.examples import Example, Examples, each, ex, once

SINCE = TODAY - timedelta(days=43)
SILENCES = (Silence("pause", until_on=LATER), Silence("pause"), Silence("rest"))
REASONS = ("month", "reached", "new")


def _open(library: Library) -> Iterator[Example]:
    return (ex(goal, TODAY) for goal in every(library) if goal.state == "open")


def _since(library: Library) -> Iterator[Example]:
    return (ex(goal, SINCE, TODAY) for goal in every(library) if goal.state == "open")


def _until(library: Library) -> Iterator[Example]:
    odd = "I could not find a day in that."
    yield from (ex(goal, silence, TODAY, why) for goal in (OWN, FULL) for silence in SILENCES for why in ("", odd))


def _reviews(library: Library) -> Iterator[Example]:
    ahead = [Next(FULL, "w" * 120, LATER), Next(OWN), Next(replace(OWN, number=8), "Call the school", TODAY)]
    moved = ["Read chapter 3", "w" * 300, "Ticked a step", "One more", "And one more"]
    for many in range(MOST + 1):
        yield ex(Looked(moved[: many + 1], 2.5, ahead[:many], Consistency(5, 7)), TODAY)
        yield ex(Looked((), 0, ahead[:many], is_asked=True), TODAY)
    yield ex(Looked(moved, 17, ahead, Consistency(1, 2), fresh_start(FULL, "month")), TODAY)


RESTING: Mapping[str, Examples] = {
    "beside": lambda _: [ex(silence, TODAY) for silence in SILENCES],
    "its_day": _open,
    "not_a_day": once(),
    "odd_day": once(),
    "paused": each(None, LATER),
    "quiet": _since,
    "rests": once(),
    "rests_on": once(),
    "still_resting": _since,
    "still_theirs": once(),
    "taken_up": once(),
    "until_when": _until,
    "was_awake": once(),
}

REVIEW: Mapping[str, Examples] = {
    "begun_anew": lambda _: [ex(is_dated=is_dated) for is_dated in (False, True)],
    "fresh_start": lambda _: [ex(goal, why, "w" * 120) for goal in (OWN, FULL) for why in REASONS],
    "in_weeks": each(Consistency(1, 2), Consistency(8, 8)),
    "left_resting": once(),
    "review": _reviews,
    "streak": each(0, 1, 2, 99),
}

CLOSING: Mapping[str, Examples] = {
    "celebration": lambda library: (ex(goal, [DEED] * 7, TODAY, 3) for goal in every(library)),
    "dropping_for_good": of_goals([replace(DEED, kind="ce")]),
}
