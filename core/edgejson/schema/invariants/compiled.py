"""All rules of a document together: compiled, put in order, and told which of them depends on which member."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from edgejson.errors import SchemaError
from edgejson.schema.invariants.asserts import Asserted
from edgejson.schema.invariants.choices import Chosen
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.order import (
    circles,
    dependencies,
    fed_by,
    feeds,
    find_circle,
    in_dependency_order,
    overlap,
)
from edgejson.schema.invariants.programs import Computed, Program, Stated, Writing
from edgejson.schema.invariants.rules import ANY_POSITION, Pattern, Rule, RuleViolation
from edgejson.types import Json

_MOST_REMEMBERED = 3


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
        self._taking_turns: dict[str, tuple[Writing, ...]] = {}
        self.asserted: tuple[Asserted, ...] = tuple(
            sorted((program for program in self.declarations if isinstance(program, Asserted)), key=_in_turn)
        )
        written = [program for program in self.declarations if isinstance(program, Writing)]
        self._in_order(written, where)  # a circle among these is the author's
        self.writing: tuple[Writing, ...] = self._in_order([*written, *self._equations(written)], where)
        self._know_results()
        self.computed = tuple(program for program in self.writing if isinstance(program, Computed))
        self._judged_writing = tuple(writing for writing in self.writing if not writing.rule.advice)
        self._dependants: dict[tuple[Pattern, ...], tuple[Writing, ...]] = {}
        self._others: dict[tuple[Pattern, ...], tuple[Program, ...]] = {}
        self._written: dict[Pattern, bool] = {}
        self._determined: dict[Pattern, bool] = {}
        self._moving = frozenset(
            writing.rule.id
            for writing in self.writing
            if any(feeds(writing.writes, each.place) for each in self.declarations)
        )

    def _equations(self, written: Sequence[Writing]) -> Sequence[Stated]:
        """The asserts that can be computed: nothing else determines the number, and it does not need itself."""
        found: list[Stated] = []
        for program in self.asserted:
            for stated in program.equations():
                rest = [*written, *found]
                if any(overlap(stated.writes, other.writes) for other in rest):
                    continue
                writes = {each.rule.id: each.writes for each in (*rest, stated)}
                needed = dependencies(writes, {each.rule.id: each.reads for each in (*rest, stated)})
                if not any(stated.rule.id in circle for circle in circles(needed)):
                    found.append(stated)
                    break
        return found

    def _know_results(self) -> None:
        results: dict[Pattern, dict[str, str]] = {}
        for program in self.writing:
            if isinstance(program, Computed) and program.determines:
                results.setdefault(program.place, {})[program.target] = program.rule.source
        for each in (*self.declarations, *self.writing):
            each.know(results.get(each.place, {}))

    def _in_order(self, programs: Sequence[Writing], where: str) -> tuple[Writing, ...]:
        """The writing rules in dependency order; notes those that have to take turns, item by item."""
        writing = {program.rule.id: program for program in programs}
        writes = {name: program.writes for name, program in writing.items()}
        needed = dependencies(writes, {name: program.reads for name, program in writing.items()})
        awaited = dependencies(writes, {name: program.awaits for name, program in writing.items()})
        for group in circles(needed):
            within = {name: awaited[name] & set(group) for name in group}
            ordered = in_dependency_order(within)
            if ordered is None or len({writing[name].place for name in group}) > 1:
                circle = find_circle(within if ordered is None else needed)
                raise SchemaError(
                    f"rule {circle[0]!r} needs its own result: {' needs '.join((*circle, circle[0]))}",
                    where=where,
                    hint="state one of them as an assert",
                )
            self._taking_turns.update(dict.fromkeys(group, tuple(writing[name] for name in ordered)))
            outside = set().union(*(needed[name] for name in group)) - set(group)
            needed.update({name: within[name] | outside for name in group})
        return tuple(writing[name] for name in in_dependency_order(needed) or ())

    def check(self, root: Any, work: Work) -> list[RuleViolation]:
        return _violations(self.programs, root, work)

    def check_written(self, root: Any, work: Work) -> list[RuleViolation]:
        """As `check`, for the rules that determine a member."""
        return _violations(self._judged_writing, root, work)

    def fill(self, writing: Writing, root: Any, rng: random.Random, work: Work, *, leave_out: str = "") -> None:
        """Write what the rule determines, with those that it takes turns with but one."""
        together = self._taking_turns.get(writing.rule.id)
        if together is None:
            writing.fill(root, rng, work)
        else:
            for scope in writing.scopes(root, work):
                for each in together:
                    if each.rule.id != leave_out:
                        each.fill_at(root, scope, rng, work)
        if writing.rule.id in self._moving:
            work.scopes.clear()

    def refill(
        self, changed: Sequence[Pattern], root: Any, rng: random.Random, work: Work, *, leave_out: str = ""
    ) -> None:
        """Write anew what depends on changed members."""
        for dependant in self.dependants(changed, leave_out=leave_out):
            self.fill(dependant, root, rng, work, leave_out=leave_out)

    def is_determined(self, place: Pattern) -> bool:
        """As `is_written`, or an assert says what the member equals."""
        known = self._determined.get(place)
        if known is None:
            known = self._determined[place] = any(
                program.determines and feeds(program.writes, place) for program in self.writing
            )
        return known

    def is_written(self, place: Pattern) -> bool:
        """Whether a rule determines the member at `place`, or something around it, under all conditions."""
        known = self._written.get(place)
        if known is None:
            known = self._written[place] = any(
                program.condition is None and feeds(program.writes, place) for program in self._judged_writing
            )
        return known

    def options(self, place: Pattern) -> Callable[[Any, Work], Sequence[Json]] | None:
        """What lists the values of the member at `place`, when one `choose` alone determines it, everywhere alike."""
        writing = [program for program in self.writing if feeds(program.writes, place)]
        if len(writing) == 1 and isinstance(writing[0], Chosen) and writing[0].is_uniform:
            return writing[0].options
        return None

    def dependants(self, changed: Sequence[Pattern], *, leave_out: str = "") -> Sequence[Writing]:
        """The rules whose result a change of these members reaches, in the order to fill them in anew."""
        key = (*changed, (leave_out,))
        found = self._dependants.get(key)
        if found is None:
            found = tuple(self._find_dependants(changed, leave_out))
            if len(changed) <= _MOST_REMEMBERED:  # there are no end of longer combinations
                self._dependants[key] = found
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
            if program.rule.id != leave_out and any(_concerns(place, program.reads) for place in reached):
                reached.append(program.writes)
                yield program


def _concerns(changed: Pattern, reads: Collection[Pattern]) -> bool:
    """Whether a change reaches one of these reads; who reads an array reads its items."""
    return fed_by(changed, reads) or (changed[-1:] == (ANY_POSITION,) and fed_by(changed[:-1], reads))


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
