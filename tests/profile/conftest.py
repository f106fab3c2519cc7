"""People who say of themselves what shapes their answers, in a small trade with states and certificates of its own."""

from dataclasses import replace

import pytest

from bot.library import read
from tests.library_model import MODEL
from tests.traits_model import TRAITS


@pytest.fixture(scope="module")
def whole_library():
    """Talk about the small trade, with states and certificates of its own."""
    return replace(read(MODEL), traits=TRAITS)


@pytest.fixture
def held(talk):
    """Give what is kept of whoever talks."""
    return lambda: {row["trait"]: row["value"] for row in talk.db.read().rows("SELECT trait, value FROM traits")}
