"""The Markdown subset of replies, shown as Telegram's HTML or as plain text.

Known: **bold**, *italic*, `code`, [label](url), lines that begin with "- ", and backslash escapes. Single line breaks
are kept; blank lines part paragraphs, and no mark reaches over one.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Nothing shown is remembered, as a person's own words would outlive them here; it takes 0.2 ms for an answer.
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_LIST_MARK = re.compile(r"^([ \t]*)- ", re.MULTILINE)
_HTML = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>", "link_close": "</a>"}


def html(text: str) -> str:
    """Give the text in the HTML that Telegram understands."""
    return _shown(text, "• ", _as_html)


def plain(text: str) -> str:
    """Give the text without marks; a link shows its address behind its label.

    Never longer than the Markdown it came from, so what fitted a message still does.
    """
    return _shown(text, "- ", _as_plain)


def _shown(text: str, bullet: str, show: Callable[[list[Token]], str]) -> str:
    paragraphs = _BLANK_LINES.split(text.strip("\n"))
    return "\n\n".join(show(_tokens(_LIST_MARK.sub(rf"\1{bullet}", each))) for each in paragraphs)


def _tokens(paragraph: str) -> list[Token]:
    return _parser().parseInline(paragraph)[0].children or []


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape"])


def _as_html(tokens: list[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type == "code_inline":
            parts.append(f"<code>{escape(token.content)}</code>")
        elif token.type == "link_open":
            parts.append(f'<a href="{escape(str(token.attrs["href"]))}">')
        elif token.type == "hardbreak":
            parts.append("\n")
        else:
            parts.append(_HTML.get(token.type) or escape(token.content, quote=False))
    return "".join(parts)


def _as_plain(tokens: list[Token]) -> str:
    parts: list[str] = []
    address, begins = "", 0
    for token in tokens:
        if token.type == "link_open":
            address, begins = str(token.attrs["href"]), len(parts)
        elif token.type == "link_close" and "".join(parts[begins:]) != address:
            parts.append(f" ({address})")
        else:
            parts.append("\n" if token.type == "hardbreak" else token.content)
    return "".join(parts)
