"""Response schemas, each written and compiled once: a run asks many thousand times with a few of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from edgejson.asking.keys import written
from edgejson.schema import Schema
from edgejson.types import Json

__all__ = ["Shape", "Shapes"]

T = TypeVar("T", int, bytes)

_MOST = 512


@dataclass(frozen=True, slots=True)
class Shape:
    """A response schema: as it came, as JSON text, and ready to validate with."""

    document: Mapping[str, Json]
    text: bytes
    schema: Schema


class Shapes:
    """The latest response schemas, found again by the object they came as, or by their text."""

    def __init__(self) -> None:
        self._by_object: dict[int, Shape] = {}
        self._by_text: dict[bytes, Shape] = {}

    def of(self, document: Mapping[str, Json]) -> Shape:
        """
        Raises:
            SchemaError: `document` is no JSON Schema that can be used.
        """
        known = self._by_object.get(id(document))
        if known is not None and known.document is document:
            return known
        text = written(document)
        shape = self._by_text.get(text)
        if shape is None:
            shape = Shape(document, text, Schema(document, id="response schema"))
            _put(self._by_text, text, shape)
        if shape.document is document:  # and so is held: its number stays its own
            _put(self._by_object, id(document), shape)
        return shape


def _put(known: dict[T, Shape], name: T, shape: Shape) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[name] = shape
