"""How the argument of a button is read."""

import re

NUMBER = re.compile(r"[0-9]{1,15}")  # what a database takes for an id
NOBODY = 0


def numbers_in(argument: str, numbers: int, words: int) -> tuple[list[int], list[str]]:
    """Give so many ids from the start of an argument, then so many words; 0 and empty where there are none."""
    said = argument.split()
    ids = [int(word) if NUMBER.fullmatch(word) else NOBODY for word in said[:numbers]]
    return ids + [NOBODY] * (numbers - len(ids)), (said[numbers:] + [""] * words)[:words]
