"""What canonical forms say, in our own words: one shape per kind of form, its parts forms again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from edgejson.schema.portable import Spot
from edgejson.types import Json
from edgejson.values.numbers import exact

if TYPE_CHECKING:
    from edgejson.schema.canonical import Node

__all__ = [
    "Barred", "Contained", "EveryOf", "Everything", "Kinds", "Listing", "Negated", "Nothing", "Numeric", "OfKind",
    "OneOf", "Record", "Referred", "Relaxed", "Shape", "SomeOf", "Text", "Values",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Everything:
    """Every value."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Every value of these types."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """These values."""

    values: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Strings of these lengths that match all patterns and formats, and none of the barred ones."""

    low: int
    high: int | None
    patterns: tuple[str, ...]
    formats: tuple[str, ...]
    barred_patterns: tuple[str, ...]
    barred_formats: tuple[str, ...]
    barred: tuple[str, ...]
    encoding: str
    media: str
    """The asserted `contentEncoding` and `contentMediaType`, empty where there are none."""

    @classmethod
    def of(cls, view: Any) -> Text:
        """Read from the library's view."""
        return cls(
            low=view.min_length or 0,
            high=view.max_length,
            patterns=tuple(view.patterns),
            formats=tuple(view.formats),
            barred_patterns=tuple(view.excluded_patterns),
            barred_formats=tuple(view.excluded_formats),
            barred=tuple(view.excluded),
            encoding=next(iter(view.content_encodings), ""),
            media=next(iter(view.content_media_types), ""),
        )


@dataclass(frozen=True, slots=True)
class Numeric:
    """Numbers between the bounds (value, exclusive) on all grids and off all barred ones."""

    integer: bool
    low: tuple[Fraction, bool] | None
    high: tuple[Fraction, bool] | None
    steps: tuple[Fraction, ...]
    barred_steps: tuple[Fraction, ...]

    @classmethod
    def of(cls, view: Any, *, integer: bool) -> Numeric:
        """Read from the library's view; the bounds of integers are inclusive."""
        barred = [_fraction(step) for step in view.not_multiple_of]
        if not integer and view.excludes_integers:
            barred.append(Fraction(1))
        return cls(
            integer=integer,
            low=None if view.minimum is None else (_fraction(view.minimum), not integer and view.exclusive_minimum),
            high=None if view.maximum is None else (_fraction(view.maximum), not integer and view.exclusive_maximum),
            steps=tuple(_fraction(step) for step in view.multiple_of),
            barred_steps=tuple(barred),
        )


@dataclass(frozen=True, slots=True)
class Contained:
    """How many items, at least and at most, are like `node`."""

    node: Node
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Arrays."""

    low: int
    high: int | None
    distinct: bool
    repeated: bool
    prefix: tuple[Node, ...]
    rest: Node | None
    contained: tuple[Contained, ...]


@dataclass(frozen=True, slots=True)
class Barred:
    """A member that must exist: its name fails `names`; or, outside `listed` and `patterns` (or matching `pattern`),
    its value fails `value`.
    """

    names: Node | None = None
    value: Node | None = None
    listed: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Objects."""

    low: int
    high: int | None
    required: tuple[str, ...]
    names: Node | None
    members: Mapping[str, Node]
    described: Mapping[str, Node]
    """By pattern."""
    rest: Node | None
    barred: tuple[Barred, ...]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Values of one branch at least."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """Values of exactly one branch."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class EveryOf:
    """Values of all branches."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """Values that are not of the part."""

    part: Node


@dataclass(frozen=True, slots=True)
class OfKind:
    """Values of the part that have the type."""

    name: str
    part: Node


@dataclass(frozen=True, slots=True)
class Referred:
    """Values of another part of the document."""

    spot: Spot


Shape: TypeAlias = (
    Everything | Nothing | Kinds | Values | Text | Numeric | Listing | Record | SomeOf | OneOf | EveryOf | Negated
    | OfKind | Referred
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A part of a schema that generation does not model and leaves to trying: where, and why."""

    pointer: str
    reason: str


def _fraction(number: float | Decimal) -> Fraction:
    return Fraction(number) if isinstance(number, Decimal) else exact(number)
