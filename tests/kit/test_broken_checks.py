"""Each test of the contract of checks fails for a check with that very defect, and for no other reason."""

from __future__ import annotations

import json

import pytest
from kit_bench import Bench, in_class

from edgejson.testing import CheckContract

pytestmark = pytest.mark.slow

MODULE = """
import itertools
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec
from good_plugins import *

class Plugin({base}):
    id = "{name}"
{body}

@hookimpl
def edgejson_check():
    return CheckSpec(name="{name}", summary="{summary}", api=1, load=lambda settings: Plugin())
"""

FIRES = {"name": "a secret", "answer": {"secret": 1}, "find": [{"message": "secret"}]}
PASSES = {"name": "no secret", "answer": {"public": 1}, "find": []}
TWICE = {
    "name": "a secret twice",
    "records": [{"id": "a", "answer": {"secret": 1}}, {"id": "a", "answer": {"secret": 2}}],
    "find": [{"record": 1, "message": "data.jsonl:1"}],
}

DEFECTS = {
    "test_it_is_a_valid_plugin": {"summary": ""},
    "test_a_case": {"body": "def check(self, subject):\n    return ()"},
    "test_the_cases_show_both_sides": {"cases": [PASSES]},
    "test_nothing_is_raised": {
        "body": """
        def check(self, subject):
            if isinstance(subject.answer.value, list):
                subject.answer.value[0]
            yield from super().check(subject)
        """
    },
    "test_right_records_pass": {
        "body": """
        def check(self, subject):
            if subject.record.task == "transform" and "locale" in subject.meta and subject.meta["locale"] == "en_US":
                yield self.finding("no transformation is right")
            yield from super().check(subject)
        """
    },
    "test_findings_are_well_formed": {
        "body": "def finding(self, message, pointer=''):\n    return Finding(check='other', message=message)",
        "cases": [PASSES, {**FIRES, "find": [{"check": "other"}]}],
    },
    "test_pointers_resolve": {
        "body": "def finding(self, message, pointer=''):\n"
        "    return Finding(check=self.id, message=message, pointer='/secrets')"
    },
    "test_the_record_is_left_alone": {
        "body": """
        def check(self, subject):
            subject.record.meta["seen"] = True
            yield from super().check(subject)
        """
    },
    "test_the_same_is_found_again": {
        "base": "DatasetCheck",
        "body": """
        everything = {}

        def __init__(self):
            self.seen = self.everything

        def add(self, subject, place):
            number = len(self.seen)
            yield from super().add(subject, f"{place} {number}")
        """,
        "cases": [PASSES, {**FIRES, "find": [], "figures": {"secrets": 1}}],
    },
    "test_a_finding_is_about_one_record": {
        "body": """
        def __init__(self):
            self.others = 0

        def check(self, subject):
            if subject.meta.get("schema") == "nobody/knows":
                self.others += 1
                if self.others % 2:
                    yield self.finding("one too many")
            yield from super().check(subject)
        """
    },
    "test_a_worker_finds_the_same": {
        "body": """
        def check(self, subject):
            if subject.meta.get("schema") == "nobody/knows":
                yield self.finding(f"number {hash('edgejson')}")
            yield from super().check(subject)
        """
    },
    "test_its_figures_are_json": {
        "base": "DatasetCheck",
        "body": "def finish(self):\n    return {'places': set(self.seen)}",
        "cases": [PASSES, TWICE],
    },
    "test_its_memory_does_not_grow_with_the_records": {
        "base": "DatasetCheck",
        "body": """
        def __init__(self):
            super().__init__()
            self.subjects = []

        def add(self, subject, place):
            self.subjects.append(subject)
            return super().add(subject, place)
        """,
        "cases": [PASSES, TWICE],
    },
}
WORKER = "test_a_worker_finds_the_same"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    bench = Bench(tmp_path_factory.mktemp("checks"), "CheckContract")

    def add(name, defect, without=()):
        parts = {"base": "Check", "body": "pass", "summary": "no secrets"} | defect
        source = MODULE.format(name=name, **parts | {"body": in_class(parts["body"])})
        bench.site.add("checks", name, source)
        lines = [json.dumps(case) for case in defect.get("cases", [PASSES, FIRES])]
        (bench.folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n")
        bench.test_class(name, name, without, cases=f"{name}.jsonl")

    add("good", {})
    add("good_of_many", {"base": "DatasetCheck", "cases": [PASSES, TWICE]})
    for test, defect in DEFECTS.items():
        # Only the defect that shows in another process is looked for there: a process costs as much as all the rest.
        add(f"no_{test}", defect, without=() if test == WORKER else (WORKER,))
    bench.test_class("fileless", "good", (WORKER,))
    return bench.run()


@pytest.mark.parametrize("name", ["good", "good_of_many"])
def test_a_good_check_keeps_the_contract(outcomes, name):
    assert outcomes[name].failed == {}


def test_each_defect_trips_its_test_and_no_other(outcomes):
    failed = {test: outcomes[f"no_{test}"].failed for test in DEFECTS}
    assert {test: set(tests) for test, tests in failed.items()} == {test: {test} for test in DEFECTS}
    assert all(message.strip() for tests in failed.values() for message in tests.values())


def test_every_test_of_the_contract_has_a_defect():
    assert {name for name in dir(CheckContract) if name.startswith("test_")} == DEFECTS.keys()


def test_a_check_without_cases_is_told_to_write_some(outcomes):
    failed = outcomes["fileless"].failed
    assert failed.keys() == {"test_a_case", "test_the_cases_show_both_sides"}
    assert "cases = 'NAME.yaml'" in failed["test_a_case"]
