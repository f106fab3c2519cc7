"""What can be said to answering."""

from datetime import date

from bot import clock, people
from bot.answering import store, wording
from bot.answering.schema import MIGRATIONS
from bot.chat import Answer, Cards, Command, Door, Feature, Handler, Incoming, Understood
from bot.library import BOUNDARIES, Entry, Library

CARDS = 5
UNCLEAR_TURNS = 2
ASKED = wording.Way()


def feature(library: Library) -> Feature:
    """Answer questions from the library, and let people browse it."""
    answering = _Answering(library)
    return Feature(
        "answering",
        commands=(
            Command("ask", "Ask a question; in private just type it", answering.ask),
            Command("topics", "Browse by theme", answering.topics, also=("topics", "menu", "browse", "themes")),
            Command("theme", "Open a theme", answering.theme, hidden=True),
            Command("entry", "Open a topic", answering.entry, hidden=True),
            Command(
                "more",
                "Open the rest of a topic",
                answering.entry,
                hidden=True,
                also=("more", "read more", "tell me more", "go on"),
            ),
            Command("helped", "An answer helped", answering.feedback, hidden=True),
            Command("missed", "An answer did not help", answering.feedback, hidden=True),
        ),
        understood={
            "crisis": answering.boundary("crisis"),
            "clinical": answering.boundary("clinical"),
            "smalltalk": answering.small_talk,
            "question": answering.question,
            "unknown": answering.question,
        },
        search=answering.search,
        migrations=MIGRATIONS,
        prune=store.prune,
    )


class _Answering:
    """The handlers, bound to the library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._published = {entry.id: entry for entry in library.published}

    def ask(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if incoming.understood is None:
            return [wording.nothing_asked(self._library.about)]
        if incoming.understood.kind == "smalltalk":
            return self.small_talk(incoming, db, now)
        return self.question(incoming, db, now)

    def question(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        heard = incoming.understood
        if heard is None:
            return [wording.boundary(self._library, self._library.boundaries["unknown"])]
        known = [match.id for match in heard.entries if match.id in self._published]
        if heard.language and heard.language in self._library.languages:
            return [wording.other_language(self._library, heard.language, heard.worried)]
        if heard.decision == "answer" and known:
            people.remember_about(db, incoming.person_id, incoming.place_id, known[:1], now)
            return [self._entry(incoming, self._published[known[0]], now, heard=heard)]
        if heard.decision == "choose" and known:
            people.remember_about(db, incoming.person_id, incoming.place_id, known[:3], now)
            return [wording.choice(self._library, known[:3], heard)]
        if heard.worried:  # somebody who sounds low is not told that they were unclear
            return [wording.boundary(self._library, self._library.boundaries["heavy"])]
        name = heard.boundary or "unknown"
        named = wording.boundary(self._library, self._library.boundaries[name])
        is_known_kind = name not in BOUNDARIES  # words of its own are an end, not an unclear turn
        return [named if is_known_kind else self._unclear(incoming, db, now) or named]

    def _unclear(self, incoming: Incoming, db: Door, now: int) -> Answer | None:
        """Count an unclear turn; the second in a row comes to a definite end."""
        count = 1 + (incoming.context.unclear if incoming.context else 0)
        people.remember_unclear(db, incoming.person_id, incoming.place_id, count, now)
        return wording.end(self._library.about) if count >= UNCLEAR_TURNS else None

    def small_talk(self, incoming: Incoming, _: Door, __: int) -> list[Answer]:
        heard = incoming.understood
        name = "heavy" if heard and heard.worried else heard.boundary if heard else None
        return [wording.boundary(self._library, self._library.boundaries[name or "smalltalk"])]

    def boundary(self, name: str) -> Handler:
        def handle(_: Incoming, __: Door, ___: int) -> list[Answer]:
            return [wording.boundary(self._library, self._library.boundaries[name])]

        return handle

    def topics(self, _: Incoming, __: Door, ___: int) -> list[Answer]:
        counted = [(theme, len(self._of_theme(theme.id))) for theme in self._library.themes]
        return [wording.themes([(theme, count) for theme, count in counted if count])]

    def theme(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        name, _, page = incoming.argument.partition(" ")
        theme = next((theme for theme in self._library.themes if theme.id == name), None)
        if theme is None:
            return self.topics(incoming, db, now)
        return [wording.theme(theme, self._of_theme(name), int(page) if _is_small_number(page) else 1)]

    def entry(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        about = incoming.context.about if incoming.context else ()
        before = about if len(about) == 1 else ()  # after a choice of three there is no "more" yet
        name, *where = incoming.argument.split() or before or [""]
        shown = self._published.get(name)
        if not name:
            return [wording.nothing_open()]
        if shown is None:
            return [wording.no_such_entry()]
        people.remember_about(db, incoming.person_id, incoming.place_id, [shown.id], now)
        return [self._entry(incoming, shown, now, whole=incoming.command == "more", way=self._way(shown, where))]

    def _way(self, shown: Entry, where: list[str]) -> wording.Way:
        """Tell how somebody came to an entry: from a theme's page, from another entry, or by asking."""
        if len(where) == 2 and where[0] == shown.theme and _is_small_number(where[1]):
            return wording.Way(f"/theme {where[0]} {where[1]}", from_menu=True)
        if len(where) == 1 and where[0] in self._published:
            return wording.Way(f"/entry {where[0]}")
        return ASKED

    def feedback(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        shown = self._published.get(incoming.argument)
        if shown is None:
            return [wording.no_such_entry()]
        helped = incoming.command == "helped"
        store.note_feedback(db, incoming.person_id, shown.id, shown.version, helped, now)
        return [wording.thanks(helped)]

    def search(self, incoming: Incoming, _: Door, now: int) -> list[Answer]:
        heard = incoming.understood
        if heard is None:
            found = list(self._library.published)
        elif heard.decision == "decline":
            found = []
        else:
            found = [self._published[match.id] for match in heard.entries if match.id in self._published]
        return [Cards([wording.card(self._library, entry, _day(incoming, now)) for entry in found[:CARDS]])]

    def _entry(
        self,
        incoming: Incoming,
        shown: Entry,
        now: int,
        *,
        whole: bool = False,
        way: wording.Way = ASKED,
        heard: Understood | None = None,
    ) -> Answer:
        day = _day(incoming, now)
        return wording.entry(self._library, shown, day, whole=whole, is_group=incoming.is_group, way=way, heard=heard)

    def _of_theme(self, theme: str) -> list[Entry]:
        shown = [entry for entry in self._published.values() if entry.theme == theme]
        return sorted(shown, key=lambda entry: entry.title.casefold())


def _day(incoming: Incoming, now: int) -> date:
    """Give the person's day, or that of Greenwich for a search, before which nothing is known of a person."""
    return incoming.context.today if incoming.context else clock.today(now, "UTC")


def _is_small_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5
