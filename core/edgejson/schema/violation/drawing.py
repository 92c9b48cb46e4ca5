"""Values for a part of a schema, drawn when an edit needs one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edgejson.errors import SchemaError
from edgejson.schema.document import Document
from edgejson.types import Json

__all__ = ["Drawing"]

_VALUES = 2
_MOST_PLACES = 40
_NAME = "urn:edgejson:part"


class Drawing:
    """Draws for parts of one document; a part that cannot be had on its own gives nothing."""

    def __init__(self, document: Document, tables: Mapping[str, Sequence[Mapping[str, Json]]] | None = None) -> None:
        self._document = document
        self._tables = tables
        self._values: dict[str, tuple[Json, ...]] = {}

    def values(self, place: str) -> Iterator[Json]:
        """A few values that the part at `place` accepts."""
        if place not in self._values:
            self._values[place] = self._draw(place) if len(self._values) < _MOST_PLACES else ()
        yield from self._values[place]

    def _draw(self, place: str) -> tuple[Json, ...]:
        from edgejson.schema.schema import Schema

        try:
            if not isinstance(self._document.at(place), dict | bool):
                return ()
            part = Schema(self._part(place), tables=self._tables)
            return tuple(part.sample(seed) for seed in range(_VALUES))
        except (KeyError, SchemaError, ValueError):  # a hint may need the siblings that a part alone does not have
            return ()

    def _part(self, place: str) -> dict[str, Json]:
        """A document of its own: the whole one as a definition under a name, and a reference into it."""
        identifier = "id" if self._document.draft == 4 else "$id"
        own = self._document.root.get(identifier)
        name = own if isinstance(own, str) and ":" in own else _NAME
        root = {key: value for key, value in self._document.root.items() if key not in ("$schema", "x-invariants")}
        definitions = "$defs" if self._document.draft >= 2019 else "definitions"
        reference: dict[str, Json] = {"$ref": f"{name.rstrip('#')}#{place}"}
        return {
            "$schema": self._document.dialect,
            "allOf": [reference],
            definitions: {"document": {**root, identifier: name}},
        }
