"""Whatever a press leads to is seen, and a button does its work only while its message shows it."""

import pytest

from bot.chat import Button, Poll, React, Rebutton, Remove, Reply, To, Toast
from bot.delivery import Gone, Refused, Unreachable, Wait
from tests.intake.commands import feature, gives
from tests.talk import GROUP

PLACES = pytest.mark.parametrize("where", [{}, {"group": GROUP}], ids=["private", "group"])
SHOWS = gives(Reply("ready?", buttons=((Button("Do", says="/do"), Button("Other", says="/other")),)), name="show")


class Counts:
    """A command that counts how often it was done, and answers as it is told."""

    def __init__(self, *answers):
        self.answers, self.done = answers, 0

    def __call__(self, incoming, db, now):
        self.done += 1
        return list(self.answers)


@PLACES
@pytest.mark.parametrize("answer", [Reply("done"), Rebutton()], ids=["edit", "rebutton"])
async def test_the_second_of_two_quick_presses_has_no_effect_and_says_what_to_do(open_talk, where, answer):
    done = Counts(answer)
    talk = await open_talk(SHOWS, feature(done))
    await talk.say("/show", **where)
    assert (await talk.press("/do", message=101, **where)).rows
    second = await talk.press("/do", message=101, **where)
    assert (second.rows, done.done) == ([], 1)
    assert second.notice == "This message has changed. Press one of the buttons it has now, or send /help."


async def test_the_second_press_has_no_effect_before_the_first_is_seen_either(open_talk):
    done = Counts(Reply("done"))
    talk = await open_talk(SHOWS, feature(done))
    await talk.say("/show")
    talk.post.order(Wait(30), do="edit")
    for _ in range(3):
        await talk.press("/do", message=101)
    await talk.passes(30)
    assert (done.done, talk.post.to("7")) == (1, ["ready?", "done", "done"])


async def test_a_button_that_an_edit_leaves_there_can_be_pressed_again(open_talk):
    done = Counts(Reply("once more?", buttons=((Button("Again", says="/do"),),)))
    talk = await open_talk(SHOWS, feature(done))
    await talk.say("/show")
    for _ in range(3):
        assert (await talk.press("/do", message=101)).rows
    assert done.done == 3


async def test_a_button_whose_edit_never_reached_the_message_works_still(open_talk):
    talk = await open_talk(SHOWS, gives(Reply("done")))
    await talk.say("/show")
    talk.post.order(Refused("no"), Refused("no"), do="edit")
    await talk.press("/do", message=101)
    assert (await talk.press("/do", message=101)).texts == ["done"]


async def test_a_button_works_again_for_who_shut_the_bot_out_before_its_edit_came(open_talk):
    talk = await open_talk(SHOWS, gives(Reply("done")))
    await talk.say("/show")
    talk.post.order(Unreachable(), do="edit")
    await talk.press("/do", message=101)
    assert (await talk.press("/do", message=101)).texts == ["done"]


async def test_words_that_went_out_anew_have_their_buttons_there(open_talk):
    done = Counts(Reply("once more?", buttons=((Button("Again", says="/do again"),),)))
    talk = await open_talk(SHOWS, feature(done))
    await talk.say("/show")
    talk.post.order(Gone(), do="edit")
    await talk.press("/do", message=101)
    assert "has changed" in (await talk.press("/do", message=102)).notice
    assert (await talk.press("/do again", message=102)).rows


async def test_what_went_to_the_group_for_want_of_a_private_chat_has_its_buttons_there(open_talk):
    otherwise = Reply("write to me first", buttons=((Button("Do", says="/do"),),))
    alone = gives(Reply("only you", to=To.PRIVATE, otherwise=otherwise), name="alone")
    talk = await open_talk(alone, gives(Reply("done")))
    await talk.say("/help")
    talk.post.order(Unreachable(), chat="7")
    await talk.say("/alone", group=GROUP)
    assert (await talk.press("/do", message=102, group=GROUP)).texts == ["done"]
    assert "has changed" in (await talk.press("/alone", message=102, group=GROUP)).notice


async def test_a_button_under_the_last_part_of_a_long_text_works(open_talk):
    long = gives(Reply("word " * 1500, buttons=((Button("Do", says="/do"),),)), name="long")
    talk = await open_talk(long, gives(Reply("done")))
    parts = len((await talk.say("/long")).rows)
    assert "has changed" in (await talk.press("/do", message=101)).notice
    assert (await talk.press("/do", message=100 + parts)).texts == ["done"]


async def test_what_a_button_says_is_not_kept(open_talk):
    talk = await open_talk(SHOWS)
    await talk.say("/show")
    kept = [tuple(row) for row in talk.db.read().rows("SELECT * FROM outbox")]
    assert kept
    assert "/do" not in str(kept) and "/other" not in str(kept)


# --- an outcome for every press ------------------------------------------------------------------------------------


@PLACES
@pytest.mark.parametrize("answers", [[], [React("👍", 101)], [Remove(50)]], ids=["nothing", "reaction", "removal"])
async def test_a_press_that_leads_to_nothing_in_sight_is_confirmed(open_talk, where, answers):
    talk = await open_talk(SHOWS, gives(*answers))
    await talk.say("/show", **where)
    back = await talk.press("/do", message=101, **where)
    assert (len(back.rows), back.notice) == (len(answers), "Done.")


@pytest.mark.parametrize("answer", [Reply("a"), Toast("a"), Rebutton(), Poll("a", ("b", "c"))], ids=str)
async def test_a_press_that_leads_to_something_in_sight_is_not_confirmed_beside(open_talk, answer):
    talk = await open_talk(SHOWS, gives(answer))
    await talk.say("/show")
    assert "Done." not in (await talk.press("/do", message=101)).notice


async def test_something_typed_that_leads_to_a_reaction_is_not_confirmed_in_words(open_talk):
    talk = await open_talk(gives(React("👍", 101)))
    assert [row.do for row in (await talk.say("/do")).rows] == ["react"]
