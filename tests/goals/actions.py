"""What two people may do to goals, alone and in one group: words, edits, buttons of their own, stolen and forged."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis.vendor.pretty import RepresentationPrinter

from bot.chat import CheckinHeard, GoalHeard, ProgressHeard, Understood
from tests.talk import ANSWER, CHOICE, UNKNOWN

TODAY = date(2027, 1, 15)  # the day of the hand clock
MARK = "MARK"  # stands in texts for the word that one person alone says
MINUTE, DAY = 60, 86_400

TITLES = (
    "learn MARK", "Learn mark", "bake MARK at night", "find somebody to learn from MARK", "MARK bread and more bread",
    "*MARK* _x_ [a](http://x.example) `c` <b>&amp; #1",
    "{{7*7}} {0} %s ${MARK} {title} MARK", "MARK \\", "🎂 MARK 👩‍🍳",
    "\u202eMARK\u202c \u200f\u200d", "\ud800MARK\udfff", "MARK\n☑ 1. done\n**Your goals**", "MARK" + "x" * 4_000, "...",
    "MARK '); DROP TABLE goals; --", "1", "none",
)  # fmt: skip
DAYS = (None, TODAY, TODAY + timedelta(75), TODAY - timedelta(3), date(9999, 12, 31))


@dataclass(frozen=True)
class Say:
    """Type something, which means what is given by hand; `edits` the last thing said."""

    text: str
    means: Understood = UNKNOWN
    in_group: bool = False
    edits: bool = False

    def _repr_pretty_(self, printer: RepresentationPrinter, _: bool) -> None:
        printer.text(
            f"Say({self.text[:80]!r}, {self.means.kind}{', edits' * self.edits}{', in group' * self.in_group})"
        )


@dataclass(frozen=True)
class Press:
    """Press a button that one's own chat has shown, 0 the last of them, there or not any more."""

    back: int
    times: int = 1


@dataclass(frozen=True)
class Newest:
    """Press one of the buttons under one's newest message that has any."""

    place: int
    times: int = 1


@dataclass(frozen=True)
class Steal:
    """Press what the other's chat has shown: on a message nobody knows, on one's own, or in the group."""

    back: int
    on: str = "unknown"


@dataclass(frozen=True)
class Forge:
    """Press or type what no button said; names in braces are the other's: their goal's id, number, deed or change."""

    says: str
    is_typed: bool = False


@dataclass(frozen=True)
class Own:
    """Type a command about what is one's own; names in braces are its numbers, as in `Forge`."""

    says: str


@dataclass(frozen=True)
class Search:
    """Search in any chat."""

    text: str


@dataclass(frozen=True)
class Wait:
    seconds: int


Action = Say | Press | Newest | Steal | Forge | Own | Search | Wait


def goal(title: str, due: date | None = None, *, is_firm: bool = True, **more) -> Say:
    """Tell of a goal."""
    return Say(f"goal: {title}", Understood("goal", "decline", goal=GoalHeard(title, due, is_firm)), **more)


def did(note: str, *further: str, edits: bool = False, in_group: bool = False, **more) -> Say:
    """Report a deed, or several."""
    heard = Understood("progress", "decline", progress=ProgressHeard(note, **more))
    others = tuple(ProgressHeard(each) for each in further)
    return Say(f"did {note}", replace(heard, further=others), edits=edits, in_group=in_group)


def checkin(wants) -> Say:
    return Say(f"{wants} MARK", Understood("checkin", "decline", checkin=CheckinHeard(wants, "MARK")))


NUMBERS = ("-1", "0", "99999999999999999999", "2147483648 1", "1e3", "١", "1 -1", "1 99999999999", "' OR 1=1", "\x00")
FORGED = (
    "/undo {change}", "/goal_for {deed} 0", "/goal_for {deed} 1", "/goal_for {deed} {number}", "/goal_earlier {deed}",
    "/goal_earlier {deed} 2027-01-10", "/goal_count {deed}", "/goal_count {deed} no", "/goal {id}", "/goal_tick {id} 1",
    "/goal_delete {id} yes", "/goal_not {id}", "/goal_title {id}", "/goal_right {id} find-teacher",
    "/goal_reached {id}", "/goal_date {id} 2027-05-01", "/goal_again {id}", "/undo -{change}",
    "/goal_pause {id} open", "/goal_fresh {id}",
    "/goal_earlier {deed} 9999-12-31", "/checkin {id} done 1 1", "/checkins {id} never",
    "/checkin_again {id} 2027-02-01",
)  # fmt: skip
OWN = (
    "/undo {change}", "/undo {second}", "/undo {older}", "/goal_earlier {deed} 2027-01-10",
    "/goal_earlier {deed} 2027-01-12", "/goal_for {deed} 0", "/goal_for {deed} 1", "/goal_for {deed} 2",
    "/goal_count {deed}",
)  # fmt: skip
COMMANDS = (
    "/goals", "/goal", "/goal 1", "/goal 2", "/goal find-teacher", "/goal first-loaf whole", "/goal first-loaf",
    "/goal_take find-teacher 2027-03-31", "/goal_take find-teacher none", "/goal_take first-loaf none find",
    "/goal_take first-loaf 2027-12-31", "/goal_tick 1 1", "/goal_tick 1 2", "/goal_tick 2 1", "/goal_open 1 1",
    "/goal_skip 1 2", "/goal_reached 1", "/goal_drop 1", "/goal_drop 2", "/goal_again 1", "/goal_delete 1",
    "/goal_delete 2 yes", "/goal_not 1", "/goal_title 1", "/goal_more 1", "/goal_step 1 1", "/goal_date 1",
    "/goal_date 1 2027-05-01", "/goal_date 1 9999-12-31", "/goal_date 1 2027-02-31", "/goal_obstacle 1", "/goal_plan 1",
    "delete my goal", "drop it", "i give up on MARK", "not a goal", "untick step 1", "skip step 2", "change the date",
    "move it to july", "change my goal to MARK", "/goal_right 1 find-teacher", "/goal_how 1", "/undo", "undo", "undo",
    "/reached", "/dropped", "/ready", "/mydata",
    "/delete_goal", "/drop_goal", "/give_up MARK", "/not_goal", "/untick_step 1", "/skip_step 1", "/change_date",
    "/move_goal 5/1/27", "/rename_goal bake MARK",
    "/zone America/New_York", "/zone forget", "/checkins", "/checkins 1", "/checkins 2 daily", "/checkins off",
    "/checkins on", "/checkins_off", "/checkins_on", "/checkins_for every friday", "/checkin 1 done 1 1",
    "/checkin 1 partly 0 1", "/checkin 1 not 1 2", "/checkin 2 skip 1 3", "/checkin_again 1 2027-01-20 1",
    "/goal_pause 1", "/goal_pause 1 open", "/goal_pause 2 2027-02-01", "/goal_pause 1 2027-01-01", "/goal_resume 1",
    "/goal_still 1 yes", "/goal_still 1 back", "/goal_quiet 1 on", "/goal_quiet 1 rest", "/goal_quiet 1 change",
    "/goal_quiet 2 drop", "/goal_today 1 reached", "/goal_today 2 move", "/goal_today 1 rest", "/goal_fresh 1",
    "/goal_fresh 1 leave", "/pause_goal 1", "pause my MARK goal until monday", "/resume_goal 1", "streak", "/streak",
    "/goal learn MARK by end of March", "/goal MARK by February 31", "/goal MARK in 99999999 years",
)  # fmt: skip
ANSWERS = (
    "yes", "no", "skip", "1", "#2", "none", "cancel", "end of June", "6/1/27", "February 31", "12/31/9999", "yesterday",
    "in 99999999 years", "Tuesday", "MARK", "when MARK, I will bake", "when I MARK", "is MARK a question?", "goals",
    *TITLES[4:14],
)  # fmt: skip
DEEDS = (
    did("asked one question this week"), did("baked one shift beside MARK"), did("MARK"), did("learned MARK"),
    did("law MARK", ce_hours=2.0, ce_subject="law MARK", on=TODAY - timedelta(3)),
    did("course", ce_hours=1.5, activity="0465-0000-26-001-L03-T"), did("CE", ce_hours=12.0, ce_total=True),
    did("asked one question this week", "baked one shift beside them", "MARK"),
    did("asked", "baked MARK", "MARK bread"),
    *map(did, TITLES[5:14]), did("*MARK*", *["MARK bread"] * 13), did("baked bread MARK", edits=True),
    did("ask one question this week", edits=True), did("MARK a", "MARK b", edits=True),
)  # fmt: skip
IN_GROUP = (
    Say("/goals", in_group=True), Say("goals", in_group=True), Say("/goal 1", in_group=True),
    Say("/goal_tick 1 1", in_group=True), Say("/undo", in_group=True), Say("/mydata", in_group=True),
    goal("learn MARK", in_group=True), did("baked MARK", in_group=True),
    Say("/ask bake at night", ANSWER, in_group=True),
    Say("/ask learn", replace(goal("learn").means, decision="choose", entries=CHOICE.entries), in_group=True),
    replace(checkin("view"), in_group=True), Say("undo", in_group=True), Say("yes", in_group=True),
    Steal(0, "group"), Steal(3, "group"), Search("goals"), Search("learn"), Search("bake at night"), Search("/goals"),
)  # fmt: skip
A_WISH = goal("learn MARK", is_firm=False).means
ACTIONS: tuple[Action, ...] = (
    *map(goal, TITLES), *(goal("learn MARK", due) for due in DAYS), goal("bake MARK", is_firm=False),
    Say("should I learn MARK", replace(A_WISH, decision="answer", entries=ANSWER.entries)), *DEEDS,
    goal("MARK anew", DAYS[2], edits=True), goal("Learn MARK", edits=True),
    *map(checkin, ("view", "remind", "rhythm")),
    *map(Say, ANSWERS), *map(Say, COMMANDS), Say("is it worth it MARK", ANSWER), Say("which MARK", CHOICE),
    *map(Press, (*range(12), *range(12), *range(12, 60, 4))), *(Press(back, times=2) for back in range(6)),
    *map(Newest, 8 * tuple(range(12))), *(Newest(place, times=2) for place in range(8)),
    *(Steal(back, on) for back in (0, 1, 2, 3, 5, 8) for on in ("unknown", "own")),
    *map(Forge, FORGED), *(Forge(says, is_typed=True) for says in FORGED),
    *(Forge(f"/{name} {number}") for name in ("goal", "undo", "goal_for", "goal_tick") for number in NUMBERS[:6]),
    *IN_GROUP, Say("/forgetme"), Say("forget me"), Say("yes"),
    *map(Own, 3 * OWN), *map(Say, 2 * ("/goal_delete 1 yes", "/goal_delete 2 yes")),
    *map(Say, 3 * ("/goal_reached 1", "/goal_drop 1", "/goal_again 1", "/goal_tick 1 1", "/goal_skip 1 1")),
    *map(Wait, (MINUTE, 6 * MINUTE, 2 * 60 * MINUTE, 26 * 60 * MINUTE, 32 * DAY)),
)  # fmt: skip
OPENINGS = (
    (Say("/goal_take find-teacher 2027-03-31"),),
    (Say("/goal_take find-teacher none"), goal("bake MARK bread", DAYS[2])),
    (goal("learn MARK", DAYS[2]), did("learned MARK")),
    (did("law MARK", ce_hours=1.0, ce_subject="law"), goal("find somebody to learn from MARK")),
    (
        goal("learn MARK"),
        did("MARK"),
        Own("/goal_for {deed} 0"),
        Own("/goal_earlier {deed} 2027-01-10"),
        Own("/goal_for {deed} 1"),
    ),
    (
        goal("learn MARK"),
        goal("bake"),
        did("MARK"),
        Own("/goal_for {deed} 1"),
        Own("/goal_for {deed} 2"),
        Say("/goal_delete 1 yes"),
    ),
    (goal("learn MARK"), did("learned MARK"), did("baked bread MARK", edits=True), Say("/goal_delete 1 yes")),
    (),
)
