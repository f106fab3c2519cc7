"""What somebody says about a question of their own: asking, sending, taking it back, and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Answer, Door, Incoming, Reply, Speak, To
from bot.library import Library
from bot.mentoring.groups.hosting import Hosting
from bot.mentoring.groups.store import Group
from bot.mentoring.mentors.store import Mentor, mentors_of
from bot.mentoring.tickets import allowance, drafts, handing, news, store, wording
from bot.mentoring.tickets.drafts import Draft
from bot.mentoring.tickets.handing import Handing
from bot.mentoring.tickets.offering import DANGER, askable, has_private_place, theme_of, themes_by_entry
from bot.mentoring.tickets.store import Ticket
from bot.mentoring.tickets.wording import MAX_OPEN, MAX_QUESTION, Way
from bot.mentoring.words import ticked

HOW = re.compile(r"(?P<how>named|nameless)(?: (?P<place>[0-9]{1,9}))?(?: (?P<digest>[0-9a-f]{8}))?")
AGAIN = "again"  # waits for what is still open of a question that was answered
SEEN, HUSHED = "👌", "🙊"  # that it goes on in private; that it cannot be answered in sight
KEYED = re.compile(r"(?P<ref>[0-9a-f]{8}) (?P<key>[\w-]{1,32})")


class Asking:
    """The handlers of the asker."""

    def __init__(self, library: Library, passing: Handing) -> None:
        self._passing = passing
        self._hosts = Hosting()
        self._of_entry = themes_by_entry(library)
        self._titles = {theme.id: theme.title for theme in library.themes}

    def mentor(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a question, or go on with the one that is kept."""
        return [self._begun(incoming, db, now)]

    def typed_in_group(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a question that was typed in a group, and go on in the private chat."""
        if has_private_place(db, incoming):
            said = self._begun(incoming, db, now)
            private = replace(said, to=To.PRIVATE, otherwise=wording.only_in_private("mentor"))
            return [private, *ticked(incoming, SEEN)]
        has_mentor = bool(askable(db, incoming, None))
        if has_mentor:
            self._begun(incoming, db, now)
        if self._hosts.speak(incoming, db, now) is Speak.ASIDE:
            return ticked(incoming, HUSHED)
        if not has_mentor:
            return [wording.none_in_group()]
        return [wording.typed_in_group(is_kept=drafts.draft_of(db, incoming.person_id, now) is not None)]

    def pressed_in_group(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Go on in the private chat, with nothing of it in the group."""
        if not incoming.is_group:
            return self.mentor(incoming, db, now)
        chosen = HOW.fullmatch(incoming.argument.strip())
        how = chosen["how"] if chosen else ""
        opens = f"mentor_{how}" if how else "mentor"
        if not has_private_place(db, incoming):
            return [wording.open_chat(opens)]
        said = self._shown(incoming, db, now, how, 0) if how else wording.question()
        # All of the group would see by the button there how somebody asks.
        return [replace(said, to=To.PRIVATE, otherwise=wording.only_in_private("mentor")), wording.look_in_private()]

    def written(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the text that was asked for as the question."""
        awaits = incoming.context.awaits if incoming.context else None
        said, how = incoming.text.strip(), (awaits or "").partition(":")[2]
        if not said:
            return []
        return [self._more(incoming, db, now, said) if how == AGAIN else self._taken(incoming, db, now, said, how)]

    def send(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Send the question that was shown."""
        chosen = HOW.fullmatch(incoming.argument.strip())
        kept = drafts.draft_of(db, incoming.person_id, now)
        if kept is None or chosen is None or not chosen["place"]:
            return [wording.no_draft()]
        if chosen["digest"] != drafts.digest_of(kept.question):  # another question was kept since this one was shown
            return [self._shown(incoming, db, now, chosen["how"], int(chosen["place"]))]
        groups = [each for each in askable(db, incoming, kept.place_id) if each.place_id == int(chosen["place"])]
        if refused := _refused(incoming, db, now, kept, groups, chosen["how"]):
            return [refused]
        asked = replace(kept, theme=self._counting(db, incoming, groups[0], kept.theme))
        name = incoming.name.strip() if chosen["how"] == "named" else ""
        drafts.drop(db, incoming.person_id)
        allowance.use(db, incoming.person_id, now)
        ticket, key = store.add(db, groups[0].place_id, incoming.person_id, name or None, asked, now)
        letters = self._passing.hand_on(db, ticket, now)
        way = self._way(db, incoming, groups[0], asked.theme)
        news.note(db, ticket.ref, "with" if letters else "waits")
        return [wording.sent(ticket.ref, news.menu(key), way, is_given=bool(letters)), *letters]

    def drop(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Forget the question that was shown."""
        drafts.drop(db, incoming.person_id)
        return [wording.not_sent()]

    def recall(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take back a question that nobody has answered yet."""
        ticket = store.find(db, incoming.argument.strip())
        if ticket is None or not ticket.is_open or ticket.asker_id != incoming.person_id:
            return [wording.not_open()]
        return [wording.taken_back(), *handing.withdraw(db, ticket, now)]

    def solved(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Note that an answer was enough; nobody is told."""
        return self._settled(incoming, db, is_enough=True)

    def unsolved(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Note that it was not enough after all."""
        return self._settled(incoming, db, is_enough=False)

    def again(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Let a closed question go on as a new one, after another look at it; below an answered one there is more."""
        keyed, ticket = _by_key(incoming, db)
        if keyed is None or ticket is None or ticket.is_open or not ticket.question:
            return [wording.too_long_ago()]
        store.forget_words(db, keyed["ref"])
        drafts.keep(db, incoming.person_id, Draft(ticket.question, ticket.place_id, ticket.theme), now)
        has_answer = ticket.state != "ended"
        rest = wording.asked_again(keyed["ref"], keyed["key"], has_answer=has_answer)
        return [rest, wording.how_to_ask(ticket.question, ticket.place_id, adds=has_answer)]

    def _settled(self, incoming: Incoming, db: Door, *, is_enough: bool) -> list[Answer]:
        keyed, ticket = _by_key(incoming, db)
        if keyed is None or ticket is None or ticket.is_open:
            return [wording.too_long_ago()]
        store.settle(db, keyed["ref"], "solved" if is_enough else "answered")
        ref, key = keyed["ref"], keyed["key"]
        return [wording.solved(ref, key) if is_enough else wording.unsolved(ref, key, is_kept=bool(ticket.question))]

    def _begun(self, incoming: Incoming, db: Door, now: int) -> Reply:
        said = incoming.argument.strip()
        if chosen := HOW.fullmatch(said):
            return self._shown(incoming, db, now, chosen["how"], int(chosen["place"] or 0))
        if len(said.split()) > 1:  # a link says one word at most, and so cannot put a question into somebody's mouth
            return self._taken(incoming, db, now, said, "")
        kept = drafts.draft_of(db, incoming.person_id, now)
        return self._how(incoming, db, now, kept, "") if kept else wording.question()

    def _taken(self, incoming: Incoming, db: Door, now: int, said: str, how: str) -> Reply:
        is_here = incoming.is_group and bool(askable(db, incoming, incoming.place_id))
        place_id = incoming.place_id if is_here else None
        kept = Draft(said, place_id, theme_of(self._of_entry, incoming))
        is_short = len(said) <= MAX_QUESTION
        if not askable(db, incoming, place_id):
            if is_short:
                drafts.keep(db, incoming.person_id, kept, now)
            return wording.no_mentors(is_kept=is_short)
        if not is_short:
            return wording.too_long(len(said), how)
        drafts.keep(db, incoming.person_id, kept, now)
        return self._shown(incoming, db, now, how, 0) if how else self._how(incoming, db, now, kept, how)

    def _more(self, incoming: Incoming, db: Door, now: int, said: str) -> Reply:
        """Take what is still open below the question that is asked again."""
        kept = drafts.draft_of(db, incoming.person_id, now)
        if kept is None:
            return self._taken(incoming, db, now, said, "")
        more = replace(kept, question=f"{kept.question}\n\n{said}")
        if refused := _refused(incoming, db, now, more, askable(db, incoming, kept.place_id), AGAIN):
            return refused
        drafts.keep(db, incoming.person_id, more, now)
        return wording.how_to_ask(more.question, more.place_id)

    def _how(self, incoming: Incoming, db: Door, now: int, kept: Draft, how: str) -> Reply:
        groups = askable(db, incoming, kept.place_id)
        return _refused(incoming, db, now, kept, groups, how) or wording.how_to_ask(kept.question)

    def _shown(self, incoming: Incoming, db: Door, now: int, how: str, place_id: int) -> Reply:
        """Show what would be sent, once it is clear where."""
        kept = drafts.draft_of(db, incoming.person_id, now)
        if kept is None:
            return wording.question(how)
        groups = askable(db, incoming, kept.place_id)
        groups = [each for each in groups if place_id in (0, each.place_id)]
        if refused := _refused(incoming, db, now, kept, groups, how):
            return refused
        if len(groups) > 1:
            return wording.which_group(how, [(each.place_id, each.title) for each in groups])
        theme = self._counting(db, incoming, groups[0], kept.theme)
        way = self._way(db, incoming, groups[0], theme)
        return wording.preview(kept.question, way, how, incoming.name.strip(), groups[0].place_id)

    def _counting(self, db: Door, incoming: Incoming, where: Group, theme: str | None) -> str | None:
        """Give the theme where a mentor of the group takes it; otherwise the question is for any of them."""
        others = _others(db, incoming, where)
        return theme if any(not each.themes or theme in each.themes for each in others) else None

    def _way(self, db: Door, incoming: Incoming, where: Group, theme: str | None) -> Way:
        """Tell where a question goes; a theme that every mentor of the group takes singles out none."""
        takes_all = all(not each.themes or theme in each.themes for each in _others(db, incoming, where))
        return Way(where.title, None if takes_all else self._titles.get(theme or ""), where.wait_s)


def _others(db: Door, incoming: Incoming, where: Group) -> list[Mentor]:
    return [each for each in mentors_of(db, where.place_id) if each.person_id != incoming.person_id]


def is_question(incoming: Incoming) -> bool:
    """Tell whether a text is surely the question that was asked for; a dangerous one is answered as such."""
    is_danger = incoming.understood is not None and incoming.understood.kind in DANGER
    return says_more_than_a_word(incoming) and not is_danger


def says_more_than_a_word(incoming: Incoming) -> bool:
    """Tell whether a text has more than one word, as a bare one may be a command's."""
    return len(incoming.text.split()) > 1


def _refused(incoming: Incoming, db: Door, now: int, kept: Draft, groups: Sequence[Group], how: str) -> Reply | None:
    """Say why a question cannot be sent."""
    if not groups:
        return wording.no_mentors()
    if len(kept.question) > MAX_QUESTION:
        return wording.too_long(len(kept.question), how)
    if allowance.is_used_up(db, incoming.person_id, now):
        return wording.enough_for_now()
    return wording.too_many() if len(store.asked_by(db, incoming.person_id)) >= MAX_OPEN else None


def _by_key(incoming: Incoming, db: Door) -> tuple[re.Match[str] | None, Ticket | None]:
    keyed = KEYED.fullmatch(incoming.argument.strip())
    return keyed, store.find_by_key(db, keyed["ref"], keyed["key"]) if keyed else None
