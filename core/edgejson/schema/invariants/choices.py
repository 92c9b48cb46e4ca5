"""`choose` rules, compiled: a member is one of the values that the document lists elsewhere."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from edgejson.schema.invariants import values
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.programs import Writing
from edgejson.schema.invariants.rules import Rule, RuleViolation, Unsatisfied
from edgejson.schema.invariants.scenes import Scene
from edgejson.schema.invariants.scopes import Scope
from edgejson.schema.invariants.terms import Kind
from edgejson.schema.invariants.values import UNFIT, WrongValueError
from edgejson.types import Json


class Chosen(Writing):
    """`choose`: the member (every item of it, with `many`) is one of the values that the document lists elsewhere."""

    needs: Kind = "list"

    def __init__(self, rule: Rule, declared: Declared | None, where: str) -> None:
        super().__init__(rule, declared, where)
        self._least = 0 if declared is None else declared.least_items(self.writes)
        self._is_same_everywhere = not self.expression.is_local and self.condition is None

    @property
    def is_uniform(self) -> bool:
        """Whether one value is chosen, from a list that depends on the document alone."""
        return not self.rule.many and self.condition is None and (not self.place or not self.expression.is_local)

    def options(self, root: Any, work: Work) -> Sequence[Json]:
        """What may be chosen, where the choice is uniform."""
        return [values.to_json(value) for value in self._listed(Scene(root, root, None, None, work)).values()]

    def check(self, root: Any, work: Work, found: list[RuleViolation]) -> None:
        if not self._is_same_everywhere:
            super().check(root, work, found)
            return
        allowed: frozenset[object] | None = None  # the same for every scope
        for scope in self.scopes(root, work):
            try:
                if scope[0].get(self.target) is not None:
                    allowed = self._allowed(root, scope, work) if allowed is None else allowed
                    self._compare(scope, allowed, found)
            except LookupError:
                return
            except UNFIT as error:
                found.append(self._unreadable(scope, error))

    def _judge(self, root: Any, scope: Scope, work: Work, found: list[RuleViolation]) -> None:
        if scope[0][self.target] is not None:
            self._compare(scope, self._allowed(root, scope, work), found)

    def _allowed(self, root: Any, scope: Scope, work: Work) -> frozenset[object]:
        here, index, parent, _ = scope
        listed = self._evaluate(root, here, index, parent, work)
        return frozenset(values.identity(value) for value in listed if value is not None)

    def _compare(self, scope: Scope, allowed: frozenset[object], found: list[RuleViolation]) -> None:
        actual = scope[0][self.target]
        if not self.rule.many:
            if actual is None or values.identity(actual) not in allowed:
                found.append(self._unlisted(self.pointer(scope), actual, allowed))
            return
        if not isinstance(actual, list):
            raise WrongValueError(f"an array is needed where {values.show(actual)} stands")
        for position, item in enumerate(actual):
            if item is None or values.identity(item) not in allowed:
                found.append(self._unlisted(f"{self.pointer(scope)}/{position}", item, allowed))

    def _unlisted(self, place: str, actual: Any, allowed: frozenset[object]) -> RuleViolation:
        message = f"{self.title}: {values.show(actual)} is none of the {len(allowed)} values listed"
        return RuleViolation(self.rule.id, place, message, None, values.plain(actual))

    def fill(self, root: Any, rng: random.Random, work: Work) -> None:
        if not self._is_same_everywhere:
            super().fill(root, rng, work)
            return
        listed: Mapping[object, Any] | None = None  # the same for every scope
        for here, index, parent, _ in self.scopes(root, work):
            if not self.always and self.target not in here:
                continue
            scene = Scene(root, here, index, parent, work)
            try:
                listed = self._listed(scene) if listed is None else listed
                self._choose(scene, listed, rng)
            except LookupError:
                return
            except UNFIT as error:
                raise Unsatisfied(self.rule.id, str(error)) from None

    def _listed(self, scene: Scene) -> Mapping[object, Any]:
        """The distinct values to choose from, by identity, in the order of the document."""
        distinct: dict[object, Any] = {}
        for value in scene.value(self._evaluate):
            if value is not None:
                distinct.setdefault(values.identity(value), value)
        return distinct

    def _write(self, root: Any, scope: Scope, work: Work, rng: random.Random) -> None:
        here, index, parent, _ = scope
        scene = Scene(root, here, index, parent, work)
        self._choose(scene, self._listed(scene), rng)

    def _choose(self, scene: Scene, listed: Mapping[object, Any], rng: random.Random) -> None:
        current = scene.here.get(self.target)
        if self.rule.many:
            count = max(len(current) if isinstance(current, list) else 1, self._least)
            if isinstance(current, list) and len(current) >= self._least and _all_known(current, listed):
                return
            if self._least <= len(listed):
                chosen = rng.sample(list(listed.values()), min(count, len(listed)))
                scene.here[self.target] = [values.to_json(value) for value in chosen]
            elif not self._leave_out(scene):
                raise Unsatisfied(self.rule.id, f"{len(listed)} values to choose {self._least} from")
        elif not _all_known((current,), listed):  # a reference that is right already stays
            if listed:
                scene.here[self.target] = values.to_json(list(listed.values())[int(rng.random() * len(listed))])
            elif not self._leave_out(scene):
                raise Unsatisfied(self.rule.id, "no value to choose from")

    def _leave_out(self, scene: Scene) -> bool:
        return self._spare is not None and self._spare.leave_out(scene.here)


def _all_known(chosen: Iterable[Any], known: Collection[object]) -> bool:
    return all(not isinstance(item, list | dict | None) and values.identity(item) in known for item in chosen)
