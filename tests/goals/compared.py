"""Reads a page of goals as a person would, and compares it with what is kept."""

import re

from bot import clock
from bot.chat import escape
from bot.goals.model import VISIBLE
from bot.goals.pages import MENU, PER_PAGE

MARKS = {"☐": "open", "☑": "done"}  # any other sign is of a step that does not count
HEAD = re.compile(r"^\*\*(.*)\*\*(?:, by (.*))?$", re.MULTILINE)
STEP = re.compile(r"^(\W) (\d+)\. (.*)$", re.MULTILINE)
DONE = re.compile(r"^(\d+) of (\d+) steps done", re.MULTILINE)
STANDS = re.compile(r"(?:; not confirmed yet)?(?:; (?:resting|paused(?: until [^;]*)?))?$")  # behind its words and day
LISTED = re.compile(r"^(\d+)\. (\*\*.*?)(?:; not confirmed yet)?$", re.MULTILINE)


def view(rows):
    """Give the goals that are there, their steps, and the deeds that count; that a goal was confirmed is no change."""
    there = [{**goal, "confirmed": 1} for goal in rows["goals"] if goal["state"] != "gone"]
    return there, rows["steps"], [deed for deed in rows["deeds"] if deed["undone_at"] is None]


def is_sound(rows) -> bool:
    """Tell whether no deed belongs to a goal that is gone, and none counts of which the words were forgotten."""
    there = {goal["id"] for goal in rows["goals"] if goal["state"] != "gone"}
    return all(deed["goal_id"] in {None, *there} and (deed["note"] or deed["undone_at"] is not None)
               for deed in rows["deeds"])  # fmt: skip


def undid_more(number, before, now) -> bool:
    """Tell whether undoing a change of a deed's day or goal changed the other one, too."""
    what = next((change["what"] for change in before["changes"] if change["id"] == number), "")
    kept = {"day": "goal_id", "place": "done_on"}.get(what, "id")
    return [deed[kept] for deed in before["deeds"]] != [deed[kept] for deed in now["deeds"]]


def compare(page, rows, today) -> str:
    """Compare a page with the rows of whoever it was shown to; tells what kind of page it was, if any of goals."""
    goals, steps, _ = view(rows)
    if page.menu == MENU and "**Your goals**" in page.text.split("\n"):
        _compare_list(page, goals, steps, today)
        return "a list"
    if not (page.about or "").startswith("goal:"):
        return ""
    goal = next(goal for goal in goals if goal["number"] == int(page.about.removeprefix("goal:")))
    own = {step["number"]: step for step in steps if step["goal_id"] == goal["id"]}
    heads = HEAD.findall(page.text)
    if not heads:  # a question that names what it is about
        assert any(escape(each["title"]) in page.text for each in (goal, *own.values()))
        return ""
    is_open = goal["state"] == "open"
    assert [title for title, _ in heads] == [escape(goal["title"])]
    assert heads[0][1] in ("", _day(goal["due_on"], today) if is_open else "")
    assert is_open is not bool(re.search(rf"^{goal['state'].capitalize()}(, .*)?\.$", page.text, re.MULTILINE))
    _compare_steps(page, own, is_open)
    return f"a goal that is {goal['state']}" + (", with steps" if own else "")


def _compare_list(page, goals, steps, today) -> None:
    opened = {
        str(goal["number"]): f"**{escape(goal['title'])}**" + _by(goal["due_on"], today) + _next(goal, steps)
        for goal in goals
        if goal["state"] == "open"
    }
    lines = {number: STANDS.sub("", said) for number, said in LISTED.findall(page.text)}
    assert lines == {number: opened[number] for number in lines}
    assert len(lines) == len(opened) or len(opened) > PER_PAGE
    closed = {state: sum(goal["state"] == state for goal in goals) for state in ("reached", "dropped")}
    labels = [button.label for row in page.buttons for button in row]
    assert [f"{state.capitalize()} ({many})" in labels for state, many in closed.items()] == list(
        map(bool, closed.values())
    )


def _compare_steps(page, own, is_open) -> None:
    shown = STEP.findall(page.text)
    for mark, number, said in shown:
        step = own[int(number)]
        assert step["state"] == MARKS.get(mark, "skipped")
        assert said.startswith(escape(step["title"]))
    states = [step["state"] for step in own.values()]
    assert len(shown) in (0, min(len(own), VISIBLE) if is_open else states.count("done"))
    counted = [(str(states.count("done")), str(len(states) - states.count("skipped")))]
    if shown and is_open:
        assert DONE.findall(page.text) == counted


def _next(goal, steps) -> str:
    found = next((step for step in steps if step["goal_id"] == goal["id"] and step["state"] == "open"), None)
    return f"; next: {escape(found['title'])}" if found else ""


def _by(due, today) -> str:
    return f", by {_day(due, today)}" if due else ""


def _day(due, today) -> str:
    return clock.in_words(clock.day_of(due), today) if due else ""
