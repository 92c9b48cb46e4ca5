"""Sends one request and reads its whole answer, bounded in time and size; knows nothing of what either means."""

from __future__ import annotations

import asyncio
import errno
import os
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from edgejson.models import ModelError

if TYPE_CHECKING:
    import aiohttp
    from yarl import URL

__all__ = ["MOST_BYTES", "Answer", "Broken", "BrokenError", "Transport"]

MOST_BYTES = 32 << 20
"""A reply that is longer is none."""

_MOST_ERROR_BYTES = 1 << 16
_GOOD = 200

Broken = Literal["unreachable", "untrusted", "barred", "reset", "cut", "timeout", "too_large", "not_http"]
"""Where an exchange ended: before there was a connection (``unreachable``, ``untrusted`` for its certificate,
``barred`` by a proxy that wants a password), before the first byte of an answer (``reset``), in the middle of one
(``cut``), at its deadline, at the most bytes, or with something that is no HTTP."""


class BrokenError(Exception):
    """An exchange without an answer; `sent` says whether the service may have had the whole request."""

    def __init__(self, broken: Broken, what: str, *, sent: bool) -> None:
        super().__init__(what)
        self.broken: Broken = broken
        self.what = what
        self.sent = sent


@dataclass(frozen=True, slots=True)
class Answer:
    """A status with its headers and body, the content coding undone; the body of an error may be cut short."""

    status: int
    headers: Mapping[str, str]
    raw: bytes


class Transport:
    """Connections to one URL, opened by the first `open` or `post` in an event loop, and again by one after `close`.

    No cookie is kept and no redirect followed, so that a key goes nowhere but to this URL; a proxy and its password
    come from the environment only when told, and ``.netrc`` is never read.
    """

    def __init__(self, url: str, *, connect_s: float, proxies_from_env: bool = False, most: int = MOST_BYTES) -> None:
        self._url = url
        self._connect_s = connect_s
        self._proxies_from_env = proxies_from_env
        self._most = most
        self._sessions: WeakKeyDictionary[asyncio.AbstractEventLoop, _Session] = WeakKeyDictionary()

    def open(self) -> None:
        """Make ready, without connecting; `ModelError` (``misconfigured``) when that cannot be."""
        self._opened()

    async def post(self, body: bytes, headers: Mapping[str, str], *, until: float) -> Answer:
        """The answer to `body`; `BrokenError` when there is none by `until`, in the time of the loop."""
        return await self._opened().post(body, headers, until)

    async def close(self) -> None:
        """Give back the connections of the running loop."""
        session = self._sessions.pop(asyncio.get_running_loop(), None)
        if session is not None:
            await session.close()

    def _opened(self) -> _Session:
        loop = asyncio.get_running_loop()
        session = self._sessions.get(loop)
        if session is None:
            session = self._sessions[loop] = self._session()
        return session

    def _session(self) -> _Session:
        try:
            import aiohttp
            from yarl import URL
        except ImportError:
            raise ModelError(
                "teachers behind an API need aiohttp", kind="misconfigured", hint="pip install 'edgejson[api]'"
            ) from None
        url = URL(self._url)
        proxy = _proxy_of(url) if self._proxies_from_env else None
        session = aiohttp.ClientSession(
            # The resolver of the system, which knows the names of a local network; aiodns, where installed, does not.
            connector=aiohttp.TCPConnector(limit=0, ttl_dns_cache=60, resolver=aiohttp.ThreadedResolver()),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._connect_s),
            trust_env=False,
        )
        return _Session(session, url, proxy, connect_s=self._connect_s, most=self._most)


def _proxy_of(url: URL) -> URL | None:
    """The proxy that the environment names for a URL.

    Looked up here because the HTTP library's own way reads ``.netrc`` as well and would send what stands there.
    `ModelError` for one that cannot be used, without its words: there may be a password in them.
    """
    from yarl import URL

    if urllib.request.proxy_bypass(url.host or ""):
        return None
    found = urllib.request.getproxies().get(url.scheme)
    if not found:
        return None
    try:
        proxy = URL(found if "://" in found else f"http://{found}")  # a bare host and port is common
        f"{proxy.user}:{proxy.password}".encode("latin-1")
        if proxy.scheme in {"http", "https"} and proxy.host and proxy.port:
            return proxy
    except ValueError:
        pass  # no URL, or a name that no header can carry
    raise ModelError(
        f"{url.scheme.upper()}_PROXY names no proxy that can be used",
        kind="misconfigured",
        where=url.host or "",
        hint="write it like http://host:port, or set proxies_from_env to false",
    )


class _Session:
    """An open session of the HTTP library, its exceptions sorted by what they mean here."""

    def __init__(
        self, session: aiohttp.ClientSession, url: URL, proxy: URL | None, *, connect_s: float, most: int
    ) -> None:
        import aiohttp

        self._aiohttp = aiohttp
        self._session = session
        self._url = url
        self._proxy = proxy
        self._connect_s = connect_s
        self._most = most

    async def close(self) -> None:
        await self._session.close()

    async def post(self, body: bytes, headers: Mapping[str, str], until: float) -> Answer:
        response: aiohttp.ClientResponse | None = None
        raw = bytearray()
        try:
            async with asyncio.timeout_at(until) as limit:
                response = await self._session.post(
                    self._url, data=body, headers=headers, allow_redirects=False, proxy=self._proxy
                )
                good = response.status == _GOOD
                most = self._most if good else _MOST_ERROR_BYTES
                while chunk := await response.content.readany():
                    raw += chunk
                    if len(raw) > most:
                        break
            if good and len(raw) > most:
                raise BrokenError("too_large", f"the reply is longer than {most:,} bytes", sent=True)
            return Answer(response.status, response.headers, bytes(raw))
        except (self._aiohttp.ClientError, OSError, ValueError) as error:
            # TimeoutError is an OSError; ValueError is what a malformed answer can raise in the library.
            if response is not None and response.status != _GOOD:
                return Answer(response.status, response.headers, bytes(raw))  # the status says enough
            raise self._sorted(error, response, out_of_time=limit.expired()) from error
        finally:
            if response is not None:
                response.close()  # a connection that was read to its end is back in the pool already

    def _sorted(self, error: Exception, response: aiohttp.ClientResponse | None, *, out_of_time: bool) -> BrokenError:
        http = self._aiohttp
        if out_of_time:
            part = "no answer" if response is None else "no end of the reply"
            return BrokenError("timeout", f"{part} within the time limit", sent=True)
        if isinstance(error, http.ClientConnectorCertificateError):
            return BrokenError("untrusted", f"its certificate is not to be trusted: {_reason(error)}", sent=False)
        if isinstance(error, http.ClientConnectorDNSError):
            return BrokenError("unreachable", "its name cannot be resolved", sent=False)
        if isinstance(error, http.ConnectionTimeoutError):
            return BrokenError("unreachable", f"no connection within {self._connect_s:g} s", sent=False)
        if isinstance(error, http.ClientConnectorError):
            return BrokenError("unreachable", f"no connection: {_reason(error)}", sent=False)
        if isinstance(error, http.ClientHttpProxyError) and error.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return BrokenError("barred", f"the proxy wants a password (status {error.status})", sent=False)
        if isinstance(error, http.ClientHttpProxyError):
            return BrokenError("unreachable", f"the proxy answered with status {error.status}", sent=False)
        if response is not None:
            return BrokenError("cut", "the connection broke in the middle of the reply", sent=True)
        if isinstance(error, http.ClientConnectionError | OSError):
            return BrokenError("reset", "the connection was closed without an answer", sent=True)
        return BrokenError("not_http", "what came back is no HTTP answer", sent=True)


def _reason(error: Exception) -> str:
    """Why the system gave up, without the address that the library's own text repeats."""
    cause = getattr(error, "os_error", None) or error
    number = getattr(cause, "errno", None)
    if isinstance(number, int) and number in errno.errorcode:
        return os.strerror(number)
    return " ".join(str(cause).split())[:200] or type(cause).__name__
