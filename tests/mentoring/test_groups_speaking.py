"""How the bot behaves in a group as its administrators set it: where, how quiet, and calm for a day."""

import pytest

from bot.chat import Need
from tests.mentoring.conftest import ADMIN, MEMBER, facts
from tests.talk import GROUP

DAY = 86400
CALM = "🙊"


async def asks(circle, **more):
    return await circle.member("why certify", called_by="mention", **more)


async def test_where_nothing_was_set_a_call_is_answered_in_sight_in_its_topic(circle):
    back = await asks(circle, topic=5)
    assert len(back.in_sight) == 1 and back.rows[0].request["topic"] == 5


async def test_elsewhere_than_in_its_topics_a_member_gets_no_message_in_sight(circle):
    await asks(circle, topic=5)
    await circle.set_up("in 5")
    assert (await asks(circle, topic=6)).in_sight == [CALM]
    assert (await asks(circle)).in_sight == [CALM]
    assert len((await asks(circle, topic=5)).rows[0].request["text"]) > 40


async def test_elsewhere_an_admin_has_the_bot_answer_in_sight_and_one_not_known_as_such_does_not(circle):
    await asks(circle, topic=5)
    await circle.set_up("in 5")
    told = {"called_by": "mention", "topic": 6}
    assert "text" in (await circle.admin("why certify", **told)).rows[0].request
    anonymous = {**told, "as_group": True, "facts": {}}
    assert "text" in (await circle.says("why certify", GROUP, **anonymous)).rows[0].request
    assert (await circle.admin("why certify", **told, facts=facts())).in_sight == ["👌"]


async def test_general_is_a_topic_like_any_other(circle):
    await circle.set_up("in 0")
    assert "text" in (await asks(circle)).rows[0].request
    assert (await asks(circle, topic=5)).in_sight == [CALM]


async def test_who_the_admins_are_is_asked_only_where_it_decides(circle):
    def needs(**more):
        called = circle.talk.incoming("why certify", person=MEMBER, group=GROUP, called_by="mention", **more)
        return circle.talk.house.conversation.needs(called, circle.talk.db.read())[1]

    await asks(circle, topic=5)
    assert needs(topic=6) == frozenset()
    await circle.set_up("in 5")
    assert (needs(topic=5), needs(topic=6), needs()) == (frozenset(), {Need.ADMINS}, {Need.ADMINS})


async def test_a_private_group_shows_a_link_and_the_answer_comes_in_private(circle):
    await circle.set_up("private")
    back = await asks(circle)
    assert "private" in back.in_sight[0] and "Why" not in back.in_sight[0]
    await circle.alone("/start", person=MEMBER)
    back = await asks(circle)
    assert back.in_sight == ["👌"]
    assert {row.chat for row in back.rows} == {GROUP, MEMBER}


async def test_a_reply_to_a_notice_calls_nobody_and_a_reply_to_an_answer_does(circle):
    notice = await circle.says("/setup", "9", facts=facts("9"))
    message = 100 + len(circle.talk.post.rows)
    assert notice.in_sight[0].startswith("Set-up is in our private chat")
    assert (await circle.member("why certify", called_by="reply", answered=message)).rows == []
    await asks(circle)
    message = 100 + len(circle.talk.post.rows)
    assert (await circle.member("where can I work", called_by="reply", answered=message)).rows != []


async def test_quiet_calms_a_group_for_a_day_with_a_tick_in_sight_and_the_end_told_in_private(circle):
    back = await circle.admin("/quiet", message=77)
    assert back.in_sight == ["👌"]
    assert "until this time tomorrow" in back.text and "/quiet off" in back.text
    assert (await asks(circle)).in_sight == [CALM]
    circle.talk.clock.advance(DAY)
    assert "text" in (await asks(circle)).rows[0].request


@pytest.mark.parametrize(("said", "told"), [("/quiet 2h", True), ("/quiet tonight", True), ("/quiet for a day", False)])
async def test_who_asks_for_another_time_of_quiet_is_told_that_there_is_a_day_only(circle, said, told):
    back = await circle.admin(said)
    assert ("a day or not at all" in back.text) is told
    assert circle.group.quiet_until - circle.talk.clock.now() == DAY


@pytest.mark.parametrize("said", ["/quiet off", "/quiet OFF.", "/quiet end"])
async def test_a_calm_is_ended_in_the_group_with_a_tick_alone(circle, said):
    await circle.admin("/quiet")
    back = await circle.admin(said)
    assert back.in_sight == ["👌"] and len(back.rows) == 1
    assert "text" in (await asks(circle)).rows[0].request


async def test_a_calm_is_ended_by_the_button_in_private(circle):
    told = await circle.admin("/quiet")
    page = await circle.press(told.says("End the quiet"), 100 + len(circle.talk.post.rows))
    assert "Quiet for a day" in str(page.rows)
    assert circle.group.quiet_until is None


async def test_an_admin_who_speaks_as_the_group_can_calm_it(circle):
    back = await circle.says("/quiet", GROUP, as_group=True, facts={})
    assert back.in_sight == ["👌"] and len(back.rows) == 1
    assert circle.group.quiet_until is not None


async def test_quiet_by_a_member_calms_nothing_and_leads_to_their_own_quiet_hours(circle):
    assert (await circle.member("/quiet")).in_sight == ["🤷"]
    await circle.alone("/start", person=MEMBER)
    back = await circle.member("/quiet")
    assert back.in_sight == ["🤷"]
    assert back.says("My quiet hours") == "/quiet"
    assert circle.group.quiet_until is None


async def test_quiet_by_somebody_not_known_as_an_admin_calms_nothing(circle):
    back = await circle.admin("/quiet", facts=facts())
    assert back.in_sight == ["🤔"] and "Try again in a minute" in back.text
    assert circle.group.quiet_until is None


async def test_quiet_in_private_is_still_about_ones_own_hours(circle):
    assert "quiet hours" in (await circle.alone("/quiet")).text
    assert circle.group.quiet_until is None


async def test_what_a_call_tells_of_a_group_is_written_once_a_day(circle):
    """A group of 200 calls often; what is known is not written again."""
    await circle.admin("why certify", called_by="mention", topic=5, topic_name="Questions")
    await circle.mentor(ADMIN)
    await circle.member("/help")

    def seen():
        read = circle.talk.db.read()
        tables = ("groups", "members", "group_admins")
        return [[row["seen_at"] for row in read.rows(f"SELECT seen_at FROM {table}")] for table in tables]

    before = seen()
    await circle.admin("why certify", called_by="mention", topic=5, topic_name="Questions")
    await circle.member("/help")
    after = seen()
    assert (before[0], before[2]) == (after[0], after[2])
    assert len(after[1]) == 2
    circle.talk.clock.advance(DAY)
    await circle.member("/help")
    assert seen()[0] > after[0]


async def test_who_calls_is_noted_as_a_member_only_where_there_are_mentors_to_ask(circle):
    await circle.member("/help")
    assert circle.talk.count("members") == 0
    await circle.mentor(ADMIN)
    await circle.member("/help")
    await circle.says("/help", "-100999")
    assert circle.talk.count("members") == 1
