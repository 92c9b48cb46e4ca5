"""Errors of literals and numbers: those of other languages, and those of people."""

from __future__ import annotations

import random
import re

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw, put

__all__ = ["OPERATORS"]

_PYTHON = {"true": "True", "false": "False", "null": "None"}
_NO_VALUE = ("undefined", "undefined", "nil", "NaN", "N/A")
_LONG_INTEGER = re.compile(r"-?[1-9][0-9]{3,15}")
_COUNT = re.compile(r"[1-9][0-9]{0,8}")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")
_DECIMAL = re.compile(r"(-?[0-9]+)\.([0-9]{1,2})")


def _value_of_member(at: Layout, index: int) -> bool:
    """In an object a comma inside a number can be nothing else; in an array it would part two items."""
    return index > 0 and at.first(index - 1) == ":"


def _number(at: Layout, rng: random.Random, pattern: re.Pattern[str], *, member: bool = False) -> int | None:
    return draw(
        rng,
        at.numbers,
        lambda index: pattern.fullmatch(at.token(index)) is not None and (not member or _value_of_member(at, index)),
    )


def python_literals(at: Layout, rng: random.Random) -> list[Patch] | None:
    word = draw(rng, at.words, lambda _: True)
    return None if word is None else [put(at, word, _PYTHON[at.token(word)])]


def python_literals_all(at: Layout, _: random.Random) -> list[Patch] | None:
    if not 2 <= len(at.words) <= 16:
        return None
    return [put(at, word, _PYTHON[at.token(word)]) for word in at.words]


def upper_literals(at: Layout, rng: random.Random) -> list[Patch] | None:
    word = draw(rng, at.words, lambda _: True)
    return None if word is None else [put(at, word, at.token(word).upper())]


def null_of_others(at: Layout, rng: random.Random) -> list[Patch] | None:
    """`undefined`, `nil`, `NaN`: they may be null, or a text; the instruction says which."""
    word = draw(rng, at.words, lambda index: at.first(index) == "n")
    return None if word is None else [put(at, word, rng.choice(_NO_VALUE))]


def missing_null(at: Layout, rng: random.Random) -> list[Patch] | None:
    """`"a": ,` where null was: nothing stands for nothing."""
    word = draw(rng, at.words, lambda index: at.first(index) == "n" and _value_of_member(at, index))
    return None if word is None else [put(at, word, "")]


def plus_sign(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = draw(rng, at.numbers, lambda index: at.first(index) != "-")
    return None if number is None else [(at.start[number], at.start[number], "+")]


def bare_fraction(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = draw(rng, at.numbers, lambda index: at.token(index).startswith("0."))
    return None if number is None else [(at.start[number], at.start[number] + 1, "")]


def trailing_point(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = _number(at, rng, _INTEGER)
    return None if number is None else [(at.end[number], at.end[number], ".")]


def hex_number(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = _number(at, rng, _COUNT)
    return None if number is None else [put(at, number, f"0x{int(at.token(number)):{rng.choice('xX')}}")]


def number_suffix(at: Layout, rng: random.Random) -> list[Patch] | None:
    """The type of the number behind it: `5n` in JavaScript, `5L` in Java."""
    number = _number(at, rng, _COUNT)
    return None if number is None else [(at.end[number], at.end[number], rng.choice("nL"))]


def thousands_underscore(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = _number(at, rng, _LONG_INTEGER)
    return None if number is None else [put(at, number, f"{int(at.token(number)):_}")]


def thousands_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = _number(at, rng, _LONG_INTEGER, member=True)
    return None if number is None else [put(at, number, f"{int(at.token(number)):,}")]


def decimal_comma(at: Layout, rng: random.Random) -> list[Patch] | None:
    number = _number(at, rng, _DECIMAL, member=True)
    return None if number is None else [put(at, number, at.token(number).replace(".", ","))]


def leading_zero(at: Layout, rng: random.Random) -> list[Patch] | None:
    """`007`: the number 7, or a code; the instruction says which."""
    number = _number(at, rng, _COUNT)
    return None if number is None else [(at.start[number], at.start[number], "0" * rng.randint(1, 2))]


OPERATORS = (
    Operator(name="python_literals", kind="literal", weight=6, make=python_literals),
    Operator(name="python_literals_all", kind="literal", weight=4, make=python_literals_all),
    Operator(name="upper_literals", kind="literal", weight=2, make=upper_literals),
    Operator(
        name="null_of_others",
        kind="literal",
        weight=2,
        make=null_of_others,
        safety="ambiguous",
        policy="null_words",
    ),
    Operator(name="missing_null", kind="literal", weight=1, make=missing_null, safety="ambiguous", policy="null_words"),
    Operator(name="plus_sign", kind="number", weight=2, make=plus_sign),
    Operator(name="bare_fraction", kind="number", weight=2, make=bare_fraction),
    Operator(name="trailing_point", kind="number", weight=1, make=trailing_point),
    Operator(name="hex_number", kind="number", weight=1, make=hex_number),
    Operator(name="number_suffix", kind="number", weight=1, make=number_suffix),
    Operator(name="thousands_underscore", kind="number", weight=1, make=thousands_underscore),
    Operator(
        name="thousands_comma",
        kind="number",
        weight=2,
        make=thousands_comma,
        safety="ambiguous",
        policy="thousands",
    ),
    Operator(name="decimal_comma", kind="number", weight=2, make=decimal_comma, safety="ambiguous", policy="decimals"),
    Operator(
        name="leading_zero", kind="number", weight=1, make=leading_zero, safety="ambiguous", policy="leading_zeros"
    ),
)
