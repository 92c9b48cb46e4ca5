"""What each wish of an instruction means: the one place where a stored constraint is held against a value.

{"kind": "count", "at": P, "is": "exactly" | "at least" | "at most", "count": N}     items of an array, or root
{"kind": "length", "at": P, "is": ..., "count": N}     characters (code points) of a text
{"kind": "equals", "at": P, "value": V}     a scalar
{"kind": "between", "at": P, "low": L, "high": H}     a number, both ends included
{"kind": "bound", "at": P, "is": "at least" | "at most" | "more than" | "less than", "value": V}     a number
{"kind": "present" | "absent", "at": P}     an optional member
{"kind": "starts" | "ends" | "contains", "at": P, "text": T}     a text
{"kind": "some" | "every", "at": P, "name": M, "value": V}     entries of an array have V as their M
{"kind": "sum", "at": P, "name": M, "is": "exactly" | "at least" | "at most", "value": V}     over all entries
{"kind": "sorted", "at": P, "name": M, "is": "ascending" | "descending"}     numbers or days (ISO 8601)
{"kind": "distinct", "at": P, "name": M}     no two entries have the same M
{"kind": "date", "at": P, "is": "before" | "after", "value": "2024-05-01"}     a day
{"kind": "year", "at": P, "year": N}     a day or a moment, by the year that it is written with
{"kind": "among", "at": P, "values": [V, ...]}     a scalar
{"kind": "language", "at": P, "language": "en"}     a text that is beyond doubt in no other language

A wish is stored only if it can be decided: whether a name is that of a city cannot, a list of names can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.schema_generate.languages import LANGUAGES, is_in_another_language

__all__ = ["CONSTRAINTS", "ConstraintError", "holds"]


class ConstraintError(ValueError):
    """A stored constraint is malformed."""


def holds(constraint: Json, value: Json) -> bool:
    """Whether `value` fulfils a stored constraint; `ConstraintError` if that is malformed."""
    if not isinstance(constraint, dict) or not isinstance(constraint.get("at"), str):
        raise ConstraintError(f"not a constraint: {json.dumps(constraint)}")
    test = CONSTRAINTS.get(str(constraint.get("kind")))
    if test is None:
        raise ConstraintError(f"not a constraint: {json.dumps(constraint)}")
    try:
        return test(constraint, _lookup(value, str(constraint["at"])))
    except KeyError as error:
        raise ConstraintError(f"a constraint without {error}: {json.dumps(constraint)}") from None


_NOTHING = object()
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "exactly": lambda left, right: bool(left == right),
    "at least": lambda left, right: bool(left >= right),
    "at most": lambda left, right: bool(left <= right),
    "more than": lambda left, right: bool(left > right),
    "less than": lambda left, right: bool(left < right),
    "before": lambda left, right: bool(left < right),
    "after": lambda left, right: bool(left > right),
}


def _lookup(value: Json, pointer: str) -> Any:
    try:
        return jsontext.resolve(value, pointer)
    except KeyError:
        return _NOTHING
    except ValueError as error:
        raise ConstraintError(str(error)) from None


def _compare(left: Any, constraint: Mapping[str, Any], right: Any) -> bool:
    how = constraint["is"]
    if how not in _COMPARED:
        raise ConstraintError(f"unknown comparison {how!r}")
    return _COMPARED[how](left, right)


def _whole(constraint: Mapping[str, Any], key: str) -> int:
    number = constraint[key]
    if not isinstance(number, int) or isinstance(number, bool):
        raise ConstraintError(f"{key} is a whole number, not {number!r}")
    return number


def _number(value: Any) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _stated_number(constraint: Mapping[str, Any], key: str) -> Decimal:
    number = _number(constraint[key])
    if number is None:
        raise ConstraintError(f"{key} is a number, not {constraint[key]!r}")
    return number


def _column(constraint: Mapping[str, Any], items: Any) -> list[Any] | None:
    """What the entries of an array have as the member that is named; None where one has none."""
    name = constraint["name"]
    if not isinstance(items, list) or not all(isinstance(item, dict) and name in item for item in items):
        return None
    return [item[name] for item in items]


# ---------------------------------------------------------------- kinds


def _count(constraint: Mapping[str, Any], value: Any) -> bool:
    count = _whole(constraint, "count")
    return isinstance(value, list) and _compare(len(value), constraint, count)


def _length(constraint: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, str) and _compare(len(value), constraint, _whole(constraint, "count"))


def _equals(constraint: Mapping[str, Any], value: Any) -> bool:
    return jsontext.equal(value, constraint["value"])


def _between(constraint: Mapping[str, Any], value: Any) -> bool:
    low, high, number = _stated_number(constraint, "low"), _stated_number(constraint, "high"), _number(value)
    return number is not None and low <= number <= high


def _bound(constraint: Mapping[str, Any], value: Any) -> bool:
    limit, number = _stated_number(constraint, "value"), _number(value)
    return number is not None and _compare(number, constraint, limit)


def _present(_: Mapping[str, Any], value: Any) -> bool:
    return value is not _NOTHING


def _absent(_: Mapping[str, Any], value: Any) -> bool:
    return value is _NOTHING


def _starts(constraint: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, str) and value.startswith(str(constraint["text"]))


def _ends(constraint: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, str) and value.endswith(str(constraint["text"]))


def _contains(constraint: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, str) and str(constraint["text"]) in value


def _some(constraint: Mapping[str, Any], value: Any) -> bool:
    name, wanted = constraint["name"], constraint["value"]
    return isinstance(value, list) and any(
        isinstance(item, dict) and name in item and jsontext.equal(item[name], wanted) for item in value
    )


def _every(constraint: Mapping[str, Any], value: Any) -> bool:
    column, wanted = _column(constraint, value), constraint["value"]
    return column is not None and all(jsontext.equal(item, wanted) for item in column)


def _sum(constraint: Mapping[str, Any], value: Any) -> bool:
    total = _stated_number(constraint, "value")
    numbers = [_number(item) for item in _column(constraint, value) or [None]]
    known = [number for number in numbers if number is not None]
    return len(known) == len(numbers) and _compare(sum(known, Decimal(0)), constraint, total)


def _sorted(constraint: Mapping[str, Any], value: Any) -> bool:
    if constraint["is"] not in ("ascending", "descending"):
        raise ConstraintError(f"unknown order {constraint['is']!r}")
    keys = [_sort_key(item) for item in _column(constraint, value) or [None]]
    if None in keys or len({type(key) for key in keys}) != 1:
        return False
    known: list[Any] = keys
    return known == sorted(known, reverse=constraint["is"] == "descending")


def _sort_key(value: Any) -> Decimal | str | None:
    if isinstance(value, str):
        return value if _DAY.fullmatch(value) else None
    return _number(value)


def _distinct(constraint: Mapping[str, Any], value: Any) -> bool:
    column = _column(constraint, value)
    return column is not None and len({json.dumps(item, default=str) for item in column}) == len(column)


def _date(constraint: Mapping[str, Any], value: Any) -> bool:
    day = str(constraint["value"])
    if not _DAY.fullmatch(day):
        raise ConstraintError(f"no day: {day!r}")
    return isinstance(value, str) and _DAY.fullmatch(value) is not None and _compare(value, constraint, day)


def _year(constraint: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, str) and value.startswith(f"{_whole(constraint, 'year'):04d}-")


def _among(constraint: Mapping[str, Any], value: Any) -> bool:
    values = constraint["values"]
    if not isinstance(values, list) or not values:
        raise ConstraintError(f"values is a list of some, not {values!r}")
    return any(jsontext.equal(value, allowed) for allowed in values)


def _language(constraint: Mapping[str, Any], value: Any) -> bool:
    if constraint["language"] not in LANGUAGES:
        raise ConstraintError(f"no common words known of {constraint['language']!r}")
    return isinstance(value, str) and not is_in_another_language(value, constraint["language"])


CONSTRAINTS: Mapping[str, Callable[[Mapping[str, Any], Any], bool]] = MappingProxyType(
    {
        "count": _count,
        "length": _length,
        "equals": _equals,
        "between": _between,
        "bound": _bound,
        "present": _present,
        "absent": _absent,
        "starts": _starts,
        "ends": _ends,
        "contains": _contains,
        "some": _some,
        "every": _every,
        "sum": _sum,
        "sorted": _sorted,
        "distinct": _distinct,
        "date": _date,
        "year": _year,
        "among": _among,
        "language": _language,
    }
)
"""By kind, whether what stands at the place of a constraint fulfils it."""
