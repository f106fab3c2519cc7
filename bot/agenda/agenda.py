"""What features can ask of the agenda: what is next for a person, and what becomes of a message that was begun."""

from collections.abc import Sequence
from dataclasses import replace

from bot import manners, people
from bot.agenda import begun as begins
from bot.agenda import store, wording
from bot.agenda.begun import Begun, Said
from bot.chat import Begins, Door, Due, Feature, Incoming, Part, Reply
from bot.manners import UNPROMPTED
from bot.people import Silence


class Agenda:
    """The moments of all features. Whatever changes one of them calls `replan` in the same transaction."""

    def __init__(self) -> None:
        self._begins: dict[str, Begins] = {}

    def switch_on(self, features: Sequence[Feature]) -> None:
        """Let features begin."""
        self._begins = {feature.name: feature.begins for feature in features if feature.begins}

    def replan(self, db: Door, person_id: int, now: int, *, anew: bool = True) -> None:
        """Bring a person's moments up to date: after a change of plans, of the time zone, of hours, of a silence.

        Not `anew`, where only plans went on, what is waiting for its turn goes on waiting.
        """
        hours = people.hours_of(db, person_id)
        if hours is None:
            store.rest(db, person_id)
            return
        rows, gateway = store.rows_of(db, person_id), store.gateway_of(db, person_id)
        for feature, source in self._begins.items():
            held = {key: row for (owner, key), row in rows.items() if owner == feature}
            last = {key: at for key, row in held.items() if (at := store.last(row, hours)) is not None}
            # Whatever a feature gives, the same is never said twice for one moment.
            plans = source.plans(db, person_id, last, now)
            planned = {each.key: each for each in plans if each.at > last.get(each.key, each.at - 1)}
            for each in planned.values():
                due_at = manners.spread(each.at, person_id, hours) if each.why in UNPROMPTED else each.at
                store.plan(db, person_id, gateway, feature, each, max(due_at, now), anew=anew)
            for key in held.keys() - planned.keys():
                store.take_off(db, person_id, feature, key)
        if anew:
            store.wake(db, person_id, now)

    def replan_all(self, db: Door, persons: Sequence[int], now: int) -> None:
        """Bring several people's moments up to date; what is waiting for its turn goes on waiting."""
        for person_id in persons:
            self.replan(db, person_id, now, anew=False)

    def again(self, db: Door, person_id: int, feature: str, key: str, about: str, at: int) -> None:
        """Say something once more at an instant (UTC seconds), besides its own moments, which stay as they are."""
        store.again(db, person_id, feature, key, about, at)

    def put_off(self, db: Door, person_id: int, begun: int, until: int, now: int) -> bool:
        """Say all of a message once more at an instant, and nothing of our own before; False where it is not known."""
        message = begins.find(db, person_id, begun)
        if message is None:
            return False
        earlier = [each.until_at or 0 for each in people.silences_of(db, person_id) if each.why == "snooze"]
        people.silence(db, person_id, Silence("snooze", since_at=now, until_at=max(until, *earlier, 0)))
        store.not_before(db, person_id, until)  # what was agreed to be said again keeps to it, too
        for part in message.parts:
            if not part.is_answered:
                store.again(db, person_id, part.feature, part.key, part.about, until)
        return True

    def answered(self, db: Door, person_id: int, feature: str, key: str, reply: Reply, now: int) -> Reply:
        """Note that a part of the newest message was answered; gives the reply with a way to its other parts."""
        message = begins.newest(db, person_id)
        if message is None or now - message.at > begins.ANSWERABLE_S:
            return reply
        if not any((part.feature, part.key) == (feature, key) for part in message.parts):
            return reply
        parts = begins.answered(message, feature, key)
        begins.set_parts(db, message.id, message.rule, parts)
        asking = [each for each in self._open(db, replace(message, parts=parts), now) if each[1].buttons]
        ways = wording.ways(message.id, asking)
        return replace(reply, buttons=[*reply.buttons, *ways]) if ways else reply

    def part(self, db: Door, incoming: Incoming, begun: int, place: int, now: int) -> Reply | None:
        """Show one part of a message again (place from 0), in full; None where it is not known or needless by now."""
        message = begins.find(db, incoming.person_id, begun)
        found = self._open(db, message, now) if message else []
        asked = [each for each in found if each[0] == place]
        if not asked:
            return None
        others = [each for each in found if each[0] > place] + [each for each in found if each[0] < place]
        others = [each for each in others if each[1].buttons]
        # The others stand below as buttons alone: their lines were read already.
        reply = wording.message(begun, asked)
        snooze = reply.buttons[-1]
        return replace(reply, buttons=[*asked[0][1].buttons, *wording.ways(begun, others), snooze], about=None)

    def resume(self, db: Door, person_id: int, now: int, about: str = "") -> None:
        """Go on after somebody ended a silence themselves: moments of our own that it swallowed are not made up for.

        `about` names what was silent (`goal:3`), where that was not everything.
        """
        hours = people.hours_of(db, person_id)
        for moment in store.moments_of(db, person_id) if hours else ():
            if moment.at > now or about not in ("", moment.about):
                continue
            if hours and moment.why in UNPROMPTED:
                store.over(db, person_id, moment, hours, now)
            else:
                store.look_at(db, person_id, moment.feature, moment.key, now)
        self.replan(db, person_id, now)

    def _open(self, db: Door, message: Begun, now: int) -> list[tuple[int, Part]]:
        """Compose what of a message is not answered yet, each part with its place."""
        composed = [
            (place, self.composed(db, message.person_id, part, message.id, now))
            for place, part in enumerate(message.parts)
            if not part.is_answered
        ]
        return [(place, part) for place, part in composed if part is not None]

    def composed(self, db: Door, person_id: int, part: Said, begun: int, now: int) -> Part | None:
        """Ask the feature of a part for its words; None where nothing is to be said any more."""
        source = self._begins.get(part.feature)
        due = Due(person_id, part.key, part.why, part.about, part.at, begun)
        return source.composes(db, due, now) if source else None
