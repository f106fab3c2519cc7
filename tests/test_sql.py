"""SQL stays portable, so that a second engine can stand behind the same door; and the schema forgets people whole."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

BOT = Path(__file__).parents[1] / "bot"
BEGINS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|REPLACE|PRAGMA)\s+\S")
SQLITE_ONLY = re.compile(
    r"\bINSERT\s+OR\b|\bUPDATE\s+OR\b|^\s*REPLACE\b|\bstrftime\b|\b(date|time|datetime|julianday|unixepoch)\s*\("
    r"|\bjson_\w+|\bifnull\b|\biif\b|\browid\b|\bGLOB\b|\bAUTOINCREMENT\b|\bPRAGMA\b|\bsqlite_\w+|\btotal_changes\b"
    r"|\bgroup_concat\b|\btypeof\b|\bprintf\b|\bWITHOUT\s+ROWID\b|\bIS\s+(NOT\s+)?[:\d']|==|\"|`",
    re.IGNORECASE,
)
ONLY_IN_SQLITE_ROOMS = {"database"}  # the one room that knows which engine it is


@dataclass(frozen=True)
class Statement:
    """One SQL statement in the source, and where it stands."""

    file: str
    line: int
    sql: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    @property
    def room(self) -> str:
        return self.file.split("/")[0]


def literals(tree):
    """Give every text in the source; joined ones and f-strings whole, with 0 for what is filled in."""
    inside = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(map(id, node.values))
            yield node, "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node, node.value


def docstrings(tree):
    return {id(node.body[0].value) for node in ast.walk(tree) if hasattr(node, "body") and isinstance(node.body, list)
            and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip


def statements():
    found = []
    for path in sorted(BOT.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        skipped = docstrings(tree)
        for node, text in literals(tree):
            if id(node) not in skipped and BEGINS.match(text):
                file = str(path.relative_to(BOT))
                found += [Statement(file, node.lineno, part.strip()) for part in text.split(";") if part.strip()]
    return found


ALL = statements()
PORTABLE = [statement for statement in ALL if statement.room not in ONLY_IN_SQLITE_ROOMS]


def test_the_statements_are_found():
    assert len(PORTABLE) > 60
    assert {"people", "delivery", "intake", "answering"} <= {statement.room for statement in PORTABLE}


@pytest.mark.parametrize("statement", PORTABLE, ids=str)
def test_a_statement_uses_nothing_that_only_one_engine_has(statement):
    assert SQLITE_ONLY.findall(statement.sql) == []


@pytest.mark.parametrize("statement", ALL, ids=str)
def test_a_statement_takes_its_values_by_name(statement):
    without_texts = re.sub(r"'[^']*'", "''", statement.sql)
    assert not re.search(r"\?|%s", without_texts)


@pytest.mark.parametrize("statement", [each for each in PORTABLE if re.search(r"\bLIMIT\b", each.sql)], ids=str)
def test_a_limit_has_an_order(statement):
    """Else any rows would do, and another engine gives others; only a question whether there is any may go without."""
    asks_whether = re.fullmatch(r"\s*SELECT (id|1) FROM .* LIMIT 1\s*", statement.sql, re.DOTALL)
    assert "ORDER BY" in statement.sql or asks_whether


@pytest.mark.parametrize("sql", [
    "INSERT OR IGNORE INTO t(a) VALUES(1)", "SELECT strftime('%s')", "SELECT datetime('now')", "SELECT rowid FROM t",
    "SELECT ifnull(a, b) FROM t", "SELECT json_extract(a, b)", "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT)",
    "PRAGMA journal_mode", "SELECT a FROM t WHERE a GLOB :b", "SELECT a FROM t WHERE a IS :b", 'SELECT "a" FROM t',
])  # fmt: skip
def test_what_only_sqlite_has_is_recognised(sql):
    assert SQLITE_ONLY.search(sql)


# --- the schema ----------------------------------------------------------------------------------------------------


@pytest.fixture
def db(build):
    house = build()
    yield house.db.read()
    house.close()


def tables(db):
    found = db.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in found if not row["name"].startswith(("_", "sqlite_"))]


def foreign_keys(db):
    for table in tables(db):
        for key in db.rows(f"PRAGMA foreign_key_list({table})"):
            yield table, key["from"], key["table"], key["on_delete"]


def columns(db, table):
    return {row["name"]: row["type"] for row in db.rows(f"PRAGMA table_info({table})")}


def test_whatever_is_kept_about_a_person_goes_with_the_person(db):
    referring = {(table, column, target, rule) for table, column, target, rule in foreign_keys(db)}
    about = [table for table in tables(db) if "person_id" in columns(db, table)]
    assert len(about) > 4
    assert [table for table in about if (table, "person_id", "people", "CASCADE") not in referring] == []


def test_whatever_is_kept_about_a_place_goes_with_the_place(db):
    referring = {(table, column, target, rule) for table, column, target, rule in foreign_keys(db)}
    about = [table for table in tables(db) if "place_id" in columns(db, table)]
    assert [table for table in about if (table, "place_id", "places", "CASCADE") not in referring] == []


def test_every_foreign_key_is_found_by_an_index(db):
    """Else forgetting one person would read every row of everybody."""
    slow = []
    for table, column, target, _ in foreign_keys(db):
        plan = db.rows(f"EXPLAIN QUERY PLAN DELETE FROM {table} WHERE {column} = 1")
        if not any("SEARCH" in row["detail"] for row in plan):
            slow.append(f"{table}.{column} -> {target}")
    assert slow == []


def test_columns_have_the_four_portable_types(db):
    odd = [(table, name, kind) for table in tables(db) for name, kind in columns(db, table).items()
           if kind not in ("INTEGER", "REAL", "TEXT", "BLOB")]  # fmt: skip
    assert odd == []


def test_instants_and_days_are_named_and_kept_alike(db):
    wrong = [
        f"{table}.{name}"
        for table in tables(db)
        for name, kind in columns(db, table).items()
        if (name.endswith("_at") and kind not in ("INTEGER", "REAL")) or (name.endswith("_on") and kind != "TEXT")
    ]
    assert wrong == []
