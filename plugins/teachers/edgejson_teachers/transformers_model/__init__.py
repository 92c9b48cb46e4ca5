"""Teacher `transformers`: a local model in transformers, in this process; for measuring small models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers.transformers_model.settings import TransformersSettings


def _load(settings: TransformersSettings) -> ChatModel:
    from edgejson_teachers.transformers_model.model import TransformersModel

    return TransformersModel(settings)


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers.transformers_model.settings import TransformersSettings

    return TeacherSpec(
        name="transformers",
        summary="a local model in transformers, with an adapter if wanted; for measuring small models",
        api=1,
        load=_load,
        needs=("torch", "transformers"),
        settings=TransformersSettings,
    )
