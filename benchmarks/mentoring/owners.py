"""Whether every question had exactly one owner, and always one of those with the fewest open."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/New_York")
OPENS, CLOSES = 9, 21  # quiet hours are not judged
DAY = 86400
Row = Mapping[str, Any]
MENTORS = (
    "SELECT mentors.person_id, people.chat_id, themes, a_day, away_until, blocked_at FROM mentors "
    "JOIN people ON people.id = mentors.person_id ORDER BY mentors.person_id"
)
TICKETS = "SELECT ref, theme, state, asker_id, name FROM tickets ORDER BY made_at, ref"
GIVEN = "SELECT rowid AS number, ref, person_id, given_at, ended_at, how FROM assignments ORDER BY rowid"


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood in the database at an instant at which the bot had nothing to do."""

    at: int
    mentors: Mapping[int, Row] = field(default_factory=dict)
    tickets: Mapping[str, Row] = field(default_factory=dict)
    given: Sequence[Row] = ()


def seen(at: int, mentors: Sequence[Row], tickets: Sequence[Row], given: Sequence[Row]) -> Seen:
    """Keep rows under their names."""
    return Seen(at, {row["person_id"]: row for row in mentors}, {row["ref"]: row for row in tickets}, given)


def not_one_owner(history: Sequence[Seen]) -> list[str]:
    """List questions with two owners at once, or with none although they are given or somebody fits."""
    found = []
    for now in history:
        for ref, ticket in now.tickets.items():
            owners = [row for row in now.given if row["ref"] == ref and row["ended_at"] is None]
            waits = ticket["state"] == "open" and _is_day(now.at)
            free = [each for each in now.mentors if waits and _fits(each, ticket, now, now.at)]
            if len(owners) != (ticket["state"] == "given") or free:
                found.append(f"{ref} at {now.at}: {ticket['state']}, {len(owners)} owners, {len(free)} free")
    return found + _overlapping(history[-1].given if history else ())


def _overlapping(given: Sequence[Row]) -> list[str]:
    found = []
    for row in given:
        for other in given:
            both = row["ref"] == other["ref"] and row["number"] < other["number"]
            if both and (row["ended_at"] is None or row["ended_at"] > other["given_at"]):
                found.append(f"{row['ref']} is {row['person_id']}'s and {other['person_id']}'s")
    return found


def unfair(history: Sequence[Seen]) -> list[str]:
    """List questions given to a mentor while one who fitted, too, had fewer open."""
    found = []
    known: set[tuple[str, int, int]] = set()
    for before, after in pairwise(history):
        for row in after.given:
            key = row["ref"], row["person_id"], row["given_at"]
            if key in known or not _is_day(row["given_at"]):
                continue
            known.add(key)
            ticket, at = after.tickets[row["ref"]], row["given_at"]
            mine = _open(row["person_id"], after, at, row)
            for each in before.mentors.keys() & after.mentors.keys() - {row["person_id"]}:
                may = _fits(each, ticket, before, at, row) and _fits(each, ticket, after, at, row)
                if may and _open(each, after, at, row) < mine:
                    found.append(f"{row['ref']} at {at}: {row['person_id']} had {mine} open, {each} fewer")
    return found


def uninvited(history: Sequence[Seen], invited: Collection[int]) -> list[str]:
    """List who mentors without having been invited."""
    people = {str(row["chat_id"]) for now in history for row in now.mentors.values()}
    return sorted(people - {str(person) for person in invited})


def still_linked(history: Sequence[Seen]) -> list[str]:
    """List answered questions of which it is still known who asked."""
    last = history[-1].tickets if history else {}
    return [
        ref
        for ref, ticket in last.items()
        if ticket["state"] in ("answered", "solved") and ticket["asker_id"] is not None
    ]


def _fits(person: int, ticket: Row, now: Seen, at: int, until: Row | None = None) -> bool:
    """Tell whether a mentor could have been given a question, as far as the database tells."""
    mentor = now.mentors[person]
    themes = json.loads(mentor["themes"])
    earlier = [row for row in now.given if row["person_id"] == person and _is_before(row, until)]
    today = [row for row in earlier if _day(row["given_at"]) == _day(at)]
    had = [
        row
        for row in earlier
        if row["ref"] == ticket["ref"] and (row["ended_at"] is None or row["ended_at"] > at - DAY)
    ]
    takes = ticket["theme"] is None or not themes or ticket["theme"] in themes
    is_there = mentor["blocked_at"] is None and (mentor["away_until"] is None or mentor["away_until"] <= at)
    return takes and is_there and not had and len(today) < mentor["a_day"]


def _open(person: int, now: Seen, at: int, until: Row) -> int:
    """Count what a mentor had open just before something was given."""
    return sum(
        row["person_id"] == person and _is_before(row, until) and (row["ended_at"] is None or row["ended_at"] > at)
        for row in now.given
    )


def _is_before(row: Row, until: Row | None) -> bool:
    return until is None or row["number"] < until["number"]


def _is_day(at: int) -> bool:
    return OPENS <= datetime.fromtimestamp(at, ZONE).hour < CLOSES


def _day(at: int) -> str:
    return datetime.fromtimestamp(at, ZONE).date().isoformat()
