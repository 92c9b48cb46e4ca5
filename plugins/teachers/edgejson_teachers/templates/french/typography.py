"""French blanks: one that does not break stands before a colon, a semicolon, a question or an exclamation mark."""

from __future__ import annotations

import re

__all__ = ["typeset"]

_BLANK = "\u00a0"
_SIGN = re.compile(r"(?<=[\w)»%])(\**) ?:(?=[ *\n]|$)|(?<=[\w)»%]) ([;?!])")
_QUOTES = re.compile(r"(?<=«) (?=\S|$)|(?<!\S) (?=»)|(?<=\S) (?=»)")
_ALONE = frozenset({": ", "; "})
"""Signs between two parts of a line."""


def typeset(words: str, after: str) -> str:
    """``"Canal: "`` becomes ``"Canal\u00a0: "``. Names of members, which machines read, stay as they are."""
    if ("_" in words and "«" not in words) or "//" in words:
        return words
    if words in _ALONE and after:
        return f"{_BLANK}{words}"
    if words.startswith(" :"):
        words = _BLANK + words[1:]
    return _QUOTES.sub(_BLANK, _SIGN.sub(_signed, words))


def _signed(found: re.Match[str]) -> str:
    return f"{_BLANK}{found[2]}" if found[2] else f"{_BLANK}:{found[1]}" if found[1] else f"{_BLANK}:"
