"""Closures for numbers: a plausible range cut to the bounds, on the grid that `multipleOf` or the decimals give."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from edgejson.schema.edges import number_edges, with_edges
from edgejson.schema.leaves import Leaf, Toolbox, chosen, field_leaf, usable
from edgejson.schema.plan import Naming, NumberPlan
from edgejson.types import Json
from edgejson.values.draw import Draw, Producer, pick
from edgejson.values.hints import FieldHint, Hint, RangeHint, TemplateHint, WeightsHint
from edgejson.values.names import number_by_name, number_field_by_name
from edgejson.values.numbers import exact, on_grid

__all__ = ["number_leaf"]

ANYTHING = RangeHint(0, 100, 2, None)
"""What an unnamed number looks like."""

_ENOUGH = 40
"""Different values a number that need not be whole has at least; a narrow range gets more decimals."""

_REDRAWS = 40
_FINEST = 15
"""Decimal places a double still tells apart."""


def number_leaf(tools: Toolbox, plan: NumberPlan, naming: Naming) -> Leaf:
    """Numbers of a node; `SchemaError` when its bounds leave none."""
    notes = plan.notes
    hint = tools.hint(notes)
    if isinstance(hint, WeightsHint):
        return field_leaf(chosen(tools, hint, notes, lambda value: _allowed(plan, value)))
    if isinstance(hint, FieldHint):
        return field_leaf(tools.field(hint, notes))
    leaf = _plausible(tools, plan, naming, hint)
    if plan.barred_steps:
        leaf = replace(leaf, draw=_off_grids(plan, leaf.draw))
    elif hint is None and plan.step.denominator > 1 and not plan.integer:
        leaf = replace(leaf, draw=_divisible(float(plan.step), leaf.draw))
    if not tools.edge or hint is not None:  # a hint says what the number is about, its ends included
        return leaf
    return replace(leaf, draw=with_edges(leaf.draw, number_edges(plan, lambda value: _allowed(plan, value))))


def _plausible(tools: Toolbox, plan: NumberPlan, naming: Naming, hint: Hint | None) -> Leaf:
    notes = plan.notes
    if hint is not None and not isinstance(hint, RangeHint):
        form = "template" if isinstance(hint, TemplateHint) else type(hint).__name__.removesuffix("Hint").lower()
        raise tools.bad_hint(notes, f"a {form} hint draws no number")
    plausible = hint or number_by_name(naming.name, notes.title, notes.description, naming.owner) or ANYTHING
    draw = _spread(tools, plan, plausible, hinted=hint is not None)
    if hint is not None:
        return Leaf(draw)
    entity = number_field_by_name(naming.name)
    uses: tuple[tuple[str, str], ...] = ()
    if entity is not None:
        field = tools.fields.field(entity)
        draw, uses = _allowed_else(plan, field.draw, draw), field.uses
    stated = usable([*notes.examples, *notes.default], lambda value: _allowed(plan, value))
    return Leaf(_mixed(draw, stated) if stated else draw, uses)


def _divisible(step: float, produce: Producer) -> Producer:
    """Multiples that stay whole when they are divided as floats, which is how many validators look at them: 19.98 is
    a multiple of 0.01 to all of them, 19.99 is not.
    """

    def whole(draw: Draw) -> Json:
        value = produce(draw)
        for _ in range(_REDRAWS):
            if not isinstance(value, float) or (value / step).is_integer():
                break
            value = produce(draw)
        return value

    return whole


def _off_grids(plan: NumberPlan, produce: Producer) -> Producer:
    """Numbers that are no multiple of a barred step: drawn again, and where that fails moved along the own grid."""
    step = (Fraction(plan.step.numerator) if plan.integer else plan.step) or Fraction(1, 1 if plan.integer else 2)

    def off(draw: Draw) -> Json:
        value = produce(draw)
        for _ in range(_REDRAWS):
            if _allowed(plan, value):
                return value
            value = produce(draw)
        start = exact(value) if isinstance(value, int | float) else Fraction(0)
        for distance in range(1, _REDRAWS):
            for moved in (start + distance * step, start - distance * step):
                near = int(moved) if moved.denominator == 1 else float(moved)
                if _allowed(plan, near):
                    return near
        return value

    return off


def _allowed_else(plan: NumberPlan, first: Producer, second: Producer) -> Producer:
    """What an entity shows, where the bounds allow it."""

    def produce(state: Draw) -> Json:
        value = first(state)
        return value if _allowed(plan, value) else second(state)

    return produce


def _mixed(draw: Producer, stated: list[int | float]) -> Producer:
    return lambda state: pick(state, stated) if state.random() < 0.25 else draw(state)


def _spread(tools: Toolbox, plan: NumberPlan, plausible: RangeHint, *, hinted: bool) -> Producer:
    low, high = _cut(plan, exact(plausible.low), exact(plausible.high))
    if hinted and not _overlap(plan, plausible):
        raise tools.bad_hint(plan.notes, f"the range {plausible.low} to {plausible.high} lies outside the bounds")
    decimals = 0 if plan.integer else 2 if plausible.decimals is None else plausible.decimals
    while True:
        step = _step(plan, decimals)
        first, last = math.ceil(low / step), math.floor(high / step)
        first += plan.low is not None and plan.low[1] and first * step == plan.low[0]
        last -= plan.high is not None and plan.high[1] and last * step == plan.high[0]
        fixed = plan.integer or plan.step != 0 or decimals >= _FINEST
        if last - first >= (0 if hinted or fixed or low == high else _ENOUGH):
            return on_grid(first, last, step, plausible.skew)
        if fixed:
            return _anywhere(tools, plan, step)
        decimals += 1


def _anywhere(tools: Toolbox, plan: NumberPlan, step: Fraction) -> Producer:
    """The plausible part holds no multiple of the step: take the first ones from either bound."""
    if plan.low is not None:
        first = math.floor(plan.low[0] / step) + 1 if plan.low[1] else math.ceil(plan.low[0] / step)
        last = first + 20
        if plan.high is not None:
            last = min(last, math.ceil(plan.high[0] / step) - 1 if plan.high[1] else math.floor(plan.high[0] / step))
    elif plan.high is not None:
        last = math.ceil(plan.high[0] / step) - 1 if plan.high[1] else math.floor(plan.high[0] / step)
        first = last - 20
    else:
        first, last = 0, 20
    if first > last:
        keyword = "multipleOf" if plan.step else "maximum"
        raise tools.document.error(f"no number satisfies the bounds ({keyword})", plan.pointer)
    return on_grid(first, last, step)


def _step(plan: NumberPlan, decimals: int) -> Fraction:
    """The grid: the stated multiple, made whole where only integers are allowed; else the decimal places."""
    if plan.step:
        return Fraction(plan.step.numerator) if plan.integer else plan.step
    return Fraction(1, 10**decimals)


def _cut(plan: NumberPlan, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The plausible range inside the bounds; near a bound where they do not meet."""
    span = high - low
    least = plan.low[0] if plan.low is not None else None
    most = plan.high[0] if plan.high is not None else None
    if least is not None and most is not None and not (max(low, least) < min(high, most)):
        return least, min(most, least + max(span, (most - least) / 10)) if most > least else most
    if least is not None and least >= high:
        return least, least + span
    if most is not None and most <= low:
        return (Fraction(0), most) if most > 0 else (most - span, most)
    return low if least is None else max(low, least), high if most is None else min(high, most)


def _overlap(plan: NumberPlan, plausible: RangeHint) -> bool:
    return not (
        (plan.low is not None and exact(plausible.high) < plan.low[0])
        or (plan.high is not None and exact(plausible.low) > plan.high[0])
    )


def _allowed(plan: NumberPlan, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    if plan.integer and not isinstance(value, int):
        return False
    number = exact(value)
    if plan.low is not None and (number < plan.low[0] or (plan.low[1] and number == plan.low[0])):
        return False
    if plan.high is not None and (number > plan.high[0] or (plan.high[1] and number == plan.high[0])):
        return False
    if any((number / barred).denominator == 1 for barred in plan.barred_steps):
        return False
    return not plan.step or (number / plan.step).denominator == 1
