"""Links on t.me that lead to the bot; pure."""

from bot.gateways.telegram.addressing import Me


def opens(me: Me, payload: str) -> str:
    """Lead into the private chat, where /start gets the payload."""
    return f"https://t.me/{me.username}?start={payload}"


def adds(me: Me, payload: str) -> str:
    """Lead to a choice of groups to which the bot is then added, where /start gets the payload."""
    return f"https://t.me/{me.username}?startgroup={payload}"
