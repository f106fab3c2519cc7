"""Random lives of sixty days, across both changes of the clocks, and what the rules say about each.

Five thousand of them are a bar of the benchmarks.
"""

import pytest

from bot import manners
from bot.clock import Hours
from tests.manners import mistakes
from tests.manners.lives import ZONES, a_life
from tests.manners.living import live, opened
from tests.manners.oracle import complaints, smallest, told
from tests.manners.timeline import HELD_BY, is_ours

LIVES, AT_ONCE = 200, 50
# In which something put off was lost: its own time came first, in a pause, and was left out as too late.
LOST_ONCE = (2487, 2804)
ENOUGH = 150  # lives in which a mistake is noticed


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("lives") / "lives.db") as db:
        yield db


def wrong(seed, db):
    """List what is wrong with a life."""
    life = a_life(seed)
    return complaints(life, live(life, db))


@pytest.mark.parametrize("first", range(0, LIVES, AT_ONCE))
def test_everything_comes_when_the_rules_say_and_nothing_else_does(first, db):
    for seed in range(first, first + AT_ONCE):
        if wrong(seed, db):
            life = smallest(a_life(seed), lambda life: live(life, db))
            pytest.fail(told(life, live(life, db)), pytrace=False)


@pytest.mark.parametrize("seed", LOST_ONCE)
def test_what_was_put_off_outlives_a_time_of_its_own_that_a_pause_swallowed(seed, db):
    assert wrong(seed, db) == []


@pytest.mark.parametrize("mistake", mistakes.DECISIONS)
def test_a_rule_that_is_switched_off_is_noticed(mistake, db, monkeypatch):
    monkeypatch.setattr(manners, "decide", mistakes.DECISIONS[mistake])
    assert any(wrong(seed, db) for seed in range(ENOUGH))


@pytest.mark.parametrize("mistake", mistakes.HOURS)
def test_a_clock_that_is_read_wrongly_is_noticed(mistake, db, monkeypatch):
    monkeypatch.setattr(Hours, *mistakes.HOURS[mistake])
    assert any(wrong(seed, db) for seed in range(ENOUGH))


@pytest.mark.parametrize("mistake", mistakes.KEPT)
def test_a_book_that_is_kept_wrongly_is_noticed(mistake, db, monkeypatch):
    monkeypatch.setattr(*mistakes.KEPT[mistake])
    assert any(wrong(seed, db) for seed in range(ENOUGH))


def test_a_life_is_the_same_every_time(db):
    life = a_life(17)
    assert a_life(17) == life
    assert live(life, db) == live(life, db)


def test_what_is_told_of_a_life_is_the_smallest_in_which_it_is_wrong(db, monkeypatch):
    monkeypatch.setattr(manners, "decide", mistakes.DECISIONS["there are no quiet hours"])
    seed = next(seed for seed in range(ENOUGH) if wrong(seed, db))
    life = smallest(a_life(seed), lambda life: live(life, db))
    assert len(life.wishes) == 1
    assert "in quiet hours" in told(life, live(life, db))


def test_the_lives_hold_all_that_the_rules_speak_of(db):
    lives = [a_life(seed) for seed in range(ENOUGH)]
    logs = [live(life, db) for life in lives]
    assert {life.zone for life in lives} == set(ZONES)
    assert {wish.freq for life in lives for wish in life.wishes} == {"once", "daily", "weekly", "first", "monthly"}
    assert {len(life.weeks) for life in lives} == {1, 2, 3, 4}
    facts = [fact for log in logs for fact in log.facts]
    assert {fact.about for fact in facts if fact.kind == "snooze"} == {"hour", "tonight", "tomorrow", "week"}
    assert {fact.why for fact in facts if fact.kind == "silence"} == {"pause", "stop", "rest"}
    messages = [message for log in logs for message in log.messages]
    assert {message.rule for message in messages} == {*HELD_BY, "farewell"}
    assert any(not is_ours(message) and {part.why for part in message.parts} & {"rhythm"} for message in messages)
