"""What can be said to quizzes."""

import re

from bot.chat import Answer, Command, Door, Feature, Incoming
from bot.library import Entry, Library, Quiz
from bot.quizzes import scoring, wording

# The options chosen so far, then perhaps a page of the weights: `/quiz which-oven 021 w2`.
SAID = re.compile(r"(?P<digits>[0-9]*) ?(?:w(?P<page>[1-9]?[0-9]?))?")


def feature(library: Library) -> Feature:
    """Let people take a quiz.

    All that was chosen stands in the button, `/quiz which-oven 021`: nothing is kept, so that a second phone, an old
    button or a restart in between does no harm.
    """
    if not library.open_quizzes:
        return Feature("quizzes")
    quizzes = _Quizzes(library)
    summary, words = "Find out what suits you, or where your gaps are", ("quiz", "quizzes")
    quiz = Command("quiz", summary, quizzes.quiz, in_groups=False, linked=True, also=words)
    return Feature("quizzes", commands=(quiz,))


class _Quizzes:
    """The handlers, bound to the library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._open = {quiz.id: quiz for quiz in library.open_quizzes}

    def quiz(self, incoming: Incoming, _: Door, __: int) -> list[Answer]:
        """Show the list, a question, the result or its weights."""
        name, *rest = incoming.argument.split(maxsplit=1) or [""]
        quiz = self._open.get(name.casefold())
        if quiz is None:
            return [wording.quizzes(self._library.open_quizzes, wording.no_such_quiz() if name else "")]
        said = SAID.fullmatch(rest[0] if rest else "")
        chosen = scoring.taps(quiz, said["digits"]) if said else None
        if said is None or chosen is None:
            return [wording.quizzes(self._library.open_quizzes, wording.no_such_answer(quiz))]
        if said["page"] is not None:
            return [wording.weights(quiz, chosen, int(said["page"] or 1))]
        if len(chosen) < len(quiz.questions):
            return [wording.question(quiz, chosen, self._came_from(quiz, incoming))]
        return [wording.result(self._library, quiz, chosen)]

    def _came_from(self, quiz: Quiz, incoming: Incoming) -> Entry | None:
        """Give the answer that the quiz stands beside, where that is what the turn before was about."""
        about = incoming.context.about if incoming.context else ()
        return self._library.entries[about[0]] if len(about) == 1 and about[0] in quiz.entries else None
