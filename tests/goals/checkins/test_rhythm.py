"""How often a goal is asked about, and when that is next, across shift weeks and moved clocks."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Hours, Span, Week
from bot.goals.checkins.restart import first_day, instant, next_monday
from bot.goals.checkins.rhythm import Rhythm, denser, next_at, rule_of, sparser, usual
from bot.goals.checkins.rhythm_wording import when
from bot.goals.checkins.wishes import Wish, granted, planned, time_in, wish_in

NEW_YORK, PHOENIX, HONOLULU, LONDON = "America/New_York", "America/Phoenix", "Pacific/Honolulu", "Europe/London"
ALWAYS_OPEN = Span(0, 0)
SUNDAYS = Rhythm("FREQ=WEEKLY;BYDAY=SU", 10 * 60 + 30, date(2027, 1, 3), 0)
MORNING, CLOSING = Week("morning"), Week("closing", Span(22 * 60, 11 * 60), 3 * 60)
LUIS = Hours(NEW_YORK, (CLOSING, CLOSING, MORNING), date(2027, 1, 4))
PLAN = "When it is a morning-shift week, I do step 2 on Tuesday and Thursday before noon."


def instant_of(written, zone):
    return int(datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone)).timestamp())


def walls(rhythm, hours, since, many):
    """List the next moments as the wall clock shows them."""
    at, shown = instant_of(since, hours.zone), []
    for _ in range(many):
        at = next_at(rhythm, hours, at)
        shown.append(datetime.fromtimestamp(at, ZoneInfo(hours.zone)).strftime("%m-%d %H:%M"))
    return shown


@pytest.mark.parametrize("zone", [NEW_YORK, PHOENIX, HONOLULU, LONDON])
def test_a_weekly_moment_stays_at_its_hour_when_clocks_are_moved(zone):
    spring = walls(SUNDAYS, Hours(zone), "2027-03-07T12:00", 4)
    assert spring == ["03-14 10:30", "03-21 10:30", "03-28 10:30", "04-04 10:30"]
    autumn = walls(SUNDAYS, Hours(zone), "2027-10-25T12:00", 3)
    assert autumn == ["10-31 10:30", "11-07 10:30", "11-14 10:30"]


def test_an_hour_that_the_clock_skips_is_asked_an_hour_later_and_one_shown_twice_once():
    early = Rhythm("FREQ=DAILY", 2 * 60 + 30, date(2027, 1, 3), 0)
    hours = Hours(NEW_YORK, (Week(quiet=ALWAYS_OPEN),))
    assert walls(early, hours, "2027-03-13T12:00", 2) == ["03-14 03:30", "03-15 02:30"]
    twice = Rhythm("FREQ=DAILY", 60 + 30, date(2027, 1, 3), 0)
    assert walls(twice, hours, "2027-11-06T12:00", 3) == ["11-07 01:30", "11-08 01:30", "11-09 01:30"]


def test_a_moment_in_quiet_hours_waits_until_they_are_over():
    late = Rhythm("FREQ=WEEKLY;BYDAY=FR", 23 * 60, date(2027, 1, 1), 0)
    assert walls(late, Hours(NEW_YORK), "2027-01-15T12:00", 2) == ["01-16 09:00", "01-23 09:00"]


def test_every_other_week_keeps_its_turn():
    other = Rhythm("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", 18 * 60, date(2027, 1, 13), 0)
    assert walls(other, Hours(NEW_YORK), "2027-01-13T12:00", 3) == ["01-15 18:00", "01-29 18:00", "02-12 18:00"]


def test_once_a_month_is_a_weekday_of_the_first_week():
    monthly = Rhythm(rule_of("monthly", (6,)), 600, date(2027, 1, 4), 0)
    assert walls(monthly, Hours(NEW_YORK), "2027-01-04T12:00", 2) == ["02-07 10:00", "03-07 10:00"]


def test_never_has_no_next_moment():
    assert next_at(Rhythm("", 600, date(2027, 1, 4), 0), Hours(NEW_YORK), 0) is None


def test_what_was_planned_for_morning_weeks_is_asked_in_those_alone():
    rhythm = planned(PLAN, SUNDAYS, LUIS)
    assert walls(rhythm, LUIS, "2027-01-04T00:00", 4) == ["01-19 09:30", "01-21 09:30", "02-09 09:30", "02-11 09:30"]


def test_a_kind_of_week_that_is_not_in_the_pattern_limits_nothing():
    rhythm = planned(PLAN, SUNDAYS, Hours(NEW_YORK))
    assert rhythm.weeks == "" and walls(rhythm, Hours(NEW_YORK), "2027-01-04T12:00", 1) == ["01-05 09:30"]


@pytest.mark.parametrize(
    ("plan", "rule", "minutes"),
    [
        ("when i get home from class thursday, I will look up one", "FREQ=WEEKLY;BYDAY=TH", 19 * 60),
        ("When the kids are in bed on Wednesday, I start the law hour", "FREQ=WEEKLY;BYDAY=WE", 20 * 60),
        ("on saturday at 8, I will read", "FREQ=WEEKLY;BYDAY=SA", 8 * 60),
        ("every tues and thurs 7:30pm", "FREQ=WEEKLY;BYDAY=TU,TH", 19 * 60 + 30),
        ("sundays", "FREQ=WEEKLY;BYDAY=SU", SUNDAYS.minutes),
        ("when the sun is out, I will go", SUNDAYS.rule, SUNDAYS.minutes),
        ("when I get home from work, I will read a page", SUNDAYS.rule, SUNDAYS.minutes),
    ],
)
def test_a_plan_that_names_a_weekday_is_asked_about_then(plan, rule, minutes):
    rhythm = planned(plan, SUNDAYS, Hours(NEW_YORK))
    assert (rhythm.rule, rhythm.minutes) == (rule, minutes)


@pytest.mark.parametrize(
    ("said", "every", "days", "minutes"),
    [
        ("check in with me daily", "daily", (), None),
        ("every other friday at 6pm", "biweekly", (4,), 18 * 60),
        ("every friday", "weekly", (4,), None),
        ("fridays at 6", "weekly", (4,), 18 * 60),
        ("twice a week please", "twice", (), None),
        ("mondays and thursdays in the morning", "weekly", (0, 3), 9 * 60 + 30),
        ("once a month", "monthly", (), None),
        ("friday at 6", None, (4,), 18 * 60),
        ("every 2 weeks", "biweekly", (), None),
        ("no check-ins", "never", (), None),
        ("don't ask", "never", (), None),
        ("every weekday 7am", "weekly", (0, 1, 2, 3, 4), 7 * 60),
        ("every other day", "weekly", (0, 2, 4), None),
        ("at 9:30", None, (), 9 * 60 + 30),
        ("weekly, sunday evening at 8", "weekly", (6,), 20 * 60),
    ],
)
def test_a_rhythm_is_read_as_people_type_it(said, every, days, minutes):
    assert wish_in(said) == Wish(every, days, minutes)


@pytest.mark.parametrize("said", ["", "hello there", "what is an exam", "x" * 5_000, "I sat the exam", "\x00"])
def test_what_says_nothing_of_a_rhythm_is_none(said):
    assert wish_in(said) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("daily", "every day at about 10:30 AM"),
        ("every weekday at 7am", "on weekdays at about 7:00 AM"),
        ("twice a week", "on Wednesdays and Sundays at about 10:30 AM"),
        ("every other friday at 6pm", "every other Friday at about 6:00 PM"),
        ("every other day", "on Mondays, Wednesdays and Fridays at about 10:30 AM"),
        ("once a month", "on the first Sunday of each month at about 10:30 AM"),
        ("mon and thu", "on Mondays and Thursdays at about 10:30 AM"),
        ("at noon", "on Sundays at about 12:00 PM"),
        ("less often", "every other Sunday at about 10:30 AM"),
        ("more often", "on Wednesdays and Sundays at about 10:30 AM"),
        ("no check-ins", "only when you write"),
    ],
)
def test_a_wish_is_granted_and_said_back_in_words(said, told):
    assert when(granted(wish_in(said), SUNDAYS, (6,), date(2027, 1, 15), 0)) == told


def test_daily_becomes_weekly_again_on_the_day_that_goals_share():
    daily = granted(Wish("daily"), SUNDAYS, (6,), date(2027, 1, 15), 0)
    assert granted(Wish("weekly"), daily, (6,), date(2027, 1, 16), 0).rule == SUNDAYS.rule


def test_less_often_never_becomes_never():
    assert sparser("monthly") == "monthly" and denser("daily") == "daily" and sparser("never") == "never"


def test_the_usual_moment_is_the_half_hour_of_the_first_goal_within_open_hours():
    made = instant_of("2027-01-10T10:44", NEW_YORK)
    rhythm = usual(made, Hours(NEW_YORK), made)
    assert (rhythm.rule, rhythm.minutes) == ("FREQ=WEEKLY;BYDAY=SU", 10 * 60 + 30)
    assert walls(rhythm, Hours(NEW_YORK), "2027-01-10T10:44", 2) == ["01-17 10:30", "01-24 10:30"]
    at_night = instant_of("2027-01-10T23:10", NEW_YORK)
    late = usual(at_night, Hours(NEW_YORK), at_night)
    assert walls(late, Hours(NEW_YORK), "2027-01-10T23:10", 1) == ["01-18 09:00"]


def test_a_day_to_be_asked_again_is_two_days_on_in_the_right_kind_of_week():
    rhythm, tuesday = planned(PLAN, SUNDAYS, LUIS), instant_of("2027-01-19T09:40", NEW_YORK)
    assert first_day(rhythm, LUIS, tuesday) == date(2027, 1, 21)
    # The Monday of the next morning week is quiet until 11: the closing week's Sunday was late.
    assert first_day(rhythm, LUIS, tuesday, next_week=True) == date(2027, 2, 9)
    assert next_monday(LUIS, tuesday) == date(2027, 1, 25)
    assert instant(date(2027, 1, 25), rhythm, LUIS) == instant_of("2027-01-25T11:00", NEW_YORK)


@pytest.mark.parametrize("said", ["at 99", "25:00", "13pm", "at 0", ""])
def test_what_is_no_time_is_none(said):
    assert time_in(said) is None
