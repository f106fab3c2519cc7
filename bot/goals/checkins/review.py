"""The weekly review: what moved, what is next, and one question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot import deeds, people
from bot.chat import WEEK_S, Answer, Door, Due, Incoming, Part, Planned
from bot.clock import Hours
from bot.deeds import Deed
from bot.goals import store
from bot.goals.checkins import fresh, rests
from bot.goals.checkins import review_wording as wording
from bot.goals.checkins.asking import was_just_told
from bot.goals.checkins.consistency import LONGEST, WEEKS, consistency, counted, in_a_row, together
from bot.goals.checkins.review_wording import Looked, Next
from bot.goals.checkins.rhythm import Rhythm, next_at, rule_of
from bot.goals.checkins.store import Rhythms, open_ones
from bot.goals.checkins.theirs import Theirs
from bot.goals.looking import day
from bot.goals.model import MAX_OPEN, Goal
from bot.library import Library

KEY = "review"
FIRST_AFTER = timedelta(days=6)  # after somebody's first goal
APART_S = WEEK_S // 2  # between two, where the day of the check-ins was changed
AROUND_S = 6 * 24 * 3600  # in which a check-in says already what is next
FIRST_BACK_S = 2 * WEEK_S  # that the first review looks back
GOOD_FOR_S = 2 * 24 * 3600
MOST_DEEDS = 200  # of one week


class Review:
    """Looks back and ahead, weekly, at the time of the person's check-ins."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def plans(self, theirs: Theirs, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the next review while any goal is open."""
        hours, goals, rhythms = theirs.hours, theirs.asked, theirs.rhythms
        if not goals:
            return []
        after = max(last.get(KEY, 0) + APART_S, hours.at(rhythms.first_on + FIRST_AFTER, 0))
        if KEY not in last:
            after = max(after, now - WEEK_S)  # goals that are older than the review itself
        at = next_at(_weekly([rhythms.of(goal) for goal in goals], rhythms.shared(goals[0])), hours, after)
        return [Planned(KEY, "rhythm", at, good_until=at + GOOD_FOR_S, every_s=WEEK_S)] if at is not None else []

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Tell what moved and what is next.

        Nothing where every goal rests and no fresh start is to be offered, or where nothing is new and a check-in near
        it asks the same.
        """
        person, hours = due.person_id, people.hours_of(db, due.person_id)
        if hours is None or not open_ones(db, person):
            return None
        today, silences = hours.day(now), people.silences_of(db, person)
        goals = [goal for goal in store.in_state(db, person, "open", MAX_OPEN) if not goal.is_just_heard]
        awake = [goal for goal in goals if rests.silence_of(silences, goal, today) is None]
        asked = _asked_today(db, person, awake, hours, now)
        since = rests.reviewed_since(db, person, due.at, is_again=due.why == "again") or due.at - FIRST_BACK_S
        moved = deeds.since(db, person, since, MOST_DEEDS)
        offer = fresh.offered(db, self._library, person, asked, moved, since, hours, now)
        looked = Looked(
            moved=_lines(moved),
            hours=sum(deed.hours or 0 for deed in moved if deed.kind == "ce"),
            ahead=_ahead([goal for goal in awake if goal.id not in asked], today),
            consistency=consistency(self._weeks(db, person, awake, today, WEEKS)),
            offer=wording.fresh_start(offer.goal, offer.reason, offer.reached) if offer else None,
            is_asked=bool(asked),
        )
        is_told = not looked.tells_news and _is_asked_around(db, person, awake, hours, now)
        return wording.review(looked, today) if looked.tells_something and not is_told else None

    def streak(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Tell how many weeks in a row something was done, to whoever asks."""
        goals = [goal for goal in store.all_of(db, incoming.person_id) if goal.state in ("open", "reached")]
        return [wording.streak(in_a_row(self._weeks(db, incoming.person_id, goals, day(incoming), LONGEST)))]

    def _weeks(self, db: Door, person_id: int, goals: Sequence[Goal], today: date, most: int) -> dict[date, bool]:
        return together(counted(rests.history(db, person_id, goal, today), today, most) for goal in goals)


def _weekly(rhythms: Sequence[Rhythm], shared: Rhythm) -> Rhythm:
    """Give the weekly moment on the day that most check-ins have, at the time of the first of these."""
    many = Counter(day for rhythm in rhythms for day in rhythm.days)
    on = max(many, key=lambda day: many[day], default=None)
    like = next((rhythm for rhythm in rhythms if rhythm.rule and (on is None or on in rhythm.days)), shared)
    days = shared.days[:1] if on is None else (on,)
    return replace(like, rule=rule_of("weekly", days), since=shared.since, after=0, weeks="")


def _is_asked_around(db: Door, person_id: int, goals: Sequence[Goal], hours: Hours, now: int) -> bool:
    rhythms = Rhythms(db, person_id, hours)
    found = (next_at(rhythms.of(goal), hours, now - AROUND_S) for goal in goals)
    return any(at is not None and at <= now + AROUND_S for at in found)


def _lines(moved: Sequence[Deed]) -> list[str]:
    """Give what moved in people's own words, the newest first: what was reached before all else."""
    reached = [f"Reached: {deed.note}" for deed in moved if deed.kind == "reached"]
    return reached + [deed.note for deed in moved if deed.kind in ("step", "progress")]


def _ahead(goals: Sequence[Goal], today: date) -> list[Next]:
    """Give what comes next, the nearest day first; a day that is over is not told."""
    found = []
    for goal in goals:
        due = goal.next.due if goal.next and goal.next.due else goal.due if not goal.next else None
        found.append(Next(goal, goal.next.title if goal.next else "", due if due and due >= today else None))
    return sorted(found, key=lambda each: (each.on or date.max, each.goal.number))


def _asked_today(db: Door, person_id: int, goals: Sequence[Goal], hours: Hours, now: int) -> frozenset[int]:
    """Give our ids of the goals whose check-in, or whose own day, is a part of today's message, too."""
    today, rhythms = hours.day(now), Rhythms(db, person_id, hours)
    begins, ends = hours.day_begins_at(now), hours.day_ends_at(now)
    return frozenset(
        goal.id
        for goal in goals
        if goal.due == today
        or (
            (at := next_at(rhythms.of(goal), hours, begins - 1)) is not None
            and at < ends
            and not was_just_told(db, person_id, goal, now)
        )
    )
