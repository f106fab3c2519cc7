"""A mentor is offered only where somebody has one, and nothing of a question is seen in the group."""

from dataclasses import replace

import pytest

from bot.chat import Kind, Match, Understood
from bot.mentoring import tickets
from bot.mentoring.mentors import store as mentors
from tests.mentoring.handed import QUESTION, id_of, mentored, newest, words
from tests.talk import GROUP, UNKNOWN

NEAR = Understood("unknown", "decline", (Match("why-certify", 0.6),))
FAR = Understood("unknown", "decline", (Match("why-certify", 0.4),))


@pytest.fixture
async def talk(open_talk):
    return await open_talk(paced=False)


@pytest.fixture
def offered(talk, whole_library):
    """Offer a mentor below an honest no to what somebody said."""
    offer = tickets.offering(whole_library)

    async def offered(text=QUESTION, person="7", place_id=0, heard=UNKNOWN, **more):
        incoming = talk.incoming(text, person=person, group=GROUP if place_id else None, **more)
        incoming = replace(incoming, person_id=id_of(talk, person), place_id=place_id, understood=heard)
        return await talk.db.write(lambda db: offer(incoming, db, int(talk.clock.now())), "test")

    return offered


def labels(rows):
    return [button.label for row in rows for button in row]


async def test_a_mentor_is_offered_where_somebody_else_mentors(talk, offered):
    place_id = await mentored(talk, "8")
    assert labels(await offered(place_id=place_id)) == ["Ask a mentor", "Ask without my name"]
    assert labels(await offered()) == ["Ask a mentor", "Ask without my name"]
    assert await offered(person="8", place_id=place_id) == []


async def test_nothing_is_offered_or_kept_where_nobody_mentors(talk, offered):
    place_id = await mentored(talk)
    assert await offered(place_id=place_id) == await offered() == []
    assert talk.count("drafts") == 0


@pytest.mark.parametrize(
    "heard", [Understood("crisis", "decline"), Understood("clinical", "decline"), replace(UNKNOWN, language="es")]
)
async def test_nothing_is_offered_for_danger_or_another_language(talk, offered, heard):
    await mentored(talk, "8")
    assert await offered(heard=heard) == []
    assert talk.count("drafts") == 0


@pytest.mark.parametrize(("heard", "is_known"), [(NEAR, True), (FAR, False)])
async def test_a_question_has_the_theme_of_an_entry_that_is_near_enough(talk, offered, whole_library, heard, is_known):
    await mentored(talk, "8")
    await offered(heard=heard)
    kept = talk.db.read().rows("SELECT theme FROM drafts")[0]["theme"]
    assert kept == (whole_library.entries["why-certify"].theme if is_known else None)


async def test_a_theme_is_named_where_not_every_mentor_takes_it(talk, offered, whole_library):
    place_id, theme = await mentored(talk, "8", "9"), whole_library.entries["why-certify"].theme
    title = next(each.title for each in whole_library.themes if each.id == theme)
    await offered(heard=NEAR)
    assert title not in (await talk.say("/mentor nameless")).text
    await talk.db.write(lambda db: mentors.take(db, place_id, id_of(talk, "8"), [theme]), "test")
    assert title not in (await talk.say("/mentor nameless")).text
    await talk.db.write(lambda db: mentors.take(db, place_id, id_of(talk, "9"), ["none"]), "test")
    assert f"who takes “{title}”" in (await talk.say("/mentor nameless")).text


async def test_a_press_carries_no_question_along(talk, offered):
    await mentored(talk, "8")
    await offered()
    assert labels(await offered("/off why-certify question", kind=Kind.PRESS))
    assert talk.count("drafts") == 0
    assert "Write your question" in (await talk.say("/mentor named")).text


async def test_what_somebody_else_said_is_nobodys_draft(talk, offered):
    place_id = await mentored(talk, "8")
    assert labels(await offered(place_id=place_id, is_quoted=True))
    assert talk.count("drafts") == 0


async def test_a_draft_is_kept_for_an_hour(talk, offered):
    await mentored(talk, "8")
    await offered()
    talk.clock.advance(3601)
    assert "Write your question" in (await talk.say("/mentor named")).text
    await talk.house.prune()
    assert talk.count("drafts") == 0


async def pressed_in_group(talk, person):
    """Ask in the group what nobody knows, and press the button below the honest no."""
    said = await talk.say(f"/ask {QUESTION}", person=person, group=GROUP, called_by="command", title="Circle")
    message = newest(talk, GROUP)
    return await talk.press(said.says("Ask without"), message, person=person, group=GROUP, name="Kim")


async def test_a_press_in_the_group_goes_on_in_private_and_shows_nothing_there(talk):
    await mentored(talk, "8")
    pressed = await pressed_in_group(talk, "7")
    assert {row.chat for row in pressed.rows} == {"7"} and QUESTION in words(pressed, "7")
    assert pressed.notice == "Look into our private chat."
    sent = await talk.press(pressed.says("Send"), newest(talk, "7"), name="Kim")
    assert {row.chat for row in sent.rows} == {"7", "8"}
    assert QUESTION in words(sent, "8") and "Kim" not in words(sent, "8")


async def test_whoever_never_opened_the_private_chat_gets_a_link_that_goes_on_there(talk):
    await mentored(talk, "8")
    pressed = await pressed_in_group(talk, "5")
    assert pressed.rows == [] and [each.opens for each in pressed.shown] == ["mentor_nameless"]
    assert QUESTION in (await talk.say("/start mentor_nameless", person="5")).text


async def test_mentor_typed_in_the_group_is_answered_in_private(talk):
    await mentored(talk, "8")
    typed = await talk.say("/mentor my raise", group=GROUP, called_by="command", title="Circle")
    assert "my raise" in words(typed, "7")
    assert "my raise" not in words(typed, GROUP)


async def test_somebody_of_several_groups_chooses_one(talk, offered):
    await mentored(talk, "8")
    await mentored(talk, "9", chat="-100300", title="Square")
    await offered()
    asked = await talk.say("/mentor named", name="Kim")
    assert asked.says("Circle") and asked.says("Square")
    shown = await talk.press(asked.says("Square"), newest(talk, "7"), name="Kim")
    assert "“Square”" in shown.text and "**Kim asks**" in shown.text
    sent = await talk.press(shown.says("Send"), newest(talk, "7"), name="Kim")
    assert QUESTION in words(sent, "9") and words(sent, "8") == ""


async def test_a_question_asked_in_a_group_goes_to_its_mentors_only(talk, offered):
    place_id = await mentored(talk, "8")
    await mentored(talk, "9", chat="-100300", title="Square")
    await offered(place_id=place_id)
    assert "“Circle”" in (await talk.say("/mentor nameless")).text


async def test_a_forged_group_gets_no_question(talk, offered):
    await mentored(talk, "8")
    other = await mentored(talk, "9", member="6", chat="-100300", title="Square")
    await offered()
    refused = await talk.say(f"/send_ticket named {other}")
    assert "no group of yours" in refused.text and talk.count("tickets") == 0


async def test_whoever_has_no_mentor_is_told_so(talk):
    assert "type /mentor there once" in (await talk.say("/mentor what now")).text and talk.count("drafts") == 1
    assert "no group of yours" in (await talk.say("/mentor " + "word " * 700)).text


async def test_nothing_is_sent_after_a_no(talk, offered):
    await mentored(talk, "8")
    await offered()
    shown = await talk.say("/mentor nameless")
    assert "nothing was sent" in (await talk.press(shown.says("No"), newest(talk, "7"))).text
    assert (talk.count("drafts"), talk.count("tickets")) == (0, 0)
