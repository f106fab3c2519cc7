"""Example arguments of what is said to mentors, to the admins who invite them, and to those who bring an answer."""

from collections.abc import Iterator, Mapping

from bot.chat import Reply
from bot.library import Library
from bot.mentoring.mentors.store import MOST_MENTORS, Mentor
from bot.mentoring.mentors.team_wording import Team
from bot.mentoring.mentors.wording import Desk
from tests.replies import circles
from tests.replies.examples import Example, Examples, each, ex, once

TITLES = ("Technicians of the <North> & Co", "", "Long words " * 12)
KIM = Mentor(12, 7, "Kim of the <North>", frozenset(), 3, None)
TOKEN = "a" * 12


def themes(library: Library) -> dict[str, str]:
    return {theme.id: theme.title for theme in library.themes}


def desks(library: Library) -> Iterator[Desk]:
    """Give the desk of mentors who take all, one, several and all that there are, in every light."""
    ids = list(themes(library))
    for taken in ((), ids[:1], ids[:3], ids, ["gone"]):
        for title in TITLES:
            one = Mentor(12, 7, "Kim", frozenset(taken), 5, None)
            yield Desk(one, title)
            yield Desk(one, title, 1, is_away=True, has_zone=True, has_others=True)
            yield Desk(one, title, 2, is_silent=True)
            yield Desk(one, title, 7, is_away=True, has_zone=False, is_in_group=False)


def teams(library: Library) -> Iterator[Team]:
    """Give groups without a mentor, with one, and with as many as there can be, under the longest names."""
    ids = list(themes(library))
    many = [Mentor(12, n, "<" * 64, frozenset(ids[: n % 5]), 10, None) for n in range(MOST_MENTORS)]
    for title in TITLES:
        yield Team(12, title)
        yield Team(12, title, [KIM], is_inviting=True, has_asker=True)
        yield Team(12, title, many, frozenset(range(5)), dict.fromkeys(range(20), 10), is_inviting=True)


def with_news(library: Library) -> Iterator[Example]:
    for shown in teams(library):
        yield from (ex(shown, themes(library), news) for news in ("", "Something has changed."))


DESK: Mapping[str, Examples] = {
    "already": once(),
    "choose": lambda library: [ex(list(desks(library)))],
    "choosing": lambda library: [ex(shown, themes(library)) for shown in desks(library)],
    "declined": once(),
    "desk": lambda library: [ex(shown, themes(library), news) for shown in desks(library) for news in ("", "Hello.")],
    "how_it_works": once(),
    "invited": lambda _: [ex(title, TOKEN) for title in TITLES],
    "is_full": once(),
    "no_invitation": once(),
    "no_mentor_there": lambda _: [ex(has_others=True), ex(has_others=False)],
    "stop_question": lambda library: [ex(shown) for shown in desks(library)],
    "stopped": lambda _: [ex(title, has_others=more) for title in TITLES for more in (True, False)],
    "welcome": once(),
}

TEAM: Mapping[str, Examples] = {
    "how_to_invite": lambda _: [ex(is_again=again) for again in (False, True)],
    "invitation": lambda _: [ex(title, TOKEN) for title in TITLES],
    "is_gone": once(),
    "mentors_too": once(),
    "not_admin": once(),
    "remove_question": lambda library: [
        ex(shown, KIM, is_self=is_self) for shown in teams(library) for is_self in (False, True)
    ],
    "removed": lambda _: [ex(KIM, is_self=is_self) for is_self in (False, True)],
    "team": with_news,
    "team_is_full": once(),
    "unknown_admins": each(12),
    "which_group": lambda _: [ex([circles.group(12 + n, title=title) for n, title in enumerate(TITLES)])],
    "withdrawn": once(),
}

SAYING: Mapping[str, Examples] = {
    "brought": lambda library: [ex(Reply(shown.short), 7, "\n\nBrought by Kim.") for shown in library.published],
    "brought_by": each("an admin", "Kim <3"),
    "how": once(),
    "none_found": once(),
    "calm": once(),
    "not_allowed": once(),
    "unknown_admins": once(),
    "which": lambda library: [ex(library.published[:most]) for most in (1, 2, 3)],
}  # fmt: skip
