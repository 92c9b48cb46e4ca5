"""Put blocks together, in block order: refuse duplicates, fill the quotas with the best, give every record its split.

Accepted lines go to spool files; at the end each split is written in a seeded order.  Memory holds counters, and of
each record where its line begins: eight bytes.
"""

from __future__ import annotations

import random
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import orjson

from edgejson.building.block import BlockLine, read_block
from edgejson.curate.split import Splitter
from edgejson.diskset import DiskMap, DiskSet, key_of
from edgejson.files import writing_whole
from edgejson.plan import Block, Cell, Plan

__all__ = ["Assembly", "Tally", "shortfall"]

DUPLICATE = "exact_duplicates"
SKELETON = "repeated_skeleton"
DIVIDED = "divided_group"
_SKELETON_SHARE = 0.01
"""The most of a task's records that may have the same words around their values."""
_MOST_REASONS = 32
"""Different reasons counted for one cell: some quote a value, so that there may be as many as candidates."""
_READ_AHEAD = 16 * 1024
"""Bytes read where a line begins; most lines end within."""


Proof = Callable[[bytes], tuple[bytes, list[dict[str, Any]]]]
"""Proves a record (a line of JSON) that is to stand in the test split: the line to be written, and what is wrong."""


@dataclass
class Tally:
    """What happened to the candidates."""

    candidates: int = 0
    accepted: Counter[Cell] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """Rejected candidates per first finding."""
    cell_reasons: dict[Cell, Counter[str]] = field(default_factory=dict)

    @property
    def rejected(self) -> int:
        return sum(self.reasons.values())

    @property
    def surplus(self) -> int:
        """Candidates that better ones were preferred to."""
        return self.candidates - self.rejected - self.accepted.total()


class _Spool:
    """Lines of one output file in the order of arrival, with where each begins."""

    def __init__(self, path: Path) -> None:
        self._written = path.open("wb")
        self._read = path.open("rb", buffering=_READ_AHEAD)
        self._starts = array("Q")
        self._end = 0

    def add(self, line: bytes) -> int:
        """Where the line begins."""
        start = self._end
        self._starts.append(start)
        self._end += self._written.write(line) + self._written.write(b"\n")
        return start

    def line(self, start: int) -> bytes:
        """The line that begins there, with its line feed."""
        self._written.flush()
        self._read.seek(start)
        return self._read.readline()

    def shuffled(self, rng: random.Random) -> Iterator[bytes]:
        """Every line, in an order that is drawn."""
        rng.shuffle(self._starts)  # in place: the order of arrival is of no more use
        return map(self.line, self._starts)

    def close(self) -> None:
        self._written.close()
        self._read.close()


class _Originals:
    """Where the records of a task stand, in the order of arrival: the split, and where the line begins in its spool."""

    def __init__(self, splits: Collection[str]) -> None:
        self._names = list(splits)
        self._splits = array("B")
        self._starts = array("Q")

    def add(self, split: str, start: int) -> None:
        self._splits.append(self._names.index(split))
        self._starts.append(start)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, place: int) -> tuple[str, int]:
        return self._names[self._splits[place]], self._starts[place]


class Assembly:
    """Takes blocks in order; a context manager that removes its spools."""

    def __init__(self, plan: Plan, spool: Path, rejects: BinaryIO, prove: Proof) -> None:
        self.tally = Tally()
        self._plan = plan
        self._rejects = rejects
        self._prove = prove
        self._folder = spool
        self._seen = DiskSet(folder=spool)
        self._split_of_group: DiskMap[str] = DiskMap(folder=spool)
        self._skeletons: DiskMap[int] = DiskMap(folder=spool)
        self._most_alike = _most_alike(plan)
        self._splitter = Splitter(plan.recipe.split.shares())
        self._spools: dict[tuple[str, str], _Spool] = {}
        self._originals = {task: _Originals(plan.recipe.split.shares()) for task in plan.repeats}
        self.short: Counter[Cell] = Counter()
        """Rows still missing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for spool in self._spools.values():
            spool.close()
        self._seen.close()
        self._split_of_group.close()
        self._skeletons.close()

    def take(self, block: Block, content: bytes) -> Iterator[tuple[BlockLine, list[dict[str, Any]]]]:
        """Fill the block's quotas; yields every rejected candidate with its findings, after writing it to the
        rejects.
        """
        missing = [share.rows for share in block.shares]
        self.tally.candidates += block.candidates
        for line in read_block(content):
            cell = block.shares[line.share].cell
            findings = list(line.findings)
            split, text = "", line.line
            if line.passed:
                split = self._split(cell, line)
                text, findings = self._wanted(cell, line, split)
            if findings:
                self._reject(cell, line, findings)
                yield line, findings
            else:
                missing[line.share] -= 1
                self._accept(cell, line, split, text)
        for share, rows in zip(block.shares, missing, strict=True):
            if rows:
                self.short[share.cell] += rows

    def _split(self, cell: Cell, line: BlockLine) -> str:
        """Where a sound record would go: to its group, else to where it is missed most."""
        return self._split_of_group.get(line.group) or self._splitter.choose(self._allowed(cell), **_place(cell))

    def _wanted(self, cell: Cell, line: BlockLine, split: str) -> tuple[bytes, list[dict[str, Any]]]:
        """The text of a sound record to be written, or why it is not taken: what stands in the set already decides, and
        in the test split a further proof.
        """
        if split not in self._allowed(cell):
            return line.line, [_finding(DIVIDED, f"its value stands in {split}, its schema must not")]
        if line.skeleton and self._alike(cell, line) >= self._most_alike[cell.kind, cell.task]:
            return line.line, [_finding(SKELETON, "too many records have the same words around their values")]
        text, findings = self._prove(line.line) if split == "test" else (line.line, [])
        if not findings and not self._seen.add(line.content):
            findings = [_finding(DUPLICATE, "says what an earlier record says")]
        return text, findings

    def _alike(self, cell: Cell, line: BlockLine) -> int:
        return self._skeletons.get(key_of((cell.kind, cell.task, line.skeleton))) or 0

    def _allowed(self, cell: Cell) -> Collection[str]:
        """The splits a record of `cell` may stand in."""
        shares = self._plan.recipe.split.shares()
        unseen = self._plan.unseen.get(cell.task)
        if unseen is None:
            return shares
        return ("test",) if cell.schema_id in unseen else [name for name in shares if name != "test"]

    def _accept(self, cell: Cell, line: BlockLine, split: str, text: bytes) -> None:
        self._split_of_group.setdefault(line.group, split)
        self._splitter.place(split, **_place(cell))
        if line.skeleton:
            self._skeletons.put(key_of((cell.kind, cell.task, line.skeleton)), self._alike(cell, line) + 1)
        start = self._write(cell.kind, split, text)
        self.tally.accepted[cell] += 1
        if cell.kind == "sft" and cell.task in self._originals:
            self._originals[cell.task].add(split, start)

    def _write(self, kind: str, split: str, line: bytes) -> int:
        """Where the line begins in its spool."""
        key = (kind, split)
        if key not in self._spools:
            self._spools[key] = _Spool(self._folder / f"{kind}.{split}.jsonl")
        return self._spools[key].add(line)

    def _reject(self, cell: Cell, line: BlockLine, findings: list[dict[str, Any]]) -> None:
        first = findings[0]["check"]
        self.tally.reasons[first] += 1
        reasons = self.tally.cell_reasons.setdefault(cell, Counter())
        told = _told(first, findings[0]["message"])
        reasons[told if told in reasons or len(reasons) < _MOST_REASONS else first] += 1
        record = orjson.Fragment(line.line) if line.line else None
        self._rejects.write(
            orjson.dumps({"slot": line.slot, "findings": findings, "record": record}, option=orjson.OPT_APPEND_NEWLINE)
        )

    def repeat(self) -> None:
        """Add the deliberate copies of tasks whose fraction is above 1, each named after its original, in its split."""
        for task, copies in self._plan.repeats.items():
            originals = self._originals[task]
            for number in range(copies):
                split, start = originals[number % len(originals)]
                record = orjson.loads(self._spools["sft", split].line(start))
                record["meta"]["copy_of"] = record["id"]
                record["id"] = f"{record['id']}~{number // len(originals) + 2}"
                self._write("sft", split, orjson.dumps(record))

    def write(self, folder: Path) -> list[Path]:
        """Write the data files, each in an order that depends on the seed alone; the files' paths."""
        paths: list[Path] = []
        kinds = {cell.kind for cell in self._plan.quotas}
        for kind in sorted(kinds, reverse=True):
            for split in self._plan.recipe.split.shares():
                path = folder / kind / f"{split}.jsonl"
                with writing_whole(path) as file:
                    for line in self._in_order(kind, split):
                        file.write(line)
                paths.append(path)
        return paths

    def _in_order(self, kind: str, split: str) -> Iterator[bytes]:
        spool = self._spools.get((kind, split))
        rng = random.Random(f"{self._plan.recipe.seed}/{kind}/{split}")
        return iter(()) if spool is None else spool.shuffled(rng)


def _most_alike(plan: Plan) -> dict[tuple[str, str], int]:
    """For each kind and task, how many records one skeleton may have."""
    rows: Counter[tuple[str, str]] = Counter()
    for cell, quota in plan.quotas.items():
        rows[cell.kind, cell.task] += quota
    return {key: max(1, int(count * _SKELETON_SHARE)) for key, count in rows.items()}


def _place(cell: Cell) -> dict[str, str]:
    return {"kind": cell.kind, "task": cell.task, "schema_id": cell.schema_id, "complexity": cell.complexity}


def _finding(check: str, message: str) -> dict[str, Any]:
    return {"check": check, "pointer": "", "message": message}


def _told(check: str, message: str) -> str:
    """A finding as it is counted: why nothing could be made, or why no answer could be used, is worth telling."""
    if check.startswith(("unmakeable:", "unanswered:")):
        return f"{check}: {message.partition(' (tried: ')[0]}"
    return check


def shortfall(tally: Tally, short: Mapping[Cell, int], limit: int = 3) -> str:
    """One line that names the cells that fell short and why."""
    worst = sorted(short.items(), key=lambda item: (-item[1], item[0].key))[:limit]
    parts = []
    for cell, rows in worst:
        why = tally.cell_reasons.get(cell, Counter()).most_common(1)
        parts.append(f"{cell.key} lacks {rows}" + (f" ({why[0][1]} x {why[0][0]})" if why else ""))
    more = len(short) - len(worst)
    return "; ".join(parts) + (f"; and {more} more cells" if more > 0 else "")
