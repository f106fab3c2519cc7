"""The two files of the gazetteer: everything in them can be used."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.gazetteer.places import CITIES, REGIONS, cities, folded, place, regions


def test_the_towns_are_sorted_by_what_is_typed():
    lines = CITIES.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) > 50_000


def test_every_town_has_a_region_and_a_place_on_the_globe():
    for line in cities().lines:
        typed, _, region, _, people, latitude, longitude = line.split("\t")
        assert typed == folded(typed) != "" and region in regions() and int(people) >= 1000, line
        assert abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180, line


def test_every_zone_is_known_to_this_machine():
    zones = {place(line).zone for line in cities().lines}
    zones |= {zone for region in regions().values() for zone, _ in region.zones}
    assert len(zones) > 300
    assert all(datetime(2027, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset() is not None for zone in zones)


def test_every_state_is_there():
    states = {code for code in regions() if code.startswith("US-")}
    assert len(states) == 51
    assert len(REGIONS.read_text("utf-8").splitlines()) == len(regions())
