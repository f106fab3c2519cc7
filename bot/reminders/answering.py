"""What people say to a reminder that has come, or that was just set."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot import people
from bot.agenda import Agenda
from bot.chat import Answer, Door, Feature, Incoming, Reply
from bot.people import Silence
from bot.reminders import hearing, wording
from bot.reminders.model import Reminder, next_at, number_in
from bot.reminders.own import Own, own
from bot.reminders.setting import Setting
from bot.understanding import days

NAME = "reminders"
WEEK = 7
Record = Callable[[Incoming, Door, int, str], list[Answer]]
OfReminder = Callable[[Own, Reminder, Incoming], list[Answer]]


class Answering:
    """The handlers; `record` keeps what was done, as if told in words, `zone` takes answers to where somebody is."""

    def __init__(self, agenda: Agenda, setting: Setting, record: Record, zone: Feature) -> None:
        self._agenda, self._setting, self._record = agenda, setting, record
        self._zone, self._is_zone = zone.awaits["zone"], zone.surely["zone"]

    def done(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take that it is done."""
        return self._by_number(incoming, db, now, self._done)

    def partly(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take that a part of it is done."""
        return self._by_number(incoming, db, now, self._partly)

    def not_yet(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take that it is not done, and say when it comes next."""
        return self._by_number(incoming, db, now, self._not_yet)

    def again(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Say a single reminder again so many days from now, or never."""
        number, _, said = incoming.argument.partition(" ")
        mine = own(incoming, db, now)
        found = mine.find(number_in(f":{number}"))
        if found is None or found.rule or found.state not in ("open", "said") or mine.hours is None:
            return [wording.nothing_so_called()]
        if said not in ("1", str(WEEK)):
            mine.save(replace(found, state="done"), self._agenda)
            return [self._answered(mine, found, wording.left())]
        return [self._answered(mine, found, self._put_off(mine, found, int(said)))]

    def said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take an answer that was typed: how it went, or another time."""
        mine = own(incoming, db, now)
        awaits = incoming.context.awaits if incoming.context else None
        found = mine.find(number_in(awaits or ""))
        if found is None or found.state == "stopped":
            return [wording.nothing_so_called()]
        asked = mine.asked(hearing.instead(incoming.text))
        if hearing.is_time(asked, incoming.text):
            is_once = found.rule and asked.when and not asked.when.rule and not hearing.changes(incoming.text)
            replies = (
                self._setting.once(mine, found, asked.when)
                if is_once and asked.when
                else self._setting.to(mine, found, incoming.text)
            )
            return [self._answered(mine, found, each) if isinstance(each, Reply) else each for each in replies]
        went = hearing.went(incoming.text)
        if went == "done":
            return self._done(mine, found, incoming)
        if went == "partly":
            return self._partly(mine, found, incoming)
        return self._not_yet(mine, found, incoming) if went == "not" else [wording.unclear(found)]

    def is_said(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but such an answer."""
        if hearing.is_refused(incoming) or incoming.context is None:
            return False
        if hearing.asks(incoming.text):
            return False
        if hearing.went(incoming.text) in ("done", "partly"):
            return True
        if self.is_time(incoming) or self._is_again(incoming):
            return True
        heard = incoming.understood
        return hearing.went(incoming.text) == "not" and (heard is None or heard.decision != "answer")

    def is_time(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but another time."""
        if hearing.is_refused(incoming) or incoming.context is None or hearing.asks(incoming.text):
            return False
        if hearing.is_new(incoming.text):
            return False
        asked = days.asked(hearing.instead(incoming.text), incoming.context.today, None)
        return hearing.is_time(asked, incoming.text)

    def _is_again(self, incoming: Incoming) -> bool:
        """Tell whether a text asks to be reminded once more, and names but the time: "remind me tomorrow 9pm"."""
        if incoming.context is None or not hearing.is_again(incoming.text):
            return False
        asked = days.asked(incoming.text, incoming.context.today, None)
        return asked.when is not None and not asked.when.rule and hearing.is_time(asked, incoming.text)

    def set_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take what was typed after a reminder was set: another time, or that it is right."""
        mine = own(incoming, db, now)
        found = mine.find(number_in((incoming.context.awaits if incoming.context else None) or ""))
        if found is None or found.state == "stopped":
            return [wording.nothing_so_called()]
        asked = mine.asked(hearing.instead(incoming.text))
        if hearing.is_time(asked, incoming.text):
            return self._setting.to(mine, found, incoming.text)
        return [wording.agreed() if hearing.agrees(incoming.text) else wording.unclear(found)]

    def zone_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take what was typed when the zone was asked for a reminder: another time for it, or a place."""
        mine, context = own(incoming, db, now), incoming.context
        awaits = (context.awaits if context else None) or ""
        found = mine.find(number_in(awaits))
        if found and found.state == "open" and self.is_time(incoming):
            return self._setting.to(mine, found, incoming.text)
        asked = f"zone:{awaits.partition(' ')[2]}"
        placed = replace(incoming, context=replace(context, awaits=asked) if context else None)
        return [_still_of(each, awaits) for each in self._zone(placed, db, now)]

    def is_zone(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but another time, or the answer in which zone."""
        return self.is_time(incoming) or self._is_zone(incoming)

    def _by_number(self, incoming: Incoming, db: Door, now: int, answer: OfReminder) -> list[Answer]:
        mine = own(incoming, db, now)
        found = mine.find(number_in(f":{incoming.argument}"))
        return answer(mine, found, incoming) if found else [wording.nothing_so_called()]

    def _done(self, mine: Own, reminder: Reminder, incoming: Incoming) -> list[Answer]:
        self._over(mine, reminder)
        return self._recorded(mine, reminder, incoming, reminder.words)

    def _partly(self, mine: Own, reminder: Reminder, incoming: Incoming) -> list[Answer]:
        self._over(mine, reminder)
        return self._recorded(mine, reminder, incoming, f"{reminder.words}, partly" if reminder.words else "")

    def _recorded(self, mine: Own, reminder: Reminder, incoming: Incoming, words: str) -> list[Answer]:
        answers = self._record(incoming, mine.db, mine.now, words) if words else [wording.answered()]
        self._agenda.replan(mine.db, mine.person, mine.now)
        return [self._answered(mine, reminder, each) if isinstance(each, Reply) else each for each in answers]

    def _not_yet(self, mine: Own, reminder: Reminder, incoming: Incoming) -> list[Answer]:
        """Leave it until its next time; "this week" and "today" are over first."""
        if mine.hours is None:
            return [wording.unclear(reminder)]
        rest = hearing.rests(incoming.text)
        is_week = rest == "week"
        if not reminder.rule:
            reply = self._put_off(mine, reminder, 1 if rest == "day" else WEEK, is_of_all=is_week)
            return [self._answered(mine, reminder, reply)]
        monday = mine.today + timedelta(days=WEEK - mine.today.weekday())
        until = {"week": monday, "day": mine.today + timedelta(days=1), "": None}[rest]
        kept = mine.save(replace(reminder, rests_until=until), self._agenda)
        self._rest(mine, kept, is_week)
        return [self._answered(mine, kept, wording.next_time(mine.shown(kept), is_of_all=is_week))]

    def _rest(self, mine: Own, kept: Reminder, is_week: bool) -> None:
        """Leave whoever cannot this week in peace altogether, until the reminder is due again."""
        at = next_at(kept, mine.hours, mine.now) if is_week and mine.hours else None
        if at is not None:
            earlier = [each.until_at or 0 for each in people.silences_of(mine.db, mine.person) if each.why == "snooze"]
            people.silence(mine.db, mine.person, Silence("snooze", since_at=mine.now, until_at=max(at, *earlier, 0)))

    def _put_off(self, mine: Own, reminder: Reminder, many: int, *, is_of_all: bool = False) -> Reply:
        """Say a single reminder once more, some days after today at its time."""
        choices = [self._moved(mine, reminder, each) for each in (1, WEEK)]
        kept = mine.save(self._moved(mine, reminder, many), self._agenda)
        self._rest(mine, kept, is_of_all)
        return wording.put_off(mine.shown(kept), [mine.shown(each) for each in choices], is_of_all=is_of_all)

    def _moved(self, mine: Own, reminder: Reminder, many: int) -> Reminder:
        return replace(reminder, first_on=mine.today + timedelta(days=many), state="open")

    def _over(self, mine: Own, reminder: Reminder) -> None:
        if not reminder.rule and reminder.state in ("open", "said"):
            mine.save(replace(reminder, state="done"), self._agenda)

    def _answered(self, mine: Own, reminder: Reminder, reply: Reply) -> Reply:
        return self._agenda.answered(mine.db, mine.person, NAME, reminder.key, reply, mine.now)


def _still_of(answer: Answer, awaits: str) -> Answer:
    """Let a question for the zone that is asked again be about the same reminder."""
    if not isinstance(answer, Reply) or answer.asks is None:
        return answer
    return replace(answer, asks=f"{awaits.partition(' ')[0]} {answer.asks.partition(':')[2]}".rstrip())
