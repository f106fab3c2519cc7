"""The house rules that can be counted: sizes, documentation, types, lint."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measured import Bar, Report, Say, none_of
from benchmarks.processes import ROOT

FUNCTION_LINES, FILE_LINES = 50, 300


def run(say: Say) -> Report:
    """Count what is too long or without a word, and ask the type checker and the linter."""
    say("counting lines")
    files = _files("bot", "benchmarks")
    all_files = files + _files("tests")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, _FUNCTION)]
    public = list(_public(trees))
    undocumented = sum(not ast.get_docstring(node) for node in public)
    in_files, in_all = f"{len(files)} files", f"{len(all_files)} files"
    in_functions = f"{len(functions)} functions"
    bars = [
        none_of(2, f"Functions over {FUNCTION_LINES} lines", sum(map(_is_long, functions)), in_functions),
        none_of(2, f"Files over {FILE_LINES} lines", sum(map(_is_big, all_files)), in_all),
        none_of(2, "Public names without a docstring", undocumented, f"{len(public)} names"),
        _clean("mypy strict", "mypy", in_files),
        _clean("ruff check", "ruff", in_all, "check", "."),
        _clean("ruff format", "ruff", in_all, "format", "--check", "."),
        _clean("No import cycle, imports go down only", "pytest", "tests/test_layout.py", "tests/test_layout.py"),
    ]
    return Report(bars)


def _files(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def _is_long(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES


def _is_big(path: Path) -> bool:
    return len(path.read_text(encoding="utf-8").splitlines()) > FILE_LINES


def _public(trees: list[ast.Module]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for tree in trees:
        yield from (
            node for node in tree.body if isinstance(node, (*_FUNCTION, ast.ClassDef)) and not node.name.startswith("_")
        )


def _clean(what: str, module: str, n: str, *arguments: str) -> Bar:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    last = (done.stdout.strip().splitlines() or ["nothing said"])[-1]
    return Bar(2, f"{what}: clean", last.strip("= ")[:60], n, done.returncode == 0)
