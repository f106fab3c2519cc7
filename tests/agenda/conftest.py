"""Somebody in New York whose kitchen begins now and then."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from kitchen import Kitchen, feature

from bot.people import silence

HERE = "America/New_York"


class Eater:
    """Somebody who lives with the kitchen, and what they have in the agenda."""

    def __init__(self, talk, kitchen):
        self.talk, self.kitchen = talk, kitchen
        self.agenda = talk.house.beginning.agenda

    def at(self, written, zone=HERE):
        """Give an instant written as people of that zone read their clock."""
        return int(datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone)).timestamp())

    async def lives(self, at="2027-01-11T09:30", zone=HERE):
        """Begin at a time on the clock, with the zone set and nothing said for an hour."""
        self.talk.clock.at = self.at(at, zone) - 3600
        await self.talk.say(f"/zone {zone}")
        self.talk.clock.advance(3600)

    async def writes(self, do):
        return await self.talk.db.write(do, "test")

    async def wish(self, key, why, *at, **more):
        self.kitchen.wish(key, why, *(self.at(each) for each in at), **more)
        await self.replan()

    async def replan(self):
        now = int(self.talk.clock.now())
        await self.writes(lambda db: self.agenda.replan(db, 1, now))

    async def silent(self, kept):
        since = replace(kept, since_at=int(self.talk.clock.now()))
        await self.writes(lambda db: silence(db, 1, since))
        await self.replan()

    async def until(self, at):
        """Let time go by; gives what came as (time on the clock, text)."""
        await self.talk.delivered()
        came = await self.talk.until(self.at(at))
        return [(self.shown(when), row.request["text"]) for when, row in came]

    def shown(self, when, zone=HERE):
        return f"{datetime.fromtimestamp(when, UTC).astimezone(ZoneInfo(zone)):%m-%d %H:%M}"


@pytest.fixture
async def eater(open_talk):
    kitchen = Kitchen()
    return Eater(await open_talk(feature(kitchen)), kitchen)
