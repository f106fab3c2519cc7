"""The kinds of text and number that the fields of knowledge hold, each checked as it is read."""

import re
import unicodedata
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

STRICT = ConfigDict(extra="forbid")  # for a dataclass read from a file: a misspelt field is a mistake, not left out

# A button says `/entry ENTRY THEME PAGE`, `/set TRAIT VALUE ENTRY`, or `/quiz QUIZ` with a digit for each question
# answered, in at most 64 bytes.
MAX_ENTRY_ID, MAX_THEME_ID, MAX_TRAIT_ID, MAX_VALUE_ID, MAX_PLAN_ID, MAX_QUIZ_ID = 28, 24, 16, 12, 20, 16
MAX_SMALL = 90  # characters of what can be done of a step in two to five minutes
MAX_LINE = 160  # characters of what stands in a message as one line
UNSEEN = ("Cc", "Cf", "Zs")  # Unicode categories: control characters, marks such as right-to-left, spaces
ANY_WORDS = "zq xj"  # stands for any text: no pattern of real words fits it


def _link(text: str) -> str:
    written = re.fullmatch(r"https?://[^\s()<>\\]+", text)
    if not written or any(unicodedata.category(character) in UNSEEN for character in text):
        raise ValueError("is not a link; write the whole address, beginning with https://")
    return text


def _pattern(text: str) -> str:
    try:
        pattern = re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"is not a regular expression ({error}); correct it or remove it") from None
    if pattern.search(ANY_WORDS):
        raise ValueError("fits any text; look for a stray | or *, and name a word it must hold")
    return text


def _trait_id(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", text):
        raise ValueError("is no id of a trait; begin with a small letter, then small letters, digits and - alone")
    return text


def _value_id(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", text):
        raise ValueError("is no id of a value; begin with a letter, then letters, digits and - alone")
    return text


def _small(text: str) -> str:
    if not text[:1].islower():
        raise ValueError("does not begin with a small letter; it stands within a sentence, write it like open the page")
    if text[-1] in ".!?":
        raise ValueError(f"ends with {text[-1]}; leave it out, as it stands within a sentence")
    return text


def _line(text: str) -> str:
    if "\n" in text:
        raise ValueError("is more than one line; write it as one, without | or an empty line in it")
    return text


def _file_name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+\.[a-z]+", text):
        raise ValueError("is not the name of a file beside this one; write it as list.txt")
    return text


def _script(text: str) -> str:
    if text not in _scripts():
        raise ValueError(f"is {text!r}, which begins no letter's Unicode name; write one such as CYRILLIC or HANGUL")
    if text == "LATIN":
        raise ValueError("is LATIN, in which English is written, too; leave scripts out")
    return text


@lru_cache(maxsize=1)
def _scripts() -> frozenset[str]:
    letters = filter(str.isalpha, map(chr, range(0x20000)))  # beyond are only more of the CJK ones
    return frozenset(unicodedata.name(letter, "").partition(" ")[0] for letter in letters) - {""}


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Small = Annotated[Words, StringConstraints(max_length=MAX_SMALL), AfterValidator(_small)]
Line = Annotated[Words, StringConstraints(max_length=MAX_LINE), AfterValidator(_line)]
EntryId = Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$", max_length=MAX_ENTRY_ID)]
PlanId = Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$", max_length=MAX_PLAN_ID)]
QuizId = Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$", max_length=MAX_QUIZ_ID)]
ThemeId = Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$", max_length=MAX_THEME_ID)]
TraitId = Annotated[str, StringConstraints(max_length=MAX_TRAIT_ID), AfterValidator(_trait_id)]
ValueId = Annotated[str, StringConstraints(max_length=MAX_VALUE_ID), AfterValidator(_value_id)]
FileName = Annotated[str, AfterValidator(_file_name)]
Link = Annotated[str, AfterValidator(_link)]
Pattern = Annotated[str, StringConstraints(min_length=1), AfterValidator(_pattern)]
Script = Annotated[str, AfterValidator(_script)]
Months = Annotated[int, Field(ge=1, le=1200)]
