"""The teacher `vllm`: a model in this process, asked as any other."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from edgejson.models import Capabilities, Prompt, Reply
from edgejson.terms import licence_of
from edgejson.types import TeacherIdentity
from edgejson_teachers import _checkpoint, _local_reply
from edgejson_teachers._batching import Batcher
from edgejson_teachers.vllm_engine.card import cards
from edgejson_teachers.vllm_engine.engine import VllmEngine
from edgejson_teachers.vllm_engine.memory import (
    BATCHED,
    GIB,
    Card,
    Demand,
    Shape,
    crowding,
    plan,
    shape_by_name,
    shape_of,
)
from edgejson_teachers.vllm_engine.presets import presets
from edgejson_teachers.vllm_engine.settings import VllmSettings

__all__ = ["VllmModel", "advice"]

_WIRE = "vllm-chat/1"


class VllmModel:
    """A `ChatModel`; the model is loaded by the first call and freed by `close`."""

    def __init__(self, settings: VllmSettings) -> None:
        self._settings = settings
        folder = Path(settings.model).expanduser()
        local = folder.is_dir()
        called = settings.called or (folder.resolve().name if local else settings.model)
        licence, terms = licence_of(
            "vllm", settings.model, stated_license=settings.license, stated_terms=settings.terms
        )
        self.identity = TeacherIdentity(
            name="vllm",
            provider="vllm",
            model=called,
            revision=settings.revision or (_checkpoint.fingerprint(folder) if local else ""),
            license=licence,
            terms=terms,
        )
        self.languages = None if settings.languages is None else frozenset(settings.languages)
        parallel = settings.parallel or max(32, 4 * settings.max_num_seqs)
        self.capabilities = Capabilities(
            json_schema=True,
            seed=True,
            parallel=parallel,
            context=settings.max_model_len,
            exclusive="gpu",
            tokens_per_second=settings.tokens_per_second,
        )
        self.wire = f"{_WIRE}:{_manner(settings)}"
        self._batcher: Batcher[Prompt, Reply] = Batcher(
            VllmEngine(settings, called=called), most=parallel, patience=settings.timeout_s
        )

    async def complete(self, prompt: Prompt) -> Reply:
        return await self._batcher.complete(prompt)

    def read(self, raw: bytes) -> Reply:
        return _local_reply.unpack(raw)

    async def close(self) -> None:
        await self._batcher.close()

    def foresee(self) -> list[str]:
        """What the model takes of the card, what will not fit and what would."""
        found = [Card(gib=self._settings.gpu_memory_gib)] if self._settings.gpu_memory_gib is not None else cards()
        return [f"vllm {self.identity.model}: {line}" for line in advice(self._settings, found)]


def advice(settings: VllmSettings, found: list[Card]) -> list[str]:
    """The plan of memory for the cards that there are."""
    shape = _shape(settings)
    if shape is None:
        return ["what it takes of the card is known when it is downloaded; its name says no size"]
    demand = Demand(
        utilization=settings.gpu_memory_utilization,
        max_model_len=settings.max_model_len,
        max_num_seqs=settings.max_num_seqs,
        eager=settings.enforce_eager,
        cards=settings.tensor_parallel_size,
        batched=settings.engine.get("max_num_batched_tokens", BATCHED),
    )
    if not found:
        size = f"{shape.weights / GIB:.1f} GiB of weights"
        return [f"{size}; nvidia-smi shows no card to compare with (say gpu_memory_gib where the run will be)"]
    smallest = min(found[: demand.cards], key=lambda card: card.gib)
    lines = plan(shape, demand, smallest.gib).lines()
    if len(found) < demand.cards and settings.gpu_memory_gib is None:
        lines.append(f"will not start: tensor_parallel_size is {demand.cards} and this machine shows {len(found)}")
    for card in found[: demand.cards]:
        lines += crowding(card, demand)
    return lines


def _shape(settings: VllmSettings) -> Shape | None:
    preset = presets()[settings.preset] if settings.preset is not None else None
    if preset is not None and preset.settings["model"] == settings.model:
        return Shape(
            weights=preset.weights_gib * GIB, cache=preset.cache_kib * 1024, work=preset.work_kib * 1024, packed=True
        )
    folder = _checkpoint.folder_of(settings.model, settings.revision)
    weights = None if folder is None else _checkpoint.weight_bytes(folder)
    if folder is None or weights is None:
        return shape_by_name(settings.model)
    return shape_of(_checkpoint.config(folder), weights, dtype=settings.dtype)


def _manner(settings: VllmSettings) -> str:
    """A short hash of the settings that change what the model is shown or how it answers."""
    template = settings.chat_template.read_bytes() if settings.chat_template else b""
    said = {
        "backend": settings.structured_backend,
        "dtype": settings.dtype,
        "engine": settings.engine,
        "quantization": settings.quantization,
        "template": settings.chat_template_kwargs,
    }
    text = json.dumps(said, sort_keys=True, default=str).encode()
    return hashlib.sha256(text + template).hexdigest()[:8]
