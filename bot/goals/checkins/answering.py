"""What comes of the answer to a check-in: done, partly, not this week, skipped; pressed or typed."""

from dataclasses import dataclass, replace
from datetime import date

from bot import clock, deeds, people
from bot.agenda import Agenda
from bot.chat import Answer, Door, Incoming, Reply
from bot.clock import Hours
from bot.deeds import Deed
from bot.goals import changes, hearing, store
from bot.goals import wording as of_goals
from bot.goals.changes import Before
from bot.goals.checkins import hearing as heard
from bot.goals.checkins import restart, rhythm_wording, wording
from bot.goals.checkins import store as kept
from bot.goals.checkins.asking import key_of
from bot.goals.checkins.rests import about
from bot.goals.checkins.rhythm import Rhythm
from bot.goals.checkins.store import Answered
from bot.goals.doing import Doing, tick
from bot.goals.looking import Looking, day
from bot.goals.model import Goal, Step
from bot.library import Library

FEATURE = "goals"
MAX_NOTE = 200  # characters of what was done that are kept
ONCE_S = 3 * 24 * 3600  # in which a second Done to the same message is the same one


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check-in asked about: a goal, the step that was next (None where it had none), and the message."""

    goal: Goal
    step: Step | None
    begun: int


class Answering:
    """The handlers of these answers; each leaves the way open to the other parts of the message."""

    def __init__(self, library: Library, looking: Looking, doing: Doing, agenda: Agenda) -> None:
        self._library, self._looking, self._doing, self._agenda = library, looking, doing, agenda

    def pressed(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a button: the goal, the answer, the step and the message."""
        said = incoming.argument.split()
        if len(said) < 2 or said[1] not in heard.ANSWERS:
            return [of_goals.no_such_goal()]
        return self._answered(incoming, db, now, [said[0], *said[2:]], next(a for a in heard.ANSWERS if a == said[1]))

    def said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take words that answer the check-in; nothing where they are something else."""
        answer = heard.answer_in(incoming.text)
        if answer is None:
            return []
        replies = self._answered(incoming, db, now, hearing.asked(incoming), answer)
        if answer == "done" or not heard.sounds_low(incoming):
            return replies
        whom = self._library.about.worried if incoming.understood and incoming.understood.worried else ""
        return [wording.kindly(each, whom) if isinstance(each, Reply) else each for each in replies]

    def _answered(self, incoming: Incoming, db: Door, now: int, named: list[str], answer: heard.Answer) -> list[Answer]:
        numbers = [int(word) if hearing.NUMBER.fullmatch(word) else 0 for word in [*named, "0", "0", "0"]][:3]
        goal = store.find(db, incoming.person_id, numbers[0])
        if goal is None:
            return [of_goals.no_such_goal()]
        if goal.state != "open":
            return [self._looking.shown(incoming, db, goal)]
        asked = Asked(goal, goal.step(numbers[1]) if numbers[1] else None, numbers[2])
        is_again = self._is_again(db, incoming.person_id, asked, answer, now)
        answered = Answered(goal.id, asked.begun, day(incoming), answer)
        kept.answer(db, incoming.person_id, answered, now)
        replies = (
            [self._looking.shown(incoming, db, goal)] if is_again else self._reply(incoming, db, now, asked, answer)
        )
        return [self._with_others(db, incoming.person_id, goal, reply, now) for reply in replies]

    def _reply(self, incoming: Incoming, db: Door, now: int, asked: Asked, answer: heard.Answer) -> list[Answer]:
        if answer == "done":
            return [self._done(incoming, db, now, asked)]
        if answer == "partly":
            return [self._partly(incoming, db, now, asked)]
        if answer == "skip":
            return self._skip(incoming, db, now, asked)
        return [self._not_now(incoming, db, now, asked)]

    def _with_others(self, db: Door, person_id: int, goal: Goal, answer: Answer, now: int) -> Answer:
        if not isinstance(answer, Reply):
            return answer
        return self._agenda.answered(db, person_id, FEATURE, key_of(goal), answer, now)

    def _is_again(self, db: Door, person_id: int, asked: Asked, answer: heard.Answer, now: int) -> bool:
        """Tell whether the same was answered to the same message before, which counts once."""
        before = kept.answers_of(db, person_id, asked.goal.id, now - ONCE_S)
        return answer in ("done", "partly") and any(
            asked.begun and each.begun == asked.begun and each.answer == answer for each in before
        )

    def _done(self, incoming: Incoming, db: Door, now: int, asked: Asked) -> Reply:
        goal, step, person = asked.goal, asked.step, incoming.person_id
        if step and step.state != "open":
            return self._looking.shown(incoming, db, goal)
        if step:
            deed = tick(db, person, goal, step, day(incoming), now)
            return self._looking.anew(incoming, db, goal, of_goals.ticked(step), deed)
        deed, _ = self._keep(incoming, db, now, goal, wording.worked_on(goal))
        return self._looking.anew(incoming, db, goal, wording.got_to_it(), deed)

    def _partly(self, incoming: Incoming, db: Door, now: int, asked: Asked) -> Reply:
        deed, undo = self._keep(incoming, db, now, asked.goal, wording.part_of(asked.goal, asked.step))
        return wording.partly(asked.goal, asked.step, deed, undo)

    def _keep(
        self, incoming: Incoming, db: Door, now: int, goal: Goal, note: str, instead_of: tuple[int, ...] = ()
    ) -> tuple[int, int]:
        """Keep what was done for a goal; gives the deed, and the change that Undo takes back."""
        person = incoming.person_id
        note = hearing.own(note)[:MAX_NOTE].rstrip()
        deed = deeds.add(db, person, Deed("progress", note, day(incoming), goal=goal.id, origin=incoming.message), now)
        for other in instead_of:
            deeds.set_counting(db, person, other, now, counts=False)
        return deed, changes.keep(db, person, "progress", Before(goal, made=(deed,), uncounted=instead_of), now)

    def part_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Keep in their own words what was done of a step."""
        before = deeds.find(db, incoming.person_id, hearing.asked_number(incoming, 1))
        if before is None or before.is_undone or hearing.declines(incoming.text):
            return [self._looking.shown(incoming, db, goal)]
        deed, _ = self._keep(incoming, db, now, goal, f"{before.note}: {incoming.text}", (before.id,))
        return [self._looking.anew(incoming, db, goal, wording.part_kept(), deed)]

    def _skip(self, incoming: Incoming, db: Door, now: int, asked: Asked) -> list[Answer]:
        goal, step = asked.goal, asked.step
        if step and step.state == "open":
            return self._doing.skip(replace(incoming, text=f"/goal_skip {goal.number} {step.number}"), db, now)
        hours = people.hours_of(db, incoming.person_id)
        again = rhythm_wording.line(kept.rhythm_of(db, incoming.person_id, goal, hours)) if hours else ""
        return [self._looking.shown(incoming, db, goal, wording.skipped_once(again))]

    def _not_now(self, incoming: Incoming, db: Door, now: int, asked: Asked) -> Reply:
        """Give the smallest next piece and a day to be asked again; one that was said is taken."""
        goal, person = asked.goal, incoming.person_id
        hours = people.hours_of(db, person)
        if hours is None:
            return self._looking.shown(incoming, db, goal)
        rhythm, small = kept.rhythm_of(db, person, goal, hours), self._small(goal)
        if not incoming.command and (said := _to_come(incoming.text, hours.day(now))):
            again = self._again(db, person, goal, said, rhythm, hours)
            return wording.again_on(goal, small, again, hours.day(now))
        is_over = not incoming.command and heard.names_week(incoming.text)
        offer = restart.offered(rhythm, hours, now, next_week=is_over)
        return wording.not_now(goal, small, offer, hours.day(now), asked.begun)

    def _small(self, goal: Goal) -> str:
        template = self._library.templates.get(goal.template or "")
        place = goal.next.advised if goal.next else None
        return template.steps[place].small if template and place is not None else ""

    def _again(self, db: Door, person: int, goal: Goal, on: date, rhythm: Rhythm, hours: Hours) -> wording.Again:
        at = restart.instant(on, rhythm, hours)
        kept.agree(db, person, goal, at)
        self._agenda.again(db, person, FEATURE, key_of(goal), about(goal), at)
        return restart.again(on, rhythm, hours)

    def again(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take the day that was pressed for being asked again."""
        said = incoming.argument.split()
        return self._on(incoming, db, now, goal, clock.day_of(said[1]) if len(said) > 1 else None)

    def again_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take a yes, a no, or another day, typed."""
        hours = people.hours_of(db, incoming.person_id)
        if hours and hearing.declines(incoming.text):
            return [rhythm_wording.left(goal, kept.rhythm_of(db, incoming.person_id, goal, hours))]
        named = hearing.asked(incoming)
        proposed = clock.day_of(named[1]) if len(named) > 1 and hearing.says_yes(incoming.text) else None
        if hours and proposed is None and heard.names_week(incoming.text):
            proposed = restart.next_monday(hours, now)
        return self._on(incoming, db, now, goal, proposed or _to_come(incoming.text, day(incoming)))

    def _on(self, incoming: Incoming, db: Door, now: int, goal: Goal, on: date | None) -> list[Answer]:
        person, hours = incoming.person_id, people.hours_of(db, incoming.person_id)
        if hours is None:
            return [self._looking.shown(incoming, db, goal)]
        rhythm, today = kept.rhythm_of(db, person, goal, hours), hours.day(now)
        is_to_come = on is not None and (on - today).days <= restart.FARTHEST
        if on is None or not is_to_come or restart.instant(on, rhythm, hours) <= now:
            return [self._not_now(replace(incoming, text="/checkin"), db, now, Asked(goal, goal.next, 0))]
        return [wording.agreed(goal, self._again(db, person, goal, on, rhythm, hours), today)]


def _to_come(text: str, today: date) -> date | None:
    """Read a day to come in what somebody says: "cant till monday"."""
    said = None if heard.names_week(text) else hearing.day_in(text, today)
    day = said.day if said else None
    return day if day and 0 < (day - today).days <= restart.FARTHEST else None
