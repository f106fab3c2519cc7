"""Kinds of shifts with their hours: what follows for when it is quiet and when a day ends."""

import pytest

from bot.hours.worked import shift_of

# name, quiet from, quiet to, day ends
SAID = {
    "i work nights 10pm to 7am": ("night", 8, 16, 8),
    "I work nights, 10-7": ("night", 8, 16, 8),
    "i work overnights from 7pm till 7:30am": ("overnight", 8.5, 16.5, 8.5),
    "i work closing shifts 2pm to 11pm": ("closing", 22, 11, 0),
    "i'm working closing shifts 3 to midnight": ("closing", 22, 11, 1),
    "i work closing shifts from 4pm to 1:30 am": ("closing", 22, 11, 2.5),
    "my shifts are nights 9pm-5am": ("night", 6, 14, 6),
    "i work mornings 6am to 2pm": ("morning", 21, 9, 0),
}


@pytest.mark.parametrize(("said", "week"), SAID.items())
async def test_the_hours_of_a_shift_tell_when_it_is_quiet_and_when_the_day_ends(luis, kept, said, week):
    back = await luis.say(said)
    assert back.text.startswith("Set.") and back.says("Change") == "/quiet change"
    assert [weeks for _, weeks in kept()] == [[week]]


async def test_what_was_set_is_said(luis):
    said = (await luis.say("i work nights 10pm to 7am")).text
    assert "every week is a night week" in said
    assert "quiet hours are 8 AM to 4 PM" in said and "day ends at 8 AM" in said


@pytest.mark.parametrize("asked", ["/quiet", "/shifts", "/shifts new", "/day_ends"])
async def test_the_hours_of_a_shift_are_none_to_be_quiet_in_whatever_was_asked(luis, kept, asked):
    await luis.say(asked)
    await luis.say("i work nights 10pm to 7am")
    assert [weeks for _, weeks in kept()] == [[("night", 8, 16, 8)]]


@pytest.mark.parametrize("said", ["nights closing 10 to 7", "nights", "late 2 to 11", "nights 10pm", "10pm to 7am",
                                  "nights 10 to 7, how do i study"])  # fmt: skip
def test_less_or_more_than_one_kind_and_its_hours_is_no_shift(said):
    assert shift_of(said) is None
