"""What leaves no trace but its number, and who blocks the bot, leaves a group or comes back."""

from bot.chat import Kind
from bot.delivery import Wait
from tests.talk import GROUP


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
