"""How often somebody is asked: seen, chosen by a tap or in words, switched off and on again."""

import pytest

from tests.goals_phone import a_checkin, labels


def rules(asked):
    found = asked.talk.db.read().rows("SELECT rule, minutes FROM checkins ORDER BY goal_id")
    return [(row["rule"], row["minutes"]) for row in found]


async def wishes(asked, said, about=None):
    return await asked.phone.says(said, a_checkin("rhythm", about))


async def test_the_page_of_a_goal_tells_when_it_is_asked_about(own):
    back = await own.phone.says("/goal 1")
    assert "I ask about it on Sundays at about 10:00 AM." in back.text and "Check-ins" in labels(back)


async def test_nothing_is_told_or_asked_while_the_zone_is_unknown(own):
    await own.phone.says("/zone forget")
    back = await own.phone.says("/goal 1")
    assert "I ask about it" not in back.text and "Check-ins" not in labels(back)
    assert "once I know your time zone" in (await own.phone.says("/checkins")).text
    assert "once I know your time zone" in (await wishes(own, "check in with me daily")).text
    assert await own.until("2027-02-20T12:00") == []


async def test_goals_that_nobody_chose_otherwise_share_one_moment_and_one_message(own):
    own.talk.clock.at += 3 * 86_400 + 5 * 3_600
    await own.phone.sets("learn to glaze")
    await own.phone.presses("Right")
    ((at, text),) = await own.until("2027-01-24T20:00")
    assert at.startswith("Sun 10:0") and "learn to braid" in text and "learn to glaze" in text


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Every day", "every day at about 10:00 AM. Next on Mon, Jan 18."),
        ("Twice a week", "on Wednesdays and Sundays at about 10:00 AM. Next on Wed, Jan 20."),
        ("Every other week", "every other Sunday at about 10:00 AM. Next on Sun, Jan 31."),
        ("Once a month", "on the first Sunday of each month at about 10:00 AM. Next on Sun, Feb 7."),
    ],
)
async def test_a_rhythm_is_chosen_with_a_tap(own, label, told):
    await own.phone.says("/checkins 1")
    back = await own.phone.presses(label)
    assert back.text == f"Settled: I ask about “learn to braid” {told}"


async def test_never_is_a_rhythm_as_well_and_can_be_changed_back(own):
    await own.phone.says("/checkins 1")
    back = await own.phone.presses("Only when I write")
    assert back.text.startswith("Settled: I do not ask about “learn to braid”.")
    assert [text for _, text in await own.until("2027-02-06T12:00") if "did you get to it" in text] == []
    assert "I wait for you to write" in (await own.phone.says("/goal 1")).text
    await own.phone.says("/checkins 1")
    assert "on Sundays at about 10:00 AM" in (await own.phone.presses("Every week")).text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("every other friday at 6pm", "every other Friday at about 6:00 PM"),
        ("daily", "every day"),
        ("less often", "every other Sunday"),
        ("never mind what I said, mondays", "on Mondays"),
        ("blue", "I could not read how often from that."),
        ("no thanks", "All right, as before. I ask about it on Sundays"),
    ],
)
async def test_a_rhythm_can_be_typed_when_asked_for_it(own, said, told):
    await own.phone.says("/checkins 1")
    assert told in (await own.phone.says(said)).text


async def test_a_wish_in_words_changes_all_goals_or_the_one_it_names(own):
    await own.phone.sets("learn to glaze")
    await own.phone.presses("Right")
    back = await wishes(own, "check in with me daily")
    assert back.text.startswith("Settled: I ask about all 2 goals every day")
    back = await wishes(own, "check in with me every friday about learn to glaze", "learn to glaze")
    assert back.text.startswith("Settled: I ask about “learn to glaze” on Fridays")
    assert rules(own) == [("FREQ=DAILY", 600), ("FREQ=WEEKLY;BYDAY=FR", 600)]


async def test_a_wish_to_see_how_things_stand_shows_the_goals(own):
    assert "**Your goals**" in (await own.phone.says("where do i stand", a_checkin("view"))).text


async def test_what_is_set_to_daily_is_asked_daily(own):
    await own.phone.says("/checkins 1 daily")
    await own.phone.says("/checkins 1 every day at 6pm")
    came = await own.until("2027-01-18T20:00")
    assert [at[:6] for at, _ in came] == ["Sun 18", "Mon 18"]
    shown = [button["label"] for line in own.talk.post.rows[-1].request["buttons"] for button in line]
    assert "Not today" in shown and "Not this week" not in shown


@pytest.mark.parametrize("said", ["no check-ins", "/checkins off", "stop checking in"])
async def test_no_more_check_ins_keeps_goals_and_leads_back(own, said):
    back = await own.phone.says(said)
    assert back.text.startswith("No more check-ins.") and "Check-ins are off." in back.text
    assert "Sundays" not in back.text and "check in again" in back.text
    assert await own.until("2027-02-20T12:00") == []
    back = await own.phone.presses("Check in with me again")
    assert back.text.startswith("I check in with you again. Next on Sun, Feb 21.")
    assert len(await own.until("2027-02-21T12:00")) == 1


async def test_the_farewell_after_no_answer_leads_back_to_check_ins(own):
    await own.until("2027-04-15T12:00")
    assert own.talk.post.to("7")[-1].startswith("My last check-ins had no answer")
    assert (await own.phone.presses("Check in with me again")).text.startswith("I check in with you again.")
    assert len(await own.until("2027-04-19T12:00")) == 1


async def test_many_goals_are_listed_in_pages(own):
    for number in range(2, 9):
        await own.phone.sets(f"learn to bake number {number}")
        await own.phone.presses("Right")
    back = await own.phone.says("/checkins")
    assert "6. " in back.text and "7. " not in back.text
    assert "7. " in (await own.phone.presses("More")).text
    for odd in ("page 99", "page x", "page", "99", "0", "-1", "nonsense", "99999999999999999999"):
        assert "**Check-ins**" in (await own.phone.says(f"/checkins {odd}")).text


async def test_a_closed_goal_is_only_shown(own):
    await own.phone.says("/goal_drop 1")
    assert "Dropped" in (await own.phone.says("/checkins 1 daily")).text and rules(own) == []
    assert "Once you have a goal" in (await own.phone.says("/checkins")).text


async def test_the_page_of_a_goal_tells_no_times_while_check_ins_are_off(own):
    await own.phone.says("/checkins off")
    assert "I ask about it" not in (await own.phone.says("/goal 1")).text


async def test_who_stopped_everything_without_a_zone_is_told_that_it_is_stopped(own):
    await own.phone.says("/zone forget")
    await own.phone.says("/stop")
    text = (await own.phone.says("/checkins")).text
    assert text.startswith("Stopped: nothing from me on my own.") and "once I know your time zone" in text
