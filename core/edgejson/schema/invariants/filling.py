"""Making a drawn document obey its rules: choose and compute in order, then repair what an assert refuses."""

from __future__ import annotations

import random
from typing import Any

from edgejson.schema.invariants.asserts import Asserted
from edgejson.schema.invariants.compiled import CompiledRules
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.repair import Latitude, Repairer
from edgejson.schema.invariants.rules import Unsatisfied
from edgejson.schema.invariants.scenes import Scene
from edgejson.schema.invariants.values import UNFIT

_MOST_ROUNDS = 24
_MOST_REPAIRS_OF_ONE = 12


class Filler:
    """Fills documents; holds no state between them."""

    def __init__(self, compiled: CompiledRules, latitude: Latitude) -> None:
        self._compiled = compiled
        self._latitude = latitude

    def fill(self, root: Any, rng: random.Random, work: Work) -> None:
        """Change `root`, an object, in place until every rule holds; `Unsatisfied` names a rule that does not.

        Every rule is checked on the document as it is left: asserts by a round that finds nothing to repair, the others
        after it.
        """
        try:
            self._write(root, rng, work)
        except Unsatisfied:
            self._write_after_repairs(root, rng, work)
        self._make_true(root, rng, work)
        if self._keep_within_limits(root, rng, work):
            self._make_true(root, rng, work)
        for violation in self._compiled.check_written(root, work):
            raise Unsatisfied(violation.rule, violation.message)

    def _write(self, root: Any, rng: random.Random, work: Work) -> None:
        for writing in self._compiled.writing:
            self._compiled.fill(writing, root, rng, work)

    def _write_after_repairs(self, root: Any, rng: random.Random, work: Work) -> None:
        """What cannot be chosen or computed may be once the truths about its sources hold.

        Where it cannot, the random stream is left as it was, so that a rule more does not change what is drawn next.
        """
        state = rng.getstate()
        try:
            self._make_true(root, rng, work)
            self._write(root, rng, work)
        except Unsatisfied:
            rng.setstate(state)
            raise

    def _repairer(self, root: Any, rng: random.Random, work: Work) -> Repairer:
        return Repairer(self._latitude, rng, work, lambda changed: self._compiled.refill(changed, root, rng, work))

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
            hand = self._repairer(root, rng, work)
            for scene in rule.scenes(root, work):
                self._make_true_here(rule, scene, hand)
                if rule.place not in work.scopes:
                    break  # objects have gone: the next round looks at those that are left
        except UNFIT as error:
            raise Unsatisfied(rule.rule.id, str(error)) from None
        return True

    def _make_true_here(self, rule: Asserted, scene: Scene, hand: Repairer) -> None:
        for _ in range(_MOST_REPAIRS_OF_ONE):
            if not rule.applies(scene) or rule.holds(scene):
                return
            if not any(remedy.approach(scene, hand) for remedy in rule.remedies):
                raise Unsatisfied(rule.rule.id, "no repair is possible")
            self._compiled.refill(hand.changed(), scene.root, hand.rng, scene.work)

    def _keep_within_limits(self, root: Any, rng: random.Random, work: Work) -> bool:
        """Change what a result comes from, where the document does not allow the result; whether anything was changed.

        One that cannot be helped is left: the document's own validation is the judge of it.
        """
        changed = False
        for rule in self._compiled.computed:
            for scene in rule.strays(root, work):
                hand = self._repairer(root, rng, work)
                try:
                    rule.within_limits.attain(scene, hand)
                except UNFIT:
                    continue
                places = hand.changed()
                changed = changed or bool(places)
                self._compiled.refill(places, root, rng, work)
        return changed
