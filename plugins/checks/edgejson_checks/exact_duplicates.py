"""No two records say exactly the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.diskset import DiskMap, key_of
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Json, Record

__all__ = ["ExactDuplicates", "edgejson_check"]


class ExactDuplicates:
    """Same task, input and answers, byte for byte. A deliberate copy says ``meta.copy_of`` and is only counted."""

    scope: ClassVar[Literal["dataset"]] = "dataset"

    def __init__(self) -> None:
        self._places: DiskMap[str] = DiskMap()
        self._copies = 0

    def add(self, subject: Subject, place: str) -> Iterator[Finding]:
        # A copy never takes the original's entry, so the two may come in either order.
        if isinstance(subject.meta.get("copy_of"), str):
            self._copies += 1
            return
        first = self._places.setdefault(content_key(subject.record), place)
        if first is not None:
            yield Finding(check="exact_duplicates", message=f"the same task, input and answer are at {first}")

    def finish(self) -> Mapping[str, Json]:
        self._places.close()
        return {"deliberate_copies": self._copies} if self._copies else {}


def content_key(record: Record) -> bytes:
    """128 bits of what a model would learn from the record; id and meta do not count."""
    given = chain.from_iterable(sorted(record.input.items()))
    answers = (record.output, record.chosen, record.rejected)
    return key_of(chain([record.task], given, ["" if answer is None else f"={answer}" for answer in answers]))


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="exact_duplicates",
        summary="no record is a copy of another, unless it says so",
        api=1,
        load=lambda _settings: ExactDuplicates(),
    )
