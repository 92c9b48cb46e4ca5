"""Settings of the API teachers: what contradicts edgejson is refused, and what shapes answers is in the reply's key."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from edgejson.asking.keys import key
from edgejson.cli.plugin_facts import facts_about
from edgejson.host import Host
from edgejson.models import Prompt, Sampling
from edgejson.types import Json
from edgejson_teachers import anthropic_api, anthropic_batches, ollama_api, openai_api, openai_batches
from edgejson_teachers._batches.openai_service import lines
from edgejson_teachers._batches.settings import AnthropicBatchSettings, OpenAIBatchSettings
from edgejson_teachers._wire.anthropic_service import AnthropicSettings
from edgejson_teachers._wire.ollama_service import OllamaSettings
from edgejson_teachers._wire.openai_service import OpenAISettings
from edgejson_teachers._wire.services import ApiSettings

SPECS = {
    "openai": openai_api.edgejson_teacher(),
    "openai_batch": openai_batches.edgejson_teacher(),
    "anthropic": anthropic_api.edgejson_teacher(),
    "anthropic_batch": anthropic_batches.edgejson_teacher(),
    "ollama": ollama_api.edgejson_teacher(),
}
SETTINGS: dict[str, type[ApiSettings]] = {
    "openai": OpenAISettings,
    "openai_batch": OpenAIBatchSettings,
    "anthropic": AnthropicSettings,
    "anthropic_batch": AnthropicBatchSettings,
    "ollama": OllamaSettings,
}
SCHEMA: dict[str, Json] = {
    "type": "object",
    "properties": {"total": {"type": "integer"}},
    "required": ["total"],
    "additionalProperties": False,
}
PROMPT = Prompt(
    messages=({"role": "system", "content": "Answer in JSON."}, {"role": "user", "content": "How much is it?"}),
    seed=11,
    schema=SCHEMA,
    sampling=Sampling(temperature=0.4, top_p=0.8, max_tokens=32, stop=("END",)),
)


def made(teacher: str, **settings: Any) -> ApiSettings:
    return SETTINGS[teacher].model_validate({"model": "m-1", **settings})


def sent(teacher: str, **settings: Any) -> dict[str, Any]:
    body = json.loads(made(teacher, **settings).wire().body(PROMPT))
    assert isinstance(body, dict)
    return body


def refusal(teacher: str, **settings: Any) -> str:
    """The place and the words of the one problem there is."""
    with pytest.raises(ValidationError) as caught:
        made(teacher, **settings)
    problems = caught.value.errors(include_url=False)
    assert len(problems) == 1
    return ".".join([*map(str, problems[0]["loc"]), str(problems[0]["msg"])])


def wire(teacher: str, **settings: Any) -> str:
    model: Any = SPECS[teacher].load(made(teacher, **settings))
    assert isinstance(model.wire, str)
    return model.wire


# ---------------------------------------------------------------- fields of our own


@pytest.mark.parametrize("preset", ["openai", "mistral", "together"])
def test_no_field_that_is_sent_can_be_overridden(preset: str) -> None:
    for name in sent("openai", preset=preset, stream=True):
        assert f"{name} is sent by edgejson" in refusal("openai", preset=preset, extra={name: None})


def test_a_seed_is_never_the_same_for_all_even_where_none_is_sent() -> None:
    assert "seed is sent by edgejson" in refusal("openai", preset="openrouter", extra={"seed": 3})


def test_no_option_that_is_sent_can_be_overridden() -> None:
    for name in sent("ollama")["options"]:
        assert f"options.Value error, {name} is sent by edgejson" in refusal("ollama", options={name: 1})
    assert sent("ollama", options={"repeat_penalty": 1.2})["options"]["repeat_penalty"] == 1.2


@pytest.mark.parametrize(
    ("teacher", "settings"),
    [("openai", {"stream": True}), ("anthropic", {"version": "2023-06-01", "thinking": "disabled"}), ("ollama", {})],
)
def test_what_can_be_left_out_is_and_nothing_else_can(teacher: str, settings: dict[str, Any]) -> None:
    whole = sent(teacher, **settings)
    names = {*whole, *whole.get("options", {})}
    optional = names & SETTINGS[teacher].OPTIONAL
    assert optional >= {"temperature", "top_p"}
    assert not optional & {"model", "messages", "max_tokens", "max_completion_tokens", "num_predict", "truncate"}
    bare = sent(teacher, omit=optional, **settings)
    assert {*bare, *bare.get("options", {})} == names - optional
    for name in names - optional:
        assert f"omit.Value error, {name} cannot be left out; " in refusal(teacher, omit=[name], **settings)


# ---------------------------------------------------------------- keys of replies

PLAIN = {
    "openai": "openai-chat/1",
    "openai_batch": "openai-chat/1",
    "anthropic": "anthropic-messages/1",
    "anthropic_batch": "anthropic-messages/1",
    "ollama": "ollama-chat/1",
}


@pytest.mark.parametrize(
    ("teacher", "same"),
    [
        ("openai", {"extra": {}, "omit": [], "dialect": None, "retries": 1, "max_concurrency": 3}),
        ("openai", {"preset": "openrouter", "license": "MIT", "terms": "none"}),
        ("openai_batch", {"most": 10}),
        ("anthropic", {"thinking": None, "json_schema": True, "stream": True}),
        ("anthropic_batch", {"wait": False}),
        ("ollama", {"keep_alive": -1, "options": {}, "num_ctx": 8192, "think": False}),
    ],
)
def test_settings_that_shape_no_answer_leave_replies_where_they_are(teacher: str, same: dict[str, Any]) -> None:
    assert wire(teacher) == wire(teacher, **same) == PLAIN[teacher]


@pytest.mark.parametrize(
    ("teacher", "choices"),
    [
        (
            "openai",
            [
                {},
                {"extra": {"reasoning_effort": "low"}},
                {"extra": {"reasoning_effort": "high"}},
                {"omit": ["temperature"]},
                {"dialect": "none"},
                {"json_object": False},
            ],
        ),
        ("openai_batch", [{}, {"extra": {"reasoning_effort": "low"}}]),
        (
            "anthropic",
            [{}, {"effort": "low"}, {"effort": "max"}, {"thinking": "adaptive"}, {"json_schema": False}],
        ),
        ("anthropic_batch", [{}, {"effort": "low"}, {"thinking": "disabled"}]),
        (
            "ollama",
            [
                {},
                {"think": True},
                {"think": "high"},
                {"think": None},
                {"num_ctx": 4096},
                {"options": {"min_p": 0.1}},
                {"options": {"min_p": 0.2}},
            ],
        ),
    ],
)
def test_settings_that_shape_answers_are_part_of_the_key(teacher: str, choices: list[dict[str, Any]]) -> None:
    names = [wire(teacher, **choice) for choice in choices]
    assert len(set(names)) == len(choices)
    for name in names[1:]:
        plain, _, digits = name.partition(":")
        assert plain == PLAIN[teacher]
        assert len(bytes.fromhex(digits)) == 4


def test_the_hash_is_that_of_the_values_whatever_their_order() -> None:
    one = wire("openai", extra={"top_k": 40, "min_p": 0.1}, omit=["seed", "temperature", "stop"])
    other = wire("openai", extra={"min_p": 0.1, "top_k": 40}, omit=["stop", "seed", "temperature"])
    assert one == other == "openai-chat/1:04bc259c"


def test_the_lines_of_a_batch_file_bear_the_key_of_the_reply() -> None:
    settings = OpenAIBatchSettings(model="m-1", extra={"reasoning_effort": "low"})
    model: Any = SPECS["openai_batch"].load(settings)
    custom_id = json.loads(next(lines(settings, [PROMPT])))["custom_id"]
    assert custom_id == key(model.identity, model.wire, PROMPT).hex()
    assert custom_id != key(model.identity, PLAIN["openai_batch"], PROMPT).hex()


# ---------------------------------------------------------------- services and their places


@pytest.mark.parametrize("teacher", ["openai", "openai_batch"])
def test_a_preset_that_is_not_there_is_all_that_is_said(teacher: str) -> None:
    assert "there is no preset 'opnai' (did you mean openai" in refusal(teacher, preset="opnai")
    assert "there is no preset ['groq'] (" in refusal(teacher, preset=["groq"])
    assert "preset custom needs a base_url" in refusal(teacher, preset="custom")


@pytest.mark.parametrize(
    ("teacher", "url", "right"),
    [
        ("openai", "https://api.mistral.ai/v1/chat/completions", "https://api.mistral.ai/v1"),
        ("openai", "https://api.mistral.ai/v1/completions/", "https://api.mistral.ai/v1"),
        ("openai_batch", "https://api.mistral.ai/v1/chat/completions", "https://api.mistral.ai/v1"),
        ("anthropic", "https://api.anthropic.com/v1/messages", "https://api.anthropic.com"),
        ("anthropic", "https://api.anthropic.com/messages", "https://api.anthropic.com"),
        ("anthropic_batch", "https://api.anthropic.com/v1", "https://api.anthropic.com"),
        ("ollama", "http://gpu-box:11434/api", "http://gpu-box:11434"),
        ("ollama", "http://gpu-box:11434/api/chat", "http://gpu-box:11434"),
        ("ollama", "http://gpu-box:11434/v1/", "http://gpu-box:11434"),
    ],
)
def test_a_base_url_that_goes_too_far_is_refused_with_the_right_one(teacher: str, url: str, right: str) -> None:
    assert refusal(teacher, base_url=url).endswith(f"write {right}")
    assert made(teacher, base_url=right).base_url == right


@pytest.mark.parametrize("teacher", SETTINGS)
def test_the_recipe_that_is_shown_names_no_base_url(teacher: str) -> None:
    (facts,) = facts_about(Host.from_environment(), teacher)
    assert facts.recipe == f"teachers: {{use: {teacher}, settings: {{model: MODEL}}}}"
    (shown,) = [setting for setting in facts.settings if setting.name == "base_url"]
    assert json.loads(shown.default) == made(teacher).base_url


@pytest.mark.parametrize("teacher", SETTINGS)
def test_terms_are_those_that_there_are(teacher: str) -> None:
    assert refusal(teacher, terms="no_competting_models").startswith("terms.")
    assert made(teacher, terms="no_competing_models").who().terms == "no_competing_models"
