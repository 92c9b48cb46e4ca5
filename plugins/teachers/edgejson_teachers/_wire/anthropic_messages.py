"""The messages of the Anthropic API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from edgejson.models import Finish, ModelError, Prompt, Reply, Usage
from edgejson_teachers._wire import bodies, failures
from edgejson_teachers._wire.contract import NoReplyError, Pace
from edgejson_teachers._wire.failures import NO_SUCH_FIELD, SCHEMA_REFUSED, TOO_LONG, TOO_MANY_ASKED, Rule, Service
from edgejson_teachers._wire.pacing import anthropic_pace

__all__ = ["SAMPLING_VERSION", "VERSION", "AnthropicMessages"]

VERSION = "2026-10-21"
"""The current version of the API; it takes no temperature, top_p or top_k."""
SAMPLING_VERSION = "2023-06-01"
"""The version before, which takes them on models that do."""

_FINISHES: Mapping[str, Finish] = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "refusal": "refusal",
}
"""Any other reason waits for something that nobody offered, such as a tool."""

_STATUSES = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "api_error": 500,
    "timeout_error": 504,
    "overloaded_error": 529,
}

_RULES = (
    Rule.of(
        "misconfigured",
        r"credit balance|spend_limit_reached|billing_error|budget_exceeded|budget has been exceeded",
        hint="the account has no credit left",
    ),
    Rule.of(
        "misconfigured",
        r"organization has been disabled",
        (400, 403),
        "the account is closed; ask the service, or take the key of another",
    ),
    Rule.of("misconfigured", r"anthropic-version", (400,), "check version"),
    Rule.of(
        "misconfigured",
        r"\bthinking(?:\.\w+)*: |\bthinking\b[^.]{0,40}not supported",
        (400,),
        "set thinking to another value, or to null",
    ),
    Rule.of("misconfigured", r"output_config\.effort|\beffort parameter", (400,), "set effort to null"),
    Rule.of(
        "misconfigured",
        r"\b(?:temperature|top_p|top_k)\b[^.]{0,80}"
        r"(?:removed|deprecated|not (?:supported|permitted|allowed)|extra|only be set)",
        (400,),
        "leave it out, or name it in `omit`",
    ),
    TOO_LONG,
    SCHEMA_REFUSED,
    TOO_MANY_ASKED,
    NO_SUCH_FIELD,
    Rule.of("misconfigured", r"\bmodel\b", (404,), "check the name of the model"),
    Rule.of("refused", r"content filtering policy|output blocked", (400,)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnthropicMessages:
    """One model behind the API.

    `version` decides whether temperature and top_p are sent.  `thinking` and `effort` are left to the model where they
    are None.  Nothing is cached: what prompts have in common is shorter than what the service caches.
    """

    name: ClassVar[str] = "anthropic-messages/1"
    path: ClassVar[str] = "/v1/messages"

    service: Service
    version: str = VERSION
    authorization: Literal["bearer", "x-api-key"] = "bearer"
    dialect: str = "anthropic"
    omit: frozenset[str] = frozenset()
    thinking: Literal["adaptive", "disabled"] | None = None
    effort: Literal["low", "medium", "high", "xhigh", "max"] | None = None
    stream: bool = False

    @property
    def samples(self) -> bool:
        """Whether this version takes temperature and top_p."""
        return self.version <= SAMPLING_VERSION

    def headers(self, key: str | None) -> Mapping[str, str]:
        """The version, and the key the way the service wants it."""
        headers = {"content-type": "application/json", "anthropic-version": self.version}
        if key is None:
            return headers
        if self.authorization == "x-api-key":
            return {**headers, "x-api-key": key}
        return {**headers, "authorization": f"Bearer {key}"}

    def body(self, prompt: Prompt) -> bytes:
        """The request as JSON; system messages stand apart, and there is no seed."""
        sampling = prompt.sampling
        system = "\n\n".join(message["content"] for message in prompt.messages if message["role"] == "system")
        fields: dict[str, Any] = {
            "model": self.service.model,
            "max_tokens": sampling.max_tokens,
            "system": system or None,
            "messages": [dict(message) for message in prompt.messages if message["role"] != "system"],
            "temperature": sampling.temperature if self.samples else None,
            "top_p": sampling.top_p if self.samples else None,
            "stop_sequences": list(sampling.stop) or None,
            "thinking": None if self.thinking is None else {"type": self.thinking},
            "output_config": self._output(prompt),
            "stream": True if self.stream else None,
        }
        return bodies.dumped(
            {name: value for name, value in fields.items() if value is not None and name not in self.omit}
        )

    def _output(self, prompt: Prompt) -> dict[str, Any] | None:
        statement = None if prompt.schema is None else bodies.statement(prompt.schema, self.dialect)
        wanted: dict[str, Any] = {} if self.effort is None else {"effort": self.effort}
        if statement is not None:
            wanted["format"] = {"type": "json_schema", "schema": statement}
        return wanted or None

    # ------------------------------------------------------------ replies

    def read(self, raw: bytes) -> Reply:
        """The reply in a body, plain or streamed."""
        streamed = bodies.streamed(raw)
        message = self._assembled(bodies.events(raw)) if streamed else bodies.plain(raw)
        if message.get("type") == "error" or message.get("error"):
            raise self._reported(message)
        blocks = list(bodies.members(message, "content"))
        text = bodies.text_of(blocks, lambda block: block.get("text") if block.get("type") == "text" else None)
        reason = bodies.text(message.get("stop_reason"))
        if not reason and text and not streamed:
            reason = "end_turn"  # the body is whole: some servers just do not say why they ended
        if not reason:
            raise NoReplyError("the reply ends without a stop reason", where=self.service.model)
        return Reply(
            text=text,
            finish=_FINISHES.get(reason, "error"),
            raw=raw,
            thinking=bodies.text_of(blocks, lambda block: block.get("thinking")),
            usage=_usage(bodies.member(message, "usage")),
            model=bodies.named(message.get("model")),
        )

    def _assembled(self, events: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """The message that a stream builds up."""
        message: dict[str, Any] = {}
        blocks: dict[int, dict[str, Any]] = {}
        usage: dict[str, Any] = {}
        for event in events:
            kind = event.get("type")
            if kind == "error":
                raise self._reported(event)
            index = bodies.count(event.get("index")) or 0
            if kind == "message_start":
                message |= bodies.member(event, "message")
                usage |= bodies.member(message, "usage")
            elif kind == "content_block_start":
                blocks[index] = dict(bodies.member(event, "content_block"))
            elif kind == "content_block_delta":
                _extend(blocks.setdefault(index, {}), bodies.member(event, "delta"))
            elif kind == "message_delta":
                message |= bodies.member(event, "delta")
                counts = bodies.member(event, "usage")
                usage |= {name: value for name, value in counts.items() if value is not None}
        return message | {"content": [blocks[index] for index in sorted(blocks)], "usage": usage}

    # ------------------------------------------------------------ failures

    def failure(self, status: int, raw: bytes) -> ModelError:
        """What a refusal means."""
        return self.service.failure(status, failures.reported(raw), _RULES)

    def _reported(self, body: Mapping[str, Any]) -> ModelError:
        said = failures.of_value(dict(body))
        return self.service.failure(failures.status_of(said, _STATUSES), said, _RULES)

    def pace(self, headers: Mapping[str, str], now: float) -> Pace:
        """What the ``anthropic-ratelimit-*`` headers say."""
        return anthropic_pace(headers, now)


def _extend(block: dict[str, Any], delta: Mapping[str, Any]) -> None:
    for name in ("text", "thinking"):
        if isinstance(delta.get(name), str):
            block.setdefault("type", name)
            block[name] = bodies.text(block.get(name)) + delta[name]


def _usage(stated: Mapping[str, Any]) -> Usage:
    """The service counts what it reads from and writes to its cache apart."""
    plain, cached = bodies.count(stated.get("input_tokens")), bodies.count(stated.get("cache_read_input_tokens"))
    written = bodies.count(stated.get("cache_creation_input_tokens"))
    return Usage(
        input=None if plain is None else plain + (cached or 0) + (written or 0),
        output=bodies.count(stated.get("output_tokens")),
        cached=cached,
        reasoning=bodies.count(bodies.member(stated, "output_tokens_details").get("thinking_tokens")),
    )
