"""Whether "sort the keys" says enough: capitals, letters beyond ASCII, digits and marks are sorted in many ways.

`is_plain` decides how an instruction is worded, `readers_agree` is for proofs: the one looks at the shape of the names,
the other sorts as people and programs do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from edgejson.types import Json

__all__ = ["is_plain", "names_the_order", "readers_agree"]

_PLAIN = re.compile("[a-z]+(?:_[a-z]+)*")
_DIGITS = re.compile("([0-9]+)")
_MARKS = re.compile(r"[\W_]+")
_NAMED = re.compile("UTF-16|RFC 8785")


def names_the_order(instruction: str) -> bool:
    """Whether an instruction, in any language, says by what keys are sorted."""
    return _NAMED.search(instruction) is not None


def is_plain(value: Json) -> bool:
    """Whether all names of every object are lower-case words, in an order that underscores do not matter to.

    >>> is_plain({"name": 1, "order_id": [{"city": 2}]}), is_plain({"name": 1, "ID": 2}), is_plain({"ab": 1, "a_b": 2})
    (True, False, False)
    """
    return all(map(_plain, _names(value)))


def readers_agree(value: Json) -> bool:
    """Whether code units, code points, a dictionary and a file list put the members of every object in one order.

    >>> readers_agree({"a": 1, "b2": 2}), readers_agree({"a10": 1, "a2": 2}), readers_agree({"ü": 1, "z": 2})
    (True, False, False)
    """
    return all(map(_alike, _names(value)))


def _names(value: Json) -> Iterator[tuple[str, ...]]:
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if len(node) > 1:
                yield tuple(node)
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


@lru_cache(maxsize=512)
def _plain(names: tuple[str, ...]) -> bool:
    if not all(map(_PLAIN.fullmatch, names)):
        return False
    bare = [name.replace("_", "") for name in sorted(names)]
    return all(one < other for one, other in pairwise(bare))


@lru_cache(maxsize=512)
def _alike(names: tuple[str, ...]) -> bool:
    first = sorted(names, key=_READERS[0])
    return all(reader(one) < reader(other) for reader in _READERS[1:] for one, other in pairwise(first))


def _in_a_dictionary(name: str) -> str:
    """As words are looked up: case, accents and marks count for nothing."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return _MARKS.sub("", "".join(char for char in letters if not unicodedata.combining(char)))


def _in_a_list_of_files(name: str) -> list[tuple[str, int]]:
    """As file managers sort: numbers by their size."""
    parts = _DIGITS.split(name.casefold())
    return [(text, int(digits or 0)) for text, digits in zip(parts[::2], [*parts[1::2], ""], strict=True)]


_READERS: tuple[Callable[[str], Any], ...] = (
    lambda name: name.encode("utf-16-be"),
    lambda name: name,
    _in_a_dictionary,
    _in_a_list_of_files,
)
