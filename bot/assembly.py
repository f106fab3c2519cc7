"""The one list where a feature is switched on; hands functions across where a lower room needs one from above."""

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot import agenda as moments
from bot import (
    answering,
    breaks,
    deeds,
    delivery,
    goals,
    hours,
    intake,
    people,
    profile,
    quizzes,
    reminders,
    welcome,
    zone,
)
from bot.agenda import Agenda, Beginning, Ticking
from bot.chat import Context, Door, Feature, Tells, Understood
from bot.conversation import Conversation, wording
from bot.database import Database, TooSlow
from bot.delivery import Delivery, Draw, MaySpeak, Send
from bot.intake import Intake
from bot.library import Library, own_of
from bot.settings import RETENTION
from bot.welcome import Erasing

TICK_S, PRUNE_EVERY_S = 1.0, 3600.0
NOTICED_AT_ONCE = 10  # people in one transaction

Understand = Callable[[str, Context | None], Understood]
Now = Callable[[], float]
Prune = Callable[[Door, int], int]

log = logging.getLogger(__name__)


def features(
    library: Library, conversation: Conversation, agenda: Agenda, more: Sequence[Feature] = ()
) -> list[Feature]:
    """List every feature; this is where one is switched on."""
    listed: list[Feature] = []
    answers = answering.feature(library, agenda)
    opens = next(command for command in answers.commands if command.name == "entry")
    themes = {entry.id: entry.theme for entry in library.published}
    shaping = profile.feature(library.traits, opens, themes, partial(own_of, library), zone.beside)
    greeting = welcome.feature(library.about, conversation.menu, RETENTION, conversation.follow)
    places = zone.feature(agenda.replan)
    listed += [answers, shaping, places, quizzes.feature(library), greeting]
    aims = goals.feature(library, agenda)
    listed += [aims, _reminders(library, agenda, answers, aims, places)]
    listed += [hours.feature(agenda), breaks.feature(agenda)]
    listed += [
        welcome.mydata.feature(lambda: _tells(library, listed)),
        welcome.forgetme.feature(),
        welcome.stay.feature(agenda),
        *more,
    ]
    return listed


def _reminders(library: Library, agenda: Agenda, answers: Feature, aims: Feature, places: Feature) -> Feature:
    otherwise, question = aims.understood["checkin"], answers.understood["question"]
    return reminders.feature(agenda, otherwise, question, goals.recorder(library), places)


def _tells(library: Library, listed: Sequence[Feature]) -> list[Tells]:
    """List what tells people what is kept about them, first what they told us themselves, their goals before all."""
    told_us = [(feature.name, feature.tells) for feature in listed if feature.tells]
    first = [tells for name, tells in told_us if name == "goals"]
    others = [tells for name, tells in told_us if name != "goals"]
    titles = {each.id: each.title for each in library.published}
    return [*first, deeds.tells, *others, moments.tells, partial(people.tells, titles), intake.tells, delivery.tells]


def old_links(library: Library) -> dict[str, str]:
    """Give what the bare name of an entry says in a link; such links are out in the world."""
    return {entry.id: f"/entry {entry.id}" for entry in library.published}


@dataclass(frozen=True, slots=True)
class House:
    """Everything but the gateway, ready to take updates."""

    db: Database
    conversation: Conversation
    intake: Intake
    workers: ThreadPoolExecutor
    features: Sequence[Feature]
    now: Now
    erasing: Erasing
    beginning: Beginning
    ticking: Ticking
    library: Library

    def delivery(
        self,
        gateway: str,
        send: Send,
        *,
        draw: Draw | None = None,
        may_speak: MaySpeak | None = None,
        paced: bool = True,
        lease_s: float = delivery.LEASE_S,
        alone: bool = True,
    ) -> Delivery:
        """Make the sender of one gateway's rows; commits wake it from now on."""
        sender = Delivery(
            self.db,
            gateway,
            send,
            now=self.now,
            draw=draw,
            may_speak=may_speak or self.beginning.may_go,
            paced=paced,
            lease_s=lease_s,
            alone=alone,
        )
        self.intake.committed = sender.wake
        return sender

    async def tick(self, gateway: str) -> None:
        """Do for ever what the clock asks for: held texts, the agenda, forgetting people and what is past its time."""
        noticing = asyncio.create_task(self.notice_changes())
        try:
            await self._tick(gateway)
        finally:
            noticing.cancel()

    async def _tick(self, gateway: str) -> None:
        pruned_at = 0.0
        while True:
            await self.intake.release(gateway)
            await self._begin_some(gateway)
            await self.erasing.step()
            if self.now() - pruned_at >= PRUNE_EVERY_S:
                pruned_at = self.now()
                await self.notice_absence()
                await self.prune()
            await asyncio.sleep(TICK_S)

    async def begin(self, gateway: str) -> int:
        """Begin with everybody for whom something is due; gives how many."""
        begun = 0
        while some := await self._begin_some(gateway):
            begun += some
        return begun

    async def _begin_some(self, gateway: str) -> int:
        begun = await self.ticking.step(gateway)
        if begun:
            self.intake.committed()
        return begun

    async def notice_changes(self) -> None:
        """Plan anew for people who got an answer that has changed since."""
        after = 0
        while found := answering.outdated(self.library, self.db.read(), after, NOTICED_AT_ONCE):
            await self._replan(found)
            after = found[-1]

    async def notice_absence(self) -> None:
        """Plan anew for people who are long unseen and were not asked about it."""
        last = welcome.stay.FIRST
        while unseen := welcome.stay.unseen(self.db.read(), int(self.now()), last, NOTICED_AT_ONCE):
            await self._replan([each.person_id for each in unseen])
            last = unseen[-1]

    async def _replan(self, persons: Sequence[int]) -> None:
        now = int(self.now())
        try:
            await self.db.write(lambda db: self.beginning.agenda.replan_all(db, persons, now), "agenda")
        except TooSlow:
            log.warning("The machine is too busy to plan anew for %d people; trying again later.", len(persons))

    def next_due(self, gateway: str) -> float | None:
        """Give the next instant after now at which something is to be sent or begun (UTC seconds)."""
        now = self.now()
        dues = (delivery.next_ready(self.db.read(), gateway, now), moments.next_due(self.db.read(), gateway, now))
        return min((due for due in dues if due is not None), default=None)

    async def prune(self) -> None:
        """Let go of what is past its retention, each room its own, a little at a time."""
        rooms: list[Prune] = [intake.prune, delivery.prune, people.prune, moments.prune]
        done = 0
        # Deeds come last: until their changes are gone, an Undo still names them.
        for prune in [*rooms, *(feature.prune for feature in self.features if feature.prune), deeds.prune]:
            try:
                while some := await self.db.write(partial(_prune, prune, int(self.now())), "retention"):
                    done += some
            except TooSlow:
                log.warning("The machine is too busy to tidy up; trying again later.")
        if done:  # what was deleted shall not live on in the log beside the file
            await asyncio.to_thread(self.db.forget_traces)

    def knows(self, gateway: str, person: str) -> bool:
        """Tell whether a person has been here before."""
        return people.find(self.db.read(), gateway, person, person) is not None

    def has_people_of(self, gateway: str) -> bool:
        """Tell whether anybody of a gateway is in the file."""
        return people.has_any(self.db.read(), gateway)

    def first_number(self, gateway: str) -> int:
        """Give a number above every update and message of earlier sessions."""
        return 1 + max(intake.highest(self.db.read(), gateway), delivery.highest(self.db.read(), gateway))

    def close(self) -> None:
        """Finish what is queued and close the file."""
        self.workers.shutdown()
        self.db.close()


def build(
    file: Path,
    library: Library,
    understand: Understand,
    *,
    now: Now,
    default_zone: str,
    more: Sequence[Feature] = (),
    limits_texts: bool = True,
) -> House:
    """Open the database and put the rooms together.

    `more` are features of a caller's own. Raises DatabaseTrouble.
    """
    conversation = Conversation(old_links(library))
    planning = Agenda()
    switched_on = features(library, conversation, planning, more)
    conversation.switch_on(switched_on)
    planning.switch_on(switched_on)
    db = Database(file)
    db.migrate(
        [
            ("people", people.MIGRATIONS),
            ("delivery", delivery.MIGRATIONS),
            ("intake", intake.MIGRATIONS),
            ("deeds", deeds.MIGRATIONS),
            ("agenda", moments.MIGRATIONS),
            *((feature.name, feature.migrations) for feature in switched_on),
        ]
    )
    workers = ThreadPoolExecutor(max_workers=max(1, min(4, os.cpu_count() or 1)), thread_name_prefix="understanding")
    reception = intake.Reception(
        answer=conversation.answer,
        search=conversation.search,
        reads=conversation.reads,
        sorry=wording.sorry,
        passed_over=wording.passed_over,
    )
    taking = Intake(db, reception, understand, workers, now=now, default_zone=default_zone, limits_texts=limits_texts)
    beginning = Beginning(planning, delivery.put_unprompted)
    ticking, erasing = Ticking(db, beginning, now), Erasing(db, now, default_zone)
    return House(db, conversation, taking, workers, switched_on, now, erasing, beginning, ticking, library)


def _prune(prune: Prune, now: int, db: Door) -> int:
    return prune(db, now)
