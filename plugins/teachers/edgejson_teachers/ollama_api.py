"""Teacher `ollama`: a model of an Ollama server, through its own API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers._wire.ollama_service import OllamaSettings


def _load(settings: OllamaSettings) -> ChatModel:
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
    from edgejson_teachers._wire.ollama_service import OllamaSettings

    return TeacherSpec(
        name="ollama",
        summary="a model of an Ollama server, through its own API",
        api=1,
        load=_load,
        needs=("aiohttp",),
        settings=OllamaSettings,
    )
