"""Single times at which people ask to be reminded, all said on a Sunday evening."""

from datetime import datetime

import pytest

from bot.understanding import days

NOW = datetime(2026, 11, 22, 20, 40)
TODAY = NOW.date()


def told(asked):
    """Say a time in one line; with a ~ where no hour was said."""
    when = asked.when
    if when is None:
        return asked.odd or ""
    return f"{when.first_on} {when.minutes // 60:02}:{when.minutes % 60:02}{'' if when.is_timed else '~'}"


# What was said, what is to be reminded of, and when.
SAID = [
    ("remind me Sunday 8pm to do the law hour", "do the law hour", "2026-11-29 20:00"),
    ("remind me to do the law hour sunday 8pm", "do the law hour", "2026-11-29 20:00"),
    ("remind me tmrw at 7 to call the school", "call the school", "2026-11-23 07:00"),
    ("in 2 hours remind me to eat", "eat", "2026-11-22 22:40"),
    ("remind me in 2 hours to log my hours", "log my hours", "2026-11-22 22:40"),
    ("remind me in half an hour to check the oven", "check the oven", "2026-11-22 21:10"),
    ("remind me in an hour and a half to stretch", "stretch", "2026-11-22 22:10"),
    ("remind me tonight to read chapter 5", "read chapter 5", "2026-11-22 21:45"),
    ("remind me at noon to call hr", "call hr", "2026-11-23 12:00"),
    ("remind me tmrw at noon to call hr", "call hr", "2026-11-23 12:00"),
    ("remind me next fri morning to ask my boss about the shift", "ask my boss about the shift", "2026-11-27 09:00"),
    ("remind me mar 3 6:30 pm to pay the fee", "pay the fee", "2027-03-03 18:30"),
    ("remind me on 3/3 at 6:30pm to pay the fee", "pay the fee", "2027-03-03 18:30"),
    ("remind me to finish module 3 by friday", "finish module 3", "2026-11-27 09:00~"),
    ("remind me friday to study for the exam on march 3", "study for the exam on march 3", "2026-11-27 09:00~"),
    ("remind me to call mom on sunday about the trip", "call mom about the trip", "2026-11-29 09:00~"),
    ("can you remind me tomorrow about the interview", "the interview", "2026-11-23 09:00~"),
    ("can u pls remind me 2moro 8am about my interview", "my interview", "2026-11-23 08:00"),
    ("set a reminder for friday 3pm to email the director", "email the director", "2026-11-27 15:00"),
    ("set a reminder to email the director friday at 3pm", "email the director", "2026-11-27 15:00"),
    ("reminder me wednsday 7pm quiz", "quiz", "2026-11-25 19:00"),
    ("remindme tomorrow", "", "2026-11-23 09:00~"),
    ("remind me to renew my license", "renew my license", ""),
    ("remind me a week before march 3 to pay the fee", "pay the fee", "2027-02-24 09:00~"),
    ("remind me 2 days before christmas to order cards", "order cards", "2026-12-23 09:00~"),
    ("remind me in 3 days to follow up", "follow up", "2026-11-25 09:00~"),
    ("remind me in 2 weeks to follow up", "follow up", "2026-12-06 09:00~"),
    ("remind me next month to renew", "renew", "2026-12-01 09:00~"),
    ("remind me at 7", "", "2026-11-23 07:00"),
    ("remind me at 8 tonight", "", "past"),
    ("remind me at 11pm tonight to stop", "stop", "2026-11-22 23:00"),
    ("remind me today at 9pm to set out clothes", "set out clothes", "2026-11-22 21:00"),
    ("remind me today at 7pm to set out clothes", "set out clothes", "past"),
    ("remind me this morning to call", "call", "past"),
    ("remind me 8pm law hour", "law hour", "2026-11-23 20:00"),
    ("remind me 730pm law hour", "law hour", "2026-11-23 19:30"),
    ("remind me tomorow 730p law hour", "law hour", "2026-11-23 19:30"),
    ("remind me at 19:30 tomorrow to read", "read", "2026-11-23 19:30"),
    ("remind me tomorrow 5 in the morning to run", "run", "2026-11-23 05:00"),
    ("remind me at half past 6 tomorrow to leave", "leave", "2026-11-23 18:30"),
    ("remind me at quarter to 9 tomorrow to leave", "leave", "2026-11-23 08:45"),
    ("remind me tomorrow 7 o'clock to leave", "leave", "2026-11-23 07:00"),
    ("remind me on 2/30 to pay", "pay", "impossible"),
    ("remind me tomorrow at 25:00 to pay", "pay", "impossible"),
    ("remind me every hour to drink", "drink", "often"),
    ("remind me thurs at 6 that rent is due", "rent is due", "2026-11-26 18:00"),
    ("remind me friday night 8 to watch the webinar", "watch the webinar", "2026-11-27 20:00"),
    ("remind me tonight at 1am to log off", "log off", "2026-11-23 01:00"),
    ("remind me to submit my monthly report friday", "submit my monthly report", "2026-11-27 09:00~"),
    ("sunday 9pm", "", "2026-11-29 21:00"),
    ("remind me on friday 12/4 at 2 to call", "call", "2026-12-04 14:00"),
    ("remind me december 4th at 2 to call", "call", "2026-12-04 14:00"),
    ("remind me 12/4 2pm call the board", "call the board", "2026-12-04 14:00"),
    ("don't let me forget to call the board tomorrow at 10", "call the board", "2026-11-23 10:00"),
    ("remind me at midnight to submit", "submit", "2026-11-23 00:00"),
    ("remind me after work to call", "after work to call", ""),
    ("remind me wed 2:30 to pick up the form", "pick up the form", "2026-11-25 14:30"),
    ("remind me at 6 on thursday to call", "call", "2026-11-26 18:00"),
    ("remind me this evening at 9:30 to pack", "pack", "2026-11-22 21:30"),
    ("remind me tmrw morning to email hr", "email hr", "2026-11-23 09:00"),
    ("remind me tomorrow afternoon to email hr", "email hr", "2026-11-23 15:00"),
    ("remind me tomorrow evening to email hr", "email hr", "2026-11-23 19:00"),
    ("remind me tomorrow night to email hr", "email hr", "2026-11-23 20:00"),
    ("remind me tomorrow night at 12 to log off", "log off", "2026-11-24 00:00"),
    ("remind me next tuesday at lunch to ask about the raise", "ask about the raise", "2026-11-24 12:00"),
    ("remind me eod friday to send the log", "send the log", "2026-11-27 17:00"),
    ("remind me monday first thing to call", "call", "2026-11-23 09:00"),
    ("remind me in 45 min to take a break", "take a break", "2026-11-22 21:25"),
    ("remind me in 20 minutes to take a break", "take a break", "2026-11-22 21:00"),
    ("remind me 30 minutes from now to take a break", "take a break", "2026-11-22 21:10"),
    ("remind me in a couple of hours to check", "check", "2026-11-22 22:40"),
    ("remind me in 1.5 hours to check", "check", "2026-11-22 22:10"),
    ("remind me in 2h to check", "check", "2026-11-22 22:40"),
    ("remind me in 45m to check", "check", "2026-11-22 21:25"),
    ("remind me in a week to follow up", "follow up", "2026-11-29 09:00~"),
    ("remind me two weeks from now to follow up", "follow up", "2026-12-06 09:00~"),
    ("remind me the day after tomorrow at 8am to register", "register", "2026-11-24 08:00"),
    ("remind me on the 28th to pay rent", "pay rent", "2026-11-28 09:00~"),
    ("remind me on christmas eve at 10am to call mom", "call mom", "2026-12-24 10:00"),
    ("remind me on thanksgiving to call mom", "call mom", "2026-11-26 09:00~"),
    ("remind me jan 5th at 9 to start", "start", "2027-01-05 09:00"),
    ("remind me 1/5/27 9am start the course", "start the course", "2027-01-05 09:00"),
    ("remind me 2027-01-05 at 9am to start the course", "start the course", "2027-01-05 09:00"),
    ("remind me at the end of the month to check hours", "check hours", "2026-11-30 09:00~"),
    ("remind me next week to call the school", "call the school", "2026-11-23 09:00~"),
    ("remind me about law ce on sat at 11", "law ce", "2026-11-28 11:00"),
    ("pls remind me 2nite at 10 to study", "study", "2026-11-22 22:00"),
    ("could you please remind me on Sunday at 8 p.m. to do the law hour?", "do the law hour", "2026-11-29 20:00"),
    ("ping me friday noon about the form", "the form", "2026-11-27 12:00"),
    ("nudge me tomorrow 8 am: law hour", "law hour", "2026-11-23 08:00"),
    ("set reminder tomorrow 8am law hour", "law hour", "2026-11-23 08:00"),
    ("remind me sunday at 20:00 to do the law hour", "do the law hour", "2026-11-29 20:00"),
    ("remind me 3 days before jan 15 to check", "check", "2027-01-12 09:00~"),
    ("remind me yesterday to check", "check", "past"),
    ("remind me at 8 to check", "check", "2026-11-23 08:00"),
    ("remind me at 12 to check", "check", "2026-11-23 12:00"),
    ("remind me at 12am to check", "check", "2026-11-23 00:00"),
    ("remind me at 12:30 tomorrow to check", "check", "2026-11-23 12:30"),
    ("remind me at 3 stores to check", "at 3 stores to check", ""),
    ("remind me to read chapter 5 tomorrow", "read chapter 5", "2026-11-23 09:00~"),
    ("remind me to take 2 courses by dec 15", "take 2 courses", "2026-12-15 09:00~"),
    ("remind me to call aunt may tomorrow at 6", "call aunt may", "2026-11-23 18:00"),
    ("remind me in the morning to call", "call", "2026-11-23 09:00"),
    ("remind me tomorrow at 7ish to leave", "leave", "2026-11-23 07:00"),
    ("remind me late friday night to log", "log", "2026-11-27 20:00"),
    ("remind me noon", "", "2026-11-23 12:00"),
    ("remind me tmrw nite to call the board", "call the board", "2026-11-23 20:00"),
    ("remind me nxt fri aft to call", "call", "2026-11-27 15:00"),
    ("remind me tmr morn to call", "call", "2026-11-23 09:00"),
    ("remind me fri eve to call", "call", "2026-11-27 19:00"),
    ("remind me to call eve friday", "call eve", "2026-11-27 09:00~"),
    ("remind me new years eve to call mom", "call mom", "2026-12-31 09:00~"),
    ("remind me about the TMR review friday", "the TMR review", "2026-11-27 09:00~"),
    ("um remind me like tomorrow at 5 to uh call", "call", "2026-11-23 17:00"),
    ("well actually can you remind me on friday to call", "call", "2026-11-27 09:00~"),
    ("remind me 2 call the board tmrw 5pm", "call the board", "2026-11-23 17:00"),
    ("remind me 4 my interview tmrw 8am", "my interview", "2026-11-23 08:00"),
    ("remind me tmrw 5 abt the board", "the board", "2026-11-23 17:00"),
    ("remind me abt the board tmrw 5pm", "the board", "2026-11-23 17:00"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "words", "when"), SAID, ids=[said for said, *_ in SAID])
def test_a_time_is_read_and_what_is_left_is_what_to_remind_of(said, words, when):
    asked = days.asked(said, TODAY, NOW)
    assert (asked.words, told(asked)) == (words, when)
    assert asked.when is None or asked.when.rule == ""
