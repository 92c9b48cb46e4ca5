"""Closures for objects: which members, in which order, and the entities they are about."""

from __future__ import annotations

import math
from collections.abc import Sequence

from edgejson.errors import near_names
from edgejson.schema.leaves import PENDING, Leaf, Moment, Toolbox
from edgejson.schema.members import Entry, members_drawn
from edgejson.schema.plan import Member, Naming, ObjectPlan
from edgejson.schema.undeclared import Affordable, Compile, undeclared_members
from edgejson.types import Json
from edgejson.values.draw import Draw, Pending
from edgejson.values.entities import COMPANY_AROUND, EMPLOYER
from edgejson.values.fields import Opening

__all__ = ["object_leaf"]


def object_leaf(tools: Toolbox, plan: ObjectPlan, naming: Naming, compile_: Compile, affordable: Affordable) -> Leaf:
    """Objects with their members in the order of the schema."""
    living = [member for member in plan.members if not math.isinf(member.plan.cost)]
    owner = naming.name or naming.owner
    leaves = [(member, compile_(member.plan, Naming(member.name, owner))) for member in living]
    openings = tools.fields.openings(use for _, leaf in leaves for use in leaf.uses)
    moments = [(member.name, leaf.moment) for member, leaf in leaves if leaf.moment is not None]
    _check_references(tools, plan, moments)
    draw_members = members_drawn(tools, plan, [_entry(member, leaf, affordable) for member, leaf in leaves])
    add_extras = undeclared_members(tools, plan, owner, compile_, affordable)
    tables = tuple(opening.key for opening in openings if opening.shown)
    if not openings and not moments and add_extras is None:
        return Leaf(draw_members)

    def produce(draw: Draw) -> Json:
        outer = draw.scope
        if openings:
            _open(draw, openings)
        value = draw_members(draw)
        if add_extras is not None:
            add_extras(draw, value)
        for name, moment in moments:
            if value.get(name) is PENDING:
                draw.pending.append(Pending(value, name, moment.reference, moment.produce))
        draw.scope = outer
        return value

    return Leaf(produce, tables=tables)


def _entry(member: Member, leaf: Leaf, affordable: Affordable) -> Entry:
    if member.required:
        return member.name, leaf.draw, 1.0, None
    return member.name, leaf.draw, member.probability, affordable(member.plan)


def _open(draw: Draw, openings: Sequence[Opening]) -> None:
    """Begin the entities of an object: its own where it names one or repeats a column, else the enclosing object's."""
    scope = draw.scope = dict(draw.scope)
    scope[EMPLOYER] = None
    for opening in openings:
        found = scope.get(opening.key)
        if found is None or opening.names or (opening.shown and not opening.shown.isdisjoint(found.shown)):
            entity = scope[opening.key] = opening.make(draw)
            if opening.shown:
                entity.shown = opening.shown
            elif opening.key == "company":
                scope[EMPLOYER] = scope[COMPANY_AROUND] = entity


def _check_references(tools: Toolbox, plan: ObjectPlan, moments: Sequence[tuple[str, Moment]]) -> None:
    names = [member.name for member in plan.members]
    for name, moment in moments:
        if not moment.reference.startswith("/") and (moment.reference not in names or moment.reference == name):
            what = f"hint: there is no sibling {moment.reference!r} to be after or before"
            raise tools.document.error(what, moment.pointer, hint=near_names(moment.reference, names))
