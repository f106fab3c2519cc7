"""What the bot says it sees and may do in a group, from what the platform tells."""

import pytest

from bot.chat import Chat, Need
from bot.mentoring.groups.doctor import examine
from bot.mentoring.groups.doctor_wording import full, short


def seen(*rights, **chat):
    return examine({Need.RIGHTS: list(rights) or None, Need.CHAT: Chat("Circle", **chat)})


def test_a_plain_member_in_privacy_mode_hears_commands_and_replies_and_that_is_enough():
    sight = seen("member", has_topics=True, is_linked=True)
    assert short(sight) == (
        "This group has topics and a linked channel. I am a plain member, which is enough to start. "
        "Commands and replies to me reach me; a plain mention may not."
    )
    told = full(sight)
    for words in ("BotFather", "remove me from the group and add me again", "None of these is needed to start"):
        assert words in told


def test_with_privacy_mode_off_mentions_reach_it_and_nothing_else_is_taken_up():
    told = full(seen("member", hears_all=True))
    assert "and mentions reach me" in short(seen("member", hears_all=True))
    assert "mentions reach me" in told and "keep none" in told
    assert "add me again" in told


def test_that_privacy_mode_is_on_or_off_is_told_once():
    assert full(seen("member")).casefold().count("privacy mode") == 1
    assert full(seen("member", hears_all=True)).casefold().count("privacy mode") == 1


def test_an_admin_hears_everything_and_each_right_is_told_by_what_it_buys():
    without, with_ = seen("administrator", "can_manage_chat"), seen("administrator", "can_delete_messages")
    assert "I could remove a mentor's /say" in full(without)
    assert "I have it" in full(with_)
    assert "I am an admin and may delete messages" in short(with_)
    for sight in (without, with_):
        assert "I am one, so mentions reach me" in full(sight)
        assert "Leave them off" in full(sight)


def test_a_muted_bot_says_that_it_cannot_write():
    assert "I am muted there" in short(seen("restricted"))
    assert "I am muted there" in full(seen("restricted"))
    assert "muted" not in short(seen("restricted", "can_send_messages"))


def test_a_linked_channel_is_told_how_its_posts_and_comments_are_taken():
    told = full(seen("member", is_linked=True))
    assert "leave the channel's posts alone, and answer comments that call me in their thread" in told


@pytest.mark.parametrize("has_topics", [True, False])
@pytest.mark.parametrize("is_linked", [True, False])
def test_topics_and_a_linked_channel_are_each_told_as_they_are(has_topics, is_linked):
    told = short(seen("member", has_topics=has_topics, is_linked=is_linked)).partition(".")[0]
    assert ("no topics" in told) is not has_topics
    assert ("no linked channel" in told) is not is_linked


UNKNOWN = (
    {},
    {Need.RIGHTS: None, Need.CHAT: None},
    {Need.RIGHTS: ["member"]},
    {Need.CHAT: Chat("Circle")},
    {Need.RIGHTS: [], Need.CHAT: Chat("Circle")},
)


@pytest.mark.parametrize("facts", UNKNOWN)
def test_what_is_not_known_is_said_to_be_unknown(facts):
    assert examine(facts) is None
    assert short(None) == full(None)
    assert "did not tell me" in short(None)
