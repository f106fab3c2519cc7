"""Finds the one value that somebody means who was asked for it: "Texas", "tx please", "I live in Texs". Pure."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from bot.library import Naming, Trait, find_value, folded, names_of, words_of

LONG = 4  # letters of a title that are enough to tell it from the others, where they do: "mass", "penn"
ALIKE = 0.8  # how alike each word of a longer name must be: "not Virginia" is no slip of "West Virginia"
LONGEST_ANSWER = 200  # characters; what is longer tells of something else
TALK = frozenset(("ok", "hi", "oh"))  # codes as well, for who does not type them in capitals
SPEECH = TALK | {"me", "id", "or"}  # the same where words stand around them and none of place before: "it is me"
AROUND = frozenset(
    ("am", "are", "based", "by", "currently", "from", "got", "have", "hold", "i", "im", "in", "is", "it", "its", "just",
     "live", "living", "m", "mine", "moved", "my", "now", "of", "please", "pls", "plz", "s", "the", "through", "to",
     "toward", "towards", "ve", "we", "with", "work", "working")
)  # fmt: skip
NO_ANSWER = frozenset(
    ("leave it", "skip", "skip it", "no", "no thanks", "nah", "nope", "none", "neither", "not now", "later", "back")
)


def declines(text: str) -> bool:
    """Tell whether somebody would rather not say."""
    return folded(text) in NO_ANSWER


def value_meant(trait: Trait, text: str) -> str | None:
    """Give the id of the value that a text is, with nothing around it but "I live in" or "please"; slips are forgiven.

    None where it means none, or several, or says more than a value: "not Texas", "what about Texas".
    """
    if len(text) > LONGEST_ANSWER or _is_talk(text):
        return None
    core, known = _core(trait, text), _known(trait)
    if exact := known.get(folded(text)) or known.get(core):
        return exact
    begun = [value.id for value in trait.values.values() if len(core) >= LONG and folded(value.title).startswith(core)]
    if len(begun) == 1:
        return begun[0]
    return _slipped(trait, core)


def value_named(trait: Trait, naming: Naming, text: str) -> str | None:
    """Give the id of the one value of a trait that a text names beside those of others: "Texas, guild"."""
    if len(text) > LONGEST_ANSWER:
        return None
    named = [id_ for id_ in naming.values_named(text) if id_ in trait.values]
    return value_meant(trait, text) or (named[0] if len(named) == 1 else None)


def _known(trait: Trait) -> Mapping[str, str]:
    """Give whose each name is, as it is and as it is left when the words around are taken off a text."""
    names = [(name, value.id) for value in trait.values.values() for name in (*names_of(value), value.id)]
    known = {_core(trait, name): id_ for name, id_ in names} | {folded(name): id_ for name, id_ in names}
    known.pop("", None)
    return known


def _slipped(trait: Trait, core: str) -> str | None:
    """Give the one value whose name was typed with a slip; of a name of several words each word must be like it."""
    typed = core.split()
    if len(typed) < 2:
        near = find_value(trait, core) if typed else None
        return near.id if near else None
    if all(len(word) < LONG for word in typed):
        return None
    names = [(folded(name).split(), value.id) for value in trait.values.values() for name in names_of(value)]
    alike = {id_ for name, id_ in names if len(name) == len(typed) and all(map(_is_like, typed, name))}
    return alike.pop() if len(alike) == 1 else None


def _is_like(typed: str, word: str) -> bool:
    return word.startswith(typed) or SequenceMatcher(None, typed, word).ratio() >= ALIKE


def _is_talk(text: str) -> bool:
    """Tell whether the only word that could be a code is a word of speech here."""
    typed = words_of(text)
    core = [word for word in typed if word.casefold() not in AROUND]
    if len(core) != 1 or core[0].isupper():
        return False
    before = [word.casefold() for word in typed[: typed.index(core[0])]]
    if before[-1:] == ["in"]:
        return False
    return core[0].casefold() in (TALK if len(typed) == 1 else SPEECH)


def _core(trait: Trait, text: str) -> str:
    """Take off the words around a value, but not a code that is one of them as well: "I live in IN"."""
    around = AROUND | {trait.id, trait.title.casefold()}
    codes = frozenset() if text.isupper() else frozenset(trait.values)
    return " ".join(word.casefold() for word in words_of(text) if word.casefold() not in around or word in codes)
