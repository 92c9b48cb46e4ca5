"""What a model takes of a card, before anything is loaded: pure arithmetic, and the sentences that it comes to.

vLLM takes a share of the card (`gpu_memory_utilization`), puts the weights there, sees in a trial run what working
takes, and gives the rest to the KV cache.  It does not start when a single prompt of `max_model_len` tokens has no
room there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edgejson.types import Json

__all__ = [
    "BATCHED",
    "GIB",
    "Card",
    "Demand",
    "Holder",
    "Plan",
    "Shape",
    "crowding",
    "plan",
    "shape_by_name",
    "shape_of",
]

GIB = 1 << 30

_ALWAYS = 0.35
"""GiB that CUDA and its libraries take.  With the working memory of 8,192 tokens it comes to 0.98 for Qwen2.5-14B,
where an RTX 4080 SUPER showed 0.97: 0.85 x 15.55 GiB, of which 9.38 went to weights and 2.87 to the cache."""
_GRAPHS = 0.75
"""GiB for CUDA graphs, roughly."""
BATCHED = 8192
"""Tokens that vLLM reads at a time unless it is told otherwise."""
_WORK = 100 * 1024
"""Bytes of working memory for a token, for models of 14 billion weights or so."""
_IN_4_BITS = 0.32
"""Size of a model in 4 bits, embeddings and output layer in 16, against all of it in 16."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Bytes that a model takes: for its weights, for a token in the KV cache, for a token that is read.

    `packed` says that its weights have fewer than 16 bits; `judged` by what, where the figures are no figures of it.
    """

    weights: float
    cache: float | None = None
    work: float = _WORK
    packed: bool = False
    judged: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The settings that decide about memory."""

    utilization: float
    max_model_len: int
    max_num_seqs: int
    eager: bool
    cards: int = 1
    batched: int = BATCHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A process that has memory of a card, in GiB."""

    pid: int
    name: str
    gib: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card as it is now, in GiB; `free` None when only its size is known."""

    gib: float
    free: float | None = None
    holders: Sequence[Holder] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """GiB on each card; `left` is what remains for the KV cache, negative when not even the weights fit."""

    shape: Shape
    demand: Demand
    card: float
    weights: float
    work: float

    @property
    def taken(self) -> float:
        return self.card * self.demand.utilization

    @property
    def left(self) -> float:
        return self.taken - self.weights - self.work

    @property
    def per_token(self) -> float | None:
        """GiB of KV cache for a token, on each card."""
        return None if self.shape.cache is None else self.shape.cache / GIB / self.demand.cards

    @property
    def tokens(self) -> int | None:
        """Tokens that the cache holds; None when it is not known what one takes."""
        return None if self.per_token is None else max(0, math.floor(self.left / self.per_token))

    @property
    def fits(self) -> bool:
        return self.left > 0 and (self.tokens is None or self.tokens >= self.demand.max_model_len)

    def lines(self) -> list[str]:
        """What it comes to, and when it does not fit, what would."""
        parts = f"{self.weights:.1f} GiB of weights{self._guess()} and {self.work:.1f} to work with"
        share = f"{self.demand.utilization:g} of {'each' if self.demand.cards > 1 else 'a'} card of {self.card:.1f} GiB"
        if self.left <= 0:
            return [f"will not fit: {parts}, and {share} is {self.taken:.1f}: {self._smaller()}"]
        if not self.fits:
            return [f"will not start: {parts} leave {self.left:.1f} of {share} for the KV cache: {self._shorter()}"]
        return [f"{parts} leave {self.left:.1f} of {share} for the KV cache{self._room()}"]

    def _guess(self) -> str:
        return f" (judged by {self.shape.judged})" if self.shape.judged else ""

    def _room(self) -> str:
        if self.tokens is None:
            return ""
        together = min(self.tokens // self.demand.max_model_len, self.demand.max_num_seqs)
        return (
            f": {self.tokens:,} tokens, which is {together} of {self.demand.max_num_seqs} prompts at a time "
            f"if all are of {self.demand.max_model_len:,} tokens"
        )

    def _smaller(self) -> str:
        ways = []
        if not self.shape.packed:
            ways.append(f"take the model in 4 bits (AWQ: about {self.weights * _IN_4_BITS:.0f} GiB)")
        if self.demand.utilization < 0.95 and self.weights + self.work < 0.95 * self.card:
            ways.append("raise gpu_memory_utilization to 0.95")
        for cards in (2, 4, 8, 16):  # heads divide by these
            if cards > self.demand.cards and plan(self.shape, replace(self.demand, cards=cards), self.card).fits:
                ways.append(f"share it between {cards} cards (tensor_parallel_size)")
                break
        return " or ".join((", ".join(ways), "take a smaller model") if ways else ("take a smaller model",))

    def _shorter(self) -> str:
        assert self.per_token is not None  # noqa: S101 - without it everything that leaves something fits
        ways = []
        most = (self.tokens or 0) // 256 * 256
        if most >= 1024:
            ways.append(f"lower max_model_len to {most}")
        share = (self.weights + self.work + self.demand.max_model_len * self.per_token) / self.card
        if share <= 0.95:
            ways.append(f"raise gpu_memory_utilization to {math.ceil(share * 100) / 100:g}")
        if not self.shape.packed:
            ways.append(f"take the model in 4 bits (AWQ: about {self.weights * _IN_4_BITS:.0f} GiB)")
        return " or ".join(ways) or "take a smaller model"


def plan(shape: Shape, demand: Demand, card: float) -> Plan:
    """How `shape` lies on cards of `card` GiB each."""
    work = _ALWAYS + demand.batched * shape.work / GIB / demand.cards + (0 if demand.eager else _GRAPHS)
    return Plan(shape=shape, demand=demand, card=card, weights=shape.weights / GIB / demand.cards, work=work)


def crowding(card: Card, demand: Demand) -> list[str]:
    """A line when others hold so much of the card that vLLM would not start."""
    wanted = card.gib * demand.utilization
    if card.free is None or card.free >= wanted:
        return []
    held = ", ".join(f"{holder.name} (pid {holder.pid}, {holder.gib:.1f} GiB)" for holder in card.holders)
    return [
        f"the card is in use: {card.free:.1f} of {card.gib:.1f} GiB are free and {wanted:.1f} are asked for; "
        + (f"it is held by {held}: end what is left over from a run that failed" if held else "nvidia-smi says by whom")
    ]


def shape_of(config: Mapping[str, Json], weights: float, *, dtype: str = "auto") -> Shape:
    """From a model's config.json and the bytes of its weights; vLLM computes in 16 bits unless told otherwise."""
    text = config.get("text_config")
    parts: Mapping[str, Json] = {**config, **text} if isinstance(text, dict) else config
    number = 4 if dtype == "float32" else 2
    intermediate = _whole(parts, "intermediate_size")
    return Shape(
        weights=weights,
        cache=_cache(parts, number),
        work=_WORK if intermediate is None else 3 * intermediate * number,
        packed="quantization_config" in config or "quantization_config" in parts,
    )


def _cache(parts: Mapping[str, Json], number: int) -> float | None:
    layers, heads = _whole(parts, "num_hidden_layers"), _whole(parts, "num_attention_heads")
    if layers is None or heads is None:
        return None
    kinds = parts.get("layer_types")
    if isinstance(kinds, list):  # layers of linear attention keep a state of fixed size
        layers = sum(isinstance(kind, str) and not kind.startswith("linear") for kind in kinds)
    latent = _whole(parts, "kv_lora_rank")
    if latent is not None:
        return layers * (latent + (_whole(parts, "qk_rope_head_dim") or 0)) * number
    size = _whole(parts, "head_dim")
    if size is None:
        hidden = _whole(parts, "hidden_size")
        if hidden is None:
            return None
        size = hidden // heads
    return 2 * layers * (_whole(parts, "num_key_value_heads") or heads) * size * number


def _whole(parts: Mapping[str, Json], name: str) -> int | None:
    value = parts.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


_BILLIONS = re.compile(r"(?<![a-z0-9.])(?:(\d+)x)?(\d+(?:\.\d+)?)b(?![a-z0-9])", re.IGNORECASE)
_FOUR = re.compile(r"awq|gptq|int4|w4a16|[-_.]4-?bit|nf4|nvfp4|mxfp4", re.IGNORECASE)
_EIGHT = re.compile(r"fp8|int8|w8a8|w8a16|8-?bit", re.IGNORECASE)


def shape_by_name(model: str) -> Shape | None:
    """What a name such as ``Mistral-Small-24B-Instruct-AWQ`` lets expect; None when it says no size."""
    name = model.rstrip("/").rsplit("/", 1)[-1]
    found = _BILLIONS.search(name)
    if found is None:
        return None
    weights = 2e9 * float(found[2]) * int(found[1] or 1)
    if _FOUR.search(name):
        return Shape(weights=weights * _IN_4_BITS, packed=True, judged="its name")
    if _EIGHT.search(name):
        return Shape(weights=weights / 2, packed=True, judged="its name")
    return Shape(weights=weights, judged="its name")
