"""Numbers on a decimal grid: every value is a multiple of a step, so no sum of binary fractions ever shows."""

from __future__ import annotations

import math
from fractions import Fraction

from edgejson.values.draw import Draw, Producer

__all__ = ["lattice", "on_grid"]


def lattice(low: float, high: float, *, decimals: int, skew: str | None = None) -> Producer:
    """Numbers of the closed range with at most `decimals` places."""
    step = Fraction(1, 10**decimals)
    first, last = math.ceil(exact(low) / step), math.floor(exact(high) / step)
    return on_grid(first, max(first, last), step, skew)


def exact(number: int | float) -> Fraction:  # noqa: PYI041 - JSON integers may be larger than any float
    """The decimal a person reads in `number`: 0.1 is a tenth."""
    return Fraction(str(number)) if isinstance(number, float) else Fraction(number)


def on_grid(first: int, last: int, step: Fraction, skew: str | None = None) -> Producer:
    """Multiples `first * step` to `last * step`; whole ones are `int`, others the `float` nearest to the decimal."""
    count, scale, over = last - first + 1, step.numerator, step.denominator
    if skew == "low":
        return lambda draw: _value((first + int(draw.random() ** 2 * count)) * scale, over)
    if skew == "high":
        return lambda draw: _value((last - int(draw.random() ** 2 * count)) * scale, over)
    if over == 1 and scale == 1 and count < 1 << 52:
        return lambda draw: first + int(draw.random() * count)
    if count >= 1 << 52:
        return lambda draw: _value((first + draw.rng.randrange(count)) * scale, over)

    def produce(draw: Draw) -> int | float:
        return _value((first + int(draw.random() * count)) * scale, over)

    return produce


def _value(numerator: int, over: int) -> int | float:
    return numerator / over if numerator % over else numerator // over
