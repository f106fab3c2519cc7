"""Setting up a group, in private, by its administrators alone."""

import pytest

from bot.chat import Chat, Kind
from tests.mentoring.conftest import ADMIN, MEMBER, TITLE, facts
from tests.talk import GROUP

CHANGES = ("in 5", "in 0", "private", "calm", "wait 4")


async def test_setup_in_a_group_opens_its_page_in_private_and_ticks_the_command(circle):
    back = await circle.admin("/setup")
    assert back.in_sight == ["👌"]
    assert TITLE in back.text
    assert back.says("Mentors") == f"/mentors {circle.place}"


async def test_an_admin_without_a_private_chat_gets_a_link_to_that_very_page(circle):
    back = await circle.says("/setup", "9", facts=facts("9"))
    assert len(back.rows) == 1 and TITLE not in back.text
    link = back.rows[0].request["buttons"][0][0]["opens"]
    assert link == f"setup_{circle.place}"
    opened = await circle.alone(f"/start {link}", person="9", facts=facts("9"))
    assert TITLE in opened.text


async def test_an_admin_who_speaks_as_the_group_gets_the_link(circle):
    back = await circle.says("/setup", GROUP, as_group=True, facts={})
    assert [row.chat for row in back.rows] == [GROUP]
    assert back.rows[0].request["buttons"][0][0]["opens"] == f"setup_{circle.place}"


async def test_whoever_speaks_as_the_linked_channel_is_no_admin(circle):
    back = await circle.says("/setup", "-100999")
    assert back.in_sight == ["🤷"] and len(back.rows) == 1


async def test_a_member_gets_a_reaction_in_sight_and_a_line_in_private_where_that_is_possible(circle):
    assert (await circle.member("/setup")).in_sight == ["🤷"]
    await circle.alone("/start", person=MEMBER)
    back = await circle.member("/setup")
    assert back.in_sight == ["🤷"]
    assert "for its admins" in back.text and TITLE not in back.text


async def test_admins_that_are_not_known_are_never_taken_for_admins(circle):
    back = await circle.admin("/setup", facts=facts())
    assert back.in_sight == ["🤔"] and "Try again in a minute" in back.text
    for change in CHANGES:
        back = await circle.alone(f"/setup {circle.place} {change}", facts=facts())
        assert "Try again in a minute" in back.text and TITLE not in back.text
    assert (circle.group.is_private, circle.group.quiet_until, circle.group.topics) == (False, None, frozenset())


@pytest.mark.parametrize("change", ["", *CHANGES, "sees", "topics", "wait"])
async def test_who_is_no_admin_learns_nothing_and_changes_nothing(circle, change):
    before = circle.group
    back = await circle.alone(f"/setup {circle.place} {change}", person=MEMBER)
    assert "do not find you among the admins" in back.text and TITLE not in back.text
    assert circle.group == before


@pytest.mark.parametrize("said", ["/setup {} private", "/setup"])
async def test_who_is_an_admin_no_longer_is_not_offered_the_group_any_more(circle, said):
    assert TITLE in (await circle.alone("/setup")).text
    assert TITLE not in (await circle.alone(said.format(circle.place), facts=facts("9"))).text
    back = await circle.alone("/setup")
    assert "do not know of a group" in back.text and TITLE not in back.text


@pytest.mark.parametrize("named", ["999", "0", "-1", "x", "9" * 40, "１２", "1 2 3"])
async def test_a_group_that_is_not_there_is_refused_in_the_same_words(circle, named):
    missing = await circle.alone(f"/setup {named}", facts={})
    refused = await circle.alone(f"/setup {circle.place}", person=MEMBER)
    assert missing.text == refused.text


async def test_who_administers_no_group_is_told_how_to_add_me(circle):
    back = await circle.alone("/setup", person=MEMBER, facts={})
    assert "type /setup there" in back.text
    assert back.rows[0].request["buttons"][0][0]["adds"] == "setup"


async def test_the_only_group_opens_at_once_and_of_several_one_is_chosen(circle):
    assert f"**{TITLE}**" in (await circle.alone("/setup")).text
    talk = circle.talk
    await talk.take(talk.incoming(kind=Kind.RETURNED, group="-100300", called=False, title="Night shift"))
    back = await circle.alone("/setup")
    assert back.says("Set up Night shift").startswith("/setup ")
    assert back.says(f"Set up {TITLE}") == f"/setup {circle.place}"


async def test_facts_about_another_group_open_nothing(circle):
    back = await circle.alone("/setup", facts=facts(ADMIN, chat=Chat("Another group")))
    assert "Which one" in back.text


async def test_a_group_that_the_bot_has_left_is_set_up_no_more(circle):
    await circle.happens(Kind.LEFT)
    assert TITLE not in (await circle.alone(f"/setup {circle.place}")).text
    assert TITLE not in (await circle.alone("/setup")).text


async def test_one_message_is_edited_from_view_to_view(circle):
    await circle.admin("hello", topic=5, topic_name="Questions")
    page = await circle.alone("/setup")
    message = 100 + len(circle.talk.post.rows)
    for label, then in (("Choose topics", "Choose the topics"), ("Back", TITLE), ("What I can see", "Hearing.")):
        page = await circle.press(page.says(label), message)
        assert [row.do for row in page.rows] == ["edit"]
        assert then in page.text


async def test_topics_are_known_by_name_once_somebody_called_there_and_can_be_chosen(circle):
    await circle.admin("hello", topic=5, topic_name="Questions")
    await circle.admin("hello", topic=6, topic_name="Hospital")
    view = await circle.alone(f"/setup {circle.place} topics")
    assert view.says("Choose General") == f"/setup {circle.place} in 0"
    await circle.set_up(view.says("Choose Questions").split(maxsplit=2)[2], "in 6")
    assert circle.group.topics == {5, 6}
    page = await circle.alone(f"/setup {circle.place}")
    assert "I answer in sight in “Questions” and “Hospital”. Elsewhere I answer in private" in page.text
    await circle.set_up("out 5")
    assert circle.group.topics == {6}
    await circle.set_up("everywhere")
    assert circle.group.topics == frozenset()


async def test_a_topic_that_nobody_heard_of_cannot_be_chosen(circle):
    await circle.set_up("in 77", "in x", "in", "in " + "9" * 50)
    assert circle.group.topics == frozenset()


async def test_a_topic_that_is_renamed_is_called_by_its_new_name(circle):
    await circle.admin("hello", topic=5, topic_name="Questions")
    await circle.admin("hello", topic=5, topic_name="Ask here")
    await circle.admin("hello", topic=5)
    assert (await circle.alone(f"/setup {circle.place} topics")).says("Choose Ask here")


async def test_what_is_set_is_kept_and_shown(circle):
    await circle.mentor(ADMIN)
    await circle.set_up("private", "wait 4", "calm")
    group = circle.group
    assert (group.is_private, group.wait_s) == (True, 4 * 3600)
    assert group.quiet_until == circle.talk.clock.now() + 86400
    page = await circle.alone("/setup")
    for words in ("I answer everybody in private", "1 mentor.", "4 hours", "next 24 hours I am quiet"):
        assert words in page.text
    await circle.set_up("sight", "lively", "wait 99", "wait")
    assert (circle.group.is_private, circle.group.quiet_until, circle.group.wait_s) == (False, None, 4 * 3600)


async def test_how_much_of_a_calm_is_left_is_told_in_hours(circle):
    await circle.set_up("calm")
    circle.talk.clock.advance(22.5 * 3600)
    assert "For the next 2 hours I am quiet" in (await circle.alone("/setup")).text
    circle.talk.clock.advance(3600)
    assert "For the next hour I am quiet" in (await circle.alone("/setup")).text
    circle.talk.clock.advance(3600)
    assert "I am quiet" not in (await circle.alone("/setup")).text


async def test_who_was_never_seen_as_an_admin_cannot_tell_a_group_from_one_that_is_not_there(circle):
    """Where the platform tells no administrators, "I do not know" would say that there is a group."""
    for asks in ("/setup {} calm", "/mentors {}", "/mentors {} invite"):
        there = await circle.alone(asks.format(circle.place), person=MEMBER, facts=facts())
        missing = await circle.alone(asks.format(4711), person=MEMBER, facts={})
        assert there.text == missing.text != ""


async def test_an_admin_of_before_reads_the_title_they_knew_and_no_newer_one(circle):
    await circle.says("/help", "9", facts=facts("9"), title="Night shift")
    for asks in ("/setup", "/mydata"):
        told = (await circle.alone(asks, facts={})).text + str((await circle.alone(asks, facts={})).rows)
        assert TITLE in told and "Night shift" not in told
    page = await circle.alone(f"/setup {circle.place}", facts=facts(ADMIN, chat=Chat("Night shift")))
    assert "Night shift" in page.text
    assert "Night shift" in str((await circle.alone("/setup", facts={})).rows)


async def test_a_new_title_is_taken_up(circle):
    back = await circle.alone(f"/setup {circle.place}", facts=facts(ADMIN, chat=Chat("Night\nshift *5*")))
    assert "Night shift \\*5\\*" in back.text
    await circle.member("hello", title="Day shift")
    assert circle.group.title == "Day shift"


async def test_a_channel_offers_to_publish_and_nothing_of_a_group(circle):
    talk = circle.talk
    added = talk.incoming(
        kind=Kind.RETURNED, person=ADMIN, chat="-100400", called=False, is_channel=True, title="Circle News"
    )
    came = await talk.take(added)
    assert "I never post on my own" in came.text
    channel = facts(ADMIN, chat=Chat("Circle News", is_channel=True), rights=("administrator", "can_post_messages"))
    page = await circle.alone(came.says("Set up"), facts=channel)
    assert page.says("Publish here").startswith("/publish ") and "I may post there" in page.text
    assert "Mentors" not in str(page.rows)
    page = await circle.alone(came.says("Set up"), facts=facts(ADMIN, chat=Chat("Circle News", is_channel=True)))
    assert "give me the right to post messages" in page.text
