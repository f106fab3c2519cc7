import gc
import weakref
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import escape, units
from bot.gateways import markup

SAMPLES = {
    "bold": ("**two words**", "<b>two words</b>", "two words"),
    "italic": ("*so*", "<i>so</i>", "so"),
    "code": ("type `/goal <x>`", "type <code>/goal &lt;x&gt;</code>", "type /goal <x>"),
    "link": ("[a & b](https://x.org/?a=1&b=2)", '<a href="https://x.org/?a=1&amp;b=2">a &amp; b</a>', "a & b (https://x.org/?a=1&b=2)"),
    "link named by its address": ("[https://x.org](https://x.org)", '<a href="https://x.org">https://x.org</a>', "https://x.org"),
    "list": ("Do:\n- one\n- **two**", "Do:\n• one\n• <b>two</b>", "Do:\n- one\n- two"),
    "line breaks": ("a\nb\n\n\n\nc", "a\nb\n\nc", "a\nb\n\nc"),
    "escapes": (r"\*not\* \[a\](b) 1 \< 2", "*not* [a](b) 1 &lt; 2", "*not* [a](b) 1 < 2"),
    "sums": ("2 * 3 * 4 < 25 & more", "2 * 3 * 4 &lt; 25 &amp; more", "2 * 3 * 4 < 25 & more"),
    "names with underscores": ("/goal_done 3", "/goal_done 3", "/goal_done 3"),
    "an open mark ends with its paragraph": ("**a\n\nb**", "**a\n\nb**", "**a\n\nb**"),
    "a script for a link": ("[x](javascript:alert)", "[x](javascript:alert)", "[x](javascript:alert)"),
    "html": ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "html", "plain"), SAMPLES.values(), ids=SAMPLES)
def test_a_reply_is_shown_in_both_forms(text, html, plain):
    assert markup.html(text) == html
    assert markup.plain(text) == plain


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_persons_own_words_show_as_typed(words):
    line = "x" + words + "x"
    assert markup.plain(escape(line)) == line


@given(st.text(alphabet="ab*_`[]()\\ \n-<>&:/.é😀"))
def test_plain_text_is_never_longer_than_its_markdown(text):
    assert units(markup.plain(text)) <= units(text)


@given(st.text(alphabet="ab*_`[]()\\ \n-<>&:/."))
def test_html_tags_are_always_closed_in_order(text):
    class Nesting(HTMLParser):
        stack = ()

        def handle_starttag(self, tag, attrs):
            self.stack += (tag,)

        def handle_endtag(self, tag):
            assert self.stack[-1] == tag
            self.stack = self.stack[:-1]

    parser = Nesting()
    parser.feed(markup.html(text))
    parser.close()
    assert parser.stack == ()


class Words(str):
    """Words that can be looked for once everybody has let go of them."""


@pytest.mark.parametrize("show", [markup.html, markup.plain])
def test_what_was_shown_is_not_remembered(show):
    words = Words("**pass the exam** by March")
    left = weakref.ref(words)
    show(words)
    del words
    gc.collect()
    assert left() is None
