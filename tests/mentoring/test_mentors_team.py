"""Who mentors in a group is seen and changed by its admins alone, in private."""

import pytest

from bot.chat import Chat, Kind, Need
from bot.mentoring.groups import store as groups
from bot.mentoring.mentors import store
from tests.mentoring.handed import ask, id_of, mentored, newest, owners, words
from tests.talk import GROUP

ANNA, MARCUS, KIM, RAY = "7", "20", "21", "22"
ADMINS = {Need.ADMINS: [ANNA]}


@pytest.fixture
async def place(talk):
    return await mentored(talk, MARCUS, KIM, member=ANNA)


async def team(talk, place, rest="", person=ANNA, facts=ADMINS):
    return await talk.say(f"/mentors {place} {rest}".strip(), person=person, facts=facts, name="Anna")


async def press(talk, back, label, **more):
    return await talk.press(back.says(label), newest(talk, ANNA), person=ANNA, facts=ADMINS, **more)


async def test_an_admin_sees_who_takes_what_and_how_much_is_open(talk, place):
    await talk.say(f"/desk {place} theme pay", person=MARCUS)
    await talk.say(f"/desk {place} away", person=MARCUS)
    await talk.say("/help", person=RAY)
    await talk.db.write(lambda db: groups.saw_member(db, place, id_of(talk, RAY), int(talk.clock.now())), "test")
    await ask(talk, person=RAY)
    text = (await team(talk, place)).text
    assert "Mentor 20: “Pay, outlook and wellbeing”, up to 3 a day, none waiting, away today" in text
    assert "Mentor 21: all themes, up to 3 a day, 1 waiting" in text


async def test_an_invitation_is_a_message_of_its_own_that_can_be_forwarded(talk, place):
    page = await team(talk, place)
    back = await press(talk, page, "Invite mentors")
    edited, invitation = back.rows
    assert (edited.do, invitation.do) == ("edit", "send")
    ((button,),) = invitation.request["buttons"]
    joined = await talk.say(f"/start {button['opens']}", person=RAY)
    assert "Would you like to mentor in “Circle”" in joined.text


async def test_a_new_invitation_says_that_the_earlier_one_is_void(talk, place):
    first = await press(talk, await team(talk, place), "Invite mentors")
    assert "void" not in first.text
    assert "The earlier invitation is void" in (await team(talk, place, "invite")).text


async def test_a_withdrawn_invitation_leads_nowhere(talk, place):
    token = await talk.db.write(lambda db: store.invite(db, place, int(talk.clock.now())), "test")
    await press(talk, await team(talk, place), "Withdraw invitation")
    assert "not valid any more" in (await talk.say(f"/mentoring {token}", person=RAY)).text


async def test_an_admin_mentors_too_by_one_press(talk, place):
    shown = await press(talk, await team(talk, place), "I mentor, too", name="Anna")
    assert "Anna: all themes" in shown.text
    assert "I mentor, too" not in str(shown.rows[0].request)


async def test_a_removed_mentor_loses_the_questions_and_the_invitation_in_their_hands(talk, place):
    await talk.say("/help", person=RAY)
    await talk.db.write(lambda db: groups.saw_member(db, place, id_of(talk, RAY), int(talk.clock.now())), "test")
    await ask(talk, person=RAY)
    (owner,) = owners(talk)
    token = await talk.db.write(lambda db: store.invite(db, place, int(talk.clock.now())), "test")
    number = 1 if owner == MARCUS else 2
    sure = await press(talk, await team(talk, place), f"Remove {number}: Mentor {owner}")
    assert "What waits for them goes on to another mentor. The invitation that is out ends." in sure.text
    assert talk.count("mentors") == 2
    gone = await press(talk, sure, "Remove")
    assert f"Mentor {owner} does not mentor here any more" in words(gone, ANNA)
    await talk.begin()
    assert owners(talk) == [KIM if owner == MARCUS else MARCUS]
    assert "not valid any more" in (await talk.say(f"/mentoring {token} yes", person=owner)).text


async def test_an_admin_who_stops_mentoring_themselves_is_asked_about_that(talk, place):
    shown = await press(talk, await team(talk, place), "I mentor, too", name="Anna")
    sure = await press(talk, shown, "Remove 1: Anna")
    assert "Stop mentoring in “Circle” yourself?" in sure.text and "Anna" not in sure.text
    assert "You do not mentor here any more" in (await press(talk, sure, "Stop mentoring")).text


async def test_removing_is_asked_about_once_and_can_be_left(talk, place):
    sure = await press(talk, await team(talk, place), "Remove 1: Mentor 20")
    await press(talk, sure, "Keep")
    assert talk.count("mentors") == 2


@pytest.mark.parametrize("what", ["", "invite", "me", "remove {marcus} yes"])
@pytest.mark.parametrize("facts", [{Need.ADMINS: ["1"]}, {Need.ADMINS: []}, {Need.ADMINS: None}, {}])
async def test_nobody_else_sees_or_changes_anything(talk, place, what, facts):
    said = what.format(marcus=id_of(talk, MARCUS))
    back = await team(talk, place, said, person=RAY, facts=facts)
    assert "Mentor" not in back.text.replace("Mentors in", "") and "Circle" not in back.text
    assert (talk.count("mentors"), talk.count("invites")) == (2, 0)


async def test_an_admin_who_is_none_any_more_can_change_nothing_with_an_old_button(talk, place):
    page = await team(talk, place)
    await talk.db.write(lambda db: groups.saw_admin(db, place, id_of(talk, ANNA), int(talk.clock.now())), "test")
    late = await talk.press(page.says("Invite"), newest(talk, ANNA), person=ANNA, facts={Need.ADMINS: [RAY]})
    assert "for the admins" in late.text
    assert (talk.count("invites"), talk.count("group_admins")) == (0, 0)


async def test_where_the_admins_are_not_known_it_can_be_tried_again_by_whoever_was_one(talk, place):
    await talk.db.write(lambda db: groups.saw_admin(db, place, id_of(talk, ANNA), int(talk.clock.now())), "test")
    back = await team(talk, place, facts={Need.ADMINS: None})
    assert "try again in a minute" in back.text
    assert back.says("Try again") == f"/mentors {place}"


async def test_the_admins_of_that_group_are_asked_for_and_not_those_of_the_chat_it_is_typed_in(talk, place):
    asked = talk.incoming(f"/mentors {place} invite", person=ANNA)
    assert talk.house.conversation.needs(asked, talk.db.read()) == (GROUP, frozenset((Need.ADMINS, Need.CHAT)))


async def seen_as_admin(talk, *places):
    now = int(talk.clock.now())
    for each in places:
        await talk.db.write(lambda db, each=each: groups.saw_admin(db, each, id_of(talk, ANNA), now), "test")


async def unnamed(talk, title="Circle", admins=ANNA):
    return await talk.say("/mentors", person=ANNA, facts={Need.ADMINS: [admins], Need.CHAT: Chat(title)})


async def test_without_a_name_an_admins_only_group_is_meant(talk, place):
    await seen_as_admin(talk, place)
    asked = talk.incoming("/mentors", person=ANNA)
    assert talk.house.conversation.needs(asked, talk.db.read()) == (GROUP, frozenset((Need.ADMINS, Need.CHAT)))
    assert "Mentor 21: all themes" in (await unnamed(talk)).text
    assert "for the admins" in (await unnamed(talk, admins=RAY)).text


async def test_without_a_name_an_admin_of_several_groups_chooses_one(talk, place):
    await seen_as_admin(talk, place, await mentored(talk, KIM, chat="-100300", title="Evening school"))
    both = await unnamed(talk)
    assert both.says("1. Circle") == f"/mentors {place}"
    assert both.says("2. Evening school") and "Mentor 2" not in both.text


async def test_facts_about_another_group_show_nobody(talk, place):
    await seen_as_admin(talk, place)
    back = await unnamed(talk, title="Another group")
    assert back.says("1. Circle") == f"/mentors {place}" and "Mentor 2" not in back.text


@pytest.mark.parametrize("odd", ["", "x", "0", "99999999999999999999", "-1 invite"])
async def test_a_group_that_is_not_there_has_no_mentors_page(talk, place, odd):
    assert "for the admins" in (await talk.say(f"/mentors {odd}", person=ANNA, facts=ADMINS)).text


async def test_a_group_that_the_bot_has_left_has_no_mentors_page(talk, place):
    await talk.take(talk.incoming(kind=Kind.LEFT, person=ANNA, group=GROUP, called=False))
    assert "for the admins" in (await team(talk, place, "invite")).text
    assert not talk.count("invites")


async def test_whoever_is_removed_twice_is_gone_once(talk, place):
    marcus = id_of(talk, MARCUS)
    await team(talk, place, f"remove {marcus} yes")
    assert "nothing had to change" in (await team(talk, place, f"remove {marcus} yes")).text
    assert talk.count("mentors") == 1
