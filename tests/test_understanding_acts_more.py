"""What only looks like a goal or a deed, and what people say in one breath."""

from datetime import date

import pytest
from test_understanding_shared import learned

from bot.chat import Context
from bot.library import Credits
from bot.understanding.acts import lookalikes
from bot.understanding.acts.deeds import deed_in, deeds_in
from bot.understanding.acts.goals import goal_in

TODAY = date(2027, 5, 12)  # a Wednesday
KNOWN = Credits({"03": "law", "05": "patient safety"}, ("law", "patient safety", "pt safety", "ethics"))


def heard(text):
    return learned().understand(text, Context(TODAY))


def figures(text):
    deed = deed_in(text, TODAY, KNOWN)
    return deed.ce_hours, deed.ce_subject, deed.ce_total


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("did module 4 on 11/12", date(2026, 11, 12)),
        ("finished law ce 5/3", date(2027, 5, 3)),
        ("signed up for bcls class on 12/5", None),
        ("did my ce class on 12/20", date(2026, 12, 20)),
    ],
)
def test_month_and_day_are_no_hours(text, on):
    deed = deed_in(text, TODAY, KNOWN)
    assert (deed.ce_hours, deed.ce_total, deed.on) == (None, False, on)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("did 12/20 ce", (12, None, True)),
        ("have 12/20 ce hours", (12, None, True)),
        ("did ce 3/4 hour law", (0.75, "law", False)),
        ("module 3 on 1/2 hour", (0.5, None, False)),
        ("I did 20 hours of CE total", (20, None, True)),
        ("20 hours of ce in total", (20, None, True)),
        ("total 14 hours of ce", (14, None, True)),
        ("did 2 hrs on sundy, pt saftey", (2, "pt safety", False)),
        ("logged 1 hour ethcs", (1, "ethics", False)),
    ],
)
def test_part_of_a_whole_a_fraction_a_total_and_a_slip_are_told_apart(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("did 2 hours of law ce, then 1 hour of patient safety ce", [(2, "law"), (1, "patient safety")]),
        ("logged 2 hours law and 1 hour ethics ce", [(2, "law"), (1, "ethics")]),
        ("2 hours law ce + 30 min of ethics", [(2, "law"), (0.5, "ethics")]),
        ("0197-0000-25-001-L05-T 2h, 0284-0000-25-114-H03-P 6h", [(2, "patient safety"), (6, "law")]),
        ("finished 1.5 hours of law ce and passed my mock exam", [(1.5, "law")]),
        ("2 hours of law ce, now at 14 hours", [(2, "law")]),
        ("2 hours of law ce and 8 hours of sleep", [(2, "law")]),
        ("2 hours and 30 minutes of law ce", [(2.5, "law")]),
    ],
)
def test_each_thing_with_hours_of_its_own_is_a_deed(text, expected):
    assert [(deed.ce_hours, deed.ce_subject) for deed in deeds_in(text, TODAY, KNOWN)] == expected


def test_hours_of_which_the_rest_is_made_are_counted_once():
    told = deeds_in("did 3 hours of ce, 2 hours of law and 1 hour of ethics", TODAY, KNOWN)
    assert [deed.ce_hours for deed in told] == [3]


def test_deeds_of_one_line_share_its_day_and_keep_their_own_words():
    told = deeds_in("did 2h law ce on monday and then 1h ethics ce", TODAY, KNOWN)
    assert [(deed.note, deed.on) for deed in told] == [
        ("did law ce", date(2027, 5, 10)),
        ("ethics ce", date(2027, 5, 10)),
    ]


def test_deeds_of_one_line_are_understood_one_by_one():
    understood = heard("did 2 hours of law ce, then 1 hour of patient safety ce")
    assert [deed.ce_hours for deed in (understood.progress, *understood.further)] == [2, 1]


@pytest.mark.parametrize(
    "text",
    ["i did not finish step 3 yet", "i didn't finish chapter 3", "havent done anything", "no progress",
     "no progress this week", "couldnt study", "didnt log my 2 hours of law ce", "step 3 is not done yet",
     "i have not done my 2 hours of law ce", "nothing logged this week"],
)  # fmt: skip
def test_what_was_not_done_creates_nothing(text):
    understood = heard(text)
    assert (understood.goal, understood.progress, understood.checkin) == (None, None, None)


@pytest.mark.parametrize("text", ["did chapter 3 but not 4", "finished chapter 3, couldnt do 4"])
def test_what_was_done_is_kept_beside_what_was_not(text):
    assert not lookalikes.denies(text)
    assert heard(text).progress.note == text


@pytest.mark.parametrize(
    "text", ["i passed!!!", "yay i passed", "got the job!!!", "I PASSED", "finally got certified!"]
)
def test_news_that_somebody_made_it_is_a_deed_in_their_words(text):
    understood = heard(text)
    assert (understood.kind, understood.progress.note) == ("progress", text)


@pytest.mark.parametrize(
    "text",
    ["i have my interview tuesday", "I need the refill by friday", "i want to leave by 3pm today", "will do 3 hours",
     "i want to be home by 5pm tomorrow", "tomorrow i will do 3 hours", "travel to mars by 2030 lol",
     "I will be rich by tomorrow", "move it to july", "i ment febuary 28", "change it to march 3", "make it june",
     "sorry, i meant june 5", "push it back to august"],
)  # fmt: skip
def test_appointment_errand_joke_and_mended_day_create_nothing(text):
    understood = heard(text)
    assert (understood.goal, understood.progress, understood.checkin) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "title", "due"),
    [
        ("move to hospital by july", "move to hospital", date(2027, 7, 31)),
        ("make it official by july", "make it official", date(2027, 7, 31)),
        ("i need the sterile certificate by december", "the sterile certificate", date(2027, 12, 31)),
        ("get 20 hours by december", "get 20 hours", date(2027, 12, 31)),
        ("pass within three month", "pass", date(2027, 8, 12)),
        ("make exam PTCB before three month", "make exam PTCB", date(2027, 8, 12)),
        ("renew by 2/28, i have 12 hours", "renew", date(2028, 2, 28)),
        ("i will do the binder by friday", "do the binder", date(2027, 5, 14)),
    ],
)
def test_goal_that_resembles_one_of_those_is_heard(text, title, due):
    goal = heard(text).goal
    assert (goal.title, goal.due) == (title, due)


@pytest.mark.parametrize(
    "text", ["can't wait to start, finish module 1 by friday", "i have a portfolio to finish in june"]
)
def test_words_of_a_denial_or_an_appointment_do_not_hide_a_goal(text):
    assert not lookalikes.denies(text)
    assert not lookalikes.is_appointment(text, TODAY)


def test_wanna_is_no_part_of_a_title():
    assert goal_in("I wanna get my cpht b4 my bday", TODAY).title.startswith("get my cpht")


def test_boss_who_wants_something_is_no_part_of_a_title():
    goal = heard("my boss wants me certified by march").goal
    assert goal is None or "boss" not in goal.title


@pytest.mark.parametrize("text", ["tuesday", "by june", "last friday", "11/3"])
def test_a_day_alone_creates_nothing(text):
    assert not (heard(text).goal or heard(text).progress or heard(text).perhaps)
