"""How fast a place may be written to; pure.

The figures stay under what Telegram tolerates: about one message a second in a private chat with short bursts, and
twenty a minute in a group.
"""

PRIVATE_EVERY_S, PRIVATE_BURST = 1.0, 5
GROUP_MESSAGES, GROUP_WINDOW_S = 20, 60.0
UNPROMPTED_PER_S = 25
BACKOFF_MAX_S = 60.0


def after_private(allowance_at: float, sent_at: float) -> tuple[float, float]:
    """Give the new allowance and the earliest next send after one in a private chat (a burst, then one a second)."""
    allowance_at = max(allowance_at, sent_at) + PRIVATE_EVERY_S
    return allowance_at, allowance_at - (PRIVATE_BURST - 1) * PRIVATE_EVERY_S


def after_group(oldest_of_window: float | None) -> float:
    """Give the earliest next send in a group; `oldest_of_window` is when the 20th last message was sent."""
    return 0.0 if oldest_of_window is None else oldest_of_window + GROUP_WINDOW_S


def backoff(tries: int) -> float:
    """Give the seconds to wait after so many tries without an answer."""
    return min(BACKOFF_MAX_S, float(2 ** max(0, min(tries, 10) - 1)))


class Bucket:
    """Tokens for unprompted messages over all chats: so many a second, no more than a second's worth saved up."""

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self.tokens = per_second
        self.at = 0.0

    def take(self, now: float, ahead: int = 0) -> float:
        """Take a token; gives 0 when there was one, else the seconds until there is one for us too.

        `ahead` counts those who wait already.
        """
        self.tokens = min(self.per_second, self.tokens + max(0.0, now - self.at) * self.per_second)
        self.at = now
        if self.tokens >= 1:
            self.tokens -= 1
            return 0.0
        return (1 + ahead - self.tokens) / self.per_second
