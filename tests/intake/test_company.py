"""What is said in a group: answered there, answered in private, or left alone."""

import pytest

from bot.chat import Button, Feature, Need, Reply, Speak
from tests.intake.commands import gives
from tests.talk import ANSWER, GROUP


class Wants:
    """A group that wants the bot in one way."""

    def __init__(self, speak, needs=frozenset()):
        self._speak, self._needs = speak, needs

    def needs(self, incoming, db):
        return self._needs

    def speak(self, incoming, db, now):
        return self._speak


def wanting(speak, **more):
    return Feature("wanting", hosts=Wants(speak, **more))


MINE = gives(Reply("your own affair"), name="mine", in_groups=False)
DOUBTFUL = gives(Reply("all is silent"), name="hush", in_groups=False, only_here=True)


def seen(back):
    """List what everybody in the group sees: texts, and reactions."""
    return [row.request.get("text") or row.request.get("emoji") for row in back.rows if row.chat == GROUP]


def told(back, person="7"):
    return [row.request["text"] for row in back.rows if row.chat == person]


def links(back):
    buttons = [each for row in back.rows for line in row.request.get("buttons", ()) for each in line]
    return [each.get("opens") for each in buttons]


async def test_a_private_command_in_a_group_is_answered_in_private_and_ticked_in_the_group(open_talk):
    talk = await open_talk(MINE)
    await talk.say("/start")
    back = await talk.say("/mine", group=GROUP, topic=5)
    assert told(back) == ["your own affair"]
    assert seen(back) == ["👌"]


async def test_who_has_no_private_chat_gets_a_link_to_that_very_command(open_talk):
    talk = await open_talk(MINE)
    back = await talk.say("/mine", group=GROUP)
    assert "private chat" in seen(back)[0]
    assert links(back) == ["mine"]
    assert told(await talk.say("/start mine"))[-1] == "your own affair"


async def test_a_word_that_another_bot_may_have_been_meant_by_is_only_offered(open_talk):
    talk = await open_talk(DOUBTFUL)
    await talk.say("/start")
    back = await talk.say("/hush", group=GROUP)
    assert "meant for somebody else" in told(back)[0]
    assert seen(back) == []
    assert told(await talk.say("/hush@RxLadderBot", group=GROUP)) == ["all is silent"]


async def test_a_link_does_nothing_that_silences(open_talk):
    talk = await open_talk(DOUBTFUL)
    assert "silent" not in (await talk.say("/start hush")).text


async def test_a_goal_said_in_a_group_is_kept_in_private_and_not_shown_there(open_talk, understanding):
    talk = await open_talk(understand=understanding.understand)
    await talk.say("/start")
    back = await talk.say("goal: pass the ptce by june", group=GROUP)
    assert "ptce" in told(back)[0]
    assert seen(back) == ["👌"]


async def test_an_open_question_in_private_is_not_answered_by_a_group(open_talk, understanding):
    talk = await open_talk(understand=understanding.understand)
    await talk.say("my state")
    await talk.say("/goals", group=GROUP)
    back = await talk.say("texas", group=GROUP)
    assert "is kept" not in back.text


@pytest.mark.parametrize("speak", [Speak.PRIVATELY, Speak.ASIDE])
async def test_a_group_that_wants_it_out_of_sight_gets_a_tick(open_talk, speak):
    talk = await open_talk(wanting(speak))
    await talk.say("/start")
    back = await talk.say("why certify", group=GROUP, title="Circle")
    assert told(back)[0].startswith("You asked in “Circle”")
    assert "certif" in told(back)[0]
    assert seen(back) == ["👌"]


async def test_aside_nobody_gets_a_message_in_the_group(open_talk):
    talk = await open_talk(wanting(Speak.ASIDE))
    assert seen(await talk.say("why certify", group=GROUP)) == ["🙊"]


async def test_in_private_whoever_has_no_private_chat_gets_the_link_to_the_answer(open_talk):
    brief = Button("Why", opens="entry_why-certify")
    talk = await open_talk(wanting(Speak.PRIVATELY), gives(Reply("the whole answer", brief=brief)))
    back = await talk.say("/do", group=GROUP)
    assert "the whole answer" not in seen(back)[0]
    assert links(back) == ["entry_why-certify"]


async def test_a_clinical_question_gets_the_neutral_line_where_nobody_can_be_written_to(open_talk):
    talk = await open_talk(wanting(Speak.PRIVATELY))
    back = await talk.say("how many pills", group=GROUP)
    assert "pharmacist" in seen(back)[0]
    assert links(back) == []


async def test_silent_means_no_trace_in_the_chat(open_talk):
    talk = await open_talk(wanting(Speak.SILENT))
    assert (await talk.say("why certify", group=GROUP)).rows == []


async def test_a_cry_for_help_is_answered_where_it_is(open_talk):
    talk = await open_talk(wanting(Speak.ASIDE))
    assert "988" in seen(await talk.say("I want to die", group=GROUP))[0]


async def test_a_name_may_mean_something_else_in_groups(open_talk):
    calm = Feature("calm", in_groups=gives(Reply("calm for a day"), name="mine").commands)
    talk = await open_talk(MINE, calm)
    assert seen(await talk.say("/mine", group=GROUP)) == ["calm for a day"]
    assert told(await talk.say("/mine")) == ["your own affair"]


async def test_a_command_for_groups_alone_says_so_in_private(open_talk):
    talk = await open_talk(Feature("calm", in_groups=gives(Reply("calm"), name="calm").commands))
    assert told(await talk.say("/calm")) == ["/calm works in a group only. Send it there."]


async def test_what_a_group_needs_to_know_is_asked_for_every_call(open_talk):
    talk = await open_talk(wanting(Speak.HERE, needs=frozenset((Need.ADMINS,))))
    talk.understands.means["a question"] = ANSWER
    assert talk.house.needs(talk.incoming("a question", group=GROUP)) == (GROUP, {Need.ADMINS})
    assert talk.house.needs(talk.incoming("a question")) == ("7", frozenset())


async def test_what_is_needed_may_be_about_another_chat(open_talk):
    about = gives(Reply("x"), needs=frozenset((Need.ADMINS,)), about=lambda incoming, db: f"-100{incoming.argument}")
    talk = await open_talk(about)
    assert talk.house.needs(talk.incoming("/do 5")) == ("-1005", {Need.ADMINS})


async def test_a_link_needs_what_its_command_needs(open_talk):
    talk = await open_talk(gives(Reply("x"), linked=True, needs=frozenset((Need.RIGHTS,))))
    assert talk.house.needs(talk.incoming("/start do_12")) == ("7", {Need.RIGHTS})


async def test_a_cry_for_help_is_heard_even_where_nobody_was_called(open_talk):
    talk = await open_talk(wanting(Speak.SILENT))
    assert "988" in (await talk.say("I want to die", group=GROUP)).in_sight[0]


@pytest.mark.parametrize("speak", [Speak.HERE, Speak.PRIVATELY, Speak.ASIDE])
async def test_a_bare_command_of_another_bot_is_left_alone(open_talk, speak):
    talk = await open_talk(wanting(speak))
    assert (await talk.say("/ban x", group=GROUP)).rows == []
    await talk.say("/start")
    assert (await talk.say("/ban x", group=GROUP)).rows == []


@pytest.mark.parametrize("speak", [Speak.PRIVATELY, Speak.ASIDE])
@pytest.mark.parametrize("said", ["/hush", "hush", "hush now"])
async def test_out_of_sight_too_a_word_that_silences_is_only_offered(open_talk, speak, said):
    hush = gives(Reply("all is silent"), name="hush", in_groups=False, only_here=True, also=("hush",), begins=("hush",))
    talk = await open_talk(wanting(speak), hush)
    assert (await talk.say(said, group=GROUP)).rows == []
    await talk.say("/start")
    back = await talk.say(said, group=GROUP)
    assert "meant for somebody else" in told(back)[0]
    assert seen(back) == []


async def test_words_that_were_only_pointed_at_do_nothing(open_talk):
    talk = await open_talk(gives(Reply("done"), also=("do it",), begins=("do",)))
    for said in ("do it", "do that", "stop", "pause until Monday"):
        assert "I have no checked answer" in (await talk.say(said, group=GROUP, is_quoted=True)).in_sight[0]


async def test_what_only_looks_like_a_call_leaves_nothing_of_whoever_wrote_it(open_talk):
    talk = await open_talk()
    await talk.say("/goals", group=GROUP)  # a notice of ours: message 101
    before = talk.tables()
    await talk.say("/weather", group=GROUP, person="55", called_by="command")
    await talk.say("lol", group=GROUP, person="55", called_by="reply", answered=101)
    assert {name: count for name, count in talk.tables().items() if count != before[name]} == {
        "updates": before["updates"] + 2
    }


async def test_a_flood_of_what_is_answered_out_of_sight_gets_no_word_in_sight(open_talk):
    talk = await open_talk(wanting(Speak.ASIDE))
    for _ in range(25):
        await talk.say("why certify", group=GROUP)
    await talk.passes(61)
    assert [text for text in talk.post.to(GROUP) if text] == []
