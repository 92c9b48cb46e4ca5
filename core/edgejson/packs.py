"""Packs that are folders: schema documents as files, grouped by complexity, with value tables and rules beside them.

The layout, of which every part is optional::

    NAME.json  NAME.yaml                 schemas whose complexity is computed
    simple/ medium/ complex/             schemas of that complexity
    NAME.rules.json                      rules of a schema that must not be edited itself
    tables/NAME.json                     rows that `x-value` hints draw from

The id of a schema is its file name without the ending.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

import yaml

from edgejson import jsontext
from edgejson.errors import SchemaError, near_names
from edgejson.types import Complexity, Json, SchemaEntry

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["DirectoryPack", "read_document"]

_ENDINGS = (".json", ".yaml", ".yml")
_RULES = ".rules"
_TABLES = "tables"
_COMPLEXITIES: tuple[Complexity, ...] = get_args(Complexity)


class DirectoryPack:
    """A `SchemaPack` read from a folder or from the data of an installed package.

    The folder is listed once, when the first schema is asked for; a document is read when it is asked for.

    Raises:
        SchemaError: (on use) the folder or a file cannot be read, is malformed, or two files claim one id.
    """

    def __init__(self, root: Traversable, *, name: str, version: str, license: str) -> None:  # noqa: A002 - as in SPDX
        self.name = name
        self.version = version
        self.license = license
        self._root = root

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
        document = read_document(place.file)
        rules = [] if place.rules is None else _read(place.rules)
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise SchemaError("rules beside a schema are a list of objects", where=f"{place.rules}:1")
        return SchemaEntry(
            id=schema_id,
            document=document,
            complexity=place.complexity or _graded(document, schema_id),
            license=self.license,
            rules=[rule for rule in rules if isinstance(rule, dict)],
        )

    def tables(self) -> Mapping[str, Sequence[Mapping[str, Json]]]:
        """The value tables, by file name."""
        return self._rows

    @cached_property
    def _places(self) -> dict[str, _Place]:
        places: dict[str, _Place] = {}
        for complexity in (*_COMPLEXITIES, None):
            folder = self._root if complexity is None else self._root / complexity
            for schema_id, place in _schemas(folder, complexity):
                if schema_id in places:
                    first = places[schema_id].file
                    raise SchemaError(
                        f"two files are called {schema_id!r}: {first} and {place.file}", hint="rename one"
                    )
                places[schema_id] = place
        return places

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[Mapping[str, Json]]]:
        tables: dict[str, Sequence[Mapping[str, Json]]] = {}
        for file in _files(self._root / _TABLES):
            name, ending = _split(file.name)
            if ending == ".json":
                tables[name] = _table(file)
        return tables


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a schema lies, and the file with its rules, if there is one."""

    file: Traversable
    rules: Traversable | None
    complexity: Complexity | None


def _schemas(folder: Traversable, complexity: Complexity | None) -> Iterator[tuple[str, _Place]]:
    files = [(*_split(file.name), file) for file in _files(folder)]
    known = [(stem, file) for stem, ending, file in files if ending in _ENDINGS]
    rules = {stem.removesuffix(_RULES): file for stem, file in known if stem.endswith(_RULES)}
    for stem, file in known:
        if not stem.endswith(_RULES):
            yield stem, _Place(file, rules.pop(stem, None), complexity)
    for stem, file in rules.items():
        raise SchemaError(f"these rules belong to a schema {stem!r} that is not beside them", where=str(file))


def _files(folder: Traversable) -> list[Traversable]:
    """The files of a folder by name; none when there is no such folder."""
    if not folder.is_dir():
        return []
    try:
        return sorted((file for file in folder.iterdir() if file.is_file()), key=lambda file: file.name)
    except OSError as error:
        raise SchemaError(f"the folder cannot be read: {error.strerror or error}", where=str(folder)) from None


def _split(name: str) -> tuple[str, str]:
    """A file name's stem and ending: ``a.rules.json`` gives ``a.rules`` and ``.json``."""
    stem, dot, ending = name.rpartition(".")
    return (stem, f"{dot}{ending}") if stem else (name, "")


def _graded(document: Mapping[str, Json], schema_id: str) -> Complexity:
    from edgejson.schema import Schema  # the compiler is heavy; packs that state their complexity do without

    return Schema(document, id=schema_id).complexity


def _table(file: Traversable) -> Sequence[Mapping[str, Json]]:
    rows = _read(file)
    if not isinstance(rows, list):
        raise SchemaError("a table is a list of rows", where=f"{file}:1")
    checked = [row for row in rows if isinstance(row, dict)]
    if not checked or len(checked) < len(rows):
        raise SchemaError("a table has rows, and every row is an object", where=f"{file}:1")
    return checked


# ---------------------------------------------------------------- reading files


def read_document(file: Traversable) -> Mapping[str, Json]:
    """The schema document in a JSON or YAML file; a `SchemaError` says file, line and what is wrong."""
    document = _read(file)
    if not isinstance(document, dict):
        raise SchemaError("a schema is a JSON object", where=f"{file}:1")
    return document


def _read(file: Traversable) -> Json:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SchemaError(f"cannot be read: {error.strerror or error}", where=str(file)) from None
    return _read_json(data, str(file)) if file.name.endswith(".json") else _read_yaml(data, str(file))


def _read_json(data: bytes, where: str) -> Json:
    try:
        return jsontext.parse(data)
    except jsontext.JsonTextError as error:
        raise SchemaError(error.message, where=f"{where}:{error.line}") from None


class _JsonLoader(yaml.SafeLoader):
    """YAML as far as it can be JSON: plain scalars that look like dates stay text, a repeated key is an error."""


_JsonLoader.yaml_implicit_resolvers = {
    start: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for start, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: _JsonLoader, node: yaml.MappingNode) -> dict[str, Any]:
    loader.flatten_mapping(node)
    members: dict[str, Any] = {}
    for key_node, value_node in node.value:
        name = loader.construct_object(key_node, deep=True)
        if not isinstance(name, str):
            raise yaml.MarkedYAMLError(problem="a member name is a text: quote it", problem_mark=key_node.start_mark)
        if name in members:
            raise yaml.MarkedYAMLError(problem=f"member name {name!r} appears twice", problem_mark=key_node.start_mark)
        members[name] = loader.construct_object(value_node, deep=True)
    return members


_JsonLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def _read_yaml(data: bytes, where: str) -> Json:
    try:
        value = yaml.load(data, Loader=_JsonLoader)  # noqa: S506 - derived from SafeLoader
        return jsontext.parse(jsontext.canonical_bytes(value))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise SchemaError(error.problem or str(error), where=f"{where}:{mark.line + 1 if mark else 1}") from None
    except (yaml.YAMLError, jsontext.CanonicalError, jsontext.JsonTextError, RecursionError) as error:
        raise SchemaError(f"is not a JSON document: {error}", where=f"{where}:1") from None
