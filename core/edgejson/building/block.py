"""Make one block: compose, examine and rank its candidates. The result depends on recipe and block alone, and on the
replies of language models where some are asked.

A block's file has one line per examined candidate: a small head (JSON), a tab, and the record's own line (JSON), ready
to be copied to where it belongs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from edgejson.building.candidate import Candidate, examine_candidate
from edgejson.building.compose import Composition, Dialogue
from edgejson.curate.selection import rank
from edgejson.errors import TeacherError
from edgejson.plan import Block, Plan, Share
from edgejson.types import Record
from edgejson.workshop import Workshop

__all__ = ["BlockLine", "build_block", "dialogues", "read_block"]


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One candidate as a block's file holds it.

    `share` counts within the block; `skeleton` names the words around the values, where the family tells them;
    `findings` is empty when it passed.
    """

    share: int
    slot: str
    content: bytes
    group: bytes
    skeleton: str
    findings: Sequence[dict[str, Any]]
    line: bytes

    @property
    def passed(self) -> bool:
        return not self.findings


def build_block(plan: Plan, block: Block, workshop: Workshop) -> bytes:
    """The content of the block's file, where no language model is asked."""
    parts = []
    for dialogue in dialogues(plan, block, workshop):
        try:
            next(dialogue)
        except StopIteration as stop:
            parts.append(stop.value)
        else:
            raise TeacherError("a language model is to be asked, and nobody is there to ask it")
    return b"".join(parts)


def dialogues(plan: Plan, block: Block, workshop: Workshop) -> Iterator[Dialogue[bytes]]:
    """One for each share of the block, to be held in any order; their results in this order are the block's file."""
    for number, share in enumerate(block.shares):
        yield _share(plan, number, share, workshop)


def _share(plan: Plan, number: int, share: Share, workshop: Workshop) -> Dialogue[bytes]:
    candidates = yield from _candidates(plan, share, workshop)
    return b"".join(_line(number, candidate) for candidate in candidates)


def _candidates(plan: Plan, share: Share, workshop: Workshop) -> Dialogue[list[Candidate]]:
    """The share's rows, filled with the best candidates that pass, and every candidate that was rejected on the way.

    All candidates get their first value from the teacher; the most novel are composed and examined, no more than
    needed.  One with warnings is taken only when the others do not suffice.
    """
    missing = share.rows
    examined: list[Candidate] = []
    warned: list[Candidate] = []
    composition = Composition(
        plan.slots(share),
        families=workshop.families,
        library=workshop.library,
        programs=workshop.programs,
        order=workshop.router.order,
        per_call=workshop.per_call,
    )
    with composition:
        order = rank((yield from composition.first_values()))
        while missing and order:
            wave, order = order[:missing], order[missing:]
            for composed in (yield from composition.finish(wave)):
                candidate = examine_candidate(composed, workshop)
                if candidate.passed and candidate.findings:
                    warned.append(candidate)
                else:
                    missing -= candidate.passed
                    examined.append(candidate)
    return examined + warned[:missing]


def _line(share: int, candidate: Candidate) -> bytes:
    record = candidate.record
    head: dict[str, Any] = {"share": share, "slot": candidate.slot.key}
    if not candidate.passed:
        head["findings"] = [
            {"check": finding.check, "pointer": finding.pointer, "message": finding.message}
            for finding in candidate.findings
            if finding.severity == "error"
        ]
    if record is None:
        return orjson.dumps(head) + b"\t\n"
    head["content"] = _content_hash(record)
    head["group"] = record.meta["group"]
    if isinstance(skeleton := record.meta.get("skeleton"), str):
        head["skeleton"] = skeleton
    return orjson.dumps(head) + b"\t" + orjson.dumps(record.to_json()) + b"\n"


def _content_hash(record: Record) -> str:
    """128 bits over what a model would see: equal hashes are the same training example."""
    parts = [record.task, dict(record.input), record.output, record.chosen, record.rejected]
    return hashlib.blake2b(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()


def read_block(content: bytes) -> Iterator[BlockLine]:
    """The candidates of a block's file, in its order."""
    for raw in content.split(b"\n"):
        if raw:
            head_text, _, line = raw.partition(b"\t")
            head = orjson.loads(head_text)
            yield BlockLine(
                share=head["share"],
                slot=head["slot"],
                content=bytes.fromhex(head.get("content", "")),
                group=bytes.fromhex(head.get("group", "")),
                skeleton=head.get("skeleton", ""),
                findings=head.get("findings", ()),
                line=line,
            )
