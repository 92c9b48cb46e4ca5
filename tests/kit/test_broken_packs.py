"""Each test of the contract of schema packs fails for a pack with that very defect, and for no other reason."""

from __future__ import annotations

import pytest
from kit_bench import Bench, in_class

from edgejson.testing import PackContract

pytestmark = pytest.mark.slow

MODULE = """
import itertools
from edgejson.hookspecs import hookimpl
from edgejson.types import SchemaPackSpec
from good_plugins import *

COUNT = itertools.count()

class Plugin(Pack):
    name = "{name}"
{body}

@hookimpl
def edgejson_schema_pack():
    return SchemaPackSpec(name="{name}", summary="{summary}", api=1, load=lambda settings: Plugin())
"""


def with_property(**given):
    return {"body": f"def document(self, schema_id):\n    return document(extra={given!r})"}


DEFECTS = {
    "test_it_is_a_valid_plugin": {"summary": ""},
    "test_ids_are_stable_and_well_formed": {
        "body": "def ids(self):\n    return ['specimen', 'other'][:: (-1) ** next(COUNT)]",
    },
    "test_an_unknown_id_is_a_schema_error": {
        "body": """
        def entry(self, schema_id):
            return super().entry({"specimen": schema_id}[schema_id])
        """
    },
    "test_tables_are_well_formed": {
        "body": """
        def tables(self):
            return {"analytes": [*super().tables()["analytes"], {"name": "iron", "unit": "ug"}]}
        """
    },
    "test_a_schema_is_clean": with_property(type="object", properties={"inner": {"type": "string"}}),
    # The linter, which asks first, would say so too.
    "test_instances_are_valid_and_keep_every_rule": {
        "body": """
        asked = 0

        def document(self, schema_id):
            self.asked += 1
            return document() if self.asked == 1 else document() | {"minProperties": 9}
        """
    },
    # ECMA-262 has such expressions, Python has not.
    "test_a_second_validator_agrees": with_property(enum=[r"\p{L}+", r"\p{N}+"], format="regex"),
    "test_instances_vary": {
        "body": "def document(self, schema_id):\n"
        "    made = document()\n"
        "    made['properties']['tube'] = {'const': 'T1', 'description': 'Label'}\n"
        "    return made"
    },
    "test_every_policy_gives_sound_instances": {"body": "def __init__(self):\n    refuse(self.name, policy='edge')"},
    "test_every_locale_fits": {"body": "def __init__(self):\n    refuse(self.name, locale='de_DE')"},
    "test_no_instance_holds_a_placeholder": with_property(type="string", **{"x-value": {"template": "foo_{digits:3}"}}),
    "test_the_same_seed_gives_the_same_instance": {
        "body": """
        def __init__(self):
            self.number = next(COUNT)

        def document(self, schema_id):
            return document(extra={"type": "integer", "minimum": self.number, "maximum": self.number + 1})
        """
    },
    "test_another_process_gives_the_same_instances": {
        "body": """
        def document(self, schema_id):
            number = hash("edgejson") % 1_000_000
            return document(extra={"type": "integer", "minimum": number, "maximum": number + 1})
        """
    },
}
TABLES = {
    "stands in for rivers, which there is not": "{'de/rivers': [{'name': 'Rhein'}]}",
    "table de/analytes and table analytes differ in einheit": "{'de/analytes': [{'name': 'Natrium', 'einheit': 'mg'}]}",
    "is no word, nor a language": "{'German/analytes': [{'name': 'Natrium'}]}",
}
"""Tables in another language that do not fit the pack's, and what is said of each."""
WORKER = "test_another_process_gives_the_same_instances"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    bench = Bench(tmp_path_factory.mktemp("packs"), "PackContract")

    def add(name, defect, without=(), **attributes):
        parts = {"body": "pass", "summary": "a specimen"} | defect
        bench.site.add("schemas", name, MODULE.format(name=name, **parts | {"body": in_class(parts["body"])}))
        bench.test_class(name, name, without, **attributes)

    add("good", {})
    for test, defect in DEFECTS.items():
        # Only the defect that shows in another process is looked for there: a process costs as much as all the rest.
        add(f"no_{test}", defect, without=() if test == WORKER else (WORKER,), samples=40)
    for number, tables in enumerate(TABLES.values()):
        body = f"def tables(self):\n    return super().tables() | {tables}"
        add(f"tables_{number}", {"body": body}, (WORKER,), samples=40)
    add("german", {"body": "def tables(self):\n    return super().tables() | {'de/analytes': [{'name': 'Kalium'}]}"})
    add("raises", {"body": "def __init__(self):\n    raise RuntimeError('no data')"}, (WORKER,))
    return bench.run()


def test_a_good_pack_keeps_the_contract(outcomes):
    assert outcomes["good"].failed == {}


def test_each_defect_trips_its_test_and_no_other(outcomes):
    failed = {test: outcomes[f"no_{test}"].failed for test in DEFECTS}
    assert {test: set(tests) for test, tests in failed.items()} == {test: {test} for test in DEFECTS}
    assert all(message.strip() for tests in failed.values() for message in tests.values())


def test_tables_in_other_languages_fit_the_plain_ones(outcomes):
    assert outcomes["german"].failed == {}
    said = [outcomes[f"tables_{number}"].failed["test_tables_are_well_formed"] for number in range(len(TABLES))]
    assert [words in message for words, message in zip(TABLES, said, strict=True)] == [True] * len(TABLES)


def test_every_test_of_the_contract_has_a_defect():
    assert {name for name in dir(PackContract) if name.startswith("test_")} == DEFECTS.keys()
