"""What members of a group do, in private and in the group: one play is a list of acts, drawn at random by its seed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.privacy.secrets_cast import ADMIN, ASKER, CAST, MEMBERS, MENTOR, OTHER_MENTOR

EVERYBODY = range(len(CAST))
MINUTE, HOUR, DAY = 60, 3_600, 86_400

# "{}" becomes a word that nobody else says, by which what was said is known again wherever it appears.
OWN = (
    "my goal is to pass {}", "/goal read {} by March 31", "/goal learn {}", "my plan is when it is Sunday I read {}",
    "I finished {}", "remind me of {} tomorrow at 6pm", "{} is what stops me", "I am tired of {}", "/remind {}",
    "when I get home I do {}",
)  # fmt: skip
QUESTIONS = (
    "/ask what about {}",
    "what about {}",
    "/ask which of {}",
    "what is {}",
    "why not {}",
    "pt John {} has 10x",
)
PLAIN = (
    "yes", "no", "skip", "keep", "cancel", "back", "thanks", "undo", "3", "March 31", "tomorrow at 6pm", "my goals",
    "how am I doing", "stop", "pause until Monday", "talk to a human", "I want to die", "Yes", "delete my data",
)  # fmt: skip
OWN_WORDS = ("/set state {state}", "/set_zone {zone}", "{state}", "/set certificate ptcb", "/zone {zone}")
ARGUMENTS = (
    "", "1", "2", "1 1", "99", "yes", "on", "off", "{}", "named", "nameless", "why-certify", "1 yes", "2 named", "1 2",
    "x y", "{place}", "{place} yes", "{place} {person}", "{place} private", "{ref}", "{ref} {key}", "{token}",
)  # fmt: skip
LINKS = (
    "goal_1", "setup_{place}", "mentors_{place}", "publish_{place}", "mentoring_{token}", "entry_why-certify", "setup",
    "mentor_named", "mentor_nameless", "goals", "mydata", "solved_{ref}", "quiet", "mentoring",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Say:
    """Type something: in private, or in the group as a command, a mention, a reply to the bot, or not to the bot."""

    who: int
    text: str
    group: bool = False
    how: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Reply in private to the newest message there that shows what somebody else said."""

    who: int
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Change the newest message of one's own."""

    who: int
    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """Press the newest button whose label begins so, or so (|); a link into the private chat may stand anywhere."""

    who: int
    label: str
    group: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """Press one of all the buttons that a chat shows, the newest being 0; in the group also one of others."""

    who: int
    back: int
    group: bool = False


@dataclass(frozen=True, slots=True)
class Forge:
    """Send what no button said, as if it was pressed under the newest message."""

    who: int
    says: str
    group: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Search inline, whose results may be posted anywhere."""

    who: int
    text: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time go by, with everything that falls due."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Happens:
    """Something that the platform tells or does: somebody leaves, is admin from now on or no longer, blocks the bot."""

    what: str
    who: int = 0


Act = Say | Answer | Edit | Tap | Press | Forge | Search | Wait | Happens


@dataclass(frozen=True, slots=True)
class Play:
    """A sequence of acts; `started` are those who opened the private chat before."""

    seed: int
    acts: Sequence[Act] = field(default=())
    started: frozenset[int] = frozenset(EVERYBODY)


def a_play(seed: int, commands: Sequence[str]) -> Play:
    """Draw a play in which any of the commands may be typed, forged or linked to."""
    chance = Random(seed)
    drawing = _Drawing(chance, commands)
    acts: list[Act] = [*drawing.sets_up()] if chance.random() < 0.7 else []
    while len(acts) < 18:
        acts += drawing.some()
    started = frozenset(who for who in EVERYBODY if chance.random() < 0.85)
    return Play(seed, tuple(acts), started)


class _Drawing:
    def __init__(self, chance: Random, commands: Sequence[str]) -> None:
        self._chance, self._commands = chance, commands

    def sets_up(self) -> list[Act]:
        """Let the admin set up the group, and one or two become mentors; whoever calls there may ask them."""
        acts: list[Act] = [Say(ADMIN, "/setup", group=True), Tap(ADMIN, "Open"), Tap(ADMIN, "Mentors")]
        acts += [Tap(ADMIN, "Invite"), Tap(MENTOR, "Become"), Tap(MENTOR, "Yes"), Say(ASKER, "/ask which of {}", True)]
        if self._chance.random() < 0.4:
            acts += [Tap(OTHER_MENTOR, "Become"), Tap(OTHER_MENTOR, "Yes")]
        return acts

    def some(self) -> list[Act]:
        """Draw an act, or a few that go together."""
        chance, who = self._chance, self._chance.choice(EVERYBODY)
        draws = (
            (20, self._own), (12, self._press), (18, self._asks), (12, self._mentor), (8, self._command),
            (6, self._question), (5, self._forge), (5, self._plain), (4, self._link), (4, self._happens),
            (3, self._wait), (3, self._edit), (2, self._search), (6, self._asker),
        )  # fmt: skip
        return chance.choices([draw for _, draw in draws], [weight for weight, _ in draws])[0](who)

    def _own(self, who: int) -> list[Act]:
        text = self._chance.choice((*OWN, *OWN_WORDS))
        return [Say(who, text, *self._where(who, 0.15))]

    def _plain(self, who: int) -> list[Act]:
        return [Say(who, self._chance.choice(PLAIN), *self._where(who, 0.3))]

    def _question(self, who: int) -> list[Act]:
        return [Say(who, self._chance.choice(QUESTIONS), *self._where(who, 0.7))]

    def _command(self, who: int) -> list[Act]:
        text = f"/{self._chance.choice(self._commands)} {self._chance.choice(ARGUMENTS)}".strip()
        return [Say(who, text, *self._where(who, 0.7))]

    def _press(self, who: int) -> list[Act]:
        is_group = who in MEMBERS and self._chance.random() < 0.3
        return [Press(who, self._chance.randrange(8), is_group)]

    def _forge(self, who: int) -> list[Act]:
        says = f"/{self._chance.choice(self._commands)} {self._chance.choice(ARGUMENTS)}".strip()
        return [Forge(who, says, who in MEMBERS and self._chance.random() < 0.5)]

    def _link(self, who: int) -> list[Act]:
        payload = self._chance.choice((*LINKS, f"{self._chance.choice(self._commands)}_1"))
        return [Say(who, f"/start {payload}", who in MEMBERS and self._chance.random() < 0.2)]

    def _asks(self, _: int) -> list[Act]:
        """Hand a question to a mentor, step by step as the buttons offer it; some stop half way."""
        chance, who = self._chance, self._chance.choices(EVERYBODY, (1, 1, 1, 6, 1))[0]
        begins: list[Act] = [
            Say(who, "/mentor what about {}"), Say(who, "/ask what about {}", who in MEMBERS), Say(who, "why not {}"),
        ]  # fmt: skip
        asks = Tap(who, chance.choice(("Ask a mentor|With my name", "Ask without my name|Without my name")))
        acts = [chance.choice(begins), asks, *(self._own(who) if chance.random() < 0.2 else []), Tap(who, "Send")]
        if chance.random() < 0.4:
            return acts[: chance.choice((2, 3, 4))]
        return [*acts, *self._mentor(who), Tap(who, chance.choice(("Solved", "Ask again", "Send")))]

    def _mentor(self, _: int) -> list[Act]:
        chance, who = self._chance, self._chance.choices(EVERYBODY, (1, 5, 3, 1, 0))[0]
        ways: list[list[Act]] = [
            *([Answer(who, "I would ask for {}")], [Answer(who, "I would ask for {}"), Answer(who, "and for {}")]) * 3,
            [Tap(who, "Answer"), Say(who, "I would ask for {}")], [Tap(who, "Pass on")], [Tap(who, "Not today")],
            [Tap(who, "Stop mentoring")], [Say(who, "/say certify", True, "person")], [Say(who, "/mentoring")],
            [Say(who, "/mentoring"), Press(who, 2), Press(who, 1)],
        ]  # fmt: skip
        return chance.choice(ways)

    def _asker(self, _: int) -> list[Act]:
        label = self._chance.choice(("Solved", "Ask again", "Not solved", "Take it back", "Send", "With my name"))
        return [Tap(ASKER, label)]

    def _edit(self, who: int) -> list[Act]:
        return [Edit(who, self._chance.choice((*OWN, *QUESTIONS)))]

    def _search(self, who: int) -> list[Act]:
        return [Search(who, self._chance.choice(("what about my goals", "which of", "certify")))]

    def _wait(self, _: int) -> list[Act]:
        return [Wait(self._chance.choice((MINUTE, 10 * MINUTE, HOUR, 5 * HOUR, DAY, 2 * DAY)))]

    def _happens(self, who: int) -> list[Act]:
        whats = ("leaves", "is admin", "is no admin", "facts unknown", "facts known", "blocks", "opens")
        return [Happens(self._chance.choice(whats), who)]

    def _where(self, who: int, share: float) -> tuple[bool, str]:
        """Choose the group or the private chat, and how the bot is called in the group."""
        is_group = who in MEMBERS and self._chance.random() < share
        how = self._chance.choice(("mention", "reply", "mention", "talk", "anonymous")) if is_group else ""
        return is_group, how
