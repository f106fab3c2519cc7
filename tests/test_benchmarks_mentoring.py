"""Whether those who judge a day in a group see what is wrong with it."""

from dataclasses import replace

import pytest

from benchmarks.mentoring import outcomes, owners, secrets
from benchmarks.mentoring.acting import Act
from benchmarks.mentoring.outcomes import Away, Record
from benchmarks.mentoring.platform import Shown
from tests.fake_telegram import Request

GROUP, LEA, KIM = "-100", 7, 8
NOON = 1_800_378_000  # 12:00 in New York
CALL = Act("call", LEA, GROUP, 40, "/ask why certify", NOON, 0)
TALK = Act("talk", KIM, GROUP, 41, "who has Friday", NOON, 0)


def sent(chat=GROUP, text="an answer", reply_to=None, **more):
    reply = {"reply_parameters": {"message_id": reply_to}} if reply_to else {}
    return Request("sendMessage", {"chat_id": int(chat), "text": text, **reply, **more})


def reacted(message):
    return Request("setMessageReaction", {"chat_id": int(GROUP), "message_id": message, "reaction": []})


def links(count):
    rows = [[{"text": f"{number}", "url": f"https://t.me/RxLadderBot?start=entry_{number}"}] for number in range(count)]
    return sent(text=f"{count} answers", reply_markup={"inline_keyboard": rows})


def record(*requests, acts=(CALL, TALK), **more):
    return Record(acts, requests, frozenset((GROUP, "-200")), more.pop("refused", {}), **more)


# --- outcomes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [sent(reply_to=40), reacted(40), sent(chat=str(LEA)), sent("-200", reply_to=40)])
def test_a_reply_a_reaction_and_a_private_message_are_outcomes_of_a_call(outcome):
    assert outcomes.unanswered(record(outcome)) == []


@pytest.mark.parametrize(
    "other", [sent(reply_to=41), reacted(41), sent(), sent(chat=str(KIM)), sent("-300", reply_to=40)]
)
def test_what_is_for_somebody_else_is_no_outcome(other):
    assert outcomes.unanswered(record(other)) == [CALL]


def test_an_answer_that_the_platform_refused_is_no_outcome():
    assert outcomes.unanswered(record(sent(reply_to=40), refused={0: 429})) == [CALL]


def test_what_was_sent_before_the_call_is_no_outcome():
    assert outcomes.unanswered(record(sent(reply_to=40), acts=(replace(CALL, began=1),))) != []


def test_a_private_message_after_the_next_thing_they_said_belongs_to_that():
    again = replace(CALL, message=43, began=1)
    assert outcomes.unanswered(record(reacted(99), sent(chat=str(LEA)), acts=(CALL, again))) == [CALL]


def test_a_press_wants_its_own_notice_or_a_change_of_what_was_pressed():
    pressed = Act("press", LEA, GROUP, 50, "/entry x", NOON, 0, 50, "q1")
    for own in (
        Request("answerCallbackQuery", {"callback_query_id": "q1"}),
        Request("editMessageText", {"chat_id": -100, "message_id": 50, "text": "more"}),
    ):
        assert outcomes.unanswered(record(own, acts=(pressed,))) == []
    for other in (
        Request("answerCallbackQuery", {"callback_query_id": "q2"}),
        Request("editMessageText", {"chat_id": -100, "message_id": 51, "text": "more"}),
    ):
        assert outcomes.unanswered(record(other, acts=(pressed,))) == [pressed]


def test_a_line_of_links_stands_for_as_many_calls_as_it_has_links():
    calls = tuple(replace(CALL, person=number, message=number) for number in range(60, 63))
    assert outcomes.unanswered(record(links(3), acts=calls)) == []
    assert len(outcomes.unanswered(record(links(2), acts=calls))) == 1


def test_a_line_with_more_links_than_calls_that_wait_is_unprompted():
    calls = tuple(replace(CALL, person=number, message=number) for number in range(60, 63))
    assert outcomes.unprompted(record(links(3), acts=calls)) == []
    assert len(outcomes.unprompted(record(links(4), acts=calls))) == 1
    assert outcomes.unprompted(record(links(4), acts=calls, kills=[0])) == []
    assert len(outcomes.unprompted(record(links(5), acts=calls, kills=[0]))) == 1
    assert len(outcomes.unprompted(record(links(3), acts=[replace(call, began=1) for call in calls]))) == 1


@pytest.mark.parametrize(
    "deed",
    [sent(), sent(reply_to=41), reacted(41), links(2), Request("sendChatAction", {"chat_id": -100, "message_id": 0})],
)
def test_what_nobody_called_for_is_unprompted(deed):
    assert outcomes.unprompted(record(deed)) == [deed]


def test_an_answer_and_an_entry_brought_to_somebody_new_are_prompted():
    brought = Act("call", LEA, GROUP, 44, "/say pay", NOON, 0, 41)
    assert outcomes.unprompted(record(sent(reply_to=40), reacted(40), sent(reply_to=41), acts=(CALL, brought))) == []


def test_only_a_pressed_message_and_the_answer_to_an_edited_question_may_change():
    edit = Request("editMessageText", {"chat_id": -100, "message_id": 50, "text": "more"})
    shown = [Shown(GROUP, 50, "an answer", [], 40, None)]
    assert outcomes.unprompted(record(edit, acts=(TALK,), shown=shown)) == [edit]
    assert outcomes.unprompted(record(edit, acts=(replace(CALL, kind="edit"),), shown=shown)) == []
    assert outcomes.unprompted(record(edit, acts=(Act("press", LEA, GROUP, 50, "/x", NOON, 0),), shown=shown)) == []


def test_an_answer_belongs_into_the_topic_of_its_call():
    there = replace(CALL, topic=3)
    assert outcomes.elsewhere(record(sent(reply_to=40, message_thread_id=3), acts=(there,))) == []
    for wrong in (sent(reply_to=40), sent(reply_to=40, message_thread_id=4), sent(message_thread_id=1)):
        assert outcomes.elsewhere(record(wrong, acts=(there,))) == [wrong]


def test_a_calm_group_gets_reactions_only():
    calm = replace(CALL, text="/quiet", began=1)
    assert outcomes.while_calm(record(sent(reply_to=40), reacted(40), acts=(CALL, calm))) == []
    assert len(outcomes.while_calm(record(reacted(40), sent(reply_to=40), acts=(CALL, calm)))) == 1


# --- secrets -------------------------------------------------------------------------------------------------------


def test_a_private_word_is_seen_in_the_group_whether_it_is_in_the_words_or_behind_a_button():
    button = {"inline_keyboard": [[{"text": "Go on", "callback_data": "/goal zanvod"}]]}
    for leak in (sent(text="your Zanvod binder"), sent(reply_markup=button)):
        assert secrets.leaks(record(leak), ["zanvod"]) == ["zanvod"]
    assert secrets.leaks(record(sent(str(LEA), text="zanvod"), sent(text="zanvodrix")), ["zanvod"]) == []


def test_a_nameless_asker_named_to_a_mentor_is_seen():
    assert secrets.named_to(record(sent(str(KIM), text="Lea asks")), [KIM], ["Lea"]) == ["Lea"]
    assert secrets.named_to(record(sent(str(KIM), text="A member asks")), [KIM], ["Lea"]) == []


def test_nothing_may_go_to_who_never_opened_the_private_chat():
    assert len(secrets.turned_away(record(sent(str(LEA))), {}, [KIM])) == 1


def test_who_was_forgotten_gets_nothing_until_they_write_again():
    away = {LEA: Away(0, "forgotten")}
    assert len(secrets.turned_away(record(sent(str(LEA))), away, [LEA])) == 1
    back = Act("private", LEA, str(LEA), 3, "/start", NOON, 1)
    assert secrets.turned_away(record(reacted(40), sent(str(LEA)), acts=(back,)), away, [LEA]) == []


def test_a_silent_block_is_learnt_from_one_refusal():
    away = {LEA: Away(0, "silently")}
    assert secrets.turned_away(record(sent(str(LEA)), refused={0: 403}), away, [LEA]) == []
    assert len(secrets.turned_away(record(sent(str(LEA)), sent(str(LEA)), refused={0: 403, 1: 403}), away, [LEA])) == 1


def test_a_message_that_somebody_has_may_change_after_they_left_but_no_new_one_comes():
    edit = Request("editMessageText", {"chat_id": LEA, "message_id": 5, "text": "gone"})
    assert len(secrets.turned_away(record(edit, sent(str(LEA))), {LEA: Away(0, "left")}, [LEA])) == 1


def test_an_unknown_parameter_is_not_as_documented():
    assert secrets.not_as_documented(record(sent())) == []
    assert secrets.not_as_documented(record(sent(disable_web_page_preview=True)))


# --- owners --------------------------------------------------------------------------------------------------------


def mentor(person, themes="[]", a_day=3, **more):
    one = {"person_id": person, "chat_id": str(person), "themes": themes, "a_day": a_day}
    return {**one, "away_until": None, "blocked_at": None, **more}


def given(number, ref, person, at=NOON, ended_at=None):
    return {"number": number, "ref": ref, "person_id": person, "given_at": at, "ended_at": ended_at, "how": None}


def ticket(ref, state="given", theme=None, asker=LEA):
    return {"ref": ref, "theme": theme, "state": state, "asker_id": asker, "name": None}


def seen(*rows, mentors=None, tickets=None):
    return owners.seen(NOON, mentors or (mentor(1), mentor(2)), tickets or (ticket("a"), ticket("b")), list(rows))


def test_two_owners_at_once_are_seen():
    assert owners.not_one_owner([seen(given(1, "a", 1), given(2, "a", 2), tickets=[ticket("a")])])
    one_after_the_other = seen(given(1, "a", 1, ended_at=NOON + 5), given(2, "a", 2, NOON + 5), tickets=[ticket("a")])
    assert owners.not_one_owner([one_after_the_other]) == []


def test_a_question_may_wait_only_where_nobody_fits():
    waits = [ticket("a", "open", theme="pay")]
    assert owners.not_one_owner([seen(tickets=waits)])
    others = (mentor(1, '["start"]'), mentor(2, away_until=NOON + 60), mentor(3, blocked_at=NOON), mentor(4, a_day=0))
    assert owners.not_one_owner([seen(tickets=waits, mentors=others)]) == []


def test_a_given_question_without_an_owner_is_seen():
    assert owners.not_one_owner([seen(tickets=[ticket("a")])])


def test_a_question_given_while_a_fitting_mentor_had_fewer_is_seen():
    before = seen(given(1, "a", 1))
    assert owners.unfair([before, seen(given(1, "a", 1), given(2, "b", 1))])
    assert owners.unfair([before, seen(given(1, "a", 1), given(2, "b", 2))]) == []


@pytest.mark.parametrize(
    "unfit", [mentor(2, '["start"]'), mentor(2, a_day=0), mentor(2, away_until=NOON + 60), mentor(2, blocked_at=NOON)]
)
def test_who_does_not_fit_need_not_be_given_a_question(unfit):
    tickets = (ticket("a"), ticket("b", theme="pay"))
    before = seen(given(1, "a", 1), mentors=(mentor(1), unfit), tickets=tickets)
    after = seen(given(1, "a", 1), given(2, "b", 1), mentors=(mentor(1), unfit), tickets=tickets)
    assert owners.unfair([before, after]) == []


def test_who_had_the_question_already_need_not_get_it_again():
    passed = given(1, "b", 2, NOON - 60, ended_at=NOON)
    assert owners.unfair([seen(given(0, "a", 1), passed), seen(given(0, "a", 1), passed, given(2, "b", 1))]) == []


def test_an_answered_question_whose_asker_is_still_known_is_seen():
    assert owners.still_linked([seen(tickets=[ticket("a", "answered")])]) == ["a"]
    assert owners.still_linked([seen(tickets=[ticket("a", "answered", asker=None), ticket("b")])]) == []


def test_a_mentor_whom_nobody_invited_is_seen():
    assert owners.uninvited([seen(), seen(mentors=(mentor(1), mentor(9)))], [1, 2]) == ["9"]
