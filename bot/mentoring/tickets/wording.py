"""Every sentence that somebody reads about a question of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.chat import Button, Rebutton, Reply, Toast, escape
from bot.mentoring.tickets.allowance import MAX_A_DAY
from bot.mentoring.tickets.drafts import digest_of
from bot.settings import DAY, HOUR

MAX_QUESTION = 1_500  # characters; it is read on a phone
MAX_OPEN = 3  # questions of one person with mentors at the same time
FIRST_WORDS = 60  # characters by which somebody knows their question again
MAX_LABEL = 60

# A mentor has it; it waits for the first one; another has it; there is no other than whoever had it.
News = Literal["with", "waits", "next", "alone"]

_ASK = {"named": "Ask a mentor", "nameless": "Ask without my name"}
_NO = Button("No", says="/drop_ticket")
_UNTIL = "I look for up to seven days, and tell you how it ends."


@dataclass(frozen=True, slots=True)
class Way:
    """Where a question goes: a group's title, the theme's where one counts, how long one mentor has for it."""

    group: str
    theme: str | None
    wait_s: int

    @property
    def whom(self) -> str:
        """Say what kind of person gets it."""
        takes = f" who takes “{escape(self.theme)}”" if self.theme else ""
        return f"a mentor of {_titled(self.group)}{takes}"

    @property
    def within(self) -> str:
        """Say how long that is."""
        number, unit = (self.wait_s // DAY, "day") if self.wait_s % DAY == 0 else (-(-self.wait_s // HOUR), "hour")
        return f"a {unit}" if number == 1 and unit == "day" else f"{number} {unit}{'' if number == 1 else 's'}"


def offer(command: str) -> list[list[Button]]:
    """Offer a mentor below an honest no."""
    return [[Button(label, says=f"/{command} {how}") for how, label in _ASK.items()]]


def question(how: str = "") -> Reply:
    """Ask for the question."""
    text = "Write your question in one message. You see what a mentor would get before I send anything."
    return Reply(text, asks=f"mentor:{how}")


def how_to_ask(asked: str, place_id: int | None = None, *, adds: bool = False) -> Reply:
    """Ask whether a mentor is to see the name; a question that is asked again names its group.

    Where it `adds`, more can be written below a question that had an answer.
    """
    where = f" {place_id}" if place_id else ""
    rows = [
        [
            Button("With my name", says=f"/mentor named{where}"),
            Button("Without my name", says=f"/mentor nameless{where}"),
        ],
        [_NO],
    ]
    shall = "Shall I take it to a mentor?"
    if adds:
        shall = "What is still open? Write it, and a mentor gets it below your first question. Or send it as it was."
    text = f"Your question: {first_words(asked)}\n\n{shall} You see all of it before it is sent."
    known = "If you first asked it without your name, your name now tells whoever read it that it was yours, too."
    asks = "mentor:again" if adds else f"sending:{place_id or ''}"
    return Reply(f"{text}\n\n{known}" if place_id else text, buttons=rows, asks=asks)


def which_group(how: str, groups: Sequence[tuple[int, str]]) -> Reply:
    """Ask whose mentors are meant; `groups` are ids of places and titles."""
    rows = [[Button((title or "A group")[:MAX_LABEL], says=f"/mentor {how} {id_}")] for id_, title in groups]
    return Reply("Which group's mentors shall get it?", buttons=[*rows, [_NO]], asks=f"sending:{how}")


def too_long(length: int, how: str) -> Reply:
    """Ask for a shorter question."""
    text = (
        f"Your question has {length:,} characters; a mentor gets up to {MAX_QUESTION:,}. "
        "Nothing is lost: what you wrote stays where it is. Send me a shorter one here."
    )
    return Reply(text, asks=f"mentor:{how}")


def no_mentors(*, is_kept: bool = False) -> Reply:
    """Say that there is nobody to ask; where the question is kept, it waits for a while."""
    waits = " Your question is kept here for an hour." if is_kept else ""
    return Reply(
        "I know of no group of yours with a mentor whom you could ask. "
        f"If you are in one, type /mentor there once, so that I know.{waits}"
    )


def too_many() -> Reply:
    """Say that enough questions are open."""
    return Reply(
        f"{MAX_OPEN} questions of yours are with mentors now. Once one is answered or taken back, the next can go."
    )


def enough_for_now() -> Reply:
    """Say that somebody handed in as many questions as one person may within a day."""
    return Reply(
        f"{MAX_A_DAY} questions of yours went to mentors within a day, and I take no more of one person, so that "
        "everybody gets a turn. Tomorrow you can ask again: /mentor."
    )


def preview(asked: str, way: Way, how: str, name: str, place_id: int) -> Reply:
    """Show what would be sent, to whom, and who could see what."""
    who = escape(name) if how == "named" and name else "A member"
    sees = "" if how == "named" else _who_sees_what()
    text = f"A mentor would get this:\n\n**{who} asks**\n{escape(asked)}\n\nIt goes to {way.whom}. {_when(way)}{sees}"
    sends = f"{how} {place_id} {digest_of(asked)}"
    return Reply(text, buttons=[[Button("Send", says=f"/send_ticket {sends}"), _NO]], asks=f"sending:{sends}")


def no_draft() -> Reply:
    """Say that the question is not kept any more."""
    return Reply("I no longer have that question. Write it once more, in one message.", asks="mentor:")


def not_sent() -> Reply:
    """Confirm that nothing goes to a mentor."""
    return Reply("All right, nothing was sent, and I have forgotten the question.")


def sent(ref: str, menu: str, way: Way, *, is_given: bool) -> Reply:
    """Tell that a question was passed on, or waits, to whom, and until when."""
    now = (
        f"Passed on to {way.whom}. {_when(way)}"
        if is_given
        else f"Your question waits for {way.whom}: nobody is free just now, and the first who is gets it. "
        f"From then on, expect an answer within {way.within}."
    )
    return Reply(f"{now} {_UNTIL}", buttons=_back(ref), menu=menu)


def news(ref: str, menu: str, asked: str, news: News) -> Reply:
    """Tell how an open question stands."""
    now = {
        "with": f"A mentor has your question {first_words(asked)} now.",
        "waits": f"Your question {first_words(asked)} waits for a mentor who is free.",
        "next": f"No answer yet to your question {first_words(asked)}. It is with another mentor now.",
        "alone": f"No answer yet to your question {first_words(asked)}, and there is no other mentor just now.",
    }
    return Reply(f"{now[news]} {_UNTIL}", buttons=_back(ref), menu=menu)


def taken_back() -> Reply:
    """Confirm that a question was taken back."""
    return Reply("Taken back. I have deleted the question, and no mentor can answer it any more.")


def not_open() -> Reply:
    """Answer somebody who takes back a question that is not open, or not theirs."""
    return Reply("That question is not open any more, so there is nothing to take back.")


def ended(asked: str, ref: str, key: str) -> Reply:
    """Tell that nobody answered a question in time."""
    text = (
        f"Nobody has answered your question {first_words(asked)} in seven days, and I am sorry. It is closed, and "
        "I no longer know that it was yours; with the button below you can ask it again."
    )
    return Reply(text, buttons=[[_again(ref, key)]])


def answer(asked: str, answered: str, ref: str, key: str) -> Reply:
    """Bring a mentor's answer."""
    text = f"**A mentor answered your question** {first_words(asked)}\n\n{escape(answered)}"
    return Reply(text, buttons=[[_solved(ref, key), _again(ref, key)]])


def solved(ref: str, key: str) -> Rebutton:
    """Leave a way back below an answer that was enough."""
    return Rebutton([[Button("Not solved after all", says=f"/unsolved {ref} {key}")]])


def unsolved(ref: str, key: str, *, is_kept: bool) -> Rebutton:
    """Give an answer its buttons back; a question that is not kept cannot be asked again."""
    return Rebutton([[_solved(ref, key), *([_again(ref, key)] if is_kept else [])]])


def asked_again(ref: str, key: str, *, has_answer: bool) -> Rebutton:
    """Leave only what still makes sense below a message after which its question goes on."""
    return Rebutton([[_solved(ref, key)]] if has_answer else [])


def too_long_ago() -> Reply:
    """Answer a button below an answer whose question is no longer kept."""
    return Reply("I no longer keep that question. You can ask it once more: /mentor.")


def look_in_private() -> Toast:
    """Point somebody who pressed in a group to the private chat."""
    return Toast("Look into our private chat.")


def typed_in_group(is_kept: bool) -> Reply:
    """Lead somebody into the private chat who typed a question in a group; it waits there where `is_kept`."""
    text = "I take it to a mentor from our private chat. You see all of it there before it is sent."
    return Reply(
        f"{text} Your question waits there for an hour." if is_kept else text,
        buttons=[[Button("Open our private chat", opens="mentor")]],
        is_notice=True,
    )


def none_in_group() -> Reply:
    """Say in a group that nobody is there to ask, so that no link leads somebody to that news."""
    return Reply("There is no mentor here whom you could ask.", is_notice=True)


def open_chat(opens: str) -> Toast:
    """Lead somebody who pressed in a group into the private chat."""
    return Toast("This goes on in our private chat.", opens=opens)


def only_in_private(opens: str) -> Reply:
    """Lead into the private chat where nothing could be written there."""
    return Reply(
        "I could not write to you in private.", buttons=[[Button("Open our chat", opens=opens)]], is_notice=True
    )


def first_words(asked: str) -> str:
    """Name a question by how it begins."""
    words = " ".join(asked.split())
    short = words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rstrip() + "…"
    return f"“{escape(short)}”"


def _when(way: Way) -> str:
    return (
        f"Expect an answer here within {way.within}. Without one by then, the next mentor gets it; "
        "if there is none, I tell you."
    )


def _back(ref: str) -> list[list[Button]]:
    return [[Button("Take it back", says=f"/recall_ticket {ref}")]]


def _who_sees_what() -> str:
    return (
        "\n\nThe mentor sees these words and not who wrote them; in a small group they may guess. Whatever you wrote "
        "in the group itself stays visible there, under your name. Until it is answered, whoever runs me could find "
        "out that it is yours. Then I delete that link. What is left is the order and times of our messages, for 30 "
        "days, and copies of my database from before, for 14 days."
    )


def _titled(title: str) -> str:
    return f"“{escape(title)}”" if title else "your group"


def _solved(ref: str, key: str) -> Button:
    return Button("Solved", says=f"/solved {ref} {key}")


def _again(ref: str, key: str) -> Button:
    return Button("Ask again", says=f"/ask_again {ref} {key}")
