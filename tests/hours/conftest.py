"""People who say when they are left in peace, how their shifts go, and when their day ends."""

import pytest

from bot import people


@pytest.fixture
def kept(talk):
    """Give the first Monday that is kept, and each week as (name, quiet from, quiet to, day ends), in hours."""

    def kept():
        rows = talk.db.read().rows("SELECT weeks, since FROM hours ORDER BY person_id")
        hours = [people.read_hours("UTC", row["weeks"], row["since"]) for row in rows]
        return [
            (
                f"{each.since}",
                [(w.name, w.quiet.begins / 60, w.quiet.ends / 60, w.day_ends / 60) for w in each.weeks],
            )
            for each in hours
        ]

    return kept


@pytest.fixture
async def luis(talk):
    """Be somebody in New York, where it is 3 AM on Friday, January 15; the week began on the 11th."""
    await talk.say("/zone America/New_York")
    return talk
