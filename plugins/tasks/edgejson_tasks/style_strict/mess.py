"""Valid JSON as nobody should write it: any member order, any blanks, needless escapes, odd number forms.

RFC 8259 allows all of it, so the value stays the same; only the text is a mess.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Collection
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from edgejson.types import Json

__all__ = ["KINDS", "Kind", "applicable", "messy", "reorder"]

Kind: TypeAlias = Literal["whitespace", "key_order", "ascii_escapes", "unicode_escapes", "solidus", "numbers"]

KINDS: tuple[Kind, ...] = ("whitespace", "key_order", "ascii_escapes", "unicode_escapes", "solidus", "numbers")

_BLANKS = ("", "", "", " ", " ", "  ", "   ", "\t", "\n", "\r\n", " \n", "\n\t")
_LAYOUTS = ("spaced", "indented", "indented", "mixed", "ragged")
_INDENTS = (" ", "  ", "   ", "    ", "\t", "\t\t")
_LETTER = re.compile("[0-9A-Za-z]")
_UNIT = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)|[0-9A-Za-z]")
_SHORT = MappingProxyType({"b": 0x08, "t": 0x09, "n": 0x0A, "f": 0x0C, "r": 0x0D, '"': 0x22, "\\": 0x5C})
"""What stands behind the backslash of a short escape, and its code."""
_encode = json.JSONEncoder(ensure_ascii=False).encode


def applicable(value: Json, text: str) -> list[Kind]:
    """The kinds of mess that `value` offers a hold for, in the order of `KINDS`; `text` is its canonical text."""
    found: set[Kind] = {"whitespace"}
    if "/" in text:
        found.add("solidus")
    if not text.isascii():
        found.add("unicode_escapes")
    walked: frozenset[Kind] = frozenset({"key_order", "ascii_escapes", "numbers"})
    sought = set(walked)
    stack: list[Any] = [value]
    while stack and sought:
        node = stack.pop()
        kind = type(node)
        if kind is dict:
            if len(node) > 1:
                sought.discard("key_order")
            stack.extend(node)
            stack.extend(node.values())
        elif kind is list:
            stack.extend(node)
        elif kind is str:
            if "ascii_escapes" in sought and _LETTER.search(node):
                sought.discard("ascii_escapes")
        elif kind is int or kind is float:
            sought.discard("numbers")
    found |= walked - sought
    return [kind for kind in KINDS if kind in found]


def reorder(value: Any, rng: random.Random) -> Any:
    """A copy of `value` with the members of every object in random order, of one at least not in that of their names.

    There has to be an object of two members.
    """
    while True:
        ordered = _shuffled(value, rng)
        if not _is_sorted(ordered):
            return ordered


def _shuffled(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict):
        names = list(value)
        rng.shuffle(names)
        return {name: _shuffled(value[name], rng) for name in names}
    return [_shuffled(item, rng) for item in value] if isinstance(value, list) else value


def _is_sorted(value: Any) -> bool:
    if isinstance(value, dict):
        return all(one <= other for one, other in pairwise(value)) and all(map(_is_sorted, value.values()))
    return not isinstance(value, list) or all(map(_is_sorted, value))


def messy(value: Json, kinds: Collection[Kind], rng: random.Random, *, thorough: bool = False) -> str:
    """A text of `value` with the given kinds of mess in it; `thorough` makes each of them frequent."""
    return _Writer(kinds, rng, 0.6 if thorough else 0.25).document(value)


class _Writer:
    def __init__(self, kinds: Collection[Kind], rng: random.Random, share: float) -> None:
        self._random = rng.random
        self._rng = rng
        self._share = share
        self._ascii = "ascii_escapes" in kinds
        self._unicode = "unicode_escapes" in kinds
        self._solidus = "solidus" in kinds
        self._numbers = "numbers" in kinds
        self._layout = rng.choice(_LAYOUTS) if "whitespace" in kinds else "tight"
        self._indent = rng.choice(_INDENTS)
        self._line = rng.choice(("\n", "\n", "\n", "\r\n"))
        self._colon = rng.choice((": ", ":", " : ", ":  ")) if self._layout in {"spaced", "indented", "mixed"} else ":"
        self._comma = rng.choice((", ", " , ", ",  ")) if self._layout == "spaced" else ","
        self._forced = set(kinds)

    def document(self, value: Json) -> str:
        text = self._write(value, 0)
        if self._layout == "ragged":
            return f"{self._blank()}{text}{self._blank() or self._line}"
        return text + self._line if self._layout == "indented" and self._random() < 0.3 else text

    def _blank(self) -> str:
        return _BLANKS[int(self._random() * len(_BLANKS))]

    def _write(self, node: Any, depth: int) -> str:
        kind = type(node)
        if kind is str:
            return self._string(node)
        if kind is dict:
            parts = [
                f"{self._string(name)}{self._between()}{self._write(member, depth + 1)}"
                for name, member in node.items()
            ]
            return self._enclose("{", parts, "}", depth)
        if kind is list:
            return self._enclose("[", [self._write(item, depth + 1) for item in node], "]", depth)
        if kind is int or kind is float:
            return self._number(node)
        return "null" if node is None else "true" if node else "false"

    def _between(self) -> str:
        return f"{self._blank()}:{self._blank()}" if self._layout == "ragged" else self._colon

    def _enclose(self, opener: str, parts: list[str], closer: str, depth: int) -> str:
        if self._layout == "ragged":
            inner = ",".join(f"{self._blank()}{part}{self._blank()}" for part in parts) if parts else self._blank()
            return f"{opener}{inner}{closer}"
        if self._layout == "mixed" and parts:
            lines = [f"{self._line}{self._rng.choice(_INDENTS) * (depth + 1)}{part}" for part in parts]
            return f"{opener}{','.join(lines)}{self._line}{self._blank()}{closer}"
        if self._layout == "indented" and parts:
            line = self._line + self._indent * depth
            return f"{opener}{line}{self._indent}{f',{line}{self._indent}'.join(parts)}{line}{closer}"
        if self._layout == "spaced" and len(parts) == 1:
            return f"{opener} {parts[0]} {closer}"
        return f"{opener}{self._comma.join(parts)}{closer}"

    def _hit(self, kind: Kind) -> bool:
        """Whether to make a mess here; the first chance of each kind is always taken."""
        if kind in self._forced:
            self._forced.discard(kind)
            return True
        return self._random() < self._share

    def _string(self, text: str) -> str:
        encoded = _encode(text)
        if self._solidus and "/" in text and self._hit("solidus"):
            encoded = encoded.replace("/", "\\/")
        if self._unicode and not text.isascii() and self._hit("unicode_escapes"):
            encoded = "".join(char if char.isascii() else self._escape(char) for char in encoded)
        if self._ascii and _LETTER.search(text) and self._hit("ascii_escapes"):
            encoded = self._escape_some(encoded)
        return encoded

    def _escape_some(self, encoded: str) -> str:
        r"""One to three letters, digits or short escapes as `\uXXXX`; what is written like that already stays."""
        for start, end in sorted(self._units(encoded), reverse=True):
            code = ord(encoded[start]) if end == start + 1 else _SHORT[encoded[start + 1]]
            encoded = f"{encoded[:start]}\\u{code:04{'x' if self._random() < 0.5 else 'X'}}{encoded[end:]}"
        return encoded

    def _units(self, encoded: str) -> set[tuple[int, int]]:
        """Up to three places of an encoded string that can be escaped, and have to be looked for where escapes are."""
        drawn = [self._random() for _ in range(3)]
        if "\\" not in encoded:
            places = [int(share * len(encoded)) for share in drawn]
            spans = [(place, place + 1) for place in places if _LETTER.match(encoded, place)]
            return set(spans or [match.span() for match in _LETTER.finditer(encoded)][:1])
        units = [match.span() for match in _UNIT.finditer(encoded) if match[0] != "\\/" and len(match[0]) < 6]
        return {units[int(share * len(units))] for share in drawn}

    def _escape(self, char: str) -> str:
        units = char.encode("utf-16-be").hex()
        if self._random() < 0.5:
            units = units.upper()
        return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))

    def _number(self, number: float) -> str:
        plain = repr(number)
        if not self._numbers or not self._hit("numbers"):
            return plain
        form = self._rng.choice(_number_forms(number, plain))
        # A form that another double lies nearer to would change the value.
        return form if float(form) == number else plain


def _number_forms(number: float, plain: str) -> list[str]:
    if number == 0:
        return ["0.0", "-0", "-0.0", "0e0", "0E+2", "0.00"]
    if isinstance(number, int):
        digits = plain.rstrip("0")
        zeros = len(plain) - len(digits)
        forms = [f"{plain}.0", f"{plain}.00", f"{plain}e0", f"{plain}0e-1", f"{plain}E+0"]
        if zeros:
            forms += [f"{digits}e{zeros}", f"{digits}E{zeros}", f"{digits}e+{zeros}", f"{digits}.0E+{zeros:02d}"]
        return forms
    if "e" in plain:
        mantissa, _, exponent = plain.partition("e")
        exact = f"{mantissa}0" if "." in mantissa else f"{mantissa}.0"
        return [
            f"{mantissa}E{exponent}",
            f"{mantissa}e{int(exponent)}",
            f"{exact}e{exponent}",
            f"{exact}E{int(exponent)}",
        ]
    whole, _, fraction = plain.partition(".")
    shifted = f"{whole}{fraction}".lstrip("-").lstrip("0") or "0"
    sign = "-" if plain.startswith("-") else ""
    return [f"{plain}0", f"{plain}00", f"{plain}e0", f"{plain}E+00", f"{sign}{shifted}e-{len(fraction)}"]
