"""What people say of an answer, and why they got it: helped, did not, for one of three reasons; /why."""

from dataclasses import replace

from bot import people
from bot.answering import because, group_wording, layout, received, store, wording
from bot.answering.browsing import Browsing
from bot.answering.layout import View
from bot.answering.offering import Offers
from bot.answering.shelf import Shelf, view
from bot.chat import Answer, Button, Door, Handler, Incoming, Kind, React, Rebutton, Reply, Toast
from bot.library import Entry

HELPED, NOTED = "👍", "👌"
ALL = "all"


class Judging:
    """The handlers, bound to the library."""

    def __init__(self, shelf: Shelf, browsing: Browsing, offers: Offers) -> None:
        self._shelf, self._library, self._browsing, self._offers = shelf, shelf.library, browsing, offers

    def helped(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep that an answer helped; thanks are a notice or a reaction, not one more message."""
        shown, where = self.meant(incoming)
        if shown is None:
            return [wording.no_such_entry() if incoming.argument else wording.nothing_open()]
        store.note_feedback(db, incoming.person_id, shown.id, shown.version, True, None, now)
        if incoming.kind is Kind.TEXT and incoming.message is not None:
            return [React(HELPED, incoming.message)]
        seen = replace(self.seen(incoming, now, where, shown), can_tell=received.is_offered(incoming, db))
        rows = layout.rows_without_opinion(self._library, shown, seen)
        return [Rebutton(rows), wording.glad()]

    def missed(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep that an answer did not help, and ask for one of three reasons; in a group nobody is asked."""
        shown, where = self.meant(incoming)
        if shown is None:
            return [wording.no_such_entry() if incoming.argument else wording.nothing_open()]
        store.note_feedback(db, incoming.person_id, shown.id, shown.version, False, None, now)
        if incoming.kind is Kind.TEXT and incoming.is_group and incoming.message is not None:
            return [React(NOTED, incoming.message)]
        if incoming.kind is Kind.TEXT:
            return [wording.what_was_off_with(shown)]
        seen = self.seen(incoming, now, where, shown)
        back = seen.says("more" if seen.whole else "entry", shown)
        return [Rebutton(wording.reasons(shown, back)), wording.what_was_off()]

    def off(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep one of three reasons, and offer what helps against it."""
        name, _, reason = incoming.argument.partition(" ")
        shown = self._shelf.published.get(name)
        if shown is None or reason not in wording.OFF:
            return [wording.no_such_entry()]
        store.note_feedback(db, incoming.person_id, shown.id, shown.version, False, reason, now)
        rows = self._after(incoming, db, now, shown, reason)
        return [Rebutton(rows), wording.noted(shown, reason, has_others=rows[0] != [wording.BROWSE])]

    def off_typed(self, reason: str) -> Handler:
        """Give the handler that takes a reason in words."""

        def handle(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            shown, _ = self.meant(replace(incoming, text=""))
            if shown is None:
                return [wording.nothing_open()]
            said = self.off(replace(incoming, text=f"/off {shown.id} {reason}"), db, now)
            rows = [row for each in said if isinstance(each, Rebutton) for row in each.buttons]
            return [Reply(each.text, buttons=rows) for each in said if isinstance(each, Toast)]

        return handle

    def _after(self, incoming: Incoming, db: Door, now: int, shown: Entry, reason: str) -> list[list[Button]]:
        more = [Button("More", says=f"/more {shown.id}")]
        if reason == "question":
            known = because.read(people.because(db, incoming.person_id, incoming.place_id, now))
            others = because.runners_up(known, shown.id, list(self._shelf.published))
            titles = [(id_, self._shelf.published[id_].title) for id_ in others[: layout.RELATED]]
            rows = [[Button(layout.label(title), says=f"/entry {id_}")] for id_, title in titles]
            return [*rows, [wording.BROWSE], *self._offers(incoming, db, now, False)]
        if reason == "general":
            return [more, *layout.trait_rows(self._library, shown, view(incoming, now))]
        pages = [self._library.official[id_] for id_ in shown.official[:1]]
        return [more, *([Button(layout.label(page.title), url=page.url)] for page in pages)]

    def why(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Tell why the last turn was answered as it was."""
        known = because.read(people.because(db, incoming.person_id, incoming.place_id, now))
        if known is None:
            return [wording.nothing_open()]
        told = because.told(self._library, known)
        return [group_wording.why(told) if incoming.is_group else told]

    def meant(self, incoming: Incoming) -> tuple[Entry | None, list[str]]:
        """Give the entry that is judged and how it was come by; typed, it is the one that was given last."""
        about = incoming.context.about if incoming.context else ()
        before = about if len(about) == 1 else ()
        name, *where = incoming.argument.split() or before or [""]
        return self._shelf.published.get(name), where

    def seen(self, incoming: Incoming, now: int, where: list[str], shown: Entry) -> View:
        """Give the light in which an entry is shown that was just judged."""
        whole = where[:1] == [ALL]
        way, named = self._browsing.way(shown, where[whole:]), self._browsing.named(where)
        return view(incoming, now, whole=whole, way=way, named=named)
