"""The answer to "by when?" that there is no day."""

import re

NO_DAY = re.compile(
    r"\b(?:no (?:(?:due|end|set|specific|particular|real|fixed) )?"
    r"(?:date|deadline|rush|hurry|idea|clue|time ?line|time ?limit|time ?frame|day|plan)s?"
    r"|when ?ever|idk|(?:i ?)?d(?:o|u)n'?t ?(?:no|know)(?: yet)?|do not know|dunno|not sure(?: yet)?|unsure|some ?day"
    r"|one day|eventually|no|nope|nah|none|n/?a|open(?:[ -]ended)?|any ?time|at some point|sometime|later|when i can"
    r"|not (?:yet|decided)|undecided|can'?t say|hard to say|nothing (?:specific|fixed|set)|(?:it )?does ?n'?t matter"
    r"|without (?:a )?(?:date|deadline)|skip|not in (?:a|any) (?:rush|hurry)|tak(?:e|ing) my time|tbd|who knows"
    r"|leave it (?:open|blank)|no preference|don'?t (?:have|need|want) (?:a |one|any)?(?:date|deadline)?)(?!\w)",
    re.IGNORECASE,
)
SMALL_TALK = frozenset({
    "i", "it", "is", "just", "really", "for", "this", "on", "one", "yet", "please", "thanks", "thx", "lol", "haha",
    "honestly", "well", "um", "uh", "oh", "hmm", "maybe", "guess", "i'm", "im", "there", "there's", "do", "have", "a",
    "the", "set", "in", "mind", "right", "now", "at", "all", "moment", "and", "or", "so", "works", "need", "want", "to",
    "me", "my", "that", "but", "kind", "sort", "of", "tbh", "probably", "am", "we", "will", "see", "happens", "get",
    "its", "it's", "ready", "can", "say", "any", "time", "date", "day", "when", "ok", "okay", "still", "think", "about",
})  # fmt: skip
LONGEST = 120


def no_day(text: str) -> bool:
    """Tell whether the answer to "by when?" is that there is no day."""
    if len(text) > LONGEST:
        return False
    left, count = NO_DAY.subn(" ", text.lower().replace("’", "'"))
    return count > 0 and SMALL_TALK.issuperset(re.findall(r"[\w']+", left))
