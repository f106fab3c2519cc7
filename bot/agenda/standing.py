"""What stands between the bot and a person now, and what comes next."""

from dataclasses import replace

from bot import manners, people
from bot.agenda import begun, store
from bot.agenda.standing_wording import standing_of
from bot.chat import Door
from bot.clock import Hours

MOST_LOOKS = 20  # times at which one moment after another waits for its turn


def standing(db: Door, person_id: int, now: int) -> str:
    """Give the line for the top of every view while everything is silent; nothing where nothing is.

    Where the time zone is unknown, days are those of UTC.
    """
    silences = people.silences_of(db, person_id)
    return standing_of(silences, people.hours_of(db, person_id) or Hours("UTC"), now) if silences else ""


def newest_begun(db: Door, person_id: int, since: int) -> int | None:
    """Give the newest message that was begun since an instant (UTC seconds) and has an open part."""
    message = begun.newest(db, person_id)
    is_open = message is not None and message.at >= since and not all(part.is_answered for part in message.parts)
    return message.id if message is not None and is_open else None


def was_begun(db: Door, person_id: int, message: int, since: int) -> bool:
    """Tell whether a message was begun with this person since an instant (UTC seconds)."""
    found = begun.find(db, person_id, message)
    return found is not None and found.at >= since


def coming(db: Door, person_id: int, now: int) -> int | None:
    """Give the instant (UTC seconds) at which something will be said next; None where that is not sure.

    What is about nothing that can be named, such as a review, may have nothing to say when its time has come.
    """
    hours = people.hours_of(db, person_id)
    if hours is None:
        return None
    life = replace(begun.life(db, person_id, hours), wrote_at=None)
    planned = store.moments_of(db, person_id)
    moments = [each for each in planned if each.about or each.why not in manners.UNPROMPTED]
    for _ in range(MOST_LOOKS):
        at = max(now, min((each.due_at for each in moments), default=store.NEVER))
        if at >= store.NEVER:
            return None
        decision = manners.decide(moments, life, at)
        if decision.says:
            return at
        later = [replace(each, due_at=until) for each, until in decision.waits if until is not None]
        moments = [*(each for each in moments if each.due_at > at), *later]
    return None
