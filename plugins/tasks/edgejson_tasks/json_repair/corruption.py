"""Errors put into a valid text so that each one breaks it and all of them can be undone.

Every error is a set of edits on the *original* text, disjoint from those of every other error and at least two
characters away: undoing needs no order, and no error hides in the wreck of another.  Corrupting a text that is already
broken is what makes hard repair sets unsolvable.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NoReturn

import orjson

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.json_repair import oracle
from edgejson_tasks.json_repair.contradictions import CONTRADICTIONS
from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators import OPERATORS, Operator, Patch

__all__ = ["Breaker", "Corruption", "Edit", "apply", "is_broken"]

GAP = 2
"""Characters of original text between the edits of two errors."""

_DRAWS = 12
_OPERATOR_TRIES = 4
_EXCLUSIVE = (
    frozenset({"thousands", "decimals"}),
    frozenset({"null_words", "drop_incomplete"}),
    frozenset({"apostrophe", "keep_backslash"}),
    frozenset({"char_escape", "keep_backslash"}),
)
"""Policies that contradict one another."""


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
    """`edits` in text order turn `source` into `broken`; `target` is the text of the value a repair must give.

    `operators` are in the order of their errors' numbers, `policies` the sentences that the instruction needs.
    """

    source: str
    broken: str
    edits: tuple[Edit, ...]
    target: str
    cut: bool
    operators: tuple[Operator, ...]
    policies: frozenset[str]

    def with_error(self, error: int) -> str:
        """The source with one of its errors only."""
        return apply(self.source, [edit for edit in self.edits if edit.error == error])


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
        _STRICT.decode(text)
    except ValueError:
        return True
    return False


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


_STRICT = json.JSONDecoder(parse_constant=_no_number)


def _refused(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return True
    return False


class Breaker:
    """Draws errors from weighted groups of operators, which have weights of their own in their group."""

    def __init__(self, groups: Sequence[tuple[float, Sequence[Operator]]]) -> None:
        self._groups = [
            (operators, list(accumulate(operator.weight for operator in operators))) for _, operators in groups
        ]
        self._weights = list(accumulate(weight for weight, _ in groups))
        self._truncating = [any(operator.kind == "truncation" for operator in operators) for _, operators in groups]

    def corrupt(
        self, source: str, errors: int, rng: random.Random, *, language: str = "en", proven: bool = False
    ) -> Corruption | None:
        """`source` with exactly that many errors; None when it has no room for them.

        A `proven` corruption has been shown to the one-edit oracle, error by error and as a whole.
        """
        layout = Layout(source, language)
        for _ in range(_DRAWS):
            chosen = self._choose(layout, errors, rng)
            if chosen is None:
                continue
            corruption = _assemble(layout, chosen)
            if _holds(corruption) and not (proven and not _one_reading(corruption)):
                return corruption
        return None

    def _choose(self, layout: Layout, errors: int, rng: random.Random) -> list[tuple[Operator, list[Patch]]] | None:
        groups = rng.choices(range(len(self._groups)), cum_weights=self._weights, k=errors)
        groups.sort(key=lambda group: not self._truncating[group])  # a cut decides how much text the others have
        chosen: list[tuple[Operator, list[Patch]]] = []
        taken: list[Patch] = []
        spare = 3 * errors
        while groups:
            found = self._place(layout, groups.pop(0), [operator for operator, _ in chosen], taken, rng)
            if found is not None:
                chosen.append(found)
                taken.extend(found[1])
            elif spare:
                spare -= 1
                groups += rng.choices(range(len(self._groups)), cum_weights=self._weights)
            else:
                return None
        return chosen

    def _place(
        self, layout: Layout, group: int, chosen: Sequence[Operator], taken: Sequence[Patch], rng: random.Random
    ) -> tuple[Operator, list[Patch]] | None:
        operators, weights = self._groups[group]
        for _ in range(_OPERATOR_TRIES):
            operator = rng.choices(operators, cum_weights=weights)[0]
            if any(_clash(operator, other) for other in chosen):
                continue
            patches = operator.make(layout, rng)
            if patches and not _overlap(patches, taken):
                return operator, patches
        return None


def _clash(one: Operator, other: Operator) -> bool:
    """Whether two errors in one text could not be told apart, or need sentences that contradict one another."""
    return (
        one is other
        or (one.upsets != "" and one.upsets == other.upsets)
        or (one.policy != other.policy and any({one.policy, other.policy} == pair for pair in _EXCLUSIVE))
        or one.name in CONTRADICTIONS.get(other.policy, ())
        or other.name in CONTRADICTIONS.get(one.policy, ())
    )


def _overlap(patches: Sequence[Patch], taken: Sequence[Patch]) -> bool:
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
        source=source,
        broken=apply(source, edits),
        edits=tuple(edits),
        target=source if cut is None else layout.closed_prefix(cut),
        cut=cut is not None,
        operators=tuple(operator for operator, _ in chosen),
        policies=frozenset(operator.policy for operator, _ in chosen if operator.policy),
    )


def _holds(corruption: Corruption) -> bool:
    """The text is broken, and still is when any one of its errors is taken out: each error counts.

    One parser decides the latter here; the proof asks the other one.
    """
    if not is_broken(corruption.broken):
        return False
    errors = range(len(corruption.operators))
    return len(errors) == 1 or all(
        _refused(apply(corruption.source, [edit for edit in corruption.edits if edit.error != error]))
        for error in errors
    )


def _one_reading(corruption: Corruption) -> bool:
    """Whether no error by itself, and not all of them together, could be mended to another value by one edit."""
    source, target = jsontext.parse(corruption.source), jsontext.parse(corruption.target)
    texts = [(corruption.broken, target)]
    if len(corruption.operators) > 1:
        texts += [
            (corruption.with_error(error), target if operator.kind == "truncation" else source)
            for error, operator in enumerate(corruption.operators)
        ]
    return all(oracle.ambiguous(text, value, corruption.policies) is None for text, value in texts)
