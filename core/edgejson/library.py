"""The schemas a run knows: packs by name, compiled schemas by id, each compiled once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edgejson.errors import SchemaError, near_names
from edgejson.schema import Schema
from edgejson.types import SchemaEntry, SchemaPack

__all__ = ["SchemaLibrary"]


class SchemaLibrary:
    """Ids are `pack/schema`; a bare schema id is understood while only one pack offers it."""

    def __init__(self, packs: Sequence[SchemaPack]) -> None:
        self._packs = {pack.name: pack for pack in packs}
        if len(self._packs) < len(packs):
            names = [pack.name for pack in packs]
            twice = next(name for name in names if names.count(name) > 1)
            hint = "name each once; what reads files or modules takes a `name` in its settings"
            raise SchemaError(f"two packs are called {twice!r}", hint=hint)
        self._by_bare_id: dict[str, list[str]] = {}
        for pack in packs:
            for schema_id in pack.ids():
                self._by_bare_id.setdefault(schema_id, []).append(f"{pack.name}/{schema_id}")
        self._compiled: dict[str, Schema] = {}

    @property
    def packs(self) -> Mapping[str, SchemaPack]:
        return self._packs

    def ids(self) -> Iterator[str]:
        """Every schema id, qualified, pack by pack."""
        for name, pack in self._packs.items():
            for schema_id in pack.ids():
                yield f"{name}/{schema_id}"

    def qualify(self, schema_id: str) -> str:
        """The full id; `SchemaError` when it is unknown or offered twice."""
        pack, _, bare = schema_id.rpartition("/")
        if pack:
            if pack in self._packs and bare in self._packs[pack].ids():
                return schema_id
            raise SchemaError(f"no schema {schema_id!r}", hint=near_names(schema_id, self.ids()))
        owners = self._by_bare_id.get(schema_id, [])
        if len(owners) == 1:
            return owners[0]
        if owners:
            raise SchemaError(f"schema {schema_id!r} is offered by several packs", hint=f"say {' or '.join(owners)}")
        raise SchemaError(f"no schema {schema_id!r}", hint=near_names(schema_id, self._by_bare_id))

    def entry(self, schema_id: str) -> SchemaEntry:
        """The schema as its pack carries it."""
        pack, _, bare = self.qualify(schema_id).rpartition("/")
        return self._packs[pack].entry(bare)

    def get(self, schema_id: str) -> Schema:
        """The compiled schema; `SchemaError` when it is unknown or cannot be compiled."""
        known = self._compiled.get(schema_id)
        if known is not None:
            return known
        full = self.qualify(schema_id)
        schema = self._compiled.get(full)
        if schema is None:
            schema = self._compiled[full] = self.compile(self.entry(full), full.rpartition("/")[0])
        return schema

    def compile(self, entry: SchemaEntry, pack: str) -> Schema:
        """The compiled schema of an entry of that pack, which is not kept: for those who look at each schema once."""
        full = f"{pack}/{entry.id}"
        tables = self._packs[pack].tables()
        return Schema(entry.document, id=full, complexity=entry.complexity, rules=entry.rules, tables=tables)

    def find(self, schema_id: str) -> Schema | None:
        """The compiled schema, or None when the id is unknown."""
        known = self._compiled.get(schema_id)
        if known is not None:
            return known
        try:
            full = self.qualify(schema_id)
        except SchemaError:
            return None
        return self.get(full)
