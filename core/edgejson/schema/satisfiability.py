"""Whether a schema has instances at all, and in words why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgejson.schema.canonical import contradictions
from edgejson.schema.document import Document
from edgejson.schema.references import subschemas
from edgejson.schema.stack import on_a_large_stack

__all__ = ["Contradictions", "Satisfiability"]

_MOST_PARTS = 20_000
_FEW_REFERENCES = 200
_MOST_REFERENCES = 20_000
_MOST_ALTERNATIVES = 64
_MOST_CONDITIONS = 10

Causes: TypeAlias = "Sequence[tuple[str, list[str]]]"


@dataclass(frozen=True, slots=True)
class Satisfiability:
    """The answer; `pointer` and `reason` say which part admits nothing and why, where the answer is "no"."""

    answer: Literal["yes", "no", "unknown"]
    pointer: str = ""
    reason: str = ""


def _proven(document: Document) -> dict[str, tuple[str, list[tuple[str, list[str]]]]]:
    """The contradictions; the library follows chains of references on its stack."""
    if document.references.count < _FEW_REFERENCES:
        return contradictions(document)
    return on_a_large_stack(lambda: contradictions(document))


class Contradictions:
    """The parts of a document that are proven to admit nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found = _proven(document) if _is_tame(document) else {}

    def of_root(self) -> tuple[str, str] | None:
        """Pointer and reason of what leaves the whole document without instances; None where nothing is proven."""
        return self._at("") if "" in self._found else None

    def parts(self) -> Iterable[tuple[str, str]]:
        """Pointer and reason of every part that admits nothing, except where that is written as `false`."""
        for pointer, (kind, causes) in self._found.items():
            if pointer and kind != "literal" and not self._is_deeper(pointer, causes):
                yield pointer, self._words(pointer, kind, causes)

    def _at(self, pointer: str) -> tuple[str, str]:
        kind, causes = self._found[pointer]
        deeper = self._deeper(pointer, causes)
        return self._at(deeper) if deeper is not None else (pointer, self._words(pointer, kind, causes))

    def _is_deeper(self, pointer: str, causes: Causes) -> bool:
        return self._deeper(pointer, causes) is not None

    def _deeper(self, pointer: str, causes: Causes) -> str | None:
        """The part inside whose own contradiction is the reason, where it is."""
        for place, keywords in causes:
            if place != pointer and place.startswith(f"{pointer}/") and place in self._found:
                return place
            for keyword in keywords:
                inside = f"{place}/{keyword}"
                part = next((other for other in self._found if other == inside or other.startswith(f"{inside}/")), None)
                if part is not None and keyword in _DEMANDING and self._is_demanded(place, keyword, part):
                    return part
        return None

    def _is_demanded(self, place: str, keyword: str, part: str) -> bool:
        if keyword != "properties":
            return True
        schema = self._document.at(place)
        required = schema.get("required") if isinstance(schema, dict) else None
        name = part.removeprefix(f"{place}/properties/").partition("/")[0].replace("~1", "/").replace("~0", "~")
        return isinstance(required, list) and name in required

    def _words(self, pointer: str, kind: str, causes: Causes) -> str:
        if kind == "literal":
            return "it is `false`"
        stated = list(dict.fromkeys(word for cause in causes for word in _keywords(pointer, cause)))
        if kind == "empty" or len(stated) == 1:
            return f"{_joined(stated)} {'leave' if len(stated) > 1 else 'leaves'} no value"
        return f"{_joined(stated)} contradict each other"


_DEMANDING = frozenset({"properties", "allOf", "$ref", "oneOf", "anyOf", "items", "prefixItems", "contains"})


def _keywords(pointer: str, cause: tuple[str, list[str]]) -> list[str]:
    place, keywords = cause
    if not keywords:
        return [place or "the schema"]
    inside = f" at {place}" if place != pointer else ""
    return [f"{keyword}{inside}" for keyword in keywords]


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _is_tame(document: Document) -> bool:
    """Whether the proof takes little time: it compares alternatives in pairs, and conditions double the cases."""
    if document.references.count > _MOST_REFERENCES:
        return False
    count = 0
    for _, schema in subschemas(document.root):
        count += 1
        if count > _MOST_PARTS:
            return False
        if not isinstance(schema, dict):
            continue
        for keyword in ("anyOf", "oneOf", "allOf"):
            parts = schema.get(keyword, ())
            about_members = any(isinstance(part, dict) and "properties" in part for part in parts)
            if len(parts) > _MOST_ALTERNATIVES and about_members:
                return False
        parts = schema.get("allOf", ())
        if sum(isinstance(part, dict) and "if" in part for part in parts) > _MOST_CONDITIONS:
            return False
    return True
