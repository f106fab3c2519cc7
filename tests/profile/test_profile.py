"""Saying once what shapes one's answers, seeing it, changing it, taking it back."""

import pytest

from bot import profile, zone
from bot.chat import Command, Reply
from tests.talk import GROUP
from tests.traits_model import labels

# --- the menu ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["/profile", "profile", "My profile", "about me", "my settings", "/set", "/set shoe 9"]
)
async def test_the_menu_shows_what_is_set_and_what_it_is_for(say, said):
    menu = await say(said)
    assert "- State: not set" in menu.text
    assert "Answers with a part for your certificate or state use it and say so." in menu.text
    assert "optional" in menu.text
    assert labels(menu) == ["Set certificate", "Set state", "Set time zone"]


async def test_a_value_that_is_set_can_be_changed_and_forgotten_from_the_menu(talk, held):
    menu = await talk.say("/set state TX")
    assert menu.text.startswith("Texas is kept as your state.")
    assert labels(menu) == ["Set certificate", "Change state", "Forget state", "Set time zone"]
    forgotten = await talk.press(menu.says("Forget state"), 101)
    assert forgotten.rows[0].do == "edit"
    assert forgotten.text.startswith("I have forgotten your state.")
    assert held() == {}


async def test_few_values_are_buttons_in_the_same_message(talk, held):
    menu = await talk.say("/profile")
    asked = await talk.press(menu.says("Set certificate"), 101)
    assert labels(asked) == ["Guild", "Union", "Leave it"]
    chosen = await talk.press(asked.says("Guild"), 101)
    assert [row.do for row in (*asked.rows, *chosen.rows)] == ["edit", "edit"]
    assert "- Certificate: Guild" in chosen.text
    assert held() == {"certificate": "guild"}


async def test_asking_anew_says_what_is_set_now(talk):
    await talk.say("/set state TX")
    assert "Now it is Texas." in (await talk.say("/set state")).text


async def test_an_older_menu_is_no_longer_pressable(talk):
    menu = await talk.say("/profile")
    await talk.say("/profile")
    assert "older one" in (await talk.press(menu.says("Set state"), 101)).notice


async def test_a_kept_value_that_the_knowledge_no_longer_has_can_still_be_taken_back(talk, held):
    await talk.say("/set state TX")
    await talk.db.write(lambda db: db.run("UPDATE traits SET value = 'gone'"))
    menu = await talk.say("/profile")
    assert "- State: one that I no longer know" in menu.text
    await talk.press(menu.says("Forget state"), 102)
    assert held() == {}


@pytest.mark.parametrize("said", ["forget my state", "Remove my state.", "/unset state"])
async def test_a_value_can_be_taken_back_in_plain_words(talk, held, said):
    await talk.say("/set state TX")
    assert (await talk.say(said)).text.startswith("I have forgotten your state.")
    assert held() == {}


async def test_taking_back_what_was_not_set_says_so(say):
    assert (await say("forget my certificate")).text.startswith("Your certificate was not set.")


# --- being asked, and typing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["my state", "Set my state", "change my state!", "/set state"])
async def test_many_values_are_asked_for_in_words(say, said):
    asked = await say(said)
    assert asked.text.startswith("Which state do you work in? Type its name, for example Texas or Virginia.")
    assert labels(asked) == ["Leave it"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Texas", "TX"),
        ("tx", "TX"),
        ("tx please", "TX"),
        ("TX", "TX"),
        ("I'm in tx", "TX"),
        ("Texs", "TX"),
        ("I live in Oklohoma", "OK"),
        ("OK", "OK"),
        ("I live in West Virginia.", "WV"),
        ("I just moved to Virginia", "VA"),
        ("I live in IN", "IN"),
        ("i work in ok", "OK"),
        ("Wst Virgina", "WV"),
        ("w. virginia", "WV"),
        ("D.C.", "DC"),
        ("washington, d.c.", "DC"),
        ("arkansas", "AR"),
    ],
)
async def test_a_typed_value_is_kept_however_it_is_said(say, held, typed, value):
    await say("my state")
    assert "is kept as your state." in (await say(typed)).text
    assert held() == {"state": value}


@pytest.mark.parametrize(
    "typed",
    [
        "ok",
        "Hi",
        "idk",
        "nah it is late",
        "Bavaria",
        "please",
        "Texas or Ohio",
        "x" * 4000,
        "?",
        "📍",
        "I'm ok",
        "it is me",
        "what about virginia",
        "not texas",
        "not virginia",
        "idaho know",
        "indiana jones",
        "texas hold em",
    ],
)
async def test_an_answer_that_means_no_one_value_is_asked_for_once_more(say, held, typed):
    await say("my state")
    missed = (await say(typed)).text
    assert missed == "I could not tell your state from that. Type only its name, for example Texas or Virginia."
    assert held() == {}
    await say("Idaho")
    assert held() == {"state": "ID"}


async def test_a_second_miss_ends_the_asking_and_says_how_to_do_it_later(talk):
    await talk.say("my state")
    await talk.say("Bavaria")
    end = await talk.say("Tyrol")
    assert "nothing has changed" in end.text
    assert end.says("What shapes") == "/profile"
    await talk.say("Texas")
    assert talk.understands.asked[-1] == "Texas"
    assert talk.count("traits") == 0


@pytest.mark.parametrize("typed", ["no thanks", "Skip", "leave it", "none"])
async def test_somebody_who_would_rather_not_say_is_back_in_the_menu(say, held, typed):
    await say("my certificate")
    assert "**What shapes your answers**" in (await say(typed)).text
    assert "checked answer" in (await say("guild")).text
    assert held() == {}


async def test_leaving_by_button_ends_the_waiting(talk, held):
    asked = await talk.say("my state")
    await talk.press(asked.says("Leave it"), 101)
    await talk.say("Texas")
    assert held() == {}


async def test_cancel_leaves_the_question(talk, held):
    await talk.say("my state")
    assert "dropped" in (await talk.say("cancel")).text
    await talk.say("Texas")
    assert held() == {}


async def test_a_clear_question_is_answered_while_a_value_is_asked_for(talk, held):
    await talk.say("my state")
    assert "Our sources say yes" in (await talk.say("why certify")).text
    await talk.say("Texas")
    assert held() == {"state": "TX"}


async def test_a_value_that_reads_like_a_question_is_an_answer_when_one_was_asked_for(talk, held):
    talk.understands.means["I live in Texas"] = talk.understands.means["why certify"]
    await talk.say("my state")
    await talk.say("I live in Texas")
    assert held() == {"state": "TX"}


async def test_a_commands_own_word_is_that_command_while_a_value_is_asked_for(say):
    await say("my state")
    assert (await say("topics")).text.startswith("**Topics.**")


async def test_a_value_asked_for_by_buttons_may_be_typed_as_well(say, held):
    await say("my certificate")
    await say("I have the guild paper")
    assert held() == {"certificate": "guild"}


# --- what nobody should send ---------------------------------------------------------------------------------------

ODD = ("", "?", "TX TX", "zz", "state", "state ?", "state nothing", "state TX old-ovens", "state 🗺", "STATE tx")
LONG = ("x" * 4000, "state " + "x" * 4000, f"state why-certify {'x ' * 1900}", f"state TX why-certify {'x ' * 1900}")


@pytest.mark.parametrize("command", ["set", "keep", "unset", "leave_it", "profile", "set_state", "unset_state"])
async def test_any_argument_has_a_visible_outcome(open_talk, command):
    talk = await open_talk(limits_texts=False, paced=False)
    for argument in (*ODD, *LONG):
        said = await talk.say(f"/{command} {argument}")
        assert said.text
        assert (await talk.say(f"/{command} {argument}", edited=True, message=said.message)).text
        pressed = await talk.press(f"/{command} {argument}", 101)
        assert pressed.text or pressed.notice
    assert "Something went wrong" not in " ".join(talk.post.to("7"))


async def test_a_name_typed_behind_the_command_is_understood(talk, held):
    await talk.say("/set state west virginia")
    assert held() == {"state": "WV"}


async def test_a_group_sees_nothing_of_a_profile(talk, held):
    await talk.say("/set state TX")
    back = await talk.say("/profile", group=GROUP)
    assert back.in_sight == ["👌"]
    for said in ("/set state OH", "/unset state", "/set_state OH"):
        assert (await talk.say(said, group=GROUP)).texts == []
    assert held() == {"state": "TX"}


def test_a_knowledge_without_traits_has_nothing_to_ask():
    entry = Command("entry", "", lambda incoming, db, now: [Reply("entry")])
    assert profile.feature({}, entry, {}, lambda name, _: name, zone.beside).commands == ()
