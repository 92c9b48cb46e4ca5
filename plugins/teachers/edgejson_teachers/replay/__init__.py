"""Teacher `replay`: answers that a model gave earlier, from a reply store or a file of lines. Asks nobody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from edgejson.hookspecs import hookimpl
from edgejson.terms.table import Terms
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel


class ReplaySettings(BaseModel):
    """Where the answers are, and whose."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Path = Field(
        description="A run's folder, a reply store (replies.sqlite), or lines from `edgejson replies export`."
    )
    model: str | None = Field(default=None, description="Only this model's answers, where there are several models'.")
    license: str | None = Field(default=None, description="Licence of the model, where the table does not know it.")
    terms: Terms | None = Field(default=None, description="Tag of its terms, where the table does not know them.")
    languages: frozenset[str] | None = Field(default=None, description="Languages that it writes (default: any).")


def _load(settings: ReplaySettings) -> ChatModel:
    from edgejson_teachers.replay.model import ReplayModel

    return ReplayModel(settings)


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    return TeacherSpec(
        name="replay",
        summary="answers that a model gave in an earlier run, by question; free, offline, the same for ever",
        api=1,
        load=_load,
        settings=ReplaySettings,
    )
