"""The chat of Ollama's own API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from edgejson.models import Finish, ModelError, Prompt, Reply, Usage
from edgejson.types import Json
from edgejson_teachers._wire import bodies, failures
from edgejson_teachers._wire.contract import NoReplyError, Pace
from edgejson_teachers._wire.failures import NO_TEMPLATE, SCHEMA_REFUSED, TOO_LONG, Reported, Rule, Service
from edgejson_teachers._wire.pacing import openai_pace

__all__ = ["OllamaChat", "Think"]

Think = bool | Literal["low", "medium", "high", "max"]

_FINISHES: Mapping[str, Finish] = {"stop": "stop", "length": "length"}

_RULES = (
    Rule.of("misconfigured", r"does not support thinking", (400,), "set think: false"),
    Rule.of("misconfigured", r"does not support chat|cloud[^.]*disabled|requires a newer version", (400, 403, 412)),
    Rule.of("misconfigured", r"\boption \S+ must be", (400,), "check options"),
    Rule.of("schema_refused", r"model vocabulary required for format", (500,)),
    Rule.of(
        "misconfigured",
        r"requires more (?:system )?memory|out of memory|unable to load model|error loading model",
        (500,),
        "take a smaller model or a smaller num_ctx",
    ),
    TOO_LONG,
    Rule.of("too_long", r"exceeds? (?:the )?(?:available )?context|num_ctx|input exceeds", (400, 500)),
    SCHEMA_REFUSED,
    NO_TEMPLATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OllamaChat:
    """One model of one server.

    A prompt that does not fit into `num_ctx` is an error, nothing is cut away from it.  `options` are those of the
    server, such as ``num_gpu``, beside what the sampling says; `omit` names fields and options that are not sent.
    """

    name: ClassVar[str] = "ollama-chat/1"
    path: ClassVar[str] = "/api/chat"

    service: Service
    num_ctx: int = 8192
    dialect: str = "ollama"
    think: Think | None = False
    keep_alive: str | int | None = "10m"
    stream: bool = False
    omit: frozenset[str] = frozenset()
    options: Mapping[str, Json] = field(default_factory=dict)

    def headers(self, key: str | None) -> Mapping[str, str]:
        """Bearer authorization, where something in front of the server wants a key."""
        headers = {"content-type": "application/json"}
        return headers if key is None else {**headers, "authorization": f"Bearer {key}"}

    def body(self, prompt: Prompt) -> bytes:
        """The request as JSON."""
        sampling = prompt.sampling
        options = self._stated(
            {
                "num_ctx": self.num_ctx,
                "num_predict": sampling.max_tokens,
                "seed": prompt.seed,
                "temperature": sampling.temperature,
                "top_p": sampling.top_p,
                "stop": list(sampling.stop) or None,
                **self.options,
            }
        )
        fields: dict[str, Any] = {
            "model": self.service.model,
            "messages": [dict(message) for message in prompt.messages],
            "stream": self.stream,
            "format": None if prompt.schema is None else self._format(prompt.schema),
            "options": options,
            "think": self.think,
            "keep_alive": self.keep_alive,
            "truncate": False,
            "shift": False,
        }
        return bodies.dumped(self._stated(fields))

    def _stated(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if value is not None and name not in self.omit}

    def _format(self, schema: Mapping[str, Json]) -> Any:
        return bodies.statement(schema, self.dialect) or ("json" if schema.get("type") == "object" else None)

    # ------------------------------------------------------------ replies

    def read(self, raw: bytes) -> Reply:
        """The reply in a body: one object, or a line for each piece and a last one that says how it ended."""
        text: list[str] = []
        thinking: list[str] = []
        last: Mapping[str, Any] = {}
        for part in bodies.lines(raw):
            if part.get("error"):
                raise self._reported(part)
            message = bodies.member(part, "message")
            text.append(bodies.text(message.get("content")))
            thinking.append(bodies.text(message.get("thinking")))
            last = part
            if part.get("done"):
                break
        if not last.get("done"):
            raise NoReplyError("the reply ends before it is done", where=self.service.model)
        reason = bodies.text(last.get("done_reason")) or "stop"
        if reason in ("load", "unload"):
            raise NoReplyError(f"the server did nothing but {reason} the model", where=self.service.model)
        return Reply(
            text="".join(text),
            finish=_FINISHES.get(reason, "error"),
            raw=raw,
            thinking="".join(thinking),
            usage=Usage(input=bodies.count(last.get("prompt_eval_count")), output=bodies.count(last.get("eval_count"))),
            model=bodies.named(last.get("model")),
        )

    # ------------------------------------------------------------ failures

    def failure(self, status: int, raw: bytes) -> ModelError:
        """What a refusal means; the server states no codes, only text."""
        return self._failure(status, failures.reported(raw))

    def _failure(self, status: int, said: Reported) -> ModelError:
        if status == 404 and "not found" in said.message:
            what = f"{self.service.name} has no model {self.service.model!r}"
            return ModelError(what, kind="misconfigured", hint=f"ollama pull {self.service.model}")
        return self.service.failure(status, said, _RULES)

    def _reported(self, body: Mapping[str, Any]) -> ModelError:
        return self._failure(500, failures.of_value(dict(body)))

    def pace(self, headers: Mapping[str, str], now: float) -> Pace:
        """What a gateway in front may say; the server itself says nothing."""
        return openai_pace(headers, now)
