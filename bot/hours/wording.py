"""Every sentence of hours."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from bot import clock
from bot.chat import Button, Reply
from bot.clock import Span, Week
from bot.hours import times
from bot.hours.hearing import EVERY, Quiet, asks
from bot.hours.own import Own
from bot.hours.vocabulary import KINDS, OFF, USUAL

MENU = "hours"
EXAMPLE = "2 weeks closing, 1 week morning"
BACK = Button("Back", says="/quiet")
SET_ZONE = Button("Set time zone", says="/zone")
_BY_NIGHT = ((21, 9), (22, 8), (22, 11), (22, 7))
_BY_DAY = ((8, 17), (7, 15), (9, 17), (10, 18))
_DAY_ENDS = ((0, 1, 2), (3, 4, 5), (6, 8, 10))  # hours
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth")  # fmt: skip
_NAMED = {"day": "day-shift"}
_PRESS_OR_TYPE = "Press one, or type your own, for example 10 PM to 8 AM."


def shown(own: Own) -> Reply:
    """Say when somebody is left in peace and when their day ends, and how that can be changed."""
    asked_for = "A reminder at a time you asked for still comes at that time."
    text = "\n\n".join([*_all_weeks(own), asked_for, *_missing(own)])
    return Reply(text, buttons=[*_ways(own), *_zone_row(own)], menu=MENU, asks=asks("quiet"))


def kept(own: Own) -> Reply:
    """Say what holds from now on."""
    text = "\n\n".join(["Set.", *_all_weeks(own), *_missing(own)])
    rows = [[Button("Change", says="/quiet change"), Button("Quiet hours", says="/quiet")], *_zone_row(own)]
    return Reply(text, buttons=rows, menu=MENU)


def choices(own: Own, kind: str) -> Reply:
    """Let choose quiet hours for one kind of week, or for all of them."""
    week = own.kinds.get(kind, own.weeks[0])
    now = f"At the moment: {_span(week.quiet)}. " if week.quiet.begins != week.quiet.ends else "There are none now. "
    text = f"When would you like quiet hours{_in_weeks(own, kind)}? {now}{_PRESS_OR_TYPE}"
    rows = [*_spans(kind, week), [Button("When my day ends", says=f"/day_ends {kind}".strip()), BACK]]
    return Reply(text, buttons=rows, menu=MENU, asks=asks("quiet", kind))


def which_weeks(own: Own, command: str, said: str = "") -> Reply:
    """Ask which weeks something is meant for; `said` is what follows the kind of week in the command."""
    kinds = [Button(_sentence(_weeks_of(name)), says=f"/{command} {name} {said}".strip()) for name in own.kinds]
    every = Button("Every week", says=f"/{command} {EVERY} {said}".strip())
    buttons = [*kinds, every, BACK]
    return Reply(
        "Which weeks do you mean?", buttons=[buttons[at : at + 2] for at in range(0, len(buttons), 2)], menu=MENU
    )


def when_day_ends(own: Own, kind: str) -> Reply:
    """Ask when somebody's day ends."""
    text = (
        f"When does your day end{_in_weeks(own, kind)}? "
        "Until then, what you do counts for the day before. Press one, or type a time up to noon."
    )
    return Reply(
        text,
        buttons=[*([_end(kind, at * 60) for at in row] for row in _DAY_ENDS), [BACK]],
        menu=MENU,
        asks=asks("day_ends", kind),
    )


def which_shifts() -> Reply:
    """Ask how somebody's shifts go."""
    text = (
        "Do your shifts change from week to week? Type how they go, for example: "
        f"{EXAMPLE}. If every week is the same, press one."
    )
    rows = (
        (Button("Always mornings", says="/shifts mornings"), Button("Always closing", says="/shifts closing")),
        (Button("Always nights", says="/shifts nights"), Button("No shifts", says="/shifts none")),
        (BACK,),
    )
    return Reply(text, buttons=rows, menu=MENU, asks=asks("shifts"))


def which_week(own: Own, *, is_new: bool) -> Reply:
    """Ask which week of the pattern this one is."""
    taken = (
        "Until you tell me, I take it for the first." if is_new else f"I take it for {_a(own.hours.week(own.today))}."
    )
    text = f"Your shifts, in turn: {_in_turn(own)}. Which week is this one? Weeks begin on Monday. {taken}"
    labels = [_sentence(label) for label in _labels(own.weeks)]
    buttons = [Button(label, says=f"/this_week {number}") for number, label in enumerate(labels, 1)]
    return Reply(text, buttons=[*([each] for each in buttons), [BACK]], menu=MENU, asks=asks("week"))


def missed(what: str, kind: str) -> Reply:
    """Ask once more after words that could not be read."""
    return Reply(f"I could not read that. {_HOW[what]}", buttons=((BACK,),), menu=MENU, asks=asks(what, kind, "again"))


def given_up() -> Reply:
    """End the asking after a second text that could not be read."""
    text = "I could not read that either, so nothing has changed. The buttons of /quiet lead through it step by step."
    return Reply(text, buttons=((BACK,),), menu=MENU)


def left() -> Reply:
    """Take that nothing is to change."""
    return Reply("All right, nothing has changed. You can set your quiet hours at any time: /quiet.", menu=MENU)


def trouble(which: str) -> Reply:
    """Say why something cannot be kept, and what can."""
    what, text = _TROUBLES[which]
    return Reply(text, buttons=((BACK,),), menu=MENU, asks=asks(what))


def told(own: Own) -> list[str]:
    """Tell what is kept, for a list of all that is kept about somebody."""
    since = own.hours.since
    first = f"The first of these weeks began on {since:%B} {since.day}, {since.year}"
    lines = "\n".join(_all_weeks(own, is_now=False)).split("\n")
    return [*lines, *([first] if len(own.weeks) > 1 else [])]


_HOW = {
    "quiet": "Type from when to when I should leave you in peace, for example 10 PM to 8 AM.",
    "shifts": f"Type how many weeks of which shift come in turn, for example: {EXAMPLE}.",
    "day_ends": "Type a time between midnight and noon, for example 3 AM.",
    "week": "Press the week that this one is, or type it, for example: second closing week.",
}
_TROUBLES = {
    "too long": (
        "quiet",
        "Quiet hours can be up to 20 hours long, so that a time is left at which I may write. "
        "If you would rather not hear from me at all, type stop or pause.",
    ),
    "too late": ("day_ends", "A day can end between midnight and noon. Type such a time, for example 3 AM."),
    "too many weeks": ("shifts", "A pattern can be up to 12 weeks long. Type the part that comes again and again."),
    "by days": (
        "shifts",
        "I can follow shifts that change from week to week, not from day to day. "
        f"Type how your weeks go, for example: {EXAMPLE}. Or set the same quiet hours for every day.",
    ),
}


def _all_weeks(own: Own, *, is_now: bool = True) -> list[str]:
    if len(own.kinds) == 1:
        week = own.weeks[0]
        named = [f"Your shifts: every week is {_a(week)}."] if week.name else []
        return [*named, f"{_every_day(week.quiet)} {_sentence(_day_end(week))}."]
    each = [f"In {_weeks_of(name)} {_quiet(week)}, and {_day_end(week)}." for name, week in own.kinds.items()]
    return [f"Your shifts, in turn: {_in_turn(own)}.", "\n".join(each), *([_now_and_next(own)] if is_now else [])]


def _now_and_next(own: Own) -> str:
    day, week = own.next_change
    is_next = (day - own.today) <= timedelta(days=7)
    when = "Next week is" if is_next else f"From {clock.in_words(day, own.today)}, it is"
    return f"This is {_a(own.hours.week(own.today))}. {when} {_a(week)}. Weeks begin on Monday."


def _missing(own: Own) -> list[str]:
    return (
        [] if own.has_zone else ["I do not know your time zone yet. Until I do, I will not message you first at all."]
    )


def _zone_row(own: Own) -> list[list[Button]]:
    return [] if own.has_zone else [[SET_ZONE]]


def _ways(own: Own) -> list[list[Button]]:
    if len(own.kinds) > 1:
        return [
            [Button("Change", says="/quiet change"), Button("This is another week", says="/this_week")],
            [Button("Other shifts", says="/shifts new"), Button("No shifts", says="/shifts none")],
        ]
    ends = Button("When my day ends", says="/day_ends")
    return [*_spans("", own.weeks[0]), [ends, Button("My shifts", says="/shifts new")]]


def _spans(kind: str, week: Week) -> list[list[Button]]:
    by_day = KINDS.get(week.name, KINDS[USUAL])[0].begins < 12 * 60
    spans = [Span(begins * 60, ends * 60) for begins, ends in (_BY_DAY if by_day else _BY_NIGHT)]
    said = [(_span(span), Quiet(span.begins, span.ends).said) for span in spans]
    buttons = [Button(label, says=" ".join(f"/quiet {kind} {says}".split())) for label, says in said]
    none = Button("None at all", says=" ".join(f"/quiet {kind} none".split()))
    return [buttons[:2], buttons[2:], [none]]


def _end(kind: str, at: int) -> Button:
    return Button(_time(at, "Midnight"), says=" ".join(f"/day_ends {kind} {times.said(at)}".split()))


def _every_day(span: Span) -> str:
    if span.begins == span.ends:
        return "You have no quiet hours: I may message you first at any hour."
    return f"Your quiet hours are {_span(span)}: I will not message you first then."


def _quiet(week: Week) -> str:
    span = week.quiet
    if span.begins == span.ends:
        return "I may message you first at any hour"
    return f"I will not message you first between {_time(span.begins)} and {_time(span.ends)}"


def _day_end(week: Week) -> str:
    return f"your day ends at {_time(week.day_ends)}"


def _in_turn(own: Own) -> str:
    runs = [(name, len(list(weeks))) for name, weeks in groupby(week.name for week in own.weeks)]
    return ", ".join(_count(name, number) for name, number in runs)


def _count(name: str, number: int) -> str:
    weeks = "week" if number == 1 else "weeks"
    return f"{number} {weeks} off" if name == OFF else f"{number} {_named(name)} {weeks}"


def _weeks_of(name: str) -> str:
    return "weeks off" if name == OFF else f"{_named(name)} weeks"


def _a(week: Week) -> str:
    if week.name == OFF:
        return "a week off"
    named = _named(week.name)
    return f"{'an' if named[0] in 'aeio' else 'a'} {named} week"


def _named(name: str) -> str:
    return _NAMED.get(name, name or USUAL)


def _labels(weeks: Sequence[Week]) -> list[str]:
    """Name each week by its kind, and by its place among those of its kind where there are several."""
    names = [week.name for week in weeks]
    return [
        _named(name) if names.count(name) == 1 else f"{_named(name)}, {_NTH[names[:at].count(name)]} week"
        for at, name in enumerate(names)
    ]


def _in_weeks(own: Own, kind: str) -> str:
    return "" if len(own.kinds) == 1 else " in every week" if kind not in own.kinds else f" in {_weeks_of(kind)}"


def _span(span: Span) -> str:
    return f"{_time(span.begins)} to {_time(span.ends)}"


def _time(minutes: int, midnight: str = "midnight") -> str:
    if minutes % (12 * 60) == 0:
        return "noon" if minutes == 12 * 60 else midnight
    return clock.time_in_words(minutes).replace(":00", "")


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
