"""Mutations drawn, applied to a copy, and kept only when the new schema proves to be what it should be."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.errors import SchemaError, near_names
from edgejson.schema.document import Document
from edgejson.schema.mutation.documents import Sketch, Step
from edgejson.schema.mutation.drafts import change_draft
from edgejson.schema.mutation.extending import extend
from edgejson.schema.mutation.references import extract, inline
from edgejson.schema.mutation.renaming import rename, renamed_value
from edgejson.schema.mutation.reordering import reorder
from edgejson.schema.mutation.rewording import reword
from edgejson.schema.mutation.tightening import tighten
from edgejson.types import Json, Policy

if TYPE_CHECKING:
    from edgejson.schema.schema import Schema

__all__ = ["KINDS", "Mutation", "mutate"]

_MAKERS: Mapping[str, Callable[[Sketch, random.Random], Step | None]] = {
    "rename": rename,
    "reorder": reorder,
    "tighten": tighten,
    "extend": extend,
    "reword": reword,
    "draft": change_draft,
    "inline": inline,
    "extract": extract,
}

KINDS: tuple[str, ...] = tuple(_MAKERS)
"""The kinds of mutation. All but `tighten` and `extend` keep what the schema means, and its fingerprint."""

_BY_VALUES = frozenset({"tighten", "extend"})
_PROOF: tuple[Policy, ...] = ("minimal", "typical", "maximal")
_OBSERVED: tuple[Policy, ...] = ("typical", "typical", "typical", "maximal", "maximal", "typical")
_FEWEST, _MOST = 2, 5
_DRAWS = 6
_LEAST_LEFT = 0.5


@dataclass(frozen=True, slots=True)
class Mutation:
    """A schema made from another one: ready to sample, with the steps that led to it.

    `renamed` maps the names of members in the original to those in the new schema, `added` names those that only the
    new one has.
    """

    schema: Schema
    steps: tuple[Step, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    added: frozenset[str] = frozenset()

    def restored(self, value: Json) -> Json:
        """An instance of the new schema as one of the original: its members called as there, added ones left out."""
        return renamed_value(_without(value, self.added), {new: old for old, new in self.renamed.items()})

    def carried(self, value: Json) -> Json:
        """An instance of the original with its members called as in the new schema."""
        return renamed_value(value, self.renamed)


def mutate(schema: Schema, seed: int, *, kinds: Sequence[str] | None = None, count: int | None = None) -> Mutation:
    """Another schema, a few steps away from `schema`, with samples of its own; rules and hints go along.

    The outcome is proved on samples: the new schema has some, their rules hold, restored they are instances of the
    original, and where no step changes the meaning, instances of the original are instances of the new one.  When that
    fails the steps are drawn again and proved one by one; one that fails is undone and another is drawn.

    Args:
        schema: what to start from; it is not changed.
        seed: names the mutation; the same seed gives the same one.
        kinds: which kinds of steps to draw from; all of `KINDS` unless told.
        count: how many steps; two to five unless told.  A schema that offers fewer gets fewer.

    Raises:
        ValueError: there is no such kind.
        SchemaError: `schema` cannot be sampled.

    >>> from edgejson.schema import Schema
    >>> start = Schema({"type": "object", "properties": {"qty": {"type": "integer"}}, "required": ["qty"]})
    >>> made = mutate(start, 7, kinds=["rename"], count=1)
    >>> [step.kind for step in made.steps], start.is_valid(made.restored(made.schema.sample(1)))
    (['rename'], True)
    """
    wanted = list(dict.fromkeys(kinds)) if kinds is not None else list(KINDS)
    for kind in wanted:
        if kind not in _MAKERS:
            raise ValueError(f"there is no mutation {kind!r}; {near_names(kind, KINDS)}")
    rng = random.Random(f"{seed}/mutate")
    steps = rng.randint(_FEWEST, _MOST) if count is None else count
    course = _Course(schema, f"{seed}/together")
    course.run(wanted, steps, by_step=False)
    made = course.proved()
    if made is None:
        course = _Course(schema, f"{seed}/one by one")
        course.run(wanted, steps, by_step=True)
        made = course.proved() or Mutation(schema, ())
    return made


class _Course:
    """A document on its way: the steps taken, and the samples of the original as they look by now."""

    def __init__(self, schema: Schema, seed: str) -> None:
        self._rng = random.Random(seed)
        self._original = schema
        self._document = Document(schema.document, id=schema.id)
        self._samples = _drawn(schema, _PROOF, self._rng)
        self._observed: tuple[Json, ...] = ()
        self._steps: list[Step] = []
        self._renamed: dict[str, str] = {}
        self._added: frozenset[str] = frozenset()

    def run(self, kinds: Sequence[str], steps: int, *, by_step: bool) -> None:
        """Take `steps` steps of these kinds, or as many as there are; `by_step` proves each before the next."""
        waiting: list[str] = []
        for _ in range(steps * _DRAWS if kinds else 0):
            if len(self._steps) >= steps:
                return
            if not waiting:
                waiting = self._rng.sample(kinds, len(kinds))
            self._take(waiting.pop(), by_step=by_step)

    def proved(self) -> Mutation | None:
        """The mutation when its samples are what they should be."""
        if not self._steps:
            return Mutation(self._original, ())
        try:
            made = self._schema()
            drawn = _drawn(made, _PROOF, self._rng)
        except SchemaError:
            return None
        mutation = Mutation(made, tuple(self._steps), MappingProxyType(dict(self._renamed)), self._added)
        return mutation if self._is_proved(mutation, drawn) else None

    def _take(self, kind: str, *, by_step: bool) -> None:
        if kind in _BY_VALUES and not self._observed:
            drawn = _drawn(self._original, _OBSERVED, self._rng)
            self._observed = tuple(renamed_value(sample, self._renamed) for sample in drawn)
        before = self._document, self._steps, self._renamed, self._added, self._observed
        sketch = Sketch(self._document, json.loads(json.dumps(self._document.root)), self._observed)
        step = _MAKERS[kind](sketch, self._rng)
        if step is None:
            return
        try:
            self._document = Document(sketch.root, id=self._original.id)
        except SchemaError:
            return
        self._steps = [*self._steps, step]
        self._note(sketch)
        if by_step and self.proved() is None:
            self._document, self._steps, self._renamed, self._added, self._observed = before

    def _note(self, sketch: Sketch) -> None:
        """Carry over what is remembered by name."""
        names = sketch.renamed
        old_names = {new: old for old, new in self._renamed.items()}
        now = {**self._renamed}
        for name, new in names.items():
            if name not in self._added:
                now[old_names.get(name, name)] = new
        self._renamed = {old: new for old, new in now.items() if old != new}
        self._added = frozenset(names.get(name, name) for name in self._added) | sketch.added
        if names:
            self._observed = tuple(renamed_value(sample, names) for sample in self._observed)

    def _schema(self) -> Schema:
        from edgejson.schema.schema import Schema

        old = self._original
        return Schema(self._document.root, id=old.id, complexity=old.complexity, tables=old.tables)

    def _is_proved(self, mutation: Mutation, drawn: Sequence[Json]) -> bool:
        kinds = {step.kind for step in mutation.steps}
        if len(drawn) < len(self._samples):
            return False
        if not all(_holds(self._original, mutation.restored(sample)) for sample in drawn):
            return False
        if kinds.isdisjoint(_BY_VALUES):
            if not all(_holds(mutation.schema, mutation.carried(sample)) for sample in self._samples):
                return False
        elif _leaves(drawn) < _LEAST_LEFT * _leaves(self._samples):
            return False
        complaints = _complaints(mutation.schema)
        return not complaints or complaints <= _complaints(self._original)


def _drawn(schema: Schema, policies: Sequence[Policy], rng: random.Random) -> tuple[Json, ...]:
    """A sample of each policy; one that the sampler does not manage is left out, all of them are an error."""
    drawn: list[Json] = []
    problem: SchemaError | None = None
    for policy in policies:
        try:
            drawn.append(schema.sample(rng.randrange(2**32), policy=policy))
        except SchemaError as error:
            problem = error
    if problem is not None and not drawn:
        raise problem
    return tuple(drawn)


def _without(value: Json, names: frozenset[str]) -> Json:
    if not names:
        return value
    if isinstance(value, dict):
        return {name: _without(member, names) for name, member in value.items() if name not in names}
    return [_without(item, names) for item in value] if isinstance(value, list) else value


def _holds(schema: Schema, value: Json) -> bool:
    return schema.is_valid(value) and not schema.broken_rules(value)


def _leaves(values: Sequence[Any]) -> int:
    return sum(len(jsontext.leaves(value)) for value in values)


def _complaints(schema: Schema) -> int:
    """What is odd about the rules: a step may not take a member away from under one."""
    return len(schema.invariants.lint(schema.document)) if schema.invariants.rules else 0
