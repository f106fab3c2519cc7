"""The outbox's bookkeeping: which place is ready, who holds it, and what an outcome means for its row."""

import json
import logging
from dataclasses import dataclass

from bot import people
from bot.chat import Door, Row
from bot.delivery import pace
from bot.delivery.outcome import Delivered, Gone, Lost, Migrated, Outcome, Outgoing, Refused, Unreachable, Wait
from bot.delivery.upkeep import move, withdraw_place

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that is ours to send until `leased_until` (UTC seconds)."""

    outgoing: Outgoing
    place_id: int
    person_id: int | None
    gateway: str
    is_group: bool
    lease: str
    leased_until: float
    tries: int


def release_all(db: Door, gateway: str, now: float) -> None:
    """Take over the leases of a process that is gone."""
    db.run(
        "UPDATE queues SET ready_at = :now, lease = NULL WHERE gateway = :gateway AND lease IS NOT NULL",
        gateway=gateway,
        now=now,
    )


def ready_places(db: Door, gateway: str, now: float, limit: int) -> list[Row]:
    """List the places that may be sent to, the longest waiting first."""
    return db.rows(
        """
        SELECT queues.place_id, places.is_group FROM queues JOIN places ON places.id = queues.place_id
        WHERE queues.gateway = :gateway AND queues.ready_at <= :now ORDER BY queues.ready_at LIMIT :limit
        """,
        gateway=gateway,
        now=now,
        limit=limit,
    )


def next_ready(db: Door, gateway: str, now: float) -> float | None:
    """Tell when the next place becomes ready, a lease that ends included."""
    found = db.rows(
        "SELECT min(ready_at) AS at FROM queues WHERE gateway = :gateway AND ready_at > :now", gateway=gateway, now=now
    )
    return found[0]["at"] if found else None


def oldest_row(db: Door, place_id: int) -> Row | None:
    """Give the oldest open row of a place, with the chat's id and the message that an edit is about."""
    found = db.rows(
        """
        SELECT outbox.id, outbox.place_id, outbox.person_id, outbox.kind, outbox.what, outbox.request, outbox.message,
               outbox.plain, outbox.good_until, outbox.about, places.chat_id, root.message AS root_message
        FROM outbox JOIN places ON places.id = outbox.place_id LEFT JOIN outbox AS root ON root.id = outbox.edits
        WHERE outbox.place_id = :place_id AND outbox.state = 'open' ORDER BY outbox.id LIMIT 1
        """,
        place_id=place_id,
    )
    return found[0] if found else None


def lease(db: Door, place_id: int, token: str, until: float) -> int:
    """Hold a place; gives how often its oldest row was tried, this time included."""
    return int(
        db.rows(
            "UPDATE queues SET lease = :token, ready_at = :until, tries = queues.tries + 1 "
            "WHERE place_id = :place_id RETURNING tries",
            token=token,
            until=until,
            place_id=place_id,
        )[0]["tries"]
    )


def has_reply(db: Door, place_id: int) -> bool:
    """Tell whether somebody waits for an answer in a place."""
    return bool(
        db.rows(
            "SELECT id FROM outbox WHERE place_id = :place_id AND state = 'open' AND kind IN ('reply', 'notice') "
            "ORDER BY id LIMIT 1",
            place_id=place_id,
        )
    )


def rest(db: Door, place_id: int) -> None:
    """Note that a place has nothing to send."""
    db.run("UPDATE queues SET ready_at = NULL, lease = NULL, tries = 0 WHERE place_id = :place_id", place_id=place_id)


def put_off(db: Door, place_id: int, until: float) -> None:
    """Look at a place again later."""
    db.run(
        "UPDATE queues SET ready_at = :until, lease = NULL WHERE place_id = :place_id", until=until, place_id=place_id
    )


def close(db: Door, row: int, state: str, error: str | None = None) -> None:
    """End a row without sending it."""
    db.run(
        "UPDATE outbox SET state = :state, error = :error, request = '' WHERE id = :row",
        state=state,
        error=error,
        row=row,
    )


def settle(db: Door, claim: Claim, outcome: Outcome, now: float, paced: bool) -> None:
    """Write down what became of a row; nothing at all when the place is no longer ours."""
    if isinstance(outcome, Delivered):
        _delivered(db, claim, outcome, now, paced)
        return
    if not _give_back(db, claim, _again_at(claim, outcome, now), keeps_trying=isinstance(outcome, Lost)):
        return
    row = claim.outgoing.row
    match outcome:
        case Gone():
            if claim.outgoing.do in ("rebutton", "react", "remove"):
                close(db, row, "done")
            else:  # the message to edit is gone: the words go out as a new one
                _send_anew(db, row)
        case Migrated(chat):
            move(db, claim.gateway, claim.outgoing.chat, chat, now)
        case Unreachable():
            _unreachable(db, claim, now)
        case Refused():
            _refused(db, claim, outcome)


def _send_anew(db: Door, row: int) -> None:
    """Make a message of its own of an edit, and the menu's newest of it where it was one."""
    found = db.rows("SELECT edits FROM outbox WHERE id = :row AND state = 'open'", row=row)
    if not found:  # a newer edit has replaced it on the way, and will meet the same
        return
    old = found[0]["edits"]
    db.run("UPDATE outbox SET menu = (SELECT name FROM menus WHERE row_id = :old) WHERE id = :row", old=old, row=row)
    db.run("UPDATE menus SET row_id = :row WHERE row_id = :old", row=row, old=old)
    db.run("UPDATE outbox SET what = 'send', edits = NULL, message = NULL WHERE id = :row", row=row)


def _delivered(db: Door, claim: Claim, outcome: Delivered, now: float, paced: bool) -> None:
    held = db.rows(
        "SELECT allowance_at FROM queues WHERE place_id = :place_id AND lease = :lease",
        place_id=claim.place_id,
        lease=claim.lease,
    )
    if not held:
        return
    db.run(
        """
        UPDATE outbox SET state = 'done', request = '', error = NULL, sent_at = :now,
            edits = CASE WHEN :is_new = 1 THEN NULL ELSE edits END,
            message = CASE WHEN edits IS NULL OR :is_new = 1 THEN COALESCE(message, :message) ELSE message END
        WHERE id = :row
        """,
        is_new=int(claim.outgoing.do == "send"),
        now=now,
        message=outcome.message,
        row=claim.outgoing.row,
    )
    allowance_at, paced_at = held[0]["allowance_at"], 0.0
    if paced and claim.is_group:
        paced_at = pace.after_group(_twentieth_last(db, claim.place_id))
    elif paced:
        allowance_at, paced_at = pace.after_private(allowance_at, now)
    db.run(
        """
        UPDATE queues SET lease = NULL, tries = 0, allowance_at = :allowance_at, paced_at = :paced_at, ready_at =
            CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE place_id = :place_id AND state = 'open') THEN
                CASE WHEN :paced_at > :now THEN :paced_at ELSE :now END END
        WHERE place_id = :place_id
        """,
        allowance_at=allowance_at,
        paced_at=paced_at,
        now=now,
        place_id=claim.place_id,
    )


def _twentieth_last(db: Door, place_id: int) -> float | None:
    found = db.rows(
        "SELECT sent_at FROM outbox WHERE place_id = :place_id AND state = 'done' AND sent_at IS NOT NULL "
        "ORDER BY id DESC LIMIT 1 OFFSET :back",
        place_id=place_id,
        back=pace.GROUP_MESSAGES - 1,
    )
    return found[0]["sent_at"] if found else None


def _again_at(claim: Claim, outcome: Outcome, now: float) -> float:
    match outcome:
        case Wait(seconds):
            return now + seconds
        case Lost():
            return now + pace.backoff(claim.tries)
        case _:
            return now


def _give_back(db: Door, claim: Claim, ready_at: float, keeps_trying: bool) -> bool:
    return bool(
        db.run(
            "UPDATE queues SET lease = NULL, ready_at = :ready_at, paced_at = :ready_at, "
            "tries = CASE WHEN :keeps = 1 THEN tries ELSE 0 END "
            "WHERE place_id = :place_id AND lease = :lease",
            ready_at=ready_at,
            keeps=int(keeps_trying),
            place_id=claim.place_id,
            lease=claim.lease,
        )
    )


def _refused(db: Door, claim: Claim, outcome: Refused) -> None:
    """Try once more elsewhere in the chat, once in the plainest form, then set the row aside; the chat goes on."""
    outgoing, reason = claim.outgoing, outcome.reason
    if outcome.is_misplaced and not {"topic", "reply_to"}.isdisjoint(outgoing.request):
        placeless = {key: value for key, value in outgoing.request.items() if key not in ("topic", "reply_to")}
        db.run(
            "UPDATE outbox SET request = :request, error = :reason WHERE id = :row AND state = 'open'",
            request=json.dumps(placeless, ensure_ascii=False),
            reason=reason,
            row=outgoing.row,
        )
    elif outgoing.plain or outgoing.do in ("rebutton", "react", "remove"):
        log.warning("row %d was refused and set aside: %s", outgoing.row, reason)
        db.run(
            "UPDATE outbox SET state = 'aside', error = :reason WHERE id = :row AND state = 'open'",
            reason=reason,
            row=outgoing.row,
        )
    else:
        db.run("UPDATE outbox SET plain = 1, error = :reason WHERE id = :row", reason=reason, row=outgoing.row)


def _unreachable(db: Door, claim: Claim, now: float) -> None:
    people.left(db, claim.gateway, claim.outgoing.chat, int(now))
    withdraw_place(db, claim.place_id, claim.gateway, now)
    rest(db, claim.place_id)
