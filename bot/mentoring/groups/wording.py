"""Every sentence of setting up a group."""

import math
from collections.abc import Mapping, Sequence

from bot.chat import Button, Reply, escape
from bot.mentoring.groups import doctor_wording
from bot.mentoring.groups.doctor import Sight
from bot.mentoring.groups.store import Group
from bot.mentoring.words import titled
from bot.settings import DAY, HOUR

MENU = "setup"
GENERAL = 0  # the topic of a group that has no number
HOURS = (4, 24, 72)  # a question can wait for one mentor
MAX_TOPICS = 30  # buttons
LABEL_ROOM = 40
ADD = Button("Add me to a group", adds="setup")
END_QUIET = "End the quiet"


def page(group: Group, sight: Sight | None, topics: Mapping[int, str], mentors: int, calm_s: int) -> Reply:
    """Show how a group is set up, and what can be changed; `calm_s` is how long it is calm for (0: it is not)."""
    if group.is_channel:
        return _channel_page(group, sight)
    mine, has_topics = f"/setup {group.place_id}", bool(topics or group.topics or (sight and sight.has_topics))
    parts = [
        f"**{_title(group)}**",
        doctor_wording.short(sight),
        _where(group, topics),
        *([f"For the next {_left(calm_s)} I am quiet: I answer in private only."] if calm_s else []),
        _mentors(group, mentors),
    ]
    level = (
        Button("Answer in sight", f"{mine} sight")
        if group.is_private
        else Button("Answer in private", f"{mine} private")
    )
    calm = Button(END_QUIET, f"{mine} lively") if calm_s else Button("Quiet for a day", f"{mine} calm")
    limit = [Button(f"Time limit: {_hours(group.wait_s)}", f"{mine} wait")] if mentors else []
    rows = [
        [*([Button("Choose topics", f"{mine} topics")] if has_topics else []), level],
        [Button(f"Mentors ({mentors})", says=f"/mentors {group.place_id}"), *limit],
        [calm, Button("What I can see", f"{mine} sees")],
        [ADD],
    ]
    return Reply("\n\n".join(parts), buttons=rows, menu=MENU)


def _channel_page(group: Group, sight: Sight | None) -> Reply:
    rows = [
        [
            Button("Publish here", says=f"/publish {group.place_id}"),
            Button("What I can see", says=f"/setup {group.place_id} sees"),
        ],
        [ADD],
    ]
    return Reply(f"**{_title(group)}**\n\n{doctor_wording.short(sight)}", buttons=rows, menu=MENU)


def topics_page(group: Group, topics: Mapping[int, str]) -> Reply:
    """Let choose the topics in which the bot answers in sight."""
    mine = f"/setup {group.place_id}"
    known = {GENERAL: "General", **topics, **{each: topics.get(each, "") for each in group.topics - {GENERAL}}}
    chosen_first = sorted(known, key=lambda each: (each not in group.topics, each != GENERAL, known[each].casefold()))
    choices = [
        Button(f"Take out {_topic(known, each)}", f"{mine} out {each}")
        if each in group.topics
        else Button(f"Choose {_topic(known, each)}", f"{mine} in {each}")
        for each in chosen_first[:MAX_TOPICS]
    ]
    every = [[Button("Everywhere", f"{mine} everywhere")]] if group.topics else []
    text = (
        f"{_where(group, topics)}\n\nChoose the topics in which I answer in sight. If one is missing here, type "
        "/help in it once, so that I know of it."
    )
    return Reply(text, buttons=[*([each] for each in choices), *every, [_back(group)]], menu=MENU)


def wait_page(group: Group) -> Reply:
    """Let choose how long a question waits for one mentor."""
    text = (
        f"A question goes to one mentor at a time. After {_hours(group.wait_s)} without an answer the next mentor gets "
        "it. How long should it wait?"
    )
    choices = [
        Button(_hours(hours * HOUR).capitalize(), says=f"/setup {group.place_id} wait {hours}") for hours in HOURS
    ]
    return Reply(text, buttons=[choices, [_back(group)]], menu=MENU)


def sees(group: Group, sight: Sight | None) -> Reply:
    """Say all that the bot sees and may do in a group."""
    return Reply(f"**{_title(group)}**\n\n{doctor_wording.full(sight)}", buttons=[[_back(group)]], menu=MENU)


def groups(known: Sequence[Group]) -> Reply:
    """Let choose which group to set up."""
    labels: list[str] = []
    for each in known:
        label = f"Set up {_short(each.title) or 'a group without a name'}"
        labels.append(label if label not in labels else f"{label} ({len(labels) + 1})")
    rows = [[Button(label, says=f"/setup {each.place_id}")] for label, each in zip(labels, known, strict=True)]
    text = (
        "Which one would you like to set up? These are those in which I have seen you as an admin. If a group is "
        "missing, type /setup in it."
    )
    return Reply(text, buttons=[*rows, [ADD]], menu=MENU)


def no_group() -> Reply:
    """Say how a group gets the bot, where somebody administers none that is known."""
    text = (
        "I do not know of a group in which you are an admin. Add me to one with the button below, then type /setup "
        "there. I need no admin rights, and I am silent until somebody calls me."
    )
    return Reply(text, buttons=[[ADD]], menu=MENU)


def not_an_admin() -> Reply:
    """Refuse a page to somebody who does not administer the group, without naming it."""
    text = (
        "Only an admin can set me up there, and I do not find you among the admins. If you became one just now, try "
        "again in five minutes."
    )
    return Reply(text, buttons=[[Button("My groups", says="/setup")]], menu=MENU)


def admins_unknown(says: str = "") -> Reply:
    """Say that it is not known whether somebody is an admin; `says` tries again."""
    text = "Telegram did not tell me who the admins are. Try again in a minute."
    return Reply(text, buttons=[[Button("Try again", says=says)]] if says else ())


def look_in_private(group_id: int) -> Reply:
    """Lead an admin from the group into the private chat."""
    text = "Set-up is in our private chat, so that the group stays as it is."
    return Reply(text, buttons=[[Button("Open set-up", opens=f"setup_{group_id}")]], is_notice=True)


def is_for_admins() -> Reply:
    """Tell a member in private whom /setup is for."""
    return Reply("In a group, /setup is for its admins. In this chat you can ask me anything: just type it.")


def arrived(group: Group, *, is_back: bool) -> Reply:
    """Tell whoever added the bot that it is there, and where it is set up."""
    again = " again, with its settings as they were" if is_back else ""
    silent = "I never post on my own" if group.is_channel else "I stay silent there until somebody calls me"
    text = f"I am in {_named(group)} now{again}. {silent}. /setup shows what I see there and what you can choose."
    return Reply(text, buttons=[[Button("Set up", says=f"/setup {group.place_id}")]])


def calmed(group: Group, *, is_other_time: bool = False) -> Reply:
    """Tell an admin how long a group is calm, and how that ends; `is_other_time` where they asked for another time."""
    only = "I can be quiet for a day or not at all, so a day it is. " if is_other_time else ""
    text = (
        f"{only}I am quiet in {_named(group)} until this time tomorrow: I answer in private only. To end it sooner, "
        "type `/quiet off` there or press the button."
    )
    return Reply(text, buttons=[[Button(END_QUIET, says=f"/setup {group.place_id} lively")]])


def quiet_is_for_admins() -> Reply:
    """Tell a member in private whom /quiet is for in a group, and what it is here."""
    text = "In a group, /quiet is for its admins, as it quiets me for everybody. Your own quiet hours are in this chat."
    return Reply(text, buttons=[[Button("My quiet hours", says="/quiet")]])


def _where(group: Group, topics: Mapping[int, str]) -> str:
    if group.is_private:
        return "I answer everybody in private. The group sees a link at most."
    if not group.topics:
        return "I answer where I am called, as a reply."
    known = {GENERAL: "General", **topics}
    names = [f"“{escape(_topic(known, each))}”" for each in sorted(group.topics)]
    return f"I answer in sight in {_listed(names)}. Elsewhere I answer in private, unless an admin calls me."


def _mentors(group: Group, mentors: int) -> str:
    if not mentors:
        return "There are no mentors yet. With mentors, what I cannot answer can go to a person."
    waits = _hours(group.wait_s)
    if mentors == 1:
        return f"There is 1 mentor. With a second one, a question goes on to the other after {waits} without an answer."
    return f"There are {mentors} mentors. After {waits} without an answer, a question goes on to the next."


def _back(group: Group) -> Button:
    return Button("Back", says=f"/setup {group.place_id}")


def _title(group: Group) -> str:
    return escape(group.title) or _untitled(group)


def _named(group: Group) -> str:
    return titled(group.title, _untitled(group))


def _untitled(group: Group) -> str:
    return "your channel" if group.is_channel else "your group"


def _topic(known: Mapping[int, str], topic: int) -> str:
    return _short(known.get(topic, "")) or f"topic {topic}"


def _short(words: str) -> str:
    return words if len(words) <= LABEL_ROOM else f"{words[:LABEL_ROOM].rstrip()}…"


def _hours(seconds: int) -> str:
    days, hours = seconds // DAY, seconds // HOUR
    number, what = (days, "day") if seconds % DAY == 0 else (hours, "hour")
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _left(seconds: int) -> str:
    hours = math.ceil(seconds / HOUR)
    return "hour" if hours == 1 else f"{hours} hours"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
