"""What people type in the walk: what is put behind commands, texts of every kind, answers to open questions."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from bot.chat import CheckinHeard, GoalHeard, Match, ProgressHeard, Understood

HERE = (43.6, -116.2)  # Boise, Idaho
DUE = date(2027, 3, 31)
UNKNOWN = Understood("unknown", "decline")
WRONG = ("0", "-1", "99", "1 99", "999999999", "99999999999999999999", "abc", "2 2027-13-45")
OTHERS = 7  # the id of somebody else's goal, deed and change, and of no number of one's own


@dataclass(frozen=True, slots=True)
class Said:
    """A text and what it means."""

    name: str
    text: str
    understood: Understood = UNKNOWN


ANSWERS = (
    Said("yes", "yes"),
    Said("skip", "skip"),
    Said("a day", "March 31"),
    Said("a number", "2"),
    Said("words", "The late shifts take my evenings"),
    Said("a plan", "When it is Sunday, I read one chapter"),
)


def arguments(raw: sqlite3.Connection, person_id: int) -> list[str]:
    """Give what is tried behind a command: numbers that are the person's own, and others."""
    who = (person_id,)
    deed = raw.execute("SELECT id FROM deeds WHERE person_id = ? LIMIT 1", who).fetchone()["id"]
    change = raw.execute("SELECT id FROM changes WHERE person_id = ? LIMIT 1", who).fetchone()["id"]
    template = raw.execute("SELECT template FROM goals WHERE person_id = ? LIMIT 1", who).fetchone()["template"]
    own = ("1", "2", "1 1", "2 3", "2 5", str(deed), f"{deed} 2027-01-02", str(change), str(template))
    return [*own, "Read two chapters a week by March 31", "Texas", str(OTHERS), *WRONG]


def texts(raw: sqlite3.Connection, person_id: int) -> list[Said]:
    """Give texts of every kind that features answer; some tell of a step or a goal that the person has."""
    title = raw.execute("SELECT title FROM steps WHERE person_id = ? LIMIT 1", (person_id,)).fetchone()["title"]
    goal = raw.execute("SELECT title FROM goals WHERE person_id = ? LIMIT 1", (person_id,)).fetchone()["title"]
    note = "finished chapter 3"
    told = {
        "a deed": ProgressHeard(note),
        "a deed of another day": ProgressHeard(note, on=date(2027, 1, 12)),
        "a step": ProgressHeard(f"done with {title}"),
        "a goal's end": ProgressHeard(f"finally: {goal}"),
        "hours": ProgressHeard("logged 2 hours of law CE", 2.0, "law", activity="0000-0000-27-001-H03-T"),
        "hours in all": ProgressHeard("I have 12 hours now", 12.0, ce_total=True),
    }
    set_ = {
        "a goal": GoalHeard("Pass the exam", DUE),
        "a goal of the kind there is": GoalHeard(str(goal), DUE),
        "a goal without a day": GoalHeard("Pass the exam", None),
        "a goal in the past": GoalHeard("Pass the exam", None, odd="past"),
        "a goal of too many words": GoalHeard("pass the exam and then " * 174, DUE),
        "a wish": GoalHeard("Pass the exam", None, is_firm=False),
    }
    more = (ProgressHeard("read chapter 4"), ProgressHeard("took a mock exam"))
    return [
        *(Said(name, heard.note, Understood("progress", "decline", progress=heard)) for name, heard in told.items()),
        Said("three deeds", note, Understood("progress", "decline", progress=ProgressHeard(note), further=more)),
        *(Said(name, heard.title, Understood("goal", "decline", goal=heard)) for name, heard in set_.items()),
        Said("how it stands", "how am I doing?", Understood("checkin", "decline", checkin=CheckinHeard("view"))),
        Said("a reminder", "remind me", Understood("checkin", "decline", checkin=CheckinHeard("remind"))),
        Said("a rhythm", "less often", Understood("checkin", "decline", checkin=CheckinHeard("rhythm"))),
        Said("a question", "why certify?", Understood("question", "answer", (Match("why-certify", 0.97),))),
        Said("thanks", "thanks", Understood("smalltalk", "decline")),
        Said("something else", "blah blah"),
    ]
