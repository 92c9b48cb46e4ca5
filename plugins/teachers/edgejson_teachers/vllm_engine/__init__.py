"""Teacher `vllm`: a local model in vLLM, in this process, many prompts at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers.vllm_engine.settings import VllmSettings


def _load(settings: VllmSettings) -> ChatModel:
    from edgejson_teachers.vllm_engine.model import VllmModel

    return VllmModel(settings)


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers.vllm_engine.settings import VllmSettings

    return TeacherSpec(
        name="vllm",
        summary="a local model in vLLM, such as one in 4 bits (AWQ) on a card of 16 GB; held to schemas",
        api=1,
        load=_load,
        needs=("vllm",),
        settings=VllmSettings,
    )
