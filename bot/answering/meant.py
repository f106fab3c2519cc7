"""Which entry somebody means where their words alone leave it open: what they set, what was offered, a bare place."""

from collections.abc import Mapping

from bot.answering.shelf import Shelf
from bot.chat import Context, Understood
from bot.library import Entry, Trait, TraitValue, others_of, own_of, part_for, value_of, varies_by

BARE_WORDS = 5  # so few words around a place ask nothing else
PICKING_WORDS = 6
# Entries of one role, such as two renewals, are one question when together they have this share of what was meant.
SURE_OF_ROLE = 0.65


class Meant:
    """Looks beyond the words, in the light of one library; pure."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._library = shelf, shelf.library

    def pointed_at(self, text: str, context: Context | None, heard: Understood) -> Entry | None:
        """Give the entry that a few words point at by naming a value: one of those offered, or the last one again."""
        count, about = len(text.split()), context.about if context else ()
        if not heard.named:
            return None
        if len(about) > 1 and count <= PICKING_WORDS:
            return self._picked(about, heard)
        return self._placed(about[0], heard) if len(about) == 1 and count <= BARE_WORDS else None

    def _picked(self, offered: tuple[str, ...], heard: Understood) -> Entry | None:
        """Find the one of the entries just offered that is named: "the second board's one"."""
        meant = {id_ for _, value in self._named(heard) for id_ in value.entries.values()} & set(offered)
        return self._shelf.published.get(meant.pop()) if len(meant) == 1 else None

    def _placed(self, about: str, heard: Understood) -> Entry | None:
        """Give the last entry again for a bare "what about Texas", if it tells of places at all."""
        shown = self._shelf.published.get(about)
        if shown is None or (heard.decision == "answer" and heard.entries[0].id != about):
            return None
        named = self._named(heard)
        points_elsewhere = own_of(self._library, about, {trait.id: value.id for trait, value in named}) != about
        return shown if not points_elsewhere and any(varies_by(shown, trait) for trait, _ in named) else None

    def telling_of(self, text: str, context: Context | None, heard: Understood) -> list[str]:
        """Name what tells of a place named with hardly a word around it: the likeliest, then related entries."""
        if not heard.named or len(text.split()) > BARE_WORDS:
            return []
        likely = [self._shelf.published[match.id] for match in heard.entries if match.id in self._shelf.published]
        before = [
            self._shelf.published[id_] for id_ in (context.about if context else ()) if id_ in self._shelf.published
        ]
        related = [other for entry in before for other in self._library.related(entry)]
        known = {entry.id: entry for entry in (*likely, *related)}.values()
        return [entry.id for entry in known if any(part_for(entry, value) for _, value in self._named(heard))]

    def names_own(self, text: str, shown: Entry, traits: Mapping[str, str]) -> bool:
        """Tell whether a text says "my state", somebody has set theirs, and the entry tells of some."""
        said = text.casefold()
        own = (trait for trait in self._library.traits.values() if trait.id in traits)
        return any(f"my {trait.title}".casefold() in said and varies_by(shown, trait) for trait in own)

    def own(self, context: Context | None, heard: Understood) -> Entry | None:
        """Give the entry that a question means for what this person set, where its words leave that open."""
        best = heard.entries[0].id if heard.entries else ""
        if best not in self._shelf.published or context is None or heard.decision == "decline":
            return None
        role = {best, *others_of(self._library, best)}
        share = sum(match.score for match in heard.entries if match.id in role)
        own = self._shelf.published[own_of(self._library, best, context.traits)]
        trait = self.trait_of(own)
        if len(role) < 2 or trait is None or trait.id not in context.traits or share < SURE_OF_ROLE:
            return None
        is_named = any(id_ in trait.values for id_ in heard.named)
        is_thread = heard.leaned and len(context.about) == 1 and context.about[0] in role
        return None if is_named or is_thread else own

    def trait_of(self, shown: Entry) -> Trait | None:
        """Give the trait for one of whose values an entry stands."""
        traits = self._library.traits.values()
        return next((trait for trait in traits for value in trait.values.values()
                     if shown.id in value.entries.values()), None)  # fmt: skip

    def would_tell(self, context: Context | None, names: list[str]) -> Trait | None:
        """Give the trait that would have made a choice needless, had it been set."""
        rivals = [name for name in names if set(others_of(self._library, name)) & set(names)]
        trait = self.trait_of(self._shelf.published[rivals[0]]) if rivals and context else None
        return trait if trait and context and trait.id not in context.traits else None

    def _named(self, heard: Understood) -> list[tuple[Trait, TraitValue]]:
        return [found for id_ in heard.named if (found := value_of(self._library, id_))]
