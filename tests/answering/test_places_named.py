"""A place and little else: what it is asked of is what was just given, or offered, or what tells of places at all."""

from dataclasses import replace

import pytest

from bot.chat import Understood
from tests.answering.shaped import Hands, answer, choice, heard, labels
from tests.talk import GROUP

GUILD, SHIP, PLACES = "Our sources say yes", "With it you may bake at sea", "Hotels, ships"
UNKNOWN = "I have no checked answer to that."
OVENHAM = "**Ovenham:** ovens are lit at 3 in the morning (Oven Weekly, 2024)."
NOT_SURE = "I am not sure I got that. Which did you mean?"


@pytest.fixture(scope="module")
def whole_library(request):
    """Have an entry whose short part leaves a group no room for a town's, and a paper that differs by town."""
    small = request.getfixturevalue("whole_library")
    where = small.entries["work-settings"]
    wordy = replace(where, id="wordy", title="Slow bread", short=f"{'Bread takes time, as bakers say. ' * 15}".strip())
    ship = replace(small.entries["ship-paper"], parts=where.parts)
    return replace(small, entries={**small.entries, "wordy": wordy, "ship-paper": ship})


def unclear(*named):
    matches = heard(teachers=0.3, work_settings=0.2, why_certify=0.1)["entries"]
    return Understood("unknown", "decline", matches, boundary="unknown", named=named)


def chatty(*named):
    return replace(unclear(*named), kind="smalltalk", boundary=None)


# --- with nothing before it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sounds", [unclear, chatty])
async def test_a_bare_place_is_asked_back_about_with_what_tells_of_it(hands, sounds):
    asked = await hands.say("what about Ovenham?", sounds("OV"))
    assert asked.text.startswith(NOT_SURE)
    assert labels(asked) == ["Where bakers can work"]


async def test_after_an_entry_without_places_what_is_related_and_tells_of_it_is_offered(hands):
    await hands.say("/entry teachers")
    nowhere = replace(unclear("OV"), entries=heard(teachers=0.3)["entries"])
    assert labels(await hands.say("what about Ovenham?", nowhere)) == ["Where bakers can work"]


async def test_the_place_goes_with_the_choice_into_the_answer(hands):
    opened = await hands.press(await hands.say("what about Ovenham?", unclear("OV")), "Where bakers")
    assert OVENHAM in opened.text
    assert (await hands.press(opened, "Keep Ovenham")).notice.startswith("Ovenham is kept as your town.")


async def test_a_place_that_any_choice_names_goes_with_it_into_the_answer(hands):
    asked = await hands.say("bread in Ovenham", choice(**heard(teachers=0.5, work_settings=0.4), named=("OV",)))
    assert OVENHAM in (await hands.press(asked, "Where bakers")).text


@pytest.mark.parametrize("text", ["my horse in Ovenham is very ill", "Farhaven"])
async def test_a_place_among_other_words_or_without_a_part_is_no_choice(hands, text):
    assert (await hands.say(text, unclear("FA" if text == "Farhaven" else "OV"))).text == UNKNOWN


async def test_a_bare_place_is_an_unclear_turn_like_any_other(hands):
    await hands.say("blah")
    await hands.say("Ovenham", unclear("OV"))
    assert "I will not guess" in (await hands.say("blah")).text


# --- after an answer -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sounds", [unclear, chatty])
async def test_a_bare_place_after_an_entry_that_tells_of_places_stays_with_it(hands, sounds):
    await hands.say("/entry work-settings")
    said = await hands.say("what about Ovenham?", sounds("OV"))
    assert said.text.startswith(PLACES)
    assert OVENHAM in said.text


async def test_a_place_stays_with_an_entry_that_has_a_sibling_where_the_sibling_is_not_named(hands):
    await hands.say("/entry ship-paper")
    assert (await hands.say("and in Ovenham", unclear("OV"))).text.startswith(SHIP)


async def test_a_place_without_a_part_stays_with_it_too_and_is_told_as_unchecked(hands):
    await hands.say("/entry work-settings")
    assert "Nothing is checked here for Farhaven" in (await hands.say("and Farhaven", unclear("FA"))).text


LEAVES = [
    ("teachers", "what about Ovenham?", unclear("OV"), NOT_SURE),
    ("work-settings", "my horse in Ovenham is very ill", unclear("OV"), UNKNOWN),
    ("work-settings", "teachers in Ovenham", answer(**heard(teachers=0.9), named=("OV",)), "Ask whoever"),
    ("work-settings", "and the ship", unclear("ship"), UNKNOWN),
    ("ship-paper", "the Guild's in Ovenham", unclear("guild", "OV"), NOT_SURE),
]


@pytest.mark.parametrize(("before", "text", "means", "begins"), LEAVES)
async def test_a_place_does_not_stay_where_none_is_told_of_or_something_else_is_asked(
    hands, before, text, means, begins
):
    await hands.say(f"/entry {before}")
    assert (await hands.say(text, means)).text.startswith(begins)


async def test_after_an_hour_there_is_no_entry_to_stay_with(hands, clock):
    await hands.say("/entry work-settings")
    clock.advance(3600)
    assert (await hands.say("what about Ovenham?", unclear("OV"))).text.startswith(NOT_SURE)


# --- after a choice ------------------------------------------------------------------------------------------------

PAPERS = choice(**heard(why_certify=0.5, ship_paper=0.4))


@pytest.mark.parametrize("sounds", [unclear, chatty])
@pytest.mark.parametrize(("text", "named", "begins"), [("the ship one", "ship", SHIP), ("Guild", "guild", GUILD)])
async def test_one_of_those_offered_is_taken_by_naming_it(hands, sounds, text, named, begins):
    await hands.say("which paper", PAPERS)
    assert (await hands.say(text, sounds(named))).text.startswith(begins)


NOT_PICKED = [
    ("the ship or the guild", ("ship", "guild"), PAPERS),
    ("the ship one", ("ship",), choice(**heard(why_certify=0.5, teachers=0.4))),
    ("my uncle sold his ship for a horse", ("ship",), PAPERS),
]


@pytest.mark.parametrize(("text", "named", "before"), NOT_PICKED)
async def test_what_names_both_or_none_of_them_or_much_besides_takes_none(hands, text, named, before):
    await hands.say("which paper", before)
    assert "I will not guess" in (await hands.say(text, unclear(*named))).text


# --- in a group ----------------------------------------------------------------------------------------------------


async def test_the_part_asked_for_stands_in_place_of_a_short_part_that_leaves_it_no_room(hands, group_hands, talk):
    means = answer(**heard(wordy=0.9), named=("OV",))
    talk.understands.means["slow in Ovenham"] = means
    said = await group_hands.say("/ask slow in Ovenham")
    assert said.text.startswith(f"From “Slow bread”:\n\n- {OVENHAM}\n\n")
    assert "Bread takes time" not in said.text
    assert len(said.text) <= 600
    alone = await hands.say("slow in Ovenham")
    assert alone.text.startswith("Bread takes time")
    assert OVENHAM in alone.text


async def test_without_a_place_named_a_group_gets_the_short_part(group_hands, talk):
    talk.understands.means["slow"] = answer(**heard(wordy=0.9))
    assert (await group_hands.say("/ask slow")).text.startswith("Bread takes time")


async def test_a_place_named_in_a_group_goes_with_the_choice_into_the_answer(talk):
    hands = Hands(talk, group=GROUP)
    talk.understands.means["in Ovenham"] = choice(**heard(teachers=0.5, work_settings=0.4), named=("OV",))
    assert OVENHAM in (await hands.press(await hands.say("/ask in Ovenham"), "Where bakers")).text
