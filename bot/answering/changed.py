"""Telling people when an answer they got has changed: agreeing to it, /updates, and the news itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import clock, people
from bot.agenda import Agenda
from bot.answering import changed_wording, layout, received, store, wording
from bot.answering.browsing import Browsing
from bot.answering.judging import Judging
from bot.answering.received import Received
from bot.answering.shelf import Shelf
from bot.chat import Answer, Command, Door, Due, Incoming, Kind, Part, Planned, Rebutton, Reply
from bot.library import Entry

FEATURE, CHANGED = "answering", "changed"
EVENING = 19 * 60  # minutes after midnight; whatever else is begun that day has taken the news along by then
TELL = ("tell me if this changes", "tell me if it changes", "tell me if that changes", "tell me when this changes",
        "tell me when it changes", "let me know if this changes", "let me know if it changes",
        "tell me if the answer changes", "tell me when an answer changes")  # fmt: skip
NO_MORE = ("no more of these", "no more updates", "stop telling me about changes", "do not tell me about changes",
           "dont tell me about changes", "don't tell me about changes")  # fmt: skip


class Changed:
    """The news of changed answers as the agenda asks for it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give what changed since somebody got it; one moment an answer, in the evening of their day.

        What was told of but not said (the message was handed back) is given once more.
        """
        hours = people.hours_of(db, person_id)
        if hours is None:
            return []
        at = hours.at(hours.day(now), EVENING)
        return [
            Planned(key, "rhythm", at)
            for each in received.received_by(db, person_id)
            if (newest := self._newest(each)) and (each.told < newest or _key(each.entry, newest) not in last)
            for key in [_key(each.entry, newest)]
        ]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Say what changed, and keep that it was said; nothing where they read the new answer meanwhile."""
        hours = people.hours_of(db, due.person_id)
        _, name, _ = due.key.split(":")
        got = next((each for each in received.received_by(db, due.person_id) if each.entry == name), None)
        shown = self._shelf.published.get(name)
        if hours is None or got is None or shown is None or not (changes := shown.changes_since(got.version)):
            return None
        received.note_told(db, due.person_id, name, changes[-1].version)
        return changed_wording.news(shown, changes, hours.day(got.at), hours.day(now))

    def _newest(self, got: Received) -> int:
        shown = self._shelf.published.get(got.entry)
        changes = shown.changes_since(got.version) if shown else ()
        return changes[-1].version if changes else 0


class Changing:
    """The handlers of what people say about being told."""

    def __init__(self, shelf: Shelf, browsing: Browsing, judging: Judging, agenda: Agenda) -> None:
        self._shelf, self._library, self._agenda = shelf, shelf.library, agenda
        self._browsing, self._judging = browsing, judging

    def commands(self) -> list[Command]:
        """List what can be said; all of it in private."""
        return [
            Command("updates", "Tell me when an answer changes", self.updates, in_groups=False),
            Command("updates_on", "Tell me of changes", self.switch_on, in_groups=False, hidden=True, lasts=True),
            Command("updates_off", "Tell me of no more changes", self.switch_off, in_groups=False, hidden=True,
                    lasts=True, also=NO_MORE),
            Command("tell", "Tell me if this answer changes", self.tell, in_groups=False, hidden=True, lasts=True,
                    also=TELL),
            Command("changed", "Open an answer that changed", self.open, in_groups=False, hidden=True, lasts=True),
        ]  # fmt: skip

    def updates(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show whether changes are told, and of which answers."""
        since = received.wanted_since(db, incoming.person_id)
        if since is None:
            return [changed_wording.off()]
        zone = incoming.context.zone if incoming.context else None
        got = received.received_by(db, incoming.person_id)
        lines = [changed_wording.received(self._title(each.entry), each.version, _day(each.at, zone, now))
                 for each in got]  # fmt: skip
        return [changed_wording.on(_day(since, zone, now), lines, zone is not None)]

    def switch_on(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Agree to it in the menu."""
        self._agree(incoming, db, now, self._judging.meant(replace(incoming, text=""))[0])
        return self.updates(incoming, db, now)

    def switch_off(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep nothing any more; said below the news, its other parts stay."""
        received.end(db, incoming.person_id)
        said = changed_wording.switched_off()
        if key := _named(incoming):
            said = self._agenda.answered(db, incoming.person_id, FEATURE, key, said, now)
        self._agenda.replan(db, incoming.person_id, now)
        return [said]

    def tell(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Agree to it below an answer, whose words stay; typed, it is the one that was given last."""
        shown, where = self._judging.meant(incoming)
        self._agree(incoming, db, now, shown)
        if incoming.kind is Kind.TEXT or shown is None:
            has_zone = bool(incoming.context and incoming.context.zone)
            return [changed_wording.agreed_to(shown, has_zone)]
        seen = self._judging.seen(incoming, now, where, shown)
        rows = layout.rows_without_opinion(self._library, shown, seen)
        if not store.is_judged(db, incoming.person_id, shown.id):
            rows.append(layout.opinion(shown, seen))
        return [Rebutton(rows), changed_wording.agreed()]

    def open(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Open an answer from the news of it, all of it, for the change may lie anywhere."""
        name, key = incoming.argument.partition(" ")[0], _named(incoming)
        if key is None or name not in self._shelf.published:
            return [wording.no_such_entry()]
        opened = self._browsing.entry(replace(incoming, text=f"/more {name}"), db, now)
        return [
            self._agenda.answered(db, incoming.person_id, FEATURE, key, each, now) if isinstance(each, Reply) else each
            for each in opened
        ]

    def _agree(self, incoming: Incoming, db: Door, now: int, shown: Entry | None) -> None:
        received.begin(db, incoming.person_id, now)
        if shown:
            received.note(incoming, db, shown, now)

    def _title(self, name: str) -> str:
        shown = self._library.entries.get(name)
        return shown.title if shown else name


def _key(entry: str, version: int) -> str:
    return f"{CHANGED}:{entry}:{version}"


def _named(incoming: Incoming) -> str | None:
    """Give the key of the news whose button was pressed."""
    words = incoming.argument.split()
    return f"{CHANGED}:{':'.join(words)}" if len(words) == 2 else None


def _day(at: int, zone: str | None, now: int) -> str:
    return clock.in_words(clock.today(at, zone or "UTC"), clock.today(now, zone or "UTC"))
