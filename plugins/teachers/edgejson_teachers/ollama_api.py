"""Teacher `ollama`: a model of an Ollama server, through its own API."""

from __future__ import annotations

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec
from edgejson_teachers._single_calls import load


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers._wire.ollama_service import OllamaSettings

    return TeacherSpec(
        name="ollama",
        summary="a model of an Ollama server, through its own API",
        api=1,
        load=load,
        needs=("aiohttp",),
        settings=OllamaSettings,
    )
