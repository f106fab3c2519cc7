"""Priya, in New York on the evening of Sunday, November 22, 2026, who asks to be reminded."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.chat import CheckinHeard, Understood

NEW_YORK = ZoneInfo("America/New_York")


def instant(written):
    return int(datetime.fromisoformat(written).replace(tzinfo=NEW_YORK).timestamp())


class Priya:
    """Says things, presses buttons of what came last, and lets the time go by."""

    def __init__(self, talk) -> None:
        self.talk, self.last = talk, None

    async def say(self, text, means=None):
        if means:
            self.talk.understands.means[text] = means
        self.talk.clock.advance(5)  # no faster than people type
        self.last = await self.talk.say(text)
        return self.last.text

    async def press(self, label):
        """Do what a button of the last message says."""
        return await self.say(self.last.says(label))

    async def until(self, written):
        """Give what came of itself until then, each with its time on her wall."""
        came = await self.talk.until(instant(written))
        if came:
            self.last = type(self.last)([row for _, row in came], (), 0)
        return [
            (f"{datetime.fromtimestamp(at, NEW_YORK):%a %b %d %H:%M}", row.request["text"].split("\n")[0])
            for at, row in came
            if "text" in row.request
        ]

    def labels(self):
        rows = self.last.rows[-1].request.get("buttons", [])
        return [[button["label"] for button in row] for row in rows]


@pytest.fixture
async def new_priya(talk):
    """Before her time zone is known."""
    talk.clock.at = instant("2026-11-22T20:40")
    return Priya(talk)


@pytest.fixture
async def priya(new_priya):
    await new_priya.say("/zone America/New_York")
    return new_priya


@pytest.fixture
def wish():
    return Understood("checkin", "decline", checkin=CheckinHeard("remind"))
