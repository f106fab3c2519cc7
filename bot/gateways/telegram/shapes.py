"""Looking into JSON from outside without trusting its shape: what is not as documented counts as absent."""

import unicodedata
from typing import Any

MAX_TITLE = 128  # characters in the name of a chat or a topic, Telegram's limit

_MAX_ID = 2**63
_UNSEEN = ("Cc", "Cf")
_JOINERS = "\u200c\u200d"  # without them some scripts, and many emoji, fall apart


def part(of: Any, name: str) -> dict[str, Any]:
    """Give the object under a name; empty where there is none."""
    found = of.get(name) if isinstance(of, dict) else None
    return found if isinstance(found, dict) else {}


def parts(of: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Give the objects in the list under a name, leaving out what is none."""
    found = of.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def whole(of: dict[str, Any], name: str) -> int | None:
    """Give the whole number under a name, if it fits a database's 64 bits."""
    found = of.get(name)
    # A bool is an int to Python, and is no id.
    return found if type(found) is int and -_MAX_ID <= found < _MAX_ID else None


def point(of: dict[str, Any]) -> tuple[float, float] | None:
    """Give latitude and longitude of a shared location, if there are both and they are on the globe."""
    latitude, longitude = _number(of, "latitude"), _number(of, "longitude")
    if latitude is None or longitude is None:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def words(of: dict[str, Any], name: str) -> str:
    """Give the text under a name; halves of surrogate pairs, which no database takes, become question marks."""
    found = of.get(name)
    if not isinstance(found, str):
        return ""
    return found if found.isascii() else found.encode("utf-8", "replace").decode()


def label(of: dict[str, Any], name: str, limit: int) -> str:
    """Give a name that somebody chose as one line of so many characters; what cannot be seen in it is left out.

    Marks that turn the direction of writing are among that: they would turn our own words around it, too.
    """
    told = words(of, name)[:999]  # what comes from outside may be of any length
    seen = (" " if unicodedata.category(each) in _UNSEEN and each not in _JOINERS else each for each in told)
    return " ".join("".join(seen).split())[:limit].rstrip()


def id_text(of: dict[str, Any], name: str = "id") -> str:
    """Give an id as text; empty where there is none."""
    found = whole(of, name)
    return "" if found is None else str(found)


def _number(of: dict[str, Any], name: str) -> float | None:
    found = of.get(name)
    return found if type(found) is float else whole(of, name)
