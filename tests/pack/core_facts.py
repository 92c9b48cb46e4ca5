"""What rules of schemas come down to, in plain Python: exact money, dates, references, histories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

Members = Mapping[str, Any]
Broken = Iterator[str]


def rounded(value: Decimal, decimals: int = 2) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percent(rate: Decimal, whole: Decimal) -> Decimal:
    return rounded(Decimal(whole) * rate / 100)


def given(*values: Any) -> bool:
    return all(value is not None for value in values)


def differs(actual: Any, expected: Any, tolerance: str = "0") -> bool:
    return actual is not None and abs(actual - expected) > Decimal(tolerance)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text.upper())


def compared(first: str, second: str) -> int:
    """-1, 0 or 1: two date-times as instants, anything with a date by the day as written."""
    if len(first) > 10 and len(second) > 10:
        left, right = instant(first), instant(second)
        return (left > right) - (left < right)
    return (first[:10] > second[:10]) - (first[:10] < second[:10])


def late(first: str | None, second: str | None) -> bool:
    """Whether `first` is later than `second`."""
    return first is not None and second is not None and compared(first, second) > 0


def not_before(first: str | None, second: str | None) -> bool:
    """Whether `first` is not earlier than `second`."""
    return first is not None and second is not None and compared(first, second) >= 0


def age(born: str, on: str) -> int:
    return int(on[:4]) - int(born[:4]) - (on[5:10] < born[5:10])


def day_count(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def minutes(first: str, last: str) -> Decimal:
    return Decimal((instant(last) - instant(first)) // timedelta(microseconds=1)) / 60_000_000


def repeats(values: Iterable[Any]) -> bool:
    present = [value for value in values if value is not None]
    return len(set(present)) < len(present)


def members(holder: Members | None, name: str) -> Sequence[Any]:
    return (holder or {}).get(name) or ()


def fields(holder: Members | None, *names: str) -> list[Any]:
    return [(holder or {}).get(name) for name in names]


def ordered(times: Sequence[str | None]) -> Broken:
    """A history goes one way, as its first and its last entry say."""
    if len(times) > 1 and given(times[0], times[-1]):
        pairs = list(pairwise(times))
        if not_before(times[-1], times[0]):
            if any(late(before, after) for before, after in pairs):
                yield "history_in_order"
        elif any(late(after, before) for before, after in pairs):
            yield "history_in_reverse_order"


def unknown(references: Iterable[str | None], known: Sequence[str]) -> bool:
    return any(reference is not None and reference not in known for reference in references)
