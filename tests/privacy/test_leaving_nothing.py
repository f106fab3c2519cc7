"""Who is forgotten leaves no row and no byte, whatever they did before."""

import asyncio

from bot import people
from bot.chat import Button, Command, Feature, Kind, Reply
from bot.delivery import Refused
from tests.talk import GROUP

PERSON = "987654321012"
WORDS = "unmistakable-words"
ASKS = Feature(
    "dates",
    commands=(
        Command("when", "Ask", lambda incoming, db, now: [Reply("When?", asks="dates.day:3")]),
        Command("say", "Say it", lambda incoming, db, now: [Reply(incoming.argument)]),
        Command(
            "menu", "Menu", lambda incoming, db, now: [Reply("menu", menu="m", buttons=((Button("x", "/menu"),),))]
        ),
    ),
)
# What a chat alone does not fill; test_no_byte_left fills every table there is.
OTHERS = ("traces", "goals", "steps", "changes", "deeds", "hours", "agenda", "begun", "checkins", "answers", "rests",
          "reminders", "touches", "reviews", "group_topics", "group_admins", "members", "mentors", "invites", "drafts",
          "tickets", "assignments", "asked")  # fmt: skip


def bytes_of(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def live(talk):
    """Leave every kind of trace that a person can leave."""
    say = {"person": PERSON}
    await talk.say(f"/start {WORDS}", **say)
    await talk.say("why certify", **say)
    await talk.press("/helped why-certify", message=103, **say)
    await talk.say("/updates_on", **say)
    await talk.say("/when", **say)
    await talk.say("/menu", **say)
    await talk.say("/set state TX", **say)
    await talk.say("/pause", **say)
    await talk.say("/menu", group=GROUP, **say)
    await talk.say(WORDS, group=GROUP, **say)
    await talk.take(talk.incoming(kind=Kind.UNREADABLE, **say))
    talk.post.order(Refused("no"), Refused("no"), chat=PERSON)
    await talk.say(f"/say {WORDS}", **say)
    for number in range(30):
        await talk.say(f"/say {WORDS} {number}", **say)


async def test_who_is_forgotten_leaves_no_row_and_no_byte(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/help", person="8")
    before = talk.tables()
    await live(talk)
    folder = talk.db.file.parent
    assert PERSON.encode() in bytes_of(folder)
    assert WORDS.encode() in bytes_of(folder)
    unfilled = [
        name
        for name, n in talk.tables().items()
        if n == before[name] and name not in ("places", "sqlite_stat1", *OTHERS)
    ]
    assert unfilled == []
    person, _ = people.find(talk.db.read(), "telegram", PERSON, PERSON)
    await talk.db.write(lambda db: people.forget(db, person))
    await asyncio.to_thread(talk.db.forget_traces)
    left = {name: n - before[name] for name, n in talk.tables().items() if n != before[name]}
    assert left.keys() <= {"updates", "places", "groups", "queues"}  # numbers of updates; the group, which others share
    assert left["places"] == 1
    assert PERSON.encode() not in bytes_of(folder)
    assert WORDS.encode() not in bytes_of(folder)
    assert (await talk.say("/help", person=PERSON)).rows


async def test_traces_are_gone_only_when_no_reader_holds_them(talk):
    await talk.say("/help")
    reader = talk.db._reader.raw
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM people").fetchone()
    await talk.db.write(lambda db: db.run("UPDATE people SET zone = 'UTC'"))
    talk.db._writer.raw.execute("PRAGMA busy_timeout = 100")
    assert await asyncio.to_thread(talk.db.forget_traces) is False
    reader.execute("COMMIT")
    assert await asyncio.to_thread(talk.db.forget_traces) is True
