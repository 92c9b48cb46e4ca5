"""The plan of memory: the figures of real runs, what does not fit, and what would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edgejson_teachers import _checkpoint
from edgejson_teachers.vllm_engine.card import read_cards
from edgejson_teachers.vllm_engine.memory import (
    GIB,
    Card,
    Demand,
    Shape,
    crowding,
    plan,
    shape_by_name,
    shape_of,
)
from edgejson_teachers.vllm_engine.model import VllmModel, advice
from edgejson_teachers.vllm_engine.presets import presets
from edgejson_teachers.vllm_engine.settings import VllmSettings

SUPER_4080 = 16.7e9 / GIB
"""The card of 16.7 GB that the figures below come from."""

QWEN_2_5_14B = {
    "architectures": ["Qwen2ForCausalLM"],
    "hidden_size": 5120,
    "intermediate_size": 13824,
    "num_attention_heads": 40,
    "num_hidden_layers": 48,
    "num_key_value_heads": 8,
    "quantization_config": {"bits": 4, "group_size": 128, "quant_method": "awq", "version": "gemm"},
    "torch_dtype": "float16",
}
MISTRAL_SMALL_3_1 = {
    "architectures": ["Mistral3ForConditionalGeneration"],
    "text_config": {
        "head_dim": 128,
        "hidden_size": 5120,
        "intermediate_size": 32768,
        "num_attention_heads": 32,
        "num_hidden_layers": 40,
        "num_key_value_heads": 8,
    },
    "torch_dtype": "bfloat16",
}
MEASURED = Demand(utilization=0.85, max_model_len=2048, max_num_seqs=16, eager=True)


def test_the_plan_of_a_run_that_was_measured_is_the_run():
    """Qwen2.5-14B-Instruct-AWQ on an RTX 4080 SUPER: 9.38 GiB of weights, 2.87 of KV cache, 12.25 together."""
    found = plan(shape_of(QWEN_2_5_14B, 9.38 * GIB), MEASURED, SUPER_4080)
    assert found.fits
    assert found.left == pytest.approx(2.87, abs=0.05)
    assert found.weights + found.left == pytest.approx(12.25, abs=0.05)
    assert found.per_token == pytest.approx(192 / 1024**2)
    assert found.tokens == pytest.approx(2.87 * GIB / (192 * 1024), rel=0.02)
    (line,) = found.lines()
    assert line == (
        "9.4 GiB of weights and 1.0 to work with leave 2.9 of 0.85 of a card of 15.6 GiB for the KV cache: "
        f"{found.tokens:,} tokens, which is 7 of 16 prompts at a time if all are of 2,048 tokens"
    )


@pytest.mark.parametrize(
    ("shape", "gib", "in_4_bits"),
    [
        (shape_of(MISTRAL_SMALL_3_1, 24.0e9 * 2), 44.7, 14),
        (shape_by_name("mistralai/Mistral-Small-3.1-24B-Instruct-2503"), 44.7, 14),
        (Shape(weights=14.7e9 * 2), 27.4, 9),
    ],
    ids=["Mistral by its files", "Mistral by its name", "Phi-4"],
)
def test_weights_of_16_bits_do_not_fit_and_4_bits_are_named(shape, gib, in_4_bits):
    found = plan(shape, MEASURED, SUPER_4080)
    assert not found.fits
    (line,) = found.lines()
    assert line.startswith(f"will not fit: {gib} GiB of weights")
    assert f"take the model in 4 bits (AWQ: about {in_4_bits} GiB)" in line
    assert "13.2" in line


@pytest.mark.parametrize("name", sorted(presets()))
def test_every_preset_fits_on_a_card_of_16_gb(name):
    (line,) = advice(VllmSettings.model_validate({"preset": name}), [Card(gib=SUPER_4080)])
    assert "for the KV cache: " in line
    assert "will not" not in line


def test_graphs_take_memory():
    shape = shape_of(QWEN_2_5_14B, 9.38 * GIB)
    graphs = Demand(utilization=0.85, max_model_len=2048, max_num_seqs=16, eager=False)
    assert plan(shape, graphs, SUPER_4080).left < plan(shape, MEASURED, SUPER_4080).left - 0.5


def test_a_context_that_is_too_long_to_start_is_told_with_what_would_do():
    shape = shape_of(QWEN_2_5_14B, 9.38 * GIB)
    demand = Demand(utilization=0.85, max_model_len=16384, max_num_seqs=16, eager=True)
    found = plan(shape, demand, SUPER_4080)
    assert not found.fits
    (line,) = found.lines()
    assert line.startswith("will not start: ")
    lowered = int(line.split("lower max_model_len to ")[1].split()[0])
    assert lowered == found.tokens // 256 * 256
    raised = float(line.split("raise gpu_memory_utilization to ")[1])
    for changed in (
        Demand(utilization=0.85, max_model_len=lowered, max_num_seqs=16, eager=True),
        Demand(utilization=raised, max_model_len=16384, max_num_seqs=16, eager=True),
    ):
        assert plan(shape, changed, SUPER_4080).fits, changed


def test_two_cards_share():
    shape = shape_of(MISTRAL_SMALL_3_1, 24.0e9 * 2)
    advised = plan(shape, MEASURED, SUPER_4080).lines()[0]
    assert "share it between 4 cards" in advised
    four = plan(shape, Demand(utilization=0.85, max_model_len=2048, max_num_seqs=16, eager=True, cards=4), SUPER_4080)
    assert four.fits
    assert four.weights == pytest.approx(44.7 / 4, abs=0.01)
    assert "of each card of" in four.lines()[0]


def test_cache_of_other_shapes():
    no_groups = {"num_hidden_layers": 32, "num_attention_heads": 32, "hidden_size": 4096}
    assert shape_of(no_groups, 1).cache == 2 * 32 * 32 * 128 * 2
    latent = {**no_groups, "kv_lora_rank": 512, "qk_rope_head_dim": 64}
    assert shape_of(latent, 1).cache == 32 * 576 * 2
    hybrid = {**no_groups, "layer_types": ["linear_attention"] * 24 + ["full_attention"] * 8}
    assert shape_of(hybrid, 1).cache == 2 * 8 * 32 * 128 * 2
    assert shape_of(no_groups, 1, dtype="float32").cache == 2 * shape_of(no_groups, 1).cache
    assert shape_of({"model_type": "mamba"}, 1).cache is None
    assert plan(shape_of({}, 1e9), MEASURED, 16).tokens is None
    assert plan(shape_of({}, 1e9), MEASURED, 16).fits


@pytest.mark.parametrize(
    ("name", "billions", "packed"),
    [
        ("Qwen/Qwen3-14B", 28, False),
        ("Qwen/Qwen3-14B-AWQ", 28 * 0.32, True),
        ("Qwen/Qwen3-30B-A3B", 60, False),
        ("mistralai/Mixtral-8x7B-Instruct-v0.1", 112, False),
        ("Qwen/Qwen2.5-0.5B-Instruct", 1, False),
        ("RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8", 8, True),
        ("models/some-24b-w4a16/", 48 * 0.32, True),
    ],
)
def test_sizes_by_name(name, billions, packed):
    shape = shape_by_name(name)
    assert shape.weights == pytest.approx(billions * 1e9)
    assert shape.packed is packed
    assert "(judged by its name)" in plan(shape, MEASURED, 400).lines()[0]


@pytest.mark.parametrize("name", ["microsoft/phi-4", "gpt2", "model-2503", "v3.1beta"])
def test_names_that_say_no_size(name):
    assert shape_by_name(name) is None


# ---------------------------------------------------------------- cards

SIZES = "0, GPU-aa, 16376, 2950\n1, GPU-bb, 24564, 24100\n"
HOLDERS = "GPU-aa, 4711, /usr/bin/python3, 13107\nGPU-aa, 912, /usr/lib/xorg/Xorg, [N/A]\n"


def test_cards_as_nvidia_smi_prints_them():
    found = read_cards(SIZES, HOLDERS)
    assert list(found) == ["0", "1"]
    assert found["0"].gib == pytest.approx(15.99, abs=0.01)
    assert found["0"].free == pytest.approx(2.88, abs=0.01)
    assert [(holder.pid, holder.name) for holder in found["0"].holders] == [(4711, "python3"), (912, "Xorg")]
    assert found["0"].holders[0].gib == pytest.approx(12.8, abs=0.01)
    assert found["1"].holders == ()
    assert read_cards("", "") == {}
    assert read_cards("NVIDIA-SMI has failed\n", "") == {}


def test_a_card_that_a_dead_run_still_holds_is_told_by_process():
    """12.8 GiB held by what a failed try left behind: the first cause of running out of memory."""
    (line,) = crowding(read_cards(SIZES, HOLDERS)["0"], MEASURED)
    assert "2.9 of 16.0 GiB are free and 13.6 are asked for" in line
    assert "python3 (pid 4711, 12.8 GiB)" in line
    assert crowding(read_cards(SIZES, HOLDERS)["1"], MEASURED) == []
    assert crowding(Card(gib=16.0), MEASURED) == []
    (unknown,) = crowding(Card(gib=16.0, free=1.0), MEASURED)
    assert "nvidia-smi says by whom" in unknown


# ---------------------------------------------------------------- from settings


def _checkpoint_at(folder: Path, config: dict[str, object], total: int) -> Path:
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    index = {"metadata": {"total_size": total}, "weight_map": {}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")
    return folder


def test_a_folder_is_judged_by_its_files(tmp_path):
    folder = _checkpoint_at(tmp_path / "mistral", MISTRAL_SMALL_3_1, 48_000_000_000)
    model = VllmModel(VllmSettings(model=str(folder), gpu_memory_gib=SUPER_4080, max_model_len=2048))
    (line,) = model.foresee()
    assert line.startswith("vllm mistral: will not fit: 44.7 GiB of weights")
    assert "(judged by" not in line


def test_a_model_in_the_cache_of_the_hub_is_judged_by_its_files(tmp_path, monkeypatch):
    repository = tmp_path / "hub" / "models--Qwen--Qwen2.5-14B-Instruct-AWQ"
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text("abc123\n", encoding="utf-8")
    (repository / "snapshots").mkdir()
    folder = _checkpoint_at(repository / "snapshots" / "abc123", QWEN_2_5_14B, int(9.3 * GIB))
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    assert _checkpoint.folder_of("Qwen/Qwen2.5-14B-Instruct-AWQ") == folder
    assert _checkpoint.folder_of("Qwen/Qwen2.5-14B-Instruct-AWQ", "abc123") == folder
    assert _checkpoint.folder_of("Qwen/Qwen2.5-14B-Instruct-AWQ", "other") is None
    assert _checkpoint.folder_of("Qwen/Qwen3-14B") is None
    settings = VllmSettings(model="Qwen/Qwen2.5-14B-Instruct-AWQ", max_model_len=2048)
    (line,) = advice(settings, [Card(gib=SUPER_4080)])
    assert line.startswith("9.3 GiB of weights and 1.0 to work with leave 2.9")


def test_what_is_not_known_is_said_to_be_unknown(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    (line,) = advice(VllmSettings(model="microsoft/phi-4"), [Card(gib=SUPER_4080)])
    assert "its name says no size" in line
    (line,) = advice(VllmSettings(preset="phi_4"), [])
    assert line.startswith("8.5 GiB of weights; nvidia-smi shows no card")


def test_too_few_cards():
    lines = advice(VllmSettings(preset="phi_4", tensor_parallel_size=2), [Card(gib=SUPER_4080)])
    assert lines[-1] == "will not start: tensor_parallel_size is 2 and this machine shows 1"
