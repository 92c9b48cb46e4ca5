"""Teacher `openai`: a model behind OpenAI's API, or behind any service that speaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers._wire.openai_service import OpenAISettings


def _load(settings: OpenAISettings) -> ChatModel:
    from edgejson_teachers._http.client import HttpModel

    return HttpModel(
        settings.wire(),
        settings,
        identity=settings.who(),
        capabilities=settings.capabilities(),
        languages=settings.languages,
    )


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers._wire.openai_service import OpenAISettings

    return TeacherSpec(
        name="openai",
        summary="a model behind OpenAI's API, or any service that speaks it: DeepSeek, OpenRouter, llama.cpp, vLLM",
        api=1,
        load=_load,
        needs=("aiohttp",),
        settings=OpenAISettings,
    )
