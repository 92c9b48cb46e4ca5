"""Numbers as they are written: a text in another style whose every number keeps the literal of the source."""

from __future__ import annotations

import json
import re
from typing import Any

from edgejson.jsontext.style import Style, render
from edgejson.types import Json

__all__ = ["Literal", "literal_value", "rewritten"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9]+')


class Literal(str):
    """A number by its literal: ``1.50`` is not ``1.5``, and no string."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literal) and str.__eq__(self, other)

    __hash__ = str.__hash__


def literal_value(text: str) -> Any:
    """The value of a strict JSON text with `Literal` for numbers."""
    return json.loads(text, parse_int=Literal, parse_float=Literal)


def rewritten(source: str, style: Style, reorder: Any) -> str:
    """The text of `source` in `style`, its members arranged by `reorder`, its numbers to the letter.

    Every number is written as a place-holder, its position in the source, which is then replaced: the writer of styles
    need not know of literals.
    """
    found: list[str] = []

    def place(literal: str) -> int:
        found.append(literal)
        return len(found) - 1

    value: Json = json.loads(source, parse_int=place, parse_float=place)
    text = render(reorder(value), style)
    return _TOKEN.sub(lambda match: match[0] if match[0].startswith('"') else found[int(match[0])], text)
