"""Whether those who judge the agenda see what is wrong: the auditor of a month, the verdict on a day."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.agenda.auditor import AGREED, ASKED, FAREWELL, HALVED, PUT_OFF, RESTING, REVIEW, RHYTHM, audit, missing
from benchmarks.agenda.crowd import Member, crowd
from benchmarks.agenda.day_verdict import judge, read_log
from benchmarks.agenda.diary import CLOSING, NIGHTS, USUAL, Line, Promise, Slot, Weeks, day_of, instant, is_quiet
from benchmarks.agenda.person import told
from benchmarks.agenda.world import Letter

ZONE = "America/New_York"
SIX = 18 * 60
DAILY, WEEKLY = Slot(SIX), Slot(SIX, frozenset((0,)))


def at(day, clock="18:00", zone=ZONE):
    hour, minute = map(int, clock.split(":"))
    return instant(date(2027, 3, day), hour * 60 + minute, zone)


def begins(rhythm=DAILY):
    """Give the diary of somebody who came on March 1 at noon."""
    noon = at(1, "12:00")
    return [Line(noon, "wrote"), Line(noon, "zone", ZONE), Line(noon, "goal", "Exam"), Line(noon, "rhythm", (rhythm,))]


ASKED_ABOUT = "“Exam”: did you get to it?"
REMINDER = "“Read”: you asked me to remind you now."
REVIEWED = "A look at your week, for you alone."


def rules(diary, *times, text=ASKED_ABOUT):
    lines = [
        replace(line, seen=sum(time <= line.at for time in times)) for line in sorted(diary, key=lambda each: each.at)
    ]
    texts = text if isinstance(text, tuple) else (text,) * len(times)
    letters = [
        Letter(number, time, words, (), True) for number, (time, words) in enumerate(zip(times, texts, strict=True))
    ]
    found = audit(lines, letters)
    return [(each.rule, each.is_allowed) for each in found]


def wrote(*days):
    return [Line(at(day, "18:30"), "wrote") for day in days]


def test_a_message_at_the_time_that_was_told_is_allowed_by_the_rhythm():
    assert rules(begins(WEEKLY) + wrote(1, 8), at(1), at(8)) == [(RHYTHM, True)] * 2


def test_the_rhythm_goes_by_the_clock_on_the_wall_when_it_is_put_forward():
    times = (at(8), at(15))
    assert times[1] - times[0] == 7 * 86400 - 3600
    assert rules(begins(WEEKLY) + wrote(8), *times) == [(RHYTHM, True)] * 2


def test_two_in_a_week_are_more_often_than_a_weekly_rhythm():
    assert rules(begins(WEEKLY) + wrote(1), at(1), at(3))[1] == ("more often than their rhythm", False)


def test_a_review_is_allowed_once_a_week():
    found = rules(begins() + wrote(1, 8, 9), at(1), at(8), at(9), text=REVIEWED)
    assert found == [(REVIEW, True), (REVIEW, True), ("a review more often than weekly", False)]


def test_a_check_in_may_join_a_review_hours_before_its_own_time_but_not_come_alone_then():
    both = f"{REVIEWED}\n\n- {ASKED_ABOUT}"
    assert rules(begins(), at(2, "10:00"), text=both) == [(REVIEW, True)]
    assert rules(begins() + wrote(2), at(2), at(3, "10:00"))[1] == ("more often than their rhythm", False)


def test_a_message_about_nothing_of_theirs_is_seen():
    assert rules(begins(), at(2), text="Hello again.") == [("about nothing of theirs", False)]


def test_a_second_one_in_a_day_is_seen():
    assert rules(begins() + wrote(1), at(1), at(1, "19:00"))[1] == ("a second one of its own in their day", False)


def test_after_two_without_an_answer_the_third_may_come_only_after_twice_the_time():
    assert rules(begins(), at(1), at(2), at(3))[2] == ("not half as often after two without an answer", False)
    assert rules(begins(), at(1), at(2), at(4))[2] == (HALVED, True)


def test_after_three_there_is_one_farewell_and_then_nothing():
    found = rules(begins(), at(1), at(2), at(4), at(6), at(9))
    assert found[3:] == [(FAREWELL, True), ("after the farewell", False)]
    assert rules(begins() + wrote(7), at(1), at(2), at(4), at(6), at(9))[4] == ("after the farewell", False)
    back = Line(at(7), "resume")
    assert rules([*begins(), *wrote(7), back], at(1), at(2), at(4), at(6), at(9))[4] == (RHYTHM, True)


def test_whoever_writes_is_asked_again_as_before():
    assert rules(begins() + wrote(5), at(1), at(2), at(4), at(6), at(7))[3:] == [(RHYTHM, True)] * 2


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (Line(at(2, "10:00"), "pause", at(5, "00:00")), "in a pause"),
        (Line(at(2, "10:00"), "pause", None), "in a pause"),
        (Line(at(2, "10:00"), "stop"), "after a stop"),
        (Line(at(2, "10:00"), "snooze", Promise(at(3, "10:00"))), "before the end of a snooze"),
        (Line(at(2, "10:00"), "zone", "Asia/Tokyo"), "in quiet hours"),
        (Line(at(2, "10:00"), "weeks", Weeks((NIGHTS,))), None),
        (Line(at(2, "10:00"), "zone", None), "before their time zone is known"),
    ],
)
def test_a_message_against_a_wish_is_seen_and_named(line, rule):
    expected = (RHYTHM, True) if rule is None else (rule, False)
    assert rules([*begins(), line], at(2))[0] == expected


def test_what_was_asked_for_may_come_in_quiet_hours_and_beside_the_message_of_the_day():
    asked = Line(at(1, "13:00"), "asked", Slot(23 * 60, frozenset((1,))))
    both = (ASKED_ABOUT, REMINDER)
    assert rules([*begins(), asked], at(2), at(2, "23:00"), text=both) == [(RHYTHM, True), (ASKED, True)]
    assert rules([*begins(), asked], at(3, "23:00")) == [("in quiet hours", False)]


def test_a_check_in_that_joined_what_was_asked_for_is_that_days_message_and_waits_for_an_answer():
    asked = Line(at(1, "13:00"), "asked", Slot(10 * 60))
    both = f"{REMINDER}\n\n- {ASKED_ABOUT}"
    found = rules([*begins(), asked], at(2, "10:00"), at(2), at(3, "10:00"), at(3), text=(both, ASKED_ABOUT) * 2)
    assert found[0] == (ASKED, True)
    assert found[1] == ("a second one of its own in their day", False)
    assert rules([*begins(), asked], *[at(day, "10:00") for day in (2, 4, 6, 8)], text=(both,) * 4) == [
        *[(ASKED, True)] * 3,
        ("took along what was not answered three times", False),
    ]


def test_what_was_to_come_again_keeps_to_a_later_snooze_and_a_reminder_keeps_to_its_time():
    first = Line(at(1, "18:20"), "snooze", Promise(at(1, "20:00"), ASKED_ABOUT))
    later = Line(at(1, "18:30"), "snooze", Promise(at(3, "12:00"), REMINDER))
    assert rules([*begins(WEEKLY), first, later], at(1), at(1, "20:00"))[1] == ("before the end of a snooze", False)
    assert rules([*begins(WEEKLY), first, later], at(1), at(3, "12:00"))[1] == (PUT_OFF, True)
    reminder = replace(first, value=Promise(at(1, "20:00"), REMINDER))
    assert rules([*begins(WEEKLY), reminder, later], at(1), at(1, "20:00"), text=(ASKED_ABOUT, REMINDER))[1] == (
        PUT_OFF,
        True,
    )


def test_a_time_that_was_asked_for_is_held_by_a_pause():
    asked = Line(at(1, "13:00"), "asked", Slot(SIX))
    assert rules([*begins(), asked, Line(at(2, "9:30"), "pause", None)], at(2)) == [("in a pause", False)]


def test_a_time_at_which_nothing_came_is_missed_unless_they_wanted_silence():
    diary = [*begins(), Line(at(1, "13:00"), "asked", Slot(SIX))]
    letters = [Letter(1, at(1), "", (), True)]
    assert missing(diary, letters, at(3, "12:00")) == [at(2)]
    assert missing([*diary, Line(at(2, "12:00"), "stop")], letters, at(3, "12:00")) == []
    assert missing([*diary, Line(at(2, "12:00"), "pause", at(3))], letters, at(3, "12:00")) == []


def test_a_snooze_and_a_new_start_allow_one_message_each():
    snooze = Line(at(1, "18:20"), "snooze", Promise(at(1, "20:00"), ASKED_ABOUT))
    assert rules([*begins(), snooze], at(1), at(1, "20:00"), at(1, "20:05"))[1:] == [
        (PUT_OFF, True),
        ("a second one of its own in their day", False),
    ]
    agreed = Line(at(1, "18:20"), "agreed", Promise(at(3, "10:00"), "“Exam”"))
    assert rules([*begins(WEEKLY), agreed], at(1), at(3, "10:00"))[1] == (AGREED, True)


def test_only_the_question_after_a_month_may_come_in_a_pause_without_an_end():
    pause = Line(at(1, "13:00"), "pause", None)
    assert rules([*begins(), pause], at(29, "18:00")) == [(RESTING, True)]


def test_a_week_of_nights_is_quiet_by_day_and_its_last_morning_too():
    weeks = Weeks((NIGHTS, USUAL), date(2027, 3, 1))
    assert is_quiet(at(3, "12:00"), ZONE, weeks)
    assert not is_quiet(at(3, "23:00"), ZONE, weeks)
    assert is_quiet(at(9, "23:00"), ZONE, weeks)
    late = Weeks((CLOSING, USUAL), date(2027, 3, 1))
    assert is_quiet(at(8, "10:30"), ZONE, late)  # Monday, after the last closing night
    assert not is_quiet(at(9, "10:30"), ZONE, late)


def test_a_late_shift_still_belongs_to_the_day_before():
    weeks = Weeks((CLOSING,), date(2027, 3, 1))
    assert day_of(at(4, "02:30"), ZONE, weeks) == date(2027, 3, 3)
    assert day_of(at(4, "03:00"), ZONE, weeks) == date(2027, 3, 4)


def test_the_rhythm_is_read_from_what_people_were_told():
    assert told("every day at about 6:00 PM; next on Wed") == (Slot(18 * 60),)
    assert told("on Mondays and Thursdays at about 10:30 AM") == (Slot(630, frozenset((0, 3))),)
    assert told("only when you write") == ()


MEMBERS = [
    Member(1, ZONE, (21 * 60, 9 * 60), at(14, "12:00")),
    Member(2, ZONE, (21 * 60, 9 * 60), at(14, "12:00"), pauses_at=at(14, "12:10")),
]


def verdict(*lines, begun=None):
    once = {"1000001": 1, "1000002": 1} if begun is None else begun
    return judge(MEMBERS, read_log(lines), once, handed_back=0, in_flight=0)


def sent(number, clock, row=None):
    return f"sent {1_000_000 + number} {row or number} {at(14, clock)}"


def test_a_day_on_which_all_went_well_counts_no_harm():
    found = verdict(sent(1, "12:00"), sent(2, "12:00"), f"paused 1000002 0 {at(14, '12:10')}")
    assert (found.lost, found.not_once, found.said_twice, found.repeated, found.in_quiet_hours) == (0, 0, 0, 0, 0)
    assert (found.too_early, found.after_a_pause, found.busiest_s) == (0, 0, 2)


@pytest.mark.parametrize(
    ("lines", "what", "count"),
    [
        ([sent(2, "12:00")], "lost", 1),
        ([sent(1, "12:00"), sent(1, "12:01")], "repeated", 1),
        ([sent(1, "12:00"), sent(1, "12:01", row=9)], "said_twice", 1),
        ([sent(1, "11:59")], "too_early", 1),
        ([sent(1, "21:00")], "in_quiet_hours", 1),
        ([f"paused 1000002 0 {at(14, '12:10')}", sent(2, "12:10")], "after_a_pause", 1),
    ],
)
def test_whatever_goes_wrong_on_the_day_is_counted(lines, what, count):
    assert getattr(verdict(*lines), what) == count


def test_a_moment_that_was_claimed_twice_or_never_is_counted():
    assert verdict(sent(1, "12:00"), begun={"1000001": 2, "1000002": 1}).not_once == 1
    assert verdict(sent(1, "12:00"), begun={"1000002": 1}).not_once == 1


def test_the_crowd_is_always_the_same_and_has_everybody_in_it():
    some = crowd(2000, seed=1)
    assert some == crowd(2000, seed=1)
    assert {each.zone for each in some} >= {"America/Phoenix", "Pacific/Honolulu"}
    assert any(each.pauses_at == 0 for each in some) and any(each.pauses_at for each in some)
    assert any(each.is_quiet(each.due_at) for each in some)
