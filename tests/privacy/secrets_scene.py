"""One play with the house: each act as the platform would bring it, and a look at everything that leaves meanwhile."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.chat import Cards, Chat, Incoming, Kind, Need, Toast
from bot.delivery import Outcome, Outgoing, Unreachable
from tests.privacy.secrets_acts import Act, Answer, Edit, Forge, Happens, Play, Press, Say, Search, Tap, Wait
from tests.privacy.secrets_cast import ADMIN, CAST, GROUP, TITLE
from tests.privacy.secrets_model import Secrets
from tests.privacy.secrets_screen import Button, Screen, look
from tests.privacy.secrets_stage import GATEWAY, Stage

SETTINGS = "SELECT topics, is_private, quiet_until, wait_s FROM groups ORDER BY place_id"


@dataclass
class Log:
    """What was wrong in a play, with the number of the act; how often what came about; what the group saw.

    `in_group` are the acts that were done there, `trusted` who was an admin or mentor at any time.
    """

    complaints: list[tuple[int, str]] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    seen: list[str] = field(default_factory=list)
    in_group: set[int] = field(default_factory=set)
    trusted: set[str] = field(default_factory=set)


async def perform(play: Play, stage: Stage) -> Log:
    """Play it in an empty house."""
    await stage.begins_anew([CAST[who].chat for who in sorted(play.started)])
    scene = _Scene(play, stage)
    await scene.goes_on()
    return scene.log


class _Scene:
    def __init__(self, play: Play, stage: Stage) -> None:
        self.play, self.stage, self.log = play, stage, Log()
        self.secrets = Secrets({each.chat: each for each in CAST}, GROUP, TITLE)
        self.screen = Screen()
        self.here = set(range(len(CAST) - 1))  # who is in the group
        self.admins, self.facts_known, self.blocked = {ADMIN}, True, set[str]()
        self.last: dict[int, Incoming] = {}
        self.newest_in_group = 0
        self.number, self.at = 0, -1
        stage.send = self.looks

    async def goes_on(self) -> None:
        """Do one act after the other."""
        for at, act in enumerate(self.play.acts):
            self.at = at
            settings, mentors = self._settings(), self._mentors()
            self._notes_standing()
            self.secrets.acts("", False)
            await self._does(act)
            self.log.in_group |= {at} if self.secrets.is_in_group else set()
            self._judges(act, settings, mentors)

    async def looks(self, outgoing: Outgoing) -> Outcome:
        """Look at a row as it leaves."""
        if outgoing.chat in self.blocked:
            return Unreachable()
        self._notes_standing()
        self._complains(*self.secrets.complaints(outgoing.chat, outgoing.request))
        if outgoing.chat == GROUP and not self.secrets.is_in_group:
            self._complains(f"{outgoing.do} in the group, where nobody called")
        if "Something went wrong" in outgoing.request.get("text", ""):
            self._complains("an update failed")
        self.log.met[f"{outgoing.do} to {'the group' if outgoing.chat == GROUP else 'somebody'}"] += 1
        self.log.seen += [look(outgoing)] if outgoing.chat == GROUP else []
        return self.screen.put(outgoing)

    # --- acts

    async def _does(self, act: Act) -> None:
        match act:
            case Say(who, text, group, how):
                await self._says(who, text, group, how)
            case Answer(who, text):
                await self._answers(who, text)
            case Edit(who, text):
                await self._edits(who, text)
            case Tap(who, label):
                await self._taps(who, label)
            case Press(who, back, group):
                buttons = self.screen.buttons(GROUP if group else CAST[who].chat)
                if buttons and (not group or who in self.here):
                    await self._presses(who, buttons[min(back, len(buttons) - 1)])
            case Forge(who, says, group):
                await self._forges(who, says, group)
            case Search(who, text):
                await self._searches(who, text)
            case Wait(seconds):
                await self.stage.passes(seconds)
            case Happens(what, who):
                await self._happens(what, who)

    async def _says(self, who: int, text: str, group: bool, how: str) -> None:
        if group and who not in self.here:
            return
        self.secrets.acts(CAST[who].chat, group)
        said = self._filled(who, text)
        if not group:
            self.secrets.typed(said)
            if said.startswith("/start "):
                payload = said.removeprefix("/start ")
                self.secrets.linked(payload, is_shown=any(each.opens == payload for each in self.screen.links()))
            await self._takes(who, said)
            return
        if how == "anonymous" and who not in self.admins:
            how = "mention"
        self.secrets.typed(said)
        called_by = "command" if said.startswith("/") else how if how in ("mention", "reply") else "mention"
        more: dict[str, Any] = {"called_by": called_by, "called": how != "talk" or said.startswith("/")}
        if how == "talk" and not more["called"]:
            more["called_by"] = ""
        if how == "reply":
            more["answered"] = next((each.id for each in self.screen.messages(GROUP)), None)
        elif how == "person":
            more["answered"] = self.newest_in_group
        if how == "anonymous":
            more |= {"as_group": True, "person": GROUP, "name": TITLE}
        await self._takes(who, said, group=True, **more)

    async def _answers(self, who: int, text: str) -> None:
        chat = CAST[who].chat
        self.secrets.acts(chat, False)
        message = next((each for each in self.screen.messages(chat) if self.secrets.is_of_another(each.text)), None)
        if message is None:
            return
        said = self._filled(who, text)
        self.secrets.typed(said, message.text)
        self.log.met["answered a question"] += 1
        await self._takes(who, said, answered=message.id)

    async def _edits(self, who: int, text: str) -> None:
        before = self.last.get(who)
        if before is None or (before.is_group and who not in self.here):
            return
        self.secrets.acts(CAST[who].chat, before.is_group)
        said = self._filled(who, text)
        self.secrets.typed(said)
        more: dict[str, Any] = {"called_by": before.called_by, "called": before.called} if before.is_group else {}
        await self._takes(who, said, group=before.is_group, message=before.message, edited=True, **more)

    async def _taps(self, who: int, label: str) -> None:
        """Press what begins so, first in one's own chat, then in the group, then a link that was forwarded."""
        chats = (CAST[who].chat, GROUP) if who in self.here else (CAST[who].chat,)
        own = [button for chat in chats for button in self.screen.buttons(chat)]
        begins = tuple(label.split("|"))
        found = (each for each in (*own, *self.screen.links()) if each.label.startswith(begins))
        if button := next(found, None):
            self.log.met[f"tapped {begins[0]}"] += 1
            await self._presses(who, button)

    async def _presses(self, who: int, button: Button) -> None:
        chat = CAST[who].chat
        if button.opens:
            self.secrets.acts(chat, False)
            self.secrets.linked(button.opens, is_shown=True)
            await self._takes(who, f"/start {button.opens}")
            return
        is_group = button.message.chat == GROUP
        self.secrets.acts(chat, is_group)
        if not is_group:
            self.secrets.pressed(button.label, button.message.text)
        await self._takes(who, button.says, group=is_group, kind=Kind.PRESS, message=button.message.id, press="p")

    async def _forges(self, who: int, says: str, group: bool) -> None:
        if group and who not in self.here:
            return
        self.secrets.acts(CAST[who].chat, group)
        message = next((each.id for each in self.screen.messages(GROUP if group else CAST[who].chat)), None)
        said = self._filled(who, says)[:60]
        await self._takes(who, said, group=group, kind=Kind.PRESS, message=message, press="p")

    async def _searches(self, who: int, text: str) -> None:
        self.secrets.acts(CAST[who].chat, False)
        shown = await self.stage.house.intake.take(self._incoming(who, text, kind=Kind.SEARCH))
        self._complains(*self.secrets.shows_to_a_group(repr(shown)))

    async def _happens(self, what: str, who: int) -> None:
        match what:
            case "leaves" if who in self.here:
                self.here.discard(who)
                self.admins.discard(who)
                await self._takes(who, "", group=True, kind=Kind.GONE, called=False)
            case "is admin" | "is no admin" if who in self.here:
                (self.admins.add if what == "is admin" else self.admins.discard)(who)
            case "facts unknown" | "facts known":
                self.facts_known = what == "facts known"
            case "blocks":
                self.blocked.add(CAST[who].chat)
            case "opens":
                self.blocked.discard(CAST[who].chat)
                self.secrets.acts(CAST[who].chat, False)
                await self._takes(who, "/start")

    # --- what an act is to the house

    async def _takes(self, who: int, text: str, *, group: bool = False, **more: Any) -> None:
        incoming = self._incoming(who, text, group=group, **more)
        if incoming.kind is Kind.TEXT:
            self.last[who] = incoming
            self.newest_in_group = incoming.message or 0 if group else self.newest_in_group
        shown = await self.stage.house.intake.take(incoming)
        for answer in shown:
            if isinstance(answer, Toast):
                self._complains(*self.secrets.complaints(CAST[who].chat, {"text": answer.text, "opens": answer.opens}))
                self.log.met["notice"] += 1
            elif isinstance(answer, Cards):
                self._complains(*self.secrets.shows_to_a_group(repr(answer)))
        await self.stage.settles()

    def _incoming(self, who: int, text: str, *, group: bool = False, **more: Any) -> Incoming:
        self.number += 1
        values: dict[str, Any] = {"kind": Kind.TEXT, "message": self.number, "person": CAST[who].chat,
                                  "name": CAST[who].name, "title": TITLE if group else ""}  # fmt: skip
        incoming = Incoming(
            GATEWAY, self.number, chat=GROUP if group else CAST[who].chat, text=text, sent_at=int(self.stage.at),
            is_group=group, **{**values, **more},
        )  # fmt: skip
        chat, needs = self.stage.house.conversation.needs(incoming, self.stage.door)
        return replace(incoming, facts={need: self._fact(chat, need) for need in needs})

    def _fact(self, chat: str, need: Need) -> Any:
        if chat != GROUP or not self.facts_known:
            return None
        if need is Need.ADMINS:
            return [CAST[who].chat for who in sorted(self.admins)]
        return ["administrator", "can_delete_messages"] if need is Need.RIGHTS else Chat(TITLE, has_topics=True)

    def _filled(self, who: int, text: str) -> str:
        """Put in what a text leaves open; who forges knows whatever there is to know."""
        place, person, ref = self._known()
        token = next((each.opens.partition("_")[2] for each in self.screen.links() if "mentoring_" in each.opens), "x")
        while "{}" in text:
            text = text.replace("{}", self.secrets.mark(text), 1)
        values: Mapping[str, str] = {
            "state": CAST[who].state, "zone": CAST[who].zone, "place": place, "person": person, "ref": ref,
            "token": token, "key": "abcdef",
        }  # fmt: skip
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def _known(self) -> tuple[str, str, str]:
        place = self.stage.door.rows("SELECT id FROM places WHERE is_group = 1 ORDER BY id LIMIT 1")
        person = self.stage.door.rows("SELECT id FROM people ORDER BY id DESC LIMIT 1")
        ref = self.stage.door.rows("SELECT ref FROM tickets ORDER BY made_at DESC LIMIT 1")
        return (
            str(place[0]["id"] if place else 1),
            str(person[0]["id"] if person else 1),
            ref[0]["ref"] if ref else "x",
        )

    # --- what must stay so

    def _notes_standing(self) -> None:
        """See who mentors and who is an admin at this moment."""
        self.secrets.mentors = self._mentors()
        self.secrets.admins = {CAST[who].chat for who in self.admins}
        self.log.trusted |= self.secrets.mentors | self.secrets.admins

    def _judges(self, act: Act, settings: list[tuple[Any, ...]], mentors: set[str]) -> None:
        """See that only admins changed what is set, and that nobody was made a mentor by others."""
        actor = self.secrets.actor
        is_admin = self.facts_known and actor in self.secrets.admins
        is_admin = is_admin or (isinstance(act, Say | Edit) and self._is_anonymous())
        if settings and self._settings() != settings and not is_admin:
            self._complains("the group's settings were changed by somebody who is no admin")
        now = self._mentors()
        if (now - mentors) - {actor}:
            self._complains("somebody was made a mentor by others")
        if (mentors - now) - {actor} and not (is_admin or isinstance(act, Happens | Wait)):
            self._complains("a mentor was removed by somebody who is no admin")
        self.log.met["became a mentor"] += len(now - mentors)

    def _is_anonymous(self) -> bool:
        return any(each.as_group and each.number == self.number for each in self.last.values())

    def _settings(self) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.stage.door.rows(SETTINGS)]  # type: ignore[arg-type]

    def _mentors(self) -> set[str]:
        found = self.stage.door.rows("SELECT people.chat_id FROM mentors JOIN people ON people.id = mentors.person_id")
        return {row["chat_id"] for row in found}

    def _complains(self, *whats: str) -> None:
        self.log.complaints += [(self.at, what) for what in whats]
