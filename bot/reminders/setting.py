"""Making reminders, changing and stopping them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.agenda import Agenda
from bot.chat import Answer, Door, Handler, Incoming, Kind
from bot.reminders import hearing, matching, wording
from bot.reminders.model import MAX_OPEN, MAX_WORDS, Reminder, next_at, number_in
from bot.reminders.own import Own, own
from bot.reminders.schedule import Shown
from bot.understanding.days import Asked, When


class Setting:
    """The handlers; `otherwise` answers a wish that is about goals at large, `question` what is none."""

    def __init__(self, agenda: Agenda, otherwise: Handler, question: Handler) -> None:
        self._agenda, self._otherwise, self._question = agenda, otherwise, question

    def remind(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show the list, or one by its number; else make a reminder of what was typed."""
        mine, said = own(incoming, db, now), incoming.argument.strip()
        is_button = incoming.kind is Kind.PRESS and not said.isdigit()  # none of ours says what to be reminded of
        if not said or is_button:
            return [wording.listed(mine.open())]
        if said.isascii() and said.isdigit():
            found = mine.find(number_in(f":{said}"))
            is_open = found is not None and found.state == "open"
            return [wording.shown(mine.shown(found)) if found and is_open else wording.nothing_so_called()]
        return self._make(mine, said)

    def page(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show a page of the list."""
        return [wording.listed(own(incoming, db, now).open(), number_in(f":{incoming.argument}") or 1)]

    def begun(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "remind me ..."; nothing where that is a question, or about goals at large."""
        said = incoming.argument.strip()
        if not said or incoming.kind is Kind.PRESS:
            return self.remind(incoming, db, now)
        mine = own(incoming, db, now)
        if hearing.is_refused(incoming) or hearing.asks(said.replace("?", " ")) or self._is_about_goals(mine, said):
            return []
        return self._make(mine, said)

    def firm(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a plain wish with its time that also sounds low, or like health, or begins with filler; else none."""
        if not (hearing.is_refused(incoming) or hearing.is_filled(incoming.text)):
            return []
        mine = own(incoming, db, now)
        asked = mine.asked(incoming.text)
        is_plain = hearing.is_firm(incoming, asked) and not hearing.is_about_goals(asked.words)
        return self._make(mine, incoming.text) if is_plain else []

    def heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a wish to be reminded, however it was said."""
        heard = incoming.understood.checkin if incoming.understood else None
        mine = own(incoming, db, now)
        if heard is None or heard.wants == "view":
            return self._otherwise(incoming, db, now)
        said = mine.asked(incoming.text)
        if hearing.asks(said.words):
            return self._question(incoming, db, now)
        if "remind" not in incoming.text.lower() and hearing.REFUSES.search(incoming.text):
            return [wording.less()]
        if said.when is None and hearing.ASKS_ABOUT.search(incoming.text):
            return self._otherwise(incoming, db, now)
        if hearing.is_about_goals(said.words) and (heard.wants == "rhythm" or said.words):
            return self._otherwise(incoming, db, now)
        return self._make(mine, incoming.text)

    def ask_for_words(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask when, for what was named."""
        found = self._open(own(incoming, db, now), incoming.argument)
        return [wording.when(found) if found else wording.nothing_so_called()]

    def at(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Give a reminder the time that a button or somebody says: a number, then the time."""
        number, _, said = incoming.argument.partition(" ")
        mine = own(incoming, db, now)
        found = mine.find(number_in(f":{number}"))
        return self.to(mine, found, said) if found else [wording.nothing_so_called()]

    def stop(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Stop a reminder by its number."""
        mine = own(incoming, db, now)
        found = self._open(mine, incoming.argument, ("open", "said"))
        return [self._stopped(mine, found) if found else wording.nothing_so_called()]

    def bring_back(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Bring a stopped reminder back; where its time is over by now, ask for another."""
        mine = own(incoming, db, now)
        found = self._open(mine, incoming.argument, ("stopped", "open"))
        if found is None:
            return [wording.nothing_so_called()]
        if found.state != "open" and len(mine.open()) >= MAX_OPEN:
            return [wording.full()]
        kept = mine.save(replace(found, state="open"), self._agenda)
        if mine.hours and next_at(kept, mine.hours, now) is None:
            return [wording.when(kept, wording.odd("past") if kept.first_on else "")]
        return [wording.back(mine.shown(kept))]

    def stop_named(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "stop the friday reminder"; nothing where it speaks of no reminder."""
        said = incoming.text.strip()
        if not hearing.names_one(said) or hearing.is_refused(incoming):
            return []
        return self._stop_one(own(incoming, db, now), said)

    def stop_reminding(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "stop reminding me about law", or without a name; nothing where there is no reminder."""
        mine = own(incoming, db, now)
        return self._stop_one(mine, incoming.text) if mine.open() else []

    def move_named(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "move the law reminder to monday 7pm"; nothing where it speaks of no reminder."""
        mine = own(incoming, db, now)
        if not hearing.names_one(incoming.text) or hearing.is_refused(incoming):
            return []
        among = mine.open()
        for way in hearing.moves(incoming.text):
            asked = mine.asked(way.when)
            found = matching.named(way.named, among)
            if found and hearing.is_time(asked, way.when):
                return self._move(mine, found, way.when, asked)
        found = matching.named(incoming.text, among)
        return self._which(found, [f"/remind_change {each.reminder.number}" for each in found])

    def to(self, mine: Own, reminder: Reminder, said: str) -> list[Answer]:
        """Give a reminder another time, said in words."""
        words = hearing.instead(said)
        asked = mine.asked(words)
        if asked.from_now and mine.hours is None:
            return [wording.zone_first()]
        if asked.when is None:
            return self._no_time(mine, reminder, asked)
        if reminder.state != "open" and len(mine.open()) >= MAX_OPEN:
            return [wording.full()]
        kept = mine.save(mine.changed(reminder, words, asked), self._agenda)
        if mine.hours is None:
            return [wording.which_zone(mine.shown(kept))]
        return [wording.moved(mine.shown(kept), is_quiet=mine.is_quiet(kept), skipped_to=mine.skipped_to(kept))]

    def once(self, mine: Own, reminder: Reminder, when: When) -> list[Answer]:
        """Say what comes again once more at another time; its own times stay as they are."""
        if len(mine.open()) >= MAX_OPEN:
            return [wording.full()]
        kept = mine.save(mine.at(Reminder(0, reminder.words), when), self._agenda)
        return [wording.kept(mine.shown(kept), is_quiet=mine.is_quiet(kept), skipped_to=mine.skipped_to(kept))]

    def words_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take what a reminder is about, where only its time was said; or another time for it."""
        mine = own(incoming, db, now)
        asked_of = incoming.context.awaits if incoming.context else None
        found = mine.find(number_in(asked_of or ""))
        if found is None:
            return [wording.nothing_so_called()]
        asked = mine.asked(incoming.text)
        if hearing.is_time(asked, incoming.text):
            return self.to(mine, found, incoming.text)
        words = _clean(asked.words if asked.when is None else incoming.text)
        return [wording.moved(mine.shown(mine.save(replace(found, words=words[:MAX_WORDS]), self._agenda)))]

    def _make(self, mine: Own, said: str) -> list[Answer]:
        asked = mine.asked(said)
        words = _clean(asked.words)
        if not words and asked.when is None and asked.odd is None:
            return [wording.listed(mine.open())]
        if len(mine.open()) >= MAX_OPEN:
            return [wording.full()]
        if asked.from_now and mine.hours is None:
            return [wording.zone_first()]
        reminder = Reminder(0, words[:MAX_WORDS].rstrip())
        if asked.when is None:
            return self._no_time(mine, mine.save(reminder, self._agenda), asked)
        kept = mine.save(mine.at(reminder, asked.when), self._agenda)
        if mine.hours is None:
            return [wording.which_zone(mine.shown(kept))]
        is_quiet, is_cut, skipped_to = mine.is_quiet(kept), len(words) > MAX_WORDS, mine.skipped_to(kept)
        return [wording.kept(mine.shown(kept), is_quiet=is_quiet, is_cut=is_cut, skipped_to=skipped_to)]

    def _no_time(self, mine: Own, reminder: Reminder, asked: Asked) -> list[Answer]:
        """Ask for a time where none was said that can be taken."""
        if asked.tomorrow is not None:
            shown = mine.shown(mine.at(reminder, asked.tomorrow))
            return [wording.over(reminder, asked.tomorrow, shown)]
        return [wording.when(reminder, wording.odd(asked.odd) if asked.odd else "")]

    def _move(self, mine: Own, found: Sequence[Shown], said: str, asked: Asked) -> list[Answer]:
        """Give the one that was meant another time, or ask which."""
        if len(found) == 1:
            return self.to(mine, found[0].reminder, said)
        when = asked.when
        says = [
            wording.at_says(each.reminder.number, when)
            if when and asked.says and not each.reminder.rule
            else f"/remind_change {each.reminder.number}"
            for each in found
        ]
        return self._which(found, says)

    def _stop_one(self, mine: Own, said: str) -> list[Answer]:
        found = matching.named(said, mine.open())
        if len(found) == 1:
            return [self._stopped(mine, found[0].reminder)]
        return self._which(found, [f"/remind_stop {each.reminder.number}" for each in found])

    def _which(self, found: Sequence[Shown], says: Sequence[str]) -> list[Answer]:
        return [wording.which(found, says) if found else wording.nothing_so_called()]

    def _stopped(self, mine: Own, reminder: Reminder) -> Answer:
        return wording.stopped(mine.save(replace(reminder, state="stopped"), self._agenda))

    def _open(self, mine: Own, number: str, states: tuple[str, ...] = ("open", "said")) -> Reminder | None:
        found = mine.find(number_in(f":{number}"))
        return found if found and found.state in states else None

    def _is_about_goals(self, mine: Own, said: str) -> bool:
        """Tell whether a wish is to be asked about goals at large: "remind me every friday", "... about my goals"."""
        asked = mine.asked(said)
        is_time_alone = not asked.words and asked.when is not None and not asked.when.rule
        return not is_time_alone and hearing.is_about_goals(asked.words)


def _clean(words: str) -> str:
    """Give words on one line, without what cannot be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())
