"""Every sentence of reminders."""

from collections.abc import Sequence

from bot import clock
from bot.chat import MAX_SAYS_BYTES, Button, Part, Reply, escape
from bot.reminders.model import MAX_OPEN, MAX_WORDS, Reminder
from bot.reminders.schedule import Shown, day_in_words, in_words
from bot.understanding.days import When

MENU = "reminders"
PER_PAGE = 12
IN_A_LIST, ON_A_BUTTON = 120, 40  # characters
EXAMPLE = "Remind me Sunday 8 PM to call the school"
ALL = Button("All reminders", says="/remind")
SET_ZONE = Button("Time zones", says="/zone")


def listed(shown: Sequence[Shown], page: int = 1, news: str = "") -> Reply:
    """List the open reminders, a page of them."""
    if not shown:
        text = f"You have no reminders. Type one like this: {EXAMPLE}. I will say back when it comes."
        return Reply(_joined(news, text), menu=MENU)
    pages = -(-len(shown) // PER_PAGE)
    page = max(1, min(page, pages))
    part = shown[(page - 1) * PER_PAGE : page * PER_PAGE]
    lines = [f"{each.reminder.number}. {_short(each.reminder, IN_A_LIST)}: {in_words(each)}" for each in part]
    of = f" (page {page} of {pages})" if pages > 1 else ""
    numbers = [Button(f"Open {each.reminder.number}", says=f"/remind {each.reminder.number}") for each in part]
    rows = [numbers[first : first + 4] for first in range(0, len(numbers), 4)]
    if pages > 1:
        rows.append([Button("More", says=f"/remind_page {page % pages + 1}")])
    return Reply(_joined(news, f"Your reminders{of}:\n" + "\n".join(lines)), buttons=rows, menu=MENU)


def shown(one: Shown, news: str = "") -> Reply:
    """Show one reminder."""
    text = f"{_named(one.reminder)}: {in_words(one)}."
    return Reply(_joined(news, text), buttons=_ways(one.reminder), menu=MENU, asks=_asks(one.reminder))


def kept(one: Shown, *, is_quiet: bool = False, is_cut: bool = False, skipped_to: int | None = None) -> Reply:
    """Say back what was understood, and when it comes next; at another minute where the clock skips its own."""
    what = f"I will remind you: {escape(one.reminder.words)}." if one.reminder.words else "I will write to you."
    text = [_ended(what), f"{in_words(one)}.", *_beside(one, is_quiet, skipped_to)]
    text += [] if one.reminder.words else ["Type what it is about, if you like."]
    text += [f"I kept the first {MAX_WORDS} characters."] if is_cut else []
    asks = _asks(one.reminder) if one.reminder.words else f"remind_words:{one.reminder.number}"
    return Reply(" ".join(text), buttons=_ways(one.reminder), asks=asks)


def moved(one: Shown, *, is_quiet: bool = False, skipped_to: int | None = None) -> Reply:
    """Say back the new time."""
    text = ["Changed.", f"{_named(one.reminder)}: {in_words(one)}.", *_beside(one, is_quiet, skipped_to)]
    return Reply(" ".join(text), buttons=_ways(one.reminder), asks=_asks(one.reminder))


def which_zone(one: Shown) -> Reply:
    """Say that a reminder is kept, and ask where its time is meant."""
    time = clock.time_in_words(one.reminder.minutes)
    text = (
        f"Kept: {_named(one.reminder)}. {in_words(one)}. In which time zone is {time}? Type your city; "
        "I write as soon as I know it."
    )
    asks = f"remind_zone:{one.reminder.number}"
    return Reply(text, buttons=((SET_ZONE,), *_ways(one.reminder)), asks=asks)


def zone_first() -> Reply:
    """Ask for the time zone where a time was counted from now."""
    text = "To write to you by the clock I need your time zone. Type your city, then ask me once more."
    return Reply(text, buttons=((SET_ZONE,),), asks="zone:")


def when(reminder: Reminder, news: str = "") -> Reply:
    """Ask when; the words are kept."""
    about = f"{_named(reminder)}. " if reminder.words else ""
    text = f"{about}When shall I remind you? For example: Sunday 8 PM, tomorrow at noon, every other Friday at 5."
    rows = (
        (
            Button("Tomorrow 9 AM", says=f"/remind_at {reminder.number} tomorrow 9am"),
            Button("Sunday 8 PM", says=f"/remind_at {reminder.number} sunday 8pm"),
        ),
        (_stop(reminder),),
    )
    return Reply(_joined(news, text), buttons=rows, asks=_asks(reminder))


def over(reminder: Reminder, later: When, shown: Shown) -> Reply:
    """Say that a time is over today, and offer the same tomorrow."""
    time = clock.time_in_words(later.minutes)
    text = f"{time} is over for today. Tomorrow instead, {in_words(shown)}? Or type another time."
    rows = ((Button("Tomorrow", says=at_says(reminder.number, later)), _stop(reminder)),)
    return Reply(text, buttons=rows, asks=_asks(reminder))


def odd(why: str) -> str:
    """Say why a time cannot be taken."""
    says = {
        "past": "That time is over.",
        "impossible": "I cannot find that day or time on the calendar.",
        "far": "That is more than 50 years away.",
    }
    return says.get(why, "Once a day is the most I do.")


def full() -> Reply:
    """Say that there are as many reminders as one person can have."""
    text = f"You have {MAX_OPEN} reminders, which is as many as I keep. Stop one, then ask me again."
    return Reply(text, buttons=((ALL,),))


def which(found: Sequence[Shown], says: Sequence[str], question: str = "Which one do you mean?") -> Reply:
    """Ask which of several reminders is meant; each button says its command."""
    many = found[:8]
    rows = [
        [Button(f"{each.reminder.number}. {_short(each.reminder, ON_A_BUTTON, plain=True)}", says=command)]
        for each, command in zip(many, says, strict=False)
    ]
    more = [] if len(found) == len(many) else [[ALL]]
    return Reply(question, buttons=[*rows, *more])


def stopped(reminder: Reminder) -> Reply:
    """Say that a reminder comes no more."""
    back = Button("Bring it back", says=f"/remind_back {reminder.number}")
    return Reply(f"Stopped: {_named(reminder)}.", buttons=((back, ALL),))


def back(one: Shown) -> Reply:
    """Say that a reminder is there again."""
    return Reply(f"It is back. {_named(one.reminder)}: {in_words(one)}.", buttons=_ways(one.reminder))


def nothing_so_called() -> Reply:
    """Say that no reminder goes by that name or number."""
    return Reply("I have no such reminder open.", buttons=((ALL,),))


def due(one: Shown, *, is_late: bool = False) -> Part:
    """Give the words at the time that was asked for, or after it, where a pause was over it."""
    reminder = one.reminder
    words = escape(_capital(reminder.words))
    then = "now"
    if is_late and one.next_on is not None:
        on = "today" if one.next_on == one.today else f"on {day_in_words(one.next_on, one.today)}"
        then = f"{on} at {clock.time_in_words(reminder.minutes)}"
    text = f"“{words}”: you asked me to remind you {then}." if words else f"You asked me to write to you {then}."
    number = reminder.number
    rows = (
        (Button("Done", says=f"/remind_done {number}"), Button("Partly", says=f"/remind_partly {number}")),
        (Button("Not yet", says=f"/remind_not {number}"),),
    )
    line = f"You asked me to remind you: {_short(reminder, IN_A_LIST)}." if words else "You asked me to write to you."
    label = _short(reminder, ON_A_BUTTON, plain=True) if words else "Your reminder"
    return Part(text, line, label, rows, asks=reminder.key, rank=0)


def next_time(one: Shown, *, is_of_all: bool = False) -> Reply:
    """Say when a recurring reminder comes next, and that nothing comes before."""
    if one.next_on is None:
        return Reply("Fine. That was the last one.", buttons=((ALL,),))
    time = clock.time_in_words(one.reminder.minutes)
    text = f"Fine. Next: {day_in_words(one.next_on, one.today)} at {time}, {_before(is_of_all)}."
    return Reply(text, buttons=_ways(one.reminder))


def put_off(one: Shown, choices: Sequence[Shown], *, is_of_all: bool = False) -> Reply:
    """Say when a single reminder comes once more, and offer other days at the same time."""
    text = f"Fine. I will remind you again: {in_words(one)}, {_before(is_of_all)}."
    number = one.reminder.number
    days = [
        Button(label, says=f"/remind_again {number} {days}")
        for label, days, each in (("Tomorrow", 1, choices[0]), ("Next week", 7, choices[1]))
        if each.next_on != one.next_on
    ]
    leave = Button("Leave it", says=f"/remind_again {number} 0")
    return Reply(text, buttons=(days, (leave,)), asks=_asks(one.reminder))


def _before(is_of_all: bool) -> str:
    return "and nothing from me before but what you asked for" if is_of_all else "nothing about it before"


def less() -> Reply:
    """Lead whoever would hear less, or not at certain hours, to where that is set."""
    text = "To hear less from me: choose quiet hours, change how often I ask, or pause everything."
    ways = (Button("Quiet hours", says="/quiet"), Button("Check-ins", says="/checkins"), Button("Pause", says="/pause"))
    return Reply(text, buttons=(ways,))


def left() -> Reply:
    """Take that nothing more is wanted of a reminder."""
    return Reply("Fine, I leave it at that.", buttons=((ALL,),))


def answered() -> Reply:
    """Take a done to a reminder that says nothing of what it is about."""
    return Reply("Good. Noted.")


def agreed() -> Reply:
    """Take that a time is right."""
    return Reply("Good. Until then.")


def unclear(reminder: Reminder) -> Reply:
    """Ask once more how a reminder is to be."""
    text = f"{_named(reminder)}: type another time, for example Sunday 8 PM, or press a button."
    return Reply(text, buttons=_ways(reminder), asks=_asks(reminder))


def told(one: Shown) -> str:
    """Say a reminder for the file of all that is kept; as it stands, without marks."""
    state = {"open": "", "said": " (said)", "done": " (done)", "stopped": " (stopped)"}[one.reminder.state]
    return f"{one.reminder.number}. {one.reminder.words or 'no words'}: {in_words(one)}{state}"


def at_says(number: int, when: When) -> str:
    """Give the command that sets this very time, or the one that asks for it where that is too long for a button."""
    at = f"/remind_at {number} {when.first_on.isoformat()} {when.minutes // 60:02}:{when.minutes % 60:02}"
    return f"/remind_change {number}" if when.rule or len(at) > MAX_SAYS_BYTES else at


def _beside(one: Shown, is_quiet: bool, skipped_to: int | None) -> list[str]:
    """Say what is unusual about a time."""
    said, comes = clock.time_in_words(one.reminder.minutes), clock.time_in_words(skipped_to or 0)
    skips = f"The clock skips {said} on that day, so I will write at {comes}."
    quiet = "That is in your quiet hours; I will write then because you asked."
    return [*([skips] if skipped_to is not None else []), *([quiet] if is_quiet else [])]


def _asks(reminder: Reminder) -> str:
    return f"remind_set:{reminder.number}"


def _ways(reminder: Reminder) -> tuple[tuple[Button, ...], ...]:
    return ((Button("Change", says=f"/remind_change {reminder.number}"), _stop(reminder)), (ALL,))


def _stop(reminder: Reminder) -> Button:
    return Button("Stop it", says=f"/remind_stop {reminder.number}")


def _named(reminder: Reminder) -> str:
    return escape(_capital(reminder.words)) if reminder.words else f"Reminder {reminder.number}"


def _short(reminder: Reminder, most: int, *, plain: bool = False) -> str:
    words = _capital(reminder.words) or f"Reminder {reminder.number}"
    words = words if len(words) <= most else words[: most - 1].rstrip() + "…"
    return words if plain else escape(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(text: str) -> str:
    return text[:-1] if text[-2:-1] in ".!?…" else text


def _joined(first: str, second: str) -> str:
    return f"{first} {second}" if first else second
