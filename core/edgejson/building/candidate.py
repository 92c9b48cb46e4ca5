"""From a draft to a record with its provenance, examined."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from typing import Any

import orjson

from edgejson import jsontext
from edgejson.building.compose import Composed
from edgejson.checking import Subject
from edgejson.difficulty import size
from edgejson.examine import crash
from edgejson.types import Draft, Finding, Json, Record, Slot
from edgejson.workshop import Workshop

__all__ = ["Candidate", "examine_candidate", "prove_for_test"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A composed slot after examination: `record` is None when nothing could be composed; passed when `findings` is
    empty.
    """

    slot: Slot
    record: Record | None
    gold: Json
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        return self.record is not None and not any(finding.severity == "error" for finding in self.findings)


def examine_candidate(composed: Composed, workshop: Workshop) -> Candidate:
    """Make the record and run every check and proof on it."""
    slot, draft = composed.slot, composed.draft
    if draft is None:
        failure = composed.failure or Finding(check="compose", message="the family returned nothing")
        return Candidate(slot, None, None, (failure,))
    record = _record(composed, draft, workshop)
    subject = Subject(record, workshop.library.find)
    if slot.kind == "preference":
        try:
            spoiled = workshop.families[slot.task].spoil(subject, random.Random(slot.seed ^ 0x5B01_1ED0))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a family's defect must cost one candidate, not the run
            return Candidate(slot, record, draft.gold, (crash(slot.task, error),))
        if spoiled is None:
            failure = Finding(check="preference.none", message="no worse answer could be made")
            return Candidate(slot, record, draft.gold, (failure,))
        subject = subject.as_preference(
            spoiled.rejected, {"rejected_because": spoiled.because, "rejected_how": spoiled.how}
        )
        record = subject.record
    return Candidate(slot, record, draft.gold, tuple(workshop.examiner.examine(subject)))


def prove_for_test(line: bytes, workshop: Workshop) -> tuple[bytes, list[dict[str, Any]]]:
    """Put a record, given as its line, to the further proof that its family has for test splits.

    The line says that it was proven (`meta.benchmark_proof`), so that whoever validates it repeats the proof.
    """
    parts = orjson.loads(line)
    findings = workshop.examiner.prove_benchmark(Subject(Record(**parts), workshop.library.find))
    if findings is None:
        return line, []
    parts["meta"]["benchmark_proof"] = True
    return orjson.dumps(parts), [
        {"check": finding.check, "pointer": finding.pointer, "message": finding.message} for finding in findings
    ]


def _record(composed: Composed, draft: Draft, workshop: Workshop) -> Record:
    slot = composed.slot
    group = hashlib.blake2b(jsontext.canonical_bytes(draft.gold), digest_size=16).hexdigest()
    meta: dict[str, Json] = {
        "schema": slot.schema_id,
        "schema_sha256": workshop.library.get(slot.schema_id).sha256,
        "complexity": slot.complexity,
        "difficulty": slot.difficulty,
        "language": slot.language,
        "locale": slot.locale,
        "group": group,
        "seed": str(slot.seed),  # as text: it may exceed what a double carries
        "source": "program",
        "license": workshop.recipe.license,
    }
    meta |= _provenance(composed, workshop)
    if slot.unseen:
        meta["unseen_schema"] = True
    meta.update(draft.meta)
    own = draft.meta.get("size")
    figures = size(draft.input.values(), draft.output, draft.gold)
    meta["size"] = {**figures, **own} if isinstance(own, dict) else {**figures}
    meta["checks"] = list(workshop.examiner.checks)
    return Record(id=f"{slot.task}-{slot.seed:016x}", task=slot.task, input=draft.input, output=draft.output, meta=meta)


def _provenance(composed: Composed, workshop: Workshop) -> dict[str, Json]:
    """Who gave the last answer that the record is made of, and of calls to models those before it too."""
    calls = [call.stated() for call in composed.by]
    program = workshop.programs.get(composed.teacher)
    if program is None and not calls:
        return {}
    last = calls.pop() if program is None else program.identity.stated()
    # `calls` are now the earlier ones: with none, a program in the box has written all there is.
    template = program is not None and program.identity.provider == "edgejson" and not calls
    stated: dict[str, Json] = {"source": "template" if template else "teacher", "teacher": last}
    return {**stated, "earlier_teachers": [*calls]} if calls else stated
