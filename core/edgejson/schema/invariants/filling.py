"""Making a drawn document obey its rules: choose and compute in order, then repair what an assert refuses."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from edgejson.schema.invariants.comparisons import Scene
from edgejson.schema.invariants.compiled import CompiledRules
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.programs import Asserted
from edgejson.schema.invariants.repair import Repairer
from edgejson.schema.invariants.rules import Pattern, Unsatisfied
from edgejson.schema.invariants.values import UNFIT

_MOST_ROUNDS = 6
_MOST_REPAIRS_OF_ONE = 12


class Filler:
    """Fills documents; holds no state between them."""

    def __init__(self, compiled: CompiledRules) -> None:
        self._compiled = compiled
        self._repairer = Repairer(compiled.declared, compiled.is_written)
        self._has_rivals = compiled.has_rivals

    def fill(self, root: Any, rng: random.Random, work: Work) -> None:
        """Change `root`, an object, in place until every rule holds; `Unsatisfied` names a rule that does not."""
        for writing in self._compiled.writing:
            writing.fill(root, rng, work)
        repaired = self._make_true(root, rng, work)
        if repaired or self._has_rivals:
            self._verify(root, work)

    def _make_true(self, root: Any, rng: random.Random, work: Work) -> bool:
        """Repair asserts until a round finds none to repair; whether anything was changed."""
        for completed in range(_MOST_ROUNDS):
            changes = [self._make_one_true(rule, root, rng, work) for rule in self._compiled.asserted]
            if not any(changes):
                return completed > 0
        return True

    def _make_one_true(self, rule: Asserted, root: Any, rng: random.Random, work: Work) -> bool:
        changed = False
        for scene in rule.scenes(root, work):
            for _ in range(_MOST_REPAIRS_OF_ONE):
                try:
                    if not rule.applies(scene) or rule.holds(scene):
                        break
                    places = self._repair(rule, scene)
                except UNFIT as error:
                    raise Unsatisfied(rule.rule.id, str(error)) from None
                if not places:
                    raise Unsatisfied(rule.rule.id, "no repair is possible")
                changed = True
                for dependant in self._compiled.dependants(places):
                    dependant.fill(root, rng, work)
        return changed

    def _repair(self, rule: Asserted, scene: Scene) -> Sequence[Pattern]:
        for comparison in rule.failing(scene):
            places = self._repairer.repair(comparison, scene)
            if places:
                return places
        return ()

    def _verify(self, root: Any, work: Work) -> None:
        for violation in self._compiled.check(root, work):
            raise Unsatisfied(violation.rule, violation.message)
