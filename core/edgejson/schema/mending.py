"""What people write into schemas against the letter of the standard, and mean clearly: put right before it is read.

References are URIs, in which spaces and angle brackets are encoded; patterns are ECMA 262.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from edgejson import jsontext
from edgejson.schema.dialects import is_readable, rewritten
from edgejson.schema.references import subschemas

__all__ = ["mended"]

_URI_CHARACTERS = "%#/?:@!$&'()*+,;=-._~"


def mended(root: dict[str, Any]) -> list[tuple[str, str]] | None:
    """Put the document right in place: pointer and reason of what was relaxed for it; None when nothing was changed."""
    is_changed = False
    relaxed: list[tuple[str, str]] = []
    for pointer, schema in list(subschemas(root)):
        if not isinstance(schema, dict):
            continue
        if isinstance(schema.get("$ref"), str):
            encoded = quote(schema["$ref"], safe=_URI_CHARACTERS)
            is_changed = is_changed or encoded != schema["$ref"]
            schema["$ref"] = encoded
        if isinstance(schema.get("pattern"), str):
            pattern = _mended_pattern(schema["pattern"], f"{pointer}/pattern", relaxed)
            is_changed = is_changed or pattern != schema["pattern"]
            schema["pattern"] = pattern
        described = schema.get("patternProperties")
        if isinstance(described, dict):
            place = f"{pointer}/patternProperties"
            names = {name: _mended_pattern(name, f"{place}/{jsontext.escape(name)}", relaxed) for name in described}
            if any(name != said for name, said in names.items()) and len(set(names.values())) == len(names):
                schema["patternProperties"] = {names[name]: part for name, part in described.items()}
                is_changed = True
    return relaxed if is_changed else None


def _mended_pattern(pattern: str, place: str, relaxed: list[tuple[str, str]]) -> str:
    found = None if is_readable(pattern) else rewritten(pattern)
    if found is None:
        return pattern
    if found[1]:
        relaxed.append((place, "the pattern is too large: its repetitions have no upper end"))
    return found[0]
