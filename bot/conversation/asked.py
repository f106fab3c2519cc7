"""An open question of ours: what may be its answer, who takes it, and when it is open no longer."""

from dataclasses import replace

from bot import agenda, people
from bot.chat import Answer, Door, Handler, Incoming

SHORT_ANSWER = 4  # words
BARE = frozenset(("yes", "no", "y", "n", "yep", "yeah", "yup", "nope", "nah", "ok", "okay", "sure"))
ANSWERED = "answered"  # begins what is kept of a question that waits no longer: the message that answered it follows


def end_asking(incoming: Incoming, db: Door, now: int) -> None:
    """Wait no longer for an answer."""
    if incoming.context and incoming.context.awaits:
        people.remember_asked(db, incoming.person_id, incoming.place_id, None, now)


def handled(handle: Handler, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Let a command answer, which ends an open question; one that is still open is asked again by whoever asks it."""
    answers = handle(incoming, db, now)
    if answers:
        end_asking(incoming, db, now)
    return answers


def end_unclear(incoming: Incoming, db: Door) -> None:
    """Begin a new row of unclear turns, which are a pair only without one between; a button that is gone is none."""
    if incoming.context and incoming.context.unclear:
        people.forget_unclear(db, incoming.person_id, incoming.place_id)


def handed_over(who_asked: Handler, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Give an answer to whoever asked, who waits no longer, unless that very message is edited."""
    awaits = incoming.context.awaits if incoming.context else None
    answered = f"{ANSWERED} {incoming.message} {awaits}"
    people.remember_asked(db, incoming.person_id, incoming.place_id, answered, now)
    return who_asked(incoming, db, now)


def looking_back(incoming: Incoming) -> Incoming:
    """See an answered question as open for an edit of the message that answered it, and as none for all else."""
    context = incoming.context
    if context is None or context.awaits is None or not context.awaits.startswith(f"{ANSWERED} "):
        return incoming
    _, message, asked = context.awaits.split(" ", 2)
    is_that = incoming.edited and message == str(incoming.message)
    return replace(incoming, context=replace(context, awaits=asked if is_that else None))


def reopened(incoming: Incoming, db: Door, now: int) -> Incoming:
    """See what the newest message of our own asked as still open, for days, for whatever surely answers it."""
    context = incoming.context
    if context is None or context.awaits is not None or incoming.is_group or incoming.edited:
        return incoming
    if incoming.text.strip(" .!,").lower() in BARE:  # it answers whatever was asked last, and that may be a button's
        return incoming
    return replace(incoming, context=replace(context, awaits=agenda.lately_asked(db, incoming.person_id, now)))


def may_be_answer(incoming: Incoming) -> bool:
    """Tell whether a text may be meant as the answer to an open question that it does not surely answer.

    An open question takes what is surely its answer, or a short text (at most 4 words) that means nothing else.
    """
    if incoming.edited or len(incoming.text.split()) > SHORT_ANSWER:
        return False
    heard = incoming.understood
    if heard is None:
        return True
    means_more = heard.worried or heard.leaned or heard.facet or heard.language
    return heard.kind == "unknown" and heard.decision == "decline" and not means_more


def is_question(incoming: Incoming) -> bool:
    """Tell whether what sounds like a wish, or is said in a group, is to be answered like a question.

    A goal called so, or given a date, is one wherever it is said.
    """
    heard = incoming.understood
    if heard is None or heard.decision == "decline":
        return False
    is_goal = heard.goal is not None and heard.kind == "goal"
    is_wish = is_goal and heard.goal is not None and not heard.goal.is_firm
    return is_wish or (incoming.is_group and not is_goal)
