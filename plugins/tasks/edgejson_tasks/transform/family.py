"""The task family: make, prove, spoil and score records that ask for a transformation of a JSON document."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from edgejson_tasks._scoring import field_f1
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.planning import plan
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
_DEFAULTS: Mapping[str, Json] = {"boolean": False, "integer": 0, "number": 0, "string": "unspecified", "array": []}


class Transform:
    """Steps are planned against the concrete document; the number of steps is the difficulty: 1, 2-3, 4-5."""

    name = "transform"

    def accepts(self, schema: Schema) -> str | None:
        if schema.document.get("type") in ("string", "number", "integer", "boolean", "null"):
            return "its instances are scalars, which have no structure to transform"
        return None

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        """Plan steps for an instance and compute the answer.

        `Unmakeable` when no plan of that many steps was found, the document has no canonical form, or jq arrives at
        another answer.
        """
        gold = (yield tools.ask_instance()).value
        rng = tools.rng
        absent = _absent_members(tools.schema)
        try:
            source, form = export_form(jsontext.parse(jsontext.canonical(gold)), absent, rng)
            text = jsontext.canonical(source)
        except (jsontext.CanonicalError, jsontext.JsonTextError) as error:
            raise Unmakeable(f"the instance has no canonical form: {error}") from None
        if form in ("other_case", "flat_names"):
            absent = {}  # names as the schema has them would stand out
        document, counts = jsontext.parse(text), _STEP_COUNTS[slot.difficulty]
        planned = plan(document, rng.choice(counts), absent, rng) or plan(document, counts[0], absent, rng)
        if planned is None:
            raise Unmakeable(f"the document does not carry {counts[0]} sensible steps")
        answer = jsontext.canonical(planned.answer)
        if not proof.proves(text, planned.steps, answer):
            raise Unmakeable("jq disagrees with the computed answer")
        operations: list[Json] = [step["op"] for step in planned.steps]
        shallow = len(planned.steps) == 1 and _is_shallow(source)
        return Draft(
            input={"instruction": instruct(planned.steps, shallow=shallow, rng=rng), "json": text},
            output=answer,
            gold=gold,
            meta={"steps": list(planned.steps), "operations": operations, "source_form": form},
        )

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
