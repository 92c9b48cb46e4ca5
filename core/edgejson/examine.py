"""Judge one record: every record check, the family's own proof, and for preference records that the worse answer is
worse.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping

from edgejson.checking import Subject
from edgejson.errors import PluginError
from edgejson.types import BenchmarkProof, Finding, RecordCheck, Severity, TaskFamily

__all__ = ["CRASHED", "Examiner", "crash"]

CRASHED = "check_crashed:"
"""Starts the id of a finding about a check that failed itself."""

_log = logging.getLogger(__name__)


class Examiner:
    """Used alike when data is built and when it is validated, so the two can never disagree.

    A check or a family that crashes on a record gives the finding ``check_crashed:<id>``: never a pass, never the end
    of the run.
    """

    def __init__(self, checks: Mapping[str, RecordCheck], families: Mapping[str, TaskFamily]) -> None:
        self.checks = dict(checks)
        self.families = families

    def examine(self, subject: Subject) -> list[Finding]:
        """What is wrong with the record; an empty list means that it passed.

        The family's proof is asked about records that the checks let through: it looks at the same answer and would say
        the same again in its own words.
        """
        findings: list[Finding] = []
        for name, check in self.checks.items():
            findings.extend(_guarded(name, check.check, subject))
        family = self.families.get(subject.record.task)
        if family is not None and not any(finding.severity == "error" for finding in findings):
            findings.extend(_guarded(family.name, family.verify, subject))
            if subject.record.rejected is not None:
                findings.extend(self._worse(family, subject, subject.record.rejected))
        return findings

    def prove_benchmark(self, subject: Subject) -> list[Finding] | None:
        """What keeps a sound record out of a test split; None where its family has no further proof."""
        family = self.families.get(subject.record.task)
        if not isinstance(family, BenchmarkProof):
            return None
        return _guarded(subject.record.task, family.prove_benchmark, subject)

    @staticmethod
    def _worse(family: TaskFamily, subject: Subject, rejected: str) -> Iterable[Finding]:
        """A preference record needs a `rejected` that the family's proof refuses, for the reason that it states.

        Where the record's schema is not known the proof may miss that very reason, and all this is a warning.
        """
        if rejected == subject.record.chosen:
            yield Finding(check="preference.same", message="rejected equals chosen")
            return
        found = _guarded(family.name, family.verify, subject.with_answer(rejected))
        yield from (finding for finding in found if finding.check.startswith(CRASHED))
        refused = {
            finding.check for finding in found if finding.severity == "error" and not finding.check.startswith(CRASHED)
        }
        stated = subject.meta.get("rejected_because")
        in_the_dark = isinstance(subject.meta.get("schema"), str) and subject.base_schema is None
        severity: Severity = "warning" if in_the_dark else "error"
        if not refused:
            message = "the family's proof accepts rejected as well"
            yield Finding(check="preference.not_worse", message=message, severity=severity)
        elif isinstance(stated, str) and stated not in refused:
            message = f"rejected fails {', '.join(sorted(refused))}, not {stated} as stated"
            yield Finding(check="preference.reason", message=message, severity=severity)


def crash(name: str, error: BaseException) -> Finding:
    """What is said about a record that a check or a proof crashed on; a guarded plugin's error names the plugin."""
    told = str(error) if isinstance(error, PluginError) else f"the check raised {type(error).__name__}: {error}"
    return Finding(check=f"{CRASHED}{name}", message=told)


def _guarded(name: str, examine: Callable[[Subject], Iterable[Finding]], subject: Subject) -> list[Finding]:
    try:
        findings = list(examine(subject))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's defect must cost one record, not the run
        _log.debug("check %s crashed on %s", name, subject.record.id, exc_info=True)
        return [crash(name, error)]
    if findings and not all(isinstance(finding, Finding) for finding in findings):
        return [Finding(check=f"{CRASHED}{name}", message="the check gave something that is no Finding")]
    return findings
