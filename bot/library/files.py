"""Text, YAML and JSON Lines files with the line of every value, so that a mistake can be found."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.library.problems import Problem, explain

T = TypeVar("T")
# Leaves every scalar as the text that was typed: a `no` or a date stays what it is. The C one is ten times as fast.
LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Where = tuple[int | str, ...]  # the way to a value: keys and positions from the top of the file


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's value and the line on which each part of it begins."""

    file: str
    value: Any
    lines: Mapping[Where, int]

    def line(self, where: Where) -> int:
        """Give the line of a part, or of the nearest part around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines[where]


class Desk:
    """The folder being read and the problems met so far; everything returns None once it has noted a problem."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def note(self, file: str, line: int, message: str, remedy: str) -> None:
        """Keep a problem and go on."""
        self.problems.append(Problem(file, line, message, remedy))

    def note_in(self, parsed: Parsed, where: Where, message: str, remedy: str) -> None:
        """Keep a problem at a part of a file that has been parsed."""
        self.note(parsed.file, parsed.line(where), message, remedy)

    def names(self, folder: str, suffix: str) -> list[str]:
        """List a folder's files in order; note those of another kind."""
        found = []
        for path in sorted((self.folder / folder).glob("[!.]*")):
            if path.suffix == suffix and path.is_file():
                found.append(f"{folder}/{path.name}")
            else:
                self.note(f"{folder}/{path.name}", 1, f"is not a {suffix} file", "rename it or move it elsewhere")
        return found

    def ids(self, folder: str) -> set[str]:
        """Name all that has a file there, be it readable or not, so that one mistake is not reported twice."""
        return {path.stem for path in (self.folder / folder).glob("[!.]*")}

    def text(self, file: str) -> str | None:
        """Read a file as UTF-8; a byte order mark and Windows line ends do no harm."""
        try:
            content = (self.folder / file).read_bytes()
        except FileNotFoundError:
            self.note(file, 1, "is missing", "create it or put it back")
            return None
        except OSError as error:
            self.note(file, 1, f"cannot be read ({error.strerror})", "check that it is a file and may be read")
            return None
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.note(file, content.count(b"\n", 0, error.start) + 1, "is not UTF-8", "save it as UTF-8")
            return None

    def yaml(self, file: str, text: str | None = None, first_line: int = 1) -> Parsed | None:
        """Read a YAML file, or the given part of one that begins on `first_line`."""
        text = self.text(file) if text is None else text
        if text is None:
            return None
        lines: dict[Where, int] = {(): first_line}
        loader = None
        try:
            alias = next(
                (event for event in yaml.parse(text, Loader=LOADER) if isinstance(event, yaml.AliasEvent)), None
            )
            if alias:  # nobody needs one here, and a circular one would never end
                line = first_line + (alias.start_mark.line if alias.start_mark else 0)
                self.note(file, line, "a value begins with '*', which is an alias", "put it in 'quotes'")
                return None
            loader = LOADER(text)
            node = loader.get_single_node()
            value = loader.construct_document(node) if node else None
            for where, line, twice in _marks(node, ()) if node else ():
                if twice:
                    self.note(file, line + first_line, f"{where[-1]} stands here twice", "keep one of the two")
                lines[where] = line + first_line
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            remedy = "check indentation, colons and quotes; put 'quotes' around text with : # or *"
            self.note(file, line + first_line, f"is not YAML: {error.problem}", remedy)
            return None
        except RecursionError:
            self.note(file, first_line, "is nested too deeply", "write it as in the other files")
            return None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position)
            self.note(file, line + first_line, "holds a character that YAML does not allow", "remove it")
            return None
        finally:
            if loader:
                loader.dispose()
        return Parsed(file, value, lines)

    def fit(self, shape: TypeAdapter[T], value: object, parsed: Parsed, where: Where = ()) -> T | None:
        """Make a value of the shape; `where` says which part of the file it is."""
        if isinstance(value, Mapping):
            value = {str(key): part for key, part in value.items()}
        try:
            return shape.validate_python(value)
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False):
                self.note(parsed.file, parsed.line(where + error["loc"]), *explain(error))
            return None

    def rows(self, file: str, shape: TypeAdapter[T]) -> Iterator[tuple[int, T]]:
        """Read JSON Lines; blank lines are skipped."""
        for number, line in enumerate((self.text(file) or "").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                self.note(file, number, f"is not JSON: {error}", 'write one line like {"q": "...", ...}')
                continue
            row = self.fit(shape, value, Parsed(file, value, {(): number}))
            if row is not None:
                yield number, row


def _marks(node: yaml.Node, where: Where) -> Iterator[tuple[Where, int, bool]]:
    """Go through a YAML tree: the way to each part, its line from 0, whether its key was there before."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            here = (*where, key.value)
            yield here, key.start_mark.line, key.value in seen
            seen.add(key.value)
            yield from _marks(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            here = (*where, position)
            yield here, value.start_mark.line, False
            yield from _marks(value, here)
