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
    assert [row.chat for _, row in came if row.do == "send"] == ["8"]


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
    came = await talk.until(talk.clock.at + DAY)
    assert [(row.chat, row.do, "no other mentor" in row.request["text"]) for _, row in came] == [("7", "edit", True)]
    assert owners(talk) == ["8"]


async def test_a_question_that_nobody_answers_does_not_go_to_and_fro_between_two(talk):
    await mentored(talk, "8", "9")
    await ask(talk)
    first = owners(talk)[0]
    came = await talk.until(talk.clock.at + 4 * DAY)
    assert [row.chat for _, row in came if row.do == "send"] == owners(talk) != [first]


async def test_passing_on_brings_it_to_the_next_and_back_after_a_day(talk):
    await mentored(talk, "8", "9")
    _, _, sent = await ask(talk)
    first = owners(talk)[0]
    passed = await talk.press(sent.says("Pass on"), newest(talk, first), person=first)
    second = owners(talk)[0]
    assert second != first and words(passed, first).startswith("Passed on")
    back = await talk.press(button(talk, "pass"), newest(talk, second), person=second)
    assert owners(talk) == [] and to(back, first) == []
    assert "no other mentor" in words(back, second) and "no other mentor" not in words(passed, first)
    came = await talk.until(talk.clock.at + DAY + HOUR)
    assert len(owners(talk)) == 1
    assert sorted((row.chat == "7", row.do) for _, row in came) == [(False, "send"), (True, "edit")]


async def test_not_today_brings_no_more_questions_until_tomorrow(talk):
    await mentored(talk, "8")
    _, _, sent = await ask(talk)
    rests = await talk.press(sent.says("Not today"), newest(talk, "8"), person="8")
    assert "no more questions from “Circle” today" in rests.text and owners(talk) == []
    _, _, second = await ask(talk, question="a second question")
    assert to(second, "8") == []
    await talk.until(talk.clock.at + DAY + HOUR)
    assert owners(talk) == ["8", "8"]


async def test_not_today_tells_how_many_questions_stay(talk):
    await mentored(talk, "8")
    _, _, sent = await ask(talk)
    letter = newest(talk, "8")
    await ask(talk, question="a second question")
    assert "One other question is still with you" in (await talk.press(sent.says("Not today"), letter, person="8")).text


async def test_the_only_question_of_a_day_is_told_as_such(talk):
    place_id = await mentored(talk, "8")
    await write(talk, lambda db: mentors.limit(db, place_id, id_of(talk, "8"), 1))
    assert "your one question for today" in words((await ask(talk))[2], "8")


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
    await ask(talk, "With my name")
    now = int(talk.clock.now())
    letters = await write(talk, lambda db: tickets.withdrawn(db, id_of(talk, "7"), place_id, now))
    assert [letter.person_id for letter in letters] == [id_of(talk, "8")]
    assert talk.count("tickets", "asker_id IS NULL AND question = '' AND state = 'withdrawn'") == 1


async def test_a_question_that_fails_keeps_no_other_waiting(talk):
    place_id = await mentored(talk, "8", wait_s=HOUR)
    await mentored(talk, "9", "10", member="6", chat="-100300", title="Square", wait_s=HOUR)
    await ask(talk)
    await ask(talk, person="6")
    await write(talk, lambda db: db.run("UPDATE mentors SET themes = 'x' WHERE place_id = :id", id=place_id))
    first = owners(talk)[1]
    await talk.until(talk.clock.at + HOUR)
    assert owners(talk)[0] == "8" and owners(talk)[1] != first
    await write(talk, lambda db: db.run("UPDATE mentors SET themes = '[]'"))
    await talk.say("/help", person="11")
    await write(talk, lambda db: mentors.add(db, place_id, id_of(talk, "11"), "Lee", int(talk.clock.now())))
    await talk.until(talk.clock.at + HOUR)
    assert "11" in owners(talk)


async def test_what_was_given_long_ago_still_tells_whose_turn_it_is(talk):
    place_id = await mentored(talk, "8", "9")
    for mentor, ago in (("8", 9 * DAY), ("9", 20 * DAY)):
        await ask(talk)
        at, owner = int(talk.clock.now()) - ago, id_of(talk, mentor)
        await write(talk, lambda db, at=at, owner=owner: db.run(
            "UPDATE assignments SET person_id = :owner, given_at = :at, ended_at = :at WHERE ended_at IS NULL",
            owner=owner, at=at))  # fmt: skip
        await write(talk, lambda db: db.run("DELETE FROM tickets WHERE ref NOT IN (SELECT ref FROM assignments)"))
        await write(talk, lambda db: db.run("UPDATE tickets SET asker_id = NULL, state = 'ended', due_at = NULL"))
    await ask(talk)
    assert tickets.open_counts(talk.db.read(), place_id) == {id_of(talk, "9"): 1}


async def test_the_asker_is_told_when_nobody_came_in_seven_days(talk):
    place_id = await mentored(talk, "8")
    await write(talk, lambda db: mentors.away(db, place_id, id_of(talk, "8"), 2 * int(talk.clock.now())))
    await ask(talk)
    came = await talk.until(talk.clock.at + 8 * DAY)
    assert ["in seven days" in row.request["text"] for _, row in came if row.chat == "7"] == [True]
    assert talk.count("tickets", "asker_id IS NULL AND name IS NULL AND state = 'ended'") == 1
    ended = next(row for _, row in came if row.chat == "7")
    again = await talk.press(ended.request["buttons"][0][0]["says"], newest(talk, "7"))
    assert [row.do for row in again.rows] == ["rebutton", "send"] and again.says("Without my name")


async def test_the_open_questions_of_whoever_stops_the_messages_go_on_at_the_time_limit(talk):
    await mentored(talk, "8", "9", wait_s=2 * HOUR)
    await ask(talk)
    first = owners(talk)[0]
    await talk.say("/stop", person=first)
    assert owners(talk) == [first]
    await talk.until(talk.clock.at + 2 * HOUR + 1)
    assert owners(talk) == [{"8": "9", "9": "8"}[first]]
