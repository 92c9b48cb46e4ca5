"""Records from files through checks, families and data set checks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from edgejson.building.runfolder import RUN_STATE
from edgejson.checking import SchemaLookup, Subject
from edgejson.errors import EdgejsonError
from edgejson.examine import Examiner, crash
from edgejson.publish.integrity import altered_files
from edgejson.reading import data_files, read
from edgejson.recipe import PluginUse
from edgejson.types import DatasetCheck, Finding, Record, RecordCheck, TaskFamily
from edgejson.validating.report import Located, Report
from edgejson.validating.schemas import SchemaFinder
from edgejson.workshop import ALL_CHECKS, load_checks

if TYPE_CHECKING:
    from edgejson.host import Host

__all__ = ["run", "validate"]

_log = logging.getLogger(__name__)

Sink = Callable[[Located], object]
Progress = Callable[[int], object]

_PROGRESS_EVERY = 500
_MOST_CHANGES = 10_000
"""Schemas that are compared with what records say; a foreign file may name a new one in every line."""


def validate(
    paths: str | Path | Sequence[str | Path],
    *,
    schemas: Sequence[str] = (),
    checks: Sequence[str] = (),
    host: Host | None = None,
    examples: int = 3,
    sink: Sink | None = None,
    progress: Progress | None = None,
) -> Report:
    """Validate files and folders with the installed checks, families and schemas.

    Args:
        paths: files, or folders of ``.jsonl`` files; a run folder stands for its ``data/``.
        schemas: packs or folders of schemas to look in before the installed packs.
        checks: ids of the checks to run; without any, all that come with edgejson.
        host: where plugins come from; a new one by default.
        examples: findings kept per check in the report.
        sink: is handed every finding as it is made.
        progress: is told now and then how many records are done.

    Raises:
        InputError: a path does not exist or cannot be read, a schema is malformed.
        PluginError: a check is unknown or broken.
    """
    if host is None:
        from edgejson.host import Host

        host = Host.from_environment()
    given = [paths] if isinstance(paths, str | Path) else paths
    files = _files(given)
    uses = [PluginUse(use=check) for check in checks] or [PluginUse(use=ALL_CHECKS)]
    record_checks, dataset_checks = load_checks(host, uses)
    finder = SchemaFinder(host, schemas)
    return run(
        files,
        runs=[Path(path) for path in given if (Path(path) / RUN_STATE).is_file()],
        find_schema=finder,
        sha256_of=finder.sha256_of,
        record_checks=record_checks,
        dataset_checks=dataset_checks,
        families={} if checks else _Families(host),
        examples=examples,
        sink=sink,
        progress=progress,
    )


def run(
    files: Iterable[Path],
    *,
    runs: Sequence[Path] = (),
    find_schema: SchemaLookup,
    sha256_of: Callable[[str], str | None] | None = None,
    record_checks: Mapping[str, RecordCheck],
    dataset_checks: Mapping[str, DatasetCheck],
    families: Mapping[str, TaskFamily],
    examples: int = 3,
    sink: Sink | None = None,
    progress: Progress | None = None,
) -> Report:
    """Validate these files with these parts; one pass, memory does not grow with the files.

    `runs` are folders of finished builds: their files are also held against their manifests.  With `sha256_of`, which
    gives the hash of a schema as it is now, a schema that is not the one that records say they were made with is told
    once, as the warning ``schema_changed``.  The figure `proofs`
    counts, per family, the records about which no check and no proof had anything to say.  A plugin that crashes
    gives the finding ``check_crashed:<id>`` about the record it crashed on.
    """
    report = Report([*record_checks, *dataset_checks], examples=examples)
    examiner = Examiner(record_checks, families)
    proven = dict.fromkeys(families, 0)
    changes = _SchemaChanges(sha256_of)

    def take(findings: Sequence[Finding], file: str, line: int, record_id: str) -> None:
        for finding in report.add(findings, file, line, record_id):
            if sink is not None:
                sink(finding)

    for folder in runs:
        for path, fault in altered_files(folder):
            take([Finding(check="manifest", message=f"the file {fault}")], str(path), 0, "")
    for file in files:
        for line in read(file):
            record_id = ""
            found = list(line.findings)
            if line.record is None:
                report.unusable_lines += 1
            else:
                report.records += 1
                record_id = line.record.id
                subject = Subject(line.record, find_schema, wants_json=line.wants_json)
                found += examiner.examine(subject)
                if line.record.task in families and not found:
                    proven[line.record.task] += 1
                found += changes.told_by(line.record)
                for name, check in dataset_checks.items():
                    found += _found_by(name, check, subject, line.place)
                if progress is not None and report.records % _PROGRESS_EVERY == 0:
                    progress(report.records)
            if found:
                take(found, line.file, line.number, record_id)
    for name, check in dataset_checks.items():
        try:
            figures = check.finish()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's defect must not cost the report
            take([crash(name, error)], "", 0, "")
        else:
            if figures:
                report.figures[name] = figures
    if any(proven.values()):
        report.figures["proofs"] = dict(proven)
    return report


def _files(paths: Sequence[str | Path]) -> list[Path]:
    """Every file once, all of them known to exist before the first is read."""
    return list(dict.fromkeys(file for path in paths for file in data_files(path)))


class _SchemaChanges:
    """Tells which schemas are no longer those that records were made with, each once."""

    def __init__(self, sha256_of: Callable[[str], str | None] | None) -> None:
        self._sha256_of = sha256_of
        self._seen: set[tuple[str, str]] = set()

    def told_by(self, record: Record) -> Iterator[Finding]:
        schema_id, then = record.meta.get("schema"), record.meta.get("schema_sha256")
        if self._sha256_of is None or not isinstance(schema_id, str) or not isinstance(then, str):
            return
        if (schema_id, then) in self._seen or len(self._seen) == _MOST_CHANGES:
            return
        self._seen.add((schema_id, then))
        try:
            now = self._sha256_of(schema_id)
        except EdgejsonError:
            return  # the checks that need the schema tell
        if now is not None and now != then:
            message = f"schema {schema_id} has changed since: sha256 {then[:12]} then, {now[:12]} now"
            yield Finding(check="schema_changed", message=message, severity="warning")


class _Families(Mapping[str, TaskFamily]):
    """Every installed family, each loaded when the first record of its task comes; a third party's that cannot be
    loaded costs only the proofs of its own records.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._rows = {row.name: row for row in host.index("tasks") if row.status == "ok"}
        self._loaded: dict[str, TaskFamily] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._rows))

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, name: str) -> TaskFamily:
        if name in self._rows and name not in self._loaded:
            try:
                self._loaded[name] = self._host.create("tasks", name, guarded=True)
            except EdgejsonError as error:
                row = self._rows.pop(name)
                if row.built_in:
                    raise
                _log.warning("records of %s are not proven: %s", row, error)
        return self._loaded[name]


def _found_by(name: str, check: DatasetCheck, subject: Subject, place: str) -> list[Finding]:
    try:
        return list(check.add(subject, place))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's defect must cost one record, not the run
        _log.debug("check %s crashed", name, exc_info=True)
        return [crash(name, error)]
