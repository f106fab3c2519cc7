"""What can be said to zone."""

from collections.abc import Callable

from bot import gazetteer, people
from bot.chat import Answer, Button, Command, Door, Feature, Incoming
from bot.gazetteer import Place
from bot.zone import hearing, wording

ASKS = ("my {}", "{}")
SETS = ("set my {}", "change my {}")
SAYS = ("my {} is", "set my {} to", "change my {} to")
NAMES = ("time zone", "timezone")


Replanned = Callable[[Door, int, int], None]


def feature(replanned: Replanned) -> Feature:
    """Let people set, see and take back their time zone.

    `/zone America/Phoenix` sets it, and so do `/zone phoenix`, "my time zone is Mountain", and a shared location.
    `replanned` is told (database, person, now) of every change.
    """
    also = tuple(words.format(name) for words in ASKS for name in NAMES)
    sets = tuple(words.format(name) for words in SETS for name in NAMES)
    begins = tuple(words.format(name) for words in SAYS for name in NAMES)
    setting = Setting(replanned)
    return Feature(
        "zone",
        commands=(
            Command("zone", "Your time zone", setting.zone, in_groups=False, also=also),
            Command("set_zone", "Set your time zone", _set, in_groups=False, hidden=True, also=sets),
            Command(
                "my_zone", "Set your time zone", setting.told, in_groups=False, hidden=True, begins=begins, at_once=True
            ),
            Command("lives_in", "Where you live", setting.lives, in_groups=False, hidden=True, begins=hearing.LIVE_IN),
            Command("is_in", "Where you are", setting.stays, in_groups=False, hidden=True, begins=hearing.AM_IN),
        ),
        first=dict.fromkeys(hearing.NAMED, setting.named),
        awaits={"zone": setting.answered},
        surely={"zone": hearing.is_answer},
        located=setting.located,
    )


def beside(db: Door, person_id: int, now: int) -> tuple[str, Button]:
    """Give the line about somebody's zone, and the button that changes it, for a list of what they set."""
    return wording.beside(people.zone_of(db, person_id), now)


class Setting:
    """The handlers that may change somebody's zone."""

    def __init__(self, replanned: Replanned) -> None:
        self._replanned = replanned

    def zone(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show the zone, ask for it, set it or forget it."""
        said = incoming.argument.strip()
        held = people.zone_of(db, incoming.person_id)
        if not said:
            return [wording.held(held, now) if held else wording.question()]
        if said == "change":
            return [wording.question()]
        if said == "other":
            return [wording.which_city()]
        if said == "forget":
            self._keep(None, incoming, db, now)
            return [wording.forgotten()]
        return self._heard(said, incoming, db, now) or [wording.missed()]

    def told(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "my time zone is Mountain"; nothing where that means something else."""
        heard = incoming.understood
        if heard and heard.kind != "unknown" and not gazetteer.is_place(incoming.argument, now):
            return []
        return self._heard(incoming.argument, incoming, db, now) or [wording.missed()]

    def named(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "eastern time" and "est" as they stand; nothing where they may mean something else."""
        if not hearing.names_zone(incoming.text, now):
            return []
        is_open = incoming.context is not None and incoming.context.awaits is not None
        is_sure = hearing.says_time(incoming.text)
        if not is_sure and (is_open or people.zone_of(db, incoming.person_id)):
            return []
        return self._heard(incoming.text, incoming, db, now)

    def lives(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "i live in phoenix"; nothing where there is an answer to it, or nothing new."""
        return self._at(incoming, db, now, is_sure=True) or _nothing(incoming)

    def stays(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "im in ohio"; nothing where that may be no place."""
        return self._at(incoming, db, now, is_sure=False) or _nothing(incoming)

    def _at(self, incoming: Incoming, db: Door, now: int, *, is_sure: bool) -> list[Answer]:
        said, heard = hearing.bare_place(incoming.argument), incoming.understood
        is_answered = heard is not None and (heard.decision == "answer" or heard.leaned or heard.worried)
        is_more = heard is not None and heard.kind in ("goal", "progress", "checkin")
        if is_answered or is_more or not gazetteer.is_place(said, now):
            return []
        places = gazetteer.find(said, now).places
        is_meant = is_sure or any(map(hearing.is_large, places))
        if not is_meant or (len(places) == 1 and places[0].zone == people.zone_of(db, incoming.person_id)):
            return []
        return self._heard(said, incoming, db, now)

    def answered(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take what somebody typed when asked; a second answer that is no place ends the asking."""
        if hearing.declines(incoming.text):
            return [wording.left()]
        not_found = wording.given_up if hearing.is_second_try(incoming) else wording.missed
        return self._heard(incoming.text, incoming, db, now) or [not_found()]

    def located(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a shared location, of which nothing but the zone is kept."""
        place = gazetteer.nearest(*incoming.location) if incoming.location else None
        return self._settled(place, incoming, db, now) if place else [wording.nowhere()]

    def _heard(self, said: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep the zone of the place that was named; where it may be several, ask."""
        places = [place for place in gazetteer.find(said, now).places if gazetteer.is_zone(place.zone)]
        if not places:
            return []
        return self._settled(places[0], incoming, db, now) if len(places) == 1 else [wording.which_place(places, now)]

    def _settled(self, place: Place, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        self._keep(place.zone, incoming, db, now)
        return [wording.kept(place.zone, now, place)]

    def _keep(self, zone: str | None, incoming: Incoming, db: Door, now: int) -> None:
        people.set_zone(db, incoming.person_id, zone)
        self._replanned(db, incoming.person_id, now)


def _nothing(incoming: Incoming) -> list[Answer]:
    """Leave a text that means something else to others; what was typed as a command is answered."""
    return [] if incoming.understood else [wording.missed()]


def _set(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    return [wording.question()]
