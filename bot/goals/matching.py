"""To which goal, and which of its steps, something belongs that was done; pure.

Only what is sure is given as such: a deed at the wrong goal is worse than a question.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.chat import ProgressHeard
from bot.goals.kinship import akin, root, roots, words
from bot.goals.model import Goal, Step
from bot.goals.vocabulary import (
    ALL_VERBS,
    CE,
    DONE,
    DURATIONS,
    FILLER,
    GENERIC,
    GOT,
    KINDS,
    ONGOING,
    PARTIAL,
    RENEW,
    STRONG,
    TITLED,
    VERBS,
)
from bot.library import Template

OFFERED = 4  # goals that are asked about at once
SURE = 0.45  # the least that a goal must have in common with a deed
CLEAR = 0.45  # of the best goal's share, which the next must stay below
WHOLE = 0.55  # of the words of a step that must be there to tick it, where its verb is said as well
ALMOST = 0.7  # the same where it is only said to be done
TELLS = 0.9  # what words must weigh together to tell anything of a step
FEW, MANY = 4, 0.15  # ready-made goals, and the share of them, that a common word is in
APART = 0.15  # by which one step must lie before the next
NEARLY_ALL = 0.9  # of a step's words, by which it is meant whatever the verb: the form it asks for is signed
SAME_NOTE = 90  # of 100: how alike two reports of one deed are

IN_TITLE, IN_NAME, IN_OWN_STEP, RELATED = 1.0, 0.9, 0.6, 0.5
IN_ADVISED = 0.44  # in an advised step, or in a name of several words: one alone is not yet sure
BY_STEP = 0.35  # what a step adds that a note surely tells of
VERB, COMMON = 0.25, 0.4


# Begins where a word does: from each letter of a very long one the search would begin anew.
_NUMBERED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s*(?:#|no\.?|number|nr\.?)?\s*(\d{1,4})\b")
_CLAUSES = re.compile(r"\s+and\s+|,\s*|;\s*")


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a deed belongs: the goal and the step where that is sure; else `among` are those it may belong to.

    `is_reached`: it sounds as if the goal itself is reached.
    """

    goal: Goal | None = None
    step: Step | None = None
    is_reached: bool = False
    among: tuple[Goal, ...] = ()


class Known:
    """What is known of words from the ready-made goals: the names of each, and which words are in many of them."""

    def __init__(self, templates: Iterable[Template] = ()) -> None:
        self.names = {each.id: (each.title, *each.names) for each in templates}
        texts = [(*self.names[each.id], *(step.does for step in each.steps)) for each in templates]
        self._read = {text: _telling(text) for of_one in texts for text in of_one}
        often = Counter(word for of_one in texts for word in {word for text in of_one for word in self._read[text]})
        self.common = frozenset(word for word, many in often.items() if many >= max(FEW, MANY * len(texts)))

    def telling(self, text: str) -> frozenset[str]:
        """Give the roots that say what a text is about."""
        return self._read.get(text) or _telling(text)

    def names_of(self, goal: Goal) -> Sequence[str]:
        """Give the words by which a goal of this template is known."""
        return self.names.get(goal.template or "", ())

    def weight(self, word: str) -> float:
        """Weigh how much a word tells of a goal."""
        return min(_weight(word), COMMON) if word in self.common else _weight(word)


class _Note:
    """The words of a report, ready to be compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.said, self.about = frozenset(roots(text)), _telling(text)
        self._akin: dict[str, list[str]] = {}
        self._begun: dict[str, list[str]] = {}
        for word in self.about:
            self._begun.setdefault(word[0], []).append(word)

    def akin_to(self, word: str) -> list[str]:
        """Give the words of the report that are forms of a word."""
        if word not in self._akin:
            self._akin[word] = [own for own in self._begun.get(word[:1], ()) if akin(own, word)]
        return self._akin[word]


def fit(deed: ProgressHeard, goals: Sequence[Goal], known: Known) -> Fit:
    """Find the open goal and step that a deed belongs to.

    Hours of continuing education go to goals about these, and to a renewal where there is none; a step that names such
    an hour is given as well.
    """
    if pointed := _pointed_at(deed.note, goals):
        return pointed
    has_hours = deed.ce_hours is not None
    note = _Note(f"{deed.note} {deed.ce_subject or ''}".strip())
    bags = {goal.id: _bag(goal, known) for goal in goals}
    shares = _hour_shares(bags) if has_hours else {}
    shares = shares or _shares(note, bags)
    done = _Note(f"{note.text} hour done") if has_hours else note
    steps = {goal.id: step for goal in goals if (step := _step(done, goal, known))}
    for id_ in () if has_hours else steps:
        shares[id_] += BY_STEP
    order = sorted(goals, key=lambda goal: (-shares.get(goal.id, 0.0), goal.number))
    best, second = ([shares.get(goal.id, 0.0) for goal in order] + [0.0, 0.0])[:2]
    if best < SURE or second >= CLEAR * best:
        near = [goal for goal in order if shares.get(goal.id, 0.0) >= SURE / 2]
        return Fit(among=tuple((near if has_hours else order)[:OFFERED]))
    goal = order[0]
    if goal.id in steps:
        return Fit(goal, steps[goal.id])
    return Fit(goal, is_reached=not has_hours and _is_reached(note, goal, known))


def named(text: str, goals: Sequence[Goal], known: Known) -> Goal | None:
    """Find the one goal that a short answer names, by number or words."""
    numbers = [word for word in words(text) if word.isdecimal()]
    if len(numbers) == 1 and len(_telling(text)) <= 1:
        return next((goal for goal in goals if str(goal.number) == numbers[0].lstrip("0")), None)
    return fit(ProgressHeard(text), goals, known).goal


def is_same(note: str, other: str) -> bool:
    """Tell whether two reports are of one deed: alike but for slips and small words, and with the same numbers."""
    one, two = (sorted(_telling(text) or roots(text)) for text in (note, other))
    digits = [[word for word in each if any(letter.isdigit() for letter in word)] for each in (one, two)]
    return bool(one) and digits[0] == digits[1] and fuzz.ratio(" ".join(one), " ".join(two)) >= SAME_NOTE


def tells_of(note: str, title: str) -> bool:
    """Tell whether a report is of a step, or a goal, that is already ticked as done."""
    return is_same(note, title) or _is_ticked_by(_Note(note), title, _telling(title))


def _pointed_at(note: str, goals: Sequence[Goal]) -> Fit | None:
    """Follow a number that was said: "step 2 is done", "goal 3: sent the form"; also "the next step"."""
    said = dict(_NUMBERED.findall(" ".join(words(note))))
    goal = next((goal for goal in goals if str(goal.number) == said.get("goal")), None)
    among = [goal] if goal else list(goals)
    if "step" in said:
        hits = [(one, step) for one in among for step in one.steps if str(step.number) == said["step"]]
        own = "step" in " ".join(step.title.casefold() for one in among for step in one.steps)
        if not own and len(hits) == 1 and hits[0][1].state == "open" and not _is_partial(_Note(note), ""):
            return Fit(*hits[0])
        if len(hits) > 1 and not own:
            return Fit(among=tuple(one for one, _ in hits[:OFFERED]))
    if "next step" in note.casefold():
        ahead = [(one, one.next) for one in among if one.next]
        if len(ahead) == 1 and not _is_partial(_Note(note.casefold().replace("next step", "")), ""):
            return Fit(*ahead[0])
    return Fit(goal) if goal else None


def _telling(text: str) -> frozenset[str]:
    """Give the roots that say what a text is about, with each unit and its number as one more: chapter 3."""
    found = set(roots(text)) - FILLER
    pairs = {f"{root(unit)}#{number}" for unit, number in _NUMBERED.findall(" ".join(words(text)))}
    return frozenset({each for each in found if len(each) > 1 or each.isdigit()} | pairs)


def _bag(goal: Goal, known: Known) -> dict[str, float]:
    """Weigh the words of a goal: those of its title most, then its template's names, its steps, what is akin."""
    bag: dict[str, float] = {}
    texts = [(IN_TITLE, goal.title), *((IN_NAME, name) for name in known.names_of(goal))]
    texts += [(IN_OWN_STEP if step.advised is None else IN_ADVISED, step.title) for step in goal.steps]
    for weight, text in texts:
        about = known.telling(text)
        # One word of a longer name tells little: "hours" of "hours of law".
        share = IN_ADVISED if weight == IN_NAME and len(about) > 1 else weight
        for each in about:
            bag[each] = max(bag.get(each, 0.0), share * known.weight(each))
    for reported, called in KINDS:
        if called & bag.keys():
            for each in reported:
                bag[each] = max(bag.get(each, 0.0), RELATED)
    return bag


def _weight(word: str) -> float:
    if word in DONE or word.isdigit():
        return 0.0
    return VERB if word in ALL_VERBS else COMMON if word in GENERIC else 1.0


def _shares(note: _Note, bags: Mapping[int, Mapping[str, float]]) -> dict[int, float]:
    """Give what each goal has in common with a note; a word that several goals share tells less of each."""
    has: dict[str, dict[int, float]] = {word: {} for word in note.about}
    for goal, bag in bags.items():
        for word, weight in bag.items():
            for own in note.akin_to(word) if weight else ():
                has[own][goal] = max(has[own].get(goal, 0.0), weight)
    shares = dict.fromkeys(bags, 0.0)
    for of_word in has.values():
        for goal, weight in of_word.items():
            shares[goal] += weight / len(of_word)
    return shares


def _hour_shares(bags: Mapping[int, Mapping[str, float]]) -> dict[int, float]:
    """Give what hours have to do with each goal; nothing where no goal is about them."""
    shares = {goal: 3 * SURE if CE in bag else SURE if RENEW in bag else 0.0 for goal, bag in bags.items()}
    return shares if any(shares.values()) else {}


def _step(note: _Note, goal: Goal, known: Known) -> Step | None:
    """Find the one open step of a goal that a note surely tells of."""
    hits = [
        (_covered(note, known.telling(step.title)), step)
        for step in goal.steps
        if step.state == "open" and _is_ticked_by(note, step.title, known.telling(step.title))
    ]
    hits.sort(key=lambda hit: -hit[0])
    return hits[0][1] if hits and (len(hits) == 1 or hits[0][0] - hits[1][0] >= APART) else None


def _is_ticked_by(note: _Note, title: str, asked: frozenset[str]) -> bool:
    """Tell whether a note says that just this was done, all of it."""
    if not any(note.akin_to(word) for word in asked) or _is_partial(note, title):
        return False
    numbers = {word for word in asked if word.isdigit()}
    if not numbers <= note.about or any("#" in word and word not in asked for word in note.about):
        return False
    clauses = [about for clause in _CLAUSES.split(title.partition(":")[0]) if (about := _telling(clause))]
    least = WHOLE if _says_its_verb(note, title) else ALMOST if _has(note, DONE) else NEARLY_ALL
    return bool(clauses) and all(_covered(note, clause) >= least for clause in clauses)


def _covered(note: _Note, about: frozenset[str]) -> float:
    """Give the share of a step's words that a note says; 0 where it says none that tells much."""
    weights = {word: max(_weight(word), VERB) for word in about if "#" not in word}
    there, whole = sum(weight for word, weight in weights.items() if note.akin_to(word)), sum(weights.values())
    return there / whole if whole and (there >= TELLS or there == whole) else 0.0


def _says_its_verb(note: _Note, title: str) -> bool:
    """Tell whether what was done is what was to be done: picking up a form is not sending it."""
    asked = next(iter(roots(title)), "")
    return _has(note, {asked}) or any(asked in group and note.said & group for group in VERBS)


def _has(note: _Note, group: Iterable[str]) -> bool:
    return any(akin(word, one) for one in group for word in note.said)


def _is_partial(note: _Note, title: str) -> bool:
    said = note.said & (PARTIAL | DURATIONS)
    return bool(said) and bool(said - set(roots(title)))


def _is_reached(note: _Note, goal: Goal, known: Known) -> bool:
    """Tell whether a note sounds as if all of a goal is reached; only a button comes of it."""
    title, names = known.telling(goal.title), [known.telling(name) for name in known.names_of(goal)]
    if _is_partial(note, goal.title):
        return False
    words_known = title.union(*names)
    about = note.about - DONE - ALL_VERBS
    said = {word for each in words_known for word in note.akin_to(each)}
    foreign = about - said - STRONG
    things = {word: COMMON if word in GENERIC else 1.0 for word in title - ALL_VERBS - STRONG}
    there = sum(weight for word, weight in things.items() if note.akin_to(word))
    is_covered = there >= sum(things.values()) / 2
    is_strong = bool(note.said & (STRONG | (words_known & TITLED)))
    first = next(iter(roots(goal.title)), "")
    if len(title) > 1 and first not in ONGOING:  # "found" for "find a mentor"; a title of one word is a name
        is_strong = is_strong or _has(note, {first})
    if is_strong:
        return is_covered or any(name and name <= about for name in names) or (bool(about) and not foreign)
    return _has(note, DONE | {GOT}) and is_covered and not foreign
