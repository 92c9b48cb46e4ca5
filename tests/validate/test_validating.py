"""The runner: everything applies, everything is counted, nothing a plugin does ends the run."""

from __future__ import annotations

import json

import pytest

from edgejson.types import Finding
from edgejson.validating import run


def record(number, **parts):
    made = {
        "id": f"r{number}",
        "task": "echo",
        "input": {"text": "said"},
        "output": json.dumps({"n": number}),
        "meta": {},
    }
    return {key: value for key, value in (made | parts).items() if value is not None}


def write(path, *lines):
    path.write_bytes(
        b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
    )
    return path


class Odd:
    """Finds odd numbers, twice where they are 3."""

    scope = "record"

    def check(self, subject):
        number = subject.answer.value["n"]
        if number % 2:
            yield Finding(check="odd", message=f"{number} is odd", pointer="/n")
        if number == 3:
            yield Finding(check="odd", message="and three", pointer="/n", severity="warning")


class Hostile:
    scope = "record"

    def __init__(self, error):
        self.error = error

    def check(self, subject):
        if subject.record.id == "r2":
            raise self.error
        return ()


class Count:
    scope = "dataset"

    def __init__(self):
        self.places = []

    def add(self, subject, place):
        self.places.append(place)
        if subject.record.id == "r4":
            yield Finding(check="count", message="four is enough")

    def finish(self):
        return {"seen": len(self.places)}


class HostileCount(Count):
    def add(self, subject, place):
        raise RuntimeError(f"no room for {subject.record.id} at {place}")

    def finish(self):
        raise RuntimeError("no end")


class Echo:
    """A family whose right answer has `n`; refuses anything else."""

    name = "echo"

    def verify(self, subject):
        if not subject.answer.ok or "n" not in subject.answer.value:
            yield Finding(check="echo.value", message="n is missing")


def validate(files, *, record_checks=None, dataset_checks=None, families=None, **options):
    return run(
        files if isinstance(files, list) else [files],
        find_schema=lambda _: None,
        record_checks=record_checks or {},
        dataset_checks=dataset_checks or {},
        families=families or {},
        **options,
    )


def test_findings_are_counted_in_full_and_kept_in_few(tmp_path):
    kept = []
    file = write(tmp_path / "a.jsonl", *(record(number) for number in range(10)))
    report = validate(file, record_checks={"odd": Odd()}, examples=2, sink=kept.append)
    assert report.records == 10
    assert report.summary == {"odd": 5}
    tally = report.tallies["odd"]
    assert (tally.records, tally.findings, tally.errors, len(tally.examples)) == (5, 6, 5, 2)
    assert [(finding.line, finding.id, finding.pointer, finding.severity) for finding in kept[:3]] == [
        (2, "r1", "/n", "error"),
        (4, "r3", "/n", "error"),
        (4, "r3", "/n", "warning"),
    ]
    assert {finding.file for finding in kept} == {str(file)}
    assert not report.clean


def test_warnings_alone_leave_a_report_clean(tmp_path):
    class Careful:
        scope = "record"

        def check(self, subject):
            yield Finding(check="careful", message=f"hm, {subject.record.id}", severity="warning")

    report = validate(write(tmp_path / "a.jsonl", record(1)), record_checks={"careful": Careful()})
    assert report.clean
    assert report.summary == {"careful": 1}


@pytest.mark.parametrize("error", [ValueError("boom"), RecursionError(), MemoryError(), KeyError("k")])
def test_a_check_that_crashes_fails_that_record_and_names_itself(tmp_path, error):
    checks = {"hostile": Hostile(error), "odd": Odd()}
    report = validate(write(tmp_path / "a.jsonl", *(record(number) for number in range(4))), record_checks=checks)
    assert report.records == 4
    assert report.summary == {"hostile": 0, "odd": 2, "check_crashed:hostile": 1}
    (crash,) = report.tallies["check_crashed:hostile"].examples
    assert (crash.id, crash.line, crash.severity) == ("r2", 3, "error")
    assert type(error).__name__ in crash.message


def test_data_set_checks_see_every_record_and_may_crash_too(tmp_path):
    files = [
        write(tmp_path / "a.jsonl", *(record(number) for number in range(3))),
        write(tmp_path / "b.jsonl", *(record(number) for number in range(3, 6))),
    ]
    count = Count()
    kept = []
    report = validate(files, dataset_checks={"count": count, "bad": HostileCount()}, sink=kept.append)
    assert count.places == [f"{file}:{line}" for file in files for line in (1, 2, 3)]
    assert report.figures == {"count": {"seen": 6}}
    assert report.tallies["count"].records == 1
    assert report.tallies["check_crashed:bad"].findings == 7
    assert len(kept) == sum(tally.findings for tally in report.tallies.values())


def test_families_prove_their_records_and_that_rejected_is_worse(tmp_path):
    pair = {"output": None, "chosen": '{"n": 1}'}
    file = write(
        tmp_path / "a.jsonl",
        record(1),
        record(2, output='{"m": 1}'),
        record(3, rejected='{"m": 1}', **pair),
        record(4, rejected='{"n": 2}', **pair),
        record(5, rejected='{"n": 1}', **pair),
        record(6, rejected="{", meta={"rejected_because": "echo.value"}, **pair),
        record(7, rejected="{", meta={"rejected_because": "echo.other"}, **pair),
        record(8, task="unknown", output="{}"),
    )
    kept = []
    validate(file, families={"echo": Echo()}, sink=kept.append)
    assert [(finding.line, finding.check.split(".")[0]) for finding in kept] == [
        (2, "echo"),
        (4, "preference"),
        (5, "preference"),
        (7, "preference"),
    ]


def test_lines_that_hold_no_record_are_findings_and_not_records(tmp_path):
    kept = []
    file = write(tmp_path / "a.jsonl", record(0), b"{", b"", record(2), {"x": 1})
    report = validate(file, record_checks={"odd": Odd()}, sink=kept.append)
    assert (report.records, report.unusable_lines) == (2, 3)
    assert [(finding.line, finding.check, finding.id) for finding in kept] == [
        (2, "format.syntax", ""),
        (3, "format.blank_line", ""),
        (5, "format.shape", ""),
    ]


def test_progress_is_told(tmp_path):
    told = []
    lines = [b"{", *(record(number) for number in range(1001)), b"{"]
    validate(write(tmp_path / "a.jsonl", *lines), progress=told.append)
    assert told == [500, 1000]
