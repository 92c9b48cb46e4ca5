"""What edgejson relies on in a check."""

from __future__ import annotations

import json
import random
import tracemalloc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

import pytest

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.errors import EdgejsonError, InputError
from edgejson.host import Host
from edgejson.testing.bench import make_subject, right_subjects
from edgejson.testing.cases import CheckCase, load_cases
from edgejson.testing.contract import PluginContract
from edgejson.testing.demands import demand, fail, shown, told
from edgejson.testing.fresh import in_fresh_process
from edgejson.testing.judging import run_case, subjects_of
from edgejson.testing.odd_records import odd_subjects
from edgejson.types import DatasetCheck, Finding, RecordCheck, Severity

__all__ = ["CheckContract", "prints_of_findings"]

Check = RecordCheck | DatasetCheck

_NO_FILE = "no case file"
_MANY = 2_000
_LONG = 4_000
"""Records that a dataset check must not keep, and the characters of each."""
_FEW = 20
_NOWHERE_ELSE = 1_000_000


class CheckContract(PluginContract):
    """The check judges every record alone (or a set of them in bounded memory), says where, and harms nothing.

    It is shown some hundreds of odd but legal records, right records of every family in the box, and the cases of the
    author's file.
    """

    kind: ClassVar[Literal["checks"]] = "checks"

    cases: ClassVar[str | Path | None] = None
    """The file of cases, relative to the test module; see `load_cases`."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """One test per case; a file that cannot be read gives one that says why."""
        if "case" in metafunc.fixturenames:
            metafunc.parametrize("case", self._cases_or_error(), ids=str)

    # ------------------------------------------------------------ the author's cases

    def test_a_case(self, case: CheckCase | str) -> None:
        """Exactly the findings that the case names."""
        if isinstance(case, str):
            fail(case)
        try:
            if self._is_own(case):
                case = replace(case, check=self.plugin, settings={**self.settings, **case.settings})
            run_case(case, host=self.host())
        except (AssertionError, EdgejsonError) as error:
            fail(str(error))

    def test_the_cases_show_both_sides(self) -> None:
        """Some records that it must find something in, and some that it must pass."""
        cases = [case for case in self._cases_or_error() if isinstance(case, CheckCase)]
        fires = any(case.find or case.figures for case in cases)
        demand(fires, "no case shows what the check finds: add one whose `find` is not empty")
        demand(any(not case.find for case in cases), "no case shows what the check passes: add one with `find: []`")

    # ------------------------------------------------------------ on any record

    def test_nothing_is_raised(self) -> None:
        """A check says nothing where it does not apply; what it raises rejects the record as ``check_crashed``."""
        for subjects in (odd_subjects(), right_subjects(), *self._author_subjects()):
            for subject, said in _looked_at(self.create(), subjects):
                demand(not isinstance(said, str), f"it raises {said} on {_about(subject)}")

    def test_right_records_pass(self) -> None:
        """What the engine builds with every family in the box: checked, proven, and right."""
        for subject, said in _looked_at(self.create(), right_subjects()):
            findings = [] if isinstance(said, str) else said
            # What it raises is told by `test_nothing_is_raised`.
            demand(not findings, f"it finds fault with a right record: {told(findings)}; it is {_about(subject)}")

    def test_findings_are_well_formed(self) -> None:
        """A `Finding` of the check's own id, with words and a severity."""
        for subject, finding in self._found():
            demand(isinstance(finding, Finding), f"it gives {shown(finding)}, no Finding, on {_about(subject)}")
            own = self.name()
            demand(finding.check == own, f"a finding says check={finding.check!r}; its own id is {own!r}")
            fits = isinstance(finding.message, str) and finding.message.strip()
            demand(fits, f"a finding on {_about(subject)} has no message")
            demand(finding.severity in get_args(Severity), f"a finding has the severity {finding.severity!r}")

    def test_pointers_resolve(self) -> None:
        """The pointer leads to a place in the answer; it is empty where the answer cannot be read."""
        for subject, finding in self._found():
            pointer = getattr(finding, "pointer", "")
            if not pointer:
                continue
            where = f"on {_about(subject)}"
            demand(subject.answer.ok, f"a finding points to {pointer!r} in an answer that is not JSON, {where}")
            try:
                jsontext.resolve(subject.answer.value, pointer)
            except (KeyError, ValueError):
                fail(f"a finding points to {pointer!r}, which the answer does not have, {where}")

    def test_the_record_is_left_alone(self) -> None:
        """The next check sees the same subject."""
        subjects = odd_subjects()
        before = [_state(subject) for subject in subjects]
        for (subject, _), state in zip(_looked_at(self.create(), subjects), before, strict=True):
            demand(_state(subject) == state, f"it changes the record: {_about(subject)}")

    # ------------------------------------------------------------ the same for the same

    def test_the_same_is_found_again(self) -> None:
        """By a check made anew, on the same records: nothing is left of the run before."""
        first, again = (_prints(_looked_at(self.create(), self._unseen())) for _ in range(2))
        demand(first == again, "made anew it finds something else in the same records")

    def test_a_finding_is_about_one_record(self) -> None:
        """What a record check says does not depend on the records before."""
        if self._scope() != "record":
            pytest.skip("it looks at many records")
        check = self.create()
        forth = [_prints([pair])[0] for pair in _looked_at(check, odd_subjects())]
        back = [_prints([pair])[0] for pair in _looked_at(check, odd_subjects()[::-1])][::-1]
        odd = [subject for subject, one, other in zip(odd_subjects(), forth, back, strict=True) if one != other]
        demand(not odd, f"it says something else after other records, on {_about(odd[0]) if odd else ''}")

    def test_a_worker_finds_the_same(self) -> None:
        """Workers of a build make the check for themselves."""
        there = in_fresh_process(prints_of_findings, self.itself())
        demand(
            there == prints_of_findings(self.itself()),
            "in a fresh process it finds something else: is a set or hash() of a text in use?",
        )

    # ------------------------------------------------------------ many records

    def test_its_figures_are_json(self) -> None:
        """They go into the summary: of many records, and of none."""
        if self._scope() != "dataset":
            pytest.skip("it looks at one record at a time")
        for subjects in ([], right_subjects()):
            check = self.create()
            for _ in _looked_at(check, subjects):
                pass
            figures = check.finish()
            demand(isinstance(figures, Mapping), f"finish() gives {shown(figures)}, no mapping")
            try:
                same = json.loads(json.dumps(dict(figures), allow_nan=False)) == dict(figures)
            except (TypeError, ValueError) as error:
                fail(f"finish() gives what is no JSON: {error}")
            demand(same, f"finish() gives what JSON gives back otherwise: {shown(dict(figures))}")

    def test_its_memory_does_not_grow_with_the_records(self) -> None:
        """It may keep a hash or an id of each record, never the record."""
        if self._scope() != "dataset":
            pytest.skip("it looks at one record at a time")
        check = self.create()
        tracemalloc.start()
        try:
            for _ in _looked_at(check, _long_subjects(50)):
                pass
            before, _ = tracemalloc.get_traced_memory()
            for _ in _looked_at(check, _long_subjects(_MANY, start=50)):
                pass
            after, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        each = (after - before) / _MANY
        demand(each < _LONG / 4, f"it keeps {each:.0f} bytes of each record of {_LONG} characters")

    # ------------------------------------------------------------ inside

    @classmethod
    def _scope(cls) -> str:
        return str(cls.create().scope)

    @classmethod
    def _is_own(cls, case: CheckCase) -> bool:
        return case.check in ("", cls.name(), cls.plugin)

    @classmethod
    def _cases_or_error(cls) -> Sequence[CheckCase | str]:
        if cls.cases is None:
            return [f"{_NO_FILE}: say cases = 'NAME.yaml', a file beside this module (see edgejson.testing.load_cases)"]
        try:
            return load_cases(cls.beside(cls.cases))
        except InputError as error:
            return [str(error)]

    def _unseen(self) -> Iterator[Subject]:
        """Odd records, the author's, and some more, with ids or contents that no other test shows."""
        yield from odd_subjects()
        yield from _long_subjects(_FEW, start=_NOWHERE_ELSE)
        for subjects in self._author_subjects():
            for subject in subjects:
                record = replace(subject.record, id=f"unseen {subject.record.id}")
                yield Subject(record, subject.find_schema, wants_json=subject.wants_json)

    def _author_subjects(self) -> Iterator[list[Subject]]:
        """The subjects of each case; of one that cannot be made `test_a_case` tells."""
        for case in self._cases_or_error():
            if isinstance(case, CheckCase) and self._is_own(case):
                with suppress(EdgejsonError):
                    yield subjects_of(case, self.host())

    def _found(self) -> Iterator[tuple[Subject, Any]]:
        """Everything that it finds in odd records, and in those of the author."""
        for subjects in (odd_subjects(), *self._author_subjects()):
            for subject, said in _looked_at(self.create(), subjects):
                for finding in [] if isinstance(said, str) else said:
                    yield subject, finding


def prints_of_findings(which: Mapping[str, Any]) -> list[str]:
    """Fingerprints of what a check says about the odd records."""
    check: Any = Host().create("checks", which["plugin"], which["settings"])
    return _prints(_looked_at(check, odd_subjects()))


def _looked_at(check: Check, subjects: Iterable[Subject]) -> Iterator[tuple[Subject, list[Finding] | str]]:
    """Each subject with what the check says about it; a text where it raises."""
    for number, subject in enumerate(subjects, start=1):
        said: list[Finding] | str
        try:
            said = list(check.check(subject) if check.scope == "record" else check.add(subject, f"data.jsonl:{number}"))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a stranger's code; `test_nothing_is_raised` tells
            said = f"{type(error).__name__}: {error}"
        yield subject, said


def _long_subjects(count: int, start: int = 0) -> Iterator[Subject]:
    """Subjects of which no two have anything in common."""
    for number in range(start, start + count):
        words = f"{random.Random(number).getrandbits(4 * _LONG):x}"
        yield make_subject({"name": words[:12], "note": words}, id=f"long-{number}")


def _prints(looked_at: Iterable[tuple[Subject, list[Finding] | str]]) -> list[str]:
    return [
        said if isinstance(said, str) else json.dumps([_plain(finding) for finding in said], default=repr)
        for _, said in looked_at
    ]


def _plain(finding: object) -> object:
    return asdict(finding) if isinstance(finding, Finding) else repr(type(finding))


def _state(subject: Subject) -> str:
    value = subject.answer.value if subject.answer.ok else None
    return json.dumps([subject.record.to_json(), value, subject.leaves], default=repr)


def _about(subject: Subject) -> str:
    record = subject.record
    parts = {"input": dict(record.input), "meta": dict(record.meta), "wants_json": subject.wants_json}
    return f"a record of {record.task or 'no task'} with the answer {shown(record.answer)!r} and {shown(parts)}"
