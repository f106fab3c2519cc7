"""A fresh start for a goal that rests or went quiet, offered where something new begins."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot import clock, people
from bot.agenda import Agenda
from bot.chat import WEEK_S, Answer, Door, Incoming, Reply
from bot.clock import Hours
from bot.deeds import Deed
from bot.goals import changes, store
from bot.goals.changes import Before
from bot.goals.checkins import rests, stale
from bot.goals.checkins import review_wording as wording
from bot.goals.checkins.consistency import Rest
from bot.goals.checkins.resting import FEATURE, take_up
from bot.goals.looking import Looking, day
from bot.goals.model import MAX_OPEN, Goal
from bot.goals.planning import replanned
from bot.library import Library

LEAVE = "leave"
REVIEW = "review"
RESTED_S = 2 * WEEK_S

Reason = Literal["month", "reached", "new"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A goal that may be taken up anew, and what is new just now; `reached` is the goal that was."""

    goal: Goal
    reason: Reason
    reached: str = ""


def offered(
    db: Door,
    library: Library,
    person_id: int,
    asked: Collection[int],
    moved: Sequence[Deed],
    since_at: int,
    hours: Hours,
    now: int,
) -> Offer | None:
    """Give the offer of a review that looks back until `since_at` (UTC seconds).

    `moved` is what was done since, `asked` holds our ids of the goals that are asked about in the same message.
    """
    today = hours.day(now)
    goals = store.in_state(db, person_id, "open", MAX_OPEN)
    asleep = _asleep(db, person_id, [goal for goal in goals if goal.id not in asked], today, now)
    reached = next((deed.note for deed in moved if deed.kind == "reached"), "")
    if asleep is None:
        return None
    if reached:
        return Offer(asleep, "reached", reached)
    since = clock.today(since_at, hours.zone)
    if any(_is_new_field(library, goal, goals) for goal in goals if goal.made_on > since and goal.id != asleep.id):
        return Offer(asleep, "new")
    return Offer(asleep, "month") if (since.year, since.month) != (today.year, today.month) else None


def spread_anew(library: Library, goal: Goal, today: date) -> Goal:
    """Give a goal whose open steps have days ahead of them, where theirs are over; without a day to reach, none."""
    if not any(step.state == "open" and step.due and step.due < today for step in goal.steps):
        return goal
    template = library.templates.get(goal.template or "")
    is_ahead = goal.due is not None and goal.due > today
    anew = replanned(goal, [step.weeks for step in template.steps], today) if template and is_ahead else goal
    steps = tuple(
        replace(step, due=None) if step.state == "open" and step.due and step.due < today else step
        for step in anew.steps
    )
    return replace(anew, steps=steps)


class Fresh:
    """The handler of the offer, handed the open goal it is about."""

    def __init__(self, library: Library, looking: Looking, agenda: Agenda) -> None:
        self._library, self._looking, self._agenda = library, looking, agenda

    def answer(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Begin a goal anew, or leave it as it is."""
        if incoming.argument.split()[1:] == [LEAVE]:
            return [self._noted(incoming, db, now, wording.left_resting())]
        person, today = incoming.person_id, day(incoming)
        was_silent = take_up(db, person, goal, today, now)
        rests.note_rest(db, person, goal, Rest(goal.made_on, today - timedelta(days=1)))  # what counts, counts from now
        anew = spread_anew(self._library, goal, today)
        if anew != goal:
            changes.keep(db, person, "day", Before(goal), now)
            store.save(db, person, anew)
        if was_silent:
            self._agenda.resume(db, person, now)
        page = self._looking.shown(incoming, db, anew, wording.begun_anew(is_dated=anew != goal))
        return [self._noted(incoming, db, now, page)]

    def _noted(self, incoming: Incoming, db: Door, now: int, reply: Reply) -> Reply:
        return self._agenda.answered(db, incoming.person_id, FEATURE, REVIEW, reply, now)


def _asleep(db: Door, person_id: int, goals: Sequence[Goal], today: date, now: int) -> Goal | None:
    """Give the goal that rests or is quiet, of several the one that was touched last; one they paused is left alone."""
    silences = people.silences_of(db, person_id)
    found: list[tuple[int, Goal]] = []
    for goal in goals:
        silence, touched_at = rests.silence_of(silences, goal, today), rests.touched_at(db, person_id, goal)
        rests_long = silence is not None and silence.why == "rest" and now - silence.since_at >= RESTED_S
        is_quiet = silence is None and now - touched_at >= stale.QUIET_S
        if (rests_long or is_quiet) and not goal.is_just_heard:
            found.append((touched_at, goal))
    return max(found, key=lambda each: (each[0], -each[1].number))[1] if found else None


def _is_new_field(library: Library, goal: Goal, goals: list[Goal]) -> bool:
    """Tell whether a ready-made goal has nothing to do with the other open ones."""
    template = library.templates.get(goal.template or "")
    others = [library.templates.get(each.template or "") for each in goals if each.id != goal.id]
    told = {entry for other in others if other for entry in other.entries}
    return template is not None and told.isdisjoint(template.entries)
