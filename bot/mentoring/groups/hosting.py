"""How a call in a group is answered, by what its administrators set; and what a call tells about the group."""

from bot import delivery
from bot.chat import Door, Incoming, Need, Speak
from bot.manners import Call, Company, speaks
from bot.mentoring.groups import store
from bot.settings import DAY


class Hosting:
    """Decides for every group."""

    def needs(self, incoming: Incoming, db: Door) -> frozenset[Need]:
        """Ask who the administrators are where only they have the bot answer in sight."""
        group = store.group_at(db, incoming.gateway, incoming.chat)
        is_elsewhere = group is not None and bool(group.topics) and (incoming.topic or 0) not in group.topics
        return frozenset((Need.ADMINS,)) if is_elsewhere else frozenset()

    def speak(self, incoming: Incoming, db: Door, now: int) -> Speak:
        """Decide how a call is answered, and note what it tells about the group."""
        group = noted(incoming, db, now)
        is_reply = incoming.called_by == "reply" and incoming.answered is not None
        call = Call(
            incoming.called_by,
            incoming.topic or 0,
            incoming.is_by_admin,
            answers_notice=is_reply and delivery.is_notice(db, incoming.place_id, incoming.answered),
        )
        company = Company(group.topics, group.is_private, group.quiet_until) if group else Company()
        return speaks(call, company, now)


def noted(incoming: Incoming, db: Door, now: int) -> store.Group | None:
    """Note what a call tells about its group, as far as it is new or a day old; gives the group as it was before."""
    group = store.group(db, incoming.place_id)
    is_renamed = group is not None and store.tidy(incoming.title) not in ("", group.title)
    if group is None or is_renamed or now - group.seen_at >= DAY:
        store.note(db, incoming.place_id, incoming.title, now)
    if incoming.topic is not None:
        store.note_topic(db, incoming.place_id, incoming.topic, incoming.topic_name)
    # Who speaks as a group or channel has that chat's id, which is negative, and is nobody who could be asked for.
    if not incoming.person.startswith("-"):
        store.saw_member(db, incoming.place_id, incoming.person_id, now)
        if incoming.is_by_admin:
            store.saw_admin(db, incoming.place_id, incoming.person_id, now)
    return group
