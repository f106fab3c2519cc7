"""What was composed but not sent yet: it is asked about once more, and nothing of it is lost."""

from datetime import date

from bot.people import Silence, end_silence
from bot.settings import DAY


async def composed(eater, at):
    """Have everything composed that is due by then, with nothing sent yet."""
    eater.talk.clock.at = eater.at(at)
    await eater.talk.house.ticking.step("telegram")


async def test_quiet_by_the_time_of_sending_it_comes_in_the_morning(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T20:45")
    await composed(eater, "2027-01-11T20:56")
    eater.talk.clock.at = eater.at("2027-01-11T21:00")
    ((when, text),) = await eater.until("2027-01-20T12:00")
    assert ("01-12 09:00" <= when <= "01-12 09:10", text) == (True, "bread!")


async def test_too_late_it_is_thought_over_and_said_to_be_late(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    await composed(eater, "2027-01-11T12:11")
    eater.talk.clock.at = eater.at("2027-01-11T16:00")
    await eater.talk.delivered()
    ((when, text),) = await eater.until("2027-01-20T12:00")
    assert when == "01-11 16:00"
    assert "not running" in text


async def test_a_pause_in_the_last_second_holds_it_and_it_comes_at_its_end(eater):
    await eater.lives()
    await eater.wish("bread", "asked", "2027-01-11T12:00")
    await composed(eater, "2027-01-11T12:00")
    await eater.silent(Silence("pause", until_on=date(2027, 1, 14)))
    assert [when for when, _ in await eater.until("2027-01-20T12:00")] == ["01-14 09:00"]


async def test_no_farewell_follows_a_stop(eater):
    await eater.lives()
    days = [f"2027-01-{day}T12:00" for day in range(11, 17)]
    await eater.wish("bread", "rhythm", *days, every_s=DAY)
    await eater.until("2027-01-16T11:00")
    await composed(eater, "2027-01-16T12:11")
    assert eater.talk.count("begun", "rule = 'farewell'") == 1
    said = await eater.talk.say("/stop")
    assert not any("I will stop asking" in text for text in said.texts)


async def test_a_check_in_beside_a_reminder_counts_as_unanswered(eater):
    await eater.lives()
    days = [f"2027-01-{day}" for day in range(11, 20)]
    await eater.wish("bread", "rhythm", *(f"{day}T12:00" for day in days), every_s=DAY)
    await eater.wish("tea", "asked", *(f"{day}T13:00" for day in days), every_s=DAY)
    came = await eater.until("2027-01-20T12:00")
    assert sum("bread" in text for _, text in came) == 3
    assert sum("tea!" in text for _, text in came) == 9
    assert sum("I will stop asking" in text for _, text in came) == 1


async def test_nobody_is_asked_about_one_rest_while_everything_is_paused(eater):
    await eater.lives()
    await eater.silent(Silence("pause", "goal:1"))
    await eater.silent(Silence("pause", until_on=date(2027, 1, 14)))
    await eater.wish("resting", "resting", "2027-01-12T12:00", about="goal:1")
    ((when, _),) = await eater.until("2027-01-20T12:00")
    assert when[:5] == "01-14"


async def test_what_was_put_off_wakes_when_an_endless_pause_ends(eater):
    await eater.lives()
    await eater.wish("tea", "asked", "2027-01-11T12:00")
    await eater.until("2027-01-11T13:00")
    eater.kitchen.wishes["tea"] = ("asked", (), "", DAY, 2)  # a single one: planned no more, and yet to be said again
    until, now = eater.at("2027-01-12T12:00"), int(eater.talk.clock.now())
    await eater.writes(lambda db: eater.agenda.put_off(db, 1, 1, until, now))
    await eater.silent(Silence("pause"))
    assert await eater.until("2027-01-15T12:00") == []
    await eater.writes(lambda db: end_silence(db, 1, "pause"))
    await eater.replan()
    assert [text for _, text in await eater.until("2027-01-15T13:00")] == ["tea!"]


async def test_a_time_that_was_asked_for_comes_although_one_message_of_it_was_put_off(eater):
    await eater.lives()
    await eater.wish("tea", "asked", "2027-01-11T20:00", "2027-01-12T20:00", "2027-01-18T20:00", every_s=DAY)
    await eater.until("2027-01-11T20:30")
    until, now = eater.at("2027-01-18T20:00"), int(eater.talk.clock.now())
    await eater.writes(lambda db: eater.agenda.put_off(db, 1, 1, until, now))
    assert [when for when, _ in await eater.until("2027-01-20T12:00")] == ["01-12 20:00", "01-18 20:00"]


async def test_whoever_moves_west_is_not_asked_the_same_again(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    await eater.until("2027-01-11T12:30")
    eater.kitchen.wish("bread", "rhythm", eater.at("2027-01-11T12:00", "Pacific/Honolulu"))
    await eater.talk.say("/zone Pacific/Honolulu")
    assert await eater.until("2027-01-20T12:00") == []


async def test_one_feature_that_breaks_leaves_what_others_say(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    eater.kitchen.burnt.add("bread")
    await eater.wish("tea", "asked", "2027-01-11T12:30")
    assert [text for _, text in await eater.until("2027-01-11T14:00")] == ["tea!"]
    eater.kitchen.burnt.clear()
    assert [text for _, text in await eater.until("2027-01-12T23:00")] == ["bread!"]
