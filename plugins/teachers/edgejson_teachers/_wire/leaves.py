"""Strings, numbers and counts in a dialect, and what is left out of them told in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from edgejson_teachers._wire.dialects import Dialect
from edgejson_teachers._wire.facets import Facets

__all__ = ["Told", "listing_counts", "number", "string"]

_EXACT = 2**53
"""Whole numbers up to here are the same in every engine."""


class Told:
    """What a dialect leaves out at one place, for the description, which is where a model may read it."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._left_out: dict[str, Any] = {}

    def leave_out(self, keyword: str, value: Any) -> None:
        """A keyword that the engine is not told about."""
        self._left_out[keyword] = value

    def counts(self, facets: Facets, keywords: Sequence[str], stated: Mapping[str, Any]) -> None:
        """Counts of the facets that are not among those stated."""
        for keyword in keywords:
            value = facets.highest(keyword) if keyword.startswith("min") else facets.lowest(keyword)
            if value is not None and stated.get(keyword) != value:
                self.leave_out(keyword, value)

    def description(self, text: str) -> str:
        """The description with what is left out; empty for engines that read none."""
        if not self._dialect.told:
            return ""
        words = ", ".join(f"{keyword}: {value}" for keyword, value in self._left_out.items())
        return " ".join(part for part in (text, f"({words})" if words else "") if part)


def string(facets: Facets, dialect: Dialect, told: Told) -> dict[str, Any]:
    """The keywords of strings; of several patterns or formats the first that the engine knows."""
    made: dict[str, Any] = {}
    for facet in facets.having("pattern", str):
        pattern = dialect.pattern(facet.schema["pattern"])
        if pattern is not None and "pattern" not in made:
            made["pattern"] = pattern
        else:
            told.leave_out("pattern", facet.schema["pattern"])
    for facet in facets.having("format", str):
        form = facet.schema["format"]
        # Engines cross a format with a pattern badly: some take the one, some find nothing in both.
        if form in dialect.formats and made.keys().isdisjoint({"pattern", "format"}):
            made["format"] = form
        else:
            told.leave_out("format", form)
    lengths = {"minLength": facets.highest("minLength"), "maxLength": facets.lowest("maxLength")}
    made |= _capped({name: value for name, value in lengths.items() if name in dialect.keywords}, dialect)
    told.counts(facets, ("minLength", "maxLength"), made)
    return made


def number(facets: Facets, dialect: Dialect, told: Told, *, whole: bool) -> dict[str, Any]:
    """The keywords of numbers; those of whole numbers in whole numbers."""
    made: dict[str, Any] = {}
    for keyword, value in facets.bounds().items():
        if keyword not in dialect.keywords or (whole and abs(value) > _EXACT):
            told.leave_out(keyword, value)
        elif whole and isinstance(value, float):
            low = keyword.endswith("inimum")
            # A border with a fraction is the next whole number inside, which itself is allowed.
            plain = "minimum" if low else "maximum"
            inner = math.ceil(value) if low else math.floor(value)
            if not value.is_integer():
                made[plain] = (max if low else min)(made.get(plain, inner), inner)
            else:
                made[keyword] = (max if low else min)(made.get(keyword, inner), inner)
        elif keyword in made:
            made[keyword] = (max if keyword.endswith("inimum") else min)(made[keyword], value)
        else:
            made[keyword] = value
    steps = [facet.schema["multipleOf"] for facet in facets.having("multipleOf", int, float)]
    for step in steps:
        if "multipleOf" in dialect.keywords and "multipleOf" not in made:
            made["multipleOf"] = step
        else:
            told.leave_out("multipleOf", step)
    return made


def listing_counts(facets: Facets, dialect: Dialect, told: Told, least: int, most: int | None) -> dict[str, Any]:
    """The counts of items."""
    counts = {"minItems": least or None, "maxItems": most}
    made = _capped({name: value for name, value in counts.items() if name in dialect.keywords}, dialect)
    if dialect.least_items is not None and made.get("minItems", 0) > dialect.least_items:
        made["minItems"] = dialect.least_items
    for keyword, value in counts.items():
        if value is not None and made.get(keyword) != value:
            told.leave_out(keyword, value)
    if any(facet.schema["uniqueItems"] is True for facet in facets.having("uniqueItems", bool)):
        told.leave_out("uniqueItems", "true")
    return made


def _capped(counts: Mapping[str, int | None], dialect: Dialect) -> dict[str, Any]:
    """Counts as far as the engine can count."""
    most = math.inf if dialect.most_items is None else dialect.most_items
    made: dict[str, Any] = {}
    for keyword, value in counts.items():
        if value is None:
            continue
        if keyword.startswith("min"):
            made[keyword] = min(value, most)
        elif value <= most:
            made[keyword] = value
    return made
