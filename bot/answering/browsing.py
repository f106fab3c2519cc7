"""Looking around without a question: themes and their pages, an entry and the rest of it, the other one, number two."""

from bot import people
from bot.answering import because, group_wording, layout, received, wording
from bot.answering.layout import Way
from bot.answering.offering import Offers, with_offers
from bot.answering.shelf import ASKED, Shelf, is_small_number, view
from bot.chat import Answer, Door, Handler, Incoming, Kind, Reply
from bot.library import Entry, Theme, others_of, value_of


class Browsing:
    """The handlers of buttons and bare words, bound to the library."""

    def __init__(self, shelf: Shelf, offers: Offers) -> None:
        self._shelf, self._library, self._offers = shelf, shelf.library, offers

    def topics(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show all themes; typed, take up the page where somebody last was. A group is led to them."""
        if incoming.is_group:
            return [group_wording.topics()]
        page = incoming.context.page if incoming.context else None
        name, _, number = (page or "").partition(" ")
        theme = self._shelf.theme(name)
        if theme and incoming.kind is Kind.TEXT:
            return [self._page(incoming, db, now, theme, int(number))]
        people.remember_page(db, incoming.person_id, incoming.place_id, None, now)
        return [wording.themes([(theme, len(entries)) for theme, entries in self._shelf.themes()])]

    def theme(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show one page of a theme, and remember it."""
        name, _, page = incoming.argument.partition(" ")
        theme = self._shelf.theme(name)
        if theme is None or incoming.is_group:
            return self.topics(incoming, db, now)
        return [self._page(incoming, db, now, theme, int(page) if is_small_number(page) else 1)]

    def _page(self, incoming: Incoming, db: Door, now: int, theme: Theme, page: int) -> Reply:
        entries = self._shelf.of_theme(theme.id)
        page = min(max(page, 1), wording.pages_of(entries))
        people.remember_page(db, incoming.person_id, incoming.place_id, f"{theme.id} {page}", now)
        return wording.theme(theme, entries, page)

    def entry(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Open an entry, or the whole of it; without an argument, the one that the turn before was about."""
        about = incoming.context.about if incoming.context else ()
        before = about if len(about) == 1 else ()  # after a choice of three there is no "more" yet
        name, *where = incoming.argument.split() or before or [""]
        if not name:
            return [wording.nothing_open()]
        return self._open(incoming, db, now, name, where)

    def _open(self, incoming: Incoming, db: Door, now: int, name: str, where: list[str]) -> list[Answer]:
        shown = self._shelf.published.get(name)
        if shown is None:
            return [wording.no_such_entry()]
        whole = incoming.command == "more"
        about = incoming.context.about if incoming.context else ()
        if about != (name,):  # reading on is no new reason
            people.remember_because(db, incoming.person_id, incoming.place_id, because.opened(name).kept(), now)
        people.remember_about(db, incoming.person_id, incoming.place_id, [name], now)
        if whole and incoming.is_group:
            return [group_wording.rest(shown)]
        received.note(incoming, db, shown, now)
        offered = whole and received.is_offered(incoming, db)
        way, named = self.way(shown, where), self.named(where)
        seen = view(incoming, now, whole=whole, way=way, named=named, can_tell=offered)
        return [layout.entry(self._library, shown, seen)]

    def way(self, shown: Entry, where: list[str]) -> Way:
        """Tell how somebody came to an entry: from a theme's page, from another entry, or by asking."""
        where = [word for word in where if not self.named([word])]
        if len(where) == 2 and where[0] == shown.theme and is_small_number(where[1]):
            return Way(f"/theme {where[0]} {where[1]}", from_menu=True)
        if len(where) == 1 and where[0] in self._shelf.published:
            return Way(f"/entry {where[0]}")
        return ASKED

    def named(self, where: list[str]) -> tuple[str, ...]:
        """Give the values that a button repeats, because the question named them."""
        return tuple(word for word in where if value_of(self._library, word))

    def other(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Open the entry that plays the same role for another value: the other exam, the other renewal."""
        about = [id_ for id_ in (incoming.context.about if incoming.context else ()) if id_ in self._shelf.published]
        if len(about) != 1:
            return [wording.nothing_open()]
        others = others_of(self._library, about[0])
        if len(others) != 1:
            return [wording.no_other(self._shelf.published[about[0]])]
        return self._open(incoming, db, now, others[0], [])

    def sources(self, incoming: Incoming, _: Door, __: int) -> list[Answer]:
        """Say where the last answer comes from."""
        about = [id_ for id_ in (incoming.context.about if incoming.context else ()) if id_ in self._shelf.published]
        if len(about) != 1:
            return [wording.nothing_open()]
        shown = self._shelf.published[about[0]]
        return [(group_wording if incoming.is_group else wording).sources(self._library, shown)]

    def none(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take that none of what was offered was meant; it stays an unclear turn."""
        unclear = incoming.context.unclear if incoming.context else 0
        if incoming.context and len(incoming.context.about) > 1:  # what comes next leans on none of them
            people.remember_about(db, incoming.person_id, incoming.place_id, (), now)
        people.remember_unclear(db, incoming.person_id, incoming.place_id, unclear, now)
        said = (group_wording if incoming.is_group else wording).other_words()
        is_of_a_choice = bool(incoming.context and len(incoming.context.about) > 1)
        return [with_offers(self._offers, said, incoming, db, now, goes_on=incoming.is_group and is_of_a_choice)]

    def pick(self, number: int) -> Handler:
        """Take the first, second or third of what was offered; 0 is the last."""

        def handle(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            offered = incoming.context.about if incoming.context else ()
            if not number <= len(offered) or len(offered) < 2:
                return [wording.nothing_to_pick()]
            return self._open(incoming, db, now, offered[number - 1], [])

        return handle
