"""Closures for enumerations, booleans and places where anything goes; what string and number closures share."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from typing import Any

from edgejson import jsontext
from edgejson.schema.coverage import Site, SiteKind
from edgejson.schema.document import Document
from edgejson.schema.edges import EDGE_SHARE, NOTHINGS
from edgejson.schema.plan import AnyPlan, BooleanPlan, Naming, Notes, ValuesPlan
from edgejson.schema.validation import Accepts, Guards
from edgejson.types import Json
from edgejson.values import texts
from edgejson.values.draw import Draw, Producer, pick
from edgejson.values.fields import Field, Fields
from edgejson.values.hints import FieldHint, Hint, HintError, TemplateHint, WeightsHint, read_hint
from edgejson.values.locales import world
from edgejson.values.names import is_guess, number_by_name, text_by_name
from edgejson.values.numbers import lattice

__all__ = [
    "PENDING",
    "TRIAL_LOCALE",
    "Leaf",
    "Moment",
    "Toolbox",
    "any_leaf",
    "boolean_leaf",
    "field_leaf",
    "usable",
    "values_leaf",
    "weighted",
]

PENDING: Any = type("Pending", (), {"__repr__": lambda _: "<pending>"})()
"""Stands for a moment that waits for the leaf it is stated relative to."""

TRIAL_LOCALE = "en_US"
"""Where trial values are drawn."""
_TRIALS = 40
_FIELD_NAME = re.compile(r"[a-z]\w*\.\w+")
_PLACEHOLDERS = ("example.", "foo", "bar", "lorem", "string", "sample", "test", "john doe", "todo", "xxx", "<", "...")


@dataclass(frozen=True, slots=True)
class Moment:
    """A leaf that is drawn last: `produce` turns the value at `reference` (None: there is none) into this one."""

    reference: str
    pointer: str
    produce: Callable[[Draw, Json], Json]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A compiled node.

    `uses` are the entity fields it reads from the object around it, `tables` the scope keys whose rows it opens itself,
    `moment` is set for a member that waits.
    """

    draw: Producer
    uses: tuple[tuple[str, str], ...] = ()
    moment: Moment | None = None
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What compiling a leaf needs of the schema as a whole."""

    document: Document
    guards: Guards
    fields: Fields
    edge: bool = False
    """Compile for the policy "edge"."""
    steered: bool = False
    """Compile for samples that a `Coverage` steers; the others spend no time on it."""
    sites: list[Site] = field(default_factory=list)

    def site(self, kind: SiteKind, pointer: str, options: int) -> Site | None:
        """A place where a steered sample decides; None when samples are not steered."""
        if not self.steered:
            return None
        site = Site(kind, pointer, options)
        self.sites.append(site)
        return site

    def hint(self, notes: Notes) -> Hint | None:
        """The hint of a leaf, read; `SchemaError` at its pointer when it means nothing."""
        if notes.hint is None:
            return None
        try:
            return read_hint(notes.hint)
        except HintError as error:
            raise self.bad_hint(notes, error) from None

    def field(self, hint: FieldHint | TemplateHint, notes: Notes) -> Field:
        """The producer of a field or template hint."""
        try:
            return self.fields.field(hint.name) if isinstance(hint, FieldHint) else self.fields.template(hint.text)
        except HintError as error:
            raise self.bad_hint(notes, error) from None

    def bad_hint(self, notes: Notes, error: Exception | str) -> Exception:
        return self.document.error(f"hint: {error}", notes.hint_pointer)

    def pass_rate(self, produce: Producer, accepts: Accepts) -> float:
        """The part of trial values that `accepts` takes; the trial has a fixed seed."""
        draw = Draw(0, world(TRIAL_LOCALE), 1)
        return sum(accepts(produce(draw)) for _ in range(_TRIALS)) / _TRIALS


def field_leaf(field: Field) -> Leaf:
    return Leaf(field.draw, field.uses)


def usable(values: Sequence[Any], accepts: Accepts) -> list[Any]:
    """Examples of the author that are valid and not placeholders."""
    return [value for value in values if accepts(value) and not (isinstance(value, str) and _is_placeholder(value))]


def weighted(values: Sequence[Any], weights: Sequence[float]) -> Callable[[Draw], Any]:
    """Draws `values` as often as their weights say."""
    limits = list(accumulate(weights))
    total, last = limits[-1], len(values) - 1
    return lambda draw: values[min(bisect_right(limits, draw.random() * total), last)]


def chosen(tools: Toolbox, hint: WeightsHint, notes: Notes, accepts: Accepts) -> Field:
    """The values and fields that a weights hint lists; the leaf must accept each of the values."""
    options = [_option(tools, text, notes, accepts) for text in hint.weights]
    drawn = [(option, weight) for option, weight in zip(options, hint.weights.values(), strict=True) if weight]
    choose = weighted([option for option, _ in drawn], [weight for _, weight in drawn])
    if not any(isinstance(option, Field) for option, _ in drawn):
        return Field(choose)
    uses = tuple(use for option, _ in drawn if isinstance(option, Field) for use in option.uses)

    def produce(draw: Draw) -> Json:
        option = choose(draw)
        return option.draw(draw) if isinstance(option, Field) else option

    return Field(produce, uses)


def _option(tools: Toolbox, text: str, notes: Notes, accepts: Accepts) -> Json | Field:
    """The value that a weighted text stands for: JSON, the text itself, or the field of that name."""
    for value in [json.loads(text), text] if _is_json(text) else [text]:
        if accepts(value):
            return value
    if _FIELD_NAME.fullmatch(text):
        return tools.field(FieldHint(text), notes)
    raise tools.bad_hint(notes, f"the weighted value {text!r} is not allowed here")


def values_leaf(tools: Toolbox, plan: ValuesPlan) -> Leaf:
    """One of the enumerated values."""
    values = plan.values
    hint = tools.hint(plan.notes)
    if isinstance(hint, WeightsHint):
        return field_leaf(
            chosen(tools, hint, plan.notes, lambda value: any(jsontext.equal(value, other) for other in values))
        )
    if isinstance(hint, FieldHint | TemplateHint):
        return _within(tools.field(hint, plan.notes), values)
    site = tools.site("value", plan.pointer, len(values)) if len(values) > 1 else None
    if site is not None:
        return Leaf(partial(_steered_value, site, values))
    if len(values) == 1:
        only = values[0]
        if isinstance(only, dict | list):
            return Leaf(lambda _: _copy(only))
        return Leaf(lambda _: only)
    if any(isinstance(value, dict | list) for value in values):
        return Leaf(lambda draw: _copy(pick(draw, values)))
    if None in values and not tools.edge:
        others = [value for value in values if value is not None]
        return Leaf(lambda draw: pick(draw, others) if draw.random() >= 0.1 else None)
    count = len(values)
    return Leaf(lambda draw: values[int(draw.random() * count)])


def _steered_value(site: Site, values: Sequence[Any], draw: Draw) -> Json:
    option = int(draw.random() * len(values)) if draw.coverage is None else draw.coverage.choose(site, draw)
    value: Json = _copy(values[option])
    return value


def boolean_leaf(tools: Toolbox, plan: BooleanPlan) -> Leaf:
    """True as often as false, unless weights or a default say otherwise."""
    hint = tools.hint(plan.notes)
    if isinstance(hint, WeightsHint):
        return field_leaf(chosen(tools, hint, plan.notes, lambda value: isinstance(value, bool)))
    if isinstance(hint, FieldHint):
        return field_leaf(tools.field(hint, plan.notes))
    site = tools.site("value", plan.pointer, 2)
    if site is not None:
        return Leaf(partial(_steered_value, site, (False, True)))
    likely = 0.5 if not plan.notes.default or tools.edge else 0.65 if plan.notes.default[0] is True else 0.35
    return Leaf(lambda draw: draw.random() < likely)


def any_leaf(tools: Toolbox, plan: AnyPlan, naming: Naming) -> Leaf:
    """Where everything is allowed: a text that fits the name, or now and then a number or a truth value."""
    hint = tools.hint(plan.notes)
    if isinstance(hint, FieldHint | TemplateHint):
        return field_leaf(tools.field(hint, plan.notes))
    examples = usable(plan.notes.examples, lambda _: True)
    if examples:
        return Leaf(lambda draw: _copy(pick(draw, examples)))
    named = text_by_name(naming.name, naming.owner, plan.notes.title, plan.notes.description)
    plausible = number_by_name(naming.name)
    if plausible is None and not is_guess(named):
        return field_leaf(tools.fields.field(named))
    if plausible is not None:
        return Leaf(lattice(plausible.low, plausible.high, decimals=plausible.decimals or 0, skew=plausible.skew))

    def produce(draw: Draw) -> Json:
        if tools.edge and draw.random() < EDGE_SHARE:
            return pick(draw, NOTHINGS)()
        choice = draw.random()
        if choice < 0.6:
            return texts.word(draw)
        if choice < 0.85:
            return int(draw.random() * 100)
        return choice < 0.93

    return Leaf(produce)


def _within(field: Field, values: Sequence[Json]) -> Leaf:
    """The field, where what it draws is one of the values; else one of them."""
    allowed = frozenset(value for value in values if isinstance(value, str))

    def produce(draw: Draw) -> Json:
        value = field.draw(draw)
        return value if value in allowed else pick(draw, values)

    return Leaf(produce, field.uses)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _is_placeholder(text: str) -> bool:
    lower = text.lower()
    return not lower.strip() or any(mark in lower for mark in _PLACEHOLDERS)


def _copy(value: Any) -> Any:
    """A value that shares no container with the schema."""
    return json.loads(json.dumps(value)) if isinstance(value, dict | list) else value
