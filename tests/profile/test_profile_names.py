"""Values of traits are found in a text by their names, whole words only."""

import pytest

from bot.library import Naming, Trait, TraitValue, find_value
from bot.profile.hearing import value_meant
from tests.traits_model import TRAITS


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("from Virginia to West Virginia", ("VA", "WV")),
        ("WEST VIRGINIA OR TEXAS", ("WV", "TX")),
        ("rules in OR and tx", ("OR", "TX")),
        ("renewal in TX, and OH. then TX again", ("TX", "OH")),
        ("TX", ()),
        ("what the OR and the VA pay", ()),
        ("in OR", ("OR",)),
        ("is it ok for me or my id", ()),
        ("Texans and kansasy people", ()),
        ("Texas's rules, guild-paper", ("TX", "guild")),
        ("Washington, D.C. pays", ("DC",)),
        ("", ()),
    ],
)
def test_values_named_in_a_text_are_found_by_whole_words_longest_first(text, named):
    assert Naming(TRAITS).values_named(text) == named


def test_without_traits_nothing_is_named():
    assert Naming({}).values_named("West Virginia OR Texas") == ()


def test_a_value_of_another_trait_is_no_answer():
    assert value_meant(TRAITS["certificate"], "I live in Texas") is None


NEAR = ("North Carolina", "South Carolina", "North Dakota", "Massachusetts", "Washington", "Washington Island")
WIDE = Trait("area", "area", "Which area?", {title: TraitValue(title, (), {}, title) for title in NEAR})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mass", "Massachusetts"),
        ("I live in Mass.", "Massachusetts"),
        ("north c", "North Carolina"),
        ("south", "South Carolina"),
        ("mas", None),
        ("north", None),
        ("carolina", None),
        ("wash", None),
        ("Washington", "Washington"),
        ("washingtn", "Washington"),
        ("mass hysteria", None),
    ],
)
def test_the_beginning_of_one_title_alone_is_that_value(typed, meant):
    assert value_meant(WIDE, typed) == meant


def test_a_name_without_a_letter_names_nothing():
    odd = Trait("mark", "mark", "Which mark?", {"star": TraitValue("*", (), {}, "star")})
    assert Naming({"mark": odd}).values_named("a * in STAR") == ("star",)
    assert find_value(odd, "?") is None
