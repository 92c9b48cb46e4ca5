"""JSON text in a stated style: the canonical one and named variants, all of them data for one writer.

The axes follow what style guides and formatters differ in: blanks, member order, number forms, escapes, final newline.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from edgejson.jsontext.canonicalize import CanonicalError, canonical
from edgejson.jsontext.strict import JsonTextError, parse
from edgejson.types import Json

__all__ = ["Style", "render"]

Whitespace: TypeAlias = Literal["min", "spaced", "indent2", "indent4", "tab"]
Keys: TypeAlias = Literal["sorted", "preserve"]
Numbers: TypeAlias = Literal["es6", "preserve"]
Escapes: TypeAlias = Literal["minimal", "ascii", "html_safe"]
Newline: TypeAlias = Literal["none", "lf"]

_SAFE_INTEGER = 2**53 - 1
_INDENTS: Mapping[str, str] = MappingProxyType({"indent2": "  ", "indent4": "    ", "tab": "\t"})
_HTML = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    r"""How a JSON value is written.

    `whitespace`: none at all, one blank after `,` and `:` ("spaced"), or one member per line with that indentation.
    `keys`: members sorted by UTF-16 code units (as RFC 8785 does) or in the value's own order.
    `numbers`: as ECMAScript prints them (`1.0` is `1`), or keeping an integer and a float of integral value apart.
    `escapes`: only what RFC 8259 demands; everything outside printable ASCII as lower-case `\uXXXX`; or, besides the
    minimum, `<`, `>`, `&`, U+2028 and U+2029, which are unsafe inside HTML.
    `newline`: whether a line feed ends the text.
    """

    name: str
    whitespace: Whitespace = "min"
    keys: Keys = "sorted"
    numbers: Numbers = "es6"
    escapes: Escapes = "minimal"
    newline: Newline = "none"


def render(value: Json, style: Style) -> str:
    """The text of `value` in `style`; `CanonicalError` when the value lies outside the domain of RFC 8785.

    >>> render({"b": 1.0, "a": [True]}, Style(name="spaced_preserve", whitespace="spaced", keys="preserve"))
    '{"b": 1, "a": [true]}'
    """
    if (style.whitespace, style.keys, style.numbers, style.escapes) == ("min", "sorted", "es6", "minimal"):
        text = canonical(value)
    elif (style.keys, style.numbers) == ("preserve", "preserve") and style.whitespace in {"min", "spaced"}:
        text = _dumps(value, style)
    else:
        text = _Writer(style).write(value, "\n")
        _refuse_surrogates(text)
    return text + "\n" if style.newline == "lf" else text


def _dumps(value: Json, style: Style) -> str:
    """What the fast encoder of the standard library writes without help; it takes anything, so the domain is asked."""
    canonical(value)
    separators = (", ", ": ") if style.whitespace == "spaced" else (",", ":")
    text = json.dumps(value, ensure_ascii=style.escapes == "ascii", separators=separators)
    return text.translate(_HTML) if style.escapes == "html_safe" else text


class _Writer:
    def __init__(self, style: Style) -> None:
        self._indent = _INDENTS.get(style.whitespace, "")
        self._comma = ", " if style.whitespace == "spaced" else ","
        self._colon = ":" if style.whitespace == "min" else ": "
        self._sorted = style.keys == "sorted"
        self._number = _es6 if style.numbers == "es6" else _shortest
        self._html = style.escapes == "html_safe"
        self._encode = json.JSONEncoder(ensure_ascii=style.escapes == "ascii").encode

    def write(self, node: Any, line: str) -> str:
        """The text of `node`; `line` is the line break with the indentation of the node itself."""
        kind = type(node)
        if kind is str:
            return self._string(node)
        if node is None:
            return "null"
        if kind is bool:
            return "true" if node else "false"
        if kind is int or kind is float:
            return self._number(node)
        inner = line + self._indent
        if kind is dict:
            names = sorted(node, key=_utf16) if self._sorted else node
            parts = [self._string(name) + self._colon + self.write(node[name], inner) for name in names]
            return self._enclose("{", parts, "}", line)
        if kind is list:
            return self._enclose("[", [self.write(item, inner) for item in node], "]", line)
        raise CanonicalError(f"{kind.__name__} is no JSON type")

    def _enclose(self, opener: str, parts: list[str], closer: str, line: str) -> str:
        if self._indent and parts:
            inner = line + self._indent
            return f"{opener}{inner}{(',' + inner).join(parts)}{line}{closer}"
        return opener + self._comma.join(parts) + closer

    def _string(self, text: Any) -> str:
        if type(text) is not str:
            raise CanonicalError(f"a member name is a string, not {type(text).__name__}")
        encoded = self._encode(text)
        return encoded.translate(_HTML) if self._html else encoded


def _utf16(name: Any) -> bytes:
    try:
        return str(name).encode("utf-16-be")
    except UnicodeEncodeError:
        raise CanonicalError("lone surrogate in a member name") from None


def _shortest(number: float) -> str:
    """Python's own form; integers and floats stay apart."""
    if isinstance(number, int):
        if not -_SAFE_INTEGER <= number <= _SAFE_INTEGER:
            raise CanonicalError(f"{number} lies beyond the integers a double holds exactly")
    elif not math.isfinite(number):
        raise CanonicalError("NaN and Infinity are not JSON")
    return repr(number)


def _es6(number: float) -> str:
    """`number` as ECMAScript's Number::toString prints it, which is what RFC 8785 demands."""
    shortest = _shortest(number)
    if isinstance(number, int):
        return shortest
    if number.is_integer() and abs(number) < 1e21:
        return str(int(Decimal(shortest)))
    mantissa, e, exponent = shortest.partition("e-")
    if not e:
        return shortest
    return format(Decimal(shortest), "f") if int(exponent) < 7 else f"{mantissa}e-{int(exponent)}"


def _refuse_surrogates(text: str) -> None:
    if text.isascii() and "\\ud" not in text:
        return
    try:
        parse(text)
    except JsonTextError as error:
        if error.kind in {"surrogate", "syntax"}:
            raise CanonicalError(f"not expressible as JSON text: {error}") from None
