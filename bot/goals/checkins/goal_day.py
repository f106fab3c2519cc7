"""The day that a goal was set for: one question."""

from collections.abc import Mapping, Sequence

from bot import people
from bot.chat import Door, Due, Part, Planned
from bot.goals import store
from bot.goals.checkins import resting_wording as wording
from bot.goals.checkins import rests
from bot.goals.checkins.theirs import Theirs

KEY = "day"


class GoalDay:
    """Asks on a goal's day how it stands, in place of that day's check-in."""

    def plans(self, theirs: Theirs, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the moment of each day that is still to come, at the time of the person's check-ins."""
        hours, planned = theirs.hours, []
        today = hours.day(now)
        for goal in theirs.asked:
            if goal.due and goal.due >= today:
                at = hours.next_open(hours.at(goal.due, theirs.rhythms.shared(goal).minutes))
                key = f"{KEY}:{goal.number}"
                if at > last.get(key, 0):
                    ends = hours.day_ends_at(at)
                    planned.append(Planned(key, "rhythm", at, about=rests.about(goal), good_until=ends))
        return planned

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Ask, unless the goal is closed or has another day by now."""
        hours = people.hours_of(db, due.person_id)
        goal = store.find(db, due.person_id, int(due.key.partition(":")[2]))
        if hours is None or goal is None or goal.state != "open" or goal.due is None:
            return None
        today = hours.day(now)
        return wording.its_day(goal, today) if goal.due <= today else None
