"""Examples for prompts: texts with the data that they state, from records that were proven."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import orjson

from edgejson.checking import Subject
from edgejson.errors import InputError, RecipeError
from edgejson.types import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edgejson.checking import SchemaLookup
    from edgejson.examine import Examiner

__all__ = ["Example", "Examples", "box_records"]

_TASK = "text_to_json"
_LONGEST = 1200
"""Characters of data and text together: a longer example would cost more than what it is to explain."""
_ENOUGH = 200
"""Examples kept for each language and genre."""


@dataclass(frozen=True, slots=True)
class Example:
    language: str
    genre: str
    data: str
    text: str


class Examples:
    """A pool to draw from; `skipped` counts the records that are no examples, by reason."""

    def __init__(self, examples: Iterable[Example], skipped: Mapping[str, int] | None = None) -> None:
        self.skipped = dict(skipped or {})
        self._pools: dict[str, list[Example]] = {}
        digest = hashlib.blake2b(digest_size=16)
        for example in examples:
            self._pools.setdefault(example.language, []).append(example)
            digest.update(orjson.dumps([example.language, example.genre, example.data, example.text]))
        self.digest = digest.digest()

    def __len__(self) -> int:
        return sum(map(len, self._pools.values()))

    @classmethod
    def in_the_box(cls) -> Examples:
        return cls(map(_example, box_records()))

    @classmethod
    def of(cls, path: str, examiner: Examiner, find_schema: SchemaLookup) -> Examples:
        """The examples in a run's folder or a file of records, each proven anew.

        What a test split holds is none.  `RecipeError` when the path cannot be read, or holds no example at all.
        """
        from edgejson.reading import data_files, read

        where = "recipe: prompts.examples"
        skipped: Counter[str] = Counter()
        kept: list[Example] = []
        counts: Counter[tuple[str, str]] = Counter()
        try:
            for file in data_files(path):
                for line in read(file):
                    if file.stem == "test":
                        skipped["of a test split"] += 1
                        continue
                    reason = _unfit(line.record)
                    if reason is None and line.record is not None:
                        example = _example(line.record)
                        sort = (example.language, example.genre)
                        if counts[sort] >= _ENOUGH:
                            reason = "more than enough"
                        elif not _is_proven(line.record, examiner, find_schema):
                            reason = "not proven"
                        else:
                            counts[sort] += 1
                            kept.append(example)
                    if reason is not None:
                        skipped[reason] += 1
        except InputError as error:
            raise RecipeError(f"{path}: {error.what}", where=where, hint=error.hint) from None
        if not kept:
            told = ", ".join(f"{count} {reason}" for reason, count in sorted(skipped.items()))
            raise RecipeError(f"{path} holds no record that can be an example", where=where, hint=told)
        return cls(kept, skipped)

    def draw(self, rng: random.Random, language: str, genre: str, data: str, count: int) -> Sequence[Example]:
        """Examples of a language, those of the genre first; never one of the very same data."""
        pool = [example for example in self._pools.get(language, ()) if example.data != data]
        rng.shuffle(pool)
        pool.sort(key=lambda example: example.genre != genre)
        return pool[:count]


def box_records() -> list[Record]:
    """The records in the box: made by the program teacher, proven by every check and by their family."""
    lines = (files("edgejson.prompting.words") / "examples.jsonl").read_bytes().split(b"\n")
    return [Record(**orjson.loads(line)) for line in lines if line]


def _example(record: Record) -> Example:
    meta = record.meta
    return Example(str(meta.get("language")), str(meta.get("genre")), record.answer, record.input["text"])


def _unfit(record: Record | None) -> str | None:
    """Why a record is no example; None when it may be one."""
    if record is None or record.task != _TASK or "text" not in record.input:
        return "of no text"
    if record.meta.get("benchmark_proof"):
        return "of a test split"
    if not isinstance(record.meta.get("language"), str):
        return "without a language"
    if record.meta.get("missing_policy", "omit") != "omit":
        return "with nulls that the text does not say"
    return "too long" if len(record.answer) + len(record.input["text"]) > _LONGEST else None


def _is_proven(record: Record, examiner: Examiner, find_schema: SchemaLookup) -> bool:
    return not any(finding.severity == "error" for finding in examiner.examine(Subject(record, find_schema)))
