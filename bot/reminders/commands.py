"""What can be said to reminders."""

from collections.abc import Sequence
from dataclasses import replace

from bot import people
from bot.agenda import Agenda, standing
from bot.chat import Answer, Command, Door, Feature, Handler, Incoming, Reply, Told
from bot.clock import local
from bot.reminders import hearing, store, wording
from bot.reminders.answering import NAME, Answering, Record
from bot.reminders.planning import Planning
from bot.reminders.schedule import Shown
from bot.reminders.schema import MIGRATIONS
from bot.reminders.setting import Setting

LIST = ("reminders", "my reminders", "show my reminders", "show reminders", "list my reminders", "list reminders",
        "what are my reminders", "what reminders do i have", "all my reminders", "all reminders", "remind me",
        "set a reminder", "new reminder", "add a reminder")  # fmt: skip
BEGINS = ("remind me", "can you remind me", "can u remind me", "could you remind me", "please remind me",
          "pls remind me", "set a reminder", "set me a reminder", "set up a reminder", "make a reminder",
          "add a reminder", "create a reminder", "new reminder", "i need a reminder", "i want a reminder")  # fmt: skip
ONE = ("the", "my", "that", "this", "reminder")
STOP = tuple(f"{verb} {one}" for verb in ("stop", "cancel", "delete", "remove", "end", "turn off") for one in ONE)
MOVE = tuple(
    f"{verb} {one}" for verb in ("move", "change", "reschedule", "push", "make", "set", "switch") for one in ONE
)
STOP_REMINDING = ("stop reminding me", "dont remind me", "don't remind me", "no more reminders", "stop reminders")


def feature(agenda: Agenda, otherwise: Handler, question: Handler, record: Record, zone: Feature) -> Feature:
    """Let people be reminded at a time they ask for.

    `otherwise` answers a wish to be asked about goals, or to see them, `question` one that only sounds like a wish
    ("remind me what the fee is"); `record` keeps what was done in given words, `zone` takes the answer
    in which zone a time is meant.
    """
    setting = Setting(agenda, otherwise, question)
    remind, heard, begun = map(_under_silence, (setting.remind, setting.heard, setting.begun))
    answering = Answering(agenda, setting, record, zone)
    return Feature(
        NAME,
        commands=(
            Command("remind", "Be reminded at a time you choose", remind, in_groups=False, also=LIST),
            _hidden("remind_me", begun, begins=BEGINS),
            _hidden("remind_page", setting.page),
            _hidden("remind_change", setting.ask_for_words),
            _hidden("remind_at", setting.at),
            _hidden("remind_stop", setting.stop),
            _hidden("remind_back", setting.bring_back),
            _hidden("remind_done", answering.done),
            _hidden("remind_partly", answering.partly),
            _hidden("remind_not", answering.not_yet),
            _hidden("remind_again", answering.again),
        ),
        first={
            **dict.fromkeys((*BEGINS, *hearing.FILLERS), setting.firm),
            **dict.fromkeys(STOP, setting.stop_named),
            **dict.fromkeys(MOVE, setting.move_named),
            **dict.fromkeys(STOP_REMINDING, setting.stop_reminding),
        },
        understood={"checkin": heard},
        awaits={
            "reminder": answering.said,
            "remind_set": answering.set_said,
            "remind_words": setting.words_said,
            "remind_zone": answering.zone_said,
        },
        surely={
            "reminder": answering.is_said,
            "remind_set": answering.is_time,
            "remind_words": hearing.is_words,
            "remind_zone": answering.is_zone,
        },
        migrations=MIGRATIONS,
        prune=store.prune,
        tells=tells,
        begins=Planning(),
    )


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell what is kept of somebody's reminders, the newest first."""
    zone = people.zone_of(db, person_id)
    found = store.all_of(db, person_id)
    lines = [wording.told(Shown(each, None, local(each.changed_at, zone or "UTC").date())) for each in found]
    return [Told("Your reminders", lines, ("reminders",))]


def _hidden(name: str, handle: Handler, also: tuple[str, ...] = (), begins: tuple[str, ...] = ()) -> Command:
    return Command(name, name.replace("_", " "), handle, in_groups=False, hidden=True, also=also, begins=begins)


def _under_silence(handle: Handler) -> Handler:
    """Say first that everything is silent, where it is, before a time that would not be kept."""

    def handled(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        answers = handle(incoming, db, now)
        line = standing(db, incoming.person_id, now)
        if not line or not answers or not isinstance(answers[0], Reply) or answers[0].text.startswith(line):
            return answers
        return [replace(answers[0], text=f"{line}\n\n{answers[0].text}"), *answers[1:]]

    return handled
