"""What can be said to goals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.agenda import Agenda
from bot.chat import Answer, Command, Door, Feature, Handler, Incoming
from bot.goals import changes, hearing, telling
from bot.goals.asking import Asking
from bot.goals.checkins.commands import room
from bot.goals.doing import Doing
from bot.goals.editing import Editing
from bot.goals.looking import Looking
from bot.goals.reporting import Reporting
from bot.goals.schema import MIGRATIONS
from bot.goals.setting import Setting
from bot.goals.speaking import Speaking
from bot.goals.taking import Taking
from bot.library import Library

GOALS = ("goals", "my goals", "goal list", "my goal", "show my goals", "show goals", "list my goals")
NEW = ("new goal", "set a goal", "add a goal", "set goal", "add goal", "set a new goal")
READY = ("ready made goals", "ready-made goals", "goal ideas")
UNDO = (
    "undo", "undo that", "undo it", "take that back", "take it back", "that was a mistake",
    "no wait that was a mistake", "wait that was a mistake", "sorry that was a mistake", "that was wrong",
)  # fmt: skip
DELETE = ("delete goal", "delete my goal", "delete the goal", "delete this goal", "remove goal", "remove my goal")
DROP = ("drop goal", "drop my goal", "drop the goal", "drop this goal")
GIVE_UP = ("i give up on", "i am giving up on", "im giving up on", "i'm giving up on")
NO_GOAL = ("not a goal", "that is not a goal", "thats not a goal", "that's not a goal")
SKIP_STEP = ("skip step", "skip the step", "skip this step")
MOVE = ("change the date", "change date", "change its date", "move the date")
MOVE_TO = ("move it", "push it", "push it back", "change it", "set the date", *MOVE)
RENAME = ("change my goal to", "change the goal to")
# Commands that change nothing; and those that change nothing when given a number or nothing at all.
VIEWS = frozenset(("goals", "ready", "reached", "dropped", "goal_how", "streak"))
OPENS = frozenset(("goal", "checkins"))


def feature(library: Library, agenda: Agenda) -> Feature:
    """Let people set goals, see how they stand, and change them; all of it in private."""
    looking = Looking(library)
    doing, asking = Doing(looking), Asking(looking)
    reporting = Reporting(library, looking)
    taking = Taking(library, looking, asking)
    setting = Setting(looking, asking, taking)
    editing = Editing(looking, setting, taking)
    checkins = room(library, looking, doing, editing, agenda)
    whole = Feature(
        "goals",
        commands=(
            Command("goals", "Your goals", looking.goals, in_groups=False, also=GOALS),
            Command("goal", "Set a goal, or open one", setting.goal, in_groups=False, linked=True, also=NEW),
            _hidden("ready", taking.ready, READY),
            _hidden("reached", looking.closed("reached")),
            _hidden("dropped", looking.closed("dropped")),
            _hidden("undo", doing.undo, UNDO),
            *_of_setting(looking, setting, asking, taking),
            *_of_editing(looking, editing),
            *_of_doing(looking, doing),
            *_in_words(Speaking(looking, doing, setting, editing), looking, doing, editing),
            _hidden("goal_for", reporting.place),
            _hidden("goal_count", reporting.count),
            *checkins.commands,
        ),
        understood={"goal": setting.said, "checkin": checkins.asked_for, "progress": reporting.heard},
        awaits={
            **_awaits(looking, doing, setting, asking, taking, editing),
            "goal_which": reporting.which_said,
            **checkins.awaits,
        },
        surely={**_surely(doing, setting, taking), "goal_which": reporting.is_which, **checkins.surely},
        migrations=MIGRATIONS,
        prune=changes.prune,
        tells=telling.tells,
        perhaps=reporting.perhaps,
        begins=checkins.begins,
    )
    return _replanning(whole, agenda)


def _replanning(feature: Feature, agenda: Agenda) -> Feature:
    """Bring somebody's moments up to date after everything that may change a goal: its handlers need not."""

    def replanned(handle: Handler, *, opens: bool = False) -> Handler:
        def handled(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            answers = handle(incoming, db, now)
            if answers and not (opens and _names_one_or_none(incoming)):
                agenda.replan(db, incoming.person_id, now)
            return answers

        return handled

    return replace(
        feature,
        commands=[
            each if each.name in VIEWS else replace(each, handle=replanned(each.handle, opens=each.name in OPENS))
            for each in feature.commands
        ],
        understood={kind: replanned(handle) for kind, handle in feature.understood.items()},
        awaits={name: replanned(handle) for name, handle in feature.awaits.items()},
        perhaps=replanned(feature.perhaps) if feature.perhaps else None,
    )


def _names_one_or_none(incoming: Incoming) -> bool:
    said = incoming.argument.split()
    return not said or (len(said) == 1 and hearing.number(incoming) > 0)


def _hidden(name: str, handle: Handler, also: tuple[str, ...] = (), begins: tuple[str, ...] = ()) -> Command:
    return Command(name, name.replace("_", " "), handle, in_groups=False, hidden=True, also=also, begins=begins)


def _in_words(speaking: Speaking, looking: Looking, doing: Doing, editing: Editing) -> Sequence[Command]:
    to = tuple(f"{words} to" for words in MOVE_TO)
    return (
        _hidden("delete_goal", speaking.about(doing.delete), DELETE, DELETE),
        _hidden("drop_goal", speaking.about(doing.drop), ("drop it", *DROP), DROP),
        _hidden("give_up", speaking.given_up, begins=GIVE_UP),
        _hidden("not_goal", speaking.not_a_goal, NO_GOAL),
        _hidden("untick_step", speaking.about_step(doing.reopen), begins=("untick step", "untick")),
        _hidden("skip_step", speaking.about_step(doing.skip), SKIP_STEP, SKIP_STEP),
        _hidden("change_date", speaking.about(looking.at_open(editing.move)), MOVE),
        _hidden("move_goal", speaking.moved, begins=to),
        _hidden("rename_goal", speaking.renamed, begins=RENAME),
    )


def _of_setting(looking: Looking, setting: Setting, asking: Asking, taking: Taking) -> Sequence[Command]:
    return (
        _hidden("goal_right", looking.at_open(setting.right)),
        _hidden("goal_not", setting.no_goal),
        _hidden("goal_take", taking.take),
        _hidden("goal_obstacle", looking.at_open(asking.obstacle)),
        _hidden("goal_plan", looking.at_open(asking.plan)),
    )


def _of_editing(looking: Looking, editing: Editing) -> Sequence[Command]:
    return (
        _hidden("goal_edit", looking.at_open(editing.edit)),
        _hidden("goal_date", looking.at_open(editing.move)),
        _hidden("goal_title", looking.at_open(editing.title)),
        _hidden("goal_more", looking.at_open(editing.more)),
        _hidden("goal_step", looking.at_open(editing.step)),
    )


def _of_doing(looking: Looking, doing: Doing) -> Sequence[Command]:
    return (
        _hidden("goal_tick", doing.tick),
        _hidden("goal_open", doing.reopen),
        _hidden("goal_skip", doing.skip),
        _hidden("goal_how", looking.how),
        _hidden("goal_reached", doing.reached),
        _hidden("goal_drop", doing.drop),
        _hidden("goal_again", doing.again),
        _hidden("goal_delete", doing.delete),
        _hidden("goal_earlier", doing.earlier),
    )


def _awaits(
    looking: Looking, doing: Doing, setting: Setting, asking: Asking, taking: Taking, editing: Editing
) -> Mapping[str, Handler]:
    return {
        "goal_words": setting.words_said,
        "goal_shorter": setting.shorter_said,
        "goal_right": looking.asked_of(setting.right_said),
        "goal_find": taking.find_said,
        "goal_take": taking.take_said,
        "goal_obstacle": looking.asked_of(asking.obstacle_said),
        "goal_plan": looking.asked_of(asking.plan_said),
        "goal_date": looking.asked_of(editing.date_said),
        "goal_title": looking.asked_of(editing.title_said),
        "goal_more": looking.asked_of(editing.more_said),
        "goal_step": looking.asked_of(editing.step_said),
        "goal_day": doing.earlier_said,
    }


def _surely(doing: Doing, setting: Setting, taking: Taking) -> Mapping[str, Callable[[Incoming], bool]]:
    own_words = ("goal_words", "goal_shorter", "goal_title", "goal_more", "goal_step")
    return {
        **dict.fromkeys(own_words, hearing.is_own_words),
        "goal_right": setting.is_right_answer,
        "goal_find": taking.is_find_answer,
        "goal_take": taking.is_take_answer,
        **dict.fromkeys(("goal_obstacle", "goal_plan"), hearing.is_own_life),
        "goal_date": hearing.is_day,
        "goal_day": doing.is_day,
    }
