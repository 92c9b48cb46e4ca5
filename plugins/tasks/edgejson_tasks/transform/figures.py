"""Which numbers a person would calculate with, told from the names of the members that hold them.

A product of two prices or a sum of years is computed as easily as an invoice line, but nobody would ask for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from edgejson_tasks.transform.naming import in_style, style_of, words

__all__ = ["Formula", "adds_up", "formulas", "measures", "roundings"]

_Words: TypeAlias = "tuple[str, ...]"

_QUANTITIES = frozenset({"quantity", "qty", "seats", "tickets"})
_UNIT_RATES = {"hours": "hourly", "days": "daily", "nights": "nightly"}
_CHARGES = frozenset({"tax", "vat", "shipping", "fee", "tip", "surcharge", "postage", "freight", "delivery"})
_REDUCTIONS = frozenset({"discount", "rebate", "savings"})
_MONEY_ENDINGS = frozenset({"amount", "cost", "charge", "fee"})
_TOTALS = frozenset({("total",), ("total", "amount"), ("grand", "total"), ("amount", "due")})
_PAID = frozenset({("amount", "paid"), ("paid", "amount")})
_OPPOSITES = frozenset(
    {
        ("end", "start"),
        ("max", "min"),
        ("maximum", "minimum"),
        ("high", "low"),
        ("after", "before"),
        ("final", "initial"),
        ("current", "previous"),
        ("closing", "opening"),
        ("new", "old"),
    }
)
_LOWER_ENDS = frozenset(lower for _, lower in _OPPOSITES)
_NO_PART = frozenset({"average", "max", "min", "mean", "next", "per", "previous", "total"})
# fmt: off
_ADDENDS = frozenset(
    {
        "amount", "attendees", "budget", "bytes", "calories", "clicks", "comments", "conversions", "cost", "count",
        "days", "discount", "distance", "downloads", "duration", "fee", "fees", "guests", "hours", "impressions",
        "items", "likes", "lost", "members", "minutes", "nights", "orders", "points", "qty", "quantity", "rain",
        "rainfall", "revenue", "sales", "savings", "seats", "seconds", "shares", "shipping", "size", "sold",
        "spend", "steps", "stock", "subtotal", "tax", "tickets", "total", "units", "views", "visits", "votes",
        "weight",
    }
)
_RATIOS = frozenset(
    {
        "age", "average", "avg", "balance", "id", "interval", "limit", "margin", "max", "mean", "min", "number",
        "per", "percent", "percentage", "price", "rate", "ratio", "unit", "year",
    }
)
_MEASURES = frozenset(
    {
        "age", "altitude", "balance", "capacity", "consumption", "density", "depth", "efficiency", "grade", "height",
        "humidity", "latency", "length", "level", "limit", "margin", "percent", "percentage", "power", "pressure",
        "price", "progress", "rate", "rating", "ratio", "reading", "salary", "score", "speed", "temp", "temperature",
        "value", "voltage", "width",
    }
)
_MONEY = frozenset(
    {
        "amount", "balance", "budget", "charge", "cost", "discount", "due", "fare", "fee", "fees", "paid", "price",
        "revenue", "salary", "savings", "shipping", "spend", "subtotal", "tax", "tip", "total", "value", "vat",
    }
)
_COORDINATES = frozenset({"lat", "latitude", "lng", "lon", "longitude"})
_LABELS = frozenset({"code", "id", "index", "key", "number", "port", "position", "rank", "version", "year", "zip"})
# fmt: on


class Formula(NamedTuple):
    """`left` times, plus or minus `right`, and a name for the result."""

    left: str
    calc: Literal["multiply", "add", "subtract"]
    right: str
    field: str


@lru_cache(maxsize=4096)
def adds_up(name: str) -> bool:
    """Whether a sum over the members of that name means something: amounts and counts do, prices and rates do not.

    >>> adds_up("line_total"), adds_up("unit_price"), adds_up("year")
    (True, False, False)
    """
    parts = set(words(name))
    return bool(parts & _ADDENDS) and not parts & _RATIOS


@lru_cache(maxsize=4096)
def measures(name: str) -> bool:
    """Whether the members of that name measure something, so that their mean and their extremes mean something.

    >>> measures("unit_price"), measures("line_total"), measures("postal_code"), measures("store_id")
    (True, True, False, False)
    """
    parts = set(words(name))
    return bool(parts & (_MEASURES | _ADDENDS)) and not parts & _LABELS


@lru_cache(maxsize=4096)
def roundings(name: str) -> frozenset[int]:
    """To how many decimals somebody would round the members of that name: money to none or two, places on earth to two.

    >>> sorted(roundings("unit_price")), sorted(roundings("latitude")), sorted(roundings("tax_rate"))
    ([0, 2], [2], [0, 1, 2])
    """
    parts = set(words(name))
    if parts & _COORDINATES:
        return frozenset({2})
    return frozenset({0, 2}) if parts & _MONEY and not parts & _RATIOS - {"balance", "price", "unit"} else _ANY


_ANY = frozenset({0, 1, 2})


@lru_cache(maxsize=4096)
def formulas(names: _Words) -> tuple[Formula, ...]:
    """What a person would compute from two members of one object, given the names of all its numbers.

    >>> [formula.field for formula in formulas(("quantity", "unit_price", "year"))]
    ['line_value', 'extended_amount']
    """
    split = {name: said for name in names if (said := _said(name))}
    return tuple(
        Formula(left, calc, right, in_style(field, style_of(left) or "snake"))
        for right in split
        if _comes_second(split[right])
        for left in split
        if left != right
        for calc, field in _between(split[left], split[right])
    )


@lru_cache(maxsize=4096)
def _said(name: str) -> _Words:
    return tuple(words(name))


@lru_cache(maxsize=4096)
def _comes_second(parts: _Words) -> bool:
    """Whether any formula has a number of such a name on its right: of most names none does."""
    return (
        _is_price_of_one(parts)
        or parts[-1] == "rate"
        or _is_charge(parts)
        or _is_reduction(parts)
        or parts in _PAID
        or not _LOWER_ENDS.isdisjoint(parts)
        or _is_part(parts)
    )


def _between(left: _Words, right: _Words) -> Iterator[tuple[Literal["multiply", "add", "subtract"], str]]:
    if _is_price_of_one(right) and left[-1] in _QUANTITIES:
        yield from (("multiply", "line_value"), ("multiply", "extended_amount"))
    if right[-1] == "rate" and _UNIT_RATES.get(left[-1]) in right:
        yield "multiply", "amount_for_" + left[-1]
    if _is_charge(right):
        if _is_before_charges(left):
            yield "add", f"{'_'.join(left)}_with_{'_'.join(right)}"
        elif left in _TOTALS:
            yield "subtract", f"{'_'.join(left)}_without_{'_'.join(right)}"
    if _is_before_charges(left) and _is_reduction(right):
        yield "subtract", f"{'_'.join(left)}_after_{'_'.join(right)}"
    if left in _TOTALS and right in _PAID:
        yield "subtract", "still_to_pay"
    if (span := _span(left, right)) is not None:
        yield "subtract", "_".join((*span, "difference"))
    if left[0] == "total" and left[1:] == right[1:] and _is_part(right):
        yield "subtract", f"{'_'.join(right[1:])}_not_{right[0]}"


def _is_price_of_one(parts: _Words) -> bool:
    return (parts[-1] in ("price", "fare") and "total" not in parts) or {"unit", "cost"} <= set(parts)


def _is_before_charges(parts: _Words) -> bool:
    """Whether taxes and the like come on top of it."""
    return parts == ("subtotal",) or (parts[-1] in ("price", "fare") and not {"unit", "list", "total"} & set(parts))


def _is_charge(parts: _Words) -> bool:
    return bool(_CHARGES & set(parts)) and parts[-1] in _CHARGES | _MONEY_ENDINGS and "total" not in parts


def _is_reduction(parts: _Words) -> bool:
    """Whether it is an amount taken off: a bare `discount` may as well be a percentage."""
    return bool(_REDUCTIONS & set(parts)) and (parts[-1] == "amount" or parts in (("coupon", "discount"), ("rebate",)))


def _span(left: _Words, right: _Words) -> _Words | None:
    """The words that two names share when they are the two ends of one thing (`odometer_end`, `odometer_start`)."""
    if len(left) != len(right):
        return None
    unlike = [place for place, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
    if len(unlike) != 1 or (left[unlike[0]], right[unlike[0]]) not in _OPPOSITES:
        return None
    return left[: unlike[0]] + left[unlike[0] + 1 :]


def _is_part(parts: _Words) -> bool:
    """Whether the name says a part of a countable whole, as `new_customers` does."""
    return len(parts) > 1 and parts[-1].endswith("s") and parts[0] not in _NO_PART and not _CHARGES & set(parts)
