"""No text, however hostile, makes the reading of days fail or slow."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.days import answered, deadline, done_on, no_day

PIECES = (
    "by", "before", "end of", "the", "next", "last", "feb", "may", "friday", "in", "year", "2/30", "or", "half", "ago",
    "from", "'", "-", "/", ".", ",", "st", "th", "q3", "9q", "2th", "month", "weeks", "easter", "thanksgiving", "6d",
    "3w", "31", "25", "9999", "0", "00/00/0000", "13/45/2027", "İ", "ﬁ", "٣", "’27", "\n", "99999999 years", " ",
    "a couple of", "week before", "after next", "is over", "this time next year", "9" * 400, "1/" * 30,
)  # fmt: skip
MADE = st.lists(st.sampled_from(PIECES), max_size=25)
TEXTS = st.one_of(st.text(max_size=200), MADE.map(" ".join), MADE.map("".join))
DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))


@given(text=TEXTS, today=DAYS)
def test_any_text_on_any_day_gives_a_day_in_reach_or_a_reason(text, today):
    for read in (deadline, done_on, answered):
        said = read(text, today)
        if said is None:
            continue
        assert 0 <= said.start < said.end <= len(text)
        assert (said.day is None) != (said.odd is None)
        if said.day is not None:
            assert (said.day <= today) if read is done_on else (said.day >= today)
            assert abs(said.day.year - today.year) <= 51
    assert no_day(text) in (True, False)


@pytest.mark.parametrize(
    "text",
    ["by " * 1365, "9" * 4096, "1/" * 2048, "a couple of " * 341, "the end of " * 372, "next " * 819, "1 or " * 819,
     "in half a " * 409, "may 1 " * 682, "two weeks before " * 240, "fri, " * 819, "1-" * 2048, "’2" * 2048, "-" * 4096,
     "by about around like maybe " * 151, "no rush i guess " * 256, "thursdya " * 455, "by 31 feb " * 409,
     "this week monday of next week " * 136, " " * 4096, "\n" * 4096, "jnauary " * 512, "no " * 39],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_four_thousand_characters_are_read_in_a_moment(text):
    for read in (deadline, done_on, answered):
        begun = time.process_time()
        read(text, date(2027, 5, 12))
        assert time.process_time() - begun < 1
    no_day(text)
