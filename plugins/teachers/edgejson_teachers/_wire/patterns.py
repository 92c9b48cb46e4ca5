r"""Which regular expressions engines understand, and as what.

Patterns are written in ECMA 262.  Engines that compile them into an automaton know classes, groups, alternatives and
repetitions; llama.cpp's own converter knows less, and what it writes stands in a JSON string as it is.
"""

from __future__ import annotations

import re

__all__ = ["brief", "plain", "spelled"]

_UNUSUAL = re.compile(r"\(\?(?!:)|\\[1-9bBkpPAZzGQE]|[*+?}]\+|[*+?}]\?")
"""Look-around, named groups, flags, back references, word borders, properties, possessive and lazy repetitions."""
_MOST_SIGNS = 1_000
_MOST_REPEATED = 100

_TOKEN = re.compile(
    r"\\(?P<escape>.)"
    r"|\[(?P<class>(?!\^|\])(?:\\.|[^\]\\\[])*)\]"
    r"|\{(?P<least>\d+)(?:(?P<comma>,)(?P<most>\d*))?\}"
    r"|(?P<group>\((?:\?:)?)"
    r"|(?P<sign>[)|*+?])"
    r'|(?P<letter>[^\\"\[\]{}().*+?|^$\x00-\x1f])',
    re.DOTALL,
)
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
_IN_CLASS = re.compile(r'\\(?P<escape>.)|(?P<letter>[^\\"\x00-\x1f])', re.DOTALL)


def plain(pattern: str) -> str | None:
    """The pattern itself where it needs nothing but classes, groups, alternatives and repetitions, else None."""
    return None if len(pattern) > _MOST_SIGNS or _UNUSUAL.search(pattern) else pattern


def brief(pattern: str) -> str | None:
    """A plain pattern that counts nothing, else None."""
    return None if "{" in pattern else plain(pattern)


def spelled(pattern: str) -> str | None:
    r"""The pattern as llama.cpp reads it to the same meaning; None where it would not.

    It must hold from the beginning to the end, name every sign that it allows, and allow none that JSON escapes.

    >>> print(spelled(r"^\d{2}-[\w.]+$"), spelled("^a|b$"), spelled("^[^/]+$"))
    ^[0-9]{2}-[A-Za-z0-9_.]+$ None None
    """
    if plain(pattern) is None or not (pattern.startswith("^") and pattern.endswith("$")) or len(pattern) < 3:
        return None
    pieces: list[str] = []
    place, depth, end = 1, 0, len(pattern) - 1
    while place < end:
        found = _TOKEN.match(pattern, place, end)
        said = _said(found) if found is not None else None
        if found is None or said is None:
            return None
        depth += {"(": 1, "(?:": 1, ")": -1}.get(found[0], 0)
        # An alternative at the top would lose one of its anchors; an empty one has no spelling.
        before = pieces[-1] if pieces else "("
        if found[0] in ("|", ")") and (before in ("(", "|") or (found[0] == "|" and not depth)):
            return None
        pieces.append("(" if found["group"] else said)
        place = found.end()
    return None if depth or pieces[-1] == "|" else f"^{''.join(pieces)}$"


def _said(found: re.Match[str]) -> str | None:
    """One part of a pattern."""
    if found["escape"] is not None:
        letter = found["escape"]
        if letter in _CLASSES:
            return f"[{_CLASSES[letter]}]"
        if letter in '\\"' or letter.isalnum():
            return None
        return f"\\{letter}" if letter in "^$.[]()|{}*+?" else letter
    if found["class"] is not None:
        return _class(found["class"])
    if found["least"] is not None:
        counts = [int(count) for count in (found["least"], found["most"]) if count]
        return found[0] if max(counts) <= _MOST_REPEATED else None
    return found[0]


def _class(members: str) -> str | None:
    """A character class, its escapes written out; a hyphen that is a member stands at the end."""
    pieces: list[str] = []
    hyphen = False
    place = 0
    while place < len(members):
        found = _IN_CLASS.match(members, place)
        if found is None:
            return None
        letter = found["escape"]
        if letter is None:
            pieces.append(found[0])
        elif letter in _CLASSES:
            pieces.append(_CLASSES[letter])
        elif letter == "-":
            hyphen = True
        elif letter in "[]":
            pieces.append(f"\\{letter}")
        elif letter.isalnum() or letter in '\\"':
            return None
        else:
            pieces.append(letter)
        place = found.end()
    if pieces[-1:] == ["-"]:
        hyphen = True
        pieces.pop()
    inner = "".join(pieces)
    if inner.startswith(("^", "-")) or not (inner or hyphen) or (r"\w-" in members or r"\d-" in members[:-1]):
        return None
    return f"[{inner}{'-' if hyphen else ''}]"
