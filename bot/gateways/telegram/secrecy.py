"""The token in no log: a filter for whatever the root logger's handlers write."""

import logging

_FORMAT = logging.Formatter()


class RedactToken(logging.Filter):
    """Take the token out of messages, arguments and tracebacks; a record without it passes unchanged."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the token."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):
            # Arguments that do not fit the message: logging would print both in full to stderr.
            message = f"{record.msg} {record.args}"
            record.msg, record.args = message, ()
        if self.token in message:
            record.msg, record.args = self._without(message), ()
        if record.exc_info:
            record.exc_text = record.exc_text or _FORMAT.formatException(record.exc_info)
            if self.token in record.exc_text:
                # Without exc_info other formatters cannot print the traceback anew; they use exc_text.
                record.exc_text, record.exc_info = self._without(record.exc_text), None
        if record.stack_info and self.token in record.stack_info:
            record.stack_info = self._without(record.stack_info)
        return True

    def _without(self, text: str) -> str:
        return text.replace(self.token, "[token]")


def keep_out_of_logs(token: str) -> None:
    """Guard every handler of the root logger that is there now.

    At DEBUG the library logs each request with the words in it, so its own loggers begin at INFO.
    """
    for handler in logging.getLogger().handlers:
        if not any(isinstance(each, RedactToken) and each.token == token for each in handler.filters):
            handler.addFilter(RedactToken(token))
    logging.getLogger("telegram").setLevel(logging.INFO)
