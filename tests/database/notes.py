"""A file with one table of notes, and ways to write some of them in one commit."""

import asyncio
import contextlib
import threading
import time

from bot.chat import Migration
from bot.database import Database
from bot.people import MIGRATIONS

NOTES = Migration("001 notes", "CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
COUNT_FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "


@contextlib.contextmanager
def opened(file):
    db = Database(file)
    try:
        db.migrate([("notes", [NOTES]), ("people", MIGRATIONS)])
        yield db
    finally:
        db.close()


def note(words):
    return lambda door: door.run("INSERT INTO notes(words) VALUES(:words)", words=words)


def notes(db):
    return [row["words"] for row in db.read().rows("SELECT words FROM notes ORDER BY id")]


def hold(db):
    """Keep the database thread busy, so that what is written now shares one commit; gives what lets it go."""
    go = threading.Event()
    threading.Thread(target=lambda: db.write_now(lambda _: go.wait(5)), daemon=True).start()
    time.sleep(0.05)
    return go.set


async def together(db, *works):
    """Write units of work that share a commit; gives results and errors."""
    release = hold(db)
    tasks = [asyncio.ensure_future(db.write(work)) for work in works]
    await asyncio.sleep(0.05)
    release()
    return await asyncio.gather(*tasks, return_exceptions=True)
