"""Example arguments of what is said about time zones."""

from collections.abc import Iterator

from bot.gazetteer import find
from bot.gazetteer.places import regions
from bot.library import Library
from tests.replies.examples import Example, ex

NOW = 1_800_000_000  # 2027-01-15 08:00 UTC


def zones(_: Library) -> Iterator[Example]:
    named = {zone for region in regions().values() for zone, _ in region.zones}
    return (ex(zone, NOW) for zone in sorted(named))


def kept(library: Library) -> Iterator[Example]:
    yield from zones(library)
    for said in ("boise", "manila", "philippines"):
        yield from (ex(place.zone, NOW, place) for place in find(said, NOW).places)


def several(_: Library) -> Iterator[Example]:
    return (ex(find(said, NOW).places, NOW) for said in ("portland", "LA", "georgia", "russia", "mst", "springfield"))
