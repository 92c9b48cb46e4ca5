"""A chat model that answers by a script, and what else an asker needs, small enough to see through."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from decimal import Decimal

from edgejson.models import Capabilities, ModelError, Reply, Sampling, Usage
from edgejson.prompting.rendered import Rendered
from edgejson.types import Completion, InstanceFacts, Request, TeacherIdentity, TextFacts

TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}


def body(text, *, finish="stop", thinking="", usage=(7, 3)):
    return json.dumps({"text": text, "finish": finish, "thinking": thinking, "usage": usage}).encode()


class ScriptedModel:
    """`script` gives for a prompt: the text of a reply, a whole body (bytes), or an exception to raise."""

    wire = "scripted/1"
    languages = None

    def __init__(self, script, *, name="scripted", model="tiny", parallel=4, exclusive="", log=None):
        self.identity = TeacherIdentity(name=name, provider="local", model=model)
        self.capabilities = Capabilities(json_schema=True, parallel=parallel, exclusive=exclusive)
        self.asked = []
        self.open = self.most_open = self.closed = 0
        self._script = script
        self._log = [] if log is None else log

    async def complete(self, prompt):
        self.asked.append(prompt)
        self._log.append(self.identity.name)
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            for _ in range(prompt.seed % 3):  # replies come in another order than they were asked for
                await asyncio.sleep(0)
            answer = self._script(prompt)
            if hasattr(answer, "__await__"):
                answer = await answer
        finally:
            self.open -= 1
        if isinstance(answer, Exception):
            raise answer
        return self.read(answer if isinstance(answer, bytes) else body(answer))

    def read(self, raw):
        try:
            parts = json.loads(raw)
        except ValueError:
            raise ModelError("no reply of this format", kind="refused") from None
        counts = parts["usage"] or (None, None)
        return Reply(
            text=parts["text"],
            finish=parts["finish"],
            raw=raw,
            thinking=parts["thinking"],
            usage=Usage(input=counts[0], output=counts[1]),
            model=f"{self.identity.model}-2026",
        )

    async def close(self):
        assert not self.open, "closed with prompts open"
        self.closed += 1
        self._log.append(f"close {self.identity.name}")


class PlainPrompts:
    """Texts and instances asked for in few words, with the same doors as `edgejson.prompting.Prompts`."""

    def render(self, requests):
        first = requests[0]
        words = " ".join(str(request.seed) for request in requests)
        message = {"role": "user", "content": f"{first.intent} {words}"}
        if isinstance(first.facts, TextFacts):
            return Rendered(messages=(message,), schema=TEXT, words="w1")
        many = len(requests)
        schema = first.facts.schema.document
        if many > 1:
            schema = {"type": "object", "properties": {"instances": {"type": "array", "items": schema}}}
        return Rendered(messages=(message,), schema=schema, words="w2", many=many)

    def completions(self, requests, rendered, value, _text):
        if isinstance(requests[0].facts, TextFacts):
            return [Completion(text=value["text"])]
        listed = value.get("instances", []) if rendered.many > 1 else [value]
        schema = requests[0].facts.schema
        made = []
        for place in range(len(requests)):
            if place >= len(listed):
                made.append("missing")
            elif not schema.is_valid(listed[place]):
                made.append("schema:type")
            else:
                made.append("repeated" if listed[place] in listed[:place] else Completion(value=listed[place]))
        return made

    def judging(self, _request, answers):
        content = "judge " + " | ".join(answer.text or json.dumps(answer.value) for answer in answers)
        schema = {"type": "object", "properties": {"best": {"type": "integer"}}, "required": ["best"]}
        return Rendered(messages=({"role": "user", "content": content},), schema=schema, words="w3")


@dataclass
class PlainPurse:
    """Every call costs a thousandth of a dollar."""

    open: int = 0
    settled: list[Usage] = field(default_factory=list)
    released: int = 0
    price: Decimal | None = Decimal("0.001")

    async def reserve_in_turn(self, _teacher, _prompt):
        self.open += 1
        return _PlainReservation(self)


class _PlainReservation:
    def __init__(self, purse):
        self._purse = purse

    def settle(self, usage):
        self._purse.open -= 1
        self._purse.settled.append(usage)
        return self._purse.price

    def release(self):
        self._purse.open -= 1
        self._purse.released += 1


def text_request(seed, *, accept=None):
    return Request(intent="text", facts=TextFacts(schema=None, gold={"a": seed}), seed=seed, accept=accept)


def instance_request(seed, schema, *, accept=None):
    return Request(intent="instance", facts=InstanceFacts(schema=schema), seed=seed, accept=accept)


def said(text):
    """The reply of a model that keeps to the response schema of a text."""
    return json.dumps({"text": text})


async def until(met):
    """Let the loop turn until `met` says so."""
    for _ in range(100_000):
        if met():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to that")


SAMPLING = Sampling(temperature=0.5, max_tokens=64)
