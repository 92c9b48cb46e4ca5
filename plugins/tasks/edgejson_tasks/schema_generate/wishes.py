"""Wishes beside the schema, read off an instance that is at hand: right by construction (`meaning` tells the kinds)."""

from __future__ import annotations

import math
import random
import re
from bisect import bisect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from itertools import accumulate
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.schema.mutation.names import words_of
from edgejson.types import Json
from edgejson.values.places import COUNTRIES
from edgejson_tasks.schema_generate.answers import resolved
from edgejson_tasks.schema_generate.languages import language_of

__all__ = ["Constraint", "Known", "computed_places", "draw_constraints"]

Constraint: TypeAlias = "dict[str, Json]"
Candidate: TypeAlias = "tuple[int, str, Constraint | Callable[[random.Random], Constraint | None]]"
"""A weight, the place that is spoken of, and the constraint or what makes it when it is drawn."""

_LONGEST_TEXT = 32
_DEEPEST = 3
_CITY_WORDS = frozenset({"city", "town", "cidade", "ciudad", "stadt", "ville", "locality"})
_CITIES: Mapping[str, Sequence[str]] = {
    country.code: tuple(city.name for city in country.cities) for country in COUNTRIES.values()
}
_FEWEST_CHOICES = 4
_PROSE_WORDS = 6
_UNSAYABLE = frozenset("./~`")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T")
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a shown schema beside its document.

    `computed` holds the places (``*`` for items) that rules fill, which are nobody's wish; `original` gives the name
    that a member had before it was renamed; `country` is that of the places in the values.
    """

    document: Mapping[str, Any]
    computed: Collection[str]
    original: Mapping[str, str]
    country: str


def computed_places(rules: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Where rules compute or choose a member."""
    targets = ((rule.get("at", ""), rule.get("set") or rule.get("choose")) for rule in rules)
    return frozenset(f"{at}/{jsontext.escape(target)}" for at, target in targets if isinstance(target, str))


def draw_constraints(value: Json, known: Known, count: int, rng: random.Random, *, optional: bool) -> list[Constraint]:
    """Up to `count` constraints on different places, in random order; `optional` allows those on presence."""
    finder = _Finder(known, optional)
    finder.look(value, known.document, "", 0)
    candidates = finder.found
    chosen: list[Constraint] = []
    places: set[str] = set()
    weights = [weight for weight, _, _ in candidates]
    while candidates and len(chosen) < count:
        place = bisect(list(accumulate(weights)), rng.random() * sum(weights))
        del weights[place]
        _, at, make = candidates.pop(place)
        if at in places:
            continue
        made = make(rng) if callable(make) else make
        if made is not None:
            places.add(at)
            chosen.append(made)
    return chosen


class _Finder:
    """Collects candidates, in document order."""

    def __init__(self, known: Known, optional: bool) -> None:
        self._known = known
        self._document = known.document
        self._computed = known.computed
        self._optional = optional
        self.found: list[Candidate] = []

    def look(self, node: Any, schema: Any, pointer: str, depth: int) -> None:
        """Collect what `node`, and what is in it, offers."""
        schema = resolved(schema, self._document)
        if isinstance(node, dict):
            self._members(node, schema, pointer, depth)
        elif isinstance(node, list):
            if pointer or node:
                self.found.append((6, pointer, partial(_counted, pointer, len(node), schema)))
            self.found += self._items(node, schema, pointer)
        elif pointer not in self._computed:
            self.found += self._scalar(node, schema, pointer)

    def _members(self, node: Mapping[str, Any], schema: Mapping[str, Any], pointer: str, depth: int) -> None:
        properties = schema.get("properties", {})
        required = schema.get("required", ())
        if self._optional and depth < 2:
            for name in properties:
                place = f"{pointer}/{name}"
                if name not in required and _sayable(name):
                    kind = "present" if name in node else "absent"
                    self.found.append((1, place, {"kind": kind, "at": place}))
        if depth < _DEEPEST:
            for name, member in node.items():
                if _sayable(name):
                    self.look(member, properties.get(name, {}), f"{pointer}/{name}", depth + 1)

    def _items(self, items: list[Any], schema: Mapping[str, Any], pointer: str) -> Iterator[Candidate]:
        item_schema = resolved(schema.get("items", {}), self._document)
        properties = item_schema.get("properties", {})
        if not pointer or not items or not all(isinstance(item, dict) for item in items):
            return
        for name in items[0]:
            if f"{pointer}/*/{jsontext.escape(name)}" in self._computed or not _sayable(name):
                continue
            column = [item[name] for item in items if name in item]
            named = resolved(properties.get(name, {}), self._document)
            yield from _over_column(pointer, name, column, len(items), named)

    def _scalar(self, value: Any, schema: Mapping[str, Any], pointer: str) -> Iterator[Candidate]:
        if "const" in schema or value is None:
            return
        if "enum" in schema or isinstance(value, bool):
            if len(schema.get("enum", ())) == 1:
                return  # there is nothing else that it could be
            yield 4, pointer, {"kind": "equals", "at": pointer, "value": value}
            if len(schema.get("enum", ())) >= _FEWEST_CHOICES:
                yield 2, pointer, partial(_chosen, pointer, value, schema["enum"])
        elif isinstance(value, str):
            yield from self._text(value, schema, pointer)
        elif abs(value) < 1e9:
            yield 2, pointer, partial(_between, pointer, value, schema)
            yield 2, pointer, partial(_bound, pointer, value, schema)

    def _text(self, value: str, schema: Mapping[str, Any], pointer: str) -> Iterator[Candidate]:
        form = schema.get("format")
        if form in ("date", "date-time"):
            if _DAY.fullmatch(value):
                yield 3, pointer, partial(_dated, pointer, value)
            if _MOMENT.match(value) or _DAY.fullmatch(value):
                yield 2, pointer, {"kind": "year", "at": pointer, "year": int(value[:4])}
        if form is not None:
            return
        name = jsontext.split(pointer)[-1] if pointer else ""
        cities = _CITIES.get(self._known.country, ())
        if _is_of_cities(self._known.original.get(name, name)) and value in cities:
            yield 12, pointer, partial(_chosen, pointer, value, cities)
        if value.count(" ") >= _PROSE_WORDS - 1:
            yield 2, pointer, partial(_in_language, pointer, value)
        if "pattern" not in schema:
            if len(value) <= _LONGEST_TEXT:
                yield 1, pointer, {"kind": "equals", "at": pointer, "value": value}
            yield 1, pointer, partial(_measured, pointer, value, schema)
            yield 2, pointer, partial(_part_of_text, pointer, value)


@lru_cache(maxsize=1024)
def _is_of_cities(name: str) -> bool:
    """Whether a member of that name holds a city."""
    return not _CITY_WORDS.isdisjoint(words_of(name)[-1:])


def _over_column(
    pointer: str, name: str, column: list[Any], count: int, schema: Mapping[str, Any]
) -> Iterator[Candidate]:
    """Constraints on what the entries of an array have as one member; `column` leaves out those that lack it."""
    first = column[0]
    wishable = isinstance(first, bool) or ("enum" in schema and first is not None)
    if wishable:
        yield 2, pointer, partial(_some, pointer, name, column)
    if len(column) < count:
        return
    numbers = all(isinstance(item, int | float) and not isinstance(item, bool) for item in column)
    if wishable and count >= 2 and all(jsontext.equal(item, first) for item in column):
        yield 3, pointer, {"kind": "every", "at": pointer, "name": name, "value": first}
    if numbers and all(abs(item) < 1e7 for item in column):
        yield 2, pointer, partial(_summed, pointer, name, column)
    if count >= 2 and (numbers or all(isinstance(item, str) and _DAY.fullmatch(item) for item in column)):
        yield from _in_order(pointer, name, column)
    plain = all(isinstance(item, str | int) and not isinstance(item, bool) for item in column)
    if count >= 2 and plain and "enum" not in schema and len(set(column)) == count:
        yield 1, pointer, {"kind": "distinct", "at": pointer, "name": name}


def _in_order(pointer: str, name: str, column: list[Any]) -> Iterator[Candidate]:
    for how, reverse in (("ascending", False), ("descending", True)):
        if column == sorted(column, reverse=reverse) and column[0] != column[-1]:
            yield 5, pointer, {"kind": "sorted", "at": pointer, "name": name, "is": how}


def _sayable(name: str) -> bool:
    """Whether a dotted path and a JSON Pointer with this name in it are read in one way only."""
    return name.isidentifier() or (bool(name) and _UNSAYABLE.isdisjoint(name))


# ---------------------------------------------------------------- the numbers and words in them


def _counted(pointer: str, count: int, schema: Mapping[str, Any], rng: random.Random) -> Constraint | None:
    how = rng.choices(("exactly", "at least", "at most"), weights=(6, 1 if count else 0, 1))[0]
    fewest, most = schema.get("minItems", 0) >= count, schema.get("maxItems", math.inf) <= count
    if {"exactly": fewest and most, "at least": fewest, "at most": most}[how]:
        return None  # the schema says it already
    return {"kind": "count", "at": pointer, "is": how, "count": count}


def _between(pointer: str, value: float, schema: Mapping[str, Any], rng: random.Random) -> Constraint | None:
    """Round numbers on both sides of the value, inside the schema's own bounds, and not below zero unless it is."""
    size = 10 ** max(0, len(str(int(abs(value)))) - 1)
    low: float = math.floor(value / size) * size - size * rng.randint(0, 2)
    high: float = math.ceil(value / size) * size + size * rng.randint(1, 3)
    floor, ceiling = schema.get("minimum"), schema.get("maximum")
    if value >= 0:
        low = max(low, 0)
    low = max(low, floor) if isinstance(floor, int | float) else low
    high = min(high, ceiling) if isinstance(ceiling, int | float) else high
    if (low, high) == (floor, ceiling):
        return None  # the schema says it already
    return {"kind": "between", "at": pointer, "low": low, "high": high}


def _bound(pointer: str, value: float, schema: Mapping[str, Any], rng: random.Random) -> Constraint | None:
    size = 10 ** max(0, len(str(int(abs(value)))) - 1)
    if rng.random() < 0.5:
        how, limit = "at least", math.floor(value / size) * size
        how = "more than" if limit < value and rng.random() < 0.5 else how
    else:
        how, limit = "at most", math.ceil(value / size) * size
        how = "less than" if limit > value and rng.random() < 0.5 else how
    stated = schema.get("minimum" if how in ("at least", "more than") else "maximum")
    if isinstance(stated, int | float) and (stated >= limit if how in ("at least", "more than") else stated <= limit):
        return None  # the schema says it already, or nearly
    return {"kind": "bound", "at": pointer, "is": how, "value": limit}


def _some(pointer: str, name: str, column: list[Any], rng: random.Random) -> Constraint:
    return {"kind": "some", "at": pointer, "name": name, "value": rng.choice(column)}


def _dated(pointer: str, value: str, rng: random.Random) -> Constraint | None:
    """A round day on one side: the first of a month or a year."""
    year, month, day = int(value[:4]), int(value[5:7]), int(value[8:])
    if rng.random() < 0.5:
        back = rng.randint(0, 5)
        first = f"{year:04d}-{month:02d}-01" if back == 0 and day > 1 else f"{year - (back > 2):04d}-01-01"
        return {"kind": "date", "at": pointer, "is": "after", "value": first} if first < value else None
    later = (
        f"{year + 1:04d}-01-01" if month > 9 or rng.random() < 0.4 else f"{year:04d}-{month + rng.randint(1, 3):02d}-01"
    )
    return {"kind": "date", "at": pointer, "is": "before", "value": later}


def _in_language(pointer: str, value: str, _: random.Random) -> Constraint | None:
    language = language_of(value)
    return None if language is None else {"kind": "language", "at": pointer, "language": language}


def _chosen(pointer: str, value: Json, choices: Sequence[Json], rng: random.Random) -> Constraint:
    """The value and a few others of the choices there are, never all of them."""
    others = [choice for choice in choices if choice is not None and not jsontext.equal(choice, value)]
    count = min(rng.randint(1, 4), len(others) - 1)
    values = [value, *rng.sample(others, count)]
    return {"kind": "among", "at": pointer, "values": rng.sample(values, len(values))}


def _measured(pointer: str, value: str, schema: Mapping[str, Any], rng: random.Random) -> Constraint | None:
    if schema.get("minLength", 0) >= len(value) >= schema.get("maxLength", math.inf):
        return None  # the schema says it already
    if rng.random() < 0.25:
        return {"kind": "length", "at": pointer, "is": "exactly", "count": len(value)}
    most = max(-(-len(value) // 10) * 10, 10)
    if schema.get("maxLength", math.inf) <= most:
        return None  # the schema says it already
    return {"kind": "length", "at": pointer, "is": "at most", "count": most}


def _part_of_text(pointer: str, value: str, rng: random.Random) -> Constraint | None:
    how = rng.choice(("starts", "starts", "ends", "contains"))
    if how == "contains":
        words = _PLAIN_WORD.findall(value)
        return {"kind": "contains", "at": pointer, "text": rng.choice(words)} if len(words) > 1 else None
    words = value.split()
    if len(words) > 1 and rng.random() < 0.5:
        part = words[0] if how == "starts" else words[-1]
    else:
        size = rng.randint(1, 3)
        part = value[:size] if how == "starts" else value[-size:]
    part = part.strip()
    whole = value.startswith(part) if how == "starts" else value.endswith(part)
    return {"kind": how, "at": pointer, "text": part} if part and whole and part != value else None


def _summed(pointer: str, name: str, column: list[Any], rng: random.Random) -> Constraint:
    total = sum((Decimal(str(number)) for number in column), Decimal(0))
    number: Json = int(total) if total == total.to_integral_value() else float(total)
    if rng.random() < 0.6 or not isinstance(number, int):
        return {"kind": "sum", "at": pointer, "name": name, "is": "exactly", "value": number}
    if rng.random() < 0.5:
        return {"kind": "sum", "at": pointer, "name": name, "is": "at most", "value": -(-number // 10) * 10}
    return {"kind": "sum", "at": pointer, "name": name, "is": "at least", "value": number // 10 * 10}
