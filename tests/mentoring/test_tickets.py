"""A question goes to a mentor, is answered there, and is nobody's afterwards."""

import pytest

from bot.settings import DAY
from tests.mentoring.handed import QUESTION, ask, id_of, mentored, newest, owners, to, words

ANSWER = "ask for the title first, then for the raise"


@pytest.fixture
async def talk(open_talk):
    return await open_talk(paced=False)


async def answer(talk, text=ANSWER, mentor="8", **more):
    """Reply to the newest message that the mentor has."""
    return await talk.say(text, person=mentor, answered=newest(talk, mentor), **more)


def ticket(talk):
    return talk.db.read().rows("SELECT * FROM tickets")[0]


async def test_a_nameless_question_is_shown_first_and_its_answer_comes_back(talk):
    await mentored(talk, "8")
    taken, shown, sent = await ask(talk)
    assert QUESTION in taken.text and to(taken, "8") == to(shown, "8") == []
    assert "**A member asks**" in shown.text and "“Circle”" in shown.text and "within a day" in shown.text
    assert "whoever runs me could find out" in shown.text
    assert "Passed on to a mentor of “Circle”" in words(sent, "7")
    assert QUESTION in words(sent, "8") and "Kim" not in words(sent, "8") and "1 of at most 3" in words(sent, "8")
    came = await answer(talk)
    assert ANSWER in words(came, "7") and "Mentor 8" not in words(came, "7")
    assert [row.request["emoji"] for row in to(came, "8") if row.do == "react"] == ["👌"]
    assert [row.do for row in to(came, "8") if row.do == "send"] == []


async def test_a_question_with_a_name_tells_the_mentor_who_asks(talk):
    await mentored(talk, "8")
    _, shown, sent = await ask(talk, "With my name")
    assert "whoever runs me" not in shown.text
    assert "**Kim asks** in “Circle”" in words(sent, "8")


async def test_an_answered_question_has_no_asker_any_more(talk):
    await mentored(talk, "8")
    await ask(talk, "With my name")
    assert ticket(talk)["asker_id"] == id_of(talk, "7")
    await answer(talk)
    kept = ticket(talk)
    assert (kept["asker_id"], kept["name"], kept["state"]) == (None, None, "answered")
    mine = talk.db.read().rows("SELECT about, menu FROM outbox WHERE person_id = :me", me=id_of(talk, "7"))
    assert not any(kept["ref"] in f"{row['about']} {row['menu']}" for row in mine)


async def test_a_second_answer_and_a_changed_one_are_not_sent(talk):
    await mentored(talk, "8")
    await ask(talk)
    letter = newest(talk, "8")
    first = await answer(talk)
    again = await talk.say("and one thing more", person="8", answered=letter)
    assert to(again, "7") == [] and "Your answer went out" in again.text
    changed = await talk.say("ask later", person="8", answered=letter, message=first.message, edited=True)
    assert to(changed, "7") == [] and "already sent" in changed.text


async def test_whatever_follows_answer_is_the_answer_even_if_it_sounds_dangerous(talk):
    await mentored(talk, "8")
    _, _, sent = await ask(talk)
    asked = await talk.press(sent.says("Answer"), newest(talk, "8"), person="8")
    assert QUESTION in asked.text and "next message" in asked.text
    assert "how many pills" in words(await talk.say("how many pills", person="8"), "7")


async def test_cancel_leaves_a_question_open(talk):
    await mentored(talk, "8")
    _, _, sent = await ask(talk)
    letter = newest(talk, "8")
    await talk.press(sent.says("Answer"), letter, person="8")
    assert to(await talk.say("cancel", person="8"), "7") == []
    assert owners(talk) == ["8"]
    assert ANSWER in words(await talk.say(ANSWER, person="8", answered=letter), "7")


async def test_a_cry_for_help_is_no_answer(talk):
    await mentored(talk, "8")
    await ask(talk)
    assert to(await answer(talk, "I want to die"), "7") == []
    assert owners(talk) == ["8"]


async def test_solved_is_quiet_and_can_be_undone(talk):
    await mentored(talk, "8")
    await ask(talk)
    came = await answer(talk)
    message = newest(talk, "7")
    solved = await talk.press(came.says("Solved"), message)
    assert ([row.do for row in solved.rows], ticket(talk)["state"]) == (["rebutton"], "solved")
    undone = await talk.press(solved.says("Not solved"), message)
    assert ([row.do for row in undone.rows], ticket(talk)["state"]) == (["rebutton"], "answered")
    assert undone.says("Ask again")


async def test_ask_again_shows_the_question_once_more_and_keeps_the_answer(talk):
    await mentored(talk, "8")
    await ask(talk)
    came = await answer(talk)
    again = await talk.press(came.says("Ask again"), newest(talk, "7"))
    assert [row.do for row in again.rows] == ["rebutton", "send"] and QUESTION in again.text
    assert "first asked it without your name" in again.text
    shown = await talk.press(again.says("Without"), newest(talk, "7"))
    sent = await talk.press(shown.says("Send"), newest(talk, "7"))
    assert QUESTION in words(sent, "8") and owners(talk) == ["8"]
    assert talk.count("tickets") == 2


async def test_after_ask_again_what_is_written_goes_below_the_first_question(talk):
    await mentored(talk, "8")
    await ask(talk)
    again = await talk.press((await answer(talk)).says("Ask again"), newest(talk, "7"))
    assert "What is still open" in again.text
    more = await talk.say("and who in HR decides", person="7")
    shown = await talk.press(more.says("Without"), newest(talk, "7"))
    assert f"{QUESTION}\n\nand who in HR decides" in shown.text
    assert f"{QUESTION}\n\nand who in HR decides" in words(await talk.press(shown.says("Send"), newest(talk, "7")), "8")


async def test_after_thirty_days_an_answered_question_is_forgotten(talk):
    await mentored(talk, "8")
    await ask(talk)
    came = await answer(talk)
    message = newest(talk, "7")
    talk.clock.advance(30 * DAY - 1)
    await talk.house.prune()
    assert talk.count("tickets") == 1
    talk.clock.advance(DAY + 1)
    await talk.house.prune()
    assert (talk.count("tickets"), talk.count("assignments")) == (0, 0)
    assert "no longer keep" in (await talk.press(came.says("Solved"), message)).text


async def test_a_question_that_is_taken_back_needs_no_answer(talk):
    await mentored(talk, "8")
    _, _, sent = await ask(talk)
    letter = newest(talk, "8")
    back = await talk.press(sent.says("Take it back"), newest(talk, "7"))
    assert "Taken back" in words(back, "7")
    assert [(row.do, "Nothing to do" in row.request["text"]) for row in to(back, "8")] == [("edit", True)]
    late = await talk.say(ANSWER, person="8", answered=letter)
    assert to(late, "7") == [] and "closed" in late.text
    assert (ticket(talk)["question"], ticket(talk)["asker_id"], owners(talk)) == ("", None, [])


async def test_only_three_questions_are_open_at_a_time(talk):
    await mentored(talk, "8", "9")
    for number in range(3):
        await ask(talk, question=f"question {number}")
    assert "3 questions of yours" in (await talk.say("/mentor one more")).text
    assert talk.count("tickets") == 3


async def test_whoever_takes_questions_back_cannot_use_up_all_mentors(talk):
    await mentored(talk, "8", "9")
    for number in range(5):
        _, _, sent = await ask(talk, question=f"question {number}")
        await talk.press(sent.says("Take it back"), newest(talk, "7"))
    assert "5 questions of yours" in (await talk.say("/mentor one more")).text
    assert "5 since" in (await talk.say("/mydata")).text
    talk.clock.advance(DAY)
    assert QUESTION in (await talk.say(f"/mentor {QUESTION}")).text


async def test_a_long_question_is_asked_for_once_more_and_shorter(talk):
    await mentored(talk, "8")
    long = await talk.say("/mentor " + "word " * 400)
    assert "1,999 characters" in long.text and not talk.count("drafts")
    assert QUESTION in (await talk.say(QUESTION)).text


async def test_a_dangerous_question_never_becomes_a_ticket(talk):
    await mentored(talk, "8")
    await talk.say("/mentor how many pills")
    await talk.say("/mentor")
    await talk.say("how many pills")
    await talk.say("I want to die")
    assert talk.count("drafts") == 0


@pytest.mark.parametrize("command", ["answer_ticket", "pass_ticket", "rest_ticket", "recall_ticket", "solved"])
async def test_a_question_obeys_nobody_but_its_owner_and_its_asker(talk, command):
    await mentored(talk, "8", "9")
    await ask(talk)
    stranger = "9" if owners(talk) == ["8"] else "8"
    await talk.say(f"/{command} {ticket(talk)['ref']} aaaaaaaaaaaa", person=stranger)
    await talk.say(f"/{command} {ticket(talk)['ref']}", person=stranger)
    assert owners(talk) != [stranger] and ticket(talk)["state"] == "given" and talk.count("assignments") == 1


async def test_an_answer_to_somebody_who_blocked_us_is_said_to_be_lost(talk):
    await mentored(talk, "8")
    await ask(talk)
    await talk.db.write(lambda db: db.run("UPDATE people SET blocked_at = 1 WHERE chat_id = '7'"), "test")
    came = await answer(talk)
    assert "did not reach them" in came.text and to(came, "7") == []
    assert ticket(talk)["state"] == "ended"


async def test_what_is_told_of_a_mentor_names_no_asker(talk, whole_library):
    await mentored(talk, "8")
    await ask(talk, "With my name")
    mine, theirs = await talk.say("/mydata", person="7"), await talk.say("/mydata", person="8")
    assert QUESTION in mine.text and QUESTION not in theirs.text and "Kim" not in theirs.text
    assert "Questions I brought you as a mentor" in theirs.text
