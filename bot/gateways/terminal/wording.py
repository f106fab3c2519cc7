"""Every sentence the terminal says itself, beside what the bot says."""

from datetime import datetime


def header(now: datetime, to: str, remark: str = "") -> str:
    """Head a message with its time and receiver."""
    return f"[{now:%Y-%m-%d %H:%M}] RxLadder -> {to}{remark and f' ({remark})'}"


def only_for(name: str) -> str:
    """Head what one person alone sees."""
    return f"(only {name} sees this)"


def reply_to(name: str) -> str:
    """Say whose message is answered."""
    return f"reply to {name}" if name else "reply to itself"


def edited() -> str:
    """Say that a message has changed."""
    return "edited"


def reacts(emoji: str, words: str) -> str:
    """Say what was put on which message, or taken off it."""
    return f'{emoji} on "{words}"' if emoji else f'no more reaction on "{words}"'


def removes(words: str) -> str:
    """Say which message went."""
    return f'removes "{words}"'


def buttons_changed() -> str:
    """Say that a message stays and has other buttons."""
    return "buttons changed"


def buttons_gone(numbers: list[int]) -> str:
    """Say which buttons went from a message that stays; links have no numbers."""
    if not numbers:
        return "takes away the links"
    shown = ", ".join(map(str, numbers))
    return f"takes away button {shown}" if len(numbers) == 1 else f"takes away buttons {shown}"


def attached(what: str, name: str) -> str:
    """Stand for what a terminal cannot show."""
    return f"({what}: {name})"


def poll(question: str, is_quiz: bool) -> str:
    """Ask a poll's question."""
    return f"({'quiz' if is_quiz else 'poll'}) {question}"


def right_answer(option: str, explanation: str) -> str:
    """Give a quiz's answer, which here cannot wait for a vote."""
    return f"(answer: {option}) {explanation}".rstrip()


def option(text: str) -> str:
    """Show one answer of a poll."""
    return f"  - {text}"


def button(number: int, label: str) -> str:
    """Show a button with what presses it."""
    return f"  [{number}] {label}"


def link(label: str, url: str) -> str:
    """Show a button that opens a page."""
    return f"  {label}: {url}"


def adds(label: str) -> str:
    """Show a button that would ask which group the bot shall be added to."""
    return f"  {label}: (asks for a group)"


def opens(payload: str) -> str:
    """Say how to go on where a notice leads into the private chat."""
    return f"  (opens the private chat: /start {payload})"


def card(title: str, summary: str) -> str:
    """Show one result of an inline search."""
    return f"  {title}: {summary}" if summary else f"  {title}"


def invitation(label: str) -> str:
    """Show the button above the results of an inline search, with what does the same here."""
    return f"  {label}: /start"


def nothing_found() -> str:
    """Show an inline search without results."""
    return "  (nothing found)"


def no_button(number: int) -> str:
    """Answer a number that no message shows."""
    return f"No message here shows a button {number}; to say the number itself, type \\{number}."


def not_your_chat(number: int, name: str) -> str:
    """Answer a press on a button that the person cannot see."""
    return f"Button {number} is in the private chat with {name}; type {name}> {number} to press it."


def nothing_to_edit(name: str) -> str:
    """Answer an edit before any message."""
    return f"{name} has not written anything yet that could be edited."


def nothing_to_reply_to() -> str:
    """Answer a reply in an empty chat."""
    return "There is no message yet to reply to."


def no_group_to_leave() -> str:
    """Answer somebody who leaves where there is no group."""
    return "Nobody can leave a private chat; start with --group TITLE to have a group."


def file_missing(what: str, file: str) -> str:
    """Answer an attachment that is not there."""
    if not file:
        return f"Name the file: +{what} FILE, then a caption if you like."
    return f"There is no file {file}; check the path and send it again."


def no_location() -> str:
    """Answer a location line without a point."""
    return "Name the place by latitude and longitude: +location 33.45,-112.07."


def no_such_time(words: str) -> str:
    """Answer a clock line that names no time."""
    return f"@{words} is no time; type @2027-03-14T09:00, @+2d, @+3h or @+15m."


def only_forward(now: datetime) -> str:
    """Answer a clock line that names the past."""
    return f"The clock only goes forward; here it is {now:%Y-%m-%dT%H:%M}."


def no_name() -> str:
    """Refuse a session without a person."""
    return "The name after --as needs at least one letter, no line breaks and none of > : / @; for example --as Dana."


def no_title() -> str:
    """Refuse a group without a name."""
    return "The title after --group needs at least one character and no line breaks."


def farewell() -> str:
    """Say goodbye."""
    return "See you."
