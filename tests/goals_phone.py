"""What goals are told to and pressed on: texts with their meaning given by hand, and the phone of one person."""

from datetime import date

from bot.chat import CheckinHeard, GoalHeard, Understood

TODAY = date(2027, 1, 15)  # the hand clock's day in New York


def a_goal(title, due=None, *, is_firm=True, odd=None):
    """What a text means that tells of a goal."""
    return Understood("goal", "decline", goal=GoalHeard(title, due, is_firm, odd))


def a_checkin(wants, about=None):
    """What a text means that asks how things stand."""
    return Understood("checkin", "decline", checkin=CheckinHeard(wants, about))


class Phone:
    """A person's private chat as they see it: what they type, and buttons pressed by their label."""

    def __init__(self, talk, person="7"):
        self.talk, self.person = talk, person

    async def says(self, text, meaning=None, **more):
        """Type something, which means what is given by hand."""
        if meaning:
            self.talk.understands.means[text] = meaning
        return await self.talk.say(text, person=self.person, **more)

    async def sets(self, title, due=None, **more):
        """Tell of a goal in words; gives what came back."""
        return await self.says(f"I want to {title}", a_goal(title, due, **more))

    async def presses(self, label):
        """Press the newest button of that label in sight."""
        command, message = self.find(label)
        return await self.talk.press(command, message, person=self.person)

    def find(self, label):
        """Give what a button says and the message it stands under."""
        for place in range(len(self.talk.post.rows) - 1, -1, -1):
            row = self.talk.post.rows[place]
            for button in (one for line in row.request.get("buttons", []) for one in line):
                if row.chat == self.person and button["label"].startswith(label):
                    return button["says"], row.message or 101 + place
        raise AssertionError(f"no button {label} in sight")

    def goals(self, where="1 = 1"):
        """Give the goals as the file holds them."""
        return [dict(row) for row in self.talk.db.read().rows(
            "SELECT goals.* FROM goals JOIN people ON people.id = goals.person_id JOIN places ON "
            f"places.person_id = people.id WHERE places.chat_id = :chat AND goals.state <> 'gone' AND {where} "
            "ORDER BY goals.number", chat=self.person)]  # fmt: skip

    def steps(self, number=1):
        """Give the steps of a goal as the file holds them."""
        return [dict(row) for row in self.talk.db.read().rows(
            "SELECT steps.* FROM steps JOIN goals ON goals.id = steps.goal_id JOIN places ON "
            "places.person_id = goals.person_id WHERE places.chat_id = :chat AND goals.number = :number "
            "ORDER BY steps.number", chat=self.person, number=number)]  # fmt: skip

    @property
    def goal(self):
        """Give the only goal there is."""
        (only,) = self.goals()
        return only


def labels(back):
    """List what stands on the buttons that came back."""
    return [button["label"] for row in back.rows for line in row.request.get("buttons", []) for button in line]
