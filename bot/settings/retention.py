"""How long each kind of data is kept: one table, shown by /privacy and enforced hourly."""

from collections.abc import Mapping
from dataclasses import dataclass

MINUTE, HOUR, DAY = 60, 3600, 86400


@dataclass(frozen=True, slots=True)
class Keep:
    """How long one kind of data is kept, in seconds, and how /privacy says it; None means until it is deleted."""

    what: str
    seconds: int | None
    words: str


PRUNED_AT_ONCE = 1000  # rows let go in one unit of work, so that nobody waits for a clean-up


RETENTION: Mapping[str, Keep] = {
    "updates": Keep("the running number of every message that reached me", 72 * HOUR, "72 hours"),
    "context": Keep(
        "what your last question was about, why I answered as I did, and what my buttons led to "
        "(topics, time and check numbers, not your words)",
        HOUR,
        "1 hour",
    ),
    "open_question": Keep("that I asked you something and wait for the answer", DAY, "24 hours"),
    "held": Keep(
        "your newest message, when more than 20 came within a minute",
        72 * HOUR,
        "until I answer it, about a minute; at most 72 hours if I am switched off",
    ),
    "waiting": Keep("a message of mine that could not be delivered", 72 * HOUR, "72 hours"),
    "sent": Keep(
        "that you wrote and I answered (the numbers of both messages, not their words)",
        30 * DAY,
        "30 days",
    ),
    "feedback": Keep("whether an answer helped you, and what was off", 90 * DAY, "90 days"),
    "received": Keep(
        "which answers you got (topic, version, day), only while you want to hear when one changes",
        365 * DAY,
        "12 months, or until you switch that off in /updates",
    ),
    "profile": Keep(
        "what you set of yourself in /profile to shape your answers",
        None,
        "until you take it back with /profile, or I forget you",
    ),
    "groups": Keep(
        "which groups you administer, how they were set up, and in which ones with mentors you called me",
        365 * DAY,
        "12 months after I last saw you there, or was removed from the group",
    ),
    "mentors": Keep(
        "where you mentor, under which name, which topics you take and how many questions a day",
        None,
        "until you stop mentoring there, or I forget you",
    ),
    "drafts": Keep("a question that you may want to hand to a mentor, until you decide", HOUR, "1 hour"),
    "asked": Keep("how many questions you handed to mentors lately (a number)", DAY, "24 hours"),
    "tickets": Keep(
        "questions to mentors: with you as the asker until they are answered, then without; who got them and when",
        30 * DAY,
        "30 days after the answer; without one, at most 37 days",
    ),
    "goals": Keep(
        "your goals with their steps, dates, plans and obstacles, when I ask about them, and what you answered or told "
        "me you did",
        None,
        "until you delete them, or I forget you",
    ),
    "reminders": Keep(
        "what you asked to be reminded of, and when",
        30 * DAY,
        "until you stop it or it was said, and 30 days after that",
    ),
    "undo": Keep("how a goal was before you changed it, so that you can undo", 30 * DAY, "30 days"),
    "backups": Keep(
        "copies of all this that whoever runs me makes against damage",
        14 * DAY,
        "14 days; after that they are not used again",
    ),
    "zone": Keep(
        "the name of your time zone, not where you are",
        None,
        "until you change it or take it back with /zone, or I forget you",
    ),
    "agenda": Keep(
        "when I plan to write to you next, and when I last did",
        None,
        "until 400 days after what it is about is gone, or I forget you",
    ),
    "begun": Keep(
        "when I wrote to you of myself, what about, and whether you answered (not the words)",
        365 * DAY,
        "12 months",
    ),
    "silences": Keep(
        "that you paused, stopped or put off my messages",
        70 * DAY,
        "until you end it, or I forget you; where it ends by itself, 70 days after that",
    ),
    "hours": Keep(
        "your quiet hours, your shifts from week to week, and the hour at which your day ends",
        None,
        "until you change them with /quiet, or I forget you",
    ),
    "unseen": Keep(
        "your account's number, when you first and last wrote, and whether you blocked me",
        730 * DAY,
        "until 24 months after you last wrote; then I forget you",
    ),
}
