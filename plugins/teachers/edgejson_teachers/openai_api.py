"""Teacher `openai`: a model behind OpenAI's API, or behind any service that speaks it."""

from __future__ import annotations

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec
from edgejson_teachers._single_calls import load


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers._wire.openai_service import OpenAISettings

    return TeacherSpec(
        name="openai",
        summary="a model behind OpenAI's API, or any service that speaks it: DeepSeek, OpenRouter, llama.cpp, vLLM",
        api=1,
        load=load,
        needs=("aiohttp",),
        settings=OpenAISettings,
    )
