"""A question is always with one mentor or waits for one, and never stays with somebody who is not there."""

import pytest

from bot import people
from bot.mentoring import tickets
from bot.mentoring.mentors import store as mentors
from bot.people import Silence, silence
from bot.settings import DAY, HOUR
from tests.mentoring.handed import ask, id_of, mentored, newest, owners, to, words
from tests.talk import ZONE


@pytest.fixture
async def talk(open_talk):
    return await open_talk(paced=False)


def write(talk, do):
    return talk.db.write(do, "test")


def button(talk, name):
    return f"/{name}_ticket {talk.db.read().rows('SELECT ref FROM tickets')[0]['ref']}"


async def test_questions_are_shared_out_among_those_who_have_fewest(talk):
    await mentored(talk, "8", "9")
    for number in range(3):
        talk.clock.advance(60)
        await ask(talk, question=f"question {number}")
    assert owners(talk) == ["8", "9", "8"]


async def test_nobody_is_asked_their_own_question(talk):
    await mentored(talk, "7", "8")
    for number in range(3):
        await ask(talk, question=f"question {number}")
    assert owners(talk) == ["8", "8", "8"]


async def test_a_mentor_gets_no_more_than_they_take_a_day(talk):
    place_id = await mentored(talk, "8")
    await write(talk, lambda db: mentors.limit(db, place_id, id_of(talk, "8"), 1))
    await ask(talk)
    _, _, second = await ask(talk, question="a second question")
    assert "waits for a mentor" in words(second, "7") and to(second, "8") == []
    await talk.say("two things", person="8", answered=newest(talk, "8"))
    came = await talk.until(talk.clock.at + DAY + HOUR)
    assert [row.chat for _, row in came if "a second question" in row.request.get("text", "")] == ["8"]


async def test_after_the_time_limit_a_question_goes_to_the_next(talk):
    await mentored(talk, "8", "9", wait_s=2 * HOUR)
    await ask(talk)
    first = owners(talk)[0]
    came = await talk.until(talk.clock.at + 2 * HOUR + 1)
    assert {owners(talk)[0], first} == {"8", "9"}
    assert [row.do for _, row in came if row.chat == first] == ["edit"]
    late = await talk.say("too late", person=first, answered=newest(talk, first))
    assert to(late, "7") == [] and "another mentor" in late.text


async def test_a_slow_mentor_keeps_a_question_where_nobody_else_is_free(talk):
    await mentored(talk, "8", wait_s=2 * HOUR)
    await ask(talk)
    assert await talk.until(talk.clock.at + DAY) == []
    assert owners(talk) == ["8"]


async def test_passing_on_brings_it_to_the_next_and_back_after_a_day(talk):
    await mentored(talk, "8", "9")
    _, _, sent = await ask(talk)
    first = owners(talk)[0]
    passed = await talk.press(sent.says("Pass on"), newest(talk, first), person=first)
    second = owners(talk)[0]
    assert second != first and words(passed, first).startswith("Passed on")
    back = await talk.press(button(talk, "pass"), newest(talk, second), person=second)
    assert owners(talk) == [] and to(back, first) == []
    came = await talk.until(talk.clock.at + DAY + HOUR)
    assert len(owners(talk)) == 1 and [row.do for _, row in came] == ["send"]


async def test_not_today_brings_no_more_questions_until_tomorrow(talk):
    await mentored(talk, "8")
    _, _, sent = await ask(talk)
    rests = await talk.press(sent.says("Not today"), newest(talk, "8"), person="8")
    assert "no more questions from “Circle” today" in rests.text and owners(talk) == []
    _, _, second = await ask(talk, question="a second question")
    assert to(second, "8") == []
    await talk.until(talk.clock.at + DAY + HOUR)
    assert owners(talk) == ["8", "8"]


async def test_a_mentor_is_left_in_peace_in_their_quiet_hours(talk):
    await mentored(talk, "8")
    await write(talk, lambda db: people.set_zone(db, id_of(talk, "8"), ZONE))  # three in the morning
    _, _, sent = await ask(talk)
    assert to(sent, "8") == []
    came = await talk.until(talk.clock.at + 8 * HOUR)
    assert [at for at, row in came if row.chat == "8"] == [talk.clock.at - 8 * HOUR + 6 * HOUR]


@pytest.mark.parametrize("why", ["stop", "pause"])
async def test_whoever_wants_no_messages_gets_no_question(talk, why):
    await mentored(talk, "8", "9")
    await write(talk, lambda db: silence(db, id_of(talk, "8"), Silence(why, since_at=1)))
    await ask(talk)
    assert owners(talk) == ["9"]


async def test_a_mentor_who_blocked_us_loses_the_question_to_the_next(talk):
    await mentored(talk, "8", "9")
    await ask(talk)
    first = owners(talk)[0]
    await write(talk, lambda db: db.run("UPDATE people SET blocked_at = 1 WHERE chat_id = :first", first=first))
    came = await talk.begin()
    assert len(to(came, owners(talk)[0])) == 1 and owners(talk) != [first]


async def test_a_mentor_who_is_forgotten_loses_the_question_to_the_next(talk):
    await mentored(talk, "8", "9")
    await ask(talk)
    first = owners(talk)[0]
    await write(talk, lambda db: db.run("DELETE FROM people WHERE chat_id = :first", first=first))
    await talk.begin()
    assert owners(talk) == [{"8": "9", "9": "8"}[first]]


async def test_whoever_stops_mentoring_gives_their_questions_on(talk):
    place_id = await mentored(talk, "8", "9")
    await ask(talk)
    first = owners(talk)[0]

    def stop(db):
        mentors.remove(db, place_id, id_of(talk, first))
        return tickets.released(db, id_of(talk, first), place_id, int(talk.clock.now()))

    letters = await write(talk, stop)
    assert [letter.person_id for letter in letters] == [id_of(talk, first)] and owners(talk) == []
    assert tickets.open_counts(talk.db.read(), place_id) == {}
    await talk.begin()
    assert tickets.open_counts(talk.db.read(), place_id) == {id_of(talk, {"8": "9", "9": "8"}[first]): 1}


async def test_the_questions_of_whoever_leaves_the_group_end(talk):
    place_id = await mentored(talk, "8")
    await ask(talk)
    now = int(talk.clock.now())
    letters = await write(talk, lambda db: tickets.withdrawn(db, id_of(talk, "7"), place_id, now))
    assert [letter.person_id for letter in letters] == [id_of(talk, "8")]
    assert talk.count("tickets", "asker_id IS NULL AND question = '' AND state = 'withdrawn'") == 1


async def test_the_asker_is_told_when_nobody_came_in_seven_days(talk):
    place_id = await mentored(talk, "8")
    await write(talk, lambda db: mentors.away(db, place_id, id_of(talk, "8"), 2 * int(talk.clock.now())))
    await ask(talk)
    came = await talk.until(talk.clock.at + 8 * DAY)
    assert ["in seven days" in row.request["text"] for _, row in came if row.chat == "7"] == [True]
    assert talk.count("tickets", "asker_id IS NULL AND question = '' AND state = 'ended'") == 1
