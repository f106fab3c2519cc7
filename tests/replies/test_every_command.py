"""Every command there is, hidden ones too, answers in sight whatever follows it, wherever it was typed or pressed."""

from dataclasses import replace
from itertools import count

import pytest

from bot.chat import Button, Command, Feature, Reply, command_in
from tests.replies.checks import all_faults
from tests.replies.phone import answer_of
from tests.talk import GROUP

BOT = "@rxladder_bot"
NOTHING, LONG, EMOJI = "", "word " * 800, "😀" * 4000
ODD = ("why-certify", "state TX", "..", "../../etc/passwd", "-1", "0 0", "99999999999999999999", "\x00", "' OR 1=1 --",
       "why-certify all why-certify 1", "certificate gone why-certify", "😀 😀", "a" * 40)  # fmt: skip


def offered(incoming, _, __):
    """Offer a button that says whatever follows /offer: a press that no message of ours could be the cause of."""
    return [Reply("Press it.", buttons=[[Button("Press", says=incoming.argument)]])]


# Shown, because a hidden command cannot be typed in a group.
OFFERS = Feature("offers", commands=(Command("offer", "Offer a button", offered),))


@pytest.fixture(scope="module")
def talk(open_house):
    return open_house(OFFERS)


@pytest.fixture(scope="module")
def house(house):
    """Know the one command more."""
    return replace(house, commands=house.commands | {"offer"})


@pytest.fixture(scope="module")
def commands(talk):
    """Find the commands in the house itself."""
    return [command for feature in talk.house.features if feature is not OFFERS for command in feature.commands]


@pytest.fixture(scope="module")
def problems(talk, commands, house, run):
    """Have somebody new do something with each command; name the commands after which something is wrong."""
    people = count(100)

    def problems(do, expected=lambda command: True):
        found = {}
        for command in commands:
            said = run(do(command, f"{next(people)}"))
            wrong = [fault for back in said for fault in seen(back, house, expected(command))]
            found |= {command.name: wrong} if wrong else {}
        errors = talk.count("updates", "error IS NOT NULL OR tries > 0 AND done = 0")
        return found | ({"errors": errors} if errors else {})

    return problems


def seen(back, house, is_expected):
    """List what is wrong with what came back."""
    is_seen = any(row.do != "rebutton" for row in back.rows) or bool(back.notice)
    wrong = [] if is_seen == is_expected else ["nothing is seen" if is_expected else "it was for another bot"]
    wrong += ["it failed"] if "Something went wrong" in back.text else []
    pieces = [answer_of(row) for row in back.rows if row.do != "react"]
    return wrong + [fault for piece in [*pieces, *back.shown] for fault in all_faults(piece, house)]


def test_there_are_commands_of_every_feature(commands):
    assert {"ask", "topics", "why", "profile", "help", "start", "entry", "off", "set"} <= {
        each.name for each in commands
    }


@pytest.mark.parametrize("argument", [NOTHING, LONG, EMOJI], ids=["nothing", "long", "emoji"])
def test_every_command_answers_whatever_is_typed_after_it(talk, problems, argument):
    async def typed(command, person):
        return [await talk.say(f"/{command.name} {argument}".strip(), person=person)]

    assert problems(typed) == {}


@pytest.mark.parametrize("argument", [NOTHING, LONG, EMOJI], ids=["nothing", "long", "emoji"])
def test_every_command_answers_when_a_message_is_changed_into_it(talk, problems, argument):
    async def edited(command, person):
        first = talk.incoming("is certification worth it", person=person)
        await talk.take(first)
        again = {"person": person, "message": first.message, "edited": True}
        words = f"/{command.name} {argument}".strip()
        return [await talk.say(words, **again), await talk.say(f"/{command.name}", **again)]

    assert problems(edited) == {}


@pytest.mark.parametrize("first", ["hi", "/topics", "/set state", "job", "is certification worth it"])
def test_every_command_answers_whatever_was_said_before(talk, problems, first):
    async def after(command, person):
        await talk.say(first, person=person)
        return [await talk.say(f"/{command.name}", person=person)]

    assert problems(after) == {}


async def pressed(talk, command, **who):
    """Press a button for each odd argument, on a message of ours that does offer it."""
    said = []
    for odd in (NOTHING, *ODD):
        says = f"/{command.name} {odd}".strip()
        offer = await talk.say(f"/offer {says}", **who)
        said.append(await talk.press(says, max(talk.post.look(offer.rows[0].chat)), **who))
        talk.clock.advance(10)  # slower than what counts as a flood
    return said


def test_every_command_answers_a_press_with_an_argument_that_was_never_offered(talk, problems):
    async def forged(command, person):
        on_unknown = [await talk.press(f"/{command.name} {odd}", None, person=person) for odd in ODD]
        return on_unknown + await pressed(talk, command, person=person)

    assert problems(forged) == {}


def test_every_command_answers_a_press_in_a_group(talk, problems):
    async def in_group(command, person):
        return await pressed(talk, command, person=person, group=f"{GROUP}{person}")

    assert problems(in_group) == {}


@pytest.mark.parametrize("argument", [NOTHING, LONG, EMOJI], ids=["nothing", "long", "emoji"])
def test_every_command_answers_in_a_group_when_it_is_typed_for_this_bot(talk, problems, argument):
    async def named(command, person):
        group = f"{GROUP}{person}"
        return [await talk.say(f"/{command.name}{BOT} {argument}".strip(), person=person, group=group)]

    assert problems(named) == {}


def test_a_bare_command_in_a_group_is_answered_when_the_menu_shows_it(talk, problems):
    async def bare(command, person):
        return [await talk.say(f"/{command.name}", person=person, group=f"{GROUP}{person}")]

    assert problems(bare, expected=lambda command: not command.hidden) == {}


def test_what_is_wrong_would_be_seen(talk, house, run):
    silent = run(talk.press("/nobody", 5, person="1", group=f"{GROUP}1"))
    assert seen(silent, house, False) == ["it was for another bot"]
    assert seen(run(talk.say("/unknown_to_us", person="1", group=f"{GROUP}1")), house, True) == ["nothing is seen"]
    shouting = run(talk.say("/offer /help", person="2"))
    shouting.rows[0].request["text"] = "Hurry up, ATTENTION"
    assert len(seen(shouting, house, True)) == 2
    assert command_in(shouting.says("Press")) == "help"
