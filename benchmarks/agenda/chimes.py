"""A feature that would like to say one thing to everybody, each at a moment of their own."""

from collections.abc import Mapping, Sequence

from bot.chat import Door, Due, Feature, Migration, Part, Planned

KEY = "chime"
MIGRATIONS = (
    Migration(
        "001 chimes",
        "CREATE TABLE chimes(person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE, "
        "at INTEGER NOT NULL)",
    ),
)


class Chimes:
    """One moment for each person, said once."""

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the moment, unless it was said."""
        if KEY in last:
            return []
        found = db.rows("SELECT at FROM chimes WHERE person_id = :person_id", person_id=person_id)
        return [Planned(KEY, "rhythm", row["at"]) for row in found]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Say it."""
        return Part("Your moment has come.", "Your moment has come.", "It")


def feature() -> Feature:
    """Let everybody be told once."""
    return Feature("chimes", migrations=MIGRATIONS, begins=Chimes())
