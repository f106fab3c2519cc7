"""What is wrong with a life, told so that it can be read; and the smallest life in which it still is."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.manners.allowed import wrongly_said
from tests.manners.owed import Walk, not_said_again, rests_unasked, wrong_choices
from tests.manners.spec import DAY, Life, Log
from tests.manners.timeline import Timeline

NEAR = 10 * DAY  # to what is wrong first, so that it can be read
Complaint = tuple[int, str]


def complaints(life: Life, log: Log) -> list[Complaint]:
    """List what no rule allows, and what the rules miss."""
    line = Timeline(life, log)
    found = [(life.begins_at, log.trouble)] if log.trouble else []
    found += wrongly_said(line, log)
    for wish in life.wishes:
        found += Walk(line, wish).missed()
    return sorted([*found, *rests_unasked(line), *not_said_again(line), *wrong_choices(line)])


def smallest(life: Life, lived: Callable[[Life], Log]) -> Life:
    """Take away what is not needed for something to be wrong."""
    tried = True
    while tried:
        tried = False
        for smaller in _smaller(life):
            if complaints(smaller, lived(smaller)):
                life, tried = smaller, True
                break
    return life


def _smaller(life: Life) -> Iterator[Life]:
    for place in range(len(life.acts)):
        yield replace(life, acts=life.acts[:place] + life.acts[place + 1 :])
    for place in range(len(life.wishes)):
        yield replace(life, wishes=life.wishes[:place] + life.wishes[place + 1 :])
    if life.snoozes:
        yield replace(life, snoozes=0.0)
    if life.answers:
        yield replace(life, answers=0.0)
    if len(life.weeks) > 1:
        yield from (replace(life, weeks=(week,)) for week in life.weeks)


def told(life: Life, log: Log) -> str:
    """Tell a life line by line, on its own clock, with what is wrong beside it."""
    line = Timeline(life, log)
    lines = [(fact.at, f"{fact.kind} {_more(fact)}") for fact in log.facts]
    lines += [
        (each.at, f"-> {each.rule}: " + ", ".join(f"{part.key} ({part.why})" for part in each.parts))
        for each in log.messages
    ]
    wrong = complaints(life, log)
    lines += [(at, f"!! {what}") for at, what in wrong]
    lines = [each for each in lines if not wrong or abs(each[0] - wrong[0][0]) < NEAR]
    written = [f"{line.says(at)}  {what}" for at, what in sorted(lines, key=lambda each: each[0])]
    wishes = [
        f"{wish.key}: {wish.rule or wish.begins} at {wish.minute // 60}:{wish.minute % 60:02}, {wish.about}"
        for wish in life.wishes
    ]
    return "\n".join([f"seed {life.seed}, {life.zone}", *map(str, life.weeks), *wishes, *written])


def _more(fact: object) -> str:
    shown = ("why", "about", "until_at", "until_on", "zone", "keys")
    return " ".join(f"{name}={value}" for name in shown if (value := getattr(fact, name)))
