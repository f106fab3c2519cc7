"""When knowledge is due to be looked at again; pure, told the day. Reading or serving changes no date."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.library.dated import Fact, Review
from bot.library.model import Entry, Library

LISTED = 20


@dataclass(frozen=True, slots=True)
class Due:
    """Something to look at again, and from which day on."""

    on: date
    what: str


def fact_due(fact: Fact, review: Review) -> date:
    """Give the day on which a fact is to be read again at its source."""
    intervals = review.unsure if fact.confidence in ("low", "contested") else review.sure
    return _later(fact.read_on, getattr(intervals, fact.kind))


def entry_due(entry: Entry, review: Review) -> date:
    """Give the day on which an entry's own advice is to be reviewed again."""
    return _later(entry.reviewed_on, review.entry)


def overdue_since(entry: Entry, facts: Sequence[Fact], review: Review, today: date) -> date | None:
    """Give the day on which the oldest overdue part was last looked at; None when nothing is overdue."""
    days = [fact.read_on for fact in facts if fact_due(fact, review) <= today]
    days += [entry.reviewed_on] if entry_due(entry, review) <= today else []
    return min(days, default=None)


def due(library: Library, today: date) -> list[Due]:
    """List what is due or soon will be, first due first; a fact that several entries share stands there once."""
    users: dict[str, list[str]] = {}
    facts: dict[str, Fact] = {}
    found = []
    for entry in library.published:
        found.append(Due(entry_due(entry, library.review), f"the advice of {entry.id}, reviewed {entry.reviewed_on}"))
        for fact in entry.facts:
            users.setdefault(fact.id, []).append(entry.id)
            facts[fact.id] = fact
    for fact in facts.values():
        what = f"{fact.kind} {fact.id} in {', '.join(users[fact.id])}: {fact.source}, read {fact.read_on}"
        found.append(Due(fact_due(fact, library.review), what))
    until = today + timedelta(days=library.review.ahead_days)
    return sorted((one for one in found if one.on <= until), key=lambda one: (one.on, one.what))


def due_report(library: Library, today: date) -> list[str]:
    """Say what is due, in lines for a curator: how much, and the first of it."""
    found = due(library, today)
    if not found:
        return []
    now = sum(one.on <= today for one in found)
    head = f"To be looked at again: {now} now, {len(found) - now} more within {library.review.ahead_days} days."
    lines = [f"  {one.on}  {one.what}" for one in found[:LISTED]]
    rest = len(found) - len(lines)
    return [head, *lines, *([f"  and {rest} more"] if rest else [])]


def _later(day: date, months: int) -> date:
    """Go on by some months, to the same day or to the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
