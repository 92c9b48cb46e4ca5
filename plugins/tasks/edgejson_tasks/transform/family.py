"""The task family: make, prove, spoil and score records that ask for a transformation of a JSON document."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from edgejson_tasks._instances import canonical_text, no_document, unfit_reason
from edgejson_tasks._scoring import field_f1
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.composing import Composer, Order, absent_members
from edgejson_tasks.transform.settings import TransformSettings
from edgejson_tasks.transform.spoiling import Task, spoil
from edgejson_tasks.transform.verification import findings

if TYPE_CHECKING:
    from edgejson.checking import Subject
    from edgejson.schema import Schema
    from edgejson.tools import Tools

__all__ = ["Transform"]

_ASKS = 16
"""Instances that are asked for until one carries steps; the first few must carry as many as the difficulty says."""
_PATIENT_ASKS = 4
_DONOR_SHARE = 0.15
"""How often a second instance is at hand, whose values a patch can bring in; always, where patches are named."""
_DONOR_SEED = 1_000


class Transform:
    """Steps are planned against the concrete document; the number of steps is the difficulty: 1, 2-3, 4-6, or as many
    as a smaller document carries.
    """

    name = "transform"

    def __init__(self, settings: TransformSettings | None = None) -> None:
        settings = settings or TransformSettings()
        self._composer = Composer(settings)
        self._chosen = settings.operations
        named = (OPERATIONS[name] for name in self._chosen or ())
        self._donor_share = 1.0 if any("donor" in operation.needs for operation in named) else _DONOR_SHARE

    def accepts(self, schema: Schema) -> str | None:
        return unfit_reason(schema, partial(self._defect, schema))

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        """Plan steps for an instance and compute the answer.

        An instance without a canonical form or a plan is dropped and the next one asked for; `Unmakeable` gives the
        reason of the last, and at once when two engines disagree on an answer.
        """
        order = Order(slot.difficulty, slot.language, absent_members(tools.schema))
        donor: Json = None
        reason = ""
        for attempt in range(_ASKS):
            gold = (yield tools.ask_instance(policy="maximal" if attempt else None, accept=no_document)).value
            if attempt == 0 and tools.rng.random() < self._donor_share:
                donor = (yield tools.ask_instance(policy="typical", accept=no_document)).value
            fewest = order.counts[0] if attempt < _PATIENT_ASKS else 1
            made = self._composer.draft(gold, donor, order, fewest, tools.rng)
            if isinstance(made, Draft):
                return made
            reason = made
        raise Unmakeable(reason)

    def verify(self, subject: Subject) -> Iterable[Finding]:
        """The steps are well formed, the instruction says them, and the engines make the answer of them."""
        return findings(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        steps: Any = subject.meta.get("steps")
        document = jsontext.parse(subject.record.input["json"])
        return spoil(
            Task(document, steps, subject.answer.value, subject.answer_text, subject.meta.get("language")), rng
        )

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: strict JSON; `exact`: the right value; `form`: its canonical text; `field_f1` over leaves;
        `leaf_recall`: the share of the right leaves that stand in their place; `correct`: the right value, whatever its
        form.
        """
        try:
            value = jsontext.parse(answer)
        except jsontext.JsonTextError:
            return dict.fromkeys(("valid", "exact", "form", "field_f1", "leaf_recall", "correct"), 0.0)
        gold = subject.answer.value
        exact = float(jsontext.equal(value, gold))
        found = dict(jsontext.leaves(value))
        wanted = list(jsontext.leaves(gold))
        right = sum(pointer in found and jsontext.equal(found[pointer], leaf) for pointer, leaf in wanted)
        return {
            "valid": 1.0,
            "exact": exact,
            "form": float(answer.strip() == subject.answer_text),
            "field_f1": field_f1(gold, value),
            "leaf_recall": right / len(wanted),
            "correct": exact,
        }

    def _defect(self, schema: Schema, instance: Json) -> str | None:
        if not isinstance(instance, dict | list):
            return "its instances are scalars, which have no structure to transform"
        if canonical_text(instance) is None:
            return "an instance has no canonical text"
        donor = schema.sample(_DONOR_SEED) if self._donor_share == 1 else None
        if not self._composer.carries(instance, donor, absent_members(schema), random.Random(0)):
            if self._chosen is not None:
                return f"its instances carry no step of the operations that the recipe names: {', '.join(self._chosen)}"
            return "its instances carry no sensible step: too little in them, or names that cannot be said"
        return None
