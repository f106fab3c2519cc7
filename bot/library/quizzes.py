"""Quiz files: questions of one tap each, whose options give points to outcomes."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from bot.library.fields import QuizId, Words
from bot.library.files import Desk, Parsed, Where
from bot.library.headers import Around, Header, check_entries, check_header
from bot.library.model import Entry
from bot.library.plans import MAX_SAID, Outcome, Question, Quiz, Template

MAX_QUESTIONS = 12  # the button of the last one still names the quiz and every answer before it
MAX_LABEL = 30  # characters


class QuizFile(Header):
    """A whole quiz file."""

    id: QuizId
    label: Annotated[Words, StringConstraints(max_length=MAX_LABEL)]
    intro: Annotated[Words, StringConstraints(max_length=MAX_SAID)]
    judgement: Annotated[Words, StringConstraints(max_length=MAX_SAID)]
    shows: Literal["highest", "lowest"]
    entries: tuple[Words, ...]
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=MAX_QUESTIONS)]
    outcomes: Annotated[Mapping[Words, Outcome], Field(min_length=2)]


FILE = TypeAdapter(QuizFile)


def read_quizzes(
    desk: Desk, known: Around, entries: Mapping[str, Entry], templates: Mapping[str, Template]
) -> dict[str, Quiz]:
    """Read quizzes/*.yaml by id; there may be none, and one with a mistake is noted and left out."""
    quizzes: dict[str, Quiz] = {}
    for file in desk.names("quizzes", ".yaml"):
        parsed = desk.yaml(file)
        read = desk.fit(FILE, parsed.value, parsed) if parsed else None
        if parsed is None or read is None:
            continue
        check_header(desk, parsed, read, known)
        _check_entries(desk, parsed, read, entries)
        _check_goals(desk, parsed, read, templates)
        _check_points(desk, parsed, read)
        quizzes[read.id] = Quiz(
            id=read.id,
            title=read.title,
            label=read.label,
            intro=read.intro,
            judgement=read.judgement,
            shows=read.shows,
            entries=read.entries,
            citations=known.citations(read.sources),
            questions=read.questions,
            outcomes=read.outcomes,
            status=read.status,
            reviewed_on=read.reviewed_on,
        )
    return quizzes


def _check_entries(desk: Desk, parsed: Parsed, read: QuizFile, entries: Mapping[str, Entry]) -> None:
    named: dict[Where, str] = {("entries", at): id_ for at, id_ in enumerate(read.entries)}
    named |= {("outcomes", id_, "entry"): outcome.entry for id_, outcome in read.outcomes.items() if outcome.entry}
    check_entries(desk, parsed, named, entries, read.status)


def _check_goals(desk: Desk, parsed: Parsed, read: QuizFile, templates: Mapping[str, Template]) -> None:
    there = desk.ids("goals")
    for id_, outcome in read.outcomes.items():
        for position, goal in enumerate(outcome.goals):
            where = ("outcomes", id_, "goals", position)
            if goal not in there:
                desk.note_in(parsed, where, f"no goal is called {goal}", "correct the id or remove it")
            elif read.status == "published" and goal in templates and templates[goal].status != "published":
                desk.note_in(parsed, where, f"goal {goal} is not published", "publish it, or do not name it here")


def _check_points(desk: Desk, parsed: Parsed, read: QuizFile) -> None:
    """Note points that lead nowhere, an outcome nobody can reach, and two buttons that look the same."""
    reached = set()
    for number, question in enumerate(read.questions):
        labels = [option.says.casefold() for option in question.options]
        for position, option in enumerate(question.options):
            here = ("questions", number, "options", position)
            if labels[position] in labels[:position]:
                message = f"question {number + 1} has the option '{option.says}' twice"
                desk.note_in(parsed, here, message, "word one of the two otherwise")
            for outcome, points in option.gives.items():
                reached |= {outcome} if points else set()
                if outcome not in read.outcomes:
                    message = f"question {number + 1} gives points to {outcome}, which is no outcome"
                    desk.note_in(parsed, (*here, "gives", outcome), message, "correct it or add it under outcomes")
    for id_ in read.outcomes:
        if id_ not in reached:
            remedy = "give points to it under gives, or remove it"
            desk.note_in(parsed, ("outcomes", id_), f"no option gives points to {id_}", remedy)
