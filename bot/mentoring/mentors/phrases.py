"""Pieces of sentences that mentors and admins read alike."""

from collections.abc import Collection, Mapping

from bot.mentoring.mentors.store import Mentor

NAME = 32  # characters of a name in a list


def takes(taken: Collection[str], themes: Mapping[str, str]) -> str:
    """Name the themes that a mentor takes."""
    titles = [f"“{title}”" for id_, title in themes.items() if id_ in taken]
    if not taken:
        return "all themes"
    if not titles:
        return "themes that I have no longer"
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"


def name_of(one: Mentor) -> str:
    """Name a mentor; not escaped."""
    return one.name[:NAME]


def joined(*parts: str) -> str:
    """Put paragraphs together."""
    return "\n\n".join(filter(None, parts))
