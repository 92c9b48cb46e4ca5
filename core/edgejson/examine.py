"""Judge one record: every record check, the family's own proof, and for preference records that the worse answer is
worse.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping

from edgejson.checking import Subject
from edgejson.types import Finding, RecordCheck, TaskFamily

__all__ = ["Examiner"]

_log = logging.getLogger(__name__)


class Examiner:
    """Used alike when data is built and when it is validated, so the two can never disagree.

    A check or a family that crashes on a record gives the finding ``check_crashed:<id>``: never a pass, never the end
    of the run.
    """

    def __init__(self, checks: Mapping[str, RecordCheck], families: Mapping[str, TaskFamily]) -> None:
        self.checks = dict(checks)
        self.families = dict(families)

    def examine(self, subject: Subject) -> list[Finding]:
        """Everything wrong with the record; an empty list means that it passed."""
        findings: list[Finding] = []
        for name, check in self.checks.items():
            findings.extend(_guarded(name, check.check, subject))
        family = self.families.get(subject.record.task)
        if family is not None:
            findings.extend(_guarded(family.name, family.verify, subject))
            if subject.record.rejected is not None:
                findings.extend(self._worse(family, subject, subject.record.rejected))
        return findings

    @staticmethod
    def _worse(family: TaskFamily, subject: Subject, rejected: str) -> Iterable[Finding]:
        """A preference record needs a `rejected` that the family's proof refuses, for the reason that it states."""
        if rejected == subject.record.chosen:
            yield Finding(check="preference.same", message="rejected equals chosen")
            return
        refused = {finding.check for finding in _guarded(family.name, family.verify, subject.with_answer(rejected))}
        stated = subject.meta.get("rejected_because")
        if not refused:
            yield Finding(check="preference.not_worse", message="the family's proof accepts rejected as well")
        elif isinstance(stated, str) and stated not in refused:
            found = ", ".join(sorted(refused))
            yield Finding(check="preference.reason", message=f"rejected fails {found}, not {stated} as stated")


def _guarded(name: str, examine: Callable[[Subject], Iterable[Finding]], subject: Subject) -> list[Finding]:
    try:
        return list(examine(subject))
    except Exception as error:  # noqa: BLE001 - a plugin's defect must cost one record, not the run
        _log.debug("check %s crashed on %s", name, subject.record.id, exc_info=True)
        message = f"the check raised {type(error).__name__}: {error}"
        return [Finding(check=f"check_crashed:{name}", message=message)]
