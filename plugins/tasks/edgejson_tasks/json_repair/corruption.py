"""Errors put into a valid text so that each one breaks it and all of them can be undone.

Every error is a set of edits on the *original* text, disjoint from those of every other error and at least two
characters away: undoing needs no order, and no error hides in the wreck of another.  Corrupting a text that is already
broken is what makes hard repair sets unsolvable.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import orjson

from edgejson.types import Json
from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators import OPERATORS, Operator, Patch

__all__ = ["Breaker", "Corruption", "Edit", "apply", "is_broken"]

GAP = 2
"""Characters of original text between the edits of two errors."""

_DRAWS = 12
_OPERATOR_TRIES = 4


@dataclass(frozen=True, slots=True)
class Edit:
    """`source[start:end]`, which was `old`, became `new`; edits of one `error` belong together."""

    start: int
    end: int
    old: str
    new: str
    operator: str
    error: int

    def to_json(self) -> dict[str, Json]:
        return {
            "start": self.start,
            "end": self.end,
            "old": self.old,
            "new": self.new,
            "operator": self.operator,
            "error": self.error,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """`edits` in text order turn the source into `broken`; `target` is the text of the value a repair must give."""

    broken: str
    edits: tuple[Edit, ...]
    target: str
    cut: bool
    operators: tuple[Operator, ...]


def apply(source: str, edits: Sequence[Edit]) -> str:
    """`source` with `edits` (in text order) made."""
    parts = []
    place = 0
    for edit in edits:
        parts.append(source[place : edit.start])
        parts.append(edit.new)
        place = edit.end
    parts.append(source[place:])
    return "".join(parts)


def is_broken(text: str) -> bool:
    """Whether two parsers that share no code both refuse `text`."""
    if not _refused(text):
        return False
    try:
        json.loads(text)
    except ValueError:
        return True
    return False


def _refused(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return True
    return False


class Breaker:
    """Draws errors by the class weights of a preset."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._kinds = tuple(weights)
        self._kind_weights = tuple(accumulate(weights.values()))
        self._operators: dict[str, tuple[Operator, ...]] = {
            kind: tuple(operator for operator in OPERATORS.values() if operator.kind == kind) for kind in weights
        }
        self._operator_weights = {
            kind: tuple(accumulate(operator.weight for operator in operators))
            for kind, operators in self._operators.items()
        }

    def corrupt(self, source: str, errors: int, rng: random.Random) -> Corruption | None:
        """`source` with exactly that many errors; None when it has no room for them."""
        layout = Layout(source)
        for _ in range(_DRAWS):
            chosen = self._choose(layout, errors, rng)
            if chosen is None:
                continue
            corruption = _assemble(layout, chosen)
            if _holds(source, corruption, errors):
                return corruption
        return None

    def _choose(self, layout: Layout, errors: int, rng: random.Random) -> list[tuple[Operator, list[Patch]]] | None:
        kinds = rng.choices(self._kinds, cum_weights=self._kind_weights, k=errors)
        kinds.sort(key=lambda kind: kind != "truncation")  # a cut decides how much text the other errors have
        chosen: list[tuple[Operator, list[Patch]]] = []
        taken: list[Patch] = []
        spare = 3 * errors
        while kinds:
            found = self._place(layout, kinds.pop(0), chosen, taken, rng)
            if found is not None:
                chosen.append(found)
                taken.extend(found[1])
            elif spare:
                spare -= 1
                kinds.append(rng.choices(self._kinds, cum_weights=self._kind_weights)[0])
            else:
                return None
        return chosen

    def _place(
        self,
        layout: Layout,
        kind: str,
        chosen: Sequence[tuple[Operator, list[Patch]]],
        taken: Sequence[Patch],
        rng: random.Random,
    ) -> tuple[Operator, list[Patch]] | None:
        for _ in range(_OPERATOR_TRIES):
            operator = rng.choices(self._operators[kind], cum_weights=self._operator_weights[kind])[0]
            if any(operator is other for other, _ in chosen):
                continue
            patches = operator.make(layout, rng)
            if patches and not _conflict(patches, taken):
                return operator, patches
        return None


def _conflict(patches: Sequence[Patch], taken: Sequence[Patch]) -> bool:
    for start, end, _ in patches:
        for other_start, other_end, _ in taken:
            if start < other_end + GAP and other_start < end + GAP:
                return True
    return False


def _assemble(layout: Layout, chosen: Sequence[tuple[Operator, list[Patch]]]) -> Corruption:
    source = layout.text
    edits = [
        Edit(start, end, source[start:end], new, operator.name, error)
        for error, (operator, patches) in enumerate(chosen)
        for start, end, new in patches
    ]
    edits.sort(key=lambda edit: (edit.start, edit.end))
    cut = next((edit.start for edit in edits if OPERATORS[edit.operator].kind == "truncation"), None)
    return Corruption(
        broken=apply(source, edits),
        edits=tuple(edits),
        target=source if cut is None else _closed_prefix(layout, cut),
        cut=cut is not None,
        operators=tuple(operator for operator, _ in chosen),
    )


def _closed_prefix(layout: Layout, cut: int) -> str:
    """The text up to `cut`, which is the end of a token, closed where it is still open."""
    token = layout.end.index(cut)
    kept = layout.text[: layout.start[token]] if layout.first(token) == "," else layout.text[:cut]
    closers = ("}" if layout.first(opener) == "{" else "]" for opener in layout.open_at(token))
    return kept + "".join(closers)


def _holds(source: str, corruption: Corruption, errors: int) -> bool:
    """The text is broken, and still is when any one of its errors is taken out: each error counts.

    One parser decides the latter here; the proof asks the other one.
    """
    if not is_broken(corruption.broken):
        return False
    return errors == 1 or all(
        _refused(apply(source, [edit for edit in corruption.edits if edit.error != error])) for error in range(errors)
    )
