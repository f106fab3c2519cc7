"""HTTP for the Bot API through aiohttp: a third of the CPU of the library's client, and no address in any error."""

import contextlib
import json
from dataclasses import dataclass
from typing import Any, Literal, cast

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_S = 10.0
WRITE_S = 10.0
READ_S = 20.0  # the sum of the three is to stay below delivery's lease, or the same row would go out twice
CONNECTIONS = 256

_Phase = Any  # the library passes None, a number or its own marker for "not given"


class NeverConnected(NetworkError):
    """The server was not reached, so nothing of the request arrived."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Parameters that are JSON already, sent as they are: no file, no object of the library's."""

    parameters: dict[str, Any]
    contains_files: Literal[False] = False

    def as_data(self) -> RequestData:
        """Pass for the library's own, which is final; it hands the data untouched to our do_request."""
        return cast(RequestData, self)


class AiohttpRequest(BaseRequest):
    """One pool of connections for all calls.

    Every failure is a TelegramError that stands alone: no cause, no context and no address, because the address holds
    the token. Time-outs count per phase, so that a long poll may last as long as it asked for.
    """

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long to wait for an answer, in seconds, when a call does not say."""
        return READ_S

    async def initialize(self) -> None:
        """Open the pool; a second call changes nothing."""
        self._opened()

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Phase = BaseRequest.DEFAULT_NONE,
        write_timeout: _Phase = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Phase = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Phase = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request and give status and body."""
        read_s = float(read_timeout) if isinstance(read_timeout, int | float) else READ_S
        # The total only ends what no phase counts: waiting for the pool, the resolver, an upload, a trickling answer.
        total_s = CONNECT_S + WRITE_S + read_s
        limits = aiohttp.ClientTimeout(total=total_s, sock_connect=CONNECT_S, sock_read=read_s)
        answer = await self._answer(url, method, _body(request_data), limits)
        # Raised out here: inside the except block the original error, which may quote the address, would hang on it.
        if isinstance(answer, TelegramError):
            raise answer
        return answer

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS), headers={"User-Agent": self.USER_AGENT}
            )
        return self._session

    async def _answer(
        self, url: str, method: str, body: dict[str, Any], limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes] | TelegramError:
        try:
            async with self._opened().request(method, url, timeout=limits, allow_redirects=False, **body) as response:
                return response.status, self._safe(response.status, await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            return NeverConnected(f"could not connect ({type(error).__name__})")
        except TimeoutError:
            return TimedOut("no answer in time")
        except (aiohttp.ClientError, OSError) as error:
            return NetworkError(f"connection broken ({type(error).__name__})")

    def _safe(self, status: int, body: bytes) -> bytes:
        """Keep error pages out of exceptions: they are a proxy's, not the Bot API's, and may quote the address."""
        if 200 <= status < 300:
            return body
        return body.replace(self._token, b"[token]") if body.lstrip().startswith(b"{") else b"{}"

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; unlike the library's version it puts nothing of a broken one into the log."""
        found: Any = None
        with contextlib.suppress(ValueError, RecursionError):
            found = json.loads(payload)
        if not isinstance(found, dict):
            raise TelegramError("the answer is no Bot API answer")
        return found


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"json": data.parameters}
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mimetype) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mimetype)
    return {"data": form}
