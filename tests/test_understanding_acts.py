"""Goals, deeds and requests to be reminded, as the learnt knowledge and the form of a text together hear them."""

import time
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from test_understanding_shared import knowledge, learned, questions, silent, small_library

from bot.chat import CheckinHeard, Context
from bot.library import Credits
from bot.understanding import load
from bot.understanding.acts import Acts, forms
from bot.understanding.acts.goals import goal_in

TODAY = date(2027, 5, 12)  # a Wednesday


def heard(text, today=TODAY):
    return learned().understand(text, Context(today))


def title(text):
    goal = goal_in(text, TODAY)
    return goal and goal.title


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("i gotta clear the Boards in 5 weeks", "clear the Boards"),
        ("goal: speak up more in huddles, no rush", "speak up more in huddles"),
        ("New goal - subscribe to two newsletters", "subscribe to two newsletters"),
        ("remind me, i mean to mail the packet by may 10", "mail the packet"),
        ("set goal: cover letter polished by the 3rd thx", "cover letter polished"),
        ("my goal is to be out of nights by next summer", "be out of nights"),
        ("goal: the certificate, target 11/15/27", "the certificate"),
        ("in 6 months have the 800 binder read", "have the 800 binder read"),
        ("make $26.50 an hour by year end", "make $26.50 an hour"),
        ("ok so i really want to LEAD a shift by july!", "LEAD a shift"),
        ("can you set a goal to email Ana by friday", "email Ana"),
        ("By June I would like to have my file complete", "have my file complete"),
        ("pass it by march, that's my goal", "pass it"),
        ("plan: two applications a week until august", "two applications a week"),
        ("2028 = the year i get certified", "get certified"),
        ("Goal is to be off probation by june 1st", "be off probation"),
        ("leave the counter in two years, there i said it", "leave the counter, there i said it"),
    ],
)
def test_title_keeps_the_words_of_the_person_without_date_and_what_leads_to_them(text, left):
    assert title(text) == left


@pytest.mark.parametrize("text", ["goal:", "my goal is by friday", "i want to", "by friday", "goal: !!"])
def test_words_that_lead_to_nothing_are_no_goal(text):
    assert title(text) is None


def test_markup_and_templates_in_a_title_stay_as_typed():
    assert title("goal: <b>{{name}}</b> %s *x* by friday") == "<b>{{name}}</b> %s *x*"


def test_goal_of_four_thousand_characters_keeps_all_of_them():
    assert len(title(f"goal: {'study hard ' * 360}and pass by june")) > 3900


@pytest.mark.parametrize(
    ("text", "odd"), [("goal: pass by 2/30/2028", "impossible"), ("goal: pass by 3/1/2020", "past")]
)
def test_day_that_cannot_be_leaves_the_goal_undated_and_says_why(text, odd):
    goal = goal_in(text, TODAY)
    assert (goal.due, goal.odd, goal.title) == (None, odd, "pass")


@pytest.mark.parametrize(
    "text",
    [
        "can someone realistically make lead in 18 months",
        "is june too late to apply",
        "i want to get in by summer, any chance without experience",
        "want it by may, but how do i begin",
        "so what should i do first",
        "my review is next week how do i bring it up",
        "best way to learn the list before testing day",
    ],
)
def test_text_with_the_form_of_a_question_is_one(text):
    assert forms.is_question(text)


@pytest.mark.parametrize(
    "text",
    ["do my prints by friday", "have the binder read", "ask how they do it by may", "learn what to order by may"],
)
def test_order_to_oneself_is_no_question(text):
    assert not forms.is_question(text)


def test_time_that_somebody_asks_for_is_no_question():
    assert not forms.is_question("give me 6 weeks and ill have it")
    assert forms.is_question("give me a tip")


@pytest.mark.parametrize("text", ["my daughter graduates in may, i am so proud", "boss says i should be lead by june"])
def test_news_of_another_stays_theirs_whatever_somebody_feels_about_it(text):
    assert forms.is_led_by_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "can someone realistically make supervisor in 18 months",
        "my sister Ana is getting her license by August",
        "my goal is to survive until lunch haha",
        "my goal is to pass by june, is that realistic?",
        "if i wanted to be a lead by next year what would it take",
        "renewals are due by july 31 in our state",
        "my daughter will graduate on may 21 i am so proud",
        "i will win the lottery by friday and never come back",
        "i'd sell my soul to be off by friday",
        "i need 3 days off in june",
        "i work every saturday in december",
        "good luck to everyone testing this week",
    ],
)
def test_question_joke_fact_and_goal_of_another_create_nothing(text):
    understood = heard(text)
    assert (understood.goal, understood.progress) == (None, None)


def test_goals_of_the_fit_half_are_heard_with_day_and_title():
    wrong = []
    for line in questions("goals-fit.jsonl"):
        understood = heard(line["text"], date.fromisoformat(line["today"]))
        goal, deed = understood.goal, understood.progress
        due = goal.due.isoformat() if goal and goal.due else None
        kept = (goal.title if goal else deed.note if deed else "").lower()
        is_kind = not (goal or deed) if line["kind"] == "not-goal" else understood.kind == line["kind"]
        is_due = line["kind"] != "goal" or due in line.get("due_any", [line["due"]])
        if not (is_kind and is_due and all(words.lower() in kept for words in line["title_contains"])):
            wrong.append(line["text"])
    assert wrong == []


def test_wish_that_advice_answers_stays_a_question_and_is_not_firm():
    understood = heard("I'd love to work in a hospital pharmacy some day")
    assert understood.kind == "question"
    assert understood.goal is None or not understood.goal.is_firm


@pytest.mark.parametrize(
    "text",
    [
        "have all the logs re-filed by tuesday",
        "wednesday: call the hospital HR back",
        "last friday of august: finish externship",
        "tomorrow im asking the rx mgr for the training budget",
        "tonight before midnight i submit my renewal",
    ],
)
def test_what_is_still_to_come_on_a_day_is_a_goal_though_it_sounds_like_a_report(text):
    assert heard(text).kind == "goal"


def test_goal_with_a_date_keeps_the_advice_beside_it():
    with_date = heard("I want to pass the PTCE by end of March")
    alone = learned().understand("I want to pass the PTCE by end of March")
    assert with_date.kind == "goal"
    assert with_date.goal.due == date(2028, 3, 31)
    assert (with_date.decision, with_date.entries) == (alone.decision, alone.entries)


def test_without_a_day_of_today_nothing_but_advice_is_understood():
    understood = learned().understand("goal: pass the PTCE by june")
    assert understood.kind != "goal"
    assert understood.goal is None


@pytest.mark.parametrize("line", ["my goal is to kill myself by friday", "goal: take 40 mg of oxycodone by friday"])
def test_danger_and_clinical_texts_come_before_any_goal(line):
    understood = heard(line)
    assert understood.kind in ("crisis", "clinical")
    assert understood.goal is None


@pytest.mark.parametrize(
    ("text", "wants", "about"),
    [
        ("remind me to log my hours on friday", "remind", "log my hours on friday"),
        ("ping me each monday morning about my progress", "rhythm", "my progress"),
        ("check in with me weekly", "rhythm", None),
        ("ask me every monday", "rhythm", None),
        ("where do i stand with everything i set out to do", "view", "everything i set out to do"),
        ("my goals", "view", None),
        ("how am i doing with my application", "view", "my application"),
    ],
)
def test_request_says_whether_to_show_to_remind_or_to_ask_regularly(text, wants, about):
    understood = heard(text)
    assert understood.kind == "checkin"
    assert understood.checkin == CheckinHeard(wants, about)


def test_what_is_called_a_goal_is_one_even_where_no_acts_were_learnt(tmp_path):
    library = small_library()
    understanding = load(library, tmp_path, None, silent)
    goal = understanding.understand("goal: bake a loaf by friday", Context(TODAY)).goal
    assert (goal.title, goal.due) == ("bake a loaf", date(2027, 5, 14))
    assert understanding.understand("bake a loaf by friday", Context(TODAY)).goal is None


def test_acts_are_learnt_from_lines_that_teach_no_topic():
    learnt = {act.text for act in knowledge().acts}
    assert len(learnt) > 500
    assert replace(knowledge(), acts=()).acts == ()


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "so ",
        ", ",
        "- ",
        "goal: ",
        "1 hour ",
        "9999999999 ce ",
        "5 of ",
        "by june ",
        "i want to ",
        "half a ",
        "2/30/",
    ],
)
def test_long_hostile_text_is_read_quickly_and_without_an_exception(piece):
    text = f"goal: {piece * (4000 // len(piece))}x"
    shares = np.full(4, 0.25, np.float32)
    acts = Acts(Credits(), lambda _: shares)
    start = time.process_time()
    for typed in (text, text.replace(" ", "\n")):
        acts(typed, TODAY, shares)
    assert time.process_time() - start < 1
