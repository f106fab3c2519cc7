"""How much there is in the outbox, for whoever operates the bot."""

from bot.chat import Door


def how_many(db: Door) -> tuple[int, int]:
    """Count the messages that wait to be sent, and those that were set aside."""
    found = db.rows("SELECT state, count(*) AS n FROM outbox WHERE state IN ('open', 'aside') GROUP BY state")
    counted = {row["state"]: int(row["n"]) for row in found}
    return counted.get("open", 0), counted.get("aside", 0)
