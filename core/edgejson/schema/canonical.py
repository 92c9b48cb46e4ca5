"""Exact canonical forms of parts of a document, as `jsonschema-rs` computes them.

The only module that knows that library's canonical interface, which is young and may change; everybody else sees
`shapes`.  A canonical form says with few keywords what `not`, `oneOf`, `if`, `dependentSchemas` and `unevaluated*`
say together: alternatives are disjoint or marked, negations are worked out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import jsonschema_rs
from jsonschema_rs import canonical as library

from edgejson.schema.document import Document
from edgejson.schema.merging import Place
from edgejson.schema.portable import BLANK, Portable, Spot, TooLargeError, Written
from edgejson.schema.shapes import (
    Barred,
    Contained,
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
    Relaxed,
    Shape,
    SomeOf,
    Text,
    Values,
)

__all__ = ["Canonical", "Node", "contradictions"]

_DRAFTS: Mapping[int, int] = {
    2020: jsonschema_rs.Draft202012,
    2019: jsonschema_rs.Draft201909,
    7: jsonschema_rs.Draft7,
    6: jsonschema_rs.Draft6,
    4: jsonschema_rs.Draft4,
}
MOST_PARTS = 1_000
"""Subschemas a place may have."""
MOST_WORK = 40_000
"""Subschemas of all places of a document together; beyond, places are left to trying."""
_RELAXATIONS = 8


class Node:
    """A canonical form: what it admits, and its set algebra (None where it cannot be worked out)."""

    __slots__ = ("_owner", "_schema", "fully")

    def __init__(self, schema: jsonschema_rs.CanonicalSchema, owner: Canonical, *, fully: bool) -> None:
        """`fully` says that the form was made with definitions written out."""
        self._schema = schema
        self._owner = owner
        self.fully = fully

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._schema == other._schema

    def __hash__(self) -> int:
        return hash(self._schema)

    def empty(self) -> bool:
        """Whether it is proven to admit nothing."""
        return self._schema.satisfiability() == library.Satisfiability.NO

    def inhabited(self) -> bool:
        """Whether it is proven to admit something."""
        return self._schema.satisfiability() == library.Satisfiability.YES

    def is_marked(self) -> bool:
        """Whether a blank definition was taken apart to make the form."""
        return _is_marked(self._schema)

    def meet(self, other: Node) -> Node | None:
        """What both admit."""
        return self._worked_out(lambda: self._schema.intersect(other._schema))

    def less(self, other: Node) -> Node | None:
        """What this one admits and `other` does not."""
        return self._worked_out(lambda: self._schema.subtract(other._schema))

    def negated(self) -> Node | None:
        """What it does not admit."""
        return self._worked_out(self._schema.negate)

    def _worked_out(self, operation: Callable[[], jsonschema_rs.CanonicalSchema]) -> Node | None:
        try:
            found = operation()
        except library.CanonicalizationError:
            return None
        if found.kind == library.CanonicalKind.RAW or _is_marked(found):
            return None
        return Node(found, self._owner, fully=self.fully)

    def unfolded(self) -> Node:
        """The part that a reference stands for, however long the chain; itself when it is none."""
        if self._schema.kind != library.CanonicalKind.REFERENCE:
            return self
        return self._owner.referred(self._schema, self)

    def json_schema(self) -> dict[str, Any]:
        """A schema that accepts what it admits; it refers to parts of the document by their names."""
        return self._owner.json_schema(self._schema)

    def shape(self) -> Shape:
        """What it admits, one level deep."""
        return _shape(self._schema, self._owner, fully=self.fully)


def _is_marked(schema: jsonschema_rs.CanonicalSchema) -> bool:
    written: Any = schema.to_json_schema()
    if not isinstance(written, dict) or "$defs" not in written:
        return BLANK in json.dumps(written, ensure_ascii=False)
    return BLANK in json.dumps({**written, "$defs": {}}, ensure_ascii=False)


class Canonical:
    """The canonical forms of one document's parts, each worked out when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.relaxed: dict[str, Relaxed] = {}
        """What could not be modelled, by pointer."""
        self._document = document
        self._portable = Portable(document)
        self._made: dict[tuple[tuple[Place, ...], int, bool], Node | None] = {}
        self._open: set[tuple[Place, ...]] = set()
        self._work = MOST_WORK

    def is_exact(self, places: Sequence[Place]) -> bool:
        """Whether the form of `places` leaves out nothing of the document."""
        return not self._portable.without and tuple(places) not in self._open

    def place(self, places: Sequence[Place], *, below: int = 0, fully: bool = False) -> Node | None:
        """The form of all `places` at once; None when it is too large or the library cannot model it.

        `below` is how many levels the places are below the one whose form it is compared with.  `fully` writes
        definitions out; otherwise that is only done where the form takes one apart.
        """
        fully = fully or self._document.references.dynamic
        key = (tuple(places), min(below, 2), fully)
        if key not in self._made:
            self._made[key] = self._place(key[0], key[1], fully=fully)
        return self._made[key]

    def _place(self, places: tuple[Place, ...], below: int, *, fully: bool) -> Node | None:
        top = places[0][0] if places else ""
        for _ in range(_RELAXATIONS):
            written = self._written(places, below, fully=fully)
            if written is None:
                self.relax(top, "too large for an exact form")
                return None
            try:
                found = jsonschema_rs.canonicalize(
                    written.schema, draft=_DRAFTS[self._document.draft], validate_formats=True, offline=True
                )
            except (ValueError, jsonschema_rs.ReferencingError) as error:
                self.relax(top, str(error).partition("\n")[0])
                return None
            if found.kind != library.CanonicalKind.RAW:
                return self._checked(Node(found, self, fully=fully), places, below, blank=written.blank)
            view: Any = found.view()
            if view.pointer is None:
                self.relax(top, view.reason.value.replace("_", " "))
                return None
            part, turned = written.origin(view.pointer)
            self.relax(turned or part, view.reason.value.replace("_", " "))
            if (turned or part) in self._portable.without or (turned or part) == top:
                return None
            self._portable.without.add(turned or part)
        return None

    def _checked(self, node: Node, places: tuple[Place, ...], below: int, *, blank: bool) -> Node | None:
        """The form, unless blank definitions may have changed it: then that of the definitions written out."""
        if not blank:
            return node
        empty = node.empty()
        if not node.fully:
            return self.place(places, below=below, fully=True) if empty or node.is_marked() else node
        if empty:
            self.relax(places[0][0] if places else "", "too large for an exact form")
            return None
        self._open.add(places)
        return node

    def referred(self, schema: jsonschema_rs.CanonicalSchema, otherwise: Node) -> Node:
        """The form that a reference leads to, taken from the document itself where definitions are blank."""
        seen = set()
        node = schema
        while node.kind == library.CanonicalKind.REFERENCE:
            view: Any = node.view()
            uri: str = view.uri
            if uri in seen:
                return otherwise
            seen.add(uri)
            if not otherwise.fully:
                spot = self._portable.spot(uri)
                found = None if spot is None else self.place([(spot.pointer, frozenset())])
                return otherwise if found is None else found
            target = node.definition(uri)
            if target is None or _is_marked(target):
                return otherwise
            node = target
        return Node(node, self, fully=otherwise.fully)

    def json_schema(self, schema: jsonschema_rs.CanonicalSchema) -> dict[str, Any]:
        """The form as a schema; references lead into the document, or where they are dynamic to definitions in it."""
        written: Any = schema.to_json_schema()
        if not isinstance(written, dict):
            return {"allOf": [written]}
        if "$defs" not in written or self._document.references.dynamic:
            return written
        renamed: dict[str, Any] = self._renamed({**written, "$defs": {}})
        return renamed

    def _renamed(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._renamed(part) for part in node]
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith("#/$defs/"):
            spot = self._portable.spot(reference)
            if spot is not None:
                return {**node, "$ref": self._document.uri(spot.pointer)}
        return {name: self._renamed(part) for name, part in node.items()}

    def spot(self, uri: str) -> Spot | None:
        """The part of the document that a reference stands for."""
        return self._portable.spot(uri)

    def relax(self, pointer: str, reason: str) -> None:
        """Remember that values of the part are tried, not made."""
        self.relaxed.setdefault(pointer, Relaxed(pointer, reason))

    def _written(self, places: Sequence[Place], below: int, *, fully: bool) -> Written | None:
        spots = [Spot(pointer) for pointer, _ in places]
        decided = frozenset(f"{pointer}/{keyword}" for pointer, done in places for keyword in done)
        for unfold in (1, 0) if fully else (0,):
            most = min(MOST_PARTS, self._work)
            try:
                written = self._portable.write(spots, decided, unfold=unfold, below=below, most=most, blank=not fully)
            except (TooLargeError, RecursionError):
                self._work -= most
                continue
            self._work -= len(written.origins)
            return written
        return None


def _shape(schema: jsonschema_rs.CanonicalSchema, owner: Canonical, *, fully: bool) -> Shape:
    """The view of a form in our own words."""
    return _Reader(owner, fully=fully).shape(schema)


class _Reader:
    """Reads the library's views."""

    def __init__(self, owner: Canonical, *, fully: bool) -> None:
        self._owner = owner
        self._fully = fully

    def _node(self, schema: jsonschema_rs.CanonicalSchema) -> Node:
        return Node(schema, self._owner, fully=self._fully)

    def shape(self, schema: jsonschema_rs.CanonicalSchema) -> Shape:
        """The view of a form in our own words."""
        view: Any = schema.view()  # the library types its views, but not which one a kind has
        match view:
            case library.TrueView():
                return Everything()
            case library.FalseView():
                return Nothing()
            case library.MultiTypeView():
                return Kinds(tuple(view.types))
            case library.ConstView():
                return Values((_plain(view.value),))
            case library.EnumView():
                return Values(tuple(_plain(value) for value in view.values))
            case library.StringView():
                return Text.of(view)
            case library.IntegerView() | library.NumberView():
                return Numeric.of(view, integer=isinstance(view, library.IntegerView))
            case library.ArrayView():
                return self._listing(view)
            case library.ObjectView():
                return self._record(view)
            case library.AnyOfView():
                return SomeOf(self._nodes(view.branches))
            case library.OneOfView():
                return OneOf(self._nodes(view.branches))
            case library.AllOfView():
                return EveryOf(self._nodes(view.branches))
            case library.NotView():
                return Negated(self._node(view.schema))
            case library.TypedGroupView():
                return OfKind(view.type_name, self._node(view.body))
            case library.ReferenceView():
                spot = self._owner.spot(view.uri)
                return Everything() if spot is None else Referred(spot)
            case _:
                return Everything()  # a part kept raw: the place is guarded

    def _nodes(self, branches: Sequence[jsonschema_rs.CanonicalSchema]) -> tuple[Node, ...]:
        return tuple(self._node(branch) for branch in branches)

    def _maybe(self, schema: jsonschema_rs.CanonicalSchema | None) -> Node | None:
        return None if schema is None else self._node(schema)

    def _listing(self, view: Any) -> Listing:
        return Listing(
            low=view.min_items or 0,
            high=view.max_items,
            distinct=view.distinctness == library.Distinctness.ALL_DISTINCT,
            repeated=view.distinctness == library.Distinctness.SOME_REPEATED,
            prefix=self._nodes(view.prefix_items),
            rest=self._maybe(view.items),
            contained=tuple(
                Contained(
                    self._node(demand.schema),
                    1 if demand.min_contains is None else demand.min_contains,
                    demand.max_contains,
                )
                for demand in view.contains
            ),
        )

    def _record(self, view: Any) -> Record:
        return Record(
            low=view.min_properties or 0,
            high=view.max_properties,
            required=tuple(view.required),
            names=self._maybe(view.property_names),
            members={name: self._node(schema) for name, schema in view.properties.items()},
            described={pattern: self._node(schema) for pattern, schema in view.pattern_properties.items()},
            rest=self._maybe(view.additional_properties),
            barred=tuple(self._barred(violation) for violation in view.violations),
        )

    def _barred(self, view: Any) -> Barred:
        match view:
            case library.NameFailsView():
                return Barred(names=self._node(view.schema))
            case library.PatternValueFailsView():
                return Barred(value=self._node(view.schema), pattern=view.pattern)
            case _:
                return Barred(
                    value=self._node(view.additional), listed=tuple(view.names), patterns=tuple(view.patterns)
                )


def _plain(value: Any) -> Any:
    """A value as `json` reads it: the library gives numbers that no float holds as decimals."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return {name: _plain(part) for name, part in value.items()} if isinstance(value, dict) else value


def contradictions(document: Document) -> dict[str, tuple[str, list[tuple[str, list[str]]]]]:
    """The subschemas proven to admit nothing, by pointer: the kind of reason ("literal", "empty", "conflict"), and the
    parts (pointer, keywords) that it is about.
    """
    draft, registry = _DRAFTS[document.draft], document.registry
    try:
        found = library.find_unsatisfiable(
            document.root, draft=draft, validate_formats=True, offline=True, registry=registry
        )
    except (ValueError, jsonschema_rs.ReferencingError):
        return {}  # what cannot be taken apart is not proven to admit nothing
    return {pointer: _reason(reason) for pointer, reason in found.items()}


def _reason(reason: library.UnsatisfiableReason) -> tuple[str, list[tuple[str, list[str]]]]:
    match reason:
        case library.UnsatisfiableReason.Empty(cause):
            return "empty", [(cause.pointer, cause.keywords)]
        case library.UnsatisfiableReason.Conflict(causes):
            return "conflict", [(cause.pointer, cause.keywords) for cause in causes]
        case _:
            return "literal", []
