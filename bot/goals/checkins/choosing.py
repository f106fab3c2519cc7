"""How often somebody would like to be asked: /checkins, its buttons, and the same in words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import clock, people
from bot.agenda import Agenda, standing
from bot.chat import Answer, Door, Incoming, Reply
from bot.clock import Hours
from bot.goals import hearing, store
from bot.goals.checkins import rests
from bot.goals.checkins import rhythm_wording as wording
from bot.goals.checkins import store as kept
from bot.goals.checkins.rhythm import ORDER, Rhythm, next_at
from bot.goals.checkins.rhythm_wording import Listed, Page
from bot.goals.checkins.wishes import Wish, granted, wish_in
from bot.goals.looking import Looking
from bot.goals.matching import Open, known
from bot.goals.model import MAX_OPEN, Goal
from bot.goals.pages import PER_PAGE
from bot.library import Library
from bot.people import Silence

ABOUT = re.compile(r"\b(?:about|regarding|for|with)\s+(?!me\b|my goals?\b)(.+)", re.IGNORECASE)
ON, OFF, PAGE = "on", "off", "page"


class Choosing:
    """The handlers of rhythms."""

    def __init__(self, library: Library, looking: Looking, agenda: Agenda) -> None:
        self._looking, self._agenda = looking, agenda
        self._known = known(library.offered)

    def checkins(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show what is asked about and when, or change it."""
        said = incoming.argument.split()
        hours = people.hours_of(db, incoming.person_id)
        if hours is None:
            return [wording.no_zone(standing(db, incoming.person_id, now))]
        if said in ([ON], [OFF]):
            return self.on(incoming, db, now) if said == [ON] else self.off(incoming, db, now)
        if not said or said[0] == PAGE:
            page = int(said[1]) if len(said) > 1 and hearing.NUMBER.fullmatch(said[1]) else 1
            return [self._listed(db, incoming.person_id, hours, now, page=page)]
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return self._wished(incoming, db, now, incoming.argument, hours)
        return [self._about(incoming, db, now, goal, hours)]

    def _about(self, incoming: Incoming, db: Door, now: int, goal: Goal, hours: Hours) -> Reply:
        """Offer other rhythms for a goal, or take the one that was pressed."""
        said, person = incoming.argument.split()[1:], incoming.person_id
        if goal.state != "open":
            return self._looking.shown(incoming, db, goal)
        every = next((each for each in ORDER if each in said), None)
        wish = Wish(every) if every else wish_in(" ".join(said))
        if wish is None:
            return wording.choices(goal, kept.rhythm_of(db, person, goal, hours))
        return self._chosen(db, person, [goal], wish, hours, now)

    def off(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask about nothing any more, until they say so."""
        person, hours = incoming.person_id, people.hours_of(db, incoming.person_id)
        people.silence(db, person, Silence("farewell", since_at=now))
        return [self._listed(db, person, hours, now, wording.off()) if hours else wording.no_zone()]

    def on(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Check in again: end what keeps check-ins from coming, and say what comes next."""
        hours = people.hours_of(db, incoming.person_id)
        return [self._on(db, incoming.person_id, hours, now) if hours else wording.no_zone()]

    def heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a wish to be asked at a rhythm; whoever would rather see how things stand is shown that."""
        heard = incoming.understood.checkin if incoming.understood else None
        hours = people.hours_of(db, incoming.person_id)
        if heard is None or heard.wants != "rhythm":
            return self._looking.asked_for(incoming, db, now)
        return [wording.no_zone()] if hours is None else self._wished(incoming, db, now, incoming.text, hours)

    def begun(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "check in with me every Friday"; nothing where no rhythm is said, so that once is a reminder."""
        wish, hours = wish_in(incoming.argument), people.hours_of(db, incoming.person_id)
        if wish is None or not (wish.every or wish.is_less or wish.is_more):
            return [] if incoming.understood else self.checkins(replace(incoming, text="/checkins"), db, now)
        return [wording.no_zone()] if hours is None else self._wished(incoming, db, now, incoming.argument, hours)

    def _wished(self, incoming: Incoming, db: Door, now: int, text: str, hours: Hours) -> list[Answer]:
        """Change the rhythm of the goal that is named, else of all."""
        wish, person = wish_in(text), incoming.person_id
        goals = kept.open_ones(db, person)
        if wish is None or not goals:
            news = wording.no_rhythm_in_that() if goals else ""
            return [self._listed(db, person, hours, now, news)]
        about = ABOUT.search(text)
        named = Open(store.in_state(db, person, "open", MAX_OPEN), self._known).named(about[1]) if about else None
        return [self._chosen(db, person, [named] if named else goals, wish, hours, now)]

    def said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take how often, typed when asked for it."""
        hours, person = people.hours_of(db, incoming.person_id), incoming.person_id
        if hours is None:
            return [wording.no_zone()]
        rhythm, wish = kept.rhythm_of(db, person, goal, hours), wish_in(incoming.text)
        if wish:
            return [self._chosen(db, person, [goal], wish, hours, now)]
        if hearing.declines(incoming.text):
            return [wording.left(goal, rhythm)]
        return [wording.choices(goal, rhythm, wording.no_rhythm_in_that())]

    def is_wish(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but how often, or a no."""
        heard, text = incoming.understood, incoming.text
        is_other = (heard is not None and heard.kind in ("goal", "progress", "clinical")) or hearing.asks(text)
        return hearing.declines(text) or (not is_other and wish_in(text) is not None)

    def _chosen(self, db: Door, person_id: int, goals: Sequence[Goal], wish: Wish, hours: Hours, now: int) -> Reply:
        rhythms, today = kept.Rhythms(db, person_id, hours), hours.day(now)
        changed = [granted(wish, rhythms.of(goal), rhythms.shared(goal).days, today, now) for goal in goals]
        for goal, rhythm in zip(goals, changed, strict=True):
            kept.choose(db, person_id, goal, rhythm)
        return wording.chosen([_each(goal, rhythm, hours, now) for goal, rhythm in zip(goals, changed, strict=True)],
                              today)  # fmt: skip

    def _on(self, db: Door, person_id: int, hours: Hours, now: int) -> Reply:
        """End what keeps check-ins from coming, that of each goal too, and say what comes next."""
        people.end_silence(db, person_id, "farewell", "stop")
        silences, today = people.silences_of(db, person_id), hours.day(now)
        for goal in store.open_ones(db, person_id):
            if (held := rests.silence_of(silences, goal, today)) and held.why == "rest":
                rests.end(db, person_id, goal, today)
        self._agenda.resume(db, person_id, now)
        goals = self._next(db, person_id, kept.open_ones(db, person_id), hours, now)
        coming = [each.next_on for each in goals if each.next_on]
        news = wording.on(min(coming, default=None), hours.day(now))
        return self._listed(db, person_id, hours, now, news)

    def _listed(self, db: Door, person_id: int, hours: Hours, now: int, news: str = "", page: int = 1) -> Reply:
        goals = kept.open_ones(db, person_id)
        page = max(1, min(page, -(-len(goals) // PER_PAGE)))
        shown = self._next(db, person_id, goals[(page - 1) * PER_PAGE : page * PER_PAGE], hours, now)
        is_off = any(each.why == "farewell" for each in people.silences_of(db, person_id))
        top = "" if is_off else standing(db, person_id, now)
        listed = Page(shown, len(goals), page)
        return wording.listed(listed, hours.day(now), is_off=is_off, standing=top, news=news)

    def _next(self, db: Door, person_id: int, goals: Sequence[Goal], hours: Hours, now: int) -> list[Listed]:
        rhythms = kept.Rhythms(db, person_id, hours)
        return [_each(goal, rhythms.of(goal), hours, now) for goal in goals]


def _each(goal: Goal, rhythm: Rhythm, hours: Hours, now: int) -> Listed:
    return Listed(goal, rhythm, _next_on(rhythm, hours, now))


def _next_on(rhythm: Rhythm, hours: Hours, now: int) -> date | None:
    at = next_at(rhythm, hours, now)
    return clock.today(at, hours.zone) if at is not None else None
