"""How a feature is described."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from bot.chat.answers import Answer, Letter
from bot.chat.door import Door
from bot.chat.incoming import Incoming, Kind, Need
from bot.chat.moments import Begins

Handler = Callable[[Incoming, Door, int], list[Answer]]


class For(Enum):
    """Whose menu shows a command."""

    EVERYONE = "everyone"
    ADMINS = "admins"
    OPERATORS = "operators"


@dataclass(frozen=True, slots=True)
class Command:
    """What can be typed or pressed.

    Hidden ones live behind buttons and are in no menu. `also` are the bare words that mean it, too; `begins` are starts
    of a text whose rest is the argument, and the handler gives nothing where such a text means something else;
    `at_once` they are asked about right after a cry for help, whatever else such a text could mean. A typed
    argument is understood like any other text, so that danger in it is heard; one that is shown finds the rest of it in
    `Incoming.understood`. `linked` ones may stand in a link to the private chat: ?start=entry_why-certify says
    /entry why-certify. A hidden one that `lasts` means the same for ever, so its button works under a message that is
    known no longer, too; others may name by number what has another number by now. Whatever it answers ends an open
    question.
    One that is not for groups is answered in private where it is typed in one; unless it is `only_here`, as a word that
    may have been meant for another bot: then it is only offered there. `needs` are facts about the chat, or about the
    one whose id `about` gives for what was said.
    """

    name: str
    summary: str
    handle: Handler
    in_groups: bool = True
    hidden: bool = False
    linked: bool = False
    lasts: bool = False
    also: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    at_once: bool = False
    only_here: bool = False
    shown_to: For = For.EVERYONE
    needs: frozenset[Need] = frozenset()
    about: Callable[[Incoming, Door], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Menus:
    """The commands that a platform offers to whoever types, by where they are.

    Administrators see theirs beside those of the group, operators beside the private ones.
    """

    private: Sequence[Command] = ()
    groups: Sequence[Command] = ()
    admins: Sequence[Command] = ()
    operators: Sequence[Command] = ()


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step of a feature's tables; never edited after a release."""

    name: str
    sql: str


MOST_TOLD = 2_000  # lines of one part; a file with more is no help to anybody


@dataclass(frozen=True, slots=True)
class Told:
    """A part of what is kept about somebody, in plain words they can read; `tables` are those it tells of.

    Where much is kept, the first MOST_TOLD lines are enough, the newest first; `left` tells how many more there are.
    Whoever shows the lines escapes them: the same ones stand in a file as they are.
    """

    title: str
    lines: Sequence[str]
    tables: tuple[str, ...]
    left: int = 0


Tells = Callable[[Door, int], Sequence[Told]]


class Speak(Enum):
    """How a call in a group is answered.

    HERE: in the group. PRIVATELY: in the private chat, the group gets a link where there is none. ASIDE: the same, but
    the group gets no message.
    """

    SILENT = "silent"
    HERE = "here"
    PRIVATELY = "privately"
    ASIDE = "aside"


class Hosts(Protocol):
    """Who knows how the bot is to behave in which group."""

    def needs(self, incoming: Incoming, db: Door) -> frozenset[Need]:
        """Tell which facts about its group are needed to decide on a call."""

    def speak(self, incoming: Incoming, db: Door, now: int) -> Speak:
        """Decide how a call in a group is answered."""


class Tends(Protocol):
    """What a feature does at moments that are not one person's, and so not the agenda's."""

    def due(self, db: Door, gateway: str, now: int) -> int | None:
        """Give the next instant at which there is something to do (UTC seconds), now or earlier where there is now."""

    def tend(self, db: Door, gateway: str, now: int) -> Sequence[Letter]:
        """Do some of what is due, in one transaction; afterwards less is due."""


@dataclass(frozen=True, slots=True)
class Feature:
    """What assembly switches on.

    `understood` maps a kind of Understood to who answers it, `awaits` a name in `Reply.asks` (before the colon) to
    who takes the answer: a few words that mean nothing else, and whatever `surely` tells under the same name to be
    that answer, although it may well be taken for a new question or even a clinical one. An edit of a message that
    answered is taken once more where it is surely an answer.
    `search` answers inline queries, `located` takes a shared location in private. `prune` deletes some of what is past
    its retention and gives how much there was. `tells` everything its tables keep about a person, each table named even
    where there is nothing. `perhaps` is asked, in private, about a text that may be a deed, and gives nothing where it
    means something else. `begins` is what it would like to say of itself, at moments of its own. `first` maps starts of
    a text, in plain words, to who is asked about it in private before all but a cry for help (not about a command's
    own words), and gives nothing where such a text means something else; then whoever has a shorter start is asked.
    `replied` is asked, in private and right after a cry for help, about a reply to a message of ours, and gives nothing
    where that means something else. `in_groups` are commands that have the meaning given there only in groups.
    `happens` maps what the platform says of a chat (LEFT, RETURNED, GONE, MIGRATED) to who wants to know; the person is
    0 where nobody is named. `hosts` decides how a call in a group is answered, `tends` is done at moments of its own.
    """

    name: str
    commands: Sequence[Command] = ()
    understood: Mapping[str, Handler] = field(default_factory=dict)
    awaits: Mapping[str, Handler] = field(default_factory=dict)
    surely: Mapping[str, Callable[[Incoming], bool]] = field(default_factory=dict)
    search: Handler | None = None
    migrations: Sequence[Migration] = ()
    prune: Callable[[Door, int], int] | None = None
    located: Handler | None = None
    tells: Tells | None = None
    perhaps: Handler | None = None
    begins: Begins | None = None
    first: Mapping[str, Handler] = field(default_factory=dict)
    in_groups: Sequence[Command] = ()
    happens: Mapping[Kind, Handler] = field(default_factory=dict)
    replied: Handler | None = None
    hosts: Hosts | None = None
    tends: Tends | None = None
