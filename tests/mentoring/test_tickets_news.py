"""Whoever asked is told how their question stands, in one message that changes and never rings."""

import pytest

from bot.mentoring.mentors import store as mentors
from bot.settings import DAY, HOUR
from tests.mentoring.handed import ask, id_of, mentored, newest, owners, to, words


@pytest.fixture
async def talk(open_talk):
    return await open_talk(paced=False)


def told(came):
    """List what the asker got, and how."""
    return [(row.do, row.request["text"]) for _, row in came if row.chat == "7"]


async def test_the_asker_is_told_once_that_another_mentor_has_it(talk):
    await mentored(talk, "8", "9", "10", wait_s=2 * HOUR)
    await ask(talk)
    came = told(await talk.until(talk.clock.at + 5 * HOUR))
    assert [(do, "with another mentor now" in text) for do, text in came] == [("edit", True)]


async def test_the_asker_is_told_once_that_there_is_no_other_mentor(talk):
    await mentored(talk, "8", wait_s=2 * HOUR)
    _, _, sent = await ask(talk)
    assert "if there is none, I tell you" in words(sent, "7")
    came = told(await talk.until(talk.clock.at + 2 * DAY))
    assert [(do, "no other mentor just now" in text) for do, text in came] == [("edit", True)]


@pytest.mark.parametrize("label", ["Pass on", "Not today"])
async def test_the_asker_is_told_when_a_mentor_hands_it_on(talk, label):
    await mentored(talk, "8", "9")
    _, _, sent = await ask(talk)
    first = owners(talk)[0]
    passed = await talk.press(sent.says(label), newest(talk, first), person=first)
    assert [(row.do, "another mentor" in row.request["text"]) for row in to(passed, "7")] == [("edit", True)]
    second = owners(talk)[0]
    passed = await talk.press(sent.says(label), newest(talk, second), person=second)
    assert "no other mentor just now" in words(passed, "7")


async def test_the_asker_of_a_waiting_question_is_told_when_somebody_has_it(talk):
    place_id = await mentored(talk, "8")
    soon = int(talk.clock.now()) + 2 * HOUR
    await talk.db.write(lambda db: mentors.away(db, place_id, id_of(talk, "8"), soon), "test")
    await ask(talk)
    came = told(await talk.until(talk.clock.at + 3 * HOUR))
    assert [(do, "A mentor has your question" in text) for do, text in came] == [("edit", True)]


async def test_it_can_be_taken_back_below_the_news(talk):
    await mentored(talk, "8", wait_s=HOUR)
    await ask(talk)
    came = [row for _, row in await talk.until(talk.clock.at + 2 * HOUR) if row.chat == "7"]
    back = await talk.press(came[0].request["buttons"][0][0]["says"], newest(talk, "7"))
    assert "Taken back" in words(back, "7") and owners(talk) == []


async def test_after_the_answer_no_message_leads_to_the_question(talk):
    await mentored(talk, "8")
    await ask(talk)
    await talk.say("ask for the title first", person="8", answered=newest(talk, "8"))
    kept = talk.db.read().rows("SELECT key_digest FROM tickets")[0]["key_digest"]
    names = [row["name"] for row in talk.db.read().rows("SELECT name FROM menus") if row["name"].startswith("question")]
    assert names and not any(kept.startswith(name.removeprefix("question ")) for name in names)
