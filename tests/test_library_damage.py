"""Whatever happens to the files of knowledge, reading them ends in knowledge or in a list of mistakes."""

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import BrokenKnowledge, due_report, read
from tests.library_model import MODEL

OPTIONAL = {"traits.yaml", "facets.yaml"}  # without them nothing shapes an answer
FILES = sorted(str(path.relative_to(MODEL)) for path in MODEL.rglob("*.*"))
SIGNS = [
    "[",
    "{",
    "}",
    "-",
    ":",
    "'",
    '"',
    "*",
    "&x",
    "#",
    "---",
    "<!--",
    "-->",
    "null",
    "9999-12-31",
    "99999999999999999999",
    "{1:2}",
    "(",
    "\\",
    "!!python/name:os.system",
    "é😀",
]
PIECES = [b"\n", b"\xff", b"\x00", b"? [a]\n", b"  related: [why-certify]\n", *(sign.encode() for sign in SIGNS)]


def damaged(content: bytes, start: int, length: int, piece: bytes) -> bytes:
    start %= len(content) + 1
    return content[:start] + piece + content[start + length :]


def outcome(folder: Path, today: date | None) -> list[str]:
    try:
        return due_report(read(folder, today), date(2027, 5, 30))
    except BrokenKnowledge as broken:
        return [str(problem) for problem in broken.problems]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(FILES),
            st.integers(0, 3000),
            st.integers(0, 60),
            st.sampled_from(PIECES) | st.binary(max_size=20),
        ),
        min_size=1,
        max_size=4,
    ),
    st.none() | st.dates(),
)
def test_random_damage_is_named_file_by_file_and_never_a_crash(damage, today):
    with TemporaryDirectory() as room:
        folder = Path(shutil.copytree(MODEL, Path(room) / "knowledge"))
        for file, start, length, piece in damage:
            (folder / file).write_bytes(damaged((folder / file).read_bytes(), start, length, piece))
        assert all(isinstance(line, str) for line in outcome(folder, today))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from([*FILES, "entries", "phrasings", "goals", "quizzes"]), min_size=1))
def test_whatever_is_missing_is_named_and_nothing_crashes(gone):
    with TemporaryDirectory() as room:
        folder = Path(shutil.copytree(MODEL, Path(room) / "knowledge"))
        for file in sorted(gone, reverse=True):
            path = folder / file
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        said = outcome(folder, None)
        needed = {file for file in gone - OPTIONAL if "/" not in file and file.endswith((".yaml", ".jsonl"))}
        assert all(any(line.startswith(f"{file}:1: is missing") for line in said) for file in needed)
