"""Patterns made of identifiers that they are to find: the way people write down what such an identifier looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edgejson.schema.mutation.names import words_of

__all__ = ["is_identifier", "pattern_of"]

_RUN = re.compile(r"[A-Z]+|[a-z0-9]+|[-_:/#.]")
_CLASSES = ("[0-9]", "[A-Z]", "[a-z]", "[0-9a-f]", "[a-z0-9]")
"""Of runs of letters and digits; the first that all characters of a run are in says what it is made of."""

_MADE_OF = tuple((made_of, re.compile(f"{made_of}+")) for made_of in _CLASSES)
_DIGIT = re.compile("[0-9]")
_MOST_RUNS = 6
_LONGEST_PREFIX = 5
_AFTER_PREFIXES = "-_:/#"
_IDENTIFIERS = frozenset({"code", "id", "identifier", "key", "no", "number", "reference", "serial", "sku"})


def is_identifier(name: str | None) -> bool:
    """Whether a member of that name identifies something: of other texts one value does not tell how all look."""
    return name is not None and not _IDENTIFIERS.isdisjoint(words_of(name)[-1:])


def pattern_of(texts: Sequence[str]) -> str | None:
    """A pattern that finds all of `texts` from end to end; None where they do not look alike or like no identifiers.

    What they begin with stays as it is where a sign follows; other letters and digits are counted.

    >>> pattern_of(["ORD-48213", "ORD-7"]), pattern_of(["cart_a8f3"]), pattern_of(["Zoë"]), pattern_of(["sale"])
    ('^ORD-[0-9]{1,5}$', '^cart_[0-9a-f]{4}$', None, None)
    """
    split: list[list[str]] = []
    for text in texts:
        runs = _RUN.findall(text)
        if not 1 <= len(runs) <= _MOST_RUNS or len(runs) != len((split or [runs])[0]) or "".join(runs) != text:
            return None
        if not _DIGIT.search(text):
            return None
        split.append(runs)
    if not split:
        return None
    is_prefix = len(split[0]) > 1 and split[0][1] in _AFTER_PREFIXES
    pieces: list[str] = []
    for column in zip(*split, strict=True):
        piece = _piece(column, is_prefix=is_prefix and not pieces)
        if piece is None:
            return None
        pieces.append(piece)
    return f"^{''.join(pieces)}$"


def _piece(runs: Sequence[str], *, is_prefix: bool) -> str | None:
    first = runs[0]
    alike = runs.count(first) == len(runs)
    if not first.isalnum():
        return ("\\." if first == "." else first) if alike else None
    if is_prefix and alike and first.isalpha() and len(first) <= _LONGEST_PREFIX:
        return first
    made_of = next((made_of for made_of, finds in _MADE_OF if all(map(finds.fullmatch, runs))), None)
    if made_of is None:
        return None
    shortest, longest = min(map(len, runs)), max(map(len, runs))
    counted = "" if longest == 1 else f"{{{longest}}}" if shortest == longest else f"{{{shortest},{longest}}}"
    return f"{made_of}{counted}"
