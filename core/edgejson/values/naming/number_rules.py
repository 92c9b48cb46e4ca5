"""The range of a number, or the entity it belongs to, from its property's name, the title and the description."""

from __future__ import annotations

import re
from functools import lru_cache

from edgejson.values.hints import RangeHint, Skew
from edgejson.values.naming.lexicon import english
from edgejson.values.naming.number_table import MODIFIERS, NUMBERS, RANGE_ENDS
from edgejson.values.naming.words import singular, snake

__all__ = ["number_by_name", "number_field_by_name"]


def _read_numbers(lines: str) -> tuple[dict[str, RangeHint], dict[str, str]]:
    """Ranges by name, and for those that list their values the text of the list."""
    ranges: dict[str, RangeHint] = {}
    lists: dict[str, str] = {}
    for line in lines.strip().splitlines():
        head, _, names = line.partition(": ")
        if head.startswith("["):
            listed = [float(number) for number in head[1:-1].split()]
            plausible = RangeHint(min(listed), max(listed), 0 if all(map(float.is_integer, listed)) else 2, "low")
        else:
            low, high, decimals, skew = head.split()
            plausible = RangeHint(float(low), float(high), int(decimals), _SKEWS[skew])
        for name in names.split():
            if name not in ranges:
                ranges[name] = plausible
                if head.startswith("["):
                    lists[name] = head[1:-1].replace(" ", "|")
    return ranges, lists


_SKEWS: dict[str, Skew] = {"-": None, "low": "low", "high": "high"}
_RANGES, _LISTS = _read_numbers(NUMBERS)


@lru_cache(maxsize=1 << 14)
def number_by_name(name: str, title: str = "", description: str = "", owner: str = "") -> RangeHint | None:
    """The plausible range of a numeric property; None when neither its name nor its title says anything.

    >>> number_by_name("idade"), number_by_name("zzz")
    (RangeHint(low=18.0, high=80.0, decimals=0, skew=None), None)
    """
    holder = singular(snake(owner))
    unit = next((met for pattern, met in _QUANTITIES if pattern.search(description)), None) if description else None
    for words in (name, title):
        key = snake(words)
        met: str | None = _number_key(key, holder) if key and len(key) < 60 else None
        if met in _GENERIC:
            met = _number_key(holder, "") or unit or met
        elif met in _SPANS and unit in _UNITS_OF_TIME:
            met = unit
        if met is not None:
            return _one_end(key, _RANGES[met])
    return _RANGES[unit] if unit is not None else None


_GENERIC = frozenset({"value", "number", "num", "min", "max", "minimum", "maximum", "base", "low", "high"})
"""Entries that a name of the object around, or a unit in the description, says more than."""
_SPANS = frozenset({"duration", "timeout", "interval", "delay", "elapsed", "period", "age", "wait", "latency", "ttl"})
_UNITS_OF_TIME = frozenset({"ms", "timeout", "minutes", "days", "hours", "years", "months"})


_QUANTITIES = tuple(
    (re.compile(pattern, re.IGNORECASE), met)
    for pattern, met in (
        (r"\b(milliseconds|in ms)\b", "ms"),
        (r"\bseconds\b", "timeout"),
        (r"\bminutes\b", "minutes"),
        (r"\bdays\b", "days"),
        (r"\bin hours\b", "hours"),
        (r"\bin months\b", "months"),
        (r"\bin years\b", "years"),
        (r"\bpercent", "percent"),
        (r"\bport\b", "port"),
        (r"\bpixels\b", "padding"),
        (r"\bbytes\b", "bytes"),
        (r"\b(probability|between 0 and 1|0 to 1)\b", "ratio"),
        (r"\bprice|\bcost|\bamount of money", "price"),
        (r"\byear\b", "year"),
        (r"\b(number|count|total) of\b", "count"),
        (r"\b(id|identifier)\b", "id"),
    )
)


def _number_key(key: str, holder: str) -> str | None:
    """The entry of the table for a name: its longest known end; its beginning, where modifiers follow."""
    foreign = english(key)
    if key in _OTHER_NUMBERS:
        foreign = _OTHER_NUMBERS[key]
    words = (foreign or key.rstrip("0123456789_") or key).split("_")
    owner = holder.rpartition("_")[2]
    met = next((f"{one}/{words[-1]}" for one in (holder, owner) if f"{one}/{words[-1]}" in _RANGES), None)
    if met is not None and len(words) == 1:
        return met
    for start in range(len(words)):
        end = "_".join(words[start:])
        if end in _RANGES and not (start and end in MODIFIERS):
            return end
    if words[0] in {"num", "nb", "n", "number", "count", "total", "no"} and len(words) > 1:
        return "count"
    while len(words) > 1 and (words[-1] in MODIFIERS or words[-1] in RANGE_ENDS or words[-1].isdigit()):
        words.pop()
        known = next(
            ("_".join(words[start:]) for start in range(len(words)) if "_".join(words[start:]) in _RANGES), None
        )
        if known is not None:
            return known
    last = singular(words[-1])
    if last in _RANGES:
        return last
    side = RANGE_ENDS.get(key.partition("_")[0]) or RANGE_ENDS.get(key.rpartition("_")[2])
    return "count" if words[-1].endswith("count") else {"low": "min", "high": "max"}.get(side or "")


_OTHER_NUMBERS = {"tag": "day", "hora": "hour", "heure": "hour"}
"""Names that are words of another meaning where texts stand."""


def _one_end(key: str, plausible: RangeHint) -> RangeHint:
    """The lower or the upper part of a range, for names like ``min_age`` and ``max_age``: they never cross."""
    words = key.split("_")
    end = RANGE_ENDS.get(words[0]) or RANGE_ENDS.get(words[-1]) if len(words) > 1 else None
    if end is None:
        return plausible
    low, high, decimals, _ = (plausible.low, plausible.high, plausible.decimals or 0, None)
    middle = round(low + (high - low) * 0.4, decimals)
    return RangeHint(low, middle, decimals, "low") if end == "low" else RangeHint(middle, high, decimals, "low")


_NUMBER_FIELDS = {
    "latitude": "place.latitude", "lat": "place.latitude", "longitude": "place.longitude", "lon": "place.longitude",
    "lng": "place.longitude", "long": "place.longitude",
}  # fmt: skip
_PRICES = frozenset(["price", "unit_price", "item_price", "product_price", "list_price", "retail_price"])


@lru_cache(maxsize=1 << 14)
def number_field_by_name(name: str) -> str | None:
    """The field a numeric property shows: of an entity, or one of a few usual numbers; None when it is a plain range.

    >>> number_field_by_name("geo_latitude"), number_field_by_name("httpStatus"), number_field_by_name("width")
    ('place.latitude', '@number_of.200|201|204|301|400|404|500', None)
    """
    key = snake(name)
    key = english(key) or key
    if key in _PRICES:
        return "product.price"
    if key == "age":
        return "person.age"
    field = _NUMBER_FIELDS.get(key.rpartition("_")[2])
    if field is not None:
        return field
    met = _number_key(key, "")
    plausible = number_by_name(name)
    if met in _LISTS and plausible == _RANGES[met]:  # not one end of a range
        return f"@number_of.{_LISTS[met]}"
    topic = _TOPICS.get(met or "", "")
    if plausible is None or plausible.decimals or (plausible.high - plausible.low > _FEW and not topic):
        return None
    return f"@whole.{plausible.low:.0f}|{plausible.high:.0f}|{plausible.skew or ''}|{topic}"


_TOPICS = {
    **dict.fromkeys(("age", "salary", "annual_salary", "body_height", "height_cm", "experience"), "person"),
    **dict.fromkeys(("employees", "number_of_employees", "headcount", "founded"), "company"),
    **dict.fromkeys(("calories", "servings"), "dish"),
    "stock": "product",
    "mileage": "@vehicle",
}
"""What an object is about that shows such a number."""


_FEW = 60
"""Ranges of fewer whole numbers stay whole where the schema says `number`: there is no month 10.3."""
