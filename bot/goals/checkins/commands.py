"""What can be said to check-ins; a part of what can be said to goals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.agenda import Agenda
from bot.chat import Begins, Command, Handler, Incoming
from bot.goals.checkins import asking, goal_day, hearing, resting, resting_commands, review
from bot.goals.checkins.answering import Answering
from bot.goals.checkins.asking import CheckIns
from bot.goals.checkins.choosing import Choosing
from bot.goals.checkins.goal_day import GoalDay
from bot.goals.checkins.moments import Moments
from bot.goals.checkins.resting import Resting
from bot.goals.checkins.review import Review
from bot.goals.doing import Doing
from bot.goals.editing import Editing
from bot.goals.hearing import is_own_words
from bot.goals.looking import Looking
from bot.library import Library

CHECKINS = ("checkins", "check ins", "check-ins", "my checkins", "my check ins", "my check-ins", "my rhythm")
OFF = ("no check ins", "no checkins", "no check-ins", "no more check ins", "no more checkins", "no more check-ins",
       "stop checking in", "stop the check ins", "stop the checkins", "stop check ins")  # fmt: skip
ON = ("check in again", "check in with me again", "start check ins", "start checkins", "checkins on", "check ins on")
BEGINS = ("check in with me", "check in on me", "check on me", "check up on me", "can you check in with me",
          "could you check in with me", "please check in with me", "ask me about my goals",
          "ask me about my goal")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    """A part of the feature: see `Feature`; `asked_for` answers a wish to be asked, or to see how things stand."""

    commands: Sequence[Command]
    awaits: Mapping[str, Handler]
    surely: Mapping[str, Callable[[Incoming], bool]]
    asked_for: Handler
    begins: Begins


def room(library: Library, looking: Looking, doing: Doing, editing: Editing, agenda: Agenda) -> Room:
    """Let people be asked about their goals, say how it went, and choose how often."""
    choosing = Choosing(library, looking, agenda)
    answering = Answering(library, looking, doing, agenda)
    rests, reviews = Resting(looking, doing, editing, agenda), Review(library)
    return Room(
        commands=(
            Command("checkins", "When I ask about your goals", choosing.checkins, in_groups=False, also=CHECKINS),
            _hidden("checkins_off", choosing.off, OFF),
            _hidden("checkins_on", choosing.on, ON),
            _hidden("checkins_for", choosing.begun, begins=BEGINS),
            _hidden("checkin", answering.pressed),
            _hidden("checkin_again", looking.at_open(answering.again)),
            *resting_commands.commands(library, looking, rests, reviews, agenda),
        ),
        awaits={
            "checkin": answering.said,
            "checkin_part": looking.asked_of(answering.part_said),
            "checkin_again": looking.asked_of(answering.again_said),
            "checkin_rhythm": looking.asked_of(choosing.said),
            **resting_commands.awaits(looking, rests),
        },
        surely={
            "checkin": hearing.is_answer,
            "checkin_part": is_own_words,
            "checkin_again": hearing.is_again_answer,
            "checkin_rhythm": choosing.is_wish,
            **resting_commands.surely(rests),
        },
        asked_for=choosing.heard,
        begins=Moments({asking.KEY: CheckIns(), goal_day.KEY: GoalDay(), resting.KEY: rests, review.KEY: reviews}),
    )


def _hidden(name: str, handle: Handler, also: tuple[str, ...] = (), begins: tuple[str, ...] = ()) -> Command:
    return Command(name, name.replace("_", " "), handle, in_groups=False, hidden=True, also=also, begins=begins)
