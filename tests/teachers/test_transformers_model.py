"""The teacher `transformers` with a tiny random Llama: what it writes, how it ends, and that a seed means something."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from edgejson.models import ModelError, Prompt, Reply, Sampling
from edgejson_teachers.transformers_model import edgejson_teacher
from edgejson_teachers.transformers_model.model import TransformersModel
from edgejson_teachers.transformers_model.settings import TransformersSettings

pytestmark = pytest.mark.skipif(
    find_spec("torch") is None or find_spec("transformers") is None,
    reason="torch and transformers are not installed (tests/vllm_tier/run brings an environment that has them)",
)
# Of torch itself, on import, and of what it imports.
pytestmark = [pytestmark, pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")]

WORDS = ["Name a colour.", "Say a number.", "What is the weather like in Lima today?", "A word."]


def _prompt(text: str, seed: int = 0, **sampling: Any) -> Prompt:
    return Prompt(
        messages=({"role": "system", "content": "Answer in JSON."}, {"role": "user", "content": text}),
        seed=seed,
        sampling=Sampling(**{"temperature": 1.0, "max_tokens": 24, **sampling}),
    )


def _ask(prompts: Sequence[Prompt], **settings: Any) -> list[Any]:
    """All at once to a model of these settings; exceptions stand among the replies."""

    async def main() -> list[Any]:
        model = TransformersModel(TransformersSettings(device="cpu", **settings))
        try:
            return await asyncio.gather(*map(model.complete, prompts), return_exceptions=True)
        finally:
            await model.close()

    return asyncio.run(main())


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import tiny_models

    return tiny_models.write_llama(tmp_path_factory.mktemp("tiny") / "tiny-llama")


def test_replies_carry_what_they_are_made_of(checkpoint):
    replies = _ask([_prompt(text, seed) for seed, text in enumerate(WORDS)], model=str(checkpoint))
    for reply in replies:
        assert isinstance(reply, Reply), reply
        assert reply.text
        assert reply.model == "tiny-llama"
        assert reply.usage.input > 20
        assert 1 <= reply.usage.output <= 24
        assert TransformersModel(TransformersSettings(model=str(checkpoint))).read(reply.raw) == reply
    assert len({reply.text for reply in replies}) == 4


def test_a_seed_repeats_whatever_is_asked_beside_it(checkpoint):
    prompts = [_prompt(text, seed) for text in WORDS for seed in (1, 2)]
    together = [reply.text for reply in _ask(prompts, model=str(checkpoint), batch_size=8)]
    again = [reply.text for reply in _ask(prompts, model=str(checkpoint), batch_size=8)]
    others = [reply.text for reply in _ask(prompts[::-1], model=str(checkpoint), batch_size=3)][::-1]
    alone = [reply.text for reply in _ask(prompts, model=str(checkpoint), batch_size=1)]
    assert together == again == others == alone
    assert len(set(together)) == 8, "another seed, another answer"


def test_without_temperature_the_likeliest_is_taken_as_transformers_itself_does(checkpoint):
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(checkpoint)
    model = AutoModelForCausalLM.from_pretrained(checkpoint, dtype=torch.float32).eval()
    expected = []
    for text in WORDS:
        chat = tokenizer.apply_chat_template(list(_prompt(text).messages), tokenize=False, add_generation_prompt=True)
        tokens = tokenizer(chat, return_tensors="pt", add_special_tokens=False)
        output = model.generate(**tokens, do_sample=False, max_new_tokens=24)[0, tokens["input_ids"].shape[1] :]
        expected.append(tokenizer.decode(output, skip_special_tokens=True))
    for temperature in (0.0, None):
        prompts = [_prompt(text, 5, temperature=temperature) for text in WORDS]
        assert [reply.text for reply in _ask(prompts, model=str(checkpoint))] == expected


def test_rows_of_a_batch_end_each_by_itself(tmp_path):
    import tiny_models

    talkative = tiny_models.write_llama(tmp_path / "ending", ending=4.0)
    (whole,) = _ask([_prompt("A word.", 3, max_tokens=400)], model=str(talkative))
    assert whole.finish == "stop"
    assert 5 < whole.usage.output < 400
    limits = [1, 5, whole.usage.output - 1, whole.usage.output, 400]
    replies = _ask([_prompt("A word.", 3, max_tokens=limit) for limit in limits], model=str(talkative))
    assert [reply.finish for reply in replies] == ["length", "length", "length", "stop", "stop"]
    assert [reply.usage.output for reply in replies] == [*limits[:4], whole.usage.output]
    assert all(whole.text.startswith(reply.text) for reply in replies)
    assert replies[3].text == replies[4].text == whole.text
    assert "<|im_end|>" not in whole.text


def test_a_text_that_ends_the_answer_is_not_part_of_it(checkpoint):
    (whole,) = _ask([_prompt("A word.", 3, max_tokens=60)], model=str(checkpoint))
    stop = whole.text[10:13]
    place = whole.text.index(stop)
    cut, other = _ask(
        [
            _prompt("A word.", 3, max_tokens=60, stop=(stop, "never seen in there")),
            _prompt("A word.", 3, max_tokens=60),
        ],
        model=str(checkpoint),
    )
    assert cut.text == whole.text[:place]
    assert cut.finish == "stop"
    assert cut.usage.output < whole.usage.output
    assert other.text == whole.text


def test_narrow_draws_take_the_likeliest(checkpoint):
    prompts = [_prompt(text, 7, temperature=0.0) for text in WORDS]
    greedy = [reply.text for reply in _ask(prompts, model=str(checkpoint))]
    narrow = [_prompt(text, 7, temperature=1.0, top_p=1e-9) for text in WORDS]
    assert [reply.text for reply in _ask(narrow, model=str(checkpoint))] == greedy


def test_draws_have_the_chances_of_the_scores():
    import torch

    from edgejson_teachers.transformers_model.drawing import Draws, Manner

    scores = torch.log(torch.tensor([0.5, 0.3, 0.15, 0.05]))
    counts = {}
    for name, manner in {
        "plain": {"temperature": 1.0},
        "top_p": {"temperature": 1.0, "top_p": 0.7},
        "top_k": {"temperature": 1.0, "top_k": 3},
        "cold": {"temperature": 0.5},
    }.items():
        rows = 4000
        drawn = Draws([Manner(seed=seed, limit=1, **manner) for seed in range(rows)])(None, scores.repeat(rows, 1))
        assert drawn.isfinite().sum() == rows, "one token each"
        counts[name] = [(drawn.argmax(1) == token).float().mean().item() for token in range(4)]
    assert counts["plain"] == pytest.approx([0.5, 0.3, 0.15, 0.05], abs=0.03)
    assert counts["top_p"] == pytest.approx([0.625, 0.375, 0, 0], abs=0.03)
    assert counts["top_k"] == pytest.approx([0.526, 0.316, 0.158, 0], abs=0.03)
    assert counts["cold"] == pytest.approx([0.685, 0.247, 0.062, 0.007], abs=0.03)


def test_a_model_that_draws_by_itself_does_so_unless_told_otherwise(checkpoint, tmp_path):
    import json
    import shutil

    folder = tmp_path / "drawing"
    shutil.copytree(checkpoint, folder)
    path = folder / "generation_config.json"
    own = {**json.loads(path.read_bytes()), "do_sample": True, "temperature": 0.9, "top_k": 50}
    path.write_text(json.dumps(own), encoding="utf-8")
    prompts = [_prompt("A word.", seed, temperature=None) for seed in range(4)]
    assert len({reply.text for reply in _ask(prompts, model=str(folder))}) == 4
    cold = [_prompt("A word.", seed, temperature=0.0) for seed in range(4)]
    assert len({reply.text for reply in _ask(cold, model=str(folder))}) == 1


def test_a_prompt_beyond_the_context_is_refused_alone(checkpoint):
    replies = _ask([_prompt("word " * 3000), _prompt("A word.")], model=str(checkpoint))
    assert isinstance(replies[0], ModelError)
    assert replies[0].kind == "too_long"
    assert "the model takes 2048" in str(replies[0])
    assert isinstance(replies[1], Reply)


def test_an_answer_ends_with_the_context(checkpoint):
    (asked,) = _ask([_prompt("A word.", 3, max_tokens=1)], model=str(checkpoint))
    context = asked.usage.input + 6
    (reply,) = _ask([_prompt("A word.", 3, max_tokens=400)], model=str(checkpoint), context=context)
    assert (reply.finish, reply.usage.output) == ("length", 6)


def test_no_chat_template_is_one_clear_line_and_a_file_helps(tmp_path):
    import tiny_models

    folder = tiny_models.write_llama(tmp_path / "bare", chat_template=False)
    (error,) = _ask([_prompt("A word.")], model=str(folder))
    assert isinstance(error, ModelError)
    assert error.kind == "misconfigured"
    assert str(error) == (
        f"{folder} has no chat template (name a Jinja file as its setting chat_template, or take an instruct model)"
    )
    template = tmp_path / "plain.jinja"
    template.write_text("{% for m in messages %}{{ m['content'] }}\n{% endfor %}", encoding="utf-8")
    (reply,) = _ask([_prompt("A word.")], model=str(folder), chat_template=template)
    assert reply.text


def test_a_template_that_refuses_refuses_one_prompt(checkpoint, tmp_path):
    template = tmp_path / "no_system.jinja"
    template.write_text(
        "{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}"
        "{{ messages[0]['content'] }}",
        encoding="utf-8",
    )
    bare = Prompt(messages=({"role": "user", "content": "A word."},), seed=1, sampling=Sampling(max_tokens=8))
    error, reply = _ask([_prompt("A word."), bare], model=str(checkpoint), chat_template=template)
    assert isinstance(error, ModelError)
    assert (error.kind, "System role not supported" in str(error)) == ("refused", True)
    assert isinstance(reply, Reply)


def test_what_cannot_be_opened_is_told(tmp_path):
    (error,) = _ask([_prompt("A word.")], model=str(tmp_path))
    assert isinstance(error, ModelError)
    assert error.kind == "misconfigured"
    assert f"transformers cannot open {tmp_path}" in str(error)
    assert "\n" not in str(error)


def test_a_round_that_memory_does_not_hold_is_halved(checkpoint, monkeypatch):
    import torch
    from transformers import LlamaForCausalLM

    plain = LlamaForCausalLM.generate
    sizes = []

    def generate(self: Any, input_ids: Any, **more: Any) -> Any:
        sizes.append(len(input_ids))
        if len(input_ids) > 2 or input_ids.shape[1] > 200:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return plain(self, input_ids, **more)

    prompts = [_prompt(text, seed) for seed, text in enumerate(WORDS)]
    expected = [reply.text for reply in _ask(prompts, model=str(checkpoint))]
    monkeypatch.setattr(LlamaForCausalLM, "generate", generate)
    replies = _ask([*prompts, _prompt("word " * 300)], model=str(checkpoint), batch_size=5)
    assert [reply.text for reply in replies[:4]] == expected
    assert isinstance(replies[4], ModelError)
    assert (replies[4].kind, "out of memory with a single prompt" in str(replies[4])) == ("unavailable", True)
    assert sizes[0] == 5


@pytest.mark.skipif(find_spec("peft") is None, reason="peft is not installed")
def test_an_adapter_changes_what_is_said_and_what_it_is_called(checkpoint, tmp_path):
    import tiny_models

    adapter = tiny_models.write_lora(checkpoint, tmp_path / "our-adapter")
    prompts = [_prompt(text, seed) for seed, text in enumerate(WORDS)]
    plain = _ask(prompts, model=str(checkpoint))
    adapted = _ask(prompts, model=str(checkpoint), adapter=str(adapter))
    assert [reply.text for reply in plain] != [reply.text for reply in adapted]
    assert {reply.model for reply in adapted} == {"tiny-llama+our-adapter"}


def test_the_plugin_offers_it(checkpoint):
    spec = edgejson_teacher()
    model = spec.load(TransformersSettings(model=str(checkpoint), license="MIT"))
    assert (spec.name, spec.needs) == ("transformers", ("torch", "transformers"))
    assert (model.capabilities.json_schema, model.capabilities.seed) == (False, True)
    assert (model.identity.license, model.identity.terms) == ("MIT", "none")
