"""What can be said to profile."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot import people
from bot.chat import MAX_SAYS_BYTES, Answer, Button, Command, Door, Feature, Incoming, Kind, Reply, Told
from bot.library import Naming, Trait
from bot.profile import hearing, wording

Own = Callable[[str, Mapping[str, str]], str]
Beside = Callable[[Door, int, int], tuple[str, Button]]

PAGE = re.compile("[1-9][0-9]?")

SETS = ("my {}", "set my {}", "change my {}")
SAYS = ("my {} is", "set my {} to", "change my {} to")
FORGETS = ("forget my {}", "remove my {}", "delete my {}")


def feature(
    traits: Mapping[str, Trait], open_entry: Command, themes: Mapping[str, str], own: Own, beside: Beside
) -> Feature:
    """Let people set, see and take back what shapes their answers.

    `/set state` asks, `/set state TX` sets, and so do "my state is Texas" and `/profile Texas`. On an answer both name
    the entry, which then opens in the same message: `/set state why-certify`, `/set state TX why-certify`;
    `/keep state TX` sets and leaves the answer as it is.
    `open_entry` opens one of the entries, or the one that stands in for it by what was just set (`own`); `themes` names
    the theme of each. `beside` gives a line and a button for what somebody (by id) set elsewhere.
    """
    tells = partial(_tells, traits)
    if not traits:
        return Feature("profile", tells=tells)
    profile = _Profile(traits, open_entry, themes, own, beside)
    words = ("profile", "my profile", "about me", "my settings")
    return Feature(
        "profile",
        commands=(
            Command("profile", "What shapes your answers", profile.show, in_groups=False, also=words),
            Command("set", "Set what shapes your answers", profile.set, in_groups=False, hidden=True, lasts=True),
            Command("keep", "Set it beside an answer", profile.keep, in_groups=False, hidden=True, lasts=True),
            Command("unset", "Take it back", profile.unset, in_groups=False, hidden=True, lasts=True),
            Command("leave_it", "Leave it as it is", profile.leave, in_groups=False, hidden=True, lasts=True),
            *(_setting(trait, profile) for trait in traits.values()),
            *(_forgetting(trait, profile) for trait in traits.values()),
        ),
        awaits={"profile": profile.answered, "profile_again": partial(profile.answered, again=True)},
        surely={"profile": profile.is_answer, "profile_again": profile.is_answer},
        tells=tells,
    )


def _tells(traits: Mapping[str, Trait], db: Door, person_id: int) -> Sequence[Told]:
    """Tell what somebody set of themselves."""
    held = people.traits_of(db, person_id)
    return [
        Told("What shapes your answers", [wording.told(traits, *each) for each in sorted(held.items())], ("traits",))
    ]


def _setting(trait: Trait, profile: "_Profile") -> Command:
    """Make the command behind the plain words that set one trait: "my state", "my state is Texas"."""
    also, begins = _words(trait, SETS), _words(trait, SAYS)
    told = partial(profile.told, trait)
    name, summary = f"set_{trait.id}", f"Set {trait.title}"
    return Command(name, summary, told, in_groups=False, hidden=True, also=also, begins=begins)


def _forgetting(trait: Trait, profile: "_Profile") -> Command:
    """Make the command behind the plain words that take one trait back: "forget my state"."""

    def handle(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        return profile.unset(replace(incoming, text=f"/unset {trait.id}"), db, now)

    name, summary = f"unset_{trait.id}", f"Forget {trait.title}"
    return Command(name, summary, handle, in_groups=False, hidden=True, also=_words(trait, FORGETS))


def _words(trait: Trait, said: tuple[str, ...]) -> tuple[str, ...]:
    titles = dict.fromkeys((trait.id.casefold(), trait.title.casefold()))
    return tuple(words.format(title) for title in titles for words in said)


class _Profile:
    """The handlers, bound to the traits."""

    def __init__(
        self, traits: Mapping[str, Trait], open_entry: Command, themes: Mapping[str, str], own: Own, beside: Beside
    ) -> None:
        self._traits, self._open_entry, self._themes, self._own = traits, open_entry, themes, own
        self._beside = beside
        self._naming = Naming(traits)
        self._called = {name.casefold(): trait for trait in traits.values() for name in (trait.title, trait.id)}

    def show(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show the menu; values that are named behind the command are set first."""
        name, _, said = incoming.argument.partition(" ")
        if trait := self._called.get(name.casefold()):
            return self._said(trait, said.strip(), incoming, db, now)
        news = []
        for trait in self._traits.values():
            if value := hearing.value_named(trait, self._naming, incoming.argument):
                people.set_trait(db, incoming.person_id, trait.id, value)
                news.append(wording.kept(trait, value))
        return self._menu(incoming, db, now, " ".join(news))

    def told(self, trait: Trait, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "my state is Texas"; nothing where that means something else: "my certification is expired"."""
        heard = incoming.understood
        if heard and heard.kind != "unknown" and not hearing.value_meant(trait, incoming.argument):
            return []
        return self._said(trait, incoming.argument, incoming, db, now)

    def set(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        name, _, said = incoming.argument.partition(" ")
        trait = self._traits.get(name)
        if trait is None:
            return self._menu(incoming, db, now)
        words = said.split()
        if words and words[0] in trait.values:
            return self._settled(trait, words[0], self._back(trait, words[1:]), incoming, db, now)
        back = self._back(trait, words)
        if back or not words:
            return [wording.question(trait, people.traits_of(db, incoming.person_id), back)]
        return self._said(trait, said, incoming, db, now)

    def keep(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        name, _, value = incoming.argument.partition(" ")
        trait = self._traits.get(name)
        if trait is None or value not in trait.values:
            return [wording.not_kept()]
        people.set_trait(db, incoming.person_id, trait.id, value)
        return [wording.kept_beside(trait, value)]

    def unset(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        trait = self._traits.get(incoming.argument.strip())
        if trait is None:
            return self._menu(incoming, db, now)
        was_set = trait.id in people.traits_of(db, incoming.person_id)
        people.unset_trait(db, incoming.person_id, trait.id)
        return self._menu(incoming, db, now, wording.forgotten(trait) if was_set else wording.nothing_to_forget(trait))

    def leave(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        return self._left(incoming.argument, incoming, db, now)

    def is_answer(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but a value of what was asked for, or a no: "I live in Texas", "texs"."""
        trait = self._traits.get(_asked(incoming)[0])
        return trait is not None and bool(hearing.declines(incoming.text) or hearing.value_meant(trait, incoming.text))

    def answered(self, incoming: Incoming, db: Door, now: int, *, again: bool = False) -> list[Answer]:
        """Take what somebody typed when asked for a value; a second answer that means none ends the asking."""
        name, *way = _asked(incoming)
        trait = self._traits.get(name)
        if trait is None:
            return self._menu(incoming, db, now)
        back = self._back(trait, way)
        if hearing.declines(incoming.text):
            return [*([wording.left()] if back else []), *self._left(back, incoming, db, now)]
        not_found = wording.given_up if again else wording.missed
        return self._heard(trait, incoming.text, back, incoming, db, now) or [not_found(trait, back)]

    def _said(self, trait: Trait, said: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a value that was named of one's own accord, or ask for one."""
        if not said:
            return [wording.question(trait, people.traits_of(db, incoming.person_id), "")]
        return self._heard(trait, said, "", incoming, db, now) or [wording.missed(trait, "")]

    def _heard(self, trait: Trait, said: str, back: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep the value that was said, if it was."""
        value = hearing.value_meant(trait, said)
        return self._settled(trait, value, back, incoming, db, now) if value else []

    def _settled(self, trait: Trait, value: str, back: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        people.set_trait(db, incoming.person_id, trait.id, value)
        if back:
            name, *way = back.split()
            back = " ".join([self._own(name, {trait.id: value}), *way])
            kept = wording.kept_beside(trait, value)
            # Typed, it takes the buttons off the message that asked, which stands further up.
            said = Reply(kept.text, menu=wording.ASKING) if incoming.kind is Kind.TEXT else kept
            return [said, *self._entry(back, incoming, db, now)]
        return self._menu(incoming, db, now, wording.kept(trait, value))

    def _left(self, back: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        return self._entry(back, incoming, db, now) if back else self._menu(incoming, db, now)

    def _entry(self, back: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Hand over to the entry, which sees what has just been set."""
        held = people.traits_of(db, incoming.person_id)
        context = replace(incoming.context, traits=held) if incoming.context else None
        said = replace(incoming, text=f"/{self._open_entry.name} {back}", context=context, understood=None)
        return self._open_entry.handle(said, db, now)

    def _menu(self, incoming: Incoming, db: Door, now: int, news: str = "") -> list[Answer]:
        held, beside = people.traits_of(db, incoming.person_id), self._beside(db, incoming.person_id, now)
        return [wording.profile(self._traits, held, beside, news)]

    def _back(self, trait: Trait, way: list[str]) -> str:
        """Give the entry to come back to, with where it was opened from as far as a button has room for that.

        Only what leads somewhere is passed on: whatever else was typed there is somebody's own words.
        """
        if not way or way[0] not in self._themes:
            return ""
        longest = max(trait.values, key=len, default="")
        ways = (" ".join(way), way[0]) if self._leads(*way) else (way[0],)
        return next((back for back in ways if _size(trait, longest, back) <= MAX_SAYS_BYTES), "")

    def _leads(self, entry: str, *where: str) -> bool:
        """Tell whether an entry was opened from there: a page of its theme, or another entry."""
        if len(where) == 2:
            return where[0] == self._themes[entry] and PAGE.fullmatch(where[1]) is not None
        return len(where) == 1 and where[0] in self._themes


def _size(trait: Trait, value: str, back: str) -> int:
    return len(wording.setting(trait, value, back).encode())


def _asked(incoming: Incoming) -> list[str]:
    """Give the trait that was asked for, and the way back from there."""
    awaits = incoming.context.awaits if incoming.context else None
    return (awaits or "").partition(":")[2].split() or [""]
