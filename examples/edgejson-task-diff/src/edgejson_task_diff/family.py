"""Two versions of a document, and what changed between them."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping
from typing import Any

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.errors import SchemaError
from edgejson.schema import Schema
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from pydantic import BaseModel, ConfigDict, Field
from pydantic.types import PositiveInt

from edgejson_task_diff import proof
from edgejson_task_diff.changes import Operation, carry_over, differences

__all__ = ["Diff", "DiffSettings"]

RULES = (
    "Use add, remove and replace only. Compare objects member by member, in the order of the names, and arrays item by"
    " item from the start; remove surplus items from the end, last one first, and add missing ones at the end."
    " Replace a value only where no operation inside it would do. Answer with the patch only."
)
ASKS = (
    "Write the JSON Patch (RFC 6902) that turns the first document into the second.",
    "The document was edited. Give the JSON Patch (RFC 6902) from the first version to the second.",
    "What changed between the two documents? Answer as a JSON Patch (RFC 6902) from the first to the second.",
)
PAIRS = 6
"""Pairs of instances that are looked at for enough differences."""


class DiffSettings(BaseModel):
    """How much is edited."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    easy: PositiveInt = Field(default=1, description="most operations of an easy patch")
    medium: PositiveInt = Field(default=3, description="of a medium one")
    hard: PositiveInt = Field(default=7, description="of a hard one")


class Diff:
    """The family. The second document is the first one with some values of another instance of the same schema."""

    name = "diff"

    def __init__(self, settings: DiffSettings) -> None:
        self._most: Mapping[str, int] = settings.model_dump()

    def accepts(self, schema: Schema) -> str | None:
        """Objects and arrays that differ from one another can be edited."""
        try:
            one, other = (schema.sample(seed, policy="maximal") for seed in (0, 1))
        except SchemaError as error:
            return str(error)
        if not isinstance(one, dict | list) or not one:
            return "its instances hold nothing to edit"
        return None if any(change["path"] for change in differences(one, other)) else "its instances are all alike"

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        """Draw two instances, and carry a few of the differences over."""
        rng = tools.rng
        wanted = rng.randint((self._most[slot.difficulty] + 1) // 2, self._most[slot.difficulty])
        for _ in range(PAIRS):
            first = (yield tools.ask_instance()).value
            other = (yield tools.ask_instance()).value
            changes = [change for change in differences(first, other) if change["path"]]
            if len(changes) >= wanted:
                kept = sorted(rng.sample(range(len(changes)), wanted))
                second = carry_over([changes[place] for place in kept], first)
                try:
                    return _draft(first, second, rng)
                except jsontext.CanonicalError:
                    continue  # a number that JSON cannot be trusted to carry
        raise Unmakeable(f"instances differ in fewer than {wanted} places")

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return proof.prove(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        """A patch that does too little, too much, or the wrong thing."""
        patch: Any = subject.answer.value
        place = rng.randrange(len(patch))
        step: Operation = patch[place]
        whole: Operation = {"op": "replace", "path": "", "value": jsontext.parse(subject.record.input["second"])}
        without_slash: Operation = {**step, "path": str(step["path"])[1:]}
        ways: list[tuple[str, str, list[Any]]] = [
            ("step_left_out", "diff.result", patch[:place] + patch[place + 1 :]),
            ("step_twice", "diff.minimal", [*patch[: place + 1], *patch[place:]]),
            ("whole_document", "diff.minimal", [whole]),
            ("slash_left_out", "diff.form", [*patch[:place], without_slash, *patch[place + 1 :]]),
        ]
        if "value" in step:
            wrong = {**step, "value": None if step["value"] is not None else False}
            ways.append(("wrong_value", "diff.result", [*patch[:place], wrong, *patch[place + 1 :]]))
        how, because, worse = rng.choice(ways)
        return Spoiled(rejected=jsontext.canonical(worse), because=because, how=how)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: a patch; `result`: it leads to the second document; `correct`: the right one; `f1` of operations."""
        given = Parsed.of(answer)
        if not given.ok or proof.fault_of_form(given.value):
            return {"valid": 0.0, "result": 0.0, "correct": 0.0, "f1": 0.0}
        right, patch = _steps(subject.answer), _steps(given)
        common = sum(any(jsontext.equal(step, other) for other in patch) for step in right)
        return {
            "valid": 1.0,
            "result": float(_leads_there(subject, given)),
            "correct": float(jsontext.equal(patch, right)),
            "f1": 2 * common / max(len(right) + len(patch), 1),
        }


def _draft(first: Json, second: Json, rng: random.Random) -> Draft:
    patch: list[Any] = list(differences(first, second))
    texts = [jsontext.canonical(document) for document in (first, second)] + [jsontext.canonical(patch)]
    if any(jsontext.canonical(jsontext.parse(text)) != text for text in texts):
        raise jsontext.CanonicalError("a number changes when it is read")
    instruction = f"{rng.choice(ASKS)} {RULES}"
    return Draft(
        input={"instruction": instruction, "first": texts[0], "second": texts[1]},
        output=texts[2],
        gold=first,
        meta={"size": {"operations": len(patch)}},
    )


def _steps(parsed: Parsed) -> list[Any]:
    return parsed.value if isinstance(parsed.value, list) else []


def _leads_there(subject: Subject, given: Parsed) -> bool:
    first, second = (jsontext.parse(subject.record.input[name]) for name in ("first", "second"))
    try:
        return jsontext.equal(proof.apply(_steps(given), first), second)
    except proof.PatchError:
        return False
