"""Everybody here talks about the small trade with two papers, as fast as they like, in private or in a group."""

import pytest

from tests.answering.shaped import Hands, shaped
from tests.talk import GROUP


@pytest.fixture(scope="package")
def whole_library():
    return shaped()


@pytest.fixture
async def talk(open_talk):
    return await open_talk(limits_texts=False, paced=False)


@pytest.fixture
def hands(talk):
    return Hands(talk)


@pytest.fixture
def group_hands(talk):
    return Hands(talk, group=GROUP)
