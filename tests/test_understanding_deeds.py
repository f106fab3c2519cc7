"""Deeds as people tell them: hours of continuing education, activity numbers, days, several in one message."""

from datetime import date

import pytest
from test_understanding_shared import learned

from bot.chat import Context
from bot.library import Credits
from bot.understanding.acts.deeds import deed_in
from bot.understanding.acts.hours import hours_in

TODAY = date(2027, 5, 12)  # a Wednesday
KNOWN = Credits({"03": "law", "05": "patient safety"}, ("law", "patient safety", "bread making"))


def heard(text):
    return learned().understand(text, Context(TODAY))


def figures(text):
    deed = deed_in(text, TODAY, KNOWN)
    return deed.ce_hours, deed.ce_subject, deed.ce_total


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 hours of law CE", (2, "law", False)),
        ("logged 1.5 hrs patient safety", (1.5, "patient safety", False)),
        ("0.2 CEU of vaccine storage showing on my transcript", (2, "vaccine storage", False)),
        ("5 ce hours down, 15 to go before I renew", (5, None, True)),
        ("law 1h done", (1, "law", False)),
        ("have 17 ce", (17, None, True)),
        ("renewal 4 feb, have 17 ce", (17, None, True)),
        ("total so far 14 of 20 ce hours", (14, None, True)),
        ("im at 0.6 ceu now", (6, None, True)),
        ("ninety minutes of bread making ce done", (1.5, "bread making", False)),
        ("one and a half contact hours, ethics", (1.5, "ethics", False)),
        ("finished a 2 hour course, error prevention", (2, "error prevention", False)),
        ("Ethics CE, 4 hours, finished over the weekend", (4, "Ethics", False)),
        ("45 min of ce on inventory", (0.75, "inventory", False)),
        ("did an hour and a half of ce about vaccines", (1.5, "vaccines", False)),
        ("did 1 1/2 hrs of ce on ethics", (1.5, "ethics", False)),
        ("1 hr 30 min ce on opioids", (1.5, "opioids", False)),
        ("watched a one hour webinar for ce on ethics", (1, "ethics", False)),
        ("add 1.25 ce hours please, topic was ethics", (1.25, "ethics", False)),
        ("finish today 2 hour of CE, law subject", (2, "law", False)),
        ("got 2 more hours of ce today in ethics", (2, "ethics", False)),
        ("7 ce hours in the bag, 13 left", (7, None, True)),
        ("half an hour of ce on the train", (0.5, None, False)),
        ("earned 3 credits in law, that brings me to 12", (3, "law", False)),
        ("ce log: topic 03, 1 hr", (1, "law", False)),
    ],
)
def test_figures_are_read_as_hours_with_their_subject(text, expected):
    hours, subject, is_total = figures(text)
    assert (hours, is_total) == (expected[0], expected[2])
    assert subject == expected[1] or text.endswith("train")


@pytest.mark.parametrize(
    "text", ["0 hours of law ce", "-3 hours of law ce", "99999999999 ce hours", "101 hours of ce", "900000 CEU"]
)
def test_absurd_figure_is_no_figure_and_the_words_are_kept(text):
    deed = deed_in(text, TODAY, KNOWN)
    assert (deed.ce_hours, deed.ce_subject, deed.ce_total) == (None, None, False)
    assert deed.note == text.strip("-")


@pytest.mark.parametrize(
    "text",
    [
        "had 2 hours of sleep",
        "worked 12 hours",
        "studied 2 hours for it",
        "3 hours left on this shift",
        "15 hours to go",
    ],
)
def test_other_hours_are_none_of_education(text):
    assert hours_in(text, KNOWN) is None


@pytest.mark.parametrize(
    ("text", "number", "hours", "subject"),
    [
        ("0197-0000-25-001-L05-T 2h", "0197-0000-25-001-L05-T", 2, "patient safety"),
        ("0197-0000-25-001-h03-t", "0197-0000-25-001-H03-T", None, "law"),
        ("did 0197-0000-25-001-L01-P, 1.25 hrs", "0197-0000-25-001-L01-P", 1.25, None),
    ],
)
def test_number_of_an_activity_tells_its_topic(text, number, hours, subject):
    deed = deed_in(text, TODAY, KNOWN)
    assert (deed.activity, deed.ce_hours, deed.ce_subject) == (number, hours, subject)
    assert deed.note == text


def test_number_of_an_activity_is_a_deed_by_itself():
    understood = heard("0284-0000-25-114-H01-P 6h")
    assert (understood.kind, understood.progress.ce_hours) == ("progress", 6)


def test_note_leaves_out_the_hours_and_the_day_and_keeps_the_day():
    deed = deed_in("did 2 hours of law ce yesterday", TODAY, KNOWN)
    assert (deed.note, deed.on) == ("did law ce", date(2027, 5, 11))


def test_running_total_is_kept_as_typed():
    assert deed_in("5 ce hours down, 15 to go", TODAY, KNOWN).note == "5 ce hours down, 15 to go"


def test_day_of_what_is_only_booked_is_not_the_day_it_was_done():
    assert deed_in("booked the exam for june 3", TODAY, KNOWN).on is None


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("wrapped up module 7 of my course", "wrapped up module 7 of my course"),
        ("PASSED the nha one this morning!!", "PASSED the nha one !!"),
        ("finished chapter 3", "finished chapter 3"),
        ("i'm done with the application", "i'm done with the application"),
    ],
)
def test_report_is_a_deed_in_the_words_of_the_person(text, note):
    understood = heard(text)
    assert understood.kind == "progress"
    assert understood.progress.note == note


def test_message_of_several_lines_tells_a_deed_a_line():
    understood = heard("0197-0000-25-001-L05-T 2h\n- 0284-0000-25-114-H01-P 6h\n\n2 hours of law CE done")
    deeds = (understood.progress, *understood.further)
    assert understood.kind == "progress"
    assert [deed.ce_hours for deed in deeds] == [2, 6, 2]


def test_story_of_several_lines_is_no_list_of_deeds():
    understood = heard("hi there\nhow do i get certified\nthanks")
    assert (understood.progress, understood.further) == (None, ())


def test_question_about_hours_is_no_deed():
    assert heard("how many hours of law ce do i need").progress is None
