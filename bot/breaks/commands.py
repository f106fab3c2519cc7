"""What can be said to breaks."""

from typing import Any

from bot.agenda import Agenda
from bot.breaks import hearing, hushing, wording
from bot.breaks.offering import Offering
from bot.breaks.pausing import Pausing
from bot.breaks.resting import Resting
from bot.breaks.snoozing import WORDS, Snoozing
from bot.breaks.state import NAME
from bot.breaks.told import tells
from bot.chat import Command, Feature, Handler, Incoming

STOP = (
    "stop", "quit", "stop it", "please stop", "stop please", "stop messaging me", "stop texting me", "stop writing me",
    "stop writing to me", "leave me alone", "no more messages", "stop all messages", "stop sending me messages",
    "stop everything", "dont message me", "don't message me", "dont text me", "don't text me", "unsubscribe",
    "stop bothering me", "stop all", "mute",
)  # fmt: skip
ON = ("don't stop", "dont stop", "do not stop", "please don't stop", "please dont stop", "don't stop reminding me",
      "dont stop reminding me", "keep reminding me", "keep asking me", "don't stop asking")  # fmt: skip
PAUSE = ("pause", "stop until", "stop till", "stop for", "no messages until", "no messages till", "no messages for")
NOT_AT_ALL = ("cancel", "cancel that", "never mind", "nevermind", "forget it")


def feature(agenda: Agenda) -> Feature:
    """Let people put a message off, pause or stop everything, and begin again."""
    pausing, snoozing = Pausing(agenda), Snoozing(agenda)
    resting, offering = Resting(pausing), Offering(pausing)
    return Feature(
        NAME,
        commands=(
            _own("pause", "Silence until a day you choose", pausing.pause, also=("pause",), only_here=True),
            _own("stop", "No more messages of my own", pausing.stop, also=STOP, only_here=True),
            _own("resume", "End a pause or a stop", pausing.resume, also=hearing.MESSAGES_AGAIN, only_here=True),
            _own("snooze", "Put it off", snoozing.snooze, hidden=True, also=("snooze",), only_here=True),
            _own("due", "Open a part", snoozing.due, hidden=True),
            _own("resting", "Still resting", resting.answer, hidden=True),
            _own("no_pause", "No pause", offering.refuse, hidden=True),
            _own("go_on", "Go on", lambda _, __, ___: [wording.goes_on()], hidden=True, also=ON),
            *_hushes(pausing),
        ),
        first={
            **_each(PAUSE, pausing.pause_heard),
            **_each(hearing.RESUME, pausing.resume_heard),
            **_each(NOT_AT_ALL, pausing.not_at_all),
            **_each(WORDS, snoozing.heard),
            "": offering.heard,
        },
        awaits={
            wording.PAUSE_ASKS: pausing.answered,
            wording.RESTING_ASKS: resting.answered,
            wording.OFFER_ASKS: offering.answered,
        },
        surely={
            wording.PAUSE_ASKS: _says_until,
            wording.RESTING_ASKS: _says_whether,
            wording.OFFER_ASKS: _answers_offer,
        },
        tells=tells,
        begins=resting,
    )


def _own(name: str, summary: str, handle: Handler, **more: Any) -> Command:
    """Give a command that works in private alone."""
    return Command(name, summary, handle, in_groups=False, **more)


def _hushes(pausing: Pausing) -> list[Command]:
    """List a command for each time until which somebody can be left in peace in so many words."""
    return [
        _own(
            f"hush_{until.replace(' ', '_')}",
            f"Quiet {until}",
            pausing.hush(until),
            hidden=True,
            also=hushing.sayings(until),
            only_here=True,
        )
        for until in hushing.WHEN
    ]


def _each(words: tuple[str, ...], handle: Handler) -> dict[str, Handler]:
    return dict.fromkeys(words, handle)


def _says_until(incoming: Incoming) -> bool:
    return incoming.context is not None and hearing.until(incoming.text, incoming.context.today) is not None


def _answers_offer(incoming: Incoming) -> bool:
    return hearing.agrees(incoming.text) is not None or _says_until(incoming)


def _says_whether(incoming: Incoming) -> bool:
    return hearing.still_rests(incoming.text) is not None or _says_until(incoming)
