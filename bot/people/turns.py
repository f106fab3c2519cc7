"""What is remembered of the turn before: ids and times, never words."""

import json
from collections.abc import Sequence
from datetime import date

from bot import clock
from bot.chat import Context, Door, Row
from bot.people.hours import read_hours
from bot.people.traits import traits_of
from bot.settings import RETENTION

UNCLEAR_WINDOW_S = 600  # unclear turns count together within ten minutes


def context(db: Door, ids: tuple[int, int] | None, now: int, default_zone: str, *, is_group: bool = False) -> Context:
    """Tell what is remembered of the turn before, as far as it has not lapsed; in a group nothing people set."""
    person_id, place_id = ids or (0, 0)
    found = db.rows(
        """
        SELECT people.zone, turns.about, turns.about_at, turns.awaits, turns.awaits_at, turns.unclear, turns.unclear_at,
            turns.page, turns.page_at, hours.weeks, hours.since
        FROM people LEFT JOIN turns ON turns.person_id = people.id AND turns.place_id = :place_id
            LEFT JOIN hours ON hours.person_id = people.id
        WHERE people.id = :person_id
        """,
        person_id=person_id,
        place_id=place_id,
    )
    traits = {} if is_group or not found else traits_of(db, person_id)
    if not found or found[0]["about"] is None:
        zone = found[0]["zone"] if found else None
        today = _today(found[0] if found else None, now, default_zone)
        return Context(today, zone, traits=traits, now=now, default_zone=default_zone)
    turn = found[0]
    lapse = RETENTION["context"].seconds or 0
    open_question = now - turn["awaits_at"] < (RETENTION["open_question"].seconds or 0)
    return Context(
        today=_today(turn, now, default_zone),
        zone=turn["zone"],
        about=tuple(json.loads(turn["about"])) if now - turn["about_at"] < lapse else (),
        awaits=turn["awaits"] if open_question else None,
        unclear=turn["unclear"] if now - turn["unclear_at"] < UNCLEAR_WINDOW_S else 0,
        page=turn["page"] if now - turn["page_at"] < lapse else None,
        traits=traits,
        now=now,
        default_zone=default_zone,
    )


def _today(person: Row | None, now: int, default_zone: str) -> date:
    """Give the day that somebody is living in; the usual days count until their zone is known."""
    if person is None or not person["zone"]:
        return clock.today(now, default_zone)
    return read_hours(person["zone"], person["weeks"], person["since"]).day(now)


def remember_about(db: Door, person_id: int, place_id: int, entries: Sequence[str], now: int) -> None:
    """Keep which entries this turn was about; a clear turn ends a row of unclear ones."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, about, about_at, touched_at)
        VALUES(:person_id, :place_id, :about, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET about = :about, about_at = :now, unclear = 0, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        about=json.dumps(list(entries)),
        now=now,
    )


def remember_unclear(db: Door, person_id: int, place_id: int, count: int, now: int) -> None:
    """Keep that this turn was unclear, the `count`th in a row."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, unclear, unclear_at, touched_at)
        VALUES(:person_id, :place_id, :count, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET unclear_at = :now, unclear = :count, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        count=count,
        now=now,
    )


def forget_unclear(db: Door, person_id: int, place_id: int) -> None:
    """Begin counting unclear turns anew."""
    db.run(
        "UPDATE turns SET unclear = 0 WHERE person_id = :person_id AND place_id = :place_id",
        person_id=person_id,
        place_id=place_id,
    )


def remember_asked(db: Door, person_id: int, place_id: int, awaits: str | None, now: int) -> None:
    """Keep what the bot waits for in this place; None ends the waiting."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, awaits, awaits_at, touched_at)
        VALUES(:person_id, :place_id, :awaits, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET awaits = :awaits, awaits_at = :now, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        awaits=awaits,
        now=now,
    )


def remember_page(db: Door, person_id: int, place_id: int, page: str | None, now: int) -> None:
    """Keep where somebody is in a menu of several pages; None when they have left it."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, page, page_at, touched_at)
        VALUES(:person_id, :place_id, :page, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET page = :page, page_at = :now, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        page=page,
        now=now,
    )


def remember_because(db: Door, person_id: int, place_id: int, because: str, now: int) -> None:
    """Keep why this turn was answered as it was, in ids and numbers."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, because, because_at, touched_at)
        VALUES(:person_id, :place_id, :because, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET because = :because, because_at = :now, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        because=because,
        now=now,
    )


def because(db: Door, person_id: int, place_id: int, now: int) -> str | None:
    """Give why the last turn was answered as it was, unless that has lapsed."""
    found = db.rows(
        "SELECT because FROM turns WHERE person_id = :person_id AND place_id = :place_id AND because_at > :since",
        person_id=person_id,
        place_id=place_id,
        since=now - (RETENTION["context"].seconds or 0),
    )
    return found[0]["because"] if found else None
