"""From canonical forms to plan nodes, the annotations of the source put back.

A canonical form says exactly what is allowed and nothing else.  Names, order, descriptions and hints are found again in
the subschemas of the document that say something about the same place.  A part that the hard keyword above it leaves as
it was returns to the planner, which reads the document itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from edgejson.schema import merging
from edgejson.schema.canonical import Canonical, Node
from edgejson.schema.document import Document
from edgejson.schema.governing import NOTHING, Governing
from edgejson.schema.kinds import EVERY_KIND, kinds
from edgejson.schema.listings import lower_listing
from edgejson.schema.merging import Place
from edgejson.schema.plan import (
    AnyPlan,
    BooleanPlan,
    ChoicePlan,
    GuardedPlan,
    NeverPlan,
    Notes,
    NullPlan,
    NumberPlan,
    Plan,
    RecursionPlan,
    StringPlan,
    ValuesPlan,
)
from edgejson.schema.records import lower_record
from edgejson.schema.shapes import (
    EveryOf,
    Everything,
    Kinds,
    Listing,
    Negated,
    Nothing,
    Numeric,
    OfKind,
    OneOf,
    Record,
    Referred,
    SomeOf,
    Text,
    Values,
)
from edgejson.schema.validation import Guards

__all__ = ["Lowering", "Planner", "Sources"]

P = TypeVar("P", bound=Plan)
Sources = tuple[str, ...]
"""Pointers of the subschemas that say something about a place."""

_MOST_BRANCHES = 12
"""Alternatives that are told apart; of more, values are tried."""


class Planner(Protocol):
    """What the lowering needs of the planner of the whole document."""

    document: Document
    governing: Governing
    guards: Guards
    canonical: Canonical

    def add(self, node: P) -> P:
        """Take in a node."""

    def plan(self, places: Sequence[Place]) -> Plan:
        """The node of places of the document."""

    def probability(self, places: Sequence[Place]) -> float:
        """How often a member that these places govern is present."""


class Lowering:
    """Lowers the canonical forms of one document."""

    def __init__(self, planner: Planner) -> None:
        self.planner = planner
        self._made: dict[tuple[Node, Sources], Plan] = {}
        self._open: dict[Node, list[RecursionPlan]] = {}
        self._unusual: set[int] = set()

    def place(self, places: Sequence[Place]) -> Plan | None:
        """The node of places that the facets do not model; None when there is no canonical form of them."""
        node = self.planner.canonical.place(places)
        if node is None:
            return None
        sources = tuple(dict.fromkeys(pointer for pointer, _ in places))
        made = self.lower(node, sources, 0)
        if not self.planner.canonical.is_exact(places) and not isinstance(made, NeverPlan):
            return self.planner.add(GuardedPlan(_first(sources), made, sources))
        return made

    def lower(self, node: Node, sources: Sources, below: int) -> Plan:
        """The plan node of `node`, `below` levels under the place whose form is lowered."""
        key = (node, sources)
        if key in self._made:
            return self._made[key]
        if node in self._open:
            step = self.planner.add(RecursionPlan(_first(sources)))
            self._open[node].append(step)
            return step
        self._open[node] = []
        made = self._lower(node, sources, below)
        for step in self._open.pop(node):
            step.target = made
        self._made[key] = made
        return made

    def part(self, node: Node, places: Sequence[Place], sources: Sources, below: int) -> Plan:
        """The plan node of a member or item: that of its own `places` where nothing above changes what they say."""
        if places and not self.planner.document.references.dynamic:
            if isinstance(node.shape(), Referred):
                return self.lower(node, sources, below)
            if self.planner.canonical.place(places, below=below, fully=node.fully) == node:
                return self.planner.plan(places)
        return self.lower(node, sources, below)

    def mark_unusual(self, plan: Plan) -> None:
        """A choice takes this node only where it has no other: it is what a negation leaves."""
        self._unusual.add(id(plan))

    # ------------------------------------------------------------ one node

    def _lower(self, node: Node, sources: Sources, below: int) -> Plan:
        shape, pointer = node.shape(), _first(sources)
        choosing = isinstance(shape, Everything | Kinds | SomeOf | OneOf)
        meant = self._meant(node, sources) if choosing else None
        match shape:
            case Nothing():
                return self.planner.add(NeverPlan(pointer, "contradiction"))
            case Everything() | Kinds():
                return self._kinds(shape, sources, below, meant)
            case Values():
                return self._values(shape, sources)
            case SomeOf():
                return self._some(shape.branches, sources, below, meant)
            case OneOf():
                return self._one(node, shape, sources, below, meant)
            case EveryOf():
                return self._every(node, shape, sources, below)
            case Negated():
                return self._negated(node, shape, sources, below)
            case OfKind():
                return self.guarded(node, self.lower(shape.part, sources, below), pointer)
            case Referred():
                return self._referred(node, shape, below)
            case Text():
                return self._text(shape, sources)
            case Numeric():
                return self._numeric(shape, sources)
            case Record():
                return lower_record(self, node, shape, sources, below)
            case Listing():
                return lower_listing(self, node, shape, sources, below)

    def _meant(self, node: Node, sources: Sources) -> str | None:
        """The type that the source means without saying so, where the form admits it."""
        facets = self.planner.governing.facets([(source, NOTHING) for source in sources[:1]])
        wanted = merging.wanted_type(facets, merging.notes(facets)) if facets else None
        return wanted if wanted in kinds(node) else None

    def notes(self, sources: Sources, kind: str | None = None) -> Notes:
        """The annotations of the sources that speak of values of the type."""
        facets = self.planner.governing.around(sources)
        if kind is not None:
            facets = [facet for facet in facets if _speaks_of(facet.schema.get("type"), kind)]
        return merging.notes(facets)

    def odd(self, node: Node, sources: Sources) -> bool:
        """Whether the form has only values of types that the source does not name: what a negation leaves."""
        if isinstance(node.shape(), Referred):
            return False  # it says what the source says
        stated: set[str] = set()
        for source in sources:
            facets = self.planner.governing.facets([(source, NOTHING)]) or []
            named = [types for facet in facets if (types := merging.stated_types(facet.schema)) is not None]
            if not named:
                return False
            stated |= set.intersection(*named)
        if "integer" in stated:
            stated.add("number")
        return bool(sources) and kinds(node).isdisjoint(stated)

    # ------------------------------------------------------------ leaves

    def _kinds(self, shape: Everything | Kinds, sources: Sources, below: int, meant: str | None) -> Plan:
        pointer = _first(sources)
        names = shape.names if isinstance(shape, Kinds) else tuple(sorted(EVERY_KIND))
        if meant is not None:
            names = tuple(name for name in names if name == meant) or names
        told = self.notes(sources)
        if len(set(names) - {"integer"}) == len(EVERY_KIND):
            return self.planner.add(AnyPlan(pointer, told))
        if isinstance(told.hint, str) and len(set(names) - {"null"}) > 1:
            return self.planner.add(AnyPlan(pointer, told))  # what the field holds decides the type
        plans = [self._free(name, sources, below) for name in names]
        return plans[0] if len(plans) == 1 else self.planner.add(ChoicePlan(pointer, plans))

    def _free(self, kind: str, sources: Sources, below: int) -> Plan:
        """Every value of a type."""
        pointer, told = _first(sources), self.notes(sources, kind)
        if kind == "string":
            return self.planner.add(StringPlan(pointer, 0, None, (), (), told))
        if kind in ("number", "integer"):
            return self.planner.add(NumberPlan(pointer, kind == "integer", None, None, merging.NO_STEP, told))
        if kind == "boolean":
            return self.planner.add(BooleanPlan(pointer, told))
        if kind == "null":
            return self.planner.add(NullPlan(pointer))
        if kind == "array":
            return lower_listing(self, None, Listing(0, None, False, False, (), None, ()), sources, below)
        return lower_record(self, None, Record(0, None, (), None, {}, {}, None, ()), sources, below)

    def _values(self, shape: Values, sources: Sources) -> Plan:
        pointer = _first(sources)
        if shape.values == (None,):
            return self.planner.add(NullPlan(pointer))
        if len(shape.values) == 2 and all(isinstance(value, bool) for value in shape.values):
            return self.planner.add(BooleanPlan(pointer, self.notes(sources, "boolean")))
        return self.planner.add(ValuesPlan(pointer, list(shape.values), self.notes(sources)))

    def _text(self, shape: Text, sources: Sources) -> Plan:
        told = self.notes(sources, "string")
        plan = StringPlan(_first(sources), shape.low, shape.high, shape.patterns, shape.formats, told)
        barred = [{"pattern": pattern} for pattern in shape.barred_patterns]
        barred += [{"format": form} for form in shape.barred_formats]
        plan.barred = tuple(barred)
        plan.barred_values = shape.barred
        plan.encoding, plan.media = shape.encoding, shape.media
        return self.planner.add(plan)

    def _numeric(self, shape: Numeric, sources: Sources) -> Plan:
        told = self.notes(sources, "number")
        step = merging.common_multiple(shape.steps)
        plan = NumberPlan(_first(sources), shape.integer, shape.low, shape.high, step, told)
        plan.barred_steps = shape.barred_steps
        return self.planner.add(plan)

    # ------------------------------------------------------------ combinations

    def _some(self, branches: Sequence[Node], sources: Sources, below: int, meant: str | None) -> Plan:
        """A choice; without the types that the source does not mean, and what only a negation leaves."""
        if meant is not None:
            branches = [branch for branch in branches if meant in kinds(branch)] or branches
        else:
            branches = [branch for branch in branches if not self.odd(branch, sources)] or branches
        plans = [self.lower(branch, sources, below) for branch in branches]
        living = [plan for plan in plans if not isinstance(plan, NeverPlan)] or plans[:1]
        usual = [plan for plan in living if id(plan) not in self._unusual] or living
        return usual[0] if len(usual) == 1 else self.planner.add(ChoicePlan(_first(sources), usual))

    def _one(self, node: Node, shape: OneOf, sources: Sources, below: int, meant: str | None) -> Plan:
        """A choice of what each branch has for itself."""
        branches, exact = _exclusive(shape)
        if not branches:
            return self.planner.add(NeverPlan(_first(sources), "oneOf"))
        made = self._some(branches, sources, below, meant)
        return made if exact else self.guarded(node, made, _first(sources))

    def _every(self, node: Node, shape: EveryOf, sources: Sources, below: int) -> Plan:
        """Worked out where that is possible; else driven by one part and tried against the whole."""
        parts = [branch.unfolded() for branch in shape.branches]
        whole: Node | None = parts[0]
        for other in parts[1:]:
            whole = None if whole is None else whole.meet(other)
        if whole is not None and not isinstance(whole.shape(), EveryOf):
            return self.lower(whole, sources, below)
        for index, part in enumerate(parts):
            alternatives = part.shape()
            if isinstance(alternatives, SomeOf | OneOf):
                rest = [*parts[:index], *parts[index + 1 :]]
                ways = _exclusive(alternatives)[0] if isinstance(alternatives, OneOf) else alternatives.branches
                branches = [branch for way in ways if (branch := _met(way.unfolded(), rest))]
                if branches:
                    inner = self._some(branches, sources, below, self._meant(node, sources))
                    return self.guarded(node, inner, _first(sources))
        return self.guarded(node, self.lower(parts[0], sources, below), _first(sources))

    def _negated(self, node: Node, shape: Negated, sources: Sources, below: int) -> Plan:
        found = shape.part.unfolded().negated()
        if found is not None and not isinstance(found.shape(), Negated) and found != node:
            return self.lower(found, sources, below)
        anything = self.planner.add(AnyPlan(_first(sources), self.notes(sources)))
        return self.guarded(node, anything, _first(sources))

    def _referred(self, node: Node, shape: Referred, below: int) -> Plan:
        if not self.planner.document.references.dynamic:
            return self.planner.plan([(shape.spot.pointer, NOTHING)])
        target = node.unfolded()
        if target is node:
            return self.planner.add(AnyPlan(shape.spot.pointer, Notes()))
        return self.lower(target, (shape.spot.pointer,), below)

    def guarded(self, node: Node, inner: Plan, pointer: str) -> Plan:
        """`inner`, its values tried against the form."""
        if isinstance(inner, NeverPlan):
            return inner
        return self.planner.add(GuardedPlan(pointer, inner, (), node.json_schema()))


def _exclusive(shape: OneOf) -> tuple[list[Node], bool]:
    """What each branch admits and no other one does, and whether that could be worked out."""
    unfolded = [branch.unfolded() for branch in shape.branches]
    if len(unfolded) > _MOST_BRANCHES:
        return unfolded, False
    found, exact = [], True
    for index, branch in enumerate(unfolded):
        alone = branch
        for other in [*unfolded[:index], *unfolded[index + 1 :]]:
            met = alone.meet(other)
            if met is not None and met.empty():
                continue
            less = alone.less(other)
            exact = exact and less is not None
            alone = less or alone
        if not alone.empty():
            found.append(alone)
    return found, exact


def _met(node: Node, others: Sequence[Node]) -> Node | None:
    """What all admit; None where that cannot be worked out or is nothing."""
    met: Node | None = node
    for other in others:
        met = None if met is None else met.meet(other)
    return None if met is None or met.empty() else met


def _first(sources: Sources) -> str:
    return sources[0] if sources else ""


def _speaks_of(stated: object, kind: str) -> bool:
    if stated is None:
        return True
    names = [stated] if isinstance(stated, str) else list(stated) if isinstance(stated, list) else []
    return kind in names or (kind == "number" and "integer" in names) or (kind == "integer" and "number" in names)
