"""The places: towns, states and countries, read once from two files beside this one when somebody first names a place.

A line of cities.tsv is what is typed, the name, the region, the zone, how many live there, and where it lies; lines are
sorted by what is typed. A line of regions.tsv is a code, a name, and its zones with how many live in each.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

CITIES, REGIONS = (Path(__file__).with_name(name) for name in ("cities.tsv", "regions.tsv"))
NO_LETTERS = re.compile(r"[^a-z0-9]+")
ALSO_CALLED = {
    "GB": ("uk", "england", "scotland", "great britain", "britain"),
    "US": ("usa", "united states", "america", "u s"),
    "AE": ("uae",),
    "PH": ("the philippines",),
    "US-DC": ("dc", "d c", "washington d c"),
    "CD": ("drc",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A town with the state or country it lies in, or a state or country of its own (no region)."""

    name: str
    region: str
    zone: str
    people: int


@dataclass(frozen=True, slots=True)
class Region:
    """A state or a country, and its zones with how many live in each, the most first."""

    code: str
    name: str
    zones: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Cities:
    """The lines of the file, and the distinct names in their order."""

    lines: Sequence[str]
    names: Sequence[str]


def folded(name: str) -> str:
    """Give a name as it is compared: small letters without accents, and one blank for all else."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return NO_LETTERS.sub(" ", plain.replace("'", "")).strip()


@cache
def cities() -> Cities:
    """Read the towns."""
    with CITIES.open(encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    return Cities(lines, [name for name, _ in groupby(lines, lambda line: line[: line.index("\t")])])


@cache
def regions() -> Mapping[str, Region]:
    """Read the states and countries, by code (`US-AZ`, `PH`)."""
    return {region.code: region for region in map(_region, REGIONS.read_text("utf-8").splitlines())}


@cache
def region_names() -> Mapping[str, Sequence[Region]]:
    """Give which regions are meant by a name or code; two letters are a state before they are a country."""
    named: dict[str, list[Region]] = {}
    for region in sorted(regions().values(), key=lambda each: not each.code.startswith("US-")):
        state = region.code.removeprefix("US-")
        short = (state.casefold(),) if state != region.code else ()
        for name in (folded(region.name), *short, *ALSO_CALLED.get(region.code, ())):
            named.setdefault(name, []).append(region)
    return named


def place(line: str) -> Place:
    """Read one town."""
    _, name, region, zone, people, _, _ = line.split("\t")
    return Place(name, regions()[region].name if region in regions() else region, zone, int(people))


def region_of(line: str) -> str:
    """Give the code of the region a town lies in."""
    return line.split("\t", 3)[2]


def _region(line: str) -> Region:
    code, name, zones = line.split("\t")
    read = (each.rpartition(":") for each in zones.split())
    return Region(code, name, tuple((zone, int(count)) for zone, _, count in read))
