"""What is wrong with a record, from the record alone: its steps, its instruction, its input and its answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.types import Finding, Json
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.engines.expressions import EXPRESSIBLE, Language, agrees
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.specification import defect
from edgejson_tasks.transform.wording import misread, misread_expression

if TYPE_CHECKING:
    from edgejson.checking import Subject

__all__ = ["findings"]


def findings(subject: Subject) -> Iterable[Finding]:
    """Everything wrong, from the steps to the answer; what would make no sense of later parts ends the list."""
    steps: Any = subject.meta.get("steps")
    if (problem := defect(steps)) is not None:
        yield Finding(check="transform.steps", message=problem)
        return
    if subject.meta.get("operations") != [step["op"] for step in steps]:
        yield Finding(check="transform.steps", message="meta.operations does not name the steps in order")
    yield from _unsaid(subject, steps)
    source = subject.input_json("json")
    if source is None or source.error is not None:
        problem = "there is no JSON in the input" if source is None else f"the input is not strict JSON: {source.error}"
        yield Finding(check="transform.input", message=problem)
        return
    if subject.answer.error is not None:
        yield Finding(check="transform.not_json", message=f"the answer is not strict JSON: {subject.answer.error}")
        return
    yield from _wrong_answer(subject, subject.record.input["json"], steps)


def _unsaid(subject: Subject, steps: list[Step]) -> Iterable[Finding]:
    instruction, language = subject.record.input.get("instruction", ""), str(subject.meta.get("language", "en"))
    if "expression" in subject.meta:
        kind, expression = _expression(subject)
        problem = misread_expression(instruction, language, kind or "", expression)
    else:
        problem = misread(instruction, language, steps)
    if problem is not None:
        yield Finding(check="transform.instruction", message=problem)


def _expression(subject: Subject) -> tuple[Language | None, str]:
    """Language and text as the record states them; None and empty where it does not."""
    stated = subject.meta.get("expression")
    if not isinstance(stated, dict):
        return None, ""
    text = stated.get("text")
    known = (language for language in EXPRESSIBLE if language == stated.get("language"))
    return next(known, None), text if isinstance(text, str) else ""


def _wrong_answer(subject: Subject, text: str, steps: list[Step]) -> Iterable[Finding]:
    answer = subject.answer.value
    try:
        if subject.answer_text != jsontext.canonical(answer):
            yield Finding(check="transform.canonical", message="the answer is not canonical JSON text (RFC 8785)")
        expected = proof.result(text, steps)
        if not jsontext.equal(expected, answer):
            yield Finding(
                check="transform.value",
                message="the answer is not what the steps make of the input",
                pointer=_first_difference(expected, answer),
            )
            return
        yield from _wrong_evidence(subject, text, steps)
    except jsontext.CanonicalError as error:
        yield Finding(check="transform.canonical", message=f"the answer has no canonical form: {error}")
    except proof.ProofError as error:
        yield Finding(check="transform.steps", message=f"the steps do not apply to the input: {error}")


def _wrong_evidence(subject: Subject, text: str, steps: list[Step]) -> Iterable[Finding]:
    """Engines that part from one another, and engines that are named as witnesses but are none."""
    try:
        found = proof.evidence(text, steps)
    except proof.DisagreementError as error:
        yield Finding(check="transform.engines", message=str(error))
        return
    stated = subject.meta.get("proven_by", list(found.proven_by)), subject.meta.get("proven_twice", found.twice)
    if stated != (list(found.proven_by), found.twice):
        yield Finding(check="transform.engines", message=f"proven by {', '.join(found.proven_by)}, which meta denies")
    if "expression" in subject.meta:
        kind, expression = _expression(subject)
        if kind is not None and not agrees(kind, expression, text, subject.answer.value):
            yield Finding(check="transform.engines", message=f"{kind} makes another value of the expression")


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
