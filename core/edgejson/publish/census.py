"""Count what the data files hold, by reading them again: counts, hashes, licences, and the proof that nothing leaks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from edgejson.diskset import DiskMap, key_of

__all__ = ["Census", "take_census"]

_COUNTED = ("schema", "complexity", "difficulty", "language", "source")

_STATED = ("name", "provider", "model", "license", "terms")
_AUTHOR = ("teacher", "provider", "model", "license", "terms")
"""What a record says of who wrote it, and how the census calls it."""


@dataclass
class Census:
    """Figures over a set of data files `data/<kind>/<split>.jsonl`."""

    records: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    licenses: dict[str, int] = field(default_factory=dict)
    authors: list[dict[str, Any]] = field(default_factory=list)
    """Who wrote in how many records, a language model or a program, with its licence and terms; most records first."""
    files: list[dict[str, Any]] = field(default_factory=list)
    leakage: dict[str, Any] = field(default_factory=dict)

    @property
    def accepted(self) -> dict[str, int]:
        """Records in which each teacher wrote, by its name in the recipe."""
        accepted: Counter[str] = Counter()
        for author in self.authors:
            accepted[author["teacher"]] += author["records"]
        return dict(sorted(accepted.items()))

    @property
    def leaks(self) -> int:
        kinds = ("groups_in_two_splits", "examples_in_two_splits", "unseen_schemas_shown")
        return sum(int(self.leakage[kind]) for kind in kinds)


def take_census(root: Path, files: Sequence[Path]) -> Census:
    """Read every file once; memory stays flat."""
    census = Census()
    counters: dict[str, Counter[str]] = {name: Counter() for name in ("split", "task", *_COUNTED)}
    licenses: Counter[str] = Counter()
    authors: Counter[tuple[str, ...]] = Counter()
    unseen: dict[str, set[str]] = {}
    shown: dict[str, set[str]] = {}
    with DiskMap[str]() as group_split, DiskMap[str]() as example_split, DiskMap[str]() as answer_split:
        shared: Counter[str] = Counter(groups_in_two_splits=0, examples_in_two_splits=0, answers_in_two_splits=0)
        for path in files:
            kind, split = path.parent.name, path.stem
            digest, rows, size = hashlib.sha256(), 0, 0
            for line in _lines(path):
                digest.update(line)
                rows, size = rows + 1, size + len(line)
                record = orjson.loads(line)
                meta, answer = record["meta"], record.get("output", record.get("chosen"))
                counters["split"][f"{kind}/{split}"] += 1
                counters["task"][f"{kind}/{record['task']}"] += 1
                for name in _COUNTED:
                    counters[name][str(meta[name])] += 1
                licenses[str(meta["license"])] += 1
                authors.update(_authors(meta))
                task = record["task"]
                if meta.get("unseen_schema"):
                    unseen.setdefault(task, set()).add(meta["schema"])
                elif split != "test":
                    shown.setdefault(task, set()).add(meta["schema"])
                for name, known, key in (
                    ("groups_in_two_splits", group_split, bytes.fromhex(meta["group"])),
                    ("examples_in_two_splits", example_split, key_of((task, *record["input"].values(), answer))),
                    ("answers_in_two_splits", answer_split, key_of((task, answer))),
                ):
                    shared[name] += known.setdefault(key, split) not in {None, split}
            census.records += rows
            census.files.append(
                {"path": path.relative_to(root).as_posix(), "rows": rows, "bytes": size, "sha256": digest.hexdigest()}
            )
    census.counts = {name: dict(sorted(counter.items())) for name, counter in counters.items()}
    census.licenses = dict(sorted(licenses.items()))
    census.authors = [
        {**dict(zip(_AUTHOR, author, strict=True)), "records": count}
        for author, count in sorted(authors.items(), key=lambda item: (-item[1], item[0]))
    ]
    census.leakage = {
        "method": "every record's gold value (meta.group), whole example and answer, compared across splits",
        **shared,
        "unseen_schemas": {task: sorted(schemas) for task, schemas in sorted(unseen.items())},
        "unseen_schemas_shown": sum(len(_held_out(unseen) & shown.get(task, set())) for task in unseen),
    }
    return census


def _authors(meta: Mapping[str, Any]) -> set[tuple[str, ...]]:
    """The teachers that wrote in a record, each once; none where a program drew the instance and nobody else wrote."""
    stated = [meta.get("teacher"), *meta.get("earlier_teachers", ())]
    return {tuple(str(each.get(part, "")) for part in _STATED) for each in stated if each}


def _held_out(unseen: Mapping[str, set[str]]) -> set[str]:
    """What no task that holds schemas out may show outside its test split."""
    return set().union(*unseen.values())


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file
