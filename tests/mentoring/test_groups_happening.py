"""What happens to a group: the bot is added, removed and added again; members leave; it is kept no longer than told."""

from bot.chat import Kind
from bot.settings import RETENTION
from tests.mentoring.conftest import ADMIN, MEMBER, TITLE, facts

DAY = 86400


async def test_whoever_adds_the_bot_is_told_in_private_how_to_set_it_up_and_the_group_sees_nothing(circle):
    talk = circle.talk
    back = await talk.take(
        talk.incoming(kind=Kind.RETURNED, person=ADMIN, group="-100300", called=False, title="Night shift")
    )
    assert [row.chat for row in back.rows] == [ADMIN]
    assert back.text.startswith("I am in “Night shift” now. I stay silent there until somebody calls me.")
    page = await circle.press(back.says("Set up"), 100 + len(talk.post.rows))
    assert "no topics and no linked channel" in page.text


async def test_added_by_somebody_unknown_or_by_nobody_it_says_nothing(circle):
    talk = circle.talk
    for person, chat in (("99", "-100301"), ("", "-100302")):
        back = await talk.take(talk.incoming(kind=Kind.RETURNED, person=person, group=chat, called=False, title="New"))
        assert back.rows == []
    assert talk.count("groups", "title = 'New'") == 2


async def test_somebody_who_unblocks_the_bot_makes_no_group(circle):
    talk = circle.talk
    await talk.take(talk.incoming(kind=Kind.LEFT, person=ADMIN, called=False))
    assert (await talk.take(talk.incoming(kind=Kind.RETURNED, person=ADMIN, called=False))).rows == []
    assert talk.count("groups") == 1


async def test_removed_and_added_again_a_group_is_as_it_was_set_up(circle):
    await circle.set_up("private", "in 0", "wait 72")
    before = circle.group
    await circle.happens(Kind.LEFT)
    assert not circle.group.is_open
    back = await circle.happens(Kind.RETURNED, title=TITLE)
    assert "with its settings as they were" in back.text
    after = circle.group
    assert (after.topics, after.is_private, after.wait_s) == (before.topics, True, 72 * 3600)


async def test_a_group_that_becomes_a_supergroup_keeps_its_settings(circle):
    await circle.set_up("private")
    await circle.happens(Kind.MIGRATED, moved_to="-100777")
    found = circle.talk.db.read().rows("SELECT is_private, chat_id FROM groups JOIN places ON id = place_id")
    assert [(row["is_private"], row["chat_id"]) for row in found] == [(1, "-100777")]


async def test_a_member_who_leaves_is_forgotten_there_without_a_word(circle):
    await circle.mentor(ADMIN)
    await circle.alone("/start", person=MEMBER)
    await circle.says("/help", MEMBER, facts=facts(MEMBER))
    await circle.mentor(MEMBER)
    tables = ("members", "group_admins", "mentors")
    who = {"person": circle.person(MEMBER)}
    assert [circle.talk.count(table, "person_id = :person", **who) for table in tables] == [1, 1, 1]
    back = await circle.happens(Kind.GONE, person=MEMBER)
    assert back.rows == []
    assert [circle.talk.count(table, "person_id = :person", **who) for table in tables] == [0, 0, 0]
    assert circle.talk.count("mentors") == 1


async def test_the_invitation_in_the_hands_of_a_mentor_who_is_removed_from_the_group_ends(circle):
    await circle.alone("/start", person=MEMBER)
    await circle.mentor(MEMBER)
    page = await circle.alone(f"/mentors {circle.place} invite")
    link = page.rows[-1].request["buttons"][0][0]["opens"]
    await circle.happens(Kind.GONE, person=MEMBER)
    assert "not valid any more" in (await circle.alone(f"/start {link}", person=MEMBER)).text
    assert circle.talk.count("mentors") == 0


async def test_an_invitation_stays_when_somebody_else_leaves(circle):
    await circle.alone("/start", person=MEMBER)
    await circle.alone(f"/mentors {circle.place} invite")
    await circle.happens(Kind.GONE, person=MEMBER)
    assert circle.talk.count("invites") == 1


async def test_somebody_unknown_who_leaves_changes_nothing(circle):
    before = circle.talk.tables()
    assert (await circle.happens(Kind.GONE, person="404")).rows == []
    after = circle.talk.tables()
    assert {name for name in after if after[name] != before[name]} <= {"updates"}


async def test_a_group_is_kept_a_year_after_the_bot_was_removed_and_no_longer(circle):
    await circle.admin("/help", topic=5, topic_name="Questions")
    await circle.happens(Kind.LEFT)
    await kept_for(circle, "groups", "group_topics")


async def test_that_somebody_administers_a_group_or_belongs_to_it_is_kept_a_year(circle):
    await circle.mentor(ADMIN)
    await circle.admin("/help")
    await kept_for(circle, "group_admins", "members")
    assert circle.talk.count("groups") == 1


async def kept_for(circle, *tables):
    """See rows of tables stay as long as /privacy says, and go then."""
    talk = circle.talk
    talk.clock.advance(RETENTION["groups"].seconds - 1 - 10)
    await talk.house.prune()
    assert all(talk.count(table) for table in tables)
    talk.clock.advance(12)
    await talk.house.prune()
    assert [talk.count(table) for table in tables] == [0] * len(tables)


async def test_mydata_tells_which_groups_somebody_sets_up_and_belongs_to(circle):
    await circle.mentor(ADMIN)
    await circle.admin("/help")
    told = (await circle.alone("/mydata")).text
    assert "Groups and channels you can set me up in" in told
    assert told.count(f"{TITLE}, last seen there on January 15, 2027") == 2
