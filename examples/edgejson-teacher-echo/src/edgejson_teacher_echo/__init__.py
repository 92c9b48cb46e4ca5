"""The teacher `echo`: says what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import Teacher, TeacherSpec

if TYPE_CHECKING:
    from edgejson_teacher_echo.echo import EchoSettings


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teacher_echo.echo import EchoSettings

    return TeacherSpec(
        name="echo", summary="one line a value, without a model", api=1, load=_load, settings=EchoSettings
    )


def _load(settings: EchoSettings) -> Teacher:
    from edgejson_teacher_echo.echo import Echo

    return Echo(settings)
