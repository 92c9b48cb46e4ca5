"""What a member holds, as its part of the schema declares it: the meaning of many a name hangs on that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edgejson.schema.mutation.documents import Sketch, is_own

__all__ = ["kind_at"]

_MOST_REFERENCES = 8
_KINDS: Mapping[str, str] = {
    "string": "text",
    "integer": "number",
    "number": "number",
    "boolean": "flag",
    "array": "list",
    "object": "object",
}
_FORMATS: Mapping[str, str] = {"date": "day", "date-time": "moment", "time": "time", "duration": "span"}


def kind_at(sketch: Sketch, place: str) -> str:
    """One of "text", "number", "flag", "list", "object", "day", "moment", "time" and "span"; empty for several of them.

    A value that may be null as well is of the kind that it is of otherwise.
    """
    for _ in range(_MOST_REFERENCES):
        target = sketch.document.target(place)
        if target is None or not is_own(target):
            break
        place = target
    part = sketch.at(place)
    return _kind(part) if isinstance(part, dict) else ""


def _kind(part: Mapping[str, Any]) -> str:
    stated = part.get("type")
    types = {stated} if isinstance(stated, str) else set(stated) if isinstance(stated, list) else set()
    kinds = {_KINDS[name] for name in types if name in _KINDS}
    if not types and isinstance(part.get("enum"), list) and all(isinstance(choice, str) for choice in part["enum"]):
        kinds = {"text"}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return _FORMATS.get(str(part.get("format")), kind) if kind == "text" else kind
