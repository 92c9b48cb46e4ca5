"""The cross-field rules of a schema: declared once, used to check, to fill in, to break and to lint."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import localcontext

from edgejson.errors import near_names
from edgejson.schema.invariants.breaking import Breaker
from edgejson.schema.invariants.compiled import CompiledRules
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.filling import Filler
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.linting import lint
from edgejson.schema.invariants.repair import Latitude
from edgejson.schema.invariants.rules import LintIssue, Rule, RuleViolation, read_rules
from edgejson.schema.invariants.values import ARITHMETIC
from edgejson.types import Json


class Invariants:
    """Compiled rules. Holds no state between calls; the same rules in another order behave the same.

    `rules` are those that documents are judged by; advice, which only shapes drawn documents, is not among them.
    """

    def __init__(
        self, rules: Sequence[Mapping[str, Json]], *, document: Mapping[str, Json] | None = None, where: str = ""
    ) -> None:
        self._source = (rules, document, where)
        declared = None if document is None else Declared(document)
        self._compiled = CompiledRules(read_rules(rules, where), declared, where)
        self.rules: tuple[Rule, ...] = tuple(program.rule for program in self._compiled.programs)
        compiled = self._compiled
        self._filler = Filler(compiled, Latitude(declared, compiled.is_determined, compiled.options))
        self._breaker = Breaker(compiled, Latitude(declared, compiled.is_written, compiled.options))
        self._by_id = {program.rule.id: program for program in self._compiled.programs}

    @classmethod
    def compile(
        cls, rules: Sequence[Mapping[str, Json]], *, document: Mapping[str, Json] | None = None, where: str = ""
    ) -> Invariants:
        """Compile rules (the value of `x-invariants`).

        With the schema `document`, strings that it calls dates compare as dates, optional members that are absent stay
        absent, and repairs keep within its bounds.

        Raises:
            SchemaError: a rule is malformed, outside the language, or needs its own result; the error names the rule.
        """
        return cls(rules, document=document, where=where)

    def __reduce__(self) -> tuple[object, ...]:
        return (_compiled_again, self._source)

    def check(self, value: Json) -> list[RuleViolation]:
        """Every place where a rule does not hold, in the order of the rules; never raises on data.

        Numbers may be `int`, `float` or `Decimal` (see `edgejson.jsontext.exact`) and are judged exactly.  What is no
        object has no scope, so nothing is found in it.
        """
        if not isinstance(value, dict) or not self.rules:
            return []
        with localcontext(ARITHMETIC):
            return self._compiled.check(value, Work())

    def fill(self, value: Json, rng: random.Random) -> None:
        """Make every rule hold in `value`, in place: references drawn, results computed, orders and sums repaired.

        Advice is followed as well.

        A member is written where it is present or required; an optional member that is absent stays absent.

        Raises:
            Unsatisfied: a rule cannot be made to hold in this value; draw another one.
        """
        if not isinstance(value, dict) or not self._compiled.declarations:
            return
        with localcontext(ARITHMETIC):
            self._filler.fill(value, rng, Work())

    def violate(self, value: Json, rng: random.Random, rule: str | None = None) -> tuple[Json, str] | None:
        """A copy of `value` in which exactly one rule is broken, and the id of that rule; None when no try succeeds.

        `rule` asks for a certain one.  The change is small: a cent, an operand, an order, a reference.

        Raises:
            ValueError: there is no rule with the id `rule`.
        """
        if rule is not None and rule not in self._by_id:
            raise ValueError(f"there is no rule {rule!r}; {near_names(rule, self._by_id)}")
        if not isinstance(value, dict):
            return None
        wanted = [rule] if rule is not None else sorted(self._by_id)
        rng.shuffle(wanted)
        with localcontext(ARITHMETIC):
            return self._breaker.break_any(value, rng, [self._by_id[name] for name in wanted])

    def lint(self, document: Mapping[str, Json]) -> list[LintIssue]:
        """What cannot be meant in the schema `document`: unknown members, wrong kinds, constant truths."""
        with localcontext(ARITHMETIC):
            return lint(self._compiled, Declared(document))


def _compiled_again(rules: Sequence[Mapping[str, Json]], document: Mapping[str, Json] | None, where: str) -> Invariants:
    return Invariants(rules, document=document, where=where)
