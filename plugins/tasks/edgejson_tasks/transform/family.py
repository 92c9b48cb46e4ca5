"""The task family: make, prove, spoil and score records that ask for a transformation of a JSON document."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from edgejson_tasks._instances import canonical_text, unfit_reason
from edgejson_tasks._scoring import field_f1
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.planning import Plan, plan
from edgejson_tasks.transform.source import export_form
from edgejson_tasks.transform.specification import defect, literals
from edgejson_tasks.transform.spoiling import Task, spoil
from edgejson_tasks.transform.wording import instruct

if TYPE_CHECKING:
    from edgejson.checking import Subject
    from edgejson.schema import Schema
    from edgejson.tools import Tools

__all__ = ["Transform"]

_STEP_COUNTS = {"easy": (1,), "medium": (2, 2, 3), "hard": (4, 4, 5)}
_ASKS = 16
"""Instances that are asked for until one carries steps; from the second on, fewer steps than wanted will do."""
_DEFAULTS: Mapping[str, Json] = {"boolean": False, "integer": 0, "number": 0, "string": "unspecified", "array": []}


class Transform:
    """Steps are planned against the concrete document; the number of steps is the difficulty: 1, 2-3, 4-5, or as many
    as a smaller document carries.
    """

    name = "transform"

    def accepts(self, schema: Schema) -> str | None:
        return unfit_reason(schema, _defect)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        """Plan steps for an instance and compute the answer.

        An instance without a canonical form or a plan, or for which jq arrives at another answer, is dropped and the
        next one asked for; `Unmakeable` gives the reason of the last.
        """
        absent = _absent_members(tools.schema)
        counts = _STEP_COUNTS[slot.difficulty]
        reason = ""
        for attempt in range(_ASKS):
            gold = (yield tools.ask_instance(policy="maximal" if attempt else None)).value
            made = _draft(gold, absent, counts, counts[0] if attempt == 0 else 1, tools.rng)
            if isinstance(made, Draft):
                return made
            reason = made
        raise Unmakeable(reason)

    def verify(self, subject: Subject) -> Iterable[Finding]:
        """The steps are well formed, the instruction says them, and jq makes the answer of them."""
        steps: Any = subject.meta.get("steps")
        if (problem := defect(steps)) is not None:
            yield Finding(check="transform.steps", message=problem)
            return
        if subject.meta.get("operations") != [step["op"] for step in steps]:
            yield Finding(check="transform.steps", message="meta.operations does not name the steps in order")
        instruction = subject.record.input.get("instruction", "")
        for word in (word for step in steps for word in literals(step) if word not in instruction):
            yield Finding(check="transform.instruction", message=f"the instruction does not mention {word!r}")
        text = subject.record.input.get("json", "")
        try:
            jsontext.parse(text)
        except jsontext.JsonTextError as error:
            yield Finding(check="transform.input", message=f"the input is not strict JSON: {error}")
            return
        yield from _prove(subject, text, steps)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        steps: Any = subject.meta.get("steps")
        document = jsontext.parse(subject.record.input["json"])
        return spoil(Task(document, steps, subject.answer.value, subject.answer_text), rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid_json`, `exact_match` of the typed value, `field_f1` over leaves, `leaf_recall`: the share of the right
        leaves that stand in their place.
        """
        try:
            value = jsontext.parse(answer)
        except jsontext.JsonTextError:
            return {"valid_json": 0.0, "exact_match": 0.0, "field_f1": 0.0, "leaf_recall": 0.0}
        gold = subject.answer.value
        found = dict(jsontext.leaves(value))
        wanted = list(jsontext.leaves(gold))
        right = sum(pointer in found and jsontext.equal(found[pointer], leaf) for pointer, leaf in wanted)
        return {
            "valid_json": 1.0,
            "exact_match": float(jsontext.equal(value, gold)),
            "field_f1": field_f1(gold, value),
            "leaf_recall": right / len(wanted),
        }


def _draft(
    gold: Json, absent: Mapping[str, Json], counts: Sequence[int], fewest: int, rng: random.Random
) -> Draft | str:
    """A record of one of `counts` steps or, if need be, as few as `fewest`; else the reason why there is none."""
    try:
        source, form = export_form(jsontext.parse(jsontext.canonical(gold)), absent, rng)
        text = jsontext.canonical(source)
    except (jsontext.CanonicalError, jsontext.JsonTextError) as error:
        return f"the instance has no canonical form: {error}"
    if form in ("other_case", "flat_names"):
        absent = {}  # names as the schema has them would stand out
    planned = _planned(jsontext.parse(text), (rng.choice(counts), *range(counts[0], fewest - 1, -1)), absent, rng)
    if planned is None:
        return f"the document does not carry {fewest} sensible steps"
    answer = jsontext.canonical(planned.answer)
    if not proof.proves(text, planned.steps, answer):
        return "jq disagrees with the computed answer"
    operations: list[Json] = [step["op"] for step in planned.steps]
    shallow = len(planned.steps) == 1 and _is_shallow(source)
    return Draft(
        input={"instruction": instruct(planned.steps, shallow=shallow, rng=rng), "json": text},
        output=answer,
        gold=gold,
        meta={"steps": list(planned.steps), "operations": operations, "source_form": form},
    )


def _planned(document: Json, counts: Sequence[int], absent: Mapping[str, Json], rng: random.Random) -> Plan | None:
    """A plan of the first of `counts` steps that the document carries."""
    plans = (plan(document, count, absent, rng) for count in counts)
    return next((found for found in plans if found is not None), None)


def _defect(instance: Json) -> str | None:
    if not isinstance(instance, dict | list):
        return "its instances are scalars, which have no structure to transform"
    text = canonical_text(instance)
    if text is None:
        return "an instance has no canonical text"
    if plan(jsontext.parse(text), 1, {}, random.Random(0)) is None:
        return "its instances carry no sensible step: too little in them, or names that cannot be said"
    return None


def _prove(subject: Subject, text: str, steps: list[Step]) -> Iterable[Finding]:
    answer = subject.answer
    if answer.error is not None:
        yield Finding(check="transform.not_json", message=f"the answer is not strict JSON: {answer.error}")
        return
    try:
        if subject.answer_text != jsontext.canonical(answer.value):
            yield Finding(check="transform.canonical", message="the answer is not canonical JSON text (RFC 8785)")
        if not proof.proves(text, steps, subject.answer_text):
            expected = proof.result(text, steps)
            pointer = _first_difference(expected, answer.value)
            yield Finding(
                check="transform.value", message="the answer is not what the steps make of the input", pointer=pointer
            )
    except jsontext.CanonicalError as error:
        yield Finding(check="transform.canonical", message=f"the answer has no canonical form: {error}")
    except proof.ProofError as error:
        yield Finding(check="transform.steps", message=f"the steps do not apply to the input: {error}")


def _first_difference(expected: Json, actual: Json, pointer: str = "") -> str:
    """Pointer to the first place where two unequal values part."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name in [*expected, *(name for name in actual if name not in expected)]:
            below = f"{pointer}/{jsontext.escape(name)}"
            if name not in expected or name not in actual:
                return below
            if not jsontext.equal(expected[name], actual[name]):
                return _first_difference(expected[name], actual[name], below)
    if isinstance(expected, list) and isinstance(actual, list):
        for index, (left, right) in enumerate(zip(expected, actual, strict=False)):
            if not jsontext.equal(left, right):
                return _first_difference(left, right, f"{pointer}/{index}")
    return pointer


def _absent_members(schema: Schema) -> dict[str, Json]:
    """Optional members at the top of the schema, with a neutral default for each."""
    properties = schema.document.get("properties")
    required = schema.document.get("required")
    if not isinstance(properties, dict):
        return {}
    return {
        name: _DEFAULTS[kind]
        for name, member in properties.items()
        if not (isinstance(required, list) and name in required)
        and isinstance(member, dict)
        and isinstance(kind := member.get("type"), str)
        and kind in _DEFAULTS
    }


def _is_shallow(document: Json) -> bool:
    """Whether no object stands inside another or in an array."""
    return isinstance(document, dict) and not any(isinstance(member, dict | list) for member in document.values())
