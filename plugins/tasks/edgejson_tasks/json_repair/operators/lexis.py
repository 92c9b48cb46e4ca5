"""Errors inside tokens: strings, numbers, literals, and characters that only look like JSON's."""

from __future__ import annotations

import random
import re

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw

__all__ = ["OPERATORS"]

_PYTHON = {"true": "True", "false": "False", "null": "None"}
_FULLWIDTH = {",": "\uff0c", ":": "\uff1a"}
_LONG_INTEGER = re.compile(r"-?[1-9][0-9]{3,}")
_CONTROL = re.compile(r"(?<!\\)(?:\\\\)*\\([nt])")
_RAW = {"n": "\n", "t": "\t"}


def raw_control(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""An escaped line feed or tab (`\n`, `\t`) stands in the string as itself."""
    string = draw(rng, at.strings, lambda index: _CONTROL.search(at.inner(index)) is not None)
    if string is None:
        return None
    match = rng.choice(list(_CONTROL.finditer(at.inner(string))))
    end = at.start[string] + 1 + match.end()
    return [(end - 2, end, _RAW[match[1]])]


def single_quote_escape(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""`'` is written `\'`, as in languages where that is an escape."""
    string = draw(rng, at.strings, lambda index: "'" in at.inner(index))
    if string is None:
        return None
    places = [match.start() for match in re.finditer("'", at.inner(string))]
    place = at.start[string] + 1 + rng.choice(places)
    return [(place, place, "\\")]


def string_concat(at: Layout, rng: random.Random) -> list[Patch] | None:
    """A string written as the sum of two, cut at a blank."""
    string = draw(rng, at.strings, lambda index: " " in at.inner(index).strip())
    if string is None:
        return None
    inner = at.inner(string).rstrip()
    places = [match.end() for match in re.finditer(r"(?<=[^\\ ]) (?=[^ ])", inner)]
    if not places:
        return None
    place = at.start[string] + 1 + rng.choice(places)
    return [(place, place, '" + "')]


def python_literals(at: Layout, rng: random.Random) -> list[Patch] | None:
    word = draw(rng, at.words, lambda _: True)
    return None if word is None else [(at.start[word], at.end[word], _PYTHON[at.token(word)])]


def plus_sign(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = draw(rng, at.numbers, lambda index: at.first(index) != "-")
    return None if number is None else [(at.start[number], at.start[number], "+")]


def bare_fraction(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = draw(rng, at.numbers, lambda index: at.token(index).startswith("0."))
    return None if number is None else [(at.start[number], at.start[number] + 1, "")]


def thousands_underscore(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = draw(rng, at.numbers, lambda index: _LONG_INTEGER.fullmatch(at.token(index)) is not None)
    if number is None:
        return None
    return [(at.start[number], at.end[number], f"{int(at.token(number)):_}")]


def fullwidth_punct(at: Layout, rng: random.Random) -> list[Patch] | None:
    mark = draw(rng, at.colons if rng.random() < 0.5 else at.commas, lambda _: True)
    return None if mark is None else [(at.start[mark], at.end[mark], _FULLWIDTH[at.first(mark)])]


def odd_blank(at: Layout, rng: random.Random) -> list[Patch] | None:
    """A blank that JSON does not know: no-break, zero-width or ideographic."""
    mark = draw(rng, [*at.colons, *at.commas], lambda _: True)
    if mark is None:
        return None
    place = at.end[mark]
    end = place + 1 if at.text[place : place + 1] == " " else place
    return [(place, end, rng.choice(("\u00a0", "\u00a0", "\u200b", "\u3000", "\u202f")))]


OPERATORS = (
    Operator(name="raw_control", kind="string", weight=4, make=raw_control),
    Operator(name="single_quote_escape", kind="string", weight=3, make=single_quote_escape),
    Operator(name="string_concat", kind="string", weight=2, make=string_concat),
    Operator(name="python_literals", kind="literal", weight=5, make=python_literals),
    Operator(name="plus_sign", kind="literal", weight=1, make=plus_sign),
    Operator(name="bare_fraction", kind="literal", weight=1, make=bare_fraction),
    Operator(name="thousands_underscore", kind="literal", weight=1, make=thousands_underscore),
    Operator(name="fullwidth_punct", kind="unicode", weight=2, make=fullwidth_punct),
    Operator(name="odd_blank", kind="unicode", weight=2, make=odd_blank),
)
