"""What can be said about questions to mentors."""

from bot.chat import Command, Door, Feature
from bot.library import Library
from bot.mentoring.tickets import allowance, drafts, hearing, store, told
from bot.mentoring.tickets.answering import Answering, is_answer
from bot.mentoring.tickets.asking import Asking
from bot.mentoring.tickets.handing import Handing
from bot.mentoring.tickets.own import Own

NAME = "tickets"


def feature(library: Library) -> Feature:
    """Hand questions to mentors, and bring their answers back."""
    passing = Handing({theme.id: theme.title for theme in library.themes})
    asking, answering = Asking(library, passing), Answering(passing)
    own = Own(asking)
    return Feature(
        NAME,
        commands=(
            Command("mentor", "Ask a mentor of your group", own.mentor, in_groups=False, linked=True, also=hearing.ASK),
            Command("ask_mentor", "Ask a mentor from a group", asking.pressed_in_group, hidden=True),
            Command("send_ticket", "Send a question", asking.send, in_groups=False, hidden=True),
            Command("drop_ticket", "Send nothing", asking.drop, in_groups=False, hidden=True),
            Command("cancel_question", "Take it back", own.back, in_groups=False, hidden=True, also=hearing.BACK),
            Command("withdraw_ticket", "Take this one back", own.withdraw, in_groups=False, hidden=True, lasts=True),
            Command("recall_ticket", "Take a question back", asking.recall, in_groups=False, hidden=True, lasts=True),
            Command("solved", "The answer was enough", asking.solved, in_groups=False, hidden=True, lasts=True),
            Command("unsolved", "It was not enough", asking.unsolved, in_groups=False, hidden=True, lasts=True),
            Command("ask_again", "Ask once more", asking.again, in_groups=False, hidden=True, lasts=True),
            Command("answer_ticket", "Answer a question", answering.ask, in_groups=False, hidden=True, lasts=True),
            Command("pass_ticket", "Pass a question on", answering.pass_on, in_groups=False, hidden=True, lasts=True),
            Command("rest_ticket", "No more today", answering.rest, in_groups=False, hidden=True, lasts=True),
        ),
        in_groups=(Command("mentor", "Ask a mentor of your group", asking.typed_in_group),),
        awaits={"mentor": asking.written, hearing.SENDING: own.decided, "ticket": answering.written},
        surely={"mentor": hearing.is_question, hearing.SENDING: hearing.decides, "ticket": is_answer},
        first={**own.first, "": answering.said_later},
        replied=answering.replied,
        tends=passing,
        prune=_prune,
        tells=told.tells,
    )


def _prune(db: Door, now: int) -> int:
    return drafts.prune(db, now) + allowance.prune(db, now) + store.prune(db, now)
