"""The whole run, from recipe to published folder; interrupted anywhere, the same call goes on from the finished
blocks.
"""

from __future__ import annotations

import hashlib
import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import orjson

from edgejson.building.assemble import Assembly, shortfall
from edgejson.building.block import BlockLine
from edgejson.building.candidate import prove_for_test
from edgejson.building.engine import Engine, open_engine, worthwhile_workers
from edgejson.building.runfolder import Resume, RunFolder
from edgejson.errors import BuildIncompleteError, RunFolderError
from edgejson.files import writing_whole
from edgejson.host import Host
from edgejson.plan import Block, Plan, top_up
from edgejson.publish import publish
from edgejson.publish.integrity import MANIFEST, altered_files
from edgejson.recipe import Recipe
from edgejson.types import Finding, Record
from edgejson.workshop import Workshop

__all__ = ["BuildResult", "Progress", "build", "fingerprint"]

_AFRESH = "remove the folder and build it again: the data will be the same"
_VERSIONED = (
    "edgejson",
    "faker",
    "jsonschema-rs",
    "orjson",
    "rfc8785",
    "jq",
    "jmespath",
    "jsonpatch",
    "json_repair",
    "babel",
    "num2words",
)
"""Distributions whose version can change what is built."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands, told after every block."""

    rows: int
    accepted: int
    candidates: int
    rejected: int


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished build; `resumed` counts the blocks an earlier run had finished, `already_complete` a run with
    nothing to do.
    """

    folder: Path
    manifest: dict[str, Any]
    resumed: int = 0
    already_complete: bool = False


def build(
    recipe: Recipe,
    out: Path,
    *,
    workers: int | None = None,
    resume: Resume = "if_possible",
    host: Host | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> BuildResult:
    """Build `recipe` into the folder `out`.

    The data files are the same bytes for any number of workers and across interruptions.  Without a number, as many
    processes work as there are processors and as the work is worth.

    Raises:
        RecipeError, SchemaError, PluginError: before anything is written.
        RunFolderError: the folder is not ours, in use, or cannot be written.
        BuildIncompleteError: the candidate budget ended before every quota was met; the finished work is kept.
        TeacherError: a teacher could not go on; the finished work is kept.
    """
    host = host or Host.from_environment()
    workshop = Workshop.open(recipe, host)
    plan = workshop.plan()
    identity = {"edgejson": metadata.version("edgejson"), "recipe": recipe.digest(), "name": recipe.name}
    with RunFolder(out, fingerprint=fingerprint(workshop), identity=identity, resume=resume) as folder:
        if folder.complete:
            for path, fault in altered_files(out):
                raise RunFolderError(f"the run was finished, but the file {fault}", where=str(path), hint=_AFRESH)
            return BuildResult(out, orjson.loads((out / MANIFEST).read_bytes()), already_complete=True)
        host.events.build_started(recipe.resolved(), str(out))
        started = time.monotonic(), _cpu_seconds()
        workers = workers or worthwhile_workers(plan)
        engine = open_engine(plan, workshop, workers)
        try:
            with (
                writing_whole(out / "rejects.jsonl") as rejects,
                Assembly(plan, folder.spool, rejects, lambda line: prove_for_test(line, workshop)) as assembly,
            ):
                run = _Run(plan, folder, engine, assembly, workshop, progress)
                run.all_rounds()
                assembly.repeat()
                files = assembly.write(out / "data")
        finally:
            engine.close()
        timings = {
            "wall_seconds": round(time.monotonic() - started[0], 3),
            "cpu_seconds": round(_cpu_seconds() - started[1], 3),
            "workers": workers,
        }
        manifest = publish(out, plan, workshop, assembly.tally, files, versions=_versions(workshop), timings=timings)
        folder.finish()
        host.events.build_finished(manifest)
        return BuildResult(out, manifest, resumed=run.resumed)


def _cpu_seconds() -> float:
    """CPU time of this process and of the worker processes that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def fingerprint(workshop: Workshop) -> str:
    """What a resumed run must share with the one that it continues: the recipe, the schemas as they are now, and every
    version that can change a byte.
    """
    schemas = {choice.id: workshop.library.get(choice.id).sha256 for choice in workshop.choices}
    parts = {"recipe": workshop.recipe.digest(), "versions": _versions(workshop), "schemas": schemas}
    return hashlib.sha256(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _versions(workshop: Workshop) -> dict[str, str]:
    """Versions of Python, of the libraries that shape values, and of every third-party plugin in use."""
    recipe, index = workshop.recipe, workshop.host.index()
    versions = {"python": platform.python_version()} | {name: metadata.version(name) for name in _VERSIONED}
    used = {("schemas", use.use) for use in recipe.schemas} | {("teachers", use.use) for use in recipe.teachers}
    used |= {("tasks", name) for name in recipe.tasks} | {("checks", name) for name in workshop.examiner.checks}
    for row in index:
        if not row.built_in and (row.kind, row.name) in {(kind, name.partition("@")[0]) for kind, name in used}:
            versions[row.distribution] = row.version
    return versions


class _Run:
    """The rounds of one build: the planned blocks, then top-ups for what is missing while the budget lasts."""

    def __init__(
        self,
        plan: Plan,
        folder: RunFolder,
        engine: Engine,
        assembly: Assembly,
        workshop: Workshop,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.resumed = 0
        self._plan = plan
        self._folder = folder
        self._engine = engine
        self._assembly = assembly
        self._events = workshop.host.events
        self._progress = progress

    def all_rounds(self) -> None:
        used: dict[Any, int] = {}
        blocks: Sequence[Block] = self._plan.blocks
        while blocks:
            for block in blocks:
                for share in block.shares:
                    used[share.cell] = share.first + share.candidates
            self._round(blocks)
            short, self._assembly.short = self._assembly.short, type(self._assembly.short)()
            if not short:
                return
            room = self._plan.budget - self._assembly.tally.candidates
            if room < sum(short.values()):
                raise BuildIncompleteError(
                    f"the {self._plan.budget} candidates allowed are used up: {shortfall(self._assembly.tally, short)}",
                    where=str(self._folder.path),
                    hint="raise budget in the recipe, or loosen what rejects the candidates",
                )
            blocks = top_up(short, used, start=blocks[-1].index + 1, room=room)

    def _round(self, blocks: Sequence[Block]) -> None:
        for block, content in self._made(blocks):
            for line, findings in self._assembly.take(block, content):
                self._tell(line, findings)
            if self._progress is not None:
                tally = self._assembly.tally
                accepted = sum(tally.accepted.values())
                self._progress(Progress(self._plan.rows(), accepted, tally.candidates, tally.rejected))

    def _made(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, bytes]]:
        """Blocks in order: from an earlier run where it finished them, else freshly made and kept before use."""
        path_of = {block.index: self._folder.blocks / f"{block.index:06d}.jsonl" for block in blocks}
        fresh = self._engine.run([block for block in blocks if not path_of[block.index].exists()])
        known = {block.index for block in blocks if path_of[block.index].exists()}
        for block in blocks:
            path = path_of[block.index]
            if block.index in known:
                self.resumed += 1
                yield block, path.read_bytes()
                continue
            _, content = next(fresh)
            with writing_whole(path) as file:
                file.write(content)
            yield block, content

    def _tell(self, line: BlockLine, findings: Sequence[dict[str, Any]]) -> None:
        if line.line:
            parts = orjson.loads(line.line)
            self._events.record_rejected(Record(**parts), tuple(Finding(**finding) for finding in findings))
