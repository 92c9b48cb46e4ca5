"""From plan nodes to closures: one function per node, specialised when the schema is compiled.

Each closure takes the `Draw` of the sample and returns a value.  Whatever can be decided once (bounds, pools, names,
which entities an object opens) is decided here, so that a sample only draws.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from edgejson import jsontext
from edgejson.schema.arrays import array_leaf
from edgejson.schema.coverage import Site
from edgejson.schema.edges import EDGE_SHARE
from edgejson.schema.leaves import PENDING, Leaf, Toolbox, any_leaf, boolean_leaf, values_leaf
from edgejson.schema.members import MINIMAL
from edgejson.schema.numeric import number_leaf
from edgejson.schema.objects import object_leaf
from edgejson.schema.plan import (
    AnyPlan,
    ArrayPlan,
    BooleanPlan,
    ChoicePlan,
    GuardedPlan,
    Naming,
    NeverPlan,
    NullPlan,
    NumberPlan,
    ObjectPlan,
    Plan,
    PreferredPlan,
    RecursionPlan,
    StringPlan,
    ValuesPlan,
)
from edgejson.schema.strings import string_leaf
from edgejson.types import Json
from edgejson.values.dates import datetime_text
from edgejson.values.draw import Draw, Producer

__all__ = ["MAX_DEPTH", "NEVER_ENDS", "compile_plan", "dead_end", "settle"]

MAX_DEPTH = 4
"""Recursive steps a sample takes freely; beyond, only those a value needs to end."""

NEVER_ENDS = "its recursion never ends"
"""Why a node has no finite value, where no part of it is to blame."""

_GUARD_TRIES = 12
_PLAIN_TRIES = 3
"""The last tries, which draw required members only."""
_NULLS = 0.1
_HIDDEN = datetime_text()


def compile_plan(tools: Toolbox, root: Plan) -> Producer:
    """The closure of a whole document, which has a finite value; `SchemaError` when a hint or pattern is wrong."""
    title = tools.document.root.get("title")
    compiler = _Compiler(tools)
    leaf = compiler.compile(root, Naming(owner=title if isinstance(title, str) else ""))
    if leaf.moment is not None:
        raise tools.document.error("hint: after and before belong to members of objects", leaf.moment.pointer)
    compiler.fill_cells()
    return leaf.draw


def settle(draw: Draw, root: Json) -> None:
    """Draw the moments that wait for others; of a ring that waits for itself the first is drawn freely.

    Moments of several objects that refer to one absent leaf lie around one hidden moment.
    """
    waiting = draw.pending
    hidden: dict[str, Json] = {}
    while waiting:
        later = []
        for moment in waiting:
            reference = _referenced(moment.reference, moment.holder, root)
            if reference is None and moment.reference.startswith("/"):
                if moment.reference not in hidden:
                    hidden[moment.reference] = _HIDDEN(draw)
                reference = hidden[moment.reference]
            if reference is PENDING:
                later.append(moment)
            else:
                moment.holder[moment.name] = moment.produce(draw, reference)
        if len(later) == len(waiting):
            first = later.pop(0)
            first.holder[first.name] = first.produce(draw, None)
        waiting = later


def _referenced(reference: str, holder: dict[str, Json], root: Json) -> Json:
    if not reference.startswith("/"):
        return holder.get(reference)
    try:
        found: Json = jsontext.resolve(root, reference)
    except KeyError:
        return None
    return found


@dataclass(slots=True)
class _Cell:
    """Where a recursive step finds its target's closure."""

    target: Plan
    naming: Naming
    draw: Producer | None = None


class _Compiler:
    """Compiles each node for every name it goes by: at once under the first name, under others when they are drawn.

    A recursive step calls through a cell, which is filled when its target is done under any name: a recursion is one
    under whatever name it comes back.
    """

    def __init__(self, tools: Toolbox) -> None:
        self._tools = tools
        self._made: dict[tuple[int, Naming], tuple[Plan, Leaf]] = {}  # a node is kept, or another could get its id
        self._first: dict[int, Leaf] = {}
        self._cells: dict[int, _Cell] = {}

    def compile(self, plan: Plan, naming: Naming) -> Leaf:
        made = self._made.get((id(plan), naming))
        if made is not None:
            return made[1]
        first = self._first.get(id(plan))
        if first is not None and isinstance(plan, ObjectPlan | ArrayPlan):
            leaf = replace(first, draw=self._when_drawn(plan, naming))
        else:
            leaf = self._compile(plan, naming)
            self._first.setdefault(id(plan), leaf)
        self._made[id(plan), naming] = plan, leaf
        if plan.recursive and not isinstance(plan, RecursionPlan):
            cell = self._cells.setdefault(id(plan), _Cell(plan, naming))
            cell.draw = cell.draw or leaf.draw
        return leaf

    def _when_drawn(self, plan: Plan, naming: Naming) -> Producer:
        """Most combinations of names and large nodes are never drawn, and there are very many of them."""
        made: list[Producer] = []

        def draw_later(draw: Draw) -> Json:
            if not made:
                made.append(self._compile(plan, naming).draw)
            return made[0](draw)

        return draw_later

    def fill_cells(self) -> None:
        """Compile what is only reached by recursive steps."""
        while empty := [cell for cell in self._cells.values() if cell.draw is None]:
            for cell in empty:
                cell.draw = self.compile(cell.target, cell.naming).draw

    def _compile(self, plan: Plan, naming: Naming) -> Leaf:
        if isinstance(plan, StringPlan):
            return string_leaf(self._tools, plan, naming)
        if isinstance(plan, NumberPlan):
            return number_leaf(self._tools, plan, naming)
        if isinstance(plan, ValuesPlan):
            return values_leaf(self._tools, plan)
        if isinstance(plan, BooleanPlan):
            return boolean_leaf(self._tools, plan)
        if isinstance(plan, AnyPlan):
            return any_leaf(self._tools, plan, naming)
        if isinstance(plan, NullPlan):
            return Leaf(lambda _: None)
        if isinstance(plan, ObjectPlan):
            return object_leaf(self._tools, plan, naming, self.compile, self._allowed)
        if isinstance(plan, ArrayPlan):
            return array_leaf(self._tools, plan, naming, self.compile, self._allowed)
        if isinstance(plan, ChoicePlan):
            return self._choice(plan, naming)
        if isinstance(plan, PreferredPlan):
            return self._preferred(plan, naming)
        if isinstance(plan, GuardedPlan):
            return self._guarded(plan, naming)
        if isinstance(plan, RecursionPlan):
            return self._recursion(plan, naming)
        raise _impossible(self._tools, plan)

    def _allowed(self, plan: Plan) -> Callable[[Draw], bool] | None:
        """Whether there is depth left for a value of this node; None when it takes no recursive step."""
        return partial(_affordable, plan.cost) if plan.recursive else None

    def _choice(self, plan: ChoicePlan, naming: Naming) -> Leaf:
        live = [branch for branch in plan.branches if not math.isinf(branch.cost)]
        leaves = [(branch, self.compile(branch, naming)) for branch in live]
        uses = tuple(dict.fromkeys(use for _, leaf in leaves for use in leaf.uses))
        moment = next((leaf.moment for _, leaf in leaves if leaf.moment is not None), None)
        tables = tuple(dict.fromkeys(table for _, leaf in leaves for table in leaf.tables))
        site = self._tools.site("branch", plan.pointer, len(live))
        if site is not None:
            return Leaf(_steered([(branch, leaf.draw) for branch, leaf in leaves], site), uses, moment, tables)
        nulls = [leaf.draw for branch, leaf in leaves if isinstance(branch, NullPlan)]
        others = [(branch, leaf.draw) for branch, leaf in leaves if not isinstance(branch, NullPlan)]
        if not (nulls and others):
            return Leaf(self._among(others) if others else nulls[0], uses, moment, tables)
        rest = self._among(others)
        least = min(branch.cost for branch, _ in others) if plan.recursive else 0
        often = EDGE_SHARE if self._tools.edge else _NULLS

        def produce(draw: Draw) -> Json:
            return None if draw.random() < often or (least and not _affordable(least, draw)) else rest(draw)

        return Leaf(produce, uses, moment, tables)

    def _among(self, branches: list[tuple[Plan, Producer]]) -> Producer:
        draws = [draw for _, draw in branches]
        count = len(draws)
        if count == 1:
            return draws[0]
        if not any(branch.recursive for branch, _ in branches):
            return lambda draw: draws[int(draw.random() * count)](draw)
        least = min(branch.cost for branch, _ in branches)
        cheapest = [draw for branch, draw in branches if branch.cost == least]

        def produce(draw: Draw) -> Json:
            pool = [choice for branch, choice in branches if _affordable(branch.cost, draw)] or cheapest
            return pool[int(draw.random() * len(pool))](draw)

        return produce

    def _preferred(self, plan: PreferredPlan, naming: Naming) -> Leaf:
        if math.isinf(plan.meant.cost):
            return self.compile(plan.other, naming)
        meant = self.compile(plan.meant, naming)
        if not plan.meant.cost:
            return meant
        usual, other, allowed = meant.draw, self.compile(plan.other, naming).draw, self._allowed(plan.meant)
        return replace(meant, draw=lambda draw: usual(draw) if allowed is None or allowed(draw) else other(draw))

    def _guarded(self, plan: GuardedPlan, naming: Naming) -> Leaf:
        inner = self.compile(plan.inner, naming)
        if inner.moment is not None:
            return inner
        guards = self._tools.guards
        produce, accepts = inner.draw, guards.at(plan.checks) if plan.schema is None else guards.of(plan.schema)

        def tried(draw: Draw) -> Json:
            waiting, policy = len(draw.pending), draw.policy
            value = produce(draw)
            for attempt in range(_GUARD_TRIES):
                # A part with moments that wait cannot be judged yet; the guard of the whole document will.
                if len(draw.pending) > waiting or draw.retries <= 0 or accepts(value):
                    break
                draw.retries -= 1
                if attempt >= _GUARD_TRIES - _PLAIN_TRIES:
                    draw.policy = MINIMAL  # what has few members breaks few conditions
                value = produce(draw)
            draw.policy = policy
            return value

        return Leaf(tried, inner.uses, tables=inner.tables)

    def _recursion(self, plan: RecursionPlan, naming: Naming) -> Leaf:
        if plan.target is None or math.isinf(plan.cost):
            raise _impossible(self._tools, plan)
        cell = self._cells.setdefault(id(plan.target), _Cell(plan.target, naming))

        def step(draw: Draw) -> Json:
            draw.depth += 1
            value = cell.draw(draw)  # type: ignore[misc]  # filled before the first sample
            draw.depth -= 1
            return value

        return Leaf(step)


def _steered(branches: list[tuple[Plan, Producer]], site: Site) -> Producer:
    """One of the branches that the depth left allows, chosen by the coverage."""
    least = min(branch.cost for branch, _ in branches)

    def produce(draw: Draw) -> Json:
        open_ = [
            index
            for index, (branch, _) in enumerate(branches)
            if branch.cost == least or not branch.recursive or _affordable(branch.cost, draw)
        ]
        if draw.coverage is None:
            return branches[open_[int(draw.random() * len(open_))]][1](draw)
        return branches[draw.coverage.choose(site, draw, open_)][1](draw)

    return produce


def _affordable(cost: float, draw: Draw) -> bool:
    return draw.depth + cost <= MAX_DEPTH and draw.fuel > 0


def dead_end(plan: Plan) -> tuple[str, str]:
    """Why a node has no finite value: pointer and keyword of the first dead end among the parts that are needed."""
    seen: set[int] = set()
    queue: list[Plan] = [plan]
    while queue:
        node = queue.pop(0)
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, NeverPlan):
            return node.pointer, node.keyword
        queue.extend(part for part in _dead(node.parts()))
    return plan.pointer, NEVER_ENDS


def _impossible(tools: Toolbox, plan: Plan) -> Exception:
    pointer, keyword = dead_end(plan)
    return tools.document.error(f"no value satisfies this schema ({keyword})", pointer)


def _dead(parts: Iterable[Plan]) -> Iterable[Plan]:
    return (part for part in parts if math.isinf(part.cost))
