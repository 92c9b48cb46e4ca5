"""The teacher `transformers` where its libraries are not: settings, names and the sentence about what is missing."""

from __future__ import annotations

import asyncio
import sys

import pytest
from pydantic import ValidationError

from edgejson.models import ModelError, Prompt
from edgejson_teachers._local_reply import unpack
from edgejson_teachers.transformers_model import edgejson_teacher
from edgejson_teachers.transformers_model.model import TransformersModel
from edgejson_teachers.transformers_model.settings import TransformersSettings


def test_no_transformers_is_one_sentence_with_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)  # as Python itself marks a module that is not there
    model = TransformersModel(TransformersSettings(model="HuggingFaceTB/SmolLM2-135M-Instruct"))

    async def main() -> None:
        with pytest.raises(ModelError) as caught:
            await model.complete(Prompt(messages=(), seed=1))
        await model.close()
        assert caught.value.kind == "misconfigured"
        assert str(caught.value) == "torch is not installed (pip install 'edgejson[transformers]')"

    asyncio.run(main())


def test_names_of_what_is_not_here():
    spec = edgejson_teacher()
    identity = spec.load(TransformersSettings(model="Qwen/Qwen2.5-0.5B-Instruct", revision="abc")).identity
    assert (identity.model, identity.revision) == ("Qwen/Qwen2.5-0.5B-Instruct", "abc")
    assert (identity.license, identity.terms) == ("Apache-2.0", "none")
    adapted = TransformersModel(TransformersSettings(model="Qwen/Qwen2.5-0.5B-Instruct", adapter="us/json-lora"))
    assert adapted.identity.model == "Qwen/Qwen2.5-0.5B-Instruct+us/json-lora"


def test_a_card_is_not_shared_and_a_cpu_is():
    assert TransformersModel(TransformersSettings(model="m")).capabilities.exclusive == "gpu"
    assert TransformersModel(TransformersSettings(model="m", device="cpu")).capabilities.exclusive == ""


@pytest.mark.parametrize("device", ["gpu", "cuda:", "cpu:0", "cuda:one"])
def test_devices_that_do_not_exist(device):
    with pytest.raises(ValidationError):
        TransformersSettings(model="m", device=device)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"text": 1, "finish": "stop", "model": "m", "usage": {}}',
        b'{"text": "a", "finish": "done", "model": "m", "usage": {}}',
        b'{"text": "a", "finish": "stop", "model": "m", "usage": 1}',
        b'{"text": "a", "finish": [], "model": "m", "usage": {}}',
        b'{"text": "a", "finish": "stop", "model": "m", "usage": {"input": "4"}}',
        b"[" * 100_000,
    ],
)
def test_a_kept_reply_that_is_none_is_refused(raw):
    with pytest.raises(ModelError) as caught:
        unpack(raw)
    assert caught.value.kind == "refused"
