"""A play twice, once without anything that one of the members did in private: the group must not see the difference.

This also finds what no word gives away: that somebody has goals, how many, or that they asked for silence.
"""

from collections.abc import Iterator
from dataclasses import replace

from tests.privacy.secrets_acts import Act, Forge, Happens, Play, Say
from tests.privacy.secrets_cast import ASKER, CAST
from tests.privacy.secrets_scene import perform
from tests.privacy.secrets_stage import Stage


async def differences(play: Play, stage: Stage) -> list[str] | None:
    """Tell what the group sees otherwise; None where the member was an admin or mentor, whose settings show."""
    play = replace(play, acts=tuple(_comparable(play)), started=play.started | {ASKER})
    whole = await perform(play, stage)
    if CAST[ASKER].chat in whole.trusted:
        return None
    kept = tuple(act for at, act in enumerate(play.acts) if not (_is_own(act) and at not in whole.in_group))
    less = await perform(replace(play, acts=kept), stage)
    return [f"{one!r}, else {other!r}" for one, other in _apart(whole.seen, less.seen)]


def _comparable(play: Play) -> Iterator[Act]:
    """Leave out what is known to show: that somebody cannot be reached any more."""
    for act in play.acts:
        is_leaving = isinstance(act, Say | Forge) and any(word in _words(act) for word in ("forgetme", "delete my"))
        if not (_is_own(act) and (is_leaving or isinstance(act, Happens))):
            yield act


def _is_own(act: Act) -> bool:
    return getattr(act, "who", None) == ASKER


def _words(act: Say | Forge) -> str:
    return act.text if isinstance(act, Say) else act.says


def _apart(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    longest = max(len(one), len(other))
    padded = ([*each, *[""] * (longest - len(each))] for each in (one, other))
    yield from ((left, right) for left, right in zip(*padded, strict=True) if left != right)
