"""What is kept of groups and channels: their settings, their topics, who administers them, who called the bot there."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.chat import Door, Row
from bot.mentoring.words import line, number
from bot.settings import DAY

MAX_TITLE = 128  # characters; the platform's own limit

_GROUPS = """
    SELECT groups.*, places.chat_id, places.gateway, places.closed_at
    FROM groups JOIN places ON places.id = groups.place_id
"""


@dataclass(frozen=True, slots=True)
class Group:
    """A group or channel as it was set up.

    `topics` are those in which the bot answers in sight, none means everywhere; `quiet_until` and `seen_at` are in UTC
    seconds. `wait_s` is how long a question waits for one mentor. An open one has the bot in it.
    """

    place_id: int
    chat_id: str
    gateway: str
    title: str
    is_channel: bool
    topics: frozenset[int]
    is_private: bool
    quiet_until: int | None
    wait_s: int
    is_open: bool
    seen_at: int = 0


def group(db: Door, place_id: int) -> Group | None:
    """Give a group by our id of its place."""
    found = db.rows(f"{_GROUPS} WHERE groups.place_id = :place_id", place_id=place_id)
    return _group(found[0]) if found else None


def group_at(db: Door, gateway: str, chat_id: str) -> Group | None:
    """Give a group by the gateway's id of its chat."""
    found = db.rows(
        f"{_GROUPS} WHERE places.gateway = :gateway AND places.chat_id = :chat_id", gateway=gateway, chat_id=chat_id
    )
    return _group(found[0]) if found else None


def named(db: Door, gateway: str, word: str) -> Group | None:
    """Find the group or channel that a word names by our number: one that has the bot in it, by that gateway.

    Such words come from buttons, links and whatever somebody types, so they may name any place.
    """
    found = group(db, number(word))
    return found if found and found.is_open and found.gateway == gateway else None


def note(db: Door, place_id: int, title: str, now: int, *, is_channel: bool = False) -> None:
    """Note a group, or what it is called by now; its settings stay."""
    db.run(
        """
        INSERT INTO groups(place_id, title, is_channel, seen_at) VALUES(:place_id, :title, :is_channel, :now)
        ON CONFLICT(place_id) DO UPDATE SET seen_at = :now, is_channel = :is_channel,
            title = CASE WHEN :title = '' THEN groups.title ELSE :title END
        """,
        place_id=place_id,
        title=tidy(title),
        is_channel=int(is_channel),
        now=now,
    )


def tidy(title: str) -> str:
    """Give a title as it is kept: in one line, and no longer than the platform has them."""
    return line(title, MAX_TITLE)


def administered(db: Door, gateway: str, person_id: int) -> list[Group]:
    """List the groups and channels with the bot in which somebody was seen as an administrator, by title.

    The title is the one they saw last: who administers a group no longer does not learn its new one.
    """
    found = db.rows(
        """
        SELECT groups.*, places.chat_id, places.gateway, places.closed_at, group_admins.title AS known_as
        FROM group_admins
        JOIN groups ON groups.place_id = group_admins.place_id JOIN places ON places.id = groups.place_id
        WHERE group_admins.person_id = :person_id AND places.gateway = :gateway AND places.closed_at IS NULL
        ORDER BY group_admins.title, groups.place_id
        """,
        person_id=person_id,
        gateway=gateway,
    )
    return [replace(_group(row), title=row["known_as"]) for row in found]


def administers(db: Door, place_id: int, person_id: int) -> bool:
    """Tell whether somebody was seen as an administrator of a group, and not yet as none."""
    found = db.rows(
        "SELECT seen_at FROM group_admins WHERE place_id = :place_id AND person_id = :person_id",
        place_id=place_id,
        person_id=person_id,
    )
    return bool(found)


def saw_admin(db: Door, place_id: int, person_id: int, now: int) -> None:
    """Note that somebody administers a group, which they know by its title of now; written once a day at most."""
    db.run(
        """
        INSERT INTO group_admins(place_id, person_id, title, seen_at)
        VALUES(:place_id, :person_id, coalesce((SELECT title FROM groups WHERE place_id = :place_id), ''), :now)
        ON CONFLICT(place_id, person_id) DO UPDATE SET seen_at = excluded.seen_at, title = excluded.title
        WHERE group_admins.seen_at <= :since OR group_admins.title <> excluded.title
        """,
        place_id=place_id,
        person_id=person_id,
        now=now,
        since=now - DAY,
    )


def forget_admin(db: Door, place_id: int, person_id: int) -> None:
    """Note that somebody does not administer a group any more."""
    db.run(
        "DELETE FROM group_admins WHERE place_id = :place_id AND person_id = :person_id",
        place_id=place_id,
        person_id=person_id,
    )


def saw_member(db: Door, place_id: int, person_id: int, now: int) -> None:
    """Note that somebody belongs to a group, where it has mentors whom they could ask; once a day at most."""
    db.run(
        """
        INSERT INTO members(place_id, person_id, seen_at) SELECT :place_id, :person_id, :now
        WHERE EXISTS (SELECT 1 FROM mentors WHERE mentors.place_id = :place_id)
        ON CONFLICT(place_id, person_id) DO UPDATE SET seen_at = :now WHERE members.seen_at <= :since
        """,
        place_id=place_id,
        person_id=person_id,
        now=now,
        since=now - DAY,
    )


def forget_member(db: Door, place_id: int, person_id: int) -> None:
    """Note that somebody left a group, whatever they were there; the invitation that a mentor may have in hand ends."""
    gone = {
        table: db.run(
            f"DELETE FROM {table} WHERE place_id = :place_id AND person_id = :person_id",
            place_id=place_id,
            person_id=person_id,
        )
        for table in ("members", "group_admins", "mentors")
    }
    if gone["mentors"]:
        db.run("DELETE FROM invites WHERE place_id = :place_id", place_id=place_id)


def mentors_in(db: Door, place_id: int) -> int:
    """Count the mentors of a group."""
    return int(db.rows("SELECT count(*) AS n FROM mentors WHERE place_id = :place_id", place_id=place_id)[0]["n"])


def topics_of(db: Door, place_id: int) -> dict[int, str]:
    """Give the names of the topics that were heard of; an empty one is not known."""
    found = db.rows(
        "SELECT topic, name FROM group_topics WHERE place_id = :place_id ORDER BY name, topic", place_id=place_id
    )
    return {int(row["topic"]): str(row["name"]) for row in found}


def note_topic(db: Door, place_id: int, topic: int, name: str) -> None:
    """Note a topic and what it is called by now; nothing is written where that is known."""
    db.run(
        """
        INSERT INTO group_topics(place_id, topic, name) VALUES(:place_id, :topic, :name)
        ON CONFLICT(place_id, topic) DO UPDATE SET name = :name WHERE :name <> '' AND group_topics.name <> :name
        """,
        place_id=place_id,
        topic=topic,
        name=tidy(name),
    )


def restrict(db: Door, place_id: int, topics: Iterable[int]) -> None:
    """Keep the topics in which the bot answers in sight; none means everywhere."""
    db.run(
        "UPDATE groups SET topics = :topics WHERE place_id = :place_id",
        place_id=place_id,
        topics=json.dumps(sorted(topics)),
    )


def answer_privately(db: Door, place_id: int, is_private: bool) -> None:
    """Keep whether a group's members are answered in private."""
    db.run(
        "UPDATE groups SET is_private = :is_private WHERE place_id = :place_id",
        place_id=place_id,
        is_private=int(is_private),
    )


def calm(db: Door, place_id: int, until: int | None) -> None:
    """Keep until when a group has the bot answer in private only (UTC seconds); None ends that."""
    db.run("UPDATE groups SET quiet_until = :until WHERE place_id = :place_id", place_id=place_id, until=until)


def wait(db: Door, place_id: int, seconds: int) -> None:
    """Keep how long a question waits for one mentor before it goes to the next."""
    db.run("UPDATE groups SET wait_s = :seconds WHERE place_id = :place_id", place_id=place_id, seconds=seconds)


def _group(row: Row) -> Group:
    return Group(
        place_id=row["place_id"],
        chat_id=row["chat_id"],
        gateway=row["gateway"],
        title=row["title"],
        is_channel=bool(row["is_channel"]),
        topics=frozenset(json.loads(row["topics"])),
        is_private=bool(row["is_private"]),
        quiet_until=row["quiet_until"],
        wait_s=row["wait_s"],
        is_open=row["closed_at"] is None,
        seen_at=row["seen_at"],
    )
