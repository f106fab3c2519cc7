"""Searching from any chat: cards of at most five entries, or the themes; reads only, and is asked at every letter."""

from dataclasses import replace

import pytest

from bot.chat import Kind, Understood
from bot.library import Library
from tests.answering.shaped import answer, choice, heard

FIVE = heard(why_certify=0.5, ship_paper=0.2, teachers=0.1, work_settings=0.05, extra=0.04)
DECLINED = Understood("unknown", "decline", FIVE["entries"], boundary="unknown")
NOTHING = Understood("unknown", "decline", boundary="unknown")


@pytest.fixture(scope="module")
def whole_library(request) -> Library:
    """Have more entries than a search shows."""
    small = request.getfixturevalue("whole_library")
    one = small.entries["teachers"]
    more = {id_: replace(one, id=id_, title=f"Bread {id_} (at night)") for id_ in ("extra", "further")}
    return replace(small, entries={**small.entries, **more})


@pytest.fixture
def search(talk):
    """Search for something, with what it means where that is not known already; give the cards and the invitation."""

    async def search(text, means=None, **more):
        if means is not None:
            talk.understands.means[text] = means
        (found,) = (await talk.take(talk.incoming(text, kind=Kind.SEARCH, press="q", **more))).shown
        return found

    return search


def titles(found):
    return [card.title for card in found.cards]


@pytest.mark.parametrize("empty", ["", " ", "\n"])
async def test_an_empty_search_gives_the_themes_with_what_they_hold(search, empty):
    found = await search(empty)
    assert titles(found) == ["Certificates", "Places to work"]
    assert found.cards[0].summary == "2 topics"
    assert found.cards[0].text == (
        "**Certificates**, 2 topics of Crumb:\n- Is the certificate worth it?\n- Is the ship's paper worth it?"
    )
    assert found.cards[0].opens == "theme_certificates"
    assert found.invites == "Ask me in private"


@pytest.mark.parametrize("means", [answer, choice])
async def test_what_is_meant_comes_as_cards_best_first(search, means):
    found = await search("is baking worth it", means(**FIVE))
    assert [card.id for card in found.cards] == ["why-certify", "ship-paper", "teachers", "work-settings", "extra"]


async def test_titles_that_what_was_typed_begins_come_before_what_is_meant(search):
    found = await search("paper", answer(**FIVE))
    assert [card.id for card in found.cards] == ["ship-paper", "why-certify", "teachers", "work-settings", "extra"]


async def test_there_are_five_cards_at_most(search):
    assert len((await search("bread", DECLINED)).cards) == 5
    many = {"further": 0.02, **{match.id.replace("-", "_"): match.score for match in FIVE["entries"]}}
    assert len((await search("paper", answer(**heard(**many)))).cards) == 5


async def test_every_card_names_its_source_fits_a_group_and_leads_to_the_entry(search):
    for card in (await search("paper", answer(**FIVE))).cards:
        assert card.text.startswith(f"**{card.title}**\n\n")
        assert "*Source: " in card.text
        assert len(card.text) <= 600 + len(f"**{card.title}**\n\n")
        assert 0 < len(card.summary) <= 120
        assert card.opens == f"entry_{card.id}"


async def test_a_card_holds_nothing_of_what_its_searcher_set(search, hands):
    await hands.say("/set town OV")
    (card,) = (await search("where", answer(**heard(work_settings=0.9)))).cards
    assert "Ovenham" not in card.text


# --- what nothing answers ------------------------------------------------------------------------------------------

BEGUN = [("wh", ["Who could teach you", "Where bakers can work"]), ("ba wo", ["Where bakers can work"]),
         ("NIGHT", ["Bread extra (at night)", "Bread further (at night)"]), ("bakers where", ["Where bakers can work"]),
         ("bakers why", []), ("akers", []), ("old ov", []), ("?", [])]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), BEGUN)
async def test_a_word_that_is_still_being_typed_finds_the_titles_it_begins(search, text, found):
    assert titles(await search(text, NOTHING)) == found


GUESSES = [("akers", 5), ("aker", 5), ("ake", 0), ("  ake  ", 0), ("akers and zebras", 0), ("bread", 5), ("bre", 2)]


@pytest.mark.parametrize(("text", "count"), GUESSES)
async def test_of_what_nothing_answers_only_a_single_word_of_four_letters_is_guessed_at(search, text, count):
    assert len((await search(text, DECLINED)).cards) == count


async def test_where_nothing_fits_that_is_said_above_an_empty_list(search):
    found = await search("zebra crossing", DECLINED)
    assert (list(found.cards), found.invites) == ([], "No topic fits. Ask me in private")


@pytest.mark.parametrize("kind", ["crisis", "clinical"])
async def test_a_cry_for_help_or_a_clinical_question_gets_one_card_and_no_topic(search, kind, whole_library):
    (card,) = (await search("x", Understood(kind, "decline", FIVE["entries"], boundary=kind))).cards
    assert card.text == whole_library.boundaries[kind].reply
    assert card.opens == ""


async def test_the_card_for_a_cry_for_help_shows_the_number_before_it_is_sent(search):
    (card,) = (await search("I want to die")).cards
    assert "988" in card.summary
    assert "988" in card.text


@pytest.mark.parametrize(("text", "count"), [("paper", 5), ("bread for zebras", 1)])
async def test_a_search_that_sounds_low_begins_with_a_card_that_has_the_number(search, text, count):
    found = await search(text, replace(DECLINED, worried=True))
    assert len(found.cards) == count
    assert found.cards[0].id == "boundary-heavy"
    assert "988" in found.cards[0].text
    assert "988" in found.cards[0].summary


async def test_a_search_is_no_turn_of_the_conversation(search, hands):
    await hands.say("why or where")
    await search("blah", DECLINED)
    await search("paper", answer(**FIVE))
    assert (await hands.say("2")).text.startswith("Hotels, ships")


async def test_an_entry_that_a_card_leads_to_opens_after_saying_who_speaks(search, hands):
    (card,) = (await search("where can I work")).cards
    first, then = (await hands.say(f"/start {card.opens}")).texts
    assert "unofficial" in first
    assert then.startswith("Hotels, ships")
