"""People who take the quiz of a small trade."""

import pytest

from bot.library import read
from tests.library_model import MODEL


@pytest.fixture(scope="module")
def whole_library():
    """Talk about the small trade."""
    return read(MODEL)
