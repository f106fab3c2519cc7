"""The knowledge that ships, understood as the bot understands it: a few conversations from end to end."""

import pytest
from test_understanding_shared import knowledge, learned

from bot.chat import Kind
from tests.answering.shaped import Hands, labels
from tests.talk import GROUP


@pytest.fixture(scope="module")
def whole_library():
    return knowledge()


@pytest.fixture
async def talk(open_talk):
    return await open_talk(understand=learned().understand, limits_texts=False, paced=False)


def begins(entry):
    return knowledge().entries[entry].short.split("\n")[0]


async def test_a_state_named_in_a_question_gets_its_part_and_can_be_kept(hands):
    asked = await hands.say("do I need a license to work as a technician in Texas?")
    assert begins("state-rules") in asked.text
    assert "**Texas:** you are a trainee once" in asked.text
    await hands.press(asked, "Keep Texas as my state")
    again = await hands.say("/entry state-rules")
    assert "**Texas, your state:** you are a trainee once" in again.text


async def test_a_state_that_is_held_shapes_the_answer_in_private_and_never_in_a_group(hands, talk):
    await hands.say("my state")
    await hands.say("Ohio")
    question = "do I need a license to work as a technician in my state"
    assert "**Ohio, your state:**" in (await hands.say(question)).text
    assert "Ohio" not in (await Hands(talk, group=GROUP).say(f"/ask {question}")).text


@pytest.mark.parametrize(
    "said", ["pt John S. room 4 got 10x heparin what now", "J.D. MRN 0045127 has the wrong label", "max tylenol dose?"]
)
async def test_what_tells_of_a_patient_is_answered_in_private_and_leaves_nothing_in_the_group(hands, talk, said):
    await hands.say("/help")
    await Hands(talk, group=GROUP).say(f"/ask {said}")
    told = talk.post.to("7")[-1]
    assert told.startswith("If something went wrong at work, the pharmacist in charge needs to hear of it now.")
    assert told.endswith("if your message there names a patient, please delete it. I keep nothing of it.")
    assert talk.post.to(GROUP) == []
    assert talk.count("outbox", "request LIKE :words", words=f"%{said[:12]}%") == 0


async def test_a_question_that_fits_two_renewals_goes_to_ones_own(hands):
    await hands.say("/set certificate nha")
    asked = await hands.say("how do I renew my certification")
    assert asked.text.startswith(f"For your certification, as you told me:\n\n{begins('nha-renewal')}")
    named = await hands.say("how do I renew with PTCB")
    assert named.text.startswith(begins("ptcb-renewal"))


async def test_the_nha_one_and_the_other_one_and_its_cost(hands):
    await hands.say("/entry ptcb-renewal")
    assert (await hands.say("and the NHA one?")).text.startswith(begins("nha-renewal"))
    assert (await hands.say("the other one")).text.startswith(begins("ptcb-renewal"))
    cost = await hands.say("and what does it cost?")
    assert cost.text.startswith("On what it costs, from “Renewing your PTCB certification”:\n\n- ")
    assert "$55" in cost.text
    assert "*Source: PTCB" in cost.text
    because = await hands.say("why this answer?")
    assert "together with the turn before" in because.text


@pytest.mark.parametrize(("text", "entry"), [("the NHA one", "nha-renewal"), ("PTCB", "ptcb-renewal")])
async def test_one_of_those_offered_is_taken_by_its_name_and_why_says_so(hands, text, entry):
    assert "Which did you mean?" in (await hands.say("renew it")).text
    assert (await hands.say(text)).text.startswith(begins(entry))
    told = (await hands.say("/why")).text
    assert told.startswith("You named what you meant after the turn before")
    assert knowledge().entries[entry].title in told


@pytest.mark.parametrize("text", ["what about Texas?", "texas lol", "and in Texas"])
async def test_a_bare_state_stays_with_the_rules_of_states_however_it_sounds(hands, text):
    await hands.say("/entry state-rules")
    assert "**Texas:** you are a trainee once" in (await hands.say(text)).text


async def test_a_state_that_is_asked_about_is_not_lost_in_reading_on(hands):
    asked = await hands.say("do I need a license to work as a technician in Texas?")
    again = await hands.press(await hands.press(asked, "More"), "Less")
    assert again.text == asked.text


async def test_a_search_that_sounds_low_shows_the_number_and_then_topics(talk):
    text = "I think I killed a patient today"
    (found,) = (await talk.take(talk.incoming(text, kind=Kind.SEARCH, press="q"))).shown
    assert "988" in found.cards[0].summary
    assert "988" in found.cards[0].text
    assert len(found.cards) <= 5


async def test_an_answer_tells_which_of_our_questions_it_was_taken_for(hands):
    await hands.say("is it worth getting certified")
    told = (await hands.say("/why")).text
    assert told.startswith(f"I answered with “{knowledge().entries['why-certify'].title}”.")
    assert "this one reads most like yours" in told
    assert "very sure" in told


async def test_what_nothing_answers_twice_comes_to_an_end(hands):
    await hands.say("which moon is closest to saturn")
    end = await hands.say("how do I mend the gearbox of my tractor")
    assert "I will not guess" in end.text
    assert end.text.count("](https://") >= 2


@pytest.mark.parametrize("text", ["renew", "how do I pass the exam", "pay", "compou"])
async def test_a_search_gives_cards_with_their_sources(talk, text):
    (found,) = (await talk.take(talk.incoming(text, kind=Kind.SEARCH, press="q"))).shown
    assert 1 <= len(found.cards) <= 5
    for card in found.cards:
        assert "*Source: " in card.text
        assert len(card.text) <= 600 + len(f"**{card.title}**\n\n")


async def test_a_search_in_despair_gives_the_number(talk):
    (found,) = (await talk.take(talk.incoming("I want to kill myself", kind=Kind.SEARCH, press="q"))).shown
    (card,) = found.cards
    assert "988" in card.text
    assert "988" in card.summary


async def test_thanks_in_passing_is_a_reaction(hands):
    await hands.say("is it worth getting certified")
    assert [row.do for row in (await hands.say("thanks!")).rows] == ["react"]
    assert labels(await hands.say("more"))[0] == "Less"
