"""Commands that give rows to deliver, and rows that wait."""

import asyncio

from bot import delivery, people
from bot.chat import Button, Command, Feature, Reply, To
from bot.delivery import Delivered

ALONE = Reply("for you alone", to=To.PRIVATE, otherwise=Reply("open a private chat"))


def offers(*words, name="do"):
    """Make buttons that say the command with each of these words."""
    return tuple((Button(each or "Again", says=f"/{name} {each}".rstrip()),) for each in words)


AGAIN = offers("")


def says(*answers, name="do"):
    """Switch on a command that gives these answers; a function makes them from what came in."""

    def handle(incoming, db, now):
        return [answer(incoming) if callable(answer) else answer for answer in answers]

    return Feature(name, commands=(Command(name, "Do it", handle),))


def counting(name="tell"):
    """Switch on a command that says its argument."""
    return Feature(
        name, commands=(Command(name, "Say it", lambda incoming, db, now: [Reply(incoming.argument or "nothing")]),)
    )


async def put(talk, texts, **more):
    """Have so many replies committed before any of them is sent."""
    held = asyncio.Event()

    async def hold(_):
        await held.wait()
        return Delivered(1)

    talk.post.order(hold)
    for text in texts:
        await talk.house.intake.take(talk.incoming(f"/tell {text}", **more))
    held.set()


async def unprompted(talk, count, text="hello"):
    """Begin so many conversations with people who have written before."""

    def write(db):
        for number in range(count):
            ids = people.know(db, "telegram", f"u{number}", f"u{number}", False, int(talk.clock.now()))
            delivery.put_unprompted(db, "telegram", *ids, Reply(text), int(talk.clock.now()))

    await talk.db.write(write)
