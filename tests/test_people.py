"""Who people and places are to us: known, reachable, moved, forgotten; and what is remembered of the turn before."""

from datetime import date

import pytest

from bot import people
from bot.chat import Context
from bot.settings import RETENTION

NOW = 1_800_000_000
ZONE = "America/New_York"


@pytest.fixture
def db(build):
    house = build()
    yield house.db
    house.close()


@pytest.fixture
def known(db):
    """Know somebody in private; gives their ids."""
    return db.write_now(lambda door: people.know(door, "telegram", "7", "7", False, NOW))


def context(db, ids, now=NOW):
    return people.context(db.read(), ids, now, ZONE)


def test_a_person_keeps_their_id(db, known):
    assert db.write_now(lambda door: people.know(door, "telegram", "7", "7", False, NOW + 5)) == known


def test_somebody_is_new_in_the_moment_they_are_first_seen(db, known):
    db.write_now(lambda door: people.know(door, "telegram", "7", "7", False, NOW + 1))
    assert [people.is_new(db.read(), known[0], now) for now in (NOW, NOW + 1)] == [True, False]
    assert not people.is_new(db.read(), 404, NOW)


def test_two_gateways_have_different_people_under_one_id(db, known):
    other = db.write_now(lambda door: people.know(door, "terminal", "7", "7", False, NOW))
    assert other[0] != known[0]
    assert other[1] != known[1]


def test_somebody_seen_in_a_group_only_has_no_private_place(db):
    person, _ = db.write_now(lambda door: people.know(door, "telegram", "8", "-5", True, NOW))
    assert people.private_place(db.read(), person) is None


def test_who_writes_in_private_can_be_written_to(db, known):
    person, place = known
    assert people.private_place(db.read(), person) == place


def test_a_person_who_left_cannot_be_written_to_until_they_return(db, known):
    person, place = known
    assert db.write_now(lambda door: people.left(door, "telegram", "7", NOW)) == place
    assert people.private_place(db.read(), person) is None
    db.write_now(lambda door: people.returned(door, "telegram", "7"))
    assert people.private_place(db.read(), person) == place


def test_a_word_in_private_also_makes_a_person_reachable_again(db, known):
    db.write_now(lambda door: people.left(door, "telegram", "7", NOW))
    db.write_now(lambda door: people.know(door, "telegram", "7", "7", False, NOW + 9))
    assert people.private_place(db.read(), known[0]) == known[1]


def test_a_word_in_a_group_does_not_unblock_the_private_chat(db, known):
    db.write_now(lambda door: people.left(door, "telegram", "7", NOW))
    db.write_now(lambda door: people.know(door, "telegram", "7", "-5", True, NOW + 9))
    assert people.private_place(db.read(), known[0]) is None


def test_a_chat_nobody_knows_leaves_without_a_trace(db):
    assert db.write_now(lambda door: people.left(door, "telegram", "404", NOW)) is None


def test_nothing_is_remembered_of_somebody_new(db):
    assert context(db, None) == Context(date(2027, 1, 15))


def test_today_is_the_day_where_the_person_is(db, known):
    db.write_now(lambda door: door.run("UPDATE people SET zone = 'Pacific/Kiritimati'"))
    assert context(db, known, NOW + 3 * 3600).today == date(2027, 1, 16)
    assert context(db, known).zone == "Pacific/Kiritimati"


def test_context_lapses_after_an_hour(db, known):
    db.write_now(lambda door: people.remember_about(door, *known, ["why-certify"], NOW))
    assert context(db, known, NOW + RETENTION["context"].seconds - 1).about == ("why-certify",)
    assert context(db, known, NOW + RETENTION["context"].seconds).about == ()


def test_an_open_question_lapses_after_a_day(db, known):
    db.write_now(lambda door: people.remember_asked(door, *known, "goals.date:3", NOW))
    assert context(db, known, NOW + RETENTION["open_question"].seconds - 1).awaits == "goals.date:3"
    assert context(db, known, NOW + RETENTION["open_question"].seconds).awaits is None


def test_unclear_turns_count_for_ten_minutes(db, known):
    db.write_now(lambda door: people.remember_unclear(door, *known, 2, NOW))
    assert [context(db, known, NOW + later).unclear for later in (599, 600)] == [2, 0]


def test_a_clear_turn_ends_the_unclear_ones(db, known):
    db.write_now(lambda door: people.remember_unclear(door, *known, 1, NOW))
    db.write_now(lambda door: people.remember_about(door, *known, ["why-certify"], NOW))
    assert context(db, known).unclear == 0


def test_what_was_said_in_one_place_is_not_context_in_another(db, known):
    elsewhere = db.write_now(lambda door: people.know(door, "telegram", "7", "-5", True, NOW))
    db.write_now(lambda door: people.remember_about(door, *known, ["why-certify"], NOW))
    assert context(db, elsewhere).about == ()


def test_the_line_about_unreadable_messages_is_due_once_in_ten_minutes(db, known):
    due = [
        db.write_now(lambda door, now=now: people.may_be_told_unreadable(door, known[0], now))
        for now in (NOW, NOW + 599, NOW + 600)
    ]
    assert due == [True, False, True]


def test_a_moved_group_keeps_what_belongs_to_it(db):
    ids = db.write_now(lambda door: people.know(door, "telegram", "7", "-5", True, NOW))
    db.write_now(lambda door: people.remember_about(door, *ids, ["why-certify"], NOW))
    db.write_now(lambda door: people.move(door, "telegram", "-5", "-1005"))
    assert people.find(db.read(), "telegram", "7", "-1005") == ids
    assert people.find(db.read(), "telegram", "7", "-5") is None
    assert context(db, ids).about == ("why-certify",)


def test_a_group_that_was_already_moved_is_not_moved_again(db):
    ids = db.write_now(lambda door: people.know(door, "telegram", "7", "-5", True, NOW))
    for _ in range(2):
        db.write_now(lambda door: people.move(door, "telegram", "-5", "-1005"))
    assert people.find(db.read(), "telegram", "7", "-1005") == ids


def test_forgetting_somebody_leaves_the_others_alone(db, known):
    other = db.write_now(lambda door: people.know(door, "telegram", "8", "8", False, NOW))
    db.write_now(lambda door: people.forget(door, known[0]))
    assert people.find(db.read(), "telegram", "7", "7") is None
    assert people.find(db.read(), "telegram", "8", "8") == other
