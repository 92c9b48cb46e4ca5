"""From canonical forms of objects to plan nodes: members in source order, undeclared names by what they match."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.schema import merging
from edgejson.schema.canonical import Node
from edgejson.schema.governing import NOTHING
from edgejson.schema.merging import Facet, Place
from edgejson.schema.plan import AnyPlan, Extra, Member, NeverPlan, Notes, ObjectPlan, Plan, PreferredPlan
from edgejson.schema.regex import PatternWalker
from edgejson.schema.shapes import Barred, Everything, Nothing, Record, SomeOf, Text, Values

if TYPE_CHECKING:
    from edgejson.schema.lowering import Lowering, Sources

__all__ = ["lower_record"]

_SAMPLE_NAMES = 24
_MOST_OVERLAPS = 4


def lower_record(lowering: Lowering, node: Node | None, shape: Record, sources: Sources, below: int) -> Plan:
    """The plan node of objects; `node` is None where everything of that type is allowed."""
    return _Recorder(lowering, node, shape, sources, below).plan()


class _Recorder:
    """One object being lowered."""

    def __init__(self, lowering: Lowering, node: Node | None, shape: Record, sources: Sources, below: int) -> None:
        self._lowering = lowering
        self._planner = lowering.planner
        self._governing = lowering.planner.governing
        self._node = node
        self._shape = shape
        self._sources = sources
        self._below = below
        self._pointer = sources[0] if sources else ""
        self._holding = self._governing.facets([(source, NOTHING) for source in sources]) or []
        self._around = [facet for facet in self._governing.around(sources) if _compatible(facet, shape)]
        self._unusual = False

    def plan(self) -> Plan:
        shape = self._shape
        members = self._members()
        extras = list(self._extras())
        guarded = False
        for barred in shape.barred:
            guarded = True
            extras += self._witness(barred, members)
        names = None if shape.names is None else self._lowering.lower(shape.names, (), self._below + 1)
        plan = ObjectPlan(
            self._pointer,
            members,
            extras,
            names,
            shape.low,
            shape.high,
            merging.dependents(self._holding),
            self._lowering.notes(self._sources, "object"),
        )
        plan.admitted = None if shape.names is None else shape.names.json_schema()
        made: Plan = self._planner.add(plan)
        if guarded and self._node is not None:
            made = self._lowering.guarded(self._node, made, self._pointer)
        if self._unusual:
            self._lowering.mark_unusual(made)
        return made

    # ------------------------------------------------------------ declared members

    def _members(self) -> list[Member]:
        shape = self._shape
        declared = dict.fromkeys(name for facet in self._around for name in facet.schema.get("properties", ()))
        listed = dict.fromkeys(_listed(shape.names))
        admits = None if shape.names is None else self._planner.guards.of(shape.names.json_schema())
        return [
            self._member(name)
            for name in dict.fromkeys([*declared, *listed, *shape.members, *shape.required])
            if name in shape.required or admits is None or admits(name)
        ]

    def _member(self, name: str) -> Member:
        required = name in self._shape.required
        said = self._governing.value(self._around, name)
        sources = tuple(dict.fromkeys(place for place, _ in said))
        value = self._value(name)
        if value is None or isinstance(value.shape(), Everything):
            plan = self._free(sources)
        elif self._lowering.odd(value, sources):
            self._unusual = self._unusual or required
            plan = (
                self._lowering.lower(value, sources, self._below + 1)
                if required
                else self._planner.add(NeverPlan(self._pointer, "negation"))
            )
        else:
            places = self._governing.value(self._holding, name)
            plan = self._lowering.part(value, places, sources, self._below + 1)
        return Member(name, plan, required, self._planner.probability(said))

    def _free(self, sources: Sources) -> Plan:
        """What the source says about a member that the form leaves free."""
        for source in sources:
            if self._planner.document.at(source) is not False and not self._planner.document.references.dynamic:
                said = self._planner.plan([(source, NOTHING)])
                anything = self._planner.add(AnyPlan(source, Notes()))
                return self._planner.add(PreferredPlan(source, said, anything))
        return self._planner.add(AnyPlan(self._pointer, Notes()))

    def _value(self, name: str) -> Node | None:
        """The form of the value of a member; None when it is free."""
        if name in self._shape.members:
            return self._shape.members[name]
        return self._of_patterns([pattern for pattern in self._shape.described if self._matches(pattern, name)])

    def _of_patterns(self, patterns: Sequence[str]) -> Node | None:
        """The form of the value of an undeclared member whose name matches `patterns` and no others."""
        if not patterns:
            return self._shape.rest
        met: Node | None = self._shape.described[patterns[0]]
        for pattern in patterns[1:]:
            other = self._shape.described[pattern]
            met = (met.meet(other) or met) if met is not None else other
        return met

    def _matches(self, pattern: str, name: str) -> bool:
        return self._governing.matches(pattern)(name)

    # ------------------------------------------------------------ undeclared members

    def _extras(self) -> Iterator[Extra]:
        for pattern in self._shape.described:
            for matched in self._overlaps(pattern):
                value = self._of_patterns(matched)
                if value is not None and not isinstance(value.shape(), Nothing) and not value.empty():
                    others = tuple(other for other in matched if other != pattern)
                    yield Extra(pattern, self._undeclared(value, matched), others)
        rest = self._shape.rest
        if self._is_open() and (rest is None or not isinstance(rest.shape(), Nothing)):
            yield Extra(None, self._undeclared(rest, ()))

    def _overlaps(self, pattern: str) -> list[tuple[str, ...]]:
        """Which patterns names of this one match besides, from some names that it draws."""
        others = list(self._shape.described)
        if others == [pattern]:
            return [(pattern,)]
        try:
            walker = PatternWalker(pattern)
        except ValueError:
            return []
        rng = random.Random(0)
        names = [walker.draw(rng.random, 1) for _ in range(_SAMPLE_NAMES)]
        found = dict.fromkeys(
            tuple(other for other in others if self._matches(other, name)) for name in names if name is not None
        )
        return list(found)[:_MOST_OVERLAPS]

    def _is_open(self) -> bool:
        """Whether names may be none of the listed and match none of the described patterns, as far as one sees."""
        if self._shape.names is None:
            return True
        shape = self._shape.names.shape()
        parts = [branch.shape() for branch in shape.branches] if isinstance(shape, SomeOf) else [shape]
        described = set(self._shape.described)
        return not all(
            isinstance(part, Values | Nothing) or (isinstance(part, Text) and not described.isdisjoint(part.patterns))
            for part in parts
        )

    def _undeclared(self, value: Node | None, patterns: Sequence[str]) -> Plan:
        if value is None:
            return self._planner.add(AnyPlan(self._pointer, Notes()))
        said = self._said(self._around, patterns)
        sources = tuple(dict.fromkeys(place for place, _ in said))
        return self._lowering.part(value, self._said(self._holding, patterns), sources, self._below + 1)

    def _said(self, facets: Sequence[Facet], patterns: Sequence[str]) -> list[Place]:
        """What governs undeclared members whose names match `patterns`."""
        places = []
        for facet in facets:
            own = [
                f"{facet.pointer}/patternProperties/{jsontext.escape(pattern)}"
                for pattern in facet.schema.get("patternProperties", ())
                if pattern in patterns
            ]
            other = [
                f"{facet.pointer}/{keyword}"
                for keyword in ("additionalProperties", "unevaluatedProperties")
                if keyword in facet.schema
            ]
            places += own or other[:1]
        return [(place, NOTHING) for place in places]

    # ------------------------------------------------------------ members that a negation demands

    def _witness(self, barred: Barred, members: list[Member]) -> list[Extra]:
        """A member that breaks what must be broken: an undeclared one, or where there can be none a declared one."""
        if barred.names is not None:
            return self._misnamed(barred.names, members)
        if barred.value is None:
            return []
        if barred.pattern is not None:
            for matched in self._overlaps(barred.pattern):
                value = self._failing(self._of_patterns(matched), barred.value)
                if value is not None and (matched or self._is_open()):
                    return [Extra(barred.pattern, self._undeclared(value, matched), matched, least=1)]
        elif self._is_open():
            value = self._failing(self._shape.rest, barred.value)
            if value is not None:
                return [Extra(None, self._undeclared(value, []), least=1)]
        for member in members:
            in_question = (
                self._matches(barred.pattern, member.name)
                if barred.pattern is not None
                else member.name not in barred.listed
                and not any(self._matches(pattern, member.name) for pattern in barred.patterns)
            )
            value = self._failing(self._value(member.name), barred.value) if in_question else None
            if value is not None:
                member.plan = self._lowering.lower(value, (), self._below + 1)
                member.required = True
                break
        return []

    def _misnamed(self, names: Node, members: list[Member]) -> list[Extra]:
        wrong = names.negated()
        if wrong is not None and self._shape.names is not None:
            wrong = wrong.meet(self._shape.names)
        if wrong is None or wrong.empty():
            return []
        admits = self._planner.guards.of(wrong.json_schema())
        member = next((member for member in members if admits(member.name)), None)
        if member is not None:
            member.required = True
            return []
        plan = self._lowering.lower(wrong, (), self._below + 1)
        return [Extra(None, self._undeclared(self._shape.rest, []), names=plan, least=1)]

    def _failing(self, value: Node | None, wanted: Node) -> Node | None:
        """The values allowed that are not `wanted`; None when there are none."""
        failing = wanted.negated() if value is None else value.less(wanted)
        return None if failing is None or failing.empty() else failing


def _listed(names: Node | None) -> Iterator[str]:
    """The names that a form of names lists one by one."""
    if names is None:
        return
    shape = names.shape()
    for part in [branch.shape() for branch in shape.branches] if isinstance(shape, SomeOf) else [shape]:
        if isinstance(part, Values):
            yield from (value for value in part.values if isinstance(value, str))


def _compatible(facet: Facet, shape: Record) -> bool:
    """Whether an alternative of the source can be what a form comes from: the constants it demands are there."""
    for name, declared in facet.schema.get("properties", {}).items():
        form = shape.members.get(name)
        if form is None or not isinstance(declared, dict):
            continue
        listed = [declared["const"]] if "const" in declared else declared.get("enum")
        found = form.shape()
        if isinstance(found, Values) and isinstance(listed, list):
            if not any(jsontext.equal(one, other) for one in listed for other in found.values):
                return False
        elif isinstance(found, Text) and isinstance(listed, list) and set(map(str, listed)) <= set(found.barred):
            return False
    return not any(
        name in shape.members and isinstance(shape.members[name].shape(), Nothing)
        for name in facet.schema.get("required", ())
        if isinstance(facet.schema.get("required"), list)
    )
