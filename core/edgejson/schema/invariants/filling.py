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

    def fill(self, root: Any, rng: random.Random, work: Work) -> None:
        """Change `root`, an object, in place until every rule holds; `Unsatisfied` names a rule that does not.

        Every rule is checked on the document as it is left: asserts by a round that finds nothing to repair, the others
        after it.
        """
        for writing in self._compiled.writing:
            self._compiled.fill(writing, root, rng, work)
        self._make_true(root, rng, work)
        for violation in self._compiled.check_written(root, work):
            raise Unsatisfied(violation.rule, violation.message)

    def _make_true(self, root: Any, rng: random.Random, work: Work) -> None:
        """Repair asserts until a round finds none to repair."""
        for _ in range(_MOST_ROUNDS):
            broken = [rule for rule in self._compiled.asserted if self._make_one_true(rule, root, rng, work)]
            if not broken:
                return
        raise Unsatisfied(broken[0].rule.id, "its repairs and those of other rules undo each other")

    def _make_one_true(self, rule: Asserted, root: Any, rng: random.Random, work: Work) -> bool:
        """Repair one assert where it is false; whether anything was changed."""
        try:
            if rule.holds_everywhere(root, work):
                return False
        except UNFIT as error:
            raise Unsatisfied(rule.rule.id, str(error)) from None
        for scene in rule.scenes(root, work):
            self._make_true_here(rule, scene, rng)
        return True

    def _make_true_here(self, rule: Asserted, scene: Scene, rng: random.Random) -> None:
        for _ in range(_MOST_REPAIRS_OF_ONE):
            try:
                if not rule.applies(scene) or rule.holds(scene):
                    return
                places = self._repair(rule, scene) or _leave_out(rule, scene)
            except UNFIT as error:
                raise Unsatisfied(rule.rule.id, str(error)) from None
            if not places:
                raise Unsatisfied(rule.rule.id, "no repair is possible")
            for dependant in self._compiled.dependants(places):
                self._compiled.fill(dependant, scene.root, rng, scene.work)

    def _repair(self, rule: Asserted, scene: Scene) -> Sequence[Pattern]:
        for comparison in rule.failing(scene):
            places = self._repairer.repair(comparison, scene)
            if places:
                return places
        return ()


def _leave_out(rule: Asserted, scene: Scene) -> Sequence[Pattern]:
    """Where nothing can be moved, do without an optional member that the rule asks for as its condition."""
    for spare in rule.spares:
        if spare.leave_out(scene.here):
            scene.work.scopes.clear()
            return ((*rule.place, spare.name),)
    return ()
