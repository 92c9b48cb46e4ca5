"""Run a case: hand its records to the check and compare what it says with what it should."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.errors import InputError
from edgejson.host import Host
from edgejson.library import SchemaLibrary
from edgejson.schema import Schema
from edgejson.testing.bench import make_record
from edgejson.testing.cases import CheckCase, Expected
from edgejson.testing.demands import shown
from edgejson.types import DatasetCheck, Finding, RecordCheck

__all__ = ["Placed", "places_of", "run_case", "subjects_of"]

Placed = tuple[int, Finding]
"""A finding with the place of the record that it is about."""


def run_case(
    case: CheckCase, check: str | RecordCheck | DatasetCheck | None = None, *, host: Host | None = None
) -> list[Finding]:
    """Hand the records of `case` to `check` and demand the findings that it names, no more and no fewer.

    Args:
        case: of `load_cases`, or made by hand.
        check: the id of an installed check, or a check that is already made; without one, the id that the case states.
        host: where checks and schemas come from; a new one by default.

    Returns:
        The findings.

    Raises:
        AssertionError: something else was found; the text shows both.
        InputError, PluginError: the case cannot be run: no check, no such schema, settings that it refuses.
    """
    __tracebackhide__ = True
    host = host or Host()
    name, made = _check(case, check, host)
    found, figures = _found(made, subjects_of(case, host))
    lines: list[str] = []
    if not _all_match(case.find, found, name):
        expected = "".join(f"\n    {item}" for item in case.find) or "\n    nothing"
        said = (
            "".join(f"\n    {_line(place, finding, len(case.records))}" for place, finding in found) or "\n    nothing"
        )
        lines += [f"  expected{expected}", f"  found{said}"]
    lines += [f"  figure {fault}" for fault in _missing(case.figures, figures, "")]
    if lines:
        head = f"case {case.name!r}{f' ({case.where})' if case.where else ''}{f', check {name}' if name else ''}:"
        raise AssertionError("\n".join([head, *lines]))
    return [finding for _, finding in found]


def subjects_of(case: CheckCase, host: Host) -> list[Subject]:
    """Fresh subjects of the records of a case.

    Raises:
        SchemaError: its schema is unknown or malformed.
    """
    schema = _schema(case, host)
    claims = {} if schema is None else {"schema": schema.id, "instance": True}
    known = {} if schema is None else {schema.id: schema}
    subjects: list[Subject] = []
    for given in case.records:
        parts = {key: value for key, value in given.items() if key != "wants_json"}
        record = make_record(**{**parts, "meta": claims | dict(given.get("meta", {}))})
        subjects.append(Subject(record, known.get, wants_json=given.get("wants_json", case.wants_json)))
    return subjects


def places_of(check: RecordCheck | DatasetCheck, subjects: Sequence[Subject]) -> list[Placed]:
    """What `check` finds in `subjects`, each finding with the place of its record."""
    if check.scope == "record":
        return [(place, finding) for place, subject in enumerate(subjects) for finding in check.check(subject)]
    return [
        (place, finding)
        for place, subject in enumerate(subjects)
        for finding in check.add(subject, f"data.jsonl:{place + 1}")
    ]


def _check(case: CheckCase, check: str | RecordCheck | DatasetCheck | None, host: Host) -> tuple[str, Any]:
    """The id of the check, empty where it is not known, and the check."""
    given = check or case.check
    if not given:
        raise InputError("no check: state `check` in the case or its file", where=case.where)
    if isinstance(given, str):
        return given.partition("@")[0], host.create("checks", given, case.settings, where=f"{case.where}: settings")
    return case.check, given


def _schema(case: CheckCase, host: Host) -> Schema | None:
    if case.schema is None:
        return None
    if isinstance(case.schema, str):
        pack = host.create("schemas", case.schema.partition("/")[0], where=f"{case.where}: schema")
        return SchemaLibrary([pack]).get(case.schema)
    return Schema(case.schema, id="case/schema", rules=case.rules)


def _found(check: RecordCheck | DatasetCheck, subjects: Sequence[Subject]) -> tuple[list[Placed], Mapping[str, Any]]:
    found = places_of(check, subjects)
    return found, check.finish() if check.scope == "dataset" else {}


def _all_match(expected: Sequence[Expected], found: Sequence[Placed], check: str) -> bool:
    """Whether each expectation can be given a finding of its own, with none left over."""
    fits = [[number for number, placed in enumerate(found) if item.matches(*placed, check)] for item in expected]
    owner: dict[int, int] = {}

    def give(item: int, refused: set[int]) -> bool:
        """Find a finding for `item`, moving the owners of others where they have another choice."""
        for number in fits[item]:
            if number not in refused:
                refused.add(number)
                if number not in owner or give(owner[number], refused):
                    owner[number] = item
                    return True
        return False

    return len(expected) == len(found) and all(give(item, set()) for item in range(len(expected)))


def _line(place: int, finding: Finding, records: int) -> str:
    which = f" about record {place}" if records > 1 else ""
    return f"{finding.severity} {finding.check} at {finding.pointer or '(whole)'}{which}: {shown(finding.message)}"


def _missing(expected: Mapping[str, Any], actual: Mapping[str, Any], path: str) -> list[str]:
    """Where the figures are not as expected; what is not expected may be there."""
    faults: list[str] = []
    for key, value in expected.items():
        place = f"{path}.{key}" if path else key
        if isinstance(value, Mapping) and isinstance(actual.get(key), Mapping):
            faults += _missing(value, actual[key], place)
        elif not jsontext.equal(value, actual.get(key)):
            faults.append(f"{place}: expected {value!r}, found {actual.get(key)!r}")
    return faults
