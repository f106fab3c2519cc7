"""What commands are called: their names, in groups perhaps with another meaning, their plain words, links to them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.chat import Command, Feature, For, Incoming, command_in

LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what the platform allows in a link
SKIN_TONES, PICTURE_FORM = "\U0001f3fb-\U0001f3ff", "\ufe0f"
HOW_A_SIGN_LOOKS = re.compile(f"[{SKIN_TONES}{PICTURE_FORM}]")
BETWEEN = r"[\s.,!?;:'’\"()-]"
AROUND_WORDS = re.compile(f"{BETWEEN}+")


class Names:
    """The commands of the features that are switched on.

    `links` are those that lead to a command but do not name it, and what they say.
    """

    def __init__(self, links: Mapping[str, str]) -> None:
        self._links = links
        self._commands: dict[str, Command] = {}
        self._in_groups: dict[str, Command] = {}  # what some names mean in groups only
        self.plain_words: dict[str, Command] = {}
        self._begins: dict[str, Command] = {}  # the longest first

    def add(self, features: Sequence[Feature]) -> None:
        """Take up the commands of features; a later one takes over what an earlier one answered."""
        for feature in features:
            self._commands.update({command.name: command for command in feature.commands})
            self._in_groups.update({command.name: command for command in feature.in_groups})
            self.plain_words.update({_word(word): command for command in feature.commands for word in command.also})
            self._begins.update({bare(words): command for command in feature.commands for words in command.begins})
        self._begins = dict(sorted(self._begins.items(), key=lambda each: len(each[0]), reverse=True))

    def menu(self, in_groups: bool, shown_to: For) -> list[Command]:
        """List the commands to show in a chat's command menu."""
        listed = [each for each in self._commands.values() if each.in_groups or not in_groups]
        if in_groups:
            listed = [*(each for each in listed if each.name not in self._in_groups), *self._in_groups.values()]
        return [each for each in listed if not each.hidden and each.shown_to is shown_to]

    def named(self, name: str, is_group: bool) -> Command | None:
        """Find a command by its name."""
        return (self._in_groups.get(name) if is_group else None) or self._commands.get(name)

    def is_for_groups(self, name: str) -> bool:
        """Tell whether a name means something of its own in groups."""
        return name in self._in_groups

    def meant_by(self, words: str, is_group: bool) -> Command | None:
        """Find the command whose plain words a text is, without the punctuation around them.

        Only its very name has the meaning of groups: "quiet" calms a group, "quiet hours" are somebody's own.
        """
        found = self.plain_words.get(words)
        return self.named(words, is_group) if found and words == found.name else found

    def begun_by(self, text: str) -> tuple[Command | None, str]:
        """Find the command that a text begins with in plain words, and the rest as typed."""
        for words, command in self._begins.items():
            start = f"{BETWEEN}*{f'{BETWEEN}+'.join(map(re.escape, words.split()))}{BETWEEN}+"
            found = re.match(start, text, re.IGNORECASE)
            if found and found.end() < len(text):
                return command, text[found.end() :]
        return None, ""

    def linked(self, incoming: Incoming) -> Command | None:
        """Find the command that the argument of /start leads to: one that may stand in links, or a bare one."""
        said = self.said_by(incoming.argument)
        command = self.named(command_in(said), incoming.is_group)
        if command is None or (incoming.is_group and not command.in_groups):
            return None
        if " " in said:
            return command if command.linked else None
        return None if command.hidden or command.only_here or command.name == "start" else command

    def said_by(self, link: str) -> str:
        """Give what the argument of /start says as a command, or an empty text."""
        if not LINK.fullmatch(link):
            return ""
        name, _, rest = link.partition("_")
        return self._links.get(link) or f"/{name} {rest}".rstrip()


@cache
def _word(word: str) -> str:
    """Give a command's own word as texts are compared with it; only such words are kept, and each is read once."""
    return bare(word)


def bare(text: str) -> str:
    """Leave out the punctuation around words and how an emoji is drawn; whatever else there is, no bare word has."""
    return AROUND_WORDS.sub(" ", HOW_A_SIGN_LOOKS.sub("", text.lower())).strip()
