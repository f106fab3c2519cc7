import io
import logging
import traceback

import pytest
from telegram.error import TelegramError

from bot.gateways.telegram.api import Api
from bot.gateways.telegram.request import AiohttpRequest
from bot.gateways.telegram.secrecy import RedactToken, keep_out_of_logs
from tests.fake_telegram import TOKEN


@pytest.fixture
def log():
    """Give all that is logged, at DEBUG, by every logger there is."""
    written, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(message)s"))
    names = list(logging.root.manager.loggerDict)
    before = {name: logging.getLogger(name).level for name in names}
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    keep_out_of_logs(TOKEN)
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield written
    for name in names:
        logging.getLogger(name).setLevel(before[name])
    root.setLevel(level)
    root.removeHandler(handler)
    for each in root.handlers:
        for filter in [filter for filter in each.filters if isinstance(filter, RedactToken)]:
            each.removeFilter(filter)


def chain(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


QUOTES = f"no such page: /bot{TOKEN}/sendMessage".encode()
TROUBLE = {
    "time-out": {"delay_s": 1},
    "refusal": {"status": 400, "description": f"Bad Request: see /bot{TOKEN}/sendMessage"},
    "refused token": {"status": 401, "description": f"Unauthorized {TOKEN}"},
    "bad JSON": {"body": QUOTES},
    "error page": {"status": 502, "body": QUOTES},
    "redirect": {"status": 302, "body": QUOTES},
}


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE)
async def test_the_token_is_in_no_log_and_no_exception(telegram, api, log, trouble):
    telegram.order("sendMessage", **trouble)
    with pytest.raises(TelegramError) as caught:
        await api.call("sendMessage", read_s=0.05, chat_id=7, text="hi")
    logging.getLogger("bot").error("as it happens", exc_info=caught.value)
    for error in chain(caught.value):
        assert TOKEN not in f"{error!r} {error} {vars(error) if hasattr(error, '__dict__') else ''}"
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert TOKEN not in log.getvalue()


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://[half", "nonsense"])
async def test_the_token_is_in_no_trouble_with_the_address(log, url):
    api = Api(TOKEN, url, AiohttpRequest(TOKEN))
    with pytest.raises(TelegramError) as caught:
        await api.call("getMe")
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert TOKEN not in log.getvalue()
    await api.close()


def test_the_filter_takes_the_token_out_of_messages_arguments_and_tracebacks(log):
    logger = logging.getLogger("anything")
    logger.info("GET https://x/bot%s/getMe", TOKEN)
    logger.info("with %d in vain", TOKEN)
    logger.info("the place", stack_info=True)
    logger.error("failed", exc_info=OSError(f"https://x/bot{TOKEN}"))
    assert TOKEN not in log.getvalue()
    assert "OSError: https://x/bot[token]" in log.getvalue()


def test_other_lines_pass_unchanged(log):
    logging.getLogger("anything").info("all is %s", "well")
    assert log.getvalue() == "all is well\n"


def test_the_librarys_logging_of_whole_requests_is_off():
    keep_out_of_logs(TOKEN)
    assert not logging.getLogger("telegram.Bot").isEnabledFor(logging.DEBUG)
