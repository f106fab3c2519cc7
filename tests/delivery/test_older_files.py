"""A file that an older version wrote: what waits in it goes out, and its buttons can be pressed."""

import json

import pytest

from bot import delivery, people
from bot.database import Database
from tests.talk import NOW


@pytest.fixture
def older_file(tmp_path):
    """Write the file as it was before messages knew their buttons: one sent, and its buttons about to be taken away."""
    db = Database(tmp_path / "house.db")
    db.migrate([("people", people.MIGRATIONS[:1]), ("delivery", delivery.MIGRATIONS[:1])])

    def write(door):
        door.run(
            "INSERT INTO people(id, gateway, chat_id, first_seen_at, seen_at, started_at) "
            "VALUES(1, 'telegram', '7', :now, :now, :now)",
            now=NOW,
        )
        door.run("INSERT INTO places(id, gateway, chat_id, is_group, person_id) VALUES(1, 'telegram', '7', 0, 1)")
        door.run(
            "INSERT INTO outbox(id, place_id, person_id, what, request, state, message, made_at) "
            "VALUES(1, 1, 1, 'send', '', 'done', 55, :now)",
            now=NOW,
        )
        door.run(
            "INSERT INTO outbox(id, place_id, person_id, what, request, edits, made_at) "
            "VALUES(2, 1, 1, 'strip', :request, 1, :now)",
            request=json.dumps({}),
            now=NOW,
        )
        door.run("INSERT INTO queues(place_id, gateway, ready_at) VALUES(1, 'telegram', :now)", now=NOW)

    db.write_now(write)
    db.close()


async def test_buttons_that_an_older_version_was_to_take_away_are_taken_away(older_file, open_talk):
    talk = await open_talk()
    await talk.delivered()
    assert [(row.do, row.message, row.request) for row in talk.post.rows] == [("rebutton", 55, {})]


async def test_a_button_of_a_message_that_an_older_version_sent_works(older_file, open_talk):
    talk = await open_talk()
    back = await talk.press("/topics", message=55)
    assert ("edit", 55) in [(row.do, row.message) for row in back.rows + talk.post.rows]
