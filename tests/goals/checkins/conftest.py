"""Somebody with a time zone, on a Sunday morning, and goals they are asked about."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

ZONE = ZoneInfo("America/New_York")


def instant(written):
    """Give the instant at which the clock on the wall in New York shows this."""
    return datetime.fromisoformat(written).replace(tzinfo=ZONE).timestamp()


class Asked:
    """Somebody's phone, and what came to it by itself."""

    def __init__(self, phone):
        self.phone, self.talk = phone, phone.talk

    async def until(self, written):
        """Let the time go by; gives when something came, as the wall clock showed it, and what it said."""
        came = await self.talk.until(instant(written))
        return [
            (datetime.fromtimestamp(at, ZONE).strftime("%a %H:%M"), row.request["text"])
            for at, row in came
            if "text" in row.request
        ]

    async def only(self, written):
        """Let the time go by until one message has come; gives what it said."""
        (came,) = await self.until(written)
        return came[1]


@pytest.fixture
async def me(me):
    """Give somebody who has set a time zone on a Sunday morning."""
    me.talk.clock.at = instant("2027-01-17T10:10")
    await me.says("/zone America/New_York")
    return me


@pytest.fixture
async def hotel(me):
    """Give somebody who has just set a ready-made goal with steps, and answered both questions about it."""
    await me.says("/goal_take first-loaf 2027-06-30")
    await me.says("closing shifts")
    await me.says("when it is a morning-shift week, i do step 2 on tuesday and thursday before noon")
    return Asked(me)


@pytest.fixture
async def own(me):
    """Give somebody with a goal of their own without a step."""
    await me.sets("learn to braid")
    await me.presses("Right")
    await me.presses("Skip")
    await me.presses("Skip")
    return Asked(me)
