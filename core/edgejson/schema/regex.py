"""Strings from a pattern: a walk over the parse tree of the standard library.

JSON Schema patterns are ECMA 262; `python_pattern` rewrites the few constructs that differ.  Look-arounds and inner
anchors are not solved but tried: the result is matched against the whole pattern and drawn again when it fails.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, TypeVar

import jsonschema_rs

__all__ = ["PatternWalker", "is_large", "python_pattern", "searcher"]

# The parse tree is no public interface; it has kept its shape since Python 3.11, and the tests hold it to that.
op: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

Random = Callable[[], float]
T = TypeVar("T")

_LARGE = 1_000
"""Characters that a pattern asks for at least, from which on it counts as large."""

_BLIND = 4
"""Walks that are made before anything else than chance is tried."""

_MOST = 4_000
"""Characters that a pattern may ask for; matching takes time with the square of it."""

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = _LOWER + _LOWER.upper()
_DIGITS = "0123456789"
_WORD = _LETTERS + _DIGITS
_PRINTABLE = _WORD + " -_.,:;!?/#@+*()"
_MIXED = _WORD + "-_.!#%&*+=?@$"
_CATEGORIES = {
    op.CATEGORY_DIGIT: _DIGITS,
    op.CATEGORY_NOT_DIGIT: _LETTERS + "-_ ",
    op.CATEGORY_WORD: _WORD + "_",
    op.CATEGORY_NOT_WORD: "-. /:",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: _WORD,
}
_PROPERTIES = {
    **dict.fromkeys(("L", "Letter", "Alphabetic", "Latin", "Latn", "LC", "L&", "alpha", "ASCII"), "a-zA-Z"),
    **dict.fromkeys(("Ll", "Lowercase_Letter", "Lowercase"), "a-z"),
    **dict.fromkeys(("Lu", "Uppercase_Letter", "Uppercase"), "A-Z"),
    **dict.fromkeys(("N", "Nd", "Number", "Decimal_Number", "digit"), "0-9"),
    **dict.fromkeys(("P", "Punctuation", "punct", "Po"), "!#%&*,./:;?@"),
    **dict.fromkeys(("Pd", "Dash_Punctuation"), r"\-"),
    **dict.fromkeys(("Pc", "Connector_Punctuation"), "_"),
    **dict.fromkeys(("S", "Symbol", "Sc", "Currency_Symbol"), "$"),
    **dict.fromkeys(("Sm", "Math_Symbol"), "+<=>"),
    **dict.fromkeys(("Z", "Separator", "Zs", "Space_Separator", "White_Space", "space"), " "),
    **dict.fromkeys(("Greek", "Grek"), "\u03b1-\u03c9"),
    **dict.fromkeys(("Cyrillic", "Cyrl"), "\u0430-\u044f"),
    **dict.fromkeys(("Han", "Hani"), "\u4e00-\u9fa5"),
    **dict.fromkeys(("Hiragana", "Hira"), "\u3041-\u3093"),
    **dict.fromkeys(("Katakana", "Kana"), "\u30a1-\u30f6"),
    **dict.fromkeys(("Hebrew", "Hebr"), "\u05d0-\u05ea"),
    **dict.fromkeys(("Arabic", "Arab"), "\u0627-\u064a"),
    **dict.fromkeys(("Hangul", "Hang"), "\uac00-\ud7a3"),
    **dict.fromkeys(("Thai",), "\u0e01-\u0e2e"),
    **dict.fromkeys(("Emoji", "Emoji_Presentation", "Extended_Pictographic"), "\U0001f600-\U0001f605"),
}
_ESCAPE = re.compile(
    r"\\(?:(?P<kind>[pP])\{(?P<property>[^}]*)\}|u\{?(?P<code>[0-9a-fA-F]{4,6})\}?|c(?P<control>[A-Za-z])|k<(?P<group>\w+)>"
    r"|(?P<kept>[dDwWsSbBnrtfv\d]|x[0-9a-fA-F]{2})|(?P<literal>.))",
    re.DOTALL,
)
_FLAGS = re.compile(r"\(\?[a-zA-Z]*(?:-[a-zA-Z]+)?\)")


def python_pattern(pattern: str) -> str:
    """The ECMA 262 pattern as `re` reads it; Unicode properties are narrowed to their ASCII members."""
    pieces: list[str] = []
    place, in_class = 0, False
    while place < len(pattern):
        escape = _ESCAPE.match(pattern, place)
        if escape is not None:
            pieces.append(_escaped(escape, in_class=in_class))
            place = escape.end()
            continue
        flags = None if in_class else _FLAGS.match(pattern, place)
        if flags is not None:  # says only what matches as well as what is drawn
            place = flags.end()
            continue
        step = next((start for start in _SPECIAL[in_class] if pattern.startswith(start, place)), pattern[place])
        if step == "(?<" and pattern[place + 3 : place + 4] in ("=", "!"):
            pieces.append(step)  # a look-behind, no name
        else:
            pieces.append(_SPECIAL[in_class].get(step, step))
        in_class = step in ("[", "[^") if not in_class else step != "]"
        place += len(step)
    return "".join(pieces)


_SPECIAL: Mapping[bool, Mapping[str, str]] = {
    False: {"[^]": r"[\s\S]", "[]": r"(?!)", "[^": "[^", "[": "[", "(?<": "(?P<", "$": r"\Z"},
    True: {"[": r"\[", "&": r"\&", "~": r"\~", "|": r"\|", "--": r"-\-"},
}
"""Texts that mean something else to `re`, outside and inside a character class; longer ones first."""


def _escaped(found: re.Match[str], *, in_class: bool) -> str:
    if found["kind"]:
        members = _PROPERTIES.get(found["property"].rpartition("=")[2], "a-z")
        return members if in_class else f"[{'^' if found['kind'] == 'P' else ''}{members}]"
    if found["code"]:
        return re.escape(chr(int(found["code"], 16)))
    if found["control"]:
        return re.escape(chr(ord(found["control"]) % 32))
    if found["group"]:
        return f"(?P={found['group']})"
    return found[0] if found["kept"] else re.escape(found["literal"])


def searcher(pattern: str) -> Callable[[str], bool]:
    """Whether the pattern finds a match in a text; `ValueError` when it cannot be read.

    The validator's engine judges, not `re`: it reads ECMA 262, and its work is bounded however the pattern is made.
    """
    try:
        matches: Callable[[str], bool] = jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid
    except ValueError as error:
        raise ValueError(f"pattern {pattern!r} cannot be read: {str(error).partition(chr(10))[0]}") from None
    return matches


def _compiled(source: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(source, re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"pattern {pattern!r} cannot be read: {error}") from None


def is_large(pattern: str) -> bool:
    """Whether a pattern is well formed and repeats so much that a validator may refuse it for its size."""
    try:
        source = python_pattern(pattern)
        _compiled(source, pattern)
        least: int = parser.parse(source, re.ASCII).getwidth()[0]
    except ValueError:
        return False
    return least >= _LARGE


class PatternWalker:
    """Draws strings that a pattern finds a match in; `ValueError` when the pattern cannot be read."""

    def __init__(self, pattern: str) -> None:
        source = python_pattern(pattern)
        _compiled(source, pattern)
        self._matches = searcher(pattern)
        tree = parser.parse(source, re.ASCII)
        self._least: int = tree.getwidth()[0]
        if self._least > _MOST:
            raise ValueError(f"the pattern {pattern!r} is too large to draw from: at least {self._least:,} characters")
        items = self._tree = _prepared(tree)
        self._looks = _looks_around(items)
        self.weight = len(items)
        self._open_end = not items or items[-1][0] is not op.AT or items[-1][1] is op.AT_BOUNDARY
        self.is_whole = not self._open_end and items[0] == (op.AT, op.AT_BEGINNING)
        """Whether the pattern is about a text from its beginning to its end, as far as its outermost parts show."""

    def draw(self, random: Random, low: int = 0, high: int | None = None, tries: int = 40) -> str | None:
        """A matching string of `low` to `high` characters; None when `tries` draws gave none."""
        if high is not None and self._least > high:
            return None
        for attempt in range(tries):
            walk = _Walk(random, *self._stretch(attempt, low), math.inf if high is None else high - self._least)
            if self._looks and attempt >= _BLIND:
                walk.look_around(attempt)
            text = walk.sequence(self._tree)
            if self._open_end and len(text) < low:
                text += "".join(_LOWER[int(random() * 26)] for _ in range(low - len(text)))
            if len(text) >= low and (high is None or len(text) <= high) and self._matches(text):
                return text
        return None

    def _stretch(self, attempt: int, low: int) -> tuple[int, bool]:
        """How far an open repetition runs past its minimum, and whether it goes all the way.

        A little at random first; then by turns nothing, much, and what a repetition of 1 to 4 characters needs to reach
        the length.
        """
        lacking = max(low - self._least, 0)
        if attempt < _BLIND:
            return max(6, lacking), False
        if attempt % 2:
            return -(-lacking // (1 + attempt // 2 % 4)), True
        return (0, lacking + 4, 16)[attempt // 2 % 3], False


class _Walk:
    """One walk over a parse tree; remembers what its groups drew."""

    def __init__(self, random: Random, stretch: int, to_the_end: bool, spare: float) -> None:
        """`spare` is how many characters the text may have beyond the least."""
        self._random = random
        self._stretch = stretch
        self._to_the_end = to_the_end
        self._room = 10_000 + 8 * max(stretch, 0)
        self._spare = spare
        self._groups: dict[int | None, str] = {}
        self._any = _LOWER
        self._is_wide = self._is_seen = False

    def look_around(self, attempt: int) -> None:
        """Draw from all characters of a class, for a look-ahead may want each kind; at times what is looked at too."""
        self._any, self._is_wide, self._is_seen = _MIXED, True, attempt % 4 == 3

    def sequence(self, tree: Any) -> str:
        return "".join([self._one(code, argument) for code, argument in tree])

    def _one(self, code: Any, argument: Any) -> str:
        if code is op.LITERAL:
            return chr(argument)
        if code is op.IN:
            plain, every = argument
            members: str = every if self._is_wide else plain
            return self._pick(members)
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            low, high, body, width = argument
            self._room -= low + 1
            stretch = self._stretch if self._room > 0 else 0  # repetitions of repetitions multiply
            room = stretch if high is op.MAXREPEAT or high - low > stretch else high - low
            more = room if self._to_the_end else int(self._random() * (room + 1))
            if width and more * width > self._spare:
                more = max(int(self._spare) // width, 0)
            self._spare -= more * width
            self._room -= more
            return "".join([self.sequence(body) for _ in range(low + more)])
        if code is op.SUBPATTERN:
            text = self.sequence(argument[3])
            self._groups[argument[0]] = text
            return text
        if code is op.BRANCH:
            branches: Sequence[Any] = argument[1]
            return self.sequence(self._pick(branches))
        if code is op.ANY:
            return self._pick(self._any)
        if code is op.NOT_LITERAL:
            return self._pick(_WORD.replace(chr(argument), ""))
        if code is op.GROUPREF:
            return self._groups.get(argument, "")
        if code is op.GROUPREF_EXISTS:
            group, present, absent = argument
            return self.sequence(present if group in self._groups else absent or [])
        if code is op.ASSERT:
            return self.sequence(argument[1]) if self._is_seen else ""
        return self.sequence(argument) if code is op.ATOMIC_GROUP else ""  # anchors draw nothing

    def _pick(self, pool: Sequence[T]) -> T:
        return pool[int(self._random() * len(pool))]


def _prepared(tree: Any) -> list[tuple[Any, Any]]:
    """The parse tree with its character classes written out, which every walk needs."""
    return [(code, _argument(code, argument)) for code, argument in tree]


def _argument(code: Any, argument: Any) -> Any:
    if code is op.IN:
        return _members(argument)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, body = argument
        return low, high, _prepared(body), body.getwidth()[0]
    if code is op.SUBPATTERN:
        return (*argument[:3], _prepared(argument[3]))
    if code is op.BRANCH:
        return None, [_prepared(branch) for branch in argument[1]]
    if code is op.GROUPREF_EXISTS:
        group, present, absent = argument
        return group, _prepared(present), _prepared(absent) if absent else []
    if code is op.ASSERT:
        return argument[0], _prepared(argument[1])
    return _prepared(argument) if code is op.ATOMIC_GROUP else argument


def _looks_around(tree: Sequence[tuple[Any, Any]]) -> bool:
    """Whether a look-around is among the first parts of a pattern, or of its groups."""
    return any(
        code in (op.ASSERT, op.ASSERT_NOT) or (code is op.SUBPATTERN and _looks_around(argument[3]))
        for code, argument in tree
    )


def _members(items: Any) -> tuple[str, str]:
    """The characters of a class: the plain ones, letters and digits where it has enough of them, and all of them."""
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
        every = "".join(character for character in _PRINTABLE if character not in barred) or "é"
        return allowed or every, every
    every = "".join(members)
    plain = "".join(character for character in members if character in _WORD)
    return plain if len(plain) >= 10 else every, every
