"""A question asked in words: an answer, a choice of three, or an honest no, and after two unclear turns an end."""

from collections.abc import Sequence
from dataclasses import replace

from bot import people
from bot.answering import because, layout, wording
from bot.answering.passages import facet_lines, passages
from bot.answering.shelf import Shelf, view
from bot.chat import Answer, Door, Handler, Incoming, React, Reply, Understood
from bot.library import BOUNDARIES, Entry, Facet, Trait, others_of, own_of, part_for, value_of

UNCLEAR_TURNS = 2  # questions back in a row, before an end is come to
THANKS, APPLAUSE = "thanks", "👍"
CHOICES = 3
BARE_WORDS = 4  # so few words around a place ask nothing else
# Entries of one role, such as two renewals, are one question when together they have this share of what was meant.
SURE_OF_ROLE = 0.65


class Asking:
    """The handlers of what was understood, bound to the library."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._library = shelf, shelf.library

    def ask(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a question after /ask."""
        if incoming.understood is None:
            return [wording.nothing_asked(self._library.about)]
        if incoming.understood.kind == "smalltalk":
            return self.small_talk(incoming, db, now)
        return self.question(incoming, db, now)

    def question(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a question, ask back, or say no."""
        heard = incoming.understood
        if heard is None:
            return [wording.boundary(self._library, self._library.boundaries["unknown"])]
        if heard.language and heard.language in self._library.languages:
            return [wording.other_language(self._library, heard.language, heard.worried)]
        known = [match.id for match in heard.entries if match.id in self._shelf.published]
        own = None if incoming.is_group or heard.decision == "decline" else self._own(incoming, heard)
        if own is not None:
            return [self._answer(incoming, db, now, heard, own, self._trait_of(own))]
        if heard.decision == "answer" and known:
            return [self._answer(incoming, db, now, heard, self._shelf.published[known[0]])]
        if heard.decision == "choose" and known:
            return [self._choice(incoming, db, now, heard, known[:CHOICES])]
        return self._no(incoming, db, now, heard)

    def _answer(
        self, incoming: Incoming, db: Door, now: int, heard: Understood, shown: Entry, own: Trait | None = None
    ) -> Reply:
        is_same = incoming.context is not None and incoming.context.about == (shown.id,)
        goes_on = is_same and (heard.leaned or heard.facet is not None)
        self._remember(incoming, db, now, heard, "answer", shown.id if own else None)
        people.remember_about(db, incoming.person_id, incoming.place_id, [shown.id], now)
        seen = view(incoming, now, heard=heard, own=own)
        facet = self._library.facets.get(heard.facet or "")
        if goes_on and facet and not facet_lines(shown, facet):
            return wording.nothing_on(self._library, shown, facet, heard)
        if not goes_on or heard.named:
            return layout.entry(self._library, shown, seen)
        text = self._excerpt(shown, seen, facet, incoming.argument)
        if text:
            return replace(layout.entry(self._library, shown, seen), text=text)
        # The short part stands just above, so now comes the rest; in a group that would be a wall.
        return layout.entry(self._library, shown, replace(seen, whole=not incoming.is_group))

    def _excerpt(self, shown: Entry, seen: layout.View, facet: Facet | None, asked: str) -> str:
        """Answer from what was not told yet: the side that was asked about, else the lines that share its words."""
        if facet:
            return layout.facet_text(self._library, shown, facet, seen)
        return layout.excerpt(self._library, shown, "From", passages(shown, asked), seen)

    def _choice(self, incoming: Incoming, db: Door, now: int, heard: Understood, names: Sequence[str]) -> Reply:
        """Ask back, but never a third time in a row."""
        unclear = self._unclear(incoming)
        if unclear >= UNCLEAR_TURNS:
            self._remember(incoming, db, now, heard, "decline")
            return wording.end(self._library.about)  # the next unclear turn is a first one again
        self._remember(incoming, db, now, heard, "choose")
        people.remember_about(db, incoming.person_id, incoming.place_id, names, now)
        people.remember_unclear(db, incoming.person_id, incoming.place_id, unclear + 1, now)
        return wording.choice(self._library, names, heard, self._would_tell(incoming, names))

    def _no(self, incoming: Incoming, db: Door, now: int, heard: Understood) -> list[Answer]:
        if heard.worried:  # somebody who sounds low is not told that they were unclear
            return [wording.boundary(self._library, self._library.boundaries["heavy"])]
        self._remember(incoming, db, now, heard, "decline")
        name = heard.boundary or "unknown"
        if name not in BOUNDARIES:  # words of its own are an end, not an unclear turn
            return [wording.boundary(self._library, self._library.boundaries[name])]
        placed = self._placed(incoming, heard)
        if placed:
            return [self._choice(incoming, db, now, heard, placed)]
        unclear = self._unclear(incoming) + 1
        if unclear >= UNCLEAR_TURNS:
            return [wording.end(self._library.about)]
        people.remember_unclear(db, incoming.person_id, incoming.place_id, unclear, now)
        return [wording.boundary(self._library, self._library.boundaries[name])]

    def _placed(self, incoming: Incoming, heard: Understood) -> list[str]:
        """Name the likeliest entries that tell of the place in a bare "what about Texas"."""
        values = [found[1] for id_ in heard.named if (found := value_of(self._library, id_))]
        if not values or len(incoming.argument.split()) > BARE_WORDS:
            return []
        known = [self._shelf.published[match.id] for match in heard.entries if match.id in self._shelf.published]
        return [entry.id for entry in known if any(part_for(entry, value) for value in values)][:CHOICES]

    def small_talk(self, incoming: Incoming, _: Door, __: int) -> list[Answer]:
        """Answer small talk in kind; thanks get a reaction, not one more message."""
        heard = incoming.understood
        name = "heavy" if heard and heard.worried else heard.boundary if heard else None
        if name == THANKS and incoming.message is not None:
            return [React(APPLAUSE, incoming.message)]
        return [wording.boundary(self._library, self._library.boundaries[name or "smalltalk"])]

    def boundary(self, name: str) -> Handler:
        """Give the handler that says what is said instead of advice."""

        def handle(_: Incoming, __: Door, ___: int) -> list[Answer]:
            return [wording.boundary(self._library, self._library.boundaries[name])]

        return handle

    def _own(self, incoming: Incoming, heard: Understood) -> Entry | None:
        """Find the entry that a question means for what this person set, where its words leave that open."""
        best = heard.entries[0].id if heard.entries else ""
        if best not in self._shelf.published or not incoming.context:
            return None
        role = {best, *others_of(self._library, best)}
        share = sum(match.score for match in heard.entries if match.id in role)
        own = own_of(self._library, best, incoming.context.traits)
        trait = self._trait_of(self._shelf.published[own])
        if len(role) < 2 or trait is None or trait.id not in incoming.context.traits or share < SURE_OF_ROLE:
            return None
        is_named = any(id_ in trait.values for id_ in heard.named)
        is_thread = heard.leaned and len(incoming.context.about) == 1 and incoming.context.about[0] in role
        return None if is_named or is_thread else self._shelf.published[own]

    def _trait_of(self, shown: Entry) -> Trait | None:
        """Give the trait for one of whose values an entry stands."""
        traits = self._library.traits.values()
        return next((trait for trait in traits for value in trait.values.values()
                     if shown.id in value.entries.values()), None)  # fmt: skip

    def _would_tell(self, incoming: Incoming, names: Sequence[str]) -> Trait | None:
        """Give the trait that would have made a choice needless, had it been set."""
        if incoming.is_group or incoming.context is None:
            return None
        rivals = [name for name in names if set(others_of(self._library, name)) & set(names)]
        trait = self._trait_of(self._shelf.published[rivals[0]]) if rivals else None
        return trait if trait and trait.id not in incoming.context.traits else None

    def _unclear(self, incoming: Incoming) -> int:
        return incoming.context.unclear if incoming.context else 0

    def _remember(
        self, incoming: Incoming, db: Door, now: int, heard: Understood, how: because.How, own: str | None = None
    ) -> None:
        why = because.because_of(heard, how, self._shelf.published, own)
        people.remember_because(db, incoming.person_id, incoming.place_id, why.kept(), now)
