"""Nothing that somebody said in private reaches a group, or anybody else, whatever members do one after the other."""

import asyncio
import shutil
from collections import Counter

import pytest

from tests.privacy.secrets_acts import Answer, Forge, Play, Say, Search, Tap, a_play
from tests.privacy.secrets_cast import ADMIN, ASKER, MENTOR, STRANGER
from tests.privacy.secrets_mistakes import mistakes
from tests.privacy.secrets_scene import perform
from tests.privacy.secrets_stage import folder, open_stage
from tests.privacy.secrets_telling import script, smallest
from tests.privacy.secrets_twice import differences

PLAYS, TWICE = 100, 30
GOAL = Say(ASKER, "/goal read {} by March 31")
SETS_UP = (
    Say(ADMIN, "/setup", True), Tap(ADMIN, "Open"), Tap(ADMIN, "Mentors"), Tap(ADMIN, "Invite"),
    Tap(MENTOR, "Become"), Tap(MENTOR, "Yes"), Say(ASKER, "/ask what is {}", True),
)  # fmt: skip
ASKS = (Say(ASKER, "/mentor what about {}"), Tap(ASKER, "Without my name"), Tap(ASKER, "Send"))
ANSWERS = Answer(MENTOR, "I would ask for {}")
# What so many plays surely come past; fewer would show that they no longer go anywhere.
COMMON = {
    "send to the group", "send to somebody", "edit to somebody", "react to the group", "react to somebody", "notice",
    "became a mentor", "answered a question", "tapped Send", "tapped Ask without my name",
}  # fmt: skip


@pytest.fixture
def on_stage(whole_library, empty_house):
    """Do something on a stage of its own, in a house with more features than usual perhaps."""

    def on_stage(does, more=()):
        async def done():
            with folder() as name:
                shutil.copyfile(empty_house, name / "house.db")
                async with open_stage(name / "house.db", whole_library, more) as stage:
                    return await does(stage)

        return asyncio.run(done())

    return on_stage


def played(*acts):
    """Play these acts."""

    async def play(stage):
        return await perform(Play(0, acts), stage)

    return play


def test_in_random_plays_nobody_sees_what_is_not_for_them(on_stage):
    async def play_all(stage):
        met, wrong, commands = Counter(), [], stage.commands()
        for seed in range(PLAYS):
            play = a_play(seed, commands)
            log = await perform(play, stage)
            met += log.met
            wrong += [script(*await smallest(play, stage))] if log.complaints and len(wrong) < 3 else []
        return met, wrong

    met, wrong = on_stage(play_all)
    assert not wrong, "\n\n".join(wrong)
    assert COMMON - met.keys() == set(), "the plays no longer come past these"


def test_a_group_sees_the_same_whether_or_not_a_member_did_anything_in_private(on_stage):
    async def play_all(stage):
        commands = stage.commands()
        return {seed: await differences(a_play(seed, commands), stage) for seed in range(TWICE)}

    found = on_stage(play_all)
    assert {seed: wrong for seed, wrong in found.items() if wrong} == {}
    assert sum(wrong is not None for wrong in found.values()) > TWICE / 2


def test_a_nameless_question_and_its_answer_reach_the_two_and_nobody_else(on_stage):
    log = on_stage(played(*SETS_UP, *ASKS, ANSWERS))
    assert log.complaints == []
    assert log.met["became a mentor"] == log.met["answered a question"] == 1


def test_send_does_not_send_what_was_written_after_the_question_was_shown(on_stage):
    log = on_stage(played(*SETS_UP, *ASKS[:2], Say(ASKER, "I am tired of {}"), ASKS[2], ANSWERS))
    assert log.complaints == []


@pytest.mark.parametrize(
    ("acts", "what"),
    [
        ((GOAL, Say(ASKER, "/aloud", True)), "of Omarion is shown to the group"),
        ((GOAL, Say(ASKER, "/around", True)), "of Omarion is shown to Marcus"),
        ((GOAL, Forge(STRANGER, "/nosy")), "of Omarion is shown to Rayford"),
        ((Say(ASKER, "/telltale", True),), "the name Omarion is shown to Samira"),
        ((GOAL, Search(STRANGER, "certify")), "may be posted anywhere"),
        ((*SETS_UP[:3], Say(ASKER, "/meddle", True)), "settings were changed by somebody who is no admin"),
    ],
)
def test_a_feature_that_tells_what_it_should_not_is_noticed(on_stage, acts, what):
    assert on_stage(played(*acts)).complaints == []
    assert [each for _, each in on_stage(played(*acts), mistakes()).complaints if what in each]


def test_a_feature_that_tells_a_group_how_many_goals_there_are_is_noticed(on_stage):
    play = Play(0, (GOAL, Say(ASKER, "/how_many", True)))
    found = on_stage(lambda stage: differences(play, stage), mistakes())
    assert found == ["'send | Goals: 1', else 'send | Goals: 0'"]


def test_a_mistake_is_told_as_the_smallest_play_in_which_it_happens(on_stage):
    acts = (Say(ADMIN, "what is {}"), GOAL, Say(MENTOR, "thanks"), Tap(ASKER, "Right"), Say(ASKER, "/aloud", True))
    play, log = on_stage(lambda stage: smallest(Play(0, acts), stage), mistakes())
    assert script(play, log).splitlines() == [
        "play 0",
        "  1  Omarion in private: /goal read {} by March 31",
        "  2  Omarion in the group: /aloud",
        "     !! '/goal read {} by March 31' of Omarion is shown to the group",
    ]
