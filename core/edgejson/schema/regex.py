"""Strings from a pattern: a walk over the parse tree of the standard library.

JSON Schema patterns are ECMA 262; `python_pattern` rewrites the few constructs that differ.  Look-arounds and inner anchors
are not solved but tried: the result is matched against the whole pattern and drawn again when it fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from re import _constants as op
from re import _parser as parser
from typing import Any

__all__ = ["PatternWalker", "python_pattern"]

Random = Callable[[], float]

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = _LOWER + _LOWER.upper()
_DIGITS = "0123456789"
_WORD = _LETTERS + _DIGITS
_PRINTABLE = _WORD + " -_.,:;!?/#@+*()"
_CATEGORIES = {
    op.CATEGORY_DIGIT: _DIGITS,
    op.CATEGORY_NOT_DIGIT: _LETTERS + "-_ ",
    op.CATEGORY_WORD: _WORD + "_",
    op.CATEGORY_NOT_WORD: "-. /:",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: _WORD,
}
_PROPERTIES = (
    (r"\\[pP]\{(?:L|Letter|Alphabetic)\}", "a-zA-Z"),
    (r"\\p\{(?:Ll|Lowercase_Letter)\}", "a-z"),
    (r"\\p\{(?:Lu|Uppercase_Letter)\}", "A-Z"),
    (r"\\p\{(?:N|Nd|Number)\}", "0-9"),
)


def python_pattern(pattern: str) -> str:
    """The pattern as `re` reads it."""
    for written, members in _PROPERTIES:
        pattern = re.sub(rf"(\[[^\]]*){written}", rf"\1{members}", pattern)
        pattern = re.sub(written, f"[{members}]", pattern)
    pattern = re.sub(r"\(\?<(?![=!])", "(?P<", pattern)
    pattern = re.sub(r"\\k<(\w+)>", r"(?P=\1)", pattern)
    pattern = re.sub(r"\\u\{?([0-9a-fA-F]{4})\}?", lambda found: re.escape(chr(int(found[1], 16))), pattern)
    pattern = re.sub(r"\\c([A-Za-z])", lambda found: re.escape(chr(ord(found[1]) % 32)), pattern)
    pattern = re.sub(r"\\([_ @%&~`\"'<>=:;,!#/])", lambda found: re.escape(found[1]), pattern)
    return re.sub(r"(?<!\\)\$$", r"\\Z", pattern)


class PatternWalker:
    """Draws strings that a pattern finds a match in; `ValueError` when the pattern cannot be read."""

    def __init__(self, pattern: str) -> None:
        source = python_pattern(pattern)
        try:
            self._matches = re.compile(source, re.ASCII).search
            self._tree = parser.parse(source, re.ASCII)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"pattern {pattern!r} cannot be read: {error}") from None
        items = list(self._tree)
        self.weight = len(items)
        self._open_end = not items or items[-1][0] is not op.AT or items[-1][1] is op.AT_BOUNDARY

    def draw(self, random: Random, low: int = 0, high: int | None = None, tries: int = 40) -> str | None:
        """A matching string of `low` to `high` characters; None when `tries` draws gave none."""
        for attempt in range(tries):
            text = _Walk(random, _stretch(attempt, low)).sequence(self._tree)
            if self._open_end and len(text) < low:
                text += "".join(_LOWER[int(random() * 26)] for _ in range(low - len(text)))
            if len(text) >= low and (high is None or len(text) <= high) and self._matches(text):
                return text
        return None


def _stretch(attempt: int, low: int) -> int:
    """How far an open repetition may run past its minimum: a little at first, then by turns nothing and enough."""
    if attempt < 4:
        return max(6, low) if low > 12 else 6
    return (0, low, 2 * low + 4, 1, 16)[attempt % 5]


class _Walk:
    """One walk over a parse tree; remembers what its groups drew."""

    def __init__(self, random: Random, stretch: int) -> None:
        self._random = random
        self._stretch = stretch
        self._groups: dict[int | None, str] = {}

    def sequence(self, tree: Any) -> str:
        return "".join([self._one(code, argument) for code, argument in tree])

    def _one(self, code: Any, argument: Any) -> str:
        if code is op.LITERAL:
            return chr(argument)
        if code is op.IN:
            return self._pick(_members(argument))
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            low, high, body = argument
            room = self._stretch if high is op.MAXREPEAT or high - low > self._stretch else high - low
            return "".join([self.sequence(body) for _ in range(low + int(self._random() * (room + 1)))])
        if code is op.SUBPATTERN:
            text = self.sequence(argument[3])
            self._groups[argument[0]] = text
            return text
        if code is op.BRANCH:
            return self.sequence(self._pick(argument[1]))
        if code is op.ANY:
            return self._pick(_LOWER)
        if code is op.NOT_LITERAL:
            return self._pick(_WORD.replace(chr(argument), ""))
        if code is op.GROUPREF:
            return self._groups.get(argument, "")
        if code is op.GROUPREF_EXISTS:
            group, present, absent = argument
            return self.sequence(present if group in self._groups else absent or [])
        return self.sequence(argument) if code is op.ATOMIC_GROUP else ""  # anchors and look-arounds draw nothing

    def _pick(self, pool: Sequence[Any]) -> Any:
        return pool[int(self._random() * len(pool))]


def _members(items: Any) -> str:
    """The characters of a class, plain ones first choice: letters and digits where the class has enough of them."""
    negated = False
    members: list[str] = []
    for code, argument in items:
        if code is op.NEGATE:
            negated = True
        elif code is op.LITERAL:
            members.append(chr(argument))
        elif code is op.RANGE:
            low, high = argument
            members.extend(chr(point) for point in range(low, min(high, low + 200) + 1))
        elif code is op.CATEGORY:
            members.extend(_CATEGORIES[argument])
    if negated:
        barred = set(members)
        allowed = "".join(character for character in _WORD if character not in barred)
        return allowed or "".join(character for character in _PRINTABLE if character not in barred) or "é"
    plain = "".join(character for character in members if character in _WORD)
    return plain if len(plain) >= 10 else "".join(members)
