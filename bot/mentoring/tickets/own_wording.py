"""Every sentence that answers plain words about a question of one's own."""

from collections.abc import Sequence

from bot.chat import Button, Reply
from bot.mentoring.tickets import wording
from bot.mentoring.tickets.store import Ticket


def own(tickets: Sequence[Ticket], *, asks_for_one: bool) -> Reply:
    """List somebody's open questions and where each is; below them how to ask a new one."""
    new = "To ask a new one, write it in one message." if asks_for_one else "To ask a new one: /mentor."
    text = f"{_titled(tickets)}\n\n{_listed(tickets)}\n\nAn answer comes here as soon as a mentor writes it. {new}"
    return Reply(text, buttons=_back(tickets), asks="mentor:" if asks_for_one else None)


def none_open() -> Reply:
    """Tell somebody that no question of theirs is with a mentor."""
    return Reply(
        "No question of yours is with a mentor just now. Once one is answered, I no longer know that it was yours; "
        "the answer stands here in our chat. To ask a new one: /mentor."
    )


def nothing_to_take_back() -> Reply:
    """Answer somebody who takes back a question where none is open."""
    return Reply("No question of yours is with a mentor just now, so there is nothing to take back.")


def which_back(tickets: Sequence[Ticket]) -> Reply:
    """Ask which of several questions is to be taken back."""
    return Reply(f"Which one shall I take back?\n\n{_listed(tickets)}", buttons=_back(tickets))


def press_solved(tickets: Sequence[Ticket]) -> Reply:
    """Say where to note that an answer was enough; only the message itself knows which question it answers."""
    text = "Good. If a mentor's answer did it, press “Solved” below that answer."
    if not tickets:
        return Reply(text)
    still = "This question of yours is still open" if len(tickets) == 1 else "These questions of yours are still open"
    return Reply(f"{text}\n\n{still}. If you no longer need it, take it back.\n\n{_listed(tickets)}",
                 buttons=_back(tickets))  # fmt: skip


def with_or_without(awaits: str) -> Reply:
    """Ask once more whether a mentor is to see the name."""
    return Reply("With your name, or without it? Nothing is sent before you have seen all of it.", asks=awaits)


def _titled(tickets: Sequence[Ticket]) -> str:
    return "**Your open question**" if len(tickets) == 1 else "**Your open questions**"


def _listed(tickets: Sequence[Ticket]) -> str:
    return "\n".join(
        f"{number}. {wording.first_words(each.question)}: {_where(each)}." for number, each in enumerate(tickets, 1)
    )


def _where(ticket: Ticket) -> str:
    return "a mentor has it" if ticket.owner_id is not None else "it waits for a mentor who is free"


def _back(tickets: Sequence[Ticket]) -> list[list[Button]]:
    if len(tickets) == 1:
        return [[_withdraw("Take it back", tickets[0])]]
    return [[_withdraw(f"Take back number {number}", each)] for number, each in enumerate(tickets, 1)]


def _withdraw(label: str, ticket: Ticket) -> Button:
    return Button(label, says=f"/withdraw_ticket {ticket.ref}")
