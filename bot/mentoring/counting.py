"""How much mentoring there is, for whoever operates the bot."""

from bot.chat import Door


def how_many(db: Door) -> tuple[int, int, int]:
    """Count the groups and channels with the bot in them, the mentors, and the questions without an answer."""
    groups = "SELECT count(*) AS n FROM groups JOIN places ON places.id = groups.place_id WHERE closed_at IS NULL"
    mentors = "SELECT count(DISTINCT person_id) AS n FROM mentors"
    questions = "SELECT count(*) AS n FROM tickets WHERE state IN ('open', 'given')"
    return _count(db, groups), _count(db, mentors), _count(db, questions)


def _count(db: Door, sql: str) -> int:
    return int(db.rows(sql)[0]["n"])
