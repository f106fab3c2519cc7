"""Forgetting who asks for it: the words at once, the number as soon as the farewell is out, and then what lies around.

A person who leaves is deleted whole and known anew under the same ids, so that the farewell finds its way; `leaving_at`
says that they go once it is out. `copies_at` says that the copies beside the database still hold them, which stays true
when they write again. A row of `traces` says that deleted bytes may still lie between those in use.
"""

from dataclasses import dataclass

from bot.chat import Door
from bot.people.upkeep import forget
from bot.settings import MINUTE, PRUNED_AT_ONCE

FAREWELL_S = 10 * MINUTE  # how long a farewell that cannot be delivered keeps somebody's number here


@dataclass(frozen=True, slots=True)
class Account:
    """Who somebody is to a platform, which is how copies know them, too, and when they were forgotten."""

    gateway: str
    chat_id: str
    since: int


@dataclass(frozen=True, slots=True)
class Traces:
    """Deleted bytes that may still lie between those in use: the newest trace, and since when the oldest waits."""

    newest: int
    since: int


def leave(db: Door, person_id: int, now: int) -> None:
    """Delete everything about a person but the number that their farewell goes to."""
    found = db.rows("SELECT gateway, chat_id FROM people WHERE id = :person_id", person_id=person_id)
    private = db.rows(
        "SELECT id, gateway, chat_id FROM places WHERE person_id = :person_id ORDER BY id", person_id=person_id
    )
    forget(db, person_id)
    for person in found:
        db.run(
            """
            INSERT INTO people(id, gateway, chat_id, first_seen_at, seen_at, started_at, leaving_at, copies_at)
            VALUES(:person_id, :gateway, :chat_id, :now, :now, :now, :now, :now)
            """,
            person_id=person_id,
            gateway=person["gateway"],
            chat_id=person["chat_id"],
            now=now,
        )
    for place in private:
        db.run(
            "INSERT INTO places(id, gateway, chat_id, is_group, person_id) "
            "VALUES(:place_id, :gateway, :chat_id, 0, :person_id)",
            place_id=place["id"],
            gateway=place["gateway"],
            chat_id=place["chat_id"],
            person_id=person_id,
        )
    note_traces(db, now)


def is_first_word(db: Door, person_id: int) -> bool:
    """Tell whether nothing came from somebody before this, or nothing since they were forgotten."""
    return bool(db.rows("SELECT id FROM people WHERE id = :person_id AND is_known = 0", person_id=person_id))


def is_anyone_leaving(db: Door) -> bool:
    """Tell whether somebody who was forgotten still waits for their farewell."""
    return bool(db.rows("SELECT id FROM people WHERE leaving_at IS NOT NULL LIMIT 1"))


def in_copies(db: Door) -> list[Account]:
    """List some of those who were forgotten and may still be in a copy, the longest waiting first."""
    found = db.rows(
        "SELECT gateway, chat_id, copies_at FROM people WHERE copies_at IS NOT NULL ORDER BY copies_at, id LIMIT :some",
        some=PRUNED_AT_ONCE,
    )
    return [Account(row["gateway"], row["chat_id"], row["copies_at"]) for row in found]


def gone_from_copies(db: Door, accounts: list[Account]) -> None:
    """Note that no copy holds these people any more, unless they were forgotten once more meanwhile."""
    for account in accounts:
        db.run(
            "UPDATE people SET copies_at = NULL "
            "WHERE gateway = :gateway AND chat_id = :chat_id AND copies_at <= :since",
            gateway=account.gateway,
            chat_id=account.chat_id,
            since=account.since,
        )


def forget_accounts(db: Door, accounts: list[Account]) -> int:
    """Delete people from a copy, in which they have other ids; gives how many were in it."""
    return sum(
        db.run(
            "DELETE FROM people WHERE gateway = :gateway AND chat_id = :chat_id",
            gateway=account.gateway,
            chat_id=account.chat_id,
        )
        for account in accounts
    )


def note_traces(db: Door, now: int) -> None:
    """Note that what was deleted just now may still lie between the bytes in use."""
    db.run("INSERT INTO traces(made_at) VALUES(:now)", now=now)


def traces(db: Door, now: int) -> Traces | None:
    """Give the traces that it is time to clear; None where there are none.

    Once is enough for somebody's words and, when the farewell is out, their number; but nobody's words wait for long.
    """
    oldest = db.rows("SELECT made_at FROM traces ORDER BY id LIMIT 1")
    newest = db.rows("SELECT id FROM traces ORDER BY id DESC LIMIT 1")
    if not oldest or not newest or (is_anyone_leaving(db) and now - oldest[0]["made_at"] < FAREWELL_S):
        return None
    return Traces(int(newest[0]["id"]), int(oldest[0]["made_at"]))


def cleared(db: Door, newest: int) -> None:
    """Note that the traces up to this one are gone from the disk."""
    db.run("DELETE FROM traces WHERE id <= :newest", newest=newest)
