"""Words and signs that stand for a command when nothing else is said."""

import pytest

from bot.chat import Reply
from tests.intake.commands import gives

ALSO = ("👍", "👎", "❤️", "☺", "🤷‍♂️", "go on", "that didn't help")
MEANT = [
    "👍", "👎", "👍🏻", "👎🏽", "👍🏿", "👎\ufe0f", " 👍 ", "👍.", "👍!", "❤️", "❤", "☺", "☺️", "🤷‍♂️", "🤷‍♂", "🤷🏾‍♂️",
    "Go on!", "GO ON", "go\non", "that didn't help", "That didn’t help.",
]  # fmt: skip
NOT_MEANT = ["👍👎", "👍 why certify", "🏽", "\ufe0f", "👌🏽", "go", "goon"]


@pytest.mark.parametrize("word", MEANT, ids=ascii)
async def test_a_bare_word_is_its_command_however_it_is_typed(open_talk, word):
    talk = await open_talk(gives(Reply("heard"), also=ALSO))
    assert (await talk.say(word)).text == "heard"
    assert talk.understands.asked == []


@pytest.mark.parametrize("word", NOT_MEANT, ids=ascii)
async def test_another_word_is_not(open_talk, word):
    talk = await open_talk(gives(Reply("heard"), also=ALSO))
    assert (await talk.say(word)).text != "heard"
