"""A pattern of shifts that is typed out of the blue."""

import pytest


@pytest.mark.parametrize("said", ["2 weeks closing 1 week morning", "one week days, one week nights"])
async def test_a_pattern_needs_no_words_around_it(say, said):
    assert "Which week is this one?" in (await say(said)).text


@pytest.mark.parametrize("said", ["2 weeks", "1", "one more question", "two weeks vacation in a closing store"])
async def test_what_only_begins_like_a_pattern_is_none(say, said):
    assert "Which week is this one?" not in (await say(said)).text
