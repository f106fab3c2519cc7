"""What mentors can say: the desk at which they choose what they take, and the invitation that leads to it."""

from collections.abc import Mapping
from functools import partial

from bot import people
from bot.chat import Answer, Command, Door, Feature, Incoming, Need
from bot.library import Library
from bot.mentoring.groups import store as groups
from bot.mentoring.mentors import store, wording
from bot.mentoring.mentors.questions import Questions
from bot.mentoring.mentors.store import Mentor
from bot.mentoring.mentors.team import Admins, about
from bot.mentoring.mentors.wording import A_DAY, Desk
from bot.mentoring.silent import is_silent
from bot.mentoring.words import number


def feature(library: Library, questions: Questions) -> Feature:
    """Let admins invite mentors, and mentors say what they take.

    `/mentoring` is the desk, and with a token the invitation; `/desk 3 a_day 5` changes something in group 3;
    `/mentors 3` is the admins' page of it.
    """
    themes = {theme.id: theme.title for theme in library.themes}
    desk, admins = _Desk(themes, questions), Admins(themes, questions)
    summary = "For mentors: what you take, and how many a day"
    return Feature(
        "mentors",
        commands=(
            Command("mentoring", summary, desk.mentoring, in_groups=False, linked=True),
            Command("desk", "Change what you take as a mentor", desk.change, in_groups=False, hidden=True),
            Command(
                "mentors",
                "Who mentors in a group",
                admins.mentors,
                in_groups=False,
                hidden=True,
                needs=frozenset((Need.ADMINS, Need.CHAT)),
                about=about,
            ),
        ),
        prune=store.prune,
        tells=partial(store.tells, themes),
    )


class _Desk:
    """The handlers of mentors, bound to the themes (title by id) and to the questions they get."""

    def __init__(self, themes: Mapping[str, str], questions: Questions) -> None:
        self._themes, self._questions = themes, questions

    def mentoring(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show the desk, or those there are; with a token, what it invites to."""
        token, _, answer = incoming.argument.partition(" ")
        if token:
            return self._invited(token, answer.strip(), incoming, db, now)
        desks = [self._seen(db, one, now) for one in store.mentored_by(db, incoming.person_id)]
        if not desks:
            return [wording.how_it_works()]
        return [wording.desk(desks[0], self._themes) if len(desks) == 1 else wording.choose(desks)]

    def _invited(self, token: str, answer: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if answer == "no":
            return [wording.declined()]
        place_id = store.invited_to(db, token, now)
        group = groups.group(db, place_id) if place_id is not None else None
        if group is None:
            return [wording.no_invitation()]
        if store.mentor(db, group.place_id, incoming.person_id):
            return self._at(group.place_id, incoming, db, now, wording.already())
        if len(store.mentors_of(db, group.place_id)) >= store.MOST_MENTORS:
            return [wording.is_full()]
        if answer != "yes":
            return [wording.invited(group.title, token)]
        store.add(db, group.place_id, incoming.person_id, incoming.name, now)
        return self._at(group.place_id, incoming, db, now, wording.welcome())

    def change(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Change what a mentor takes in a group, and show it; their own only, whatever a button says."""
        place, what, value = (*incoming.argument.split(), "", "", "")[:3]
        one = store.mentor(db, number(place), incoming.person_id)
        if one is None:
            return [wording.no_mentor_there(has_others=bool(store.mentored_by(db, incoming.person_id)))]
        if what == "stop":
            return self._stop(one, value == "yes", db, now)
        if what in ("themes", "theme"):
            self._take(one, value, db)
            return [wording.choosing(self._seen(db, one, now), self._themes)]
        if what == "a_day" and value in map(str, A_DAY):
            store.limit(db, one.place_id, one.person_id, int(value))
        if what in ("away", "back"):
            until = self._questions.day_ends_at(db, one.person_id, now) if what == "away" else None
            store.away(db, one.place_id, one.person_id, until)
        return self._at(one.place_id, incoming, db, now)

    def _take(self, one: Mentor, theme: str, db: Door) -> None:
        """Take a theme, or leave it out where it was taken; the last one that is left out leaves all."""
        if theme == "all":
            store.take(db, one.place_id, one.person_id, ())
        elif theme in self._themes:
            store.take(db, one.place_id, one.person_id, (one.themes & self._themes.keys()) ^ {theme})

    def _stop(self, one: Mentor, is_sure: bool, db: Door, now: int) -> list[Answer]:
        shown = self._seen(db, one, now)
        if not is_sure:
            return [wording.stop_question(shown)]
        store.remove(db, one.place_id, one.person_id)
        passed_on = self._questions.released(db, one.person_id, one.place_id, now)
        return [wording.stopped(shown.title, has_others=shown.has_others), *passed_on]

    def _at(self, place_id: int, incoming: Incoming, db: Door, now: int, news: str = "") -> list[Answer]:
        one = store.mentor(db, place_id, incoming.person_id)
        return [wording.desk(self._seen(db, one, now), self._themes, news)] if one else []

    def _seen(self, db: Door, one: Mentor, now: int) -> Desk:
        """See a group as somebody who mentors there does, as it is kept now."""
        group = groups.group(db, one.place_id)
        kept = store.mentor(db, one.place_id, one.person_id)
        return Desk(
            kept or one,
            group.title if group else "",
            open_now=self._questions.open_counts(db, one.place_id).get(one.person_id, 0),
            is_away=(kept or one).is_away(now),
            is_silent=is_silent(db, one.person_id, now),
            has_zone=people.zone_of(db, one.person_id) is not None,
            has_others=len(store.mentored_by(db, one.person_id)) > 1,
            is_in_group=group is not None and group.is_open,
        )
