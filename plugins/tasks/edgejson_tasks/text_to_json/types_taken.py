"""Fields that take a string and a number alike: only quotes in the text tell which of them a bare 40 is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["in_quotes", "reads_as_other", "takes_the_other"]

_OTHER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
_QUOTES = "\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"


def reads_as_other(leaf: Json) -> bool:
    """Whether a leaf is a string whose characters are those of a number, a boolean or null."""
    return isinstance(leaf, str) and _OTHER.fullmatch(leaf) is not None


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether a place in a text has quotes round it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before) and bool(after) and before in _QUOTES and after in _QUOTES


def takes_the_other(schema: Schema, answer: str, pointer: str) -> bool:
    """Whether the schema would accept the answer, given as text, with the string at `pointer` read as what it looks
    like.
    """
    value: Any = json.loads(answer)
    *path, last = jsontext.split(pointer)
    owner: Any = value
    for token in path:
        owner = owner[int(token) if isinstance(owner, list) else token]
    key = int(last) if isinstance(owner, list) else last
    owner[key] = json.loads(owner[key])
    return schema.is_valid(value)
