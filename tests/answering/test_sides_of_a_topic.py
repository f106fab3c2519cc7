"""Going on about one side of the topic just given, such as its cost: the lines on it with their source, or a no."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.layout import View, facet_text
from bot.answering.passages import facet_lines, passages
from bot.answering.shelf import Shelf
from tests.answering.shaped import answer, heard, labels

COST = {"facet": "cost", "leaned": True}


@pytest.fixture(scope="module")
def whole_library(request):
    """Have an entry that tells the cost in one sentence too long for a group."""
    small = request.getfixturevalue("whole_library")
    told = f"It costs $99 {'or so, as bakers say to each other, ' * 15}in May (Oven Weekly, 2024)."
    long = replace(small.entries["work-settings"], id="long", title="Slow bread", more=told)
    return replace(small, entries={**small.entries, "long": long})


def goes_on(entry, **values):
    return answer(**heard(**{entry: 0.9}), **values)


async def about(hands, entry, *, text="and the cost?", **values):
    """Open an entry, then go on about it."""
    await hands.say(f"/entry {entry.replace('_', '-')}")
    return await hands.say(text, goes_on(entry, **values))


async def test_a_turn_that_goes_on_about_the_cost_gets_the_lines_on_it_with_their_source(hands):
    said = await about(hands, "ship_paper", **COST)
    assert said.text == "\n\n".join(
        (
            "On what it costs, from “Is the ship's paper worth it?”:",
            "- With it you may bake at sea; the exam costs $120 (Oven Weekly, 2024).\n"
            "- Renewing it costs $45, and a lost one $15 (Oven Weekly, 2024).",
            "Figures and rules can change: check [the Guild's fees](https://guild.example.org/fees).",
            "*Source: Oven Weekly*",
        )
    )
    assert labels(said)[0] == "More"
    assert labels(said)[-2:] == ["This helped", "It did not"]


async def test_a_list_is_told_item_by_item(hands):
    said = await about(hands, "why_certify", **COST)
    assert "\n\n- It costs $80 (the Guild, May 2026).\n\n" in said.text
    assert "document A" in said.text


async def test_what_is_told_of_a_side_can_be_judged_and_read_on(hands, talk):
    said = await about(hands, "ship_paper", **COST)
    await hands.press(said, "This helped")
    assert talk.count("feedback", "entry = 'ship-paper' AND helped = 1") == 1
    assert "Renewing it costs" in (await hands.say("more")).text


async def test_a_side_of_which_the_topic_tells_nothing_gets_an_honest_no_and_where_else_to_look(hands):
    said = await about(hands, "teachers", **COST)
    assert said.text == "In “Who could teach you” I have nothing checked on what it costs. These may help."
    assert labels(said) == ["Is the certificate worth it?", "More", "Browse by theme"]
    assert (await hands.press(said, "Is the certificate")).text.startswith("Our sources say yes")


async def test_no_official_page_stands_in_for_what_is_not_known(hands):
    said = await about(hands, "ship_paper", facet="reward", leaned=True)
    assert "nothing checked on what it brings. These may help." in said.text
    assert labels(said) == ["Where bakers can work", "More", "Browse by theme"]


async def test_the_no_still_leads_on_about_the_same_topic(hands):
    await about(hands, "teachers", **COST)
    assert (await hands.say("more")).text.startswith("Ask whoever")


async def test_a_side_asked_of_another_topic_than_the_one_before_gets_the_whole_answer(hands):
    await hands.say("/entry teachers")
    said = await hands.say("what does the ship's paper cost", goes_on("ship_paper", **COST))
    assert said.text.startswith("With it you may bake at sea")


async def test_a_whole_question_about_a_side_gets_the_answer_with_the_line_on_it(hands):
    said = await hands.say("what does the certificate cost", goes_on("why_certify", facet="cost"))
    assert said.text.startswith("Our sources say yes")
    assert "\n\nOn what it costs: It costs $80 (the Guild, May 2026).\n\n" in said.text


async def test_a_whole_question_about_a_side_of_the_topic_just_given_gets_that_side_alone(hands):
    said = await about(hands, "why_certify", text="what does the certificate cost", facet="cost")
    assert said.text.startswith("On what it costs, from “Is the certificate worth it?”:")


async def test_a_place_in_it_brings_the_answer_with_the_part_for_the_place(hands):
    said = await about(hands, "work_settings", text="and in Ovenham?", leaned=True, named=("OV",))
    assert said.text.startswith("Hotels, ships")
    assert "**Ovenham:** ovens are lit" in said.text


async def test_a_line_that_the_answer_has_already_is_not_said_twice(hands):
    said = await hands.say("what does the ship's paper cost", goes_on("ship_paper", facet="cost"))
    assert said.text.count("$120") == 1
    assert "On what it costs" not in said.text


async def test_a_side_that_nobody_knows_any_more_is_no_hindrance(hands):
    said = await about(hands, "why_certify", text="and the survey?", facet="gone", leaned=True)
    assert said.text.startswith("From “Is the certificate worth it?”:\n\n- One survey found $2 more an hour")


async def test_after_an_hour_there_is_no_topic_to_go_on_about(hands, clock):
    await hands.say("/entry ship-paper")
    clock.advance(3600)
    said = await hands.say("and the cost?", goes_on("ship_paper", **COST))
    assert said.text.startswith("With it you may bake at sea")


@pytest.mark.parametrize("entry", ["ship_paper", "teachers"])
async def test_whoever_sounds_low_gets_the_number_beside_it(hands, entry):
    assert "988" in (await about(hands, entry, worried=True, **COST)).text


@pytest.mark.parametrize("entry", ["ship_paper", "teachers"])
async def test_whoever_is_ashamed_gets_the_warm_line_before_it(hands, entry):
    said = await about(hands, entry, ashamed=True, **COST)
    assert said.text.startswith("There is nothing wrong with asking this.\n\n")


async def test_a_group_gets_a_side_too_within_its_room(group_hands, talk):
    talk.understands.means |= {"ship?": goes_on("ship_paper"), "and the cost?": goes_on("ship_paper", **COST)}
    await group_hands.say("/ask ship?")
    said = await group_hands.say("/ask and the cost?")
    assert said.text.startswith("On what it costs, from “Is the ship's paper worth it?”:")
    assert len(said.text) <= 600


async def test_a_side_told_at_too_great_a_length_for_a_group_is_said_to_be_behind_more(hands, group_hands, talk):
    assert "On what it costs, from “Slow bread”:" in (await about(hands, "long", **COST)).text
    talk.understands.means |= {"slow?": goes_on("long"), "and the cost?": goes_on("long", **COST)}
    await group_hands.say("/ask slow?")
    said = await group_hands.say("/ask and the cost?")
    assert said.text == "What I know on what it costs is too long to repeat here; it is behind More."
    assert {"label": "More", "opens": "more_long"} in said.rows[0].request["buttons"][0]


def test_the_age_of_what_it_tells_is_told(whole_library):
    shown, cost = whole_library.entries["ship-paper"], whole_library.facets["cost"]
    assert "can change" in facet_text(whole_library, shown, cost, View(date(2026, 11, 22)))
    assert "Last checked in November 2026" in facet_text(whole_library, shown, cost, View(date(2027, 5, 21)))


def test_a_heading_is_no_line_on_anything(whole_library):
    shown = replace(
        whole_library.entries["teachers"], more="**What it costs, $100 or more**\n\n**$100**\n- **$100** costs."
    )
    assert facet_lines(shown, whole_library.facets["cost"]) == []


# --- going on without a side ---------------------------------------------------------------------------------------


async def test_a_turn_that_goes_on_gets_the_lines_behind_more_that_share_its_words(hands):
    said = await about(hands, "work_settings", text="and breakfast?", leaned=True)
    assert said.text.startswith("From “Where bakers can work”:\n\n- **Hotels:** breads, cakes and breakfast.\n\n")
    assert "*Source: Oven Weekly" in said.text
    assert labels(said)[0] == "More"


NO_MORE = "I have nothing checked on exactly that. All I know about “Where bakers can work” is behind More."


@pytest.mark.parametrize("text", ["and then?", "and on mondays?"])
async def test_a_turn_that_shares_words_with_a_towns_own_line_alone_is_told_so_and_not_given_all(hands, text):
    said = await about(hands, "work_settings", text=text, leaned=True)
    assert said.text == NO_MORE
    assert labels(said) == [
        "More", "Browse by theme", "Set my town", "Is the certificate worth it?", "Is the ship's paper worth it?"
    ]  # fmt: skip
    assert "One survey found" in (await hands.press(said, "More")).text


async def test_a_group_is_told_the_same_and_nobody_is_asked_for_a_town(group_hands, talk):
    talk.understands.means |= {"where": goes_on("work_settings"), "and then?": goes_on("work_settings", leaned=True)}
    await group_hands.say("/ask where")
    said = await group_hands.say("/ask and then?")
    assert said.text == NO_MORE
    assert "Set my town" not in labels(said)


@pytest.mark.parametrize("text", ["and then?", "and breakfast?", "and the cost?"])
async def test_whoever_sounds_low_gets_the_number_whatever_is_told(hands, text):
    assert "988" in (await about(hands, "work_settings", text=text, leaned=True, worried=True)).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which bakeries shut on mondays", ["bakeries are closed on Mondays"]),
        ("and breakfast or a survey", ["One survey found", "breads, cakes and breakfast"]),
        ("and what about all of that", []),
        ("", []),
        ("???", []),
    ],
)
def test_passages_are_those_that_share_the_rarest_words_in_reading_order(whole_library, text, told):
    found = passages(whole_library.entries["work-settings"], text)
    assert len(found) == len(told)
    assert all(words in passage for words, passage in zip(told, found, strict=True))


@pytest.mark.parametrize("text", ["which bakeries shut on mondays", "ovens in the morning"])
def test_passages_leave_out_the_lines_that_are_labelled_for_a_place(whole_library, text):
    shown, places = whole_library.entries["work-settings"], Shelf(whole_library).places
    assert places == {"Ovenham", "Millbrook, North Millbrook"}
    assert passages(shown, text)
    assert passages(shown, text, places) == []


def test_passages_keep_the_lines_whose_label_is_no_place(whole_library):
    shown, places = whole_library.entries["work-settings"], Shelf(whole_library).places
    assert passages(shown, "breakfast", places) == ["**Hotels:** breads, cakes and breakfast."]


def test_an_entry_with_nothing_behind_more_has_no_passages(whole_library):
    assert passages(whole_library.entries["teachers"], "early shift") == []
