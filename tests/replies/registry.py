"""Which functions say something, found in the house itself, and the example arguments of each by its name."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import bot
from bot import assembly
from bot.agenda import Agenda
from bot.answering.because import Because, mark
from bot.chat import Button, Command, Part, Reply
from bot.conversation import Conversation
from bot.library import Library
from bot.settings import RETENTION
from tests.replies import (
    aims,
    breaks,
    checkins,
    circles,
    examples,
    handed,
    in_groups,
    mentors,
    places,
    posting,
    reminding,
    reports,
    rests,
    taps,
    weeks,
)
from tests.replies.examples import GROUP, LONG, PRIVATE, Example, Examples, each, ex, heard, once

SAY = ("wording", "layout", "because", "pages")  # the modules that say something, and every *_wording
NEVER_SEEN = {
    "answering.because.mark",
    "goals.pages.visible",
    "agenda.wording.about",
    "profile.wording.setting",
    "reminders.wording.at_says",
}  # their words are for the database and for buttons


def modules() -> dict[str, ModuleType]:
    """Find the modules that say something, of features that are here and of those that will be."""
    root = Path(bot.__path__[0])
    files = [file.relative_to(root) for file in sorted(root.rglob("*.py")) if len(file.relative_to(root).parts) > 1]
    saying = [file for file in files if file.stem in SAY or file.stem.endswith("_wording")]
    names = [".".join(file.with_suffix("").parts) for file in saying if file.parts[0] != "gateways"]
    return {name: import_module(f"bot.{name}") for name in names}


def speaking() -> dict[str, Callable[..., Any]]:
    """Find every public function of theirs."""
    return {
        f"{room}.{name}": function
        for room, module in modules().items()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


def constants() -> dict[str, Any]:
    """Find every public constant of theirs; what is no text and no button says nothing."""
    return {f"{room}.{name}": value for room, module in modules().items() for name, value in vars(module).items()
            if name.isupper() and not name.startswith("_")}  # fmt: skip


BECAUSE: Mapping[str, Examples] = {
    "because_of": once(heard("a", "b"), "answer", {"a"}),
    "mark": once("any words"),
    "opened": once("any-id"),
    "pointed": once("any-id"),
    "read": each(None, Because("opened", (("a", 1.0),), mark("a")).kept()),
    "runners_up": examples.known_reasons,
    "told": examples.reasons_kept,
}

LAYOUT: Mapping[str, Examples] = {
    "beside": lambda library: [ex(library, heard("a", **{so: True})) for so in ("worried", "ashamed")],
    "entry": examples.in_every_light,
    "excerpt": examples.excerpts,
    "facet_text": examples.on_every_facet,
    "first_text": examples.first_lights,
    "joined": once("One.", "", "Two."),
    "label": lambda library: (ex(entry.title) for entry in library.published),
    "onward_row": aims.onward,
    "opinion": lambda library: (ex(*example.args[1:]) for example in examples.first_lights(library)),
    "plain": lambda library: (ex(entry.short) for entry in library.published),
    "read_on": examples.about_each,
    "rows_without_opinion": examples.first_lights,
    "shorten": lambda _: [ex(LONG, 100), ex("One. Two. " + LONG, 100), ex("Short.", 100)],
    "too_long": lambda library: [ex(library)],
    "trait_lines": examples.varying,
    "trait_rows": examples.varying,
    "whole_text": examples.whole_entries,
}  # fmt: skip

ANSWERING: Mapping[str, Examples] = {
    "boundary": examples.boundaries,
    "boundary_card": examples.boundaries,
    "card": examples.cards,
    "choice": examples.choices,
    "end": lambda library: [ex(library.about, room=PRIVATE)],
    "no_other": examples.about_each,
    "noted": examples.judged,
    "nothing_asked": lambda library: [ex(library.about)],
    "nothing_more": examples.nothing_more,
    "nothing_on": examples.nothing_on_facets,
    "other_language": examples.languages,
    "pages_of": each((), (1,) * 9),
    "reasons": lambda library: (ex(shown, f"/more {shown.id} TX") for shown in library.published),
    "sources": lambda library: (ex(library, shown) for shown in library.published),
    "theme": examples.theme_pages,
    "theme_card": examples.theme_cards,
    "themes": examples.theme_counts,
    "to_somebody": lambda _: [ex(in_groups.ROWS, is_group, room=GROUP) for is_group in (False, True)],
    "unsure": lambda library: [ex(library.about)],
    "what_was_off_with": examples.about_each,
    "which_one": each(2, 3),
    "with_somebody": lambda library: [
        ex(Reply(library.boundaries[name].reply), in_groups.ROWS, is_group, room=GROUP)
        for name in ("unknown", "near")
        for is_group in (False, True)
    ],
}

CHANGED: Mapping[str, Examples] = {
    "agreed_to": lambda library: (ex(shown, has_zone) for shown in (*library.published[:2], None)
                                  for has_zone in (False, True)),
    "news": examples.news_of_each,
    "on": lambda _: [ex("Fri, Jan 15", lines, has_zone) for lines in ([], ["One, version 1"], [LONG[:99]] * 20)
                     for has_zone in (False, True)],
    "received": once("Any title", 2, "Fri, Jan 15"),
}  # fmt: skip

CONVERSATION: Mapping[str, Examples] = {
    "asked_in": lambda _: [ex(title, "An answer.") for title in ("Circle", "Night shift friends " * 6)],
    "crowded": each(6, 10_000),
    "left": each(False, True),
    "offered": lambda library: (ex(each_) for each_ in menu(library, is_group=False)),
    "only_in_groups": each("say"),
    "only_in_private": each(Button("Open our private chat", opens="help")),
    "passed_over": each(1, 2, 10_000),
    "read_in_private": each(Button("Why certify?", opens="entry_why-certify")),
    "sorry": once(987_654_321),
    "unknown_command": each(None, "help"),
}


PROFILE: Mapping[str, Examples] = {
    "forgotten": examples.one_trait,
    "given_up": examples.with_ways_back,
    "kept": examples.values,
    "kept_beside": examples.values,
    "missed": examples.with_ways_back,
    "nothing_to_forget": examples.one_trait,
    "profile": examples.profiles,
    "question": examples.questions,
    "setting": examples.settings,
    "told": lambda library: [
        ex(library.traits, "state", "TX"),
        ex(library.traits, "state", "gone"),
        ex({}, "gone", "x"),
    ],
}

QUIZZES: Mapping[str, Examples] = {
    "no_such_answer": taps.each_quiz,
    "question": taps.every_question,
    "quizzes": taps.lists,
    "result": taps.results,
    "weights": taps.weights,
}

ZONE: Mapping[str, Examples] = {
    "beside": places.zones,
    "held": places.zones,
    "kept": places.kept,
    "which_place": places.several,
}

WELCOME: Mapping[str, Examples] = {
    "greeting": lambda library: [ex(library.about)],
    "greeting_in_group": lambda library: [ex(library.about, room=GROUP)],
    "help_": lambda library: [ex(library.about, menu(library, False))],
    "help_in_group": lambda library: [ex(library.about, menu(library, True), room=GROUP)],
    "forget_question": each(14),
    "forget_question_again": each(14),
    "forgotten": each(14),
    "mydata": each([], examples.TOLD, examples.MUCH_TOLD),
    "mydata_file": each([], examples.TOLD),
    "nothing_kept": each(14),
    "stay_question": each(date(2027, 2, 14)),
    "privacy": lambda library: [ex(library.about, list(RETENTION.values()))],
    "set_up": lambda _: [ex(987_654_321, room=GROUP)],
    "unofficial": lambda library: [ex(library.about)],
}


def _parts(library: Library) -> list[Example]:
    part = Part("Next: “Chapter 4”. How did it go?", "“Hospital post”: the first unit is next.", "")
    many = [(place, replace(part, label=f"Hospital post {place}")) for place in range(5)]
    return [ex(7, many[:1]), ex(7, many[:2], 570), ex(7, many)]


AGENDA: Mapping[str, Examples] = {
    "about": each(7),
    "farewell": each(7),
    "late_line": each(0, 570, 1439),
    "message": _parts,
    "ways": lambda library: [ex(7, example.args[1]) for example in _parts(library)],
}

ROOMS = {
    "agenda.standing_wording": breaks.STANDING,
    "agenda.wording": AGENDA,
    "answering.because": BECAUSE,
    "answering.changed_wording": CHANGED,
    "answering.group_wording": in_groups.IN_GROUPS,
    "answering.layout": LAYOUT,
    "answering.wording": ANSWERING,
    "breaks.wording": breaks.BREAKS,
    "conversation.wording": CONVERSATION,
    "goals.checkins.rhythm_wording": checkins.RHYTHM,
    "goals.checkins.resting_wording": rests.RESTING,
    "goals.checkins.review_wording": rests.REVIEW,
    "goals.checkins.wording": checkins.CHECKINS,
    "goals.closing_wording": rests.CLOSING,
    "goals.deed_wording": reports.DEED_WORDS,
    "goals.pages": aims.PAGES,
    "goals.setting_wording": aims.SETTING,
    "goals.taking_wording": aims.TAKING,
    "goals.undo_wording": reports.UNDO,
    "goals.wording": aims.GOALS,
    "hours.wording": weeks.HOURS,
    "mentoring.groups.doctor_wording": circles.DOCTOR,
    "mentoring.groups.wording": circles.SET_UP,
    "mentoring.mentors.team_wording": mentors.TEAM,
    "mentoring.mentors.wording": mentors.DESK,
    "mentoring.publishing.wording": posting.PUBLISHING,
    "mentoring.saying.wording": mentors.SAYING,
    "mentoring.tickets.mentor_wording": handed.MENTORS,
    "mentoring.tickets.own_wording": handed.OWN,
    "mentoring.tickets.wording": handed.TICKETS,
    "operating.wording": posting.OPERATING,
    "profile.wording": PROFILE,
    "quizzes.wording": QUIZZES,
    "reminders.wording": reminding.REMINDERS,
    "welcome.wording": WELCOME,
    "zone.wording": ZONE,
}
EXAMPLES: Mapping[str, Examples] = {
    f"{room}.{name}": examples_ for room, named in ROOMS.items() for name, examples_ in named.items()
}


def menu(library: Library, is_group: bool) -> list[Command]:
    """List the commands that a chat's menu shows."""
    conversation = Conversation()
    conversation.switch_on(assembly.features(library, conversation, Agenda()))
    return conversation.menu(is_group)
