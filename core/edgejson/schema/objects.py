"""Closures for objects: which members, in which order, and the entities they are about."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple, TypeAlias

from edgejson.errors import near_names
from edgejson.schema.coverage import Site
from edgejson.schema.leaves import PENDING, Leaf, Moment, Toolbox
from edgejson.schema.plan import Member, Naming, ObjectPlan
from edgejson.schema.undeclared import Affordable, Compile, undeclared_members
from edgejson.types import Json
from edgejson.values.draw import Draw, Pending, Producer
from edgejson.values.entities import COMPANY_AROUND, EMPLOYER
from edgejson.values.fields import Opening

__all__ = ["Affordable", "Compile", "many", "object_leaf"]

Entry: TypeAlias = "tuple[str, Producer, float, Callable[[Draw], bool] | None]"
"""A member ready to be drawn: name, closure, probability (1 when required), whether the depth left allows it."""

MINIMAL, TYPICAL, MAXIMAL, EDGE = range(4)
"""The policies as `Draw.policy` knows them."""

WIDE = 20
"""Optional members from which on an object shows a part of them at a time."""

_FADING = 0.7


def many(draw: Draw, low: int, high: int) -> int:
    """A count of the closed range: the least one, one more and several each come up often."""
    if low >= high:
        return low
    choice = draw.random()
    if choice < 0.15:
        return low
    if choice < 0.35 or low + 2 > high:
        return low + 1
    return low + 2 + int(draw.random() * (high - low - 1))


def _map_size(draw: Draw, low: int, high: int) -> int:
    """How many members a map has."""
    return 0 if draw.policy == MINIMAL else many(draw, low, high)


def object_leaf(tools: Toolbox, plan: ObjectPlan, naming: Naming, compile_: Compile, affordable: Affordable) -> Leaf:
    """Objects with their members in the order of the schema."""
    living = [member for member in plan.members if not math.isinf(member.plan.cost)]
    owner = naming.name or naming.owner
    leaves = [(member, compile_(member.plan, Naming(member.name, owner))) for member in living]
    openings = tools.fields.openings(use for _, leaf in leaves for use in leaf.uses)
    moments = [(member.name, leaf.moment) for member, leaf in leaves if leaf.moment is not None]
    _check_references(tools, plan, moments)
    draw_members = _members(tools, plan, [_entry(member, leaf, affordable) for member, leaf in leaves])
    add_extras = undeclared_members(tools, plan, owner, compile_, affordable, _map_size)
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


def _members(tools: Toolbox, plan: ObjectPlan, entries: list[Entry]) -> Callable[[Draw], dict[str, Json]]:
    wide = sum(often < 1 for _, _, often, _ in entries) > WIDE
    if wide or tools.edge or tools.steered or plan.recursive or plan.dependents or plan.high is not None:
        return _counted_members(tools, plan, entries)
    policies: tuple[list[tuple[str, Producer, float]], ...] = (
        [(name, produce, 1.0) for name, produce, often, _ in entries if often == 1.0],
        [(name, produce, often) for name, produce, often, _ in entries if often > 0],
        [(name, produce, 1.0) for name, produce, _, _ in entries],
    )

    def produce(draw: Draw) -> dict[str, Json]:
        value: dict[str, Json] = {}
        random = draw.random
        for name, member, often in policies[draw.policy if draw.room > 0 else MINIMAL]:
            if often == 1.0 or random() < often:
                value[name] = member(draw)
        draw.room -= len(value)
        return value

    return produce


def _counted_members(tools: Toolbox, plan: ObjectPlan, entries: list[Entry]) -> Callable[[Draw], dict[str, Json]]:
    """Members of an object that limits their number, ties them to one another, recurs or is wide: chosen first, then
    drawn.
    """
    known = {name for name, *_ in entries}
    groups = {name: _with_dependents(name, plan, known) for name in known}
    required = frozenset(other for name, _, often, _ in entries if often == 1.0 for other in groups[name])
    optional = [
        _Optional(name, often, allowed, groups[name], tools.site("member", f"{plan.pointer}/properties/{name}", 2))
        for name, _, often, allowed in entries
        if name not in required
    ]
    window = _window([option.name for option in optional])
    recursive, high = plan.recursive, plan.high if plan.high is not None else len(entries)

    def choose(draw: Draw) -> set[str]:
        chosen = set(required)
        if draw.room <= 0 or draw.policy == MINIMAL:
            return chosen
        random = draw.random
        shown = window(draw)
        usual = _usual(draw)
        for name, often, allowed, group, site in optional:
            if name in chosen or (shown is not None and name not in shown):
                continue
            likely = often if usual is None or often == 0 < usual < 1 else usual
            if shown is not None and often:
                likely = (1 + likely) / 2  # its turn comes seldom
            if allowed is not None:
                if not allowed(draw):
                    continue
                likely = often * _FADING**draw.depth  # recursion thins out instead of stopping at a wall
            steering = draw.coverage if site is not None else None
            if random() < likely if site is None or steering is None else steering.present(site, draw, likely):
                wanted = chosen | group
                if len(wanted) <= high:
                    chosen = wanted
        return chosen

    def produce(draw: Draw) -> dict[str, Json]:
        chosen = choose(draw)
        draw.room -= len(chosen)
        draw.fuel -= len(chosen) if recursive else 0
        return {name: member(draw) for name, member, _, _ in entries if name in chosen}

    return produce


class _Optional(NamedTuple):
    """An optional member: how often it is there, whether the depth left allows it, and the names it brings along."""

    name: str
    often: float
    allowed: Callable[[Draw], bool] | None
    group: frozenset[str]
    site: Site | None


def _usual(draw: Draw) -> float | None:
    """How often optional members of one object are there under the policy; None: as often as each of them says.

    At the edge, objects are bare, complete, or anything between.
    """
    if draw.policy == TYPICAL:
        return None
    if draw.policy == MAXIMAL:
        return 1.0
    mood = draw.random()
    return 0.0 if mood < 0.3 else 1.0 if mood < 0.55 else 0.5


def _window(names: Sequence[str]) -> Callable[[Draw], frozenset[str] | None]:
    """Which optional members of a wide object a sample shows: all of them in turn, as seeds count up.

    Of hundreds of members a document uses a few.  Chance alone would leave many unseen in a series of samples, so
    windows follow one another in an order that is shuffled once.
    """
    if len(names) <= WIDE:
        return lambda _: None
    order = Random(len(names)).sample(names, len(names))
    windows = [frozenset((order * 2)[start : start + WIDE]) for start in range(0, len(order), WIDE)]

    def shown(draw: Draw) -> frozenset[str] | None:
        if draw.policy != TYPICAL:
            return None
        draw.serial += 1
        return windows[(draw.seed + draw.serial) % len(windows)]

    return shown


def _with_dependents(name: str, plan: ObjectPlan, known: set[str]) -> frozenset[str]:
    """A name with all the names it demands, near and far."""
    group, queue = {name}, [name]
    while queue:
        for other in plan.dependents.get(queue.pop(), ()):
            if other in known and other not in group:
                group.add(other)
                queue.append(other)
    return frozenset(group)


def _check_references(tools: Toolbox, plan: ObjectPlan, moments: Sequence[tuple[str, Moment]]) -> None:
    names = [member.name for member in plan.members]
    for name, moment in moments:
        if not moment.reference.startswith("/") and (moment.reference not in names or moment.reference == name):
            what = f"hint: there is no sibling {moment.reference!r} to be after or before"
            raise tools.document.error(what, moment.pointer, hint=near_names(moment.reference, names))
