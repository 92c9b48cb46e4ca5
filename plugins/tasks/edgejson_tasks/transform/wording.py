"""Put steps into words: an instruction in one of several registers, in one writer's voice."""

from __future__ import annotations

import random
from collections.abc import Sequence

from edgejson import jsontext
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.voice import Voice

__all__ = ["instruct"]

_FORM = (
    "Respond only with JSON, minified and with keys in sorted order.",
    "Answer with nothing but the resulting JSON: no whitespace, keys sorted.",
    "Output only the new JSON, compact, object keys sorted.",
    "Return just the JSON, in minified form with sorted keys.",
    "Reply with the transformed JSON only (minified, keys sorted).",
    "Give back the JSON alone, without whitespace and with its keys sorted.",
)
_TERSE_FORM = ("JSON only, minified, keys sorted.", "Output: minified JSON, sorted keys, nothing else.")

_SINGLE = (
    "Transform the JSON: {step}. {form}",
    "{Step}. {form}",
    "Please {step}. {form}",
    "Could you {step}? {form}",
    "I need you to {step}. {form}",
    "Apply one change to the given JSON: {step}. {form}",
    "The JSON has to be adapted for another system: {step}. {form}",
    "Take the JSON document and {step}. {form}",
)
_SINGLE_TERSE = ("Transform: {step}. {form}", "{step}. {form}", "{step}\n{form}")

_LIST_HEADS = (
    "Transform the JSON. Carry out these steps in order, each on the result of the one before:",
    "Please apply the following changes from top to bottom; every change works on the result of the previous one.",
    ("The record has to be adapted for another system. Do this step by step, always going on with the latest result:"),
    "Change the JSON as listed. The order matters: each point starts from the outcome of the point above it.",
)
_PROSE_HEADS = (
    "Transform the JSON step by step, each step working on the result of the one before. ",
    "Could you rework this JSON for me? Every step goes on with the result of the previous one. ",
    "Please rework the JSON in this order, always using the latest result. ",
)
_TERSE_HEADS = ("Transform, in order, each on the previous result: ", "Pipeline (left to right): ")
_JOINTS = ("then", "after that", "next", "then")


def instruct(steps: Sequence[Step], *, shallow: bool, rng: random.Random) -> str:
    """An instruction that says all of `steps`; `shallow` when the document holds no nested object."""
    terse = rng.random() < 0.2
    voice = Voice.draw(rng, terse=terse, shallow=shallow)
    clauses = [_clause(step, voice, rng) for step in steps]
    form = rng.choice(_TERSE_FORM if terse else _FORM)
    if len(steps) == 1:
        clause = clauses[0]
        text = rng.choice(_SINGLE_TERSE if terse else _SINGLE).format(step=clause, Step=_sentence(clause), form=form)
    elif terse:
        text = f"{rng.choice(_TERSE_HEADS)}{'; '.join(clauses)}. {form}"
    elif rng.random() < 0.65:
        text = f"{rng.choice(_LIST_HEADS)}\n{_listed(clauses, rng)}\n{form}"
    else:
        text = f"{rng.choice(_PROSE_HEADS)}{_in_prose(clauses, rng)} {form}"
    return _with_legend(text, steps, voice)


def _clause(step: Step, voice: Voice, rng: random.Random) -> str:
    operation = OPERATIONS[step["op"]]
    parts = operation.parts(step, voice)
    clause = rng.choice(operation.terse if voice.terse else operation.phrases).format(**parts)
    if operation.notes:
        clause = f"{clause} ({rng.choice(operation.notes).format(**parts)})"
    return clause


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def _listed(clauses: Sequence[str], rng: random.Random) -> str:
    numbered = rng.random() < 0.6
    mark = rng.choice(("-", "*"))
    return "\n".join(
        f"{f'{number}.' if numbered else mark} {_sentence(clause)}." for number, clause in enumerate(clauses, 1)
    )


def _in_prose(clauses: Sequence[str], rng: random.Random) -> str:
    said = [f"First, {clauses[0]}."]
    for clause in clauses[1:-1]:
        joint = rng.choice(_JOINTS)
        said.append(f"{_sentence(joint)}, {clause}.")
    said.append(f"Finally, {clauses[-1]}.")
    return " ".join(said)


def _with_legend(text: str, steps: Sequence[Step], voice: Voice) -> str:
    """Say what stands for "every element" where paths are written."""
    places = [voice.place(step["at"]) for step in steps if "*" in jsontext.split(step.get("at", ""))]
    for mark, kind in (("/*", "*"), ("[]", "[]")):
        if any(mark in place for place in places):
            return f"{text} In paths, {kind} stands for every element of an array."
    return text
