"""A JSON parser and writer of its own: RFC 8259 to read, RFC 8785 and its variants to write.

Imports nothing of edgejson.

Numbers are kept by literal; two of them are equal when their exact values are.
"""

from __future__ import annotations

import re
from fractions import Fraction

__all__ = ["NotJsonError", "Number", "canonical", "equal", "leaves", "parse", "plain", "write"]

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))')
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_BLANK = re.compile(r"[ \t\r\n]*")
_RFC_8785 = {"whitespace": "min", "keys": "sorted", "numbers": "es6", "escapes": "minimal", "newline": "none"}
_LITERALS = {"true": True, "false": False, "null": None}


class NotJsonError(ValueError):
    """The text is not JSON, or a name stands twice, or half of a surrogate pair stands alone."""


class Number:
    """A number by its literal."""

    def __init__(self, literal):
        self.literal = literal
        self.exact = Fraction(literal)

    def __eq__(self, other):
        return isinstance(other, Number) and self.exact == other.exact

    def __hash__(self):
        return hash(self.exact)

    def __repr__(self):
        return self.literal


def parse(text):
    """The value of a JSON text: dict, list, str, Number, True, False or None."""
    value, end = _value(text, _skip(text, 0))
    if _skip(text, end) != len(text):
        raise NotJsonError(f"something follows at {end}")
    return value


def _skip(text, at):
    return _BLANK.match(text, at).end()


def _value(text, at):
    sign = text[at : at + 1]
    if sign == "{":
        return _object(text, _skip(text, at + 1))
    if sign == "[":
        return _array(text, _skip(text, at + 1))
    if sign == '"':
        return _string(text, at)
    for word, meaning in _LITERALS.items():
        if text.startswith(word, at):
            return meaning, at + len(word)
    match = _NUMBER.match(text, at)
    if match is None:
        raise NotJsonError(f"no value at {at}")
    return Number(match[0]), match.end()


def _object(text, at):
    members = {}
    if text[at : at + 1] == "}":
        return members, at + 1
    while True:
        name, at = _string(text, at)
        if name in members:
            raise NotJsonError(f"{name!r} stands twice")
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise NotJsonError(f"no colon at {at}")
        members[name], at = _value(text, _skip(text, at + 1))
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            return members, at + 1
        if text[at : at + 1] != ",":
            raise NotJsonError(f"no comma at {at}")
        at = _skip(text, at + 1)


def _array(text, at):
    items = []
    if text[at : at + 1] == "]":
        return items, at + 1
    while True:
        item, at = _value(text, at)
        items.append(item)
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return items, at + 1
        if text[at : at + 1] != ",":
            raise NotJsonError(f"no comma at {at}")
        at = _skip(text, at + 1)


def _string(text, at):
    match = _STRING.match(text, at)
    if match is None:
        raise NotJsonError(f"no string at {at}")
    units = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _SHORT[found[2]], match[1])
    try:
        joined = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise NotJsonError(f"half of a surrogate pair at {at}") from None
    return joined, match.end()


def equal(one, other):
    """Whether two parsed values are the same: 1 is 1.0, true is not 1, members in any order."""
    if isinstance(one, bool) or isinstance(other, bool) or one is None or other is None:
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(member, other[name]) for name, member in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return type(one) is type(other) and one == other


def plain(value):
    """A parsed value with Python's own numbers: integers where the literal is one, floats elsewhere."""
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Number):
        return int(value.literal) if re.fullmatch("-?[0-9]+", value.literal) else float(value.literal)
    return value


def leaves(value, pointer=""):
    """Pointer and value of every scalar and every empty container."""
    if isinstance(value, dict) and value:
        for name, member in value.items():
            yield from leaves(member, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{index}")
    else:
        yield pointer, value


def canonical(value):
    """The text of RFC 8785."""
    return write(
        value, {"whitespace": "min", "keys": "sorted", "numbers": "es6", "escapes": "minimal", "newline": "none"}
    )


def write(value, choices, order=None):
    """The text of a parsed value in the style of five choices; `order` lists member names by place."""
    text = _write(value, choices, order, "", 0)
    return f"{text}\n" if choices["newline"] == "lf" else text


def _write(value, choices, order, place, depth):
    if isinstance(value, dict):
        names = list(value)
        if choices["keys"] != "preserve":
            names.sort(key=lambda name: name.encode("utf-16-be"))
        if choices["keys"] == "schema_order":
            listed = [name for name in order.get(place, []) if name in value]
            names = listed + [name for name in names if name not in listed]
        colon = ":" if choices["whitespace"] == "min" else ": "
        parts = [
            _quoted(name, choices)
            + colon
            + _write(value[name], choices, order, f"{place}/{name.replace('~', '~0').replace('/', '~1')}", depth + 1)
            for name in names
        ]
        return _joined("{", parts, "}", choices, depth)
    if isinstance(value, list):
        parts = [_write(item, choices, order, f"{place}/*", depth + 1) for item in value]
        return _joined("[", parts, "]", choices, depth)
    if isinstance(value, str):
        return _quoted(value, choices)
    if isinstance(value, Number):
        return value.literal if choices["numbers"] == "preserve" else _ecmascript(float(value.literal))
    return {True: "true", False: "false", None: "null"}[value]


def _joined(opener, parts, closer, choices, depth):
    unit = {"indent2": "  ", "indent4": "    ", "tab": "\t"}.get(choices["whitespace"])
    if unit is None or not parts:
        return opener + (", " if choices["whitespace"] == "spaced" else ",").join(parts) + closer
    inner = "\n" + unit * (depth + 1)
    return opener + inner + ("," + inner).join(parts) + "\n" + unit * depth + closer


def _quoted(text, choices):
    short = {"\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
    signs = []
    for sign in text:
        code = ord(sign)
        escape = code < 32
        escape |= choices["escapes"] == "ascii" and code > 126
        escape |= choices["escapes"] == "html_safe" and sign in "<>&\u2028\u2029"
        if sign in short:
            signs.append(short[sign])
        elif escape:
            units = sign.encode("utf-16-be").hex()
            signs.append("".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)))
        else:
            signs.append(sign)
    return f'"{"".join(signs)}"'


def _ecmascript(number):
    """Number::toString of ECMA-262, from the shortest digits that Python's repr gives."""
    if number == 0:
        return "0"
    if number < 0:
        return "-" + _ecmascript(-number)
    mantissa, _, exponent = repr(number).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) if whole.strip("0") else len(digits) - len(fraction) + int(exponent or 0)
    digits = digits.rstrip("0") or "0"
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    sign = "+" if point > 0 else "-"
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{tail}e{sign}{abs(point - 1)}"
