"""Records of the family made without an engine: core pack, program teacher, one slot at a time."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from edgejson.checking import Subject
from edgejson.library import SchemaLibrary
from edgejson.schema import Schema
from edgejson.tools import Tools
from edgejson.types import Completion, Draft, Json, Record, Request, Slot, TextFacts
from edgejson_pack_core.pack import core_pack
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_teachers.templates.teacher import TemplateTeacher

DIFFICULTIES = ("easy", "medium", "hard")


@cache
def library() -> SchemaLibrary:
    return SchemaLibrary([core_pack()])


@cache
def schema_ids() -> tuple[str, ...]:
    return tuple(library().ids())


@dataclass(frozen=True)
class Told:
    """A draft with the completion that its text came from, as a subject."""

    draft: Draft
    completion: Completion
    subject: Subject
    slot: Slot


def slot(seed: int, schema_id: str, difficulty: str = "medium") -> Slot:
    return Slot(
        key=f"text-{seed}",
        task="text_to_json",
        kind="sft",
        schema_id=schema_id,
        complexity="simple",
        difficulty=difficulty,
        language="en",
        teacher="templates",
        seed=seed,
    )


def tell(seed: int, schema_id: str | None = None, difficulty: str | None = None) -> Told:
    """One record, its schema and difficulty drawn from the seed where they are not given."""
    rng = random.Random(seed)
    chosen = slot(seed, schema_id or rng.choice(schema_ids()), difficulty or rng.choice(DIFFICULTIES))
    teacher = TemplateTeacher()
    steps = TextToJson().compose(chosen, Tools(chosen, library().get(chosen.schema_id)))
    request = next(steps)
    while True:
        completion = teacher.answer([request])[0]
        try:
            request = steps.send(completion)
        except StopIteration as stop:
            return Told(stop.value, completion, subject_of(chosen, stop.value), chosen)


def subject_of(chosen: Slot, draft: Draft) -> Subject:
    meta = {"schema": chosen.schema_id, "language": chosen.language, "difficulty": chosen.difficulty, **draft.meta}
    record = Record(id=chosen.key, task="text_to_json", input=draft.input, output=draft.output, meta=meta)
    return Subject(record, library().find)


def text_of(
    gold: Json,
    seed: int,
    *,
    genre: str | None = None,
    difficulty: str = "medium",
    document: Json = None,
    language: str = "en",
) -> Completion:
    """A text about `gold`, of a schema that names nothing unless `document` is given."""
    schema = Schema(document if isinstance(document, dict) else {"type": "object"}, id="hand/order")
    facts = TextFacts(schema=schema, gold=gold, genre=genre, difficulty=difficulty, language=language)
    return TemplateTeacher().answer([Request(intent="text", facts=facts, seed=seed, messages=tuple)])[0]
