"""A goal in somebody's own words: kept at once, shown as it was understood, corrected or taken back with one tap."""

from dataclasses import replace
from datetime import date
from re import compile as pattern

from bot import clock, deeds
from bot.chat import Answer, Door, GoalHeard, Incoming, Reply
from bot.goals import changes, closing_wording, hearing, store, taking_wording, way_back, wording
from bot.goals import setting_wording as words
from bot.goals.asking import Asking
from bot.goals.changes import Before
from bot.goals.looking import Looking, day
from bot.goals.model import MAX_OPEN, MAX_TITLE, Goal
from bot.goals.taking import Taking
from bot.library import folded

WITHOUT = "none"
A_NUMBER = pattern(r"[-+]?[0-9]+")


class Setting:
    """The handlers of a new goal, from its first words to the questions about it."""

    def __init__(self, looking: Looking, asking: Asking, taking: Taking) -> None:
        self._looking, self._asking, self._taking = looking, asking, taking

    def goal(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show a goal by its number, propose a ready-made one, set one in words, or ask for it."""
        said = incoming.argument.split()
        if not said:
            return [words.what_goal(self._looking.example())]
        if len(said) == 1 and A_NUMBER.fullmatch(said[0]):
            return self._looking.goal(incoming, db, now)
        if template := self._taking.named(said):
            return self._taking.proposed(incoming, db, template, said[1:])
        if incoming.understood is None:  # a link or a button, which say nothing in anybody's own words
            return [self._taking.listed(news=taking_wording.not_ready())]
        return self.words_said(incoming, db, now)

    def said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep a goal that was heard in a text."""
        heard = incoming.understood.goal if incoming.understood else None
        return self._set(incoming, db, now, heard) if heard else [words.what_goal(self._looking.example())]

    def words_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep a goal in words that were asked for, or stand behind the command: they are one as they stand."""
        if not incoming.command and hearing.declines(incoming.text):
            return [self._looking.listed(incoming, db)]
        heard = incoming.understood.goal if incoming.understood else None
        if heard is None and not incoming.command and hearing.asks(incoming.text):
            return [words.what_goal(self._looking.example())]
        return self._set(incoming, db, now, heard or hearing.goal_in(incoming.argument, day(incoming)))

    def shorter_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep a goal whose words were too many at first; the day that was said then stays."""
        if hearing.declines(incoming.text):
            return [self._looking.listed(incoming, db)]
        heard = incoming.understood.goal if incoming.understood else None
        heard = heard or GoalHeard(incoming.text, None)
        kept = clock.day_of(next(iter(hearing.asked(incoming)), ""))
        return self._set(incoming, db, now, replace(heard, due=heard.due or kept))

    def _set(self, incoming: Incoming, db: Door, now: int, heard: GoalHeard) -> list[Answer]:
        """Keep a goal as it was heard, unless there is nothing to keep, too much of it, or it is there already."""
        title = hearing.own(heard.title)
        odd = heard.odd or hearing.odd_day(heard.due, day(incoming))
        due = None if odd else heard.due
        if not hearing.says_something(title):
            return [words.what_goal(self._looking.example())]
        if len(title) > MAX_TITLE:
            return [words.title_too_long(due, len(title))]
        before = self._edited(incoming, db)
        opened = [goal for goal in store.open_ones(db, incoming.person_id) if before is None or goal.id != before.id]
        if same := next((goal for goal in opened if _is_called(goal, title)), None):
            return [self._already(incoming, db, same, due)]
        if before is None and len(opened) >= MAX_OPEN:
            return [words.too_many(opened[0])]
        goal = self._kept(incoming, db, now, before, title, due)
        if odd:
            return [words.by_when(goal, day(incoming), is_new=True, again=words.ODD[odd])]
        is_begun = goal.is_confirmed and before is not None
        return [self._looking.shown(incoming, db, goal) if is_begun else words.heard(goal, day(incoming))]

    def _kept(self, incoming: Incoming, db: Door, now: int, before: Goal | None, title: str, due: date | None) -> Goal:
        """Keep a new goal, or the one that was said anew by an edit of its message."""
        today, person = day(incoming), incoming.person_id
        if before is None:
            way_back.take_back(incoming, db, now)  # what an edited message reported before
            new = Goal(0, 0, title, today, due=due, origin=incoming.message, is_confirmed=False)
            goal = store.add(db, person, new, now)
            changes.made(db, person, goal, now)
            return goal
        goal = self._taking.redated(replace(before, title=title), due, today)
        if goal != before:
            changes.keep(db, person, "words", Before(before), now)
            store.save(db, person, goal)
        return goal

    def _edited(self, incoming: Incoming, db: Door) -> Goal | None:
        """Give the open goal that a message set which was edited since."""
        if not incoming.edited or incoming.message is None:
            return None
        goal = store.by_origin(db, incoming.person_id, incoming.message)
        return goal if goal and goal.state == "open" else None

    def _already(self, incoming: Incoming, db: Door, goal: Goal, due: date | None) -> Reply:
        whole = store.by_id(db, incoming.person_id, goal.id) or goal
        page = self._looking.page(incoming, db, whole, words.already())
        if due is None or due == whole.due:
            return page
        return replace(page, buttons=[[words.move_day(whole, due, day(incoming))], *page.buttons])

    def right(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Go on once a goal was understood rightly: with the steps that are named, without, or offer them."""
        named = incoming.argument.split()[1:]
        return self._with_steps(incoming, db, now, goal, named[0]) if named else self.go_on(incoming, db, goal)

    def right_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take a yes or a no to what was understood, or to the steps that were offered; or another day."""
        text, today = incoming.text, day(incoming)
        if hearing.says_no_goal(text):
            return self._forgotten(incoming, db, goal)
        if offered := hearing.asked(incoming)[1:]:
            return self._offer_said(incoming, db, now, goal, offered[0])
        if hearing.says_yes(text):
            return self.go_on(incoming, db, goal)
        said = hearing.day_in(text, today)
        if said is None:
            return [words.what_is_wrong(goal, today)]
        if said.day is None:
            return [words.by_when(goal, today, is_new=True, again=words.ODD[said.odd or "impossible"])]
        changes.keep(db, incoming.person_id, "day", Before(goal), now)
        kept = self._taking.redated(goal, said.day, today)
        store.save(db, incoming.person_id, kept)
        return [words.heard(kept, today)]

    def _offer_said(self, incoming: Incoming, db: Door, now: int, goal: Goal, offered: str) -> list[Answer]:
        if hearing.says_yes(incoming.text):
            return self._with_steps(incoming, db, now, goal, offered)
        if hearing.declines(incoming.text):
            return self._with_steps(incoming, db, now, goal, WITHOUT)
        return [self._looking.shown(incoming, db, goal)]

    def is_right_answer(self, incoming: Incoming) -> bool:
        """Tell whether a text is a yes, a no, or (to what was understood) another day."""
        text = incoming.text
        is_bare = hearing.says_yes(text) or hearing.declines(text) or hearing.says_no_goal(text)
        return is_bare or (len(hearing.asked(incoming)) == 1 and hearing.is_day(incoming))

    def go_on(self, incoming: Incoming, db: Door, goal: Goal, news: str = "") -> list[Answer]:
        """Take a goal as confirmed; offer the steps that fit its words, else begin with the questions."""
        goal = _confirmed(incoming, db, goal)
        fitting = self._taking.fitting(goal, store.open_ones(db, incoming.person_id))
        if fitting:
            return [taking_wording.steps_offer(goal, fitting, day(incoming), news)]
        return self._asking.begin(incoming, db, goal, news)

    def _with_steps(self, incoming: Incoming, db: Door, now: int, goal: Goal, name: str) -> list[Answer]:
        goal = _confirmed(incoming, db, goal)
        kept = self._taking.with_steps(goal, name, day(incoming))
        if kept != goal:
            changes.keep(db, incoming.person_id, "steps", Before(goal), now)
            store.save(db, incoming.person_id, kept)
        return self._asking.begin(incoming, db, kept)

    def no_goal(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Forget a goal that was none; one for which something was done is asked about first."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        return self._forgotten(incoming, db, goal) if goal else [wording.no_such_goal()]

    def _forgotten(self, incoming: Incoming, db: Door, goal: Goal) -> list[Answer]:
        done = deeds.of_goal(db, incoming.person_id, goal.id)
        if goal.state != "open" or done:
            return [closing_wording.dropping_for_good(goal, done)]
        store.forget(db, incoming.person_id, goal)
        deeds.forget_goal(db, incoming.person_id, goal.id)
        return [wording.not_kept()]


def _confirmed(incoming: Incoming, db: Door, goal: Goal) -> Goal:
    changes.confirm(db, incoming.person_id, goal)
    if goal.is_confirmed:
        return goal
    kept = replace(goal, is_confirmed=True)
    store.save(db, incoming.person_id, kept)
    return kept


def _is_called(goal: Goal, title: str) -> bool:
    """Tell whether a goal has a title, however it is written; one of signs alone is compared as it is."""
    return (folded(goal.title) or goal.title) == (folded(title) or title)
