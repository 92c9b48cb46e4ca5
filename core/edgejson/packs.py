"""Packs that are folders: schema documents as files, with value tables and rules beside them; and packs of documents
that are already read.

The layout of a folder, of which every part is optional::

    NAME.json  NAME.yaml  SUB/NAME.json    schemas whose complexity is computed
    simple/ medium/ complex/               schemas of that complexity, subfolders and all
    NAME.rules.json                        rules of a schema that must not be edited itself
    tables/NAME.json                       rows that `x-value` hints draw from

The id of a schema is its path without the ending, dots for slashes (``billing/invoice.yaml`` is ``billing.invoice``);
the folder of a complexity is no part of it.  Names that begin with a dot are left alone, links to folders are not
followed.  References between the files are resolved inside the folder.  A file that holds nothing but definitions, or
no keyword of JSON Schema at all, and an OpenAPI document, is there for the others and offers no schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from edgejson.documents import ENDINGS, read_document, read_value
from edgejson.errors import SchemaError, near_names
from edgejson.tablefiles import entries, read_tables
from edgejson.types import Complexity, Json, SchemaEntry

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from edgejson.bundling import Bundler, Target
    from edgejson.values.tables import Tables

__all__ = ["DirectoryPack", "DocumentPack", "is_no_schema"]

_RULES = ".rules"
_TABLES = "tables"
_COMPLEXITIES: tuple[Complexity, ...] = get_args(Complexity)
_MOST_ENTRIES = 100_000
_DEFINITIONS = frozenset({"$defs", "definitions"})
_ABOUT = frozenset({"$schema", "$id", "id", "$comment", "$anchor", "$vocabulary", "title", "description"})
_API_DESCRIPTION = frozenset({"openapi", "swagger"})
_WORDS = """
$ref $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor type enum const default examples format
deprecated readOnly writeOnly contentEncoding contentMediaType contentSchema multipleOf maximum exclusiveMaximum
minimum exclusiveMinimum maxLength minLength pattern items additionalItems prefixItems unevaluatedItems contains
maxContains minContains maxItems minItems uniqueItems properties patternProperties additionalProperties
unevaluatedProperties propertyNames required maxProperties minProperties dependencies dependentRequired
dependentSchemas allOf anyOf oneOf not if then else extends disallow divisibleBy x-invariants x-value x-together
"""
_KEYWORDS = _DEFINITIONS | _ABOUT | frozenset(_WORDS.split())
"""Of every draft, older ones than are read included: their schemas are told so."""


class DirectoryPack:
    """A `SchemaPack` read from a folder or from the data of an installed package.

    The folder is listed once, when the first schema is asked for; a document is read when it is asked for.  With `only`
    the pack offers that one file of the folder.

    Raises:
        SchemaError: (on use) the folder or a file cannot be read, is malformed, refers to what is not in the folder, or
            two files claim one id.
    """

    def __init__(
        self,
        root: Traversable,
        *,
        name: str,
        version: str,
        license: str,  # noqa: A002 - as in SPDX
        only: str | None = None,
    ) -> None:
        self.name = name
        self.version = version
        self.license = license
        self._root = root
        self._only = only
        self._grades: dict[str, Complexity] = {}

    def ids(self) -> Sequence[str]:
        """Ids, simple schemas first, those without a stated complexity last, by name within each group."""
        return tuple(self._places)

    def entry(self, schema_id: str) -> SchemaEntry:
        """The schema of that id; a complexity the folder does not state is computed from the document."""
        place = self._places.get(schema_id)
        if place is None:
            raise SchemaError(
                f"pack {self.name!r} has no schema {schema_id!r}", hint=near_names(schema_id, self._places)
            )
        document = self._self_contained(place)
        return SchemaEntry(
            id=schema_id,
            document=document,
            complexity=place.complexity or self._grade(schema_id, document),
            license=self.license,
            rules=place.own_rules(),
        )

    def read_all(self) -> None:
        """Read every file once, as it stands: what a schema means, or refers to, is found out when it is used.

        Raises:
            SchemaError: a file cannot be read, or is malformed.
        """
        for place in self._places.values():
            read_document(place.file)
            place.own_rules()
        self.tables()

    def _grade(self, schema_id: str, document: Mapping[str, Json]) -> Complexity:
        """Computed once: a large document takes its time, and an entry is asked for more often."""
        grade = self._grades.get(schema_id)
        if grade is None:
            grade = self._grades[schema_id] = _graded(document, schema_id)
        return grade

    def tables(self) -> Tables:
        """The value tables, by file name; those in folders of their own, as ``de/NAME``, in that language."""
        return self._rows

    # ------------------------------------------------------------ the folder

    @cached_property
    def _files(self) -> dict[str, Traversable]:
        """Every document in the folder by its path in it, tables left out."""
        return {path: file for path, file in _walk(self._root) if not path.startswith(f"{_TABLES}/")}

    @cached_property
    def _places(self) -> dict[str, _Place]:
        if self._only is not None:
            return {_split(self._only)[0]: self._only_place(self._only)}
        places: dict[str, _Place] = {}
        groups = sorted(self._schemas(), key=lambda named: (_rank(named[1].complexity), named[0]))
        for schema_id, place in groups:
            if schema_id in places:
                first = places[schema_id].file
                raise SchemaError(f"two files are called {schema_id!r}: {first} and {place.file}", hint="rename one")
            places[schema_id] = place
        return places

    def _schemas(self) -> Iterator[tuple[str, _Place]]:
        rules: dict[str, Traversable] = {}
        for path, file in self._files.items():
            stem = _split(path)[0]
            if stem.endswith(_RULES):
                rules[stem.removesuffix(_RULES)] = file
        for path, file in self._files.items():
            stem = _split(path)[0]
            if stem.endswith(_RULES):
                continue
            complexity, bare = _stated_complexity(stem)
            its_rules = rules.pop(stem, None)
            if complexity is not None or its_rules is not None or not _is_only_for_others(read_document(file)):
                yield bare.replace("/", "."), _Place(path, file, its_rules, complexity)
        for stem, file in rules.items():
            name = stem.rpartition("/")[2]
            raise SchemaError(f"these rules belong to a schema {name!r} that is not beside them", where=str(file))

    def _only_place(self, name: str) -> _Place:
        stem = _split(name)[0]
        beside = [self._root / f"{stem}{_RULES}{ending}" for ending in ENDINGS]
        return _Place(name, self._root / name, next((file for file in beside if file.is_file()), None), None)

    # ------------------------------------------------------------ references between files

    def _self_contained(self, place: _Place) -> Mapping[str, Json]:
        document = read_document(place.file)
        from edgejson.bundling import refers_outside

        return self._bundler.bundle(place.path) if refers_outside(document) else document

    @property
    def _bundler(self) -> Bundler:
        # Made anew for every schema: it keeps each document that it has read.
        from edgejson.bundling import Bundler

        return Bundler(
            self._files,
            lambda path: read_value(self._files[path]),
            what="the folder",
            identified=self._identified,
            shown=lambda path: str(self._root / path),
        )

    def _identified(self, uri: str) -> Target | None:
        found = self._identities.get(uri, [])
        if len(found) > 1:
            paths = " and ".join(path for path, _ in found)
            raise SchemaError(f"two files say that they are {uri}: {paths}", where=str(self._root))
        return found[0] if found else None

    @cached_property
    def _identities(self) -> Mapping[str, Sequence[Target]]:
        """Where things are by the ``$id`` that they state; reads every file, which only references by it ask for.

        Beside the one file that a pack may be of, whatever cannot be read is nobody's concern.
        """
        from edgejson.resources import Source

        found: dict[str, list[Target]] = {}
        for path, file in self._files.items():
            try:
                document = read_value(file)
            except SchemaError:
                if self._only is None:
                    raise
                continue
            for uri, pointer in Source(path, document).identities().items():
                found.setdefault(uri, []).append((path, pointer))
        return found

    @cached_property
    def _rows(self) -> Tables:
        return read_tables(self._root / _TABLES)


class DocumentPack:
    """A `SchemaPack` of documents that somebody else makes, each whenever it is asked for.

    `documents` maps ids to functions that give the document; one that cannot raises `SchemaError`.
    """

    def __init__(
        self,
        documents: Mapping[str, Callable[[], Mapping[str, Json]]],
        *,
        name: str,
        version: str,
        license: str,  # noqa: A002 - as in SPDX
    ) -> None:
        self.name = name
        self.version = version
        self.license = license
        self._documents = documents

    def ids(self) -> Sequence[str]:
        """Ids in the order of the documents."""
        return tuple(self._documents)

    def entry(self, schema_id: str) -> SchemaEntry:
        """The schema of that id, its complexity computed."""
        make = self._documents.get(schema_id)
        if make is None:
            raise SchemaError(
                f"pack {self.name!r} has no schema {schema_id!r}", hint=near_names(schema_id, self._documents)
            )
        document = make()
        complexity = _graded(document, f"{self.name}/{schema_id}")
        return SchemaEntry(id=schema_id, document=document, complexity=complexity, license=self.license)

    def tables(self) -> Tables:
        """None: such documents come without tables."""
        return {}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a schema lies, and the file with its rules, if there is one."""

    path: str
    file: Traversable
    rules: Traversable | None
    complexity: Complexity | None

    def own_rules(self) -> list[Mapping[str, Json]]:
        """The rules that lie beside the schema."""
        rules = [] if self.rules is None else read_value(self.rules)
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise SchemaError("rules beside a schema are a list of objects", where=f"{self.rules}:1")
        return [rule for rule in rules if isinstance(rule, dict)]


def _walk(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Every document below `root` with its path, by name, folder by folder.

    Raises:
        SchemaError: a folder cannot be read, there is too much of it, or a link leads outside.
    """
    waiting = [("", root)]
    seen = 0
    while waiting:
        prefix, folder = waiting.pop()
        inner: list[tuple[str, Traversable]] = []
        for entry in entries(folder):
            seen += 1
            if seen > _MOST_ENTRIES:
                raise SchemaError(
                    f"the folder holds more than {_MOST_ENTRIES:,} files", where=str(root), hint="name a smaller one"
                )
            path = f"{prefix}{entry.name}"
            kind = _kind(entry)
            if kind == "folder":
                inner.append((f"{path}/", entry))
            elif kind == "document":
                _refuse_link_outside(entry, root)
                yield path, entry
        waiting += reversed(inner)


def _kind(entry: Traversable) -> Literal["folder", "document"] | None:
    """What is to be done with an entry; nothing with a link to a folder, nor with what is neither folder nor file."""
    try:
        if entry.is_dir():
            return None if isinstance(entry, Path) and entry.is_symlink() else "folder"
        return "document" if entry.name.endswith(ENDINGS) and entry.is_file() else None
    except OSError as error:
        raise SchemaError(f"cannot be looked at: {error.strerror or error}", where=str(entry)) from None


def _refuse_link_outside(file: Traversable, root: Traversable) -> None:
    if isinstance(file, Path) and isinstance(root, Path) and file.is_symlink():
        target = file.resolve()
        if not target.is_relative_to(root.resolve()):
            raise SchemaError(
                f"is a link that leads outside the folder, to {target}", where=str(file), hint="put a copy in its place"
            )


def _split(name: str) -> tuple[str, str]:
    """A file name's stem and ending: ``a.rules.json`` gives ``a.rules`` and ``.json``."""
    stem, dot, ending = name.rpartition(".")
    return (stem, f"{dot}{ending}") if stem else (name, "")


def _stated_complexity(stem: str) -> tuple[Complexity | None, str]:
    """The complexity that a path begins with, and the rest of it."""
    for complexity in _COMPLEXITIES:
        if stem.startswith(f"{complexity}/"):
            return complexity, stem.removeprefix(f"{complexity}/")
    return None, stem


def _rank(complexity: Complexity | None) -> int:
    return len(_COMPLEXITIES) if complexity is None else _COMPLEXITIES.index(complexity)


def _is_only_for_others(document: Mapping[str, Json]) -> bool:
    """Whether a document says nothing about values itself: definitions, parts, data, or the description of an API."""
    keywords = set(document)
    if is_no_schema(document):
        return True
    return bool(keywords & _API_DESCRIPTION) or (bool(keywords & _DEFINITIONS) and keywords <= _DEFINITIONS | _ABOUT)


def is_no_schema(document: Mapping[str, Json]) -> bool:
    """Whether a document has members, and not one keyword of JSON Schema among them."""
    return bool(document) and _KEYWORDS.isdisjoint(document)


def _graded(document: Mapping[str, Json], schema_id: str) -> Complexity:
    from edgejson.schema.complexity import grade, measure  # packs that state their complexity do without
    from edgejson.schema.document import Document

    return grade(measure(Document(document, id=schema_id)))
