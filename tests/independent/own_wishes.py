"""Wishes of a schema_generate record, each held against the answer; imports nothing of edgejson."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from own_json import Number, equal

__all__ = ["faults_of_wishes", "plain_number"]

_ABSENT = object()
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS = {
    "en": "the a an and of to in is are was for with on at by from not it this that be has when or its",
    "pt": "o os a as da do das dos e em no na para com por um uma que não foi ao à se ou",
    "es": "el la los las de del y en para con por un una que no fue al se lo su o",
    "de": "der die das den dem des und im in ist sind war mit für von zu ein eine auf nicht oder",
    "fr": "le la les des du et en est sont pour avec par un une que ne pas au dans sur ou l d",
}
_RELATIONS = {
    "exactly": lambda left, right: left == right,
    "at least": lambda left, right: left >= right,
    "at most": lambda left, right: left <= right,
    "more than": lambda left, right: left > right,
    "less than": lambda left, right: left < right,
    "before": lambda left, right: left < right,
    "after": lambda left, right: left > right,
}


def plain_number(value):
    """The exact number behind a number of a record's meta or of an answer; None for anything else."""
    if isinstance(value, Number):
        return value.exact
    return Fraction(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None


def faults_of_wishes(wishes, value):
    """Wishes that `value`, parsed by `own_json`, does not fulfil."""
    return [f"not fulfilled: {wish}" for wish in wishes if not _fulfilled(wish, value)]


def _fulfilled(wish, value):
    found, kind = _at(value, wish["at"]), wish["kind"]
    if kind in ("present", "absent"):
        return (found is _ABSENT) is (kind == "absent")
    if found is _ABSENT:
        return False
    if "name" in wish:
        return isinstance(found, list) and _over_entries(wish, found)
    if kind in ("count", "length"):
        wanted = list if kind == "count" else str
        return isinstance(found, wanted) and _RELATIONS[wish["is"]](len(found), wish["count"])
    if kind == "equals":
        return equal(found, _own(wish["value"]))
    if kind == "among":
        return any(equal(found, _own(value)) for value in wish["values"])
    if kind in ("between", "bound"):
        number = plain_number(found)
        if number is None:
            return False
        if kind == "between":
            return plain_number(wish["low"]) <= number <= plain_number(wish["high"])
        return _RELATIONS[wish["is"]](number, plain_number(wish["value"]))
    return isinstance(found, str) and _of_text(wish, found)


def _of_text(wish, text):
    kind = wish["kind"]
    if kind == "starts":
        return text[: len(wish["text"])] == wish["text"]
    if kind == "ends":
        return text[-len(wish["text"]) :] == wish["text"]
    if kind == "contains":
        return wish["text"] in text
    if kind == "date":
        return _DAY.fullmatch(text) is not None and _RELATIONS[wish["is"]](text, wish["value"])
    if kind == "year":
        return re.match(r"\d{4}-\d\d-\d\d", text) is not None and int(text[:4]) == wish["year"]
    if kind == "language":
        words = re.findall(r"[^\W\d_]+", text.lower())
        known = {code: sum(word in common.split() for word in words) for code, common in _WORDS.items()}
        own = known.pop(wish["language"])
        return own > 0 or max(known.values()) < 3  # too few small words of any language prove nothing
    raise ValueError(f"a wish of no known kind: {wish}")


def _over_entries(wish, entries):
    name, kind = wish["name"], wish["kind"]
    column = [entry[name] for entry in entries if isinstance(entry, dict) and name in entry]
    if kind == "some":
        return any(equal(part, _own(wish["value"])) for part in column)
    if len(column) < len(entries) or not entries:
        return False
    if kind == "every":
        return all(equal(part, _own(wish["value"])) for part in column)
    if kind == "distinct":
        return not any(equal(one, other) for place, one in enumerate(column) for other in column[:place])
    numbers = [plain_number(part) for part in column]
    if kind == "sum":
        return None not in numbers and _RELATIONS[wish["is"]](sum(numbers), plain_number(wish["value"]))
    if kind == "sorted":
        keys = column if all(isinstance(part, str) and _DAY.fullmatch(part) for part in column) else numbers
        pairs = list(pairwise(keys))
        rising = wish["is"] == "ascending"
        return None not in keys and all(one <= other if rising else one >= other for one, other in pairs)
    raise ValueError(f"a wish of no known kind: {wish}")


def _at(value, pointer):
    for escaped in pointer.split("/")[1:]:
        token = escaped.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdigit() and int(token) < len(value):
            value = value[int(token)]
        else:
            return _ABSENT
    return value


def _own(value):
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Number(repr(value))
    return value
