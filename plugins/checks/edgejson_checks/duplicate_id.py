"""No two records carry the same id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from edgejson.checking import Subject
from edgejson.diskset import DiskMap, key_of
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Json

__all__ = ["DuplicateId", "edgejson_check"]


class DuplicateId:
    """The later record is the finding and names the place of the first. Records without an id are left alone."""

    scope: ClassVar[Literal["dataset"]] = "dataset"

    def __init__(self) -> None:
        self._places: DiskMap[str] = DiskMap()

    def add(self, subject: Subject, place: str) -> Iterator[Finding]:
        record_id = subject.record.id
        if record_id:
            first = self._places.setdefault(key_of([record_id]), place)
            if first is not None:
                yield Finding(check="duplicate_id", message=f"id {record_id!r} is also at {first}")

    def finish(self) -> Mapping[str, Json]:
        self._places.close()
        return {}


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(name="duplicate_id", summary="ids are unique", api=1, load=lambda _settings: DuplicateId())
