"""People answer a check-in as they talk: proud, worn out, or in words that could be about their health."""

import pytest

from bot.chat import ProgressHeard, Understood
from tests.goals.checkins.test_answers import TUESDAY, answers, deeds

CLINICAL = Understood("clinical", "decline")
STRESSED = "im so stressed i didnt do anything, i feel like a failure"


def heard_low(**flags):
    return Understood("question", "choose", **flags)


async def test_half_of_it_is_an_answer_though_it_could_be_of_a_pill(hotel):
    await hotel.only(TUESDAY)
    back = await hotel.phone.says("did like half of it", CLINICAL)
    assert "What got done?" in back.text and answers(hotel) == ["partly"]


@pytest.mark.parametrize("said", ["took half of my pill", "my daughter cant stop coughing", "half a tablet"])
async def test_what_is_about_health_stays_refused(hotel, said):
    await hotel.only(TUESDAY)
    await hotel.phone.says(said, CLINICAL)
    assert answers(hotel) == []


async def test_a_word_of_despair_is_no_answer(hotel):
    await hotel.only(TUESDAY)
    await hotel.phone.says("i cant do this anymore", Understood("crisis", "decline", worried=True))
    await hotel.phone.says("not yet, i want to die", Understood("crisis", "decline"))
    assert answers(hotel) == []


@pytest.mark.parametrize("flags", [{"worried": True}, {"ashamed": True}, {"worried": True, "ashamed": True}])
async def test_who_feels_like_a_failure_is_told_something_kind_and_then_a_small_piece(hotel, flags):
    await hotel.only(TUESDAY)
    back = await hotel.phone.says(STRESSED, heard_low(**flags))
    kind, smallest, *_ = back.text.split("\n\n")
    assert kind == "That sounds like a lot to carry, and it says nothing bad about you."
    assert smallest.startswith("That is fine. The smallest next piece:")
    assert "asking this" not in back.text
    assert ("988" in back.text) is flags.get("worried", False)
    assert answers(hotel) == ["not"]


async def test_the_other_goals_of_the_message_stay_in_reach_of_who_feels_low(hotel):
    await hotel.phone.says("/goal_take find-teacher 2027-06-30")
    await hotel.phone.says("skip")
    await hotel.phone.says("skip")
    await hotel.phone.says("/checkins 2 every tuesday at 9:30 am")
    await hotel.only(TUESDAY)
    back = await hotel.phone.says(STRESSED, heard_low(worried=True))
    assert (await hotel.phone.presses("Find somebody to learn from")).text.startswith("Next for “Find somebody")
    assert back.text.startswith("That sounds like a lot")


@pytest.mark.parametrize("said", ["i did it!!", "I DID IT!!! 🎉🎉", "did it 💪", "omg i did it!!", "done!!! ✅"])
async def test_done_with_joy_ticks_the_step(hotel, said):
    await hotel.only(TUESDAY)
    await hotel.phone.says(said, Understood("progress", "decline", progress=ProgressHeard(said)))
    assert hotel.phone.steps()[0]["state"] == "done" and deeds(hotel) != []


async def test_done_with_joy_ticks_the_step_also_after_other_talk(hotel):
    await hotel.only(TUESDAY)
    await hotel.phone.says("thanks")
    await hotel.phone.says("i did it!!", Understood("progress", "decline", progress=ProgressHeard("i did it!!")))
    assert hotel.phone.steps()[0]["state"] == "done"


async def test_done_with_joy_ticks_the_step_also_a_day_later_and_after_a_look_at_the_goals(hotel):
    await hotel.only(TUESDAY)
    hotel.talk.clock.at += 30 * 3600
    await hotel.phone.says("/goals")
    await hotel.phone.says("i did it!!", Understood("progress", "decline", progress=ProgressHeard("i did it!!")))
    assert hotel.phone.steps()[0]["state"] == "done"
