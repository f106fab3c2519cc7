"""What somebody said of themselves that shapes answers: a trait of the knowledge (state, certificate) and its value."""

from collections.abc import Mapping

from bot.chat import Door


def traits_of(db: Door, person_id: int) -> Mapping[str, str]:
    """Give the values somebody set, by trait."""
    found = db.rows("SELECT trait, value FROM traits WHERE person_id = :person_id", person_id=person_id)
    return {row["trait"]: row["value"] for row in found}


def set_trait(db: Door, person_id: int, trait: str, value: str) -> None:
    """Keep a value in the place of an earlier one."""
    db.run(
        """
        INSERT INTO traits(person_id, trait, value) VALUES(:person_id, :trait, :value)
        ON CONFLICT(person_id, trait) DO UPDATE SET value = :value
        """,
        person_id=person_id,
        trait=trait,
        value=value,
    )


def unset_trait(db: Door, person_id: int, trait: str) -> None:
    """Forget a value."""
    db.run("DELETE FROM traits WHERE person_id = :person_id AND trait = :trait", person_id=person_id, trait=trait)
