"""What people say about their questions in plain words is about those questions."""

import pytest

from bot.chat import Understood
from tests.mentoring.handed import QUESTION, ask, mentored, newest, owners, to, words


@pytest.fixture
async def talk(open_talk):
    return await open_talk(paced=False)


async def shown(talk, how="Without my name"):
    """Have a question shown that is not sent yet; gives what was shown."""
    taken = await talk.say(f"/mentor {QUESTION}", name="Kim")
    return await talk.press(taken.says(how), newest(talk, "7"), name="Kim")


@pytest.mark.parametrize("said", ["cancel", "Nevermind.", "no", "No, thanks"])
async def test_a_question_that_is_shown_is_forgotten_at_a_word(talk, said):
    await mentored(talk, "8")
    preview = await shown(talk)
    assert "nothing was sent" in (await talk.say(said)).text
    assert talk.count("drafts") == 0
    late = await talk.press(preview.says("Send"), newest(talk, "7"))
    assert not to(late, "8") and talk.count("tickets") == 0


async def test_a_question_is_forgotten_at_a_word_before_its_name_is_chosen_too(talk):
    await mentored(talk, "8")
    await talk.say(f"/mentor {QUESTION}")
    assert "nothing was sent" in (await talk.say("no")).text and talk.count("drafts") == 0


async def test_words_choose_the_name_and_send_what_was_shown(talk):
    await mentored(talk, "8")
    await talk.say(f"/mentor {QUESTION}", name="Kim")
    assert "With your name, or without it?" in (await talk.say("yes", name="Kim")).text
    assert "**A member asks**" in (await talk.say("without my name", name="Kim")).text
    sent = await talk.say("send it", name="Kim")
    assert QUESTION in words(sent, "8") and "Kim" not in words(sent, "8") and owners(talk) == ["8"]


async def test_yes_is_no_answer_to_which_group(talk):
    await mentored(talk, "8")
    await mentored(talk, "9", chat="-100300", title="Other")
    assert "Which group" in (await shown(talk)).text
    assert "Which group" in (await talk.say("yes")).text
    assert talk.count("tickets") == 0 and talk.count("drafts") == 1


async def test_a_yes_that_becomes_a_no_does_not_say_that_nothing_was_sent(talk):
    await mentored(talk, "8")
    await shown(talk)
    sent = await talk.say("yes")
    assert owners(talk) == ["8"]
    assert "nothing was sent" not in (await talk.say("no", message=sent.message, edited=True)).text


async def test_a_way_out_with_no_question_kept_is_somebody_elses(talk):
    await mentored(talk, "8")
    assert "nothing was sent" not in (await talk.say("cancel")).text


@pytest.mark.parametrize("said", ["cancel my question", "Withdraw my question!"])
async def test_an_open_question_is_taken_back_in_plain_words_whatever_else_they_sound_like(talk, said):
    talk.understands.means[said] = Understood("crisis", "decline")
    await mentored(talk, "8")
    await ask(talk)
    assert "Taken back" in (await talk.say(said)).text
    assert owners(talk) == []
    assert "nothing to take back" in (await talk.say(said)).text


async def test_words_mean_the_question_that_is_shown_before_one_that_is_sent(talk):
    await mentored(talk, "8")
    await ask(talk)
    await shown(talk)
    assert "nothing was sent" in (await talk.say("don't send it")).text
    assert owners(talk) == ["8"] and talk.count("drafts") == 0
    assert "Taken back" in (await talk.say("please cancel my question")).text


async def test_of_two_questions_one_is_chosen_to_be_taken_back(talk):
    await mentored(talk, "8")
    await ask(talk)
    talk.clock.advance(60)
    await ask(talk, question="how do I ask for a raise")
    which = await talk.say("cancel my question")
    assert "1. “my manager" in which.text and "2. “how do I ask" in which.text and len(owners(talk)) == 2
    assert "Taken back" in (await talk.press(which.says("Take back number 2"), newest(talk, "7"))).text
    assert len(owners(talk)) == 1 and QUESTION in (await talk.say("any answer yet?")).text


async def test_a_listed_question_obeys_nobody_but_its_asker(talk):
    await mentored(talk, "8")
    await ask(talk)
    back = (await talk.say("where is my question?")).says("Take it back")
    assert "not open any more" in (await talk.say(back, person="8")).text
    assert owners(talk) == ["8"]


@pytest.mark.parametrize("said", ["did the mentor answer", "no one answered my question", "is it answered?"])
async def test_whoever_asks_for_the_answer_is_told_where_the_question_is(talk, said):
    await mentored(talk, "8")
    assert "No question of yours" in (await talk.say(said)).text
    await ask(talk)
    told = await talk.say(said)
    assert QUESTION in told.text and "a mentor has it" in told.text and told.says("Take it back")


async def test_the_command_alone_lists_what_is_open_and_takes_a_new_one(talk):
    await mentored(talk, "8")
    await ask(talk)
    listed = await talk.say("/mentor")
    assert "Your open question" in listed.text and QUESTION in listed.text
    assert "how do I grow" in (await talk.say("how do I grow")).text


@pytest.mark.parametrize("said", ["did the mentor answer", "cancel my question", "ask a mentor"])
async def test_words_about_a_question_are_no_new_one(talk, said):
    await mentored(talk, "8")
    await ask(talk)
    await talk.say("/mentor")
    await talk.say(said)
    assert talk.count("drafts") == 0


async def test_solved_names_the_button_and_closes_nothing(talk):
    await mentored(talk, "8")
    await ask(talk)
    said = await talk.say("Thanks, solved!")
    assert "press “Solved”" in said.text and QUESTION in said.text and owners(talk) == ["8"]


@pytest.mark.parametrize("said", ["ask a mentor", "I want a mentor", "can a mentor help?"])
async def test_whoever_wants_a_mentor_is_asked_for_the_question(talk, said):
    await mentored(talk, "8")
    assert "Write your question" in (await talk.say(said)).text


@pytest.mark.parametrize("said", ["solved", "any answer yet", "I want a mentor"])
async def test_without_a_mentor_to_ask_the_same_words_are_read_like_any_other(talk, said):
    back = await talk.say(said)
    assert said in talk.understands.asked
    assert not any(own in back.text for own in ("press “Solved”", "No question of yours", "Write your question"))
