"""How the bot begins: who has something due, what becomes one message, and what is handed back before it is sent."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot import manners, people
from bot.agenda import begun as begins
from bot.agenda import store, wording
from bot.agenda.agenda import Agenda
from bot.agenda.begun import Begun, Rule, Said
from bot.chat import Door, Part, Reply, where
from bot.database import DatabaseTrouble, TooSlow
from bot.manners import UNPROMPTED, Life, Moment
from bot.people import Silence

Put = Callable[[Door, str, int, int, Reply, int], None]
Composed = list[tuple[Moment, Part]]

RETRY_S = 3600  # until something is tried again that could not be composed
LATE_S = 30 * 60  # after which a message says that it is late
STALE_S = 2 * 3600  # after which a message that could not be sent yet is thought over again
# Whose moment a message is: that of the part which was asked for most.
RULES: tuple[Rule, ...] = ("asked", "again", "deadline", "rhythm", "resting")

PROMPTED = ("asked", "again")  # they chose the moment, so nobody is interrupted

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beginning:
    """Begins with people; `put` writes a message into the outbox."""

    agenda: Agenda
    put: Put

    def begin(self, db: Door, person_id: int, now: int) -> None:
        """Say to a person what is due and may be said now; everything else gets its time."""
        hours = people.hours_of(db, person_id)
        if hours is None:
            store.rest(db, person_id)
            return
        life = begins.life(db, person_id, hours)
        moments = store.moments_of(db, person_id)
        decision, over, broken = manners.decide(moments, life, now), set[Moment](), set[Moment]()
        is_idle = not decision.says and not decision.is_farewell
        begun = 0 if is_idle else begins.add(db, person_id, hours.day(now), "rhythm", (), now)
        while True:
            due = [each for each in decision.says if each.due_at <= now]
            parts = self._composed(db, person_id, due, begun, broken, now)
            needless = set(due) - {moment for moment, _ in parts}
            if not needless or (parts and _asks(due) == _asks([moment for moment, _ in parts])):
                break
            # What would have joined it is thought over without what is needed no more.
            over.update(needless)
            decision = manners.decide([each for each in moments if each not in over], life, now)
        later = [each for each in decision.says if each.due_at > now]
        parts += self._composed(db, person_id, later, begun, broken, now)
        over.update((*decision.says, *decision.leaves))
        if parts:
            self._say(db, person_id, begun, parts, life, now)
        elif decision.is_farewell:
            self._farewell(db, person_id, begun, now)
        else:
            begins.unsay(db, begun)  # nothing of it was needed any more
        waits = [*decision.waits, *((each, now + RETRY_S) for each in broken)]
        self._go_on(db, person_id, waits, over - broken, {moment for moment, _ in parts}, life, now)

    def _composed(
        self, db: Door, person_id: int, says: Sequence[Moment], begun: int, broken: set[Moment], now: int
    ) -> Composed:
        """Compose what is to be said; what cannot be composed is `broken` and keeps nothing else from being said."""
        composed: Composed = []
        for moment in says:
            try:
                part = self.agenda.composed(db, person_id, _part(moment), begun, now)
            except (DatabaseTrouble, TooSlow):
                raise
            except Exception as error:
                log.error("%s %s failed: %s at %s", moment.feature, moment.key, type(error).__name__, where(error))
                broken.add(moment)
                continue
            if part is not None:
                composed.append((moment, part))
        return composed

    def _say(self, db: Door, person_id: int, begun: int, parts: Composed, life: Life, now: int) -> None:
        """Write one message of all parts, what was asked for first; what was behind More last time comes before."""
        behind = begins.behind_more(db, person_id, begun, wording.MOST_PARTS)
        parts = sorted(parts, key=lambda each: (each[1].rank, behind.get((each[0].feature, each[0].key), 0)))
        whys = {moment.why for moment, _ in parts}
        rule = next(each for each in RULES if each in whys)
        begins.set_parts(db, begun, rule, [_part(moment) for moment, _ in parts])
        since = min(moment.due_at for moment, _ in parts)
        late = life.hours.minute(since) if now - since > LATE_S else None
        reply = wording.message(begun, list(enumerate(part for _, part in parts)), late)
        begins.keep_question(db, begun, reply.asks)
        self._put(db, person_id, reply, now)

    def _farewell(self, db: Door, person_id: int, begun: int, now: int) -> None:
        begins.set_parts(db, begun, "farewell", ())
        people.silence(db, person_id, Silence("farewell", since_at=now))
        self._put(db, person_id, wording.farewell(begun), now)

    def _put(self, db: Door, person_id: int, reply: Reply, now: int) -> None:
        place_id = people.private_place(db, person_id)
        if place_id is not None:
            self.put(db, store.gateway_of(db, person_id), person_id, place_id, reply, now)

    def _go_on(
        self,
        db: Door,
        person_id: int,
        waits: Sequence[tuple[Moment, int | None]],
        over: set[Moment],
        said: set[Moment],
        life: Life,
        now: int,
    ) -> None:
        for moment in over:
            store.over(db, person_id, moment, life.hours, now, is_said=moment in said)
        if over:
            self.agenda.replan(db, person_id, now, anew=False)
        for moment, until in waits:
            is_ours = moment.why in UNPROMPTED and until is not None
            due_at = manners.spread(until, person_id, life.hours) if is_ours and until is not None else until
            store.look_at(db, person_id, moment.feature, moment.key, due_at)

    def may_go(self, db: Door, person_id: int, about: str | None, now: float) -> bool:
        """Tell whether a message that waits in the outbox may still be sent; what may not is due again at its time."""
        begun = _named(db, person_id, about)
        hours = people.hours_of(db, person_id)
        if begun is None:
            return True
        is_stale = now - begun.at > STALE_S
        if hours is not None and not is_stale and _may_still(begun, begins.life(db, person_id, hours), int(now)):
            return True
        self._hand_back(db, begun, begun.at if is_stale else int(now), int(now))
        return False

    def _hand_back(self, db: Door, begun: Begun, due_at: int, now: int) -> None:
        begins.hand_back(db, begun, due_at, now)
        place_id = people.private_place(db, begun.person_id)
        if place_id is not None:  # what it asked was never seen
            people.remember_asked(db, begun.person_id, place_id, None, now)
        if begun.rule == "farewell":
            people.end_silence(db, begun.person_id, "farewell")
            self.agenda.replan(db, begun.person_id, now)


def _part(moment: Moment) -> Said:
    return Said(
        moment.feature,
        moment.key,
        moment.about,
        moment.why,
        moment.at,
        moment.last_at,
        moment.said_at,
        moment.good_until,
        moment.every_s,
    )


def _may_still(begun: Begun, life: Life, now: int) -> bool:
    """Tell whether everything in a message may still be said, as things are; a word of theirs may have changed it."""
    if life.wrote_at is not None and life.wrote_at > begun.at:
        return False
    calm = replace(life, wrote_at=None, silences=[each for each in life.silences if each.why != "farewell"])
    moments = [
        Moment(part.feature, part.key, part.why, part.at, part.at, part.about, part.good_until) for part in begun.parts
    ]
    if begun.rule == "farewell":
        return manners.hindrance(Moment("", "", "rhythm", begun.at, begun.at), calm, now) is None
    held = life if begun.rule not in PROMPTED else replace(life, wrote_at=None)
    return all(manners.hindrance(moment, held, now) is None for moment in moments)


def _asks(says: Sequence[Moment]) -> bool:
    return any(each.why not in UNPROMPTED for each in says)


def _named(db: Door, person_id: int, about: str | None) -> Begun | None:
    name, _, number = (about or "").partition(":")
    return begins.find(db, person_id, int(number)) if name == "begun" and number.isdecimal() else None
