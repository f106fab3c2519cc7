"""Which version of which answer somebody got, kept for those only who want to hear when one changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import people
from bot.chat import Door, Incoming, Told
from bot.library import Entry, Library
from bot.settings import PRUNED_AT_ONCE, RETENTION


@dataclass(frozen=True, slots=True)
class Received:
    """An answer that somebody got: its version, the newest that they were told of since, and when they got it."""

    entry: str
    version: int
    told: int
    at: int


def wanted_since(db: Door, person_id: int) -> int | None:
    """Give since when (UTC seconds) somebody wants to hear when an answer changes; None where they do not."""
    found = db.rows("SELECT since_at FROM wants_changes WHERE person_id = :person_id", person_id=person_id)
    return int(found[0]["since_at"]) if found else None


def is_offered(incoming: Incoming, db: Door) -> bool:
    """Tell whether somebody may be offered to hear of changes: in private, and not where they do already."""
    return not incoming.is_group and wanted_since(db, incoming.person_id) is None


def begin(db: Door, person_id: int, now: int) -> None:
    """Keep what somebody gets from now on."""
    db.run(
        "INSERT INTO wants_changes(person_id, since_at) VALUES(:person_id, :now) ON CONFLICT(person_id) DO NOTHING",
        person_id=person_id,
        now=now,
    )


def end(db: Door, person_id: int) -> None:
    """Keep nothing more, and delete what was kept."""
    db.run("DELETE FROM wants_changes WHERE person_id = :person_id", person_id=person_id)
    db.run("DELETE FROM received WHERE person_id = :person_id", person_id=person_id)


def note(incoming: Incoming, db: Door, shown: Entry, now: int) -> None:
    """Keep that an answer was given in private; for who did not agree to that, nothing."""
    if incoming.is_group:
        return
    db.run(
        """
        INSERT INTO received(person_id, entry, version, told, received_at)
        SELECT person_id, :entry, :version, :version, :now FROM wants_changes WHERE person_id = :person_id
        ON CONFLICT(person_id, entry) DO UPDATE SET received_at = :now,
            version = CASE WHEN received.version < :version THEN :version ELSE received.version END,
            told = CASE WHEN received.told < :version THEN :version ELSE received.told END
        """,
        person_id=incoming.person_id,
        entry=shown.id,
        version=shown.version,
        now=now,
    )


def note_told(db: Door, person_id: int, entry: str, version: int) -> None:
    """Keep that somebody was told what changed; what they got stays what it was."""
    db.run(
        "UPDATE received SET told = :version WHERE person_id = :person_id AND entry = :entry",
        version=version,
        person_id=person_id,
        entry=entry,
    )


def received_by(db: Door, person_id: int) -> list[Received]:
    """List what somebody got, the newest first."""
    found = db.rows(
        "SELECT entry, version, told, received_at FROM received WHERE person_id = :person_id "
        "ORDER BY received_at DESC, entry",
        person_id=person_id,
    )
    return [Received(row["entry"], row["version"], row["told"], row["received_at"]) for row in found]


def outdated(library: Library, db: Door, after: int, limit: int) -> list[int]:
    """List people who got an answer that changed since and were not told yet, by id, those behind `after`.

    Of each such version the index gives the next few at once, so it costs no more where nobody is left.
    """
    changed = {entry.id: entry.changes[-1].version for entry in library.published if entry.changes}
    found: set[int] = set()
    for entry, newest in changed.items():
        for told in range(1, newest):
            rows = db.rows(
                """
                SELECT person_id FROM received WHERE entry = :entry AND told = :told AND person_id > :after
                ORDER BY person_id LIMIT :limit
                """,
                entry=entry,
                told=told,
                after=after,
                limit=limit,
            )
            found.update(int(row["person_id"]) for row in rows)
    return sorted(found)[:limit]


def prune(db: Door, now: int) -> int:
    """Let go of some that was received too long ago; gives how much there was to do."""
    return db.run(
        """
        DELETE FROM received WHERE (person_id, entry) IN (
            SELECT person_id, entry FROM received WHERE received_at < :since ORDER BY received_at LIMIT :some)
        """,
        since=now - (RETENTION["received"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )


def tells(titles: Mapping[str, str], db: Door, person_id: int) -> Sequence[Told]:
    """Tell which answers are kept so that somebody hears when one changes; `titles` are those of the entries."""
    zone, since = people.zone_of(db, person_id), wanted_since(db, person_id)
    asked = [] if since is None else [f"You asked for it on {people.when(since, zone)}"]
    lines = [
        f"{titles.get(each.entry, each.entry)}, version {each.version}"
        f"{f', told of version {each.told}' if each.told > each.version else ''}, {people.when(each.at, zone)}"
        for each in received_by(db, person_id)
    ]
    return [Told("Answers I tell you about when they change", asked + lines, ("wants_changes", "received"))]
