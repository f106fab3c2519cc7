"""Somebody's own hours as they are kept, whether or not their time zone is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot import people
from bot.chat import Door
from bot.clock import Hours, Week
from bot.hours.vocabulary import OFF, USUAL, week_of


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody's weeks, and the day they are living in; where `has_zone` is false, a day of the usual zone."""

    hours: Hours
    today: date
    has_zone: bool = True

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Give each week of the pattern in turn; most people have one."""
        return self.hours.weeks

    @property
    def kinds(self) -> dict[str, Week]:
        """Give each kind of week once, by its name, in the order in which they come."""
        return {week.name: week for week in self.weeks}

    @property
    def next_change(self) -> tuple[date, Week]:
        """Give the Monday on which the next week of another kind begins; of one kind, it is just next week."""
        monday = _monday(self.today)
        now = self.hours.week(self.today).name
        coming = [
            (day, self.hours.week(day)) for day in (monday + timedelta(weeks=n + 1) for n in range(len(self.weeks)))
        ]
        return next((each for each in coming if each[1].name != now), coming[0])

    def where(self, names: tuple[str, ...], change: Callable[[Week], Week]) -> "Own":
        """Give the same with the weeks of these names changed."""
        weeks = tuple(change(week) if week.name in names else week for week in self.weeks)
        return replace(self, hours=replace(self.hours, weeks=weeks))

    def following(self, kinds: tuple[str, ...]) -> "Own":
        """Give the same with another pattern, whose first week is this one; what was set for a kind of week stays."""
        known = self.kinds | {name: replace(self._usual(), name=name) for name in (USUAL, OFF)}
        weeks = tuple(known.get(kind, week_of(kind)) for kind in kinds)
        return replace(self, hours=replace(self.hours, weeks=weeks, since=_monday(self.today)))

    def working(self, week: Week) -> "Own":
        """Give the same with every week this one."""
        return replace(self, hours=replace(self.hours, weeks=(week,), since=_monday(self.today)))

    def without_shifts(self) -> "Own":
        """Give the same with every week the usual one."""
        return replace(self, hours=replace(self.hours, weeks=(replace(self._usual(), name=""),)))

    def being_in(self, number: int) -> "Own":
        """Give the same with this week as a certain one of the pattern, from 1."""
        return replace(self, hours=replace(self.hours, since=_monday(self.today) - timedelta(weeks=number - 1)))

    def _usual(self) -> Week:
        return next((week for week in self.weeks if week.name in ("", USUAL, OFF)), Week())


def own_of(db: Door, person_id: int, now: int, today: date) -> Own:
    """Read what is kept of somebody's hours; `today` is the day for somebody whose zone is unknown."""
    known = people.hours_of(db, person_id)
    if known:
        return Own(known, known.day(now))
    return Own(kept(db, person_id) or Hours("UTC"), today, has_zone=False)


def kept(db: Door, person_id: int) -> Hours | None:
    """Read the hours that somebody set, with a zone that means nothing; None where they set none."""
    found = db.rows("SELECT weeks, since FROM hours WHERE person_id = :person_id", person_id=person_id)
    return people.read_hours("UTC", found[0]["weeks"], found[0]["since"]) if found else None


def keep(own: Own, db: Door, person_id: int) -> None:
    """Keep somebody's hours; the usual ones need no row."""
    if own.weeks == (Week(),):
        people.unset_hours(db, person_id)
    else:
        people.set_hours(db, person_id, own.weeks, own.hours.since)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
