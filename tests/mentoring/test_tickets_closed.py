"""A question that is over leaves nothing on its way, and little that leads back to whoever asked."""

import pytest

from bot.chat import Kind
from bot.delivery import Wait
from bot.mentoring import tickets
from bot.settings import DAY, HOUR
from tests.mentoring.handed import QUESTION, ask, id_of, mentored, newest, owners, to, words
from tests.talk import GROUP

ANSWER = "ask for the title first, then for the raise"


@pytest.fixture
async def talk(open_talk):
    return await open_talk(paced=False)


def ticket(talk):
    return talk.db.read().rows("SELECT * FROM tickets")[0]


async def leaves(talk, person="7"):
    return await talk.take(talk.incoming(kind=Kind.GONE, person=person, group=GROUP, called=False))


async def reaches(talk, person, seconds):
    """Let time pass; gives what one person then got."""
    before = len(talk.post.rows)
    await talk.passes(seconds, 10)
    return [row for row in talk.post.rows[before:] if row.chat == person]


async def test_a_question_that_is_taken_back_on_its_way_never_arrives(talk):
    await mentored(talk, "8")
    talk.post.order(Wait(60), chat="8")
    _, _, sent = await ask(talk)
    await talk.press(sent.says("Take it back"), newest(talk, "7"))
    assert await reaches(talk, "8", 120) == []


async def test_a_question_of_somebody_who_is_forgotten_never_arrives(talk):
    await mentored(talk, "8")
    talk.post.order(Wait(60), chat="8")
    await ask(talk)
    await talk.db.write(lambda db: tickets.forgotten(db, id_of(talk, "7")), "test")
    assert await reaches(talk, "8", 120) == []


async def test_a_question_that_waits_in_vain_to_be_sent_goes_to_one_mentor_only(talk):
    await mentored(talk, "8", "9", wait_s=HOUR)
    talk.post.order(Wait(3 * HOUR), chat="8")
    talk.post.order(Wait(3 * HOUR), chat="9")
    await ask(talk)
    first = owners(talk)[0]
    talk.clock.advance(HOUR + 1)
    await talk.begin()
    assert owners(talk) != [first]
    assert await reaches(talk, first, 4 * HOUR) == []


async def test_a_nameless_question_stays_with_its_mentor_while_its_asker_leaves_the_group(talk):
    place_id = await mentored(talk, "8", wait_s=4 * HOUR)
    await ask(talk)
    assert to(await leaves(talk), "8") == []
    kept = ticket(talk)
    assert (kept["question"], kept["asker_id"], kept["state"]) == ("", None, "withdrawn")
    assert tickets.open_counts(talk.db.read(), place_id) == {id_of(talk, "8"): 1}
    came = await talk.until(talk.clock.at + 4 * HOUR - 60)
    assert [row for _, row in came if row.chat == "8"] == []
    came = await talk.until(talk.clock.at + 120)
    assert ["needs no answer" in row.request["text"] for _, row in came if row.chat == "8"] == [True]
    assert owners(talk) == [] and await talk.until(talk.clock.at + DAY) == []


async def test_where_its_moment_is_near_it_stays_a_day_longer(talk):
    await mentored(talk, "8", wait_s=4 * HOUR)
    await ask(talk)
    talk.clock.advance(4 * HOUR - 60)
    await leaves(talk)
    assert await talk.until(talk.clock.at + 20 * HOUR) == []
    assert len(await talk.until(talk.clock.at + 5 * HOUR)) == 1


async def test_a_named_question_ends_at_once_when_its_asker_leaves(talk):
    await mentored(talk, "8")
    await ask(talk, "With my name")
    assert "needs no answer" in words(await leaves(talk), "8")


@pytest.mark.parametrize("label", ["Answer", "Pass on", "Not today"])
async def test_a_mentor_who_turns_to_what_was_closed_quietly_sees_so(talk, label):
    await mentored(talk, "8", "9")
    _, _, sent = await ask(talk)
    owner = owners(talk)[0]
    await leaves(talk)
    pressed = await talk.press(sent.says(label), newest(talk, owner), person=owner)
    assert [row.do for row in pressed.rows] == ["edit"] and owners(talk) == []
    assert ("no more questions" if label == "Not today" else "needs no answer") in pressed.text
    assert await talk.until(talk.clock.at + 2 * DAY) == []


async def test_an_answer_to_what_was_closed_quietly_is_not_sent(talk):
    await mentored(talk, "8")
    await ask(talk)
    await leaves(talk)
    late = await talk.say(ANSWER, person="8", answered=newest(talk, "8"))
    assert [(row.chat, row.do) for row in late.rows] == [("8", "send"), ("8", "edit")]
    assert "closed" in late.text and owners(talk) == []


async def test_a_mentor_who_leaves_too_takes_nothing_on_to_others(talk):
    await mentored(talk, "8", "9")
    await ask(talk)
    owner = owners(talk)[0]
    await leaves(talk)
    assert "needs no answer" in words(await leaves(talk, owner), owner)
    assert await talk.until(talk.clock.at + 2 * DAY) == [] and owners(talk) == []


async def test_of_an_answered_question_only_days_are_kept(talk):
    await mentored(talk, "8", "9")
    _, _, sent = await ask(talk)
    await talk.press(sent.says("Pass on"), newest(talk, owners(talk)[0]), person=owners(talk)[0])
    owner = owners(talk)[0]
    await talk.say(ANSWER, person=owner, answered=newest(talk, owner))
    talk.clock.advance(2 * DAY + 1)
    await talk.house.prune()
    rows = talk.db.read().rows("SELECT given_at, ended_at FROM assignments")
    assert len(rows) == 2 and not any(at % DAY for row in rows for at in (row["given_at"], row["ended_at"]))
    assert ticket(talk)["made_at"] % DAY == 0


async def test_what_a_mentor_got_today_still_counts_after_they_answered_it(talk):
    await mentored(talk, "8")
    await ask(talk)
    await talk.say(ANSWER, person="8", answered=newest(talk, "8"))
    await talk.house.prune()
    _, _, second = await ask(talk, question="a second question")
    assert "2 of at most 3" in words(second, "8")


async def test_an_open_question_keeps_its_instants(talk):
    await mentored(talk, "8")
    await ask(talk)
    talk.clock.advance(3 * DAY)
    await talk.house.prune()
    assert talk.count("assignments", "given_at % 86400 <> 0") == 1


async def test_what_is_asked_again_is_no_longer_kept_beside_the_old_answer(talk):
    await mentored(talk, "8")
    await ask(talk)
    came = await talk.say(ANSWER, person="8", answered=newest(talk, "8"))
    message = newest(talk, "7")
    again = await talk.press(came.says("Ask again"), message)
    assert QUESTION in again.text and ticket(talk)["question"] == ""
    solved = await talk.press(again.says("Solved"), message)
    undone = await talk.press(solved.says("Not solved"), message)
    assert [each["label"] for row in undone.rows for line in row.request["buttons"] for each in line] == ["Solved"]
    assert "no longer keep that question" in (await talk.say(came.says("Ask again"))).text


async def test_a_mentor_reads_the_day_of_a_question_that_is_over(talk, whole_library):
    await mentored(talk, "8")
    await ask(talk)
    await talk.say(ANSWER, person="8", answered=newest(talk, "8"))
    assert "January 15, 2027: answered" in (await talk.say("/mydata", person="8")).text
