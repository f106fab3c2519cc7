"""What is kept is kept as long as /privacy says and no longer."""

import asyncio

import pytest

from bot.chat import Button, Command, Feature, Reply
from bot.delivery import Refused
from bot.intake import flood
from bot.people import Silence, silence
from bot.settings import RETENTION
from tests.mentoring.handed import ask, mentored

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


async def keeps_update(talk):
    await talk.say("/help")
    return lambda: talk.count("updates") > 0


async def keeps_context(talk):
    await talk.say("why certify")
    return lambda: talk.count("turns", "about <> '[]'") > 0


async def keeps_open_question(talk):
    await talk.say("/when")
    return lambda: talk.count("turns", "awaits IS NOT NULL") > 0


async def keeps_waiting(talk):
    talk.post.order(Refused("no"), Refused("no"))
    await talk.say(f"/say {WORDS}")
    return lambda: talk.count("outbox", "request <> ''") > 0


async def keeps_sent(talk):
    await talk.say("/help")
    return lambda: talk.count("outbox") > 0


async def keeps_feedback(talk):
    await talk.say("why certify")
    await talk.press("/helped why-certify", message=101)
    return lambda: talk.count("feedback") > 0


async def keeps_received(talk):
    await talk.say("/updates_on")
    await talk.say("why certify")
    return lambda: talk.count("received") > 0


async def keeps_unseen(talk):
    await talk.say("/help")
    return lambda: talk.count("people") > 0


async def keeps_undo(talk):
    await talk.say("/goal read the handbook")
    await talk.press("/goal_drop 1", message=101)
    return lambda: talk.count("changes", "before <> ''") > 0


async def keeps_begun(talk):
    """A pause without an end is asked about after a month."""
    await talk.say("/zone America/New_York")
    await talk.say("/pause")
    while not talk.count("begun"):
        await talk.until(talk.clock.at + 24 * 3600)
    talk.clock.at = talk.db.read().rows("SELECT at FROM begun")[0]["at"]
    return lambda: talk.count("begun") > 0


async def keeps_reminders(talk):
    await talk.say("/zone America/New_York")
    await talk.say("/remind tomorrow 8pm read the handbook")
    await talk.say("/remind_stop 1")
    return lambda: talk.count("reminders") > 0


async def keeps_drafts(talk):
    await mentored(talk, "8")
    await talk.say(f"/mentor what about {WORDS}")
    return lambda: talk.count("drafts") > 0


async def keeps_asked(talk):
    await mentored(talk, "8")
    await ask(talk)
    return lambda: talk.count("asked") > 0


async def keeps_silences(talk):
    """A message was put off until now."""
    await talk.say("/help")
    now = int(talk.clock.now())
    await talk.db.write(lambda db: silence(db, 1, Silence("snooze", since_at=now - 60, until_at=now)), "test")
    return lambda: talk.count("silences") > 0


KEEPS = {
    "updates": keeps_update,
    "context": keeps_context,
    "open_question": keeps_open_question,
    "waiting": keeps_waiting,
    "sent": keeps_sent,
    "feedback": keeps_feedback,
    "received": keeps_received,
    "reminders": keeps_reminders,
    "drafts": keeps_drafts,
    "asked": keeps_asked,
    "undo": keeps_undo,
    "begun": keeps_begun,
    "silences": keeps_silences,
    "unseen": keeps_unseen,
}


def test_every_retention_time_has_its_test():
    assert {
        *KEEPS,
        "agenda",
        "backups",
        "goals",
        "groups",
        "held",
        "hours",
        "mentors",
        "profile",
        "tickets",
        "zone",
    } == RETENTION.keys()


@pytest.mark.parametrize("name", KEEPS)
async def test_it_is_kept_as_long_as_told_and_no_longer(open_talk, name):
    talk = await open_talk(ASKS)
    is_kept = await KEEPS[name](talk)
    talk.clock.advance(RETENTION[name].seconds - 1)
    await talk.house.prune()
    assert is_kept()
    talk.clock.advance(2)
    await talk.house.prune()
    assert not is_kept()


async def test_a_held_text_is_kept_until_it_is_answered_and_no_longer_than_told(talk):
    for _ in range(21):
        await talk.say("/help")
    await talk.house.prune()
    assert talk.count("held") == 1
    talk.clock.advance(RETENTION["held"].seconds)
    await talk.house.intake.release("telegram")
    assert talk.count("held") == 0


async def test_what_somebody_set_of_themselves_is_kept_until_it_is_taken_back(talk):
    await talk.say("/set state TX")
    talk.clock.advance(RETENTION["unseen"].seconds - 1)
    await talk.house.prune()
    assert talk.count("traits") == 1
    await talk.say("forget my state")
    assert talk.count("traits") == 0


async def test_a_goal_is_kept_until_it_is_deleted(talk):
    await talk.say("/goal read the handbook")
    talk.clock.advance(RETENTION["unseen"].seconds - 1)
    await talk.house.prune()
    assert talk.count("goals", "title = 'read the handbook'") == 1
    await talk.say("/goal_delete 1 yes")
    assert talk.count("goals", "title <> ''") == 0


async def test_a_pause_is_kept_until_it_is_ended(talk):
    await talk.say("pause")
    talk.clock.advance(RETENTION["unseen"].seconds - 1)
    await talk.house.prune()
    assert talk.count("silences") == 1
    await talk.say("/resume")
    assert talk.count("silences") == 0


async def test_a_pause_until_a_day_is_let_go_70_days_after_it(talk):
    await talk.say("/zone America/New_York")
    await talk.say("pause until jan 20")
    talk.clock.advance((5 + 70) * 24 * 3600)
    await talk.house.prune()
    assert talk.count("silences") == 1
    talk.clock.advance(24 * 3600)
    await talk.house.prune()
    assert talk.count("silences") == 0


async def test_a_time_zone_is_kept_until_it_is_taken_back(talk):
    await talk.say("/zone America/Phoenix")
    talk.clock.advance(RETENTION["unseen"].seconds - 1)
    await talk.house.prune()
    assert talk.count("people", "zone = 'America/Phoenix'") == 1
    await talk.say("/zone forget")
    assert talk.count("people", "zone IS NOT NULL") == 0


async def test_privacy_says_every_time_in_its_words(talk):
    said = (await talk.say("/privacy")).text
    assert [name for name, keep in RETENTION.items() if keep.what not in said or keep.words not in said] == []


async def test_a_menu_does_not_outlive_its_message(open_talk):
    """The id of a row that was deleted may be given again, to a message of somebody else."""
    talk = await open_talk(ASKS)
    await talk.say("/menu")
    talk.clock.advance(RETENTION["sent"].seconds + 1)
    await talk.house.prune()
    assert talk.count("menus") == 0


async def test_texts_held_over_a_long_stop_are_answered_before_they_are_let_go(open_talk):
    """More of them than are released in one go."""
    talk = await open_talk(ASKS)
    for number in range(120):
        update = talk.incoming("/help", person=f"p{number}")
        await talk.db.write(lambda db, update=update: hold(db, talk, update))
    talk.clock.advance(24 * 3600)
    ticking = asyncio.create_task(talk.house.tick("telegram"))
    await talk.post.until(120)
    ticking.cancel()
    await asyncio.wait({ticking})
    assert len(talk.post.rows) == 120


def hold(db, talk, update):
    flood.hold(db, talk.house.intake._known(update, db, int(talk.clock.now())), int(talk.clock.now()) + 60)


async def test_whoever_writes_again_is_not_forgotten(talk):
    await talk.say("/help")
    talk.clock.advance(RETENTION["unseen"].seconds - 1)
    await talk.say("/help")
    talk.clock.advance(2)
    await talk.house.prune()
    assert talk.count("people") == 1


async def test_retention_of_many_rows_takes_small_steps(talk, monkeypatch):
    """No unit of work lets go of more than a thousand rows, so that nobody waits for a clean-up."""
    await talk.say("/help")
    await talk.db.write(many_old_updates)
    steps, write = [], talk.db.write

    async def counted(work, name="work"):
        before = talk.count("updates")
        given = await write(work, name)
        steps.append(before - talk.count("updates"))
        return given

    monkeypatch.setattr(talk.db, "write", counted)
    await talk.house.prune()
    assert talk.count("updates") == 1
    assert sum(steps) == 30_000
    assert max(steps) <= 1000


def many_old_updates(db):
    db.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) "
        "INSERT INTO updates(gateway, number, seen_at, done) SELECT 'telegram', 1000 + i, 0, 1 FROM n"
    )


async def test_what_a_question_was_about_is_forgotten_although_the_person_goes_on_writing(talk):
    await talk.say("why certify")
    for _ in range(5):
        talk.clock.advance(1800)
        await talk.say("blah")
    await talk.house.prune()
    assert talk.count("turns", "about <> '[]'") == 0
