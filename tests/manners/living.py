"""Lives through the real agenda: real tables, a clock that goes from one moment to the next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

from bot import breaks, people
from bot.agenda import MIGRATIONS, Agenda, Beginning, store
from bot.agenda import begun as begins
from bot.breaks import choices
from bot.chat import Due, Feature, Planned
from bot.chat import Part as Words
from bot.clock import Hours
from bot.database.connection import Connection, connect
from bot.goals.checkins import rhythm
from bot.people import Silence, Silent
from bot.reminders import model as reminders
from tests.manners.spec import DAY, MINUTE, Act, Fact, Life, Log, Message, Part, Wish

GATEWAY, NAME = "terminal", "wishes"
RESUMED: Mapping[str, tuple[Silent, ...]] = {"": ("stop", "pause", "snooze", "farewell")}
OF_ONE: tuple[Silent, ...] = ("pause", "rest")
MOST_STEPS = 4000  # in a life; one that goes on and on stands still
AT_ONCE = 12  # steps at one instant


@contextmanager
def opened(file: Path) -> Iterator[Connection]:
    """Open a file with the tables that lives need."""
    raw = connect(file)
    for migration in (*people.MIGRATIONS, *MIGRATIONS):
        raw.executescript(migration.sql)
    try:
        yield Connection(raw, file)
    finally:
        raw.close()


def live(life: Life, db: Connection) -> Log:
    """Live a life and tell what happened; nothing of it stays in the file."""
    db.raw.execute("BEGIN")
    try:
        return _Living(life, db).log()
    finally:
        db.raw.execute("ROLLBACK")


class Wishes:
    """The feature that would like to begin, with the bot's own recurrences."""

    def __init__(self, life: Life) -> None:
        self.open = {wish.key: wish for wish in life.wishes}
        self._since = life.begins_at

    def plans(self, db: Connection, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        hours = people.hours_of(db, person_id)
        assert hours is not None
        planned = []
        for key, wish in self.open.items():
            is_over = wish.freq == "once" and key in last
            at = None if is_over else self._next(wish, hours, max(last.get(key, 0), self._since))
            if at is not None:
                good_until = None if wish.good_s is None else at + wish.good_s
                planned.append(Planned(key, wish.why, at, wish.about, good_until, wish.every_s))
        return planned

    def composes(self, db: Connection, due: Due, now: int) -> Words | None:
        return Words(due.key, due.key, due.key) if due.key in self.open else None

    def _next(self, wish: Wish, hours: Hours, after: int) -> int | None:
        if wish.why == "rhythm":
            return rhythm.next_at(rhythm.Rhythm(wish.rule, wish.minute, wish.begins, self._since), hours, after)
        return reminders.next_at(reminders.Reminder(1, wish.key, wish.begins, wish.minute, wish.rule), hours, after)


class _Living:
    def __init__(self, life: Life, db: Connection) -> None:
        self.life, self.db, self.now, self.person_id = life, db, life.begins_at, life.person_id
        self.wishes = Wishes(life)
        self.agenda = Agenda()
        self.agenda.switch_on([Feature(NAME, begins=self.wishes), breaks.feature(self.agenda)])
        self.beginning = Beginning(self.agenda, self._put)
        self.coming: list[tuple[int, int, Callable[[], None]]] = []
        self.facts: list[Fact] = []
        self.messages: list[Message] = []

    def log(self) -> Log:
        """Go from moment to moment until the life ends."""
        self._is_born()
        for act in self.life.acts:
            self._later(act.at, lambda act=act: self._do(act))
        trouble, stood = "", 0
        for _ in range(MOST_STEPS):
            due = store.next_due(self.db, GATEWAY)
            act_at = self.coming[0][0] if self.coming else self.life.ends_at
            at = max(self.now, min(act_at, self.life.ends_at if due is None else due))
            if at >= self.life.ends_at:
                break
            stood = stood + 1 if at == self.now else 0
            if stood > AT_ONCE:
                trouble = "the agenda stands still: what is due is neither said nor given a time"
                break
            self.now = at
            if act_at <= at:
                self.coming.pop(0)[2]()
            else:
                self.beginning.begin(self.db, self.person_id, self.now)
        return Log(tuple(self.facts), tuple(self.messages), trouble)

    def _is_born(self) -> None:
        life = self.life
        self.db.run(
            "INSERT INTO people(id, gateway, chat_id, zone, first_seen_at, seen_at, started_at, wrote_at) "
            "VALUES(:id, :gateway, '7', :zone, :now, :now, :now, :now)",
            id=self.person_id, gateway=GATEWAY, zone=life.zone, now=self.now,
        )  # fmt: skip
        self.db.run(
            "INSERT INTO places(gateway, chat_id, is_group, person_id) VALUES(:gateway, '7', 0, :id)",
            gateway=GATEWAY, id=self.person_id,
        )  # fmt: skip
        self.facts.append(Fact(self.now, "wrote"))
        self._moves(Act(self.now, "zone", zone=life.zone))
        self._works(Act(self.now, "hours", weeks=life.weeks, since=life.since))

    def _later(self, at: int, do: Callable[[], None]) -> None:
        self.coming.append((at, len(self.coming), do))
        self.coming.sort(key=lambda each: each[0])

    def _do(self, act: Act) -> None:
        """Do what a person does; whatever it is, they say it."""
        self._writes()
        does = {"zone": self._moves, "hours": self._works, "close": self._closes, "resume": self._resumes}
        if act.does in does:
            does[act.does](act)
        elif act.does != "write":
            self._silences(act)

    def _writes(self) -> None:
        self.db.run("UPDATE people SET wrote_at = :now WHERE id = :id", now=self.now, id=self.person_id)
        self.facts.append(Fact(self.now, "wrote"))

    def _moves(self, act: Act) -> None:
        self.zone = act.zone
        self.db.run("UPDATE people SET zone = :zone WHERE id = :id", zone=act.zone, id=self.person_id)
        self._replan()
        self.facts.append(Fact(self.now, "zone", zone=act.zone))

    def _works(self, act: Act) -> None:
        people.set_hours(self.db, self.person_id, act.weeks, act.since)
        self._replan()
        self.facts.append(Fact(self.now, "hours", weeks=act.weeks, since=act.since))

    def _closes(self, act: Act) -> None:
        self.wishes.open.pop(act.about, None)
        self._replan()
        self.facts.append(Fact(self.now, "close", about=act.about))

    def _resumes(self, act: Act) -> None:
        whys = RESUMED.get(act.about, OF_ONE)
        people.end_silence(self.db, self.person_id, *whys, about=act.about)
        self.agenda.resume(self.db, self.person_id, self.now, act.about)
        self.facts += [Fact(self.now, "end", why=why, about=act.about) for why in whys]
        self.facts.append(Fact(self.now, "resume", about=act.about))

    def _silences(self, act: Act) -> None:
        hours = people.hours_of(self.db, self.person_id)
        assert hours is not None
        why: Silent = act.does
        until = None if act.days is None else hours.day(self.now) + timedelta(days=act.days)
        people.silence(self.db, self.person_id, Silence(why, act.about, self.now, until_on=until))
        self._replan()
        self.facts.append(Fact(self.now, "silence", why=why, about=act.about, until_on=until))

    def _replan(self) -> None:
        self.agenda.replan(self.db, self.person_id, self.now)

    def _put(self, db: Connection, gateway: str, person_id: int, place_id: int, reply: object, now: int) -> None:
        """Keep a message that goes out, and decide what the person does with it."""
        begun = begins.newest(db, person_id)
        assert begun is not None
        parts = tuple(Part(each.key, each.why, each.about, each.at) for each in begun.parts)
        self.messages.append(Message(now, begun.rule, parts))
        draw = Random(f"{self.life.seed} {now // MINUTE}")
        at = now - now % MINUTE + draw.choice((2, 20, 200, 700)) * MINUTE
        if begun.rule == "farewell":
            if draw.random() < 0.5:
                self._later(at + draw.randrange(10) * DAY, lambda: self._do(Act(self.now, "resume")))
        elif draw.random() < self.life.snoozes:
            self._later(at, lambda: self._snoozes(begun.id, draw.random()))
        elif draw.random() < self.life.answers:
            self._later(at, lambda: self._do(Act(self.now, "write")))

    def _snoozes(self, begun: int, which: float) -> None:
        self._writes()
        hours = people.hours_of(self.db, self.person_id)
        assert hours is not None
        offered = choices.offered(hours, self.now)
        name = list(offered)[int(which * len(offered))]
        until = offered[name].at
        assert self.agenda.put_off(self.db, self.person_id, begun, until, self.now)
        self._replan()
        found = begins.find(self.db, self.person_id, begun)
        assert found is not None
        keys = tuple(each.key for each in found.parts)
        self.facts.append(Fact(self.now, "snooze", why="snooze", about=name, until_at=until, keys=keys))
