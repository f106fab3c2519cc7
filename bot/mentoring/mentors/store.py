"""Who mentors where, and invitations to it; every query names the group or the person."""

import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

from bot import people
from bot.chat import Door, Row, Told
from bot.mentoring.words import line
from bot.settings import DAY, PRUNED_AT_ONCE

INVITED_S = 7 * DAY
TOKEN_BYTES = 9
MOST_MENTORS = 20  # in one group; also what somebody with a stolen invitation could add
FIRST_A_DAY = 3  # questions at most, until a mentor chooses
MAX_NAME = 64  # the platform's, for a first name; the rest of a longer one tells nobody more
SOMEBODY = "Somebody without a name"


@dataclass(frozen=True, slots=True)
class Mentor:
    """Somebody who mentors in a group; no themes means all of them, `away_until` is in UTC seconds."""

    place_id: int
    person_id: int
    name: str
    themes: frozenset[str]
    a_day: int
    away_until: int | None

    def is_away(self, now: int) -> bool:
        """Tell whether they take no questions at the moment, by their own word."""
        return self.away_until is not None and now < self.away_until


def mentors_of(db: Door, place_id: int) -> list[Mentor]:
    """List who mentors in a group, those who have for longest first."""
    found = db.rows(
        "SELECT * FROM mentors WHERE place_id = :place_id ORDER BY since_at, person_id",
        place_id=place_id,
    )
    return [_mentor(row) for row in found]


def mentor(db: Door, place_id: int, person_id: int) -> Mentor | None:
    """Give somebody as a mentor of a group; None where they are none."""
    found = db.rows(
        "SELECT * FROM mentors WHERE place_id = :place_id AND person_id = :person_id",
        place_id=place_id,
        person_id=person_id,
    )
    return _mentor(found[0]) if found else None


def mentored_by(db: Door, person_id: int) -> list[Mentor]:
    """List the groups in which somebody mentors, each as the mentor they are there."""
    found = db.rows(
        "SELECT * FROM mentors WHERE person_id = :person_id ORDER BY since_at, place_id", person_id=person_id
    )
    return [_mentor(row) for row in found]


def add(db: Door, place_id: int, person_id: int, name: str, now: int) -> None:
    """Let somebody mentor in a group; whoever does already keeps what they set, under the name they have now."""
    db.run(
        """
        INSERT INTO mentors(place_id, person_id, name, a_day, since_at)
        VALUES(:place_id, :person_id, :name, :a_day, :now)
        ON CONFLICT(place_id, person_id) DO UPDATE SET name = :name
        """,
        place_id=place_id,
        person_id=person_id,
        name=line(name, MAX_NAME) or SOMEBODY,
        a_day=FIRST_A_DAY,
        now=now,
    )


def take(db: Door, place_id: int, person_id: int, themes: Collection[str]) -> None:
    """Set which themes a mentor takes; none means all."""
    db.run(
        "UPDATE mentors SET themes = :themes WHERE place_id = :place_id AND person_id = :person_id",
        place_id=place_id,
        person_id=person_id,
        themes=json.dumps(sorted(themes)),
    )


def limit(db: Door, place_id: int, person_id: int, a_day: int) -> None:
    """Set how many questions a day a mentor takes at most."""
    db.run(
        "UPDATE mentors SET a_day = :a_day WHERE place_id = :place_id AND person_id = :person_id",
        place_id=place_id,
        person_id=person_id,
        a_day=a_day,
    )


def away(db: Door, place_id: int, person_id: int, until: int | None) -> None:
    """Set until when a mentor takes no questions (UTC seconds); None: they take them again."""
    db.run(
        "UPDATE mentors SET away_until = :until WHERE place_id = :place_id AND person_id = :person_id",
        place_id=place_id,
        person_id=person_id,
        until=until,
    )


def remove(db: Door, place_id: int, person_id: int) -> None:
    """Let somebody mentor in a group no longer."""
    db.run(
        "DELETE FROM mentors WHERE place_id = :place_id AND person_id = :person_id",
        place_id=place_id,
        person_id=person_id,
    )


def invite(db: Door, place_id: int, now: int) -> str:
    """Make the invitation of a group, in the place of an earlier one; of its token only a check number is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    uninvite(db, place_id)
    db.run(
        "INSERT INTO invites(digest, place_id, until_at) VALUES(:digest, :place_id, :until)",
        digest=_digest(token),
        place_id=place_id,
        until=now + INVITED_S,
    )
    return token


def uninvite(db: Door, place_id: int) -> None:
    """Take back the invitation of a group."""
    db.run("DELETE FROM invites WHERE place_id = :place_id", place_id=place_id)


def invited_to(db: Door, token: str, now: int) -> int | None:
    """Give the group that a token invites to; None where it invites to none, or no longer."""
    found = db.rows(
        "SELECT place_id FROM invites WHERE digest = :digest AND until_at > :now", digest=_digest(token), now=now
    )
    return int(found[0]["place_id"]) if found else None


def is_inviting(db: Door, place_id: int, now: int) -> bool:
    """Tell whether an invitation of a group is open."""
    found = db.rows(
        "SELECT place_id FROM invites WHERE place_id = :place_id AND until_at > :now", place_id=place_id, now=now
    )
    return bool(found)


def prune(db: Door, now: int) -> int:
    """Let go of some invitations that are over; gives how many."""
    return db.run(
        """
        DELETE FROM invites WHERE digest IN (
            SELECT digest FROM invites WHERE until_at <= :now ORDER BY until_at, digest LIMIT :some)
        """,
        now=now,
        some=PRUNED_AT_ONCE,
    )


def tells(titles: Mapping[str, str], db: Door, person_id: int) -> list[Told]:
    """Tell where somebody mentors and how; `titles` are those of the themes."""
    zone = people.zone_of(db, person_id)
    found = db.rows(
        """
        SELECT mentors.*, groups.title FROM mentors LEFT JOIN groups ON groups.place_id = mentors.place_id
        WHERE mentors.person_id = :person_id ORDER BY mentors.since_at, mentors.place_id
        """,
        person_id=person_id,
    )
    return [Told("Where you mentor", [_line(titles, row, zone) for row in found], ("mentors",))]


def _line(titles: Mapping[str, str], row: Row, zone: str | None) -> str:
    one = _mentor(row)
    takes = ", ".join(titles.get(theme, theme) for theme in sorted(one.themes)) or "all themes"
    away_for = f"; no questions until {people.when(one.away_until, zone)}" if one.away_until is not None else ""
    since = people.when(row["since_at"], zone)
    return f"{row['title'] or 'A group'}: as {one.name}, {takes}, at most {one.a_day} a day, since {since}{away_for}"


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _mentor(row: Row) -> Mentor:
    return Mentor(
        row["place_id"],
        row["person_id"],
        row["name"],
        frozenset(json.loads(row["themes"])),
        row["a_day"],
        row["away_until"],
    )
