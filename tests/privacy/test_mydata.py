"""/mydata: every table that keeps something about a person tells it, in one message and in a file."""

import re
import time

import pytest
from test_understanding_shared import knowledge

from bot import deeds
from bot.assembly.features import tells_of
from bot.chat import MAX_TEXT, Command, Feature, Reply, Told, units
from bot.delivery import Refused
from tests.privacy.kept import about_people, fill_all
from tests.talk import GROUP


def shown(text, *told):
    """Make a feature that keeps something to tell."""
    return Feature(
        "keeps",
        commands=(Command("say", "Say it", lambda incoming, db, now: [Reply(incoming.argument or text)]),),
        tells=lambda db, person_id: told,
    )


def told_of(talk, person_id=1):
    return [told for tells in tells_of(knowledge(), talk.house.features) for told in tells(talk.db.read(), person_id)]


async def test_every_table_about_people_is_told_by_a_room(talk):
    named = [table for told in told_of(talk) for table in told.tables]
    assert set(named) == about_people(talk.db.read())
    assert len(named) == len(set(named)), "told twice"


async def test_a_row_in_any_table_about_people_is_told(talk):
    await talk.say("/help")
    await talk.db.write(fill_all)
    silent = [told.title for told in told_of(talk) if not told.lines]
    assert silent == []
    lines = "\n".join(line for told in told_of(talk) for line in told.lines)
    assert lines.count("unmistakable") >= 6


async def test_what_somebody_did_and_set_is_in_the_message_in_words(talk):
    await talk.say("/set state TX")
    await talk.say("why certify")
    await talk.press("/helped why-certify", 103)
    back = await talk.say("/mydata")
    for words in ("Your number on Telegram: 7", "January 15, 2027 at 8:00 AM (UTC)", "State: Texas", "it helped"):
        assert words in back.text
    assert back.says("Forget me") == "/forgetme"


@pytest.mark.parametrize("said", ["my data", "What do you know about me?", "what do you keep about me"])
async def test_it_is_understood_in_plain_words(say, said):
    assert "What I keep about you" in (await say(said)).text


async def test_words_that_wait_to_be_delivered_are_told(talk, open_talk):
    talk.post.order(Refused("no"), Refused("no"))
    await talk.say("/help")
    assert "Just type your question" in str([told.lines for told in told_of(talk) if "outbox" in told.tables])


async def test_nothing_of_others_is_told(talk):
    await talk.say("/set state TX", person="8")
    await talk.say("why certify", person="8", group=GROUP)
    text = (await talk.say("/mydata")).text + str(told_of(talk, 2))
    assert "Texas" not in text and GROUP not in text and "why-certify" not in text


async def test_all_of_it_comes_as_a_file(talk):
    await talk.say("/set state TX")
    back = await talk.press((await talk.say("/mydata")).says("All of it"), 102)
    request = back.rows[0].request
    assert (back.rows[0].do, request["name"]) == ("document", "mydata.txt")
    assert "What shapes your answers\n- State: Texas\n" in request["content"]


LONG = Told("Diary", [f"*note* {number} {'word ' * 60}" for number in range(300)], ())


async def test_much_is_cut_in_the_message_and_whole_in_the_file(open_talk):
    talk = await open_talk(shown("", LONG))
    back = await talk.say("/mydata")
    assert len(back.rows) == 1 and units(back.text) <= MAX_TEXT
    assert "\\*note\\* 0 word" in back.text and " more" in back.text
    content = (await talk.press("/mydata_file", 101)).rows[0].request["content"]
    assert all(line in content for line in LONG.lines)


async def test_what_is_kept_for_ourselves_is_told_in_words_and_titles(talk):
    await talk.say("/set state TX")
    await talk.say("why certify")
    await talk.say("/topics")
    await talk.say("/zone")
    text = (await talk.press("/mydata_file", None)).rows[0].request["content"]
    assert "your last question was about: Is certification worth it" in text
    assert "I asked you something" in text
    assert re.search(r"check numbers of its buttons: \d+\b", text)
    assert not any(code in text for code in ("why-certify", "[", "{", "/theme"))


MANY = 60_000


async def test_sixty_thousand_deeds_are_counted_and_the_newest_listed_within_half_a_second(talk):
    await talk.say("/help")
    await talk.db.write(lambda db: db.run(
        "WITH RECURSIVE each(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < :many) INSERT INTO "
        "deeds(person_id, kind, note, done_on, made_at) "
        "SELECT 1, 'progress', 'read page ' || n || :words, '2027-01-15', n FROM each", many=MANY, words=" word" * 300
    ))  # fmt: skip
    began = time.process_time()
    back = await talk.say("/mydata")
    assert "read page 60000 word" in back.text and f"and {MANY - 12} more" in back.text
    content = (await talk.press("/mydata_file", None)).rows[0].request["content"]
    assert time.process_time() - began < 1.0  # both, with all that goes around them
    assert len(content.encode()) <= 1_000_000
    listed = content.count("read page ")
    assert f"- and {MANY - listed} more" in content
    began = time.process_time()
    deeds.tells(talk.db.read(), 1)
    assert time.process_time() - began < 0.5


async def test_privacy_leads_to_both_and_fits_one_message(talk):
    back = await talk.say("/privacy")
    assert len(back.rows) == 1
    assert (back.says("What you keep about me"), back.says("Forget me")) == ("/mydata", "/forgetme")
    for words in ("one file on the computer", "nobody else", "14 days", "/mydata", "/forgetme"):
        assert words in back.text


async def test_privacy_in_a_group_is_two_lines_and_a_link_to_the_rest(talk):
    back = await talk.say("/privacy", group=GROUP)
    assert len(back.text.splitlines()) == 2
    assert back.rows[0].request["buttons"] == [[{"label": "What I keep", "opens": "privacy"}]]
