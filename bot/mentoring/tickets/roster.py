"""The mentors of a group as the choice sees them: what they have, what they got today, whether they are free."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot import people
from bot.chat import Door
from bot.mentoring.mentors.store import Mentor, mentors_of
from bot.mentoring.silent import is_silent
from bot.mentoring.tickets.choosing import Candidate
from bot.settings import DAY, HOUR

LATELY_S = 2 * DAY  # longer than any day of anybody's


@dataclass(slots=True)
class _Given:
    """The instants at which a mentor was lately given questions in a group, the newest ever, and how many they have."""

    at: list[int] = field(default_factory=list)
    last_at: int | None = None
    open: int = 0


def roster(db: Door, place_id: int, asker_id: int | None, now: int) -> list[Candidate]:
    """List the mentors of a group who could be asked by this asker, whether or not they fit now."""
    given = _given(db, place_id, now)
    return [_candidate(db, each, given[each.person_id], now)
            for each in mentors_of(db, place_id) if each.person_id != asker_id]  # fmt: skip


def next_look(theme: str | None, candidates: list[Candidate], now: int) -> int:
    """Tell when to look again for somebody who has room; in an hour at the latest, as anybody may change their mind."""
    free = [each.free_at for each in candidates if each.takes(theme) and each.free_at is not None]
    return min([at for at in free if at > now] + [now + HOUR])


def open_counts(db: Door, place_id: int) -> dict[int, int]:
    """Count the open questions of a group by the mentor who has them."""
    found = db.rows(  # by way of the few questions that are open anywhere, never of all that a group ever had
        """
        SELECT person_id FROM assignments WHERE ended_at IS NULL
            AND (SELECT place_id FROM tickets WHERE tickets.ref = assignments.ref) = :place_id
        """,
        place_id=place_id,
    )
    return dict(Counter(row["person_id"] for row in found))


def day_ends_at(db: Door, person_id: int, now: int) -> int:
    """Give when a mentor's day is over (UTC seconds); a day from now where their time zone is not known."""
    hours = people.hours_of(db, person_id)
    return hours.day_ends_at(now) if hours else now + DAY


def _candidate(db: Door, mentor: Mentor, given: _Given, now: int) -> Candidate:
    hours = people.hours_of(db, mentor.person_id)
    since = hours.day_begins_at(now) if hours else now - DAY + 1
    today = sum(at >= since for at in given.at)
    is_quiet = hours is not None and hours.is_quiet(now)
    is_reachable = people.private_place(db, mentor.person_id) is not None and not is_silent(db, mentor.person_id, now)
    free_at = None
    if mentor.is_away(now):
        free_at = mentor.away_until
    elif hours and is_quiet:
        free_at = hours.next_open(now)
    elif hours and today >= mentor.a_day:
        free_at = hours.day_ends_at(now)
    return Candidate(
        mentor.person_id,
        mentor.themes,
        mentor.a_day,
        given_today=today,
        open=given.open,
        last_given_at=given.last_at,
        is_available=is_reachable and not is_quiet and not mentor.is_away(now),
        free_at=free_at,
    )


def _given(db: Door, place_id: int, now: int) -> dict[int, _Given]:
    """See what the mentors of a group were given; of the past no more is read than counts."""
    given: dict[int, _Given] = defaultdict(_Given)
    lately = db.rows(
        """
        SELECT assignments.person_id, assignments.given_at FROM mentors
        JOIN assignments ON assignments.person_id = mentors.person_id AND assignments.given_at > :since
        JOIN tickets ON tickets.ref = assignments.ref
        WHERE mentors.place_id = :place_id AND tickets.place_id = :place_id
        """,
        place_id=place_id,
        since=now - LATELY_S,
    )
    for row in lately:
        given[row["person_id"]].at.append(row["given_at"])
    newest = db.rows(
        """
        SELECT mentors.person_id, (
            SELECT assignments.given_at FROM assignments JOIN tickets ON tickets.ref = assignments.ref
            WHERE assignments.person_id = mentors.person_id AND tickets.place_id = :place_id
            ORDER BY assignments.given_at DESC LIMIT 1) AS last_at
        FROM mentors WHERE mentors.place_id = :place_id
        """,
        place_id=place_id,
    )
    for row in newest:
        given[row["person_id"]].last_at = row["last_at"]
    for person_id, number in open_counts(db, place_id).items():
        given[person_id].open = number
    return given
