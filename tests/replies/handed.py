"""Example arguments of what is said about questions that go to a mentor."""

from collections.abc import Iterator, Mapping
from typing import get_args

from bot.library import Library
from bot.mentoring.tickets.mentor_wording import Handed
from bot.mentoring.tickets.store import Ticket
from bot.mentoring.tickets.wording import MAX_QUESTION, News, Way
from bot.settings import DAY, HOUR
from tests.replies.examples import Example, Examples, each, ex, once

REF, KEY, MENU = "0a1b2c3d", "k" * 12, "question 0a1b2c3d4e5f"
ODD = "why <b> & that?\n- first\n- second_one"
LONG_QUESTION = ("word " * 400)[:MAX_QUESTION]
QUESTIONS = ("my manager wants more", ODD, LONG_QUESTION)


def ways(library: Library) -> list[Way]:
    themes = [None, *(theme.title for theme in library.themes[:2])]
    return [Way(title, theme, wait_s) for title in ("Circle", "_odd_ <group>", "") for theme in themes
            for wait_s in (HOUR, 90 * 60, 4 * HOUR, DAY, 3 * DAY)]  # fmt: skip


def previews(library: Library) -> Iterator[Example]:
    for way in ways(library):
        yield from (ex(asked, way, how, name, 3) for asked in QUESTIONS for how in ("named", "nameless")
                    for name in ("Kim", "K_ <i>", ""))  # fmt: skip


def sent(library: Library) -> Iterator[Example]:
    for way in ways(library):
        yield from (ex(REF, MENU, way, is_given=is_given) for is_given in (True, False))


def handed(library: Library) -> Iterator[Handed]:
    for theme in (None, *(theme.title for theme in library.themes[:2])):
        for asked in QUESTIONS:
            yield Handed(REF, 1, asked, "_odd_ <group>", None, theme)
            yield Handed(REF, 2, asked, "", "K_ <i>", theme)


def letters(library: Library) -> Iterator[Example]:
    return (ex(shown, load) for shown in handed(library) for load in ((1, 1), (3, 10)))


def handed_alone(library: Library) -> Iterator[Example]:
    return map(ex, handed(library))


CLOSINGS: Examples = once(REF, 1)

TICKETS: Mapping[str, Examples] = {
    "answer": lambda _: [ex(asked, told, REF, KEY) for asked in QUESTIONS for told in ("Ask for more.", ODD)],
    "asked_again": lambda _: [ex(REF, KEY, has_answer=has_answer) for has_answer in (True, False)],
    "enough_for_now": once(),
    "ended": lambda _: [ex(asked, REF, KEY) for asked in QUESTIONS],
    "first_words": each(*QUESTIONS),
    "how_to_ask": lambda _: [
        *(ex(asked, place_id) for asked in QUESTIONS for place_id in (None, 3)),
        ex(ODD, 3, adds=True),
    ],
    "no_draft": once(),
    "none_in_group": once(),
    "news": lambda _: [ex(REF, MENU, asked, news) for asked in QUESTIONS for news in get_args(News)],
    "no_mentors": lambda _: [ex(is_kept=is_kept) for is_kept in (True, False)],
    "not_open": once(),
    "not_sent": once(),
    "offer": each("mentor", "ask_mentor"),
    "only_in_private": each("mentor_named"),
    "open_chat": each("mentor_named"),
    "look_in_private": once(),
    "preview": previews,
    "question": each("", "named"),
    "sent": sent,
    "solved": once(REF, KEY),
    "taken_back": once(),
    "too_long": once(1_501, "named"),
    "too_long_ago": once(),
    "too_many": once(),
    "typed_in_group": each(True, False),
    "unsolved": lambda _: [ex(REF, KEY, is_kept=is_kept) for is_kept in (True, False)],
    "which_group": lambda _: [ex("named", [(3, "Circle"), (4, "wide " * 40), (5, "")])],
}

ONE = (Ticket(REF, 3, 7, None, ODD, None, "open", 1_800_000_000, None),)
THREE = (*ONE, *(Ticket(REF, 3, 7, "Kim", asked, None, "given", 1_800_000_000, 8) for asked in QUESTIONS[1:]))

OWN: Mapping[str, Examples] = {
    "none_open": once(),
    "nothing_to_take_back": once(),
    "own": lambda _: [ex(some, asks_for_one=asks) for some in (ONE, THREE) for asks in (True, False)],
    "press_solved": each((), ONE, THREE),
    "which_back": once(THREE),
    "with_or_without": once("sending:"),
}

MENTORS: Mapping[str, Examples] = {
    "answered": handed_alone,
    "answered_already": once(REF),
    "asking": lambda library: [ex(shown, 1_800_003_600) for shown in handed(library)],
    "doubtful": once(REF),
    "closed": once(REF),
    "closed_letter": CLOSINGS,
    "gone_letter": CLOSINGS,
    "left_open": once(),
    "letter": letters,
    "no_words": once(REF),
    "not_theirs": once(REF),
    "not_today": lambda _: [ex(REF, 1, group, kept) for group in ("_odd_ <group>", "") for kept in (0, 1, 7)],
    "old_press": once(),
    "out_of_reach": once(REF),
    "passed_on": lambda _: [ex(REF, 1, has_taker=has_taker) for has_taker in (True, False)],
    "sent_as_it_was": once(REF),
}
