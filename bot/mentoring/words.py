"""What the rooms of mentoring read and write alike: ids in an argument, one tidy line, a group's title, a reaction."""

import re

from bot.chat import Answer, Incoming, React, escape

NUMBER = re.compile(r"[0-9]{1,15}")  # what a database takes for an id
NOBODY = 0


def number(word: str) -> int:
    """Read an id; 0, which is nobody's, where a word is none."""
    return int(word) if NUMBER.fullmatch(word) else NOBODY


def line(words: str, most: int) -> str:
    """Give words in one line of at most so many characters, without what nobody sees."""
    seen = "".join(each if each.isprintable() else " " if each.isspace() else "" for each in words)
    return " ".join(seen.split())[:most].rstrip()


def titled(title: str, otherwise: str = "the group") -> str:
    """Name a group or channel within a sentence; `otherwise` stands for one without a title."""
    return f"“{escape(title)}”" if title.strip() else otherwise


def ticked(incoming: Incoming, emoji: str) -> list[Answer]:
    """React to what was said, where there is a message that can show it."""
    return [React(emoji, incoming.message)] if incoming.message is not None else []
