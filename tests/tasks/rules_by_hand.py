"""Rules of schemas read a second time: their expressions are Python's, so Python itself evaluates them."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation
from functools import cache
from typing import Any

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d.*")
_CONSTANTS = {"true": True, "false": False, "null": None}


class MissingError(Exception):
    """A member that is read is absent or null: the rule says nothing."""


class Row:
    """An object whose members are attributes."""

    def __init__(self, members: dict[str, Any]) -> None:
        self._members = members

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __getitem__(self, name: str) -> Any:
        if self._members.get(name) is None:
            raise MissingError
        return seen(self._members[name])


class Items(list):
    """An array whose indices may be decimals."""

    def __getitem__(self, place: Any) -> Any:
        return super().__getitem__(place if isinstance(place, slice) else int(place))


def seen(value: Any) -> Any:
    """A JSON value as rules see it: decimal numbers, dates as dates."""
    if isinstance(value, dict):
        return Row(value)
    if isinstance(value, list):
        return Items(map(seen, value))
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return datetime.fromisoformat(value.upper())
    return value if isinstance(value, bool | str | None) else Decimal(str(value))


def _opt(value: Any, default: Any) -> Any:
    try:
        return value()
    except MissingError:
        return default()


def _present(value: Any) -> bool:
    return _opt(lambda: (value(), True)[1], lambda: False)


def _round(value: Decimal, digits: Decimal | int = 0) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _years(first: date, last: date) -> Decimal:
    first, last = _day(first), _day(last)
    return Decimal(last.year - first.year - ((last.month, last.day) < (first.month, first.day)))


FUNCTIONS = {
    "opt": _opt,
    "present": _present,
    "round": _round,
    "sum": lambda items: sum(items, Decimal(0)),
    "len": lambda items: Decimal(len(items)),
    "unique": lambda items: len(set(items)) == len(items),
    "min": min,
    "max": max,
    "abs": abs,
    "any": any,
    "all": all,
    "floor": lambda number: Decimal(math.floor(number)),
    "ceil": lambda number: Decimal(math.ceil(number)),
    "date": _day,
    "days": lambda first, last: Decimal((_day(last) - _day(first)).days),
    "minutes": lambda first, last: Decimal(str((last - first).total_seconds())) / 60,
    "years": _years,
    "Decimal": Decimal,
}


class _Rewritten(ast.NodeTransformer):
    """Names become look-ups, numbers decimals, and what may be missing is evaluated late."""

    def __init__(self, bound: set[str]) -> None:
        self._bound = bound

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self._bound:
            return node
        if node.id in _CONSTANTS:
            return ast.Constant(_CONSTANTS[node.id])
        return _call("_name", ast.Constant(node.id))

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return _call("Decimal", ast.Constant(str(node.value)))
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        arguments = [self.visit(argument) for argument in node.args]  # a member may bear the name of a function
        if isinstance(node.func, ast.Name) and node.func.id in ("opt", "present"):
            arguments = [_late(argument) for argument in arguments]
        return ast.Call(node.func, arguments, [])


def _call(name: str, argument: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), [argument], [])


def _late(body: ast.expr) -> ast.expr:
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    return ast.Lambda(nothing, body)


@cache
def _compiled(expression: str) -> Any:
    tree = ast.parse(expression, mode="eval")
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return compile(ast.fix_missing_locations(_Rewritten(bound).visit(tree)), expression, "eval")


def _places(
    node: Any, tokens: list[str], above: tuple[Any, ...] = (), index: int | None = None
) -> Iterator[tuple[Any, tuple[Any, ...], int | None]]:
    """Every object that a pointer with ``*`` selects, the objects around it, and its place in its array."""
    if not tokens:
        if isinstance(node, dict):
            yield node, above, index
    elif isinstance(node, list) and tokens[0] == "*":
        for place, item in enumerate(node):
            yield from _places(item, tokens[1:], above, place)
    elif isinstance(node, dict) and tokens[0] in node:
        yield from _places(node[tokens[0]], tokens[1:], (*above, node), None)


def broken_rules(rules: list[dict[str, Any]], document: Any) -> list[str]:
    """Ids of the rules that `document` breaks."""
    return [
        rule["id"]
        for rule in rules
        for here, above, index in _places(document, rule.get("at", "").split("/")[1:])
        if not _holds(rule, here, above, index, document)
    ]


def _holds(rule: dict[str, Any], here: dict[str, Any], above: tuple[Any, ...], index: int | None, root: Any) -> bool:
    words = {"here": here, "root": root, "parent": above[-1] if above else None, "index": index}

    def name(word: str) -> Any:
        if word in words and word not in here:
            return seen(words[word])
        return Row(here)[word]

    def value_of(expression: str) -> Any:
        return eval(_compiled(expression), {"__builtins__": {}, **FUNCTIONS, "_name": name})  # noqa: S307 - our own rules

    try:
        return _true(rule, name, value_of)
    except (MissingError, ValueError, TypeError, DivisionByZero, InvalidOperation):
        return True  # not applicable: something is missing, an empty list has no maximum, a day is no moment


def _true(rule: dict[str, Any], name: Callable[[str], Any], value_of: Callable[[str], Any]) -> bool:
    if "when" in rule and not value_of(rule["when"]):
        return True
    if "assert" in rule:
        return bool(value_of(rule["assert"]))
    actual = name(rule.get("set") or rule["choose"])
    if "choose" in rule:
        return all(item in value_of(rule["from"]) for item in (actual if rule.get("many") else [actual]))
    expected = value_of(rule["expr"])
    if isinstance(expected, Decimal):
        return abs(actual - expected) <= Decimal(rule.get("tolerance", "0"))
    return bool(actual == expected)
