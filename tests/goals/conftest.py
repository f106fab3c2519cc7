"""People with goals in a small trade that has ready-made ones, and the phone in their hand."""

import pytest

from bot.library import read
from tests.goals_phone import Phone
from tests.library_model import MODEL


@pytest.fixture(scope="module")
def whole_library():
    """Talk about the small trade: `first-loaf` with a smaller goal before it, `find-teacher` without."""
    return read(MODEL)


@pytest.fixture
async def talk(open_talk):
    """Talk as fast as one likes: pace is another matter."""
    return await open_talk(limits_texts=False, paced=False)


@pytest.fixture
def me(talk):
    """Give the phone of the person who talks."""
    return Phone(talk)
