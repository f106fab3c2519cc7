"""The real house over the real knowledge, understood by words alone, open for a whole file of tests."""

import asyncio
from contextlib import AsyncExitStack
from datetime import date
from functools import cache

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
        import time
        t=time.thread_time(); r=understanding.understand(text, Context(date(2027, 1, 15), about=about)); T[0]+=time.thread_time()-t; T[1]+=1
        return r
    T=[0,0]
    import atexit; atexit.register(lambda: print("UNDERSTAND",T))

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
def open_house(tmp_path_factory, whole_library, meant, phone, run):
    """Open the house, with more features than usual."""
    clock, opened = HandClock(), AsyncExitStack()

    def build(understand, **more):
        file = tmp_path_factory.mktemp("house") / "house.db"
        return assembly.build(file, whole_library, understand, now=clock.now, default_zone=ZONE, **more)

    def open_house(*more):
        house = talking(build, clock, phone, more, meant, True, {"paced": False})
        return run(opened.enter_async_context(house))

    yield open_house
    run(opened.aclose())


@pytest.fixture(scope="module")
def house(whole_library):
    """Know what the house calls its commands, and what its sources are called."""
    return known(whole_library)
