"""The `x-value` vocabulary: what a hint may say, read and checked once per schema.

A hint says what a leaf looks like; the validation keywords beside it say what is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeGuard

from edgejson.types import Json
from edgejson.values.dates import DAY, seconds_of

__all__ = [
    "DateHint",
    "FieldHint",
    "Hint",
    "HintError",
    "ListHint",
    "MomentHint",
    "RangeHint",
    "TemplateHint",
    "WeightsHint",
    "moment_span",
    "read_hint",
]

Skew: TypeAlias = Literal["low", "high"] | None


class HintError(ValueError):
    """A hint that means nothing; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class FieldHint:
    """``kind.field`` of an entity, or ``TABLE.COLUMN`` of a pack table; `name` as written."""

    name: str


@dataclass(frozen=True, slots=True)
class TemplateHint:
    """Text with placeholders in braces."""

    text: str


@dataclass(frozen=True, slots=True)
class RangeHint:
    """Where plausible numbers lie; the bounds of the schema still hold."""

    low: float
    high: float
    decimals: int | None
    skew: Skew


@dataclass(frozen=True, slots=True)
class WeightsHint:
    """The values to draw, as JSON text, with their weights; a value that is not listed is not drawn.

    A text that is no allowed value names the field to draw in its place.
    """

    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DateHint:
    """The days, first and last, between which a date or date-time lies.

    A date-time lies in the `hours` of its day, from the first to before the last, on a multiple of `step` seconds.
    """

    first: str
    last: str
    step: int
    hours: tuple[int, int]


@dataclass(frozen=True, slots=True)
class MomentHint:
    """A moment later (`sign` 1) or earlier (-1) than the leaf at `reference`, by `low` to `high` seconds.

    The distance is a multiple of `step` seconds, where one is stated.
    """

    reference: str
    sign: int
    low: int | None
    high: int | None
    step: int | None


@dataclass(frozen=True, slots=True)
class ListHint:
    """An array of `low` to `high` distinct values, each drawn by `item`."""

    item: Hint
    low: int
    high: int


Hint: TypeAlias = FieldHint | TemplateHint | RangeHint | WeightsHint | DateHint | MomentHint | ListHint


def read_hint(raw: Json) -> Hint:
    """Read the value of an `x-value` keyword; `HintError` when it is not one of the forms."""
    if isinstance(raw, str):
        kind, _, field = raw.partition(".")
        if not kind or not field:
            raise HintError(f"{raw!r} names no field: write 'kind.field' or 'TABLE.COLUMN'")
        return FieldHint(raw)
    if not isinstance(raw, dict):
        raise HintError(f"a hint is a text or an object, not {raw!r}")
    for form, (read, options) in _FORMS.items():
        if form in raw:
            unknown = sorted(raw.keys() - options - {form})
            if unknown:
                raise HintError(f"{unknown[0]!r} is no option of the hint {form!r}")
            return read(raw)
    raise HintError(f"a hint has one of {', '.join(_FORMS)}; found {', '.join(sorted(raw)) or 'nothing'}")


def _read_range(raw: Mapping[str, Json]) -> RangeHint:
    bounds = raw["range"]
    numbers = [bound for bound in bounds if _is_number(bound)] if isinstance(bounds, list) else []
    if not isinstance(bounds, list) or not len(bounds) == len(numbers) == 2:
        raise HintError("'range' is [low, high]")
    low, high = numbers
    if low > high:
        raise HintError(f"the range {low} to {high} is empty")
    decimals = raw.get("decimals")
    if decimals is not None and (
        not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= 12
    ):
        raise HintError("'decimals' is an integer from 0 to 12")
    skew = raw.get("skew")
    if skew not in (None, "low", "high"):
        raise HintError("'skew' is 'low' or 'high'")
    return RangeHint(low, high, decimals, skew)  # type: ignore[arg-type]  # membership was checked in the line above


def _read_weights(raw: Mapping[str, Json]) -> WeightsHint:
    weights = raw["weights"]
    if not isinstance(weights, dict) or not weights:
        raise HintError("'weights' is an object of values (as JSON text) and weights")
    checked: dict[str, float] = {}
    for text, weight in weights.items():
        if not isinstance(weight, int | float) or isinstance(weight, bool) or weight < 0:
            raise HintError(f"the weight of {text!r} is a number from 0 on")
        checked[text] = float(weight)
    if not any(checked.values()):
        raise HintError("at least one weight is above 0")
    return WeightsHint(checked)


def _read_template(raw: Mapping[str, Json]) -> TemplateHint:
    text = raw["template"]
    if not isinstance(text, str):
        raise HintError("'template' is a text")
    return TemplateHint(text)


def _read_date(raw: Mapping[str, Json]) -> DateHint:
    bounds = raw["date"]
    if not (isinstance(bounds, list) and len(bounds) == 2):
        raise HintError("'date' is [first day, last day]")
    first, last = bounds
    if not (isinstance(first, str) and isinstance(last, str)):
        raise HintError("'date' is [first day, last day]")
    return DateHint(first, last, _step(raw) or 1, _hours(raw))


def _hours(raw: Mapping[str, Json]) -> tuple[int, int]:
    hours = raw.get("hours", [0, 24])
    if isinstance(hours, list) and len(hours) == 2:
        first, last = hours
        if type(first) is int and type(last) is int and 0 <= first < last <= 24:
            return first, last
    raise HintError("'hours' is [first hour, last hour] of a day, such as [8, 18]")


def _step(raw: Mapping[str, Json]) -> int | None:
    step = _seconds(raw, "step")
    if step is not None and not 0 < step <= DAY:
        raise HintError("'step' is a duration of at most one day")
    return step


def _read_moment(raw: Mapping[str, Json]) -> MomentHint:
    form, sign = ("after", 1) if "after" in raw else ("before", -1)
    reference = raw[form]
    if not isinstance(reference, str) or not reference:
        raise HintError(f"{form!r} is the name of a sibling, or a pointer that starts with '/'")
    low, high = (_seconds(raw, name) for name in ("min", "max"))
    if low is not None and high is not None and low > high:
        raise HintError("'min' is longer than 'max'")
    return MomentHint(reference, sign, low, high, _step(raw))


def _seconds(raw: Mapping[str, Json], name: str) -> int | None:
    duration = raw.get(name)
    if duration is None:
        return None
    if not isinstance(duration, str):
        raise HintError(f"{name!r} is an ISO 8601 duration")
    try:
        return seconds_of(duration)
    except ValueError as error:
        raise HintError(str(error)) from None


def _read_list(raw: Mapping[str, Json]) -> ListHint:
    low, high = raw.get("min", 0), raw.get("max", 5)
    if not (isinstance(low, int) and isinstance(high, int) and 0 <= low <= high):
        raise HintError("'min' and 'max' of a list are counts, the first not above the second")
    item = read_hint(raw["list"])
    if isinstance(item, ListHint | MomentHint):
        raise HintError("the items of a list are drawn by a field, template, range, weights or date hint")
    return ListHint(item, low, high)


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


_FORMS: Mapping[str, tuple[Callable[[Mapping[str, Json]], Hint], set[str]]] = {
    "range": (_read_range, {"decimals", "skew"}),
    "weights": (_read_weights, set()),
    "template": (_read_template, set()),
    "date": (_read_date, {"step", "hours"}),
    "after": (_read_moment, {"min", "max", "step"}),
    "before": (_read_moment, {"min", "max", "step"}),
    "list": (_read_list, {"min", "max"}),
}


def moment_span(hint: MomentHint, form: str) -> tuple[int, int]:
    """The shortest and the longest distance in seconds, in whole days for dates."""
    default_low, default_high = (
        (DAY, 30 * DAY) if form == "date" else (300, 3 * DAY) if form == "date-time" else (900, 10_800)
    )
    low = hint.low if hint.low is not None else min(default_low, hint.high or default_low)
    high = hint.high if hint.high is not None else max(default_high, low)
    return low, high
