"""Commands to switch on: one that gives what it is told to give, and one that fails."""

from bot.chat import Command, Feature, Reply


def feature(handle, name="do", **more):
    """Switch on one command."""
    return Feature(name, commands=(Command(name, "Do it", handle, **more),))


def gives(*answers, name="do", **more):
    return feature(lambda incoming, db, now: list(answers), name, **more)


class Fails:
    """A command that fails as often as it is told, and writes before it does."""

    def __init__(self, times):
        self.left, self.calls = times, 0

    def __call__(self, incoming, db, now):
        self.calls += 1
        db.run("UPDATE people SET zone = 'UTC'")
        if self.left:
            self.left -= 1
            raise ValueError("a person's own words")
        return [Reply("done")]
