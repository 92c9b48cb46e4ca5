"""Catalogues of schemas, like SchemaStore's, as copies on this machine; nothing here reaches the network.

A copy is a folder with the schemas and ``catalog.json``, which lists them:
``{"schemas": [{"name", "url", "description", "versions"}]}``.  A schema lies where its URL says, at the longest end of
``HOST/PATH`` that exists in the folder, be it ``www.schemastore.org/package.json`` or ``package.json``.
`edgejson.fetching` fills such a folder and notes the sha256 of each file in ``fetched.json``; a file that has changed
since is refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import orjson

from edgejson.bundling import Bundler, refers_outside
from edgejson.documents import parse_document, read_value
from edgejson.errors import SchemaError, near_names
from edgejson.packs import DocumentPack
from edgejson.resources import is_draft
from edgejson.types import Json

__all__ = [
    "CATALOGUE",
    "FETCHED",
    "Catalogue",
    "CatalogueEntry",
    "cache_folder",
    "file_of",
    "place_of",
    "references_of",
]

CATALOGUE = "catalog.json"
FETCHED = "fetched.json"

_PLACES_OF_CATALOGUES = (CATALOGUE, f"api/json/{CATALOGUE}", f"src/api/json/{CATALOGUE}")
_PLACES_OF_SCHEMAS = ("", "schemas/json/", "src/schemas/json/")
"""Where catalogue and schemas lie in a folder: beside one another, or as in SchemaStore's repository."""

_NOT_IN_IDS = re.compile(r"[^a-z0-9._]+")
_DATA = frozenset({"const", "default", "enum", "example", "examples"})


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where fetched schemas are kept: ``EDGEJSON_CACHE``, else the user's cache folder, and `catalogue` in it."""
    own = environ.get("EDGEJSON_CACHE")
    if own:
        return Path(own) / "catalogue"
    shared = environ.get("XDG_CACHE_HOME")
    return (Path(shared) if shared else Path.home() / ".cache") / "edgejson" / "catalogue"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A schema of a catalogue: its id here, its name there, and its URL."""

    id: str
    name: str
    description: str
    url: str


class Catalogue:
    """A copy of a catalogue.

    Raises:
        SchemaError: the folder is no copy of a catalogue, or (on use) a schema is not in it; says the command that
            fetches it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries = self._read_entries()

    def find(self, name: str) -> CatalogueEntry:
        """The entry of that name or id."""
        for entry in self.entries:
            if name in (entry.name, entry.id):
                return entry
        known = [text for entry in self.entries for text in {entry.name, entry.id}]
        hint = (
            near_names(name, known) if len(known) <= 40 or _close(name, known) else "`edgejson schemas list` shows all"
        )
        raise SchemaError(f"the catalogue has no schema {name!r}", where=str(self.folder), hint=hint)

    def pack(self, name: str, *, names: Sequence[str], license: str) -> DocumentPack:  # noqa: A002 - as in SPDX
        """The schemas of those names as a pack; without names, all that the copy holds."""
        entries = [self.find(wanted) for wanted in dict.fromkeys(names)]
        entries = entries or [entry for entry in self.entries if self._path(entry.url) is not None]
        if not entries:
            raise SchemaError(
                "the copy of the catalogue holds no schema", where=str(self.folder), hint=self._command("NAME")
            )
        documents = {entry.id: partial(self.document, entry) for entry in entries}
        return DocumentPack(documents, name=name, version="", license=license)

    def document(self, entry: CatalogueEntry) -> Mapping[str, Json]:
        """The schema of an entry, those that it refers to included."""
        document = self._read(entry.url, entry)
        if not isinstance(document, dict):
            raise SchemaError("a schema is a JSON object", where=str(self._path(entry.url)))
        if not refers_outside(document):
            return document
        bundler = Bundler(
            _Present(self), lambda url: self._read(url, entry), what="the copy of the catalogue", shown=str
        )
        try:
            return bundler.bundle(entry.url)
        except SchemaError as error:
            if "is refused" in error.what:
                hint = f"{self._command(entry.id)} fetches what it refers to"
                raise SchemaError(error.what, where=error.where, hint=hint) from None
            raise

    # ------------------------------------------------------------ files

    def has(self, url: str) -> bool:
        """Whether the copy holds the document at `url`."""
        return self._path(url) is not None

    def _path(self, url: str) -> Path | None:
        return file_of(self.folder, url)

    def _read(self, url: str, entry: CatalogueEntry) -> Json:
        path = self._path(url)
        if path is None:
            raise SchemaError(
                f"the schema {entry.name!r} is not in the copy of the catalogue",
                where=str(self.folder),
                hint=self._command(entry.id),
            )
        noted = self._fetched.get(path.relative_to(self.folder).as_posix())
        if noted is None:
            return read_value(path)
        data = path.read_bytes()
        if sha256(data).hexdigest() != noted:
            raise SchemaError(
                "the file has changed since it was fetched", where=str(path), hint=self._command(entry.id)
            )
        return parse_document(data, str(path), yaml=path.suffix in (".yaml", ".yml"))

    def _command(self, name: str) -> str:
        """The command that fetches a schema into this copy."""
        into = "" if self.folder == cache_folder() else f" --into {self.folder}"
        return f"edgejson schemas fetch {name}{into}"

    @cached_property
    def _fetched(self) -> Mapping[str, str]:
        """The sha256 of every file that was fetched, by its path."""
        path = self.folder / FETCHED
        if not path.is_file():
            return {}
        try:
            return {str(name): str(noted["sha256"]) for name, noted in orjson.loads(path.read_bytes()).items()}
        except (orjson.JSONDecodeError, AttributeError, TypeError, KeyError):
            raise SchemaError(
                "the list of fetched files is damaged", where=str(path), hint="remove the folder"
            ) from None

    def _read_entries(self) -> tuple[CatalogueEntry, ...]:
        for place in _PLACES_OF_CATALOGUES:
            path = self.folder / place
            if path.is_file():
                return tuple(_entries(read_value(path), str(path)))
        raise SchemaError(
            f"there is no copy of a catalogue: {CATALOGUE} is missing",
            where=str(self.folder),
            hint=f"{self._command('NAME')} makes one",
        )


class _Present:
    """The URLs of which a copy holds the document."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __contains__(self, url: object) -> bool:
        return isinstance(url, str) and bool(urlsplit(url).scheme) and self._catalogue.has(url)


def place_of(url: str) -> tuple[str, ...] | None:
    """Where in a copy the document at `url` is kept, host first; None when the address names no file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = PurePosixPath(unquote(parts.path).lstrip("/")).parts
    if ".." in path or not path:
        return None
    return (parts.netloc.replace(":", "_"), *path) if parts.netloc else path


def file_of(folder: Path, url: str) -> Path | None:
    """The file in `folder` that is the copy of what is at `url`; None when there is none."""
    full = place_of(url) or ()
    for start in range(len(full)):
        for place in _PLACES_OF_SCHEMAS:
            found = folder / place / Path(*full[start:])
            if found.is_file() and found.resolve().is_relative_to(folder.resolve()):
                return found
    return None


def references_of(document: Json, base: str) -> Iterator[tuple[str, ...]]:
    """Where the other documents may be that a document at `base` refers to: by its ``$id``, else by its own address.

    References to the drafts of JSON Schema are left out, those are known.
    """
    stack: list[tuple[Json, str]] = [(document, base)]
    seen: set[tuple[str, ...]] = set()
    while stack:
        node, here = stack.pop()
        if isinstance(node, list):
            stack += [(item, here) for item in node]
        elif isinstance(node, dict):
            name = node.get("$id", node.get("id"))
            here = _joined(here, name) if isinstance(name, str) else here
            reference = node.get("$ref")
            if isinstance(reference, str) and not reference.startswith("#"):
                places = tuple(dict.fromkeys((_joined(here, reference), _joined(base, reference))))
                if places not in seen and base not in places and here != places[0] and not is_draft(places[0]):
                    seen.add(places)
                    yield places
            stack += [(member, here) for keyword, member in node.items() if keyword not in _DATA]


def _joined(base: str, reference: str) -> str:
    """Where a reference leads, without its fragment; one that is no URI leads nowhere else."""
    try:
        return urldefrag(urljoin(base, reference))[0]
    except ValueError:
        return base


def _entries(catalogue: Json, where: str) -> Iterator[CatalogueEntry]:
    listed: Any = catalogue.get("schemas") if isinstance(catalogue, dict) else None
    if not isinstance(listed, list):
        raise SchemaError('is no catalogue: it has no list "schemas"', where=where)
    taken: set[str] = set()
    for place, item in enumerate(listed):
        name, url = (item.get("name"), item.get("url")) if isinstance(item, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(url, str):
            raise SchemaError("an entry has a name and a url, both texts", where=f"{where}#/schemas/{place}")
        versions = item.get("versions")
        description = str(item.get("description", ""))
        yield CatalogueEntry(_new_id(name, taken), name, description, url)
        for version, its_url in versions.items() if isinstance(versions, dict) else ():
            if isinstance(its_url, str) and its_url != url:
                full = f"{name} {version}"
                yield CatalogueEntry(_new_id(full, taken), full, description, its_url)


def _new_id(name: str, taken: set[str]) -> str:
    """A name as it can be typed: ``GitHub Workflow`` is ``github-workflow``; the second of one name gets a number."""
    bare = _NOT_IN_IDS.sub("-", name.lower()).strip("-.") or "schema"
    found, number = bare, 1
    while found in taken:
        number += 1
        found = f"{bare}-{number}"
    taken.add(found)
    return found


def _close(name: str, known: Sequence[str]) -> bool:
    return near_names(name, known).startswith("did you mean")
