"""A feature with effects that cannot be done twice unnoticed: one row and one more in a sum for each update."""

from bot.chat import Answer, Button, Command, Door, Feature, Incoming, Migration, Reply

MIGRATIONS = (
    Migration(
        "001 counting",
        """
        CREATE TABLE counted(
            number INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE
        );
        CREATE INDEX counted_person ON counted(person_id);
        CREATE TABLE sums(person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE, n INTEGER NOT NULL)
        """,
    ),
)
_UP = ((Button("One more", says="/tally_up"),),)


def feature() -> Feature:
    """Count: /count answers with a new message, /tally opens a menu whose button edits it."""
    return Feature(
        "counting",
        commands=(
            Command("count", "Count", _count),
            Command("tally", "Open the tally", _tally),
            Command("tally_up", "One more", _tally_up, hidden=True),
        ),
        migrations=MIGRATIONS,
    )


def _count(incoming: Incoming, db: Door, _: int) -> list[Answer]:
    _note(incoming, db)
    return [Reply(f"counted {incoming.number}")]


def _tally(_: Incoming, __: Door, ___: int) -> list[Answer]:
    return [Reply("tally", buttons=_UP, menu="tally")]


def _tally_up(incoming: Incoming, db: Door, _: int) -> list[Answer]:
    _note(incoming, db)
    return [Reply(f"tally {incoming.number}", buttons=_UP, menu="tally")]


def _note(incoming: Incoming, db: Door) -> None:
    who = incoming.person_id
    db.run("INSERT INTO counted(number, person_id) VALUES(:number, :who)", number=incoming.number, who=who)
    db.run("INSERT INTO sums(person_id, n) VALUES(:who, 1) ON CONFLICT(person_id) DO UPDATE SET n = n + 1", who=who)
