"""What is said when no feature is meant."""

from bot.chat import Button, Command, Reply, Toast, escape

HELP = ((Button("What I can do", says="/help"),),)


def left(by_halt: bool) -> Reply:
    """Confirm that a question of ours no longer waits for an answer; by "stop" somebody may have meant more."""
    text = "All right, I have dropped that."
    if by_halt:
        more = (
            f"{text} Ask me something else whenever you like. If you want no more messages from me at all, send /stop."
        )
        return Reply(more, buttons=((Button("Stop all messages", says="/stop"),),))
    return Reply(f"{text} Ask me something else whenever you like.")


def nothing_to_cancel() -> Reply:
    """Answer cancel and the like when nothing is under way."""
    return Reply("Nothing is open right now. Send /help to see what I can do.")


def unreadable() -> Reply:
    """Answer a picture, a voice message and the like."""
    return Reply("I can only read text. Type your question in a few words and I will look for an answer.")


def nothing_said() -> Reply:
    """Answer a call without words."""
    return Reply("I am here. Write your question in one sentence, for example after /ask.", buttons=HELP)


def unknown_command(near: str | None) -> Reply:
    """Answer a command that nobody has."""
    hint = f"Did you mean /{near}? " if near else ""
    return Reply(f"I do not know that command. {hint}/help lists what I can do, or just type your question.")


def only_in_private(link: Button) -> Reply:
    """Answer in a group what belongs in the private chat, to somebody who has not opened that yet."""
    return Reply("That is between you and me. Open our private chat, and it stays there.", ((link,),), is_notice=True)


def read_in_private(link: Button) -> Reply:
    """Give the answer's link alone, where the group wants answers out of sight."""
    return Reply("In this group I answer in private. Yours is here:", ((link,),), is_notice=True)


def asked_in(title: str, text: str) -> str:
    """Give an answer in private with the group in which it was asked for."""
    return f"You asked in “{escape(title)}”, where I answer in private for now.\n\n{text}"


def offered(command: Command) -> Reply:
    """Offer in private a command that was typed in a group, where another bot may have been meant."""
    said = "What you said in the group may have been meant for somebody else. If it was meant for me, press the button."
    return Reply(said, buttons=((Button(f"Yes: {command.summary}", says=f"/{command.name}"),),))


def only_in_groups(name: str) -> Reply:
    """Answer in private a command that works in groups alone."""
    return Reply(f"/{name} works in a group only. Send it there.")


def not_here_either() -> Toast:
    """Tell somebody who pressed a private command in a group."""
    return Toast("That works in our private chat only.", opens="hello")


def not_yours() -> Toast:
    """Tell somebody who pressed another person's button."""
    return Toast("This button belongs to somebody else. Send /help to get your own.")


def outdated_menu() -> Toast:
    """Tell somebody who pressed a menu that a newer one has replaced."""
    return Toast("This menu is an older one; the newest is further down.")


def old_button() -> Toast:
    """Tell somebody who pressed a button from long ago."""
    return Toast("This button is too old for me to know. Ask again, or send /help.")


def gone_button() -> Toast:
    """Tell somebody who pressed a button that its message no longer has."""
    return Toast("This message has changed. Press one of the buttons it has now, or send /help.")


def done() -> Toast:
    """Confirm a press that changed nothing in sight."""
    return Toast("Done.")


def crowded(count: int) -> str:
    """Head the links to answers of which too many wait for one group."""
    return f"{count} answers are ready. Each opens in our private chat:"


def sorry(code: int) -> Reply:
    """Apologise for a fault of ours; the code finds it in the log."""
    return Reply(
        f"Something went wrong on my side with your last message, and I could not answer it. "
        f"Please put it in other words. If it happens again, tell whoever runs me the code {code}."
    )


def passed_over(count: int) -> Reply:
    """Say that a flood of messages was not answered one by one."""
    messages = "one message" if count == 1 else f"{count} messages"
    return Reply(f"You wrote faster than I can answer well, so I left out {messages}. Here is the newest:")
