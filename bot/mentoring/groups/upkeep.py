"""Telling somebody what is kept of groups, and letting it go."""

from collections.abc import Sequence

from bot import people
from bot.chat import Door, Row, Told
from bot.settings import PRUNED_AT_ONCE, RETENTION

_OLD = (
    """
    DELETE FROM group_admins WHERE (place_id, person_id) IN (
        SELECT place_id, person_id FROM group_admins WHERE seen_at < :since ORDER BY seen_at LIMIT :some)
    """,
    """
    DELETE FROM members WHERE (place_id, person_id) IN (
        SELECT place_id, person_id FROM members WHERE seen_at < :since ORDER BY seen_at LIMIT :some)
    """,
)


def prune(db: Door, now: int) -> int:
    """Let go of some groups without the bot, and of some people long unseen there; gives how many rows went."""
    since = now - (RETENTION["groups"].seconds or 0)
    people_gone = sum(db.run(statement, since=since, some=PRUNED_AT_ONCE) for statement in _OLD)
    closed = db.rows(
        """
        SELECT groups.place_id FROM groups JOIN places ON places.id = groups.place_id
        WHERE groups.seen_at < :since AND places.closed_at < :since ORDER BY groups.seen_at LIMIT :some
        """,
        since=since,
        some=PRUNED_AT_ONCE // 100,
    )
    return people_gone + sum(_let_go(db, row["place_id"]) for row in closed)


def _let_go(db: Door, place_id: int) -> int:
    return sum(
        db.run(f"DELETE FROM {table} WHERE place_id = :place_id", place_id=place_id)
        for table in ("group_topics", "group_admins", "members", "groups")
    )


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell the groups that somebody administers, as they were set up there, and those in which they called the bot."""
    zone = people.zone_of(db, person_id)
    admin = db.rows(
        """
        SELECT title, seen_at FROM group_admins WHERE person_id = :person_id ORDER BY seen_at DESC, place_id
        """,
        person_id=person_id,
    )
    member = db.rows(
        """
        SELECT members.*, groups.title FROM members LEFT JOIN groups ON groups.place_id = members.place_id
        WHERE members.person_id = :person_id ORDER BY members.seen_at DESC, members.place_id
        """,
        person_id=person_id,
    )
    return [
        Told(
            "Groups and channels you can set me up in, with their settings, the names of their topics and whether an "
            "invitation for mentors is open",
            [_line(row, zone) for row in admin],
            ("group_admins", "groups", "group_topics", "invites"),
        ),
        Told("Groups with mentors in which you called me", [_line(row, zone) for row in member], ("members",)),
    ]


def _line(row: Row, zone: str | None) -> str:
    return f"{row['title'] or 'A group without a name'}, last seen there on {people.when(row['seen_at'], zone)}"
