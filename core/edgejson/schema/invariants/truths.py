"""Reading an assert for its goals: a truth is taken apart at `and`, `or`, `not`, `if`, loops and comparisons."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from edgejson.schema.invariants.boundary import CONTRARY, MIRRORED
from edgejson.schema.invariants.comparing import SYMBOLS
from edgejson.schema.invariants.expressions import Translator
from edgejson.schema.invariants.goals import (
    Alike,
    Between,
    Branched,
    Comparison,
    Given,
    Goal,
    Joined,
    Listed,
    Missing,
    Other,
    SameList,
    Side,
)
from edgejson.schema.invariants.quantified import Counted, Distinct, ForAll, ForSome, Loop
from edgejson.schema.invariants.syntax import parse
from edgejson.schema.invariants.terms import Evaluate, ExpressionError, Term
from edgejson.schema.invariants.undoing import WayReader, World, argument, as_loop

_LATE = (Other, Missing, ForSome)
"""What `a != 'x' or b` is made true by last: it is read as "if a is 'x', then b"."""


def goal_of(source: str, world: World, *, wanted: bool = True) -> Goal:
    """The goal that an expression is true, or is not."""
    translator = world.translator(source)
    return _TruthReader(translator, WayReader(translator, world)).goal(parse(source), wanted=wanted)


class _TruthReader:
    def __init__(self, translator: Translator, ways: WayReader) -> None:
        self._translator = translator
        self._ways = ways

    def goal(self, node: ast.expr, *, wanted: bool = True) -> Goal:
        """What makes `node` true; with `wanted` false, what makes it false."""
        try:
            return self._goal(node, wanted=wanted)
        except ExpressionError:  # a part of it that is no truth by itself, as in `(a if b else 0)`
            return Given(self._truth(node, wanted=wanted))

    def _goal(self, node: ast.expr, *, wanted: bool) -> Goal:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.goal(node.operand, wanted=not wanted)
        if isinstance(node, ast.BoolOp):
            return self._joined(node, node.values, is_all=isinstance(node.op, ast.And) is wanted, wanted=wanted)
        if isinstance(node, ast.Compare):
            return self._comparisons(node, wanted=wanted)
        if isinstance(node, ast.IfExp):
            test = self._truth(node.test, wanted=True)
            branches = self.goal(node.body, wanted=wanted), self.goal(node.orelse, wanted=wanted)
            return Branched(self._truth(node, wanted=wanted), test, *branches)
        if isinstance(node, ast.Call):
            return self._call(node, wanted=wanted)
        return self._flag(node, wanted=wanted)

    def _truth(self, node: ast.expr, *, wanted: bool) -> Evaluate:
        code = self._translator.coerce.truth(self._translator.term(node))
        return self._translator.function(code if wanted else f"(not {code})")

    def _value(self, node: ast.expr) -> Evaluate:
        return self._translator.function(self._translator.term(node).code)

    def _joined(self, node: ast.expr, parts: Sequence[ast.expr], *, is_all: bool, wanted: bool) -> Goal:
        goals = [self.goal(part, wanted=wanted) for part in parts]
        if not is_all:
            goals.sort(key=lambda goal: isinstance(goal, _LATE))
        return Joined(self._truth(node, wanted=wanted), tuple(goals))

    def _flag(self, node: ast.expr, *, wanted: bool) -> Goal:
        """`flag` and `not flag`, as comparisons with true and false."""
        truth = self._truth(node, wanted=wanted)
        side = self._side(node)
        if side.direct is None or side.is_sum:
            return Given(truth)
        return Comparison(truth, side, "==", Side(self._translator.function(repr(wanted))))

    def _side(self, node: ast.expr) -> Side:
        code = self._translator.term(node).code
        ways = tuple(self._ways.ways(node))
        is_looped = any(isinstance(part, ast.Name) and self._translator.is_variable(part.id) for part in ast.walk(node))
        return Side(self._translator.function(code), self._ways.direct(node), ways, is_looped)

    # ---------------------------------------------------------------- comparisons

    def _comparisons(self, node: ast.Compare, *, wanted: bool) -> Goal:
        sides = [node.left, *node.comparators]
        if len(node.ops) == 1:
            return self._comparison(sides[0], node.ops[0], sides[1], wanted=wanted)
        pairs: list[ast.expr] = [
            ast.copy_location(ast.Compare(left, [op], [right]), node)
            for left, op, right in zip(sides, node.ops, sides[1:], strict=False)
        ]
        chain = self._joined(node, pairs, is_all=wanted, wanted=wanted)
        return self._between(node, chain) if wanted else chain

    def _between(self, node: ast.Compare, chain: Goal) -> Goal:
        """`low <= value <= high` where the value is no plain member."""
        low, value, *high = (node.left, *node.comparators)
        ascends = [isinstance(op, ast.Lt | ast.LtE) for op in node.ops]
        if len(high) != 1 or len(set(ascends)) != 1:
            return chain
        side = self._side(value)
        if side.direct is not None and not side.is_looped:
            return chain
        ends = (low, high[0]) if ascends[0] else (high[0], low)
        return Between(chain.truth, self._value(ends[0]), side, self._value(ends[1]), chain)

    def _comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr, *, wanted: bool) -> Goal:
        node = ast.Compare(left, [op], [right])
        truth = self._truth(node, wanted=wanted)
        if isinstance(op, ast.In | ast.NotIn):
            return self._membership(truth, left, right, is_in=isinstance(op, ast.In) is wanted)
        symbol = SYMBOLS[type(op)] if wanted else CONTRARY[SYMBOLS[type(op)]]
        terms = self._translator.term(left), self._translator.term(right)
        kinds = {term.kind for term in terms}
        if "null" in kinds:
            tested = terms[0] if terms[1].kind == "null" else terms[1]
            return self._missing(truth, tested) if symbol == "==" else Given(truth)
        if "list" in kinds:
            return self._same_lists(truth, left, right) if symbol == "==" else Given(truth)
        sides = self._side(left), self._side(right)
        if kinds == {"truth"} and symbol in ("==", "!="):
            return Alike(truth, self._both(left), self._both(right), symbol == "==")
        if symbol == "!=":
            return Other(truth, *sides)
        return (
            self._count(truth, left, symbol, right)
            or self._count(truth, right, MIRRORED[symbol], left)
            or Comparison(truth, sides[0], symbol, sides[1])
        )

    def _both(self, node: ast.expr) -> tuple[Goal, Goal]:
        return self.goal(node, wanted=True), self.goal(node, wanted=False)

    def _membership(self, truth: Evaluate, item: ast.expr, container: ast.expr, *, is_in: bool) -> Goal:
        side = self._side(item)
        return Listed(truth, side, self._value(container)) if is_in else Other(truth, side)

    def _same_lists(self, truth: Evaluate, left: ast.expr, right: ast.expr) -> Goal:
        for own, other in ((left, right), (right, left)):
            slots = self._ways.listed(own)
            if slots is not None:
                return SameList(truth, slots, self._value(other))
        return Given(truth)

    def _missing(self, truth: Evaluate, term: Term) -> Goal:
        if not term.holder or term.path is None:
            return Given(truth)
        return Missing(truth, self._translator.function(term.holder), term.path)

    # ---------------------------------------------------------------- calls and loops

    def _call(self, node: ast.Call, *, wanted: bool) -> Goal:
        truth, name = self._truth(node, wanted=wanted), node.func.id if isinstance(node.func, ast.Name) else ""
        if name in ("all", "any"):
            return self._quantified(truth, node.args[0], is_all=(name == "all") is wanted, wanted=wanted)
        if name == "present" and not wanted:
            return self._missing(truth, self._translator.term(node.args[0]))
        if name == "unique" and wanted:
            return self._distinct(truth, node.args[0])
        return self._flag(node, wanted=wanted)

    def _quantified(self, truth: Evaluate, node: ast.expr, *, is_all: bool, wanted: bool) -> Goal:
        loop = as_loop(node, self._translator)
        if loop is None:
            return Given(truth)
        found, unfiltered, tests = self._loop(loop)
        with self._translator.elements(unfiltered):
            each = self.goal(loop.elt, wanted=wanted)
            if is_all:
                excused = self._junction(tests, wanted=False) if tests else None
                unless = None if not tests else self._when_counted(tests, each)
                return ForAll(truth, found, unless or each, excused)
            parts = [*(self.goal(test) for test in tests), each]
            return ForSome(truth, found, parts[0] if len(parts) == 1 else self._all_of(parts))

    def _when_counted(self, tests: Sequence[ast.expr], each: Goal) -> Goal:
        """What is asked of an element only where the loop's `if` lets it through."""
        test = self._junction(tests, wanted=True).truth
        met = Given(self._translator.function("True"))
        truth, own = each.truth, test

        def unless(*scene: Any) -> Any:
            return not own(*scene) or truth(*scene)

        return Branched(unless, test, each, met)

    def _all_of(self, goals: Sequence[Goal]) -> Goal:
        truths = [goal.truth for goal in goals]
        return Joined(lambda *scene: all(truth(*scene) for truth in truths), tuple(goals))

    def _junction(self, tests: Sequence[ast.expr], *, wanted: bool) -> Goal:
        node = tests[0] if len(tests) == 1 else ast.BoolOp(ast.And(), list(tests))
        return self.goal(node, wanted=wanted)

    def _count(self, truth: Evaluate, counted: ast.expr, symbol: str, wanted: ast.expr) -> Goal | None:
        """`len([... for ... if test])` and `sum(1 for ... if test)`."""
        passed = argument(counted, "len", "sum")
        if not isinstance(passed, ast.GeneratorExp | ast.ListComp):
            return None
        is_sum = argument(counted, "sum") is not None
        if is_sum and not (isinstance(passed.elt, ast.Constant) and passed.elt.value == 1):
            return None
        found, unfiltered, tests = self._loop(passed)
        if not tests:
            return None
        with self._translator.elements(unfiltered):
            goals = self._junction(tests, wanted=True), self._junction(tests, wanted=False)
        number = self._translator.function(self._translator.coerce.number(self._translator.term(wanted)))
        fallback = Comparison(truth, self._side(counted), symbol, self._side(wanted))
        return Counted(truth, found, *goals, symbol, number, fallback)

    def _distinct(self, truth: Evaluate, node: ast.expr) -> Goal:
        loop = as_loop(node, self._translator)
        if loop is None:
            return Given(truth)
        found, unfiltered, tests = self._loop(loop)
        if tests:
            return Given(truth)
        with self._translator.elements(unfiltered):
            member = self._ways.direct(loop.elt)
            value = self._value(loop.elt)
            return Distinct(truth, found, value, None if member is None or member.is_sum else member)

    def _loop(self, loop: ast.GeneratorExp | ast.ListComp) -> tuple[Loop, list[ast.comprehension], list[ast.expr]]:
        """The loop without its tests, its generators likewise, and the tests."""
        unfiltered = [ast.comprehension(each.target, each.iter, [], 0) for each in loop.generators]
        tests = [test for each in loop.generators for test in each.ifs]
        with self._translator.elements(unfiltered) as elements:
            pass
        over = self._translator.term(unfiltered[0].iter)
        if len(unfiltered) > 1 or not over.path:
            return Loop(elements), unfiltered, tests
        return Loop(elements, self._translator.function(over.code), over.path), unfiltered, tests


def excuses(condition: str, world: World) -> tuple[Sequence[Goal], Sequence[Goal]]:
    """The goals each of which makes a condition false: what it presumes is left out; a choice becomes another one.

    Other ways are none: numbers and dates are not moved to escape a rule.
    """
    node = parse(condition)
    goal = goal_of(condition, world, wanted=False)
    if isinstance(node, ast.BoolOp):
        parts = goal.parts if isinstance(node.op, ast.And) and isinstance(goal, Joined) else ()
    else:
        parts = (goal,)
    gone = [part for part in parts if isinstance(part, Missing)]
    return gone, [part for part in parts if isinstance(part, Other)]
