"""/mydata: everything that is kept about the asker, each room telling its own."""

from collections.abc import Callable, Sequence

from bot.chat import Answer, Command, Door, Feature, Incoming, Tells, Told
from bot.welcome import wording

WORDS = ("my data", "what do you know about me", "what do you keep about me", "what do you have on me", "show my data",
         "what data do you have on me", "what do you store about me")  # fmt: skip


def feature(tells: Callable[[], Sequence[Tells]]) -> Feature:
    """Show people what is kept about them; `tells` gives what each room tells, once all are there."""

    def told(incoming: Incoming, db: Door) -> list[Told]:
        return [part for room in tells() for part in room(db, incoming.person_id)]

    def show(incoming: Incoming, db: Door, _: int) -> list[Answer]:
        return [wording.mydata(told(incoming, db))]

    def file(incoming: Incoming, db: Door, _: int) -> list[Answer]:
        return [wording.mydata_file(told(incoming, db))]

    return Feature(
        "mydata",
        commands=(
            Command("mydata", "Everything I keep about you", show, in_groups=False, also=WORDS),
            Command("mydata_file", "The same as a file", file, in_groups=False, hidden=True, lasts=True),
        ),
    )
