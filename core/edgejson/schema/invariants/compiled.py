"""All rules of a document together: compiled, put in order, and told which of them depends on which member."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from edgejson.errors import SchemaError
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.order import dependencies, fed_by, feeds, find_circle, in_dependency_order
from edgejson.schema.invariants.programs import Asserted, Chosen, Computed, Program, Writing
from edgejson.schema.invariants.rules import Pattern, Rule, RuleViolation


class CompiledRules:
    """The programs of a list of rules.

    `writing` is in dependency order, `asserted` in order of their ids: the order of the declaration changes nothing.
    """

    def __init__(self, rules: Sequence[Rule], declared: Declared | None, where: str) -> None:
        self.declared = declared
        self.programs: tuple[Program, ...] = tuple(_program(rule, declared, where) for rule in rules)
        self.writing: tuple[Writing, ...] = self._in_order(where)
        self.asserted: tuple[Asserted, ...] = tuple(
            sorted((program for program in self.programs if isinstance(program, Asserted)), key=_id)
        )

    def _in_order(self, where: str) -> tuple[Writing, ...]:
        writing = {program.rule.id: program for program in self.programs if isinstance(program, Writing)}
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

    @property
    def has_rivals(self) -> bool:
        """Whether two rules write one member (under different conditions, if their author was careful)."""
        return any(
            feeds(one.writes, other.writes) for one in self.writing for other in self.writing if one is not other
        )

    def check(self, root: Any, work: Work) -> list[RuleViolation]:
        found: list[RuleViolation] = []
        for program in self.programs:
            program.check(root, work, found)
        return found

    def is_written(self, place: Pattern) -> bool:
        """Whether a rule determines the member at `place`, or something around it, under all conditions."""
        return any(program.condition is None and feeds(program.writes, place) for program in self.writing)

    def dependants(self, changed: Iterable[Pattern], *, leave_out: str = "") -> list[Writing]:
        """The rules whose result a change of these members reaches, in the order to fill them in anew."""
        reached = list(changed)
        found: list[Writing] = []
        for program in self.writing:
            if program.rule.id != leave_out and any(fed_by(place, program.reads) for place in reached):
                found.append(program)
                reached.append(program.writes)
        return found


def _id(program: Program) -> str:
    return program.rule.id


def _program(rule: Rule, declared: Declared | None, where: str) -> Program:
    if rule.form == "set":
        return Computed(rule, declared, where)
    return Chosen(rule, declared, where) if rule.form == "choose" else Asserted(rule, declared, where)
