"""Finds the places that somebody may mean by what they typed: `st louis`, `phx`, `portland maine`, `albuquerqe`."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.gazetteer.places import Place, Region, cities, folded, place, region_names, region_of
from bot.gazetteer.zones import in_words, same_clock, zone_named

AT_MOST = 4
LONGEST = 80  # characters
LONGEST_SLIPPED, MOST_SLIPPED = 40, 4  # characters and words of a name with slips, which takes milliseconds to find
BEYOND_DOUBT = 15  # times as many people: nobody means the other one without saying so
AT_HOME = 20  # a town over here is meant as easily as one elsewhere with so many times its people
A_SLIP = 100  # times as many people outweigh one letter wrong
SURE_AFTER_SLIPS = 1_000
SHARE = 0.003  # of a region's people: where fewer have a zone, nobody means it by the region's name
REGION_WORDS, ZONE_WORDS_AT_MOST = 3, 2

BEFORE = frozenset(
    ("am", "are", "area", "around", "at", "based", "by", "city", "currently", "from", "i", "im", "in", "is", "it",
     "its", "just", "live", "living", "located", "m", "moved", "my", "near", "now", "of", "on", "outside", "re", "s",
     "the", "time", "timezone", "to", "town", "use", "we", "work", "working", "zone")
)  # fmt: skip
BEHIND = frozenset(
    ("area", "daylight", "here", "now", "please", "pls", "plz", "right", "standard", "thanks", "thx", "time",
     "timezone", "tz", "us", "usa", "zone")
)  # fmt: skip
TALK = frozenset(("hi", "in", "me", "oh", "ok", "or", "more", "less", "back", "why", "no", "yes", "other", "another"))

EASTERN, CENTRAL, MOUNTAIN, PACIFIC = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"
ARIZONA, ALASKA, HAWAII = "America/Phoenix", "America/Anchorage", "Pacific/Honolulu"
ZONE_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("eastern", "est", "edt", "et", "east coast"), (EASTERN,)),
    **dict.fromkeys(("central", "cst", "cdt"), (CENTRAL,)),
    "ct": (CENTRAL, EASTERN),  # Connecticut as well
    **dict.fromkeys(("mountain", "mdt", "mt"), (MOUNTAIN,)),
    **dict.fromkeys(("mst", "mountain standard"), (MOUNTAIN, ARIZONA)),
    **dict.fromkeys(("pacific", "pst", "pdt", "pt", "west coast"), (PACIFIC,)),
    **dict.fromkeys(("arizona", "az"), (ARIZONA,)),
    **dict.fromkeys(("alaska", "ak", "akst", "akdt"), (ALASKA,)),
    **dict.fromkeys(("hawaii", "hi", "hst", "hawaiian"), (HAWAII,)),
    **dict.fromkeys(("atlantic", "ast"), ("America/Puerto_Rico",)),
    "utc": ("UTC",),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Places of different times, the largest first; `is_sure` where the words are a place's name and nothing else."""

    places: Sequence[Place] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class _Meant:
    """A place, and how much speaks for it."""

    place: Place
    weight: float


def find(text: str, now: int) -> Found:
    """Find what a text may name: at most four places, each with a time of its own from `now` on."""
    if len(text) > LONGEST:
        return Found()
    if zone := zone_named(text):
        return Found((_zone(zone, now),), is_sure=True)
    wholes = list(dict.fromkeys(each for each in _cores(folded(text)) if each))
    for each in wholes:
        if zones := ZONE_WORDS.get(each):
            return Found([_zone(zone, now) for zone in zones], is_sure=True)
        if meant := [*_named(each), *_inside(each, 0), *_with_zone(each, now)]:
            return Found(_distinct(meant, now), is_sure=True)
    for each in filter(_may_have_slips, dict.fromkeys(wholes[-1:] + wholes[:1])):
        if meant := [*_slipped(each), *_inside(each, 1)]:
            return Found(_distinct(meant, now), is_sure=max(one.weight for one in meant) >= SURE_AFTER_SLIPS)
    return Found()


def is_place(text: str, now: int) -> bool:
    """Tell whether a text is nothing but the name of a place or zone."""
    if text.strip(" .!?").casefold() in TALK and not text.isupper():
        return False
    return find(text, now).is_sure


def _cores(typed: str) -> Iterator[str]:
    """Give a text as it is, and without the words around a name."""
    yield typed
    words = typed.split()
    while len(words) > 1 and words[-1] in BEHIND:
        words.pop()
        if not BEHIND.issuperset(words):
            yield " ".join(words)
    while len(words) > 1 and words[0] in BEFORE:
        words.pop(0)
        if not BEFORE.issuperset(words):
            yield " ".join(words)


def _zone(zone: str, now: int) -> Place:
    return Place(in_words(zone, now), "", zone, 0)


def _named(name: str) -> list[_Meant]:
    """Give the towns and regions of exactly this name."""
    towns = [_Meant(town, town.people) for town in map(place, _lines(name))]
    return [*towns, *(part for region in region_names().get(name, ()) for part in _parts(region))]


def _inside(text: str, slips: int) -> list[_Meant]:
    """Read `portland maine`: a town and then its region; with a slip in the town, or an unknown one, that region."""
    words = text.split()
    for count in range(min(REGION_WORDS, len(words) - 1), 0, -1):
        regions = region_names().get(" ".join(words[-count:]), ())
        if not regions:
            continue
        codes = {region.code for region in regions}
        town = " ".join(words[:-count])
        lines = [line for name in ({town: 0} if not slips else _alike(town)) for line in _lines(name)]
        found = [place(line) for line in lines if codes & {region_of(line), region_of(line).partition("-")[0]}]
        if found:
            return [_Meant(one, one.people / A_SLIP**slips) for one in found]
        if slips:  # that the rest is a town is only likely
            return [replace(part, weight=0) for region in regions for part in _parts(region)]
    return []


def _with_zone(text: str, now: int) -> list[_Meant]:
    """Read `arizona mountain`: a place and then its zone, which tells which part of it; a zone it has not is a slip."""
    words = text.split()
    for count in range(min(ZONE_WORDS_AT_MOST, len(words) - 1), 0, -1):
        zones = ZONE_WORDS.get(" ".join(words[-count:]), ())
        name = " ".join(words[:-count]) if zones else ""
        own = [_Meant(_zone(zone, now), 1) for zone in ZONE_WORDS.get(name, ())]
        meant = own or [*_named(name), *_inside(name, 0)]
        if meant:
            return [one for one in meant if any(same_clock(one.place.zone, zone, now) for zone in zones)] or meant
    return []


def _may_have_slips(name: str) -> bool:
    return len(name) <= LONGEST_SLIPPED and len(name.split()) <= MOST_SLIPPED


def _slipped(name: str) -> list[_Meant]:
    """Give the towns and regions whose names are nearly this one."""
    alike = _alike(name)
    towns = [_Meant(one, one.people / A_SLIP**far) for near, far in alike.items() for one in map(place, _lines(near))]
    near_regions = process.extract(name, list(region_names()), scorer=OSA.distance, score_cutoff=_forgiven(name))
    parts = [
        _Meant(part.place, part.weight / A_SLIP**far)
        for near, far, _ in near_regions if far
        for region in region_names()[near]
        for part in _parts(region)
    ]  # fmt: skip
    return [*towns, *parts]


def _alike(name: str) -> dict[str, int]:
    """Give the names of towns that are nearly this one, and how many letters are wrong."""
    most = _forgiven(name)
    if not most:
        return {}
    found = process.extract(name, cities().names, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {near: int(far) for near, far, _ in found}


def _forgiven(name: str) -> int:
    return 0 if len(name) < 5 else 1 if len(name) < 7 else 2


def _lines(name: str) -> Iterator[str]:
    lines, begins = cities().lines, f"{name}\t"
    at = bisect_left(lines, begins)
    while at < len(lines) and lines[at].startswith(begins):
        yield lines[at]
        at += 1


def _parts(region: Region) -> list[_Meant]:
    people = sum(count for _, count in region.zones)
    zones = [(zone, count) for zone, count in region.zones if count >= SHARE * people]
    return [_Meant(Place(region.name, "", zone, count), people) for zone, count in zones]


def _distinct(meant: Iterable[_Meant], now: int) -> Sequence[Place]:
    """Leave out whom nobody would mean, and all but the largest of those with the same time."""
    ranked = sorted(meant, key=lambda one: (one.weight, one.place.people), reverse=True)
    likely = max(map(_likely, ranked), default=0)
    kept: list[Place] = []
    for one in ranked:
        is_far_off = _likely(one) * BEYOND_DOUBT < likely
        if not is_far_off and not any(same_clock(one.place.zone, other.zone, now) for other in kept):
            kept.append(one.place)
    return kept[:AT_MOST]


def _likely(one: _Meant) -> float:
    is_at_home = (one.place.region or one.place.name) in _states()
    return one.weight * (AT_HOME if is_at_home else 1)


@cache
def _states() -> frozenset[str]:
    return frozenset(region.name for name in region_names().values() for region in name if region.code[:3] == "US-")
