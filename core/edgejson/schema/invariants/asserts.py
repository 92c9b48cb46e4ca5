"""`assert` rules, compiled: a truth, and the goals that make it one."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from edgejson.schema.invariants import values
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.goals import Comparison, Goal, Other
from edgejson.schema.invariants.programs import Program, Stated
from edgejson.schema.invariants.quantified import Counted, Distinct, ForAll, ForSome
from edgejson.schema.invariants.repair import Repairer
from edgejson.schema.invariants.rules import RuleViolation
from edgejson.schema.invariants.scenes import Scene
from edgejson.schema.invariants.scopes import Scope
from edgejson.schema.invariants.syntax import RESERVED, parse
from edgejson.schema.invariants.terms import Kind
from edgejson.schema.invariants.truths import excuses, goal_of
from edgejson.schema.invariants.values import UNFIT


class Asserted(Program):
    """`assert`: the expression is true."""

    needs: Kind = "truth"

    @cached_property
    def goal(self) -> Goal:
        """What makes it true; read when it is first needed, for most documents need no repair."""
        return goal_of(self.rule.source, self._world)

    @cached_property
    def remedies(self) -> Sequence[Goal]:
        """What to approach where it is false, in this order: to be true, or not to apply any more.

        An optional member is rather left out than many others are changed to suit it.
        """
        if self.rule.when is None:
            return (self.goal,)
        gone, other = excuses(self.rule.when, self._world)
        concerns_many = isinstance(self.goal, ForAll | ForSome | Counted | Distinct)
        return (*gone, self.goal, *other) if concerns_many else (self.goal, *gone, *other)

    @cached_property
    def comparisons(self) -> Sequence[Comparison | Other]:
        """The comparisons that the truth is made of, outside of loops."""
        return [leaf for leaf in self.goal.leaves() if isinstance(leaf, Comparison | Other)]

    @cached_property
    def _contrary(self) -> Goal:
        return goal_of(self.rule.source, self._world, wanted=False)

    def contradict(self, scene: Scene, hand: Repairer) -> bool:
        return super().contradict(scene, hand) and self._contrary.attain(scene, hand) and self.applies(scene)

    def equations(self) -> Iterator[Stated]:
        """The ways to read it as "this number is that"."""
        source = self.rule.source.strip()
        node = parse(source)
        if self.condition is not None or not (isinstance(node, ast.Compare) and len(node.ops) == 1):
            return
        for side, other in ((node.left, node.comparators[0]), (node.comparators[0], node.left)):
            expression = ast.get_source_segment(source, other)
            if not isinstance(node.ops[0], ast.Eq) or not isinstance(side, ast.Name) or expression is None:
                continue
            rule = replace(self.rule, form="set", target=side.id, source=expression, advice=True)
            stated = Stated(rule, self._declared, self._where)
            is_member = side.id not in RESERVED and (
                self._declared is None or not self._declared.bounds(stated.writes).choices
            )
            if is_member and stated.expression.kind == "number" and stated.reads:
                yield stated

    def check(self, root: Any, work: Work, found: list[RuleViolation]) -> None:
        left = work.left
        try:
            if self.holds_everywhere(root, work):
                return
        except UNFIT:
            pass  # said in its place below
        work.left = left
        super().check(root, work, found)

    def holds_everywhere(self, root: Any, work: Work) -> bool:
        """Whether no scope of `root` breaks the rule; `WrongValueError` when the data does not fit it."""
        for here, index, parent, _ in self.scopes(root, work):
            try:
                if (self._when is None or self._when(root, here, index, parent, work)) and not self._evaluate(
                    root, here, index, parent, work
                ):
                    return False
            except LookupError:
                continue
        return True

    def holds(self, scene: Scene) -> bool:
        """Whether the truth holds or does not apply; `WrongValueError` when the data does not fit it."""
        return scene.holds(self._evaluate)

    def _judge(self, root: Any, scope: Scope, work: Work, found: list[RuleViolation]) -> None:
        here, index, parent, _ = scope
        if not self._evaluate(root, here, index, parent, work):
            message = f"{self.title} does not hold{self._values(Scene(root, here, index, parent, work))}"
            found.append(RuleViolation(self.rule.id, self.pointer(scope), message))

    def _values(self, scene: Scene) -> str:
        """The two sides of the first false comparison, for the message."""
        try:
            for comparison in self.comparisons:
                if comparison.right is not None and not comparison.is_met(scene):
                    sides = [values.show(scene.value(side.evaluate)) for side in (comparison.left, comparison.right)]
                    return f": {sides[0]} {comparison.symbol} {sides[1]} is false"
        except (LookupError, *UNFIT):
            return ""  # the rule is false for another part; its own text has to do
        return ""
