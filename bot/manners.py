"""When the bot may begin, when it must not, and how it answers a call in a group; pure.

Unprompted is what comes at a moment that the bot chose: a rhythm, a deadline, the question after a rest. At most one
such message goes to a person in a day of theirs, and everything due that day is a part of it. A time that somebody
asked for is not unprompted; whatever else is due that day joins it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.chat import CalledBy, Speak, Why
from bot.clock import Hours
from bot.people import Silence, Silent

HALVED_AFTER, FAREWELL_AFTER = 2, 3  # messages that nobody answered
HALF_AS_OFTEN = 1.5  # of the rhythm's time must have passed, so that every other moment is left out
TALKING_S = 15 * 60  # after somebody's last words in which nothing unprompted interrupts
ON_TIME_S = 10 * 60  # in which a time that was asked for is still that time; later, the moment is the bot's choice
SPREAD_S = 10 * 60  # over which people with the same hour are spread
UNREACHABLE_S = 24 * 3600

# What holds a moment back. A rest without an end is asked about although that very rest stands.
HELD_BY: Mapping[Why, frozenset[Silent]] = {
    "rhythm": frozenset(("stop", "pause", "snooze", "farewell", "rest")),
    "deadline": frozenset(("stop", "pause", "snooze")),
    "asked": frozenset(("stop", "pause")),
    "again": frozenset(("stop", "pause")),
    "resting": frozenset(("stop", "pause", "snooze", "farewell")),
}
UNPROMPTED: frozenset[Why] = frozenset(("rhythm", "deadline", "resting"))


@dataclass(frozen=True, slots=True)
class Moment:
    """A planned moment of a feature.

    `at` is when it was planned for, `due_at` when it is to be looked at (UTC seconds); `last_at` is the same moment
    before it, `said_at` when that, or one before, was really said; `every_s` how far apart two of them usually are.
    """

    feature: str
    key: str
    why: Why
    at: int
    due_at: int
    about: str = ""
    good_until: int | None = None
    every_s: int = 7 * 24 * 3600
    last_at: int | None = None
    said_at: int | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What the rules look at in a person.

    `unanswered` counts the unprompted messages since their last private words (`wrote_at`), `begun_on` is the day of
    theirs on which they last got one.
    """

    hours: Hours
    silences: Sequence[Silence] = ()
    unanswered: int = 0
    begun_on: date | None = None
    wrote_at: int | None = None
    is_reachable: bool = True


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now: to be looked at again at an instant, or when something changes (None)."""

    until: int | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said now, what waits and until when, what is left out; or a farewell alone."""

    says: tuple[Moment, ...] = ()
    waits: tuple[tuple[Moment, int | None], ...] = ()
    leaves: tuple[Moment, ...] = ()
    is_farewell: bool = False


def decide(moments: Sequence[Moment], life: Life, now: int) -> Decision:
    """Decide about everything that is due, and what of the rest of the day joins it."""
    due = [each for each in moments if each.due_at <= now]
    asked = [each for each in due if each.why not in UNPROMPTED and hindrance(each, life, now) is None]
    free = [each for each in due if each.why in UNPROMPTED and hindrance(each, life, now) is None]
    if not asked:
        turn = _until_its_turn(free, moments, life, now)
        if turn or not free:
            return _decided((), due, life, now, turn)
        if life.unanswered >= FAREWELL_AFTER and all(each.why == "rhythm" for each in free):
            return replace(_decided((), due, life, now, dict.fromkeys(free)), is_farewell=True)
    return _decided((*asked, *_of_the_day(moments, life, now)), due, life, now, {})


def _of_the_day(moments: Sequence[Moment], life: Life, now: int) -> list[Moment]:
    """List what may be said of all that is due on this day of theirs; that they are just talking hinders none of it."""
    ends, calm = life.hours.day_ends_at(now), replace(life, wrote_at=None)
    today = [each for each in moments if each.why in UNPROMPTED and min(each.at, each.due_at) < ends]
    said_farewell_first = life.unanswered >= FAREWELL_AFTER
    return [
        each
        for each in today
        if hindrance(each, calm, now) is None and not (each.why == "rhythm" and said_farewell_first)
    ]


def _decided(
    says: Sequence[Moment], due: Sequence[Moment], life: Life, now: int, turn: Mapping[Moment, int | None]
) -> Decision:
    """Give what becomes of everything due that is not said: until when it waits, or that it is left out."""
    waits: list[tuple[Moment, int | None]] = []
    leaves: list[Moment] = []
    for each in due:
        hindered = hindrance(each, life, now)
        if each in says:
            continue
        if isinstance(hindered, Wait):
            waits.append((each, hindered.until))
        elif hindered is not None:
            leaves.append(each)
        else:
            waits.append((each, turn[each] if each in turn else _tomorrow(each, life, now)))
    return Decision(tuple(says), tuple(waits), tuple(leaves))


def hindrance(moment: Moment, life: Life, now: int) -> Wait | str | None:
    """Tell what keeps a moment from being said now: a Wait, or why it is left out, or nothing."""
    if moment.good_until is not None and now > moment.good_until:
        return "too late"
    if not life.is_reachable:
        return Wait(now + UNREACHABLE_S)
    held = [_ends(each, life.hours) for each in life.silences if _holds(each, moment, life.hours, now)]
    if held:
        return Wait(None if None in held else max(end for end in held if end is not None))
    is_their_time = moment.why == "asked" and now - moment.at <= ON_TIME_S
    if life.hours.is_quiet(now) and not is_their_time:
        return Wait(life.hours.next_open(now))
    return _interrupts(moment, life, now) if moment.why in UNPROMPTED else None


def _interrupts(moment: Moment, life: Life, now: int) -> Wait | str | None:
    if moment.why == "rhythm" and life.unanswered >= HALVED_AFTER and _is_too_soon(moment):
        return "half as often"
    is_talking = life.wrote_at is not None and now - life.wrote_at < TALKING_S
    return Wait(life.wrote_at + TALKING_S) if is_talking and life.wrote_at is not None else None


def spread(at: int, person_id: int, hours: Hours) -> int:
    """Give a moment of one's own a few minutes more, always the same for a person, within their open hours and day."""
    later = at + person_id * 7919 % SPREAD_S
    is_other = hours.is_quiet(later) or hours.is_quiet(at) or hours.day(later) != hours.day(at)
    return at if is_other else later


def is_over(silence: Silence, hours: Hours, now: int) -> bool:
    """Tell whether the time of a silence has passed."""
    end = _ends(silence, hours)
    return end is not None and end <= now


def _holds(silence: Silence, moment: Moment, hours: Hours, now: int) -> bool:
    is_about = silence.about in ("", moment.about)
    if moment.why == "resting" and silence.why == "pause" and silence.about == moment.about:
        return False
    return is_about and silence.why in HELD_BY[moment.why] and not is_over(silence, hours, now)


def _ends(silence: Silence, hours: Hours) -> int | None:
    """Give when a silence ends: a day begins when the one before is over, which a late shift makes later."""
    if silence.until_on is None:
        return silence.until_at
    before = silence.until_on - timedelta(days=1)
    return hours.at(silence.until_on, hours.week(before).day_ends)


def _is_too_soon(moment: Moment) -> bool:
    return moment.said_at is not None and moment.at - moment.said_at < HALF_AS_OFTEN * moment.every_s


def _until_its_turn(
    free: Sequence[Moment], moments: Sequence[Moment], life: Life, now: int
) -> dict[Moment, int | None]:
    """Tell until when they wait where the day has had its message, or will have one that was asked for."""
    if life.begun_on is not None and life.begun_on >= life.hours.day(now):
        return {each: _tomorrow(each, life, now) for each in free}
    ends = life.hours.day_ends_at(now)
    coming = [each for each in moments if each.why not in UNPROMPTED and now < min(each.at, each.due_at) < ends]
    open_ = [each.due_at for each in coming if hindrance(each, life, each.due_at) is None]
    first = min((at for at in open_ if not life.hours.is_quiet(at)), default=None)
    return dict.fromkeys(free, first) if first is not None else {}


def _tomorrow(moment: Moment, life: Life, now: int) -> int:
    """Give the same time on the wall clock in the next day of somebody's, or when that day is open."""
    hours, ends = life.hours, life.hours.day_ends_at(now)
    minute, day = hours.minute(moment.at), hours.day(now)
    times = (hours.at(day + timedelta(days=more), minute) for more in (1, 2, 3))
    return hours.next_open(next(at for at in times if at >= ends))


@dataclass(frozen=True, slots=True)
class Call:
    """A message of a group that calls the bot; `topic` is 0 outside of topics, `is_by_admin` None where not known."""

    by: CalledBy
    topic: int = 0
    is_by_admin: bool | None = None
    answers_notice: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """How a group wants the bot: in sight only in some topics (none means all), in private, calm until an instant."""

    topics: frozenset[int] = frozenset()
    is_private: bool = False
    quiet_until: int | None = None


def speaks(call: Call, company: Company, now: int) -> Speak:
    """Decide how a call in a group is answered.

    A reply to a notice of ours is talk among members. Elsewhere than in its topics only an administrator has the bot
    answer in sight.
    """
    if call.by == "reply" and call.answers_notice:
        return Speak.SILENT
    is_elsewhere = bool(company.topics) and call.topic not in company.topics
    is_quiet = company.quiet_until is not None and now < company.quiet_until
    if is_quiet or (is_elsewhere and not call.is_by_admin):
        return Speak.ASIDE
    return Speak.PRIVATELY if company.is_private else Speak.HERE
