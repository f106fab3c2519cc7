"""A mentor brings an answer to somebody's message; whatever else happens, the group reads nothing."""

import pytest

from bot.answering.commands import brief_of
from bot.answering.layout import GROUP_TEXT
from bot.chat import Match, Need, Understood
from bot.library import Entry
from bot.mentoring.naming import Names
from bot.mentoring.saying import wording
from bot.mentoring.saying.commands import MAX_NAME
from bot.settings import DAY
from tests.mentoring.handed import mentored
from tests.talk import GROUP, UNKNOWN

MARCUS, RAY, ANNA, NEWCOMER = "20", "22", "23", 4711
PLAIN = {Need.ADMINS: [ANNA], Need.RIGHTS: ["member"]}
TIDY = {Need.ADMINS: [ANNA], Need.RIGHTS: ["administrator", "can_delete_messages"]}


@pytest.fixture
async def place(talk):
    return await mentored(talk, MARCUS)


@pytest.fixture
def bring(talk, place):
    """Say something in the group as a reply to the newcomer."""

    async def bring(text, person=MARCUS, facts=PLAIN, **more):
        values = {"answered": NEWCOMER, "name": "Marcus", "called_by": "command", "facts": facts, **more}
        return await talk.say(text, person=person, group=GROUP, **values)

    return bring


def in_group(back):
    return [row for row in back.rows if row.chat == GROUP]


def done(back):
    return [row.do for row in in_group(back)]


def reaction(back):
    (row,) = in_group(back)
    return row.request.get("emoji")


async def test_a_mentor_brings_an_answer_as_a_reply_to_the_newcomer(bring):
    (row,) = (await bring("/say salary", topic=5)).rows
    assert (row.chat, row.request["reply_to"], row.request["topic"]) == (GROUP, NEWCOMER, 5)
    assert row.request["text"].endswith("Brought by Marcus.")
    assert [[each.get("opens") for each in line] for line in row.request["buttons"]] == [["more_salary"]]


async def test_every_entry_fits_into_a_group_under_the_longest_name_of_who_brings_it(talk, whole_library):
    """Characters that a message escapes take twice their room."""
    by = wording.brought_by("[" * MAX_NAME)
    for day in (talk.clock.now(), talk.clock.now() + 3 * 365 * DAY):
        for shown in whole_library.published:
            short = brief_of(whole_library)(shown.id, talk.incoming("/say"), int(day), len(by))
            text = wording.brought(short, NEWCOMER, by).text
            assert len(text) <= GROUP_TEXT and text.endswith(by), shown.id
            assert "Source:" in text, shown.id


async def test_the_command_is_taken_away_where_the_bot_may(bring):
    assert done(await bring("/say salary", facts=TIDY)) == ["send", "remove"]
    assert done(await bring("/say salary", facts={**TIDY, Need.RIGHTS: None})) == ["send"]


async def test_typos_are_forgiven(bring):
    for said in ("sallary", "SALARY", "backgroud", "burn out", "why certfy"):
        assert done(await bring(f"/say {said}")) == ["send"]


async def test_other_words_are_understood_as_a_question_is(talk, bring):
    talk.understands.means["their paychecks"] = Understood("question", "answer", (Match("salary", 0.95),))
    (row,) = (await bring("/say their paychecks")).rows
    assert row.request["buttons"][0][0]["opens"] == "more_salary"


async def test_where_it_may_be_several_the_mentor_alone_is_asked(bring):
    back = await bring("/say exam", facts=TIDY)
    assert done(back) == ["remove"]
    (letter,) = [row for row in back.rows if row.chat == MARCUS]
    assert letter.request["text"].count("/say ") == 3


async def test_where_there_is_nothing_by_those_words_the_mentor_alone_is_told(bring):
    back = await bring("/say zzzz qqqq")
    assert in_group(back) == []
    assert "no topic by those words" in back.text


@pytest.mark.parametrize("more", [{"answered": None}, {"text": "/say"}])
async def test_without_a_message_or_a_topic_the_mentor_is_told_how_it_is_done(bring, more):
    back = await bring(more.pop("text", "/say salary"), **more)
    assert in_group(back) == []
    assert "reply to their message with /say" in back.text


async def test_an_admin_may_bring_an_answer_also_as_the_group_itself(talk, bring):
    (row,) = (await bring("/say salary", person=ANNA, name="Anna")).rows
    assert row.request["text"].endswith("Brought by Anna.")
    (row,) = (await bring("/say salary", person=GROUP, as_group=True, name="Circle")).rows
    assert row.request["text"].endswith("Brought by an admin.")


async def test_whoever_speaks_as_the_group_is_told_by_a_reaction(bring):
    assert reaction(await bring("/say exam", person=GROUP, as_group=True, name="Circle")) == "🤔"


async def test_a_member_brings_nothing_and_is_told_why_in_private(talk, bring):
    back = await bring("/say salary", person=RAY)
    assert (reaction(back), back.texts) == ("🤷", [])
    await talk.say("/help", person=RAY)
    back = await bring("/say salary", person=RAY)
    assert [row.do for row in in_group(back)] == ["react"]
    assert "mentors and admins" in back.text


async def test_a_linked_channel_or_another_is_no_admin(bring):
    assert reaction(await bring("/say salary", person="-100999", name="A channel")) == "🤷"


async def test_where_the_admins_are_not_known_nobody_counts_as_one(bring):
    assert reaction(await bring("/say salary", person=RAY, facts={Need.ADMINS: None})) == "🤔"
    assert done(await bring("/say salary", facts={})) == ["send"]  # a mentor is known to us


async def test_a_mentor_of_another_group_is_none_here(talk, bring):
    await mentored(talk, RAY, chat="-100300")
    assert done(await bring("/say salary", person=RAY)) == ["react"]


async def test_an_edited_command_does_nothing(bring):
    assert (await bring("/say salary", edited=True)).rows == []


async def test_a_name_cannot_look_like_anything_else(bring):
    (row,) = (await bring("/say salary", name="[Admin](https://example.org)\n\n**Bot**")).rows
    assert "\n\nBrought by \\[Admin\\]" in row.request["text"]


def entry(id_, title):
    """Make an entry of which only the name matters."""
    return Entry(id_, title, "pay", "", "", (), (), (), (), "published", None, 1, (), (), ())


NAMES = Names([entry("cake", "How to bake a cake"), entry("bread", "Bread for beginners"), entry("rye-bread", "Rye")])
SURE = Understood("question", "answer", (Match("cake", 0.9), Match("gone", 0.05)))


@pytest.mark.parametrize(
    ("said", "heard", "meant"),
    [
        ("cake", None, ("cake",)),
        ("bread", None, ("bread",)),
        ("Rye Bread", None, ("rye-bread",)),
        ("ryebred", None, ("rye-bread",)),
        ("beginers", None, ("bread",)),
        ("flour", SURE, ("cake",)),
        ("flour", UNKNOWN, ()),
        ("😀", None, ()),
        ("gone", Understood("question", "answer", (Match("gone", 0.9),)), ()),
        ("flour", Understood("question", "choose", (Match("cake", 0.5), Match("bread", 0.3))), ("cake", "bread")),
        ("x" * 5000, None, ()),
    ],
)
def test_an_entry_is_known_by_its_name(said, heard, meant):
    assert NAMES.meant(said, heard) == meant


async def test_in_a_group_that_is_calmed_nothing_is_brought_until_the_calm_ends(bring):
    await bring("/quiet", person=ANNA)
    back = await bring("/say salary")
    assert in_group(back) == []
    assert "`/quiet off`" in back.text
    await bring("/quiet off", person=ANNA)
    assert done(await bring("/say salary")) == ["send"]
