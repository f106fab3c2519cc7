"""Sentences about hours and shifts, with the bot's own understanding, to which some sound like talk or goals."""

import pytest


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (["i work nights"], "night"),
        (["I work 2 weeks closing, 1 week morning"], "closing"),
        (["my shifts: one week opening, one week closing, one week off"], "opening"),
        (["i rotate 1 wk days 1 wk nights"], "day"),
        (["/shifts", "2 weeks closing 1 week morning"], "closing"),
        (["/shifts", "every other week closing"], "closing"),
        (["/quiet", "22-7"], ""),
        (["/quiet", "from 11 at night till noon"], ""),
        (["quiet hours from 10 to 7"], ""),
        (["don't text me after 10pm"], ""),
        (["my day ends at 3am"], ""),
    ],
    ids=str,
)
async def test_a_sentence_about_hours_is_taken(open_talk, understanding, said, kind):
    talk = await open_talk(understand=understanding.understand)
    for words in said:
        await talk.say(words)
    rows = talk.db.read().rows("SELECT weeks FROM hours")
    assert [row["weeks"].startswith(f'[["{kind}"') for row in rows] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "i work nights, how do i study",
        "i work at a hospital",
        "i'm on my third try at the exam",
        "how do i study when i work closing shifts",
        "my shifts are killing me",
        "i want to pass the exam by march",
        "thanks",
    ],
)
async def test_what_means_something_else_sets_no_hours_even_while_we_ask(open_talk, understanding, said):
    talk = await open_talk(understand=understanding.understand)
    await talk.say(said)
    await talk.say("/quiet")
    back = await talk.say(said)
    assert talk.count("hours") == 0
    assert "could not read" not in back.text
