"""Which schema, and which rules, a record is held to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from edgejson.errors import InputError, SchemaError
from edgejson.library import SchemaLibrary
from edgejson.sources import installed_packs, open_pack
from edgejson.types import Json, SchemaEntry, SchemaPack

if TYPE_CHECKING:
    from edgejson.host import Host
    from edgejson.schema import Schema

__all__ = ["SchemaFinder"]

_RULE_BOOK = "core"
_REMEMBERED = 1024


class SchemaFinder:
    """Finds schemas by id in `sources` (see `edgejson.sources`; compiled at once, the first goes first), then in the
    installed packs.

    A schema of a folder that states no rule is held to those of the core pack's schema of the same id: published data
    sets have the same kinds of documents, and their schemas say nothing about totals.  A pack says itself what holds.

    Raises:
        InputError: a source does not exist or holds no schema.
        SchemaError: one of its schemas is malformed.
    """

    def __init__(self, host: Host, sources: Sequence[str] = ()) -> None:
        self._plugins = {row.name for row in host.index("schemas")}
        self._given = [_compiled(_open(host, source), source) for source in sources]
        # The libraries look for near names when an id is unknown, which takes its time.
        self._find = lru_cache(maxsize=_REMEMBERED)(self._look)
        # The pack alone where an id names one: nobody waits for packs that no record asks for.
        self._installed = cache(lambda pack: SchemaLibrary(installed_packs(host, pack or None)))

    def __call__(self, schema_id: str) -> Schema | None:
        return self._find(schema_id)[0]

    def sha256_of(self, schema_id: str) -> str | None:
        """Of the schema as its provider states it, without rules that it borrows; None when the id is unknown."""
        schema, lent = self._find(schema_id)
        if lent is not None:
            return lent.sha256
        return None if schema is None else schema.sha256

    def _look(self, schema_id: str) -> tuple[Schema | None, Schema | None]:
        """The schema, and what it is without the rules that it borrows, where it does."""
        given, _, bare_id = schema_id.rpartition("/")
        # A name that is no plugin's is one that a recipe gave to a folder, a document or a module.
        wanted = schema_id if not given or given in self._plugins else bare_id
        for library in self._given:
            schema = library.find(schema_id) or library.find(wanted)
            if schema is not None:
                name, _, bare = schema.id.rpartition("/")
                pack = library.packs[name]
                return schema, pack.unlent(bare) if isinstance(pack, _WithRules) else None
        return self._installed(given).find(schema_id), None


def _open(host: Host, source: str) -> SchemaPack:
    pack = open_pack(host, source)
    return _WithRules(pack, host.create("schemas", _RULE_BOOK)) if Path(source).is_dir() else pack


def _compiled(pack: SchemaPack, source: str) -> SchemaLibrary:
    """A library of which every schema is known to be sound."""
    library = SchemaLibrary([pack])
    ids = list(library.ids())
    if not ids:
        raise InputError("it holds no schema", where=source)
    for schema_id in ids:
        library.get(schema_id)
    return library


class _WithRules:
    """A pack whose silent schemas borrow their rules from another's schema of the same id."""

    def __init__(self, pack: SchemaPack, lender: SchemaPack) -> None:
        self.name = pack.name
        self.version = pack.version
        self._pack = pack
        self._lender = lender

    def ids(self) -> Sequence[str]:
        return self._pack.ids()

    def tables(self) -> Mapping[str, Sequence[Mapping[str, Json]]]:
        return self._pack.tables()

    def unlent(self, schema_id: str) -> Schema:
        """The schema with no rules but its own."""
        return SchemaLibrary([self._pack]).get(schema_id)

    def entry(self, schema_id: str) -> SchemaEntry:
        entry = self._pack.entry(schema_id)
        bare = schema_id.rpartition("/")[2]
        if _rules(entry) or bare not in self._lender.ids():
            return entry
        return replace(entry, rules=_rules(self._lender.entry(bare)))


def _rules(entry: SchemaEntry) -> list[Mapping[str, Json]]:
    stated = entry.document.get("x-invariants", [])
    if not isinstance(stated, list):
        raise SchemaError("x-invariants must be a list", where=entry.id)
    return [*(rule for rule in stated if isinstance(rule, dict)), *entry.rules]
