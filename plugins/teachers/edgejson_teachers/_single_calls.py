"""What makes a chat model of the settings of any API teacher whose prompts are asked singly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers._wire.services import ApiSettings

__all__ = ["load"]


def load(settings: ApiSettings) -> ChatModel:
    """The model that the settings name, behind its service; nothing is connected yet."""
    from edgejson_teachers._http.client import HttpModel

    return HttpModel(
        settings.wire(),
        settings,
        identity=settings.who(),
        capabilities=settings.capabilities(),
        languages=settings.languages,
        wire_name=settings.wire_name(),
    )
