"""Example arguments of what quizzes say."""

from collections.abc import Iterator
from itertools import product, starmap

from bot.library import Library, Quiz
from tests.replies.examples import Example, ex

EVERY = 61  # of all rows of taps one in so many, a prime number, so that every option comes up


def each_quiz(library: Library) -> Iterator[Example]:
    return (ex(quiz) for quiz in library.open_quizzes)


def lists(library: Library) -> list[Example]:
    return [ex(library.open_quizzes), ex(library.open_quizzes, "News."), ex(library.open_quizzes[:1])]


def rows(quiz: Quiz) -> list[tuple[int, ...]]:
    every = list(product(*(range(len(question.options)) for question in quiz.questions)))
    return [*every[::EVERY], every[-1]]


def every_question(library: Library) -> Iterator[Example]:
    for quiz in library.open_quizzes:
        yield from (ex(quiz, (0,) * at) for at in range(len(quiz.questions)))
        yield from (ex(quiz, (), library.entries[id_]) for id_ in quiz.entries)


def results(library: Library) -> Iterator[Example]:
    return (ex(library, quiz, row) for quiz in library.open_quizzes for row in rows(quiz))


def weights(library: Library) -> Iterator[Example]:
    return starmap(
        ex, ((quiz, row, page) for quiz in library.open_quizzes for row in rows(quiz)[:9] for page in (1, 2))
    )
