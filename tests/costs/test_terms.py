"""The licence gate: what is known of models, and who passes."""

from __future__ import annotations

import re
from importlib import resources

import pytest
import yaml

from edgejson.errors import RecipeError
from edgejson.recipe import recipe_from
from edgejson.terms import TERMS, document_of, duty_of, licence_of, refuse_unaccepted
from edgejson.types import TeacherIdentity

TABLE = yaml.safe_load(resources.files("edgejson.terms").joinpath("models.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("provider", "model", "license_id", "terms"),
    [
        ("vllm", "Qwen/Qwen2.5-14B-Instruct-AWQ", "Apache-2.0", "none"),
        ("vllm", "/models/qwen2.5-14b-awq", "Apache-2.0", "none"),
        ("ollama", "qwen2.5:7b-instruct-q4_K_M", "Apache-2.0", "none"),
        ("together", "Qwen/Qwen2.5-7B-Instruct-Turbo", "Apache-2.0", "none"),
        ("vllm", "Qwen/Qwen2.5-3B-Instruct", "LicenseRef-Qwen-Research", "non_commercial"),
        ("ollama", "qwen2.5-coder:3b", "LicenseRef-Qwen-Research", "non_commercial"),
        ("vllm", "Qwen/Qwen2.5-72B-Instruct-AWQ", "LicenseRef-Qwen", "attribution"),
        ("vllm", "Qwen/Qwen3-30B-A3B-Instruct-2507-FP8", "Apache-2.0", "none"),
        ("vllm", "x/Mistral-Small-3.1-24B-Instruct-2503-int4-AutoRound-awq-sym", "Apache-2.0", "none"),
        ("ollama", "mistral-small3.1:24b", "Apache-2.0", "none"),
        ("vllm", "mistralai/Mistral-Small-Instruct-2409", "LicenseRef-Mistral-Research", "non_commercial"),
        ("x", "mistral-small-2402", "unknown", "unknown"),  # a release is never taken for the model's name
        ("vllm", "stelterlab/phi-4-AWQ", "MIT", "none"),
        ("ollama", "phi4:14b-q4_K_M", "MIT", "none"),
        ("together", "deepseek-ai/DeepSeek-R1", "MIT", "none"),
        ("together", "deepseek-ai/DeepSeek-V3", "LicenseRef-DeepSeek", "attribution"),
        ("ollama", "deepseek-r1:8b", "LicenseRef-Llama-3.1", "attribution"),
        ("deepseek", "deepseek-chat", "LicenseRef-DeepSeek-API", "none"),
        ("ollama", "llama3:8b", "LicenseRef-Llama-3", "no_competing_models"),
        ("groq", "llama-3.3-70b-versatile", "LicenseRef-Llama-3.3", "attribution"),
        ("ollama", "gemma3:4b-it-qat", "LicenseRef-Gemma", "attribution"),
        ("openai", "gpt-5.4-mini", "LicenseRef-OpenAI", "no_competing_models"),
        ("openrouter", "openai/gpt-4o-mini", "LicenseRef-OpenAI", "no_competing_models"),
        ("openrouter", "openai/gpt-oss-20b:free", "Apache-2.0", "none"),
        ("anthropic", "claude-haiku-4-5", "LicenseRef-Anthropic", "no_competing_models"),
        ("google", "gemini-2.5-pro", "LicenseRef-Gemini-API", "no_competing_models"),
        ("ollama", "command-r:35b", "CC-BY-NC-4.0", "non_commercial"),
        ("vllm", "someone/Qwen2.5-7B-uncensored", "unknown", "unknown"),  # a stranger's tuning is another model
        ("local", "tiny.gguf", "unknown", "unknown"),
        ("vllm", "", "unknown", "unknown"),
    ],
)
def test_licence_and_terms_of_well_known_models(provider, model, license_id, terms):
    assert licence_of(provider, model) == (license_id, terms)


def test_what_a_person_states_goes_before_the_table():
    assert licence_of("vllm", "mine", stated_license="Apache-2.0") == ("Apache-2.0", "none")
    assert licence_of("vllm", "mine", stated_license="Mine-1.0") == ("Mine-1.0", "unknown")
    assert licence_of("vllm", "mine", stated_terms="attribution") == ("unknown", "attribution")
    assert licence_of("openai", "gpt-4o", stated_license="Mine-1.0", stated_terms="none") == ("Mine-1.0", "none")


def test_every_row_says_where_it_comes_from_and_no_row_is_empty():
    for name, row in TABLE["licenses"].items():
        assert row["terms"] in TERMS, name
        assert row["document"] == document_of(name)
        assert bool(duty_of(name)) == (row["terms"] == "attribution"), name
    assert set(TABLE["services"].values()) <= set(TABLE["licenses"])
    for row in TABLE["models"]:
        assert row["license"] in TABLE["licenses"]
        assert row["source"].strip()
        assert re.compile(row["model"]).fullmatch("") is None, row
    assert "://" not in str(TABLE)


def who(terms, model="some-model", name="it", provider="host"):
    return TeacherIdentity(name=name, provider=provider, model=model, license="LicenseRef-OpenAI", terms=terms)


def words(**accepted):
    return recipe_from({"accept_terms": [{"by": "Ana", "why": "we asked", **accepted}]}).accept_terms


@pytest.mark.parametrize("terms", ["none", "attribution"])
def test_terms_that_ask_nothing_of_a_training_set_pass(terms):
    assert refuse_unaccepted({"mine": who(terms)}, ()).accepted == ()


@pytest.mark.parametrize("terms", ["no_competing_models", "non_commercial", "unknown", "something else"])
def test_other_terms_are_refused_with_the_lines_that_accept_them(terms):
    with pytest.raises(RecipeError) as refused:
        refuse_unaccepted({"fine": who("none"), "mine": who(terms, 'my "model"')}, ())
    line = str(refused.value)
    assert "mine" in line
    assert "fine" not in line
    assert 'my "model"' in line
    assert terms in line
    offered = yaml.safe_load(re.search(r"accept_terms: \[\{.*?\}\]", line)[0])["accept_terms"]
    offered[0] |= {"by": "Ana", "why": "we asked"}
    gate = refuse_unaccepted({"mine": who(terms, 'my "model"')}, recipe_from({"accept_terms": offered}).accept_terms)
    assert gate.accepted == (
        {
            "teacher": "mine",
            "model": 'my "model"',
            "license": "LicenseRef-OpenAI",
            "terms": terms,
            "by": "Ana",
            "why": "we asked",
        },
    )
    assert gate.unused == ()


def test_an_acceptance_holds_for_its_model_and_its_terms_only():
    accepted = words(model="gpt-4*", terms="no_competing_models")
    assert len(refuse_unaccepted({"a": who("no_competing_models", "gpt-4o-mini")}, accepted).accepted) == 1
    for model, terms in (("gpt-5", "no_competing_models"), ("gpt-4o", "unknown"), ("my-gpt-4o", "no_competing_models")):
        with pytest.raises(RecipeError):
            refuse_unaccepted({"a": who(terms, model)}, accepted)


def test_the_star_is_the_only_sign_that_stands_for_others():
    with pytest.raises(RecipeError):
        refuse_unaccepted({"a": who("unknown", "model-1")}, words(model="model-[0-9]", terms="unknown"))
    assert refuse_unaccepted({"a": who("unknown", "m[0]")}, words(model="m[0]", terms="unknown")).accepted


def test_an_acceptance_that_nobody_needs_is_told():
    gate = refuse_unaccepted({"a": who("none", "gpt-4o")}, words(model="gpt-4o", terms="no_competing_models"))
    assert gate.accepted == ()
    assert len(gate.unused) == 1
    assert "accept_terms.0" in gate.unused[0]
    assert "gpt-4o" in gate.unused[0]
