"""Bookings balance: the debits of every booking are equal to its credits, and every amount is one of the currency.

A booking is an object, anywhere in the answer, that has both lists, of objects with an amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Any, ClassVar, Literal

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.types import Finding
from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Ledger", "LedgerSettings"]

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""The default context rounds to 28 digits."""


class LedgerSettings(BaseModel):
    """How bookings are written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    decimals: int = Field(default=2, ge=0, le=6, description="decimals of the currency")
    debits: str = Field(default="debits", min_length=1, description="member with the lines of the one side")
    credits: str = Field(default="credits", min_length=1, description="member with the lines of the other side")
    amount: str = Field(default="amount", min_length=1, description="member of a line that is its amount")


class Ledger:
    """Looks at one record at a time."""

    scope: ClassVar[Literal["record"]] = "record"

    def __init__(self, settings: LedgerSettings) -> None:
        self._decimals = settings.decimals
        self._sides = (settings.debits, settings.credits)
        self._amount = settings.amount

    def check(self, subject: Subject) -> Iterator[Finding]:
        """What does not balance; nothing where the answer holds no booking."""
        if not subject.wants_json or not subject.answer.ok:
            return  # another check's business
        # Numbers as they are written: a sum of doubles is no sum of cents.
        answer = jsontext.exact(subject.answer_text, subject.answer.value)
        for pointer, booking in self._bookings(answer, ""):
            yield from self._judged(booking, pointer)

    def _judged(self, booking: dict[str, Any], pointer: str) -> Iterator[Finding]:
        sums, sound = [0, 0], True
        for place, side in enumerate(self._sides):
            for index, line in enumerate(booking[side]):
                units = self._units(line[self._amount])
                if units is None:
                    sound = False
                    where = pointer + jsontext.join([side, index, self._amount])
                    yield _finding(where, f"{line[self._amount]} has more than {self._decimals} decimals")
                else:
                    sums[place] += units
        if sound and sums[0] != sums[1]:
            one, other = (Decimal(units).scaleb(-self._decimals, _EXACT) for units in sums)
            yield _finding(pointer, f"{self._sides[0]} of {one:f} against {self._sides[1]} of {other:f}")

    def _units(self, amount: float | Decimal) -> int | None:
        """The amount in the smallest unit of the currency, None when it is no whole number of them."""
        written = Decimal(repr(amount)) if isinstance(amount, float) else Decimal(amount)
        units = written.scaleb(self._decimals, _EXACT)
        return int(units) if units == units.to_integral_value(context=_EXACT) else None

    def _bookings(self, node: Any, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(node, dict):
            if all(self._is_side(node.get(side)) for side in self._sides):
                yield pointer, node
            for name, member in node.items():
                yield from self._bookings(member, f"{pointer}/{jsontext.escape(name)}")
        elif isinstance(node, list):
            for index, item in enumerate(node):
                yield from self._bookings(item, f"{pointer}/{index}")

    def _is_side(self, lines: Any) -> bool:
        return isinstance(lines, list) and all(
            isinstance(line, dict) and type(line.get(self._amount)) in (int, float, Decimal) for line in lines
        )


def _finding(pointer: str, message: str) -> Finding:
    return Finding(check="ledger", pointer=pointer, message=message)
