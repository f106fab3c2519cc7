"""Rules switched off one by one, so that the lives can be seen to notice."""

from dataclasses import replace

from bot import manners
from bot.agenda import begun, store
from bot.clock import Hours, Span, Week, at
from bot.manners import UNPROMPTED, Decision, Life

decide, day = manners.decide, Hours.day  # as they are without a mistake


def looks_at(**otherwise):
    """Decide about a life in which some things are always the same."""
    return lambda moments, life, now: decide(moments, replace(life, **otherwise), now)


def without(*whys):
    """Decide as if these silences were not there."""

    def mistaken(moments, life: Life, now):
        kept = [each for each in life.silences if each.why not in whys]
        return decide(moments, replace(life, silences=kept), now)

    return mistaken


def in_weeks(**otherwise):
    """Decide as if all weeks were otherwise."""

    def mistaken(moments, life: Life, now):
        weeks = tuple(replace(week, **otherwise) for week in life.hours.weeks)
        return decide(moments, replace(life, hours=replace(life.hours, weeks=weeks)), now)

    return mistaken


def of_goals_ended(moments, life, now):
    """End the pauses of one goal with the day on which they began."""
    kept = [each for each in life.silences if not each.about]
    return decide(moments, replace(life, silences=kept), now)


def two_at_most(moments, life, now):
    return decide(moments, replace(life, unanswered=min(life.unanswered, 2)), now)


def unmerged(moments, life, now):
    """Say only what is due now, nothing of the rest of the day."""
    return decide([each for each in moments if each.due_at <= now], life, now)


def lost(moments, life, now):
    """Leave out what should be said, now and then."""
    found = decide(moments, life, now)
    if found.says and now // 3600 % 5 == 0:
        return replace(found, says=(), leaves=(*found.leaves, *found.says))
    return found


def a_minute_late(moments, life, now):
    """Say what was asked for a minute after its time."""
    found = decide(moments, life, now)
    early = [each for each in found.says if each.why == "asked" and each.at == now]
    if early:
        return Decision(waits=tuple((each, now + 60) for each in moments if each.due_at <= now))
    return found


def stands_still(moments, life, now):
    """Give nothing that is due a time."""
    return Decision()


def in_winter(hours, on, minutes):
    """Tell the instants of a wall as if no clock were ever moved."""
    new_year = on.replace(month=1, day=1)
    return at(new_year, 0, hours.zone) + (on - new_year).days * 86400 + minutes * 60


DECISIONS = {
    "pauses are forgotten": without("pause"),
    "a stop is forgotten": without("stop"),
    "a snooze does not silence": without("snooze"),
    "a rest is forgotten": without("rest"),
    "a farewell is not the last": without("farewell"),
    "a goal's pause is forgotten": of_goals_ended,
    "there are no quiet hours": in_weeks(quiet=Span(0, 0)),
    "quiet hours are the usual ones": in_weeks(quiet=Week().quiet),
    "every day ends at midnight": in_weeks(day_ends=0),
    "all shift weeks are the first": lambda moments, life, now: decide(
        moments, replace(life, hours=replace(life.hours, weeks=life.hours.weeks[:1])), now
    ),
    "a day may have two messages": looks_at(begun_on=None),
    "nobody is ever left alone": looks_at(unanswered=0),
    "there is no farewell": two_at_most,
    "everybody is asked half as often": looks_at(unanswered=2),
    "they are interrupted": looks_at(wrote_at=None),
    "nothing is merged": unmerged,
    "some are lost": lost,
    "what was asked for is late": a_minute_late,
    "what is due stands still": stands_still,
}
HOURS = {
    "no clock is ever moved": ("at", in_winter),
    "nothing waits for open hours": ("next_open", lambda hours, now: now + 3600),
    "the zone of a day is forgotten": ("day", lambda hours, now: day(replace(hours, zone="UTC"), now)),
}


def _only(*whys):
    """Look at a message only where there is nothing else in it."""
    return lambda *said: bool(said[-1]) and all(part.why in whys for part in said[-1])


KEPT = {
    "whoever moves west is asked once more": (store, "last", lambda row, hours: row["last_at"]),
    "an earlier snooze comes in a later one": (store, "not_before", lambda *_: None),
    "a message that joined others leaves the day open": (begun, "_has_ours", _only(*UNPROMPTED)),
    "a check-in that joined others asks nothing": (begun, "_has_rhythm", _only("rhythm")),
}
