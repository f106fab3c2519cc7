"""The path of an update: taken once in effect, whatever happens on the way, and answered by whom it concerns."""

import asyncio
import re
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.chat import Button, Command, Feature, Kind, Match, Reply, To, Toast, Understood
from bot.database import DatabaseTrouble
from bot.delivery import Refused, Wait
from bot.intake.lanes import Lanes
from tests.talk import ANSWER, UNDERSTOOD, Talk

GROUP = "-100200"


def feature(handle, name="do", **more):
    """Switch on one command."""
    return Feature(name, commands=(Command(name, "Do it", handle, **more),))


def gives(*answers, name="do", **more):
    return feature(lambda incoming, db, now: list(answers), name, **more)


class Fails:
    """A command that fails as often as it is told, and writes before it does."""

    def __init__(self, times):
        self.left, self.calls = times, 0

    def __call__(self, incoming, db, now):
        self.calls += 1
        db.run("UPDATE people SET zone = 'UTC'")
        if self.left:
            self.left -= 1
            raise ValueError("a person's own words")
        return [Reply("done")]


# --- once in effect ------------------------------------------------------------------------------------------------


async def test_an_update_delivered_again_changes_nothing(talk):
    updates = [
        talk.incoming("why certify"),
        talk.incoming("something odd"),
        talk.incoming("/topics"),
        talk.incoming("why certify", group=GROUP),
        talk.incoming(kind=Kind.UNREADABLE),
    ]
    for update in updates:
        await talk.take(update)
    before, sent = list(talk.db._reader.raw.iterdump()), len(talk.post.rows)
    for update in updates:
        assert (await talk.take(update)).shown == ()
    assert list(talk.db._reader.raw.iterdump()) == before
    assert len(talk.post.rows) == sent


async def test_the_same_number_from_another_gateway_is_another_update(talk, same):
    first = talk.incoming("/help")
    await talk.take(first)
    await talk.house.intake.take(same(first, gateway="terminal"))
    assert talk.count("updates") == 2


async def test_a_disk_that_fails_acknowledges_nothing_and_the_update_can_come_again(talk):
    talk.sending.cancel()  # delivery would stop with the same sentence, and the whole bot with it
    await talk.db.write(lambda db: db.rows("PRAGMA max_page_count = 1"))
    with pytest.raises(DatabaseTrouble, match="disk is full"):
        for number in range(60):
            update = talk.incoming("why certify", person=f"p{number}")
            await talk.house.intake.take(update)
    assert talk.count("updates", "number = :number AND done = 1", number=update.number) == 0
    assert talk.count("people", "chat_id = :chat", chat=update.chat) == 0
    await talk.db.write(lambda db: db.rows("PRAGMA max_page_count = 1000000"))
    await talk.house.intake.take(update)
    assert talk.count("outbox", "origin = :message", message=update.message) == 1


# --- tries and poison ----------------------------------------------------------------------------------------------


async def test_a_handler_that_fails_twice_is_tried_a_third_time(open_talk):
    fails = Fails(2)
    talk = await open_talk(feature(fails))
    assert (await talk.say("/do")).text == "done"
    assert fails.calls == 3


async def test_a_handler_that_keeps_failing_ends_in_a_polite_answer_with_a_code(open_talk, caplog):
    talk = await open_talk(feature(Fails(9)))
    update = talk.incoming("/do my secret")
    back = await talk.take(update)
    assert re.search(rf"Something went wrong.*code {update.number}", back.text)
    assert f"update {update.number}" in caplog.text
    assert "own words" not in caplog.text + str(talk.db.read().rows("SELECT error FROM updates")[0]["error"])
    assert talk.db.read().rows("SELECT zone FROM people")[0]["zone"] is None
    assert (await talk.say("/help")).text.startswith("Just type")


async def test_an_update_set_aside_is_not_tried_again(open_talk):
    fails = Fails(99)
    talk = await open_talk(feature(fails))
    update = talk.incoming("/do")
    await talk.take(update)
    assert (await talk.take(update)).rows == []
    assert fails.calls == 3


async def test_tries_end_also_after_the_first_hundred_updates(open_talk):
    fails = Fails(99)
    talk = await open_talk(feature(fails), limits_texts=False)
    for _ in range(100):
        await talk.house.intake.take(talk.incoming(group=GROUP, called=False))
    assert "Something went wrong" in (await talk.say("/do")).text
    assert fails.calls == 3


async def test_an_understanding_that_fails_ends_in_the_same_polite_answer(talk):
    talk.understands.means["break"] = RuntimeError("broken")
    assert "Something went wrong" in (await talk.say("break")).text


async def test_after_three_starts_that_died_the_update_is_set_aside(open_talk):
    """A start that dies has counted the update and nothing else; here three of them have."""
    fails = Fails(0)
    talk = await open_talk(feature(fails))
    update = talk.incoming("/do")
    for _ in range(3):
        await talk.house.intake._count(update, None)
    assert "Something went wrong" in (await talk.take(update)).text
    assert fails.calls == 0


async def test_after_two_starts_that_died_it_is_tried_once_more(open_talk):
    talk = await open_talk(feature(Fails(0)))
    update = talk.incoming("/do")
    for _ in range(2):
        await talk.house.intake._count(update, None)
    assert (await talk.take(update)).text == "done"


# --- order ---------------------------------------------------------------------------------------------------------


async def test_a_chat_is_answered_in_order_even_when_the_first_question_takes_longest(talk):
    def slowly(text, context):
        time.sleep({"first": 0.2, "second": 0.05}.get(text, 0))
        return UNDERSTOOD.get(text, Understood("unknown", "decline"))

    talk.house.intake._understand = slowly
    texts = ["first", "second", "/help", "third", "/start", "why certify"]
    updates = [talk.incoming(text) for text in texts]
    await asyncio.gather(*(talk.house.intake.take(update) for update in updates))
    rows = talk.db.read().rows("SELECT origin FROM outbox ORDER BY id")
    assert [row["origin"] for row in rows] == [update.message for update in updates]


async def test_a_slow_question_does_not_hold_another_chat(talk):
    release = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slowly(text, context):
        if text == "slow":
            asyncio.run_coroutine_threadsafe(release.wait(), loop).result()
        return Understood("unknown", "decline")

    talk.house.intake._understand = slowly
    slow = asyncio.create_task(talk.house.intake.take(talk.incoming("slow")))
    assert "Just type" in (await talk.say("/help", person="8")).text
    release.set()
    await slow


async def test_who_gives_up_waiting_for_a_lane_lets_nobody_overtake():
    lanes, order, first_may_go = Lanes(), [], asyncio.Event()

    async def go(name, wait=None):
        async with lanes.turn("7"):
            if wait:
                await wait.wait()
            order.append(name)

    first = asyncio.create_task(go("first", first_may_go))
    await asyncio.sleep(0)
    second = asyncio.create_task(go("second"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.wait({second})
    third = asyncio.create_task(go("third"))
    await asyncio.sleep(0.01)
    first_may_go.set()
    await asyncio.gather(first, third)
    assert order == ["first", "third"]
    assert len(lanes) == 0


# --- floods and downtime -------------------------------------------------------------------------------------------


async def test_of_a_flood_twenty_are_answered_then_one_line_and_the_newest(talk):
    for number in range(25):
        await talk.say(f"/start {number}")
    assert len(talk.post.rows) < 21
    await talk.passes(60, step=1)
    assert talk.post.to("7")[20].startswith("You wrote faster than I can answer well, so I left out 4 messages")
    assert len(talk.post.rows) == 22
    assert talk.count("held") == 0


async def test_a_flood_is_counted_for_each_person(talk):
    for number in range(22):
        await talk.say("/help", person=str(number % 2), group=GROUP)
    assert talk.count("held") == 0


async def test_texts_at_an_ordinary_pace_are_never_held(talk):
    for _ in range(40):
        talk.clock.advance(3)
        await talk.say("/help")
    assert len(talk.post.rows) == 40


async def test_a_held_text_is_answered_once_even_when_delivered_again(talk):
    for _ in range(21):
        update = talk.incoming("/help")
        await talk.take(update)
    await talk.take(update)
    await talk.passes(60, step=5)
    assert len(talk.post.rows) == 21


async def test_after_a_downtime_every_private_message_is_answered(talk):
    began = int(talk.clock.now())
    talk.clock.advance(20 * 3600)
    for minute in range(30):
        await talk.house.intake.take(talk.incoming("/help", sent_at=began + minute * 60))
    await talk.passes(60, step=1)
    assert len(talk.post.rows) == 30


async def test_after_a_downtime_a_group_is_answered_up_to_fifteen_minutes_later(talk, called):
    now = int(talk.clock.now())
    assert (await called("why certify", sent_at=now - 15 * 60)).rows
    assert (await called("why certify", sent_at=now - 15 * 60 - 1)).rows == []


# --- what leaves no trace ------------------------------------------------------------------------------------------


async def test_a_group_message_that_does_not_call_the_bot_leaves_nothing_but_its_number(talk):
    before = talk.tables()
    back = await talk.say("I hate my manager", group=GROUP, called=False)
    assert back.rows == [] and back.shown == ()
    changed = {name: n - before[name] for name, n in talk.tables().items() if n != before[name]}
    assert changed == {"updates": 1}
    assert talk.understands.asked == []
    assert b"manager" not in b"".join(file.read_bytes() for file in talk.db.file.parent.iterdir() if file.is_file())


async def test_a_search_is_answered_with_cards_and_writes_nothing(talk):
    before = list(talk.db._reader.raw.iterdump())
    version = talk.db.read().rows("PRAGMA data_version")[0][0]
    back = await talk.take(talk.incoming("why certify", kind=Kind.SEARCH, chat=""))
    assert [card.id for card in back.shown[0].cards] == ["why-certify"]
    assert list(talk.db._reader.raw.iterdump()) == before
    assert talk.db.read().rows("PRAGMA data_version")[0][0] == version


async def test_a_search_that_fails_gives_nothing(talk):
    talk.understands.means["break"] = RuntimeError("broken")
    assert (await talk.take(talk.incoming("break", kind=Kind.SEARCH, chat=""))).shown == ()


async def test_what_cannot_be_read_gets_one_line_in_ten_minutes(talk):
    said = [await talk.take(talk.incoming(kind=Kind.UNREADABLE)) for _ in range(3)]
    assert [len(back.rows) for back in said] == [1, 0, 0]
    assert "only read text" in said[0].text
    talk.clock.advance(600)
    assert len((await talk.take(talk.incoming(kind=Kind.UNREADABLE))).rows) == 1


async def test_a_picture_in_a_group_gets_no_line(talk):
    assert (await talk.take(talk.incoming(kind=Kind.UNREADABLE, group=GROUP))).rows == []


# --- buttons -------------------------------------------------------------------------------------------------------


async def test_a_press_edits_the_message_that_was_pressed(talk):
    back = await talk.say("/topics")
    press = await talk.press(back.says("Certif"), message=101)
    assert [(row.do, row.message) for row in press.rows] == [("edit", 101)]


async def test_somebody_elses_button_does_nothing_but_say_so(talk, called):
    back = await called("/topics")
    press = await talk.press(back.says("Certif"), message=101, person="8", group=GROUP)
    assert press.rows == []
    assert "belongs to somebody else" in press.notice


async def test_a_button_of_a_replaced_menu_says_so_and_loses_its_buttons(talk):
    old = await talk.say("/topics")
    talk.post.order(Refused("no"), do="strip")
    await talk.say("/topics")
    press = await talk.press(old.says("Certif"), message=101)
    assert "older one" in press.notice
    assert {row.do for row in press.rows} <= {"strip"}


async def test_a_button_in_a_group_that_is_too_old_to_be_known_says_so(talk):
    press = await talk.press("/topics", message=3, group=GROUP)
    assert (press.rows, "too old" in press.notice) == ([], True)


FORGED = ["", "x", "/", "//", "/nothing", "/entry", "/entry ../../etc", "/more why-certify a b c", "/theme", "/helped",
          "/missed nobody", "/theme certification -1", "/theme certification 9999", "/entry why-certify x 1", "\x00",
          "/entry " + "a" * 57, "/none 1 2 3", "/ask", "/start why-certify", "drop table people"]  # fmt: skip


@pytest.mark.parametrize("data", FORGED, ids=repr)
async def test_forged_button_data_breaks_nothing(talk, data, caplog):
    await talk.say("/topics")
    back = await talk.press(data, message=101)
    assert back.rows or back.notice
    assert "Something went wrong" not in back.text
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_a_forged_press_does_not_bring_a_private_command_into_a_group(open_talk):
    talk = await open_talk(gives(Reply("your goals"), in_groups=False), gives(Reply("menu"), name="menu"))
    await talk.say("/menu", group=GROUP)
    press = await talk.press("/do", message=101, group=GROUP)
    assert press.rows == []
    assert "private chat" in press.notice


# --- edits ---------------------------------------------------------------------------------------------------------


async def test_an_edited_question_edits_its_answer(talk, same):
    first = talk.incoming("something odd")
    await talk.take(first)
    back = await talk.take(same(first, number=500, text="why certify", edited=True))
    assert [(row.do, row.message) for row in back.rows] == [("edit", 101)]
    assert "certif" in back.text


async def test_an_edited_message_that_was_never_answered_is_answered_now(talk):
    back = await talk.say("why certify", edited=True)
    assert [row.do for row in back.rows] == ["send"]


# --- ways out, open questions, routing -----------------------------------------------------------------------------


ASKS = Feature(
    "dates",
    commands=(Command("when", "Ask", lambda incoming, db, now: [Reply("When?", asks="dates.day:3")]),),
    awaits={"dates.day": lambda incoming, db, now: [Reply(f"noted {incoming.text} for {incoming.context.awaits}")]},
)


@pytest.mark.parametrize("word", ["cancel", "Never mind!", "STOP", "stop.", "pause", "nevermind"])
async def test_a_way_out_works_as_plain_words(open_talk, word):
    talk = await open_talk(ASKS)
    assert "Nothing is open" in (await talk.say(word)).text
    await talk.say("/when")
    assert "dropped that" in (await talk.say(word)).text
    assert "noted" not in (await talk.say("friday")).text


async def test_the_answer_to_an_open_question_goes_to_who_asked(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert (await talk.say("friday")).text == "noted friday for dates.day:3"
    assert "noted" not in (await talk.say("friday")).text


async def test_an_open_question_lapses_after_a_day(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    talk.clock.advance(24 * 3600)
    assert "noted" not in (await talk.say("friday")).text


async def test_a_clear_new_question_is_answered_and_the_open_one_stays_open(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "certif" in (await talk.say("why certify")).text
    assert "noted friday" in (await talk.say("friday")).text


async def test_a_command_does_not_answer_an_open_question(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "noted" not in (await talk.say("/help")).text


async def test_an_open_question_in_private_is_not_answered_from_a_group(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "noted" not in (await talk.say("friday", group=GROUP)).text
    assert "noted" in (await talk.say("friday")).text


async def test_a_question_put_to_one_person_alone_waits_in_their_private_chat(open_talk):
    alone = Reply("When?", to=To.PRIVATE, asks="dates.day:4", otherwise=Reply("write to me first"))
    talk = await open_talk(ASKS, gives(alone, name="quietly"))
    await talk.say("/help")
    await talk.say("/quietly", group=GROUP)
    assert "noted" not in (await talk.say("friday", group=GROUP)).text
    assert "noted friday" in (await talk.say("friday")).text


async def test_a_cry_for_help_comes_before_commands_and_open_questions(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "988" in (await talk.say("I want to die")).text
    assert "988" in (await talk.say("/ask I want to die")).text
    assert "noted" in (await talk.say("friday")).text


async def test_a_clinical_question_is_not_taken_for_an_answer(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "noted" not in (await talk.say("how many pills")).text


async def test_the_second_unclear_turn_comes_to_an_end(talk):
    assert "will not guess" not in (await talk.say("blah")).text
    assert "will not guess" in (await talk.say("blah blah")).text


async def test_unclear_turns_far_apart_are_not_a_pair(talk):
    await talk.say("blah")
    talk.clock.advance(601)
    assert "will not guess" not in (await talk.say("blah blah")).text


async def test_a_command_nobody_knows_gets_a_hint_in_private_and_silence_in_a_group(talk, called):
    assert "Did you mean /topics" in (await talk.say("/topic")).text
    assert (await called("/topic")).rows == []


async def test_what_the_last_turn_was_about_is_handed_to_understanding(talk):
    contexts = []
    talk.house.intake._understand = lambda text, context: contexts.append(context.about) or ANSWER
    await talk.say("why certify")
    await talk.say("and then?")
    talk.clock.advance(3600)
    await talk.say("and now?")
    assert contexts == [(), ("why-certify",), ()]


async def test_a_toast_for_something_typed_is_a_message(open_talk):
    talk = await open_talk(gives(Toast("noted")))
    assert (await talk.say("/do")).texts == ["noted"]


# --- blocked and back ----------------------------------------------------------------------------------------------


async def test_who_blocks_the_bot_gets_nothing_more_and_who_returns_is_answered(talk):
    await talk.say("/help")
    await talk.take(talk.incoming(kind=Kind.LEFT))
    assert talk.count("people", "blocked_at IS NOT NULL") == 1
    await talk.take(talk.incoming(kind=Kind.RETURNED))
    assert talk.count("people", "blocked_at IS NULL") == 1
    assert (await talk.say("/help")).rows


async def test_leaving_a_group_withdraws_what_waits_there(talk, called):
    talk.post.order(Wait(30), chat=GROUP)
    await called("/help")
    await talk.take(talk.incoming(kind=Kind.LEFT, group=GROUP, person=""))
    await talk.passes(60)
    assert len(talk.post.rows) == 1


async def test_what_the_bot_does_not_care_about_leaves_only_its_number(talk):
    before = talk.tables()
    await talk.take(talk.incoming(kind=Kind.NOTHING, person=""))
    await talk.take(talk.incoming(kind=Kind.LEFT, person="9"))
    changed = {name: n - before[name] for name, n in talk.tables().items() if n != before[name]}
    assert changed == {"updates": 2}


# --- hostile texts -------------------------------------------------------------------------------------------------

ODD = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=st.characters(codec=None), max_size=50),
    st.text(alphabet="/@*_[]()`\\<>&\n\r\t\u202e\u200d\x00\U0001f468 a1", max_size=200),
    st.builds("/{}{}".format, st.sampled_from(["ask ", "start ", "entry ", "theme ", "help@", "none "]), st.text()),
    st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=5), st.integers(1, 5000)),
)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(text=ODD, is_group=st.booleans(), kind=st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.PRESS, Kind.SEARCH]))
@example(text="half a pair \ud83d", is_group=False, kind=Kind.TEXT)
@example(text="/ask@", is_group=True, kind=Kind.TEXT)
def test_whatever_is_said_is_answered_without_an_error(hostile, text, is_group, kind):
    errors, back = hostile(text, GROUP if is_group else None, kind)
    assert errors == []
    assert all("Something went wrong" not in said for said in back.texts)


@pytest.fixture
def hostile(build, understanding, clock, post, caplog):
    """Say something to the bot as it really understands."""
    house = build(understanding.understand, limits_texts=False)
    runner = asyncio.Runner()

    async def said(text, group, kind):
        sender = house.delivery("telegram", post.send, paced=False)
        talk = Talk(house, sender, post, clock, None)
        talk._number = len(post.rows) + said.number
        said.number += 1000
        talk.sending = asyncio.create_task(sender.run())
        more = {"message": 101, "press": "q"} if kind is Kind.PRESS else {}
        back = await talk.take(talk.incoming(text, group=group, kind=kind, **more))
        talk.sending.cancel()
        await asyncio.wait({talk.sending})
        return [record.message for record in caplog.records if record.levelno >= 40], back

    said.number = 0
    yield lambda *given: runner.run(said(*given))
    runner.close()
    house.close()


async def test_a_choice_leads_to_the_entry_that_was_meant(talk):
    talk.understands.means["which"] = Understood("question", "choose", (Match("why-certify", 0.5),))
    back = await talk.say("which")
    button = Button("x", says=back.rows[0].request["buttons"][0][0]["says"])
    assert "certif" in (await talk.press(button.says, message=101)).text
