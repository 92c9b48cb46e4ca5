"""Three wire formats as a service speaks them: requests read, refused in its own words, answered whole or in parts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Answer", "AnthropicMessages", "OllamaChat", "OpenAIChat", "RefusedError"]

_WHEN = 1_795_000_000
_ISO = "2026-11-20T09:00:00.000000Z"
_PIECE = 24


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    finish: str
    """``stop``, ``length`` or ``refusal``."""
    input: int
    output: int


class RefusedError(Exception):
    def __init__(self, status: int, kind: str, code: str | None, words: str) -> None:
        super().__init__(words)
        self.status, self.kind, self.code = status, kind, code


def _pieces(text: str) -> list[str]:
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


class OpenAIChat:
    name = "openai"
    streams = False
    stream_type = "text/event-stream"

    @staticmethod
    def messages(body: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        messages: list[Mapping[str, Any]] = body["messages"]
        return messages

    @staticmethod
    def schema(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
        asked = body.get("response_format") or {}
        schema: Mapping[str, Any] | None = (asked.get("json_schema") or {}).get("schema")
        return schema

    @staticmethod
    def limit(body: Mapping[str, Any]) -> int | None:
        limit: int | None = body.get("max_completion_tokens") or body.get("max_tokens")
        return limit

    @staticmethod
    def wrong(body: Mapping[str, Any], headers: Mapping[str, str]) -> str | None:
        del headers
        asked = body.get("response_format")
        if asked is not None and asked.get("type") not in ("text", "json_object", "json_schema"):
            return f"Invalid value for 'response_format.type': {asked.get('type')!r}"
        if asked is not None and asked["type"] == "json_schema" and not (asked.get("json_schema") or {}).get("name"):
            return "Missing required parameter: 'response_format.json_schema.name'."
        return None

    @staticmethod
    def error(refusal: RefusedError) -> dict[str, Any]:
        return {"error": {"message": str(refusal), "type": refusal.kind, "param": None, "code": refusal.code}}

    @staticmethod
    def usage(answer: Answer) -> dict[str, Any]:
        counts = {"prompt_tokens": answer.input, "completion_tokens": answer.output}
        details = {"prompt_tokens_details": {"cached_tokens": 0}, "completion_tokens_details": {"reasoning_tokens": 0}}
        return {**counts, "total_tokens": answer.input + answer.output, **details}

    def whole(self, answer: Answer, model: str, digest: str) -> dict[str, Any]:
        refused = answer.finish == "refusal"
        message = {
            "role": "assistant",
            "content": None if refused else answer.text,
            "refusal": answer.text if refused else None,
        }
        finish = "stop" if refused else answer.finish
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish}
        head = {"id": f"chatcmpl-{digest}", "object": "chat.completion", "created": _WHEN, "model": model}
        return {**head, "choices": [choice], "usage": self.usage(answer)}

    def parts(self, answer: Answer, model: str, digest: str) -> list[bytes]:
        head = {"id": f"chatcmpl-{digest}", "object": "chat.completion.chunk", "created": _WHEN, "model": model}
        kind = "refusal" if answer.finish == "refusal" else "content"
        deltas: list[dict[str, Any]] = [{"role": "assistant", kind: ""}]
        deltas += [{kind: piece} for piece in _pieces(answer.text)]
        finish = "stop" if answer.finish == "refusal" else answer.finish
        choices: list[dict[str, Any]] = [{"index": 0, "delta": delta, "finish_reason": None} for delta in deltas]
        choices.append({"index": 0, "delta": {}, "finish_reason": finish})
        chunks: list[dict[str, Any]] = [{**head, "choices": [choice]} for choice in choices]
        chunks.append({**head, "choices": [], "usage": self.usage(answer)})
        return [*(b"data: " + json.dumps(chunk).encode() + b"\n\n" for chunk in chunks), b"data: [DONE]\n\n"]


class AnthropicMessages:
    name = "anthropic"
    streams = False
    stream_type = "text/event-stream"
    _stops: Mapping[str, str] = {"stop": "end_turn", "length": "max_tokens", "refusal": "refusal"}

    @staticmethod
    def messages(body: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        system = [{"role": "system", "content": body["system"]}] if body.get("system") else []
        return [*system, *body["messages"]]

    @staticmethod
    def schema(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
        schema: Mapping[str, Any] | None = ((body.get("output_config") or {}).get("format") or {}).get("schema")
        return schema

    @staticmethod
    def limit(body: Mapping[str, Any]) -> int | None:
        limit: int | None = body.get("max_tokens")
        return limit

    @staticmethod
    def wrong(body: Mapping[str, Any], headers: Mapping[str, str]) -> str | None:
        if not headers.get("anthropic-version"):
            return "anthropic-version: header is required"
        if not isinstance(body.get("max_tokens"), int):
            return "max_tokens: Field required"
        if any(message.get("role") not in ("user", "assistant") for message in body["messages"]):
            return "messages: roles are user and assistant; a system prompt goes into `system`"
        if headers["anthropic-version"] >= "2026" and not {"temperature", "top_p", "top_k"}.isdisjoint(body):
            return "temperature, top_p, top_k: Extra inputs are not permitted"
        unknown = {"seed", "response_format", "n", "options", "format"} & body.keys()
        return f"{min(unknown)}: Extra inputs are not permitted" if unknown else None

    @staticmethod
    def error(refusal: RefusedError) -> dict[str, Any]:
        told = {"type": refusal.kind, "message": str(refusal)}
        return {"type": "error", "error": told, "request_id": "req_scribe"}

    @staticmethod
    def usage(answer: Answer) -> dict[str, Any]:
        cache = {"cache_creation_input_tokens": 0, "cache_read_input_tokens": 0}
        counts = {"input_tokens": answer.input, "output_tokens": answer.output}
        return {**counts, **cache, "service_tier": "standard"}

    def whole(self, answer: Answer, model: str, digest: str) -> dict[str, Any]:
        content = [{"type": "text", "text": answer.text}] if answer.text else []
        head = {"id": f"msg_{digest}", "type": "message", "role": "assistant", "model": model, "content": content}
        return {**head, "stop_reason": self._stops[answer.finish], "stop_sequence": None, "usage": self.usage(answer)}

    def parts(self, answer: Answer, model: str, digest: str) -> list[bytes]:
        start = {**self.whole(answer, model, digest), "content": [], "stop_reason": None}
        start["usage"] = {**self.usage(answer), "output_tokens": 1}
        events: list[dict[str, Any]] = [{"type": "message_start", "message": start}]
        events.append({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}})
        events.append({"type": "ping"})
        for piece in _pieces(answer.text):
            delta = {"type": "text_delta", "text": piece}
            events.append({"type": "content_block_delta", "index": 0, "delta": delta})
        events.append({"type": "content_block_stop", "index": 0})
        end = {"stop_reason": self._stops[answer.finish], "stop_sequence": None}
        events.append({"type": "message_delta", "delta": end, "usage": {"output_tokens": answer.output}})
        events.append({"type": "message_stop"})
        return [f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in events]


class OllamaChat:
    name = "ollama"
    streams = True
    stream_type = "application/x-ndjson"

    @staticmethod
    def messages(body: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        messages: list[Mapping[str, Any]] = body["messages"]
        return messages

    @staticmethod
    def schema(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
        asked = body.get("format")
        return asked if isinstance(asked, dict) else None

    @staticmethod
    def limit(body: Mapping[str, Any]) -> int | None:
        limit: int | None = (body.get("options") or {}).get("num_predict")
        return limit if limit is not None and limit >= 0 else None

    @staticmethod
    def wrong(body: Mapping[str, Any], headers: Mapping[str, str]) -> str | None:
        del headers
        if body.get("think"):
            return f'"{body["model"]}" does not support thinking'
        return None

    @staticmethod
    def error(refusal: RefusedError) -> dict[str, Any]:
        return {"error": str(refusal)}

    @staticmethod
    def _end(answer: Answer) -> dict[str, Any]:
        reason = "length" if answer.finish == "length" else "stop"
        counts = {"prompt_eval_count": answer.input, "eval_count": answer.output}
        times = {"total_duration": 5_000_000, "load_duration": 1, "prompt_eval_duration": 1, "eval_duration": 4_000_000}
        return {"done": True, "done_reason": reason, **counts, **times}

    def whole(self, answer: Answer, model: str, digest: str) -> dict[str, Any]:
        del digest
        message = {"role": "assistant", "content": answer.text}
        return {"model": model, "created_at": _ISO, "message": message, **self._end(answer)}

    def parts(self, answer: Answer, model: str, digest: str) -> list[bytes]:
        head = {"model": model, "created_at": _ISO}
        lines: list[dict[str, Any]] = [
            {**head, "message": {"role": "assistant", "content": piece}, "done": False}
            for piece in _pieces(answer.text)
        ]
        last = {**self.whole(answer, model, digest), "message": {"role": "assistant", "content": ""}}
        return [json.dumps(line).encode() + b"\n" for line in (*lines, last)]
