"""What people say to be left in peace for a short while, as it stands; pure."""

from itertools import product

NOT = ("dont", "don't", "do not")
VERBS = ("message", "text", "write", "write to", "bother", "ping")
DOING = ("messaging", "texting", "writing", "bothering")
ASKED = (
    *(f"{no} {verb} me" for no, verb in product(NOT, VERBS)),
    *(f"stop {doing} me" for doing in DOING),
    *("no messages", "no more messages", "no texts", "leave me alone", "leave me be", "leave me in peace", "be quiet",
      "quiet", "silence", "mute"),
)  # fmt: skip
TODAY = ("tonight", "tonite", "today", "this evening", "for today", "for tonight", "for the rest of the day",
         "for the day", "until tomorrow", "till tomorrow", "until morning", "until the morning")  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Until when, as the reader of days takes it; and how that is said.
WHEN: dict[str, tuple[str, ...]] = {
    "until tomorrow": TODAY,
    "through tomorrow": ("tomorrow", "tmrw"),
    "this week": ("this week", "for this week", "the rest of the week", "for the rest of the week", "until next week",
                  "till next week"),
    "this weekend": ("this weekend", "for the weekend", "over the weekend"),
    "for a week": ("for a week", "for 1 week", "for one week"),
    "for 2 weeks": ("for 2 weeks", "for two weeks"),
    "for a month": ("for a month", "for 1 month", "for one month"),
    **{f"until {day}": (f"until {day}", f"till {day}") for day in DAYS},
}  # fmt: skip
ALONE = ("not tonight", "not tonite", "not today", "not this evening")  # need no more words


def sayings(until: str) -> tuple[str, ...]:
    """List everything that means a silence until then."""
    bare = [f"{asked} {when}" for asked, when in product(ASKED, WHEN[until])]
    bare += ALONE if WHEN[until] is TODAY else ()
    return tuple(said for each in bare for said in (each, f"please {each}", f"{each} please"))
