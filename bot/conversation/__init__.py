"""Who answers this? The order of routing, in one place."""

from bot.conversation.routing import Conversation

__all__ = ["Conversation"]
