r"""What kinds of mess a text shows, read off the text alone: blanks, `\u0041`, `\/`, `1.50`, members out of order."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["traces"]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)")
_LONG_NUMBER = re.compile(r"[0-9][eE]|-0(?![0-9.])|\.[0-9]*0(?![0-9])")
_CONTROLS = frozenset({0x08, 0x09, 0x0A, 0x0C, 0x0D})
"""Control characters that have a short escape."""


def traces(text: str) -> set[str]:
    """The kinds of mess, by name, of which the valid JSON text shows at least one trace."""
    outside = _STRING.sub("", text)
    found = {"whitespace"} if any(blank in outside for blank in " \t\r\n") else set()
    if _LONG_NUMBER.search(outside):
        found.add("numbers")
    for escape in _ESCAPE.finditer(text):
        code = int(escape[1], 16) if escape[1] else None
        if code is None:
            found |= {"solidus"} if escape[0] == "\\/" else set()
        elif code >= 0x80:
            found.add("unicode_escapes")
        elif code >= 0x20 or code in _CONTROLS:
            found.add("ascii_escapes")

    def members(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        if names != sorted(names):
            found.add("key_order")

    json.loads(text, object_pairs_hook=members)
    return found
