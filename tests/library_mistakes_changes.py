"""Mistakes one can make where an entry says what changed, each with what must be said: file, line, words, remedy."""

from tests.library_model import WHY, both, change

FIRST = """version: 2
changes:
  - version: 2
    on: 2026-11-20
    was: The exam costs $50.
    now: The exam costs $60.
    source: The Bakers' Guild
    url: https://guild.example.org/fees
"""
SECOND = FIRST[FIRST.index("  - ") :].replace("version: 2", "version: 3").replace("$60", "$70").replace("$50", "$60")
CHANGED = change(WHY, "version: 1\n", FIRST)
TWICE = change(WHY, "version: 1\n", FIRST.replace("version: 2", "version: 3", 1) + SECOND)


def spoilt(old, new):
    return both(CHANGED, change(WHY, old, new))


MISTAKES = {
    "a change of a version to come": (spoilt("version: 2\nch", "version: 1\nch"), WHY, 7,
                                      "a change of version 2, but the entry is version 1", "write 'version: 2' above"),
    "a change of the first version": (spoilt("- version: 2", "- version: 1"), WHY, 7, "below 2", "write 2 or more"),
    "changes out of order": (both(TWICE, change(WHY, "- version: 3", "- version: 2")), WHY, 13,
                             "a change of version 2 behind one of version 2", "oldest first, each version once"),
    "a change without what it was": (spoilt("    was: The exam costs $50.\n", ""), WHY, 7, "was is missing",
                                     "was: ..."),
    "a change without what it is": (spoilt("    now: The exam costs $60.\n", ""), WHY, 7, "now is missing", "now: ..."),
    "a change without a day": (spoilt("    on: 2026-11-20\n", ""), WHY, 7, "on is missing", "on: ..."),
    "a change of no day": (spoilt("on: 2026-11-20", "on: May"), WHY, 8, "on is not a date", "2026-11-21"),
    "a change to come": (spoilt("on: 2026-11-20", "on: 2027-11-20"), WHY, 8, "on 2027-11-20 is in the future",
                         "publish it on that day"),
    "a change without a source": (spoilt("    source: The Bakers' Guild\n", ""), WHY, 7, "source is missing",
                                  "source: ..."),
    "a change by nobody": (spoilt("source: The Bakers' Guild\n", "source: ''\n"), WHY, 11, "source is empty",
                           "fill it in"),
    "a change without a link": (spoilt("url: https://guild.example.org/fees\nstatus", "url: guild\nstatus"), WHY, 12,
                                "url is not a link", "https://"),
    "a change told at length": (spoilt("The exam costs $60.", "The exam costs $60. " * 9), WHY, 10, "characters long",
                                "shorten it to 160"),
    "a change of several lines": (spoilt("now: The exam costs $60.", "now: |\n      The exam.\n      Is $60."), WHY, 10,
                                  "is more than one line", "write it as one"),
    "a change with a misspelt field": (spoilt("    was: The", "    before: x\n    was: The"), WHY, 9,
                                       "before is not known", "spelling"),
}  # fmt: skip
