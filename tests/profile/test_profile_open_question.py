"""While a value is asked for: what is one, what is something else, and that no other words are kept."""

import pytest

from bot.chat import Understood
from bot.profile.hearing import NO_ANSWER

TALK = Understood("smalltalk", "decline", boundary="smalltalk")


@pytest.mark.parametrize("said", sorted(NO_ANSWER))
@pytest.mark.parametrize("typed", ["{}", "{}!", "{} "])
async def test_a_no_is_a_no_whatever_else_its_words_may_mean(talk, held, said, typed):
    said = typed.format(said).capitalize()
    talk.understands.means |= {said: TALK, said.strip(): TALK}
    await talk.say("my state")
    assert (await talk.say(said)).text.startswith("**What shapes your answers**")
    await talk.say("Texas")
    assert held() == {}


HEAVY = {
    "I am so burned out, I cannot do this any more": Understood("unknown", "decline", worried=True),
    "I feel worthless": Understood("unknown", "decline", worried=True),
    "nobody here likes me at all": Understood("unknown", "decline"),
}


@pytest.mark.parametrize("said", HEAVY)
async def test_a_heavy_text_is_not_read_as_a_value(talk, said):
    talk.understands.means |= HEAVY
    await talk.say("my state")
    assert "could not tell" not in (await talk.say(said)).text


async def test_an_edit_of_the_value_just_typed_sets_it_anew(talk, held, same):
    await talk.say("my state")
    typed = talk.incoming("Texas")
    await talk.take(typed)
    again = await talk.take(same(typed, number=500, text="Ohio", edited=True))
    assert again.text.startswith("Ohio is kept as your state.")
    assert [row.do for row in again.rows] == ["edit"]
    assert held() == {"state": "OH"}


async def test_a_value_left_behind_by_another_command_is_not_set(talk, held):
    await talk.say("my state")
    await talk.say("/topics")
    assert "could not tell" not in (await talk.say("hmm")).text
    await talk.say("Texas")
    assert held() == {}


WORDS = [
    "/set state why-certify i was at the hospital",
    "/set state why-certify hospital 3",
    "/set state why-certify hospital",
    "/set certificate why-certify work-settings hospital",
    "/set certificate why-certify places hospital",
    "/set certificate why-certify hospital work-settings",
]


@pytest.mark.parametrize("said", WORDS)
async def test_no_word_typed_behind_the_way_back_is_kept_or_on_a_button(talk, tmp_path, said):
    asked = await talk.say(said)
    assert asked.says("Back") == "/leave_it why-certify"
    files = [file for file in tmp_path.iterdir() if file.name.startswith("house.db")]
    kept = b"".join(file.read_bytes() for file in files)
    assert b"why-certify" in kept
    assert b"hospital" not in kept


@pytest.mark.parametrize("way", ["work-settings places 2", "why-certify work-settings"])
async def test_a_way_that_leads_back_is_passed_on(talk, way):
    assert (await talk.say(f"/set state {way}")).says("Back") == f"/leave_it {way}"
