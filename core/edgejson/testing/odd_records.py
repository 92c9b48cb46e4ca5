"""Records that no build would make and any file may hold: legal, and odd in one way or another."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle
from typing import Any

from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.types import Json, Record

__all__ = ["odd_subjects"]

_CART: Mapping[str, Json] = {
    "type": "object",
    "required": ["email", "items", "total"],
    "properties": {
        "email": {"type": "string", "format": "email"},
        "phone": {"type": "string"},
        "name": {"type": "string", "x-value": "person.name"},
        "status": {"enum": ["open", "paid"]},
        "placed_at": {"type": "string", "format": "date-time"},
        "items": {
            "type": "array",
            "items": {"type": "object", "properties": {"price": {"type": "number"}, "quantity": {"type": "integer"}}},
        },
        "total": {"type": "number"},
    },
    "x-invariants": [{"id": "total", "set": "total", "expr": "sum(i.price * i.quantity for i in items)"}],
}

_NAMES = ("email", "phone", "name", "id", "status", "placed_at", "items", "total", "amount", "debits", "credits", "")
_VALUES: Sequence[Json] = (
    None,
    True,
    "",
    " \t",
    0,
    -1.5,
    10**30,
    1e300,
    [],
    {},
    [[]],
    [None, {"amount": "1"}],
    [{"amount": 1e300, "price": -0.0, "quantity": 10**30}],
    {"a": {"b": None}},
    "\u0000\u2028\u202e\U0001f600e\u0301",
    "2024-02-30T25:61:00Z",
    "[a](b) {{c}} %s \\",
)


def _answers() -> Iterator[str]:
    yield from (
        "",
        " \n",
        "{",
        "]",
        '{"a": 1,}',
        "{'a': 1}",
        "NaN",
        "[Infinity]",
        "1e400",
        "-0.0",
        "1E-400",
        "\ufeff{}",
    )
    yield from ("null", "true", "0", '"text"', '"\\ud800"', '"\\u0000"', "[]", "{}", '{"": ""}', '{"a": 1, "a": 2}')
    yield from ("plain words", "```json\n{}\n```", '{"a": 1} and more', "123456789012345678901234567890.5")
    yield "[" * 60 + "]" * 60
    yield "[" * 5000 + "]" * 5000
    yield '{"items": ' * 50 + "1" + "}" * 50
    yield json.dumps(list(range(5000)))
    yield json.dumps("long " * 20_000)
    yield json.dumps({"a/b": {"m~n": [1, {"~1": "/"}]}, "items/0": {"email": "no"}})
    yield json.dumps({f"k{number}": number for number in range(1000)})
    for value in _VALUES:
        yield json.dumps(dict.fromkeys(_NAMES, value), ensure_ascii=False)
        yield json.dumps([{name: value} for name in _NAMES])
    line = {"price": 0.1, "quantity": 3, "amount": 0.1}
    yield json.dumps({"email": "nobody", "items": [line], "total": 0.30000000000000004})
    yield '{"email": "a@b.io", "items": [{"price": 1e308, "quantity": 10}], "total": 12345678901234567890.25}'


_METAS: Sequence[Mapping[str, Any]] = (
    {},
    {"schema": "odd/cart", "instance": True, "language": "en"},
    {"schema": "odd/cart"},
    {"schema": "nobody/knows", "instance": True},
    {"schema": 7, "instance": "yes", "language": None, "difficulty": ["easy"], "copy_of": 3, "constraints": {}},
    {"language": "qaa", "schema": "", "locale": "xx_XX"},
)
_INPUTS: Sequence[Mapping[str, str]] = (
    {},
    {"instruction": "Read it.", "text": "Ana paid 3 on the 5th of March 2024; the e-mail is ana@correio.com."},
    {"text": ""},
    {"schema": "{", "json": "[1,]", "broken_json": "", "fields": "\u0000"},
    {"prompt": "What is it?", "schema": '{"type": "no such type"}'},
)
_TASKS = ("schema_generate", "json_repair", "text_to_json", "transform", "style_strict", "", "no_such_task")


@cache
def _cart() -> Schema:
    return Schema(_CART, id="odd/cart")


def odd_subjects() -> list[Subject]:
    """Fresh subjects, always the same and in one order: every answer with several kinds of everything else."""
    find = {"odd/cart": _cart()}.get
    inputs, tasks, kinds = cycle(_INPUTS), cycle(_TASKS), cycle(("sft", "foreign", "preference", "sft"))
    subjects: list[Subject] = []
    for answer in _answers():
        for meta in _METAS:
            kind = next(kinds)
            pair = kind == "preference"
            record = Record(
                id="" if len(subjects) % 50 == 49 else f"odd-{len(subjects) % 97}",
                task=next(tasks),
                input=dict(next(inputs)),
                output=None if pair else answer,
                chosen=answer if pair else None,
                rejected=answer[1:] if pair else None,
                meta=copy.deepcopy(dict(meta)),
            )
            subjects.append(Subject(record, find, wants_json=kind != "foreign"))
    return subjects
