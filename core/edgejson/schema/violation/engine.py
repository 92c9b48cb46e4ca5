"""Values that break exactly one stated thing.

What "exactly one" means: the value differs from the instance in one place, the validator finds errors of the one
keyword in the one place of the value and nothing else, and every rule holds.  (For a rule: the validator finds nothing,
and that rule alone is broken.)  A keyword that judges its parts as a whole (`anyOf`, `oneOf`, `not`, `contains`,
`propertyNames`) takes what fails inside upon itself, and so do `then`, `else` and `dependentSchemas`: the keyword meant
is the outermost of them, or the one that fails where there is none.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs

from edgejson import jsontext
from edgejson.errors import near_names
from edgejson.schema.document import Document, subschemas
from edgejson.schema.validation import not_json
from edgejson.schema.violation.bench import Bench, Edits
from edgejson.schema.violation.changes import Change, Edit, apply, change_of
from edgejson.schema.violation.combining import COMBINING
from edgejson.schema.violation.drawing import Drawing
from edgejson.schema.violation.judging import Broken, broken
from edgejson.schema.violation.keywords import BREAKS, is_breakable
from edgejson.schema.visits import Visit, Visitor
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema.schema import Schema

__all__ = ["Breaker", "Statement", "Violation", "violable", "violate"]

_MOST_TRIES = 400
_MOST_RULE_TRIES = 12
_THROUGH = frozenset({"allOf", "$ref", "properties", "patternProperties", "items", "prefixItems", "additionalItems"})
"""Keywords that may be asked for although what they apply is what fails."""

KEYWORDS = frozenset(BREAKS) | frozenset(COMBINING) | _THROUGH | {"additionalProperties"}


class Statement(NamedTuple):
    """A keyword, and the JSON Pointer of the subschema that states it."""

    keyword: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Violation:
    """An instance made to break one thing.

    `value` is the whole new value, `broken` the keyword or the id of the rule, `pointer` where in the value it is
    broken (which for a keyword that judges its parts lies above the `change`), `message` the validator's or the rule's.
    """

    value: Json
    broken: str
    is_rule: bool
    pointer: str
    change: Change
    message: str


def violate(schema: Schema, value: Json, target: str, seed: int, *, at: str | None = None) -> Violation | None:
    """A value one change away from the instance `value` that breaks `target` and nothing else; None when none is found.

    Args:
        schema: what `value` is an instance of.
        value: an instance; it is not changed.
        target: a keyword, or the id of a rule.  `properties`, `items`, `patternProperties` and the like stand for any
            keyword of the parts they apply.
        seed: names the violation; the same seed gives the same one.
        at: the subschema that states the keyword, as `violable` names it.

    Raises:
        ValueError: `value` is no instance, or there is no such keyword or rule.

    >>> from edgejson.schema import Schema
    >>> schema = Schema({"type": "object", "properties": {"age": {"type": "integer", "minimum": 0}}})
    >>> found = violate(schema, {"age": 3}, "minimum", seed=1)
    >>> found.value["age"] < 0, found.pointer
    (True, '/age')
    """
    return Breaker(schema).violate(value, target, seed, at=at)


def violable(schema: Schema) -> list[Statement]:
    """What a schema states for certain and that can fail: what `violate` may be asked for.

    Statements inside `anyOf`, `not` and the like are not listed, the keyword around them is.  That a certain instance
    can break a statement alone is not promised: an `enum` of texts hides its `type`.
    """
    return Breaker(schema).violable()


class Breaker:
    """Breaks instances of one schema; worth keeping where many are broken.  Calls do not depend on one another."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._document = Document(schema.document, id=schema.id)
        self._visitor = Visitor(self._document)
        self._drawing = Drawing(self._document, schema.tables)

    @cached_property
    def _validator(self) -> Any:
        root = {**self._document.root, "$schema": self._document.dialect}
        known = self._document.registry
        return jsonschema_rs.validator_for(root, validate_formats=True, offline=True, registry=known)

    def violable(self) -> list[Statement]:
        """See `violable`."""
        found: list[Statement] = []
        seen: set[str] = set()
        queue = [""]
        for start in queue:  # grows while it is walked
            for place, node in subschemas(self._document.at(start), start):
                if place in seen or not isinstance(node, dict) or not _is_certain(place[len(start) :]):
                    continue
                seen.add(place)
                target = self._document.target(place)
                if target is not None:
                    queue.append(target)
                    if self._document.draft <= 7:
                        continue
                known = (keyword for keyword in node if keyword in BREAKS or keyword in COMBINING)
                found.extend(Statement(keyword, place) for keyword in known if is_breakable(keyword, node))
        return found

    def violate(self, value: Json, target: str, seed: int, *, at: str | None = None) -> Violation | None:
        """See `violate`."""
        unusable = not_json(value)
        if unusable is not None or not self._validator.is_valid(value):
            raise ValueError("the value to break is no instance of the schema")
        rng = random.Random(f"{seed}/{target}/{at}")
        if target in KEYWORDS:
            return self._break_keyword(value, target, rng, at)
        rules = [rule.id for rule in self.schema.invariants.rules]
        if target in rules:
            return self._break_rule(value, target, rng)
        raise ValueError(f"there is no keyword or rule {target!r}; {near_names(target, [*KEYWORDS, *rules])}")

    # ------------------------------------------------------------ keywords

    def _break_keyword(self, value: Json, target: str, rng: random.Random, at: str | None) -> Violation | None:
        sources = [
            self._edits(keyword, visit, rng)
            for visit in self._visitor.visits(value)
            for keyword in self._to_try(visit, target, at)
        ]
        for edit in islice(_in_turn(sources, rng), _MOST_TRIES):
            found = self._judged(value, edit, target)
            if found is not None:
                return found
        return None

    def _to_try(self, visit: Visit, target: str, at: str | None) -> Iterator[str]:
        """Keywords of the visited subschema whose failure would be that of `target`."""
        if at is not None and not _speaks_for(visit, at, target):
            return
        if visit.outer:
            if visit.outer == target:
                yield from (keyword for keyword in visit.schema if keyword in BREAKS or keyword in COMBINING)
            return
        if target in visit.schema and (target in BREAKS or target in COMBINING):
            yield target
        if target in ("then", "else") and "if" in visit.schema and target in visit.schema:
            yield target
        if visit.via == target:
            yield from (keyword for keyword in visit.schema if keyword in BREAKS)

    def _edits(self, keyword: str, visit: Visit, rng: random.Random) -> Callable[[], Edits]:
        bench = Bench(rng, self._drawing.values)

        def edits() -> Edits:
            if keyword in BREAKS:
                yield from BREAKS[keyword](visit, bench)
            if keyword in COMBINING:
                yield from COMBINING[keyword](self._visitor, visit, bench)

        return edits

    def _judged(self, value: Json, edit: Edit, target: str) -> Violation | None:
        new = apply(value, edit)
        if self._validator.is_valid(new):
            return None
        first: Broken | None = None
        message = ""
        for error in self._validator.iter_errors(new):
            found = broken(error.evaluation_path, jsontext.join(error.instance_path))
            if first is None:
                if not _means(found, target):
                    return None
                first, message = found, error.message
            elif (found.keyword, found.pointer) != (first.keyword, first.pointer):
                return None
        if first is None or not_json(new) is not None or self.schema.broken_rules(new):
            return None
        return Violation(new, first.keyword, False, first.pointer, change_of(value, edit), message)

    # ------------------------------------------------------------ rules

    def _break_rule(self, value: Json, target: str, rng: random.Random) -> Violation | None:
        if self.schema.broken_rules(value):
            raise ValueError("the value to break breaks a rule already")
        for _ in range(_MOST_RULE_TRIES):
            made = self.schema.invariants.violate(value, rng, target)
            if made is None:
                return None
            new = made[0]
            if self._validator.is_valid(new):
                first = self.schema.broken_rules(new)[0]
                return Violation(new, target, True, first.pointer, _difference(value, new), first.message)
        return None


def _is_certain(way: str) -> bool:
    """Whether the subschemas that `way` leads through always hold: none is judged as a whole or conditional."""
    tokens = jsontext.split(way)
    position = 0
    while position < len(tokens):
        keyword = tokens[position]
        if keyword in ("properties", "patternProperties", "allOf", "prefixItems"):
            position += 2
        elif keyword == "items":
            position += 2 if tokens[position + 1 : position + 2] and tokens[position + 1].isdecimal() else 1
        elif keyword in ("additionalProperties", "additionalItems"):
            position += 1
        else:
            return False
    return True


def _speaks_for(visit: Visit, at: str, target: str) -> bool:
    """Whether a failure in the visited subschema is one of the keyword `target` stated at `at`."""
    if visit.place == at:
        return True
    below = f"{at}/{target}"
    return visit.place.startswith(f"{at}/" if visit.outer == target else below) and target in (visit.outer, visit.via)


def _means(found: Broken, target: str) -> bool:
    return found.keyword == target or target in found.through


def _in_turn(sources: Sequence[Callable[[], Edits]], rng: random.Random) -> Iterator[Edit]:
    """The edits of all sources: the first of each in random order, then the second of each, and so on."""
    waiting = [source() for source in rng.sample(sources, len(sources))]
    while waiting:
        still: list[Edits] = []
        for source in waiting:
            edit = next(source, None)
            if edit is not None:
                yield edit
                still.append(source)
        waiting = still


def _difference(old: Any, new: Any) -> Change:
    """The smallest place that holds all the difference."""
    tokens: list[str | int] = []
    while True:
        differing: list[Any] | None = None
        if isinstance(old, dict) and isinstance(new, dict):
            names = [*old, *(name for name in new if name not in old)]
            differing = [name for name in names if name not in old or name not in new or old[name] != new[name]]
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            differing = [index for index in range(len(old)) if old[index] != new[index]]
        if differing is None or len(differing) != 1:
            return Change(jsontext.join(tokens), "replaced", old, new)
        token = differing[0]
        tokens.append(token)
        if isinstance(old, dict) and token not in old:
            return Change(jsontext.join(tokens), "added", None, new[token])
        if isinstance(new, dict) and token not in new:
            return Change(jsontext.join(tokens), "removed", old[token], None)
        old, new = old[token], new[token]
