"""The comparisons inside an assert, taken apart so that one can be explained, repaired or broken on purpose."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.expressions import Translator
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.rules import Pattern
from edgejson.schema.invariants.syntax import joined_truths, parse
from edgejson.schema.invariants.terms import Evaluate, Term

Slot: TypeAlias = tuple[Any, Any]
"""Where a value can be written: an object or array, and the key or position in it."""

_SYMBOLS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


@dataclass(slots=True)
class Scene:
    """Everything an expression is evaluated with."""

    root: Any
    here: Any
    index: int | None
    parent: Any
    work: Work

    def value(self, evaluate: Evaluate) -> Any:
        return evaluate(self.root, self.here, self.index, self.parent, self.work)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison. `slots` finds the members it is made of: itself, or the summands of a sum."""

    evaluate: Evaluate
    slots: Evaluate | None = None
    paths: tuple[Pattern, ...] = ()
    is_sum: bool = False

    def places(self, scene: Scene) -> list[tuple[Slot, Pattern]]:
        """The members that are present, with their patterns."""
        if self.slots is None:
            return []
        try:
            found: Sequence[Slot] = scene.value(self.slots)
        except LookupError:
            return []  # what should hold the member is absent itself
        paths = self.paths if len(self.paths) == len(found) else self.paths * len(found)  # a loop has one pattern
        return [(slot, path) for slot, path in zip(found, paths, strict=True) if _is_there(*slot)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left symbol right`, one of the truths that an assert joins: making false ones true never makes it false."""

    left: Side
    symbol: str
    right: Side
    holds: Evaluate


def comparisons(source: str, at: Pattern, declared: Declared | None) -> tuple[Comparison, ...]:
    """The comparisons that `and` and `or` join to an assert; parts of other forms are left out."""
    translator = Translator(source, at, declared)
    found: list[Comparison] = []
    for part in joined_truths(parse(source)):
        if not isinstance(part, ast.Compare):
            found.extend(_member_truth(translator, part))
            continue
        sides = [part.left, *part.comparators]
        for left, op, right in zip(sides, part.ops, sides[1:], strict=False):
            if type(op) in _SYMBOLS:
                holds = translator.comparison(translator.term(left), op, translator.term(right))
                function = translator.reading.function
                found.append(
                    Comparison(_side(translator, left), _SYMBOLS[type(op)], _side(translator, right), function(holds))
                )
    return tuple(found)


def _member_truth(translator: Translator, part: ast.expr) -> Iterator[Comparison]:
    """`flag` and `not flag`, as comparisons with true and false."""
    wanted = True
    if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
        part, wanted = part.operand, False
    side = _side(translator, part)
    if side.paths and not side.is_sum:
        function = translator.reading.function
        truth = translator.coerce.truth(translator.term(part))
        yield Comparison(side, "==", Side(function(repr(wanted))), function(f"({truth} is {wanted!r})"))


def _side(translator: Translator, node: ast.expr) -> Side:
    term = translator.term(node)
    function = translator.reading.function
    dated = _argument(node, "date", "datetime")
    member = term if dated is None else translator.term(dated)
    if member.holder and member.path is not None:
        return Side(function(term.code), function(f"[{_slot(member)}]"), (member.path,))
    summands = _summands(translator, node)
    if summands is None:
        return Side(function(term.code))
    code, paths = summands
    return Side(function(term.code), function(code), paths, is_sum=True)


def _summands(translator: Translator, node: ast.expr) -> tuple[str, tuple[Pattern, ...]] | None:
    """Code for the slots of all summands and their patterns; None when the expression is no plain sum of members."""
    parts = _plain_sum(node)
    if parts is not None:
        terms = [translator.term(part) for part in parts]
        paths = [term.path for term in terms if term.holder and term.path is not None]
        if len(paths) < len(terms):
            return None
        return f"[{', '.join(map(_slot, terms))}]", tuple(paths)
    argument = _argument(node, "sum")
    if argument is None:
        return None
    if isinstance(argument, ast.GeneratorExp | ast.ListComp):
        elements: list[Term] = []

        def slot(term: Term) -> str:
            elements.append(term)
            return _slot(term)

        loop = translator.loop(argument, slot)
        path = elements[0].path
        return (loop.code, (path,)) if elements[0].holder and path is not None else None
    items = translator.term(argument)
    if items.path is None or items.item_path is None:
        return None
    return f"slots({items.code})", (items.item_path,)


def _plain_sum(node: ast.expr) -> list[ast.expr] | None:
    """The summands of `a + b + c` and of `sum([a, b, c])`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*(_plain_sum(node.left) or [node.left]), *(_plain_sum(node.right) or [node.right])]
    argument = _argument(node, "sum")
    return list(argument.elts) if isinstance(argument, ast.List | ast.Tuple) else None


def _argument(node: ast.expr, *functions: str) -> ast.expr | None:
    """What one of these functions is called with, when the node is such a call."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
        return node.args[0]
    return None


def _slot(term: Term) -> str:
    return f"({term.holder}, {term.key})"


def _is_there(holder: Any, key: Any) -> bool:
    if isinstance(holder, dict):
        return holder.get(key) is not None
    return isinstance(holder, list) and isinstance(key, int) and -len(holder) <= key < len(holder)
