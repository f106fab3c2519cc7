"""Who mentors in a group, as its admins see and change it in private."""

from collections.abc import Mapping

from bot.chat import Answer, Door, Incoming
from bot.mentoring.groups import store as groups
from bot.mentoring.groups.admins import may_set_up, surely
from bot.mentoring.groups.store import Group
from bot.mentoring.mentors import store
from bot.mentoring.mentors import team_wording as wording
from bot.mentoring.mentors.questions import Questions
from bot.mentoring.mentors.team_wording import Team
from bot.mentoring.words import number


def about(incoming: Incoming, db: Door) -> str | None:
    """Name the group (by the platform's id) whose mentors a command is about."""
    group = _group(incoming, db) if incoming.argument else _only(incoming, db)
    return group.chat_id if group else None


class Admins:
    """The handler of the admins' page, bound to the themes (title by id) and to the questions of mentors."""

    def __init__(self, themes: Mapping[str, str], questions: Questions) -> None:
        self._themes, self._questions = themes, questions

    def mentors(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show who mentors, invite, remove; only where Telegram says that an admin asks for it."""
        group = _group(incoming, db) if incoming.argument else surely(_only(incoming, db), incoming, db)
        if group is None and not incoming.argument and (known := _known(incoming, db)):
            return [wording.which_group(known)]
        may = may_set_up(incoming, db, group)
        if group is None or may is False:
            return [wording.not_admin()]
        if may is None:
            return [wording.unknown_admins(group.place_id)]
        return self._changed(group, incoming, db, now)

    def _changed(self, group: Group, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        _, what, who, answer = (*incoming.argument.split(), "", "", "", "")[:4]
        if what == "invite":
            is_again = store.is_inviting(db, group.place_id, now)
            token = store.invite(db, group.place_id, now)
            shown = self._team(group, incoming, db, now, wording.how_to_invite(is_again=is_again))
            return [*shown, wording.invitation(group.title, token)]
        if what == "uninvite":
            store.uninvite(db, group.place_id)
            return self._team(group, incoming, db, now, wording.withdrawn())
        if what == "me":
            return self._mentors_too(group, incoming, db, now)
        if what == "remove":
            return self._remove(group, who, answer == "yes", incoming, db, now)
        return self._team(group, incoming, db, now)

    def _mentors_too(self, group: Group, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        mentors = store.mentors_of(db, group.place_id)
        is_new = all(each.person_id != incoming.person_id for each in mentors)
        if is_new and len(mentors) >= store.MOST_MENTORS:
            return self._team(group, incoming, db, now, wording.team_is_full())
        store.add(db, group.place_id, incoming.person_id, incoming.name, now)
        return self._team(group, incoming, db, now, wording.mentors_too())

    def _remove(self, group: Group, who: str, is_sure: bool, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Remove a mentor; an open invitation ends, because it may be in their hands."""
        one = store.mentor(db, group.place_id, number(who))
        if one is None:
            return self._team(group, incoming, db, now, wording.is_gone())
        is_self = one.person_id == incoming.person_id
        if not is_sure:
            return [wording.remove_question(self._seen(group, incoming, db, now), one, is_self=is_self)]
        store.remove(db, group.place_id, one.person_id)
        store.uninvite(db, group.place_id)
        passed_on = self._questions.released(db, one.person_id, group.place_id, now)
        return [*self._team(group, incoming, db, now, wording.removed(one, is_self=is_self)), *passed_on]

    def _team(self, group: Group, incoming: Incoming, db: Door, now: int, news: str = "") -> list[Answer]:
        return [wording.team(self._seen(group, incoming, db, now), self._themes, news)]

    def _seen(self, group: Group, incoming: Incoming, db: Door, now: int) -> Team:
        mentors = store.mentors_of(db, group.place_id)
        return Team(
            group.place_id,
            group.title,
            mentors,
            away=frozenset(each.person_id for each in mentors if each.is_away(now)),
            open_now=self._questions.open_counts(db, group.place_id),
            is_inviting=store.is_inviting(db, group.place_id, now),
            has_asker=any(each.person_id == incoming.person_id for each in mentors),
        )


def _known(incoming: Incoming, db: Door) -> list[Group]:
    """List the groups whose mentors somebody can see, as they know them; a channel has none."""
    return [each for each in groups.administered(db, incoming.gateway, incoming.person_id) if not each.is_channel]


def _only(incoming: Incoming, db: Door) -> Group | None:
    known = _known(incoming, db)
    return known[0] if len(known) == 1 else None


def _group(incoming: Incoming, db: Door) -> Group | None:
    return groups.named(db, incoming.gateway, incoming.argument.partition(" ")[0])
