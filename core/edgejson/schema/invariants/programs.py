"""Compiled rules: each form knows how to judge a document and, where it determines a value, how to fill it in."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from edgejson.errors import SchemaError
from edgejson.jsontext import pointer
from edgejson.schema.invariants import values
from edgejson.schema.invariants.boundary import COMPARE
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.expressions import Expression, compile_expression
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.goals import Given, Goal
from edgejson.schema.invariants.repair import Repairer
from edgejson.schema.invariants.rules import Pattern, Rule, RuleViolation, Unsatisfied
from edgejson.schema.invariants.scenes import Scene
from edgejson.schema.invariants.scopes import Scope, walker
from edgejson.schema.invariants.terms import ExpressionError, Kind, Use
from edgejson.schema.invariants.truths import goal_of
from edgejson.schema.invariants.undoing import World
from edgejson.schema.invariants.values import NUMERIC, UNFIT, WrongValueError, number

_PLAIN = frozenset({int, str, bool})
"""Types whose equal values are the same JSON value."""


class Program(ABC):
    """A rule, compiled. `reads` are the members its result depends on."""

    needs: Kind = "any"

    def __init__(self, rule: Rule, declared: Declared | None, where: str) -> None:
        self.rule = rule
        self.place = rule.place
        self._walk = walker(rule.place)
        self._declared = declared
        self._where = where
        self._results: Mapping[str, str] = {}
        self.expression = self._compile(rule.source, {"set": "expr", "assert": "assert", "choose": "from"}[rule.form])
        self._evaluate = self.expression.evaluate
        self.condition = None if rule.when is None else self._compile(rule.when, "when", needs="truth")
        self._when = None if self.condition is None else self.condition.evaluate

    def _compile(self, source: str, key: str, *, needs: Kind | None = None) -> Expression:
        try:
            return compile_expression(source, self.rule.place, self._declared, needs=needs or self.needs)
        except ExpressionError as error:
            raise SchemaError(f"rule {self.rule.id!r}: {key!r}: {error}", where=self._where) from None

    def know(self, results: Mapping[str, str]) -> None:
        """Learn which members of the scope are results, and of which expressions."""
        self._results = results

    @property
    def _world(self) -> World:
        return World(self.place, self._declared, self._results)

    @property
    def uses(self) -> tuple[Use, ...]:
        return self.expression.uses + (() if self.condition is None else self.condition.uses)

    @property
    def reads(self) -> Collection[Pattern]:
        return self.expression.reads | (frozenset() if self.condition is None else self.condition.reads)

    @property
    def awaits(self) -> Collection[Pattern]:
        """What it reads beside members of earlier items of the array that its scope is an item of."""
        return self.expression.awaits | (frozenset() if self.condition is None else self.condition.awaits)

    @property
    def touches(self) -> Collection[Pattern]:
        """The members whose values decide whether it holds."""
        return self.reads

    def check(self, root: Any, work: Work, found: list[RuleViolation]) -> None:
        """Add what is wrong in `root`, an object, to `found`; never raises on data."""
        for scope in self.scopes(root, work):
            here, index, parent, _ = scope
            try:
                if self._when is None or self._when(root, here, index, parent, work):
                    self._judge(root, scope, work, found)
            except LookupError:
                continue  # a member that the rule reads is absent: it does not apply here
            except UNFIT as error:
                found.append(self._unreadable(scope, error))

    def applies(self, scene: Scene) -> bool:
        """Whether the condition is met; one that reads what is absent is not."""
        try:
            return self._when is None or bool(scene.value(self._when))
        except LookupError:
            return False

    def is_judged(self, scene: Scene) -> bool:
        """Whether a check has anything to judge here: the condition is met and all that the rule reads is present."""
        try:
            if self._when is None or scene.value(self._when):
                scene.value(self._evaluate)
                return self.rule.target is None or scene.here.get(self.rule.target) is not None
        except (LookupError, *UNFIT):
            return False
        return False

    @cached_property
    def _applying(self) -> Goal | None:
        return None if self.rule.when is None else goal_of(self.rule.when, self._world)

    def contradict(self, scene: Scene, hand: Repairer) -> bool:
        """Bring about that the rule applies here and does not hold; whether that may have come about."""
        return self._applying is None or self._applying.attain(scene, hand)

    def scopes(self, root: Any, work: Work) -> Sequence[Scope]:
        """Where the rule applies in `root`; rules of one place share the search."""
        found = work.scopes.get(self.place)
        if found is None:
            found = work.scopes[self.place] = self._walk(root)
        return found

    def scenes(self, root: Any, work: Work) -> list[Scene]:
        return [Scene(root, here, index, parent, work) for here, index, parent, _ in self.scopes(root, work)]

    @abstractmethod
    def _judge(self, root: Any, scope: Scope, work: Work, found: list[RuleViolation]) -> None:
        """Add the violation in one scope, whose condition is met."""

    def _unreadable(self, scope: Scope, error: Exception) -> RuleViolation:
        reason = str(error) if isinstance(error, WrongValueError) else "the numbers are beyond decimal arithmetic"
        actual = None if self.rule.target is None else values.plain(scope[0].get(self.rule.target))
        return RuleViolation(
            self.rule.id, self.pointer(scope), f"{self.title} cannot be evaluated: {reason}", None, actual
        )

    def pointer(self, scope: Scope) -> str:
        member = self.rule.target or self.rule.about
        return pointer.join(scope[3] if member is None else (*scope[3], member))

    @property
    def title(self) -> str:
        return self.rule.message or self.rule.statement


class Writing(Program):
    """A rule that determines a member: `set` or `choose`.

    An optional member that is absent stays absent; one that the document requires is written.  Without a document every
    target counts as required.
    """

    def __init__(self, rule: Rule, declared: Declared | None, where: str) -> None:
        super().__init__(rule, declared, where)
        if rule.target is None:
            raise SchemaError(f"rule {rule.id!r} names no member", where=where)
        self.target = rule.target
        self.writes: Pattern = (*rule.place, rule.target)
        self.always = declared is None or declared.requires(rule.place, rule.target)
        self._spare = None if declared is None else declared.spare(rule.place, rule.target)

    @property
    def touches(self) -> Collection[Pattern]:
        return {*self.reads, self.writes}

    @property
    def determines(self) -> bool:
        """Whether repairs leave its target alone."""
        return self.condition is None and not self.rule.advice

    def fill(self, root: Any, rng: random.Random, work: Work) -> None:
        """Write the target in every scope where the rule applies; `Unsatisfied` when the data does not allow it."""
        for scope in self.scopes(root, work):
            self.fill_at(root, scope, rng, work)

    def fill_at(self, root: Any, scope: Scope, rng: random.Random, work: Work) -> None:
        """As `fill`, in one scope."""
        here, index, parent, _ = scope
        if not self.always and self.target not in here:
            return
        try:
            if self._when is None or self._when(root, here, index, parent, work):
                self._write(root, scope, work, rng)
        except LookupError:
            return
        except UNFIT as error:
            raise Unsatisfied(self.rule.id, str(error)) from None

    @abstractmethod
    def _write(self, root: Any, scope: Scope, work: Work, rng: random.Random) -> None:
        """Write the target in one scope, whose condition is met."""


class Computed(Writing):
    """`set`: the member equals the value of the expression, exactly unless the rule states a tolerance."""

    def __init__(self, rule: Rule, declared: Declared | None, where: str) -> None:
        super().__init__(rule, declared, where)
        self._limits = () if declared is None else declared.bounds(self.writes).limits
        self._within = [(COMPARE[symbol], limit) for symbol, limit in self._limits]

    @cached_property
    def within_limits(self) -> Goal:
        """That the result keeps to the range which the document declares for the target."""
        source = " and ".join(f"({self.rule.source}) {symbol} {Decimal(limit):f}" for symbol, limit in self._limits)
        try:
            return goal_of(source, self._world)
        except ExpressionError:  # the rule is as long or deep as rules may be
            return Given(lambda *_: True)

    def strays(self, root: Any, work: Work) -> list[Scene]:
        """Where the result is outside that range."""
        found = []
        for compare, limit in self._within:
            for here, index, parent, _ in self.scopes(root, work):
                value = here.get(self.target)
                if type(value) in NUMERIC and not compare(value, limit):
                    found.append(Scene(root, here, index, parent, work))
        return found

    def _judge(self, root: Any, scope: Scope, work: Work, found: list[RuleViolation]) -> None:
        here, index, parent, _ = scope
        actual = here[self.target]
        if actual is None:
            return
        expected = self._evaluate(root, here, index, parent, work)
        if type(expected) is type(actual) and type(actual) in _PLAIN and expected == actual:
            return
        if not self._agree(expected, actual):
            written = values.to_json(expected)
            message = f"{self.title}: expected {values.show(written)}, found {values.show(actual)}"
            found.append(RuleViolation(self.rule.id, self.pointer(scope), message, written, values.plain(actual)))

    def _agree(self, expected: Any, actual: Any) -> bool:
        if type(expected) in NUMERIC:
            return type(actual) in NUMERIC and self._agree_as_numbers(number(expected), number(actual))
        if isinstance(expected, list):
            return isinstance(actual, list) and len(actual) == len(expected) and all(map(values.same, expected, actual))
        return not isinstance(actual, list | dict) and values.same(expected, actual)

    def _agree_as_numbers(self, expected: values.Number, actual: values.Number) -> bool:
        if expected == actual:
            return True
        if self.rule.tolerance is not None:
            return -self.rule.tolerance <= expected - actual <= self.rule.tolerance
        # A result with more digits than a double holds is right when it is written as the nearest double.
        return actual == number(values.to_json(expected))

    def _write(self, root: Any, scope: Scope, work: Work, rng: random.Random) -> None:  # noqa: ARG002 - not drawn
        here, index, parent, _ = scope
        here[self.target] = values.to_json(self._evaluate(root, here, index, parent, work))


class Stated(Computed):
    """An assert that says what a number equals: to fill in a document it is computed, to judge one it is an assert."""

    @property
    def determines(self) -> bool:
        return True

    def fill_at(self, root: Any, scope: Scope, rng: random.Random, work: Work) -> None:
        if scope[0].get(self.target) is not None:  # else the assert does not apply
            super().fill_at(root, scope, rng, work)
