"""From a document to plan nodes: references followed, `allOf` merged, alternatives spread out.

A place in the instance is governed by several subschemas at once (a property's own, the targets of its references,
parts of `allOf`, matching `patternProperties`).  The planner carries them together as facets and turns each distinct
set into one node.  A set met again while it is being planned is a recursion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from edgejson import jsontext
from edgejson.schema import merging
from edgejson.schema.document import Document
from edgejson.schema.merging import Facet
from edgejson.schema.plan import (
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
    RecursionPlan,
    StringPlan,
    ValuesPlan,
    settle_costs,
)
from edgejson.schema.regex import searcher
from edgejson.schema.sizes import refuse_too_large
from edgejson.schema.validation import Guards

__all__ = ["plan_document"]

P = TypeVar("P", bound=Plan)
Place = tuple[str, frozenset[str]]
"""A pointer and the combining keywords there that have been dealt with."""
Key = tuple[tuple[Place, ...], bool]
"""The places of a node, and whether it is a branch of a choice."""

MAX_NODES = 20_000
DEFAULT_PROBABILITY = 0.7

_NOTHING: frozenset[str] = frozenset()
_TRIED = ("not", "unevaluatedProperties", "unevaluatedItems", "maxContains", "$dynamicRef")
"""Keywords that are not modelled: values are drawn without them and tried."""


def plan_document(document: Document, guards: Guards) -> Plan:
    """The node of the whole document, costs worked out; `SchemaError` when the document is too large to plan."""
    planner = _Planner(document, guards)
    try:
        root = planner.plan([("", _NOTHING)])
    except RecursionError:
        raise document.error("the schema is nested too deeply to plan") from None
    settle_costs(reversed(planner.nodes))
    refuse_too_large(document, planner.nodes)
    return root


class _Planner:
    def __init__(self, document: Document, guards: Guards) -> None:
        self.nodes: list[Plan] = []
        self._document = document
        self._guards = guards
        self._made: dict[Key, Plan] = {}
        self._searchers: dict[str, Callable[[str], bool]] = {}
        self._open: dict[Key, list[RecursionPlan]] = {}

    def plan(self, places: Sequence[Place], *, branch: bool = False) -> Plan:
        """The node for all of `places` at once; `branch` says that an enclosing node tries the values."""
        key = (tuple(places), branch)
        if key in self._made:
            return self._made[key]
        if key in self._open:
            step = self._add(RecursionPlan(places[0][0] if places else ""))
            self._open[key].append(step)
            return step
        self._open[key] = []
        made = self._plan(places, branch=branch)
        for step in self._open.pop(key):
            step.target = made
        self._made[key] = made
        return made

    def _add(self, node: P) -> P:
        if len(self.nodes) >= MAX_NODES:
            raise self._document.error("the schema has too many combinations to plan", node.pointer)
        self.nodes.append(node)
        return node

    def _plan(self, places: Sequence[Place], *, branch: bool) -> Plan:
        pointer = places[0][0] if places else ""
        facets = self._facets(places)
        if facets is None:
            return self._add(NeverPlan(pointer, "false schema"))
        told = merging.notes(facets)
        made = self._combined(facets) or self._plain(facets, pointer, told)
        if branch or pointer == "" or not _tried(facets):
            return made  # the whole document is tried anyway
        return self._add(GuardedPlan(pointer, made, tuple(dict.fromkeys(place for place, _ in places))))

    # ------------------------------------------------------------ facets

    def _facets(self, places: Sequence[Place]) -> list[Facet] | None:
        """All subschemas that hold, references and `allOf` followed; None when one of them is `false`."""
        found: dict[Place, Facet] = {}
        queue = list(places)
        while queue:
            place = queue.pop(0)
            pointer, done = place
            schema = self._document.at(pointer)
            if schema is False:
                return None
            if schema is True or place in found:
                continue
            target = self._document.target(pointer)
            alone = target is not None and self._document.draft <= 7  # siblings of $ref do not count there
            if alone:
                schema = {keyword: schema[keyword] for keyword in _ANNOTATIONS if keyword in schema}
            found[place] = Facet(pointer, schema, done)
            ahead: list[Place] = []
            if "allOf" in schema:
                ahead.extend((f"{pointer}/allOf/{index}", _NOTHING) for index in range(len(schema["allOf"])))
            if target is not None:
                ahead.append((target, _NOTHING))
            known = {other for other, _ in (*found, *queue)}
            queue[:0] = [other for other in ahead if other[0] not in known]
        return list(found.values())

    # ------------------------------------------------------------ alternatives

    def _combined(self, facets: list[Facet]) -> Plan | None:
        """The choice that the first undecided combining keyword leaves; None when all are decided."""
        for facet in facets:
            for keyword in ("oneOf", "anyOf"):
                if keyword in facet.schema and keyword not in facet.done:
                    rest = _places(facets, facet, keyword)
                    parts = [f"{facet.pointer}/{keyword}/{index}" for index in range(len(facet.schema[keyword]))]
                    return self._choice(facet.pointer, [[*rest, (part, _NOTHING)] for part in parts])
        for keywords in (("if", "then", "else"), ("dependentSchemas", "dependencies")):
            open_ = [facet for facet in facets if _conditions(facet, keywords[0]) and keywords[0] not in facet.done]
            if open_:
                rest = [(facet.pointer, facet.done | {keywords[0]}) for facet in facets]
                ways = self._conditional(open_) if keywords[0] == "if" else _dependent(open_)
                return self._choice(open_[0].pointer, [[*rest, *way] for way in ways])
        return None

    def _choice(self, pointer: str, ways: list[list[Place]]) -> Plan:
        return self._add(ChoicePlan(pointer, [self.plan(way, branch=True) for way in ways]))

    def _conditional(self, facets: list[Facet]) -> Iterator[list[Place]]:
        """One way per condition that holds, and one in which none does; the others are left to be tried."""
        for facet in facets:
            yield [(f"{facet.pointer}/{part}", _NOTHING) for part in ("if", "then") if part in facet.schema]
        yield [(f"{facet.pointer}/else", _NOTHING) for facet in facets if "else" in facet.schema]

    # ------------------------------------------------------------ one node

    def _plain(self, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        for facet in facets:
            if "enum" in facet.schema or "const" in facet.schema:
                return self._values(facet, facets, told)
        wanted = merging.wanted_type(facets, told)
        names = [wanted] if wanted is not None else merging.types(facets)
        if len(names) == len(merging.EVERY_TYPE) - 1:
            return self._add(AnyPlan(pointer, told))
        if not names:
            return self._add(NeverPlan(pointer, "type"))
        if isinstance(told.hint, str) and len(set(names) - {"null"}) > 1:  # what the field holds decides the type
            field: Plan = self._add(AnyPlan(pointer, told))
            return self._add(ChoicePlan(pointer, [field, self._add(NullPlan(pointer))])) if "null" in names else field
        typed = [self._typed(name, facets, pointer, told) for name in names]
        return typed[0] if len(typed) == 1 else self._add(ChoicePlan(pointer, typed))

    def _values(self, first: Facet, facets: list[Facet], told: Notes) -> Plan:
        listed = [first.schema["const"]] if "const" in first.schema else first.schema["enum"]
        if len(facets) == 1 and merging.only_lists_values(first.schema):
            values = merging.of_types(listed, first.schema)
        else:
            accepts = self._guards.at([facet.pointer for facet in facets])
            values = [value for value in listed if accepts(value)]
        if not values:
            return self._add(NeverPlan(first.pointer, "const" if "const" in first.schema else "enum"))
        return self._add(ValuesPlan(first.pointer, values, told))

    def _typed(self, kind: str, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        if kind == "object":
            return self._object(facets, pointer, told)
        if kind == "array":
            return self._array(facets, pointer, told)
        if kind == "string":
            low, high = merging.highest(facets, "minLength"), merging.lowest(facets, "maxLength")
            if high is not None and low > high:
                return self._add(NeverPlan(pointer, "maxLength"))
            patterns = tuple(dict.fromkeys(f.schema["pattern"] for f in facets if "pattern" in f.schema))
            formats = tuple(dict.fromkeys(f.schema["format"] for f in facets if "format" in f.schema))
            return self._add(StringPlan(pointer, low, high, patterns, formats, told))
        if kind in ("number", "integer"):
            least, most = merging.bounds(facets)
            return self._add(NumberPlan(pointer, kind == "integer", least, most, merging.multiple(facets), told))
        return self._add(BooleanPlan(pointer, told) if kind == "boolean" else NullPlan(pointer))

    # ------------------------------------------------------------ arrays

    def _array(self, facets: list[Facet], pointer: str, told: Notes) -> Plan:
        length = max((len(_prefix(facet)) for facet in facets), default=0)
        prefix = [self.plan(self._items(facets, index)) for index in range(length)]
        rest = self.plan(self._items(facets, length))
        low, high = merging.highest(facets, "minItems"), merging.lowest(facets, "maxItems")
        demands = []
        for facet in facets:
            if "contains" in facet.schema:
                wanted = [*self._items(facets, length), (f"{facet.pointer}/contains", _NOTHING)]
                count = facet.schema.get("minContains", 1)
                demands.append(Demand(self.plan(wanted), int(count)))
        if high is not None and low > high:
            return self._add(NeverPlan(pointer, "maxItems"))
        unique = any(facet.schema.get("uniqueItems") is True for facet in facets)
        return self._add(ArrayPlan(pointer, prefix, rest, low, high, unique, demands, told))

    def _items(self, facets: list[Facet], index: int) -> list[Place]:
        """Everything that governs the item at `index`."""
        places: list[Place] = []
        for facet in facets:
            before = _prefix(facet)
            listed = "items" if isinstance(facet.schema.get("items"), list) else "prefixItems"
            after = "additionalItems" if listed == "items" else "items"
            if index < len(before):
                places.append((f"{facet.pointer}/{listed}/{index}", _NOTHING))
            elif after in facet.schema:
                places.append((f"{facet.pointer}/{after}", _NOTHING))
            elif "unevaluatedItems" in facet.schema:
                places.append((f"{facet.pointer}/unevaluatedItems", _NOTHING))
        return places

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
            return self._add(NeverPlan(pointer, "maxProperties"))
        named = self._names(facets)
        admits = self._guards.at([place for place, _ in named])
        members = [
            self._member(name, self._value(facets, name), required=name in required)
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
        return self._add(plan)

    def _member(self, name: str, places: list[Place], *, required: bool) -> Member:
        return Member(name, self.plan(places), required, self._probability(places))

    def _value(self, facets: list[Facet], name: str) -> list[Place]:
        """Everything that governs the member called `name`."""
        places: list[Place] = []
        for facet in facets:
            own = (
                [f"{facet.pointer}/properties/{jsontext.escape(name)}"]
                if name in facet.schema.get("properties", ())
                else []
            )
            own += [
                f"{facet.pointer}/patternProperties/{jsontext.escape(pattern)}"
                for pattern in facet.schema.get("patternProperties", ())
                if self._matches(pattern, name)
            ]
            if not own and "additionalProperties" in facet.schema:
                own = [f"{facet.pointer}/additionalProperties"]
            places.extend((place, _NOTHING) for place in own)
        return places

    def _extras(self, facets: list[Facet]) -> list[Extra]:
        """Where undeclared members can come from; closed objects have none."""
        extras: list[Extra] = []
        for facet in facets:
            for pattern in facet.schema.get("patternProperties", ()):
                place = f"{facet.pointer}/patternProperties/{jsontext.escape(pattern)}"
                extras.append(Extra(pattern, self.plan([(place, _NOTHING)])))
        others: list[Place] = []
        for facet in facets:
            for keyword in ("additionalProperties", "unevaluatedProperties"):
                if keyword in facet.schema:
                    others.append((f"{facet.pointer}/{keyword}", _NOTHING))
                    break
        if not any(self._document.at(place) is False for place, _ in others):
            extras.append(Extra(None, self.plan(others)))
        return extras

    def _names(self, facets: list[Facet]) -> list[Place]:
        return [(f"{f.pointer}/propertyNames", _NOTHING) for f in facets if "propertyNames" in f.schema]

    def _probability(self, places: list[Place]) -> float:
        for place, _ in places:
            schema = self._document.at(place)
            if isinstance(schema, dict) and "x-probability" in schema:
                stated = schema["x-probability"]
                if isinstance(stated, bool) or not isinstance(stated, int | float) or not 0 <= stated <= 1:
                    raise self._document.error("a probability is a number from 0 to 1", f"{place}/x-probability")
                return float(stated)
        return DEFAULT_PROBABILITY

    def _matches(self, pattern: str, name: str) -> bool:
        if pattern not in self._searchers:
            try:
                self._searchers[pattern] = searcher(pattern)
            except ValueError:  # what `re` cannot read is left to the guard
                self._searchers[pattern] = lambda _: False
        return self._searchers[pattern](name)


_ANNOTATIONS = ("title", "description", "examples", "default", "x-value", "x-probability")


def _places(facets: list[Facet], decided: Facet, keyword: str) -> list[Place]:
    """The facets again, `keyword` of one of them dealt with."""
    return [(facet.pointer, facet.done | {keyword} if facet is decided else facet.done) for facet in facets]


def _conditions(facet: Facet, keyword: str) -> bool:
    if keyword == "if":
        return "if" in facet.schema and ("then" in facet.schema or "else" in facet.schema)
    return any(True for _ in _demanded(facet))


def _demanded(facet: Facet) -> Iterator[str]:
    for keyword in ("dependentSchemas", "dependencies"):
        for name, part in facet.schema.get(keyword, {}).items():
            if isinstance(part, dict | bool):
                yield f"{facet.pointer}/{keyword}/{jsontext.escape(name)}"


def _dependent(facets: list[Facet]) -> list[list[Place]]:
    """All demands met whether or not they are called for, or none (and tried)."""
    return [[(place, _NOTHING) for facet in facets for place in _demanded(facet)], []]


def _prefix(facet: Facet) -> list[Any]:
    listed = facet.schema.get("items")
    found = listed if isinstance(listed, list) else facet.schema.get("prefixItems", [])
    return found if isinstance(found, list) else []


def _tried(facets: list[Facet]) -> bool:
    """Whether a keyword holds here that the plan leaves to trying."""
    for facet in facets:
        if (
            any(keyword in facet.schema for keyword in _TRIED)
            or _conditions(facet, "if")
            or _conditions(facet, "dependent")
        ):
            return True
        if "oneOf" in facet.schema and not _disjoint(facet.schema["oneOf"]):
            return True
        if len(facet.schema.get("patternProperties", ())) > 1:
            return True
    return False


def _disjoint(branches: Sequence[Any]) -> bool:
    """Whether no value can be an instance of two branches, as far as their types tell."""
    seen: set[str] = set()
    for branch in branches:
        stated = merging.stated_types(branch) if isinstance(branch, dict) else None
        if stated is None or not seen.isdisjoint(stated):
            return False
        seen |= stated
    return True
