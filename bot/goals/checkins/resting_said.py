"""A rest of one goal in plain words: "pause the bakery goal until monday", "pause goal 2", "resume goal 2"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Answer, Door, Incoming
from bot.goals import changes, hearing, store
from bot.goals.checkins.resting import Resting
from bot.goals.looking import Looking, day
from bot.goals.matching import Open, known
from bot.goals.model import MAX_OPEN, Goal
from bot.goals.speaking import THIS_ONE, meant
from bot.goals.wording import no_such_goal, none_so_called, which_goal
from bot.library import Library, folded

PAUSE = ("pause goal", "pause my", "pause the", "pause this", "pause that")
PAUSE_ALONE = ("pause goal", "pause my goal", "pause the goal", "pause this goal", "pause that goal")
RESUME = ("resume goal", "resume my", "resume the", "unpause goal", "unpause my", "unpause the", "take up goal")
RESUME_ALONE = ("resume goal", "resume my goal", "resume the goal", "resume this goal", "unpause my goal")
LEADS = frozenset(("goal", "my", "the", "a", "please", "pls", "for", "it", "this", "that", "now"))


class RestingSaid:
    """The handlers of such words; each gives nothing where what follows them names no goal."""

    def __init__(self, library: Library, looking: Looking, resting: Resting) -> None:
        self._known, self._looking, self._resting = known(library.offered), looking, resting

    def pause(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Pause the goal that is named, until the day that is."""
        text = incoming.argument.strip()
        until = None if _is_number(text) else hearing.day_in(text, day(incoming))
        name = text[: until.start] + text[until.end :] if until else text
        goal = self._named(incoming, db, now, name)
        if goal is None:
            heard = incoming.understood
            is_goal = "goal" in folded(name).split() or (heard is not None and heard.kind == "goal")
            return self._nobody(incoming, db, name, is_goal=is_goal)
        about = replace(incoming, text=f"/{incoming.command} {goal.number}")
        if until is None or until.day is None:
            return self._resting.pause(about, db, now, goal)
        return [self._resting.paused(about, db, now, goal, until.day)]

    def resume(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the goal up again that is named."""
        goal = self._named(incoming, db, now, incoming.argument)
        if goal is None:
            is_goal = "goal" in folded(incoming.argument).split()
            return self._nobody(incoming, db, incoming.argument, is_goal=is_goal)
        return self._resting.resume(incoming, db, now, goal)

    def _named(self, incoming: Incoming, db: Door, now: int, name: str) -> Goal | None:
        if _says_no_name(name):
            return meant(incoming, db, now)
        goals = store.in_state(db, incoming.person_id, "open", MAX_OPEN)
        said = [word for word in folded(name).split() if word not in LEADS]
        if _is_number(name) or (len(said) == 1 and _is_number(said[0])):
            number = name.strip() if _is_number(name) else said[0]
            return next((goal for goal in goals if str(goal.number) == number), None)
        last = changes.last_goal(db, incoming.person_id, now)
        return Open(goals, self._known, last).named(" ".join(said)) or self._by_words(goals, said)

    def _by_words(self, goals: Sequence[Goal], said: Sequence[str]) -> Goal | None:
        """Find the only goal of whose title or names every word is that is said."""
        texts = {goal.id: folded(" ".join((goal.title, *self._known.names_of(goal)))).split() for goal in goals}
        found = [goal for goal in goals if set(said) <= set(texts[goal.id])]
        return found[0] if len(found) == 1 else None

    def _nobody(self, incoming: Incoming, db: Door, name: str, *, is_goal: bool) -> list[Answer]:
        """Ask which goal is meant where none is named; what is surely no goal is left to what it means."""
        if _says_no_name(name) and store.open_ones(db, incoming.person_id):
            return [self._looking.listed(incoming, db, which_goal())]
        if is_goal and incoming.understood:
            return [none_so_called()]
        return [] if incoming.understood else [no_such_goal()]


def _is_number(text: str) -> bool:
    """Tell whether there is nothing but a number, of whatever kind: -1 is no goal, and 2 no day."""
    return bool(text.strip()) and not any(one.isalpha() or one in "/:" for one in text)


def _says_no_name(name: str) -> bool:
    return folded(name) in THIS_ONE or set(folded(name).split()) <= LEADS
