"""Reads what every person got beside what they had set by then, and names the rule that allowed it; asks no bot."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from benchmarks.agenda.diary import DAY_S, Line, Promise, Slot, Weeks, day_of, is_quiet
from benchmarks.agenda.world import Letter

ON_TIME_S = 11 * 60  # a tick, and the ten minutes over which people with the same hour are spread
RESTING_AFTER_S = 27 * DAY_S
PUT_OFF_S = DAY_S  # in which something put off comes, where its time was in quiet hours
HALF_AS_OFTEN = 1.5
WEEK_S = 7 * DAY_S
WAITS_S = 2.5 * DAY_S  # that a review may have had to wait, or somebody travelled east; the next comes at its own time
DAY_OF = "the day you chose for “{}”"
REMINDED = "ou asked me to"
REVIEWS = ("A look at your week", "Your week in review.")
ASKS = ("“{}”: did you get to it?", "Next for “{}”", "Every step of “{}” is done", "“{}”: every step is done")

RHYTHM, HALVED = "their rhythm", "half their rhythm, after two without an answer"
REVIEW, FAREWELL = "the weekly review", "the one farewell"
ASKED, PUT_OFF, AGREED = "a time they asked for", "put off until then by them", "a new start they agreed to"
RESTING, THE_DAY = "whether they are still resting", "the day they chose for a goal"
ALLOWED = (RHYTHM, HALVED, REVIEW, THE_DAY, FAREWELL, ASKED, PUT_OFF, AGREED, RESTING)


class Owed(NamedTuple):
    """What is to be said again: by which rule, when, and with which words it was said first."""

    rule: str
    until: float
    words: str

    def is_about(self, goal: str) -> bool:
        """Tell whether a goal is asked about in it."""
        return self.words == f"“{goal}”" or any(words.format(goal) in self.words for words in ASKS)


class Finding(NamedTuple):
    """A message, and the rule that allowed it, or what it broke."""

    letter: Letter
    rule: str
    is_allowed: bool


@dataclass(slots=True)
class Reading:
    """What is known of a person at a moment of their diary."""

    zone: str | None = None
    weeks: Weeks = field(default_factory=Weeks)
    rhythms: Sequence[Slot] = ()
    rhythm_since: float = 0.0
    asked: list[tuple[Slot, int]] = field(default_factory=list)
    is_stopped: bool = False
    paused_since: int | None = None
    paused_until: float | None = None
    snoozed_until: float = 0.0
    promised: list[Owed] = field(default_factory=list)
    unanswered: int = 0
    has_farewell: bool = False
    last_day: date | None = None
    goals: dict[str, float] = field(default_factory=dict)  # when each was asked about last
    due: dict[str, date] = field(default_factory=dict)
    paused_goals: dict[str, float] = field(default_factory=dict)
    reviewed_at: float = 0.0

    def read(self, line: Line) -> None:
        """Take in one line."""
        value = line.value
        match line.what:
            case "zone":
                self.zone = str(value) if value else None
            case "weeks" if isinstance(value, Weeks):
                self.weeks = value
            case "goal":
                self.goals.setdefault(str(value), 0.0)
            case "due" if isinstance(value, tuple):
                self.due[value[0]] = value[1]
            case "goal pause" if isinstance(value, tuple):
                self.paused_goals[value[0]] = value[1]
            case "rhythm" if isinstance(value, tuple):
                self.rhythms, self.rhythm_since = value, line.at
            case "asked" if isinstance(value, Slot):
                self.asked.append((value, line.at))
            case "pause":
                self.paused_since = line.at
                self.paused_until = float(value) if isinstance(value, int | float) else None
            case "stop":
                self.is_stopped = True
            case "resume":
                self.is_stopped, self.paused_since, self.snoozed_until = False, None, 0.0
                self.has_farewell = False
            case "snooze" if isinstance(value, Promise):
                self.snoozed_until = max(self.snoozed_until, value.until)
                self._puts_off(value.until, line.at)
                self.promised.append(Owed(PUT_OFF, value.until, value.words))
            case "agreed" if isinstance(value, Promise):
                self.promised.append(Owed(AGREED, value.until, value.words))
            case "wrote":
                self.unanswered = 0

    def _puts_off(self, until: float, now: int) -> None:
        """Let what was to be said again earlier come then, too; a reminder keeps to its time."""
        sooner = [each for each in self.promised if now < each.until < until]
        kept = [each for each in self.promised if each not in sooner or REMINDED in each.words]
        self.promised = [*kept, *(each._replace(until=until) for each in sooner)]

    def is_paused(self, at: float) -> bool:
        """Tell whether a pause of everything holds."""
        return self.paused_since is not None and (self.paused_until is None or at < self.paused_until)


def audit(diary: Iterable[Line], letters: Iterable[Letter]) -> list[Finding]:
    """Name the rule of every message, in order."""
    reading, found = Reading(), []
    lines = deque(diary)
    for index, letter in enumerate(letters):
        while lines and lines[0].seen <= index:
            reading.read(lines.popleft())
        finding = Finding(letter, *_rule(reading, letter))
        found.append(finding)
        _note(reading, finding)
    return found


def _rule(reading: Reading, letter: Letter) -> tuple[str, bool]:
    """Name the rule that allows a message."""
    at = letter.at
    if reading.zone is None:
        return "before their time zone is known", False
    if reading.is_stopped:
        return "after a stop", False
    if reading.is_paused(at):
        is_question = reading.paused_until is None and at - (reading.paused_since or 0) >= RESTING_AFTER_S
        return (RESTING, True) if is_question else ("in a pause", False)
    if any(at < reading.paused_goals.get(goal, 0) for goal in _asked_about(reading, letter)):
        return "about a goal that is paused", False
    owed = _owed(reading, at, reading.zone)
    if _is_asked(reading, at):
        return _joined(reading, letter, owed, ASKED)
    if is_quiet(at, reading.zone, reading.weeks):
        return "in quiet hours", False
    if owed:
        return _joined(reading, letter, owed, owed[0].rule)
    if at < reading.snoozed_until:
        return "before the end of a snooze", False
    return _unprompted(reading, letter, reading.zone)


def _owed(reading: Reading, at: int, zone: str) -> list[Owed]:
    """Take what is to be said again at this time."""
    owed = [
        each
        for each in reading.promised
        if 0 <= at - each.until <= (PUT_OFF_S if is_quiet(each.until, zone, reading.weeks) else ON_TIME_S)
    ]
    reading.promised = [each for each in reading.promised if each not in owed]
    return owed


def _joined(reading: Reading, letter: Letter, owed: Sequence[Owed], rule: str) -> tuple[str, bool]:
    """Note what of the bot's own joined a message that was asked for: it is that day's, and waits for an answer."""
    again = " ".join(each.words for each in owed)
    goals = [goal for goal in _asked_about(reading, letter) if not any(each.is_about(goal) for each in owed)]
    days = [goal for goal in reading.due if DAY_OF.format(goal) in letter.text and DAY_OF.format(goal) not in again]
    is_review = _is_review(letter) and not any(words in again for words in REVIEWS)
    if not goals and not days and not is_review:
        return rule, True
    if reading.unanswered >= 3:
        return "took along what was not answered three times", False
    if letter.at < reading.snoozed_until:
        return "took along what a snooze holds", False
    today, times = day_of(letter.at, reading.zone or "", reading.weeks), _times(reading)
    reading.last_day, reading.unanswered = max(today, reading.last_day or today), reading.unanswered + 1
    broken = [_too_often(reading, letter.at, goal, times, today) for goal in goals if goal not in days]
    return (next(filter(None, broken)), False) if any(broken) else (rule, True)


def _times(reading: Reading) -> float:
    """Tell how much of a rhythm's time must have passed."""
    return HALF_AS_OFTEN if reading.unanswered >= 2 else 1.0


def _is_asked(reading: Reading, at: int) -> bool:
    """Tell whether it is a time that they asked for."""
    zone = reading.zone or ""
    return any(slot.times(max(at - ON_TIME_S, since), at, zone) for slot, since in reading.asked)


def _unprompted(reading: Reading, letter: Letter, zone: str) -> tuple[str, bool]:
    """Name the rule for a moment that the bot chose."""
    today = day_of(letter.at, zone, reading.weeks)
    if reading.last_day is not None and reading.last_day >= today:
        return "a second one of its own in their day", False
    if reading.has_farewell:
        return "after the farewell", False
    reading.last_day = today
    if reading.unanswered >= 3:
        reading.has_farewell = True
        return FAREWELL, True
    times = _times(reading)
    reading.unanswered += 1
    goals = _asked_about(reading, letter)
    is_review = _is_review(letter)
    if any(day == today and DAY_OF.format(goal) in letter.text for goal, day in reading.due.items()):
        return THE_DAY, True
    if not goals and not is_review:
        return "about nothing of theirs", False
    if is_review and letter.at - reading.reviewed_at < times * WEEK_S - WAITS_S:
        return "a review more often than weekly", False
    broken = [_too_often(reading, letter.at, goal, times) for goal in goals]
    if any(broken) and (is_review or not all(broken)):  # another part came in time; these may be due later that day
        broken = [_too_often(reading, letter.at, goal, times, today) for goal in goals]
    if any(broken):
        return next(filter(None, broken)), False
    return (REVIEW if is_review else HALVED if times > 1 else RHYTHM), True


def _too_often(reading: Reading, at: int, goal: str, times: float, today: date | None = None) -> str:
    """Say what a check-in on a goal breaks, if anything; with `today`, it may be due at any time of that day."""
    last, zone = reading.goals[goal], reading.zone or ""
    begins = max(reading.rhythm_since, last)
    slots = [time for slot in reading.rhythms for time in slot.times(begins, at + DAY_S, zone)]
    if not any(time <= at or day_of(time, zone, reading.weeks) == today for time in slots):
        return "more often than their rhythm"
    every = min(slot.every_s for slot in reading.rhythms)
    # Half a rhythm counts from the time that was planned, which the message joined hours before.
    is_too_soon = times > 1 and at - last < times * every - ON_TIME_S - (DAY_S / 2 if today else 0)
    return "not half as often after two without an answer" if is_too_soon else ""


def _note(reading: Reading, finding: Finding) -> None:
    """Note what a message was about; what was put off leaves the rhythm as it is."""
    letter = finding.letter
    reading.goals.update(dict.fromkeys(_asked_about(reading, letter), letter.at))
    if _is_review(letter) and finding.rule != PUT_OFF:
        reading.reviewed_at = letter.at


def _asked_about(reading: Reading, letter: Letter) -> list[str]:
    return [goal for goal in reading.goals if any(words.format(goal) in letter.text for words in ASKS)]


def _is_review(letter: Letter) -> bool:
    return any(words in letter.text for words in REVIEWS)


def missing(diary: Sequence[Line], letters: Sequence[Letter], until: int) -> list[int]:
    """List the times that somebody asked for, and at which nothing came although nothing was silent."""
    reading, found = Reading(), list[int]()
    for line, following in zip(diary, [*diary[1:], None], strict=True):
        reading.read(line)
        if reading.zone is None or reading.is_stopped or line.what == "blocked":
            continue
        ends = following.at if following else until
        times = {at for slot, since in reading.asked for at in slot.times(max(line.at, since), ends, reading.zone)}
        came = [letter.at for letter in letters]
        found += [
            at for at in times if not reading.is_paused(at) and not any(at <= each <= at + ON_TIME_S for each in came)
        ]
    return found
