"""Under an honest no stands whoever may know, where somebody is there to ask; under an answer never."""

from dataclasses import replace

import pytest

from bot import answering
from bot.agenda import Agenda
from bot.chat import Button, Understood
from tests.answering.shaped import Hands, answer, choice, heard, labels
from tests.talk import GROUP

ASK = "Ask a master baker"


def offers(incoming, db, now, goes_on):
    """Offer to ask, and say what would be asked."""
    return [[Button(ASK, says="/master before" if goes_on else f"/master {incoming.argument}".rstrip())]]


@pytest.fixture(scope="module")
def whole_library(request):
    """Have words for whoever would rather talk to a person."""
    small = request.getfixturevalue("whole_library")
    person = replace(small.boundaries["near"], id="person")
    return replace(small, boundaries={**small.boundaries, "person": person})


@pytest.fixture
async def hands(open_talk, whole_library):
    """Talk with a house in which a person can be asked."""
    feature = answering.feature(whole_library, Agenda(), offers)
    ours = replace(feature, name="offering", migrations=(), prune=None, tells=None, begins=None)
    return Hands(await open_talk(ours, limits_texts=False, paced=False))


def no(name):
    return Understood("unknown", "decline", boundary=name)


@pytest.mark.parametrize("name", ["unknown", "near", "person"])
async def test_a_no_that_somebody_may_know_more_about_offers_to_ask(hands, name):
    assert ASK in labels(await hands.say("x", no(name)))


@pytest.mark.parametrize("kind", ["crisis", "clinical"])
async def test_danger_and_what_concerns_a_customer_are_handed_to_nobody(hands, kind):
    assert ASK not in labels(await hands.say("x", Understood(kind, "decline")))


@pytest.mark.parametrize("name", ["other", "heavy"])
async def test_a_no_that_nobody_here_can_change_offers_nothing(hands, name):
    assert ASK not in labels(await hands.say("x", no(name)))


async def test_an_answer_and_a_choice_offer_nothing(hands):
    assert ASK not in labels(await hands.say("worth it", answer(**heard(why_certify=0.9))))
    assert ASK not in labels(await hands.say("which", choice(**heard(why_certify=0.5, ship_paper=0.4))))


async def test_the_end_after_two_unclear_turns_offers_to_ask(hands):
    await hands.say("x", no("unknown"))
    ended = await hands.say("y", no("unknown"))
    assert ended.text.startswith("I do not have this one")
    assert ASK in labels(ended)


async def test_none_of_what_was_offered_offers_to_ask(hands):
    await hands.say("which", choice(**heard(why_certify=0.5, ship_paper=0.4)))
    assert ASK in labels(await hands.say("none of these"))


async def test_an_answer_to_another_question_offers_to_ask(hands):
    asked = await hands.say("worth it", answer(**heard(why_certify=0.9)))
    told = await hands.press(await hands.press(asked, "It did not"), "Not my question")
    assert ASK in labels(told)
    assert "Put it in other words" in told.notice


async def test_in_a_group_the_button_to_ask_stays_a_button(hands):
    hands.talk.understands.means["x"] = no("unknown")
    said = await hands.talk.say("/ask x", group=GROUP)
    assert said.says(ASK) == "/master x"
    assert said.text.endswith("A mentor of this group may know.")


async def test_in_a_group_a_choice_offers_to_ask_while_its_words_are_at_hand(hands):
    hands.talk.understands.means["which"] = choice(**heard(why_certify=0.5, ship_paper=0.4))
    asked = await hands.talk.say("/ask which", group=GROUP)
    assert asked.says(ASK) == "/master which"
    assert "If it is none of these, a mentor of this group may know." in asked.text


async def test_in_a_group_none_of_these_goes_on_with_the_words_of_the_choice(hands):
    hands.talk.understands.means["which"] = choice(**heard(why_certify=0.5, ship_paper=0.4))
    asked = await hands.talk.say("/ask which", group=GROUP)
    left = await hands.talk.press(asked.says("None of these"), 101, group=GROUP)
    assert left.says(ASK) == "/master before"


@pytest.mark.parametrize("where", [None, GROUP])
async def test_who_would_rather_talk_to_a_person_is_told_of_one_and_these_words_are_no_question(hands, where):
    hands.talk.understands.means["a human please"] = no("person")
    said = await hands.talk.say("/ask a human please", group=where)
    assert said.says(ASK) == "/master before"
    assert said.text.endswith(f"to a mentor of {'this' if where else 'your'} group.")
