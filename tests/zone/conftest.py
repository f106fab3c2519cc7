"""People who say in which time zone they live."""

import pytest


@pytest.fixture
def zone(talk):
    """Give the zone that is kept of whoever talks."""
    return lambda: [row["zone"] for row in talk.db.read().rows("SELECT zone FROM people ORDER BY id")]
