"""Getting unstuck: two unclear turns at most, then a definite end that says who may know."""

from itertools import product

import pytest

from bot.chat import Understood
from tests.answering.shaped import Hands, answer, choice, heard, labels
from tests.talk import CHOICE, UNKNOWN

END = "I do not have this one, and I will not guess."
MEANS = {
    "which": CHOICE,
    "either": CHOICE,
    "blah": UNKNOWN,
    "clear": answer(**heard(teachers=0.95)),
    "butcher pay": Understood("unknown", "decline", boundary="butcher"),
    "hola": Understood("unknown", "decline", boundary="unknown", language="es"),
    "so low": Understood("unknown", "decline", boundary="unknown", worried=True),
    "thanks": Understood("smalltalk", "decline", boundary="thanks"),
    "hm": Understood("smalltalk", "decline"),
}


@pytest.fixture(autouse=True)
def meanings(talk):
    talk.understands.means.update(MEANS)


async def after(hands, *texts):
    """Say one after the other; give what came back for the last."""
    for text in texts:
        back = await hands.say(text)
    return back


def is_choice(back):
    return back.text.startswith("I am not sure I got that. Which did you mean?")


UNSURE = "I am not sure what you would like to know. Ask in a few words, for example: Is the certificate worth it?"
ENDS = [
    "blah blah",
    "blah hm",
    "hm hm",
    "which hm",
    "which blah",
    "which either blah",
    "which either which",
    "blah which blah",
    "blah which either",
]


@pytest.mark.parametrize("turns", ENDS)
async def test_two_unclear_turns_lead_to_an_end_with_who_may_know_and_a_way_on(hands, turns):
    end = await after(hands, *turns.split())
    assert end.text.startswith(END)
    assert "[Bakers' Guild](https://guild.example.org/)" in end.text
    assert "I can't help with allergies" in end.text
    assert labels(end) == ["Browse by theme"]


@pytest.mark.parametrize("turns", ["blah", "hm", "which", "which either", "blah which", "hm which"])
async def test_it_does_not_end_too_soon(hands, turns):
    assert END not in (await after(hands, *turns.split())).text


async def test_what_only_sounds_like_talk_is_asked_what_it_is_about_with_an_example(hands):
    back = await hands.say("hm")
    assert back.text == UNSURE
    assert labels(back) == ["Browse by theme"]


async def test_talk_that_sounds_low_is_not_asked_what_it_is_about(hands):
    low = Understood("smalltalk", "decline", worried=True)
    assert "988" in (await hands.say("meh", low)).text
    assert "988" in (await hands.say("meh")).text


async def test_after_an_end_the_count_begins_anew(hands):
    await after(hands, "blah", "blah")
    assert is_choice(await hands.say("which"))
    assert is_choice(await hands.say("either"))
    assert (await hands.say("which")).text.startswith(END)


async def test_however_unclear_turns_follow_each_other_nobody_is_asked_back_three_times(talk):
    for person, turns in enumerate(product(("which", "blah"), repeat=5), start=1):
        hands = Hands(talk, person=str(person))
        said = [await hands.say(text) for text in turns]
        kinds = "".join("E" if END in back.text else "?" if is_choice(back) else "-" for back in said)
        assert "???" not in kinds
        assert all("E" in kinds[at : at + 3] for at in range(3)), turns


@pytest.mark.parametrize("between", ["clear", "/help", "thanks", "butcher pay", "hola", "I want to die", "so low"])
async def test_anything_clear_in_between_begins_the_count_anew(hands, between):
    await after(hands, "which", "either", between)
    assert is_choice(await hands.say("which"))
    assert is_choice(await hands.say("either"))
    assert (await hands.say("which")).text.startswith(END)


@pytest.mark.parametrize("label", ["Is the certificate", "Where bakers"])
async def test_a_press_in_between_begins_the_count_anew(hands, label):
    await hands.say("which")
    back = await hands.say("either")
    await hands.press(back, label)
    assert is_choice(await hands.say("which"))


async def test_a_press_on_the_end_leads_on_and_begins_anew(hands):
    end = await after(hands, "blah", "blah")
    assert (await hands.press(end, "Browse")).text.startswith("**Topics.**")
    assert "checked answer" in (await hands.say("blah")).text


@pytest.mark.parametrize(("seconds", "ends"), [(599, True), (600, False)])
async def test_ten_minutes_later_the_count_begins_anew(hands, clock, seconds, ends):
    await hands.say("blah")
    clock.advance(seconds)
    assert ((await hands.say("blah")).text.startswith(END)) is ends


async def test_unclear_turns_of_others_in_a_group_are_theirs(talk, called):
    await called("/ask blah", person="8")
    assert END not in (await called("/ask blah", person="9")).text
    assert END in (await called("/ask blah", person="8")).text


# --- none of these -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["none of these", "Neither.", "something else", "no, not that"])
async def test_none_of_these_asks_for_other_words_and_stays_an_unclear_turn(hands, said):
    back = await after(hands, "which", said)
    assert back.text.startswith("All right. Put it in other words")
    assert labels(back) == ["Browse by theme"]
    assert (await hands.say("blah")).text.startswith(END)


@pytest.mark.parametrize("said", ["2", "the other one", "more"])
async def test_what_was_turned_down_is_not_taken_up_again(hands, said):
    back = await after(hands, "which", "none of these", said)
    assert "I am not sure" in back.text or "Nothing is open" in back.text


async def test_none_after_an_answer_leaves_that_answer_open(hands):
    assert (await after(hands, "clear", "something else", "less")).text.startswith("Ask whoever")


# --- what is over --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("refused", ["I want to die", "how many pills"])
@pytest.mark.parametrize("said", ["more", "the other one", "says who", "👎"])
async def test_after_a_cry_for_help_or_a_clinical_question_nothing_is_gone_on_with(hands, refused, said):
    assert "Nothing is open" in (await after(hands, "why certify", refused, said)).text


async def test_a_choice_that_holds_a_draft_alone_counts_as_an_unclear_turn(hands):
    await hands.say("ovens", choice(**heard(old_ovens=0.9)))
    assert (await hands.say("ovens")).text.startswith(END)
