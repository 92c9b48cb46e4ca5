"""What compiled expressions call: the functions of the rule language and the steps their operators need.

`RUNTIME` is the whole world of a compiled expression: there are no builtins beside it.  Every pass over a document's
list is charged to a budget (`each`), so that no rule loops without bound on a hostile document.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cmp_to_key
from types import MappingProxyType
from typing import Any

from edgejson.schema.invariants import values
from edgejson.schema.invariants.rules import Pattern
from edgejson.schema.invariants.scopes import Scope
from edgejson.schema.invariants.values import Absent, Moment, Number, WrongValueError, moment, number, order

BUDGET = 1_000_000
"""Items that the expressions of one call of `check`, `fill` or `violate` may look at in all."""

_CHARACTERS_OF_AN_ITEM = 64

BY_ORDER = cmp_to_key(order)
_LARGEST_WRITTEN = 10**40
_MINUTE = 60
_DAY = 86_400


class Work:
    """One call: what is left of its budget, and the scopes found in its document, by `at`.

    The scopes hold as long as the objects of the document stay where they are.
    """

    __slots__ = ("left", "scopes")

    def __init__(self) -> None:
        self.left = BUDGET
        self.scopes: dict[Pattern, Sequence[Scope]] = {}


def each(items: object, work: Work) -> list[Any]:
    if not isinstance(items, list):
        if items is None:
            raise Absent
        raise WrongValueError(f"an array is needed where {values.show(items)} stands")
    work.left -= len(items)
    if work.left < 0:
        raise WrongValueError(f"more than {BUDGET:,} items to look at")
    return items


# ---------------------------------------------------------------- numbers


def rounded(value: Number, unit: Decimal) -> Number:
    return value if type(value) is int else value.quantize(unit)  # type: ignore[union-attr]


def floor(value: Number) -> Number:
    return value if isinstance(value, int) else value.to_integral_value(ROUND_FLOOR)


def ceil(value: Number) -> Number:
    return value if isinstance(value, int) else value.to_integral_value(ROUND_CEILING)


def quotient(left: Number, right: Number) -> Number:
    _refuse_zero(right)
    return Decimal(left) / right


def whole_quotient(left: Number, right: Number) -> Number:
    _refuse_zero(right)
    if isinstance(left, int) and isinstance(right, int):
        return left // right
    return floor(Decimal(left) / right)


def remainder(left: Number, right: Number) -> Number:
    """Has the sign of `right`, for decimals as for integers."""
    _refuse_zero(right)
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    rest = Decimal(left) % right
    return rest + right if rest and (rest < 0) is not (right < 0) else rest


def _refuse_zero(divisor: Number) -> None:
    if divisor == 0:
        raise WrongValueError("division by zero")


def joined(left: object, right: object, work: Work) -> Any:
    """`+` of two members whose kinds only the document knows."""
    if isinstance(left, str) and isinstance(right, str):
        return concatenated(left, right, work)
    return number(left) + number(right)


def concatenated(left: str, right: str, work: Work) -> str:
    _charge_text(len(left) + len(right), work)
    return left + right


def _charge_text(length: int, work: Work) -> None:
    """Texts that a rule makes take memory; long ones are charged for it."""
    work.left -= length // _CHARACTERS_OF_AN_ITEM
    if work.left < 0:
        raise WrongValueError(f"more than {BUDGET * _CHARACTERS_OF_AN_ITEM:,} characters of text")


# ---------------------------------------------------------------- lists and members


def least(items: list[Any]) -> Any:
    return min(_comparable(items), key=BY_ORDER)


def greatest(items: list[Any]) -> Any:
    return max(_comparable(items), key=BY_ORDER)


def _comparable(items: list[Any]) -> list[Any]:
    if not items:
        raise Absent  # an empty list has no least member
    if len(items) == 1:
        order(items[0], items[0])  # refuses what has no order, as with two
    return items


def in_order(items: list[Any]) -> list[Any]:
    return sorted(items, key=BY_ORDER)


def unique(items: list[Any]) -> bool:
    present = [item for item in items if item is not None]
    return len(set(map(values.identity, present))) == len(present)


def among(value: object, container: object, work: Work) -> bool:
    """`in`: an item of an array, or a part of a text."""
    if isinstance(container, str):
        return values.text(value) in container
    wanted = values.identity(value)
    return any(wanted == values.identity(item) for item in each(container, work) if item is not None)


def same_lists(left: object, right: object, work: Work) -> bool:
    first, second = each(left, work), each(right, work)
    return len(first) == len(second) and all(map(values.same, first, second))


def size(value: object) -> int:
    if isinstance(value, list | str | dict):
        return len(value)
    if value is None:
        raise Absent
    raise WrongValueError(f"{values.show(value)} has no length")


def lookup(holder: object, key: object) -> Any:
    """`holder[key]` with a computed key: an item by position from 0, or a member by name."""
    if key is None:
        raise Absent
    if isinstance(holder, list):
        position = _position(key)
        if position < 0:
            raise Absent
        return holder[position]
    return values.member(holder, values.text(key))


def item(holder: object, position: int) -> Any:
    """`holder[position]` with a position written in the rule; a negative one counts from the end."""
    if isinstance(holder, list):
        return holder[position]
    if holder is None:
        raise Absent
    raise WrongValueError(f"an array is needed where {values.show(holder)} stands")


def part(value: object, start: object, stop: object, work: Work) -> Any:
    """`value[start:stop]` of a text or an array."""
    if not isinstance(value, str | list):
        if value is None:
            raise Absent
        raise WrongValueError(f"{values.show(value)} has no parts")
    _charge_text(len(value) if isinstance(value, str) else len(value) * _CHARACTERS_OF_AN_ITEM, work)
    return value[None if start is None else _position(start) : None if stop is None else _position(stop)]


def not_negative(value: Number) -> Number:
    """Computed slice bounds stop at the start instead of counting from the end."""
    return max(value, 0)


def _position(value: object) -> int:
    if type(value) is int:
        return value
    raise WrongValueError(f"a position in an array is needed where {values.show(value)} stands")


def slots(items: list[Any]) -> list[tuple[list[Any], int]]:
    """Where each item of a list can be written."""
    return [(items, position) for position in range(len(items))]


def attempt(compute: Callable[[], Any]) -> Any:
    """The value, or None where something that it reads is absent."""
    try:
        return compute()
    except LookupError:
        return None


def is_null(value: object) -> bool:
    return value is None


def either(value: object, default: object) -> Any:
    return default if value is None else value


# ---------------------------------------------------------------- time


def calendar_date(value: object) -> date:
    """`date(x)`: the calendar date as it is written, whatever the offset."""
    found = moment(value)
    return found.date() if isinstance(found, datetime) else found


def instant(value: object) -> datetime:
    """`datetime(x)`."""
    found = moment(value)
    if isinstance(found, datetime):
        return found
    raise WrongValueError(f"{values.show(value)} has no time of day")


def seconds(start: object, end: object) -> Number:
    gap = _gap(moment(start), moment(end))
    if gap.microseconds:
        return Decimal(gap // timedelta(microseconds=1)) / 1_000_000
    return gap.days * _DAY + gap.seconds


def minutes(start: object, end: object) -> Number:
    return _whole_if_possible(seconds(start, end), _MINUTE)


def days(start: object, end: object) -> Number:
    """From `start` to `end`: whole between two dates, with a fraction between two date-times."""
    return _whole_if_possible(seconds(start, end), _DAY)


def years(start: object, end: object) -> int:
    """Completed years from `start` to `end`, as a person's age is counted."""
    first, last = calendar_date(start), calendar_date(end)
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _gap(start: Moment, end: Moment) -> timedelta:
    if not (isinstance(start, datetime) and isinstance(end, datetime)):
        return calendar_date(end) - calendar_date(start)
    try:
        return end - start
    except TypeError:
        raise WrongValueError("a date-time with an offset and one without have no difference") from None


def _whole_if_possible(value: Number, unit: int) -> Number:
    if isinstance(value, int) and value % unit == 0:
        return value // unit
    return Decimal(value) / unit


# ---------------------------------------------------------------- text


def as_text(value: object) -> str:
    """`text(x)`: a string as it is, a number or a moment as it is written in JSON."""
    written = values.to_json(value)
    if isinstance(written, str):
        return written
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, int) and abs(written) < _LARGEST_WRITTEN:
        return str(written)
    if isinstance(written, float) and math.isfinite(written):
        return repr(written)
    raise WrongValueError(f"{values.show(value)} has no text")


def lower(value: str, work: Work) -> str:
    _charge_text(len(value), work)
    return value.lower()


RUNTIME: Mapping[str, object] = MappingProxyType(
    {
        "__builtins__": {},
        "Decimal": Decimal,
        "abs": abs,
        "all": all,
        "among": among,
        "any": any,
        "attempt": attempt,
        "as_text": as_text,
        "calendar_date": calendar_date,
        "ceil": ceil,
        "concatenated": concatenated,
        "chronological": values.chronological,
        "days": days,
        "each": each,
        "either": either,
        "floor": floor,
        "greatest": greatest,
        "in_order": in_order,
        "instant": instant,
        "is_null": is_null,
        "item": item,
        "joined": joined,
        "least": least,
        "lookup": lookup,
        "lower": lower,
        "max": max,
        "member": values.member,
        "min": min,
        "minutes": minutes,
        "moment": moment,
        "not_negative": not_negative,
        "number": number,
        "optional": values.optional,
        "order": order,
        "part": part,
        "quotient": quotient,
        "range": range,
        "remainder": remainder,
        "rounded": rounded,
        "same": values.same,
        "same_lists": same_lists,
        "seconds": seconds,
        "size": size,
        "slots": slots,
        "sum": sum,
        "text": values.text,
        "truth": values.truth,
        "unique": unique,
        "whole_quotient": whole_quotient,
        "years": years,
    }
)
