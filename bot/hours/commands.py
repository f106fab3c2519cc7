"""What can be said to hours."""

from bot.agenda import Agenda
from bot.chat import Command, Door, Feature, Handler, Told
from bot.hours import hearing, wording
from bot.hours.own import Own, kept
from bot.hours.setting import Setting

QUIET = ("quiet", "quiet hours", "my quiet hours", "quiet time", "do not disturb", "dnd", "set quiet hours",
         "set my quiet hours", "change quiet hours", "change my quiet hours", "show quiet hours",
         "when are my quiet hours", "what are my quiet hours")  # fmt: skip
NO_QUIET = ("no quiet hours", "turn off quiet hours", "turn quiet hours off", "quiet hours off", "remove quiet hours")
BE_QUIET = ("quiet hours", "quiet", "my quiet hours are", "my quiet hours", "set quiet hours", "set my quiet hours to",
            "change my quiet hours to", "leave me alone", "leave me in peace", "don't message me", "dont message me",
            "do not message me", "don't write me", "dont write me", "don't write", "do not write", "don't text me",
            "dont text me", "do not disturb me", "do not disturb")  # fmt: skip
SHIFTS = ("shifts", "my shifts", "my shift", "my shift pattern", "shift pattern", "set my shifts", "change my shifts",
          "my shifts change", "my shifts rotate", "i work shifts", "i work rotating shifts")  # fmt: skip
ROTATE = ("my shifts are", "my shifts", "my shift is", "my shift pattern is", "my shift pattern", "my pattern is",
          "my rotation is", "i rotate", "i rotate between", "i alternate", "i alternate between", "i switch between",
          "we rotate", "we alternate", "my shifts rotate")  # fmt: skip
WORK = ("i work", "i'm working", "i am working", "i'm on", "im on", "i am on", "i always work")
DAY_END = ("when does my day end", "my day end", "day end", "change my day end", "change when my day ends",
           "my day ends later", "when my day ends")  # fmt: skip
DAY_ENDS = ("my day ends at", "my day ends", "my days end at", "my day is over at", "day ends at", "end my day at")
COUNTS = ("1", "2", "3", "4", "one", "two", "three", "four", "every other", "every second", "alternating")
THIS_WEEK = ("this week is a", "this week is an", "this week is", "this week i'm on", "this week i am on",
             "this week im on", "this week i work")  # fmt: skip


def feature(agenda: Agenda) -> Feature:
    """Let people say when they are left in peace, how their shifts go, and when their day ends."""
    setting = Setting(agenda)
    return Feature(
        "hours",
        commands=(
            Command("quiet", "Your quiet hours and shifts", setting.quiet, in_groups=False, also=QUIET),
            _hidden("no_quiet", "No quiet hours", setting.no_quiet, also=NO_QUIET),
            _hidden("be_quiet", "Set quiet hours", setting.told_quiet, begins=BE_QUIET),
            _hidden("shifts", "Your shifts", setting.shifts, also=SHIFTS),
            _hidden("rotate", "Set your shifts", setting.told_shifts, begins=ROTATE),
            _hidden("work", "Set your shifts", setting.told_work, begins=WORK),
            _hidden("day_ends", "When your day ends", setting.day_ends, also=DAY_END),
            _hidden("my_day_ends", "Set when your day ends", setting.told_day_end, begins=DAY_ENDS),
            _hidden("this_week", "Which week this is", setting.this_week),
            _hidden("week_is", "Set which week this is", setting.told_week, begins=THIS_WEEK),
        ),
        awaits={"hours": setting.answered},
        surely={"hours": hearing.is_answer},
        first=dict.fromkeys(COUNTS, setting.told_alone),
        tells=tells,
    )


def tells(db: Door, person_id: int) -> list[Told]:
    """Tell the hours that somebody set."""
    hours = kept(db, person_id)
    lines = wording.told(Own(hours, hours.since)) if hours else []
    return [Told("Your quiet hours and shifts", lines, ("hours",))]


def _hidden(
    name: str, summary: str, handle: Handler, also: tuple[str, ...] = (), begins: tuple[str, ...] = ()
) -> Command:
    return Command(name, summary, handle, in_groups=False, hidden=True, also=also, begins=begins, at_once=bool(begins))
