"""Small requests, uploads and downloads: what batches need of HTTP besides the single calls of `_http`."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

from edgejson.models import ModelError
from edgejson_teachers._batches.contract import UnknownError
from edgejson_teachers._batches.settings import BatchChoices
from edgejson_teachers._http import retrying
from edgejson_teachers._http.retrying import Backoff, Failure
from edgejson_teachers._http.transport import MOST_BYTES, Answer, BrokenError, _proxy_of
from edgejson_teachers._wire import bodies
from edgejson_teachers._wire.contract import Wire

if TYPE_CHECKING:
    import aiohttp

__all__ = ["Exchange", "MissedError", "Payload", "key_of"]

Payload: TypeAlias = "Callable[[], BytesIO | aiohttp.FormData]"
"""Makes what a request carries, anew for every attempt."""

_GOOD = frozenset({200, 201})
_SERVER_ERROR = 500
_GONE = frozenset({404, 410})
_NOT_DONE = frozenset({503, 529})
"""Statuses of 500 and above that say that nothing was begun."""
_MOST_ERROR_BYTES = 1 << 16
_CONNECTIONS = 16


class MissedError(Exception):
    """One attempt that failed; `certain` says that the service did not do what it was asked for."""

    def __init__(self, failure: Failure, *, certain: bool) -> None:
        super().__init__(failure.error.what)
        self.failure = failure
        self.certain = certain


class Exchange:
    """Requests to one service, with its key, bounded in time; connects when it is first used and again after `close`.

    No cookie is kept and no redirect followed: the key goes nowhere but to `base_url`.
    """

    def __init__(self, choices: BatchChoices, wire: Wire, *, rng: random.Random | None = None) -> None:
        self._choices = choices
        self._wire = wire
        self._backoff = Backoff(rng or random.Random())
        self._session: aiohttp.ClientSession | None = None
        self._headers: Mapping[str, str] = {}
        self._proxy: Any = None

    async def call(self, method: str, path: str, payload: Payload | None = None) -> dict[str, Any]:
        """The JSON object that is answered, after as many retries as there may be.

        Only for what may be done twice.  `ModelError` when there is none.
        """
        failures = 0
        while True:
            try:
                return await self.once(method, path, payload)
            except MissedError as missed:
                failures += 1
                await self.back_off(missed, failures)

    async def back_off(self, missed: MissedError, failures: int) -> None:
        """Wait before the next attempt; `ModelError` when there is to be none."""
        failure = missed.failure
        if not failure.repeat or failures > self._choices.retries or (failure.wait or 0) > retrying.MOST_PATIENCE_S:
            tries = f"; given up after {failures} attempts" if failures > 1 else ""
            error = failure.error
            kind = UnknownError if isinstance(error, UnknownError) else ModelError
            where = error.where or self._choices.host
            raise kind(f"{error.what}{tries}", kind=error.kind, where=where, hint=error.hint) from error
        await asyncio.sleep(max(self._backoff.after(failures), failure.wait or 0.0))

    async def once(self, method: str, path: str, payload: Payload | None = None) -> dict[str, Any]:
        """The JSON object that is answered; `MissedError` when the attempt fails, whatever the reason."""
        until = asyncio.get_running_loop().time() + self._limit(payload)
        try:
            async with self._answered(method, path, payload, until) as response:
                raw = await _whole(response, until)
            return bodies.plain(raw)
        except BrokenError as error:
            raise MissedError(retrying.of_broken(error), certain=not error.sent) from error
        except ModelError as error:
            raise MissedError(retrying.of_reading(error), certain=False) from error

    async def lines(self, path: str) -> AsyncGenerator[bytes]:
        """The lines of a file; from the first again when the download breaks off."""
        failures = 0
        while True:
            try:
                async with aclosing(self._lines_once(path)) as lines:
                    async for line in lines:
                        yield line
            except MissedError as missed:
                failures += 1
                await self.back_off(missed, failures)
            else:
                return

    async def _lines_once(self, path: str) -> AsyncGenerator[bytes]:
        until = asyncio.get_running_loop().time() + self._choices.transfer_s
        rest = bytearray()
        try:
            async with self._answered("GET", path, None, until) as response:
                while chunk := await _read(response, until):
                    rest += chunk
                    if b"\n" in chunk:
                        *whole, last = rest.split(b"\n")
                        rest = last
                        for line in whole:
                            yield bytes(line)
        except BrokenError as error:
            raise MissedError(retrying.of_broken(error), certain=not error.sent) from error
        if rest:
            yield bytes(rest)

    async def close(self) -> None:
        """Close the connections; the key is read again with the next request."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    # ------------------------------------------------------------ inside

    def _limit(self, payload: Payload | None) -> float:
        return self._choices.reply_timeout_s if payload is None else self._choices.transfer_s

    @asynccontextmanager
    async def _answered(
        self, method: str, path: str, payload: Payload | None, until: float
    ) -> AsyncGenerator[aiohttp.ClientResponse]:
        """A good response, its body to be read; `MissedError` for any other, `BrokenError` for none."""
        session = self._opened()
        data = None if payload is None else payload()
        # A form states the type itself, with the mark that its parts are divided by.
        headers = {**self._headers, "content-type": "application/json"} if isinstance(data, BytesIO) else self._headers
        response: aiohttp.ClientResponse | None = None
        try:
            async with _bounded(until, answered=False):
                response = await session.request(
                    method,
                    self._choices.base_url + path,
                    data=data,
                    headers=headers,
                    allow_redirects=False,
                    proxy=self._proxy,
                )
            if response.status not in _GOOD:
                raise await self._refused(response, until)
            yield response
        finally:
            if response is not None:
                response.close()  # a connection that was read to its end is back in the pool already

    async def _refused(self, response: aiohttp.ClientResponse, until: float) -> MissedError:
        raw = bytearray()
        with suppress(BrokenError):  # the status says enough
            while len(raw) < _MOST_ERROR_BYTES and (chunk := await _read(response, until)):
                raw += chunk
        failure = retrying.of_answer(Answer(response.status, response.headers, bytes(raw)), self._wire, time.time())
        if response.status in _GONE:
            failure = replace(failure, error=UnknownError(failure.error.what, kind="misconfigured"), repeat=False)
        return MissedError(failure, certain=response.status < _SERVER_ERROR or response.status in _NOT_DONE)

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._headers = self._prepared()
            try:
                import aiohttp
                from yarl import URL
            except ImportError:
                raise ModelError(
                    "teachers behind an API need aiohttp", kind="misconfigured", hint="pip install 'edgejson[api]'"
                ) from None
            self._proxy = _proxy_of(URL(self._choices.base_url)) if self._choices.proxies_from_env else None
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_CONNECTIONS, resolver=aiohttp.ThreadedResolver()),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._choices.connect_timeout_s),
                trust_env=False,
            )
        return self._session

    def _prepared(self) -> Mapping[str, str]:
        variable, host = self._choices.api_key_env, self._choices.host
        key = key_of(variable) if variable else None
        if variable and not key:
            raise ModelError(
                f"{variable} is not set, and holds the API key",
                kind="misconfigured",
                where=host,
                hint=f"export {variable}=...",
            )
        if key and not (key.isascii() and key.isprintable()):
            raise ModelError(
                f"the key in {variable} holds a character that no header can carry",
                kind="misconfigured",
                where=host,
                hint="copy it once more",
            )
        headers = {"User-Agent": "edgejson", **self._choices.headers, **self._wire.headers(key)}
        return {name: value for name, value in headers.items() if name.lower() != "content-type"}


def key_of(variable: str) -> str:
    """The API key, without the line end that a file or a shell may have left on it."""
    return os.environ.get(variable, "").strip()


async def _whole(response: aiohttp.ClientResponse, until: float) -> bytes:
    raw = bytearray()
    while chunk := await _read(response, until):
        raw += chunk
        if len(raw) > MOST_BYTES:
            raise BrokenError("too_large", f"the answer is longer than {MOST_BYTES:,} bytes", sent=True)
    return bytes(raw)


async def _read(response: aiohttp.ClientResponse, until: float) -> bytes:
    async with _bounded(until, answered=True):
        return await response.content.readany()


@asynccontextmanager
async def _bounded(until: float, *, answered: bool) -> AsyncGenerator[None]:
    """Errors of the HTTP library within, and the end of the time, are `BrokenError`."""
    import aiohttp

    try:
        async with asyncio.timeout_at(until) as limit:
            yield
    except (aiohttp.ClientError, OSError, ValueError) as error:
        # TimeoutError is an OSError; ValueError is what a malformed answer can raise in the library.
        if limit.expired():
            raise BrokenError("timeout", "no answer within the time limit", sent=True) from error
        if isinstance(error, aiohttp.ClientConnectorCertificateError):
            raise BrokenError("untrusted", "its certificate is not to be trusted", sent=False) from error
        if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
            raise BrokenError("unreachable", "no connection", sent=False) from error
        if answered:
            raise BrokenError("cut", "the connection broke in the middle of the answer", sent=True) from error
        raise BrokenError("reset", "the connection was closed without an answer", sent=True) from error
