"""Mentors join by an invitation alone, choose what they take, and stop when they like."""

import pytest

from bot.mentoring.mentors import store
from bot.settings import DAY
from tests.mentoring.handed import ask, id_of, mentored, newest, owners, to, words

MARCUS, KIM, RAY = "20", "21", "22"


async def write(talk, do):
    return await talk.db.write(do, "test")


async def invitation(talk, place, **who):
    return await write(talk, lambda db: store.invite(db, place, int(talk.clock.now())))


async def press(talk, back, label, person=MARCUS, **more):
    """Press a button of what came back, on the newest message of somebody's."""
    return await talk.press(back.says(label), newest(talk, person), person=person, **more)


@pytest.fixture
async def place(talk):
    return await mentored(talk)


async def test_whoever_has_the_invitation_becomes_a_mentor_by_saying_yes(talk, place):
    token = await invitation(talk, place)
    asked = await talk.say(f"/start mentoring_{token}", person=MARCUS, name="Marcus")
    assert "Circle" in asked.text and "at most 3 a day" in asked.text
    assert not talk.count("mentors")
    joined = await press(talk, asked, "Yes", name="Marcus")
    assert talk.count("mentors", "name = 'Marcus' AND place_id = :place", place=place) == 1
    assert "all themes, at most 3 questions a day" in joined.text


async def test_an_invitation_can_be_declined(talk, place):
    asked = await talk.say(f"/start mentoring_{await invitation(talk, place)}", person=MARCUS)
    assert "nothing is kept" in (await press(talk, asked, "No")).text
    assert not talk.count("mentors")


@pytest.mark.parametrize("token", ["", "x", "yes", "a" * 54, "AAAAAAAAAAAA", "1_yes"])
async def test_a_made_up_invitation_leads_nowhere_and_names_no_group(talk, place, token):
    await invitation(talk, place)
    for said in (f"/start mentoring_{token}", f"/mentoring {token} yes"):
        assert "Circle" not in (await talk.say(said, person=MARCUS)).text
    assert not talk.count("mentors")


async def test_a_new_invitation_ends_the_one_before(talk, place):
    old, new = await invitation(talk, place), await invitation(talk, place)
    assert "not valid any more" in (await talk.say(f"/mentoring {old}", person=MARCUS)).text
    assert "Would you like to mentor" in (await talk.say(f"/mentoring {new}", person=MARCUS)).text


async def test_an_invitation_ends_after_a_week_also_for_whoever_had_opened_it(talk, place):
    token = await invitation(talk, place)
    asked = await talk.say(f"/mentoring {token}", person=MARCUS)
    talk.clock.advance(7 * DAY)
    assert "not valid any more" in (await press(talk, asked, "Yes")).text
    await talk.house.prune()
    assert (talk.count("mentors"), talk.count("invites")) == (0, 0)


async def test_no_token_is_kept(talk, place):
    token = await invitation(talk, place)
    await talk.say(f"/mentoring {token}", person=MARCUS)
    assert token not in talk.db.read().rows("SELECT digest FROM invites")[0]["digest"]
    assert not talk.count("outbox", "request LIKE :token", token=f"%{token}%")


async def test_whoever_mentors_already_keeps_what_they_set(talk, place):
    await mentored(talk, MARCUS)
    await talk.say(f"/desk {place} a_day 10", person=MARCUS)
    shown = await talk.say(f"/mentoring {await invitation(talk, place)}", person=MARCUS)
    assert "already" in shown.text and "10 questions a day" in shown.text


async def test_a_group_has_no_more_mentors_than_can_be_looked_after(talk, place):
    many = [str(100 + number) for number in range(store.MOST_MENTORS)]
    await mentored(talk, *many)
    said = await talk.say(f"/mentoring {await invitation(talk, place)} yes", person=MARCUS)
    assert "as many as" in said.text
    assert not talk.count("mentors", "name = 'Marcus'")


async def test_who_mentors_nowhere_is_told_how_one_does(talk):
    assert "An admin of a group" in (await talk.say("/mentoring", person=MARCUS)).text


async def test_a_mentor_chooses_themes_one_by_one_in_one_message(talk):
    place = await mentored(talk, MARCUS)
    desk = await talk.say("/mentoring", person=MARCUS)
    page = await press(talk, desk, "Choose themes")
    pay = await press(talk, page, "Only: Pay")
    both = await press(talk, pay, "Add: Places")
    assert [row.do for row in page.rows + pay.rows + both.rows] == ["edit"] * 3
    assert taken(talk, place) == {"pay", "places"}
    talk.clock.advance(10)  # a chat gets some messages at once and then one a second
    less = await press(talk, both, "Without: Pay")
    assert taken(talk, place) == {"places"}
    await press(talk, less, "Without: Places")
    assert taken(talk, place) == set()
    talk.clock.advance(10)
    await press(talk, await talk.press(f"/desk {place} theme pay", newest(talk, MARCUS), person=MARCUS), "All themes")
    assert taken(talk, place) == set()


def taken(talk, place, person=MARCUS):
    return store.mentor(talk.db.read(), place, id_of(talk, person)).themes


async def test_a_mentor_says_how_many_a_day(talk):
    place = await mentored(talk, MARCUS)
    changed = await press(talk, await talk.say("/mentoring", person=MARCUS), "5 a day")
    assert "at most 5 questions a day" in changed.text
    forged = await talk.say(f"/desk {place} a_day 500", person=MARCUS)
    assert "at most 5 questions a day" in forged.text


async def test_not_today_lasts_until_the_mentors_own_day_ends(talk):
    place = await mentored(talk, MARCUS)
    await talk.say("/zone America/Phoenix", person=MARCUS)
    away = await press(talk, await talk.say("/mentoring", person=MARCUS), "Not today")
    assert "until your next day begins" in away.text
    until = store.mentor(talk.db.read(), place, id_of(talk, MARCUS)).away_until
    assert (until - talk.clock.at) / 3600 == 23  # it is one in the morning there
    talk.clock.at = until
    assert "You are available" in (await talk.say("/mentoring", person=MARCUS)).text


async def test_somebody_who_is_away_can_take_questions_again_at_once(talk):
    await mentored(talk, MARCUS)
    away = await press(talk, await talk.say("/mentoring", person=MARCUS), "Not today")
    assert "for a day" in away.text
    assert "You are available" in (await press(talk, away, "Take questions again")).text


async def test_a_mentor_without_a_time_zone_is_asked_for_it(talk):
    await mentored(talk, MARCUS)
    assert (await talk.say("/mentoring", person=MARCUS)).says("Set time zone") == "/zone"
    await talk.say("/zone America/Phoenix", person=MARCUS)
    assert "time zone" not in (await talk.say("/mentoring", person=MARCUS)).text


async def test_the_questions_of_a_mentor_who_stops_go_on_to_another(talk):
    await mentored(talk, MARCUS, KIM)
    await ask(talk)
    (owner,) = owners(talk)
    other = KIM if owner == MARCUS else MARCUS
    desk = await talk.say("/mentoring", person=owner)
    assert "One question waits for your answer" in desk.text
    sure = await press(talk, desk, "Stop mentoring", owner)
    stopped = await talk.press(f"{sure.says('Stop mentoring')}", newest(talk, owner), person=owner)
    assert "Thank you" in words(stopped, owner)
    await talk.begin()
    assert owners(talk) == [other]


async def test_stopping_is_asked_about_once_and_can_be_left(talk):
    await mentored(talk, MARCUS)
    sure = await press(talk, await talk.say("/mentoring", person=MARCUS), "Stop mentoring")
    await press(talk, sure, "Keep mentoring")
    assert talk.count("mentors") == 1


async def test_nobody_changes_what_another_mentor_takes(talk):
    place = await mentored(talk, MARCUS)
    said = await talk.say(f"/desk {place} stop yes", person=RAY)
    assert "no mentor in that group" in said.text
    assert talk.count("mentors") == 1


async def test_whoever_mentors_in_several_groups_chooses_one(talk):
    await mentored(talk, MARCUS)
    second = await mentored(talk, MARCUS, chat="-100300", title="Evening school")
    both = await talk.say("/mentoring", person=MARCUS)
    desk = await press(talk, both, "2. Evening school")
    assert "Evening school" in desk.text and "Circle" not in desk.text
    await press(talk, desk, "1 a day")
    limits = {one.place_id: one.a_day for one in store.mentored_by(talk.db.read(), id_of(talk, MARCUS))}
    assert limits[second] == 1 and sorted(limits.values()) == [1, 3]


@pytest.mark.parametrize("odd", ["", "x", "-1", "99999999999999999999", "0 stop yes", "1 theme nothing", "1 a_day"])
async def test_a_desk_that_is_not_there_is_said_in_a_sentence(talk, odd):
    await mentored(talk, MARCUS, KIM)
    assert (await talk.say(f"/desk {odd}", person=RAY)).text
    assert (await talk.say(f"/desk {odd}", person=MARCUS)).text
    assert talk.count("mentors") == 2


async def test_mydata_tells_where_somebody_mentors_and_forgetting_ends_it(talk):
    await mentored(talk, MARCUS)
    told = (await talk.say("/mydata", person=MARCUS)).rows
    assert any("Circle: as Mentor 20, all themes, at most 3 a day" in str(row.request) for row in told)
    await talk.say("/forgetme", person=MARCUS)
    await talk.say("yes", person=MARCUS)
    assert not talk.count("mentors")


async def test_where_somebody_mentors_is_kept_until_they_stop(talk):
    await mentored(talk, MARCUS)
    talk.clock.advance(300 * DAY)
    await talk.house.prune()
    assert talk.count("mentors") == 1


async def test_a_name_is_kept_in_one_line_and_no_longer_than_names_are(talk, place):
    token = await invitation(talk, place)
    await talk.say(f"/mentoring {token} yes", person=MARCUS, name="Mar\u202ecus\n" + "x" * 200)
    name = talk.db.read().rows("SELECT name FROM mentors")[0]["name"]
    assert name.startswith("Marcus xxx") and len(name) == 64


async def test_the_private_chat_alone_shows_the_desk(talk):
    await mentored(talk, MARCUS)
    back = await talk.say("/mentoring", person=MARCUS, group="-100200")
    assert [row.chat for row in back.rows if "text" in row.request] == [MARCUS]
    assert to(back, "-100200")[0].do == "react"


async def test_the_desk_says_that_no_questions_come_to_whoever_stopped_the_messages(talk):
    await mentored(talk, MARCUS)
    await talk.say("/stop", person=MARCUS)
    desk = await talk.say("/mentoring", person=MARCUS)
    assert "no new questions come" in desk.text and "available" not in desk.text
    await press(talk, desk, "Start again")
    talk.clock.advance(10)
    assert "available" in (await talk.say("/mentoring", person=MARCUS)).text
