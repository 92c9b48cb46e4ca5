"""Arithmetic in decimal, rounding halves away from zero, and which results binary arithmetic can prove."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from edgejson_tasks.transform.operation import StepError

__all__ = ["combine", "decimal", "half_up", "provable"]

_LARGEST = Decimal(2**45)
_TIE_MARGIN = Decimal("0.000001")
_HALF = Decimal("0.5")


def decimal(number: float) -> Decimal:
    """The decimal number that the JSON text of `number` shows."""
    return Decimal(repr(number))


def combine(left: float, calc: str, right: float) -> Decimal:
    """`left` times, plus or minus `right`, without rounding."""
    if calc == "multiply":
        return decimal(left) * decimal(right)
    return decimal(left) + decimal(right) if calc == "add" else decimal(left) - decimal(right)


def half_up(exact: Decimal, digits: int) -> int | float:
    """`exact` to `digits` decimals, an integer where it is one.

    >>> half_up(decimal(2.675), 2), half_up(combine(3, "multiply", 1.25), 0)
    (2.68, 4)
    """
    if not -_LARGEST < exact < _LARGEST:
        raise StepError("the number is too large")
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def provable(exact: Decimal, digits: int) -> bool:
    """Whether doubles round to the same result: not too large and nowhere near the middle between two results."""
    scaled = abs(exact.scaleb(digits))
    return scaled < _LARGEST and abs(scaled % 1 - _HALF) > _TIE_MARGIN
