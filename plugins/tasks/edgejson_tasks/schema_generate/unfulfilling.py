"""Near misses of one wish: what it speaks of changed so that it is not fulfilled, and little else."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson.values.places import COUNTRIES
from edgejson_tasks.schema_generate.reading import governing

__all__ = ["unfulfilled"]

Spoil = Callable[["dict[str, Any]", Any, Mapping[str, Any], random.Random], Any]
"""From a wish, what stands at its place, the part that declares it: what stands there instead; `_STAY` for nothing."""

_STAY = object()
_OF_ENTRIES = frozenset({"every", "some", "sum", "sorted", "distinct"})
"""Wishes about one member of all entries: the part that declares that member counts."""

_CITIES = tuple(tuple(city.name for city in country.cities) for country in COUNTRIES.values())
_OTHER_TEXTS: Mapping[str, str] = {
    "en": "Die Angaben wurden mit der Zentrale abgestimmt und sind für das laufende Jahr gültig.",
    "pt": "The details were agreed on with the head office and hold for this year.",
    "es": "The details were agreed on with the head office and hold for this year.",
    "de": "The details were agreed on with the head office and hold for this year.",
    "fr": "The details were agreed on with the head office and hold for this year.",
}


def unfulfilled(wish: dict[str, Any], root: Json, document: Mapping[str, Any], rng: random.Random) -> Json | None:
    """`root` changed in place so that it misses the wish; None when no way is known."""
    at = str(wish["at"])
    spoil = _SPOILS.get(str(wish["kind"]))
    tokens = jsontext.split(at)
    if wish["kind"] in ("present", "absent"):
        return _presence(wish["kind"], tokens, root, document, rng)
    there = jsontext.resolve(root, at)
    if spoil is None:
        return None
    about = f"{at}/0/{jsontext.escape(str(wish['name']))}" if wish["kind"] in _OF_ENTRIES else at
    changed = spoil(wish, there, governing(document, about), rng)
    if changed is _STAY:
        return None
    if not tokens:
        return changed  # type: ignore[no-any-return]
    parent: Any = jsontext.resolve(root, jsontext.join(tokens[:-1]))
    parent[int(tokens[-1]) if isinstance(parent, list) else tokens[-1]] = changed
    return root


def _presence(kind: str, tokens: list[str], root: Json, document: Mapping[str, Any], rng: random.Random) -> Json | None:
    parent: Any = jsontext.resolve(root, jsontext.join(tokens[:-1])) if len(tokens) > 1 else root
    if kind == "present":
        del parent[tokens[-1]]
        return root
    value = _plausible(governing(document, jsontext.join(tokens)), rng)
    if value is _STAY:
        return None
    parent[tokens[-1]] = value
    return root


def _plausible(part: Mapping[str, Any], rng: random.Random) -> Any:
    """A value that a part may well accept; what else the schema says about it is for the proof to find out."""
    if isinstance(part.get("enum"), list) and part["enum"]:
        return rng.choice(part["enum"])
    kind = part.get("type")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    low = part.get("minimum", part.get("exclusiveMinimum", 0))
    if kind in ("integer", "number") and isinstance(low, int | float) and not isinstance(low, bool):
        return low + rng.randint(1, 9)
    if kind == "boolean":
        return rng.random() < 0.5
    if kind == "array" and not part.get("minItems"):
        return []
    if kind == "string":
        if part.get("format") in _FORMATTED:
            return _FORMATTED[part["format"]]
        if "pattern" not in part and "format" not in part:
            return rng.choice(_TEXTS)
    return _STAY


_FORMATTED: Mapping[str, str] = {
    "date": "2025-03-14",
    "date-time": "2025-03-14T09:26:00Z",
    "email": "office@hartwell-supplies.com",
    "uri": "https://www.hartwell-supplies.com/about",
}
_TEXTS = ("As agreed on the phone", "Second floor", "Standard", "To be confirmed", "Northern branch")


# ---------------------------------------------------------------- kinds


def _count(wish: dict[str, Any], items: Any, _: Mapping[str, Any], rng: random.Random) -> Any:
    fewer = wish["is"] != "at most" and (wish["is"] == "at least" or rng.random() < 0.5)
    if not items:
        return _STAY
    if fewer:
        del items[rng.randrange(len(items))]
    else:
        items.append(copy.deepcopy(rng.choice(items)))
    return items


def _length(wish: dict[str, Any], text: Any, _: Mapping[str, Any], __: random.Random) -> Any:
    count = wish["count"]
    if wish["is"] == "at least":
        return text[: count - 1].rstrip()
    repeated = " ".join([text] * (count // max(len(text), 1) + 2))
    return repeated[: count + 1].rstrip() + text[:1]  # one or two characters too many


def _equals(wish: dict[str, Any], value: Any, part: Mapping[str, Any], rng: random.Random) -> Any:
    allowed = part.get("enum")
    if isinstance(allowed, list):
        others = [choice for choice in allowed if not jsontext.equal(choice, wish["value"])]
        return rng.choice(others) if others else _STAY
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return value.split(" ")[0] if " " in value else value.swapcase()
    return value + rng.randint(1, 5)


def _between(wish: dict[str, Any], _: Any, __: Mapping[str, Any], rng: random.Random) -> Any:
    step = rng.randint(1, 5)
    return wish["high"] + step if rng.random() < 0.7 else wish["low"] - step


def _bound(wish: dict[str, Any], _: Any, __: Mapping[str, Any], rng: random.Random) -> Any:
    beyond = {"more than": 0, "less than": 0}.get(wish["is"], rng.randint(1, 5))
    return wish["value"] - beyond if wish["is"] in ("at least", "more than") else wish["value"] + beyond


def _starts(wish: dict[str, Any], text: Any, _: Mapping[str, Any], __: random.Random) -> Any:
    return text.removeprefix(wish["text"]).strip() or _STAY


def _ends(wish: dict[str, Any], text: Any, _: Mapping[str, Any], __: random.Random) -> Any:
    return text.removesuffix(wish["text"]).strip() or _STAY


def _contains(wish: dict[str, Any], text: Any, _: Mapping[str, Any], __: random.Random) -> Any:
    return " ".join(text.replace(wish["text"], "").split()) or _STAY


def _some(wish: dict[str, Any], items: Any, _: Mapping[str, Any], __: random.Random) -> Any:
    return [item for item in items if not jsontext.equal(item.get(wish["name"]), wish["value"])]


def _every(wish: dict[str, Any], items: Any, part: Mapping[str, Any], rng: random.Random) -> Any:
    item, name = rng.choice(items), wish["name"]
    item[name] = _equals({"value": item[name]}, item[name], part, rng)
    return _STAY if item[name] is _STAY else items


def _sum(wish: dict[str, Any], items: Any, _: Mapping[str, Any], rng: random.Random) -> Any:
    item, name = rng.choice(items), wish["name"]
    item[name] += -rng.randint(1, 3) if wish["is"] == "at least" else rng.randint(1, 3)
    return items


def _sorted(_: dict[str, Any], items: Any, __: Mapping[str, Any], rng: random.Random) -> Any:
    place = rng.randrange(len(items) - 1)
    items[place], items[place + 1] = items[place + 1], items[place]
    return items


def _distinct(wish: dict[str, Any], items: Any, _: Mapping[str, Any], rng: random.Random) -> Any:
    one, other = rng.sample(items, 2)
    one[wish["name"]] = other[wish["name"]]
    return items


def _date(wish: dict[str, Any], _: Any, __: Mapping[str, Any], rng: random.Random) -> Any:
    """The day itself, or the same day of another year on the wrong side."""
    day = str(wish["value"])
    year = int(day[:4]) + (1 if wish["is"] == "before" else -1)
    return day if rng.random() < 0.5 else f"{year:04d}{day[4:]}"


def _year(wish: dict[str, Any], text: Any, _: Mapping[str, Any], rng: random.Random) -> Any:
    return f"{wish['year'] + rng.choice((-1, 1)):04d}{text[4:]}" if not text[4:].startswith("-02-29") else _STAY


def _among(wish: dict[str, Any], value: Any, part: Mapping[str, Any], rng: random.Random) -> Any:
    """Another of the values that the schema allows, or another city of the same country."""
    choices = part.get("enum") or next((cities for cities in _CITIES if value in cities), ())
    others = [choice for choice in choices if not any(jsontext.equal(choice, named) for named in wish["values"])]
    return rng.choice(others) if others else _STAY


def _language(wish: dict[str, Any], _: Any, __: Mapping[str, Any], ___: random.Random) -> Any:
    return _OTHER_TEXTS[str(wish["language"])]


_SPOILS: Mapping[str, Spoil] = {
    "count": _count,
    "length": _length,
    "equals": _equals,
    "between": _between,
    "bound": _bound,
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
