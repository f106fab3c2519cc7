"""In a group an answer is short and all of it one link away; what concerns a patient is answered in private."""

from dataclasses import replace

import pytest

from bot.answering import brief_of
from bot.chat import Incoming, Kind, Understood
from bot.settings import HOUR
from tests.answering.shaped import Hands, answer, choice, heard
from tests.talk import GROUP, NOW

CLINICAL = Understood("clinical", "decline")
TOLD, LINE = "Ask a baker", "Leave customers out of this chat."
ASIDE = "Tell the master now. Please delete your message there."


@pytest.fixture(scope="module")
def whole_library(request):
    """Have words of its own for what concerns a customer."""
    small = request.getfixturevalue("whole_library")
    private = replace(small.boundaries["clinical"], reply=TOLD, in_private=ASIDE, in_public=LINE)
    return replace(small, boundaries={**small.boundaries, "clinical": private})


@pytest.fixture
async def known(talk, group_hands):
    """Talk in the group as somebody who has opened the private chat."""
    await talk.say("/help")
    return group_hands


async def ask(hands, question, means):
    hands.talk.understands.means[question] = means
    return await hands.say(f"/ask {question}")


def opens(back):
    """Give what the links that came lead to, by their labels."""
    buttons = [button for row in back.rows for line in row.request.get("buttons", []) for button in line]
    return {button["label"]: button.get("opens") for button in buttons}


async def test_an_answer_has_one_button_and_that_is_a_link_to_all_of_it(known):
    said = await ask(known, "why certify", answer(**heard(why_certify=0.9, teachers=0.2)))
    assert opens(said) == {"Read on in private": "more_why-certify"}
    assert len(said.text) <= 600
    assert "Source: " in said.text


async def test_of_a_choice_the_buttons_stay_and_a_press_answers_in_its_place(known):
    asked = await ask(known, "which", choice(**heard(why_certify=0.5, ship_paper=0.4)))
    taken = await known.press(asked, "Is the ship's paper")
    assert [row.do for row in taken.rows] == ["edit"]
    assert opens(taken) == {"Read on in private": "more_ship-paper"}


async def test_that_link_opens_what_the_group_did_not_read_yet(known, talk):
    await ask(known, "ship", answer(**heard(ship_paper=0.9)))
    assert "a lost one $15" in (await talk.say("/start more_ship-paper")).text


async def test_a_choice_can_be_left_by_a_button(known):
    asked = await ask(known, "which", choice(**heard(why_certify=0.5, ship_paper=0.4)))
    left = await known.press(asked, "None of these")
    assert left.text.startswith("All right.")
    assert opens(left) == {"Browse by theme": "topics"}


async def test_a_bare_yes_to_a_choice_is_asked_which_one(known):
    await ask(known, "which", choice(**heard(why_certify=0.5, ship_paper=0.4)))
    yes = await known.say("yes", Understood("smalltalk", "decline", boundary="smalltalk"))
    assert yes.text == "Which one? Press a button, or write 1 or 2."
    assert opens(await known.say("2")) == {"Read on in private": "more_ship-paper"}


@pytest.mark.parametrize("name", ["smalltalk", "bye"])
async def test_small_talk_gets_a_reaction_in_a_group_and_no_message(known, name):
    said = await known.say("lol", Understood("smalltalk", "decline", boundary=name))
    assert said.in_sight == ["👌"]


async def test_why_tells_a_group_no_numbers(known):
    await ask(known, "why certify", answer(**heard(why_certify=0.9, ship_paper=0.05)))
    said = await known.say("/why")
    assert said.text.startswith("I answered with “Is the certificate worth it?”")
    assert "in 100" not in said.text


async def test_somebody_who_says_that_an_answer_is_wrong_is_led_to_what_decides(known):
    await ask(known, "why certify", answer(**heard(why_certify=0.9)))
    assert "noted for the editor" in (await known.say("you're wrong")).text


async def test_only_the_asker_can_take_from_a_choice(known, talk):
    asked = await ask(known, "which", choice(**heard(why_certify=0.5, ship_paper=0.4)))
    other = await talk.press(asked.says("Is the ship's paper"), 102, person="8", group=GROUP)
    assert other.rows == []
    assert "somebody else" in other.notice


@pytest.mark.parametrize(
    ("said", "links"),
    [
        ("more", {"Read on in private": "more_why-certify"}),
        ("says who", {"Read on in private": "more_why-certify"}),
        ("too general", {"More": "more_why-certify"}),
        ("/topics", {"Browse by theme": "topics"}),
        ("none of these", {"Browse by theme": "topics"}),
        ("blah blah", {"Browse by theme": "topics"}),
    ],
)
async def test_what_else_can_be_said_of_an_answer_leads_to_the_private_chat(known, said, links):
    await ask(known, "why certify", answer(**heard(why_certify=0.9)))
    back = await known.say(said)
    assert links.items() <= opens(back).items()
    assert all(opens(back).values())
    assert len(back.text) <= 600


async def test_two_unclear_turns_come_to_a_short_end(known):
    await known.say("blah")
    said = await known.say("blah blah")
    assert said.text.startswith("I do not have this one, and I will not guess.")
    assert "http" not in said.text


# --- what concerns a customer --------------------------------------------------------------------------------------


async def test_what_concerns_a_customer_is_answered_in_private_and_the_group_reads_nothing_of_it(known, talk):
    await ask(known, "Kim at table 4", CLINICAL)
    assert talk.post.to("7")[-1] == ASIDE
    assert not any(talk.post.to(GROUP))


async def test_where_nobody_can_be_written_to_the_group_gets_one_line_that_calls_nobody(talk, group_hands):
    await ask(group_hands, "Kim at table 4", CLINICAL)
    assert talk.post.to(GROUP) == [LINE]


async def test_the_same_person_reads_that_line_once_and_is_then_only_nodded_at(talk, group_hands):
    await ask(group_hands, "Kim at table 4", CLINICAL)
    assert (await ask(group_hands, "Kim at table 5", CLINICAL)).in_sight == ["🙏"]
    talk.clock.advance(2 * HOUR)
    assert (await ask(group_hands, "Kim at table 6", CLINICAL)).in_sight == [LINE]


async def test_where_a_group_is_answered_in_private_it_is_told_what_to_delete_there(talk):
    talk.understands.means["Kim at table 4"] = CLINICAL
    assert (await talk.say("/ask Kim at table 4", called_by="command")).text == ASIDE


async def test_of_what_concerns_a_customer_nothing_is_kept(known, talk):
    await ask(known, "why certify", answer(**heard(why_certify=0.9)))
    await ask(known, "Kim at table 4", CLINICAL)
    turn = talk.db.read().rows("SELECT about, because FROM turns ORDER BY place_id DESC LIMIT 1")[0]
    assert "why-certify" not in f"{turn['about']}{turn['because']}"
    assert talk.count("outbox", "request LIKE '%table 4%'") == 0


async def test_in_private_the_same_question_gets_the_words_that_always_stood_there(talk):
    said = await Hands(talk).say("Kim at table 4", CLINICAL)
    assert said.text == TOLD


async def test_a_cry_for_help_in_a_group_is_answered_where_it_is_said(known, talk):
    said = await ask(known, "I am done", Understood("crisis", "decline"))
    assert "988" in said.text
    assert [row.chat for row in said.rows] == [GROUP]


# --- for whoever brings an entry -----------------------------------------------------------------------------------


def test_an_entry_can_be_had_as_a_group_gets_it(whole_library):
    brief = brief_of(whole_library)
    incoming = Incoming("telegram", 1, Kind.TEXT, GROUP, is_group=True)
    found = brief("why-certify", incoming, NOW, 0)
    assert len(found.text) <= 600
    assert found.brief.opens == "entry_why-certify"
    assert [[button.label for button in row] for row in found.buttons] == [["Read on in private"]]
    assert brief("old-ovens", incoming, NOW, 0) is None
