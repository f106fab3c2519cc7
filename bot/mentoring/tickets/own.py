"""What somebody says in plain words about a question of their own, before it is sent and while it is open."""

from collections.abc import Mapping
from dataclasses import replace

from bot.chat import Answer, Door, Handler, Incoming
from bot.mentoring.tickets import drafts, handing, hearing, own_wording, store, wording
from bot.mentoring.tickets.asking import HOW, Asking
from bot.mentoring.tickets.offering import askable


class Own:
    """The handlers of plain words; nothing is said to whoever has neither a question nor a mentor to ask."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    @property
    def first(self) -> Mapping[str, Handler]:
        """Name the words that are asked about first, and by whom."""
        asked = {
            self.where: hearing.WHERE,
            self.solved: hearing.SOLVED,
            self.wanted: hearing.WANT,
            self.left: hearing.WAYS_OUT,
        }
        return {phrase: handle for handle, phrases in asked.items() for phrase in phrases}

    def mentor(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a question; without one list those that are open, unless one is kept that is not sent yet."""
        is_alone = not incoming.argument.strip() and drafts.draft_of(db, incoming.person_id, now) is None
        tickets = store.asked_by(db, incoming.person_id) if is_alone else []
        return [own_wording.own(tickets, asks_for_one=True)] if tickets else self._asking.mentor(incoming, db, now)

    def where(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Tell where somebody's open questions are."""
        if not hearing.says(incoming, hearing.WHERE):
            return []
        if tickets := store.asked_by(db, incoming.person_id):
            return [own_wording.own(tickets, asks_for_one=False)]
        return [own_wording.none_open()] if askable(db, incoming, None) else []

    def solved(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Say where to note that an answer was enough: nobody but its message knows whose question it was."""
        if not hearing.says(incoming, hearing.SOLVED):
            return []
        tickets = store.asked_by(db, incoming.person_id)
        return [own_wording.press_solved(tickets)] if tickets or askable(db, incoming, None) else []

    def wanted(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Lead somebody who wants a mentor to those of their group."""
        is_meant = hearing.says(incoming, hearing.WANT) and askable(db, incoming, None)
        return self.mentor(replace(incoming, text="/mentor", understood=None), db, now) if is_meant else []

    def left(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Forget the question that is shown, or kept, and not sent yet; nothing where another question is open."""
        awaits = (incoming.context.awaits if incoming.context else None) or ""
        is_ours = awaits.partition(":")[0] in ("", hearing.SENDING, "mentor")
        if not is_ours or incoming.edited or not hearing.says(incoming, hearing.WAYS_OUT):
            return []
        kept = drafts.draft_of(db, incoming.person_id, now)
        return self._asking.drop(incoming, db, now) if kept else []

    def decided(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Do with the question that is shown what somebody says: send it, drop it, with or without their name."""
        awaits = (incoming.context.awaits if incoming.context else None) or ""
        shown = awaits.partition(":")[2]
        chosen = HOW.fullmatch(shown)
        if hearing.says(incoming, hearing.NO):
            return self._asking.drop(incoming, db, now)
        if hearing.says(incoming, hearing.NAMED, hearing.NAMELESS):
            how = "named" if hearing.says(incoming, hearing.NAMED) else "nameless"
            place = (chosen["place"] or "") if chosen else shown
            return self._asking.mentor(replace(incoming, text=f"/mentor {how} {place}".rstrip()), db, now)
        if not hearing.says(incoming, hearing.YES):
            return []
        if chosen is None:
            return [own_wording.with_or_without(awaits)]
        if not chosen["digest"]:  # they have not said yet to which group
            return self._asking.mentor(replace(incoming, text=f"/mentor {shown}"), db, now)
        return self._asking.send(replace(incoming, text=f"/send_ticket {shown}"), db, now)

    def back(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take back the open question, or ask which one; the one that is shown, where one is."""
        awaits = (incoming.context.awaits if incoming.context else None) or ""
        is_kept = drafts.draft_of(db, incoming.person_id, now) is not None
        if is_kept and awaits.startswith(hearing.SENDING):
            return self._asking.drop(incoming, db, now)
        tickets = store.asked_by(db, incoming.person_id)
        if len(tickets) > 1:
            return [own_wording.which_back(tickets)]
        if tickets:
            return [wording.taken_back(), *handing.withdraw(db, tickets[0], now)]
        return self._asking.drop(incoming, db, now) if is_kept else [own_wording.nothing_to_take_back()]

    def withdraw(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take back one question of those that were listed."""
        mine = [each for each in store.asked_by(db, incoming.person_id) if each.ref == incoming.argument.strip()]
        return [wording.taken_back(), *handing.withdraw(db, mine[0], now)] if mine else [wording.not_open()]
