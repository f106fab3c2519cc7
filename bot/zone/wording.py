"""Every sentence of zone."""

from collections.abc import Sequence

from bot import clock
from bot.chat import Button, Reply
from bot.gazetteer import Place, in_words

MENU = "zone"
_OFFERED = (
    (("Eastern", "America/New_York"), ("Central", "America/Chicago")),
    (("Mountain", "America/Denver"), ("Arizona", "America/Phoenix")),
    (("Pacific", "America/Los_Angeles"), ("Alaska", "America/Anchorage")),
    (("Hawaii", "Pacific/Honolulu"),),
)
ANOTHER = Button("Another place", says="/zone other")
CHANGE = Button("Change", says="/zone change")
SEE_ALL = Button("Time zones", says="/zone change")


def question() -> Reply:
    """Ask for the time zone."""
    text = "Which time zone are you in? Press one, or type your city or send me a location."
    return Reply(text, buttons=_zones(), menu=MENU, asks="zone:")


def which_city() -> Reply:
    """Ask for a city."""
    text = (
        "Type the name of your city, with its state or country if you like: Boise, Idaho or Manila. "
        "You can also send me a location. I keep the name of the time zone only, not the place."
    )
    return Reply(text, buttons=((SEE_ALL,),), menu=MENU, asks="zone:")


def which_place(places: Sequence[Place], now: int) -> Reply:
    """Let choose among places with different times."""
    rows = [[Button(_choice(place, now), says=f"/zone {place.zone}")] for place in places]
    return Reply("Which one do you mean?", buttons=[*rows, [ANOTHER]], menu=MENU, asks="zone:")


def kept(zone: str, now: int, place: Place | None = None) -> Reply:
    """Say which time zone is kept now, and what time it is there."""
    there = f", from {_named(place)}" if place and place.people else ""
    return Reply(f"{_is(zone, now, there)} {_it_is(zone, now)}", buttons=((CHANGE,),), menu=MENU)


def held(zone: str, now: int) -> Reply:
    """Say which time zone was set, and what can be done about it."""
    buttons = ((CHANGE, Button("Forget it", says="/zone forget")),)
    return Reply(f"{_is(zone, now)} {_it_is(zone, now)}", buttons=buttons, menu=MENU)


def missed() -> Reply:
    """Ask once more after a place that could not be found."""
    text = "I could not find that place. Press one, or type a larger city nearby, for example Boise, Idaho."
    return Reply(text, buttons=_zones(), menu=MENU, asks="zone:again")


def given_up() -> Reply:
    """End the asking after a second place that could not be found."""
    text = "I could not find that place either, so nothing has changed. You can set your time zone at any time: /zone."
    return Reply(text, buttons=((SEE_ALL,),), menu=MENU)


def nowhere() -> Reply:
    """Answer a location with no town anywhere near it."""
    text = "I cannot tell the time zone of that location. Press one, or type the name of a city."
    return Reply(text, buttons=_zones(), menu=MENU, asks="zone:")


def left() -> Reply:
    """Take that somebody would rather not say."""
    return Reply("All right, nothing has changed. You can set your time zone at any time: /zone.", menu=MENU)


def forgotten() -> Reply:
    """Say that the time zone is kept no more."""
    return Reply("I have forgotten your time zone.", buttons=((SEE_ALL,),), menu=MENU)


def beside(zone: str | None, now: int) -> tuple[str, Button]:
    """Give the line and the button that stand beside what else somebody set."""
    said = in_words(zone, now) if zone else "not set"
    return f"Time zone: {said}", Button("Time zone" if zone else "Set time zone", says="/zone")


def _zones() -> list[list[Button]]:
    rows = [[Button(label, says=f"/zone {zone}") for label, zone in row] for row in _OFFERED]
    rows[-1].append(ANOTHER)
    return rows


def _is(zone: str, now: int, there: str = "") -> str:
    return f"Your time zone is {in_words(zone, now)}{there}."


def _it_is(zone: str, now: int) -> str:
    return f"It is {clock.local(now, zone).strftime('%I:%M %p').lstrip('0')} there now."


def _named(place: Place) -> str:
    return f"{place.name}, {place.region}" if place.region else place.name


def _choice(place: Place, now: int) -> str:
    return f"{_named(place)}: {in_words(place.zone, now)}" if place.people else place.name
