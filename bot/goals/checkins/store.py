"""The SQL of check-ins; every query names the person."""

from dataclasses import dataclass, replace
from datetime import date

from bot import clock, deeds
from bot.chat import MOST_TOLD, Door, Row, Told
from bot.clock import Hours
from bot.goals import store
from bot.goals.checkins import rhythm_wording, wording
from bot.goals.checkins.hearing import Answer
from bot.goals.checkins.rhythm import FIRST_AFTER_S, Rhythm, apart, usual
from bot.goals.checkins.wishes import planned
from bot.goals.model import Goal

_COLUMNS = "goal_id, rule, minutes, weeks, since_on, set_at"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered about a goal, on a day of theirs; `begun` names the message that asked."""

    goal: int
    begun: int
    on: date
    answer: Answer
    at: int = 0


def rhythm_of(db: Door, person_id: int, goal: Goal, hours: Hours) -> Rhythm:
    """Give the rhythm in which somebody is asked about a goal."""
    return Rhythms(db, person_id, hours).of(goal)


class Rhythms:
    """The rhythms of one person's goals: those they chose, and for all others the usual one."""

    def __init__(self, db: Door, person_id: int, hours: Hours) -> None:
        self._hours = hours
        found = db.rows(
            f"SELECT {_COLUMNS} FROM checkins WHERE person_id = :person_id ORDER BY goal_id", person_id=person_id
        )
        self._chosen = {row["goal_id"]: _rhythm(row) for row in found}
        made = db.rows(
            "SELECT id, made_at, made_on, state FROM goals WHERE person_id = :person_id ORDER BY number",
            person_id=person_id,
        )
        self._made = {row["id"]: int(row["made_at"]) for row in made if row["made_at"] is not None}
        self._made_on = [date.fromisoformat(row["made_on"]) for row in made if row["state"] != "gone"]
        first = next(iter(self._made.values()), None)
        self._first = usual(first, hours, first) if first is not None else None
        agreed = db.rows(
            "SELECT goal_id, again_at FROM answers WHERE person_id = :person_id AND again_at IS NOT NULL ORDER BY id",
            person_id=person_id,
        )
        self._agreed = {row["goal_id"]: int(row["again_at"]) for row in agreed}

    def of(self, goal: Goal) -> Rhythm:
        """Give the rhythm of a goal; all that nobody chose otherwise share one moment.

        After a day that was agreed, it goes on only when enough time is between the two.
        """
        rhythm = self._chosen.get(goal.id) or self._usual(goal)
        agreed = self._agreed.get(goal.id)
        return rhythm if agreed is None else replace(rhythm, after=max(rhythm.after, agreed + apart(rhythm)))

    def shared(self, goal: Goal) -> Rhythm:
        """Give the weekly moment of somebody's own that goals share."""
        made = self._made.get(goal.id) or clock.at(goal.made_on, 0, self._hours.zone)
        if self._first is None:
            return usual(None, self._hours, made)
        return replace(self._first, after=made + FIRST_AFTER_S)

    @property
    def first_on(self) -> date:
        """Give the day on which the first of all their goals was set; there is one."""
        return min(self._made_on)

    def _usual(self, goal: Goal) -> Rhythm:
        rhythm = self.shared(goal)
        return planned(goal.plan, rhythm, self._hours) if goal.plan else rhythm


def open_ones(db: Door, person_id: int) -> list[Goal]:
    """List the open goals that are asked about: not those that were only heard, while nobody did anything for them."""
    return [goal for goal in store.open_ones(db, person_id) if is_theirs(db, person_id, goal)]


def is_theirs(db: Door, person_id: int, goal: Goal) -> bool:
    """Tell whether a goal was confirmed, or something was done for it."""
    if goal.is_confirmed:
        return True
    whole = store.by_id(db, person_id, goal.id)
    return whole is not None and (not whole.is_just_heard or bool(deeds.of_goal(db, person_id, goal.id)))


def choose(db: Door, person_id: int, goal: Goal, rhythm: Rhythm) -> None:
    """Keep the rhythm that somebody chose for a goal."""
    db.run(
        """
        INSERT INTO checkins(goal_id, person_id, rule, minutes, weeks, since_on, set_at)
        VALUES(:goal_id, :person_id, :rule, :minutes, :weeks, :since_on, :set_at)
        ON CONFLICT(goal_id) DO UPDATE SET rule = :rule, minutes = :minutes, weeks = :weeks, since_on = :since_on,
            set_at = :set_at
        """,
        goal_id=goal.id,
        person_id=person_id,
        rule=rhythm.rule,
        minutes=rhythm.minutes,
        weeks=rhythm.weeks,
        since_on=rhythm.since.isoformat(),
        set_at=rhythm.after,
    )


def answer(db: Door, person_id: int, answered: Answered, now: int) -> None:
    """Keep an answer in the place of an earlier one to the same message."""
    db.run(
        "DELETE FROM answers WHERE person_id = :person_id AND goal_id = :goal_id AND begun = :begun "
        "AND on_day = :on_day",
        person_id=person_id,
        goal_id=answered.goal,
        begun=answered.begun,
        on_day=answered.on.isoformat(),
    )
    db.run(
        """
        INSERT INTO answers(person_id, goal_id, begun, on_day, answer, made_at)
        VALUES(:person_id, :goal_id, :begun, :on_day, :answer, :now)
        """,
        person_id=person_id,
        goal_id=answered.goal,
        begun=answered.begun,
        on_day=answered.on.isoformat(),
        answer=answered.answer,
        now=now,
    )


def agree(db: Door, person_id: int, goal: Goal, at: int) -> None:
    """Keep, with the newest answer about a goal, when it was agreed to ask again (UTC seconds)."""
    db.run(
        "UPDATE answers SET again_at = :at WHERE id = "
        "(SELECT max(id) FROM answers WHERE person_id = :person_id AND goal_id = :goal_id)",
        at=at,
        person_id=person_id,
        goal_id=goal.id,
    )


def answers_of(db: Door, person_id: int, goal_id: int, since: int = 0) -> list[Answered]:
    """List what was answered about a goal since an instant (UTC seconds), the newest first."""
    found = db.rows(
        "SELECT goal_id, begun, on_day, answer, made_at FROM answers "
        "WHERE person_id = :person_id AND goal_id = :goal_id AND made_at >= :since ORDER BY made_at DESC, id DESC",
        person_id=person_id,
        goal_id=goal_id,
        since=since,
    )
    return [
        Answered(row["goal_id"], row["begun"], date.fromisoformat(row["on_day"]), row["answer"], row["made_at"])
        for row in found
    ]


def tells(db: Door, person_id: int) -> list[Told]:
    """Tell which rhythms somebody chose, and what they answered."""
    rhythms = db.rows(
        f"SELECT goals.title, {_COLUMNS} FROM checkins "
        "JOIN goals ON goals.id = checkins.goal_id WHERE checkins.person_id = :person_id ORDER BY goals.number",
        person_id=person_id,
    )
    answers = db.rows(
        "SELECT goals.title, answers.on_day, answers.answer FROM answers JOIN goals ON goals.id = answers.goal_id "
        "WHERE answers.person_id = :person_id ORDER BY answers.made_at DESC, answers.id DESC LIMIT :most",
        person_id=person_id,
        most=MOST_TOLD,
    )
    every = db.rows("SELECT count(*) AS many FROM answers WHERE person_id = :person_id", person_id=person_id)
    chosen = [f"{row['title']}: {rhythm_wording.when(_rhythm(row))}" for row in rhythms]
    lines = [
        f"{row['on_day']}: {row['title']}: {wording.IN_WORDS.get(row['answer'], row['answer'])}" for row in answers
    ]
    return [
        Told("When I ask about your goals, as you chose it", chosen, ("checkins",)),
        Told("What you answered when I asked", lines, ("answers",), left=every[0]["many"] - len(lines)),
    ]


def _rhythm(row: Row) -> Rhythm:
    return Rhythm(row["rule"], row["minutes"], date.fromisoformat(row["since_on"]), row["set_at"], row["weeks"])
