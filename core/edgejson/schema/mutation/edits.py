"""Changes of one part that an instance at hand lives through: made stricter around its values, or looser."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.schema.mutation.parts import Part
from edgejson.schema.mutation.tightening import LENGTHS, is_number, rounded

__all__ = ["Edit", "loosened", "tightened"]

Edit: TypeAlias = "tuple[str, dict[str, Any], tuple[str, ...]]"
"""What was done, in words; the keywords to set; the keywords to take away."""

Way: TypeAlias = "Callable[[Part, Sequence[Any], random.Random], Edit | None]"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("^[A-Z]", re.compile("[A-Z]")),
    ("^[^0-9]*$", re.compile(r"[^0-9\n\r\u2028\u2029]*\Z")),
    ("^\\S+$", re.compile(r"[!-~]+\Z")),
    ("^[a-z]", re.compile("[a-z]")),
    ("^[A-Za-z0-9 .,'-]+$", re.compile(r"[A-Za-z0-9 .,'-]+\Z")),
    ("[A-Za-z]", re.compile(".*[A-Za-z]", re.DOTALL)),
)
"""Patterns as ECMA 262 writes them, and how Python finds out that a text matches from its beginning."""

_WIDER = (2, 4, 10)
_OPEN_BOUNDS = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def tightened(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    """One keyword stricter, and still kept by `values`; None when there is no way."""
    return _first_of(_STRICTER, part, values, rng)


def loosened(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    """One keyword looser, or gone."""
    return _first_of(_LOOSER, part, values, rng)


def _first_of(
    ways: Mapping[str, tuple[Way, ...]], part: Part, values: Sequence[Any], rng: random.Random
) -> Edit | None:
    kind = part.bare.get("type")
    kind = kind if isinstance(kind, str) else "enum" if "enum" in part.bare else ""
    if "enum" in part.bare:
        kind = "enum"
    known = ways.get(kind)
    if not known or not values:
        return None
    start = int(rng.random() * len(known))
    for offset in range(len(known)):
        edit = known[(start + offset) % len(known)](part, values, rng)
        if edit is not None:
            return edit
    return None


def _changed(keyword: str, old: Any, new: Any) -> Edit:
    return f"{keyword} {'none' if old is None else old} -> {new}", {keyword: new}, ()


# ---------------------------------------------------------------- stricter


def _lower_maximum(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    old = part.bare.get("maximum")
    if "exclusiveMaximum" in part.bare or "multipleOf" in part.bare or not all(map(is_number, values)):
        return None
    greatest = max(values)
    wanted = greatest * rng.choice((1, 1, 1.5, 2)) if greatest > 0 else greatest
    limit = rounded(wanted, ROUND_CEILING, whole=part.bare["type"] == "integer")
    if limit is None or limit < greatest or (is_number(old) and limit >= old):
        return None
    least = part.bare.get("minimum", part.bare.get("exclusiveMinimum"))
    if not limit or (is_number(least) and limit <= least):
        return None  # a range of one number is no range
    return _changed("maximum", old, limit)


def _higher_minimum(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    old = part.bare.get("minimum")
    if "exclusiveMinimum" in part.bare or "multipleOf" in part.bare or not all(map(is_number, values)):
        return None
    least = min(values)
    wanted = least * rng.choice((1, 0.5, 0.25)) if least > 0 else least
    limit = rounded(wanted, ROUND_FLOOR, whole=part.bare["type"] == "integer")
    if limit is None or limit > least or (is_number(old) and limit <= old):
        return None
    greatest = part.bare.get("maximum", part.bare.get("exclusiveMaximum"))
    if is_number(greatest) and limit >= greatest:
        return None
    return _changed("minimum", old, limit)


def _lower_length(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    if "pattern" in part.bare or "format" in part.bare or not _are_texts(values):
        return None
    longest = max(map(len, values))
    fitting = [length for length in LENGTHS if length >= max(1.2 * longest, 4)][:4]
    old = part.bare.get("maxLength")
    if not fitting:
        return None
    most = rng.choice(fitting)
    return _changed("maxLength", old, most) if old is None or most < old else None


def _higher_length(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    if "pattern" in part.bare or "format" in part.bare or not _are_texts(values):
        return None
    shortest = min(map(len, values))
    old = part.bare.get("minLength", 0)
    least = rng.choice((2, 3, 4))
    return _changed("minLength", old, least) if old < least <= shortest else None


def _patterned(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    if "pattern" in part.bare or "format" in part.bare or not _are_texts(values):
        return None
    pattern, matches = rng.choice(_PATTERNS)
    return _changed("pattern", None, pattern) if all(map(matches.match, values)) else None


def _fewer_choices(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    choices = part.bare["enum"]
    if not isinstance(choices, list) or len(choices) < 3:
        return None
    used = {_as_text(value) for value in values}
    free = [choice for choice in choices if _as_text(choice) not in used]
    most = min(len(free), len(choices) - 2)
    if most < 1:
        return None
    gone = {_as_text(choice) for choice in rng.sample(free, rng.randint(1, max(1, most // 2 + 1)))}
    kept = [choice for choice in choices if _as_text(choice) not in gone]
    return f"enum without {', '.join(sorted(gone))}", {"enum": kept}, ()


def _other_order(part: Part, _: Sequence[Any], rng: random.Random) -> Edit | None:
    choices = part.bare["enum"]
    if not isinstance(choices, list) or len(choices) < 3:
        return None
    return "enum in another order", {"enum": rng.sample(choices, len(choices))}, ()


def _more_items(part: Part, values: Sequence[Any], _: random.Random) -> Edit | None:
    least = min((len(value) for value in values if isinstance(value, list)), default=0)
    old = part.bare.get("minItems", 0)
    return _changed("minItems", old, least) if old < least <= 4 else None


def _fewer_items(part: Part, values: Sequence[Any], rng: random.Random) -> Edit | None:
    most = max((len(value) for value in values if isinstance(value, list)), default=0)
    limit = most + rng.randint(0 if most > 1 else 1, 6)
    old = part.bare.get("maxItems")
    return _changed("maxItems", old, limit) if old is None or limit < old else None


def _distinct(part: Part, values: Sequence[Any], _: random.Random) -> Edit | None:
    if "uniqueItems" in part.bare or part.items is None or part.items.governing().bare.get("type") != "string":
        return None
    lists = [value for value in values if isinstance(value, list)]
    if not all(_are_texts(items) and len(set(items)) == len(items) for items in lists):
        return None
    return _changed("uniqueItems", None, True)


# ---------------------------------------------------------------- looser


def _without(*keywords: str) -> Way:
    def way(part: Part, _: Sequence[Any], __: random.Random) -> Edit | None:
        found = [keyword for keyword in keywords if keyword in part.bare]
        # Draft 4 says of a bound whether it is open: that goes with the bound.
        found += [_OPEN_BOUNDS[bound] for bound in found if part.bare.get(_OPEN_BOUNDS.get(bound, "")) is True]
        return (f"without {', '.join(found)}", {}, tuple(found)) if found else None

    return way


def _wider(keyword: str) -> Way:
    def way(part: Part, _: Sequence[Any], rng: random.Random) -> Edit | None:
        old = part.bare.get(keyword)
        if not is_number(old) or old <= 0 or old >= 1e12:
            return None
        return _changed(keyword, old, old * rng.choice(_WIDER))

    return way


def _nullable(part: Part, _: Sequence[Any], __: random.Random) -> Edit | None:
    kind = part.bare["type"]
    return f"type {kind} or null", {"type": [kind, "null"]}, ()


def _fractional(part: Part, _: Sequence[Any], __: random.Random) -> Edit | None:
    return ("type integer -> number", {"type": "number"}, ()) if "multipleOf" not in part.bare else None


def _open(part: Part, _: Sequence[Any], rng: random.Random) -> Edit | None:
    if part.bare.get("additionalProperties") is not False:
        return None
    return ("more properties allowed", {"additionalProperties": True}, ()) if rng.random() < 0.5 else (
        "more properties allowed", {}, ("additionalProperties",)
    )  # fmt: skip


_TEXT = (_lower_length, _higher_length, _patterned, _lower_length)
_NUMBER = (_lower_maximum, _higher_minimum)
_STRICTER: Mapping[str, tuple[Way, ...]] = {
    "string": _TEXT,
    "integer": _NUMBER,
    "number": _NUMBER,
    "enum": (_fewer_choices, _fewer_choices, _other_order),
    "array": (_more_items, _fewer_items, _distinct),
}
_LOOSER: Mapping[str, tuple[Way, ...]] = {
    "string": (
        _without("maxLength"), _without("minLength", "maxLength"), _without("pattern"), _wider("maxLength"), _nullable,
    ),
    "integer": (_without("minimum"), _without("maximum"), _wider("maximum"), _fractional, _nullable),
    "number": (_without("minimum"), _without("maximum"), _wider("maximum"), _nullable),
    "boolean": (_nullable,),
    "array": (_without("maxItems"), _without("uniqueItems"), _wider("maxItems")),
    "object": (_open,),
}  # fmt: skip


def _are_texts(values: Sequence[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else jsontext.canonical(value)
