"""Patterns made of the texts that they are to find: the way people write down what an identifier looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["pattern_of"]

_RUN = re.compile(r"[A-Z]+|[a-z]+|[0-9]+|[-_:/#]|\.")
_CLASSES = {"A": "[A-Z]", "a": "[a-z]", "0": "[0-9]"}
_MOST_RUNS = 6
_LONGEST_PREFIX = 5
_AFTER_PREFIXES = "-_:/#"


def pattern_of(texts: Sequence[str]) -> str | None:
    """A pattern that finds all of `texts` from end to end; None where they do not look alike or like no identifier.

    What they begin with stays as it is where a sign follows; other letters and digits are counted.

    >>> pattern_of(["ORD-48213", "ORD-7"]), pattern_of(["a8f3"]), pattern_of(["Zoë"])
    ('^ORD-[0-9]{1,5}$', '^[a-z][0-9][a-z][0-9]$', None)
    """
    split: list[list[str]] = []
    for text in texts:
        runs = _RUN.findall(text)
        if not 1 <= len(runs) <= _MOST_RUNS or len(runs) != len((split or [runs])[0]) or "".join(runs) != text:
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
    kind = _kind(first)
    alike = runs.count(first) == len(runs)
    if not alike and any(_kind(run) != kind for run in runs):
        return None
    if kind not in _CLASSES:
        return "\\." if first == "." else first if alike else None
    if is_prefix and kind != "0" and alike and len(first) <= _LONGEST_PREFIX:
        return first
    shortest, longest = (len(first), len(first)) if alike else (min(map(len, runs)), max(map(len, runs)))
    counted = "" if longest == 1 else f"{{{longest}}}" if shortest == longest else f"{{{shortest},{longest}}}"
    return f"{_CLASSES[kind]}{counted}"


def _kind(run: str) -> str:
    return "0" if run[0].isdigit() else "A" if run[0].isupper() else "a" if run[0].isalpha() else run[0]
