"""From canonical forms of arrays to plan nodes: `contains` met by position, by demand and by abstention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edgejson.schema.canonical import Node
from edgejson.schema.governing import NOTHING
from edgejson.schema.plan import AnyPlan, ArrayPlan, Demand, NeverPlan, Notes, Plan
from edgejson.schema.shapes import Contained, Listing, Nothing

if TYPE_CHECKING:
    from edgejson.schema.lowering import Lowering, Sources

__all__ = ["lower_listing"]


def lower_listing(lowering: Lowering, node: Node | None, shape: Listing, sources: Sources, below: int) -> Plan:
    """The plan node of arrays; `node` is None where everything of that type is allowed."""
    return _Lister(lowering, shape, sources, below).plan(node)


class _Lister:
    """One array being lowered: forms are rearranged first, then lowered position by position."""

    def __init__(self, lowering: Lowering, shape: Listing, sources: Sources, below: int) -> None:
        self._lowering = lowering
        self._planner = lowering.planner
        self._sources = sources
        self._below = below
        self._pointer = sources[0] if sources else ""
        self._prefix: list[Node | None] = list(shape.prefix)
        self._rest = shape.rest
        self._low, self._high = shape.low, shape.high
        self._repeated, self._distinct = shape.repeated, shape.distinct
        self._contained = list(shape.contained)

    def plan(self, node: Node | None) -> Plan:
        demands = self._demands()
        self._abstain()
        closed = self._rest is not None and isinstance(self._rest.shape(), Nothing)
        rest = self._planner.add(NeverPlan(self._pointer, "items")) if closed else self._item(len(self._prefix))
        plan = ArrayPlan(
            self._pointer,
            [self._item(index) for index in range(len(self._prefix))],
            rest,
            max(self._low, 2 if self._repeated else 0),
            self._high,
            self._distinct,
            [Demand(self._lowered(wanted, len(self._prefix)), count) for wanted, count in demands],
            self._lowering.notes(self._sources, "array"),
        )
        plan.repeated = self._repeated
        made: Plan = self._planner.add(plan)
        if node is not None and (self._contained or self._repeated or (self._distinct and self._prefix)):
            return self._lowering.guarded(node, made, self._pointer)
        return made

    # ------------------------------------------------------------ contains

    def _demands(self) -> list[tuple[Node, int]]:
        """Items that `contains` calls for, those that can only stand in the prefix put there."""
        wanted = [contained for contained in self._contained if contained.low]
        room = None if self._high is None else self._high - len(self._prefix)
        if self._rest is not None and self._rest.empty():
            room = 0
        joint = self._joint(wanted)
        if joint is not None and room is not None and sum(contained.low for contained in wanted) > room:
            wanted = [joint]
        demands: list[tuple[Node, int]] = []
        for contained in wanted:
            item = self._like(contained.node, self._rest)
            free = contained.low if room is None else min(contained.low, room)
            if item is None:
                free = 0
            if room is not None:
                room -= free
            self._place(contained.node, contained.low - free)
            if item is not None and free:
                demands.append((item, free))
        return demands

    def _joint(self, wanted: Sequence[Contained]) -> Contained | None:
        """One demand that meets all, where items can."""
        if len(wanted) < 2:
            return None
        met: Node | None = wanted[0].node
        for contained in wanted[1:]:
            met = None if met is None else met.meet(contained.node)
        if met is None or met.empty():
            return None
        return Contained(met, max(contained.low for contained in wanted), None)

    def _like(self, wanted: Node, item: Node | None) -> Node | None:
        """The items of a position that are also like `wanted` and do not use up another bounded `contains`."""
        met = wanted if item is None else item.meet(wanted)
        if met is None or met.empty():
            return None
        for contained in self._contained:
            if contained.high is not None and contained.node != wanted:
                less = met.less(contained.node)
                met = met if less is None or less.empty() else less
        return met

    def _place(self, wanted: Node, count: int) -> None:
        """Put `count` items like `wanted` into positions of the prefix, from its end."""
        index = len(self._prefix) - 1
        while count and index >= 0:
            item = self._like(wanted, self._prefix[index])
            if item is not None:
                self._prefix[index] = item
                self._low = max(self._low, index + 1)
                count -= 1
            index -= 1

    def _abstain(self) -> None:
        """Other items keep clear of what may only be contained so often."""
        for contained in self._contained:
            if contained.high is None:
                continue
            less = contained.node.negated() if self._rest is None else self._rest.less(contained.node)
            if less is not None and not less.empty():
                self._rest = less
            elif less is not None:  # every item is like it
                most = contained.high + len(self._prefix)
                self._high = most if self._high is None else min(self._high, most)
            for index, item in enumerate(self._prefix):
                spared = None if item is None else item.less(contained.node)
                if contained.low == 0 and spared is not None and not spared.empty():
                    self._prefix[index] = spared

    # ------------------------------------------------------------ items

    def _item(self, index: int) -> Plan:
        form = self._prefix[index] if index < len(self._prefix) else self._rest
        if form is None:
            return self._planner.add(AnyPlan(self._pointer, Notes()))
        return self._lowered(form, index)

    def _lowered(self, form: Node, index: int) -> Plan:
        governing = self._planner.governing
        said = governing.items(governing.around(self._sources), index)
        sources = tuple(dict.fromkeys(place for place, _ in said))
        holding = governing.facets([(source, NOTHING) for source in self._sources]) or []
        return self._lowering.part(form, governing.items(holding, index), sources, self._below + 1)
