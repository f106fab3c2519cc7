"""What a message of ours was is found again by its number."""

from functools import partial

from bot import delivery
from bot.chat import Rebutton, Reply, To
from bot.delivery import Unreachable
from tests.delivery.commands import counting, offers, says
from tests.talk import GROUP

NOTICE = Reply("open our private chat", is_notice=True)


def place(talk, chat="7"):
    return talk.db.read().rows("SELECT id FROM places WHERE chat_id = :chat", chat=chat)[0]["id"]


async def test_a_message_is_about_what_it_was_sent_for_and_others_about_nothing(open_talk):
    talk = await open_talk(says(Reply("your question", about="ticket:ab")), counting())
    await talk.say("/do")
    await talk.say("/tell hello")
    about = partial(delivery.about_of, talk.db.read(), place(talk))
    assert [about(101), about(102), about(999), about(None)] == ["ticket:ab", None, None, None]
    assert delivery.about_of(talk.db.read(), place(talk) + 1, 101) is None


async def test_every_part_of_a_long_message_is_about_the_same(open_talk):
    talk = await open_talk(says(Reply("word " * 1000, about="ticket:ab")))
    await talk.say("/do")
    assert [delivery.about_of(talk.db.read(), place(talk), message) for message in (101, 102)] == ["ticket:ab"] * 2


async def test_a_message_that_was_edited_is_about_what_it_says_now_and_other_buttons_change_nothing(open_talk):
    kept = (*offers("", name="less"), *offers("", name="other"), *offers("", name="plain"))
    talk = await open_talk(
        says(Reply("one", about="ticket:ab", buttons=kept)),
        says(Reply("two", about="ticket:cd", buttons=kept), name="other"),
        says(Rebutton(kept[1:]), name="less"),
        says(Reply("three"), name="plain"),
    )
    await talk.say("/do")
    about = partial(delivery.about_of, talk.db.read(), place(talk), 101)
    await talk.press("/less", message=101)
    assert about() == "ticket:ab"
    await talk.press("/other", message=101)
    assert about() == "ticket:cd"
    await talk.press("/plain", message=101)
    assert about() == "ticket:cd"


async def test_a_notice_is_known_for_one_until_an_answer_takes_its_place(open_talk):
    talk = await open_talk(says(Reply("hm", is_notice=True, buttons=offers("x", name="tell"))), counting())
    await talk.say("/do", group=GROUP)
    await talk.say("/tell hello", group=GROUP)
    is_notice = partial(delivery.is_notice, talk.db.read(), place(talk, GROUP))
    assert [is_notice(101), is_notice(102), is_notice(999), is_notice(None)] == [True, False, False, False]
    await talk.press("/tell x", message=101, group=GROUP)
    assert not is_notice(101)


async def test_a_notice_that_stands_for_a_private_answer_is_one(open_talk):
    talk = await open_talk(says(Reply("yours", to=To.PRIVATE, otherwise=NOTICE)), counting())
    await talk.say("/do", group=GROUP, person="8")
    await talk.say("/tell hello")
    talk.post.order(Unreachable(), chat="7")
    await talk.say("/do", group=GROUP)
    numbers = talk.db.read().rows(
        "SELECT message FROM outbox WHERE place_id = :place AND message IS NOT NULL ORDER BY id",
        place=place(talk, GROUP),
    )
    assert [delivery.is_notice(talk.db.read(), place(talk, GROUP), row["message"]) for row in numbers] == [True, True]
