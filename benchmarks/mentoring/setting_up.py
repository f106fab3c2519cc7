"""How a group gets its mentors: an admin adds the bot, opens /setup in private, invites; mentors say what they take."""

from functools import partial

from benchmarks.mentoring.cast import Mentor
from benchmarks.mentoring.plot import BEGINS, Plot

STEP_S = 4


class SettingUp:
    """The presses of the admin and the mentors, one after the other."""

    def __init__(self, plot: Plot) -> None:
        self._plot, self._stage, self._cast = plot, plot.stage, plot.cast

    def plan(self) -> None:
        """Plan the first minutes of the day."""
        plot, admin = self._plot, self._cast.admin
        plot.at(BEGINS, partial(self._stage.membership, admin, self._stage.group(), "left", "member"))
        plot.at(BEGINS + 10, partial(self._stage.say, "call", admin, "/setup@RxLadderBot"))
        plot.at(BEGINS + 20, self._open)
        for number, label in enumerate(("Mentors (", "Invite mentors")):
            plot.at(BEGINS + 30 + STEP_S * number, partial(self.tap, admin, label))
        for number, mentor in enumerate(self._cast.mentors):
            plot.at(BEGINS + 60 + 40 * number, partial(self._invited, mentor))
        for number, label in enumerate(("Back", "Time limit", "4 hours")):
            plot.at(BEGINS + 300 + STEP_S * number, partial(self.tap, admin, label))

    def choose_topics(self) -> None:
        """Let the admin choose two of the topics that the group has got."""
        admin = self._cast.admin
        self._stage.say("call", admin, "/setup@RxLadderBot", topic=3)
        for number, label in enumerate(("Choose topics", "Choose Questions", "Choose General")):
            self._plot.after(10 + STEP_S * number, partial(self.tap, admin, label))

    def tap(self, person: int, label: str, data: str = "") -> None:
        """Press the newest button in somebody's private chat that begins so, or says what ends so."""
        found = self._stage.platform.newest(str(person), label, data=data)
        if found is None:
            self._plot.missed.append(f"no button {label or data} for {person}")
        else:
            self._stage.press(person, *found)

    def _open(self) -> None:
        """Follow the link into the private chat, where the admin has not opened it yet, or choose the group there."""
        admin, stage = self._cast.admin, self._stage
        link = stage.platform.newest(stage.chat, "Open")
        if str(admin) not in {one.chat for one in stage.platform.shown} and link:
            stage.press(admin, *link)

    def _invited(self, mentor: Mentor) -> None:
        """Follow the invitation, take it, and choose a limit, themes and a zone."""
        stage, plot = self._stage, self._plot
        found = stage.platform.newest(str(self._cast.admin), "Become a mentor")
        if found is None:
            plot.missed.append("no invitation")
            return
        stage.press(mentor.person, *found)
        taps = [("Yes", ""), (f"{mentor.a_day} a day", "")]
        if mentor.themes:
            taps += [("Choose themes", ""), *(("", f" theme {theme}") for theme in mentor.themes), ("Back", "")]
        for number, (label, data) in enumerate(taps):
            plot.after(STEP_S * (number + 1), partial(self.tap, mentor.person, label, data))
        plot.after(39, partial(stage.privately, mentor.person, "/zone Detroit"))
