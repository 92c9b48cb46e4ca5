"""Teacher `templates`: instances drawn from the schema, texts rendered from the gold value. No model, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.types import Teacher


def _load(_settings: object) -> Teacher:
    from edgejson_teachers.templates.teacher import TemplateTeacher

    return TemplateTeacher()


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    return TeacherSpec(
        name="templates",
        summary="instances by construction, texts by grammar; free, offline, reproducible",
        api=1,
        load=_load,
        needs=("faker", "num2words", "babel"),
    )
