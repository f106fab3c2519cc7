"""Markdown below a YAML header, with comments that name the claims and facts behind each sentence."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.library.files import Desk, Parsed

COMMENT = re.compile(r"[ \t]*<!--((?:(?!<!--).)*?)-->")  # one that is left open must not swallow the next


@dataclass(frozen=True, slots=True)
class Page:
    """A file in two: its header, and its body that begins on `first_line`."""

    header: Parsed
    body: str
    first_line: int

    def note(self, desk: Desk, position: int, message: str, remedy: str) -> None:
        """Keep a problem at a position of the body."""
        desk.note(self.header.file, self.first_line + self.body.count("\n", 0, position), message, remedy)


def split(desk: Desk, file: str) -> Page | None:
    """Part the header from the body."""
    text = desk.text(file)
    if text is None:
        return None
    found = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not found:
        desk.note(file, 1, "has no header", "begin with a line ---, then id, title and so on, then a line ---")
        return None
    parsed = desk.yaml(file, found[1], first_line=2)
    return Page(parsed, text[found.end() :], text.count("\n", 0, found.end()) + 1) if parsed else None


def plain(text: str) -> str:
    """Take the comments out."""
    return COMMENT.sub("", text).strip()


def names_in(text: str) -> set[str]:
    """Give all that the comments of a text name."""
    return {name for comment in COMMENT.findall(text) for name in _names(comment)}


def named_in(page: Page, marker: re.Match[str] | None = None) -> dict[str, int]:
    """Give all that the comments of a body name and where first, but for the one comment that is a marker."""
    named: dict[str, int] = {}
    for comment in COMMENT.finditer(page.body):
        if not marker or comment.start() != marker.start():
            for name in _names(comment[1]):
                named.setdefault(name, comment.start(1))
    return named


def check_comments(
    desk: Desk, page: Page, named: dict[str, int], sources: Sequence[str], facts: Collection[str], what: str
) -> None:
    """Note a comment that names nothing listed in the header, and one left open; `what` is what the file holds."""
    for name, position in named.items():
        if name not in facts and name.rpartition("-")[0] not in sources:
            message = f"the comment names {name or 'nothing'}, which is in no source or fact of this {what}"
            remedy = "list its section under sources or the fact under facts, or correct the comment"
            page.note(desk, position, message, remedy)
    for left in re.finditer("<!--|-->", COMMENT.sub(lambda comment: " " * len(comment[0]), page.body)):
        page.note(desk, left.start(), "a comment is not closed or not opened", "write it as <!-- ... --> on one line")


def _names(comment: str) -> list[str]:
    return re.split(r"[\s,]+", comment.strip())
