"""Teacher `anthropic_batch`: a model behind Anthropic's Message Batches API, at half the price and within a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers._batches.settings import AnthropicBatchSettings


def _load(settings: AnthropicBatchSettings) -> ChatModel:
    from edgejson_teachers._batches.anthropic_service import PLUGIN, AnthropicBatches
    from edgejson_teachers._batches.model import BatchModel

    return BatchModel(
        AnthropicBatches(settings),
        settings.wire(),
        settings,
        identity=settings.who(PLUGIN),
        capabilities=settings.capabilities(),
        languages=settings.languages,
        wire_name=settings.wire_name(),
    )


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers._batches.settings import AnthropicBatchSettings

    return TeacherSpec(
        name="anthropic_batch",
        summary="a model behind Anthropic's Message Batches API: half the price, answers within a day",
        api=1,
        load=_load,
        needs=("aiohttp",),
        settings=AnthropicBatchSettings,
    )
