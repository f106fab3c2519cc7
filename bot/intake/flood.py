"""At most 20 texts a minute from one person: the newest of the rest is held and answered when the minute is over."""

import json
from dataclasses import asdict, dataclass, replace

from bot.chat import Door, Incoming, Kind
from bot.settings import PRUNED_AT_ONCE, RETENTION

TEXTS, WINDOW_S = 20, 60


@dataclass(frozen=True, slots=True)
class Held:
    """A text whose turn has come, and how many before it were passed over."""

    incoming: Incoming
    passed_over: int


def is_too_many(db: Door, incoming: Incoming) -> int | None:
    """Count a text; gives when its turn comes (UTC seconds) if it is one too many, else None.

    Times are the platform's, so that a day's messages after a downtime are no flood.
    """
    found = db.rows(
        """
        SELECT recent_texts.times, held.due_at FROM recent_texts
        LEFT JOIN held ON held.person_id = recent_texts.person_id AND held.place_id = :place_id
        WHERE recent_texts.person_id = :person_id
        """,
        person_id=incoming.person_id,
        place_id=incoming.place_id,
    )
    times = [at for at in (json.loads(found[0]["times"]) if found else []) if at > incoming.sent_at - WINDOW_S]
    if found and found[0]["due_at"] is not None:  # a newer text must not be answered before the one that waits
        return int(found[0]["due_at"])
    if len(times) >= TEXTS:
        return int(min(times)) + WINDOW_S
    db.run(
        """
        INSERT INTO recent_texts(person_id, times, last_at) VALUES(:person_id, :times, :last_at)
        ON CONFLICT(person_id) DO UPDATE SET times = :times, last_at = :last_at
        """,
        last_at=incoming.sent_at,
        person_id=incoming.person_id,
        times=json.dumps([*times, incoming.sent_at]),
    )
    return None


def hold(db: Door, incoming: Incoming, due_at: int) -> None:
    """Keep the newest text until its turn; the one before it is passed over."""
    bare = replace(incoming, context=None, understood=None, facts={})
    db.run(
        """
        INSERT INTO held(person_id, place_id, gateway, incoming, due_at)
        VALUES(:person_id, :place_id, :gateway, :incoming, :due_at)
        ON CONFLICT(person_id, place_id) DO UPDATE SET incoming = :incoming, passed_over = held.passed_over + 1
        """,
        person_id=incoming.person_id,
        place_id=incoming.place_id,
        gateway=incoming.gateway,
        incoming=json.dumps({**asdict(bare), "kind": incoming.kind.value}),
        due_at=due_at,
    )


def due(db: Door, gateway: str, now: int) -> list[Held]:
    """List the held texts whose turn has come."""
    found = db.rows(
        "SELECT incoming, passed_over FROM held WHERE gateway = :gateway AND due_at <= :now ORDER BY due_at LIMIT 100",
        gateway=gateway,
        now=now,
    )
    return [Held(_incoming(row["incoming"]), row["passed_over"]) for row in found]


def take(held: Held, db: Door, _: int = 0) -> bool:
    """Let go of a held text as it is answered; False when a newer one has taken its place."""
    return bool(
        db.run(
            "DELETE FROM held WHERE person_id = :person_id AND place_id = :place_id AND passed_over = :passed_over",
            person_id=held.incoming.person_id,
            place_id=held.incoming.place_id,
            passed_over=held.passed_over,
        )
    )


def prune(db: Door, now: int) -> int:
    """Let go of some times that no longer count, and of what nobody came to answer; gives how much there was to do."""
    done = db.run(
        """
        DELETE FROM held WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM held WHERE due_at < :since ORDER BY due_at LIMIT :some)
        """,
        since=now - (RETENTION["held"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
    return done + db.run(
        "DELETE FROM recent_texts WHERE person_id IN "
        "(SELECT person_id FROM recent_texts WHERE last_at < :since ORDER BY last_at LIMIT :some)",
        since=now - WINDOW_S,
        some=PRUNED_AT_ONCE,
    )


def _incoming(text: str) -> Incoming:
    values = json.loads(text)
    return Incoming(**{**values, "kind": Kind(values["kind"])})
