"""Decides whether a text is a goal, a deed, a request to be reminded, or none of these; pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.chat import CheckinHeard, GoalHeard, ProgressHeard
from bot.library import Credits
from bot.understanding.acts import checkins, deeds, forms, goals, lookalikes
from bot.understanding.arrays import Floats
from bot.understanding.lesson import ACTS, CHECKIN, GOAL, PROGRESS
from bot.understanding.texts import clean, words

# How sure the head must be. Set on shares that each line got from a head that never saw it (docs/understanding.md).
DATED_SHARE = 0.50  # of a goal with a date; without one it is a wish, which costs more where it is none
FORMED_GOAL_SHARE = 0.20
WISH_SHARE = 0.60
DEED_SHARE = 0.50
FORMED_DEED_SHARE = 0.25  # of what has the form of a report,
FIGURES_SHARE = 0.12  # or tells of hours of learning
ORDERED_SHARE = 0.05  # of what says what is to be done, and by when
CHECKIN_SHARE = 0.50
LEAST_WORDS = 3  # of a request that none of its words gives away: "how much" is none
ASKED_SHARE = 0.10  # of what asks for it by its very words

Shares = Callable[[str], Floats]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: one of a goal, deeds (at least one), a request, or what may be a deed and may be none."""

    goal: GoalHeard | None = None
    deeds: tuple[ProgressHeard, ...] = ()
    checkin: CheckinHeard | None = None
    perhaps: ProgressHeard | None = None


class Acts:
    """Hears acts in texts. `shares` gives a cleaned text's shares by act, in the order of ACTS."""

    def __init__(self, known: Credits, shares: Shares) -> None:
        self._credits, self._shares = known, shares

    def __call__(self, typed: str, today: date, whole: Floats) -> Heard | None:
        """Say what a text is, in the light of today; None where it is none of these. `whole` are its shares by act."""
        if lines := deeds.lines_of(typed):
            done = [line for line in map(clean, lines) if self._is_deed(line)]
            if len(done) > 1 or (done and deeds.has_figures(done[0], self._credits)):
                told = (each for line in done for each in deeds.deeds_in(line, today, self._credits))
                return Heard(deeds=tuple(islice(told, deeds.MOST_LINES)))
        plain = clean(typed)
        return None if lookalikes.is_bare_day(plain, today) else self._of_one(plain, today, whole)

    def _of_one(self, text: str, today: date, whole: Floats) -> Heard | None:
        share = dict(zip(ACTS, map(float, whole), strict=True))
        if checkins.is_asked_for(text) and share[CHECKIN] >= ASKED_SHARE:
            return Heard(checkin=checkins.checkin_in(text))
        is_own = not forms.is_of_another(text) and forms.is_in_earnest(text)
        called = goals.called_goal(text) if is_own else None
        goal = goals.goal_in(text, today) if is_own else None
        if goal and called and not forms.is_question(called):
            return Heard(goal=goal)
        is_no_wish = lookalikes.denies(text) and not forms.tells_of_intent(text)
        is_fact = is_no_wish or lookalikes.is_appointment(text, today) or lookalikes.mends_a_day(text, today)
        if goal and (is_fact or lookalikes.is_errand(text, goal, today)):
            goal = None
        is_planned = goal is not None and self._is_planned(text, goal, today)
        is_whole = len(words(text)) >= LEAST_WORDS
        is_request = is_whole and not (is_fact or is_planned or forms.tells_of_intent(text))
        if share[CHECKIN] >= CHECKIN_SHARE and is_request:
            return Heard(checkin=checkins.checkin_in(text))
        return None if self._asks(text, share) else self._told(text, goal, share, today)

    def _asks(self, text: str, share: dict[str, float]) -> bool:
        """Tell whether a text asks something; "thats 12 of 20 hours" has the form of it, and is a report."""
        is_report = "?" not in text and share[PROGRESS] >= DEED_SHARE and deeds.has_figures(text, self._credits)
        return forms.is_question(text) and not is_report

    def _told(self, text: str, goal: GoalHeard | None, share: dict[str, float], today: date) -> Heard | None:
        """Say what a text tells that asks nothing."""
        is_ahead = goal is not None and self._is_ahead(text, goal, today)
        if not is_ahead and self._is_report(text, share):
            return Heard(deeds=deeds.deeds_in(text, today, self._credits))
        if goal and self._is_goal(text, goal, share, today):
            return Heard(goal=goal)
        may_be_deed = forms.tells_of_done(text) and not forms.is_of_another(text)
        return Heard(perhaps=deeds.deed_in(text, today, self._credits)) if may_be_deed else None

    def _is_goal(self, text: str, goal: GoalHeard, share: dict[str, float], today: date) -> bool:
        means_to = forms.tells_of_intent(text) or forms.tells_of_intent(goal.title)
        if means_to and goals.says_no_day(text):
            return True
        if forms.states_a_fact(text) and not means_to:
            return False
        if goal.due is None and goal.odd is None:
            return share[GOAL] >= WISH_SHARE
        formed = means_to or goals.has_deadline(text, today) or self._is_planned(text, goal, today)
        formed = formed and not forms.is_led_by_another(text)
        is_ordered = formed and forms.is_order(goal.title) and goals.has_deadline(text, today)
        needed = ORDERED_SHARE if is_ordered else FORMED_GOAL_SHARE if formed else DATED_SHARE
        # With a day of its own, what sounds like a request to be asked is what somebody means to ask.
        # What cannot be a report is left out of its share: "finish it" sounds like one, "by tuesday" it is to come.
        to_come = share[PROGRESS] if self._is_ahead(text, goal, today) else 0.0
        return share[GOAL] + share[CHECKIN] + to_come >= needed

    @staticmethod
    def _is_planned(text: str, goal: GoalHeard, today: date) -> bool:
        """Tell whether it says what somebody themselves does on a day to come."""
        return goal.due is not None and goal.due >= today and forms.tells_of_ones_own(text)

    @staticmethod
    def _is_ahead(text: str, goal: GoalHeard, today: date) -> bool:
        """Tell whether its day lies ahead and nothing says that it is done."""
        if goal.due is None or goal.due < today:
            return False
        is_done = forms.tells_of_done(text) or forms.tells_of_done(goal.title)
        is_report = goal.due == today and forms.tells_of_hours(text)
        if is_done and (is_report or not forms.is_plain_order(goal.title)):
            return False
        return forms.is_order(goal.title) or goals.has_deadline(text, today) or forms.tells_of_ones_own(text)

    def _is_deed(self, text: str) -> bool:
        if not text or forms.is_question(text):
            return False
        return self._is_report(text, dict(zip(ACTS, map(float, self._shares(text)), strict=True)))

    def _is_report(self, text: str, share: dict[str, float]) -> bool:
        """Tell whether it reports something done; what has its form, or figures of learning, needs less."""
        if lookalikes.denies(text):
            return False
        if deeds.is_activity(text) or lookalikes.is_success(text):
            return True
        is_done = forms.tells_of_done(text)
        needed = FORMED_DEED_SHARE if is_done else DEED_SHARE
        if deeds.has_figures(text, self._credits):
            needed = FIGURES_SHARE
        # "updated it over the weekend", "i have 11 hours so far" cannot be meant as a goal; "read it" can.
        is_past = (is_done and not forms.is_order(text)) or deeds.has_total(text, self._credits)
        return share[PROGRESS] >= needed and (is_past or share[PROGRESS] >= share[GOAL])
