"""Finds the one value that somebody means who was asked for it: "Texas", "tx please", "I live in Texs". Pure."""

from bot.library import Naming, Trait, find_value, names_of, words_of

LONG = 4  # letters of a title that are enough to tell it from the others, where they do: "mass", "penn"
BARE_WORDS = 3  # in so few a slip in a name is forgiven before anything else is thought of
LONGEST_ANSWER = 200  # characters; what is longer tells of something else
SMALL_TALK = frozenset(("ok", "Ok", "hi", "Hi", "oh", "Oh"))  # codes as well, for who does not type them in capitals
AROUND = frozenset(
    ("i", "m", "im", "am", "live", "work", "in", "from", "it", "s", "its", "is", "my", "the", "please", "pls", "plz")
)
NO_ANSWER = frozenset(
    ("leave it", "skip", "skip it", "no", "no thanks", "nah", "nope", "none", "neither", "not now", "later", "back")
)


def declines(text: str) -> bool:
    """Tell whether somebody would rather not say."""
    return _plain(text) in NO_ANSWER


def value_meant(trait: Trait, naming: Naming, text: str) -> str | None:
    """Give the id of the one value that an answer means; None where it means none, or several."""
    if len(text) > LONGEST_ANSWER:
        return None
    if only := value_only(trait, text):
        return only
    if named := [id_ for id_ in naming.values_named(text) if id_ in trait.values]:
        return named[0] if len(named) == 1 else None
    if _is_small_talk(text):
        return None
    core = _core(trait, text)
    begun = [value.id for value in trait.values.values() if len(core) >= LONG and _plain(value.title).startswith(core)]
    if len(begun) == 1:
        return begun[0]
    near = find_value(trait, core)
    return near.id if near else None


def value_only(trait: Trait, text: str) -> str | None:
    """Give the id of the value that a text names, with nothing around it but "I live in" or "please"."""
    if _is_small_talk(text):
        return None
    known = {_plain(name): value.id for value in trait.values.values() for name in (*names_of(value), value.id)}
    return known.get(_plain(text)) or known.get(_core(trait, text))


def _is_small_talk(text: str) -> bool:
    return " ".join(words_of(text)) in SMALL_TALK


def _core(trait: Trait, text: str) -> str:
    return " ".join(word for word in _plain(text).split() if word not in AROUND | {trait.id})


def _plain(text: str) -> str:
    return " ".join(words_of(text)).casefold()
