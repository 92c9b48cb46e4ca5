"""Download schemas of a catalogue into a copy on this machine: the one place that reaches the network, when asked to.

Only ``https:`` is read (``http:`` of this very machine where that is allowed), redirects included.  Every download has
a limit of bytes and of seconds, files appear whole or not at all, and their sha256 is noted beside them.
"""

from __future__ import annotations

import http.client
import ipaddress
import itertools
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, getproxies

import orjson

from edgejson.catalogues import CATALOGUE, FETCHED, Catalogue, CatalogueEntry, place_of, references_of
from edgejson.documents import MOST_BYTES, parse_document
from edgejson.errors import EdgejsonError, InputError, SchemaError
from edgejson.files import writing_whole
from edgejson.types import Json

__all__ = ["SCHEMASTORE", "Downloader", "FetchError", "Fetched", "fetch"]

SCHEMASTORE = "https://www.schemastore.org/api/json/catalog.json"

_MOST_REDIRECTS = 5
_MOST_DOCUMENTS = 200
_CHUNK = 65536


class FetchError(EdgejsonError):
    """Something could not be downloaded; `where` is its URL."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file of the copy, and where it came from; `name` is that of the catalogue's entry, or empty."""

    url: str
    path: Path
    sha256: str
    size: int
    name: str = ""


class Downloader:
    """Reads documents by URL, within limits.

    Args:
        seconds: for one document, from the first byte asked for to the last one read.
        most_bytes: of one document.
        allow_local_http: whether ``http:`` is read from this machine, as from a mirror.
    """

    def __init__(self, *, seconds: float = 30, most_bytes: int = MOST_BYTES, allow_local_http: bool = False) -> None:
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._allow_local_http = allow_local_http
        # Made by hand: no handler for files and ftp, none that follows redirects; each place is looked at first.
        self._opener = OpenerDirector()
        proxies = {scheme: proxy for scheme, proxy in getproxies().items() if scheme == "https"}
        for handler in (ProxyHandler(proxies), HTTPHandler(), HTTPSHandler(context=ssl.create_default_context())):
            self._opener.add_handler(handler)

    def read(self, url: str) -> bytes:
        """The bytes at `url`; `FetchError` says what went wrong."""
        # A server that sends one byte a second never lets a socket's timeout pass: the limit is kept from outside.
        box: list[bytes | Exception] = []
        thread = threading.Thread(target=self._put, args=(url, box), daemon=True)
        thread.start()
        thread.join(self._seconds)
        if not box:
            raise FetchError(f"takes longer than {self._seconds:g} seconds", where=url)
        if isinstance(box[0], Exception):
            raise box[0]
        return box[0]

    def secured(self, url: str) -> str:
        """The address with ``https:`` for ``http:``, as schemas of old refer to one another."""
        parts = urlsplit(url)
        local = self._allow_local_http and _is_this_machine(parts.hostname or "")
        return parts._replace(scheme="https").geturl() if parts.scheme == "http" and not local else url

    def _put(self, url: str, box: list[bytes | Exception]) -> None:
        try:
            box.append(self._content_at(url))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is waited for
            box.append(error)

    def _content_at(self, url: str) -> bytes:
        deadline = time.monotonic() + self._seconds
        place = url
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                self._refuse_unsafe(place, url)
                found = self._answer(place, deadline)
                if isinstance(found, bytes):
                    return found
                place = urljoin(place, found)
            except (URLError, OSError, http.client.HTTPException) as error:
                raise FetchError(_explained(error, self._seconds), where=url) from None
            except ValueError as error:  # of an address that is none
                raise FetchError(f"{place} cannot be read: {error}", where=url) from None
        raise FetchError(f"is redirected more than {_MOST_REDIRECTS} times", where=url)

    def _answer(self, url: str, deadline: float) -> bytes | str:
        """The content, or where to look for it instead."""
        # Identity: what is limited and hashed is what is sent.
        request = Request(  # noqa: S310 - the scheme was looked at before
            quote(url, safe=":/?#[]@!$&'()*+,;=%~"), headers={"Accept-Encoding": "identity", "User-Agent": "edgejson"}
        )
        response = self._opener.open(request, timeout=max(0.1, deadline - time.monotonic()))
        if response is None:
            raise URLError("no answer")
        with response:
            if response.status in (301, 302, 303, 307, 308):
                return str(response.headers.get("Location", ""))
            if response.status != http.client.OK:
                raise FetchError(f"the server answers {response.status} {response.reason}", where=url)
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise FetchError("the server sends it compressed, which was not asked for", where=url)
            return self._content(response, deadline, url)

    def _content(self, response: http.client.HTTPResponse, deadline: float, url: str) -> bytes:
        stated = response.headers.get("Content-Length", "")
        parts: list[bytes] = []
        size = 0
        while True:
            if time.monotonic() > deadline:
                raise FetchError(f"takes longer than {self._seconds:g} seconds", where=url)
            part = response.read1(_CHUNK)
            if not part:
                break
            parts.append(part)
            size += len(part)
            if size > self._most_bytes:
                raise FetchError(f"is larger than {self._most_bytes:,} bytes", where=url)
        if stated.isdigit() and size < int(stated):
            raise FetchError(f"ends after {size:,} of {int(stated):,} bytes", where=url)
        return b"".join(parts)

    def _refuse_unsafe(self, place: str, asked: str) -> None:
        parts = urlsplit(place)
        if parts.scheme == "https" and parts.hostname:
            return
        if parts.scheme == "http" and self._allow_local_http and _is_this_machine(parts.hostname or ""):
            return
        how = "" if place == asked else f"is redirected to {place}: "
        raise FetchError(f"{how}only https: is read, not {parts.scheme or 'a path'}:", where=asked)


def fetch(
    names: Sequence[str],
    folder: Path,
    *,
    catalogue: str | None = None,
    downloader: Downloader,
    tell: Callable[[Fetched], None] = lambda _fetched: None,
) -> list[Fetched]:
    """Download the catalogue and the schemas of those names, with all that they refer to, into `folder`.

    Without a `catalogue` it is the one that `folder` is a copy of, else SchemaStore's.  Files that are there already
    are replaced; on an error those that were complete stay.

    Raises:
        InputError: the folder is a copy of another catalogue.
        FetchError: something cannot be downloaded.
        SchemaError: the catalogue or a schema is malformed, or there is no schema of a name.
    """
    copy = _Copy(folder, downloader, tell)
    known = copy.catalogue
    catalogue = catalogue or known or SCHEMASTORE
    if known not in (None, catalogue):
        raise InputError(f"is a copy of {known}", where=str(folder), hint="choose another folder: --into DIR")
    content = downloader.read(catalogue)
    _parsed(content, catalogue)
    copy.keep(catalogue, content, folder / CATALOGUE)
    index = Catalogue(folder)
    for entry in [index.find(name) for name in names]:
        copy.take_entry(entry, catalogue)
    index = Catalogue(folder)
    for name in names:
        index.document(index.find(name))  # proves that a build will find all it needs
    return copy.files


class _Copy:
    """The folder that is being filled, and what it holds by now."""

    def __init__(self, folder: Path, downloader: Downloader, tell: Callable[[Fetched], None]) -> None:
        self.files: list[Fetched] = []
        self._folder = folder
        self._downloader = downloader
        self._tell = tell
        self._done: set[str] = set()

    @property
    def catalogue(self) -> str | None:
        """The address of the catalogue that the folder is a copy of, if it is one."""
        url = self._noted().get(CATALOGUE, {}).get("url")
        return str(url) if url else None

    def take_entry(self, entry: CatalogueEntry, catalogue: str) -> None:
        """The schema of an entry, and everything it refers to."""
        try:
            url = urljoin(catalogue, entry.url)
        except ValueError as error:
            raise FetchError(f"the address cannot be read: {error}", where=entry.url) from None
        waiting = [(url, document) for document in self._take((url,), name=entry.name, kept_as=entry.url)]
        for count in itertools.count(1):
            if not waiting:
                return
            if count > _MOST_DOCUMENTS:
                raise FetchError(f"refers to more than {_MOST_DOCUMENTS} documents", where=entry.url)
            url, document = waiting.pop()
            for candidates in references_of(document, url):
                waiting += [(candidates[0], found) for found in self._take(candidates)]

    def _take(self, candidates: Sequence[str], *, name: str = "", kept_as: str = "") -> list[Json]:
        """The first of these places that can be read; nothing when one of them was read before."""
        if any(url in self._done for url in candidates):
            return []
        for place, url in enumerate(candidates):
            try:
                content = self._downloader.read(self._downloader.secured(url))
            except FetchError:
                if place + 1 < len(candidates):
                    continue
                raise
            document = _parsed(content, url)
            self._done.add(url)
            self.keep(url, content, self._path(kept_as or url), name)
            return [document]
        return []

    def _path(self, url: str) -> Path:
        place = place_of(url)
        if place is None:
            raise FetchError("the address names no file", where=url)
        return self._folder.joinpath(*place)

    def keep(self, url: str, content: bytes, path: Path, name: str = "") -> None:
        """Write a file whole, and note its hash after it."""
        with writing_whole(path) as file:
            file.write(content)
        fetched = Fetched(url, path, sha256(content).hexdigest(), len(content), name)
        self.files.append(fetched)
        noted = self._noted()
        noted[path.relative_to(self._folder).as_posix()] = {"url": url, "sha256": fetched.sha256, "size": fetched.size}
        with writing_whole(self._folder / FETCHED) as file:
            file.write(orjson.dumps(noted, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
        self._tell(fetched)

    def _noted(self) -> dict[str, dict[str, str | int]]:
        try:
            noted = orjson.loads((self._folder / FETCHED).read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {}
        return noted if isinstance(noted, dict) else {}


def _parsed(content: bytes, url: str) -> Json:
    """What was downloaded, as far as it is a document."""
    value = parse_document(content, url, yaml=urlsplit(url).path.endswith((".yaml", ".yml")))
    if not isinstance(value, dict):
        raise SchemaError("is no JSON object", where=url)
    return value


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _explained(error: Exception, seconds: float) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return f"takes longer than {seconds:g} seconds"
    if isinstance(reason, http.client.IncompleteRead):
        return f"ends after {len(reason.partial):,} bytes"
    return f"cannot be downloaded: {getattr(reason, 'strerror', None) or reason or type(error).__name__}"
