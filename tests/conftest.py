"""What many tests share: the whole house on a fresh file, and somebody to talk with it."""

import shutil
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest
from test_understanding_shared import knowledge, learned

from bot import assembly
from tests.talk import GROUP, ZONE, HandClock, Post, Understands, talking


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def post(clock):
    post = Post()
    post.clock = clock
    return post


@pytest.fixture(scope="session")
def whole_library():
    return knowledge()


@pytest.fixture(scope="session")
def understanding():
    """Understand as the bot does, from the cache that all tests share."""
    return learned()


@pytest.fixture(scope="session")
def empty_house(tmp_path_factory):
    """Give the file of a house in which nobody was yet: making its tables anew for each test takes long."""
    file = tmp_path_factory.mktemp("empty") / "house.db"
    assembly.build(file, knowledge(), Understands(), now=HandClock().now, default_zone=ZONE).close()
    return file


@pytest.fixture
def build(tmp_path, clock, whole_library, empty_house) -> Callable:
    """Open the house on the test's own file; called again, on the same file."""

    def build(understand=None, file="house.db", **more):
        understand = understand or Understands()
        if not (tmp_path / file).exists():
            shutil.copyfile(empty_house, tmp_path / file)
        return assembly.build(tmp_path / file, whole_library, understand, now=clock.now, default_zone=ZONE, **more)

    return build


@pytest.fixture
async def open_talk(build, clock, post):
    """Open the house with more features, or otherwise than usual, until the test ends."""
    async with AsyncExitStack() as opened:

        async def open_talk(*more, understand=None, limits_texts=True, **sending):
            return await opened.enter_async_context(
                talking(build, clock, post, more, understand or Understands(), limits_texts, sending)
            )

        yield open_talk


@pytest.fixture
async def talk(open_talk):
    return await open_talk()


@pytest.fixture
def say(talk):
    return talk.say


@pytest.fixture
def group():
    return GROUP


@pytest.fixture
def called(talk):
    """Say something in the group with the bot called."""

    async def called(text, **more):
        return await talk.say(text, group=GROUP, **more)

    return called


@pytest.fixture
def same():
    """Give an update again as the platform would."""
    return replace
