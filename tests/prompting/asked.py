"""Requests as the family makes them: core pack, one slot at a time, the first instance a program's."""

from __future__ import annotations

import random
from functools import cache

from edgejson.library import SchemaLibrary
from edgejson.prompting import Prompts
from edgejson.recipe import PromptSettings
from edgejson.schema import Schema
from edgejson.tools import Tools
from edgejson.types import Completion, InstanceFacts, Request, Slot, TextFacts
from edgejson_pack_core.pack import core_pack
from edgejson_tasks.text_to_json.family import TextToJson
from edgejson_teachers.templates.teacher import TemplateTeacher

LANGUAGES = {"en": "en_US", "pt": "pt_BR", "es": "es_ES", "de": "de_DE", "fr": "fr_FR"}
TEACHER = TemplateTeacher()


@cache
def library() -> SchemaLibrary:
    return SchemaLibrary([core_pack()])


@cache
def in_the_box() -> Prompts:
    return Prompts.load(PromptSettings())


def slot(seed: int, schema_id: str, *, language: str = "en", difficulty: str = "medium", task: str = "text_to_json"):
    return Slot(
        key=f"slot-{seed}",
        task=task,
        kind="sft",
        schema_id=schema_id,
        complexity="simple",
        difficulty=difficulty,
        language=language,
        teacher="model",
        seed=seed,
        locale=LANGUAGES.get(language, "en_US"),
    )


def asked_text(seed: int, *, schema_id: str | None = None, language: str = "en", difficulty: str = "medium") -> Request:
    """The family's question for a text, after a program has answered its question for an instance."""
    rng = random.Random(seed)
    chosen = slot(seed, schema_id or rng.choice(list(library().ids())), language=language, difficulty=difficulty)
    steps = TextToJson().compose(chosen, Tools(chosen, library().get(chosen.schema_id)))
    return steps.send(TEACHER.answer([next(steps)])[0])


def text_request(gold, *, document=None, seed=1, **facts) -> Request:
    """A bare question for a text about `gold`."""
    schema = Schema(document or {"type": "object"}, id="hand/one")
    return Request(intent="text", facts=TextFacts(schema=schema, gold=gold, **facts), seed=seed)


def instance_request(schema: Schema, *, seed=1, task="style_strict", **facts) -> Request:
    return Request(
        intent="instance",
        facts=InstanceFacts(schema=schema, **facts),
        seed=seed,
        slot=slot(seed, schema.id or "hand/one", task=task),
    )


def told(request: Request, text: str, prompts: Prompts | None = None) -> Completion | str:
    """What the answer ``{"text": text}`` comes to."""
    prompts = prompts or in_the_box()
    return prompts.completions([request], prompts.render([request]), {"text": text}, "")[0]


def said(rendered) -> str:
    return "\n".join(message["content"] for message in rendered.messages)
