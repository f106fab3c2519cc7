"""Ten thousand random sequences of what two people do: nobody sees or changes what is the other's.

Every change can be undone exactly, every page says what is kept, and every press has an outcome that is seen.
"""

import os
import re
from collections import Counter
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

from bot import assembly, clock
from bot.chat import Reply, command_in
from tests.goals.actions import ACTIONS, OPENINGS, Forge, Newest, Own, Press, Say, Search, Steal, Wait
from tests.goals.compared import compare, is_sound, undid_more, view
from tests.goals.pair import Two
from tests.talk import NOW, ZONE, HandClock, Understands

SEQUENCES, SHARES = 10_000, 8
TABLES = {"goals": "id", "steps": "goal_id, number", "deeds": "id", "changes": "id", "checkins": "goal_id",
          "answers": "id", "rests": "id", "touches": "goal_id"}  # fmt: skip
# What so many sequences surely come past; fewer would show that they no longer go anywhere.
COMMON = {
    Say, Press, Newest, Steal, Forge, Own, Search, "forgetme", "undone in a word", "undone with a button",
    "an older change undone", "a list",
    *(f"a goal that is {state}{steps}" for state in ("open", "dropped") for steps in ("", ", with steps")),
}  # fmt: skip
OF_GOALS = re.compile(r"[☐☑]|/(goal|undo|reached|dropped)\b|Your goals|goal:\d")
UNDONE = re.compile(r"/undo ([1-9]\d{0,8})$")
NO_WAY_BACK = re.compile(r"/(undo|goal_delete|goal_not|not_goal)\b|undo|not a goal")
STEPS = tuple((who, action) for action in ACTIONS for who in (0, 1))


def read_steps(drawn):
    """Take each two bytes for a step: one draw is five times as fast as one for each step."""
    return [STEPS[int.from_bytes(pair) % len(STEPS)] for pair in zip(drawn[::2], drawn[1::2], strict=False)]


class Walk:
    """A sequence, and what holds after each thing done in it."""

    def __init__(self, two, met, kept=None) -> None:
        self.two, self.db, self.met = two, two.db, met
        self.kept = kept or self.rows()

    def rows(self):
        """Give every row of each one's goals."""
        one, other = (each.id for each in self.two.people)
        found = {table: self.db.rows(f"SELECT * FROM {table} WHERE person_id IN (:one, :other) ORDER BY {order}",
                                     one=one, other=other) for table, order in TABLES.items()}  # fmt: skip
        return [{table: [row for row in rows if row["person_id"] == me] for table, rows in found.items()}
                for me in (one, other)]  # fmt: skip

    def take(self, who, action) -> None:
        for back in self.two.does(who, action):
            before, self.kept = self.kept, self.rows()
            assert self.kept[1 - who] == before[1 - who], "what is the other's has changed"
            self.met.update((type(action), command_in(back.said)))
            self.read(who, back)
            self.older(who, back, before[who])
            self.undo(who, back, before[who])
        if isinstance(action, Wait):
            self.kept = self.rows()

    def read(self, who, back) -> None:
        """Check what everybody could read of it."""
        me, other = self.two.people[who], self.two.people[1 - who]
        assert other.mark not in back.words, "somebody read the other's words"
        assert back.is_seen, "nothing is seen of it"
        assert {row.chat for row in back.rows} <= {me.chat, self.two.group}
        in_group = [row.request for row in back.rows if row.chat == self.two.group]
        for request in in_group:
            assert me.mark not in str(request), "somebody's words were shown in the group"
            assert not OF_GOALS.search(str(request)), "something of goals was shown in the group"
        for answer in back.answers:
            if isinstance(answer, Reply) and not in_group:
                self.met[compare(answer, self.kept[who], clock.today(self.two.now, ZONE))] += 1

    def older(self, who, back, before) -> None:
        """Check that what is undone or deleted takes nothing else along, and brings nothing back."""
        assert is_sound(self.kept[who]), "a deed outlived its goal"
        if named := UNDONE.match(back.said):
            number = int(named[1])
            is_newest = number == max(
                (change["id"] for change in before["changes"] if change["before"]), default=number
            )
            self.met["an older change undone"] += not is_newest and view(before) != view(self.kept[who])
            assert not undid_more(number, before, self.kept[who]), "Undo restored more than was changed"

    def undo(self, who, back, before) -> None:
        """Take back all that was changed, in a word and with the button that is offered, and forget that again."""
        newest = max((change["id"] for change in before["changes"]), default=0)
        many = sum(change["id"] > newest for change in self.kept[who]["changes"])
        if not many:
            is_same, is_forgotten = view(self.kept[who]) == view(before), not any(self.kept[who].values())
            assert is_same or is_forgotten or NO_WAY_BACK.match(back.said), "something changed without a way back"
            return
        buttons = [button for answer in back.answers if isinstance(answer, Reply) for row in answer.buttons
                   for button in row if button.label == "Undo"]  # fmt: skip
        self.met["undone with a button" if buttons and many == 1 else "undone in a word"] += 1
        self.db.run("SAVEPOINT tried")
        for says in [button.says for button in buttons] if buttons and many == 1 else ["undo"] * many:
            self.two.undo(self.two.people[who], says)
        assert view(self.rows()[who]) == view(before), "Undo did not restore what was before"
        self.db.run("ROLLBACK TO tried")
        self.db.run("RELEASE tried")


@contextmanager
def in_memory():
    """Give a folder in memory where there is one: what is written here 10,000 times need not survive."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def hand_clock():
    return HandClock()


@pytest.fixture(scope="module")
def house(whole_library, hand_clock):
    with in_memory() as folder:
        house = assembly.build(folder / "house.db", whole_library, Understands(), now=hand_clock.now, default_zone=ZONE)
        yield house
        house.close()


@pytest.fixture(scope="module")
def begun(house, hand_clock):
    """Give two people after each pair of openings: all sequences that begin alike go on from there."""

    def begin(number, pair, db):
        walk = Walk(Two(house, hand_clock, number, db), Counter())
        for who, opening in enumerate(pair):
            for action in OPENINGS[opening]:
                walk.take(who, action)
        return walk

    return {pair: house.db.write_now(partial(begin, number, pair), "opening")
            for number, pair in enumerate(product(range(len(OPENINGS)), repeat=2), start=1_000)}  # fmt: skip


@pytest.mark.parametrize("share", range(SHARES))
def test_two_people_never_see_or_change_what_is_the_others(house, hand_clock, begun, share):
    met = Counter()

    def walk_all(pair, steps, db):
        db.run("SAVEPOINT begun")
        walk = Walk(begun[pair].two.again(db), met, begun[pair].kept)
        for who, action in steps:
            walk.take(who, action)
        db.run("ROLLBACK TO begun")
        db.run("RELEASE begun")
        met["sequences"] += 1

    @seed(share)
    @settings(max_examples=SEQUENCES // SHARES, deadline=None, database=None, phases=(Phase.generate, Phase.shrink),
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(
        pair=st.sampled_from(sorted(begun)),
        steps=st.binary(min_size=4, max_size=10).map(read_steps),
    )
    def walk(pair, steps):
        hand_clock.at = NOW
        try:
            house.db.write_now(partial(walk_all, pair, steps), "sequence")
        except AssertionError:
            note(str(steps))
            raise

    walk()
    assert met["sequences"] >= SEQUENCES // SHARES
    assert COMMON - met.keys() == set(), "the sequences no longer come past these"
    assert {command.name for each in house.features if each.name == "goals" for command in each.commands} <= met.keys()
