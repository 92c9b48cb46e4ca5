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
    split = [_RUN.findall(text) for text in texts]
    if not split or any("".join(runs) != text for runs, text in zip(split, texts, strict=True)):
        return None
    if len({len(runs) for runs in split}) != 1 or not 1 <= len(split[0]) <= _MOST_RUNS:
        return None
    pieces: list[str] = []
    for place, runs in enumerate(zip(*split, strict=True)):
        piece = _piece(runs, is_prefix=place == 0 and len(split[0]) > 1 and split[0][1] in _AFTER_PREFIXES)
        if piece is None:
            return None
        pieces.append(piece)
    return f"^{''.join(pieces)}$"


def _piece(runs: Sequence[str], *, is_prefix: bool) -> str | None:
    first = runs[0]
    kinds = {_kind(run) for run in runs}
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    if kind not in _CLASSES:
        return "\\." if first == "." else first if len(set(runs)) == 1 else None
    if is_prefix and kind != "0" and len(set(runs)) == 1 and len(first) <= _LONGEST_PREFIX:
        return first
    shortest, longest = min(map(len, runs)), max(map(len, runs))
    counted = "" if longest == 1 else f"{{{longest}}}" if shortest == longest else f"{{{shortest},{longest}}}"
    return f"{_CLASSES[kind]}{counted}"


def _kind(run: str) -> str:
    return "0" if run[0].isdigit() else "A" if run[0].isupper() else "a" if run[0].isalpha() else run[0]
