"""Compiled rules: each form knows how to judge a document and, where it determines a value, how to fill it in."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from edgejson.errors import SchemaError
from edgejson.jsontext import pointer
from edgejson.schema.invariants import values
from edgejson.schema.invariants.comparisons import Comparison, Scene, comparisons
from edgejson.schema.invariants.declared import Declared, Spare
from edgejson.schema.invariants.expressions import Expression, compile_expression
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.rules import Pattern, Rule, RuleViolation, Unsatisfied
from edgejson.schema.invariants.scopes import Scope, walker
from edgejson.schema.invariants.syntax import parse, presumed
from edgejson.schema.invariants.terms import Evaluate, ExpressionError, Kind, Use
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
        self.expression = self._compile(rule.source, {"set": "expr", "assert": "assert", "choose": "from"}[rule.form])
        self._evaluate = self.expression.evaluate
        self.condition = None if rule.when is None else self._compile(rule.when, "when", needs="truth")
        self._when = None if self.condition is None else self.condition.evaluate

    def _compile(self, source: str, key: str, *, needs: Kind | None = None) -> Expression:
        try:
            return compile_expression(source, self.rule.place, self._declared, needs=needs or self.needs)
        except ExpressionError as error:
            raise SchemaError(f"rule {self.rule.id!r}: {key!r}: {error}", where=self._where) from None

    @property
    def uses(self) -> tuple[Use, ...]:
        return self.expression.uses + (() if self.condition is None else self.condition.uses)

    @property
    def reads(self) -> Collection[Pattern]:
        return self.expression.reads | (frozenset() if self.condition is None else self.condition.reads)

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

    def fill(self, root: Any, rng: random.Random, work: Work) -> None:
        """Write the target in every scope where the rule applies; `Unsatisfied` when the data does not allow it."""
        for scope in self.scopes(root, work):
            here, index, parent, _ = scope
            if not self.always and self.target not in here:
                continue
            try:
                if self._when is None or self._when(root, here, index, parent, work):
                    self._write(root, scope, work, rng)
            except LookupError:
                continue
            except UNFIT as error:
                raise Unsatisfied(self.rule.id, str(error)) from None

    @abstractmethod
    def _write(self, root: Any, scope: Scope, work: Work, rng: random.Random) -> None:
        """Write the target in one scope, whose condition is met."""


class Computed(Writing):
    """`set`: the member equals the value of the expression, exactly unless the rule states a tolerance."""

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


class Chosen(Writing):
    """`choose`: the member (every item of it, with `many`) is one of the values that the document lists elsewhere."""

    needs: Kind = "list"

    def __init__(self, rule: Rule, declared: Declared | None, where: str) -> None:
        super().__init__(rule, declared, where)
        self._least = 0 if declared is None else declared.least_items(self.writes)

    def check(self, root: Any, work: Work, found: list[RuleViolation]) -> None:
        if self.expression.is_local or self.condition is not None:
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
        if self.expression.is_local or self.condition is not None:
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


class Asserted(Program):
    """`assert`: the expression is true."""

    needs: Kind = "truth"

    def __init__(self, rule: Rule, declared: Declared | None, where: str) -> None:
        super().__init__(rule, declared, where)
        self.comparisons: tuple[Comparison, ...] = comparisons(rule.source, rule.place, declared)
        self.spares = () if rule.when is None or declared is None else _spares(rule, rule.when, declared)

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
        return _holds(self._evaluate, scene)

    def failing(self, scene: Scene) -> list[Comparison]:
        """The comparisons that are false; those about absent members are not."""
        return [comparison for comparison in self.comparisons if not _holds(comparison.holds, scene)]

    def _judge(self, root: Any, scope: Scope, work: Work, found: list[RuleViolation]) -> None:
        here, index, parent, _ = scope
        if not self._evaluate(root, here, index, parent, work):
            message = f"{self.title} does not hold{self._values(Scene(root, here, index, parent, work))}"
            found.append(RuleViolation(self.rule.id, self.pointer(scope), message))

    def _values(self, scene: Scene) -> str:
        """The two sides of the first false comparison, for the message."""
        try:
            for comparison in self.failing(scene):
                left, right = (values.show(scene.value(side.evaluate)) for side in (comparison.left, comparison.right))
                return f": {left} {comparison.symbol} {right} is false"
        except (LookupError, *UNFIT):
            return ""  # the rule is false for another part; its own text has to do
        return ""


def _spares(rule: Rule, condition: str, declared: Declared) -> tuple[Spare, ...]:
    """Members without which the rule does not apply, and without which a document may be."""
    found = (declared.spare(rule.place, name) for name in presumed(parse(condition)))
    return tuple(spare for spare in found if spare is not None)


def _holds(truth: Evaluate, scene: Scene) -> bool:
    try:
        return bool(scene.value(truth))
    except LookupError:
        return True
