"""A file with many moments to come, as SQL: what an idle look at the agenda is measured on."""

import sqlite3
from contextlib import closing
from pathlib import Path

GATEWAY = "telegram"
EACH = 4  # moments of a person
DAY = 86400
PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "secure_delete=OFF")

NUMBERS = """
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :people)
"""
PEOPLE = f"""
    {NUMBERS} INSERT INTO people(id, gateway, chat_id, zone, first_seen_at, seen_at, started_at, is_known)
    SELECT n, '{GATEWAY}', CAST(n * 48271 % 2147483647 AS TEXT), 'America/Chicago', :now, :now, :now, 1 FROM numbers
"""
PLACES = f"""
    INSERT INTO places(id, gateway, chat_id, is_group, person_id)
    SELECT id, '{GATEWAY}', chat_id, 0, id FROM people ORDER BY id
"""
# One in ten looks at nothing until something changes, as under a pause; the others are due within four weeks.
AGENDA = f"""
    {NUMBERS} INSERT INTO agenda(person_id, feature, key, gateway, about, why, at, due_at, every_s)
    SELECT n, 'goals', 'checkin:' || :key, '{GATEWAY}', 'goal:' || :key, 'rhythm', comes_at,
        CASE WHEN n % 10 > 0 THEN comes_at END, 7 * {DAY}
    FROM (SELECT n, :now + {DAY} + n * 16807 % (28 * {DAY}) AS comes_at FROM numbers)
"""


def fill(file: Path, moments: int, now: int) -> None:
    """Write so many moments of people into a file that has its tables."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN")
        for statement in (PEOPLE, PLACES):
            raw.execute(statement, {"people": moments // EACH, "now": now})
        for key in range(EACH):
            raw.execute(AGENDA, {"people": moments // EACH, "now": now, "key": key})
        raw.execute("COMMIT")
