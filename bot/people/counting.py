"""How many people there are, for whoever operates the bot."""

from bot.chat import Door


def how_many(db: Door) -> int:
    """Count the people who are known and not just leaving."""
    return int(db.rows("SELECT count(*) AS n FROM people WHERE leaving_at IS NULL")[0]["n"])
