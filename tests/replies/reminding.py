"""Example arguments of what is said about reminders."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bot.library import Library
from bot.reminders.model import MAX_OPEN, MAX_WORDS, Reminder
from bot.reminders.schedule import Shown
from bot.understanding.days import When
from tests.replies.examples import Example, Examples, each, ex, once

TODAY = date(2026, 11, 22)
LONG = ("call the school_about <it> & so on " * 20)[:MAX_WORDS]
RULES = ("", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
         "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1",
         "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270301")  # fmt: skip
LATER = When(TODAY + timedelta(days=1), 20 * 60)


def reminders() -> list[Reminder]:
    """Give reminders of every kind: with few words, many, none; single, by one rule, and without a time."""
    found = [
        Reminder(number, words, TODAY + timedelta(days=7), 20 * 60, rule)
        for number, (words, rule) in enumerate(((w, r) for w in ("do the law hour", LONG, "") for r in RULES), 1)
    ]
    return [*found, Reminder(999_999, "renew my license"), Reminder(999_999, "call", TODAY, 0, state="said")]


def shown() -> list[Shown]:
    return [Shown(one, one.first_on, TODAY) for one in reminders()]


def each_reminder(_: Library) -> Iterator[Example]:
    return (ex(one) for one in reminders())


def each_shown(_: Library) -> Iterator[Example]:
    yield from (ex(one) for one in shown())
    yield from (ex(Shown(one, None, TODAY)) for one in reminders())
    yield from (ex(Shown(one, on, TODAY, is_placed=False)) for one in reminders() for on in (None, TODAY))


def due(library: Library) -> Iterator[Example]:
    yield from each_shown(library)
    yield from (ex(one, is_late=True) for one in shown())


def kept(_: Library) -> Iterator[Example]:
    yield from (ex(one, is_quiet=True, is_cut=True, skipped_to=210) for one in shown())
    yield from (ex(one) for one in shown())


def moved(_: Library) -> Iterator[Example]:
    yield from (ex(one, is_quiet=True, skipped_to=210) for one in shown())


def lists(_: Library) -> Iterator[Example]:
    full = [Shown(Reminder(number, LONG, TODAY, 540, RULES[-1]), TODAY, TODAY) for number in range(1, MAX_OPEN + 1)]
    yield from (ex(full, page) for page in (0, 1, 2, 5, 99))
    yield from (ex([]), ex(shown()[:3]))


def over(_: Library) -> Iterator[Example]:
    yield from (ex(one.reminder, LATER, one) for one in shown() if not one.reminder.rule)


def several(_: Library) -> Iterator[Example]:
    many = shown()
    yield ex(many, [f"/remind_stop {one.reminder.number}" for one in many])
    yield ex(many[:2], ["/remind_stop 1", "/remind_stop 2"])


def put_off(_: Library) -> Iterator[Example]:
    for one in (every for every in shown() if not every.reminder.rule):
        yield ex(one, [Shown(one.reminder, TODAY + timedelta(days=days), TODAY) for days in (1, 7)])


def at_says(_: Library) -> Iterator[Example]:
    yield from (ex(number, when) for number in (1, 999_999) for when in (LATER, When(TODAY, 540, RULES[1])))


REMINDERS: Mapping[str, Examples] = {
    "agreed": once(),
    "answered": once(),
    "at_says": at_says,
    "back": each_shown,
    "due": due,
    "full": once(),
    "kept": kept,
    "left": once(),
    "less": once(),
    "listed": lists,
    "moved": moved,
    "next_time": lambda library: [*each_shown(library), *(ex(one, is_of_all=True) for one in shown())],
    "nothing_so_called": once(),
    "odd": each("past", "impossible", "far", "often"),
    "over": over,
    "put_off": put_off,
    "shown": each_shown,
    "stopped": each_reminder,
    "told": each_shown,
    "unclear": each_reminder,
    "when": each_reminder,
    "which": several,
    "which_zone": each_shown,
    "zone_first": once(),
}
