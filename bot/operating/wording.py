"""Every sentence of operating."""

from collections.abc import Sequence

from bot.chat import Reply


def house(counts: Sequence[tuple[str, int]]) -> Reply:
    """Show how the bot is doing, without a word of anybody's."""
    listed = "\n".join(f"- {name}: {count:,}" for name, count in counts)
    return Reply(f"**The house, in counts**\n\n{listed}")
