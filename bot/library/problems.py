"""A mistake in knowledge/, said so that whoever made it can mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: file (relative to the folder read), line from 1, what is wrong, what to do about it."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}; {self.remedy}"


class BrokenKnowledge(Exception):
    """The folder cannot be used; `problems` lists every mistake found, in the order of files and lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


FORM = "{} does not have the right form", "write it as in the other files, a list as '- item' lines or []"
SAID = {
    "missing": ("{} is missing", "add it as '{}: ...'"),
    "extra_forbidden": ("{} is not known here", "remove it or correct its spelling"),
    "unexpected_keyword_argument": ("{} is not known here", "remove it or correct its spelling"),
    "string_too_short": ("{} is empty", "fill it in"),
    "string_pattern_mismatch": ("{} holds more than small letters, digits and -", "write it like first-steps"),
    "string_type": ("{} is not text", "write it as text, in quotes if needed"),
    "too_short": ("{} holds {actual_length}", "give at least {min_length}"),
    "too_long": ("{} holds {actual_length}", "keep {max_length} at most"),
    "date_from_datetime_parsing": ("{} is not a date", "write it as 2026-11-21"),
    "date_from_datetime_inexact": ("{} is not a date", "write it as 2026-11-21"),
    "date_parsing": ("{} is not a date", "write it as 2026-11-21"),
    "int_parsing": ("{} is not a whole number", "write 1, 2 or the like"),
    "greater_than_equal": ("{} is below {ge}", "write {ge} or more"),
    "less_than_equal": ("{} is too large", "write {le} or less"),
    "tuple_type": FORM,
    "dict_type": FORM,
    "mapping_type": FORM,
    "model_type": FORM,
    "dataclass_type": FORM,
}


def explain(error: Mapping[str, Any]) -> tuple[str, str]:
    """Turn one of pydantic's error details into what is wrong and what to do."""
    field = ".".join(str(part) for part in error["loc"] if part != "[key]") or "the content"
    context = error.get("ctx", {})
    if error["type"] == "value_error":  # raised by our own checks as "what is wrong; what to do"
        message, _, remedy = str(context["error"]).partition("; ")
        return f"{field} {message}", remedy
    if error["type"] == "literal_error":
        return f"{field} is {error['input']!r}", f"write one of {context['expected']}"
    if error["type"] == "string_too_long":
        return f"{field} is {len(error['input'])} characters long", f"shorten it to {context['max_length']}"
    message, remedy = SAID.get(error["type"], ("{}: " + str(error["msg"]), "correct it"))
    return message.format(field, **context), remedy.format(field.rpartition(".")[2], **context)
