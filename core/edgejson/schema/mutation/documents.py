"""The schema document under the knife: its parts, the members it names, its references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from edgejson import jsontext
from edgejson.schema.document import Document, subschemas
from edgejson.schema.visits import Visit, Visitor
from edgejson.types import Json

__all__ = ["Sketch", "Step", "definitions_keyword", "is_own", "mapping", "pointer_of", "reference_to", "texts"]


@dataclass(frozen=True, slots=True)
class Step:
    """One applied mutation: its kind, the JSON Pointer of the part it changed, and what it did, in words."""

    kind: str
    pointer: str
    what: str


@dataclass(slots=True)
class Sketch:
    """A copy of the document that a mutation may change in place, and what is known about it beforehand.

    `samples` are values of the kind that the document is about, for mutations that go by what values look like.  A
    mutation that renames or adds members notes it in `renamed` (old to new) and `added`.
    """

    document: Document
    root: dict[str, Any]
    samples: tuple[Json, ...]
    renamed: dict[str, str] = field(default_factory=dict)
    added: frozenset[str] = frozenset()

    @property
    def draft(self) -> int:
        return self.document.draft

    def parts(self) -> list[tuple[str, dict[str, Any]]]:
        """Every subschema that is an object, with its place; those that references reach in unusual places too."""
        found: dict[str, dict[str, Any]] = {}
        queue = [""]
        for start in queue:  # grows while it is walked
            if start in found:
                continue
            for place, node in subschemas(jsontext.resolve(self.root, start), start):
                if isinstance(node, dict) and place not in found:
                    found[place] = node
                    target = self.document.target(place)
                    if target is not None and is_own(target):
                        queue.append(target)
        return sorted(found.items())

    def at(self, place: str) -> Any:
        return jsontext.resolve(self.root, place)

    def references(self) -> dict[str, str]:
        """Where each part that refers leads to."""
        targets = ((place, self.document.target(place)) for place, _ in self.parts())
        return {place: target for place, target in targets if target is not None}

    def is_nested(self) -> bool:
        """Whether a part has a name of its own that references may start from."""
        identifier = "id" if self.draft == 4 else "$id"
        return any(place and isinstance(node.get(identifier), str) for place, node in self.parts())

    def observed(self) -> dict[str, list[Visit]]:
        """What the samples hold where each part speaks."""
        visitor = Visitor(self.document)
        found: dict[str, list[Visit]] = {}
        for sample in self.samples:
            for visit in visitor.visits(sample):
                found.setdefault(visit.place, []).append(visit)
        return found


def is_own(place: str) -> bool:
    """Whether a place is one of the document itself, not of a meta-schema that it refers to."""
    return not place or place.startswith("/")


def definitions_keyword(draft: int) -> str:
    """Where a draft keeps its definitions."""
    return "$defs" if draft >= 2019 else "definitions"


def pointer_of(reference: str) -> str | None:
    """The JSON Pointer of a reference into its own document; None for an anchor or another document."""
    if reference == "#":
        return ""
    return unquote(reference[1:]) if reference.startswith("#/") else None


def reference_to(place: str) -> str:
    """The reference that leads to `place` in the same document."""
    return "#" + quote(place, safe="/~!$&'()*+,;=:@-._")


def mapping(value: Any) -> Mapping[str, Any]:
    """The value when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def texts(value: Any) -> Iterator[str]:
    """The texts of a list."""
    return (item for item in value if isinstance(item, str)) if isinstance(value, list) else iter(())
