"""Deadlines as people put them: in front of a sentence, as a stretch they give themselves, in between."""

from datetime import date

import pytest

from bot.understanding.days import deadline

WEDNESDAY = date(2027, 5, 12)
CASES = """
    pass the nha test by the third monday in september = 2027-09-20
    have my resume redone by the first friday of next month = 2027-06-04
    finish orientation by the last monday in may = 2027-05-31
    interview ready by the 4th thursday of november = 2027-11-25
    by nye have my hours in = 2027-12-31
    new years eve is my deadline for the binder = 2027-12-31
    be certified before the super bowl = 2028-02-13
    register by st paddys day = 2028-03-17
    by presidents day be done with module 9 = 2028-02-21
    week before thanksgiving finish my hours = 2027-11-18
    3 days after labor day start school = 2027-09-09
    be lead tech in 18 months = 2028-11-12
    be lead tech in eighteen months or less = 2028-11-12
    ready for boards within 60 days = 2027-07-11
    get 5 ce in the next 72 hours = 2027-05-15
    apply within 24 hrs = 2027-05-13
    give myself 8 weeks to memorize the top 200 = 2027-07-07
    i have ten days to turn in the form = 2027-05-22
    got 4 months left to get to 20 hours = 2027-09-12
    six weeks to be ready for the interview = 2027-06-23
    6/30 turn in my packet = 2027-06-30
    7/4/27 have study plan done = 2027-07-04
    sep 1 start at the hospital = 2027-09-01
    1st of july be on day shift = 2027-07-01
    the 20th: call the board = 2027-05-20
    by the 20th call the board = 2027-05-20
    by the tenth of july be enrolled = 2027-07-10
    july 10th, enroll = 2027-07-10
    enroll on or around july 10 = 2027-07-10
    start the aseptic course come september = 2027-09-30
    get raise come january = 2028-01-31
    be a trainer by sept 2028 = 2028-09-30
    be a trainer by 9/2028 = 2028-09-30
    be a trainer by sept '28 = 2028-09-30
    be a trainer by 2028-09 = 2028-09-30
    2030 goal: run a pharmacy department = 2030-12-31
    summer goal - shadow in the or pharmacy = 2027-09-22
    june goal: 3 chapters = 2027-06-30
    this month's goal: speak to my manager = 2027-05-31
    goal for this week: 40 flashcards = 2027-05-16
    goal for q4 is to lead a huddle = 2027-12-31
    5 year goal: be a pharmacy manager = 2032-05-12
    between now and christmas finish the workbook = 2027-12-25
    sometime between september and november take the test = 2027-11-30
    pass the test june or july = 2027-07-31
    early september take the acls class = 2027-09-10
    toward the end of august get references = 2027-08-31
    by about mid october have savings of 500 = 2027-10-15
    in the latter half of june = 2027-06-30
    before the month is up clean my locker = 2027-05-31
    before summer ends do two shadow shifts = 2027-09-22
    before the quarter closes present the numbers = 2027-06-30
    by close of business tomorrow send the email = 2027-05-13
    eod tomorrow send the email = 2027-05-13
    send the email by 5pm friday = 2027-05-14
    send the email friday by noon = 2027-05-14
    send the email before midnight tonight = 2027-05-12
    send the email by the end of today = 2027-05-12
    send the email today = 2027-05-12
    ask her this sunday = 2027-05-16
    ask her a week from tomorrow = 2027-05-20
    ask her next wk = 2027-05-23
    learn the new software inside of a month = 2027-06-12
    learn the new software over the next couple weeks = 2027-05-26
    learn the new software in about a yr = 2028-05-12
    learn the new software in 12 to 18 months = 2028-11-12
    learn the new software by this time next month = 2027-06-12
    learn the new software a month from today = 2027-06-12
    learn the new software 100 days from now = 2027-08-20
    be promoted within the calendar year = 2027-12-31
    be promoted by years end = 2027-12-31
    be promoted by my birthday, october 9 = 2027-10-09
    be promoted by my next review in november = 2027-11-30
    finish module 5 by friday the 21st = 2027-05-21
    finish module 5 on fri 5/21 = 2027-05-21
    finish module 5 no later than 5.21.27 = 2027-05-21
    finish 3/4 of the modules by july = 2027-07-31
    finish 10 of 20 lessons by wendsday = 2027-05-19
    finish by wed 8am = 2027-05-19
    finish by aug 31st 2027 = 2027-08-31
    finish by 31 august = 2027-08-31
    finish before sat = 2027-05-15
    be on time every day this month = 2027-05-31
    in 48 hours i should have the form in = 2027-05-14
    before the year runs out pass it = 2027-12-31
    10/2 sit for the exam = 2027-10-02
    2028 = the year i get it = 2028-12-31
    2028 goal: get it = 2028-12-31
    two days before christmas have the year end inventory done = 2027-12-23
    out of this drive thru by labor day = 2027-09-06
    eom get the badge = 2027-05-31
    weekend after next finish the module = 2027-05-30
    by tax day have the fee paid back = 2028-04-15
    start a new contract, starting january = 2028-01-01
    work there, maybe after one year = 2028-05-12
    summer 2028 graduate = 2028-09-22
"""


def rows():
    return [(text, day) for text, _, day in (row.strip().rpartition(" = ") for row in CASES.strip().splitlines())]


@pytest.mark.parametrize(("text", "day"), rows())
def test_a_deadline_is_found_wherever_it_stands(text, day):
    said = deadline(text, WEDNESDAY)
    assert said is not None
    assert (str(said.day), said.odd) == (day, None)


@pytest.mark.parametrize(
    "text",
    [
        "1/2 hour of it is done",
        "learn the midnight shift",
        "on second thought stay here",
        "i have 3 years of experience",
        "it took me 6 months to get here",
        "study for 30 days straight",
        "work 3 12s a week",
        "by the 3rd attempt pass it",
        "the drive thru is mine",
        "first friday of every month",
    ],
)
def test_a_number_or_name_in_front_is_no_deadline(text):
    assert deadline(text, WEDNESDAY) is None


def test_a_drive_thru_leads_to_no_day_and_stays_in_the_title():
    text = "out of this drive thru by labor day"
    said = deadline(text, WEDNESDAY)
    assert text[said.start : said.end] == "by labor day"


def test_a_fifth_weekday_that_a_month_does_not_have_is_impossible():
    assert deadline("pass it by the 5th monday of june", WEDNESDAY).odd == "impossible"
