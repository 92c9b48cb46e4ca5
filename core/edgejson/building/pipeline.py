"""The whole run, from recipe to published folder; interrupted anywhere, the same call goes on from the finished
blocks.
"""

from __future__ import annotations

import hashlib
import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from edgejson.building.assemble import Assembly, shortfall
from edgejson.building.block import BlockLine
from edgejson.building.candidate import prove_for_test
from edgejson.building.engine import Engine, open_engine, worthwhile_workers
from edgejson.building.runfolder import Resume, RunFolder
from edgejson.errors import BudgetSpentError, BuildIncompleteError, RunFolderError
from edgejson.files import writing_whole
from edgejson.host import Host
from edgejson.plan import Block, Plan, top_up
from edgejson.publish import publish
from edgejson.publish.integrity import MANIFEST, altered_files
from edgejson.recipe import Recipe
from edgejson.terms import refuse_unaccepted
from edgejson.types import Finding, Record
from edgejson.workshop import Workshop

if TYPE_CHECKING:
    from edgejson.building.committee import Committee

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
    """Where a run stands, told after every block; `asked` says what language models did and cost, where any does."""

    rows: int
    accepted: int
    candidates: int
    rejected: int
    asked: str = ""


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
    budget: Decimal | None = None,
    replies: Path | None = None,
) -> BuildResult:
    """Build `recipe` into the folder `out`.

    The data files are the same bytes for any number of workers and across interruptions.  Without a number, as many
    processes work as there are processors and as the work is worth; where language models are asked, one does.

    `budget` is what may be spent on language models, in US dollars.  Their replies are kept in `replies` (default: the
    run's own ``replies.sqlite``), which runs may share; no reply in it is asked for again.

    Raises:
        RecipeError, SchemaError, PluginError: before anything is written.
        RunFolderError: the folder is not ours, in use, or cannot be written.
        BuildIncompleteError: the candidate budget ended before every quota was met; the finished work is kept.
        TeacherError: a teacher could not go on; the finished work is kept.
        BudgetSpentError: the next call might cost more than is left; the finished work is kept.
    """
    host = host or Host.from_environment()
    workshop = Workshop.open(recipe, host)
    identities = {name: teacher.identity for name, teacher in workshop.teachers.items()}
    gate = refuse_unaccepted(identities, recipe.accept_terms)
    plan = workshop.plan()
    committee = _committee(workshop, budget)
    identity = {"edgejson": metadata.version("edgejson"), "recipe": recipe.digest(), "name": recipe.name}
    known_by = fingerprint(workshop, committee.prompts.digest if committee is not None else "")
    with RunFolder(out, fingerprint=known_by, identity=identity, resume=resume) as folder:
        if folder.complete:
            for path, fault in altered_files(out):
                raise RunFolderError(f"the run was finished, but the file {fault}", where=str(path), hint=_AFRESH)
            return BuildResult(out, orjson.loads((out / MANIFEST).read_bytes()), already_complete=True)
        host.events.build_started(recipe.resolved(), str(out))
        started = time.monotonic(), _cpu_seconds()
        workers = 1 if committee is not None else workers or worthwhile_workers(plan)
        replies = replies or out / "replies.sqlite"
        with (
            _engine(plan, workshop, workers, committee, replies, folder.run) as engine,
            writing_whole(out / "rejects.jsonl") as rejects,
            Assembly(plan, folder.spool, rejects, lambda line: prove_for_test(line, workshop)) as assembly,
        ):
            run = _Run(plan, folder, engine, assembly, workshop, progress, committee)
            try:
                run.all_rounds()
            except BudgetSpentError:
                if committee is None:
                    raise
                raise committee.purse.ended(run.accepted, plan.rows()) from None
            assembly.repeat()
            files = assembly.write(out / "data")
        timings = {
            "wall_seconds": round(time.monotonic() - started[0], 3),
            "cpu_seconds": round(_cpu_seconds() - started[1], 3),
            "workers": workers,
        }
        manifest = publish(
            out,
            plan,
            workshop,
            assembly.tally,
            files,
            versions=_versions(workshop),
            timings=timings,
            accepted_terms=gate.accepted,
            ledger=None if committee is None else partial(committee.ledger, replies, folder.run),
        )
        folder.finish()
        host.events.build_finished(manifest)
        return BuildResult(out, manifest, resumed=run.resumed)


def _committee(workshop: Workshop, budget: Decimal | None) -> Committee | None:
    """Who is asked; None where no language model is, which spares the start of the build what calls need."""
    if not workshop.models:
        return None
    from edgejson.building.committee import Committee

    return Committee(workshop, budget=budget)


@contextmanager
def _engine(
    plan: Plan, workshop: Workshop, workers: int, committee: Committee | None, replies: Path, run: str
) -> Iterator[Engine]:
    """What makes the blocks, closed at the end."""
    if committee is not None:
        from edgejson.building.conversing import Conversing

        with committee.line(replies, run) as line:
            yield Conversing(plan, workshop, line)
        return
    engine = open_engine(plan, workshop, workers)
    try:
        yield engine
    finally:
        engine.close()


def _cpu_seconds() -> float:
    """CPU time of this process and of the worker processes that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def fingerprint(workshop: Workshop, prompts: str = "") -> str:
    """What a resumed run must share with the one that it continues: the recipe, the schemas and prompts as they are
    now, and every version that can change a byte.
    """
    schemas = {choice.id: workshop.library.get(choice.id).sha256 for choice in workshop.choices}
    parts: dict[str, Any] = {"recipe": workshop.recipe.digest(), "versions": _versions(workshop), "schemas": schemas}
    parts |= {"prompts": prompts} if prompts else {}
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
        committee: Committee | None,
    ) -> None:
        self.resumed = 0
        self._committee = committee
        self._plan = plan
        self._folder = folder
        self._engine = engine
        self._assembly = assembly
        self._events = workshop.host.events
        self._progress = progress

    @property
    def accepted(self) -> int:
        return self._assembly.tally.accepted.total()

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
                asked = self._committee.live_line() if self._committee is not None else ""
                self._progress(Progress(self._plan.rows(), self.accepted, tally.candidates, tally.rejected, asked))

    def _made(self, blocks: Sequence[Block]) -> Iterator[tuple[Block, bytes]]:
        """Blocks in order: from an earlier run where it finished them, else freshly made and kept before use."""
        finished = self._folder.finished_blocks()
        fresh = self._engine.run([block for block in blocks if block.index not in finished])
        for block in blocks:
            path = self._folder.block(block.index)
            if block.index in finished:
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
