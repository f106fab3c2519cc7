"""How a feature is described."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.chat.answers import Answer
from bot.chat.door import Door
from bot.chat.incoming import Incoming, Need
from bot.chat.moments import Begins

Handler = Callable[[Incoming, Door, int], list[Answer]]


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
    needs: frozenset[Need] = frozenset()


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
