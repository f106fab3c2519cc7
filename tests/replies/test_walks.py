"""Two thousand random walks over words and buttons: nothing breaks, nothing stays without an answer, no way ends."""

from collections import Counter
from dataclasses import dataclass
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import command_in
from tests.replies.checks import all_faults
from tests.replies.phone import answer_of
from tests.talk import NOW

WALKS = 1_000
MINUTE, HOUR, DAY = 60, 3_600, 86_400
UNCLEAR_S = 600  # two unclear turns are a pair within this time
CHOICE = "Which did you mean?"
REFUSALS = (
    "This message has changed", "This menu is an older one", "This button is too old", "This button belongs",
    "That is between you and me",
)  # fmt: skip

TEXTS = (
    "is certification worth it", "how much do techs make in Texas", "how do I renew my certification", "which exam",
    "what do i need for ce", "can i work from home", "how do I become a pharmacist", "sterile compounding training",
    "and what does it cost?", "what about the NHA one?", "and for hospitals?", "how long does that take",
    "and in California?", "certification or school", "job", "pay school exam", "which one", "the other one",
    "more", "less", "back", "1", "the second one", "number 3", "why did you say that", "thanks", "👍", "👎",
    "hi", "I want to die", "how many mg of ibuprofen can I take", "¿dónde puedo estudiar para técnico de farmacia?",
    "says who", "huh", "none of these", "too general", "that's wrong", "not what I asked", "renew it", "the PTCB one",
    "Texas", "NHA", "leave it", "cancel", "purple monkey dishwasher", "asdf qwer", "my state", "forget my state",
    "/topics", "/profile", "/set state", "/set certificate", "/why", "/help", "/start", "/start entry_why-certify",
    "/ask", "/ask what does the exam cost", "/more", "/frobnicate",
)  # fmt: skip

# What so many walks surely come past; fewer would show that they no longer go anywhere.
COMMON = {
    "send", "edit", "rebutton", "react", "asked back", "came to an end", *REFUSALS[:2],
    *(f"pressed /{name}" for name in ("entry", "helped", "leave_it", "missed", "more", "set", "theme", "topics")),
}  # fmt: skip


@dataclass(frozen=True)
class Say:
    text: str


@dataclass(frozen=True)
class Edit:
    """Change the last thing said."""

    text: str


@dataclass(frozen=True)
class Press:
    """Press a button that was ever shown, 0 the last of them."""

    back: int
    times: int = 1


@dataclass(frozen=True)
class Wait:
    seconds: int


# One draw for each step: as many presses as words, some of them of long ago, a few twice in a hurry.
STEPS = (
    *map(Say, TEXTS),
    *map(Press, (*range(12), *range(12), *range(12, 60, 4))),
    *(Press(back, times=2) for back in range(10)),
    *map(Edit, TEXTS[::4]),
    *map(Wait, (MINUTE, 5 * MINUTE, 61 * MINUTE, 25 * HOUR, 2 * DAY)),
)
WHERE = (False, False, False, True)


class Walk:
    """One person on their way, in private or in a group of their own."""

    def __init__(self, talk, phone, known, number, in_group, met) -> None:
        self.talk, self.phone, self.known, self.met = talk, phone, known, met
        self.who = {"person": f"{number}", "group": f"-100{number}" if in_group else None}
        self.chat = self.who["group"] or self.who["person"]
        self.said: int | None = None
        self.choices, self.choice_at = 0, 0.0

    async def take(self, step) -> None:
        match step:
            case Say(text):
                await self.say(text)
            case Edit(text):
                await self.say(text, message=self.said, edited=True)
            case Press(back, times):
                if shown := self.phone.ever_shown(self.chat):
                    message, says = shown[-1 - back % len(shown)]
                    for _ in range(times):
                        await self.press(message, says)
            case Wait(seconds):
                await self.talk.passes(seconds)
        assert not {name for name, times in self.menus().items() if times > 1}, "two menus of one name to press"

    async def say(self, text, **more) -> None:
        incoming = self.talk.incoming(text, **self.who, **({} if more.get("message") is None else more))
        back = await self.talk.take(incoming)
        self.said = incoming.message
        # In a group a bare command that no menu shows was meant for another bot.
        is_ours = not self.who["group"] or command_in(text) in self.known.commands | {""}
        assert bool(back.rows) == is_ours, "nothing came back"
        self.read(back)
        self.met.update(row.do for row in back.rows)
        self.count_choices(back)

    async def press(self, message, says) -> None:
        before = self.phone.look(self.chat)
        is_there = says in before[message].says
        kept = None if is_there else self.kept()
        back = await self.talk.press(says, message, **self.who)
        self.read(back)
        if is_there:
            self.count_choices(back)
            self.met[f"pressed /{command_in(says)}"] += 1
            assert self.phone.look(self.chat) != before or back.notice, "nothing is seen of a press"
            assert not back.notice.startswith(REFUSALS), "a button that is there was refused"
            return
        self.met.update(refusal for refusal in REFUSALS if back.notice.startswith(refusal))
        assert back.notice.startswith(REFUSALS), "a button that is gone was obeyed"
        assert {row.do for row in back.rows} <= {"rebutton"}
        assert self.kept() == kept
        if "older one" in back.notice:
            assert self.phone.look(self.chat)[message].says == ()

    def read(self, back) -> None:
        """Check what came back, whatever was done."""
        assert "Something went wrong" not in back.text
        assert {row.chat for row in back.rows} <= {self.chat}
        said = [answer_of(row) for row in back.rows if row.do != "react"]
        assert [fault for each in [*said, *back.shown] for fault in all_faults(each, self.known)] == []

    def count_choices(self, back) -> None:
        now = self.talk.clock.now()
        goes_on = now - self.choice_at < UNCLEAR_S
        self.choices = (self.choices * goes_on + 1) if CHOICE in back.text else 0
        self.choice_at = now
        assert self.choices < 3, "a third question back in a row"
        self.met["asked back"] += CHOICE in back.text
        self.met["came to an end"] += "I will not guess" in back.text

    def menus(self) -> Counter:
        """Count by name the menus that can be pressed."""
        shown = self.phone.look(self.chat)
        return Counter(row["menu"] for row in self.rows("outbox", "menu IS NOT NULL AND edits IS NULL")
                       if row["message"] in shown and shown[row["message"]].says)  # fmt: skip

    def kept(self) -> list:
        """Give all that is kept of this person but that they were here, and that a message lost its buttons."""
        return [
            [tuple(row) for table in ("feedback", "traits", "menus", "turns") for row in self.rows(table)],
            [row["id"] for row in self.rows("outbox", "kind <> 'tidying'")],
        ]

    def rows(self, table, where="1 = 1"):
        return self.talk.db.read().rows(
            f"SELECT * FROM {table} WHERE {where} AND person_id = (SELECT id FROM people WHERE chat_id = :person)",
            person=self.who["person"],
        )

    async def end(self) -> None:
        """From everywhere there is a way on, and nothing was set aside on the way."""
        await self.say("/topics")
        newest = max(self.phone.look(self.chat).items())[1]
        assert newest.says or newest.opens, "a dead end"
        assert not self.rows("outbox", "state NOT IN ('done', 'replaced')")


@pytest.fixture(scope="module")
def talk(open_house):
    return open_house()


def test_two_thousand_walks_meet_no_error_no_dead_end_and_no_press_without_an_outcome(talk, phone, house, run):
    """Every walk is another person's, in one house: people do not know of each other."""
    met, numbers = Counter(), count(7_000)

    async def walk_all(steps, in_group):
        talk.clock.at = NOW
        walk = Walk(talk, phone, house, next(numbers), in_group, met)
        for step in steps:
            await walk.take(step)
        await walk.end()

    @settings(max_examples=WALKS, deadline=None, derandomize=True, database=None,
              suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
    @given(
        steps=st.lists(st.sampled_from(STEPS), min_size=5, max_size=12),
        in_group=st.sampled_from((False, False, False, True)),
    )
    def walk(steps, in_group):
        run(walk_all(steps, in_group))

    walk()
    assert talk.count("updates", "error IS NOT NULL OR tries > 0 AND done = 0") == 0
    assert COMMON - met.keys() == set(), "the walks no longer come past these"
