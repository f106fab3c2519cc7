"""A small folder of knowledge about another trade, and ways to spoil a copy of it."""

from collections.abc import Callable
from pathlib import Path

MODEL = Path(__file__).parent / "data" / "bakery"  # a small folder of knowledge about another trade
WHY, WHERE, TEACHERS = "entries/why-certify.md", "entries/work-settings.md", "entries/teachers.md"
HOTEL, TEACHER, QUIZ = "goals/first-loaf.md", "goals/find-teacher.md", "quizzes/which-oven.yaml"


def change(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Make a mistake: the first `old` in the file becomes `new`."""

    def mistake(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return mistake


def both(*mistakes: Callable[[Path], None]) -> Callable[[Path], None]:
    """Make several mistakes that are one only together."""

    def mistake(folder: Path) -> None:
        for each in mistakes:
            each(folder)

    return mistake


def write(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / file).write_bytes(content)


def append(file: str, line: str) -> Callable[[Path], None]:
    return change(file, (MODEL / file).read_text(encoding="utf-8"), (MODEL / file).read_text(encoding="utf-8") + line)


def line_of(file: str, text: str) -> int:
    lines = (MODEL / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def last_line(file: str) -> int:
    return len((MODEL / file).read_text(encoding="utf-8").splitlines())
