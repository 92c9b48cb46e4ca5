"""What a recipe may say to the teacher `vllm`, and what it is told back."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from edgejson.models import ChatModel, Foresight, ModelError, Prompt
from edgejson.terms import TERMS
from edgejson_teachers.vllm_engine import edgejson_teacher
from edgejson_teachers.vllm_engine.engine import arguments
from edgejson_teachers.vllm_engine.guard import is_guarded, refuse_unguarded_script
from edgejson_teachers.vllm_engine.model import VllmModel
from edgejson_teachers.vllm_engine.presets import presets
from edgejson_teachers.vllm_engine.settings import VllmSettings

PROMPT = Prompt(messages=({"role": "user", "content": "A word, please."},), seed=1)


def test_the_presets_are_the_committee():
    assert set(presets()) == {"qwen3_14b", "mistral_small_3_1", "phi_4", "qwen2_5_14b"}
    identities = {name: VllmModel(VllmSettings(preset=name)).identity for name in presets()}
    assert {identity.license for identity in identities.values()} == {"Apache-2.0", "MIT"}
    assert {identity.terms for identity in identities.values()} == {"none"}
    assert identities["qwen3_14b"].model == "Qwen/Qwen3-14B-AWQ"
    assert VllmModel(VllmSettings(preset="qwen2_5_14b")).capabilities.tokens_per_second == 600


def test_the_preset_that_was_run_has_the_settings_that_ran():
    settings = VllmSettings(preset="qwen2_5_14b")
    made = arguments(settings)
    assert {name: made[name] for name in ("gpu_memory_utilization", "max_model_len", "max_num_seqs")} == {
        "gpu_memory_utilization": 0.85,
        "max_model_len": 2048,
        "max_num_seqs": 16,
    }
    assert made["enforce_eager"] is True
    assert made["quantization"] is None, "AWQ is found out"


def test_what_a_recipe_states_counts_more_than_the_preset(tmp_path):
    settings = VllmSettings(preset="qwen3_14b", max_num_seqs=64, license="MIT")
    assert (settings.max_num_seqs, settings.license, settings.max_model_len) == (64, "MIT", 4096)
    assert settings.revision is not None
    moved = VllmSettings(preset="qwen3_14b", model=str(tmp_path))
    assert moved.revision is None, "a revision of the hub says nothing about a folder"
    assert moved.max_num_seqs == 16


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({}, "Field required"),
        ({"preset": "qwen3_14"}, "there is no preset 'qwen3_14' (did you mean qwen3_14b"),
        ({"model": "m", "engine": {"max_model_len": 7}}, "engine: max_model_len has a setting of its own"),
        ({"model": "m", "gpu_memory_utilisation": 0.9}, "Extra inputs are not permitted"),
        ({"model": "m", "gpu_memory_utilization": 1.5}, "less than or equal to 1"),
        ({"model": "m", "structured_backend": "lm-format-enforcer"}, "Input should be 'guidance'"),
        ({"model": "m", "chat_template": "/no/such/file.jinja"}, "Path does not point to a file"),
        ({"model": "m", "terms": "fine"}, "Input should be"),
    ],
)
def test_mistakes_are_told(stated, said):
    with pytest.raises(ValidationError) as caught:
        VllmSettings.model_validate(stated)
    assert said in str(caught.value)


def test_terms_are_those_of_the_core():
    assert set(get_args(VllmSettings.model_fields["terms"].annotation)) == {"", *TERMS}


def test_load_gives_a_chat_model_without_loading_anything(monkeypatch):
    monkeypatch.setitem(sys.modules, "vllm", None)
    spec = edgejson_teacher()
    assert (spec.name, spec.needs, spec.settings) == ("vllm", ("vllm",), VllmSettings)
    model = spec.load(VllmSettings(preset="phi_4", languages=("en",), gpu_memory_gib=16))
    loaded: ChatModel = model
    assert loaded.languages == {"en"}
    assert isinstance(model, Foresight)
    capabilities = loaded.capabilities
    assert (capabilities.json_schema, capabilities.seed, capabilities.exclusive) == (True, True, "gpu")
    assert (capabilities.parallel, capabilities.context) == (64, 4096)


def test_no_vllm_is_one_sentence_with_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "vllm", None)  # as Python itself marks a module that is not there
    monkeypatch.setenv("VLLM_ENABLE_V1_MULTIPROCESSING", "0")
    model = VllmModel(VllmSettings(model="m"))

    async def main() -> None:
        with pytest.raises(ModelError) as caught:
            await model.complete(PROMPT)
        await model.close()
        assert caught.value.kind == "misconfigured"
        assert str(caught.value) == "vllm is not installed (pip install 'edgejson[vllm]')"

    asyncio.run(main())


def test_wire_names_what_changes_an_answer_and_nothing_else(tmp_path):
    template = tmp_path / "plain.jinja"
    template.write_text("{{ messages }}", encoding="utf-8")
    plain = VllmModel(VllmSettings(model="m")).wire
    assert plain.startswith("vllm-chat/1:")
    assert VllmModel(VllmSettings(model="m", max_num_seqs=2, gpu_memory_utilization=0.5, parallel=3)).wire == plain
    others = [
        {"structured_backend": "xgrammar"},
        {"chat_template_kwargs": {"enable_thinking": True}},
        {"chat_template": template},
        {"quantization": "awq"},
    ]
    wires = [VllmModel(VllmSettings.model_validate({"model": "m", **other})).wire for other in others]
    assert len({plain, *wires}) == 5
    template.write_text("{{ messages[0] }}", encoding="utf-8")
    assert VllmModel(VllmSettings(model="m", chat_template=template)).wire not in {plain, *wires}


# ---------------------------------------------------------------- local checkpoints


def _folder(path: Path, weights: bytes) -> Path:
    path.mkdir(parents=True)
    (path / "config.json").write_text("{}", encoding="utf-8")
    (path / "model.safetensors").write_bytes(weights)
    return path


def test_a_folder_is_called_by_its_name_and_known_by_its_weights(tmp_path):
    weights = bytes(range(256)) * 4096
    first = _folder(tmp_path / "a" / "checkpoint-100", weights)
    copy = _folder(tmp_path / "b" / "checkpoint-100", weights)
    trained = _folder(tmp_path / "c" / "checkpoint-100", weights[:-1] + b"x")
    identities = [VllmModel(VllmSettings(model=str(folder))).identity for folder in (first, copy, trained)]
    assert {identity.model for identity in identities} == {"checkpoint-100"}
    assert identities[0] == identities[1]
    assert identities[0].revision != identities[2].revision
    assert len(identities[0].revision) == 16
    assert (identities[0].license, identities[0].terms) == ("unknown", "unknown")
    assert VllmModel(VllmSettings(model=str(first), called="ours")).identity.model == "ours"


# ---------------------------------------------------------------- scripts


@pytest.mark.parametrize(
    ("source", "guarded"),
    [
        (b"import edgejson\nedgejson.build('r.yaml')\n", False),
        (b"def main(): ...\nif __name__ == '__main__':\n    main()\n", True),
        (b"import sys\nif '__main__' == __name__: sys.exit(0)\n", True),
        (b"def main():\n    if __name__ == '__main__': ...\nmain()\n", False),
        (b"if True:\n    main()\n", False),
        (b"\x7fELF", True),
        (b"\x00", True),
    ],
)
def test_guards_are_seen(source, guarded):
    assert is_guarded(source) is guarded


def test_this_process_may_start_others():
    refuse_unguarded_script()


_SCRIPT = """
import asyncio, sys
from edgejson_teachers.vllm_engine.model import VllmModel
from edgejson_teachers.vllm_engine.settings import VllmSettings
from edgejson.models import Prompt

async def ask():
    await VllmModel(VllmSettings(model="m")).complete(Prompt(messages=(), seed=1))

"""


@pytest.mark.parametrize("guard", ["", "if __name__ == '__main__':\n    "], ids=["without", "with"])
def test_a_script_without_a_guard_is_told_so_before_anything_starts(tmp_path, guard):
    script = tmp_path / "make_data.py"
    script.write_text(f"{_SCRIPT}sys.modules['vllm'] = None\n{guard}asyncio.run(ask())\n", encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120)
    last = done.stderr.strip().split("\n")[-1]
    if guard:
        assert "vllm is not installed" in last
    else:
        assert f"{script}: vLLM imports this script again" in last
        assert 'if __name__ == "__main__":' in last
