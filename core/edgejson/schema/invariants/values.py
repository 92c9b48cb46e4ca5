"""What values mean inside a rule: exact numbers, moments in time, typed equality, the absence of null.

Numbers are `int` or `Decimal`, never `float`: a double stands for the decimal it is written as.  Null counts as absent.
Every function here raises `Absent` (the rule does not apply) or `WrongValueError` (the data does not fit the rule), and
nothing else but the `ArithmeticError` of decimal arithmetic.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import lru_cache
from typing import Any, TypeAlias

from edgejson.types import Json

Number: TypeAlias = "int | Decimal"
Moment: TypeAlias = "date | datetime"

ARITHMETIC = Context(prec=60, rounding=ROUND_HALF_UP, traps=[DivisionByZero, InvalidOperation, Overflow])
"""Products of three doubles are exact; only a division rounds. Each call copies it: no context leaks in or out."""

_LARGE_INTEGER = 2**63
_SAFE_INTEGER = 2**53
_LARGEST_EXPONENT = 10_000
NUMERIC = frozenset({int, float, Decimal})
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:[Tt ](?P<time>\d\d:\d\d:\d\d(?:\.\d+)?)(?P<offset>[Zz]|[+-]\d\d:\d\d))?", re.ASCII
)
_LEAP_SECOND = re.compile(r"(?<=\d\d:\d\d:)60(?=\D|$)", re.ASCII)


class Absent(LookupError):  # noqa: N818 - says that the rule does not apply, which is no error
    """A member that the rule reads is not there, or null."""


class WrongValueError(Exception):
    """The data holds something the rule cannot work with; the text says what."""


UNFIT = (WrongValueError, ArithmeticError)
"""What an evaluation raises when the data does not fit the rule."""


def number(value: object) -> Number:
    kind = type(value)
    if kind is float:
        return _decimal(value) if value else Decimal(repr(value))  # zero has two spellings
    if kind is int:
        # Arithmetic on integers of thousands of digits would be unbounded work; beyond 64 bits they turn decimal.
        return value if -_LARGE_INTEGER < value < _LARGE_INTEGER else _usable(Decimal(value))  # type: ignore[operator,return-value,arg-type]
    if kind is Decimal:
        return _usable(value)  # type: ignore[arg-type]
    raise _unfit(value, "a number")


@lru_cache(maxsize=1 << 12)
def _decimal(value: float) -> Decimal:
    """Remembered, for a rule reads the same amounts when it fills in and when it checks."""
    return _usable(Decimal(repr(value)))


def _usable(value: Decimal) -> Decimal:
    """Refuses what no JSON number is, and exponents that would make integers of a million digits."""
    if -_LARGEST_EXPONENT < value.adjusted() < _LARGEST_EXPONENT and value.is_finite():
        return value
    raise WrongValueError(
        "a number is beyond reckoning" if value.is_finite() else "NaN and infinity are no JSON numbers"
    )


def text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _unfit(value, "a text")


def truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _unfit(value, "true or false")


def moment(value: object) -> Moment:
    """The date or date-time that a string (or a value made by `date()`, `datetime()`) stands for."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            return _unusual_moment(value)
    if isinstance(value, date):
        return value
    raise _unfit(value, "a date or date-time")


def _unusual_moment(value: str) -> Moment:
    """RFC 3339 allows small letters and a leap second, which is the instant one second after 59."""
    usual, leaps = _LEAP_SECOND.subn("59", value.upper())
    try:
        return datetime.fromisoformat(usual) + timedelta(seconds=leaps)
    except (ValueError, OverflowError):
        raise WrongValueError(f"{show(value)} is no date or date-time") from None


def member(holder: object, name: str) -> Any:
    if isinstance(holder, dict):
        return holder[name]
    raise _unfit(holder, "an object")


def optional(holder: object, name: str) -> Any:
    """A member, or None when it or its holder is absent."""
    if isinstance(holder, dict):
        return holder.get(name)
    if holder is None:
        return None
    raise _unfit(holder, "an object")


def chronological(left: object, right: object) -> int:
    """-1, 0 or 1 as `left` is before, at or after `right`; a date and a date-time compare by the calendar date."""
    first, second = moment(left), moment(right)
    first_is_instant, second_is_instant = isinstance(first, datetime), isinstance(second, datetime)
    if first_is_instant is not second_is_instant:
        first = first.date() if isinstance(first, datetime) else first
        second = second.date() if isinstance(second, datetime) else second
    try:
        return (first > second) - (first < second)
    except TypeError:
        raise WrongValueError("a date-time with an offset and one without cannot be compared") from None


def order(left: object, right: object) -> int:
    """-1, 0 or 1 for two values of one kind: numbers, moments, or texts by code point."""
    if isinstance(left, str) and isinstance(right, str):
        if looks_like_moment(left) and looks_like_moment(right):
            return chronological(left, right)
        return (left > right) - (left < right)
    if type(left) in NUMERIC and type(right) in NUMERIC:
        first, second = number(left), number(right)
        return (first > second) - (first < second)
    if isinstance(left, date) or isinstance(right, date):
        return chronological(left, right)
    if left is None or right is None:
        raise Absent
    raise WrongValueError(f"{show(left)} and {show(right)} have no order")


def same(left: object, right: object) -> bool:
    """Equality of scalars: 1 equals 1.0, a boolean is no number, two spellings of one instant are equal."""
    if left is None or right is None:
        raise Absent
    if isinstance(left, str) and isinstance(right, str):
        if left == right:
            return True
        if left[4:5] != "-" or right[4:5] != "-":
            return False  # the cheap part of `looks_like_moment`
        return looks_like_moment(left) and looks_like_moment(right) and chronological(left, right) == 0
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if type(left) in NUMERIC and type(right) in NUMERIC:
        return number(left) == number(right)
    if isinstance(left, date) or isinstance(right, date):
        return chronological(left, right) == 0
    for value in (left, right):
        if isinstance(value, list | dict):
            raise WrongValueError(f"{show(value)} cannot be compared as a whole")
    return False


def identity(value: object) -> object:
    """A hashable stand-in: two scalars have equal identities when they are the same JSON value, as written."""
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return (value,)  # Python holds True == 1
    if type(value) in NUMERIC:
        return number(value)
    if isinstance(value, str | date):
        return value
    raise _unfit(value, "a scalar")


def looks_like_moment(value: str) -> bool:
    """Whether a string is a full date, or a date-time with an offset; one without is no point in time."""
    return value[4:5] == "-" and _MOMENT.fullmatch(value) is not None


def is_date(value: str) -> bool:
    return _DATE.fullmatch(value) is not None


def to_json(value: object) -> Json:
    """A computed value as it is written: `int` when integral, else the `float` whose text is that decimal."""
    if isinstance(value, list):
        return [scalar_to_json(item) for item in value]
    return scalar_to_json(value)


def scalar_to_json(value: object) -> Json:
    if type(value) is Decimal:
        double = float(_usable(value))
        if math.isinf(double):
            raise WrongValueError("the result is beyond a double")
        return int(double) if double.is_integer() and abs(double) < _SAFE_INTEGER else double
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | bool | int | float):
        return value
    raise _unfit(value, "a scalar")


def plain(value: object) -> Json:
    """Data as a report may hold it: exact decimals become doubles, everything else stays."""
    if type(value) is Decimal:
        return float(value)
    return value  # type: ignore[return-value]


def show(value: object) -> str:
    """A short name for a value, in the terms of JSON."""
    if isinstance(value, str):
        return f"the text {value[:40]!r}" + ("..." if len(value) > 40 else "")
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value) if abs(value) < 10**20 else "a very large integer"
    if isinstance(value, Decimal):
        return str(value)[:40]
    if isinstance(value, list):
        return "an array"
    return "an object" if isinstance(value, dict) else str(value)[:40]


def _unfit(value: object, needed: str) -> Absent | WrongValueError:
    if value is None:
        return Absent()
    return WrongValueError(f"{needed} is needed where {show(value)} stands")
