"""Errors of commas and colons: lost, doubled, of another language, or where none belongs."""

from __future__ import annotations

import random

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw, put, take

__all__ = ["OPERATORS"]

_OWN_BORDER = frozenset('"{[}]')
_MANY = 24
"""Commas of a whole text that one error may take away."""


def trailing_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    closer = draw(rng, at.closers, at.has_content)
    return None if closer is None else [(at.end[closer - 1], at.end[closer - 1], ",")]


def trailing_comma_eof(at: Layout, _: random.Random) -> list[Patch]:
    return [(len(at.text), len(at.text), ",")]


def leading_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    closer = draw(rng, at.closers, at.has_content)
    if closer is None:
        return None
    place = at.end[at.opener_of[closer]]
    return [(place, place, ",")]


def _parts_by_itself(at: Layout, comma: int) -> bool:
    """Whether the neighbours of a comma do not run together without it, as `[1 2]` might."""
    return at.first(comma - 1) in _OWN_BORDER or at.first(comma + 1) in _OWN_BORDER


def missing_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    comma = draw(rng, at.commas, lambda index: _parts_by_itself(at, index))
    return None if comma is None else [take(at, comma)]


def missing_comma_numbers(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Two bare tokens side by side, a blank apart: without a word on it they could be one that was split."""

    def bare(index: int) -> bool:
        return not _parts_by_itself(at, index) and at.start[index + 1] > at.end[index]

    comma = draw(rng, at.commas, bare)
    return None if comma is None else [take(at, comma)]


def missing_all_commas(at: Layout, _: random.Random) -> list[Patch] | None:
    """One member per line and no commas, as configuration languages near JSON allow."""
    if "\n" not in at.text or not 2 <= len(at.commas) <= _MANY:
        return None
    if not all(at.text.startswith("\n", at.end[comma]) for comma in at.commas):
        return None
    return [take(at, comma) for comma in at.commas]


def missing_colon(at: Layout, rng: random.Random) -> list[Patch] | None:
    colon = draw(rng, at.colons, lambda _: True)
    return None if colon is None else [take(at, colon)]


def equals_for_colon(at: Layout, rng: random.Random) -> list[Patch] | None:
    colon = draw(rng, at.colons, lambda _: True)
    return None if colon is None else [put(at, colon, rng.choice(("=", " =", " =>")))]


def comma_for_colon(at: Layout, rng: random.Random) -> list[Patch] | None:
    colon = draw(rng, at.colons, lambda _: True)
    return None if colon is None else [put(at, colon, ",")]


def semicolon_for_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    comma = draw(rng, at.commas, lambda _: True)
    return None if comma is None else [put(at, comma, ";")]


def colon_for_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    """In objects only: in an array, a colon would speak for a member."""
    comma = draw(rng, at.commas, lambda index: at.first(at.parent[index]) == "{")
    return None if comma is None else [put(at, comma, ":")]


def double_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    comma = draw(rng, at.commas, lambda _: True)
    return None if comma is None else [(at.end[comma], at.end[comma], ",")]


def double_colon(at: Layout, rng: random.Random) -> list[Patch] | None:
    colon = draw(rng, at.colons, lambda _: True)
    return None if colon is None else [(at.end[colon], at.end[colon], ":")]


OPERATORS = (
    Operator(name="trailing_comma", kind="punct", weight=8, make=trailing_comma),
    Operator(name="trailing_comma_eof", kind="punct", weight=1, make=trailing_comma_eof),
    Operator(name="leading_comma", kind="punct", weight=1, make=leading_comma),
    Operator(name="missing_comma", kind="punct", weight=8, make=missing_comma),
    Operator(
        name="missing_comma_numbers",
        kind="punct",
        weight=1,
        make=missing_comma_numbers,
        safety="ambiguous",
        policy="separate",
    ),
    Operator(name="missing_all_commas", kind="punct", weight=1, make=missing_all_commas),
    Operator(name="missing_colon", kind="punct", weight=5, make=missing_colon),
    Operator(name="equals_for_colon", kind="punct", weight=2, make=equals_for_colon),
    Operator(name="comma_for_colon", kind="punct", weight=1, make=comma_for_colon),
    Operator(name="semicolon_for_comma", kind="punct", weight=2, make=semicolon_for_comma),
    Operator(name="colon_for_comma", kind="punct", weight=1, make=colon_for_comma),
    Operator(name="double_comma", kind="punct", weight=2, make=double_comma),
    Operator(name="double_colon", kind="punct", weight=1, make=double_colon),
)
