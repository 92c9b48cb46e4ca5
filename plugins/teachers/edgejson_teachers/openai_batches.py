"""Teacher `openai_batch`: a model behind OpenAI's Batch API, at half the price and within a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers._batches.settings import OpenAIBatchSettings


def _load(settings: OpenAIBatchSettings) -> ChatModel:
    from edgejson_teachers._batches.model import BatchModel
    from edgejson_teachers._batches.openai_service import PLUGIN, OpenAIBatches

    return BatchModel(
        OpenAIBatches(settings),
        settings.wire(),
        settings,
        identity=settings.who(PLUGIN),
        capabilities=settings.capabilities(),
        languages=settings.languages,
        wire_name=settings.wire_name(),
    )


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers._batches.settings import OpenAIBatchSettings

    return TeacherSpec(
        name="openai_batch",
        summary="a model behind OpenAI's Batch API: half the price, answers within a day",
        api=1,
        load=_load,
        needs=("aiohttp",),
        settings=OpenAIBatchSettings,
    )
