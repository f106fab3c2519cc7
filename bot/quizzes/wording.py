"""Every sentence of quizzes."""

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest
from textwrap import shorten

from bot.chat import MAX_TEXT, Button, Reply, escape, units
from bot.library import Entry, Library, Option, Outcome, Question, Quiz, documents_named
from bot.quizzes.scoring import FULL, Score, Verdict, judged

MENU = "quiz"
LABEL = 44  # characters of a button that a phone shows in one line
NAMED = 2  # options quoted for what raised an outcome, and for what lowered it; the weights tell all
GOALS = 4  # suggested below a result; more would be no suggestion
FIRST = 2  # suggested where no outcome stands out
ALL_QUIZZES = Button("All quizzes", says="/quiz")


def quizzes(shown: Sequence[Quiz], news: str = "") -> Reply:
    """List the quizzes; `news` says why somebody sees the list instead of what they asked for."""
    rows = [[Button(_label(quiz.title), says=_says(quiz))] for quiz in shown]
    text = "**Quizzes.** One tap a question. I keep none of your answers. Choose one:"
    return Reply(_joined(news, text), buttons=rows, menu=MENU)


def no_such_quiz() -> str:
    """Say that a link or button leads to no quiz."""
    return "I have no quiz under that name. These are the ones I have."


def no_such_answer(quiz: Quiz) -> str:
    """Say that what follows a quiz's name is none of its answers."""
    return f"Those are no answers of “{escape(quiz.title)}” as it is now. Press it below to begin again."


def question(quiz: Quiz, chosen: Sequence[int], came_from: Entry | None = None) -> Reply:
    """Ask the next question; the first comes with what to know before, and the way back to an answer."""
    at = len(chosen)
    asked = quiz.questions[at]
    rows = [[Button(option.says, says=_says(quiz, (*chosen, tap)))] for tap, option in enumerate(asked.options)]
    back = [Button(_label(f"Back: {came_from.title}"), says=f"/entry {came_from.id}")] if came_from else []
    rows += [[_back(quiz, chosen)]] if chosen else [row for row in (back, [ALL_QUIZZES]) if row]
    intro = "" if chosen else quiz.intro
    count = f"{at + 1} of {len(quiz.questions)}: {asked.asks}"
    return Reply(_joined(f"**{escape(quiz.title)}**", intro, count), buttons=rows, menu=MENU)


def result(library: Library, quiz: Quiz, chosen: Sequence[int]) -> Reply:
    """Say what the answers come to, why, whose judgment that is, and what could be done about it."""
    verdict = judged(quiz, chosen)
    source = "; ".join(documents_named(library, quiz.citations, titled=True))
    text = _joined(
        f"**{escape(quiz.title)}**",
        *_came_out(quiz, verdict),
        quiz.judgement,
        f"*Source: {source}*" if source else "",
    )
    last = [
        [Button("Show the weights", says=_says(quiz, chosen, "w"))],
        [_back(quiz, chosen), Button("Again", says=_says(quiz))],
    ]
    return Reply(text, buttons=[*_leads(library, quiz, verdict), *last], menu=MENU)


def weights(quiz: Quiz, chosen: Sequence[int], page: int = 1) -> Reply:
    """Show a page of all questions with the points of each option, and which options were chosen."""
    pages = _pages(quiz, chosen)
    page = min(max(page, 1), len(pages))
    turns = {page - 1: "Previous page", page + 1: "Next page"}
    row = [Button(label, says=_says(quiz, chosen, f"w{to}")) for to, label in turns.items() if 1 <= to <= len(pages)]
    back = [Button("Back", says=_says(quiz, chosen))]
    return Reply(pages[page - 1], buttons=[each for each in (row, back) if each], menu=MENU)


def _came_out(quiz: Quiz, verdict: Verdict) -> list[str]:
    if not verdict.shown:
        points = verdict.others[0].points
        even = f"All {len(verdict.others)} came out the same, {points} of {FULL} each, so none stands out."
        below = "; the goals below are just the first of the list" if any(_goals(quiz.outcomes.values())) else ""
        return [even, f"Begin with whichever you are most curious about{below}."]
    order = "Lowest first" if quiz.shows == "lowest" else "Highest first"
    others = ", ".join(f"{escape(quiz.outcomes[one.outcome].title)} {one.points}" for one in verdict.others)
    ties = " Where points are equal, the order says little." if verdict.has_ties else ""
    shown = [_one(quiz, score) for score in verdict.shown]
    return [f"{order}, each of {FULL} possible points.{ties}", *shown, f"The others: {others}." if others else ""]


def _one(quiz: Quiz, score: Score) -> str:
    outcome = quiz.outcomes[score.outcome]
    why = " ".join(filter(None, (_moved("Raised", score.raised), _moved("Lowered", score.lowered))))
    return "\n".join(filter(None, (f"**{escape(outcome.title)}: {score.points} of {FULL}**", outcome.says, why)))


def _moved(how: str, said: Sequence[str]) -> str:
    quoted = " and ".join(f"“{escape(words)}”" for words in said[:NAMED])
    return f"{how} {'most ' if len(said) > NAMED else ''}by {quoted}." if said else ""


def _leads(library: Library, quiz: Quiz, verdict: Verdict) -> list[list[Button]]:
    """Give what to read, and goals: the first of every outcome before the second of any.

    Where none stands out there are still some goals to begin with: the first ones of the file.
    """
    is_even = not verdict.shown
    outcomes = [quiz.outcomes[score.outcome] for score in verdict.shown or verdict.others]
    suggested = [library.templates[id_] for id_ in _goals(outcomes)[: FIRST if is_even else GOALS]]
    leads = [[Button(_label(f"Goal: {goal.title}"), says=f"/goal {goal.id}")] for goal in suggested]
    if is_even:
        return leads
    read = dict.fromkeys(outcome.entry for outcome in outcomes if outcome.entry)
    rows = [[Button(_label(f"Read: {library.entries[id_].title}"), says=f"/entry {id_}")] for id_ in read]
    return rows + leads


def _goals(outcomes: Iterable[Outcome]) -> list[str]:
    return list(dict.fromkeys(filter(None, chain(*zip_longest(*(outcome.goals for outcome in outcomes))))))


def _pages(quiz: Quiz, chosen: Sequence[int]) -> list[str]:
    """Put as many questions on a page as one message holds."""
    pages = [f"**{escape(quiz.title)}**\n\nWhat every answer gives. {quiz.judgement}"]
    for number, (asked, tap) in enumerate(zip_longest(quiz.questions, chosen), 1):
        block = _weighed(quiz, number, asked, tap)
        if units(longer := f"{pages[-1]}\n\n{block}") <= MAX_TEXT:
            pages[-1] = longer
        else:
            pages.append(block)
    return pages


def _weighed(quiz: Quiz, number: int, asked: Question, tap: int | None) -> str:
    lines = [
        f"- {escape(option.says)}{' (your answer)' if tap == at else ''}: {_points(quiz, option)}"
        for at, option in enumerate(asked.options)
    ]
    return "\n".join([f"**{number}.** {asked.asks}", *lines])


def _points(quiz: Quiz, option: Option) -> str:
    given = [(quiz.outcomes[id_].title, points) for id_, points in option.gives.items() if points]
    return ", ".join(f"{escape(title)} {points:+d}" for title, points in given) or "no points"


def _back(quiz: Quiz, chosen: Sequence[int]) -> Button:
    return Button("Back", says=_says(quiz, chosen[:-1]))


def _says(quiz: Quiz, chosen: Sequence[int] = (), then: str = "") -> str:
    return " ".join(filter(None, (f"/quiz {quiz.id}", "".join(map(str, chosen)), then)))


def _label(words: str) -> str:
    return shorten(words, LABEL, placeholder="...")


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
