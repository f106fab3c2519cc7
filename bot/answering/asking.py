"""A question asked in words: an answer, a choice of three, or an honest no, and after two unclear turns an end."""

from dataclasses import replace

from bot import people
from bot.answering import because, group_wording, layout, received, wording
from bot.answering.meant import Meant
from bot.answering.offering import Offers, with_offers
from bot.answering.passages import facet_lines, passages
from bot.answering.shelf import Shelf, view
from bot.chat import Answer, Door, Handler, Incoming, React, Reply, Understood
from bot.library import BOUNDARIES, Entry, Facet, Trait

UNCLEAR_TURNS = 2  # questions back in a row, before an end is come to
THANKS, APPLAUSE = "thanks", "👍"
NODDED_AT, NOD = frozenset(("smalltalk", "bye")), "👌"  # in a group, where a message for each would be a crowd
HEARD = "🙏"  # to whoever was told already what is not for a group
YES = frozenset(("yes", "yep", "yeah", "yup", "ok", "okay"))
CHOICES = 3
PERSON = "person"  # the kind of no to whoever would rather talk to one
FOR_A_PERSON = frozenset(("unknown", "near", PERSON))  # kinds of no after which somebody else may know


class Asking:
    """The handlers of what was understood, bound to the library."""

    def __init__(self, shelf: Shelf, offers: Offers) -> None:
        self._shelf, self._library, self._meant = shelf, shelf.library, Meant(shelf)
        self._offers = offers

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
            return [self._refused("unknown", incoming, db, now)]
        if heard.language and heard.language in self._library.languages:
            self._remember_talk(incoming, db, now)
            return [wording.other_language(self._library, heard.language, heard.worried)]
        shown, own = self._which(incoming, heard)
        if shown is not None:
            return [self._answer(incoming, db, now, heard, shown, own)]
        known = [match.id for match in heard.entries if match.id in self._shelf.published]
        if heard.decision == "choose" and known:
            return [self._choice(incoming, db, now, heard, known[:CHOICES])]
        return self._no(incoming, db, now, heard)

    def _which(self, incoming: Incoming, heard: Understood) -> tuple[Entry | None, Trait | None]:
        """Give the one entry that is meant, if it is clear, and the trait by which it was chosen."""
        if pointed := self._meant.pointed_at(incoming.argument, incoming.context, heard):
            return pointed, None
        if own := self._meant.own(incoming.context, heard):
            return own, self._meant.trait_of(own)
        return self._shelf.published.get(self._best(heard)) if heard.decision == "answer" else None, None

    def _best(self, heard: Understood) -> str:
        return next((match.id for match in heard.entries if match.id in self._shelf.published), "")

    def _answer(
        self, incoming: Incoming, db: Door, now: int, heard: Understood, shown: Entry, own: Trait | None = None
    ) -> Reply:
        is_same = incoming.context is not None and incoming.context.about == (shown.id,)
        goes_on = is_same and (heard.leaned or heard.facet is not None)
        if own or (heard.decision == "answer" and self._best(heard) == shown.id):
            self._remember(incoming, db, now, heard, "answer", shown.id if own else None)
        else:
            people.remember_because(db, incoming.person_id, incoming.place_id, because.pointed(shown.id).kept(), now)
        people.remember_about(db, incoming.person_id, incoming.place_id, [shown.id], now)
        seen = view(incoming, now, heard=heard, own=own)
        facet = self._library.facets.get(heard.facet or "")
        if goes_on and facet and not facet_lines(shown, facet):
            return wording.nothing_on(self._library, shown, facet, seen)
        is_placed = bool(heard.named) or self._meant.names_own(incoming.argument, shown, seen.traits)
        if not goes_on or is_placed:
            received.note(incoming, db, shown, now)
            return layout.entry(self._library, shown, seen)
        text = self._excerpt(shown, seen, facet, incoming.argument)
        if not text:
            return wording.nothing_more(self._library, shown, seen, facet)
        received.note(incoming, db, shown, now)
        return replace(layout.entry(self._library, shown, seen), text=text)

    def _excerpt(self, shown: Entry, seen: layout.View, facet: Facet | None, asked: str) -> str:
        """Answer from what was not told yet: the side that was asked about, else the lines that share its words."""
        if facet:
            return layout.facet_text(self._library, shown, facet, seen)
        return layout.excerpt(self._library, shown, "From", passages(shown, asked, self._shelf.places), seen)

    def _choice(self, incoming: Incoming, db: Door, now: int, heard: Understood, names: list[str]) -> Reply:
        """Ask back, but never a third time in a row."""
        unclear = incoming.context.unclear if incoming.context else 0
        if unclear >= UNCLEAR_TURNS:
            self._remember(incoming, db, now, heard, "decline")
            return self._end(incoming, db, now)  # the next unclear turn is a first one again
        self._remember(incoming, db, now, heard, "choose")
        people.remember_about(db, incoming.person_id, incoming.place_id, names, now)
        people.remember_unclear(db, incoming.person_id, incoming.place_id, unclear + 1, now)
        if incoming.is_group:  # the words are at hand now; after "none of these" they would have to be typed again
            rows = self._offers(incoming, db, now, False)
            return group_wording.choice(self._library, names, heard, rows)
        return wording.choice(self._library, names, heard, self._meant.would_tell(incoming.context, names))

    def _no(self, incoming: Incoming, db: Door, now: int, heard: Understood) -> list[Answer]:
        if heard.worried:  # somebody who sounds low is not told that they were unclear
            self._remember_talk(incoming, db, now)
            return [wording.boundary(self._library, self._library.boundaries["heavy"])]
        self._remember(incoming, db, now, heard, "decline")
        name = heard.boundary or "unknown"
        said = self._refused(name, incoming, db, now)
        # Words of its own are an end, not an unclear turn.
        return [said if name not in BOUNDARIES else self._not_understood(incoming, db, now, heard, said)]

    def _not_understood(self, incoming: Incoming, db: Door, now: int, heard: Understood, said: Reply) -> Reply:
        """Say so the first time; the second time in a row, come to an end."""
        if places := self._meant.telling_of(incoming.argument, incoming.context, heard):
            return self._choice(incoming, db, now, heard, places[:CHOICES])
        unclear = 1 + (incoming.context.unclear if incoming.context else 0)
        if unclear >= UNCLEAR_TURNS:
            return self._end(incoming, db, now)
        people.remember_unclear(db, incoming.person_id, incoming.place_id, unclear, now)
        return said

    def _refused(self, name: str, incoming: Incoming, db: Door, now: int) -> Reply:
        """Say a kind of no, and where a person may know, offer to ask one."""
        said = wording.boundary(self._library, self._library.boundaries[name])
        if name == PERSON:  # the wish to talk is no question; the one before it may be
            rows = self._offers(replace(incoming, text=""), db, now, True)
            return wording.to_somebody(rows, incoming.is_group) if rows else said
        if name == "unknown" and incoming.is_group:
            said = group_wording.unknown()
        return with_offers(self._offers, said, incoming, db, now) if name in FOR_A_PERSON else said

    def _end(self, incoming: Incoming, db: Door, now: int) -> Reply:
        said = group_wording.end() if incoming.is_group else wording.end(self._library.about)
        return with_offers(self._offers, said, incoming, db, now)

    def small_talk(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer small talk in kind; thanks get a reaction, not one more message."""
        heard = incoming.understood
        if heard is None:
            return [wording.unsure(self._library.about)]
        if shown := self._meant.pointed_at(incoming.argument, incoming.context, heard):
            return [self._answer(incoming, db, now, heard, shown)]
        name = "heavy" if heard.worried else heard.boundary
        if name == THANKS and incoming.message is not None:
            return [React(APPLAUSE, incoming.message)]
        before = because.read(people.because(db, incoming.person_id, incoming.place_id, now))
        if before == because.DANGER:  # "ok" after a cry for help is no small talk
            return [wording.boundary(self._library, self._library.boundaries["heavy"])]
        self._remember_talk(incoming, db, now)
        return [self._in_kind(name, heard, incoming, db, now)]

    def _in_kind(self, name: str | None, heard: Understood, incoming: Incoming, db: Door, now: int) -> Answer:
        if choice := self._taken_for_yes(incoming, db, now):
            return choice
        if name in NODDED_AT and incoming.is_group and incoming.message is not None:
            return React(NOD, incoming.message)
        if name is None:  # it only sounds like talk, and may be a question that was not understood
            return self._not_understood(incoming, db, now, heard, wording.unsure(self._library.about))
        return wording.boundary(self._library, self._library.boundaries[name])

    def _taken_for_yes(self, incoming: Incoming, db: Door, now: int) -> Reply | None:
        """Ask once more where a bare yes answers a choice, which stays an unclear turn."""
        offered = incoming.context.about if incoming.context else ()
        if len(offered) < 2 or incoming.argument.lower().strip(" .!") not in YES:
            return None
        if incoming.context and incoming.context.unclear:
            people.remember_unclear(db, incoming.person_id, incoming.place_id, incoming.context.unclear, now)
        return wording.which_one(len(offered))

    def refusal(self, name: str) -> Handler:
        """Give the handler that says what is said instead of advice; what was talked of before is over."""

        def handle(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            before = because.read(people.because(db, incoming.person_id, incoming.place_id, now))
            people.remember_about(db, incoming.person_id, incoming.place_id, (), now)
            why = because.DANGER if name == "crisis" else because.REFUSED
            people.remember_because(db, incoming.person_id, incoming.place_id, why.kept(), now)
            shown = self._library.boundaries[name]
            if not shown.in_public or not (incoming.is_group or incoming.called_by):
                return [wording.boundary(self._library, shown)]
            if not incoming.is_group:
                return [group_wording.refused_aside(shown)]
            if before == why and incoming.message and people.private_place(db, incoming.person_id) is None:
                return [React(HEARD, incoming.message)]
            return [group_wording.refusal(shown)]

        return handle

    def _remember_talk(self, incoming: Incoming, db: Door, now: int) -> None:
        people.remember_because(db, incoming.person_id, incoming.place_id, because.TALK.kept(), now)

    def _remember(
        self, incoming: Incoming, db: Door, now: int, heard: Understood, how: because.How, own: str | None = None
    ) -> None:
        why = because.because_of(heard, how, self._shelf.published, own)
        people.remember_because(db, incoming.person_id, incoming.place_id, why.kept(), now)
