"""A report finds the goal and the step it belongs to, or is asked about; a table of what people write."""

from datetime import date

import pytest

from bot.chat import ProgressHeard
from bot.goals.doubles import is_same
from bot.goals.kinship import akin, root
from bot.goals.matching import Known, Open
from bot.goals.model import Goal, Step
from bot.goals.ticking import tells_of

NAMES = {
    "certify": ("ptce", "ptcb exam", "excpt", "nha exam", "cpht", "get certified", "pass the exam"),
    "cspt": ("cspt", "sterile compounding", "iv room", "clean room"),
    "hours": ("ce hours", "ce credits", "continuing education", "law ce"),
    "renewal": ("renew ptcb", "ptcb renewal", "recertify", "renew my certification"),
}
KNOWN = Known()
KNOWN.names.update(NAMES)
GOALS = {
    "nha": ("pass the NHA exam", None, ()),
    "ptce": (
        "Pass the certification exam",
        "certify",
        (
            "Ask your board and your employer which exam they take",
            "Check how you qualify: by a program or by work hours",
            "Mark the official outline: know it, unsure, new",
            "Study at two fixed times a week",
            "Apply and book a date",
            "Do a timed practice test, then take the exam",
        ),
    ),
    "cspt": (
        "CSPT",
        "cspt",
        ("Ask a supervisor to sign the competency form", "Send the application", "Study at two fixed times"),
    ),
    "hospital": (
        "Move to a hospital pharmacy",
        None,
        ("Read three hospital ads and mark what all ask for", "Rewrite my resume", "Apply to three hospitals"),
    ),
    "lead": ("become lead tech", None, ("Teach one colleague to do it as well", "Ask what is still missing")),
    "retail": ("be out of retail", None, ()),
    "school": ("get into pharmacy school", None, ("Send the application", "Pay the fee")),
    "mentor": ("find a mentor", None, ("Name three people", "Ask one of them for twenty minutes")),
    "ce": ("get my hours done", "hours", ("Take the law hour", "Take the patient safety hour")),
    "renew": ("Renew my PTCB certification", "renewal", ("Look up your expiry date", "Apply and pay")),
    "job": ("find a new job", None, ()),
    "raise": ("ask for a raise", None, ("Write five lines of proof", "Have the talk")),
    "read": ("know my law book", None, ("Read chapter 3", "Read chapter 4", "Take the quiz")),
}


def goals(*keys):
    """Give open goals, numbered in this order."""
    kept = []
    for number, key in enumerate(keys, 1):
        title, template, steps = GOALS[key]
        own = tuple(Step(at, words) for at, words in enumerate(steps, 1))
        kept.append(Goal(100 + number, number, title, date(2027, 1, 1), template=template, steps=own))
    return kept


def found(note, keys, **more):
    """Give what a report was taken for, as "key", "key step 2", "key reached", or "ask"."""
    keys = keys.split()
    told = Open(goals(*keys), KNOWN).fit(ProgressHeard(note, **more))
    if told.goal is None:
        return "ask"
    key = keys[told.goal.number - 1] + " perhaps" * told.is_guess
    steps = " ".join(str(step.number) for step in told.steps)
    return f"{key} step {steps}" if steps else f"{key} reached" if told.is_reached else key


TABLE = [
    ("PASSED the nha one this morning!!", "nha hospital", "nha reached"),
    ("PASSED the nha one this morning!!", "hospital nha cspt", "nha reached"),
    ("i passed!!!", "nha hospital", "nha reached"),
    ("passed the exam", "nha hospital", "nha reached"),
    ("passed the exam", "nha ptce", "ask"),
    ("passed the ptce", "ptce hospital", "ptce reached"),
    ("i am officially a cpht!!!", "ptce hospital", "ptce reached"),
    ("got my cspt result, passed by a hair, im crying in the car", "cspt hospital", "cspt reached"),
    ("passed the practice test", "nha", "nha"),
    ("took the nha exam this morning", "nha hospital", "nha"),
    ("passed the law exam", "nha", "nha"),
    ("registered for the cspt", "cspt lead", "cspt"),
    ("signed up for cspt, paid n everything", "cspt school", "cspt"),
    ("finished chapter 3", "nha hospital", "nha"),
    ("finished chapter 3", "nha cspt", "ask"),
    ("finished chapter 3", "hospital lead", "ask"),
    ("finished chapter 3", "read hospital", "read step 1"),
    ("finished chapter 4", "read nha", "read step 2"),
    ("finished chapter 7", "read", "read"),
    ("finished the law book", "read", "read reached"),
    ("read chapter three", "read", "read step 1"),
    ("half of chapter 3", "read", "read"),
    ("did 30 flash cards", "nha lead", "nha"),
    ("wrapped up module 7 of my course", "nha lead", "nha"),
    ("scored 82 on practice exam two", "ptce hospital", "ptce"),
    ("done with the application", "cspt hospital", "ask"),
    ("done with the application", "cspt lead", "cspt step 2"),
    ("sent in my application today", "cspt lead", "cspt step 2"),
    ("mailed the application", "cspt mentor", "cspt step 2"),
    ("application submitted", "cspt", "cspt step 2"),
    ("done with the application", "cspt school", "ask"),
    ("sent the cspt application", "cspt school", "cspt step 2"),
    ("sent my school application", "cspt school", "school step 1"),
    ("picked up the application form", "cspt lead", "cspt"),
    ("started the application", "cspt lead", "cspt"),
    ("filled out half the application", "cspt lead", "cspt"),
    ("almost done with the application", "cspt lead", "cspt"),
    ("did not finish the application", "cspt lead", "cspt"),
    ("competency form signed by my supervisor", "cspt hospital", "cspt step 1"),
    ("paid the fee", "school mentor", "school step 2"),
    ("applied to three hospitals", "hospital cspt", "hospital step 3"),
    ("applied to 3 hospitals", "hospital lead", "hospital step 3"),
    ("applied to one hospital", "hospital lead", "hospital"),
    ("applied to 2 hospitals", "hospital lead", "hospital"),
    ("rewrote the resume", "hospital mentor", "hospital step 2"),
    ("resume is finished", "hospital mentor", "hospital step 2"),
    ("started my resume", "hospital mentor", "hospital"),
    ("cv done", "hospital nha", "hospital step 2"),
    ("hired at the hospital!!", "hospital cspt", "hospital reached"),
    ("had an interview at st marys", "retail nha", "ask"),
    ("had an interview", "hospital nha", "hospital"),
    ("i did it!!! lead tech offer signed!", "lead nha", "lead reached"),
    ("promoted to lead", "lead hospital", "lead reached"),
    ("moved up to lead tech as of monday", "lead nha", "lead"),
    ("taught my colleague as well", "lead mentor", "lead step 1"),
    ("found a mentor", "mentor nha", "mentor reached"),
    ("emailed that mentor lady", "mentor nha", "mentor"),
    ("named three people", "mentor nha", "mentor step 1"),
    ("asked for a raise", "raise lead", "raise reached"),
    ("had the talk", "raise mentor", "raise step 2"),
    ("wrote five lines of proof", "raise nha", "raise step 1"),
    ("wrote two lines of proof", "raise nha", "raise"),
    ("marked up the outline", "ptce lead", "ptce step 3"),
    ("booked a date", "ptce lead", "ptce"),
    ("applied and booked a date", "ptce lead", "ptce step 5"),
    ("studied an hour", "ptce hospital", "ptce"),
    ("step 2 is done", "hospital nha", "hospital step 2"),
    ("step 2 is done", "hospital cspt", "ask"),
    ("step 9 is done", "hospital", "hospital perhaps"),
    ("did steps 1 and 2", "hospital nha", "hospital step 1 2"),
    ("finished steps 1, 2 & 3", "hospital nha", "hospital step 1 2 3"),
    ("steps 1-3 done", "hospital nha", "hospital step 1 2 3"),
    ("did step 1, 2 hours of it", "hospital nha", "ask"),
    ("did step 1, 2 for today", "hospital nha", "hospital step 1"),
    ("did the first step", "hospital nha", "hospital step 1"),
    ("done w first step!", "hospital nha", "hospital step 1"),
    ("did the first two steps", "hospital nha", "hospital step 1 2"),
    ("first and third steps done", "hospital nha", "hospital step 1 3"),
    ("3rd step done", "hospital nha", "hospital step 3"),
    ("step one done", "hospital nha", "hospital step 1"),
    ("started step 2", "hospital nha", "ask"),
    ("half of the first step", "hospital nha", "ask"),
    ("skipped step 2", "hospital nha", "ask"),
    ("goal 2 step 2 done", "cspt hospital", "hospital step 2"),
    ("got the job!!!!", "job nha", "job reached"),
    ("got the job!!!!", "job hospital nha", "job reached"),
    ("yay i passed!!!", "ptce job", "ptce reached"),
    ("did the next step", "hospital nha", "hospital step 1"),
    ("goal 2: called them", "nha mentor", "mentor"),
    ("went to the gym", "nha hospital", "ask"),
    ("went to the gym", "nha", "nha perhaps"),
    ("fingerprints done", "hospital", "hospital perhaps"),
    ("finshed the aplication", "cspt lead", "cspt step 2"),
    ("renewed my certification", "renew nha", "renew reached"),
]


@pytest.mark.parametrize(("note", "keys", "expected"), TABLE, ids=lambda value: str(value)[:40])
def test_a_report_finds_its_goal_and_step_or_is_asked_about(note, keys, expected):
    assert found(note, keys) == expected


@pytest.mark.parametrize(
    ("note", "subject", "keys", "expected"),
    [
        ("2 hours of law", "law", "ce nha", "ce step 1"),
        ("law ce", "law", "nha renew", "renew"),
        ("law ce", "law", "ce renew", "ce step 1"),
        ("patient safety webinar", "patient safety", "hospital ce", "ce step 2"),
        ("clean room refresher", None, "cspt ce", "ce"),
        ("clean room refresher", None, "cspt nha", "cspt"),
        ("opioid talk", None, "nha hospital", "ask"),
    ],
)
def test_hours_go_to_the_goal_about_hours_and_the_step_that_names_them(note, subject, keys, expected):
    assert found(note, keys, ce_hours=1.0, ce_subject=subject) == expected


def test_hours_that_fit_no_goal_are_asked_about_nowhere():
    assert Open(goals("nha", "hospital"), KNOWN).fit(ProgressHeard("opioid talk", 1.0)).among == ()


def test_at_most_four_goals_are_asked_about_and_the_likeliest_come_first():
    told = Open(goals("nha", "lead", "cspt", "raise", "school"), KNOWN).fit(ProgressHeard("done with the application"))
    assert len(told.among) == 4
    assert {goal.title for goal in told.among[:2]} == {"CSPT", "get into pharmacy school"}


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), ("goal 1", 1), ("the hospital one", 2), ("nha", 1), ("#3", 3), ("9", None), ("dunno", None), ("", None)],
)
def test_a_goal_is_named_by_its_number_or_its_words(text, number):
    goal = Open(goals("nha", "hospital", "lead"), KNOWN).named(text)
    assert (goal and goal.number) == number


@pytest.mark.parametrize(
    ("note", "other", "same"),
    [
        ("finished chapter 3", "Finished chapter 3!!", True),
        ("finished chapter 3", "finished chapter three", True),
        ("finished chapter 3", "finished chapter 4", False),
        ("sent the application", "sent the aplication", True),
        ("sent the application", "paid the fee", False),
        ("", "", False),
        ("done", "done", False),
        ("did it", "done w first step!", False),
        ("done", "finished chapter 3", False),
        ("finished chapter 3", "chapter 3 is done", True),
    ],
)
def test_two_reports_are_one_deed_when_they_say_the_same_with_the_same_numbers(note, other, same):
    assert is_same(note, other) is same


def test_a_report_tells_of_the_step_that_was_ticked_just_before():
    assert tells_of("done with the application", "Send the application")
    assert not tells_of("picked up the application form", "Send the application")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("applied", "application", True),
        ("apply", "applications", True),
        ("passed", "pass", True),
        ("certified", "certification", True),
        ("registered", "registration", True),
        ("studied", "study", True),
        ("renewal", "renewed", True),
        ("interviews", "interview", True),
        ("aplication", "application", True),
        ("law", "lab", False),
        ("course", "source", False),
        ("3", "4", False),
        ("pass", "past", False),
    ],
)
def test_the_forms_of_one_word_are_akin(one, other, same):
    assert akin(root(one), root(other)) is same


@pytest.mark.parametrize(
    "note",
    ["", "\x00", "((((", "0" * 4000, "step " * 800, "a#1 " * 900, "\ufdfa" * 4000, "s" * 4000, "\u200b\U0001f600"],
)
def test_hostile_notes_are_just_unsure(note):
    told = Open(goals("nha", "hospital"), KNOWN).fit(ProgressHeard(note))
    assert told.goal is None
    assert len(told.among) == 2
