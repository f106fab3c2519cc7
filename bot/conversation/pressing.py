"""Whether a press counts, and whether whoever pressed sees that it did."""

from collections.abc import Sequence

from bot import delivery
from bot.chat import Answer, Command, Incoming, Poll, Privately, Rebutton, Reply, Toast
from bot.conversation import wording


def refusal(incoming: Incoming, pressed: delivery.Pressed | None, command: Command | None) -> Toast | None:
    """Say why a button does nothing for whoever pressed it.

    Of a message that is known no longer, from before somebody was forgotten perhaps, nobody knows what it was about.
    """
    if pressed is None:
        still_means_it = command is not None and (command.lasts or not command.hidden)
        return None if still_means_it and not incoming.is_group else wording.old_button()
    if incoming.is_group and pressed.person_id is None:
        return wording.old_button()
    if not _may_press(incoming, pressed):
        return wording.not_yours()
    if pressed.is_outdated:
        return wording.outdated_menu()
    if not pressed.offers(incoming.text):  # pressed twice in a hurry, or forged
        return wording.gone_button()
    return wording.old_button() if command is None else None


def _may_press(incoming: Incoming, pressed: delivery.Pressed) -> bool:
    return pressed.is_anyones or pressed.person_id in (None, incoming.person_id)


def is_left_over(incoming: Incoming, pressed: delivery.Pressed) -> bool:
    """Tell whether an older menu still shows buttons to whom it belongs."""
    return pressed.is_outdated and _may_press(incoming, pressed) and pressed.numbers != frozenset()


def is_seen(answers: Sequence[Answer], pressed: delivery.Pressed | None) -> bool:
    """Tell whether whoever pressed sees that something came of it; a reaction may stand far up in the chat."""
    return any(
        isinstance(answer, Reply | Toast | Poll)
        or (isinstance(answer, Rebutton) and pressed is not None)
        or (isinstance(answer, Privately) and is_seen(answer.answers, None))
        for answer in answers
    )
