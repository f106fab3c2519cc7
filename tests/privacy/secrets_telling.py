"""A play as a script that can be read, and the smallest one in which something is still wrong."""

from dataclasses import replace

from tests.privacy.secrets_acts import Act, Answer, Edit, Forge, Happens, Play, Press, Say, Search, Tap, Wait
from tests.privacy.secrets_cast import CAST
from tests.privacy.secrets_scene import Log, perform
from tests.privacy.secrets_stage import Stage


async def smallest(play: Play, stage: Stage) -> tuple[Play, Log]:
    """Take away acts as long as something is wrong without them, too: first many, then one by one."""
    log = await perform(play, stage)
    size = len(play.acts)
    while size := size // 2 if size > 1 else 0:
        at = 0
        while at < len(play.acts):
            smaller = replace(play, acts=(*play.acts[:at], *play.acts[at + size :]))
            found = await perform(smaller, stage)
            if found.complaints:
                play, log = smaller, found
            else:
                at += size
    return play, log


def script(play: Play, log: Log) -> str:
    """Tell a play line by line, with what was wrong under the act in which it was."""
    away = ", ".join(each.name for who, each in enumerate(CAST) if who not in play.started)
    lines = [f"play {play.seed}" + (f"; not in private yet: {away}" if away else "")]
    for at, act in enumerate(play.acts):
        lines.append(f"{at + 1:>3}  {_told(act)}")
        lines += [f"     !! {what}" for when, what in log.complaints if when == at]
    return "\n".join(lines)


def _told(act: Act) -> str:
    match act:
        case Say(who, text, group, how):
            return f"{_place(who, group)}{f' ({how})' if how else ''}: {text}"
        case Answer(who, text):
            return f"{_place(who)}, as a reply to the words of another: {text}"
        case Edit(who, text):
            return f"{CAST[who].name} changes the last words: {text}"
        case Tap(who, label):
            return f"{CAST[who].name} presses [{label}]"
        case Press(who, back, group):
            return f"{_place(who, group)}: presses button {back} from below"
        case Forge(who, says, group):
            return f"{_place(who, group)}: forges the press {says}"
        case Search(who, text):
            return f"{CAST[who].name} searches inline: {text}"
        case Wait(seconds):
            return f"{seconds // 60} minutes go by"
        case Happens(what, who):
            return what if what.startswith("facts") else f"{CAST[who].name} {what}"


def _place(who: int, group: bool = False) -> str:
    return f"{CAST[who].name} in {'the group' if group else 'private'}"
