"""What Telegram's refusals mean: an outcome for delivery, or a sentence that ends the run."""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivery import Delivered, Gone, Lost, Migrated, Outcome, Refused, Stop, Stopped, Unreachable, Wait
from bot.delivery.outcome import Do

NOT_ACCEPTED = (
    "Telegram does not accept the token: copy it again from @BotFather into TELEGRAM_TOKEN, "
    "check TELEGRAM_API_URL, and start again."
)
TWO_BOTS = (
    "Another program uses the same token, to fetch messages or with a webhook: stop the other one, or give this one a "
    "token of its own, and start again."
)
UNREACHABLE_API = (
    "The Bot API at {url} cannot be reached: check the network connection and TELEGRAM_API_URL, and start again."
)

# Telegram tells these apart in words only: every one is a plain 400.
_NOTHING_CHANGED = ("message is not modified",)
_CANNOT_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message")
_NO_SUCH_MESSAGE = (
    "message to delete not found",
    "message can't be deleted",
    "message to react not found",
    "message not found",
    "message_id_invalid",
    "message to edit not found",
    "message can't be edited",
)
_MISPLACED = (
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "message to be replied not found",
    "message to reply not found",
)
_NOBODY_THERE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")
_TOO_LARGE = "request entity too large"  # 413, which the library reports as trouble of the network
_FLOOD = "too many requests"  # 429 that does not say how long
_FLOOD_WAIT_S = 5.0


class CannotStart(Stopped):
    """The bot cannot begin; the text is one sentence with the remedy."""


def wait_s(error: RetryAfter) -> float:
    """Give the seconds to wait; the library gives a number or a timedelta, depending on its environment."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


def outcome_of(error: TelegramError, do: Do) -> Outcome:
    """Say what a refusal means for the row that met it; by type first, by words only where a 400 leaves no choice."""
    outcome: Outcome = Lost(error.message)
    said = error.message.lower()
    match error:
        case RetryAfter():
            outcome = Wait(wait_s(error))
        case Forbidden():
            outcome = Unreachable()
        case ChatMigrated():
            outcome = Migrated(str(error.new_chat_id))
        case InvalidToken():
            outcome = Stop(NOT_ACCEPTED)
        case Conflict():
            outcome = Stop(TWO_BOTS)
        case BadRequest():
            outcome = _of_bad_request(error.message, do)
        case NetworkError() if _FLOOD in said:
            outcome = Wait(_FLOOD_WAIT_S)
        case NetworkError() if _TOO_LARGE in said:
            outcome = Refused(error.message)
    return outcome


def _of_bad_request(reason: str, do: Do) -> Outcome:
    said = reason.lower()
    if _says(said, _NOTHING_CHANGED):
        return Delivered()
    if do in ("rebutton", "react", "remove") and _says(said, _NO_SUCH_MESSAGE):
        return Delivered()
    if do == "edit" and _says(said, _CANNOT_EDIT):
        return Gone()
    if _says(said, _NOBODY_THERE):
        return Unreachable()
    return Refused(reason, is_misplaced=_says(said, _MISPLACED))


def _says(said: str, any_of: tuple[str, ...]) -> bool:
    return any(words in said for words in any_of)
