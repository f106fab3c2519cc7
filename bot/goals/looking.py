"""Looking at goals: the list, one goal, how its steps are done, what was reached or dropped."""

from collections.abc import Callable
from datetime import date

from bot import deeds
from bot.agenda import standing
from bot.chat import Answer, Door, Handler, Incoming, Reply
from bot.goals import changes, hearing, pages, setting_wording, store, wording
from bot.goals.checkins import around
from bot.goals.model import Goal, GoalState
from bot.library import Library

OfGoal = Callable[[Incoming, Door, int, Goal], list[Answer]]


class Looking:
    """The handlers that show goals and change nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def goals(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show the list of open goals; a number names its page."""
        return [self.listed(incoming, db, page=hearing.number(incoming) or 1)]

    def listed(self, incoming: Incoming, db: Door, news: str = "", page: int = 1) -> Reply:
        """Give the list of open goals."""
        counts = store.counted(db, incoming.person_id)
        page = max(1, min(page, -(-counts.get("open", 0) // pages.PER_PAGE)))
        goals = store.in_state(db, incoming.person_id, "open", pages.PER_PAGE, (page - 1) * pages.PER_PAGE)
        unsure = {goal.number for goal in goals if _is_unsure(db, incoming.person_id, goal)}
        hours = deeds.hours(db, incoming.person_id)
        listed = pages.Listed(
            goals,
            counts,
            page,
            unsure,
            hours,
            silent=around.silent(db, incoming.person_id, goals, day(incoming)),
            standing=standing(db, incoming.person_id, moment(incoming)),
        )
        shown = pages.goal_list(listed, day(incoming), self.example(), news)
        return with_zone(incoming, shown) if goals else shown

    def example(self) -> str:
        """Give a goal in words that could be typed."""
        title = self._library.offered[0].title if self._library.offered else "Finish the course"
        return f"{title} by end of May"

    def goal(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show one goal."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        return [self.page(incoming, db, goal)]

    def page(self, incoming: Incoming, db: Door, goal: Goal, news: str = "") -> Reply:
        """Give the page of a goal, or ask whether it was heard rightly where nobody said so yet."""
        if _is_unsure(db, incoming.person_id, goal):
            return setting_wording.heard(goal, day(incoming), news)
        return self.shown(incoming, db, goal, news)

    def shown(self, incoming: Incoming, db: Door, goal: Goal, news: str = "", deed: int | None = None) -> Reply:
        """Give the page of a goal, with the way back from its newest change."""
        undo = changes.latest(db, incoming.person_id, goal.id, besides="made")  # that is what Delete is for
        latest = deeds.newest_report(db, incoming.person_id, goal.id)
        beside = around.of(db, incoming.person_id, goal, day(incoming), moment(incoming))
        shown = pages.goal_page(goal, day(incoming), news, undo, deed, latest, beside)
        return with_zone(incoming, shown) if goal.state == "open" and deed is None else shown

    def anew(self, incoming: Incoming, db: Door, goal: Goal, news: str = "", deed: int | None = None) -> Reply:
        """Give the page of a goal as the database now holds it."""
        return self.shown(incoming, db, store.by_id(db, incoming.person_id, goal.id) or goal, news, deed)

    def at_open(self, handle: OfGoal, number: Callable[[Incoming], int] = hearing.number) -> Handler:
        """Give the handler that finds the goal first; one that is closed is only shown."""

        def handled(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            goal = store.find(db, incoming.person_id, number(incoming))
            if goal is None:
                return [wording.no_such_goal()]
            return handle(incoming, db, now, goal) if goal.state == "open" else [self.shown(incoming, db, goal)]

        return handled

    def asked_of(self, handle: OfGoal) -> Handler:
        """Give the handler that finds the goal which an open question was about."""
        return self.at_open(handle, hearing.asked_number)

    def asked_for(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show somebody how things stand who asks for it in words."""
        return [self.listed(incoming, db)]

    def how(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Tell how the steps that are shown are done, each with its source."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        return [pages.how(self._library, goal, day(incoming))]

    def closed(self, state: GoalState) -> Handler:
        """Give the handler that lists what was reached, or dropped."""

        def handle(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            many = store.counted(db, incoming.person_id).get(state, 0)
            page = max(1, min(hearing.number(incoming), -(-many // pages.PER_PAGE)))
            goals = store.in_state(db, incoming.person_id, state, pages.PER_PAGE, (page - 1) * pages.PER_PAGE)
            return [pages.closed_list(goals, state, many, day(incoming), page)]

        return handle


def _is_unsure(db: Door, person_id: int, goal: Goal) -> bool:
    """Tell whether nobody said that a goal is one, nor did anything for it."""
    return goal.is_just_heard and not deeds.of_goal(db, person_id, goal.id)


def with_zone(incoming: Incoming, reply: Reply) -> Reply:
    """Lead to the time zone beside a reply, while that is unknown: nobody is asked how it goes without it."""
    is_known = incoming.context is not None and incoming.context.zone is not None
    return reply if is_known else setting_wording.with_zone(reply)


def day(incoming: Incoming) -> date:
    """Give today in the person's own zone."""
    if incoming.context is None:  # intake fills it in for everybody who is known
        raise ValueError("an update without its context")
    return incoming.context.today


def moment(incoming: Incoming) -> int:
    """Give the instant of a turn (UTC seconds)."""
    return incoming.context.now if incoming.context else 0
