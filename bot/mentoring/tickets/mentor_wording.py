"""Every sentence that a mentor reads about a question that was handed to them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.chat import Button, Reply, Toast, escape
from bot.mentoring.tickets.store import about
from bot.mentoring.words import titled


@dataclass(frozen=True, slots=True)
class Handed:
    """A question as its owner reads it; `times` counts how often they were given it, `name` is the asker's own choice.

    `theme` is a title, where one is known.
    """

    ref: str
    times: int
    question: str
    group: str
    name: str | None = None
    theme: str | None = None


Closing = Callable[[str, int], Reply]


def letter(shown: Handed, load: tuple[int, int]) -> Reply:
    """Hand a question to a mentor; `load` is how many they got today, and how many they take."""
    got, a_day = load
    which = "your one question for today" if a_day == 1 else f"question {got} of at most {a_day} today"
    how = f"This is {which}. Answer by replying to this message. They read your words as a mentor's, without your name."
    return _letter(shown, how, _ways(shown.ref))


def asking(shown: Handed, until_at: int) -> Reply:
    """Ask for the answer to a question, below that question; until then a message alone may be it."""
    how = (
        "Write the answer as your next message, within an hour. Later, write it as a reply to this message. "
        "To leave the question open, send cancel."
    )
    return replace(_letter(shown, how, _ways(shown.ref)), asks=f"{about(shown.ref)} {until_at}")


def answered(shown: Handed) -> Reply:
    """Leave a question with its mentor, without its buttons, after they answered it."""
    return _letter(shown, "You answered this one.", [])


def gone_letter(ref: str, times: int) -> Reply:
    """Replace a question that has gone to another mentor."""
    return Reply("This question has gone to somebody else. Nothing to do.", menu=_menu(ref, times), about=about(ref))


def closed_letter(ref: str, times: int) -> Reply:
    """Replace a question that nobody needs to answer any more."""
    text = "This question needs no answer any more. Nothing to do."
    return Reply(text, menu=_menu(ref, times), about=about(ref))


def passed_on(ref: str, times: int, *, has_taker: bool) -> Reply:
    """Confirm that a mentor passed a question on; where nobody else takes it now, it may come back."""
    waits = "There is no other mentor for it now, so it waits until one is free. After a day, that may be you again."
    text = "Passed on. Nothing more to do." if has_taker else f"It is off your hands. {waits}"
    return Reply(text, menu=_menu(ref, times), about=about(ref))


def not_today(ref: str, times: int, group: str, kept: int) -> Reply:
    """Confirm that a mentor gets no more questions today; `kept` of those they have wait for them still."""
    still = ("One other question is" if kept == 1 else f"{kept} other questions are") + " still with you."
    text = (
        f"This one is off your hands. {f'{still} ' if kept else ''}"
        f"I bring you no more questions from {titled(group)} today; /mentoring changes that."
    )
    return Reply(text, menu=_menu(ref, times), about=about(ref))


def answered_already(ref: str) -> Reply:
    """Answer a second answer to the same question."""
    return _notice(
        ref,
        "Your answer went out, and with it I deleted who had asked, so nothing more was sent. "
        "If they ask again, you can write more.",
    )


def sent_as_it_was(ref: str) -> Reply:
    """Answer an answer that was changed after it was sent."""
    return _notice(
        ref,
        "Your answer was already sent, and with it I deleted who had asked, so the change does not reach them. "
        "If they ask again, you can write a new one.",
    )


def not_theirs(ref: str) -> Reply:
    """Answer somebody who does not have the question any more."""
    return _notice(ref, "This question has gone to another mentor, so nothing was sent. There is nothing more to do.")


def closed(ref: str) -> Reply:
    """Answer somebody who writes to a question that is closed or forgotten."""
    return _notice(ref, "This question is closed, so nothing was sent. There is nothing more to do.")


def out_of_reach(ref: str) -> Reply:
    """Say that an answer cannot be delivered."""
    return _notice(
        ref, "Whoever asked cannot be written to now, so the answer did not reach them. The question is closed."
    )


def no_words(ref: str) -> Reply:
    """Ask for words where an answer has none, or comes with what would be lost."""
    return _notice(
        ref,
        "I can pass on words alone, with no picture, file or voice, so nothing was sent. "
        "Write the answer as text, as a reply to the question.",
    )


def doubtful(ref: str) -> Reply:
    """Answer a message that comes late, or is an older one that was changed, after an answer was asked for."""
    return _notice(
        ref,
        "I did not pass this on: by itself, only a new message within an hour of Answer is taken as the answer. "
        "If you meant it as one, write it as a reply to the question. If you meant it for me, send it once more.",
    )


def left_open() -> Reply:
    """Confirm that nothing that follows is taken as the answer any more."""
    return Reply("All right, nothing was sent. The question is still with you.")


def old_press() -> Toast:
    """Tell somebody who pressed a button of a question that is not theirs now."""
    return Toast("This question is no longer with you. Nothing to do.")


def _letter(shown: Handed, how: str, buttons: list[list[Button]]) -> Reply:
    who = escape(shown.name) if shown.name else "A member"
    where = f" in “{escape(shown.group)}”" if shown.group else ""
    theme = f" Topic: {escape(shown.theme)}." if shown.theme else ""
    return Reply(
        f"**{who} asks**{where}.{theme}\n\n{escape(shown.question)}\n\n{how}",
        buttons=buttons,
        menu=_menu(shown.ref, shown.times),
        about=about(shown.ref),
    )


def _ways(ref: str) -> list[list[Button]]:
    return [
        [Button("Answer", says=f"/answer_ticket {ref}")],
        [Button("Pass on", says=f"/pass_ticket {ref}"), Button("Not today", says=f"/rest_ticket {ref}")],
    ]


def _notice(ref: str, text: str) -> Reply:
    return Reply(text, about=about(ref))  # a reply to it is about the question, too


def _menu(ref: str, times: int) -> str:
    return f"ticket {ref} {times}"  # who is asked again gets a new message, as an edit is seen by nobody
