"""The chat completions of the OpenAI API, as it is and as the many services that speak it do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from edgejson.models import Finish, ModelError, Prompt, Reply, Usage
from edgejson.types import Json
from edgejson_teachers._wire import bodies, failures
from edgejson_teachers._wire.contract import NoReplyError, Pace
from edgejson_teachers._wire.failures import (
    NO_SUCH_FIELD,
    NO_TEMPLATE,
    SCHEMA_REFUSED,
    TOO_LONG,
    TOO_MANY_ASKED,
    Rule,
    Service,
)
from edgejson_teachers._wire.pacing import openai_pace

__all__ = ["OpenAIChat"]

_ANSWER = "answer"
"""The name of the response schema."""

_FINISHES: Mapping[str, Finish] = {
    "stop": "stop",
    "eos": "stop",
    "eos_token": "stop",
    "end_turn": "stop",
    "stop_sequence": "stop",
    "length": "length",
    "max_tokens": "length",
    "model_length": "length",
    "content_filter": "refusal",
}
"""By reasons in lower case.  Any other is that of an engine that broke off, or of a call to a tool nobody offered."""

_STATUSES = {
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "invalid_request_error": 400,
    "BadRequestError": 400,
    "authentication_error": 401,
}

_RULES = (
    Rule.of(
        "misconfigured",
        r"insufficient_quota|billing_hard_limit|billing_not_active|exceeded your current quota|insufficient balance"
        r"|budget_exceeded|budget has been exceeded",
        hint="the account has no credit left",
    ),
    Rule.of("misconfigured", r"unexpected endpoint or method", hint="base_url ends in /v1 there"),
    # Engines that broke their own promise: another seed may keep it.
    Rule.of("refused", r"json_validate_failed|peg-native format"),
    Rule.of("refused", r"flagged_input|content_policy|content_filter|\bmoderation|data_inspection_failed", (400, 403)),
    TOO_LONG,
    # Of a prompt that is beyond the limit of a whole minute: waiting will not help.
    Rule.of("too_long", r"request too large\b.*tokens per min", (413, 429)),
    Rule.of(
        "schema_refused",
        r"no (?:allowed )?(?:endpoints|providers)[^.]*(?:requested parameters|response_format)",
        (404,),
        "if it goes on, name seed or temperature in `omit`",
    ),
    SCHEMA_REFUSED,
    TOO_MANY_ASKED,
    Rule.of(
        "misconfigured",
        r"model_not_found|unknown_model|model[^.]{0,80}(?:not found|not exist|does not exist|unknown|no access)"
        r"|(?:no such|invalid|unknown) model|not a valid model|model_not_available",
        (400, 404, 422),
        "check the name of the model",
    ),
    NO_SUCH_FIELD,
    NO_TEMPLATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAIChat:
    """One model of one such service.

    `dialect` is that of the response schema, ``none`` where the service takes no schema; with `openai_strict` a schema
    that has optional members is stated without strictness, as `openai_loose`.  `json_object` asks for JSON where no
    schema is stated.  `limit` and `seed` name the fields of the most tokens and of the seed (None: it takes none);
    `omit` names those that this model does not take, `extra` holds fields of the service's own.
    """

    name: ClassVar[str] = "openai-chat/1"
    path: ClassVar[str] = "/chat/completions"

    service: Service
    dialect: str = "openai_loose"
    json_object: bool = True
    limit: str = "max_tokens"
    seed: str | None = "seed"
    omit: frozenset[str] = frozenset()
    stream: bool = False
    extra: Mapping[str, Json] = field(default_factory=dict)

    def headers(self, key: str | None) -> Mapping[str, str]:
        """Bearer authorization, where there is a key."""
        headers = {"content-type": "application/json"}
        return headers if key is None else {**headers, "authorization": f"Bearer {key}"}

    def body(self, prompt: Prompt) -> bytes:
        """The request as JSON."""
        sampling = prompt.sampling
        fields: dict[str, Any] = {
            "model": self.service.model,
            "messages": [dict(message) for message in prompt.messages],
            self.limit: sampling.max_tokens,
            "temperature": sampling.temperature,
            "top_p": sampling.top_p,
            "stop": list(sampling.stop) or None,
            "response_format": None if prompt.schema is None else self._response_format(prompt.schema),
        }
        if self.seed is not None:
            fields[self.seed] = prompt.seed
        body = {name: value for name, value in fields.items() if value is not None and name not in self.omit}
        if self.stream:
            body |= {"stream": True, "stream_options": {"include_usage": True}}
        return bodies.dumped({**body, **self.extra})

    def _response_format(self, schema: Mapping[str, Json]) -> dict[str, Any] | None:
        statement, strict = bodies.statement(schema, self.dialect), self.dialect != "openai_loose"
        if statement is None and self.dialect == "openai_strict":
            statement, strict = bodies.statement(schema, "openai_loose"), False
        if statement is not None:
            named = {"name": _ANSWER, "strict": strict, "schema": statement}
            return {"type": "json_schema", "json_schema": named}
        return {"type": "json_object"} if self.json_object and schema.get("type") == "object" else None

    # ------------------------------------------------------------ replies

    def read(self, raw: bytes) -> Reply:
        """The reply in a body, plain or streamed."""
        if bodies.streamed(raw):
            return self._read_all(raw, bodies.events(raw), "delta")
        return self._read_all(raw, (bodies.plain(raw),), "message")

    def _read_all(self, raw: bytes, parts: Iterable[Mapping[str, Any]], member: str) -> Reply:
        """One object with the whole message, or a stream of objects with its deltas."""
        text: list[str] = []
        thinking: list[str] = []
        refusal: list[str] = []
        reason = ""
        usage, model = Usage(), ""
        for part in parts:
            if part.get("error"):
                raise self._reported(part)
            usage = _usage(part) or usage
            model = model or bodies.named(part.get("model"))
            for choice in bodies.members(part, "choices"):
                if choice.get("index", 0) != 0:
                    continue
                if choice.get("error"):
                    raise self._reported(choice)
                message = bodies.member(choice, member)
                text.append(bodies.text_of(message.get("content"), _said))
                thinking.append(_thought(message))
                refusal.append(bodies.text(message.get("refusal")))
                reason = bodies.text(choice.get("finish_reason")) or reason
        declined = "".join(refusal)
        answer = "".join(text) or declined
        if not reason and answer and member == "message":
            reason = "stop"  # the body is whole: some servers just do not say why they ended
        if not reason:
            raise NoReplyError("the reply ends without a finish reason", where=self.service.model)
        return Reply(
            text=answer,
            finish="refusal" if declined else _FINISHES.get(reason.lower(), "error"),
            raw=raw,
            thinking="".join(thinking),
            usage=usage,
            model=model,
        )

    # ------------------------------------------------------------ failures

    def failure(self, status: int, raw: bytes) -> ModelError:
        """What a refusal means."""
        return self.service.failure(status, failures.reported(raw), _RULES)

    def _reported(self, body: Mapping[str, Any]) -> ModelError:
        said = failures.of_value(dict(body))
        return self.service.failure(failures.status_of(said, _STATUSES), said, _RULES)

    def pace(self, headers: Mapping[str, str], now: float) -> Pace:
        """What the ``x-ratelimit-*`` headers say."""
        return openai_pace(headers, now)


def _said(part: Mapping[str, Any]) -> Any:
    return part.get("text") if part.get("type") in (None, "text", "output_text") else None


def _thought(message: Mapping[str, Any]) -> str:
    """The reasoning that stands apart: under the name of DeepSeek or of OpenRouter, or among the parts of Mistral."""
    for name in ("reasoning_content", "reasoning"):
        if isinstance(message.get(name), str):
            return bodies.text(message[name])
    content = message.get("content")
    parts = content if isinstance(content, list) else []
    return bodies.text_of(parts, lambda part: bodies.text_of(part.get("thinking"), _said))


def _usage(part: Mapping[str, Any]) -> Usage | None:
    stated = bodies.member(part, "usage")
    if not stated:
        return None
    prompt = bodies.member(stated, "prompt_tokens_details")
    completion = bodies.member(stated, "completion_tokens_details")
    return Usage(
        input=bodies.count(stated.get("prompt_tokens")),
        output=bodies.count(stated.get("completion_tokens")),
        cached=bodies.count(prompt.get("cached_tokens", stated.get("prompt_cache_hit_tokens"))),
        reasoning=bodies.count(completion.get("reasoning_tokens")),
    )
