"""Texts that stop too early: what a repair gives is what was complete, closed."""

from __future__ import annotations

import random

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw

__all__ = ["OPERATORS"]


def truncate_value(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Cut right after a value that shows its own end; a number might go on."""
    low, high = _middle(at)
    cut = draw(rng, [*at.strings, *at.words, *at.closers], lambda index: low <= index <= high)
    return None if cut is None else [(at.end[cut], len(at.text), "")]


def truncate_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    low, high = _middle(at)
    cut = draw(rng, at.commas, lambda index: low <= index <= high)
    return None if cut is None else [(at.end[cut], len(at.text), "")]


def truncate_inside(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Cut inside a string, after a name or after its colon, as a limit of tokens does.

    Not in the first member or item of its container, which would be left empty, and not inside an escape.
    """
    low, high = _middle(at)
    cut = draw(rng, [*at.keys, *at.strings, *at.colons], lambda index: low <= index <= high and _later(at, index))
    if cut is None:
        return None
    start, end = at.start[cut], at.end[cut]
    if at.first(cut) == '"':
        inner = at.inner(cut)
        inside = len(inner) if "\\" not in inner else inner.index("\\")
        whole = cut + 1 < len(at) and at.first(cut + 1) == ":" and rng.random() < 0.3
        end = end if whole else start + 1 + rng.randint(0, inside)
    return [(end, len(at.text), "")]


def _later(at: Layout, index: int) -> bool:
    """Whether the member or item of a key, colon or string has one before it."""
    first = index - 1 if at.first(index) == ":" else index
    if at.first(first - 1) == ":":
        first -= 2
    return at.first(first - 1) == ","


def _middle(at: Layout) -> tuple[int, int]:
    """Token indices a cut may fall on: enough stays to be worth repairing, and more than brackets is lost."""
    last = len(at) - 1
    while last > 0 and at.first(last) in "}]":
        last -= 1
    return len(at) * 2 // 5, last - 1


OPERATORS = (
    Operator(
        name="truncate_value", kind="truncation", weight=3, make=truncate_value, policy="close_cut", upsets="brackets"
    ),
    Operator(
        name="truncate_comma", kind="truncation", weight=3, make=truncate_comma, policy="close_cut", upsets="brackets"
    ),
    Operator(
        name="truncate_inside",
        kind="truncation",
        weight=5,
        make=truncate_inside,
        safety="ambiguous",
        policy="drop_incomplete",
        upsets="brackets",
    ),
)
