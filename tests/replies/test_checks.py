"""Each check of replies sees what it is there for, and lets pass what is well."""

import re

import pytest

from bot.chat import Button, Card, Reply, Toast
from tests.replies.checks import Known, aloud_faults, guilt_faults, limit_faults, markup_faults
from tests.replies.telegram_html import html_faults

KNOWN = Known(frozenset({"CONNECT"}), frozenset({"help"}), re.compile("never used"))

REFUSED = {
    "a tag the platform does not know": "<h1>Pay</h1>",
    "a line break as a tag": "one<br>two",
    "a tag that is not closed": "<b>pay",
    "a tag closed twice": "<b>pay</b></b>",
    "tags closed in the wrong order": "<b><i>pay</b></i>",
    "a bare ampersand": "Q & A",
    "a bare less-than": "1 < 2",
    "a bare greater-than": "2 > 1",
    "an entity of the web": "a&nbsp;b",
    "an entity without an end": "a &amp b",
    "an attribute that is not taken": '<b class="x">pay</b>',
    "a link without an address": "<a>pay</a>",
    "a link to a script": '<a href="javascript:x">pay</a>',
    "a bare ampersand in an address": '<a href="https://x.org/?a=1&b=2">pay</a>',
    "a link in a link": '<a href="https://x.org"><a href="https://y.org">pay</a></a>',
    "bold in code": "<code><b>pay</b></code>",
    "capitals, which our marks never give": "<B>pay</B>",
}
TAKEN = [
    "plain &lt;words&gt; &amp; &quot;more&quot; &#39;here&#39;",
    '<b>one <i>two</i></b> <a href="https://x.org/?a=1&amp;b=2">three &amp; <b>four</b></a>',
    '<pre><code class="language-python">x</code></pre> <tg-spoiler>y</tg-spoiler> <span class="tg-spoiler">z</span>',
    "<blockquote expandable>a <u>b</u></blockquote>",
]


@pytest.mark.parametrize("html", REFUSED.values(), ids=REFUSED)
def test_html_that_the_platform_refuses_is_seen(html):
    assert html_faults(html)


@pytest.mark.parametrize("html", TAKEN)
def test_html_that_the_platform_takes_passes(html):
    assert html_faults(html) == []


@pytest.mark.parametrize(
    "text", ["**one** and **two", "see [this](not a link)", "a `code", "half *a mark", "**a\n\nb**", r"a\\\*b"]
)
def test_marks_left_in_plain_text_are_seen(text):
    assert markup_faults(Reply(text))


def test_marks_that_are_read_leave_nothing():
    text = "**Pay** *rises*, see [O\\*NET & more](https://x.org/a_(b)?c=1&d=2):\n- `/goal <x>` costs 2 \\* 3\n- 4 * 5"
    assert markup_faults(Reply(text)) == []


def buttons(count, label="More {}", says="/more"):
    return [[Button(label.format(number), says=says)] for number in range(count)]


WIDE = "😀"  # two units of what the platform counts in
TOO_MUCH = {
    "a text over the platform's limit": Reply("a" * 4097),
    "emoji count double": Reply("a" + WIDE * 2048),
    "more buttons than fit": Reply("Choose.", buttons=buttons(101)),
    "a long label": Reply("Choose.", buttons=buttons(1, "m" * 65)),
    "a long notice": Toast("a" * 201),
    "a notice of emoji": Toast("a" + WIDE * 100),
    "a card with a long title": Card("a", "t" * 65, "about", "words"),
    "a card without a summary": Card("a", "title", "", "words"),
    "a card whose summary breaks": Card("a", "title", "one\ntwo", "words"),
    "a card without an id": Card("", "title", "about", "words"),
    "a card that opens what no link may hold": Card("a", "title", "about", "words", opens="entry a"),
}


@pytest.mark.parametrize("piece", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_does_not_fit_is_seen(piece):
    assert limit_faults(piece)


def test_what_fits_passes():
    fits = [Reply("a" * 4096, buttons=buttons(100)), Toast(WIDE * 100), Card("a", "t", "about", "words", "entry_a-b")]
    assert [limit_faults(piece) for piece in fits] == [[], [], []]


def test_a_first_answer_has_less_room():
    assert limit_faults("a" * 901, 900)
    assert limit_faults("a" * 900, 900) == []


HARD_TO_HEAR = {
    "shouting": "This is IMPORTANT.",
    "an address instead of words": "Look here: pay.\nhttps://x.org/pay.",
    "an address as a sentence": "It rose. https://x.org/pay",
    "an arrow of signs": "Retail -> hospital.",
    "an arrow": "Retail → hospital.",
    "two question marks": "Really??",
    "a question shouted": "Really?!",
    "two full stops": "It depends..",
    "dots in the middle": "It depends ... on you.",
    "two exclamation marks in a row": "Well done!!",
    "two exclamation marks in a reply": "Hello! Well done!",
    "a slash for or": "Ask the manager/owner.",
    "a command nobody has": "Send /frobnicate.",
    "words in slashes": "It is /help/ that counts.",
    "a line of signs": "Pay:\n👍👎",
    "a line of figures alone": "Pay:\n- 21.50",
}
LABELS = ["👍", "1", "->", "More!!", "..."]


@pytest.mark.parametrize("text", HARD_TO_HEAR.values(), ids=HARD_TO_HEAR)
def test_what_cannot_be_read_aloud_is_seen(text):
    assert aloud_faults(Reply(text), KNOWN)
    assert aloud_faults(Toast(text), KNOWN)


def test_an_address_as_the_label_of_a_link_is_seen():
    assert aloud_faults(Reply("Read on:\n[https://x.org](https://x.org)"), KNOWN)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_that_says_nothing_aloud_is_seen(label):
    assert aloud_faults(Reply("Choose.", buttons=buttons(1, label)), KNOWN)


def test_two_buttons_of_one_name_are_seen():
    assert aloud_faults(Reply("Choose.", buttons=buttons(2, "More")), KNOWN)


def test_what_reads_well_passes():
    text = (
        "Good news! CPhT CONNECT and [ASHP/ACPE](https://x.org/a/b) agree: 24/7 shifts pay $1.50 more ...\n\n"
        "- **PTCE** first, 2-3 months\n- send /help"
    )
    assert aloud_faults(Reply(text, buttons=buttons(2)), KNOWN) == []


@pytest.mark.parametrize(
    "text",
    [
        "You failed the exam again.",
        "You’ve missed two weeks.",
        "You still haven't renewed.",
        "Hurry up: last chance!",
        "No excuses.",
        "That is your own\nfault.",
        "Keep your streak.",
        "You are behind schedule.",
        "Shame on you.",
        "You should have asked earlier.",
    ],
)
def test_blame_and_pressure_are_seen(house, text):
    assert guilt_faults(Reply(text), house)
    assert guilt_faults(Reply("Well.", buttons=[[Button(text, says="/x")]]), house)


@pytest.mark.parametrize(
    "text",
    [
        "Somebody who failed may sit the exam again after a wait.",
        "It is no failure to ask.",
        "If you lost the letter, the board sends another.",
        "Employers you should know.",
    ],
)
def test_plain_words_about_hard_things_pass(house, text):
    assert guilt_faults(Reply(text), house) == []


def test_the_list_of_blame_is_long(house):
    assert house.guilt.pattern.count("|") >= 40
