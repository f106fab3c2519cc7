"""An administrator of a channel publishes an answer there, after a look at it; nobody else does, and never twice."""

import pytest

from bot import answering, people
from bot.answering.layout import GROUP_TEXT
from bot.chat import Need
from bot.mentoring.groups import store
from bot.mentoring.publishing import wording
from bot.mentoring.publishing.commands import feature

CHANNEL = "-100777"
MAY = {Need.ADMINS: ["7"], Need.RIGHTS: ["administrator", "can_post_messages"]}


@pytest.fixture
async def talk(open_talk, whole_library):
    talk = await open_talk(feature(whole_library, answering.brief_of(whole_library)), paced=False, limits_texts=False)
    await talk.say("/help")
    return talk


def id_of(talk, person):
    return talk.db.read().rows("SELECT id FROM people WHERE chat_id = :person", person=person)[0]["id"]


def newest(talk):
    """Give the number of the newest message in the private chat."""
    found = talk.db.read().rows(
        "SELECT outbox.message FROM outbox JOIN places ON places.id = outbox.place_id "
        "WHERE places.chat_id = '7' AND outbox.edits IS NULL AND outbox.what = 'send' ORDER BY outbox.id DESC LIMIT 1"
    )
    return found[0]["message"]


async def channel(talk, chat=CHANNEL, title="Tech News", is_channel=True, admin="7"):
    """Let somebody administer a channel; gives its place."""

    def write(db):
        place = people.know_place(db, "telegram", chat, True, None)
        store.note(db, place, title, int(talk.clock.now()), is_channel=is_channel)
        store.saw_admin(db, place, id_of(talk, admin), int(talk.clock.now()))
        return place

    return await talk.db.write(write, "test")


async def go(talk, shown, facts=MAY, **more):
    """Press the button that publishes."""
    return await talk.press(shown.says("Publish in"), newest(talk), facts=facts, **more)


async def test_without_a_channel_it_says_what_is_needed(talk):
    assert "I do not know of a channel" in (await talk.say("/publish why certify")).text


async def test_a_group_is_no_channel(talk):
    await channel(talk, is_channel=False)
    assert "I do not know of a channel" in (await talk.say("/publish why-certify")).text


@pytest.mark.parametrize("said", ["why-certify", "why certify", "is certification worth it"])
async def test_what_is_shown_first_is_what_will_stand_there(talk, said):
    await channel(talk)
    shown = await talk.say(f"/publish {said}")
    published = await go(talk, shown)
    posted = talk.post.to(CHANNEL)
    assert len(posted) == 1
    assert shown.text == f"This is how it will stand in “Tech News”:\n\n{posted[0]}"
    assert "Source: " in posted[0]
    assert published.text.count("Published in “Tech News”") == 1


async def test_a_post_has_one_link_to_all_of_it_and_no_button_that_obeys_anybody(talk):
    await channel(talk)
    await go(talk, await talk.say("/publish why-certify"))
    row = next(row for row in talk.post.rows if row.chat == CHANNEL)
    assert row.request["buttons"] == [[{"label": "Read on in private", "opens": "entry_why-certify"}]]


async def test_every_post_has_its_sources_and_no_more_words_than_an_answer_in_a_group(talk, whole_library):
    brief = answering.brief_of(whole_library)
    for shown in whole_library.published:
        short = brief(shown.id, talk.incoming("/publish"), int(talk.clock.now()), len(wording.heading(shown)))
        text = wording.post(shown, short).text
        assert len(text) <= GROUP_TEXT and "Source:" in text, shown.id


async def test_a_second_press_does_not_publish_twice(talk):
    await channel(talk)
    shown = await talk.say("/publish why-certify")
    await go(talk, shown)
    await go(talk, shown)
    assert len(talk.post.to(CHANNEL)) == 1


async def test_after_cancel_nothing_can_be_published_any_more(talk):
    await channel(talk)
    shown = await talk.say("/publish why-certify")
    assert "nothing is published" in (await talk.press(shown.says("Cancel"), newest(talk))).text
    await go(talk, shown)
    assert talk.post.to(CHANNEL) == []


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "did not tell me"),
        ({Need.ADMINS: None, Need.RIGHTS: None}, "did not tell me"),
        ({Need.ADMINS: ["7"], Need.RIGHTS: None}, "did not tell me"),
        ({Need.ADMINS: ["8"], Need.RIGHTS: ["administrator", "can_post_messages"]}, "Only an admin"),
        ({Need.ADMINS: ["7"], Need.RIGHTS: ["administrator", "can_delete_messages"]}, "“Post messages”"),
        ({Need.ADMINS: ["7"], Need.RIGHTS: ["member"]}, "“Post messages”"),
    ],
)
async def test_pressing_it_asks_anew_who_may_and_what_the_bot_may(talk, facts, says):
    await channel(talk)
    back = await go(talk, await talk.say("/publish why-certify"), facts=facts)
    assert says in back.text
    assert talk.post.to(CHANNEL) == []


async def test_who_administers_it_no_more_is_not_offered_it_again(talk):
    await channel(talk)
    await go(talk, await talk.say("/publish why-certify"), facts={**MAY, Need.ADMINS: []})
    assert "I do not know of a channel" in (await talk.say("/publish")).text


async def test_typed_it_publishes_nothing_however_it_is_spelled(talk):
    place = await channel(talk)
    for said in (f"/publish_now {place} why-certify", "/publish_now", "/publish_now 99999 why-certify"):
        await talk.say(said, facts=MAY)
    assert talk.post.to(CHANNEL) == []


async def test_a_channel_of_others_is_refused_without_its_name(talk):
    await talk.say("/help", person="8")
    place = await channel(talk, admin="8")
    for said in (f"/publish {place} why-certify", f"/start publish_{place}"):
        back = await talk.say(said)
        assert "Only an admin of the channel" in back.text
        assert "Tech News" not in back.text


async def test_the_topic_is_asked_for_and_taken_although_it_sounds_like_a_question(talk):
    place = await channel(talk)
    assert "What shall I publish in “Tech News”?" in (await talk.say(f"/start publish_{place}")).text
    assert (await talk.say("why certify")).text.startswith("This is how it will stand")


async def test_words_that_name_no_topic_are_asked_about_again(talk):
    place = await channel(talk)
    await talk.say(f"/publish {place}")
    assert "I know no topic by those words" in (await talk.say("zzz qqq")).text
    assert (await talk.say("why certify")).text.startswith("This is how it will stand")


async def test_of_several_topics_and_channels_one_is_chosen_with_buttons(talk):
    first = await channel(talk)
    await channel(talk, chat="-100778", title="Tech News")
    which = await talk.say("/publish why-certify")
    assert which.says("Tech News") == f"/publish {first} why-certify"
    assert which.says("Tech News (2)") != which.says("Tech News")
    shown = await talk.press(which.says("Tech News"), newest(talk))
    assert shown.text.startswith("This is how it will stand")


async def test_the_channel_is_known_to_whoever_asks_the_platform(talk, whole_library):
    place = await channel(talk)
    commands = {each.name: each for each in feature(whole_library, answering.brief_of(whole_library)).commands}
    asks = commands["publish_now"]
    door = talk.db.read()
    assert asks.about(talk.incoming(f"/publish_now {place} why-certify"), door) == CHANNEL
    assert asks.about(talk.incoming("/publish_now 99 why-certify"), door) is None
    assert asks.about(talk.incoming("/publish_now ²³ why-certify"), door) is None
    assert asks.needs == {Need.ADMINS, Need.RIGHTS}


@pytest.mark.parametrize("said", ["/publish", "/publish_now", "/publish_not"])
@pytest.mark.parametrize("rest", ["word " * 800, "😀" * 4000, "0 0", "-1", "99999999999999999999 why-certify"])
async def test_whatever_stands_behind_the_command_is_answered(talk, said, rest):
    await channel(talk)
    back = await talk.say(f"{said} {rest}")
    assert len(back.rows) == 1
    assert "Something went wrong" not in back.text
