"""Which answers somebody got is kept for those only who asked to be told when one changes, and shown to them."""

from dataclasses import replace
from datetime import date

import pytest

from bot import answering
from bot.chat import Kind
from bot.library import Change
from bot.settings import RETENTION
from tests.answering.shaped import answer, heard, labels
from tests.talk import GROUP

MEANS = {
    "worth it": answer(**heard(why_certify=0.9)),
    "who teaches": answer(**heard(teachers=0.97)),
}
OFFER = "Tell me if this changes"
MENU = "Tell me when an answer changes"


@pytest.fixture(autouse=True)
def meanings(talk):
    talk.understands.means.update(MEANS)


@pytest.fixture
def kept(talk):
    """Give what is kept of answers: entry, version."""
    sql = "SELECT entry, version FROM received ORDER BY entry"
    return lambda: [tuple(row) for row in talk.db.read().rows(sql)]


# --- without it ----------------------------------------------------------------------------------------------------


async def test_without_it_no_table_says_later_which_answer_somebody_got(hands, talk):
    for said in ("worth it", "/more why-certify", "/updates", "who teaches", "/why", "more"):
        await hands.say(said)
    talk.clock.advance(RETENTION["sent"].seconds + 1)
    await talk.house.prune()
    rows = [str(tuple(row)) for table in talk.tables() for row in talk.db.read().rows(f"SELECT * FROM {table}")]
    assert [row for row in rows if "why-certify" in row or "teachers" in row] == []
    assert talk.count("wants_changes") == talk.count("received") == 0


async def test_a_first_answer_asks_nothing_about_changes(hands):
    assert OFFER not in labels(await hands.say("worth it"))


@pytest.mark.parametrize("ways", [["More"], ["This helped"], ["More", "This helped"]])
async def test_who_read_on_or_found_it_helpful_is_offered_it(hands, ways):
    back = await hands.say("worth it")
    for label in ways:
        back = await hands.press(back, label)
    assert labels(back).count(OFFER) == 1


async def test_in_a_group_nobody_is_offered_it_and_nothing_is_kept_there(group_hands, hands, kept):
    await hands.say("who teaches")
    await hands.say(OFFER)
    assert OFFER not in labels(await group_hands.say("/ask worth it"))
    assert kept() == [("teachers", 1)]


@pytest.mark.parametrize("said", ["/updates", "/updates_on", "/tell why-certify", OFFER])
async def test_in_a_group_nobody_can_agree_to_it(talk, said):
    await talk.say(f"{said}@RxBot" if said.startswith("/") and " " not in said else said, group=GROUP)
    assert talk.count("wants_changes") == 0


# --- agreeing ------------------------------------------------------------------------------------------------------


async def test_a_press_keeps_the_answer_at_hand_and_takes_only_its_own_button_away(hands, kept):
    whole = await hands.press(await hands.say("worth it"), "More")
    back = await hands.press(whole, OFFER)
    assert [row.do for row in back.rows] == ["rebutton"]
    assert labels(back) == [label for label in labels(whole) if label != OFFER]
    assert "I keep which answers you get in this chat, each for 12 months. /updates turns it off." in back.notice
    assert len(back.notice) <= 200
    assert kept() == [("why-certify", 1)]


async def test_after_a_thumb_the_press_does_not_bring_the_thumbs_back(hands, kept):
    back = await hands.press(await hands.press(await hands.say("who teaches"), "This helped"), OFFER)
    assert not {"This helped", "It did not", OFFER} & set(labels(back))
    assert kept() == [("teachers", 1)]


async def test_the_way_back_to_a_theme_outlives_the_press(hands):
    theme = await hands.press(await hands.say("/topics"), "Places")
    whole = await hands.press(await hands.press(theme, "Where bakers"), "More")
    back = await hands.press(whole, OFFER)
    assert (await hands.press(back, "Back")).text.startswith("**Places to work**")


@pytest.mark.parametrize("said", ["Tell me if this changes.", "let me know if this changes", "tell me if it changes!"])
async def test_in_words_it_is_about_the_last_answer_and_says_all_that_is_kept(hands, kept, said):
    await hands.say("worth it")
    back = await hands.say(said)
    assert "I will tell you if “Is the certificate worth it?”" in back.text
    assert "topic, version and day, for 12 months; not your words" in back.text
    assert kept() == [("why-certify", 1)]


async def test_from_then_on_every_answer_in_private_is_kept_with_its_version(hands, kept):
    await hands.press(await hands.say("/updates"), MENU)
    await hands.say("worth it")
    await hands.say("/entry ship-paper")
    await hands.say("/start entry_teachers")
    assert kept() == [("ship-paper", 3), ("teachers", 1), ("why-certify", 1)]


async def test_who_agreed_is_offered_it_no_more(hands):
    await hands.say("worth it")
    await hands.say(OFFER)
    back = await hands.press(await hands.say("worth it"), "More")
    assert OFFER not in labels(back)
    assert OFFER not in labels(await hands.press(back, "This helped"))


async def test_a_search_and_a_choice_keep_nothing(hands, talk, kept):
    await hands.say("/updates_on")
    await hands.say("why or where")
    found = await talk.take(talk.incoming("worth it", kind=Kind.SEARCH, chat=""))
    assert found.shown
    assert kept() == []


# --- /updates ------------------------------------------------------------------------------------------------------


async def test_the_menu_is_switched_on_and_off_in_place_and_lists_what_was_received(hands, kept):
    await hands.say("worth it")
    menu = await hands.say("/updates")
    on = await hands.press(menu, MENU)
    assert [row.do for row in on.rows] == ["edit"]
    assert "You got:\n- Is the certificate worth it?, version 1, Fri, Jan 15" in on.text
    off = await hands.press(on, "No more of these")
    assert [row.do for row in off.rows] == ["edit"]
    assert "the list of answers you got is deleted" in off.text
    assert kept() == []
    assert labels(off) == [MENU]


async def test_without_a_zone_the_menu_says_that_it_stays_silent_and_offers_to_set_one(hands):
    assert "Until then I stay silent" in (await hands.say("/updates_on")).text
    await hands.say("/zone America/Phoenix")
    assert "Until then" not in (await hands.say("/updates")).text


@pytest.mark.parametrize("said", ["no more of these", "No more updates.", "don't tell me about changes"])
async def test_in_words_it_is_switched_off_and_everything_kept_for_it_is_gone(hands, talk, said):
    await hands.say("worth it")
    await hands.say(OFFER)
    assert "is deleted" in (await hands.say(said)).text
    assert talk.count("received") == talk.count("wants_changes") == 0
    await hands.say("who teaches")
    assert talk.count("received") == 0


async def test_mydata_tells_since_when_and_which_versions(hands):
    await hands.say("worth it")
    await hands.say(OFFER)
    told = (await hands.say("/mydata")).text
    assert "**Answers I tell you about when they change**\n- You asked for it on January 15, 2027" in told
    assert "- Is the certificate worth it?, version 1, January 15, 2027" in told


async def test_what_was_received_is_let_go_after_12_months_and_being_told_stays_on(hands, talk):
    await hands.say("worth it")
    await hands.say(OFFER)
    talk.clock.advance(RETENTION["received"].seconds - 1)
    await talk.house.prune()
    assert talk.count("received") == 1
    talk.clock.advance(2)
    await talk.house.prune()
    assert (talk.count("received"), talk.count("wants_changes")) == (0, 1)


async def test_reading_it_again_begins_the_12_months_anew(hands, talk):
    await hands.say("worth it")
    await hands.say(OFFER)
    talk.clock.advance(RETENTION["received"].seconds - 1)
    await hands.say("worth it")
    talk.clock.advance(2)
    await talk.house.prune()
    assert talk.count("received") == 1


async def test_forgetting_somebody_takes_both_along(hands, talk):
    await hands.say("worth it")
    await hands.say(OFFER)
    await hands.press(await hands.say("/forgetme"), "Yes")
    assert talk.count("received") == talk.count("wants_changes") == 0


FORGED = ["/tell nothing", "/tell", "/changed", "/changed why-certify x y", "/changed nothing 2", "/updates_off a b c",
          "/updates_off '; DROP", f"/tell {'a' * 3000}"]  # fmt: skip


@pytest.mark.parametrize("said", FORGED, ids=lambda said: said[:30])
async def test_what_is_forged_is_answered_in_words(hands, kept, said):
    assert (await hands.say(said)).text
    assert kept() == []


# --- who is to be planned anew -------------------------------------------------------------------------------------


@pytest.fixture
def changed(whole_library):
    """Give the library with two answers changed, one of them twice."""

    def twice(entry, *versions):
        changes = [Change(each, date(2027, 1, 1), "a", "b", "c", "https://example.org") for each in versions]
        return replace(entry, version=versions[-1], changes=tuple(changes))

    entries = dict(whole_library.entries)
    entries["why-certify"] = twice(entries["why-certify"], 2, 4)
    entries["teachers"] = twice(entries["teachers"], 2)
    return replace(whole_library, entries=entries)


async def test_those_with_an_older_version_are_found_a_few_at_a_time_each_once(talk, changed):
    def fill(db):
        for person in range(1, 41):
            db.run(
                "INSERT INTO people(id, gateway, chat_id, first_seen_at, seen_at) VALUES(:id, 'telegram', :chat, 1, 1)",
                id=person,
                chat=str(person),
            )
            for entry in ("why-certify", "teachers", "work-settings"):
                db.run(
                    "INSERT INTO received(person_id, entry, version, told, received_at) "
                    "VALUES(:id, :entry, 1, :told, 1)",
                    id=person,
                    entry=entry,
                    told=1 + person % 4,
                )

    await talk.db.write(fill, "fill")
    found, after = [], 0
    while some := answering.outdated(changed, talk.db.read(), after, 7):
        assert len(some) <= 7
        found += some
        after = some[-1]
    assert found == [person for person in range(1, 41) if person % 4 < 3]


async def test_they_are_found_by_an_index_alone(talk):
    plan = talk.db.read().rows(
        "EXPLAIN QUERY PLAN SELECT person_id FROM received WHERE entry = 'a' AND told = 1 AND person_id > 3 "
        "ORDER BY person_id LIMIT 5"
    )
    assert [row["detail"] for row in plan] == [
        "SEARCH received USING COVERING INDEX received_told (entry=? AND told=? AND person_id>?)"
    ]
