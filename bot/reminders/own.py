"""One person's reminders as they stand: shown with their next time, kept, and told to the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot import people
from bot.agenda import Agenda
from bot.chat import Door, Incoming
from bot.clock import Hours, local
from bot.reminders import changing, store
from bot.reminders.model import Reminder, next_at
from bot.reminders.schedule import Shown
from bot.understanding import days
from bot.understanding.days import Asked, When

LATEST = Hours("Pacific/Pago_Pago")  # where a time comes last of all


@dataclass(frozen=True, slots=True)
class Own:
    """Who has the reminders, and when it is for them; without `hours` their zone is not known, and `likely` a guess."""

    db: Door
    person: int
    now: int
    hours: Hours | None
    today: date
    wall: datetime | None  # what their clock shows
    likely: Hours

    def shown(self, reminder: Reminder) -> Shown:
        """Show a reminder with the day it comes next; without a zone a single one is over where it is so everywhere."""
        hours = self.hours or (self.likely if reminder.rule else LATEST)
        at = next_at(reminder, hours, self.now)
        next_on = local(at, hours.zone).date() if at else None
        return Shown(reminder, next_on, self.today, is_placed=self.hours is not None)

    def asked(self, text: str) -> Asked:
        """Read when something is asked for."""
        return days.asked(text, self.today, self.wall, local(self.now, self.likely.zone).replace(tzinfo=None))

    def open(self) -> Sequence[Shown]:
        """List the open reminders."""
        return [self.shown(each) for each in store.open_of(self.db, self.person)]

    def find(self, number: int) -> Reminder | None:
        """Give a reminder by its number, open or not."""
        return store.find(self.db, self.person, number)

    def save(self, reminder: Reminder, agenda: Agenda) -> Reminder:
        """Keep a reminder as it is now, new or not, and have it planned."""
        keep = store.save if reminder.number else store.add
        kept = keep(self.db, self.person, reminder, self.now)
        agenda.replan(self.db, self.person, self.now)
        return kept

    def at(self, reminder: Reminder, when: When) -> Reminder:
        """Give a reminder its time; where no hour was said, one that is not quiet."""
        minutes = when.minutes
        if not when.is_timed and self.hours:
            open_at = local(self.hours.next_open(self.hours.at(when.first_on, minutes)), self.hours.zone)
            minutes = open_at.hour * 60 + open_at.minute if open_at.date() == when.first_on else minutes
        return replace(
            reminder, first_on=when.first_on, minutes=minutes, rule=when.rule, rests_until=None, state="open"
        )

    def changed(self, reminder: Reminder, text: str, asked: Asked) -> Reminder:
        """Give a reminder another time, of which only a part may have been said."""
        plain = days.asked(text, self.today, None).when
        if asked.when is None:
            return reminder
        if reminder.first_on is None or asked.from_now or plain is None:
            return self.at(reminder, asked.when)
        made = changing.changed(reminder, asked, asked.when if asked.says else plain)
        return made if self.shown(made).next_on else self.at(reminder, asked.when)

    def skipped_to(self, reminder: Reminder) -> int | None:
        """Give the minute at which it comes next where the clock skips the one that was asked for."""
        at = next_at(reminder, self.hours, self.now) if self.hours else None
        minute = self.hours.minute(at) if self.hours and at else reminder.minutes
        return minute if minute != reminder.minutes else None

    def is_quiet(self, reminder: Reminder) -> bool:
        """Tell whether a reminder comes in their quiet hours."""
        at = next_at(reminder, self.hours, self.now) if self.hours else None
        return self.hours is not None and at is not None and self.hours.is_quiet(at)


def own(incoming: Incoming, db: Door, now: int) -> Own:
    """Give the reminders of whoever writes."""
    hours = people.hours_of(db, incoming.person_id)
    if hours:
        wall = local(now, hours.zone).replace(tzinfo=None)
        return Own(db, incoming.person_id, now, hours, hours.day(now), wall, hours)
    if incoming.context is None:  # intake fills it in for everybody who is known
        raise ValueError("an update without its context")
    likely = Hours(incoming.context.default_zone)
    return Own(db, incoming.person_id, now, None, incoming.context.today, None, likely)
