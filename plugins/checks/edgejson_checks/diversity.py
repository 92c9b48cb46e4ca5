"""How varied a whole data set is: distinct names, e-mails and addresses, and how many records show an edge case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from edgejson.checking import Subject
from edgejson.diskset import DiskSet, key_of
from edgejson.errors import SchemaError
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Json
from edgejson_checks.fields import Fields, Role, role_of_name

__all__ = ["Diversity", "DiversitySettings", "edgejson_check"]

_COUNTED: Final[Mapping[Role, str]] = {"person": "names", "email": "emails", "address": "addresses"}
_PERSONAL: Final = frozenset({"email", "phone", "age", "username", "date_of_birth", "birth_date", "gender"})
"""Members that make a bare `name` beside them a person's."""


class DiversitySettings(BaseModel):
    """Targets: distinct values per 1,000 records, and the share of records that show an edge case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: int = Field(default=500, ge=0)
    emails: int = Field(default=500, ge=0)
    addresses: int = Field(default=300, ge=0)
    edge_cases: float = Field(default=0.15, ge=0, le=1)


class Diversity:
    """Figures for the summary, no findings: one record alone is never the one that lacks variety.

    Only JSON answers count.  Distinct values are counted exactly, in bounded memory.
    """

    scope: ClassVar[Literal["dataset"]] = "dataset"

    def __init__(self, settings: DiversitySettings) -> None:
        self._settings = settings
        self._fields = Fields()
        self._distinct = {kind: DiskSet() for kind in _COUNTED.values()}
        self._seen = dict.fromkeys(_COUNTED.values(), 0)
        self._edges = {"empty_array": 0, "null": 0, "absent_optional": 0}
        self._edge_records = 0
        self._records = 0

    def add(self, subject: Subject, place: str) -> Iterator[Finding]:  # noqa: ARG002 - the contract hands the place over
        if subject.wants_json and subject.answer.ok:
            self._records += 1
            self._take(subject)
        return iter(())

    def finish(self) -> Mapping[str, Json]:
        figures: dict[str, Json] = {"records": self._records}
        for kind, distinct in self._distinct.items():
            target = round(getattr(self._settings, kind) * self._records / 1000)
            unique = len(distinct)
            distinct.close()
            figures[kind] = {"unique": unique, "seen": self._seen[kind], "target": target, "met": unique >= target}
        share = round(self._edge_records / self._records, 4) if self._records else 0.0
        target_share = self._settings.edge_cases
        figures["edge_cases"] = {**self._edges, "share": share, "target": target_share, "met": share >= target_share}
        return figures

    def _take(self, subject: Subject) -> None:
        stated = self._fields.roles(subject)
        found: set[str] = set()
        if _lacks_optional(subject):
            found.add("absent_optional")
        stack: list[tuple[str, Json]] = [("", subject.answer.value)]
        while stack:
            name, node = stack.pop()
            if isinstance(node, dict):
                if "first_name" in node and "last_name" in node:
                    self._count("names", f"{node['first_name']} {node['last_name']}")
                if isinstance(node.get("name"), str) and "name" not in stated and not _PERSONAL.isdisjoint(node):
                    self._count("names", str(node["name"]))
                stack.extend(node.items())
            elif isinstance(node, list):
                if not node:
                    found.add("empty_array")
                stack.extend([(name, item) for item in node])
            elif node is None:
                found.add("null")
            elif isinstance(node, str):
                role = stated.get(name) or role_of_name(name)
                if role is not None and role in _COUNTED:
                    self._count(_COUNTED[role], node)
        for edge in found:
            self._edges[edge] += 1
        self._edge_records += bool(found)

    def _count(self, kind: str, text: str) -> None:
        self._seen[kind] += 1
        self._distinct[kind].add(key_of([" ".join(text.split()).casefold()]))


def _lacks_optional(subject: Subject) -> bool:
    """Whether a top-level member that the schema offers is left out."""
    value = subject.answer.value
    document = _document(subject)
    if document is None or not isinstance(value, dict):
        return False
    offered = document.get("properties")
    return isinstance(offered, dict) and not offered.keys() <= value.keys()


def _document(subject: Subject) -> Mapping[str, Json] | None:
    """The schema that the answer follows: the record's own where only it shows that one."""
    if subject.is_mutated:
        try:
            return subject.shown_schema
        except SchemaError:  # for other checks to report
            return None
    return subject.schema.document if subject.schema is not None else None


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="diversity",
        summary="distinct names, e-mails, addresses and the share of edge cases, against targets",
        api=1,
        load=Diversity,
        settings=DiversitySettings,
    )
