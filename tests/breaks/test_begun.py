"""Messages that the bot began: put off, opened, and the monthly question after a rest."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.agenda import was_begun
from bot.breaks.resting import next_question
from bot.chat import Feature, Part, Planned
from bot.clock import Hours, Span, Week
from tests.talk import ZONE, Back

HOUR, DAY = 3600, 24 * 3600


def local(at):
    return datetime.fromtimestamp(at, ZoneInfo(ZONE)).strftime("%Y-%m-%d %H:%M")


class Weekly:
    """Asks every seven days from Sunday, Jan 17 2027, at noon; two things at once."""

    first = int(datetime(2027, 1, 17, 12, tzinfo=ZoneInfo(ZONE)).timestamp())

    def plans(self, db, person_id, last, now):
        said = max(last.values(), default=0)
        at = next(at for at in range(self.first, self.first + 60 * 7 * DAY, 7 * DAY) if at > said)
        return [Planned(f"checkin:{goal}", "rhythm", at, f"goal:{goal}") for goal in (1, 2)]

    def composes(self, db, due, now):
        return Part(f"How is {due.key[-1]}?", f"And {due.key[-1]}?", f"Open {due.key[-1]}", asks=due.key)


WEEKLY = Feature("weekly", begins=Weekly(), awaits={"checkin": lambda incoming, db, now: []})


@pytest.fixture
async def talk(open_talk):
    """Talk to somebody who has just been asked, on Sunday at noon and a little."""
    talk = await open_talk(WEEKLY)
    await talk.say("/zone America/New_York")
    return talk


@pytest.fixture
async def asked(talk):
    came = await talk.until(Weekly.first + HOUR)
    talk.clock.at = came[0][0]
    return Back([row for _, row in came], (), 0)


async def messages(talk, until):
    """Give when something was begun, up to an instant."""
    return [local(at) for at, row in await talk.until(until) if row.do == "send"]


def message_of(talk):
    return talk.db.read().rows("SELECT max(message) AS message FROM outbox")[0]["message"]


async def test_snooze_shows_the_choices_below_the_same_words_and_leads_back(talk, asked):
    back = await talk.press(asked.says("Snooze"), message_of(talk))
    assert [row.do for row in back.rows] == ["rebutton"]
    labels = [button["label"] for row in back.rows for line in row.request["buttons"] for button in line]
    assert labels == ["1 hour", "Tonight", "Tomorrow", "Next week", "Back"]
    back = await talk.press(back.says("Back"), message_of(talk))
    assert "How is 1?" in back.text and back.says("Snooze") == asked.says("Snooze")


CHOSEN = {
    "1 hour": ("today at 1:0", 0),
    "Tonight": ("tonight at 8:00 PM", 0),
    "Tomorrow": ("tomorrow at 12:0", 1),
    "Next week": ("Sun, Jan 24 at 12:0", 7),
}


@pytest.mark.parametrize("label", CHOSEN)
async def test_a_choice_is_silent_until_then_and_leaves_the_rhythm_as_it_was(talk, asked, label):
    at, (words, days) = talk.clock.at, CHOSEN[label]
    back = await talk.press((await talk.press(asked.says("Snooze"), message_of(talk))).says(label), message_of(talk))
    assert words in back.text and "rhythm stays" in back.text
    came = await messages(talk, Weekly.first + 14 * DAY + HOUR)
    assert came[0][:10] == local(at + days * DAY)[:10]
    assert came[-1][:10] == "2027-01-31"
    assert len(came) == (2 if days == 7 else 3)


@pytest.mark.parametrize(
    ("said", "words"),
    [("later", "today at 1:"), ("in 2 hours", "today at 2:"), ("tonight", "tonight at 8:00 PM"),
     ("snooze until tuesday", "Tue, Jan 19 at 9:00 AM"), ("/snooze 3 hours", "today at 3:"),
     ("/snooze 1 week", "Sun, Jan 24 at 1"), ("/snooze 2 hour", "today at 2:"), ("/snooze 1 hour", "today at 1:"),
     ("tomorrow 6pm", "tomorrow at 6:00 PM"), ("snooze until monday 6pm", "tomorrow at 6:00 PM")],
)  # fmt: skip
async def test_a_message_is_put_off_in_words(talk, asked, said, words):
    assert words in (await talk.say(said)).text
    assert talk.count("silences", "why = 'snooze'") == 1


async def test_snooze_alone_asks_until_when(talk, asked):
    back = await talk.say("snooze")
    assert "Until when?" in back.text
    back = await talk.press(back.says("Tomorrow"), message_of(talk))
    assert "tomorrow at 12:0" in back.text


async def test_a_time_that_cannot_be_read_is_said(talk, asked):
    assert "cannot put it off until then" in (await talk.say("/snooze when I am rich")).text


@pytest.mark.parametrize("said", ["snooze", "/snooze", "/snooze 2 hours", "/snooze 999 tonight", "snooze 2 hours"])
async def test_where_nothing_was_begun_there_is_nothing_to_put_off(talk, said):
    assert "no message of mine to put off" in (await talk.say(said)).text


@pytest.mark.parametrize("label", ["Snooze", "Tomorrow"])
async def test_a_message_of_an_earlier_day_is_put_off_no_more(talk, asked, label):
    back = asked if label == "Snooze" else await talk.press(asked.says("Snooze"), message_of(talk))
    talk.clock.advance(DAY + 1)
    assert "no message of mine to put off" in (await talk.press(back.says(label), message_of(talk))).text
    assert talk.count("silences") == 0


async def test_nobody_puts_off_the_message_of_another(talk, asked):
    begun = asked.says("Snooze")
    await talk.say("/zone America/New_York", person="8")
    assert "no message of mine" in (await talk.say(f"{begun} tomorrow", person="8")).text
    assert [was_begun(talk.db.read(), person, 1, 0) for person in (1, 2)] == [True, False]


async def test_the_other_part_of_a_message_is_opened(talk, asked):
    back = await talk.press(asked.says("Open 2"), message_of(talk))
    assert "How is 2?" in back.text
    assert "Nothing is left" in (await talk.say("/due 99 1")).text
    assert "Nothing is left" in (await talk.say("/due")).text


@pytest.mark.parametrize("said", ["stop", "pause", "pause until jan 29"])
async def test_what_is_silent_stays_silent_and_says_what_comes_when_it_ends(talk, asked, said):
    await talk.say(said)
    assert await messages(talk, Weekly.first + 11 * DAY) == []
    back = await talk.say("resume")
    assert "The next message from me comes Sun, Jan 31 at 12:0" in back.text
    assert (await messages(talk, Weekly.first + 15 * DAY))[0][:10] == "2027-01-31"


async def test_a_pause_ends_with_its_day(talk, asked):
    await talk.say("pause until jan 25")
    assert [each[:10] for each in await messages(talk, Weekly.first + 15 * DAY)] == ["2027-01-25", "2027-01-31"]


async def test_a_pause_without_an_end_is_asked_about_once_a_month(talk, asked):
    await talk.say("pause")
    came = await messages(talk, Weekly.first + 95 * DAY)
    assert [each[:13] for each in came] == ["2027-02-17 18", "2027-03-17 18", "2027-04-17 18"]


async def resting(talk):
    """Be asked whether the rest goes on."""
    await talk.say("pause")
    came = await talk.until(Weekly.first + 32 * DAY)
    assert len(came) == 1
    return Back([row for _, row in came], (), 0)


async def test_the_question_after_a_rest_names_the_day_and_takes_a_yes(talk, asked):
    back = await resting(talk)
    assert "paused since Sun, Jan 17. Are you still resting?" in back.text
    assert "stays paused" in (await talk.press(back.says("Still resting"), message_of(talk))).text
    assert talk.count("silences", "why = 'pause'") == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [("yes", "stays paused"), ("still resting", "stays paused"), ("no", "Welcome back"), ("im back", "Welcome back"),
     ("march 1", "Paused until Mon, Mar 1"), ("stop", "Stopped"), ("resume", "Welcome back")],
)  # fmt: skip
async def test_the_question_after_a_rest_is_answered_in_words(talk, asked, said, words):
    await resting(talk)
    assert words in (await talk.say(said)).text


async def test_the_question_after_a_rest_may_lead_to_a_day(talk, asked):
    back = await resting(talk)
    back = await talk.press(back.says("Until a day"), message_of(talk))
    assert "Everything stays paused. Until when?" in back.text
    assert "Paused until Thu, Feb 25" in (await talk.say("until feb 25")).text


async def test_a_rest_that_is_over_by_now_is_not_asked_about(talk, asked):
    await talk.say("pause")
    await talk.say("pause until mar 30")
    assert await messages(talk, Weekly.first + 60 * DAY) == []


@pytest.mark.parametrize(
    ("since", "last", "at"),
    [
        ("2027-01-31 10:00", None, "2027-02-28 18:00"),
        ("2027-01-31 10:00", "2027-02-28 18:00", "2027-03-31 18:00"),
        ("2027-02-14 23:00", None, "2027-03-14 18:00"),
        ("2027-10-07 10:00", "2027-11-07 18:00", "2027-12-07 18:00"),
        ("2027-01-15 10:00", "2027-06-20 12:00", "2027-07-15 18:00"),
    ],
)
def test_the_question_comes_on_the_same_day_of_the_month(since, last, at):
    def instant(wall):
        return int(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(ZONE)).timestamp())

    found = next_question(instant(since), last and instant(last), Hours(ZONE))
    assert local(found) == at


def test_the_question_leaves_quiet_hours():
    early = Hours(ZONE, (Week(quiet=Span(17 * 60, 7 * 60)),))
    assert local(next_question(Weekly.first, None, early)) == "2027-02-18 07:00"
