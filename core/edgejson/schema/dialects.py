"""Patterns of other dialects, said again in ECMA 262.

Schemas are written by people whose tools read patterns of Python, PCRE, Java or .NET, and by people who leave braces
and hyphens unescaped.  A pattern that the validator cannot read is written again where there is one thing that it can
mean; what is left as it is stays refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import jsonschema_rs

__all__ = ["is_readable", "rewritten"]

_MOST_REPEATED = (None, 1_000, 100)
"""Upper bounds of repetitions above these are left open, one after the other, in a pattern refused for its size."""

_ESCAPES: Mapping[str, str] = {
    "A": "^", "Z": "$", "z": "$", "G": "", "K": "", "h": r"[ \t]", "H": r"[^ \t]", "R": r"(?:\r\n|\n|\r)", "N": ".",
    "X": r"[\s\S]", "e": r"\x1b", "a": r"\x07", "0": r"\x00",
}  # fmt: skip
"""Escapes that ECMA 262 does not have, outside a character class."""

_CLASS_ESCAPES: Mapping[str, str] = {"h": r" \t", "e": r"\x1b", "a": r"\x07", "b": r"\x08", "0": r"\x00"}
_KEPT = frozenset("dDwWsSbBnrtfv")
_TOKEN = re.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|$)"
    r"|\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?P<kept>[pP]\{[\w=-]+\}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]+\}|x[0-9a-fA-F]{2}|c[a-zA-Z])"
    r"|\\(?P<property>[pP])\{?(?P<negated>\^?)(?P<name>[A-Za-z])\}?"
    r"|\\x\{(?P<code>[0-9a-fA-F]+)\}"
    r"|\\k[<{'](?P<named>\w+)[>}']|\(\?P=(?P<again>\w+)\)"
    r"|\\(?P<escape>.)"
    r"|\(\?#[^)]*(?P<comment>\))"
    r"|\(\?(?P<flags>[a-zA-Z]*)(?:-[a-zA-Z]+)?(?P<open>[:)])"
    r"|\((?:\?P?<(?P<group>\w+)>|\?'(?P<quote>\w+)')"
    r"|(?P<atomic>\(\?>)"
    r"|(?P<start>\((?:\?<?[=!])?)"
    r"|(?P<end>\))"
    r"|(?P<class>\[\^?)"
    r"|\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\}(?P<how>[+?]?)"
    r"|(?P<repeat>[*+?])\+"
    r"|(?P<plain>.)",
    re.DOTALL,
)
_SURROGATE = re.compile(r"[dD][89a-fA-F]")
_ASTRAL = "\U00010000-\U0010ffff"


def is_readable(pattern: str) -> bool:
    """Whether the validator takes the pattern, read strictly."""
    try:
        jsonschema_rs.Draft7Validator({"pattern": pattern})
    except ValueError:
        return False
    return True


def rewritten(pattern: str) -> tuple[str, bool] | None:
    r"""The pattern in ECMA 262, and whether an upper bound was left open because the pattern is too large; None when it
    means nothing that is known.

    >>> print(*rewritten(r"\A[\w-.]+\Z"))
    ^[\w\-\.]+$ False
    """
    for most in _MOST_REPEATED:
        try:
            found = _Rewriter(pattern, most).rewrite()
        except ValueError:
            return None
        if is_readable(found):
            return found, most is not None
    return None


class _Rewriter:
    """Goes through one pattern; `ValueError` where it cannot be rewritten."""

    def __init__(self, pattern: str, most: int | None) -> None:
        self._pattern = pattern
        self._most = most
        self._place = 0
        self._groups: list[str | None] = []
        self._closing: list[str] = [""]
        """What closes each group that is open, the pattern itself first."""

    def rewrite(self) -> str:
        pieces: list[str] = []
        while self._place < len(self._pattern):
            found = _TOKEN.match(self._pattern, self._place)
            if found is None:
                raise ValueError
            self._place = found.end()
            pieces.append(self._said(found, is_first=not pieces or pieces[-1] in ("(", "(?:", "|", "^")))
        if len(self._closing) != 1:
            raise ValueError
        return "".join(pieces) + self._closing[0]

    def _said(self, found: re.Match[str], *, is_first: bool) -> str:
        kind = found.lastgroup or "quoted"
        if kind == "class":
            return self._class(found["class"])
        if kind == "open":
            return self._flags(found["flags"].replace("u", "").replace("a", "").replace("L", ""), found["open"])
        if found["least"] is not None:
            return self._repetition(found, is_first=is_first)
        return _SAID[kind](self, found[kind] or "", found)

    # ------------------------------------------------------------ groups

    def group(self, name: str | None, opening: str) -> str:
        """A group that captures begins."""
        self._groups.append(name)
        return self.opened(opening)

    def opened(self, opening: str) -> str:
        """A group begins, whatever it does."""
        self._closing.append("")
        return opening

    def closed(self) -> str:
        """A group ends, and what was opened in it with it."""
        if len(self._closing) == 1:
            raise ValueError
        return self._closing.pop() + ")"

    def _flags(self, flags: str, ending: str) -> str:
        """Flags of a group, or of the rest of the group around."""
        if set(flags) - set("ims"):
            raise ValueError
        if ending == ":":
            return self.opened(f"(?{flags}:")
        if not flags:
            return ""
        self._closing[-1] += ")"
        return f"(?{flags}:"

    def back(self, name: str) -> str:
        """What a named group matched."""
        return f"\\{self._groups.index(name) + 1}"

    # ------------------------------------------------------------ repetitions

    def _repetition(self, found: re.Match[str], *, is_first: bool) -> str:
        least, comma, most = found["least"], found["comma"], found["most"]
        if is_first or not (least or most):  # braces that repeat nothing stand for themselves
            return f"\\{{{least}{comma}{most}\\}}{found['how']}"
        if self._most is not None and most and int(most) > self._most:
            most = ""
        return f"{{{least or 0}{comma}{most}}}{'?' if found['how'] == '?' else ''}"

    # ------------------------------------------------------------ characters

    def escape(self, letter: str) -> str:
        """An escaped character outside a class."""
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        if letter in _KEPT or not letter.isalnum():
            return f"\\{letter}"
        if letter.isdigit():
            return f"\\{letter}" if int(letter) <= len(self._groups) else letter
        return letter

    def _class(self, opening: str) -> str:
        """A character class, what is no range in it escaped."""
        members: list[str] = []
        has_surrogates = False
        if self._pattern.startswith("]", self._place):  # closes an empty class
            self._place += 1
            return r"[\s\S]" if opening == "[^" else "(?!)"
        while True:
            found = _TOKEN.match(self._pattern, self._place)
            if found is None:
                raise ValueError
            self._place = found.end() if found[0][0] == "\\" else self._place + 1
            if found[0] == "]":
                break
            if found["kept"] is not None and found[0][1] == "u" and _SURROGATE.match(found[0], 2):
                has_surrogates = True
                self._place += self._pattern.startswith("-", self._place)
                continue
            members.append(_member(found))
        return opening + _ranges(members) + (_ASTRAL if has_surrogates else "") + "]"


def _member(found: re.Match[str]) -> str:
    """A member of a character class: one character, or an escape for several."""
    if found["high"] is not None:
        return _paired(found)
    if found["kept"] is not None:
        return found[0]
    if found["property"] is not None:
        return _property(found)
    if found["code"] is not None:
        return re.escape(chr(int(found["code"], 16)))
    if found["escape"] is not None:
        letter = found["escape"]
        if letter in _CLASS_ESCAPES:
            return _CLASS_ESCAPES[letter]
        return f"\\{letter}" if letter in _KEPT - {"B"} or not letter.isalnum() else letter
    if found[0][0] == "\\":
        raise ValueError
    return found[0][0]


def _ranges(members: list[str]) -> str:
    """Members one after the other; a hyphen that makes no range stands for itself."""
    said: list[str] = []
    place = 0
    while place < len(members):
        member = members[place]
        is_range = place + 2 < len(members) and members[place + 1] == "-" and _is_one(member)
        if is_range and _is_one(members[place + 2]):
            said.append(f"{_plain(member)}-{_plain(members[place + 2])}")
            place += 3
        else:
            said.append(_plain(member))
            place += 1
    return "".join(said)


def _is_one(member: str) -> bool:
    return len(member) == 1 or member[1] not in "dDwWsSpP"


def _plain(member: str) -> str:
    return f"\\{member}" if member in tuple("-[.^&~|") else member


def _paired(found: re.Match[str]) -> str:
    return chr(0x10000 + (int(found["high"], 16) - 0xD800) * 0x400 + int(found["low"], 16) - 0xDC00)


def _property(found: re.Match[str]) -> str:
    kind = found["property"]
    return f"\\{kind.swapcase() if found['negated'] else kind}{{{found['name']}}}"


_SAID: Mapping[str, Callable[[_Rewriter, str, re.Match[str]], str]] = {
    "quoted": lambda _, text, __: re.escape(text),
    "low": lambda _, __, found: _paired(found),
    "kept": lambda _, __, found: "(?!)" if _SURROGATE.match(found[0], 2) and found[0][1] == "u" else found[0],
    "name": lambda _, __, found: _property(found),
    "code": lambda _, text, __: re.escape(chr(int(text, 16))),
    "named": lambda rewriter, name, _: rewriter.back(name),
    "again": lambda rewriter, name, _: rewriter.back(name),
    "escape": lambda rewriter, letter, _: rewriter.escape(letter),
    "comment": lambda *_: "",
    "group": lambda rewriter, name, _: rewriter.group(name, f"(?<{name}>"),
    "quote": lambda rewriter, name, _: rewriter.group(name, f"(?<{name}>"),
    "atomic": lambda rewriter, *_: rewriter.opened("(?:"),
    "start": lambda rewriter, text, _: rewriter.group(None, text) if text == "(" else rewriter.opened(text),
    "end": lambda rewriter, *_: rewriter.closed(),
    "repeat": lambda _, sign, __: sign,
    "plain": lambda _, sign, __: f"\\{sign}" if sign in "{}]" else sign,
}
"""How each kind of token is said, by the last group of its match."""
