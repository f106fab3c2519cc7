"""How questions are handed to mentors, and what mentors and askers do with them; all by the buttons they are shown."""

from functools import partial

from benchmarks.mentoring.cast import Mentor, Question
from benchmarks.mentoring.outcomes import Away
from benchmarks.mentoring.platform import Shown
from benchmarks.mentoring.plot import BEGINS, HOUR, TALK_S, Plot
from benchmarks.mentoring.setting_up import SettingUp

PARTINGS = {11: "blocked", 17: "left", 23: "forgotten"}  # by the number of the question


class Handing:
    """Asks the questions, and lets mentors and askers react to what they are shown."""

    def __init__(self, plot: Plot, setting_up: SettingUp) -> None:
        self._plot, self._stage, self._cast = plot, plot.stage, plot.cast
        self._tap = setting_up.tap
        self._mentors = {str(mentor.person): mentor for mentor in plot.cast.mentors}

        self.away: dict[int, Away] = {}
        self._looked = 0
        self._letters = 0
        self._busy_until: dict[int, int] = {}
        self.askers: dict[int, Question] = {}
        self.seen: dict[str, int] = {}

    def plan(self) -> None:
        """Plan the questions over the day, and what mentors do of themselves."""
        first, last = BEGINS + HOUR, BEGINS + TALK_S
        known = [each for each in self._cast.started if each not in (self._cast.admin, *map(int, self._mentors))]
        for number, question in enumerate(self._cast.questions):
            asker = known[20 + number]
            self.askers[asker] = question
            when = first + (last - first) * number // len(self._cast.questions) + 7
            self._plot.at(when - 600, partial(self._known, asker))
            self._plot.at(when, partial(self._ask, asker, question))
            if number in PARTINGS:
                self._plot.at(when + 40, partial(self._parts, asker, PARTINGS[number]))
        for mentor in self._mentors.values():
            if mentor.declines_at_h is not None:
                self._plot.at(BEGINS + int(mentor.declines_at_h * HOUR), partial(self._rest, mentor))
            if mentor.blocks_at_h is not None:
                self._plot.at(BEGINS + int(mentor.blocks_at_h * HOUR), partial(self._block, mentor))
            if mentor.leaves_at_h is not None:
                self._plot.at(BEGINS + int(mentor.leaves_at_h * HOUR), partial(self._leave, mentor))

    def look(self) -> None:
        """Let mentors and askers plan what they do about what they were shown since."""
        shown = self._stage.platform.shown
        for one in shown[self._looked :]:
            labels = {button["text"] for button in one.buttons}
            if one.chat in self._mentors and "Pass on" in labels:
                self._letter(self._mentors[one.chat], one)
            elif "Solved" in labels and one.chat.isdecimal():
                self._plot.after(90, partial(self._answered, one))
        self._looked = len(shown)

    # --- asking --------------------------------------------------------------------------------------------------

    def _known(self, asker: int) -> None:
        """Be seen in the group and in private: whoever asks in private is known as a member then."""
        self._stage.privately(asker, "/start")
        self._stage.say("call", asker, "/help@RxLadderBot", topic=3 if self._stage.is_forum else None)

    def _ask(self, asker: int, question: Question) -> None:
        stage = self._stage
        if question.in_group:
            act = stage.say("call", asker, f"/ask@RxLadderBot {question.text}", topic=3 if stage.is_forum else None)
        else:
            act = stage.privately(asker, question.text)
        label = "Ask without my name" if question.nameless else "Ask a mentor"
        self._plot.after(8, partial(self._hand_over, asker, label, act.message if question.in_group else None))

    def _hand_over(self, asker: int, label: str, message: int | None) -> None:
        platform, chat = self._stage.platform, self._stage.chat
        found = platform.newest(chat, label, answers=message) if message is not None else None
        found = found or platform.newest(str(asker), label)
        if found is None:
            self._plot.missed.append(f"{asker} was not offered “{label}”")
            return
        self._stage.press(asker, *found)
        self._plot.after(6, partial(self._tap, asker, "Send"))

    def _answered(self, one: Shown) -> None:
        """Say that an answer was enough, or ask again."""
        asker = int(one.chat)
        again = self.askers[asker].again if asker in self.askers else False
        label = "Ask again" if again and one.chat not in self.seen else "Solved"
        self.seen[one.chat] = self.seen.get(one.chat, 0) + 1
        self._tap(asker, label)
        if label == "Ask again":
            name = "Without my name" if self.askers[asker].nameless else "With my name"
            self._plot.after(6, partial(self._tap, asker, name))
            self._plot.after(12, partial(self._tap, asker, "Send"))

    def _parts(self, asker: int, how: str) -> None:
        """Let somebody whose question is open block the bot, leave the group, or be forgotten."""
        self._plot.gone.add(asker)
        stage, person = self._stage, {"id": asker, "is_bot": False, "first_name": self._cast.names[asker]}
        if how == "blocked":
            stage.platform.shut.add(asker)
            stage.membership(asker, {"id": asker, "type": "private"}, "member", "kicked")
        elif how == "left":
            stage.service(asker, left_chat_member=person)
        else:
            stage.privately(asker, "/forgetme")
            self._plot.after(5, partial(self._tap, asker, "Yes, forget me"))
        self._plot.after(20, partial(self._turns_away, asker, how))

    def _turns_away(self, person: int, how: str) -> None:
        self.away[person] = Away(len(self._stage.platform.requests), how)

    # --- mentoring -----------------------------------------------------------------------------------------------

    def _letter(self, mentor: Mentor, one: Shown) -> None:
        """Plan what a mentor does about a question."""
        self._letters += 1
        if mentor.answers_after_s is None:
            return
        # One after the other: a mentor does not answer two questions in the same second.
        when = max(self._stage.now + mentor.answers_after_s, self._busy_until.get(mentor.person, 0) + 60)
        self._busy_until[mentor.person] = when
        if mentor.passes_every and self._letters % mentor.passes_every == 0:
            self._plot.at(when, partial(self._press, mentor, one, "Pass on"))
        elif self._letters % 3 == 0:
            self._plot.at(when, partial(self._press, mentor, one, "Answer"))
            self._plot.at(when + 30, partial(self._write, mentor, one, None))
        else:
            self._plot.at(when, partial(self._write, mentor, one, one.message))

    def _press(self, mentor: Mentor, one: Shown, label: str) -> None:
        button = next((button for button in one.buttons if button["text"] == label), None)
        if button and not one.is_gone and mentor.person not in self._plot.gone:
            self._stage.press(mentor.person, one, button)

    def _write(self, mentor: Mentor, one: Shown, reply_to: int | None) -> None:
        """Answer, now and then twice or after it was taken back."""
        is_open = any(button["text"] == "Pass on" for button in one.buttons)
        if mentor.person in self._plot.gone or (reply_to is None and not is_open):
            return
        secret = next(
            (word for word in one.text.split() if word in {each.secret for each in self._cast.questions}), "it"
        )
        text = f"I would ask for the title first, then talk about {secret} again."
        self._stage.privately(mentor.person, text, reply_to)
        if self._letters % 5 == 0 and reply_to is not None:
            self._plot.after(40, partial(self._stage.privately, mentor.person, "And one more thing.", reply_to))

    def _rest(self, mentor: Mentor) -> None:
        """Decline for today with the newest question, or at the desk where there is none."""
        if self._stage.platform.newest(str(mentor.person), "Not today") is None:
            self._stage.privately(mentor.person, "/mentoring")
        self._plot.after(10, partial(self._tap, mentor.person, "Not today"))

    def _block(self, mentor: Mentor) -> None:
        """Block the bot, which it learns when it writes next."""
        self._plot.gone.add(mentor.person)
        self._turns_away(mentor.person, "silently")
        self._stage.platform.shut.add(mentor.person)

    def _leave(self, mentor: Mentor) -> None:
        self._plot.gone.add(mentor.person)
        self._turns_away(mentor.person, "left")
        person = {"id": mentor.person, "is_bot": False, "first_name": mentor.name}
        self._stage.service(mentor.person, left_chat_member=person)
