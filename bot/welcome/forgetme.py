"""/forgetme: asks once, then everything is gone at once."""

import re
from collections.abc import Callable

from bot import delivery, people
from bot.chat import Answer, Command, Door, Feature, Incoming, Kind, Remove, Reply
from bot.settings import RETENTION
from bot.welcome import wording

ASKS = "forgetme"
WORDS = ("forget me", "delete my data", "delete everything", "delete all my data", "erase me", "erase my data",
         "delete me")  # fmt: skip
YES = frozenset(("yes", "yes please", "yes forget me", "yes delete everything", *WORDS))
NO = frozenset(("no", "no keep it", "keep it", "no thanks"))


def feature(forgets: Callable[[Door, int], None] = lambda _, __: None) -> Feature:
    """Let people be forgotten, by a button or by typing "yes" while we wait for it.

    `forgets` takes back what others were about to get of theirs, before they go.
    """
    leaving = _Leaving(forgets)
    return Feature(
        "forgetme",
        commands=(
            Command("forgetme", "Delete everything I keep about you", leaving.ask, in_groups=False, also=WORDS),
            Command("forgetme_yes", "Delete it now", leaving.confirmed, in_groups=False, hidden=True, lasts=True),
            Command("forgetme_no", "Keep it", leaving.declined, in_groups=False, hidden=True, lasts=True),
        ),
        awaits={ASKS: leaving.answered},
        surely={ASKS: _is_answer},
    )


class _Leaving:
    """The handlers, bound to what is done before somebody goes."""

    def __init__(self, forgets: Callable[[Door, int], None]) -> None:
        self._forgets = forgets

    def ask(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask once; there is nothing to forget of who is seen for the first time."""
        if people.is_first_word(db, incoming.person_id):
            return self._leave(incoming, db, now, wording.nothing_kept(_days()))
        return [wording.forget_question(_days())]

    def confirmed(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Forget who was asked within a day; a button from before that asks anew."""
        if people.is_first_word(db, incoming.person_id):
            return self._leave(incoming, db, now, wording.nothing_kept(_days()))
        awaits = incoming.context.awaits if incoming.context else None
        if (awaits or "").partition(":")[0] != ASKS:
            return [wording.forget_question_again(_days())]
        return self._leave(incoming, db, now, wording.forgotten(_days()))

    def declined(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep everything."""
        if people.is_first_word(db, incoming.person_id):
            return self._leave(incoming, db, now, wording.nothing_kept(_days()))
        return [wording.nothing_deleted()]

    def answered(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a typed answer."""
        said = _plain(incoming.text)
        if said in YES:
            return self._leave(incoming, db, now, wording.forgotten(_days()))
        return [wording.nothing_deleted() if said in NO else wording.not_a_yes()]

    def _leave(self, incoming: Incoming, db: Door, now: int, farewell: Reply) -> list[Answer]:
        """Delete everything, and the question whose button was pressed: its buttons lead nowhere any more."""
        self._forgets(db, incoming.person_id)
        delivery.forget(db, incoming.person_id, now)
        is_press = incoming.kind is Kind.PRESS and incoming.message is not None
        return [farewell, *([Remove(incoming.message)] if is_press and incoming.message else [])]


def _is_answer(incoming: Incoming) -> bool:
    """Tell whether a text is nothing but a yes or a no; one that was changed into it was not said to this question."""
    return not incoming.edited and _plain(incoming.text) in YES | NO


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z']+", text.lower()))


def _days() -> int:
    return (RETENTION["backups"].seconds or 0) // 86400
