"""What somebody set of themselves shapes their answers, in private alone, and every such answer says so."""

import pytest

from bot import people
from bot.chat import Understood
from tests.answering.shaped import answer, choice, heard, labels
from tests.talk import GROUP, ZONE

GUILD, SHIP = "Our sources say yes", "With it you may bake at sea"
EITHER = heard(why_certify=0.55, ship_paper=0.35)
OWN = "For your paper, as you told me:"
UNKNOWN = "I have no checked answer to that."
OVENHAM = "ovens are lit at 3 in the morning (Oven Weekly, 2024)."
MONDAYS = "bakeries are closed on Mondays (Oven Weekly, 2024)."


def where(*named, **values):
    """Mean the entry with parts for towns, with the towns that the words name."""
    return answer(**heard(work_settings=0.95), named=named, **values)


# --- a part of an entry --------------------------------------------------------------------------------------------


async def test_an_entry_with_parts_by_town_offers_to_set_it_once(hands):
    asked = await hands.say("where", where())
    assert "Set my town" in labels(asked)
    assert OVENHAM not in asked.text


async def test_the_part_for_the_town_that_is_set_stands_in_the_answer_and_names_whose_it_is(hands):
    await hands.say("/set town OV")
    asked = await hands.say("where", where())
    assert f"**Ovenham, your town:** {OVENHAM}" in asked.text
    assert MONDAYS not in asked.text
    assert not any("my town" in label for label in labels(asked))


async def test_setting_it_from_the_answer_brings_the_answer_with_its_part(hands):
    asking = await hands.press(await hands.say("where", where()), "Set my town")
    again = await hands.press(asking, "Ovenham")
    assert [row.do for row in (*asking.rows, *again.rows)] == ["edit", "edit"]
    assert f"**Ovenham, your town:** {OVENHAM}" in again.text


async def test_a_town_named_in_the_text_gets_its_part_and_can_be_kept_with_one_tap(hands):
    asked = await hands.say("in Millbrook?", where("MI"))
    assert f"**Millbrook:** {MONDAYS}" in asked.text
    assert "Set my town" not in labels(asked)
    kept = await hands.press(asked, "Keep Millbrook as my town")
    assert kept.notice.startswith("Millbrook is kept as your town.")
    assert f"**Millbrook, your town:** {MONDAYS}" in (await hands.say("where", where())).text


async def test_a_town_named_in_the_text_goes_before_the_one_that_is_set(hands):
    await hands.say("/set town MI")
    asked = await hands.say("in Ovenham?", where("OV"))
    assert f"**Ovenham:** {OVENHAM}" in asked.text
    assert "your town" not in asked.text
    assert not any("my town" in label for label in labels(asked))


async def test_two_towns_named_get_both_parts_and_neither_is_offered_to_be_kept(hands):
    asked = await hands.say("from Millbrook to Ovenham", where("MI", "OV"))
    assert asked.text.index("**Millbrook:**") < asked.text.index("**Ovenham:**")
    assert not any("town" in label for label in labels(asked))


async def test_one_part_may_hold_for_several_towns(hands):
    await hands.say("/set town NM")
    assert f"**North Millbrook, your town:** {MONDAYS}" in (await hands.say("where", where())).text


async def test_a_town_without_a_part_is_said_to_be_unchecked_with_where_to_ask(hands):
    assert "Nothing is checked here for Farhaven; ask its mayor." in (await hands.say("Farhaven?", where("FA"))).text
    await hands.say("/set town FA")
    asked = await hands.say("where", where())
    assert "Nothing is checked here for Farhaven, your town; ask its mayor." in asked.text


async def test_an_entry_that_is_the_same_everywhere_says_nothing_of_towns(hands):
    await hands.say("/set town OV")
    asked = await hands.say("who teaches", answer(**heard(teachers=0.95)))
    assert "Ovenham" not in asked.text
    assert not any("town" in label for label in labels(asked))


async def test_the_part_is_given_to_whoever_opens_the_entry_too(hands):
    await hands.say("/set town OV")
    assert OVENHAM in (await hands.say("/entry work-settings")).text


# --- in a group ----------------------------------------------------------------------------------------------------


async def test_what_is_set_never_shows_in_a_group(hands, group_hands):
    for said in ("/set town OV", "/set paper ship"):
        await hands.say(said)
    group_hands.talk.understands.means |= {"where": where(), "is it worth it": answer(**EITHER)}
    for said in ("/ask where", "/entry work-settings", "/more work-settings"):
        asked = await group_hands.say(said)
        assert "your town" not in asked.text
        assert not any("my town" in label for label in labels(asked))
    worth = await group_hands.say("/ask is it worth it")
    assert worth.text.startswith(GUILD)
    assert "your paper" not in worth.text


async def test_what_is_remembered_in_a_group_holds_nothing_that_people_set(hands, group_hands, talk, clock):
    await hands.say("/set town OV")
    await group_hands.say("/ask where")
    door = talk.db.read()
    ids = people.find(door, "telegram", "7", GROUP)
    held = [people.context(door, ids, int(clock.now()), ZONE, is_group=is_group).traits for is_group in (True, False)]
    assert held == [{}, {"town": "OV"}]


async def test_my_town_in_words_gets_its_part_even_when_the_turn_goes_on(hands):
    await hands.say("/set town OV")
    await hands.say("/entry work-settings")
    said = await hands.say("and in my town?", where(leaned=True))
    assert f"**Ovenham, your town:** {OVENHAM}" in said.text


async def test_a_town_named_in_a_group_gets_its_part_but_nobody_is_asked_for_theirs(group_hands):
    group_hands.talk.understands.means["in Ovenham"] = where("OV")
    asked = await group_hands.say("/ask in Ovenham")
    assert f"**Ovenham:** {OVENHAM}" in asked.text
    assert not any("town" in label for label in labels(asked))


async def test_a_reason_in_a_group_offers_nothing_to_set(group_hands):
    await group_hands.say("/ask where can I work")
    assert labels(await group_hands.say("too general")) == ["More"]


# --- one's own paper -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "begins"), [("ship", SHIP), ("guild", GUILD)])
@pytest.mark.parametrize("means", [answer, choice])
async def test_words_that_leave_open_which_paper_mean_ones_own_and_the_answer_says_so(hands, paper, begins, means):
    await hands.say(f"/set paper {paper}")
    assert (await hands.say("is it worth it", means(**EITHER))).text.startswith(f"{OWN}\n\n{begins}")


async def test_the_other_paper_is_one_tap_away_and_the_given_one_is_not_offered_again(hands):
    await hands.say("/set paper ship")
    asked = await hands.say("is it worth it", answer(**EITHER))
    assert "Or: Is the certificate worth it?" in labels(asked)
    assert not any("ship's" in label for label in labels(asked))
    assert (await hands.press(asked, "Or: Is the cert")).text.startswith(GUILD)


async def test_without_a_paper_set_the_words_decide(hands):
    assert (await hands.say("is it worth it", answer(**EITHER))).text.startswith(GUILD)


async def test_a_paper_that_the_words_name_is_the_one_that_is_meant(hands):
    await hands.say("/set paper ship")
    asked = await hands.say("is the Guild's worth it", answer(**EITHER, named=("guild",)))
    assert asked.text.startswith(GUILD)


async def test_a_turn_that_goes_on_about_another_paper_stays_with_it(hands):
    await hands.say("/set paper ship")
    await hands.say("/entry why-certify")
    said = await hands.say("and the survey", answer(**EITHER, leaned=True))
    assert said.text.startswith("From “Is the certificate worth it?”:")


@pytest.mark.parametrize(("shares", "is_own"), [((0.4, 0.25), True), ((0.4, 0.24), False)])
async def test_only_a_question_that_is_surely_about_papers_is_settled_by_ones_own(hands, shares, is_own):
    await hands.say("/set paper ship")
    unsure = choice(**heard(why_certify=shares[0], teachers=0.3, ship_paper=shares[1]))
    assert (OWN in (await hands.say("hm", unsure)).text) is is_own


async def test_an_entry_outside_of_any_role_is_never_exchanged(hands):
    await hands.say("/set paper ship")
    asked = await hands.say("who teaches", answer(**heard(teachers=0.7, ship_paper=0.2)))
    assert asked.text.startswith("Ask whoever")


async def test_what_nothing_answers_is_not_answered_because_of_what_is_set(hands):
    await hands.say("/set paper ship")
    unknown = Understood("unknown", "decline", EITHER["entries"], boundary="unknown")
    assert (await hands.say("blah", unknown)).text == UNKNOWN


async def test_a_choice_between_papers_offers_to_set_ones_own_which_then_opens(hands):
    asked = await hands.say("is it worth it", choice(**EITHER))
    assert labels(asked) == ["Is the certificate worth it?", "Is the ship's paper worth it?", "Set my paper"]
    asking = await hands.press(asked, "Set my paper")
    assert (await hands.press(asking, "the ship's paper")).text.startswith(SHIP)
    assert (await hands.say("is it worth it", choice(**EITHER))).text.startswith(OWN)


@pytest.mark.parametrize("shares", [{"why_certify": 0.5, "teachers": 0.4}, {"teachers": 0.5, "work_settings": 0.4}])
async def test_a_choice_that_a_paper_would_not_settle_does_not_ask_for_it(hands, shares):
    assert not any(
        "paper" in label and "my" in label for label in labels(await hands.say("x", choice(**heard(**shares))))
    )


async def test_a_choice_in_a_group_asks_nobody_for_their_paper(group_hands):
    group_hands.talk.understands.means["is it worth it"] = choice(**EITHER)
    assert "Set my paper" not in labels(await group_hands.say("/ask is it worth it"))


async def test_a_paper_that_was_forgotten_settles_nothing_any_more(hands):
    await hands.say("/set paper ship")
    await hands.say("forget my paper")
    assert (await hands.say("is it worth it", answer(**EITHER))).text.startswith(GUILD)
