"""The one list where a feature is switched on; hands functions across where a lower room needs one from above."""

from collections.abc import Collection, Sequence
from functools import partial

from bot import agenda as moments
from bot import (
    answering,
    breaks,
    deeds,
    delivery,
    goals,
    hours,
    intake,
    operating,
    people,
    profile,
    quizzes,
    reminders,
    welcome,
    zone,
)
from bot.agenda import Agenda
from bot.assembly.counting import counts
from bot.chat import Feature, Tells
from bot.conversation import Conversation, wording
from bot.library import Library, own_of
from bot.mentoring import groups, mentors, publishing, saying, tickets
from bot.mentoring.tickets.roster import day_ends_at
from bot.settings import RETENTION


def features(
    library: Library,
    conversation: Conversation,
    agenda: Agenda,
    more: Sequence[Feature] = (),
    operators: Collection[str] = (),
) -> list[Feature]:
    """List every feature; this is where one is switched on. `operators` are the platform's ids of who runs the bot."""
    listed: list[Feature] = []
    answers = answering.feature(library, agenda, tickets.offering(library))
    opens = next(command for command in answers.commands if command.name == "entry")
    themes = {entry.id: entry.theme for entry in library.published}
    shaping = profile.feature(library.traits, opens, themes, partial(own_of, library), zone.beside)
    greeting = welcome.feature(library.about, conversation.menu, RETENTION, conversation.follow)
    places = zone.feature(agenda.replan)
    listed += [answers, shaping, places, quizzes.feature(library), greeting]
    aims = goals.feature(library, agenda)
    listed += [aims, _reminders(library, agenda, answers, aims, places)]
    listed += [hours.feature(agenda), breaks.feature(agenda), *_mentoring(library)]
    listed += [
        welcome.mydata.feature(lambda: tells_of(library, listed)),
        welcome.forgetme.feature(tickets.forgotten),
        welcome.stay.feature(agenda),
        operating.feature(operators, counts, lambda _, __, ___: [wording.unknown_command(None)]),
        *more,
    ]
    return listed


def _reminders(library: Library, agenda: Agenda, answers: Feature, aims: Feature, places: Feature) -> Feature:
    otherwise, question = aims.understood["checkin"], answers.understood["question"]
    return reminders.feature(agenda, otherwise, question, goals.recorder(library), places)


def _mentoring(library: Library) -> list[Feature]:
    return [
        groups.feature(tickets.released, tickets.withdrawn),
        mentors.feature(library, mentors.Questions(tickets.released, tickets.open_counts, day_ends_at)),
        tickets.feature(library),
        saying.feature(library, answering.brief_of(library)),
        publishing.feature(library, answering.brief_of(library)),
    ]


def tells_of(library: Library, listed: Sequence[Feature]) -> list[Tells]:
    """List what tells people what is kept about them, first what they told us themselves, their goals before all."""
    told_us = [(feature.name, feature.tells) for feature in listed if feature.tells]
    first = [tells for name, tells in told_us if name == "goals"]
    others = [tells for name, tells in told_us if name != "goals"]
    titles = {each.id: each.title for each in library.published}
    return [*first, deeds.tells, *others, moments.tells, partial(people.tells, titles), intake.tells, delivery.tells]


def old_links(library: Library) -> dict[str, str]:
    """Give what the bare name of an entry says in a link; such links are out in the world."""
    return {entry.id: f"/entry {entry.id}" for entry in library.published}
