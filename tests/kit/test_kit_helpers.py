"""The fixtures, drafts without an engine, the second validator, and processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from edgejson.host import Host
from edgejson.testing import compose_draft, subject_of
from edgejson.testing.fresh import ProcessError, imported_by, in_fresh_process
from edgejson.testing.odd_records import odd_subjects
from edgejson.testing.second_opinion import second_opinion

pytest_plugins = ["edgejson.testing.fixtures"]


def test_fixtures_are_enough_for_a_build(build_run, open_workshop):
    recipe = {"name": "small", "target": 6, "preference": 0, "tasks": {"style_strict": 1.0}}
    folder = build_run(recipe)
    lines = [line for path in folder.glob("data/sft/*.jsonl") for line in path.read_text().split("\n") if line]
    assert len(lines) == 6
    assert {json.loads(line)["task"] for line in lines} == {"style_strict"}
    assert build_run(recipe) != folder
    assert set(open_workshop(recipe).families) == {"style_strict"}


def test_fixtures_make_records(make_record, make_subject, schema_library, host):
    assert make_record({"a": "é"}).output == '{"a": "é"}'
    assert make_record(text="{").answer == "{"
    schema = schema_library.get("core/rating")
    assert make_subject(schema.sample(1), schema=schema).violations == []
    assert host.load("checks", "placeholders").name == "placeholders"


@pytest.mark.parametrize("difficulty", ["easy", "hard"])
def test_a_draft_is_composed_and_proven_without_an_engine(schema_library, difficulty):
    family = Host(frozenset()).create("tasks", "text_to_json")
    schema = schema_library.get("core/user_profile")
    draft = compose_draft(family, schema, 3, difficulty=difficulty)
    assert draft == compose_draft(family, schema, 3, difficulty=difficulty)
    assert draft.output != compose_draft(family, schema, 4, difficulty=difficulty).output
    subject = subject_of(draft, "text_to_json", schema, difficulty=difficulty)
    assert subject.meta["difficulty"] == difficulty
    assert list(family.verify(subject)) == []
    assert list(family.verify(subject.with_answer("{}"))) != []


@pytest.mark.parametrize(
    ("schema", "value", "refused"),
    [
        ({"type": "number", "multipleOf": 0.01}, 19.99, False),
        ({"type": "number", "multipleOf": 0.01}, 19.999, True),
        ({"multipleOf": 0.01}, "19.999", False),
        ({"multipleOf": 0.1}, 1e300, False),
        ({"multipleOf": 7}, True, False),
        ({"items": {"multipleOf": 0.25}}, [0.5, 0.3], True),
        ({"pattern": r"^\p{L}+$"}, "1", False),
        ({"type": "string", "format": "date"}, "2024-02-30", True),
        ({"type": "string"}, 3, True),
        ({"$ref": "#/$defs/n", "$defs": {"n": {"type": "integer"}}}, "3", True),
        ({"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 3, "exclusiveMinimum": True}, 3, True),
    ],
)
def test_the_second_validator_has_an_opinion_of_its_own(schema, value, refused):
    assert (second_opinion(schema)(value) is not None) is refused


def give_back(argument):
    if argument == "fail":
        raise ValueError("as asked")
    return [argument, os.environ["PYTHONHASHSEED"]]


def test_a_fresh_process_gives_back_what_a_function_returns():
    given, seed = in_fresh_process(give_back, {"a": [1, "é"]})
    assert given == {"a": [1, "é"]}
    assert seed != os.environ.get("PYTHONHASHSEED")
    with pytest.raises(ProcessError, match="ValueError: as asked"):
        in_fresh_process(give_back, "fail")


def test_imports_are_seen_where_nothing_else_is_imported():
    assert "colorsys" in imported_by("colorsys")
    assert not imported_by("colorsys") & {"pytest", "jsonschema", "edgejson"}
    assert "jsonschema_rs" in imported_by("edgejson.schema.validation")
    with pytest.raises(ProcessError, match="no_such_module"):
        imported_by("no_such_module")


def test_odd_records_are_the_same_each_time_and_share_nothing():
    first, second = odd_subjects(), odd_subjects()
    assert [subject.record for subject in first] == [subject.record for subject in second]
    for one, other in zip(first, second, strict=True):
        assert one.record.meta is not other.record.meta
        one.record.meta["seen"] = True
    assert not any("seen" in subject.record.meta for subject in odd_subjects())
    kinds = {(subject.record.kind, subject.wants_json, subject.answer.ok) for subject in first}
    assert len(kinds) >= 5
    assert {subject.schema is None for subject in first} == {True, False}


def test_without_pytest_the_kit_says_how_to_get_it():
    program = "import sys; sys.modules['pytest'] = None; import edgejson.testing"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=120)
    last = done.stderr.strip().rpartition("\n")[2]
    assert last == "ImportError: edgejson.testing needs pytest: pip install 'edgejson[testing]'"


IMPORT_ALL = """
import importlib, pathlib, sys, edgejson
root = pathlib.Path(edgejson.__path__[0]).parent
names = [".".join(path.relative_to(root).with_suffix("").parts) for path in sorted(root.glob("edgejson/**/*.py"))]
for name in names:
    if not name.startswith("edgejson.testing") and not name.endswith("__main__"):
        importlib.import_module(name)
assert len(names) > 100
assert "pytest" not in sys.modules
"""


def test_nothing_but_the_kit_imports_pytest():
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
