"""In a group an answer is short and all of it one link away; what concerns a patient is answered in private."""

from dataclasses import replace

import pytest

from bot.answering import brief_of
from bot.chat import Incoming, Kind, Understood
from tests.answering.shaped import Hands, answer, choice, heard
from tests.talk import GROUP, NOW

CLINICAL = Understood("clinical", "decline")
TOLD, ASIDE, LINE = "Ask a baker", "Please delete your message there.", "Leave customers out of this chat."


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
    assert opens(said) == {"Read on in private": "entry_why-certify"}
    assert len(said.text) <= 600
    assert "Source: " in said.text


async def test_of_a_choice_the_buttons_stay_and_a_press_answers_in_its_place(known):
    asked = await ask(known, "which", choice(**heard(why_certify=0.5, ship_paper=0.4)))
    taken = await known.press(asked, "Is the ship's paper")
    assert [row.do for row in taken.rows] == ["edit"]
    assert opens(taken) == {"Read on in private": "entry_ship-paper"}


async def test_only_the_asker_can_take_from_a_choice(known, talk):
    asked = await ask(known, "which", choice(**heard(why_certify=0.5, ship_paper=0.4)))
    other = await talk.press(asked.says("Is the ship's paper"), 102, person="8", group=GROUP)
    assert other.rows == []
    assert "somebody else" in other.notice


@pytest.mark.parametrize(
    ("said", "links"),
    [
        ("more", {"Read on in private": "entry_why-certify"}),
        ("says who", {"Read on in private": "entry_why-certify"}),
        ("too general", {"More": "entry_why-certify"}),
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
    assert talk.post.to("7")[-1] == f"{TOLD}\n\n{ASIDE}"
    assert not any(talk.post.to(GROUP))


async def test_where_nobody_can_be_written_to_the_group_gets_one_line_that_calls_nobody(talk, group_hands):
    await ask(group_hands, "Kim at table 4", CLINICAL)
    assert talk.post.to(GROUP) == [LINE]


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
    found = brief("why-certify", incoming, NOW)
    assert len(found.text) <= 600
    assert found.brief.opens == "entry_why-certify"
    assert [[button.label for button in row] for row in found.buttons] == [["Read on in private"]]
    assert brief("old-ovens", incoming, NOW) is None
