"""Reads the short things people say to goals: numbers, yes, no, skip; pure."""

import re

from bot.chat import Incoming
from bot.library import folded

NUMBER = re.compile(r"[1-9][0-9]{0,8}")  # as many digits as any row of ours will need

YES = frozenset(
    ("yes", "y", "yep", "yeah", "yup", "right", "thats right", "that s right", "correct", "ok", "okay", "sure",
     "exactly", "keep", "keep it", "looks good", "good", "perfect")
)  # fmt: skip
NO = frozenset(
    ("skip", "skip it", "skip this", "no", "nope", "nah", "none", "nothing", "no thanks", "not now", "later",
     "leave it", "pass", "idk", "i dont know", "i don t know", "dont know", "not sure", "next")
)  # fmt: skip


def numbers(incoming: Incoming, most: int = 2) -> list[int]:
    """Give the numbers a command was given, none 0, negative or beyond belief; stops at the first other word."""
    found: list[int] = []
    for word in incoming.argument.split()[:most]:
        if not NUMBER.fullmatch(word):
            break
        found.append(int(word))
    return found


def number(incoming: Incoming) -> int:
    """Give the first number a command was given; 0, which nothing has, where there is none."""
    return next(iter(numbers(incoming, 1)), 0)


def says_yes(text: str) -> bool:
    """Tell whether a text is nothing but a yes."""
    return folded(text) in YES


def declines(text: str) -> bool:
    """Tell whether somebody would rather not say."""
    return folded(text) in NO


def asked(incoming: Incoming) -> list[str]:
    """Give what an open question was about: the words behind its name."""
    awaits = incoming.context.awaits if incoming.context else None
    return (awaits or "").partition(":")[2].split()
