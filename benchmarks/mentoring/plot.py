"""What happens on the day and when: talk, calls, questions for mentors, joins, a move, kills and a limit."""

import heapq
import random
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import count

from benchmarks.mentoring.acting import TOPICS, Act, Stage
from benchmarks.mentoring.cast import CHAT, OLD_CHAT, Cast, chatter
from benchmarks.mentoring.platform import Shown

HOUR = 3600
BEGINS = 1_800_370_800  # Tuesday, January 19, 2027, 10:00 in New York
TALK_S = 10 * HOUR  # people write for so long; mentors may answer until the next evening
ENDS = BEGINS + 34 * HOUR
TALKS, BURST, AT_A_KILL = 2000, 20, 5
MOVES_AT, KILLED_AT, FLOODS_AT, CALM_AT = 5 * HOUR, (2 * HOUR, 6 * HOUR, 8 * HOUR), 7 * HOUR, TALK_S - HOUR // 2
JOINS = 40
READ_ON = "Read on"  # only below answers
FORGED = (
    "/start mentoring_AAAAAAAAAAAA",
    "/start setup_1",
    "/mentors 1 me",
    "/mentors 1 invite",
    "/setup 1 private",
    "/mentoring AAAAAAAAAAAA yes",
    "/desk 1 a_day 10",
    "/pass_ticket 00000000",
    "/solved 00000000 AAAAAAAAAAAA",
    "/say salary",
)
Deed = Callable[[], object]


class Plot:
    """The day's events in order; whoever acts may add later ones. `missed` are steps that could not be taken."""

    def __init__(self, stage: Stage, cast: Cast, seed: int) -> None:
        self.stage, self.cast = stage, cast
        self.chance = random.Random(seed)
        self.missed: list[str] = []
        self.gone: set[int] = set()  # who acts no more
        self._events: list[tuple[int, int, Deed]] = []
        self._order = count()
        self._talk = chatter(self.chance, TALKS)
        self._calls: list[Act] = []

    def at(self, when: int, deed: Deed) -> None:
        """Add an event."""
        heapq.heappush(self._events, (when, next(self._order), deed))

    def after(self, seconds: int, deed: Deed) -> None:
        """Add an event so many seconds from now."""
        self.at(self.stage.now + seconds, deed)

    @property
    def next_at(self) -> int | None:
        """Give when the next event is."""
        return self._events[0][0] if self._events else None

    async def play(self) -> None:
        """Let everything happen that is to happen by now."""
        while self._events and self._events[0][0] <= self.stage.now:
            done = heapq.heappop(self._events)[2]()
            if isinstance(done, Awaitable):
                await done

    # --- the whole day -----------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Plan the calls and the joins; the rest is planned by who does it."""
        first, last = BEGINS + HOUR // 2, BEGINS + TALK_S
        kinds = (
            [self._ask] * 25
            + [self._choice] * 10
            + [self._mention] * 20
            + [self._private_command] * 15
            + [self._follow_up] * 15
            + [self._own_press] * 8
            + [self._others_press] * 7
            + [self._edited] * 10
            + [self._say] * 4
        )
        self.chance.shuffle(kinds)
        for number, kind in enumerate(kinds):
            self.at(first + (last - first) * number // len(kinds) + self.chance.randrange(60), kind)
        for person, goal in self.cast.goals.items():
            self.at(self.chance.randrange(first, last), partial(self._goal, person, goal))
        for when in (HOUR, MOVES_AT + HOUR):
            self.at(BEGINS + when, self._join)
        for number, words in enumerate(FORGED):
            self.at(BEGINS + 2 * HOUR + 600 * number, partial(self._forge, words))
        self.at(BEGINS + FLOODS_AT, self._flood)
        self.at(BEGINS + CALM_AT, partial(self.stage.say, "call", self.cast.admin, "/quiet@RxLadderBot"))
        self.at(BEGINS + CALM_AT + 600, self._say)

    def talk(self, share: float) -> None:
        """Let members talk among themselves until so much of it all is said."""
        while self._talk and 1 - len(self._talk) / TALKS < share:
            text, replies = self._talk.pop()
            reply_to = self.stage.platform.last_message(self.stage.chat) if replies else None
            self.stage.say("talk", self._anybody(), text, topic=self._topic(), reply_to=reply_to)

    # --- calls -------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        text = self.chance.choice(self.cast.asks)
        form = self.chance.choice(("/ask@RxLadderBot {}", "/ask {}", "/ASK@rxladderbot {}"))
        self._call(form.format(text))

    def ask_some(self) -> None:
        """Let some ask at the same moment."""
        for _ in range(AT_A_KILL):
            self._ask()

    def _choice(self) -> None:
        self._call(f"/ask@RxLadderBot {self.chance.choice(self.cast.choices)}")

    def _say(self) -> None:
        """Let a mentor bring an answer to somebody new, whose words called nobody."""
        topic = self._topic()
        new = self.stage.say("talk", self._anybody(), "hi all, new here, what is the pay like", topic=topic)
        text = self.chance.choice(("/say@RxLadderBot salary", "/say salery"))
        self.after(30, partial(self._brought, new, text))

    def _brought(self, new: Act, text: str) -> None:
        if new.chat == self.stage.chat:
            mentor = self.cast.mentors[0].person
            self.stage.say("call", mentor, text, topic=new.topic, reply_to=new.message)

    def _mention(self) -> None:
        text = self.chance.choice(self.cast.asks)
        self._call(self.chance.choice(("@RxLadderBot {}", "{} @RxLadderBot")).format(text))

    def _private_command(self) -> None:
        self._call(self.chance.choice(("/goals", "/goals@RxLadderBot", "/mydata@RxLadderBot", "/profile", "/privacy")))

    def _call(self, text: str, reply_to: int | None = None, topic: int | None = None) -> None:
        topic = self._topic() if reply_to is None else topic
        is_to_bot = reply_to is not None
        act = self.stage.say("call", self._anybody(), text, topic=topic, reply_to=reply_to, to_bot=is_to_bot)
        self._calls.append(act)

    def _follow_up(self) -> None:
        """Reply to an answer of the bot's, and talk below a notice of its; where there is none yet, just ask."""
        shown = self._answers()
        answers = [one for one in shown if any(button["text"].startswith(READ_ON) for button in one.buttons)]
        notices = [one for one in shown if any(button["text"].startswith("Open") for button in one.buttons)]
        if notices:
            one = self.chance.choice(notices)
            self.stage.say("talk", self._anybody(), "ha", topic=one.topic, reply_to=one.message, to_bot=True)
        if not answers:
            return self._ask()
        one = self.chance.choice(answers[-10:])
        return self._call(self.chance.choice(self.cast.asks), one.message, one.topic)

    def _own_press(self) -> None:
        self._press(own=True)

    def _others_press(self) -> None:
        self._press(own=False)

    def _press(self, own: bool) -> None:
        for one in reversed(self._answers()):
            asker = next(
                (act.person for act in self._calls if (act.chat, act.message) == (one.chat, one.answers)), None
            )
            pressable = [button for button in one.buttons if "callback_data" in button]
            if asker is not None and pressable:
                who = (
                    asker
                    if own
                    else self.chance.choice(
                        [each for each in self.cast.names if each != asker and each not in self.gone]
                    )
                )
                self.stage.press(who, one, self.chance.choice(pressable))
                return
        self._ask()

    def _edited(self) -> None:
        """Ask, and change the words a little later."""
        self._ask()
        act, text = self._calls[-1], f"/ask@RxLadderBot {self.chance.choice(self.cast.asks)}"
        self.after(20, partial(self._edit, act, text))

    def _edit(self, act: Act, text: str) -> None:
        if act.chat == self.stage.chat:
            self.stage.edit(act, text)

    def _answers(self) -> list[Shown]:
        return [one for one in self.stage.platform.shown if one.chat == self.stage.chat and not one.is_gone]

    # --- other things --------------------------------------------------------------------------------------------

    def _goal(self, person: int, text: str) -> None:
        self.stage.privately(person, text)

    def _forge(self, words: str) -> None:
        """Let somebody try what no button offers them, pressed in private and in the group, or typed."""
        person = self.cast.started[7]
        shown = [one for one in self.stage.platform.shown if one.chat == str(person)]
        if not shown or words.startswith("/start"):
            self.stage.privately(person, words)
            return
        self.stage.press(person, shown[-1], {"text": "", "callback_data": words})
        if answers := self._answers():
            self.stage.press(person, answers[-1], {"text": "", "callback_data": words})

    def _join(self) -> None:
        for number in range(JOINS):
            person = 9000 + self.stage.now % 1000 * 100 + number
            new = {"id": person, "is_bot": False, "first_name": f"New {number}"}
            self.stage.service(person, new_chat_members=[new])

    def _flood(self) -> None:
        """Let the platform refuse the group for some seconds, and twenty ask in that minute."""
        self.stage.platform.floods[self.stage.chat] = 1
        for _ in range(BURST):
            self._ask()

    def move(self) -> None:
        """Make a supergroup of the group: whoever writes to the old id is told of the new one, then all are told."""
        self.stage.platform.moved[str(OLD_CHAT)] = CHAT
        self._ask()
        self.after(5, self._moved)

    def _moved(self) -> None:
        self.stage.service(self.cast.admin, migrate_to_chat_id=CHAT)
        self.stage.is_forum = True
        self.stage.service(self.cast.admin, migrate_from_chat_id=OLD_CHAT)

    def _anybody(self) -> int:
        return self.chance.choice([person for person in self.cast.names if person not in self.gone])

    def _topic(self) -> int | None:
        return self.chance.choice((None, *TOPICS)) if self.stage.is_forum else None
