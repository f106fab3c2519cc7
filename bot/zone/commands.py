"""What can be said to zone."""

from bot import gazetteer, people
from bot.chat import Answer, Button, Command, Door, Feature, Incoming
from bot.gazetteer import Place
from bot.zone import hearing, wording

ASKS = ("my {}", "{}")
SETS = ("set my {}", "change my {}")
SAYS = ("my {} is", "set my {} to", "change my {} to")
NAMES = ("time zone", "timezone")


def feature() -> Feature:
    """Let people set, see and take back their time zone.

    `/zone America/Phoenix` sets it, and so do `/zone phoenix`, "my time zone is Mountain", and a shared location.
    """
    also = tuple(words.format(name) for words in ASKS for name in NAMES)
    sets = tuple(words.format(name) for words in SETS for name in NAMES)
    begins = tuple(words.format(name) for words in SAYS for name in NAMES)
    return Feature(
        "zone",
        commands=(
            Command("zone", "Your time zone", _zone, in_groups=False, also=also),
            Command("set_zone", "Set your time zone", _set, in_groups=False, hidden=True, also=sets),
            Command("my_zone", "Set your time zone", _told, in_groups=False, hidden=True, begins=begins),
        ),
        awaits={"zone": _answered},
        surely={"zone": hearing.is_answer},
        located=_located,
    )


def beside(db: Door, person_id: int, now: int) -> tuple[str, Button]:
    """Give the line about somebody's zone, and the button that changes it, for a list of what they set."""
    return wording.beside(people.zone_of(db, person_id), now)


def _zone(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    said = incoming.argument.strip()
    held = people.zone_of(db, incoming.person_id)
    if not said:
        return [wording.held(held, now) if held else wording.question()]
    if said == "change":
        return [wording.question()]
    if said == "other":
        return [wording.which_city()]
    if said == "forget":
        people.set_zone(db, incoming.person_id, None)
        return [wording.forgotten()]
    return _heard(said, incoming, db, now) or [wording.missed()]


def _set(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    return [wording.question()]


def _told(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Take "my time zone is Mountain"; nothing where that means something else."""
    heard = incoming.understood
    if heard and heard.kind != "unknown" and not gazetteer.is_place(incoming.argument, now):
        return []
    return _heard(incoming.argument, incoming, db, now) or [wording.missed()]


def _answered(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Take what somebody typed when asked; a second answer that is no place ends the asking."""
    if hearing.declines(incoming.text):
        return [wording.left()]
    not_found = wording.given_up if hearing.is_second_try(incoming) else wording.missed
    return _heard(incoming.text, incoming, db, now) or [not_found()]


def _located(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Take a shared location, of which nothing but the zone is kept."""
    place = gazetteer.nearest(*incoming.location) if incoming.location else None
    return _settled(place, incoming, db, now) if place else [wording.nowhere()]


def _heard(said: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Keep the zone of the place that was named; where it may be several, ask."""
    places = [place for place in gazetteer.find(said, now).places if gazetteer.is_zone(place.zone)]
    if not places:
        return []
    return _settled(places[0], incoming, db, now) if len(places) == 1 else [wording.which_place(places, now)]


def _settled(place: Place, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    people.set_zone(db, incoming.person_id, place.zone)
    return [wording.kept(place.zone, now, place)]
