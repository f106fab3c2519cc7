"""To which goal, and which of its steps, something belongs that was done; pure.

Only what is sure is given as such: a deed at the wrong goal is worse than a question.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.chat import ProgressHeard
from bot.goals.kinship import Kin, words
from bot.goals.model import Goal, Step
from bot.goals.pointing import pointed_at
from bot.goals.ticking import COMMON, Note, Text, ticked, weight
from bot.goals.vocabulary import (
    ALL_VERBS,
    CE,
    DONE,
    GENERIC,
    GOT,
    KINDS,
    ONGOING,
    RENEW,
    STRONG,
    TITLED,
    telling,
)
from bot.library import Template

OFFERED = 4  # goals that are asked about at once
SURE = 0.45  # the least that a goal must have in common with a deed
CLEAR = 0.45  # of the best goal's share, which the next must stay below
FEW, MANY = 4, 0.15  # ready-made goals, and the share of them, that a common word is in

IN_TITLE, IN_NAME, IN_OWN_STEP, RELATED = 1.0, 0.9, 0.6, 0.5
IN_ADVISED = 0.44  # in an advised step, or in a name of several words: one alone is not yet sure
BY_STEP = 0.35  # what a step adds that a note surely tells of


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a deed belongs: the goal and the steps where that is sure; else `among` are those it may belong to.

    `is_reached`: it sounds as if the goal itself is reached. `is_guess`: only that the goal is alone tells of it.
    """

    goal: Goal | None = None
    steps: tuple[Step, ...] = ()
    is_reached: bool = False
    among: tuple[Goal, ...] = ()
    is_guess: bool = False


class Known:
    """What is known of words from the ready-made goals: the names of each, and which words are in many of them."""

    def __init__(self, templates: Iterable[Template] = ()) -> None:
        self.names = {each.id: (each.title, *each.names) for each in templates}
        texts = [(*self.names[each.id], *(step.does for step in each.steps)) for each in templates]
        self._read = {text: Text(text) for of_one in texts for text in of_one}
        often = Counter(
            word for of_one in texts for word in {word for text in of_one for word in self.read(text).about}
        )
        self.common = frozenset(word for word, many in often.items() if many >= max(FEW, MANY * len(texts)))

    def _about(self, text: str) -> frozenset[str]:
        return self.read(text).about

    def read(self, text: str) -> Text:
        """Read a title or a step; of people's own words none is kept."""
        return self._read.get(text) or Text(text)

    def names_of(self, goal: Goal) -> Sequence[str]:
        """Give the words by which a goal of this template is known."""
        return self.names.get(goal.template or "", ())

    def weight(self, word: str) -> float:
        """Weigh how much a word tells of a goal."""
        return min(weight(word), COMMON) if word in self.common else weight(word)


@lru_cache(maxsize=4)
def known(templates: tuple[Template, ...]) -> Known:
    """Give what is known of words from ready-made goals, read once."""
    return Known(templates)


class Open:
    """The open goals of somebody, each read once for all that one message tells.

    `newest` is the goal that was changed last, which a bare "step 2" means.
    """

    def __init__(self, goals: Sequence[Goal], known: Known, newest: int | None = None) -> None:
        self.goals = list(goals)
        self._known, self._newest = known, newest
        self._texts: dict[str, Text] = {}

    def _read(self, text: str) -> Text:
        if text not in self._texts:
            self._texts[text] = self._known.read(text)
        return self._texts[text]

    @cached_property
    def _bags(self) -> dict[int, dict[str, float]]:
        return {goal.id: self._bag(goal) for goal in self.goals}

    @cached_property
    def _kin(self) -> Kin:
        return Kin({word for bag in self._bags.values() for word in bag})

    @cached_property
    def _weights(self) -> dict[str, dict[int, float]]:
        """Give what each word tells of each goal."""
        weights: dict[str, dict[int, float]] = {}
        for goal, bag in self._bags.items():
            for word, much in bag.items():
                if much:
                    weights.setdefault(word, {})[goal] = much
        return weights

    def changed(self, goal: Goal) -> None:
        """See a goal as it now stands; its words are the same."""
        self.goals = [goal if one.id == goal.id else one for one in self.goals]

    def by_id(self, goal_id: int | None) -> Goal | None:
        """Give one of them by our id of it."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    def title_of(self, goal_id: int | None, step: int | None) -> str | None:
        """Give the words of a step."""
        goal = self.by_id(goal_id)
        found = goal.step(step) if goal and step else None
        return found.title if found else None

    def fit(self, deed: ProgressHeard) -> Fit:
        """Find the goal and the steps that a deed belongs to.

        Hours of continuing education go to goals about these, and to a renewal where there is none; a step that names
        such an hour is given as well. What fits nothing is taken for the only goal there is, as a guess.
        """
        if pointed := pointed_at(deed.note, self.goals, self._newest):
            return Fit(pointed.goal, pointed.steps, among=pointed.among[:OFFERED])
        has_hours = deed.ce_hours is not None
        note = Note(f"{deed.note} {deed.ce_subject or ''}".strip(), self._kin)
        shares = (_hour_shares(self._bags) if has_hours else {}) or self._shares(note)
        done = Note(f"{note.text} hour done", self._kin) if has_hours else note
        steps = {goal.id: step for goal in self.goals if (step := ticked(done, goal, self._read))}
        for id_ in () if has_hours else steps:
            shares[id_] += BY_STEP
        order = sorted(self.goals, key=lambda goal: (-shares.get(goal.id, 0.0), goal.number))
        best, second = ([shares.get(goal.id, 0.0) for goal in order] + [0.0, 0.0])[:2]
        if best < SURE or second >= CLEAR * best:
            near = [goal for goal in order if shares.get(goal.id, 0.0) >= SURE / 2]
            return (
                Fit(among=tuple((near if has_hours else order)[:OFFERED])) if has_hours else self._unsure(note, order)
            )
        goal = order[0]
        if goal.id in steps:
            return Fit(goal, (steps[goal.id],))
        return Fit(goal, is_reached=not has_hours and self._is_reached(note, goal))

    def named(self, text: str) -> Goal | None:
        """Find the one goal that a short answer names, by number or words."""
        numbers = [word for word in words(text) if word.isdecimal()]
        if len(numbers) == 1 and len(telling(text)) <= 1:
            return next((goal for goal in self.goals if str(goal.number) == numbers[0].lstrip("0")), None)
        found = self.fit(ProgressHeard(text))
        return None if found.is_guess else found.goal

    def _unsure(self, note: Note, order: Sequence[Goal]) -> Fit:
        """Take the one goal that sounds reached, or the only one there is; else all may be meant."""
        reached = [goal for goal in order if note.about - DONE and self._is_reached(note, goal)]
        if len(reached) == 1:
            return Fit(reached[0], is_reached=True)
        return Fit(order[0], is_guess=True) if len(order) == 1 else Fit(among=tuple(order[:OFFERED]))

    def _shares(self, note: Note) -> dict[int, float]:
        """Give what each goal has in common with a note; a word that several goals share tells less of each."""
        has: dict[str, dict[int, float]] = {}
        for word in note.known:
            for own in note.akin_to(word):
                of_own = has.setdefault(own, {})
                for goal, much in self._weights.get(word, {}).items():
                    of_own[goal] = max(of_own.get(goal, 0.0), much)
        shares = {goal.id: 0.0 for goal in self.goals}
        for of_word in has.values():
            for goal, much in of_word.items():
                shares[goal] += much / len(of_word)
        return shares

    def _bag(self, goal: Goal) -> dict[str, float]:
        """Weigh the words of a goal: those of its title most, then its template's names, its steps, what is akin."""
        bag: dict[str, float] = {}
        texts = [(IN_TITLE, goal.title), *((IN_NAME, name) for name in self._known.names_of(goal))]
        texts += [(IN_OWN_STEP if step.advised is None else IN_ADVISED, step.title) for step in goal.steps]
        for least, text in texts:
            about = self._read(text).about
            # One word of a longer name tells little: "hours" of "hours of law".
            share = IN_ADVISED if least == IN_NAME and len(about) > 1 else least
            for each in about:
                bag[each] = max(bag.get(each, 0.0), share * self._known.weight(each))
        for reported, called in KINDS:
            if called & bag.keys():
                for each in reported:
                    bag[each] = max(bag.get(each, 0.0), RELATED)
        return bag

    def _is_reached(self, note: Note, goal: Goal) -> bool:
        """Tell whether a note sounds as if all of a goal is reached; only a button comes of it."""
        said_of = self._read(goal.title)
        title, names = said_of.about, [self._read(name).about for name in self._known.names_of(goal)]
        if note.is_partial(said_of.roots):
            return False
        words_known = title.union(*names)
        about = note.about - DONE - ALL_VERBS
        said = {word for each in words_known for word in note.akin_to(each)}
        foreign = about - said - STRONG
        things = {word: COMMON if word in GENERIC else 1.0 for word in title - ALL_VERBS - STRONG}
        there = sum(weight for word, weight in things.items() if note.akin_to(word))
        is_covered = there >= sum(things.values()) / 2
        is_strong = bool(note.said & (STRONG | (words_known & TITLED)))
        first = next(iter(said_of.roots), "")
        if len(title) > 1 and first not in ONGOING:  # "found" for "find a mentor"; a title of one word is a name
            is_strong = is_strong or note.has({first})
        if is_strong:
            return is_covered or any(name and name <= about for name in names) or (bool(about) and not foreign)
        return note.has(DONE | {GOT}) and is_covered and not foreign


def _hour_shares(bags: Mapping[int, Mapping[str, float]]) -> dict[int, float]:
    """Give what hours have to do with each goal; nothing where no goal is about them."""
    shares = {goal: 3 * SURE if CE in bag else SURE if RENEW in bag else 0.0 for goal, bag in bags.items()}
    return shares if any(shares.values()) else {}
