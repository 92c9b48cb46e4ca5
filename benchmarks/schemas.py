"""Instances from real schemas: edgejson and other generators, the same schemas, the same limits, one run.

    python benchmarks/schemas.py [FOLDER] [--only edgejson,jsf] [--python PEER=PATH] [--node-modules DIR] [--json FILE]

FOLDER is a tree of *.json schemas of any draft.  Every generator runs in a process of its own (see
`schema_workers.py`), makes `--count` instances of each schema with the seeds 0, 1, 2..., and is stopped after
`--limit` CPU seconds on one schema.  What it hands over is judged afterwards, outside its time (`schema_judging.py`),
and looked at (`schema_quality.py`).  A generator that is not installed is reported as such.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from measuring import table
from schema_judging import KNOWN_ERRORS, Judge, draft_of
from schema_quality import PROBES, Places, characters_of, has_odd_characters, is_trivial, leaves_in, probe
from schema_workers import HERE, Made, Worker

DEVELOPMENT = HERE.parents[1] / "shared" / "data" / "jsonschemabench_dev"
INSTALL = {
    "edgejson": "pip install edgejson",
    "schemathesis": "pip install schemathesis",
    "jsf": "pip install jsf",
    "hypothesis-jsonschema": 'pip install hypothesis-jsonschema "hypothesis<6.170.10" (it breaks on newer ones)',
    "json-schema-faker": "npm install json-schema-faker (Node >= 18)",
}


@dataclass(slots=True)
class Subject:
    """A schema, with what is made ready once for all generators."""

    name: str
    folder: str
    document: dict[str, Any]
    draft: int
    judge: Judge
    places: Places
    characters: frozenset[str]


@dataclass(slots=True)
class Result:
    """What one generator did with one schema."""

    schema: str
    folder: str
    error: str
    made: int
    rust: int
    valid: int
    distinct: int
    setup: float
    cpu: float
    laps: list[float]
    peak: float
    leaves: int
    trivial: int
    odd: int
    coverage: tuple[float, float] | None
    probes: dict[str, tuple[int, int]]
    findings: dict[str, int]


@dataclass(slots=True)
class Report:
    """One generator over all schemas."""

    generator: str
    version: str
    base: float = 0.0
    peak: float = 0.0
    results: list[Result] = field(default_factory=list)


def subjects(folder: Path, only: int | None) -> list[Subject]:
    """The schemas of a folder; one that the judge does not take is named and left out."""
    found = []
    for path in sorted(folder.rglob("*.json"))[:only]:
        try:
            document = json.loads(path.read_bytes())
            draft = draft_of(document)
            judge = Judge(document, draft)
        except (ValueError, AttributeError, TypeError) as error:
            reason = str(error).split("\n", 1)[0][:120]
            print(f"left out: {path.relative_to(folder)}: {reason}", file=sys.stderr)
            continue
        inner = path.relative_to(folder)
        found.append(
            Subject(
                name=inner.as_posix(),
                folder=inner.parts[0] if len(inner.parts) > 1 else ".",
                document=document,
                draft=draft,
                judge=judge,
                places=Places(document),
                characters=characters_of(document),
            )
        )
    return found


def looked_at(subject: Subject, made: Made) -> Result:
    """Judge what a generator made of a schema, and measure it."""
    verdicts = [subject.judge.verdict(text) for text in made.texts]
    valid = [verdict.value for verdict in verdicts if verdict.valid]
    setup = made.setup + sum(made.laps[:1])
    return Result(
        schema=subject.name,
        folder=subject.folder,
        error=made.error,
        made=len(made.texts),
        rust=sum(verdict.rust for verdict in verdicts),
        valid=len(valid),
        distinct=len({json.dumps(value, sort_keys=True) for value in valid}),
        setup=setup,
        cpu=made.cpu,
        laps=made.laps[1:],
        peak=made.peak,
        leaves=sum(map(leaves_in, valid)),
        trivial=sum(map(is_trivial, valid)),
        odd=sum(has_odd_characters(value, subject.characters) for value in valid),
        coverage=subject.places.covered(valid) if valid else None,
        probes=probe(subject.places, valid),
        findings=dict(Counter(verdict.why for verdict in verdicts if verdict.why)),
    )


def commands(options: argparse.Namespace) -> dict[str, list[str]]:
    """How each generator is started."""
    pythons: dict[str, str] = dict(entry.split("=", 1) for entry in options.python)
    script = str(HERE / "schema_peers" / "worker.py")
    peers = [name for name in INSTALL if name != "json-schema-faker"]
    started = {name: [pythons.get(name, pythons.get("peers", sys.executable)), script, name] for name in peers}
    started["edgejson"][0] = pythons.get("edgejson", sys.executable)
    node = shutil.which("node") or "node"
    started["json-schema-faker"] = [node, str(HERE / "json_schema_faker.mjs"), str(options.node_modules)]
    return {name: started[name] for name in (options.only.split(",") if options.only else started)}


def measure(name: str, command: Sequence[str], schemas: list[Subject], options: argparse.Namespace) -> Report | None:
    """Run one generator over all schemas; None when it cannot be started."""
    worker = Worker(command, options.limit)
    if not worker.version:
        worker.close()
        print(f"{name}: not installed; {INSTALL[name]}\n" if worker.missing else f"{name}: {worker.broken}\n")
        return None
    report = Report(name, worker.version)
    for subject in schemas:
        report.results.append(looked_at(subject, worker.make(subject.document, subject.draft, options.count)))
    report.base, report.peak = worker.base, worker.peak
    worker.close()
    return report


# ------------------------------------------------------------ tables


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def median(values: Iterable[float]) -> float:
    known = list(values)
    return statistics.median(known) if known else 0.0


def validity(report: Report, count: int) -> list[str]:
    results = report.results
    asked = count * len(results)
    made, valid = sum(result.made for result in results), sum(result.valid for result in results)
    cpu = sum(result.cpu for result in results)
    late = sum(result.error == "time limit" for result in results)
    return [
        f"{report.generator} {report.version}",
        share(sum(result.valid > 0 for result in results), len(results)),
        share(sum(result.valid == count for result in results), len(results)),
        share(valid, made),
        share(valid, asked),
        share(sum(result.rust for result in results), asked),
        f"{statistics.mean(result.distinct for result in results if result.valid):.1f}" if valid else "-",
        f"{median(result.valid / result.cpu if result.cpu else 0.0 for result in results):,.0f}",
        f"{valid / cpu:,.0f}" if cpu else "-",
        f"{1000 * median(result.setup for result in results):.2f}",
        f"{1000 * median(lap for result in results for lap in result.laps):.3f}",
        f"{sum(bool(result.error) for result in results) - late}/{late}",
        f"{report.base:.0f}/{report.peak:.0f}",
    ]


def quality(report: Report) -> list[str]:
    results = report.results
    valid = sum(result.valid for result in results)
    coverages = [result.coverage for result in results if result.coverage is not None]
    probes = []
    for kind in PROBES:
        good = sum(result.probes[kind][0] for result in results)
        looked = sum(result.probes[kind][1] for result in results)
        probes.append(f"{100 * good / looked:.0f}% of {looked}" if looked else "-")
    return [
        report.generator,
        share(sum(place for place, _ in coverages), len(coverages)),
        share(sum(name for _, name in coverages), len(coverages)),
        f"{median(result.leaves / result.valid for result in results if result.valid):.0f}",
        share(sum(result.trivial for result in results), valid),
        share(sum(result.odd for result in results), valid),
        *probes,
    ]


def print_tables(reports: Sequence[Report], count: int) -> None:
    print("### Validity and speed\n")
    head = ["generator", ">= 1 valid", f"all {count} valid", "valid/made", "valid/asked", "jsonschema-rs alone/asked"]
    head += [f"distinct of {count}", "valid per CPU-s, median", "in aggregate", "set-up ms", "ms per instance"]
    table([*head, "errors/timeouts", "RSS base/peak MiB"], [validity(report, count) for report in reports])
    print("Set-up runs to the end of the first instance; medians are over schemas, or over all later instances.\n")
    for report in reports:
        slowest = sorted(report.results, key=lambda result: -result.cpu)[:5]
        print(f"Slowest for {report.generator}: {', '.join(f'{r.schema} {r.cpu:.2f} s' for r in slowest)}\n")

    print("### What the valid instances are like\n")
    head = ["generator", "coverage of places", "of names", "leaves (median)", "trivial", "odd characters"]
    table([*head, *PROBES], [quality(report) for report in reports])
    print("The probes are one hand's plain predicates on strings of which the schema says no more than that.\n")

    print("### By folder: schemas with a valid instance, of schemas; valid/asked\n")
    folders = sorted({result.folder for report in reports for result in report.results})
    rows = []
    for folder in folders:
        row = [folder]
        for report in reports:
            here = [result for result in report.results if result.folder == folder]
            served = sum(result.valid > 0 for result in here)
            row.append(f"{served} of {len(here)}; {share(sum(r.valid for r in here), count * len(here))}")
        rows.append(row)
    table(["folder", *(report.generator for report in reports)], rows)

    print("### Why texts are not valid, and where the two validators disagree\n")
    print("Known errors of the second validator, which cost a generator validity here all the same:\n")
    for line in KNOWN_ERRORS:
        print(f"- {line}")
    print()
    findings: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for result in report.results:
            for why, number in result.findings.items():
                findings[why[:80]][report.generator] += number
    common = sorted(findings.items(), key=lambda entry: (-entry[1].total(), entry[0]))[:30]
    rows = [[why, *(str(numbers[report.generator]) for report in reports)] for why, numbers in common]
    table(["finding", *(report.generator for report in reports)], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="a tree of *.json schemas")
    parser.add_argument("--only", help=f"generators, from {','.join(INSTALL)}")
    parser.add_argument(
        "--python",
        action="append",
        default=[],
        metavar="NAME=PATH",
        help="interpreter of a generator, or of all `peers`",
    )
    parser.add_argument("--node-modules", type=Path, default=HERE, metavar="DIR", help="the folder with node_modules")
    parser.add_argument("--count", type=int, default=10, help="instances of each schema")
    parser.add_argument("--limit", type=float, default=5.0, help="CPU seconds for each schema")
    parser.add_argument("--first", type=int, help="only so many schemas")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single result there")
    options = parser.parse_args()
    unknown = sorted({*filter(None, (options.only or "").split(","))} - INSTALL.keys())
    if unknown:
        parser.error(f"no generator {', '.join(unknown)}; known: {', '.join(INSTALL)}")
    folder = options.folder or DEVELOPMENT
    if not folder.is_dir():
        if options.folder:
            parser.error(f"there is no folder {folder}")
        print("The development schemas are not beside this checkout: name a folder of schemas.")
        return
    schemas = subjects(folder, options.first)
    print(f"{len(schemas)} schemas, {options.count} instances each, {options.limit:g} CPU-s for each schema\n")
    reports: list[Report] = []
    try:
        for name, command in commands(options).items():
            print(f"{name}...", file=sys.stderr)
            report = measure(name, command, schemas, options)
            if report is not None:
                reports.append(report)
                if options.json:
                    options.json.write_text(json.dumps([asdict(report) for report in reports], indent=1))
    except KeyboardInterrupt:
        print("Stopped: only the generators that had ended are shown.\n")
    if reports:
        print_tables(reports, options.count)


if __name__ == "__main__":
    main()
