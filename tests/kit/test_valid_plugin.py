"""`assert_valid_plugin` passes what keeps the contract, and says of everything else what to fix."""

from __future__ import annotations

import json

import pytest

from edgejson.host import Host
from edgejson.testing import assert_valid_plugin

CHECK = """
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding


class Quiet:
    scope = "record"

    def check(self, subject):
        return ()


@hookimpl
def edgejson_check():
    return CheckSpec(name="quiet", summary="Says nothing.", api=1, load=lambda settings: Quiet())
"""
SETTINGS = """
    from pydantic import BaseModel, ConfigDict

    class Volume(BaseModel):
        model_config = ConfigDict(extra="forbid")
        decibels: int

    return CheckSpec(
        name="quiet", summary="Says nothing.", api=1, load=lambda settings: Quiet(), settings=Volume
    )
"""
WITH_SETTINGS = CHECK.partition("    return CheckSpec")[0] + SETTINGS


def fault_of(kind, name, settings=None):
    with pytest.raises(AssertionError) as caught:
        assert_valid_plugin(kind, name, settings)
    return str(caught.value)


NEED_A_SOURCE = {"catalogue", "folder", "openapi", "pydantic"}
NEED_A_MODEL = {"anthropic", "anthropic_batch", "ollama", "openai", "openai_batch", "transformers", "vllm"}
IN_THE_BOX = [row for row in Host(frozenset()).index() if row.name not in NEED_A_SOURCE | {"replay"}]


@pytest.mark.parametrize("row", IN_THE_BOX, ids=lambda row: row.key)
def test_everything_in_the_box_is_valid(row):
    for module in {"transformers": ["torch", "transformers"], "vllm": ["vllm"]}.get(row.name, []):
        pytest.importorskip(module)
    assert_valid_plugin(row.kind, row.name, {"model": "some-model"} if row.name in NEED_A_MODEL else {})


def test_replay_is_valid_with_answers(tmp_path):
    line = {"messages": [{"role": "user", "content": "A word?"}], "seed": 1, "text": "Yes.", "model": "some-model"}
    (tmp_path / "answers.jsonl").write_text(json.dumps(line) + "\n")
    assert_valid_plugin("teachers", "replay", {"path": str(tmp_path / "answers.jsonl")})


def test_a_provider_is_valid_with_its_source(tmp_path):
    (tmp_path / "point.json").write_text('{"type": "object", "properties": {"x": {"type": "integer"}}}')
    assert_valid_plugin("schemas", "folder", {"path": str(tmp_path)})
    assert "settings.path: Field required" in fault_of("schemas", "folder")


def test_a_good_check_is_valid(site):
    site.add("checks", "quiet", CHECK)
    assert_valid_plugin("checks", "quiet")
    assert_valid_plugin("checks", "quiet@Edgejson_Kit.quiet")


def test_settings_reach_the_plugin(site):
    site.add("checks", "quiet", WITH_SETTINGS)
    assert_valid_plugin("checks", "quiet", {"decibels": 3})
    assert "refuses the settings of this test: settings.decibels: Field required" in fault_of("checks", "quiet")
    assert "settings.loud: there is no such setting" in fault_of("checks", "quiet", {"decibels": 3, "loud": 1})


def test_what_is_not_installed_is_told_how_to_be(site):
    fault = fault_of("checks", "quite")
    assert '[project.entry-points."edgejson.checks"]' in fault
    assert "pip install -e ." in fault


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        ("check", "quiet", "there is no kind of plugin 'check'; the kinds are schemas, teachers, checks, tasks"),
        ("tasks", "json_style_strict", "is an alias"),
    ],
)
def test_names_that_are_none(kind, name, says):
    assert says in fault_of(kind, name)


def test_two_owners_of_one_name_are_both_named(site):
    site.add("checks", "quiet", CHECK)
    site.add("checks", "quiet", CHECK, distribution="edgejson-check-hush")
    fault = fault_of("checks", "quiet")
    assert "edgejson-check-hush" in fault
    assert "edgejson-kit-quiet" in fault


DEFECTS = {
    "import error": ("from edgejson", "import no_such_module\nfrom edgejson", "no_such_module"),
    "another name": ('name="quiet"', 'name="silent"', "the two must be equal"),
    "another api": ("api=1", "api=99", "plugin api 99"),
    "no hook": ("def edgejson_check", "def edgejson_chek", "unknown hook"),
    "no summary": ('summary="Says nothing."', 'summary=" "', "say in one line what it does"),
    "two lines": ('summary="Says nothing."', 'summary="Says\\nnothing."', "is not one line"),
    "a long summary": ('summary="Says nothing."', 'summary="Nothing. " * 20 + "."', "characters; 120 fit"),
    "needs a list": ("api=1", "api=1, needs=['json']", "write a tuple of module names"),
    "needs what is missing": ("api=1", "api=1, needs=('no_such_module',)", "pip install no_such_module"),
    "settings are no model": ("api=1", "api=1, settings={'decibels': 3}", "must be a pydantic model"),
    "a heavy import": ("from edgejson", "import jsonschema\nfrom edgejson", "imports jsonschema when it is imported"),
    "imports its needs": ("from edgejson", "import colorsys\nfrom edgejson", "imports colorsys when it is imported"),
    "load fails": ("return ()", "return ()\n    def __init__(self):\n        1 / 0", "ZeroDivisionError"),
    "no scope": ('scope = "record"', "", "without the attribute `scope`"),
    "an odd scope": ('scope = "record"', 'scope = "records"', 'it must be "record" or "dataset"'),
    "no method": ("def check(self", "def chekc(self", "without the method `check`"),
    "half a dataset check": ('"record"', '"dataset"', "without the method `add`"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_named_with_plugin_and_distribution(site, defect):
    old, new, says = DEFECTS[defect]
    source = CHECK.replace(old, new, 1)
    if defect == "imports its needs":
        source = source.replace("api=1", "api=1, needs=('colorsys',)")
    assert source != CHECK
    site.add("checks", "quiet", source)
    fault = fault_of("checks", "quiet")
    assert says in fault
    assert "checks/quiet of edgejson-kit-quiet 1.0" in fault


def test_lax_settings_are_told_how_to_be_strict(site):
    site.add("checks", "quiet", WITH_SETTINGS.replace('extra="forbid"', 'extra="ignore"'))
    assert 'write model_config = ConfigDict(extra="forbid")' in fault_of("checks", "quiet", {"decibels": 3})


FAMILY = """
from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec


class Family:
    name = "other"
    accepts = compose = verify = spoil = None


@hookimpl
def edgejson_task_family():
    return TaskSpec(name="mine", summary="Mine.", api=1, load=lambda settings: Family())
"""
TEACHER = """
from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec


class Teacher:
    identity = "me"


@hookimpl
def edgejson_teacher():
    return TeacherSpec(name="mine", summary="Mine.", api=1, load=lambda settings: Teacher())
"""


def test_every_fault_is_listed_at_once(site):
    site.add("tasks", "mine", FAMILY)
    fault = fault_of("tasks", "mine")
    for method in ("accepts", "compose", "verify", "spoil", "score"):
        assert f"without the method `{method}`" in fault
    assert "`name` of its Family is 'other', its entry point 'mine'" in fault


def test_a_teacher_has_an_identity_and_languages(site):
    site.add("teachers", "mine", TEACHER)
    fault = fault_of("teachers", "mine")
    assert "without the attribute `languages`" in fault
    assert "without the method `answer`" in fault
    assert "`identity` of its Teacher is no TeacherIdentity" in fault


def test_what_a_plugin_prints_while_it_is_imported_spoils_nothing(site):
    site.add("checks", "quiet", "print('hello')\n" + CHECK)
    assert_valid_plugin("checks", "quiet")
