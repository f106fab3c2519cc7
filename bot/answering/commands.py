"""What can be said to answering."""

from collections.abc import Callable
from dataclasses import replace

from bot.agenda import Agenda
from bot.answering import group_wording, layout, received, store
from bot.answering.asking import Asking
from bot.answering.browsing import Browsing
from bot.answering.changed import Changed, Changing
from bot.answering.judging import Judging
from bot.answering.layout import View
from bot.answering.offering import Offers, none
from bot.answering.schema import MIGRATIONS
from bot.answering.searching import Searching
from bot.answering.shelf import Shelf, day_of
from bot.chat import Answer, Command, Door, Feature, Handler, Incoming, Reply
from bot.library import Library

MORE = ("more", "read more", "tell me more", "go on", "more please", "show more")
AGAIN = (
    "less", "shorter", "shorter please", "simpler", "simpler please", "huh", "what do you mean", "what does that mean",
    "i dont understand", "i don't understand", "i dont get it", "i don't get it", "say that again", "explain",
)  # fmt: skip
SOURCES = (
    "source", "sources", "says who", "who says", "who says that", "who says so", "whats the source",
    "what is the source", "what's the source", "how do you know", "how do you know that", "is that true",
    "is this true", "how old is that", "how old is this", "where is that from", "prove it", "got proof", "got a source",
)  # fmt: skip
NONE = (
    "none", "none of these", "none of those", "none of them", "neither", "neither one", "neither of them",
    "something else", "not that", "no not that", "not those",
)  # fmt: skip
OFF = {
    "question": ("not my question", "that's not what i asked", "thats not what i asked", "not what i asked",
                 "not what i meant"),
    "general": ("too general", "that's too general", "too vague"),
    "wrong": ("wrong or old", "that's wrong", "thats wrong", "this is wrong", "this was wrong", "that is wrong",
              "you're wrong", "youre wrong", "you are wrong"),
}  # fmt: skip
OTHER = tuple(
    f"{start}{other}"
    for other in ("the other one", "the other", "other one", "the other exam")
    for start in ("", "and ", "what about ", "and what about ", "how about ")
)
PICKS = (
    ("first", 1, ("1", "first", "the first", "first one", "the first one", "number 1", "1st")),
    ("second", 2, ("2", "second", "the second", "second one", "the second one", "number 2", "2nd")),
    ("third", 3, ("3", "third", "the third", "third one", "the third one", "number 3", "3rd")),
    ("last", 0, ("the last one", "last one")),
)
# A bare "why" asks about the advice, not about us.
WHY = ("why this answer", "why did you say that", "how sure are you", "how sure", "are you sure", "you sure")


def brief_of(library: Library) -> Callable[[str, Incoming, int, int], Reply | None]:
    """Give what lays out an entry, by its id, as a group gets it; None where there is no such entry.

    The last argument is how many characters of its room are taken by what else stands in that message.
    """
    published = {entry.id: entry for entry in library.published}

    def brief(name: str, incoming: Incoming, now: int, taken: int) -> Reply | None:
        shown = published.get(name)
        view = View(day_of(incoming, now), is_group=True, taken=taken)
        return layout.entry(library, shown, view) if shown else None

    return brief


def feature(library: Library, agenda: Agenda, offers: Offers = none) -> Feature:
    """Answer questions from the library, let people browse it, hear whether it helped, and tell what changed.

    `offers` gives rows of buttons to put under an honest no.
    """
    whole = _everywhere(library, agenda, offers)
    return replace(
        whole,
        commands=[replace(each, handle=_linking(each.handle)) for each in whole.commands],
        understood={kind: _linking(handle) for kind, handle in whole.understood.items()},
    )


def _linking(handle: Handler) -> Handler:
    """Have what somebody in a group could go on to open lead into their private chat."""

    def handled(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        answers = handle(incoming, db, now)
        if not incoming.is_group:
            return answers
        return [group_wording.in_group(each) if isinstance(each, Reply) else each for each in answers]

    return handled


def _everywhere(library: Library, agenda: Agenda, offers: Offers) -> Feature:
    shelf = Shelf(library)
    asking, browsing = Asking(shelf, offers), Browsing(shelf, offers)
    judging = Judging(shelf, browsing, offers)
    changing = Changing(shelf, browsing, judging, agenda)
    titles = {entry.id: entry.title for entry in library.published}
    picks = [Command(name, f"Take the {name}", browsing.pick(number), hidden=True, also=words)
             for name, number, words in PICKS]  # fmt: skip
    reasons = [Command(f"off_{reason}", f"It was {reason}", judging.off_typed(reason), hidden=True, also=words)
               for reason, words in OFF.items()]  # fmt: skip
    return Feature(
        "answering",
        commands=(
            Command("ask", "Ask a question; in private just type it", asking.ask),
            Command("topics", "Browse by theme", browsing.topics, also=("topics", "menu", "browse", "themes", "back")),
            Command("why", "Why the last answer was what it was", judging.why, also=WHY),
            Command("theme", "Open a theme", browsing.theme, hidden=True, lasts=True, linked=True),
            Command("entry", "Open a topic", browsing.entry, hidden=True, lasts=True, linked=True, also=AGAIN),
            Command("more", "Open the rest of a topic", browsing.entry, hidden=True, lasts=True, linked=True,
                    also=MORE),
            Command("other", "Open the counterpart of a topic", browsing.other, hidden=True, lasts=True, also=OTHER),
            *picks,
            Command("helped", "An answer helped", judging.helped, hidden=True, lasts=True,
                    also=("👍", "this helped", "helpful")),
            Command("missed", "An answer did not help", judging.missed, hidden=True, lasts=True,
                    also=("👎", "not helpful", "this did not help", "that didn't help", "that didnt help")),
            Command("off", "What was off with an answer", judging.off, hidden=True, lasts=True),
            *reasons,
            Command("sources", "Where the last answer comes from", browsing.sources, hidden=True, lasts=True,
                    also=SOURCES),
            Command("none", "None of what was offered", browsing.none, hidden=True, also=NONE),
            *changing.commands(),
        ),
        understood={
            "crisis": asking.refusal("crisis"),
            "clinical": asking.refusal("clinical"),
            "smalltalk": asking.small_talk,
            "question": asking.question,
            "unknown": asking.question,
        },
        search=Searching(shelf).search,
        migrations=MIGRATIONS,
        prune=lambda db, now: store.prune(db, now) + received.prune(db, now),
        tells=lambda db, person_id: [*store.tells(titles, db, person_id), *received.tells(titles, db, person_id)],
        begins=Changed(shelf),
    )  # fmt: skip
