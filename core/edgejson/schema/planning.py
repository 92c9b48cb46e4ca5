"""From a document to plan nodes: references followed, `allOf` merged, alternatives spread out.

A place in the instance is governed by several subschemas at once (a property's own, the targets of its references,
parts of `allOf`, matching `patternProperties`).  The planner carries them together as facets and turns each distinct
set into one node.  A set met again while it is being planned is a recursion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from edgejson import jsontext
from edgejson.schema import merging
from edgejson.schema.canonical import Canonical
from edgejson.schema.document import Document
from edgejson.schema.exactness import Exactness, conditions
from edgejson.schema.governing import NOTHING, Governing, demanded, prefix
from edgejson.schema.lowering import Lowering
from edgejson.schema.merging import Facet, Place
from edgejson.schema.plan import (
    DEFAULT_PROBABILITY,
    AnyPlan,
    ArrayPlan,
    BooleanPlan,
    ChoicePlan,
    Demand,
    Extra,
    GuardedPlan,
    Member,
    NeverPlan,
    Notes,
    NullPlan,
    NumberPlan,
    ObjectPlan,
    Plan,
    PreferredPlan,
    RecursionPlan,
    StringPlan,
    ValuesPlan,
    settle_costs,
)
from edgejson.schema.sizes import refuse_too_large
from edgejson.schema.validation import Guards

__all__ = ["plan_document"]

P = TypeVar("P", bound=Plan)
Key = tuple[tuple[Place, ...], bool]
"""The places of a node, and whether it is a branch of a choice."""

MAX_NODES = 20_000
DEEPEST = 40
"""Places inside one another that are planned at once; deeper ones wait."""
_CONTENT_DRAFTS = (6, 7)
"""The drafts in which the content of texts is asserted."""
_WIDE = 64
"""Alternatives from which on they are not spread beside other places, but tried."""


def plan_document(document: Document, guards: Guards, canonical: Canonical) -> Plan:
    """The node of the whole document, costs worked out; `SchemaError` when the document is too large to plan."""
    planner = _Planner(document, guards, canonical)
    try:
        root = planner.plan([("", NOTHING)])
        root.deep = planner.finish()
    except RecursionError:
        raise document.error("the schema is nested too deeply to plan") from None
    settle_costs(reversed(planner.nodes))
    refuse_too_large(document, planner.nodes)
    return root


class _Planner:
    def __init__(self, document: Document, guards: Guards, canonical: Canonical) -> None:
        self.nodes: list[Plan] = []
        self.document = document
        self.guards = guards
        self.canonical = canonical
        self.governing = Governing(document, guards)
        self._exactness = Exactness(canonical)
        self._lowering = Lowering(self)
        self._made: dict[Key, Plan] = {}
        self._open: dict[Key, list[RecursionPlan]] = {}
        self._later: list[tuple[Key, RecursionPlan]] = []

    def plan(self, places: Sequence[Place], *, tried: bool = False) -> Plan:
        """The node for all of `places` at once; `tried` says that an enclosing node tries the values."""
        if len(places) == 1 and not places[0][1]:
            places = [(self.governing.definition(places[0][0]), NOTHING)]
        key = (tuple(places), tried)
        if key in self._made:
            return self._made[key]
        if key in self._open:
            step = self.add(RecursionPlan(places[0][0] if places else ""))
            self._open[key].append(step)
            return step
        if len(self._open) >= DEEPEST:
            return self._postponed(key)
        self._open[key] = []
        made = self._plan(places, tried=tried)
        for step in self._open.pop(key):
            step.target = made
        self._made[key] = made
        return made

    def _postponed(self, key: Key) -> Plan:
        """A step to a node that is planned when those around it are done: the stack is no place for deep documents."""
        step = self.add(RecursionPlan(key[0][0][0] if key[0] else ""))
        self._later.append((key, step))
        return step

    def finish(self) -> bool:
        """Plan what was put off; whether there was anything."""
        deep = bool(self._later)
        while self._later:
            (places, tried), step = self._later.pop()
            step.target = self.plan(places, tried=tried)
        return deep

    def add(self, node: P) -> P:
        """Take in a node; `SchemaError` when there are too many."""
        if len(self.nodes) >= MAX_NODES:
            raise self.document.error("the schema has too many combinations to plan", node.pointer)
        self.nodes.append(node)
        return node

    def _plan(self, places: Sequence[Place], *, tried: bool) -> Plan:
        pointer = places[0][0] if places else ""
        if not tried and pointer == "" and self.document.references.dynamic:
            exact = self._lowering.place(places)
            if exact is not None:
                return exact
        facets = self.governing.facets(places)
        if facets is None:
            return self.add(NeverPlan(pointer, "false schema"))
        wide = _too_wide(places, facets)
        if wide:
            facets = wide
        modelled = tried or (not wide and self._exactness.is_modelled(facets))
        if not modelled and not wide:
            exact = self._lowering.place(places)
            if exact is not None:
                return exact
        inside = tried or not modelled
        made = self._combined(facets, tried=inside) or self._plain(facets, pointer, merging.notes(facets))
        if modelled or pointer == "":
            return made  # the whole document is tried anyway
        return self.add(GuardedPlan(pointer, made, tuple(dict.fromkeys(place for place, _ in places))))

    # ------------------------------------------------------------ alternatives

    def _combined(self, facets: list[Facet], *, tried: bool) -> Plan | None:
        """The choice that the first undecided combining keyword leaves; None when all are decided."""
        for facet in facets:
            for keyword in ("oneOf", "anyOf"):
                if keyword in facet.schema and keyword not in facet.done:
                    rest = _places(facets, facet, keyword)
                    parts = [f"{facet.pointer}/{keyword}/{index}" for index in range(len(facet.schema[keyword]))]
                    return self._choice(facet.pointer, [[*rest, (part, NOTHING)] for part in parts], tried=tried)
        for keyword in ("if", "dependentSchemas"):
            open_ = [facet for facet in facets if keyword not in facet.done and _is_open(facet, keyword)]
            if open_:
                rest = [(facet.pointer, facet.done | {keyword}) for facet in facets]
                ways = self._conditional(open_) if keyword == "if" else _dependent(open_)
                return self._choice(open_[0].pointer, [[*rest, *way] for way in ways], tried=tried)
        return None

    def _choice(self, pointer: str, ways: list[list[Place]], *, tried: bool) -> Plan:
        return self.add(ChoicePlan(pointer, [self.plan(way, tried=tried) for way in ways]))

    def _conditional(self, facets: list[Facet]) -> Iterator[list[Place]]:
        """One way per condition that holds, one in which all do and one in which none does; the others are left to be
        tried.
        """
        if len(facets) > 1:
            yield [
                (f"{facet.pointer}/{part}", NOTHING)
                for facet in facets
                for part in ("if", "then")
                if part in facet.schema
            ]
        for facet in facets:
            yield [(f"{facet.pointer}/{part}", NOTHING) for part in ("if", "then") if part in facet.schema]
        yield [(f"{facet.pointer}/else", NOTHING) for facet in facets if "else" in facet.schema]

    # ------------------------------------------------------------ one node

    def _plain(self, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        for facet in facets:
            if "enum" in facet.schema or "const" in facet.schema:
                return self._values(facet, facets, told)
        wanted = merging.wanted_type(facets, told)
        names = [wanted] if wanted is not None else merging.types(facets)
        if len(names) == len(merging.EVERY_TYPE) - 1:
            return self.add(AnyPlan(pointer, told))
        if not names:
            return self.add(NeverPlan(pointer, "type"))
        if isinstance(told.hint, str) and len(set(names) - {"null"}) > 1:  # what the field holds decides the type
            field: Plan = self.add(AnyPlan(pointer, told))
            return self.add(ChoicePlan(pointer, [field, self.add(NullPlan(pointer))])) if "null" in names else field
        typed = [self._typed(name, facets, pointer, told) for name in names]
        if wanted is not None:
            return self.add(PreferredPlan(pointer, typed[0], self._other(wanted, facets, pointer, told)))
        return typed[0] if len(typed) == 1 else self.add(ChoicePlan(pointer, typed))

    def _other(self, wanted: str, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        """A value of a type that is not meant, but allowed where the one that is meant has no values."""
        return self._typed("boolean" if wanted != "boolean" else "null", facets, pointer, told)

    def _values(self, first: Facet, facets: list[Facet], told: Notes) -> Plan:
        listed = [first.schema["const"]] if "const" in first.schema else first.schema["enum"]
        if len(facets) == 1 and merging.only_lists_values(first.schema):
            values = merging.of_types(listed, first.schema)
        else:
            accepts = self.guards.at([facet.pointer for facet in facets])
            values = [value for value in listed if accepts(value)]
        if not values:
            return self.add(NeverPlan(first.pointer, "const" if "const" in first.schema else "enum"))
        return self.add(ValuesPlan(first.pointer, values, told))

    def _typed(self, kind: str, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        if kind == "object":
            return self._object(facets, pointer, told)
        if kind == "array":
            return self._array(facets, pointer, told)
        if kind == "string":
            low, high = merging.highest(facets, "minLength"), merging.lowest(facets, "maxLength")
            if high is not None and low > high:
                return self.add(NeverPlan(pointer, "maxLength"))
            patterns = tuple(dict.fromkeys(f.schema["pattern"] for f in facets if "pattern" in f.schema))
            formats = tuple(dict.fromkeys(f.schema["format"] for f in facets if "format" in f.schema))
            plan = StringPlan(pointer, low, high, patterns, formats, told)
            if self.document.draft in _CONTENT_DRAFTS:
                plan.encoding = merging.text(facets, "contentEncoding")
                plan.media = merging.text(facets, "contentMediaType")
            return self.add(plan)
        if kind in ("number", "integer"):
            least, most = merging.bounds(facets)
            step = merging.multiple(facets)
            empty = merging.holds_none(kind == "integer", least, most, step)
            if empty:
                return self.add(NeverPlan(pointer, empty))
            return self.add(NumberPlan(pointer, kind == "integer", least, most, step, told))
        return self.add(BooleanPlan(pointer, told) if kind == "boolean" else NullPlan(pointer))

    # ------------------------------------------------------------ arrays

    def _array(self, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        length = max((len(prefix(facet)) for facet in facets), default=0)
        first = [self.plan(self.governing.items(facets, index)) for index in range(length)]
        rest = self.plan(self.governing.items(facets, length))
        low, high = merging.highest(facets, "minItems"), merging.lowest(facets, "maxItems")
        demands = []
        for facet in facets:
            if "contains" in facet.schema:
                wanted = [*self.governing.items(facets, length), (f"{facet.pointer}/contains", NOTHING)]
                count = facet.schema.get("minContains", 1)
                demands.append(Demand(self.plan(wanted), int(count)))
        if high is not None and low > high:
            return self.add(NeverPlan(pointer, "maxItems"))
        unique = any(facet.schema.get("uniqueItems") is True for facet in facets)
        return self.add(ArrayPlan(pointer, first, rest, low, high, unique, demands, told))

    # ------------------------------------------------------------ objects

    def _object(self, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        names = dict.fromkeys(name for facet in facets for name in facet.schema.get("properties", ()))
        required = dict.fromkeys(
            name
            for facet in facets
            if isinstance(facet.schema.get("required"), list)
            for name in facet.schema["required"]
        )
        low, high = merging.highest(facets, "minProperties"), merging.lowest(facets, "maxProperties")
        if high is not None and max(low, len(required)) > high:
            return self.add(NeverPlan(pointer, "maxProperties"))
        named = self.governing.names(facets)
        admits = self.guards.at([place for place, _ in named])
        members = [
            self._member(name, self.governing.value(facets, name), required=name in required)
            for name in [*names, *(name for name in required if name not in names)]
            if name in required or not named or admits(name)
        ]
        plan = ObjectPlan(
            pointer,
            members,
            self._extras(facets),
            self.plan(named) if named else None,
            low,
            high,
            merging.dependents(facets),
            told,
        )
        return self.add(plan)

    def _member(self, name: str, places: list[Place], *, required: bool) -> Member:
        return Member(name, self.plan(places), required, self.probability(places))

    def _extras(self, facets: list[Facet]) -> list[Extra]:
        """Where undeclared members can come from; closed objects have none."""
        extras: list[Extra] = []
        for facet in facets:
            for pattern in facet.schema.get("patternProperties", ()):
                place = f"{facet.pointer}/patternProperties/{jsontext.escape(pattern)}"
                extras.append(Extra(pattern, self.plan([(place, NOTHING)])))
        others: list[Place] = []
        for facet in facets:
            for keyword in ("additionalProperties", "unevaluatedProperties"):
                if keyword in facet.schema:
                    others.append((f"{facet.pointer}/{keyword}", NOTHING))
                    break
        if not any(self.document.at(place) is False for place, _ in others):
            extras.append(Extra(None, self.plan(others)))
        return extras

    def probability(self, places: Sequence[Place]) -> float:
        """How often a member that `places` govern is present; `SchemaError` where it is stated wrongly."""
        for place, _ in places:
            schema = self.document.at(place)
            if isinstance(schema, dict) and "x-probability" in schema:
                stated = schema["x-probability"]
                if isinstance(stated, bool) or not isinstance(stated, int | float) or not 0 <= stated <= 1:
                    raise self.document.error("a probability is a number from 0 to 1", f"{place}/x-probability")
                return float(stated)
        return DEFAULT_PROBABILITY


def _places(facets: list[Facet], decided: Facet, keyword: str) -> list[Place]:
    """The facets again, `keyword` of one of them dealt with."""
    return [(facet.pointer, facet.done | {keyword} if facet is decided else facet.done) for facet in facets]


def _too_wide(places: Sequence[Place], facets: list[Facet]) -> list[Facet]:
    """The facets, very wide alternatives marked as dealt with, where other places say what is meant; empty where there
    are none.

    A list of all names there are, beside a place that says which one, would otherwise be spread at every use.
    """
    if len(places) < 2 or not any(len(facet.schema.get("anyOf", ())) > _WIDE for facet in facets):
        return []
    return [
        Facet(facet.pointer, facet.schema, facet.done | {"anyOf"})
        if len(facet.schema.get("anyOf", ())) > _WIDE and "anyOf" not in facet.done
        else facet
        for facet in facets
    ]


def _is_open(facet: Facet, keyword: str) -> bool:
    return conditions(facet) if keyword == "if" else any(True for _ in demanded(facet))


def _dependent(facets: list[Facet]) -> list[list[Place]]:
    """All demands met whether or not they are called for, or none (and tried)."""
    return [[(place, NOTHING) for facet in facets for place in demanded(facet)], []]
