"""When somebody would be left in peace, read from how people write times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Span
from bot.hours import hearing, times
from bot.hours.hearing import DayEnd, Quiet

# said -> quiet from, to
SPANS = {
    "22-7": ("22:00", "7:00"),
    "10pm to 11am": ("22:00", "11:00"),
    "quiet 10pm-7am": ("22:00", "7:00"),
    "from 11 at night till noon": ("23:00", "12:00"),
    "10-7": ("22:00", "7:00"),
    "9 to 9": ("21:00", "9:00"),
    "12-8": ("0:00", "8:00"),
    "11-12": ("23:00", "12:00"),
    "2200-0700": ("22:00", "7:00"),
    "22:30 to 6:15": ("22:30", "6:15"),
    "11.30 p.m. until 7.15 a.m.": ("23:30", "7:15"),
    "8am to 5pm": ("8:00", "17:00"),
    "between 10 at night and 9 in the morning": ("22:00", "9:00"),
    "midnight to noon please": ("0:00", "12:00"),
    "every day from 10p to 6a": ("22:00", "6:00"),
    "i'm asleep from 1 am to 9": ("1:00", "9:00"),
    "10 o'clock pm to 8 o'clock am": ("22:00", "8:00"),
    "Quiet hours: 21–9.": ("21:00", "9:00"),
}


def minutes(written):
    hour, minute = written.split(":")
    return int(hour) * 60 + int(minute)


@pytest.mark.parametrize(("said", "meant"), SPANS.items(), ids=SPANS)
def test_a_span_is_read_as_it_is_meant(said, meant):
    heard = hearing.quiet_of(said)
    assert isinstance(heard, Quiet)
    assert (heard.begins, heard.ends) == tuple(map(minutes, meant))


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [("after 10pm", "22:00", None), ("not after 10", "22:00", None), ("not before 11", None, "11:00"),
     ("until noon", None, "12:00"), ("after 12", "0:00", None)],
)  # fmt: skip
def test_one_side_leaves_the_other_as_it_is(said, begins, ends):
    expected = Span(minutes(begins or "21:00"), minutes(ends or "9:00"))
    assert hearing.quiet_of(said).of(Span(21 * 60, 9 * 60)) == expected


@pytest.mark.parametrize(
    "said",
    ["10", "10pm", "3 to 4 apples", "10 to 7 at the counter with Kim", "25-7", "22:75-7", "", "quiet", "12/10 to 12/11",
     "from 9 to 10 to 11", "how do i study from 10 to 7", "20 hours", "10-7?? what is that"],
)  # fmt: skip
def test_what_says_anything_besides_is_no_span(said):
    assert hearing.quiet_of(said) is None


@pytest.mark.parametrize("said", ["1am to midnight", "9pm to 9pm", "10 am to 9 am", "5am-4:59am"])
def test_more_than_twenty_hours_are_too_long(said):
    assert hearing.quiet_of(said) == "too long"


@pytest.mark.parametrize("said", ["none", "None at all", "no quiet hours", "any time", "turn off quiet hours."])
def test_no_quiet_hours_are_an_empty_span(said):
    assert hearing.quiet_of(said).of(Span(1, 2)) == Span(0, 0)


@pytest.mark.parametrize("said", ["closing 10pm-11am", "10pm to 11am in closing weeks", "closing weeks 22-11"])
def test_a_kind_of_week_may_be_named(said):
    assert hearing.quiet_of(said) == Quiet(22 * 60, 11 * 60, ("closing",))


@pytest.mark.parametrize(
    ("said", "at"),
    [("my day ends at 3am", 180), ("my day ends at 3", 180), ("day ends at midnight", 0),
     ("my day is over at 2:30", 150), ("end my day at 4 am", 240), ("my day ends at noon", 720),
     ("my day ends at 12", 0)],
)  # fmt: skip
def test_the_end_of_a_day_is_read(said, at):
    assert hearing.day_end_of(said, is_asked=False) == DayEnd(at)


def test_where_it_was_asked_a_time_alone_ends_the_day():
    assert hearing.day_end_of("3", is_asked=True) == DayEnd(180)
    assert hearing.day_end_of("3", is_asked=False) is None


@pytest.mark.parametrize("said", ["my day ends at 10pm", "my day ends at 13:00"])
def test_a_day_cannot_end_in_the_afternoon(said):
    assert hearing.day_end_of(said, is_asked=False) == "too late"


@pytest.mark.parametrize("said", ["my day ends well", "my day ends at 3 with a long drive", "my day ends at the 3rd"])
def test_other_ends_of_a_day_are_none(said):
    assert hearing.day_end_of(said, is_asked=False) is None


HOSTILE = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(("10", "22:00", "pm", "am", "-", "to", "noon", "after", "until", "none", "all", "off", "99",
                         "0", "24:00", "midnight", "closing", "week", "2", "first", "every", "other", "day", "ends",
                         "٣", "²")),
        max_size=12,
    ).map(" ".join),
)  # fmt: skip


@given(HOSTILE)
def test_whatever_is_written_gives_a_span_of_a_day_or_nothing(said):
    heard = hearing.quiet_of(said)
    if isinstance(heard, Quiet):
        span = heard.of(Span(21 * 60, 9 * 60))
        assert 0 <= span.begins < times.DAY and 0 <= span.ends < times.DAY
    ends = hearing.day_end_of(said, is_asked=True)
    assert not isinstance(ends, DayEnd) or 0 <= ends.at <= hearing.LATEST_END


@given(st.integers(0, times.DAY - 1), st.integers(0, times.DAY - 1))
def test_what_a_button_says_is_read_as_it_was_meant(begins, ends):
    said = Quiet(begins, ends).said
    heard = hearing.quiet_of(f"closing {said}")
    if begins == ends:
        assert heard == Quiet(0, 0, ("closing",))
    elif times.length(Span(begins, ends)) > hearing.LONGEST:
        assert heard == "too long"
    else:
        assert heard == Quiet(begins, ends, ("closing",))
