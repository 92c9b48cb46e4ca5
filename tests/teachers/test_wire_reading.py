"""Replies of the three wire formats, whole, streamed and broken; refusals; rate-limit headers."""

from __future__ import annotations

import json
from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.models import ModelError, Usage
from edgejson_teachers._wire.anthropic_messages import AnthropicMessages
from edgejson_teachers._wire.contract import Allowance, NoReplyError, Wire
from edgejson_teachers._wire.failures import Service
from edgejson_teachers._wire.ollama_chat import OllamaChat
from edgejson_teachers._wire.openai_chat import OpenAIChat
from edgejson_teachers._wire.pacing import duration

SERVICE = Service(name="openai", model="gpt-6-mini", key_name="OPENAI_API_KEY")
OPENAI = OpenAIChat(service=SERVICE)
ANTHROPIC = AnthropicMessages(service=SERVICE)
OLLAMA = OllamaChat(service=Service(name="ollama", model="qwen3:4b"))
WIRES: dict[str, Wire] = {"openai": OPENAI, "anthropic": ANTHROPIC, "ollama": OLLAMA}


def body(**value: Any) -> bytes:
    return json.dumps(value).encode()


def sse(*values: Any, end: str = "data: [DONE]\n\n") -> bytes:
    return ("".join(f"data: {json.dumps(value)}\n\n" for value in values) + end).encode()


def events(*values: dict[str, Any]) -> bytes:
    return "".join(f"event: {value['type']}\ndata: {json.dumps(value)}\n\n" for value in values).encode()


def completion(message: dict[str, Any], reason: str | None = "stop", **more: Any) -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": reason}
    return body(id="c1", object="chat.completion", model="gpt-6-mini-2026", choices=[choice], **more)


def message(*blocks: dict[str, Any], reason: str | None = "end_turn", **more: Any) -> bytes:
    usage = {"input_tokens": 10, "output_tokens": 5}
    return body(type="message", model="claude", content=blocks, stop_reason=reason, **{"usage": usage, **more})


WHOLE = {
    "openai": completion({"content": '{"a": 1}'}),
    "anthropic": message({"type": "text", "text": '{"a": 1}'}),
    "ollama": body(model="m", message={"role": "assistant", "content": '{"a": 1}'}, done=True, done_reason="stop"),
}


# ---------------------------------------------------------------- openai


@pytest.mark.parametrize(
    ("reason", "finish"),
    [
        ("stop", "stop"), ("length", "length"), ("content_filter", "refusal"), ("tool_calls", "error"),
        ("eos", "stop"), ("eos_token", "stop"), ("end_turn", "stop"), ("STOP", "stop"), ("MAX_TOKENS", "length"),
        ("insufficient_system_resource", "error"),
    ],
)  # fmt: skip
def test_openai_says_why_it_ended(reason: str, finish: str) -> None:
    reply = OPENAI.read(completion({"content": "x"}, reason))
    assert (reply.finish, reply.text, reply.model) == (finish, "x", "gpt-6-mini-2026")


def test_openai_refusals_are_no_answers() -> None:
    reply = OPENAI.read(completion({"content": None, "refusal": "I will not."}))
    assert (reply.finish, reply.text) == ("refusal", "I will not.")


@pytest.mark.parametrize("name", ["reasoning_content", "reasoning"])
def test_openai_thinking_stands_apart(name: str) -> None:
    reply = OPENAI.read(completion({"content": "x", name: "Let me see."}))
    assert (reply.text, reply.thinking) == ("x", "Let me see.")


def test_openai_content_in_parts() -> None:
    thought = {"type": "thinking", "thinking": [{"type": "text", "text": "Let me see."}]}
    reply = OPENAI.read(completion({"content": [thought, {"type": "text", "text": "x"}]}))
    assert (reply.text, reply.thinking) == ("x", "Let me see.")


@pytest.mark.parametrize(
    ("stated", "usage"),
    [
        (
            {
                "prompt_tokens": 9, "completion_tokens": 7, "prompt_tokens_details": {"cached_tokens": 4},
                "completion_tokens_details": {"reasoning_tokens": 3},
            },
            Usage(input=9, output=7, cached=4, reasoning=3),
        ),
        ({"prompt_tokens": 9, "prompt_cache_hit_tokens": 4}, Usage(input=9, cached=4)),
        ({"prompt_tokens": 9, "completion_tokens": 7, "prompt_tokens_details": None}, Usage(input=9, output=7)),
        (None, Usage()),
    ],
)  # fmt: skip
def test_openai_counts(stated: dict[str, Any] | None, usage: Usage) -> None:
    assert OPENAI.read(completion({"content": "x"}, usage=stated)).usage == usage


def delta(content: str | None = None, reason: str | None = None, **more: Any) -> dict[str, Any]:
    return {"model": "m", "choices": [{"index": 0, "delta": {"content": content, **more}, "finish_reason": reason}]}


def test_openai_streams_are_put_together() -> None:
    counts = {"model": "m", "choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 2}}
    raw = b"\n: keep-alive\n\n: keep-alive\n\n" + sse(
        delta("", role="assistant"),
        delta(reasoning_content="hm"),
        delta('{"a"'),
        delta(": 1}"),
        delta(None, "stop"),
        counts,
    )
    reply = OPENAI.read(raw)
    assert (reply.text, reply.thinking, reply.finish) == ('{"a": 1}', "hm", "stop")
    assert reply.usage == Usage(input=3, output=2)
    assert reply.raw == raw
    assert OPENAI.read(raw.replace(b"\n", b"\r\n")).text == reply.text


def test_a_stream_without_an_end_is_no_reply() -> None:
    with pytest.raises(NoReplyError, match="finish reason"):
        OPENAI.read(sse(delta('{"a"'), end=""))
    with pytest.raises(NoReplyError, match="cut"):
        OPENAI.read(sse(delta('{"a"'), end='data: {"choices": [{"del'))


def test_an_error_within_a_stream_is_the_error_that_it_says() -> None:
    with pytest.raises(ModelError, match="slow down") as caught:
        OPENAI.read(sse(delta("x"), {"error": {"message": "slow down", "code": 429}}))
    assert caught.value.kind == "unavailable"


# ---------------------------------------------------------------- anthropic


@pytest.mark.parametrize(
    ("reason", "finish"),
    [
        ("end_turn", "stop"), ("stop_sequence", "stop"), ("max_tokens", "length"), ("refusal", "refusal"),
        ("model_context_window_exceeded", "length"), ("tool_use", "error"), ("pause_turn", "error"),
    ],
)  # fmt: skip
def test_anthropic_says_why_it_ended(reason: str, finish: str) -> None:
    assert ANTHROPIC.read(message({"type": "text", "text": "x"}, reason=reason)).finish == finish


def test_anthropic_counts_its_cache_apart_and_we_do_not() -> None:
    usage = {
        "input_tokens": 10, "cache_read_input_tokens": 100, "cache_creation_input_tokens": 1000, "output_tokens": 5,
        "output_tokens_details": {"thinking_tokens": 2},
    }  # fmt: skip
    thought = {"type": "thinking", "thinking": "hm", "signature": "s"}
    reply = ANTHROPIC.read(message(thought, {"type": "text", "text": "x"}, usage=usage))
    assert reply.usage == Usage(input=1110, output=5, cached=100, reasoning=2)
    assert (reply.text, reply.thinking) == ("x", "hm")


STREAM: list[dict[str, Any]] = [
    {
        "type": "message_start",
        "message": {"model": "claude", "content": [], "usage": {"input_tokens": 8, "output_tokens": 1}},
    },
    {"type": "content_block_start", "index": 0, "content_block": {"type": "thinking", "thinking": ""}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "thinking_delta", "thinking": "hm"}},
    {"type": "content_block_start", "index": 1, "content_block": {"type": "text", "text": ""}},
    {"type": "ping"},
    {"type": "content_block_delta", "index": 1, "delta": {"type": "text_delta", "text": '{"a"'}},
    {"type": "content_block_delta", "index": 1, "delta": {"type": "text_delta", "text": ": 1}"}},
    {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 9}},
    {"type": "message_stop"},
]


def test_anthropic_streams_are_put_together() -> None:
    reply = ANTHROPIC.read(events(*STREAM))
    assert (reply.text, reply.thinking, reply.finish, reply.model) == ('{"a": 1}', "hm", "stop", "claude")
    assert reply.usage == Usage(input=8, output=9)


def test_anthropic_streams_that_break_off() -> None:
    with pytest.raises(NoReplyError, match="stop reason"):
        ANTHROPIC.read(events(*STREAM[:-2]))
    overloaded = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
    with pytest.raises(ModelError, match="529: Overloaded") as caught:
        ANTHROPIC.read(events(*STREAM[:5], overloaded))
    assert caught.value.kind == "unavailable"


# ---------------------------------------------------------------- ollama


def line(content: str, **more: Any) -> dict[str, Any]:
    return {"model": "m", "message": {"role": "assistant", "content": content}, "done": False, **more}


def test_ollama_lines_are_put_together() -> None:
    last = line("", done=True, done_reason="length", prompt_eval_count=7, eval_count=2)
    raw = b"".join(json.dumps(part).encode() + b"\n" for part in (line('{"a"'), line(": 1"), last))
    reply = OLLAMA.read(raw)
    assert (reply.text, reply.finish, reply.usage) == ('{"a": 1', "length", Usage(input=7, output=2))


def test_ollama_thinking_stands_apart() -> None:
    told = {"role": "assistant", "content": "x", "thinking": "hm"}
    assert OLLAMA.read(body(message=told, done=True)).thinking == "hm"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([line('{"a"'), line(": 1}")], "before it is done"),
        ([line("", done=True, done_reason="load")], "nothing but load"),
    ],
)
def test_ollama_replies_that_are_none(parts: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(NoReplyError, match=words):
        OLLAMA.read(b"\n".join(json.dumps(part).encode() for part in parts))


def test_an_error_among_the_lines_of_ollama() -> None:
    with pytest.raises(ModelError, match="runner has crashed") as caught:
        OLLAMA.read(json.dumps(line("x")).encode() + b'\n{"error": "model runner has crashed"}\n')
    assert caught.value.kind == "unavailable"


# ---------------------------------------------------------------- bodies that are no replies


@pytest.mark.parametrize("name", WIRES)
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n\n",
        b"<!DOCTYPE html><html>502</html>",
        b'{"a": ',
        b"[]",
        b"null",
        b"{}",
        b": waiting\n\n",
        b"data: [DONE]\n\n",
    ],
)
def test_what_is_no_reply_is_told_apart(name: str, raw: bytes) -> None:
    with pytest.raises(NoReplyError) as caught:
        WIRES[name].read(raw)
    assert caught.value.transport
    assert caught.value.kind == "refused"


@pytest.mark.parametrize("name", WIRES)
def test_a_reply_cut_anywhere_is_no_reply(name: str) -> None:
    whole = WHOLE[name]
    assert WIRES[name].read(whole).text == '{"a": 1}'
    for end in range(len(whole)):
        with pytest.raises(NoReplyError):
            WIRES[name].read(whole[:end])


@pytest.mark.parametrize("name", WIRES)
def test_blank_lines_before_a_reply_are_patience(name: str) -> None:
    assert WIRES[name].read(b"\n\n  \n" + WHOLE[name]).text == '{"a": 1}'


STREAMED = {
    "openai": sse(delta('{"a": 1}'), delta(None, "stop")),
    "anthropic": events(*STREAM),
    "ollama": b"".join(json.dumps(part).encode() + b"\n" for part in (line('{"a": 1}'), line("", done=True))),
}
BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("name", ["openai", "anthropic"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_however_long_a_stream_is_kept_alive_it_is_read(name: str, end: bytes) -> None:
    waiting = (b": keep-alive" + end * 2) * 5000
    assert WIRES[name].read(waiting + STREAMED[name]).text == '{"a": 1}'
    assert WIRES[name].read(waiting + b"id: 7" + end + STREAMED[name]).text == '{"a": 1}'


@pytest.mark.parametrize("name", ["openai", "anthropic"])
def test_comments_before_a_plain_reply_do_not_make_it_a_stream(name: str) -> None:
    assert WIRES[name].read(b": keep-alive\n\n" * 100 + WHOLE[name]).text == '{"a": 1}'


@pytest.mark.parametrize("name", WIRES)
@pytest.mark.parametrize("replies", [WHOLE, STREAMED], ids=["whole", "streamed"])
def test_a_byte_order_mark_before_a_reply_is_passed_over(name: str, replies: dict[str, bytes]) -> None:
    assert WIRES[name].read(BOM + replies[name]).text == '{"a": 1}'


@pytest.mark.parametrize("name", ["openai", "anthropic"])
def test_a_whole_reply_need_not_say_why_it_ended(name: str) -> None:
    silent = WHOLE[name].replace(b'"stop"', b"null").replace(b'"end_turn"', b"null")
    assert silent != WHOLE[name]
    reply = WIRES[name].read(silent)
    assert (reply.text, reply.finish) == ('{"a": 1}', "stop")


@pytest.mark.parametrize("raw", [completion({"content": ""}, None), message(reason=None)], ids=["openai", "anthropic"])
def test_a_whole_reply_of_nothing_without_a_reason_is_no_reply(raw: bytes) -> None:
    with pytest.raises(NoReplyError, match="reason"):
        (ANTHROPIC if b"stop_reason" in raw else OPENAI).read(raw)


def test_a_whole_refusal_without_a_reason_is_a_refusal() -> None:
    assert OPENAI.read(completion({"content": None, "refusal": "I will not."}, None)).finish == "refusal"


@pytest.mark.parametrize("name", WIRES)
@pytest.mark.parametrize("replies", [WHOLE, STREAMED], ids=["whole", "streamed"])
@pytest.mark.parametrize("oddity", [b"NaN", b"-Infinity", b'"\\ud83d"', b'"\xed\xa0\xbd"', b"1e999"])
def test_oddities_beside_the_answer_do_not_cost_the_reply(name: str, replies: dict[str, bytes], oddity: bytes) -> None:
    odd = replies[name].replace(b'{"', b'{"odd": ' + oddity + b', "', 1)
    assert WIRES[name].read(odd).text == '{"a": 1}'


def test_an_answer_keeps_what_stands_in_it_for_the_strict_reading() -> None:
    assert OPENAI.read(completion({"content": '{"a": "\ud83d"}'})).text == '{"a": "\ud83d"}'
    assert OPENAI.read(completion({"content": '{"a": NaN}'})).text == '{"a": NaN}'


def test_the_name_of_a_model_can_be_kept_whatever_it_is() -> None:
    raw = completion({"content": "x"}).replace(b"gpt-6-mini-2026", b"gpt-\\ud83d")
    assert OPENAI.read(raw).model == "gpt-?"


def test_counts_beyond_all_measure_are_not_kept() -> None:
    usage = {"prompt_tokens": 2**64 - 1, "completion_tokens": 2**63 - 1}
    assert OPENAI.read(completion({"content": "x"}, usage=usage)).usage == Usage(output=2**63 - 1)


@pytest.mark.parametrize("name", WIRES)
def test_nesting_without_end_is_no_reply(name: str) -> None:
    with pytest.raises(NoReplyError):
        WIRES[name].read(b'{"a": ' * 100_000 + b"1" + b"}" * 100_000)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(
                ["choices", "message", "delta", "content", "finish_reason", "error", "usage", "type", "index", "done",
                 "done_reason", "stop_reason", "text", "thinking", "prompt_tokens_details", "model", "code", "details"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(JSON, st.booleans(), st.integers(400, 599))
def test_whatever_comes_is_a_reply_or_a_model_error(value: Any, streamed: bool, status: int) -> None:
    raw = sse(value) if streamed else json.dumps(value).encode()
    for wire in WIRES.values():
        assert isinstance(wire.failure(status, raw), ModelError)
        try:
            reply = wire.read(raw)
        except ModelError:
            continue
        assert reply.raw == raw


# ---------------------------------------------------------------- failures


def error(message: str = "", **more: Any) -> bytes:
    return body(error={"message": message, **more})


@pytest.mark.parametrize(
    ("status", "raw", "kind"),
    [
        (400, error("This model's maximum context length is 8192 tokens.", code="context_length_exceeded"), "too_long"),
        (400, error("the request exceeds the available context size", type="exceed_context_size_error"), "too_long"),
        (413, b"", "too_long"),
        (400, error("Invalid schema for response_format 'answer'", param="response_format"), "schema_refused"),
        (400, error("Failed to initialize samplers: failed to parse grammar"), "schema_refused"),
        (404, error("No endpoints found that can handle the requested parameters.", code=404), "schema_refused"),
        (400, error("Failed to generate JSON", code="json_validate_failed"), "refused"),
        (500, error("The model produced output that does not match the expected peg-native format"), "refused"),
        (404, error("The model `gpt-9` does not exist", code="model_not_found"), "misconfigured"),
        (400, error("Model Not Exist", type="invalid_request_error"), "misconfigured"),
        (401, body(error="Unauthorized"), "misconfigured"),
        (403, error("Country not supported"), "misconfigured"),
        (403, error("flagged", metadata={"reasons": ["x"], "flagged_input": "y"}), "refused"),
        (402, error("Insufficient Balance"), "misconfigured"),
        (429, error("You exceeded your current quota", code="insufficient_quota"), "misconfigured"),
        (429, error("Rate limit reached", code="rate_limit_exceeded"), "unavailable"),
        (400, error("Unsupported value: 'temperature'", code="unsupported_value"), "misconfigured"),
        (400, error("max_tokens is too large: 99999. This model supports at most 16384"), "misconfigured"),
        (400, error("Invalid prompt", code="content_policy_violation"), "refused"),
        (422, body(detail=[{"loc": ["body", "messages"], "msg": "field required"}]), "refused"),
        (
            400,
            body(code="Client specified an invalid argument", error="Incorrect API key provided: xa***"),
            "misconfigured",
        ),
        (400, error("Invalid max_tokens value, the valid range of max_tokens is [1, 8192]"), "misconfigured"),
        (422, body(detail=[{"type": "extra_forbidden", "loc": ["body", "seed"], "input": 7}]), "misconfigured"),
        (422, body(message={"detail": [{"msg": "Extra inputs are not permitted"}]}), "misconfigured"),
        (400, error("property 'seed' is unsupported", type="invalid_request_error"), "misconfigured"),
        (400, error('Invalid JSON payload received. Unknown name "seed": Cannot find field.'), "misconfigured"),
        (400, error("Unknown name \"$defs\" at 'generation_config.response_schema'"), "schema_refused"),
        (400, error("mistral/none is not a valid model ID", code=400), "misconfigured"),
        (400, error("Unable to access model x/y.", code="model_not_available"), "misconfigured"),
        (400, error("Budget has been exceeded! Max budget: 0.05", type="budget_exceeded"), "misconfigured"),
        (400, error("System role not supported"), "misconfigured"),
        (
            500,
            error("default chat template is no longer allowed, so you must provide a chat template"),
            "misconfigured",
        ),
        (422, error("`inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 `inputs` tokens"), "too_long"),
        (
            429,
            error("Request too large for gpt-4o on tokens per min (TPM): Limit 30000", code="rate_limit_exceeded"),
            "too_long",
        ),
        (
            429,
            error("Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000", code="rate_limit_exceeded"),
            "unavailable",
        ),
        (400, error("something else"), "refused"),
        (408, b"", "unavailable"),
        (500, b"<html>", "unavailable"),
        (503, b'{"error": "server busy"}', "unavailable"),
    ],
)
def test_what_services_of_openai_s_format_refuse(status: int, raw: bytes, kind: str) -> None:
    assert OPENAI.failure(status, raw).kind == kind


@pytest.mark.parametrize(
    ("status", "type_", "message_", "kind"),
    [
        (400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", "too_long"),
        (413, "request_too_large", "Request exceeds the maximum size", "too_long"),
        (400, "invalid_request_error", "output_config.format.schema: Schema is too complex", "schema_refused"),
        (400, "invalid_request_error", "temperature: this field has been removed", "misconfigured"),
        (400, "invalid_request_error", "Your credit balance is too low", "misconfigured"),
        (401, "authentication_error", "invalid x-api-key", "misconfigured"),
        (402, "billing_error", "no", "misconfigured"),
        (404, "not_found_error", "model: claude-9", "misconfigured"),
        (429, "rate_limit_error", "slow down", "unavailable"),
        (500, "api_error", "Internal server error", "unavailable"),
        (529, "overloaded_error", "Overloaded", "unavailable"),
        (400, "invalid_request_error", "This organization has been disabled.", "misconfigured"),
        (400, "budget_exceeded", "Budget has been exceeded! Max budget: 0.05", "misconfigured"),
        (400, "invalid_request_error", "anthropic-version: 2026-10-21 is not a valid version", "misconfigured"),
        (
            400,
            "invalid_request_error",
            "thinking: Input tag 'adaptive' found using 'type' does not match any of the expected tags: 'disabled'",
            "misconfigured",
        ),
        (400, "invalid_request_error", "adaptive thinking is not supported on this model", "misconfigured"),
        (400, "invalid_request_error", "This model does not support the effort parameter.", "misconfigured"),
        (400, "invalid_request_error", "`temperature` may only be set to 1 with thinking", "misconfigured"),
        (400, "invalid_request_error", "metadata: Extra inputs are not permitted", "misconfigured"),
        (400, "invalid_request_error", "messages: roles must alternate", "refused"),
    ],
)
def test_what_anthropic_refuses(status: int, type_: str, message_: str, kind: str) -> None:
    raw = body(type="error", error={"type": type_, "message": message_}, request_id="req_1")
    assert ANTHROPIC.failure(status, raw).kind == kind


def test_a_spent_limit_is_no_reason_to_wait() -> None:
    details = {"error_code": "enforced_spend_limit_reached"}
    raw = body(type="error", error={"type": "rate_limit_error", "message": "Limit reached", "details": details})
    assert ANTHROPIC.failure(429, raw).kind == "misconfigured"


@pytest.mark.parametrize(
    ("status", "text", "kind"),
    [
        (404, "model 'qwen3:4b' not found", "misconfigured"),
        (400, '"qwen3:4b" does not support thinking', "misconfigured"),
        (400, "the input length exceeds the context length", "too_long"),
        (400, "invalid JSON schema in format", "schema_refused"),
        (500, "failed to load model vocabulary required for format", "schema_refused"),
        (400, 'option "num_ctx" must be of type integer', "misconfigured"),
        (400, "System role not supported", "misconfigured"),
        (500, "model requires more system memory (9 GiB) than is available", "misconfigured"),
        (503, "server busy, please try again.  maximum pending requests exceeded", "unavailable"),
        (500, "llama runner process no longer running", "unavailable"),
    ],
)
def test_what_ollama_refuses(status: int, text: str, kind: str) -> None:
    assert OLLAMA.failure(status, body(error=text)).kind == kind


def test_a_missing_model_of_ollama_comes_with_the_command() -> None:
    assert str(OLLAMA.failure(404, body(error="model 'qwen3:4b' not found"))).endswith("(ollama pull qwen3:4b)")


def test_a_wrong_key_is_named_by_its_variable_and_never_shown() -> None:
    raw = error("Incorrect API key provided: sk-proj-abcdef1234567890abcdef. Find yours at the console.")
    for status in (401, 403, 400, 500):
        line = str(OPENAI.failure(status, raw))
        assert "abcdef" not in line
        assert "\n" not in line
    assert "OPENAI_API_KEY" in str(OPENAI.failure(401, raw))
    assert "api_key_env" in str(OLLAMA.failure(401, b""))


@pytest.mark.parametrize(
    "raw",
    [
        body(code="Client specified an invalid argument", error="Incorrect API key provided: xa***Zz"),
        json.dumps([{"error": {"code": 400, "message": "API key not valid. Pass a valid one."}}]).encode(),
        error("Who are you?", code="invalid_api_key"),
    ],
)
def test_a_wrong_key_is_a_wrong_key_under_status_400_too(raw: bytes) -> None:
    caught = OPENAI.failure(400, raw)
    assert caught.kind == "misconfigured"
    assert caught.what == "openai says that the key in OPENAI_API_KEY is not accepted"


@pytest.mark.parametrize("name", WIRES)
@pytest.mark.parametrize("status", [403, 407])
def test_a_web_page_in_place_of_an_answer_does_not_blame_the_key(name: str, status: int) -> None:
    caught = WIRES[name].failure(status, b"<!DOCTYPE html><html><title>Attention Required! | Cloudflare</title></html>")
    assert caught.kind == "misconfigured"
    assert "key" not in str(caught).lower()
    assert "proxy" in caught.hint


@pytest.mark.parametrize(
    ("status", "raw", "hint"),
    [
        (400, error("the valid range of max_tokens is [1, 8192]"), "sampling.max_tokens"),
        (400, error("property 'seed' is unsupported"), "`omit`"),
        (404, error("No endpoints found that can handle the requested parameters."), "seed or temperature in `omit`"),
    ],
)
def test_what_can_be_mended_comes_with_how(status: int, raw: bytes, hint: str) -> None:
    assert hint in OPENAI.failure(status, raw).hint


def test_an_error_in_place_of_a_reply_tells_of_a_wrong_base_url() -> None:
    with pytest.raises(ModelError, match="Unexpected endpoint") as caught:
        OPENAI.read(body(error="Unexpected endpoint or method. (POST /chat/completions)"))
    assert caught.value.kind == "misconfigured"
    assert "/v1" in caught.value.hint


@pytest.mark.parametrize("name", WIRES)
def test_a_refusal_with_oddities_in_it_is_understood(name: str) -> None:
    raw = b'\xef\xbb\xbf{"error": {"message": "half \\ud83d", "details": {"x": "\\ud83d", "y": NaN}}}'
    caught = WIRES[name].failure(400, raw)
    assert caught.what.endswith("answered 400: half ?")


@pytest.mark.parametrize("secret", ["Bearer abc.def", "sk-ant-api03-Zz9", "gsk_A1b2C3d4", "Zx81Qp44Rt19Lm02Vb77Nc55"])
def test_what_looks_like_a_key_is_hidden_wherever_it_is_echoed(secret: str) -> None:
    line = str(OPENAI.failure(400, error(f"bad header {secret} in request")))
    assert secret.rsplit(maxsplit=1)[-1] not in line
    assert "bad header" in line


def test_messages_are_of_one_line_and_bounded() -> None:
    line = str(OPENAI.failure(500, error("a\nb " * 1000)))
    assert len(line) < 500
    assert "\n" not in line


# ---------------------------------------------------------------- paces


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1.0), ("6m0s", 360.0), ("17ms", 0.017), ("1h2m3.5s", 3723.5), ("0.25", 0.25), ("59", 59.0),
        ("2026-11-20T09:00:30Z", 30.0), ("2026-11-20T09:00:00Z", 0.0), ("2026-11-20T08:00:00Z", 0.0),
        ("1795165230", 30.0), ("1795165230000", 30.0), ("soon", None), ("", None), ("nan", None), ("-5", 0.0),
    ],
)  # fmt: skip
def test_durations(text: str, seconds: float | None) -> None:
    assert duration(text, 1795165200.0) == (None if seconds is None else pytest.approx(seconds))


def test_openai_headers() -> None:
    headers = {
        "X-RateLimit-Limit-Requests": "60", "x-ratelimit-remaining-requests": "59", "x-ratelimit-reset-requests": "1s",
        "x-ratelimit-limit-tokens": "150000", "x-ratelimit-remaining-tokens": "149984",
        "x-ratelimit-reset-tokens": "6m0s",
    }  # fmt: skip
    pace = OPENAI.pace(headers, 0.0)
    assert pace.requests == Allowance(limit=60, remaining=59, reset=1.0)
    assert pace.tokens == Allowance(limit=150000, remaining=149984, reset=360.0)
    assert pace.retry_after is None


def test_headers_without_a_suffix_speak_of_requests() -> None:
    pace = OPENAI.pace({"x-ratelimit-limit": "10", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "3"}, 0.0)
    assert pace.requests == Allowance(limit=10, remaining=0, reset=3.0)


def test_anthropic_headers() -> None:
    headers = {
        "anthropic-ratelimit-input-tokens-limit": "400000",
        "anthropic-ratelimit-input-tokens-remaining": "398000",
        "anthropic-ratelimit-input-tokens-reset": "2026-11-20T09:00:30Z",
        "anthropic-ratelimit-requests-remaining": "0",
    }
    pace = ANTHROPIC.pace(headers, 1795165200.0)
    assert pace.input_tokens == Allowance(limit=400000, remaining=398000, reset=30.0)
    assert pace.requests == Allowance(remaining=0)
    assert pace.tokens == pace.output_tokens == Allowance()


@pytest.mark.parametrize("wire", WIRES.values(), ids=WIRES)
@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": formatdate(1795165290, usegmt=True)}, 90.0),
        ({"retry-after": formatdate(1795165000, usegmt=True)}, 0.0),
        ({"retry-after": "in a while"}, None),
        ({"retry-after": "-3"}, 0.0),
        ({}, None),
    ],
)
def test_when_to_come_back(wire: Wire, headers: dict[str, str], seconds: float | None) -> None:
    assert wire.pace(headers, 1795165200.0).retry_after == seconds
