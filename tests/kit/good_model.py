"""A chat model that keeps its contract; the broken ones of the tests are this one with one thing wrong."""

from __future__ import annotations

import asyncio
import json

from pydantic import BaseModel, ConfigDict

from edgejson.models import Capabilities, ModelError, Reply, Usage
from edgejson.types import TeacherIdentity

KEY = "sk-kit-3141"
TURN_S = 0.002
CONTEXT = 4000


class Settings(BaseModel):
    """What a recipe may say of it."""

    model_config = ConfigDict(extra="forbid")

    fails: str = ""


class Model:
    """Answers from the prompt and its seed, two at a time; a token is four characters."""

    identity = TeacherIdentity(name="good", provider="kit", model="good-1", license="MIT", terms="none")
    languages = frozenset({"en", "pt-BR"})
    capabilities = Capabilities(json_schema=True, seed=True, parallel=2, context=CONTEXT)
    wire = "kit/1"

    def __init__(self, settings):
        self.settings = settings
        self.places = None

    def foresee(self):
        return ["It holds nothing in memory."]

    async def complete(self, prompt):
        if self.places is None:
            self.places = asyncio.Semaphore(self.capabilities.parallel)
        async with self.places:
            await asyncio.sleep(TURN_S)
            return self.answer(prompt)

    def answer(self, prompt):
        if self.settings.fails:
            raise ModelError("it fails as it was told", kind=self.settings.fails)
        size = sum(len(message["content"]) for message in prompt.messages)
        if size > CONTEXT:
            raise ModelError(f"the prompt has {size} characters, the context {CONTEXT}", kind="too_long")
        return self.reply(self.words(prompt), self.limit(prompt), size)

    def words(self, prompt):
        from edgejson.schema import Schema

        schema = dict(prompt.schema or {})
        told = prompt.messages[-1]["content"]
        if "text" in schema.get("properties", {}):
            return json.dumps({"text": f"We were told, {prompt.seed} times: {told}"})
        return json.dumps(Schema(schema).sample(prompt.seed))

    def limit(self, prompt):
        return prompt.sampling.max_tokens

    def reply(self, text, limit, size):
        finish = "stop" if len(text) <= 4 * limit else "length"
        text = text[: 4 * limit]
        return self.read(json.dumps([text, finish, size // 4, len(text) // 4]).encode())

    def read(self, raw):
        try:
            text, finish, given, made = json.loads(raw)
        except (ValueError, TypeError):
            raise ModelError("this is no reply", kind="refused") from None
        return Reply(text=text, finish=finish, raw=raw, usage=Usage(input=given, output=made), model="good-1")

    async def close(self):
        self.places = None


__all__ = [
    "CONTEXT",
    "KEY",
    "TURN_S",
    "Capabilities",
    "Model",
    "ModelError",
    "Reply",
    "Settings",
    "TeacherIdentity",
    "Usage",
]
