"""What people say in so many words to be left in peace for a while, to be written to again, and to have a week off."""

import pytest

from bot.breaks.hearing import says_not_this_week
from bot.chat import Feature, Part, Planned
from bot.people import Silence, silence
from tests.talk import GROUP, NOW

DAY = 24 * 3600


class Daily:
    """Asks about a goal, and tells of the week, tomorrow at noon."""

    def plans(self, db, person_id, last, now):
        return [Planned("review", "rhythm", NOW + DAY), Planned("checkin:1", "rhythm", NOW + DAY + 11 * 3600, "goal:1")]

    def composes(self, db, due, now):
        return Part("How is it?", "And that?", "Open", asks=due.key)


DAILY = Feature("daily", begins=Daily(), awaits={"checkin": lambda incoming, db, now: []})


@pytest.fixture
async def talk(open_talk, understanding):
    """Talk to somebody in New York, on Friday, Jan 15 2027 at 3 AM."""
    talk = await open_talk(DAILY, understand=understanding.understand)
    await talk.say("/zone America/New_York")
    return talk


@pytest.fixture
def kept(talk):
    """Give what is silent: why, and until which day."""
    return lambda: [
        (row["why"], row["until_on"]) for row in talk.db.read().rows("SELECT why, until_on FROM silences ORDER BY why")
    ]


UNTIL = {
    "dont message me tonight": "2027-01-16",
    "Don't text me today!": "2027-01-16",
    "don\u2019t message me tonight please": "2027-01-16",
    "please do not bother me today": "2027-01-16",
    "no messages tonight": "2027-01-16",
    "not tonight": "2027-01-16",
    "not today please": "2027-01-16",
    "be quiet tonight": "2027-01-16",
    "silence tonight": "2027-01-16",
    "leave me alone tonight": "2027-01-16",
    "dont write me tomorrow": "2027-01-17",
    "dont message me this week": "2027-01-18",
    "don't message me until monday": "2027-01-18",
    "do not ping me for a week": "2027-01-22",
    "no messages for two weeks": "2027-01-29",
    "leave me alone until wednesday": "2027-01-20",
}


@pytest.mark.parametrize(("said", "day"), UNTIL.items())
async def test_whoever_wants_no_messages_for_a_while_gets_none(talk, kept, said, day):
    back = await talk.say(said)
    assert back.text.startswith("Paused until ") and "988" not in back.text
    assert back.says("End the pause") == "/resume"
    assert kept() == [("pause", day)]


async def test_a_longer_silence_is_not_made_shorter(talk, kept):
    await talk.say("pause until jan 29")
    assert "paused until Fri, Jan 29" in (await talk.say("not tonight")).text
    assert kept() == [("pause", "2027-01-29")]
    await talk.say("dont message me for a month")
    assert kept() == [("pause", "2027-02-15")]
    talk.clock.advance(10)
    await talk.say("/pause open")
    assert "until you say so" in (await talk.say("not tonight")).text
    await talk.say("stop")
    talk.clock.advance(10)
    assert "Stopped" in (await talk.say("not today")).text
    assert ("stop", None) in kept()


async def test_in_a_group_nothing_is_silenced_by_such_words(talk, kept):
    assert "private chat" in (await talk.say("not tonight", group=GROUP, person="8")).text
    await talk.say("/start")
    assert "meant for somebody else" in (await talk.say("not tonight", group=GROUP)).text
    assert kept() == []


AGAIN = [
    "i want messages again", "message me again", "you can message me again", "turn messages back on",
    "start messaging me again", "unstop", "come back", "ok you can write again", "You can write me again!",
]  # fmt: skip


@pytest.mark.parametrize("said", AGAIN)
@pytest.mark.parametrize("silent", ["stop", "pause", "not tonight"])
async def test_whoever_wants_messages_again_gets_them(talk, kept, silent, said):
    await talk.say(silent)
    assert "Welcome back" in (await talk.say(said)).text
    assert kept() == []


@pytest.mark.parametrize("said", ["unstop", "message me again", "turn messages back on"])
async def test_where_nothing_is_silent_that_is_said(talk, said):
    assert "Nothing is paused" in (await talk.say(said)).text


async def test_the_next_message_is_named_where_something_will_be_said(talk):
    await talk.say("stop")
    assert "The next message from me comes tomorrow at 2:" in (await talk.say("unstop")).text


async def test_no_message_is_named_where_every_goal_is_paused(talk):
    person = talk.db.read().rows("SELECT id FROM people")[0]["id"]
    await talk.house.db.write(lambda db: silence(db, person, Silence("pause", "goal:1", since_at=NOW)), "test")
    await talk.say("stop")
    assert (await talk.say("unstop")).text == "Welcome back."


OFFERED = ["daughter sick cant this week", "cant this week", "Sick kid, can\u2019t do it this week", "not this week"]


@pytest.mark.parametrize("said", OFFERED)
async def test_who_says_that_this_week_is_none_is_offered_a_pause(talk, kept, said):
    back = await talk.say(said)
    assert "Shall I keep quiet until Mon, Jan 18?" in back.text
    assert kept() == []
    pressed = await talk.press(back.says("Pause until Monday"), 102)
    assert "Paused until Mon, Jan 18" in pressed.text
    assert kept() == [("pause", "2027-01-18")]


@pytest.mark.parametrize(
    ("answer", "silent"), [("yes", ["pause"]), ("ok", ["pause"]), ("no", []), ("until jan 20", ["pause"])]
)
async def test_the_offer_may_be_answered_in_words(talk, kept, answer, silent):
    await talk.say("daughter sick cant this week")
    await talk.say(answer)
    assert [why for why, _ in kept()] == silent


async def test_a_press_of_no_leaves_everything_as_it_is(talk, kept):
    back = await talk.say("daughter sick cant this week")
    assert "everything stays as it is" in (await talk.press(back.says("No"), 102)).text
    assert kept() == []


async def test_whoever_hears_nothing_from_us_is_offered_no_pause(open_talk, understanding):
    talk = await open_talk(understand=understanding.understand)
    assert "keep quiet" not in (await talk.say("daughter sick cant this week")).text


@pytest.mark.parametrize(
    "said",
    ["took too many of them cant this week", "i want to die cant this week", "can i not work this week?",
     "why cant i take it this week", "not this week but how do i renew", "i took 10 pills cant this week"],
)  # fmt: skip
async def test_whatever_else_may_be_meant_gets_its_own_answer(talk, said):
    assert "keep quiet" not in (await talk.say(said)).text


def test_a_long_text_is_no_such_word():
    assert not says_not_this_week(f"can't this week {'and so on ' * 5}")
