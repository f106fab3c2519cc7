"""What a mentor writes is passed on only where it is surely the answer, and whole."""

import pytest

from bot.chat import GoalHeard, Kind, Understood
from bot.settings import HOUR
from tests.mentoring.handed import ask, mentored, newest, owners, to, words

ANSWER = "ask for the title first, then for the raise"
GOAL = "my goal is to quit by June because my boss harasses me"


@pytest.fixture
async def talk(open_talk):
    """Give a group with a mentor who was just brought a question."""
    talk = await open_talk(paced=False)
    talk.understands.means[GOAL] = Understood("goal", "answer", goal=GoalHeard("Quit", None))
    await mentored(talk, "8")
    await ask(talk)
    return talk


async def pressed_answer(talk, after=0):
    ref = talk.db.read().rows("SELECT ref FROM tickets")[0]["ref"]
    asked = await talk.press(f"/answer_ticket {ref}", newest(talk, "8"), person="8")
    talk.clock.advance(after)
    return asked


async def test_for_an_hour_after_answer_a_message_alone_is_the_answer(talk):
    assert "within an hour" in (await pressed_answer(talk, HOUR - 1)).text
    assert ANSWER in words(await talk.say(ANSWER, person="8"), "7")


@pytest.mark.parametrize("said", [ANSWER, "ask for it"])
async def test_later_only_a_reply_is_the_answer(talk, said):
    await pressed_answer(talk, HOUR + 1)
    later = await talk.say(said, person="8")
    assert to(later, "7") == [] and owners(talk) == ["8"]
    assert said in words(await talk.say(said, person="8", answered=newest_letter(talk)), "7")


@pytest.mark.parametrize("said", [ANSWER, "ask for it"])
async def test_what_comes_later_and_means_nothing_else_is_told_once_how_to_be_an_answer(talk, said):
    await pressed_answer(talk, HOUR + 1)
    assert "as a reply to the question" in (await talk.say(said, person="8")).text
    assert "as a reply to the question" not in (await talk.say(said, person="8")).text


async def test_a_question_of_the_mentor_that_comes_later_is_answered_as_one(talk):
    await pressed_answer(talk, HOUR + 1)
    assert "did not pass this on" not in (await talk.say("why certify", person="8")).text


async def test_an_older_message_that_is_changed_after_answer_is_not_passed_on(talk):
    before = await talk.say("I earn 21 dollars and want to leave", person="8")
    await pressed_answer(talk)
    changed = await talk.say(
        "I earn 21 dollars and want to leave soon", person="8", message=before.message, edited=True
    )
    assert to(changed, "7") == [] and owners(talk) == ["8"]


async def test_what_a_mentor_says_of_a_goal_of_their_own_is_never_passed_on(talk):
    await pressed_answer(talk)
    said = await talk.say(GOAL, person="8")
    assert to(said, "7") == [] and owners(talk) == ["8"]


async def test_a_change_of_an_answer_is_never_taken_for_something_else(talk):
    await pressed_answer(talk)
    first = await talk.say(ANSWER, person="8")
    talk.clock.advance(2 * HOUR)
    changed = await talk.say("ask for the raise first", person="8", message=first.message, edited=True)
    assert to(changed, "7") == [] and "already sent" in changed.text


async def test_a_picture_with_words_is_not_passed_on_in_part(talk):
    back = await talk.say(ANSWER, person="8", answered=newest_letter(talk), has_attachment=True)
    assert to(back, "7") == [] and owners(talk) == ["8"]
    assert "nothing was sent" in back.text and [row.do for row in back.rows] == ["send"]


async def test_a_voice_message_is_told_that_only_words_are_passed_on_each_time(talk):
    letter = newest_letter(talk)
    for _ in range(2):
        back = await talk.say("", person="8", kind=Kind.UNREADABLE, answered=letter)
        assert to(back, "7") == [] and "nothing was sent" in back.text
    assert owners(talk) == ["8"]


async def test_a_picture_as_a_reply_to_anything_else_is_no_answer(talk):
    back = await talk.say("", person="8", kind=Kind.UNREADABLE, answered=1)
    assert "nothing was sent" not in back.text


def newest_letter(talk):
    """Give the message that the question came in."""
    found = talk.db.read().rows(
        "SELECT message FROM outbox WHERE about LIKE 'ticket:%' AND edits IS NULL ORDER BY id DESC LIMIT 1"
    )
    return found[0]["message"]


@pytest.mark.parametrize("said", ["hello", "No. Quit?"])
async def test_whatever_follows_answer_is_the_answer(talk, said):
    talk.understands.means["hello"] = Understood("smalltalk", "decline")
    await pressed_answer(talk)
    assert said in words(await talk.say(said, person="8"), "7")


async def test_the_answer_may_come_after_a_command(talk):
    await pressed_answer(talk)
    await talk.say("/topics", person="8")
    assert ANSWER in words(await talk.say(ANSWER, person="8"), "7")


@pytest.mark.parametrize("said", ["cancel", GOAL, "topics", "hello"])
async def test_after_a_command_what_may_mean_the_bot_is_no_answer(talk, said):
    await pressed_answer(talk)
    await talk.say("/topics", person="8")
    assert to(await talk.say(said, person="8"), "7") == [] and owners(talk) == ["8"]


@pytest.mark.parametrize("said", ["pass", "Pass on.", "not today"])
@pytest.mark.parametrize("is_asked", [True, False])
async def test_the_words_of_a_button_are_that_button_and_no_answer(talk, said, is_asked):
    letter = newest_letter(talk)
    if is_asked:
        await pressed_answer(talk)
    back = await talk.say(said, person="8", answered=None if is_asked and " " in said else letter)
    assert "off your hands" in words(back, "8") and owners(talk) == []
    assert "answered your question" not in words(back, "7")


async def test_answer_alone_is_no_answer_but_asks_for_one(talk):
    back = await talk.say("Answer", person="8", answered=newest_letter(talk))
    assert "as your next message" in back.text and owners(talk) == ["8"] and to(back, "7") == []
    assert ANSWER in words(await talk.say(ANSWER, person="8"), "7")


@pytest.mark.parametrize("between", ["/topics", ""])
async def test_after_cancel_nothing_is_the_answer_any_more(talk, between):
    await pressed_answer(talk)
    if between:
        await talk.say(between, person="8")
    assert (await talk.say("cancel", person="8")).text.startswith("All right")
    assert to(await talk.say(ANSWER, person="8"), "7") == [] and owners(talk) == ["8"]


async def test_what_answers_another_question_of_the_bot_is_not_passed_on(talk):
    await pressed_answer(talk)
    await talk.say("/zone", person="8")
    assert to(await talk.say("New York", person="8"), "7") == []


async def test_a_mentor_who_pressed_answer_can_still_press_it(talk):
    asked = await pressed_answer(talk)
    assert [asked.says(label) for label in ("Answer", "Pass on", "Not today")]


async def test_a_reply_to_a_notice_about_a_question_is_about_that_question(talk):
    letter = newest_letter(talk)
    await talk.say("", person="8", kind=Kind.UNREADABLE, answered=letter)
    assert ANSWER in words(await talk.say(ANSWER, person="8", answered=newest(talk, "8")), "7")
    again = await talk.say("and one thing more", person="8", answered=newest(talk, "8"))
    assert "deleted who had asked" in again.text
    once_more = await talk.say("really, one thing more", person="8", answered=newest(talk, "8"))
    assert "deleted who had asked" in once_more.text
