"""A language model of 0.4 million random numbers as a GGUF file: bytes for a vocabulary, ChatML, 0.2 seconds.

Dimension 0 of every embedding is one large constant, so column 0 of the output matrix is a bias of each token: bytes
that are not printable are pushed out (no broken UTF-8), quotes and closing brackets are pulled in (short answers), all
else is left to chance.  Held to a grammar, such a model writes valid JSON that means nothing.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType

_HIDDEN = 64
_LAYERS = 2
_FORWARD = 2 * _HIDDEN
_SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
_END = 2
_MERGES = ['" :', '": Ġ', ", Ġ", "Ġ Ġ", "} ]", "t r", "tr u", "tru e", "a l", "f al", "s e", "fal se", "n u", "l l"]
_MERGES += ["nu ll", '" ,']
_TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_BIAS = {ord('"'): 2.0, ord("}"): 1.0, ord("]"): 1.0, ord(" "): -4.0}


def write_tiny_gguf(path: Path, *, context: int = 32768, seed: int = 0) -> Path:
    """Write the model; the same seed writes the same bytes."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int) -> np.ndarray:
        return (random.standard_normal(shape) * 0.02).astype(np.float32)

    tokens, types = _vocabulary()
    writer = GGUFWriter(str(path), "llama")
    writer.add_name("tiny-random")
    writer.add_license("apache-2.0")
    writer.add_context_length(context)
    writer.add_embedding_length(_HIDDEN)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(_FORWARD)
    writer.add_head_count(_HIDDEN // 64)
    writer.add_head_count_kv(_HIDDEN // 64)
    writer.add_rope_dimension_count(64)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_vocab_size(len(tokens))
    writer.add_file_type(0)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(_MERGES)
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(_END)
    writer.add_pad_token_id(0)
    writer.add_add_bos_token(False)
    writer.add_chat_template(_TEMPLATE)
    embeddings = drawn(len(tokens), _HIDDEN)
    embeddings[:, 0] = 1.0
    head = drawn(len(tokens), _HIDDEN) * 8
    head[:, 0] = _biases(len(tokens)) / (np.sqrt(_HIDDEN) / np.sqrt(1 + 0.02**2 * _HIDDEN))
    writer.add_tensor("token_embd.weight", embeddings)
    writer.add_tensor("output_norm.weight", np.ones(_HIDDEN, np.float32))
    writer.add_tensor("output.weight", head)
    square, wide, narrow = (_HIDDEN, _HIDDEN), (_FORWARD, _HIDDEN), (_HIDDEN, _FORWARD)
    shapes = {"attn_q": square, "attn_k": square, "attn_v": square, "attn_output": square}
    shapes |= {"ffn_gate": wide, "ffn_up": wide, "ffn_down": narrow}
    for layer in range(_LAYERS):
        for name, shape in shapes.items():
            writer.add_tensor(f"blk.{layer}.{name}.weight", drawn(*shape))
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.ones(_HIDDEN, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _vocabulary() -> tuple[list[str], list[TokenType]]:
    """Control tokens, the 256 bytes, a few longer ones, and what fills the count up to a multiple of 32."""
    letters = _letters_of_bytes()
    tokens = [*_SPECIAL, *(letters[byte] for byte in range(256)), *(merge.replace(" ", "") for merge in _MERGES)]
    types = [TokenType.CONTROL] * len(_SPECIAL) + [TokenType.NORMAL] * (len(tokens) - len(_SPECIAL))
    unused = -len(tokens) % 32
    tokens += [f"<unused{number}>" for number in range(unused)]
    return tokens, types + [TokenType.UNUSED] * unused


def _letters_of_bytes() -> dict[int, str]:
    """GPT-2's way to write every byte as a printable letter."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    return {byte: chr(byte) for byte in plain} | {byte: chr(256 + place) for place, byte in enumerate(others)}


def _biases(count: int) -> np.ndarray:
    first_byte = len(_SPECIAL)
    biases = np.full(count, -30.0, np.float32)
    biases[_END] = -1.0
    for byte in range(32, 127):
        biases[first_byte + byte] = _BIAS.get(byte, 0.0)
    biases[first_byte + 256 : first_byte + 256 + len(_MERGES)] = 0.0
    return biases
