"""Who has not written for nearly two years is asked whether to be kept, a month before they are forgotten."""

from datetime import UTC, datetime

import pytest

from bot import people
from bot.people import Silence
from bot.settings import DAY, RETENTION
from bot.welcome import stay
from bot.welcome.stay import FIRST

ASKED_AFTER = RETENTION["unseen"].seconds - 30 * DAY


@pytest.fixture
def planned(talk):
    """Do what the house does once in a while: plan those anew who are to be asked."""

    async def planned():
        def plan(db):
            now = int(talk.clock.now())
            found = stay.unseen(db, now, FIRST, 100)
            for each in found:
                talk.house.beginning.agenda.replan(db, each.person_id, now)
            return [each.person_id for each in found]

        return await talk.db.write(plan, "unseen")

    return planned


@pytest.fixture
async def known(talk):
    await talk.say("/zone America/Phoenix")
    await talk.say("/goal read the handbook")


@pytest.fixture
def question(talk, known, planned):
    """Let nearly two years go by, and give what came in the day after."""

    async def question():
        await passes(talk, ASKED_AFTER)
        await planned()
        return await talk.until(talk.clock.now() + DAY)

    return question


async def passes(talk, seconds):
    """Let the time go by; the others that wish to write have stopped long before."""
    await talk.until(talk.clock.now() + seconds)


def texts(came):
    return [row.request["text"] for _, row in came if "text" in row.request]


async def test_nobody_is_asked_before_23_months_have_passed(talk, known, planned):
    await passes(talk, ASKED_AFTER - 1)
    assert await planned() == []


async def test_the_question_comes_once_at_an_open_hour_and_names_the_day_until_which_they_can_answer(talk, question):
    ((at, row),) = await question()
    assert "Shall I keep it?" in row.request["text"]
    hour = datetime.fromtimestamp(at, UTC).hour - 7
    assert 9 <= hour % 24 < 21
    until = datetime.fromtimestamp(at + 30 * DAY, UTC)
    assert f"I delete it after {until:%B} {until.day}, {until.year}." in row.request["text"]
    assert texts(await talk.until(talk.clock.now() + 20 * DAY)) == []


async def test_who_says_nothing_is_forgotten_30_days_after_the_question(talk, question):
    ((at, _),) = await question()
    talk.clock.at = at + 30 * DAY - 1
    await talk.house.prune()
    assert talk.count("people") == 1
    talk.clock.at = at + 30 * DAY + DAY
    await talk.house.prune()
    assert talk.count("people") == 0


@pytest.mark.parametrize("said", ["/stay", "hello", "/help"])
async def test_whatever_they_say_begins_the_two_years_anew(talk, question, planned, said):
    await question()
    await talk.say(said)
    assert talk.count("people", "asked_to_stay_at IS NOT NULL") == 0
    talk.clock.advance(31 * DAY)
    await talk.house.prune()
    assert talk.count("people") == talk.count("goals", "title = 'read the handbook'") == 1
    assert await planned() == []


async def test_they_are_asked_again_after_two_more_silent_years(talk, question, planned):
    await question()
    await talk.say("/stay")
    assert [text for text in texts(await question()) if "Shall I keep it?" in text]


async def test_who_wrote_between_planning_and_the_question_is_not_asked(talk, known, planned):
    await passes(talk, ASKED_AFTER)
    assert len(await planned()) == 1
    await talk.say("hello")
    assert texts(await talk.until(talk.clock.now() + DAY)) == []


async def test_a_question_that_was_handed_back_is_planned_once_more(talk, known, planned):
    await passes(talk, ASKED_AFTER)
    person, now = (await planned())[0], int(talk.clock.now())
    await talk.db.write(lambda db: people.ask_to_stay(db, person, now), "asked")
    door, begins = talk.db.read(), stay.Stay()
    assert [each.key for each in begins.plans(door, person, {}, now)] == ["stay"]
    assert begins.plans(door, person, {"stay": now}, now) == []


async def test_who_cannot_be_asked_is_not_listed_and_forgotten_after_24_months(talk, known, planned):
    kept = Silence("stop", since_at=int(talk.clock.now()))
    await talk.db.write(lambda db: people.silence(db, 1, kept), "stop")
    await talk.say("/help", person="8")
    talk.clock.advance(ASKED_AFTER)
    await planned()
    assert texts(await talk.until(talk.clock.now() + DAY)) == []
    talk.clock.advance(30 * DAY)
    await talk.house.prune()
    assert talk.count("people") == 0


async def test_many_are_found_a_few_at_a_time_each_once_the_longest_unseen_first(talk):
    def fill(db):
        for person in range(1, 31):
            db.run(
                "INSERT INTO people(id, gateway, chat_id, zone, started_at, first_seen_at, seen_at) "
                "VALUES(:id, 'telegram', :chat, 'America/Phoenix', 1, 1, :seen_at)",
                id=person,
                chat=str(person),
                seen_at=1000 - person // 4,
            )

    await talk.db.write(fill, "fill")
    found, after, now = [], FIRST, 1000 + ASKED_AFTER
    while some := stay.unseen(talk.db.read(), now, after, 7):
        found, after = found + some, some[-1]
    assert [each.person_id for each in found] == sorted(range(1, 31), key=lambda person: (1000 - person // 4, person))
    assert stay.unseen(talk.db.read(), 0, FIRST, 7) == []
