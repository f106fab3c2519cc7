"""A group with the bot in it, and people who are its administrators or not."""

import pytest

from bot.chat import Chat, Kind, Need
from bot.mentoring.groups import store
from bot.mentoring.mentors import store as mentors
from tests.talk import GROUP

ADMIN, MEMBER = "7", "8"
TITLE = "PharmTech Circle"


def facts(*admins, rights=("member",), chat=None):
    """Give what the platform tells of a group; no administrators: it does not tell them."""
    return {Need.ADMINS: list(admins) or None, Need.RIGHTS: list(rights), Need.CHAT: chat or Chat(TITLE)}


class Circle:
    """A group; `admin` and `member` say something there, `alone` says something to the bot alone."""

    def __init__(self, talk):
        self.talk = talk

    async def admin(self, text, **more):
        return await self.says(text, ADMIN, **more)

    async def member(self, text, **more):
        return await self.says(text, MEMBER, **more)

    async def says(self, text, person, **more):
        self.talk.clock.advance(10)  # slower than a chat is sent at most
        told = {"title": TITLE, "called_by": "command", "facts": facts(ADMIN), **more}
        return await self.talk.say(text, person=person, group=GROUP, **told)

    async def alone(self, text, person=ADMIN, **more):
        self.talk.clock.advance(10)
        return await self.talk.say(text, person=person, **{"facts": facts(ADMIN), **more})

    async def happens(self, kind, person=ADMIN, **more):
        return await self.talk.take(self.talk.incoming(kind=kind, person=person, group=GROUP, called=False, **more))

    async def press(self, says, message, person=ADMIN, **more):
        self.talk.clock.advance(10)
        return await self.talk.press(says, message, person=person, **{"facts": facts(ADMIN), **more})

    async def set_up(self, *what):
        """Have the administrator say each of these in private, about this group."""
        for each in what:
            await self.alone(f"/setup {self.place} {each}")

    @property
    def place(self):
        found = self.talk.db.read().rows("SELECT id FROM places WHERE chat_id = :chat", chat=GROUP)
        return found[0]["id"] if found else None

    @property
    def group(self):
        return store.group(self.talk.db.read(), self.place)

    def person(self, chat):
        return self.talk.db.read().rows("SELECT id FROM people WHERE chat_id = :chat", chat=chat)[0]["id"]

    async def mentor(self, chat):
        now = int(self.talk.clock.now())
        await self.talk.db.write(lambda db: mentors.add(db, self.place, self.person(chat), "Kim", now))


@pytest.fixture
async def circle(talk):
    """Give a group whose administrator has opened the private chat, as the member has not."""
    circle = Circle(talk)
    await circle.alone("/start")
    await circle.happens(Kind.RETURNED, title=TITLE)
    return circle
