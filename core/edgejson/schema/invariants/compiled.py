"""All rules of a document together: compiled, put in order, and told which of them depends on which member."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from edgejson.errors import SchemaError
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.order import dependencies, fed_by, feeds, find_circle, in_dependency_order, overlap
from edgejson.schema.invariants.programs import Asserted, Chosen, Computed, Program, Writing
from edgejson.schema.invariants.rules import Pattern, Rule, RuleViolation


class CompiledRules:
    """The programs of a list of rules.

    `programs` judge documents; `writing` and `asserted` shape drawn ones and hold the advice too.  `writing` is in
    dependency order, `asserted` in order of their ids, advice first (a truth may hold in more ways than the usual one):
    the order of the declaration changes nothing.
    """

    def __init__(self, rules: Sequence[Rule], declared: Declared | None, where: str) -> None:
        self.declared = declared
        self.declarations: tuple[Program, ...] = tuple(_program(rule, declared, where) for rule in rules)
        self.programs = tuple(program for program in self.declarations if not program.rule.advice)
        self.writing: tuple[Writing, ...] = self._in_order(where)
        self.asserted: tuple[Asserted, ...] = tuple(
            sorted((program for program in self.declarations if isinstance(program, Asserted)), key=_in_turn)
        )
        self._judged_writing = tuple(writing for writing in self.writing if not writing.rule.advice)
        self._dependants: dict[tuple[Pattern, ...], tuple[Writing, ...]] = {}
        self._others: dict[tuple[Pattern, ...], tuple[Program, ...]] = {}
        self._written: dict[Pattern, bool] = {}
        self._moving = frozenset(
            writing.rule.id
            for writing in self.writing
            if any(feeds(writing.writes, each.place) for each in self.declarations)
        )

    def _in_order(self, where: str) -> tuple[Writing, ...]:
        writing = {program.rule.id: program for program in self.declarations if isinstance(program, Writing)}
        needed = dependencies(
            {name: program.writes for name, program in writing.items()},
            {name: program.reads for name, program in writing.items()},
        )
        ordered = in_dependency_order(needed)
        if ordered is None:
            circle = find_circle(needed)
            raise SchemaError(
                f"rule {circle[0]!r} needs its own result: {' needs '.join((*circle, circle[0]))}",
                where=where,
                hint="state one of them as an assert",
            )
        return tuple(writing[name] for name in ordered)

    def check(self, root: Any, work: Work) -> list[RuleViolation]:
        return _violations(self.programs, root, work)

    def check_written(self, root: Any, work: Work) -> list[RuleViolation]:
        """As `check`, for the rules that determine a member."""
        return _violations(self._judged_writing, root, work)

    def fill(self, writing: Writing, root: Any, rng: random.Random, work: Work) -> None:
        """Write what the rule determines."""
        writing.fill(root, rng, work)
        if writing.rule.id in self._moving:
            work.scopes.clear()

    def is_written(self, place: Pattern) -> bool:
        """Whether a rule determines the member at `place`, or something around it, under all conditions."""
        known = self._written.get(place)
        if known is None:
            known = self._written[place] = any(
                program.condition is None and feeds(program.writes, place) for program in self._judged_writing
            )
        return known

    def dependants(self, changed: Sequence[Pattern], *, leave_out: str = "") -> Sequence[Writing]:
        """The rules whose result a change of these members reaches, in the order to fill them in anew."""
        key = (*changed, (leave_out,))
        found = self._dependants.get(key)
        if found is None:
            found = self._dependants[key] = tuple(self._find_dependants(changed, leave_out))
        return found

    def others(self, program: Program, changed: Sequence[Pattern]) -> Sequence[Program]:
        """All rules but one; those that a change of these members may break come first."""
        key = (*changed, (program.rule.id,))
        found = self._others.get(key)
        if found is None:
            reached = [*changed, *(writing.writes for writing in self.dependants(changed, leave_out=program.rule.id))]
            rest = [other for other in self.programs if other is not program]
            rest.sort(key=lambda other: not any(overlap(place, each) for place in reached for each in other.touches))
            found = self._others[key] = tuple(rest)
        return found

    def _find_dependants(self, changed: Sequence[Pattern], leave_out: str) -> Iterator[Writing]:
        reached = list(changed)
        for program in self.writing:
            if program.rule.id != leave_out and any(fed_by(place, program.reads) for place in reached):
                reached.append(program.writes)
                yield program


def _violations(programs: Iterable[Program], root: Any, work: Work) -> list[RuleViolation]:
    found: list[RuleViolation] = []
    for program in programs:
        program.check(root, work, found)
    return found


def _in_turn(program: Program) -> tuple[bool, str]:
    return not program.rule.advice, program.rule.id


def _program(rule: Rule, declared: Declared | None, where: str) -> Program:
    if rule.form == "set":
        return Computed(rule, declared, where)
    return Chosen(rule, declared, where) if rule.form == "choose" else Asserted(rule, declared, where)
