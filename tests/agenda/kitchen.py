"""A feature that begins what a test tells it to: each key at given instants, with words of its own."""

from bot.chat import Button, Command, Feature, Part, Planned, Reply


class Kitchen:
    """Plans what it is told (key -> why, instants), and says "key!"; what is in `done` is needed no more."""

    def __init__(self):
        self.wishes = {}
        self.done = set()
        self.asked_for = []
        self.burnt = set()

    def wish(self, key, why, *at, about="", every_s=7 * 86400, rank=2):
        self.wishes[key] = (why, at, about, every_s, rank)

    def plans(self, db, person_id, last, now):
        return [
            Planned(key, why, min(left), about, every_s=every_s)
            for key, (why, at, about, every_s, _) in self.wishes.items()
            if (left := [each for each in at if each > last.get(key, 0)])
        ]

    def composes(self, db, due, now):
        if due.key in self.burnt:
            raise RuntimeError("the oven is broken")
        self.asked_for.append(due)
        if due.key in self.done or due.key not in self.wishes:
            return None
        rank = 0 if due.why in ("asked", "again") else self.wishes[due.key][4]
        return Part(
            f"{due.key}!", f"{due.key}, too.", due.key, [[Button("Done", says="/ate")]], f"kitchen:{due.key}", rank
        )


def feature(kitchen, agenda=None):
    """Give it as a feature with one command, which replans."""

    def ate(incoming, db, now):
        return [Reply("Eaten.")]

    return Feature("kitchen", commands=(Command("ate", "Eat", ate, hidden=True),), begins=kitchen)
