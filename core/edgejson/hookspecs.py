"""The hooks a plugin may implement; this file is the whole contract and imports only pluggy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import click

    from edgejson.types import CheckSpec, Finding, Json, Record, Request, SchemaPackSpec, TaskSpec, TeacherSpec

PROJECT = "edgejson"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def edgejson_schema_pack() -> SchemaPackSpec:  # type: ignore[empty-body]
    """Offer a set of schemas (group ``edgejson.schemas``)."""


@hookspec
def edgejson_teacher() -> TeacherSpec:  # type: ignore[empty-body]
    """Offer a backend that answers requests (group ``edgejson.teachers``)."""


@hookspec
def edgejson_check() -> CheckSpec:  # type: ignore[empty-body]
    """Offer a quality check (group ``edgejson.checks``)."""


@hookspec
def edgejson_task_family() -> TaskSpec:  # type: ignore[empty-body]
    """Offer a task family (group ``edgejson.tasks``)."""


@hookspec(firstresult=True)
def edgejson_route(request: Request, teachers: Sequence[str]) -> str | None:
    """Choose the teacher id for a class of requests; the first answer that is not None wins."""


@hookspec
def edgejson_build_started(recipe: Mapping[str, Json], folder: str) -> None:
    """A build has begun."""


@hookspec
def edgejson_record_rejected(record: Record, findings: Sequence[Finding]) -> None:
    """A candidate was rejected."""


@hookspec
def edgejson_build_finished(manifest: Mapping[str, Json]) -> None:
    """A build is complete and its files are in place."""


@hookspec
def edgejson_commands(group: click.Group) -> None:
    """Add commands to the command line."""
