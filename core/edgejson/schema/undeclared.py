"""Closures for undeclared members: of maps, and where an object must have more members than are declared."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from edgejson.schema.leaves import Leaf, Toolbox
from edgejson.schema.members import MINIMAL, many
from edgejson.schema.plan import AnyPlan, Extra, Naming, NumberPlan, ObjectPlan, Plan, StringPlan
from edgejson.schema.regex import PatternWalker
from edgejson.schema.validation import Accepts
from edgejson.types import Json
from edgejson.values import texts
from edgejson.values.draw import Draw, Producer
from edgejson.values.names import key_by_name, singular

__all__ = ["AddExtras", "Affordable", "Compile", "undeclared_members"]

Compile: TypeAlias = Callable[[Plan, Naming], Leaf]
Affordable: TypeAlias = Callable[[Plan], "Callable[[Draw], bool] | None"]
AddExtras: TypeAlias = Callable[[Draw, dict[str, Json]], None]

_MOST = 0.6
"""The part of plausible names that a pattern must take for them to be drawn instead of walked ones."""
_WALKED = 0.5
"""How often a name is made from its pattern where another keyword speaks about names as well."""
_NAME_TRIES = 20
_TRIES_A_MEMBER = 6


@dataclass(frozen=True, slots=True)
class _Source:
    """Where members of one sort come from; a name that is not one of the sort is None."""

    name: Producer
    value: Producer
    allowed: Callable[[Draw], bool] | None
    least: int


def undeclared_members(
    tools: Toolbox, plan: ObjectPlan, owner: str, compile_: Compile, affordable: Affordable
) -> AddExtras | None:
    """Adds undeclared members; None where there are none to add."""
    living = [extra for extra in plan.extras if not math.isinf(extra.plan.cost) and _has_names(plan, extra)]
    sources = living
    if any(extra.pattern is not None for extra in living):  # names that the author described come first
        sources = [extra for extra in living if extra.pattern is not None or not isinstance(extra.plan, AnyPlan)]
    is_map = not plan.members and bool(sources)
    stated = is_map and not all(isinstance(extra.plan, AnyPlan) and extra.pattern is None for extra in sources)
    must = [extra for extra in living if extra.least]
    if not is_map and plan.low == 0 and not must:
        return None
    names = _Names(tools, plan, compile_, owner)
    ready = [_source(names, extra, owner, compile_, affordable) for extra in sources]
    demanded = [_source(names, extra, owner, compile_, affordable) for extra in must]
    optional = [
        (member.name, compile_(member.plan, Naming(member.name, owner)).draw)
        for member in plan.members
        if not member.required and not math.isinf(member.plan.cost)
    ]
    low, high = plan.low, plan.high if plan.high is not None else plan.low + 5
    tries = _NAME_TRIES + _TRIES_A_MEMBER * low

    def add(draw: Draw, value: dict[str, Json]) -> None:
        for source in demanded:
            _grow(draw, value, [source], len(value) + source.least, tries)
        is_large = is_map and draw.policy != MINIMAL and draw.room > 0
        count = max(low, min(high, many(draw, 0 if stated else 1, 4))) if is_large else low
        for name, produce in optional:
            if len(value) >= count:
                return
            if name not in value:
                value[name] = produce(draw)
        if len(value) < count and ready:
            open_ = [source for source in ready if source.allowed is None or source.allowed(draw)]
            if open_ or len(value) < low:
                _grow(draw, value, open_ or ready, count, tries)

    return add


def _grow(draw: Draw, value: dict[str, Json], sources: Sequence[_Source], count: int, tries: int) -> None:
    """Add members until there are `count`, or the names run out.

    Each is about things of its own, unless the object around is about them: name and value share a row of a table.
    """
    around, dealt = draw.scope, draw.rows
    for _ in range(tries):
        if len(value) >= count:
            break
        draw.scope, draw.rows = dict(around), {}
        source = sources[int(draw.random() * len(sources))]
        name = source.name(draw)
        if isinstance(name, str) and name not in value:
            value[name] = source.value(draw)
    draw.scope, draw.rows = around, dealt


def _has_names(plan: ObjectPlan, extra: Extra) -> bool:
    names = extra.names or (plan.names if extra.pattern is None else None)
    return names is None or not math.isinf(names.cost)


def _source(names: _Names, extra: Extra, owner: str, compile_: Compile, affordable: Affordable) -> _Source:
    value = compile_(extra.plan, Naming(singular(owner), owner))
    if value.moment is not None:
        what = "hint: after and before belong to declared members of objects"
        raise names.tools.document.error(what, value.moment.pointer)
    return _Source(names.of(extra), value.draw, affordable(extra.plan), extra.least)


class _Names:
    """Draws names for the undeclared members of one object."""

    def __init__(self, tools: Toolbox, plan: ObjectPlan, compile_: Compile, owner: str) -> None:
        self.tools = tools
        self._plan = plan
        self._compile = compile_
        self._naming = Naming("key", owner)
        scalars = any(isinstance(extra.plan, (StringPlan, NumberPlan, AnyPlan)) for extra in plan.extras)
        self._plausible = tools.fields.field(key_by_name(owner, scalars=scalars)).draw
        self._declared = {member.name for member in plan.members}
        patterns = dict.fromkeys(
            pattern for extra in plan.extras for pattern in (extra.pattern, *extra.also) if pattern is not None
        )
        self._described: dict[str, Accepts] = {pattern: tools.guards.of({"pattern": pattern}) for pattern in patterns}
        self._admits = None if plan.admitted is None else tools.guards.of(plan.admitted)

    def of(self, extra: Extra) -> Producer:
        """Names of the sort; None where one was drawn that is declared, not admitted or of another sort."""
        wanted = {pattern for pattern in (extra.pattern, *extra.also) if pattern is not None}
        inside = [accepts for pattern, accepts in self._described.items() if pattern in wanted]
        outside = [accepts for pattern, accepts in self._described.items() if pattern not in wanted]
        draw_name, declared, admits = self._drawn(extra), self._declared, self._admits

        def produce(draw: Draw) -> Json:
            name = draw_name(draw)
            if not isinstance(name, str) or name in declared or (admits is not None and not admits(name)):
                return None
            fits = all(accepts(name) for accepts in inside) and not any(accepts(name) for accepts in outside)
            return name if fits else None

        return produce

    def _drawn(self, extra: Extra) -> Producer:
        if extra.names is not None:
            return self._compile(extra.names, self._naming).draw
        stated = None if self._plan.names is None else self._compile(self._plan.names, self._naming).draw
        if extra.pattern is not None:
            walked = self._walked(extra.pattern)
            return walked if stated is None else lambda draw: (walked if draw.random() < _WALKED else stated)(draw)
        if stated is not None:
            return stated
        return self._plausible if self._plan.low < _NAME_TRIES else _numbered

    def _walked(self, pattern: str) -> Producer:
        """Plausible names where the pattern takes most of them, else what a walk gives."""
        try:
            walker = PatternWalker(pattern)
        except ValueError as error:
            raise self.tools.document.error(str(error), f"{self._plan.pointer}/patternProperties") from None
        if self.tools.pass_rate(self._plausible, self._described[pattern]) >= _MOST:
            return self._plausible
        return lambda draw: walker.draw(draw.random, 1)


def _numbered(draw: Draw) -> Json:
    """A name with a number: there are enough of them for the largest objects."""
    return f"{texts.key_word(draw)}_{int(draw.random() * 1_000_000)}"
