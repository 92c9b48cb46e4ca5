"""Closures for text: the hint first, then examples, format, name, title and description, and what a pattern demands."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from edgejson.schema.edges import text_edges, with_edges
from edgejson.schema.formatted import formatted
from edgejson.schema.leaves import PENDING, TRIAL_LOCALE, Leaf, Moment, Toolbox, chosen, field_leaf, usable
from edgejson.schema.plan import Naming, StringPlan
from edgejson.schema.regex import PatternWalker
from edgejson.schema.validation import Accepts
from edgejson.types import Json
from edgejson.values import texts
from edgejson.values.dates import shifted
from edgejson.values.draw import Draw, Producer, pick
from edgejson.values.fields import Field
from edgejson.values.formats import TEMPORAL, field_of_format, temporal
from edgejson.values.hints import (
    DateHint,
    FieldHint,
    ListHint,
    MomentHint,
    RangeHint,
    TemplateHint,
    WeightsHint,
    moment_span,
)
from edgejson.values.names import is_guess, text_by_name
from edgejson.values.naming.words import folded
from edgejson.values.numbers import lattice

__all__ = ["string_leaf"]

_TRIES = 12
_FREE = frozenset({"text.word", "text.phrase", "text.title", "text.sentence", "text.paragraph", "code.path"})
"""Fields whose values may be cut or lengthened and still say something."""


def string_leaf(tools: Toolbox, plan: StringPlan, naming: Naming) -> Leaf:
    """Texts of a node; `SchemaError` for a hint that draws no text or a pattern that cannot be read."""
    if plan.encoding or plan.media:
        return Leaf(_content(plan))
    hint = tools.hint(plan.notes)
    accepts = _accepts(tools, plan)
    if isinstance(hint, WeightsHint):
        return field_leaf(chosen(tools, hint, plan.notes, _text_accepts(accepts)))
    if isinstance(hint, MomentHint):
        return _moment(plan, hint)
    if isinstance(hint, ListHint):
        raise tools.bad_hint(plan.notes, "a list hint belongs to an array")
    if isinstance(hint, FieldHint | TemplateHint | DateHint | RangeHint):
        field = _hinted(tools, plan, hint)
        leaf = Leaf(_kept(tools, plan, field, accepts, free=False), field.uses)
        free = isinstance(hint, FieldHint) and hint.name in _FREE
    else:
        leaf, free = _inferred(tools, plan, naming, accepts), True
    if not (tools.edge and free):  # what a hint says about the text goes for its edges too
        return leaf
    return replace(leaf, draw=with_edges(leaf.draw, text_edges(plan, _text_accepts(accepts))))


def _content(plan: StringPlan) -> Producer:
    """Text that holds a JSON document, or any text, encoded as is asked for."""

    def produce(draw: Draw) -> Json:
        text = texts.phrase(draw)
        if plan.media == "application/json":
            text = json.dumps({texts.key_word(draw): text})
        return base64.b64encode(text.encode()).decode() if plan.encoding == "base64" else text

    return produce


def _accepts(tools: Toolbox, plan: StringPlan) -> Accepts | None:
    """The check of the node's own keywords; None when there is nothing to check."""
    keywords: list[dict[str, Any]] = [{"pattern": pattern} for pattern in plan.patterns]
    keywords += [{"format": form} for form in plan.formats]
    keywords += [{"not": dict(barred)} for barred in plan.barred]
    if plan.barred_values:
        keywords.append({"not": {"enum": list(plan.barred_values)}})
    if plan.low:
        keywords.append({"minLength": plan.low})
    if plan.high is not None:
        keywords.append({"maxLength": plan.high})
    return tools.guards.of({"allOf": keywords}) if keywords else None


def _text_accepts(accepts: Accepts | None) -> Accepts:
    return lambda value: isinstance(value, str) and (accepts is None or accepts(value))


# ---------------------------------------------------------------- hints


def _hinted(tools: Toolbox, plan: StringPlan, hint: FieldHint | TemplateHint | DateHint | RangeHint) -> Field:
    if isinstance(hint, DateHint):
        form = next((form for form in plan.formats if form in ("date", "date-time")), "date")
        try:
            return Field(temporal(form, hint))
        except ValueError as error:
            raise tools.bad_hint(plan.notes, error) from None
    if isinstance(hint, RangeHint):  # a number that the schema carries as text
        number = lattice(hint.low, hint.high, decimals=hint.decimals or 0, skew=hint.skew)
        return Field(lambda draw: str(number(draw)))
    field = tools.field(hint, plan.notes)
    of_table = isinstance(hint, FieldHint) and tools.fields.row_count(hint.name.partition(".")[0]) is not None
    return replace(field, draw=_as_text(field.draw)) if of_table and not field.is_text else field


def _as_text(produce: Producer) -> Producer:
    """A table may hold numbers where the schema wants their text; its nulls stay."""

    def text(draw: Draw) -> Json:
        value = produce(draw)
        return value if type(value) is str or value is None else str(value)

    return text


def _moment(plan: StringPlan, hint: MomentHint) -> Leaf:
    form = next((form for form in plan.formats if form in TEMPORAL), "date-time" if not plan.patterns else "time")
    low, high = moment_span(hint, form)
    unit = max(hint.step or 1, 86_400 if form == "date" else 60 if form == "time" else 1)
    first, last = -(-low // unit), max(high // unit, -(-low // unit))
    start = temporal(form)

    def produce(draw: Draw, reference: Json) -> Json:
        distance = unit * (first + int(draw.random() * (last - first + 1)))
        found = shifted(reference, hint.sign * distance, form) if isinstance(reference, str) else None
        return start(draw) if found is None else found

    return Leaf(lambda _: PENDING, moment=Moment(hint.reference, plan.notes.hint_pointer, produce))


# ---------------------------------------------------------------- inference


def _inferred(tools: Toolbox, plan: StringPlan, naming: Naming, accepts: Accepts | None) -> Leaf:
    notes = plan.notes
    known = next((form for form in plan.formats if field_of_format(form) is not None), None)
    named = text_by_name(naming.name, naming.owner, notes.title, notes.description)
    field = tools.fields.field((known and field_of_format(known, named)) or named)
    guess = known is None and is_guess(named)
    produce = _kept(tools, plan, field, accepts, free=known is None and (named in _FREE or guess))
    examples = usable(notes.examples or notes.default, _text_accepts(accepts))
    return Leaf(_sometimes(examples, 0.7 if guess else 0.3, produce) if examples else produce, field.uses)


def _sometimes(stated: list[Any], often: float, otherwise: Producer) -> Producer:
    return lambda draw: pick(draw, stated) if draw.random() < often else otherwise(draw)


# ---------------------------------------------------------------- keeping to the keywords


def _kept(tools: Toolbox, plan: StringPlan, field: Field, accepts: Accepts | None, *, free: bool) -> Producer:
    """The field held to the node's keywords; a pattern it hardly ever meets is walked instead."""
    if accepts is None:
        return field.draw
    hinted = plan.notes.hint is not None
    first = tools.pass_rate(field.draw, accepts)
    if first == 1:
        return _sure(field, accepts, lambda: _rescue(tools, plan, field, accepts))
    if free and not plan.patterns and not plan.formats and not plan.barred:
        return _fitted(field.draw, plan.low, plan.high)
    others = field.styles[1:] if hinted or plan.patterns else ()
    rated = [(field.draw, first), *((way, tools.pass_rate(way, accepts)) for way in others)]
    ways = [way for way, rate in rated if hinted or rate >= 0.25]
    return _checked(ways, accepts, _rescue(tools, plan, field, accepts))


def _sure(field: Field, accepts: Accepts, rescue: Callable[[], Producer]) -> Producer:
    """A field whose trial values all passed: the guard of the whole sample catches a rare one that does not.

    The trial is American and English.  Words and names of other countries may be longer, or have letters that a pattern
    bars: there every value is looked at, and written without accents where that helps.
    """

    def unaccented(draw: Draw) -> Json:
        value = field.draw(draw)
        return folded(value) if isinstance(value, str) else value

    @cache
    def checked() -> Producer:
        return _checked([field.draw, *field.styles[1:], unaccented], accepts, rescue())

    def produce(draw: Draw) -> Json:
        return field.draw(draw) if draw.world.locale == TRIAL_LOCALE == draw.speech.locale else checked()(draw)

    return produce


def _rescue(tools: Toolbox, plan: StringPlan, field: Field, accepts: Accepts) -> Callable[[Draw], Any]:
    """What is tried when the plausible ways fail: the patterns walked, the format made to measure, the text cut."""
    try:
        walkers = [PatternWalker(pattern) for pattern in plan.patterns]
    except ValueError as error:
        raise tools.document.error(str(error), f"{plan.pointer}/pattern") from None
    if plan.formats:
        made = formatted(plan.formats, walkers, plan.low, plan.high, field.draw, accepts)
        walked = _walked(walkers, plan) if walkers else _fitted(field.draw, plan.low, plan.high)
        return lambda draw: made(draw) or walked(draw)
    return _walked(walkers, plan) if walkers else _fitted(field.draw, plan.low, plan.high)


def _walked(walkers: list[PatternWalker], plan: StringPlan) -> Producer:
    """A text that all patterns find a match in, with luck where there are several."""
    walkers.sort(key=lambda walker: -walker.weight)
    if len(walkers) == 1:
        return lambda draw: walkers[0].draw(draw.random, plan.low, plan.high)

    def walk(draw: Draw) -> str | None:
        chance = draw.random()
        if chance < 0.5:
            return walkers[0].draw(draw.random, plan.low, plan.high)
        if chance < 0.75:  # patterns that leave an end open may stand one after the other
            parts = [walker.draw(draw.random) or "" for walker in draw.rng.sample(walkers, len(walkers))]
            lacking = max(plan.low - sum(map(len, parts)), 0)
            return (texts.word(draw) * lacking)[:lacking].join(parts)
        return pick(draw, walkers).draw(draw.random, plan.low, plan.high)

    return walk


def _checked(ways: list[Producer], accepts: Accepts, rescue: Producer) -> Producer:
    def produce(draw: Draw) -> Json:
        value: Json = None
        for attempt in range(_TRIES):
            for way in ways if attempt < 4 else (rescue,):
                value = way(draw)
                if value is not None and accepts(value):
                    return value
        return "" if value is None else value

    return produce


def _fitted(produce: Producer, low: int, high: int | None) -> Producer:
    """Text of the right length: lengthened by words, cut between words."""

    def fit(draw: Draw) -> str:
        pieces = [str(produce(draw))]
        length = len(pieces[0])
        while length < low:
            pieces.append(texts.word(draw))
            length += 1 + len(pieces[-1])
        text = " ".join(pieces)
        if high is not None and len(text) > high:
            cut = text[: high + 1].rpartition(" ")[0].rstrip(" ,")
            text = cut if len(cut) >= max(low, 1) else text[:high]
        return text

    return fit
