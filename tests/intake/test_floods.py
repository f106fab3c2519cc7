"""Whoever writes too fast, and what came while the bot was down."""

from tests.talk import GROUP


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


async def test_a_cry_for_help_is_answered_in_the_middle_of_a_flood(open_talk):
    talk = await open_talk(paced=False)
    for _ in range(20):
        await talk.say("blah")
    assert (await talk.say("blah")).rows == []
    assert "988" in (await talk.say("I want to die")).text


async def test_edits_count_as_texts(open_talk):
    talk = await open_talk(paced=False)
    first = talk.incoming("blah")
    await talk.take(first)
    for _ in range(30):
        await talk.take(talk.incoming("blah", message=first.message, edited=True))
    assert len(talk.post.rows) == 20


async def test_a_newer_text_is_not_answered_before_the_one_that_waits(open_talk):
    talk = await open_talk(paced=False)
    for _ in range(21):
        await talk.say("blah")
    talk.clock.advance(61)  # the window is free again, but nobody came yet for the held text
    assert (await talk.say("/help")).rows == []
    await talk.passes(1)
    assert talk.post.rows[-1].request["text"].startswith("Just type")
