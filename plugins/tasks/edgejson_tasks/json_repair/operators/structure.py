"""Errors of punctuation and brackets, and texts that end too early."""

from __future__ import annotations

import random

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw

__all__ = ["OPERATORS"]

_OTHER = {"}": "]", "]": "}", "{": "[", "[": "{"}


def trailing_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    closer = draw(rng, at.closers, lambda index: at.opener_of[index] != index - 1)
    return None if closer is None else [(at.end[closer - 1], at.end[closer - 1], ",")]


def trailing_comma_eof(at: Layout, _: random.Random) -> list[Patch]:
    return [(len(at.text), len(at.text), ",")]


def missing_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    # Two bare tokens side by side would read as one (`[1 2]`, `truefalse`), so one neighbour has its own delimiter.
    comma = draw(rng, at.commas, lambda index: at.first(index - 1) in '"}]' or at.first(index + 1) in '"{[')
    return None if comma is None else [(at.start[comma], at.end[comma], "")]


def missing_colon(at: Layout, rng: random.Random) -> list[Patch] | None:
    colon = draw(rng, at.colons, lambda _: True)
    return None if colon is None else [(at.start[colon], at.end[colon], "")]


def equals_for_colon(at: Layout, rng: random.Random) -> list[Patch] | None:
    colon = draw(rng, at.colons, lambda _: True)
    return None if colon is None else [(at.start[colon], at.end[colon], rng.choice(("=", " =", " =>")))]


def semicolon_for_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    comma = draw(rng, at.commas, lambda _: True)
    return None if comma is None else [(at.start[comma], at.end[comma], ";")]


def double_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    comma = draw(rng, at.commas, lambda _: True)
    return None if comma is None else [(at.end[comma], at.end[comma], ",")]


def drop_last_closers(at: Layout, rng: random.Random) -> list[Patch]:
    last = len(at) - 1
    run = 1
    while last - run > 0 and at.first(last - run) in "}]":
        run += 1
    dropped = rng.randint(1, run)
    # What stands before the first dropped bracket keeps no blanks: a text that stops does not end in an indented line.
    return [(at.end[last - dropped], len(at.text), "")]


def wrong_closer(at: Layout, rng: random.Random) -> list[Patch] | None:
    closer = draw(rng, at.closers, lambda index: at.opener_of[index] != index - 1)
    return None if closer is None else [(at.start[closer], at.end[closer], _OTHER[at.first(closer)])]


def wrong_opener(at: Layout, rng: random.Random) -> list[Patch] | None:
    opener = draw(rng, at.openers, lambda index: at.closer_of[index] != index + 1)
    return None if opener is None else [(at.start[opener], at.end[opener], _OTHER[at.first(opener)])]


def swap_closers(at: Layout, rng: random.Random) -> list[Patch] | None:
    def followed(index: int) -> bool:
        return index + 1 < len(at) and at.first(index + 1) == _OTHER[at.first(index)]

    closer = draw(rng, at.closers, followed)
    if closer is None:
        return None
    start, end = at.start[closer], at.end[closer + 1]
    return [(start, end, at.text[end - 1] + at.text[start + 1 : end - 1] + at.text[start])]


def tuple_parens(at: Layout, rng: random.Random) -> list[Patch] | None:
    opener = draw(rng, at.openers, lambda index: at.first(index) == "[" and at.closer_of[index] != index + 1)
    if opener is None:
        return None
    closer = at.closer_of[opener]
    return [(at.start[opener], at.end[opener], "("), (at.start[closer], at.end[closer], ")")]


def extra_closer(at: Layout, _: random.Random) -> list[Patch] | None:
    # A surplus `]` might as well mean a lost `[`; a surplus `}` after an object cannot.
    return [(len(at.text), len(at.text), "}")] if at.first(0) == "{" else None


def truncate_value(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Cut right after a value that shows its own end; a number might go on."""
    low, high = _middle(at)
    values = [*at.strings, *at.words, *at.closers]
    cut = draw(rng, values, lambda index: low <= index <= high)
    return None if cut is None else [(at.end[cut], len(at.text), "")]


def truncate_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    low, high = _middle(at)
    cut = draw(rng, at.commas, lambda index: low <= index <= high)
    return None if cut is None else [(at.end[cut], len(at.text), "")]


def _middle(at: Layout) -> tuple[int, int]:
    """Token indices a cut may fall on: enough stays to be worth repairing, and more than brackets is lost."""
    last = len(at) - 1
    while last > 0 and at.first(last) in "}]":
        last -= 1
    return len(at) * 2 // 5, last - 1


OPERATORS = (
    Operator(name="trailing_comma", kind="punct", weight=4, make=trailing_comma),
    Operator(name="trailing_comma_eof", kind="punct", weight=1, make=trailing_comma_eof),
    Operator(name="missing_comma", kind="punct", weight=4, make=missing_comma),
    Operator(name="missing_colon", kind="punct", weight=3, make=missing_colon),
    Operator(name="equals_for_colon", kind="punct", weight=1, make=equals_for_colon),
    Operator(name="semicolon_for_comma", kind="punct", weight=1, make=semicolon_for_comma),
    Operator(name="double_comma", kind="punct", weight=1, make=double_comma),
    Operator(name="drop_last_closers", kind="bracket", weight=6, make=drop_last_closers),
    Operator(name="wrong_closer", kind="bracket", weight=2, make=wrong_closer),
    Operator(name="wrong_opener", kind="bracket", weight=1, make=wrong_opener),
    Operator(name="swap_closers", kind="bracket", weight=1, make=swap_closers),
    Operator(name="tuple_parens", kind="bracket", weight=1, make=tuple_parens),
    Operator(name="extra_closer", kind="bracket", weight=1, make=extra_closer),
    Operator(name="truncate_value", kind="truncation", weight=1, make=truncate_value, needs="close_cut"),
    Operator(name="truncate_comma", kind="truncation", weight=1, make=truncate_comma, needs="close_cut"),
)
