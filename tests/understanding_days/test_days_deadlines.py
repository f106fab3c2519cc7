"""A deadline is found in a goal's sentence, as seen from the day it was said."""

from datetime import date

import pytest

from bot.understanding.days import deadline

WEDNESDAY = "2027-05-12"
CASES = """
    pass the exam by end of march = 2028-03-31
    pass the exam by the end of may = 2027-05-31
    certified by July = 2027-07-31
    certified by may = 2027-05-31
    certified before july = 2027-06-30
    certified in july = 2027-07-31
    certified this july = 2027-07-31
    certified by next march = 2028-03-31
    certified by next june = 2028-06-30
    certified by next may = 2028-05-31
    be out of retail by this summer = 2027-09-22
    be out of retail by summer = 2027-09-22
    be out of retail by the end of summer = 2027-09-22
    be out of retail by next fall = 2027-12-20
    be out of retail by next summer = 2028-09-22
    be out of retail before winter = 2027-12-20
    be out of retail by spring 2028 = 2028-06-20
    finish by Q3 = 2027-09-30
    finish in q1 = 2028-03-31
    finish by the end of the third quarter = 2027-09-30
    finish by q4 2028 = 2028-12-31
    finish this quarter = 2027-06-30
    finish by the end of next quarter = 2027-09-30
    finish by end of this week = 2027-05-16
    finish the book this week = 2027-05-16
    finish the book next week = 2027-05-23
    finish the book by early next week = 2027-05-18
    finish the book this weekend = 2027-05-16
    finish the book by next weekend = 2027-05-23
    finish before the weekend = 2027-05-14
    finish by month end = 2027-05-31
    finish by eom = 2027-05-31
    finish by the end of next month = 2027-06-30
    finish by year end = 2027-12-31
    finish by year-end = 2027-12-31
    finish by the end of the year = 2027-12-31
    finish before the year's end = 2027-12-31
    finish this year = 2027-12-31
    finish next year = 2028-12-31
    finish by early next year = 2028-03-31
    lead a shift by 2029 = 2028-12-31
    lead a shift by 2027 = 2027-12-31
    lead a shift in 2029 = 2029-12-31
    lead a shift before 2030 = 2029-12-31
    lead a shift by end of 2028 = 2028-12-31
    lead a shift by early 2028 = 2028-03-31
    lead a shift by mid 2028 = 2028-06-30
    lead a shift in late 2028 = 2028-12-31
    apply in 5 weeks = 2027-06-16
    apply in five wks = 2027-06-16
    apply within 10 days = 2027-05-22
    apply in a couple of months = 2027-07-12
    apply in a few weeks = 2027-06-02
    apply in half a year = 2027-11-12
    apply in a fortnight = 2027-05-26
    apply in a year and a half = 2028-11-12
    apply in 1.5 years = 2028-11-12
    apply in 2-3 months = 2027-08-12
    apply in 6 to 8 weeks = 2027-07-07
    apply in a month or two = 2027-07-12
    apply in about six months = 2027-11-12
    apply in 6mo = 2027-11-12
    apply in under a year = 2028-05-12
    apply over the next 3 months = 2027-08-12
    apply a year from now = 2028-05-12
    apply two weeks from today = 2027-05-26
    apply in 10 days' time = 2027-05-22
    apply by this time next year = 2028-05-12
    read it by the 28th = 2027-05-28
    read it by the 12th = 2027-05-12
    read it by the 3rd thx = 2027-06-03
    read it by the 15th of next month = 2027-06-15
    read it by the first = 2027-06-01
    read it by the 1st of june = 2027-06-01
    read it by thursday = 2027-05-13
    read it by wednesday = 2027-05-19
    read it by wed = 2027-05-19
    read it on mon = 2027-05-17
    read it this friday = 2027-05-14
    read it by next friday = 2027-05-21
    read it this coming friday = 2027-05-14
    read it by friday of next week = 2027-05-21
    read it by friday at 5pm = 2027-05-14
    read it by noon friday = 2027-05-14
    read it by a week from friday = 2027-05-21
    read it tomorrow = 2027-05-13
    read it tmrw morning = 2027-05-13
    read it by tmr = 2027-05-13
    read it by COB thursday = 2027-05-13
    read it by end of business friday = 2027-05-14
    read it by june of next year = 2028-06-30
    read it by march next year = 2028-03-31
    read it by next year june = 2028-06-30
    read it by Q1 next year = 2028-03-31
    read it before the summer is over = 2027-09-22
    read it before memorial day weekend = 2027-05-31
    read it the week of june 7 = 2027-06-13
    read it in twenty-four weeks = 2027-10-27
    read it w/in 30 days = 2027-06-11
    read it in 30d = 2027-06-11
    read it by june 10-15 = 2027-06-15
    read it in 2w = 2027-05-26
    read it within the next year = 2028-05-12
    read it before 2028 starts = 2027-12-31
    read it in the spring = 2028-06-20
    read it by the end of spring = 2027-06-20
    read it this spring = 2027-06-20
    read it by the second half of 2028 = 2028-12-31
    read it by june or july = 2027-07-31
    read it by friday or saturday at the latest = 2027-05-15
    read it this coming may = 2028-05-31
    read it by tonight = 2027-05-12
    read it by end of day = 2027-05-12
    read it the day after tomorrow = 2027-05-14
    renew by 9/1/27 = 2027-09-01
    renew, target 11/15 = 2027-11-15
    renew before our anniversary, 8/22 = 2027-08-22
    renew by 2027-06-30 = 2027-06-30
    renew by 06/2027 = 2027-06-30
    renew by 5-20-2027 = 2027-05-20
    renew by 5-20 = 2027-05-20
    renew by may 10 = 2028-05-10
    renew by may 12 = 2027-05-12
    renew by June 15th, 2027 = 2027-06-15
    renew by the 15th of June = 2027-06-15
    renew by 15 june '28 = 2028-06-15
    renew by feb 29 = 2028-02-29
    renew on friday, may 21 = 2027-05-21
    renew by friday 5/21 at noon = 2027-05-21
    renew before Labor Day = 2027-09-06
    renew before Thanksgiving = 2027-11-25
    renew two weeks before thanksgiving = 2027-11-11
    renew the day before thanksgiving = 2027-11-24
    renew by Christmas = 2027-12-25
    renew by xmas = 2027-12-25
    renew by new year's = 2028-01-01
    renew by new year's eve = 2027-12-31
    renew by memorial day = 2027-05-31
    renew by MLK day = 2028-01-17
    renew by mother's day = 2028-05-14
    renew by easter 2028 = 2028-04-16
    renew by the 4th of july = 2027-07-04
    renew by black friday = 2027-11-26
    renew by febuary = 2028-02-29
    renew by septmber 3 = 2027-09-03
    renew by thrusday = 2027-05-13
    renew nxt week = 2027-05-23
    renew by thanksgivng = 2027-11-25
    renew by mid june = 2027-06-15
    renew by mid-june = 2027-06-15
    renew in early june = 2027-06-10
    renew in late june = 2027-06-30
    renew by the first week of june = 2027-06-07
    renew by the start of july = 2027-07-01
    finish chapter 3 and chapter 4 by friday = 2027-05-14
    start the course on monday and pass by june 30 = 2027-06-30
    log 20 hours by march 1 = 2028-03-01
    make $26.50 an hour by 2028 = 2027-12-31
    be done no later than june 1 = 2027-06-01
    be done on or before june 1 = 2027-06-01
    deadline: june 1 = 2027-06-01
    in 6 months have the binder read = 2027-11-12
    june: finish the binder = 2027-06-30
"""


def rows(table):
    return [(text, day) for text, _, day in (row.strip().rpartition(" = ") for row in table.strip().splitlines())]


@pytest.mark.parametrize(("text", "day"), rows(CASES))
def test_a_deadline_is_the_day_a_person_means(text, day):
    said = deadline(text, date.fromisoformat(WEDNESDAY))
    assert said is not None
    assert (str(said.day), said.odd) == (day, None)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("pass by june 2020", "past"),
        ("pass by 1/5/26", "past"),
        ("pass by 1/5/99", "past"),
        ("pass by yesterday", "past"),
        ("pass by 2019", "past"),
        ("pass by last friday", "past"),
        ("pass by 31 Feb", "impossible"),
        ("pass by february 30th", "impossible"),
        ("pass by 2/30", "impossible"),
        ("pass by 2/29/2027", "impossible"),
        ("pass by 13/45/2027", "impossible"),
        ("pass 13/45/2027", "impossible"),
        ("pass by 25/12/2027", "impossible"),
        ("pass by 2027-02-30", "impossible"),
        ("pass by the 32nd", "impossible"),
        ("pass by june 31", "impossible"),
        ("pass in 99999999 years", "far"),
        ("pass in 60 years", "far"),
        ("pass in 99999999999999999999999999999999 days", "far"),
        ("pass by year 9999", "far"),
        ("pass by 9999", "far"),
        ("pass by 12/31/9999", "far"),
        ("pass by 1/1/99999", "far"),
        ("pass by june 5000000", "far"),
        ("pass in june 2099", "far"),
    ],
)
def test_a_day_that_cannot_be_taken_says_why(text, odd):
    said = deadline(text, date(2027, 5, 12))
    assert said is not None
    assert (said.day, said.odd) == (None, odd)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("pass the exam by the end of march", "pass the exam"),
        ("by june 5th at 5 pm pass the exam", "pass the exam"),
        ("pass the exam by friday morning please", "pass the exam please"),
        ("goal: a certificate, target 11/15/27", "goal: a certificate,"),
        ("a certificate (by fri., June 4) in sterile work", "a certificate () in sterile work"),
        ("pass it in about six weeks", "pass it"),
        ("pass it no later than year-end", "pass it"),
        ("pass it two weeks before christmas", "pass it"),
        ("pass “it” by Décember? no, by june", "pass “it” by Décember? no,"),
        ("pass it by tmrw or sooner", "pass it"),
        ("PASS IT ON OR BEFORE 6/1", "PASS IT"),
        ("pass it sometime next spring", "pass it"),
        ("İstanbul trip by june", "İstanbul trip"),
    ],
)
def test_the_words_of_a_deadline_can_be_cut_from_a_title(text, title):
    said = deadline(text, date(2027, 5, 12))
    assert said is not None
    assert " ".join((text[: said.start] + text[said.end :]).split()) == title
