"""When knowledge is due to be looked at again; pure, told the day. Reading or serving changes no date."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.library.dated import Fact, Review
from bot.library.model import Entry, Library
from bot.library.plans import Quiz, Template

LISTED = 20
Reviewed = Entry | Template | Quiz


@dataclass(frozen=True, slots=True)
class Due:
    """Something to look at again, and from which day on."""

    on: date
    what: str


def fact_due(fact: Fact, review: Review) -> date:
    """Give the day on which a fact is to be read again at its source."""
    intervals = review.unsure if fact.confidence in ("low", "contested") else review.sure
    return _later(fact.read_on, getattr(intervals, fact.kind))


def entry_due(entry: Reviewed, review: Review) -> date:
    """Give the day on which the advice of an entry, goal or quiz is to be reviewed again."""
    return _later(entry.reviewed_on, review.entry)


def overdue_since(entry: Reviewed, facts: Sequence[Fact], review: Review, today: date) -> date | None:
    """Give the day on which the oldest overdue part was last looked at; None when nothing is overdue."""
    days = [fact.read_on for fact in facts if fact_due(fact, review) <= today]
    days += [entry.reviewed_on] if entry_due(entry, review) <= today else []
    return min(days, default=None)


def due(library: Library, today: date) -> list[Due]:
    """List what is due or soon will be, first due first; a fact that several entries share stands there once."""
    users: dict[str, list[str]] = {}
    facts: dict[str, Fact] = {}
    found = []
    for name, shown in _all_shown(library):
        found.append(Due(entry_due(shown, library.review), f"the advice of {name}, reviewed {shown.reviewed_on}"))
        for fact in () if isinstance(shown, Quiz) else shown.facts:
            users.setdefault(fact.id, []).append(name)
            facts[fact.id] = fact
    for fact in facts.values():
        what = f"{fact.kind} {fact.id} in {', '.join(users[fact.id])}: {fact.source}, read {fact.read_on}"
        found.append(Due(fact_due(fact, library.review), what))
    until = today + timedelta(days=library.review.ahead_days)
    return sorted((one for one in found if one.on <= until), key=lambda one: (one.on, one.what))


def _all_shown(library: Library) -> Iterator[tuple[str, Reviewed]]:
    """Give all that people may see, with what a curator calls it."""
    yield from ((entry.id, entry) for entry in library.published)
    yield from ((f"goal {template.id}", template) for template in library.offered)
    yield from ((f"quiz {quiz.id}", quiz) for quiz in library.open_quizzes)


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
