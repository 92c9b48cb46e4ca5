"""Amounts of US dollars, of which a part may be unknown: what is not known is never taken for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

__all__ = ["Sum", "dollars", "figure"]

_CENT = Decimal("0.01")
_MICRO = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Sum:
    """Known dollars, and how many calls are in it whose price nobody knows."""

    known: Decimal = Decimal(0)
    unknown_calls: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.known + other.known, self.unknown_calls + other.unknown_calls)

    def __str__(self) -> str:
        """
        >>> str(Sum(Decimal("0.37"))), str(Sum(Decimal(2), 1)), str(Sum(Decimal(0), 1200))
        ('$0.37', 'at least $2.00, and 1 call of unknown price', 'unknown (1,200 calls of unknown price)')
        """
        if not self.unknown_calls:
            return dollars(self.known)
        calls = f"{self.unknown_calls:,} call{'s' if self.unknown_calls > 1 else ''} of unknown price"
        return f"at least {dollars(self.known)}, and {calls}" if self.known else f"unknown ({calls})"

    @classmethod
    def of(cls, amount: Decimal | None, calls: int) -> Sum:
        """What `calls` cost together; None: nobody knows."""
        return cls(Decimal(0), calls) if amount is None else cls(amount)


def dollars(amount: Decimal) -> str:
    """In cents; below a cent, with what shows that it is something.

    >>> dollars(Decimal("1234.5")), dollars(Decimal("0.00042")), dollars(Decimal(0))
    ('$1,234.50', '$0.00042', '$0.00')
    """
    if not amount or amount >= _CENT:
        return f"${amount.quantize(_CENT, ROUND_HALF_UP):,}"
    shown = amount.quantize(Decimal((0, (1,), amount.adjusted() - 1)), ROUND_HALF_UP)
    return f"${shown.normalize():f}"


def figure(amount: Decimal) -> float:
    """For a JSON document: a number of dollars, never below the amount by rounding."""
    return float(amount.quantize(_MICRO, ROUND_CEILING))
