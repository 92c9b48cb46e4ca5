"""Closures for arrays: how many items, each about things of its own, rows of a table dealt without repeats."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from edgejson import jsontext
from edgejson.schema.leaves import Leaf, Toolbox
from edgejson.schema.members import EDGE, MINIMAL, many
from edgejson.schema.plan import AnyPlan, ArrayPlan, BooleanPlan, Naming, NumberPlan, Plan, StringPlan, ValuesPlan
from edgejson.schema.undeclared import Affordable, Compile
from edgejson.types import Json
from edgejson.values.draw import Draw, Producer
from edgejson.values.entities import COMPANY_AROUND
from edgejson.values.fields import ListField, Row
from edgejson.values.hints import FieldHint, ListHint
from edgejson.values.names import singular

__all__ = ["array_leaf"]

_DISTINCT_TRIES = 10
_MANY = 20
_MORE_TRIES = 40
"""From so many items on, more tries are made to find one that is new."""
_LONG = 8
"""Items beyond the least number that an outermost array at the edge may have."""
_ROOM = 3
"""Items beyond the least number that an outermost array without a hint may have; halved for each array around it, so
that an instance stays of a size that a small model can take in."""
_HEAVY = 9
"""Items with as many declared parts as this are heavy: arrays of them have one item less."""


def array_leaf(tools: Toolbox, plan: ArrayPlan, naming: Naming, compile_: Compile, affordable: Affordable) -> Leaf:
    """Arrays: empty, of one item, of several, as the bounds allow."""
    hint = tools.hint(plan.notes)
    plan = _cut(plan)
    item_naming = Naming(singular(naming.name), naming.owner)
    if hint is not None and not isinstance(hint, ListHint):
        raise tools.bad_hint(plan.notes, "an array takes a list hint; other hints belong to its items")
    if hint is not None and isinstance(hint.item, FieldHint):
        column = tools.fields.list_field(hint.item.name)
        if column is not None:
            return _of_one_row(column, _count(tools, plan, compile_(plan.rest, item_naming), hint, None))
    item_plan = plan.rest if hint is None else _hinted(tools, plan)
    rest = None if math.isinf(item_plan.cost) else compile_(item_plan, item_naming)
    prefix = [compile_(part, item_naming) for part in plan.prefix]
    for leaf in (*prefix, *([rest] if rest else ())):
        if leaf.moment is not None:
            raise tools.document.error("hint: after and before belong to members of objects", leaf.moment.pointer)
    unique = plan.unique or hint is not None
    count = _count(tools, plan, rest, hint, item_plan if unique else None)
    may_grow = affordable(item_plan)

    def length(draw: Draw) -> int:
        if may_grow is None:
            return count(draw)
        wanted = count(draw) if may_grow(draw) else plan.low
        draw.fuel -= wanted
        return wanted

    plain = not prefix and not plan.demands and not unique and not plan.repeated and isinstance(item_plan, _SCALARS)
    if rest is not None and plain and not rest.uses:
        item = rest.draw
        return Leaf(lambda draw: [item(draw) for _ in range(length(draw))])
    demands = [compile_(demand.plan, item_naming).draw for demand in plan.demands for _ in range(demand.count)]
    tables = sorted({*rest.tables, *(key for key, _ in rest.uses)}) if rest is not None else []
    rows = [(table, size) for table in tables if (size := tools.fields.row_count(table)) is not None]
    spares = _spares(item_plan) if plan.unique and not plan.demands else None
    each = rest.draw if rest else None
    made = _items([leaf.draw for leaf in prefix], demands, each, length, rows, unique=unique, spares=spares)
    return Leaf(_repeating(made, plan.high) if plan.repeated else made)


def _cut(plan: ArrayPlan) -> ArrayPlan:
    """The array ends before the first position that has no value."""
    dead = next((index for index, part in enumerate(plan.prefix) if math.isinf(part.cost)), None)
    if dead is None:
        return plan
    cut = replace(plan, prefix=plan.prefix[:dead], high=dead if plan.high is None else min(plan.high, dead))
    cut.cost, cut.recursive = plan.cost, plan.recursive
    return cut


def _repeating(produce: Producer, high: int | None) -> Producer:
    """Arrays in which two items are equal: one is put in again, or in the place of another."""

    def repeat(draw: Draw) -> Json:
        items = produce(draw)
        if not isinstance(items, list) or not items:
            return items
        item = items[int(draw.random() * len(items))]
        if high is None or len(items) < high:
            items.append(item)
        else:
            items[-1] = items[0]
        return items

    return repeat


_SCALARS = (StringPlan, NumberPlan, BooleanPlan, ValuesPlan, AnyPlan)


def _of_one_row(column: ListField, count: Callable[[Draw], int]) -> Leaf:
    """Distinct values of one cell: the list belongs to the row that the object around the array is about."""

    def produce(draw: Draw) -> Json:
        options = column.cells(draw)
        chosen = draw.rng.sample(options, min(count(draw), len(options)))
        return [option(draw) if callable(option) else option for option in chosen]

    return Leaf(produce, uses=column.uses)


def _hinted(tools: Toolbox, plan: ArrayPlan) -> Plan:
    """The node of the items with the hint that the list gives them."""
    items = plan.rest
    if not isinstance(items, _SCALARS) or not isinstance(plan.notes.hint, dict):
        raise tools.bad_hint(plan.notes, "a list hint wants items that are texts, numbers or truth values")
    notes = replace(items.notes, hint=plan.notes.hint["list"], hint_pointer=f"{plan.notes.hint_pointer}/list")
    hinted = replace(items, notes=notes)
    hinted.cost = items.cost
    return hinted


def _count(
    tools: Toolbox, plan: ArrayPlan, rest: Leaf | None, hint: ListHint | None, distinct: Plan | None
) -> Callable[[Draw], int]:
    """How many items: the least, one more, several; a list hint says how many there usually are."""
    demanded = sum(demand.count for demand in plan.demands)
    low = max(plan.low, len(plan.prefix) + demanded if demanded else 0)
    spare = _ROOM - (_parts(plan.rest, _HEAVY) >= _HEAVY)
    room = max(low, len(plan.prefix)) + spare
    high = plan.high if plan.high is not None else max(room, hint.high if hint is not None else 0)
    if rest is None:
        high = min(high, len(plan.prefix))
    if isinstance(distinct, ValuesPlan):
        high = min(high, len(distinct.values))
    usual = min(high, room)
    if hint is not None:
        low, usual = max(low, min(hint.low, high)), min(high, max(hint.high, low))

    longest = min(low + _LONG, high if plan.high is not None else low + _LONG)
    site = tools.site("length", plan.pointer, min(usual - low, 2) + 1)

    def count(draw: Draw) -> int:
        if draw.policy == MINIMAL or draw.room <= 0:
            return low
        if draw.policy == EDGE:
            return _edge_length(draw, low, usual, longest if rest is not None and distinct is None else usual)
        if site is not None and draw.coverage is not None:
            length = draw.coverage.choose(site, draw)
            return low + length if length < 2 else low + 2 + int(draw.random() * (usual - low - 1))
        top = usual if hint is not None or not draw.lists else min(usual, low + max(1, spare >> draw.lists))
        if draw.policy == 1:
            return many(draw, low, top)
        return max(low, min(top, 3 + int(draw.random() * 2)))

    return count


def _edge_length(draw: Draw, low: int, usual: int, longest: int) -> int:
    """Mostly the least or one more, now and then the most."""
    mood = draw.random()
    if mood < 0.35:
        return low
    if mood < 0.6:
        return min(low + 1, usual)
    return longest if mood < 0.75 and not draw.lists else many(draw, low, usual)


def _parts(plan: Plan, most: int) -> int:
    """How many parts a node has, all levels together; counted no further than `most`, for definitions may recur."""
    count = 0
    stack = [plan]
    while stack and count < most:
        parts = list(stack.pop().parts())
        count += len(parts)
        stack += parts
    return count


def _items(
    prefix: Sequence[Producer],
    demands: Sequence[Producer],
    rest: Producer | None,
    length: Callable[[Draw], int],
    rows: Sequence[tuple[str, int]],
    *,
    unique: bool,
    spares: Callable[[int], Json] | None = None,
) -> Producer:
    named = len(prefix)

    def produce(draw: Draw) -> Json:
        outer_scope, outer_rows = draw.scope, draw.rows
        company = outer_scope.get(COMPANY_AROUND)
        # A position with a meaning of its own may be about a row that the object around the array shows too.
        around = {key: row for key, row in outer_scope.items() if isinstance(row, Row)} if named else {}
        count = length(draw)
        dealt = [(table, _deal(draw, size, count)) for table, size in rows]
        makers = [*prefix, *demands, *([rest] * (count - len(prefix) - len(demands)) if rest is not None else ())]
        items: list[Json] = []
        seen: set[str] = set()
        draw.lists += 1
        for index, make in enumerate(makers[: max(count, named + len(demands) if demands else 0)]):
            for _ in range(_DISTINCT_TRIES if index < _MANY else _MORE_TRIES):
                draw.scope = {COMPANY_AROUND: company, **around} if index < named else {COMPANY_AROUND: company}
                draw.rows = {table: numbers[index % len(numbers)] for table, numbers in dealt}
                item = make(draw)
                if not unique or _is_new(item, seen):
                    items.append(item)
                    break
                dealt = []  # a dealt row that repeats would repeat for ever
            else:
                spare = None if spares is None or index < named else _new_spare(spares, seen)
                if spare is None:
                    break  # there are no more
                items.append(spare)
        draw.scope, draw.rows = outer_scope, outer_rows
        draw.lists -= 1
        return items

    return produce


def _deal(draw: Draw, size: int, count: int) -> list[int]:
    """Numbers of `count` different rows; of all there are, when the table has no more."""
    random = draw.random
    if 4 * count >= size:
        numbers = list(range(size))
        count = min(count, size)
        for place in range(count):  # the start of a shuffle
            other = place + int(random() * (size - place))
            numbers[place], numbers[other] = numbers[other], numbers[place]
        return numbers[:count] or numbers
    dealt: dict[int, None] = {}
    while len(dealt) < max(count, 1):
        dealt[int(random() * size)] = None
    return list(dealt)


def _spares(plan: Plan) -> Callable[[int], Json] | None:
    """Items one after the other, for arrays that demand more than plausible ones come up with; None where that is
    not easy.
    """
    if isinstance(plan, ValuesPlan):
        values = plan.values
        return lambda index: values[index % len(values)]
    if isinstance(plan, StringPlan) and not (plan.patterns or plan.formats or plan.barred):
        low, high = plan.low, plan.high
        return lambda index: f"{index:0{max(low, 1)}d}" if high is None else f"{index:0{max(low, 1)}d}"[-high:]
    if isinstance(plan, NumberPlan) and not plan.barred_steps:
        step = plan.step or Fraction(1)
        if plan.integer:
            step = Fraction(step.numerator)
        bound, sign = (plan.low, 1) if plan.low is not None or plan.high is None else (plan.high, -1)
        if bound is None:
            return lambda index: plain_number(index * step)
        edge = math.ceil(bound[0] / step) if sign > 0 else math.floor(bound[0] / step)
        edge += sign * (bound[1] and edge * step == bound[0])
        last = plan.high if sign > 0 else None
        most = None if last is None else math.ceil(last[0] / step) - 1 if last[1] else math.floor(last[0] / step)
        count = None if most is None else most - edge + 1
        return lambda index: plain_number((edge + sign * (index if not count else index % count)) * step)
    return None


def plain_number(number: Fraction) -> int | float:
    """A number as JSON carries it: whole ones as `int`."""
    return number.numerator if number.denominator == 1 else float(number)


def _new_spare(spares: Callable[[int], Json], seen: set[str]) -> Json:
    """The first spare item that the array does not have yet; None where there is none near."""
    for index in range(len(seen), len(seen) + _MORE_TRIES):
        item = spares(index)
        if _is_new(item, seen):
            return item
    return next((item for item in map(spares, range(len(seen))) if _is_new(item, seen)), None)


def _is_new(item: Json, seen: set[str]) -> bool:
    try:
        identity = jsontext.canonical(item)
    except jsontext.CanonicalError:  # an integer that no double holds
        identity = json.dumps(item, sort_keys=True)
    if identity in seen:
        return False
    seen.add(identity)
    return True
