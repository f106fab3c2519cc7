"""The SQL of what was begun with people: which message, of which parts, by which rule."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal

from bot import people
from bot.chat import WEEK_S, Door, Row, Why
from bot.clock import Hours
from bot.manners import UNPROMPTED, Life

ANSWERABLE_S = 3 * 24 * 3600  # for which words are taken as the answer, and other parts are still offered

Rule = Why | Literal["farewell"]


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a message that was begun.

    `last_at` and `said_at` are those of its moment before that, `good_until` and `every_s` its own.
    """

    feature: str
    key: str
    about: str
    why: Why
    at: int
    last_at: int | None = None
    said_at: int | None = None
    good_until: int | None = None
    every_s: int = WEEK_S
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """A message that the bot began, at an instant (UTC seconds): under which rule, and its parts."""

    id: int
    person_id: int
    at: int
    rule: Rule
    parts: tuple[Said, ...]


def add(db: Door, person_id: int, day: date, rule: Rule, parts: Sequence[Said], now: int) -> int:
    """Note that a message begins; gives its id."""
    return int(
        db.rows(
            "INSERT INTO begun(person_id, on_day, at, rule, parts, has_ours, has_rhythm) "
            "VALUES(:person_id, :on_day, :now, :rule, :parts, :has_ours, :has_rhythm) RETURNING id",
            person_id=person_id,
            on_day=day.isoformat(),
            now=now,
            rule=rule,
            parts=_written(parts),
            has_ours=int(_has_ours(rule, parts)),
            has_rhythm=int(_has_rhythm(parts)),
        )[0]["id"]
    )


def find(db: Door, person_id: int, begun: int) -> Begun | None:
    """Give a message that was begun with this person; None for anybody else's."""
    found = db.rows(
        "SELECT id, person_id, at, rule, parts FROM begun WHERE id = :begun AND person_id = :person_id",
        begun=begun,
        person_id=person_id,
    )
    return _begun(found[0]) if found else None


def newest(db: Door, person_id: int) -> Begun | None:
    """Give the message that was begun last and not handed back."""
    found = db.rows(
        "SELECT id, person_id, at, rule, parts FROM begun WHERE person_id = :person_id AND handed_back_at IS NULL "
        "ORDER BY id DESC LIMIT 1",
        person_id=person_id,
    )
    return _begun(found[0]) if found else None


def behind_more(db: Door, person_id: int, begun: int, most: int) -> dict[tuple[str, str], int]:
    """Give an order (below 0) to what stood beyond the first parts of the message before this one, longest first."""
    found = db.rows(
        "SELECT id, person_id, at, rule, parts FROM begun WHERE person_id = :person_id AND id < :begun "
        "AND handed_back_at IS NULL ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        begun=begun,
    )
    hidden = _begun(found[0]).parts[most:] if found else ()
    return {(part.feature, part.key): place - len(hidden) for place, part in enumerate(hidden)}


def set_parts(db: Door, begun: int, rule: Rule, parts: Sequence[Said]) -> None:
    """Keep what a message came to consist of, and which of it was answered."""
    db.run(
        "UPDATE begun SET rule = :rule, parts = :parts, has_ours = :has_ours, has_rhythm = :has_rhythm "
        "WHERE id = :begun",
        rule=rule,
        parts=_written(parts),
        has_ours=int(_has_ours(rule, parts)),
        has_rhythm=int(_has_rhythm(parts)),
        begun=begun,
    )


def keep_question(db: Door, begun: int, asks: str | None) -> None:
    """Keep what a message asks, for as long as it may still be answered."""
    db.run("UPDATE begun SET asks = :asks WHERE id = :begun", asks=asks, begun=begun)


def lately_asked(db: Door, person_id: int, now: int) -> str | None:
    """Give what the newest message asks, while nobody answered it, for three days."""
    found = db.rows(
        "SELECT at, parts, asks FROM begun WHERE person_id = :person_id AND handed_back_at IS NULL "
        "ORDER BY id DESC LIMIT 1",
        person_id=person_id,
    )
    if not found or found[0]["asks"] is None or now - found[0]["at"] > ANSWERABLE_S:
        return None
    asks = str(found[0]["asks"])
    parts = [Said(*each) for each in json.loads(found[0]["parts"])]
    key = asks.partition(" ")[0]  # more may stand behind it: the step, the message
    return asks if any(part.key == key and not part.is_answered for part in parts) else None


def unsay(db: Door, begun: int) -> None:
    """Forget a message that came to nothing."""
    db.run("DELETE FROM begun WHERE id = :begun", begun=begun)


def answered(begun: Begun, feature: str, key: str) -> tuple[Said, ...]:
    """Give the parts of a message with one of them answered."""
    return tuple(
        replace(each, is_answered=True) if (each.feature, each.key) == (feature, key) else each for each in begun.parts
    )


def hand_back(db: Door, begun: Begun, due_at: int, now: int) -> None:
    """Let everything that a message said be due again, as if it had not been said; unless it is said again by now."""
    db.run("UPDATE begun SET handed_back_at = :now WHERE id = :begun", now=now, begun=begun.id)
    for part in begun.parts:
        db.run(
            """
            UPDATE agenda SET at = :at, due_at = :due_at, last_at = :last_at, last_wall = NULL, said_at = :said_at,
                good_until = :good_until, every_s = :every_s, again_at = CASE WHEN :why = 'again' THEN :at END
            WHERE person_id = :person_id AND feature = :feature AND key = :key AND last_at = :set_at
                AND again_at IS NULL
            """,
            at=part.at,
            due_at=due_at,
            last_at=part.last_at,
            said_at=part.said_at,
            good_until=part.good_until,
            every_s=part.every_s,
            why=part.why,
            set_at=max(begun.at, part.at, part.last_at or 0),
            person_id=begun.person_id,
            feature=part.feature,
            key=part.key,
        )


def life(db: Door, person_id: int, hours: Hours) -> Life:
    """Read what the rules look at in a person."""
    wrote = db.rows("SELECT wrote_at FROM people WHERE id = :person_id", person_id=person_id)
    wrote_at = wrote[0]["wrote_at"]
    found = db.rows(
        """
        SELECT count(CASE WHEN has_rhythm = 1 AND at > :wrote_at THEN 1 END) AS unanswered,
            max(CASE WHEN has_ours = 1 THEN on_day END) AS begun_on
        FROM begun WHERE person_id = :person_id AND handed_back_at IS NULL
        """,
        person_id=person_id,
        wrote_at=wrote_at or 0,
    )
    begun_on = found[0]["begun_on"]
    return Life(
        hours=hours,
        silences=people.silences_of(db, person_id),
        unanswered=found[0]["unanswered"],
        begun_on=None if begun_on is None else date.fromisoformat(begun_on),
        wrote_at=wrote_at,
        is_reachable=people.private_place(db, person_id) is not None,
    )


def _has_ours(rule: Rule, parts: Sequence[Said]) -> bool:
    """Tell whether a message takes the place of the one that the bot may begin in a day."""
    return rule == "farewell" or any(part.why in UNPROMPTED for part in parts)


def _has_rhythm(parts: Sequence[Said]) -> bool:
    """Tell whether a message asks of itself, so that silence after it is no answer."""
    return any(part.why == "rhythm" for part in parts)


def _written(parts: Sequence[Said]) -> str:
    return json.dumps([[getattr(part, each.name) for each in fields(Said)] for part in parts])


def _begun(row: Row) -> Begun:
    parts = tuple(Said(*each) for each in json.loads(row["parts"]))
    return Begun(row["id"], row["person_id"], row["at"], row["rule"], parts)
