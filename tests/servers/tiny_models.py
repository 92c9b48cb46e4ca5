"""Tiny random checkpoints that real engines load: a Llama in bfloat16 and the same one in 4-bit AWQ.

Needs torch, transformers and safetensors, which are imported inside the functions.  Their words mean nothing, but one
dimension of the hidden state is constant, so a column of the output layer is a bias for each token: printable ones are
likely, quotes and closing brackets more so.  Under a grammar such a model writes short, valid JSON.
"""

from __future__ import annotations

import json
import random
import string
from pathlib import Path
from typing import Any

__all__ = ["CONTEXT", "END", "write_awq", "write_llama", "write_lora"]

CONTEXT = 2048
END = 2
"""Token that ends an answer."""

_SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
_TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_HIDDEN = 128  # two heads of 64, a size that the attention of vLLM's CPU backend knows; a multiple of the AWQ group
_GROUP = 64
_INTERLEAVED = [0, 2, 4, 6, 1, 3, 5, 7]
"""Order in which AWQ's gemm layout packs eight weights into 32 bits."""


def write_llama(
    folder: Path, *, layers: int = 2, chat_template: bool = True, seed: int = 0, ending: float = -1.0
) -> Path:
    """A random Llama of 0.6 million parameters with a tokenizer of 1,024 tokens and a ChatML template.

    `ending` is how likely an answer ends: hardly ever without a grammar, as it is; after some tokens with 4.
    """
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = _tokenizer(chat_template=chat_template)
    size = (len(tokenizer) + 63) // 64 * 64
    torch.manual_seed(seed)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=size,
            hidden_size=_HIDDEN,
            intermediate_size=2 * _HIDDEN,
            num_hidden_layers=layers,
            num_attention_heads=_HIDDEN // 64,
            num_key_value_heads=_HIDDEN // 64,
            max_position_embeddings=CONTEXT,
            bos_token_id=0,
            eos_token_id=END,
            pad_token_id=0,
            tie_word_embeddings=False,
        )
    )
    with torch.no_grad():
        model.model.embed_tokens.weight[:, 0] = 1.0
        model.lm_head.weight.mul_(8)
        # What the constant dimension amounts to after the norm: the other dimensions have a spread of 0.02.
        constant = (_HIDDEN / (1 + 0.02**2 * _HIDDEN)) ** 0.5
        for token in range(size):
            model.lm_head.weight[token, 0] = _bias(token, tokenizer, ending) / constant
    folder.mkdir(parents=True, exist_ok=True)
    model.to(torch.bfloat16).save_pretrained(folder, safe_serialization=True)
    tokenizer.save_pretrained(folder)
    return folder


def write_awq(llama: Path, folder: Path) -> Path:
    """The Llama in `llama` with its projections rounded to 4 bits, in AWQ's gemm layout; uncalibrated."""
    import torch
    from safetensors.torch import load_file, save_file

    packed: dict[str, Any] = {}
    for name, weight in load_file(llama / "model.safetensors").items():
        if name.endswith("_proj.weight"):
            stem = name.removesuffix("weight")
            packed |= {stem + part: tensor for part, tensor in _quantized(weight.float()).items()}
        else:
            packed[name] = weight.to(torch.float16)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(packed, folder / "model.safetensors", metadata={"format": "pt"})
    for path in llama.iterdir():
        if path.suffix in {".json", ".jinja"} and path.name != "config.json":
            (folder / path.name).write_bytes(path.read_bytes())
    config = json.loads((llama / "config.json").read_text(encoding="utf-8"))
    config["dtype"] = "float16"
    config["quantization_config"] = {
        "quant_method": "awq",
        "bits": 4,
        "group_size": _GROUP,
        "version": "gemm",
        "zero_point": True,
        "modules_to_not_convert": None,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2), encoding="utf-8")
    return folder


def write_lora(llama: Path, folder: Path) -> Path:
    """A random adapter for the Llama in `llama`, strong enough to change what it says; needs peft."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(1)
    model = get_peft_model(
        AutoModelForCausalLM.from_pretrained(llama, dtype=torch.float32),
        LoraConfig(r=4, lora_alpha=64, target_modules=["q_proj", "v_proj", "down_proj"], init_lora_weights=False),
    )
    model.save_pretrained(folder)
    return folder


def _tokenizer(*, chat_template: bool) -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    rng = random.Random(0)
    trainer = trainers.BpeTrainer(
        vocab_size=1024,
        special_tokens=list(_SPECIAL),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator((_document(rng) for _ in range(3000)), trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=_SPECIAL[0],
        pad_token=_SPECIAL[0],
        eos_token=_SPECIAL[END],
        model_max_length=CONTEXT,
    )
    if chat_template:
        fast.chat_template = _TEMPLATE
    return fast


def _document(rng: random.Random) -> str:
    """JSON for the tokenizer to learn from."""
    value = {
        "name": rng.choice(["Ana", "Bruno", "Chidi"]),
        "age": rng.randint(1, 99),
        "active": rng.random() < 0.5,
        "tags": ["".join(rng.choices(string.ascii_lowercase, k=4)) for _ in range(3)],
        "total": round(rng.random() * 99, 2),
    }
    return json.dumps(value, indent=rng.choice([None, 2]))


def _bias(token: int, tokenizer: Any, ending: float) -> float:
    if token == END:
        return ending
    text = tokenizer.decode([token]) if END < token < len(tokenizer) else ""
    if not text or not all(" " <= letter <= "~" for letter in text):
        return -30.0
    if '"' in text:
        return 2.0
    if text[-1] in "}]":
        return 1.0
    return -4.0 if text.isspace() else 0.0


def _quantized(weight: Any) -> dict[str, Any]:
    """Round to nearest in groups of rows; `weight` is [out, in]."""
    import torch

    columns = weight.t().contiguous()
    rows, outputs = columns.shape
    groups = columns.view(rows // _GROUP, _GROUP, outputs)
    highest, lowest = groups.amax(1), groups.amin(1)
    scales = (highest - lowest).clamp(min=1e-5) / 15
    zeros = (-lowest / scales).round().clamp(0, 15)
    whole = (groups / scales[:, None] + zeros[:, None]).round().clamp(0, 15).view(rows, outputs)
    return {"qweight": _packed(whole), "qzeros": _packed(zeros), "scales": scales.to(torch.float16).contiguous()}


def _packed(fourths: Any) -> Any:
    """Eight numbers of 4 bits in each signed 32-bit one."""
    import torch

    rows, columns = fourths.shape
    eights = fourths.view(rows, columns // 8, 8)[:, :, _INTERLEAVED].to(torch.int64)
    packed = sum(eights[:, :, place] << (4 * place) for place in range(8))
    return torch.where(packed >= 2**31, packed - 2**32, packed).to(torch.int32).contiguous()
