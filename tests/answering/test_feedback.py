"""Saying with one tap whether an answer helped, and with a second what was off; thanks need no message back."""

import pytest

from bot.chat import Understood
from tests.answering.shaped import answer, heard, labels

MEANS = {
    "worth it": answer(**heard(why_certify=0.8, ship_paper=0.1, teachers=0.05)),
    "who teaches": answer(**heard(teachers=0.97)),
    "surely worth it": answer(**heard(why_certify=0.9, ship_paper=0.05, teachers=0.049)),
    "work in Ovenham": answer(**heard(work_settings=0.9), named=("OV",)),
    "thanks": Understood("smalltalk", "decline", boundary="thanks"),
    "thanks, so tired": Understood("smalltalk", "decline", boundary="thanks", worried=True),
}
REASONS = ["Not my question", "Too general", "Wrong or old"]


@pytest.fixture(autouse=True)
def meanings(talk):
    talk.understands.means.update(MEANS)


@pytest.fixture
def kept(talk):
    """Give what is kept of taps: entry, version, helped, reason."""
    sql = "SELECT entry, version, helped, reason FROM feedback ORDER BY entry"
    return lambda: [tuple(row) for row in talk.db.read().rows(sql)]


def does(back):
    return [row.do for row in back.rows]


# --- it helped -----------------------------------------------------------------------------------------------------


async def test_a_tap_that_it_helped_takes_the_two_buttons_away_offers_to_tell_of_changes_and_is_noted(hands, kept):
    asked = await hands.say("who teaches")
    assert labels(asked)[-2:] == ["This helped", "It did not"]
    tapped = await hands.press(asked, "This helped")
    assert does(tapped) == ["rebutton"]
    assert labels(tapped) == [*labels(asked)[:-2], "Tell me if this changes"]
    assert tapped.notice == "Thank you, noted."
    assert kept() == [("teachers", 1, 1, None)]


async def test_what_is_left_after_the_tap_still_leads_on(hands):
    tapped = await hands.press(await hands.say("worth it"), "This helped")
    assert "What you gain" in (await hands.press(tapped, "More")).text


async def test_the_rest_of_an_entry_stays_open_when_it_helped(hands, kept):
    whole = await hands.press(await hands.say("worth it"), "More")
    tapped = await hands.press(whole, "This helped")
    assert labels(tapped)[0] == "Less"
    assert does(tapped) == ["rebutton"]
    assert kept() == [("why-certify", 1, 1, None)]


async def test_the_way_back_to_a_theme_outlives_a_tap(hands):
    theme = await hands.press(await hands.say("/topics"), "Places")
    tapped = await hands.press(await hands.press(theme, "Where bakers"), "This helped")
    assert (await hands.press(tapped, "Back")).text.startswith("**Places to work**")


async def test_a_second_tap_on_buttons_that_are_gone_changes_nothing(hands, kept):
    asked = await hands.say("worth it")
    await hands.press(asked, "This helped")
    again = await hands.press(asked, "It did not")
    assert again.notice.startswith("This message has changed")
    assert kept() == [("why-certify", 1, 1, None)]


async def test_the_version_that_was_read_is_kept_with_the_tap(hands, kept):
    await hands.press(await hands.say("/entry ship-paper"), "This helped")
    assert kept() == [("ship-paper", 3, 1, None)]


@pytest.mark.parametrize("said", ["👍", "👍🏽", "this helped", "Helpful!"])
async def test_typed_it_is_about_the_last_answer_and_met_with_a_reaction_alone(hands, kept, said):
    await hands.say("worth it")
    back = await hands.say(said)
    assert [(row.do, row.message, row.request["emoji"]) for row in back.rows] == [("react", back.message, "👍")]
    assert back.shown == ()
    assert kept() == [("why-certify", 1, 1, None)]


# --- it did not ----------------------------------------------------------------------------------------------------


async def test_a_tap_that_it_did_not_asks_for_one_of_three_reasons_under_the_same_answer(hands, kept):
    tapped = await hands.press(await hands.say("worth it"), "It did not")
    assert does(tapped) == ["rebutton"]
    assert labels(tapped) == [*REASONS, "Never mind"]
    assert tapped.notice == "What was off? Choose below."
    assert kept() == [("why-certify", 1, 0, None)]


LEADS_TO = [
    ("worth it", "Not my question", ["Is the ship's paper worth it?", "Who could teach you", "Browse by theme"],
     "question", "Was it one of these?"),
    ("surely worth it", "Not my question", ["Is the ship's paper worth it?", "Browse by theme"], "question",
     "Was it one of these?"),
    ("who teaches", "Not my question", ["Browse by theme"], "question", "Put it in other words, or browse by theme."),
    ("/entry teachers", "Not my question", ["Browse by theme"], "question",
     "Put it in other words, or browse by theme."),
    ("worth it", "Too general", ["More"], "general", "The details are behind More."),
    ("/entry work-settings", "Too general", ["More", "Set my town"], "general", "The details are behind More."),
    ("who teaches", "Too general", ["More"], "general", "Ask me about the part you need."),
    ("worth it", "Wrong or old", ["More", "the Guild"], "wrong", "The official page decides."),
    ("who teaches", "Wrong or old", ["More"], "wrong", "Its sources are behind More."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "label", "buttons", "reason", "notice"), LEADS_TO)
async def test_a_reason_is_kept_and_leads_to_what_helps_against_it(hands, kept, said, label, buttons, reason, notice):
    asked = await hands.press(await hands.say(said), "It did not")
    told = await hands.press(asked, label)
    assert does(told) == ["rebutton"]
    assert labels(told) == buttons
    assert told.notice == f"Thank you, noted for the editor. {notice}"
    assert [row[2:] for row in kept()] == [(0, reason)]


@pytest.mark.parametrize("label", ["Is the ship's paper", "Who could teach you", "Browse"])
async def test_every_way_on_from_a_wrong_answer_opens(hands, label):
    asked = await hands.press(await hands.say("worth it"), "It did not")
    told = await hands.press(asked, "Not my question")
    assert does(await hands.press(told, label)) == ["edit"]


async def test_what_came_second_an_hour_ago_is_no_longer_offered(hands, clock):
    asked = await hands.press(await hands.say("worth it"), "It did not")
    clock.advance(3601)
    told = await hands.press(asked, "Not my question")
    assert labels(told) == ["Browse by theme"]


async def test_never_mind_leaves_no_reason_and_brings_the_answer_back(hands, kept):
    asked = await hands.press(await hands.say("worth it"), "It did not")
    back = await hands.press(asked, "Never mind")
    assert back.text.startswith("Our sources say yes")
    assert labels(back)[-2:] == ["This helped", "It did not"]
    assert kept() == [("why-certify", 1, 0, None)]


async def test_never_mind_brings_back_the_rest_that_was_open_and_the_way_to_its_theme(hands):
    theme = await hands.press(await hands.say("/topics"), "Places")
    whole = await hands.press(await hands.press(theme, "Where bakers"), "More")
    back = await hands.press(await hands.press(whole, "It did not"), "Never mind")
    assert back.text == whole.text
    assert (await hands.press(back, "Back")).text.startswith("**Places to work**")


@pytest.mark.parametrize("steps", [["It did not", "Never mind"], ["More", "Less"], ["More", "It did not", "Never mind"],
                                   ["This helped", "More", "Less"]])  # fmt: skip
async def test_a_place_that_was_named_outlives_judging_and_reading_on(hands, steps):
    asked = back = await hands.say("work in Ovenham")
    for label in steps:
        back = await hands.press(back, label)
    last = back if labels(back)[0] == "More" else await hands.press(back, "Less")
    assert last.text == asked.text
    assert "**Ovenham:** ovens are lit" in last.text


REASONS_TYPED = [("That's not what I asked.", "question", "Was it one of these?", "Is the ship's paper worth it?"),
                 ("too general", "general", "The details are behind More.", "More"),
                 ("this is wrong!", "wrong", "The official page decides.", "More")]  # fmt: skip


@pytest.mark.parametrize(("said", "reason", "then", "first"), REASONS_TYPED)
async def test_a_reason_in_words_is_kept_and_answered_with_what_helps_against_it(
    hands, kept, said, reason, then, first
):
    await hands.say("worth it")
    told = await hands.say(said)
    assert told.text == f"Thank you, noted for the editor. {then}"
    assert labels(told)[0] == first
    assert kept() == [("why-certify", 1, 0, reason)]


@pytest.mark.parametrize("said", [row[0] for row in REASONS_TYPED])
@pytest.mark.parametrize("before", ["hello", "why or where"])
async def test_a_reason_in_words_without_an_answer_before_it_keeps_nothing(hands, kept, before, said):
    await hands.say(before)
    assert "Nothing is open right now" in (await hands.say(said)).text
    assert kept() == []


@pytest.mark.parametrize("said", ["👎", "👎🏿", "not helpful", "That didn't help."])
async def test_typed_the_reasons_come_in_a_message_of_their_own(hands, kept, said):
    await hands.say("who teaches")
    back = await hands.say(said)
    assert back.text == "What was off with “Who could teach you”?"
    assert labels(back) == [*REASONS, "Never mind"]
    told = await hands.press(back, "Wrong or old")
    assert labels(told) == ["More"]
    assert kept() == [("teachers", 1, 0, "wrong")]


async def test_a_later_tap_takes_the_place_of_an_earlier_one(hands, kept):
    asked = await hands.press(await hands.say("worth it"), "It did not")
    await hands.press(asked, "Wrong or old")
    await hands.say("👍")
    assert kept() == [("why-certify", 1, 1, None)]


@pytest.mark.parametrize("said", ["👍", "👎", "this helped"])
async def test_typed_with_nothing_before_it_says_that_nothing_is_open(hands, kept, said):
    assert "Nothing is open right now" in (await hands.say(said)).text
    assert kept() == []


@pytest.mark.parametrize("said", ["👍", "👎"])
async def test_a_choice_is_no_answer_that_could_have_helped(hands, kept, said):
    await hands.say("why or where")
    assert "Nothing is open right now" in (await hands.say(said)).text
    assert kept() == []


# --- forged --------------------------------------------------------------------------------------------------------

FORGED = ["/off", "/off why-certify", "/off why-certify rude", "/off why-certify wrong wrong", "/off old-ovens wrong",
          "/off nothing wrong", "/helped old-ovens", "/helped '; DROP TABLE feedback", "/missed long-gone 2 3 4",
          f"/off {'a' * 4000} wrong", f"/missed {'a ' * 2000}"]  # fmt: skip


@pytest.mark.parametrize("said", FORGED, ids=lambda said: said[:30])
async def test_a_forged_tap_keeps_nothing_and_says_where_to_look(hands, kept, said):
    back = await hands.say(said)
    assert back.text == "I no longer have that topic. Browse what I know instead."
    assert kept() == []


async def test_a_forged_press_on_a_real_answer_keeps_nothing(talk, hands, kept):
    await hands.say("worth it")
    assert (await talk.press("/off why-certify wrong", 101)).notice.startswith("This message has changed")
    assert kept() == []


async def test_a_reason_that_was_typed_is_kept_and_confirmed_in_words(hands, kept):
    assert "noted for the editor" in (await hands.say("/off teachers wrong")).text
    assert kept() == [("teachers", 1, 0, "wrong")]


# --- thanks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["thanks", "/ask thanks"])
async def test_thanks_are_met_with_a_reaction_and_no_message(hands, text):
    back = await hands.say(text)
    assert [(row.do, row.message) for row in back.rows] == [("react", back.message)]


async def test_thanks_in_a_group_are_met_with_a_reaction_too(group_hands):
    assert does(await group_hands.say("thanks")) == ["react"]


async def test_thanks_that_worry_are_met_with_words_and_the_number(hands):
    said = await hands.say("thanks, so tired")
    assert "That sounds hard" in said.text
    assert "988" in said.text


@pytest.mark.parametrize(("said", "helped"), [("helpful", 1), ("not helpful", 0)])
async def test_in_a_group_nobody_is_asked_but_who_says_it_gets_a_reaction(group_hands, kept, said, helped):
    assert "This helped" not in labels(await group_hands.say("/ask worth it"))
    assert does(await group_hands.say(said)) == ["react"]
    assert kept() == [("why-certify", 1, helped, None)]
