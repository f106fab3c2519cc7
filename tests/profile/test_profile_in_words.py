"""Setting what shapes one's answers in one go, in plain words or behind the command."""

from dataclasses import replace

import pytest

from bot.chat import Understood
from bot.library import read
from tests.library_model import MODEL
from tests.talk import ANSWER, GROUP
from tests.traits_model import TRAITS


@pytest.fixture(scope="module")
def whole_library():
    """Talk about the small trade, where people call a certificate a paper."""
    paper = replace(TRAITS["certificate"], title="paper")
    return replace(read(MODEL), traits={**TRAITS, "certificate": paper})


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("set my state to ohio", {"state": "OH"}),
        ("My state is Texas.", {"state": "TX"}),
        ("my state is: OK", {"state": "OK"}),
        ("change my state to west virginia please", {"state": "WV"}),
        ("change my paper to the union", {"certificate": "union"}),
        ("my certificate is guild", {"certificate": "guild"}),
        ("/profile texas", {"state": "TX"}),
        ("/profile State ohio", {"state": "OH"}),
        ("/profile paper union", {"certificate": "union"}),
        ("/profile guild paper, West Virginia", {"certificate": "guild", "state": "WV"}),
    ],
)
async def test_a_value_said_in_one_go_is_kept_and_the_menu_shown(say, held, said, kept):
    menu = (await say(said)).text
    assert " is kept as your " in menu.partition("\n")[0]
    assert "**What shapes your answers**" in menu
    assert held() == kept


@pytest.mark.parametrize("said", ["set my state to bavaria", "my state is OR or TX", "/profile state bavaria"])
async def test_what_is_no_value_is_asked_for_once_more(say, held, said):
    assert (await say(said)).text.startswith("I could not tell your state from that.")
    assert held() == {}
    await say("Idaho")
    assert held() == {"state": "ID"}


@pytest.mark.parametrize("said", ["/profile bavaria", "/profile ?", "/profile statement", "/profile " + "x" * 4000])
async def test_the_menu_is_shown_where_nothing_is_named_behind_it(say, held, said):
    assert (await say(said)).text.startswith("**What shapes your answers**")
    assert held() == {}


async def test_the_name_of_a_trait_alone_asks_for_it(say):
    assert (await say("/profile state")).text.startswith("Which state do you work in?")


@pytest.mark.parametrize("said", ["my paper is about to run out", "my state is texas, so why certify at all"])
async def test_a_question_that_begins_like_a_setting_is_answered(talk, held, said):
    talk.understands.means[said] = ANSWER
    assert "Our sources say yes" in (await talk.say(said)).text
    assert held() == {}


async def test_a_value_alone_is_kept_whatever_else_the_words_read_like(talk, held):
    talk.understands.means["change my paper to union"] = ANSWER
    await talk.say("change my paper to union")
    assert held() == {"certificate": "union"}


@pytest.mark.parametrize("kind", ["crisis", "clinical"])
async def test_danger_in_a_setting_is_heard_first(talk, held, kind):
    talk.understands.means["my state is texas"] = Understood(kind, "decline")
    assert "kept" not in (await talk.say("my state is texas")).text
    assert held() == {}


async def test_a_value_that_reads_as_clinical_is_an_answer_when_one_was_asked_for(talk, held):
    talk.understands.means["oklohoma"] = talk.understands.means["how many pills"]
    assert "kept" not in (await talk.say("oklohoma")).text
    await talk.say("my state")
    await talk.say("oklohoma")
    assert held() == {"state": "OK"}


async def test_in_a_group_nothing_is_set_in_plain_words(talk, held):
    assert "private chat" in (await talk.say("my state is texas", group=GROUP)).text
    assert held() == {}


async def test_setting_in_one_go_ends_an_older_question(talk, held):
    await talk.say("my certificate")
    await talk.say("/profile texas")
    await talk.say("guild")
    assert held() == {"state": "TX"}
