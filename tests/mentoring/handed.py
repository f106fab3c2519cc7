"""A group with mentors, as tests need it: people who opened their private chat, and who mentors."""

from bot import people
from bot.mentoring.groups import store as groups
from bot.mentoring.mentors import store as mentors
from tests.talk import GROUP

QUESTION = "my manager wants me to train four people"


def id_of(talk, person):
    return talk.db.read().rows("SELECT id FROM people WHERE chat_id = :person", person=person)[0]["id"]


async def mentored(talk, *mentoring, member="7", chat=GROUP, title="Circle", **settings):
    """Let these people mentor in a group; gives its place."""
    now = int(talk.clock.now())
    for person in (member, *mentoring):
        if not talk.count("people", "chat_id = :person", person=person):
            await talk.say("/help", person=person)

    def write(db):
        place_id = people.know_place(db, "telegram", chat, True, None)
        groups.note(db, place_id, title, now)
        for person in mentoring:
            mentors.add(db, place_id, id_of(talk, person), f"Mentor {person}", now)
        groups.saw_member(db, place_id, id_of(talk, member), now)
        if "wait_s" in settings:
            groups.wait(db, place_id, settings["wait_s"])
        return place_id

    return await talk.db.write(write, "test")


async def ask(talk, how="Without my name", question=QUESTION, person="7", name="Kim"):
    """Hand a question to a mentor; gives what came for each step."""
    taken = await talk.say(f"/mentor {question}", person=person, name=name)
    shown = await talk.press(taken.says(how), newest(talk, person), person=person, name=name)
    sent = await talk.press(shown.says("Send"), newest(talk, person), person=person, name=name)
    return taken, shown, sent


def newest(talk, person):
    """Give the number of the newest message in somebody's private chat."""
    found = talk.db.read().rows(
        "SELECT outbox.message FROM outbox JOIN places ON places.id = outbox.place_id "
        "WHERE places.chat_id = :person AND outbox.edits IS NULL AND outbox.what = 'send' "
        "ORDER BY outbox.id DESC LIMIT 1",
        person=person,
    )
    return found[0]["message"]


def to(back, person):
    """List the rows that went to one person."""
    return [row for row in back.rows if row.chat == person]


def words(back, person):
    return "\n".join(row.request.get("text", "") for row in to(back, person))


def owners(talk):
    """Name who has which open question now."""
    found = talk.db.read().rows(
        "SELECT people.chat_id FROM assignments JOIN people ON people.id = assignments.person_id "
        "WHERE assignments.ended_at IS NULL ORDER BY assignments.given_at"
    )
    return [row["chat_id"] for row in found]
