"""`edgejson teachers`: capabilities of a teacher, models of an Ollama server."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from ollama_shim import Shim

from edgejson.cli.teachers import command
from edgejson.errors import EdgejsonError, TeacherError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def error_of(*arguments: str) -> EdgejsonError:
    error = run(*arguments).exception
    assert isinstance(error, EdgejsonError)
    return error


def test_what_a_teacher_can_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPSEEK_API_KEY", raising=False)
    shown = run("show", "openai", "--set", "preset=deepseek", "--set", "model=deepseek-chat", "--json")
    facts = json.loads(shown.stdout)
    assert facts["identity"]["provider"] == "deepseek"
    assert facts["wire"] == "openai-chat/1"
    assert (facts["capabilities"]["json_schema"], facts["capabilities"]["json_object"]) == (False, True)
    assert "DEEPSEEK_API_KEY is not set" in facts["foreseen"][0]


def test_a_program_has_no_capabilities_and_says_who_it_is() -> None:
    shown = run("show", "templates")
    assert shown.exit_code == 0
    assert "templates" in shown.stdout
    assert "json_schema" not in shown.stdout


def test_a_setting_without_a_value_is_refused() -> None:
    assert "KEY=VALUE" in str(error_of("show", "openai", "--set", "model"))


def test_models_of_a_server(ollama: Shim) -> None:
    listed = run("ps", "--url", ollama.url)
    assert listed.exit_code == 0
    assert f"{ollama.model}  0.0 GB  loaded" in listed.stdout


def test_a_model_is_pulled(ollama: Shim) -> None:
    pulled = run("pull", ollama.model, "--url", ollama.url)
    assert pulled.exit_code == 0
    assert pulled.stdout.strip() == ollama.model
    assert "pulling manifest" in pulled.stderr


def test_what_an_unreachable_or_unwilling_server_is(ollama: Shim) -> None:
    gone = error_of("ps", "--url", "http://127.0.0.1:9")
    assert isinstance(gone, TeacherError)
    assert "ollama serve" in str(gone)
    assert "no address" in str(error_of("ps", "--url", "ftp://somewhere"))
    assert "missing" in str(error_of("pull", "missing", "--url", ollama.url))
