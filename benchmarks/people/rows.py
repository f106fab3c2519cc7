"""What the file is filled with, as SQL: each statement writes one row or a few for each of some people."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pydantic import TypeAdapter

from bot.goals.changes import Before
from bot.goals.model import Goal, Step
from bot.library import Library

GATEWAY = "people"
GOALS, STEPS, DEEDS, CHANGES = 2, 5, 5, 2  # goals and changes of a person, steps and deeds of a goal
MESSAGES = 2  # rows of the outbox that a person still has
A_GOAL, A_NUMBER = -1, -2  # stand for the goal of a change
DAY = 86400

PEOPLE = f"""
    INSERT INTO people(id, gateway, chat_id, zone, first_seen_at, seen_at, started_at, is_known)
    SELECT n, '{GATEWAY}', CAST(n * 48271 % 2147483647 AS TEXT), CASE WHEN n % 3 > 0 THEN 'America/Chicago' END,
        :now - 600 * {DAY}, :now - n * 16807 % (500 * {DAY}), :now - 600 * {DAY}, 1
    FROM (SELECT :before + n AS n FROM temp.numbers WHERE n <= :some)
"""
PLACES = f"""
    INSERT INTO places(id, gateway, chat_id, is_group, person_id)
    SELECT id, '{GATEWAY}', chat_id, 0, id FROM people WHERE id > :before AND id <= :before + :some
"""
TURNS = f"""
    INSERT INTO turns(person_id, place_id, touched_at)
    SELECT id, id, :now - id * 16807 % {DAY} FROM people WHERE id > :before AND id <= :before + :some
"""
TRAITS = """
    INSERT INTO traits(person_id, trait, value)
    SELECT id, 'state', 'TX' FROM people WHERE id > :before AND id <= :before + :some
"""
UPDATES = f"""
    INSERT INTO updates(gateway, number, seen_at, done)
    SELECT '{GATEWAY}', id, :now - id * 16807 % {DAY}, 1 FROM people WHERE id > :before AND id <= :before + :some
"""
OUTBOX = f"""
    INSERT INTO outbox(id, place_id, person_id, what, request, state, message, origin, menu, made_at, sent_at, says)
    SELECT :round * :people + id, id, id, 'send', '', 'done', :round * :people + id, id,
        CASE WHEN :round > 0 THEN 'goals' END, :now - (20 - :round) * {DAY}, :now - (20 - :round) * {DAY}, NULL
    FROM people WHERE id > :before AND id <= :before + :some
"""
QUEUES = f"""
    INSERT INTO queues(place_id, gateway)
    SELECT id, '{GATEWAY}' FROM people WHERE id > :before AND id <= :before + :some
"""
MENUS = """
    INSERT INTO menus(place_id, person_id, name, row_id)
    SELECT id, id, 'goals', :people + id FROM people WHERE id > :before AND id <= :before + :some
"""
GOAL = f"""
    INSERT INTO goals(id, person_id, number, title, state, template, due_on, obstacle, plan, made_on, closed_on, origin)
    SELECT :round * :people + people.id, people.id, :round + 1, chosen.title,
        CASE WHEN :round = 0 AND people.id % 10 = 1 THEN 'dropped' WHEN :round = 0 AND people.id % 5 = 0 THEN 'reached'
            ELSE 'open' END,
        chosen.id, date(:now + people.id % 300 * {DAY}, 'unixepoch'),
        CASE WHEN people.id % 2 = 0 THEN 'Two closing shifts a week, and then I am too tired to read' END,
        CASE WHEN people.id % 2 = 0 THEN 'When it is a morning week, I study on Tuesday before noon' END,
        date(:now - people.id % 200 * {DAY}, 'unixepoch'),
        CASE WHEN :round = 0 AND (people.id % 10 = 1 OR people.id % 5 = 0) THEN date(:now, 'unixepoch') END, people.id
    FROM people JOIN temp.chosen ON chosen.n = (people.id + :round * 5) % (SELECT count(*) FROM temp.chosen)
    WHERE people.id > :before AND people.id <= :before + :some
"""
STEP = f"""
    INSERT INTO steps(goal_id, person_id, number, title, state, advised, due_on, done_on)
    SELECT goals.id, goals.person_id, advised.number, advised.does,
        CASE WHEN advised.number <= goals.id % 4 THEN 'done' ELSE 'open' END, advised.number - 1,
        date(:now + advised.number * 20 * {DAY}, 'unixepoch'),
        CASE WHEN advised.number <= goals.id % 4 THEN date(:now - 5 * {DAY}, 'unixepoch') END
    FROM goals JOIN temp.advised ON advised.template = goals.template
    WHERE goals.id > :round * :people + :before AND goals.id <= :round * :people + :before + :some
    ORDER BY goals.id, advised.number
"""
DEED = f"""
    INSERT INTO deeds(person_id, kind, note, done_on, made_at, goal_id, step, hours, subject, activity, origin)
    SELECT goals.person_id,
        CASE WHEN :round % 5 < goals.id % 4 THEN 'step' WHEN :round % 5 = 4 THEN 'ce' ELSE 'progress' END,
        advised.does, date(:now - (60 - :round) * {DAY}, 'unixepoch'),
        :now - (60 - :round) * {DAY} - goals.person_id * 16807 % {DAY}, goals.id,
        CASE WHEN :round % 5 < goals.id % 4 THEN :round % 5 + 1 END, CASE WHEN :round % 5 = 4 THEN 1.5 END,
        CASE WHEN :round % 5 = 4 THEN 'law' END, NULL, goals.person_id
    FROM goals JOIN temp.advised ON advised.template = goals.template AND advised.number = :round % 5 + 1
    WHERE goals.id > :round / 5 * :people + :before AND goals.id <= :round / 5 * :people + :before + :some
    ORDER BY goals.id
"""
CHANGE = f"""
    INSERT INTO changes(person_id, goal_id, what, before, made_at)
    SELECT goals.person_id, goals.id, 'words',
        replace(replace(chosen.before, '"id":{A_GOAL}', '"id":' || goals.id), '"number":{A_NUMBER}',
            '"number":' || goals.number),
        :now - goals.person_id * 16807 % (29 * {DAY})
    FROM goals JOIN temp.chosen ON chosen.id = goals.template
    WHERE goals.id > :round * :people + :before AND goals.id <= :round * :people + :before + :some
    ORDER BY goals.id
"""


@dataclass(frozen=True, slots=True)
class Layer:
    """A statement that writes the `round`th rows of their kind for some people."""

    name: str
    sql: str
    round: int = 0


def layers() -> Iterator[Layer]:
    """Give all layers in the order in which they are written."""
    for name, sql in (("people", PEOPLE), ("places", PLACES), ("turns", TURNS), ("traits", TRAITS)):
        yield Layer(name, sql)
    yield Layer("updates", UPDATES)
    yield from (Layer("messages", OUTBOX, number) for number in range(MESSAGES))
    yield from (Layer("queues", QUEUES), Layer("menus", MENUS))
    yield from (Layer("goals", GOAL, number) for number in range(GOALS))
    yield from (Layer("steps", STEP, number) for number in range(GOALS))
    yield from (Layer("deeds", DEED, number) for number in range(GOALS * DEEDS))
    yield from (Layer("changes", CHANGE, number) for number in range(CHANGES))


def prepare(raw: sqlite3.Connection, library: Library, at_once: int) -> None:
    """Lay out what the layers take words and numbers from."""
    raw.execute("CREATE TEMP TABLE numbers(n INTEGER PRIMARY KEY)")
    raw.executemany("INSERT INTO numbers VALUES(?)", ((number,) for number in range(1, at_once + 1)))
    raw.execute("CREATE TEMP TABLE chosen(n INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, before TEXT)")
    raw.execute("CREATE TEMP TABLE advised(template TEXT, number INTEGER, does TEXT, PRIMARY KEY(template, number))")
    templates = [template for template in library.templates.values() if len(template.steps) >= STEPS]
    for index, template in enumerate(templates):
        steps = tuple(Step(number, step.does) for number, step in enumerate(template.steps[:STEPS], 1))
        goal = Goal(A_GOAL, A_NUMBER, template.title, date(2027, 1, 1), template=template.id, due=date(2027, 6, 1))
        before = TypeAdapter(Before).dump_json(Before(replace(goal, steps=steps))).decode()
        raw.execute("INSERT INTO chosen VALUES(?, ?, ?, ?)", (index, template.id, template.title, before))
        raw.executemany("INSERT INTO advised VALUES(?, ?, ?)", ((template.id, one.number, one.title) for one in steps))
