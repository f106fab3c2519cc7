"""The real house over the real knowledge, understood by words alone, open for a whole file of tests."""

import asyncio
import os
from contextlib import AsyncExitStack
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot import assembly
from bot.chat import Context, Understood
from bot.understanding import Understanding
from bot.understanding.learn import learnt
from tests.conversations.house import CACHE
from tests.replies.checks import known
from tests.replies.phone import Phone
from tests.talk import ZONE, HandClock, talking


@pytest.fixture(scope="module")
def meant(whole_library):
    """Understand without the encoder, each text once: what it means depends on the turn before and nothing else."""
    understanding = Understanding(whole_library, learnt(whole_library, None, CACHE, lambda _: None), None)

    @cache
    def read(text: str, about: tuple[str, ...]) -> Understood:
        return understanding.understand(text, Context(date(2027, 1, 15), about=about))

    return lambda text, context: read(text, context.about)


@pytest.fixture(scope="module")
def phone():
    return Phone()


@pytest.fixture(scope="module")
def run():
    """Run what is asynchronous, in one loop for the whole file."""
    with asyncio.Runner() as runner:
        yield runner.run


@pytest.fixture(scope="module")
def folder():
    """Give a folder in memory where there is one: what is written here some 50,000 times need not survive."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def open_house(folder, whole_library, meant, phone, run):
    """Open the house, with more features than usual."""
    clock, opened = HandClock(), AsyncExitStack()

    def build(understand, **more):
        return assembly.build(folder / "house.db", whole_library, understand, now=clock.now, default_zone=ZONE, **more)

    def open_house(*more):
        house = talking(build, clock, phone, more, meant, True, {"paced": False})
        return run(opened.enter_async_context(house))

    yield open_house
    run(opened.aclose())


@pytest.fixture(scope="module")
def house(whole_library):
    """Know what the house calls its commands, and what its sources are called."""
    return known(whole_library)
