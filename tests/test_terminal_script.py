"""What one line of a session means, and how the clock moves."""

import time
from datetime import datetime

import pytest
from terminal_house import NOW, ZONE, converse, say

from bot.delivery.outcome import Outgoing
from bot.gateways.terminal import Clock, instant, script


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("12", script.Press(12)),
        ("\\12", script.Say("12")),
        ("12 hours", script.Say("12 hours")),
        ("one\\ntwo", script.Say("one\ntwo")),
        ("C:\\\\new", script.Say("C:\\new")),
        ("~ better words", script.Edit("better words")),
        ("~50 hours", script.Say("~50 hours")),
        ("+2h law", script.Say("+2h law")),
        ("+photos of it", script.Say("+photos of it")),
        ("+location 33.45,-112.07", script.Share((33.45, -112.07))),
        ("+location", script.Share(None)),
        ("+location here", script.Say("+location here")),
        ("+photo a.png my card", script.Attach("photo", "a.png", "my card")),
        ('+document "my file.pdf"', script.Attach("document", "my file.pdf", "")),
        ("/quit smoking", script.Say("/quit smoking")),
        ("9" * 5000, script.Say("9" * 5000)),
    ],
    ids=str,
)
def test_a_line_means_one_deed(line, meant):
    assert script.read(line, in_group=False) == script.Turn("", "chat", meant)


@pytest.mark.parametrize(
    ("line", "speaker", "towards", "text"),
    [
        ("Kim> hello", "Kim", "chat", "hello"),
        ("Kim>> thanks", "Kim", "last", "thanks"),
        ("Kim>! why", "Kim", "bot", "why"),
        ("Kim>@ /goals", "Kim", "private", "/goals"),
        (">> me too", "", "last", "me too"),
        ("here -> there", "", "chat", "here -> there"),
        ("2> 1", "", "chat", "2> 1"),
        ("a>b", "", "chat", "a>b"),
        ("\\Kim> hello", "", "chat", "Kim> hello"),
    ],
)
def test_a_name_before_a_text_speaks_in_a_group(line, speaker, towards, text):
    assert script.read(line, in_group=True) == script.Turn(speaker, towards, script.Say(text))


def test_names_are_only_text_in_a_private_chat():
    assert script.read("Kim> hello", in_group=False) == script.Turn("", "chat", script.Say("Kim> hello"))


@pytest.mark.parametrize("line", ["", "   ", "Kim>"])
def test_an_empty_line_means_nothing(line):
    assert script.read(line, in_group=True) is None


# --- the clock -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "arrives"),
    [
        ("+1d", "2027-03-14T09:00-04:00"),
        ("+24h", "2027-03-14T10:00-04:00"),
        ("+1w1d2h", "2027-03-21T11:00-04:00"),
        ("2027-03-14T09:00", "2027-03-14T09:00-04:00"),
        ("2027-03-14T09:00+00:00", "2027-03-14T09:00+00:00"),
        ("9000-12-31T09:00", "9000-12-31T09:00-05:00"),
    ],
)
def test_days_keep_the_time_on_the_wall_and_hours_pass(words, arrives):
    saturday = datetime.fromisoformat("2027-03-13T09:00-05:00").timestamp()
    assert instant(words, saturday, ZONE) == datetime.fromisoformat(arrives).timestamp()


BEYOND = ["9999-12-31T23:59", "9001-01-02T00:00", "1969-12-31T00:00", "0001-01-01T00:00", "+99999w99999w99999w99999w"]


@pytest.mark.parametrize("words", ["+2", "+2y", "2027-13-01", "+99999w99999w99999w99999w99999w99999w", "7", *BEYOND])
def test_what_names_no_time_is_refused(words):
    with pytest.raises(ValueError, match=r"."):
        instant(words, NOW, ZONE)


def test_a_moving_clock_never_goes_back():
    clock = Clock()
    clock.move(time.time() + 3600)
    clock.move(time.time())
    assert clock.now() == pytest.approx(time.time() + 3600, abs=5)


async def test_what_falls_due_on_the_way_is_shown_in_order_with_its_time():
    due = [
        (NOW + 7200, Outgoing(2, "dana", "send", say("second"))),
        (NOW + 60, Outgoing(1, "dana", "send", say("first"))),
    ]
    printed, house = await converse("@+1d", "later", due=due)
    assert printed == "[2026-11-22 19:06] RxLadder -> Dana\nfirst\n[2026-11-22 21:05] RxLadder -> Dana\nsecond\n"
    assert house.heard[0].sent_at == NOW + 86400


@pytest.mark.parametrize(
    "line", ["@2026-11-22T19:00", "@+2x", "@2026-99-99", "@+99999w99999w99999w99999w99999w", "@9999-12-31T23:59"]
)
async def test_a_time_that_cannot_be_reached_is_answered_with_one_line(line):
    printed, house = await converse(line)
    assert printed.count("\n") == 1
    assert house.clock.now() == NOW
