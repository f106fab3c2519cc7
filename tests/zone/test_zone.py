"""Saying once in which time zone one lives, seeing it, changing it, taking it back."""

import pytest

from bot.chat import Command, Feature, Reply, Understood
from tests.talk import GROUP

PHOENIX = "America/Phoenix"


@pytest.mark.parametrize("said", ["/zone", "time zone", "Timezone?", "my time zone", "set my time zone"])
async def test_who_has_set_none_is_asked_with_a_button_for_each_us_zone(say, said):
    asked = await say(said)
    labels = ("Eastern", "Central", "Mountain", "Arizona", "Pacific", "Alaska", "Hawaii", "Another")
    assert "Which time zone are you in?" in asked.text
    assert [asked.says(label) for label in labels] == [
        "/zone America/New_York",
        "/zone America/Chicago",
        "/zone America/Denver",
        "/zone America/Phoenix",
        "/zone America/Los_Angeles",
        "/zone America/Anchorage",
        "/zone Pacific/Honolulu",
        "/zone other",
    ]


async def test_a_press_keeps_the_zone_and_tells_the_time_there(say, talk, zone):
    asked = await say("/zone")
    kept = await talk.press(asked.says("Arizona"), message=101)
    assert kept.text == "Your time zone is Arizona Time. It is 1:00 AM there now."
    assert [row.do for row in kept.rows] == ["edit"]
    assert zone() == [PHOENIX]


async def test_what_was_set_is_shown_and_can_be_changed_or_forgotten(say, clock, zone):
    await say(f"/zone {PHOENIX}")
    shown = await say("/zone")
    assert "Arizona Time" in shown.text
    assert "Which time zone" in (await say(shown.says("Change"))).text
    clock.advance(10)  # more at once than a chat is sent
    told = await say(shown.says("Forget"))
    assert told.text == "I have forgotten your time zone."
    assert zone() == [None]


async def test_the_zone_decides_which_day_it_is_from_then_on(open_talk):
    seen = []
    day = Command("day", "Tell the day", lambda incoming, db, now: seen.append(incoming.context) or [Reply("Told.")])
    talk = await open_talk(Feature("days", commands=(day,)))
    await talk.say("/day")
    await talk.say("/zone Pacific/Honolulu")
    await talk.say("/day")
    assert [(context.zone, f"{context.today}") for context in seen] == [
        (None, "2027-01-15"),
        ("Pacific/Honolulu", "2027-01-14"),
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("my time zone is mountain", "America/Denver"),
        ("My timezone is EST", "America/New_York"),
        ("change my time zone to Hawaii", "Pacific/Honolulu"),
        ("/zone albuquerqe", "America/Denver"),
        ("/zone america/phoenix", PHOENIX),
        ("/zone Manila", "Asia/Manila"),
    ],
)
async def test_a_zone_can_be_set_in_plain_words(say, zone, said, kept):
    assert "there now." in (await say(said)).text
    assert zone() == [kept]


async def test_my_time_zone_is_in_a_question_stays_a_question(talk, zone):
    said = "my time zone is a problem for classes, where can I work"
    talk.understands.means[said] = talk.understands.means["where can I work"]
    assert "time zone" not in (await talk.say(said)).text.split("\n")[0]
    assert zone() == [None]


@pytest.mark.parametrize(
    "hostile",
    [
        "../../etc/passwd",
        "/etc/localtime",
        "posix/UTC",
        "America/Nowhere",
        "\x00",
        "' OR 1=1 --",
        "😀" * 900,
    ],
)
async def test_what_is_no_zone_gets_a_plain_sentence_and_changes_nothing(say, zone, hostile):
    await say(f"/zone {PHOENIX}")
    assert (await say(f"/zone {hostile}")).text.startswith("I could not find that place.")
    assert zone() == [PHOENIX]


# --- the open question ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Boise", "America/Boise"),
        ("i live in st louis", "America/Chicago"),
        ("pacific time please", "America/Los_Angeles"),
        ("lagos", "Africa/Lagos"),
    ],
)
async def test_a_place_typed_after_the_question_is_kept_with_its_name(say, zone, typed, kept):
    await say("/zone")
    assert ", from " in (await say(typed)).text or typed.startswith("pacific")
    assert zone() == [kept]


async def test_a_place_is_taken_even_where_it_could_be_a_question(talk, zone):
    talk.understands.means["Portland, Maine"] = talk.understands.means["why certify"]
    await talk.say("/zone")
    await talk.say("Portland, Maine")
    assert zone() == ["America/New_York"]


async def test_a_question_asked_instead_is_answered(talk, zone):
    await talk.say("/zone")
    answer = await talk.say("why certify")
    assert "could not find" not in answer.text
    assert zone() == [None]


async def test_a_name_of_several_places_is_asked_about_with_the_larger_first(talk, zone):
    await talk.say("/zone")
    asked = await talk.say("springfield")
    labels = [row[0]["label"] for row in asked.rows[0].request["buttons"]]
    assert labels == [
        "Springfield, Missouri: Central Time",
        "Springfield, Massachusetts: Eastern Time",
        "Springfield, Oregon: Pacific Time",
        "Another place",
    ]
    await talk.press(asked.says("Springfield, Oregon"), message=102)
    assert zone() == ["America/Los_Angeles"]


async def test_a_place_typed_instead_of_pressed_is_taken_too(say, zone):
    await say("/zone")
    await say("portland")
    await say("portland oregon")
    assert zone() == ["America/Los_Angeles"]


async def test_a_second_place_that_is_none_ends_the_asking(say, zone):
    await say("/zone")
    assert "could not find that place." in (await say("qwxyzzq")).text
    assert "either" in (await say("zzqwxq")).text
    assert "could not find" not in (await say("zzqwxq")).text
    assert zone() == [None]


async def test_small_talk_is_not_mistaken_for_the_airport_of_that_name(talk, zone):
    talk.understands.means["bye"] = Understood("smalltalk", "decline", boundary="thanks")
    await talk.say("/zone")
    await talk.say("bye")
    assert zone() == [None]


@pytest.mark.parametrize("no", ["no thanks", "Skip", "not now"])
async def test_who_would_rather_not_say_is_left_alone(say, zone, no):
    await say("/zone")
    assert (await say(no)).text.startswith("All right")
    assert zone() == [None]


async def test_cancel_leaves_the_question(say, zone):
    await say("/zone")
    await say("cancel")
    await say("Boise")
    assert zone() == [None]


# --- elsewhere -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["/zone", f"/zone {PHOENIX}", "time zone", "my time zone is Mountain"])
async def test_a_group_sees_nothing_of_a_zone(talk, said):
    await talk.say("/zone Asia/Manila")
    told = await talk.say(said, group=GROUP)
    assert told.in_sight == ["👌"]


async def test_each_person_has_a_zone_of_their_own(talk, zone):
    await talk.say(f"/zone {PHOENIX}", person="7")
    await talk.say("/zone Asia/Manila", person="8")
    await talk.say("/zone forget", person="7")
    assert zone() == [None, "Asia/Manila"]


async def test_profile_shows_the_zone_and_leads_to_it(say):
    menu = await say("/profile")
    assert "- Time zone: not set" in menu.text
    assert menu.says("Set time zone") == "/zone"
    await say("/zone Asia/Manila")
    assert "- Time zone: Manila time" in (await say("/profile")).text
