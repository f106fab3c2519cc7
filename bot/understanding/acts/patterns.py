"""Pieces of what people say that several of the patterns here are put together from."""

import re

# With these people begin to speak; they are no part of what they say.
LEAD = (
    r"(?:(?:ok(?:ay)?|so|hey|hi|hello|yo|um+|uh+|well|please|pls|plz|also|like|and|but|or|then|lol|omg|ngl|tbh|fr|bruh"
    r"|honestly|guys|quick question|question|update|good (?:morning|evening|afternoon)|thanks|thx)\b[\s,.:;!-]*){0,6}"
)
POLITE = r"(?:can|could|would|will|may) (?:you|u|ya)"
ENDS = " ,.;:-\u2013\u2014"  # punctuation that is left at the ends when something is cut out


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives, of which each can be read by itself; case does not matter."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
