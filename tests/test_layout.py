"""The shape of the house: imports go down only, files stay small, everything public says what it is for."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOT = ROOT / "bot"
FEATURES = {
    "welcome",
    "answering",
    "profile",
    "zone",
    "goals",
    "quizzes",
    "hours",
    "breaks",
    "reminders",
    "renewal",
    "mentoring",
    "curating",
    "operating",
}

# From the top. A room imports from the levels below its own, never from its own level.
LEVELS = (
    {"__main__"},
    {"service", "session"},
    {"assembly", "gateways.telegram", "gateways.terminal"},
    {"gateways.markup"},
    {"intake", "conversation", *FEATURES},
    {"agenda", "delivery", "understanding", "pictures"},
    {"manners"},
    {"people", "deeds", "library", "gazetteer", "database"},
    {"clock"},
    {"chat", "settings"},
)
LEVEL = {room: -number for number, rooms in enumerate(LEVELS) for room in rooms}

# What only some rooms may know, by the name under which it is imported.
ONLY_IN = {
    "telegram": {"gateways.telegram"},
    "aiohttp": {"gateways.telegram"},
    "rapidfuzz": {"understanding", "gazetteer", "goals", "reminders", "hours", "mentoring"},
    "onnxruntime": {"understanding"},
    "onnx": {"understanding"},
    "tokenizers": {"understanding"},
    "sklearn": {"understanding"},
    "safetensors": {"understanding"},
    "py3langid": {"understanding"},
    "sqlite3": {"database"},
    "sqlite_utils": {"database"},
    "rich": {"__main__", "gateways.terminal", "understanding"},
    "click": {"__main__"},
}
MAX_FUNCTION, MAX_FILE = 50, 300

SOURCES = sorted(BOT.rglob("*.py"))
OURS = [*SOURCES, *sorted((ROOT / "benchmarks").rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def tree_of(path):
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in SOURCES}


def room_of(module):
    """Name the room of a module: the part after bot, and for gateways the next one too."""
    parts = module.split(".")[1:]
    return ".".join(parts[:2] if parts[:1] == ["gateways"] else parts[:1])


def imports_of(path):
    """Give the full names of all that a file imports, also inside its functions."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the whole name of the module"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES or node.module == "bot" else node.module


def edges():
    """Give who imports whom among our own modules."""
    for module, path in MODULES.items():
        yield from ((module, other) for other in imports_of(path) if other in MODULES)


def test_every_room_has_its_level():
    rooms = {room_of(module) for module in MODULES} - {"", "gateways"}
    assert rooms - LEVEL.keys() == set()


def wrong_way(pairs):
    """List the imports that go up or sideways."""
    crossing = {(room_of(module), room_of(other), f"{module} imports {other}") for module, other in pairs}
    return sorted(said for room, other, said in crossing
                  if room != other and room and other and LEVEL[other] >= LEVEL[room])  # fmt: skip


def test_imports_go_down_only():
    assert wrong_way(edges()) == []


@pytest.mark.parametrize(
    ("module", "other"),
    [
        ("bot.welcome.commands", "bot.answering"),
        ("bot.people", "bot.delivery"),
        ("bot.chat.words", "bot.settings"),
        ("bot.gateways.terminal.gateway", "bot.gateways.telegram"),
        ("bot.delivery.worker", "bot.understanding"),
        ("bot.intake.intake", "bot.conversation"),
        ("bot.assembly", "bot.gateways.telegram"),
    ],
)
def test_an_import_up_or_sideways_would_be_seen(module, other):
    assert wrong_way([(module, other)])


@pytest.mark.parametrize(("library", "rooms"), ONLY_IN.items(), ids=ONLY_IN)
def test_a_library_is_known_only_where_it_belongs(library, rooms):
    users = {room_of(module) for module, path in MODULES.items()
             if any(name.split(".")[0] == library for name in imports_of(path))}  # fmt: skip
    assert users - rooms == set()


def packages_of(module):
    parts = module.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts))}


def test_no_module_imports_itself_in_the_end():
    """Also not by way of the package it lies in, whose __init__ is run first."""
    runs = {module: set() for module in MODULES}
    for module, other in edges():
        runs[module] |= ({other} | packages_of(other)) - packages_of(module) - {module}
    rings, done = [], set()

    def follow(module, way):
        if module in way:
            rings.append(" -> ".join([*way[way.index(module) :], module]))
        elif module not in done:
            for other in sorted(runs[module]):
                follow(other, [*way, module])
            done.add(module)

    for module in runs:
        follow(module, [])
    assert rings == []


def lines_of(path):
    return len(path.read_text("utf-8").splitlines())


def functions(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_and_files_stay_small(path):
    long = {node.name: node.end_lineno - node.lineno + 1 for node in functions(tree_of(path))}
    assert {name: length for name, length in long.items() if length > MAX_FUNCTION} == {}
    assert lines_of(path) <= MAX_FILE


def test_test_files_stay_small():
    assert TESTS
    assert {str(path.relative_to(ROOT)) for path in TESTS if lines_of(path) > MAX_FILE} == set()


def public(tree, prefix=""):
    """Give the public classes, functions and methods, and the names that lead to them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{prefix}{node.name}.")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_public_says_what_it_is_for(path):
    tree = tree_of(path)
    assert ast.get_docstring(tree), "the file itself"
    assert [name for name, node in public(tree) if not ast.get_docstring(node)] == []


TRADE = re.compile(r"pharm|ptcb|nhanow|\bnha\b|cpht|excpt|drug|medicin|medicat|prescri|\bdos(e|es|age)\b|\bpills?\b"
                   r"|tablet|compounding|sterile|vaccin|hospital|retail", re.IGNORECASE)  # fmt: skip


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_code_does_not_know_the_trade(path):
    """What people read about their trade is content; another trade would need another folder of knowledge only."""
    lines = path.read_text("utf-8").splitlines()
    assert [f"{number}: {line}" for number, line in enumerate(lines, 1) if TRADE.search(line)] == []


def test_nothing_happens_at_import():
    """Calls at the top of a file only make what a name stands for; nothing is opened, read, started or printed."""
    acts = re.compile(r"\b(open|print|read_text|read_bytes|connect|getenv|Thread|mkdir|basicConfig|system)$|environ")
    found = []
    for module, path in MODULES.items():
        for node in tree_of(path).body:
            if isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign | ast.For | ast.With | ast.Try):
                calls = [ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)]
                found += [f"{module}:{node.lineno}" for call in calls if acts.search(call)]
    assert found == []


def test_our_own_code_is_never_mocked():
    fakes = re.compile(r"unittest\.mock|from unittest import mock|\b(Magic|Async)Mock\(|\bmocker\b|create_autospec")
    tests = [path for path in TESTS if path != Path(__file__)]
    assert [str(path) for path in tests if fakes.search(path.read_text("utf-8"))] == []


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|# .*\bfor now\b|raise NotImplementedError")
    said = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in OURS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if later.search(line)
    ]
    assert said == []
