"""What a validation found: counts of everything, a few examples of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from edgejson.types import Finding, Json, Severity

__all__ = ["Located", "Report", "Tally"]


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place: file, line (from 1) and id of the record, empty where the line holds none."""

    check: str
    id: str
    file: str
    line: int
    pointer: str
    message: str
    severity: Severity

    def to_json(self) -> dict[str, Json]:
        return {
            "check": self.check,
            "id": self.id,
            "file": self.file,
            "line": self.line,
            "pointer": self.pointer,
            "message": self.message,
            "severity": self.severity,
        }


@dataclass(slots=True)
class Tally:
    """Of one check: records (or unusable lines) hit, findings, errors among these, the first examples."""

    records: int = 0
    findings: int = 0
    errors: int = 0
    examples: list[Located] = field(default_factory=list)


class Report:
    """Grows with the number of checks, not with the number of records."""

    def __init__(self, checks: Iterable[str] = (), *, examples: int = 3) -> None:
        self.records = 0
        self.unusable_lines = 0
        self.tallies = {check: Tally() for check in checks}
        self.figures: dict[str, Mapping[str, Json]] = {}
        self._examples = examples

    def add(self, findings: Iterable[Finding], file: str, line: int, record_id: str) -> list[Located]:
        """Count the findings about one line; the same with their place."""
        hit: set[str] = set()
        located = []
        for finding in findings:
            place = Located(finding.check, record_id, file, line, finding.pointer, finding.message, finding.severity)
            located.append(place)
            tally = self.tallies.setdefault(finding.check, Tally())
            tally.findings += 1
            tally.errors += finding.severity == "error"
            if finding.check not in hit:
                hit.add(finding.check)
                tally.records += 1
            if len(tally.examples) < self._examples:
                tally.examples.append(place)
        return located

    @property
    def clean(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return not any(tally.errors for tally in self.tallies.values())

    @property
    def summary(self) -> dict[str, Json]:
        """Records hit by each check; a check that ran and found nothing stands with 0."""
        return {check: tally.records for check, tally in self.tallies.items()}
