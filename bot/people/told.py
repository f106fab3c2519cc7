"""What people keeps about somebody, told in words they can read."""

import json
from collections.abc import Mapping, Sequence

from bot import clock
from bot.chat import Door, Row, Told


def tells(titles: Mapping[str, str], db: Door, person_id: int) -> Sequence[Told]:
    """Tell who somebody is to us, where they wrote, and what the last turns were about; `titles` are those of ids."""
    found = db.rows("SELECT * FROM people WHERE id = :person_id", person_id=person_id)
    account = [line for person in found for line in _account(person)]
    return [
        Told("Your account", account, ("people",)),
        Told("Where you write to me alone", _places(db, person_id), ("places",)),
        Told("Your last turns", _turns(titles, db, person_id), ("turns",)),
    ]


def zone_of(db: Door, person_id: int) -> str | None:
    """Give the zone in which somebody's instants are told, where it is known."""
    found = db.rows("SELECT zone FROM people WHERE id = :person_id", person_id=person_id)
    return found[0]["zone"] if found else None


def when(at: float, zone: str | None) -> str:
    """Say an instant (UTC seconds) as the clock shows it there: "January 15, 2027 at 8:00 AM (UTC)"."""
    local = clock.local(at, zone or "UTC")
    return f"{local:%B} {local.day}, {local.year} at {local.hour % 12 or 12}:{local:%M %p} ({zone or 'UTC'})"


def _account(person: Row) -> list[str]:
    instants = {
        "first_seen_at": "You first wrote on",
        "seen_at": "You last wrote on",
        "started_at": "You opened our private chat on",
        "blocked_at": "You blocked me on",
        "asked_to_stay_at": "I asked whether to keep you on",
        "unreadable_at": "I last told you that I can only read text on",
        "leaving_at": "You asked to be forgotten on",
        "copies_at": "Copies beside my database still hold you, since",
    }
    lines = [f"Your number on {person['gateway'].capitalize()}: {person['chat_id']}"]
    lines += [f"Your time zone: {person['zone']}"] if person["zone"] else []
    return lines + [
        f"{words} {when(person[column], person['zone'])}"
        for column, words in instants.items()
        if person[column] is not None
    ]


def _places(db: Door, person_id: int) -> list[str]:
    found = db.rows(
        """
        SELECT places.chat_id, places.closed_at, people.zone FROM places JOIN people ON people.id = places.person_id
        WHERE places.person_id = :person_id ORDER BY places.id
        """,
        person_id=person_id,
    )
    return [
        f"Chat {place['chat_id']}"
        + (f", closed since {when(place['closed_at'], place['zone'])}" if place["closed_at"] is not None else "")
        for place in found
    ]


def _turns(titles: Mapping[str, str], db: Door, person_id: int) -> list[str]:
    found = db.rows(
        """
        SELECT turns.*, places.chat_id, places.is_group, people.zone FROM turns
        JOIN places ON places.id = turns.place_id JOIN people ON people.id = turns.person_id
        WHERE turns.person_id = :person_id ORDER BY turns.touched_at DESC, turns.place_id
        """,
        person_id=person_id,
    )
    return [line for turn in found for line in _turn(titles, turn)]


def _turn(titles: Mapping[str, str], turn: Row) -> list[str]:
    where = f"In the group {turn['chat_id']}" if turn["is_group"] else "Here"
    about = "; ".join(titles.get(id_, id_) for id_ in json.loads(turn["about"]))
    parts = [
        (about, f"your last question was about: {about}", "about_at"),
        (turn["awaits"], "I asked you something and know what it was", "awaits_at"),
        (turn["page"], "I know which page of a menu you were on", "page_at"),
        (
            turn["because"],
            "I know which topics came into question for my last answer, how likely, and why",
            "because_at",
        ),
        (turn["unclear"], f"turns that I did not understand: {turn['unclear']}", "unclear_at"),
    ]
    lines = [f"{where}: {words}, {when(turn[at], turn['zone'])}" for kept, words, at in parts if kept]
    return [f"{where}: your last turn was on {when(turn['touched_at'], turn['zone'])}", *lines]
