"""When reminders come, and with which words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import deeds, people
from bot.chat import Door, Due, Part, Planned
from bot.clock import Hours, local
from bot.reminders import matching, store, wording
from bot.reminders.model import Reminder, next_at, number_in
from bot.reminders.schedule import Shown

GOOD_FOR_S = 12 * 3600  # of one that comes again; what a pause was over is left out then
LATE_S = 30 * 60
MOST_DEEDS = 50  # of a day that are compared


class Planning:
    """What reminders hand to the agenda."""

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the next time of each reminder; of a single one that was composed, unless it was really said."""
        hours = people.hours_of(db, person_id)
        if hours is None:
            return []
        open_ones = store.open_of(db, person_id)
        times = [(each, next_at(each, hours, max(each.changed_at, last.get(each.key, 0)))) for each in open_ones]
        # What was handed back was not said, so its key was last said before, if ever.
        times += [(each, next_at(each, hours, last.get(each.key, 0))) for each in store.said_of(db, person_id)]
        return [
            Planned(each.key, "asked", at, good_until=at + GOOD_FOR_S if each.rule else None)
            for each, at in times
            if at is not None
        ]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Give the words, unless it was just done; a single reminder is noted as said."""
        reminder, hours = store.find(db, due.person_id, number_in(due.key)), people.hours_of(db, due.person_id)
        if reminder is None or hours is None or reminder.state not in ("open", "said"):
            return None
        is_done = reminder.words and _was_done(db, due.person_id, reminder, hours, now)
        if not reminder.rule and reminder.state == "open":
            reminder = store.save(db, due.person_id, replace(reminder, state="done" if is_done else "said"), now)
        if is_done:
            return None
        shown = Shown(reminder, local(due.at, hours.zone).date(), hours.day(now))
        return wording.due(shown, is_late=now - due.at > LATE_S)


def _was_done(db: Door, person_id: int, reminder: Reminder, hours: Hours, now: int) -> bool:
    """Tell whether somebody told of it since their day began."""
    told = deeds.since(db, person_id, hours.day_begins_at(now), MOST_DEEDS)
    return any(matching.was_done(reminder.words, f"{deed.note} {deed.subject or ''}") for deed in told)
