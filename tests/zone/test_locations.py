"""A shared location becomes a time zone; the point itself is not kept, and in a group it is nothing."""

import pytest

from bot.chat import Kind
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.reading import read
from bot.gazetteer import nearest
from tests.talk import GROUP

ME = Me(1, "rxladder_bot")
BISBEE = {"latitude": 31.448155, "longitude": -109.928408}


def message(chat="private", **said):
    place = {"id": -100200 if chat == "supergroup" else 7, "type": chat}
    return {"message_id": 5, "date": 1_800_000_000, "chat": place, "from": {"id": 7, "is_bot": False}, **said}


def test_a_location_is_read_in_private():
    incoming = read({"update_id": 1, "message": message(location=BISBEE)}, ME)
    assert (incoming.kind, incoming.location) == (Kind.LOCATION, (31.448155, -109.928408))


def test_a_venue_is_a_location():
    said = message(location=BISBEE, venue={"location": BISBEE, "title": "Library", "address": "6 Main St"})
    assert read({"update_id": 1, "message": said}, ME).location == (31.448155, -109.928408)


def test_a_location_in_a_group_is_nothing():
    incoming = read({"update_id": 1, "message": message("supergroup", location=BISBEE)}, ME)
    assert (incoming.kind, incoming.called, incoming.location) == (Kind.TEXT, False, None)


def test_a_live_location_counts_once():
    moved = message(location=BISBEE | {"live_period": 900}, edit_date=1_800_000_060)
    assert read({"update_id": 2, "edited_message": moved}, ME).kind is Kind.NOTHING


@pytest.mark.parametrize(
    "location",
    [{}, [], None, {"latitude": 1}, {"latitude": "1", "longitude": "2"}, {"latitude": float("nan"), "longitude": 0.0},
     {"latitude": True, "longitude": 1}, {"latitude": 91, "longitude": 0}, {"latitude": 1e400, "longitude": 0}],
)  # fmt: skip
def test_a_location_of_another_shape_is_a_message_that_cannot_be_read(location):
    incoming = read({"update_id": 1, "message": message(location=location)}, ME)
    assert (incoming.kind, incoming.location) == (Kind.UNREADABLE, None)


async def test_a_shared_location_sets_the_zone(talk, zone):
    told = await talk.say("", kind=Kind.LOCATION, location=(31.448155, -109.928408))
    assert "Arizona Time" in told.text and "Bisbee, Arizona" in told.text
    assert zone() == ["America/Phoenix"]


async def test_neither_the_point_nor_the_town_is_kept(talk):
    await talk.say("/zone")
    await talk.say("", kind=Kind.LOCATION, location=(31.448155, -109.928408))
    tables = [tuple(row) for table in talk.tables() for row in talk.db.read().rows(f"SELECT * FROM {table}")]
    assert "America/Phoenix" in str(tables)
    assert not any(kept in str(tables) for kept in ("31.44", "109.92", "Bisbee"))


async def test_a_location_ends_the_open_question(talk, zone):
    await talk.say("/zone")
    await talk.say("", kind=Kind.LOCATION, location=(14.6, 121.0))
    await talk.say("Boise")
    assert zone() == ["Asia/Manila"]


async def test_a_location_in_a_group_is_not_answered(talk, zone):
    assert (await talk.say("", kind=Kind.LOCATION, location=(14.6, 121.0), group=GROUP)).rows == []
    assert zone() == [None]


@pytest.mark.parametrize("point", [(0.0, -30.0), (-80.0, 100.0), (99.0, 0.0), (float("nan"), 0.0), (float("inf"), 0.0)])
async def test_where_nobody_lives_there_is_a_plain_sentence(talk, zone, point):
    told = await talk.say("", kind=Kind.LOCATION, location=point)
    assert told.text.startswith("I cannot tell the time zone of that location.")
    assert zone() == [None]


@pytest.mark.parametrize(
    ("point", "zone"),
    [
        ((33.45, -112.07), "America/Phoenix"),
        ((31.76, -106.49), "America/Denver"),
        ((30.42, -87.22), "America/Chicago"),
        ((42.05, -124.28), "America/Los_Angeles"),
        ((61.2, -149.9), "America/Anchorage"),
        ((21.3, -157.86), "Pacific/Honolulu"),
        ((13.47, 144.75), "Pacific/Guam"),
        ((-17.7, 179.9), "Pacific/Fiji"),
    ],
)
def test_the_zone_of_a_point_is_that_of_the_nearest_town(point, zone):
    assert nearest(*point).zone == zone
