"""Questions handed to mentors, and who was given them when; every query names the question, the person or the group."""

import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from bot import clock
from bot.chat import Door, Row
from bot.mentoring.tickets.drafts import Draft
from bot.settings import DAY, HOUR, PRUNED_AT_ONCE, RETENTION

REF_BYTES, KEY_BYTES = 4, 9
LOOKED_FOR_S = 7 * DAY  # in which a mentor is looked for
GIVEN_COUNTS_S = 2 * DAY  # in which what a mentor was given may still be of their today, in any time zone

# Open: waits for somebody; given: has an owner; ended: nobody came; solved is an answer that was enough.
State = Literal["open", "given", "answered", "solved", "withdrawn", "ended"]
How = Literal["answered", "passed", "late", "unreachable", "released", "withdrawn", "ended"]


@dataclass(frozen=True, slots=True)
class Ticket:
    """A question as it stands; `asker_id` and `name` are known only while nobody has answered.

    Without a `name` it is from a member. `owner_id` is the one mentor who has it now.
    """

    ref: str
    place_id: int
    asker_id: int | None
    name: str | None
    question: str
    theme: str | None
    state: State
    until_at: int
    owner_id: int | None

    @property
    def is_open(self) -> bool:
        """Tell whether it can still be answered."""
        return self.state in ("open", "given")


def about(ref: str) -> str:
    """Name what the messages of a handed question are about, and what is waited for after Answer."""
    return f"ticket:{ref}"


def digest_of(key: str) -> str:
    """Give what is kept of a key."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def add(db: Door, place_id: int, asker_id: int, name: str | None, asked: Draft, now: int) -> tuple[Ticket, str]:
    """Keep a new question, which nobody has yet; gives the key with which its asker takes it back, too."""
    ref, key = secrets.token_hex(REF_BYTES), secrets.token_urlsafe(KEY_BYTES)
    db.run(
        """
        INSERT INTO tickets(ref, place_id, asker_id, name, question, theme, state, due_at, until_at, key_digest,
            made_at)
        VALUES(:ref, :place_id, :asker_id, :name, :question, :theme, 'open', :now, :until_at, :digest, :now)
        """,
        ref=ref,
        place_id=place_id,
        asker_id=asker_id,
        name=name,
        question=asked.question,
        theme=asked.theme,
        now=now,
        until_at=now + LOOKED_FOR_S,
        digest=digest_of(key),
    )
    return Ticket(ref, place_id, asker_id, name, asked.question, asked.theme, "open", now + LOOKED_FOR_S, None), key


def find(db: Door, ref: str) -> Ticket | None:
    """Give a question by its name."""
    found = db.rows(
        """
        SELECT tickets.*, assignments.person_id AS owner_id FROM tickets
        LEFT JOIN assignments ON assignments.ref = tickets.ref AND assignments.ended_at IS NULL
        WHERE tickets.ref = :ref
        """,
        ref=ref,
    )
    return _ticket(found[0]) if found else None


def give(db: Door, ref: str, person_id: int, now: int, due_at: int) -> None:
    """Give a question that nobody has to a mentor, until it is looked at again."""
    db.run(
        "INSERT INTO assignments(ref, person_id, given_at) VALUES(:ref, :person_id, :now)",
        ref=ref,
        person_id=person_id,
        now=now,
    )
    db.run("UPDATE tickets SET state = 'given', due_at = :due_at WHERE ref = :ref", ref=ref, due_at=due_at)


def take_away(db: Door, ref: str, how: How, now: int) -> None:
    """Take a question from its owner; until somebody else has it, it is to be looked at now."""
    _end(db, ref, how, now)
    db.run("UPDATE tickets SET state = 'open', due_at = :now WHERE ref = :ref", ref=ref, now=now)


def look_again(db: Door, ref: str, due_at: int) -> None:
    """Note when a question is to be looked at again."""
    db.run("UPDATE tickets SET due_at = :due_at WHERE ref = :ref", ref=ref, due_at=due_at)


def answered(db: Door, ref: str, now: int) -> str:
    """Forget who asked and keep the question; gives the key by which the asker is known from now on."""
    key = secrets.token_urlsafe(KEY_BYTES)
    _end(db, ref, "answered", now)
    _blur(db, ref)
    _forget_asker(db, ref, "answered", key, now)
    return key


def end(db: Door, ref: str, now: int) -> str:
    """Close a question that nobody answered in time, and keep its words without who asked; gives a new key to them."""
    key = secrets.token_urlsafe(KEY_BYTES)
    _end(db, ref, "ended", now)
    _blur(db, ref)
    _forget_asker(db, ref, "ended", key, now)
    return key


def close(db: Door, ref: str, how: Literal["withdrawn", "ended"], now: int) -> None:
    """Close a question that nobody answered, and forget its words and who asked."""
    _end(db, ref, how, now)
    _blur(db, ref)
    _forget(db, ref, how, None, now)


def close_quietly(db: Door, ref: str, now: int) -> None:
    """Close a question as withdrawn, but leave it with its mentor until they would have heard of it anyway.

    What changes in the moment in which somebody leaves a group names them.
    """
    found = db.rows("SELECT due_at FROM tickets WHERE ref = :ref", ref=ref)
    due_at = int(found[0]["due_at"] or now)
    _forget(db, ref, "withdrawn", due_at if due_at > now + HOUR else due_at + DAY, now)


def forget_words(db: Door, ref: str) -> None:
    """Forget the words of a question: the same words, asked once more, would lead to whoever asked."""
    db.run("UPDATE tickets SET question = '' WHERE ref = :ref", ref=ref)


def settle(db: Door, ref: str, state: Literal["answered", "solved"]) -> None:
    """Note whether an answer was enough."""
    db.run("UPDATE tickets SET state = :state WHERE ref = :ref", ref=ref, state=state)


def find_by_key(db: Door, ref: str, key: str) -> Ticket | None:
    """Give a question to whoever has its key: its asker, whose name is not needed for it."""
    is_theirs = db.rows(
        "SELECT ref FROM tickets WHERE ref = :ref AND key_digest = :digest", ref=ref, digest=digest_of(key)
    )
    return find(db, ref) if is_theirs else None


def asked_by(db: Door, person_id: int) -> list[Ticket]:
    """List somebody's questions that nobody has answered yet, the oldest first."""
    found = db.rows(
        """
        SELECT tickets.*, assignments.person_id AS owner_id FROM tickets
        LEFT JOIN assignments ON assignments.ref = tickets.ref AND assignments.ended_at IS NULL
        WHERE tickets.asker_id = :person_id ORDER BY tickets.made_at, tickets.ref
        """,
        person_id=person_id,
    )
    return [_ticket(row) for row in found]


def owned_by(db: Door, person_id: int, place_id: int) -> list[str]:
    """List the questions of a group that a mentor has now, the oldest first."""
    found = db.rows(
        """
        SELECT tickets.ref FROM assignments JOIN tickets ON tickets.ref = assignments.ref
        WHERE assignments.person_id = :person_id AND assignments.ended_at IS NULL AND tickets.place_id = :place_id
        ORDER BY assignments.given_at, tickets.ref
        """,
        person_id=person_id,
        place_id=place_id,
    )
    return [row["ref"] for row in found]


def given_to(db: Door, ref: str, person_id: int) -> tuple[int, bool]:
    """Tell how many times a mentor was given a question, and whether they answered it."""
    found = db.rows(
        "SELECT how FROM assignments WHERE ref = :ref AND person_id = :person_id", ref=ref, person_id=person_id
    )
    return len(found), any(row["how"] == "answered" for row in found)


def passed_since(db: Door, ref: str, since: int) -> frozenset[int]:
    """Name the mentors who had a question and no longer have it, since an instant (UTC seconds)."""
    found = db.rows(
        "SELECT person_id FROM assignments WHERE ref = :ref AND ended_at > :since ORDER BY person_id",
        ref=ref,
        since=since,
    )
    return frozenset(row["person_id"] for row in found)


def prune(db: Door, now: int) -> int:
    """Let go of some questions that were closed long ago, and of the hours of others; gives how many."""
    return _blur_given(db, now) + db.run(
        """
        DELETE FROM tickets WHERE ref IN (
            SELECT ref FROM tickets WHERE closed_on < :since ORDER BY closed_on, ref LIMIT :some)
        """,
        since=_day(now - (RETENTION["tickets"].seconds or 0)).isoformat(),
        some=PRUNED_AT_ONCE,
    )


def _end(db: Door, ref: str, how: How, now: int) -> None:
    db.run(
        "UPDATE assignments SET ended_at = :now, how = :how, typed_until = NULL WHERE ref = :ref AND ended_at IS NULL",
        ref=ref,
        how=how,
        now=now,
    )


def _forget_asker(db: Door, ref: str, state: Literal["answered", "ended"], key: str, now: int) -> None:
    db.run(
        """
        UPDATE tickets SET state = :state, asker_id = NULL, name = NULL, due_at = NULL, key_digest = :digest,
            closed_on = :today WHERE ref = :ref
        """,
        ref=ref,
        state=state,
        digest=digest_of(key),
        today=_day(now).isoformat(),
    )


def _forget(db: Door, ref: str, how: Literal["withdrawn", "ended"], due_at: int | None, now: int) -> None:
    db.run(
        """
        UPDATE tickets SET state = :how, asker_id = NULL, name = NULL, question = '', due_at = :due_at,
            key_digest = NULL, closed_on = :today WHERE ref = :ref
        """,
        ref=ref,
        how=how,
        due_at=due_at,
        today=_day(now).isoformat(),
    )


def _blur(db: Door, ref: str) -> None:
    """Leave only the days of a question: its instants stand beside the messages of whoever asked, too."""
    db.run(f"UPDATE tickets SET made_at = made_at - made_at % {DAY} WHERE ref = :ref", ref=ref)
    db.run(
        f"UPDATE assignments SET ended_at = ended_at - ended_at % {DAY} WHERE ref = :ref AND ended_at IS NOT NULL",
        ref=ref,
    )


def _blur_given(db: Door, now: int) -> int:
    """Leave only the day on which a closed question was given to somebody, once that day is over everywhere."""
    return db.run(
        f"""
        UPDATE assignments SET given_at = given_at - given_at % {DAY} WHERE (ref, person_id, given_at) IN (
            SELECT assignments.ref, assignments.person_id, assignments.given_at FROM assignments
            JOIN tickets ON tickets.ref = assignments.ref
            WHERE assignments.given_at % {DAY} <> 0 AND assignments.given_at < :since AND tickets.closed_on IS NOT NULL
            ORDER BY assignments.given_at, assignments.ref LIMIT :some)
        """,
        since=now - GIVEN_COUNTS_S,
        some=PRUNED_AT_ONCE,
    )


def _day(now: int) -> date:
    """Give the day in UTC, which is all that is kept of when a question was closed."""
    return clock.today(now, "UTC")


def _ticket(row: Row) -> Ticket:
    return Ticket(
        row["ref"],
        row["place_id"],
        row["asker_id"],
        row["name"],
        row["question"],
        row["theme"],
        row["state"],
        row["until_at"],
        row["owner_id"],
    )
