"""Why the last answer was what it was, in words; kept for an hour, in ids and numbers alone."""

from dataclasses import replace

import pytest

from bot.answering import because
from bot.chat import Understood
from tests.answering.shaped import Hands, answer, choice, heard

NEAR = "is the exam worth the money"
WORTH = answer(**heard(why_certify=0.81, ship_paper=0.12, teachers=0.004), nearest=NEAR)
GONE = "The topics of your last question are no longer here"
NOT_KEPT = "I have not kept your words, only which topics came close and how close; that goes within the hour."


async def why(hands, text, means):
    await hands.say(text, means)
    return (await hands.say("/why")).text


async def test_an_answer_is_told_with_the_nearest_question_how_sure_what_came_second_and_which_version(hands):
    assert await why(hands, "does it pay off", WORTH) == "\n\n".join(
        (
            "I answered with “Is the certificate worth it?”. Of the questions I know, this one reads most like yours: "
            f"“{NEAR}”.",
            "How sure I was: fairly sure, about 81 in 100. Second came “Is the ship's paper worth it?”, about 12 in "
            "100.",
            "The answer is version 1, last reviewed on November 21, 2026.",
            NOT_KEPT,
        )
    )


@pytest.mark.parametrize(
    ("share", "sure"),
    [
        (0.999, "very sure, about 99 in 100"),
        (0.9, "very sure, about 90 in 100"),
        (0.89, "fairly sure, about 89 in 100"),
        (0.64, "not sure, about 64 in 100"),
        (0.39, "far from sure, about 39 in 100"),
        (0.001, "far from sure, about 1 in 100"),
    ],
)
async def test_a_share_is_told_in_words_and_never_as_certain(hands, share, sure):
    assert f"How sure I was: {sure}." in await why(hands, "hm", answer(**heard(teachers=share)))


async def test_a_hopeless_second_is_told_as_such(hands):
    close = answer(**heard(why_certify=0.99, teachers=0.004))
    assert "Second came “Who could teach you”, less than 1 in 100." in await why(hands, "hm", close)


async def test_a_turn_that_leaned_on_the_one_before_says_so(hands):
    told = await why(hands, "and then", replace(WORTH, leaned=True, nearest=None))
    assert "together with the turn before" in told
    assert " in 100" not in told


async def test_a_choice_is_told_with_what_came_closest_and_no_version(hands):
    told = await why(hands, "which", choice(**heard(teachers=0.5, why_certify=0.4), nearest="who shows me how"))
    assert told.startswith("I asked back; the closest was “Who could teach you”.")
    assert "“who shows me how”" in told
    assert "not sure enough, about 50 in 100" in told
    assert "version" not in told


async def test_a_no_names_the_closest_topic_but_no_shares(hands):
    unknown = Understood("unknown", "decline", heard(teachers=0.5, why_certify=0.3)["entries"], boundary="unknown")
    told = await why(hands, "blah", unknown)
    assert told.startswith("I gave no answer, because no topic came close enough. The closest was “Who could")
    assert " in 100" not in told


async def test_a_no_to_what_resembles_nothing_says_that(hands):
    told = await why(hands, "\u200b", Understood("unknown", "decline", boundary="unknown"))
    assert told.startswith("I gave no answer, because nothing in your words came close")


async def test_the_end_after_two_unclear_turns_is_told_as_a_no(hands):
    for text in ("which", "which"):
        await hands.say(text, choice(**heard(teachers=0.5, why_certify=0.4)))
    assert (await why(hands, "which", None)).startswith("I gave no answer")


async def test_an_entry_that_was_opened_left_nothing_to_guess(hands):
    await hands.press(await hands.say("/theme places 1"), "Who could")
    told = (await hands.say("/why")).text
    assert told.startswith("You opened “Who could teach you” yourself, so I had nothing to guess.")
    assert "version 1" in told


@pytest.mark.parametrize("label", ["More", "This helped", "It did not"])
async def test_reading_on_and_judging_leave_the_reason_as_it_was(hands, label):
    asked = await hands.say("does it pay off", WORTH)
    await hands.press(asked, label)
    assert "81 in 100" in (await hands.say("/why")).text


async def test_what_is_opened_from_an_answer_is_the_last_answer_from_then_on(hands):
    asked = await hands.say("does it pay off", WORTH)
    await hands.press(asked, "Or: Is the ship's")
    assert "You opened “Is the ship's paper worth it?” yourself" in (await hands.say("/why")).text


@pytest.mark.parametrize("said", ["why this answer?", "Are you sure?", "how sure are you"])
async def test_it_can_be_asked_in_plain_words(hands, said):
    await hands.say("does it pay off", WORTH)
    assert "81 in 100" in (await hands.say(said)).text


async def test_with_nothing_before_it_there_is_nothing_to_tell(hands):
    assert "Nothing is open right now" in (await hands.say("/why")).text


@pytest.mark.parametrize(("seconds", "known"), [(3599, True), (3600, False)])
async def test_after_an_hour_it_is_gone(hands, clock, seconds, known):
    await hands.say("does it pay off", WORTH)
    clock.advance(seconds)
    assert ("81 in 100" in (await hands.say("/why")).text) is known


@pytest.mark.parametrize("left", [[], ["teachers", "ship-paper"]])
async def test_a_topic_that_was_taken_away_meanwhile_is_told_as_gone(hands, talk, whole_library, left):
    await hands.say("does it pay off", WORTH)
    known = because.read(talk.db.read().rows("SELECT because FROM turns")[0]["because"])
    after = replace(whole_library, entries={id_: whole_library.entries[id_] for id_ in left})
    assert because.told(after, known).text.startswith(GONE)


async def test_a_second_that_was_taken_away_meanwhile_is_left_out(hands, talk, whole_library):
    await hands.say("does it pay off", WORTH)
    known = because.read(talk.db.read().rows("SELECT because FROM turns")[0]["because"])
    after = replace(whole_library, entries={"why-certify": whole_library.entries["why-certify"]})
    assert "Second" not in because.told(after, known).text


async def test_a_draft_is_never_named_in_it(hands):
    near = answer(**heard(old_ovens=0.5, teachers=0.4))
    assert "Old ovens" not in await why(hands, "ovens", near)


async def test_in_a_group_everybody_has_their_own_reason(talk):
    kim, lee = Hands(talk, group="-100200", person="8"), Hands(talk, group="-100200", person="9")
    talk.understands.means["does it pay off"] = WORTH
    await kim.say("/ask does it pay off")
    assert "I answered with" in (await kim.say("/why")).text
    assert "Nothing is open" in (await lee.say("/why")).text


TALK = "Your last message was no question to me"
NO_QUESTIONS = [
    (Understood("crisis", "decline"), "Your message worried me, so I named people to call"),
    (Understood("clinical", "decline"), "Your last message was not one for a career bot"),
    (Understood("smalltalk", "decline", boundary="hello"), TALK),
    (Understood("smalltalk", "decline"), TALK),
    (Understood("unknown", "decline", boundary="unknown", language="es"), TALK),
    (Understood("unknown", "decline", boundary="unknown", worried=True), TALK),
]


@pytest.mark.parametrize(("means", "begins"), NO_QUESTIONS)
async def test_what_was_no_question_is_told_as_that_whatever_was_answered_before(hands, means, begins):
    await hands.say("does it pay off", WORTH)
    assert (await why(hands, "x", means)).startswith(begins)


async def test_thanks_leave_the_reason_as_it_was(hands):
    await hands.say("does it pay off", WORTH)
    assert "81 in 100" in await why(hands, "cheers", Understood("smalltalk", "decline", boundary="thanks"))


FAR = heard(teachers=0.3, why_certify=0.2)["entries"]


@pytest.mark.parametrize(
    ("before", "named", "shown"),
    [("which", "ship", "Is the ship's paper"), ("/entry work-settings", "OV", "Where bakers")],
)
async def test_what_a_few_words_pointed_at_is_told_as_such_and_not_what_they_come_close_to(hands, before, named, shown):
    await hands.say(before, choice(**heard(why_certify=0.5, ship_paper=0.4)))
    told = await why(hands, "that one", Understood("unknown", "decline", FAR, boundary="unknown", named=(named,)))
    assert told.startswith(f"You named what you meant after the turn before, so I answered with “{shown}")
    assert "teach" not in told


async def test_an_answer_for_what_somebody_set_is_told_as_that(hands):
    await hands.say("/set paper ship")
    told = await why(hands, "is it worth it", answer(**heard(why_certify=0.6, ship_paper=0.3), nearest=NEAR))
    assert told.startswith("I answered with “Is the ship's paper worth it?”, the one for what you set in /profile")
    assert "By your words alone, “Is the certificate worth it?” came first." in told
    assert "version 3, last reviewed on November 20, 2026" in told
    assert NEAR not in told


async def test_an_own_answer_far_down_the_list_is_still_told_rightly(hands):
    await hands.say("/set paper ship")
    far = heard(why_certify=0.9, teachers=0.04, work_settings=0.03, ship_paper=0.01)
    assert "I answered with “Is the ship's paper worth it?”" in await why(hands, "is it worth it", answer(**far))


async def test_what_is_kept_holds_no_phrasing_only_its_mark(hands, talk):
    await hands.say("does it pay off", WORTH)
    kept = talk.db.read().rows("SELECT because FROM turns")[0]["because"]
    assert NEAR not in kept
    assert because.mark(NEAR) in kept
    assert because.read(kept).entries[0] == ("why-certify", 0.81)


@pytest.mark.parametrize("kind", [None, "hello"])
async def test_a_word_after_a_cry_for_help_is_no_small_talk(hands, kind):
    await hands.say("x", Understood("crisis", "decline"))
    back = await hands.say("ok", Understood("smalltalk", "decline", boundary=kind))
    assert back.text.startswith("That sounds hard, and I'm sorry.")
    assert "988" in back.text
