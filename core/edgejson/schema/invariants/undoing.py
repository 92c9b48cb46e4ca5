"""Reading an expression for its ways: which members it hangs on, and the inverse of what is done with them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

from edgejson.schema.invariants import values
from edgejson.schema.invariants.boundary import MIRRORED
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.expressions import Translator
from edgejson.schema.invariants.functions import calendar_date, remainder, years
from edgejson.schema.invariants.rules import Pattern
from edgejson.schema.invariants.scenes import Scene
from edgejson.schema.invariants.syntax import parse
from edgejson.schema.invariants.terms import Evaluate, Term
from edgejson.schema.invariants.values import moment, number
from edgejson.schema.invariants.ways import Aim, Extreme, Length, Members, Summed, Undo, Way

Ways: TypeAlias = Iterator[Way]
_Undone: TypeAlias = "tuple[Undo, ...]"

_TRANSPARENT = frozenset({"round", "floor", "ceil", "opt", "date", "datetime", "text", "lower"})
"""Functions whose argument takes the wanted value as it is; what they change of it, the check notices."""

_SECONDS = MappingProxyType({"seconds": 1, "minutes": 60, "days": 86_400})


@dataclass(frozen=True, slots=True)
class World:
    """What the expressions of a scope are read with; `results` are the expressions that its members are results of."""

    at: Pattern
    declared: Declared | None
    results: Mapping[str, str]

    def translator(self, source: str) -> Translator:
        return Translator(source, self.at, self.declared)


class WayReader:
    """Finds the ways of the expressions of one scope."""

    def __init__(self, translator: Translator, world: World) -> None:
        self._translator = translator
        self._world = world
        self._readers: Mapping[type[ast.expr], Callable[..., Ways]] = {
            ast.BinOp: self._operation,
            ast.UnaryOp: self._negation,
            ast.Call: self._call,
            ast.IfExp: self._choice,
            ast.Subscript: self._subscript,
            ast.Name: self._member,
            ast.Attribute: self._member,
        }

    def ways(self, node: ast.expr, undone: _Undone = ()) -> Ways:
        """The ways to change what `node` is, the plainest first."""
        reader = self._readers.get(type(node))
        return iter(()) if reader is None else reader(node, undone)

    def direct(self, node: ast.expr) -> Members | None:
        """The member that an expression is, or the summands when it is a plain sum of members."""
        dated = argument(node, "date", "datetime")
        term = self._translator.term(node if dated is None else dated)
        if term.holder and term.path is not None:
            return Members(self._translator.function(f"[{_slot(term)}]"), (term.path,))
        return self._summands(node)

    def _value(self, node: ast.expr) -> Evaluate:
        return self._translator.function(self._translator.term(node).code)

    def _member(self, node: ast.expr, undone: _Undone) -> Ways:
        """A member that is a result is changed by what it is the result of."""
        source = self._result_of(self._translator.term(node))
        if source is not None:
            around = WayReader(self._world.translator(source), self._world)
            yield from (replace(way, is_roundabout=True) for way in around.ways(parse(source), undone))
            return
        direct = self.direct(node)
        if direct is not None:
            yield Way(direct, undone)

    def _subscript(self, node: ast.Subscript, undone: _Undone) -> Ways:
        if not isinstance(node.slice, ast.Slice):
            yield from self._member(node, undone)
            return
        whole, part = self._value(node.value), self._value(node)

        def undo(scene: Scene, aim: Aim) -> Aim | None:
            """A text with another one in the place of a part of it."""
            text, old = values.text(scene.value(whole)), values.text(scene.value(part))
            return Aim("==", text.replace(old, values.text(aim.value), 1)) if aim.symbol == "==" and old else None

        yield from self.ways(node.value, (*undone, undo))

    def _result_of(self, term: Term) -> str | None:
        if term.holder != "here" or term.path is None or not self._translator.is_outside_loops():
            return None
        return self._world.results.get(term.path[-1])

    # ---------------------------------------------------------------- arithmetic

    def _operation(self, node: ast.BinOp, undone: _Undone) -> Ways:
        summands = self._summands(node)
        if summands is not None:
            yield Way(summands, undone)
        if self._translator.term(node).kind == "text":
            return
        left, right = self._value(node.left), self._value(node.right)
        undo_left, undo_right = _INVERSES.get(type(node.op), (None, None))
        if undo_left is not None:
            yield from self.ways(node.left, (*undone, undo_left(left, right)))
        if undo_right is not None:
            yield from self.ways(node.right, (*undone, undo_right(left, right)))

    def _negation(self, node: ast.UnaryOp, undone: _Undone) -> Ways:
        if isinstance(node.op, ast.USub):
            yield from self.ways(node.operand, (*undone, _undo_sign))

    def _choice(self, node: ast.IfExp, undone: _Undone) -> Ways:
        test = self._translator.function(self._translator.coerce.truth(self._translator.term(node.test)))
        yield from self.ways(node.body, (*undone, lambda scene, aim: aim if scene.value(test) else None))
        yield from self.ways(node.orelse, (*undone, lambda scene, aim: None if scene.value(test) else aim))

    # ---------------------------------------------------------------- functions

    def _call(self, node: ast.Call, undone: _Undone) -> Ways:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        direct = self.direct(node)
        if direct is not None:
            yield Way(direct, undone)
        elif name in _TRANSPARENT:
            yield from self.ways(node.args[0], undone)
        if name == "sum":
            yield from self._of_loop(node.args[0], undone, Summed)
        elif name in ("max", "min"):
            listed = node.args[0] if len(node.args) == 1 else None
            if listed is not None:
                yield from self._of_loop(listed, undone, partial(Extreme, is_greatest=name == "max"))
        elif name == "len":
            yield from self._length(node.args[0], undone)
        elif name == "abs":
            yield from self.ways(node.args[0], (*undone, _undo_abs(self._value(node.args[0]))))
        elif name in _SECONDS:
            start, end = map(self._value, node.args)
            unit = _SECONDS[name]
            yield from self.ways(node.args[1], (*undone, _undo_gap(start, end, unit, forward=True)))
            yield from self.ways(node.args[0], (*undone, _undo_gap(start, end, unit, forward=False)))
        elif name == "years":
            start, end = map(self._value, node.args)
            yield from self.ways(node.args[1], (*undone, _undo_years(start, end, forward=True)))
            yield from self.ways(node.args[0], (*undone, _undo_years(start, end, forward=False)))

    def _of_loop(self, node: ast.expr, undone: _Undone, lever: Callable[..., Summed | Extreme]) -> Ways:
        loop = as_loop(node, self._translator)
        if loop is None:
            return
        with self._translator.elements(loop.generators) as elements:
            ways = tuple(self.ways(loop.elt))
            value = self._value(loop.elt)
        if ways:
            yield Way(lever(elements, value, ways), undone)

    def _length(self, node: ast.expr, undone: _Undone) -> Ways:
        term = self._translator.term(node)
        if term.path is not None and term.holder and term.kind == "any":
            yield Way(Length(self._translator.function(term.code), term.path), undone)

    # ---------------------------------------------------------------- sums

    def _summands(self, node: ast.expr) -> Members | None:
        """The slots of all summands and their patterns; None when the expression is no plain sum of members."""
        parts = _plain_sum(node)
        if parts is not None:
            terms = [self._translator.term(part) for part in parts]
            paths = tuple(term.path for term in terms if term.holder and term.path is not None)
            if len(paths) < len(terms):
                return None
            return Members(self._translator.function(f"[{', '.join(map(_slot, terms))}]"), paths, is_sum=True)
        summed = argument(node, "sum")
        return None if summed is None else self.listed(summed)

    def listed(self, node: ast.expr) -> Members | None:
        """The members that are the items of a list."""
        if isinstance(node, ast.GeneratorExp | ast.ListComp):
            return self._looped(node)
        items = self._translator.term(node)
        if items.path is None or items.item_path is None:
            return None
        return Members(self._translator.function(f"slots({items.code})"), (items.item_path,), is_sum=True)

    def _looped(self, loop: ast.GeneratorExp | ast.ListComp) -> Members | None:
        elements: list[Term] = []

        def slot(term: Term) -> str:
            elements.append(term)
            return _slot(term)

        code = self._translator.loop(loop, slot).code
        path = elements[0].path
        if not elements[0].holder or path is None:
            return None
        return Members(self._translator.function(code), (path,), is_sum=True)


def as_loop(node: ast.expr, translator: Translator) -> ast.GeneratorExp | ast.ListComp | None:
    """A list as a pass over it: an array of the document is a pass over its items."""
    if isinstance(node, ast.GeneratorExp | ast.ListComp):
        return node
    term = translator.term(node)
    if term.path is None or term.kind != "any" or not translator.may_loop():
        return None
    name = ast.Name("each item", ast.Load())  # no name that an author can have given
    passed = ast.comprehension(target=ast.Name("each item", ast.Store()), iter=node, ifs=[], is_async=0)
    return ast.GeneratorExp(elt=name, generators=[passed])


def argument(node: ast.expr, *functions: str) -> ast.expr | None:
    """What one of these functions is called with, when the node is such a call."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
        return node.args[0]
    return None


def _plain_sum(node: ast.expr) -> list[ast.expr] | None:
    """The summands of `a + b + c` and of `sum([a, b, c])`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*(_plain_sum(node.left) or [node.left]), *(_plain_sum(node.right) or [node.right])]
    summed = argument(node, "sum")
    return list(summed.elts) if isinstance(summed, ast.List | ast.Tuple) else None


def _slot(term: Term) -> str:
    return f"({term.holder}, {term.key})"


# ---------------------------------------------------------------- inverses

_Inverse: TypeAlias = Callable[[Evaluate, Evaluate], Undo]


def _with(other: Any, invert: Callable[[Aim, Any], Aim | None]) -> Undo:
    return lambda scene, aim: invert(Aim(aim.symbol, number(aim.value)), number(scene.value(other)))


def _scaled(aim: Aim, factor: Any, value: Any) -> Aim:
    """Dividing by a negative number turns a comparison round."""
    return Aim(MIRRORED[aim.symbol] if factor < 0 else aim.symbol, value)


def _divided(aim: Aim, factor: Any) -> Aim | None:
    return _scaled(aim, factor, Decimal(aim.value) / factor) if factor else None


def _dividing(aim: Aim, dividend: Any) -> Aim | None:
    if not aim.value or not dividend:
        return None
    return Aim(MIRRORED[aim.symbol], Decimal(dividend) / aim.value)


def _undo_remainder(left: Evaluate, right: Evaluate) -> Undo:
    def undo(scene: Scene, aim: Aim) -> Aim | None:
        value, rest = number(scene.value(left)), remainder(number(scene.value(left)), number(scene.value(right)))
        return Aim("==", value - rest + number(aim.value)) if aim.symbol == "==" else None

    return undo


_INVERSES: Mapping[type[ast.operator], tuple[_Inverse | None, _Inverse | None]] = MappingProxyType(
    {
        ast.Add: (
            lambda _, right: _with(right, lambda aim, other: Aim(aim.symbol, aim.value - other)),
            lambda left, _: _with(left, lambda aim, other: Aim(aim.symbol, aim.value - other)),
        ),
        ast.Sub: (
            lambda _, right: _with(right, lambda aim, other: Aim(aim.symbol, aim.value + other)),
            lambda left, _: _with(left, lambda aim, other: Aim(MIRRORED[aim.symbol], other - aim.value)),
        ),
        ast.Mult: (lambda _, right: _with(right, _divided), lambda left, _: _with(left, _divided)),
        ast.Div: (
            lambda _, right: _with(right, lambda aim, other: _scaled(aim, other, aim.value * other)),
            lambda left, _: _with(left, _dividing),
        ),
        ast.Mod: (_undo_remainder, None),
    }
)


def _undo_sign(_: Scene, aim: Aim) -> Aim:
    return Aim(MIRRORED[aim.symbol], -number(aim.value))


def _undo_abs(value: Evaluate) -> Undo:
    def undo(scene: Scene, aim: Aim) -> Aim | None:
        if number(scene.value(value)) >= 0:
            return aim
        return Aim(MIRRORED[aim.symbol], -number(aim.value))

    return undo


def _undo_gap(start: Evaluate, end: Evaluate, unit: int, *, forward: bool) -> Undo:
    """The end at a time after the start, or the start at a time before the end."""

    def undo(scene: Scene, aim: Aim) -> Aim | None:
        fixed = moment(scene.value(start if forward else end))
        seconds = number(aim.value) * unit
        gap = (
            timedelta(seconds=float(seconds)) if isinstance(fixed, datetime) else timedelta(days=int(seconds // 86_400))
        )
        try:
            return Aim(aim.symbol, fixed + gap) if forward else Aim(MIRRORED[aim.symbol], fixed - gap)
        except OverflowError:
            return None

    return undo


def _undo_years(start: Evaluate, end: Evaluate, *, forward: bool) -> Undo:
    """A birthday is reached or not yet: the day on which the wanted number of years is complete is the limit."""

    def undo(scene: Scene, aim: Aim) -> Aim | None:
        first, last, wanted = calendar_date(scene.value(start)), calendar_date(scene.value(end)), int(number(aim.value))
        symbol = aim.symbol
        if symbol == "==":
            symbol = ">=" if years(first, last) < wanted else "<="
        wanted += symbol in ("<=", ">")  # complete years: not more than n are less than n + 1
        limit = _years_away(first if forward else last, wanted if forward else -wanted)
        if limit is None:
            return None
        reached = symbol in (">=", ">")
        if forward:
            return Aim(">=" if reached else "<", limit)
        return Aim("<=" if reached else ">", limit)

    return undo


def _years_away(day: date, count: int) -> date | None:
    try:
        return day.replace(year=day.year + count)
    except ValueError:  # the 29th of February, or a year outside the calendar
        return date(day.year + count, 3, 1) if 0 < day.year + count < 10_000 else None
