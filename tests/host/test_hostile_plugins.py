"""What a hostile plugin does costs itself: not the listing, not another plugin, not a record that it was not asked
about; and the message says whose plugin it is.
"""

import copy
import json
import logging
import random
import sys
from dataclasses import replace
from textwrap import dedent, indent

import pytest

from edgejson.building.block import build_block, read_block
from edgejson.checking import Subject
from edgejson.errors import PluginBrokenError, TeacherError
from edgejson.examine import Examiner
from edgejson.host import Host
from edgejson.recipe import PluginUse, recipe_from
from edgejson.sources import open_library
from edgejson.testing import make_record, make_subject
from edgejson.tools import Tools
from edgejson.types import InstanceFacts, Request, TextFacts
from edgejson.validating import validate
from edgejson.workshop import Workshop, load_checks

WHO = "of edgejson-hostile 6.6"

HEAD = """
from edgejson.hookspecs import hookimpl
from edgejson.types import *
from edgejson.types import Record


class Evil:
    def __eq__(self, other):
        raise RuntimeError("compared")

    __hash__ = None


class Silent(Exception):
    def __str__(self):
        raise RuntimeError("told")


class Odd(BaseException):
    pass

"""

CHECK = """
class Check:
    scope = "record"

    def check(self, subject):
{body}


@hookimpl
def edgejson_check():
    return CheckSpec(name="hostile", summary="", api=1, load=lambda settings: Check())
"""

DATASET_CHECK = """
class Check:
    scope = "dataset"

    def add(self, subject, place):
        return ()

    def finish(self):
{body}


@hookimpl
def edgejson_check():
    return CheckSpec(name="hostile", summary="", api=1, load=lambda settings: Check())
"""

TEACHER = """
class Hostile:
    identity = TeacherIdentity(name="hostile", provider="x", license="MIT", terms="none")
    languages = None

    def answer(self, requests):
{body}


@hookimpl
def edgejson_teacher():
    return TeacherSpec(name="hostile", summary="", api=1, load=lambda settings: Hostile())
"""

FAMILY = """
from edgejson import jsontext


class Hostile:
    name = "hostile"

    def accepts(self, schema):
        {accepts}

    def compose(self, slot, tools):
{compose}

    def verify(self, subject):
        {verify}

    def spoil(self, subject, rng):
        {spoil}

    def score(self, subject, answer):
        return {}


@hookimpl
def edgejson_task_family():
    return TaskSpec(name="hostile", summary="", api=1, load=lambda settings: Hostile())
"""

PACK = """
ENTRY = SchemaEntry(
    id="one", document={"type": "object", "properties": {"a": {"type": "integer"}}}, complexity="simple", license="MIT"
)


class Pack:
    name = "hostile"
    version = "1"

    def ids(self):
        {ids}

    def entry(self, schema_id):
        {entry}

    def tables(self):
        {tables}


@hookimpl
def edgejson_schema_pack():
    return SchemaPackSpec(name="hostile", summary="", api=1, load=lambda settings: {pack})
"""

SOUND_COMPOSE = """
gold = (yield tools.ask_instance()).value
return Draft(input={"json": jsontext.canonical(gold)}, output=jsontext.canonical(gold), gold=gold)
"""
SOUND_FAMILY = {
    "accepts": "return None",
    "verify": "return ()",
    "spoil": "return Spoiled(rejected='{}', because='hostile.x', how='x')",
}
SOUND_PACK = {"ids": 'return ["one"]', "entry": "return ENTRY", "tables": "return {}", "pack": "Pack()"}


def add(site, kind, source, name="hostile", distribution="edgejson-hostile"):
    site.add(distribution, HEAD + source, kind=kind, name=name, version="6.6")


def filled(source, **parts):
    for part, text in parts.items():
        source = source.replace("{" + part + "}", text)
    return source


def method(body):
    return indent(dedent(body), " " * 8)


def check(body, form=CHECK):
    return filled(form, body=method(body))


def teacher(body="return []"):
    return filled(TEACHER, body=method(body))


def family(compose=SOUND_COMPOSE, **parts):
    return filled(FAMILY, compose=method(compose), **{**SOUND_FAMILY, **parts})


def pack(**parts):
    return filled(PACK, **{**SOUND_PACK, **parts})


# ---------------------------------------------------------------- at import, and in the spec

AT_IMPORT = {
    "an error that cannot be told": ("raise Silent", "failed with Silent"),
    "an error that is no Exception": ("raise Odd('gone')", "failed with Odd: gone"),
    "the end of a generator": ("raise GeneratorExit", "failed with GeneratorExit"),
    "the end of the program": ("raise SystemExit(0)", "failed with SystemExit: 0"),
    "a recursion": ("def f(): return f()\nf()", "failed with RecursionError"),
}

SPEC = "@hookimpl\ndef edgejson_check():\n    return CheckSpec({})\n"
FIELDS = {"name": "'hostile'", "summary": "''", "api": "1", "load": "print"}
IN_THE_SPEC = {
    "needs of numbers": ({"needs": "(1,)"}, "`needs` of its spec is (1,); write a tuple of module names"),
    "needs none": ({"needs": "None"}, "`needs` of its spec is None"),
    "a summary of nothing": ({"summary": "None"}, "`summary` of its spec is no text but NoneType"),
    "settings that are a dict": ({"settings": "{'a': 1}"}, "it must be a pydantic model (the class) or None"),
    "settings that are a class": ({"settings": "Evil"}, "it must be a pydantic model (the class) or None"),
    "an api that is a list": ({"api": "[1]"}, "plugin api [1], this core speaks 1"),
    "an api that fights": ({"api": "Evil()"}, "its spec failed with RuntimeError: compared"),
    "a name that fights": ({"name": "Evil()"}, "its spec failed with RuntimeError: compared"),
}


def spec_with(fields):
    return SPEC.format(", ".join(f"{name}={value}" for name, value in {**FIELDS, **fields}.items()))


OTHERS = {
    "two offers": (
        spec_with({}) + "@hookimpl(specname='edgejson_check')\ndef again():\n    return edgejson_check()\n",
        "it offers 2 things behind one entry point: edgejson_check is implemented twice",
    )
}

SOURCES = {
    **AT_IMPORT,
    **{case: (spec_with(fields), reason) for case, (fields, reason) in IN_THE_SPEC.items()},
    **OTHERS,
}


@pytest.mark.parametrize("case", SOURCES)
def test_it_is_named_and_the_probe_goes_on(site, case):
    source, reason = SOURCES[case]
    add(site, "checks", source)
    site.add("edgejson-check-shouting")
    rows = {row.name: row for row in Host().probe("checks")}
    assert (rows["hostile"].status, rows["shouting"].status) == ("failed", "ok")
    assert reason in rows["hostile"].reason
    with pytest.raises(PluginBrokenError) as caught:
        Host().create("checks", "hostile")
    assert f"plugin checks/hostile {WHO} cannot be used with edgejson 0." in str(caught.value)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_needed_package_that_ends_the_program_is_a_missing_one(site):
    add(site, "checks", spec_with({"needs": "('bomb.inner', '', '..')"}))
    (site.folder / "bomb.py").write_text("print('boom'); raise SystemExit(3)", encoding="utf-8")
    (row,) = [row for row in Host().probe("checks") if row.name == "hostile"]
    assert row.reason.startswith("needs bomb.inner")


def test_aliases_of_no_kind_hide_nobody_elses(site):
    source = '@hookimpl\ndef edgejson_task_family():\n    return TaskSpec(name="hostile", summary="", api=1, load=print'
    add(site, "tasks", f"{source}, aliases=5)\n")
    friendly = source.replace("hostile", "friendly")
    add(site, "tasks", f"{friendly}, aliases=('amiable',))\n", name="friendly", distribution="edgejson-friendly")
    assert Host().load("tasks", "amiable").name == "friendly"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("raise RuntimeError('no')", "RuntimeError: no"),
        ("raise SystemExit(4)", "SystemExit: 4"),
        ("raise Silent", "Silent"),
    ],
)
def test_a_settings_model_that_raises_is_the_plugins_fault(site, body, error):
    model = (
        "from pydantic import BaseModel, field_validator\n\n\nclass Settings(BaseModel):\n    a: int = 1\n\n"
        f"    @field_validator('a')\n    def look(cls, value):\n        {body}\n\n"
    )
    add(site, "checks", model + spec_with({"settings": "Settings"}))
    with pytest.raises(PluginBrokenError) as caught:
        Host().create("checks", "hostile", {"a": 2})
    assert WHO in str(caught.value)
    assert f"its settings model failed with {error}" in str(caught.value)


# ---------------------------------------------------------------- claims to what is not its own


def test_a_claim_to_built_in_ids_changes_no_result(site, tmp_path):
    kinds = {"checks": "strict_json", "tasks": "json_repair", "teachers": "templates", "schemas": "core"}
    for kind, name in kinds.items():
        add(site, kind, "raise SystemExit('imported')", name=name, distribution=f"edgejson-claims-{kind}")
    host = Host()
    record_checks, _ = load_checks(host, [PluginUse(use="all")])
    assert "strict_json" in record_checks
    assert "core/invoice" in list(open_library(host).ids())
    recipe = recipe_from({"name": "claims", "target": 4, "tasks": {"json_repair": 1.0}})
    assert Workshop.open(recipe, host).plan().rows() >= 4
    listed = site.run("list-plugins", "--json")
    rows = [row for row in json.loads(listed.stdout) if row["distribution"].startswith("edgejson-claims")]
    assert [row["status"] for row in rows] == ["conflict"] * 4


def test_a_pack_that_calls_itself_core_is_left_out(site, caplog):
    add(site, "schemas", pack(pack="type('Named', (Pack,), {'name': 'core'})()"))
    assert "core/invoice" in list(open_library(Host()).ids())
    assert f"plugin schemas/hostile {WHO}: its pack is called 'core', not 'hostile'" in caplog.text


def test_what_nobody_asks_for_is_not_waited_for(site, tmp_path):
    for kind in ("checks", "tasks", "teachers", "schemas"):
        add(site, kind, "import time; time.sleep(10**6)", distribution=f"edgejson-sleeps-{kind}")
    assert site.run("list-plugins").returncode == 0
    out = str(tmp_path / "out")
    built = site.run("build", "-o", out, "--target", "4", "--set", "tasks={json_repair: 1.0}")
    assert built.returncode == 0, built.stderr
    checked = site.run("validate", out)
    assert (checked.returncode, checked.stdout.splitlines()[-1].endswith("records: clean")) == (0, True)


# ---------------------------------------------------------------- what `load` makes


@pytest.mark.parametrize(
    ("kind", "source", "reason"),
    [
        ("checks", spec_with({"load": "lambda settings: 5"}), "its scope failed with AttributeError"),
        ("checks", spec_with({"load": "lambda settings: type('C', (), {'scope': 'recrod'})()"}), "`scope` is 'recrod'"),
        (
            "checks",
            spec_with({"load": "lambda settings: type('C', (), {'scope': 'record'})()"}),
            "its load() returned a C without the method `check`",
        ),
        ("tasks", family().replace("Hostile()", "'x'"), "str without the method `accepts`"),
        ("tasks", family().replace('name = "hostile"', 'name = "json_repair"'), "'json_repair'"),
        (
            "teachers",
            teacher().replace("Hostile()", "{}"),
            "without the method `answer`",
        ),
        ("teachers", teacher().replace("= None", "= 'en'"), "`languages` are neither"),
        ("schemas", pack(pack="[]"), "list without the method `ids`"),
        ("schemas", pack(ids="return [1]"), "ids() gave 1 instead of a text"),
        ("schemas", pack(ids="return ['a', 'a']"), "ids() gave one id twice"),
        ("schemas", pack(ids="raise SystemExit"), "ids() failed with SystemExit"),
    ],
)
def test_an_object_that_is_not_of_its_kind_is_refused_where_it_is_used(site, kind, source, reason):
    add(site, kind, source)
    with pytest.raises((PluginBrokenError, TeacherError)) as caught:
        Host().create(kind, "hostile", guarded=True)
    assert f"plugin {kind}/hostile {WHO}: " in str(caught.value)
    assert reason in str(caught.value)


def test_what_is_built_in_stands_behind_no_guard():
    host = Host()
    for kind, name in (("checks", "strict_json"), ("tasks", "json_repair"), ("schemas", "core")):
        assert type(host.create(kind, name, guarded=True)) is type(host.create(kind, name))


# ---------------------------------------------------------------- checks

GARBAGE = {
    "an error": "raise ValueError('no')",
    "the end of the program": "raise SystemExit(9)",
    "an error that is no Exception": "raise Odd",
    "an error that cannot be told": "raise Silent",
    "an error of edgejson": "from edgejson.errors import SchemaError\nraise SchemaError('no schema')",
    "nothing": "return None",
    "a number": "return 5",
    "texts": "return ['bad']",
    "the class": "return [Finding]",
    "a finding of numbers": "return [Finding(check='x', message=5)]",
    "a finding of no severity": "return [Finding(check='x', message='m', severity='deadly')]",
    "a finding in half a character": "return [Finding(check='x', message='\\ud800')]",
    "a generator that fails": "yield Finding(check='x', message='m')\nraise KeyError('late')",
}


@pytest.mark.parametrize("case", GARBAGE)
def test_a_check_gone_wrong_costs_the_record_that_it_was_asked_about(site, case):
    add(site, "checks", check("if subject.record.id != 'asked':\n    return []\n" + GARBAGE[case]))
    host = Host()
    checks = {name: host.create("checks", name, guarded=True) for name in ("hostile", "strict_json")}
    examiner = Examiner(checks, {})
    assert examiner.examine(make_subject({"a": 1}, id="other")) == []
    found = examiner.examine(make_subject(text="{", id="asked"))
    assert [finding.check for finding in found] == ["check_crashed:hostile", "strict_json"]
    assert found[0].message.startswith(f"plugin checks/hostile {WHO}: ")


def test_a_check_cannot_change_the_record(site, capsys):
    changes = """
        subject.record.meta["schema"] = "core/invoice"
        subject.record.meta.get("deep", []).append(1)
        subject.record.input["instruction"] = "changed"
        subject.answer.value["a"] = 2
        subject.answer_text = "{}"
        object.__setattr__(subject.record, "output", "[]")
        print("changed everything")
        return []
        """
    add(site, "checks", check(changes))
    made = Host().create("checks", "hostile", guarded=True)
    record = make_record({"a": 1}, input={"instruction": "say"}, meta={"deep": []})
    before = copy.deepcopy(record)
    subject = Subject(record, lambda _: None)
    assert subject.answer.value == {"a": 1}
    assert list(made.check(subject)) == []
    assert record == before
    assert (subject.answer.value, subject.answer_text) == ({"a": 1}, '{"a": 1}')
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("return 5", "finish() gave 5 instead of figures by name"),
        ("return {'a': object()}", "finish() failed with TypeError"),
        ("raise SystemExit", "finish() failed with SystemExit"),
    ],
)
def test_figures_gone_wrong_cost_the_figures(site, tmp_path, body, reason):
    add(site, "checks", check(body, DATASET_CHECK))
    path = tmp_path / "records.jsonl"
    path.write_text('{"instruction": "Say.", "response": "{}"}\n', encoding="utf-8")
    found = []
    report = validate(path, checks=["hostile", "strict_json"], host=Host(), sink=found.append)
    assert report.records == 1
    (crash,) = found
    assert (crash.check, crash.file) == ("check_crashed:hostile", "")
    assert f"plugin checks/hostile {WHO}: {reason}" in crash.message


# ---------------------------------------------------------------- families

COMPOSE = {
    "raises": ("yield tools.ask_instance()\nraise ValueError('no')", "compose() failed with ValueError: no"),
    "exits": ("yield tools.ask_instance()\nraise SystemExit(1)", "compose() failed with SystemExit: 1"),
    "is no generator": ("return 5", "compose() gave 5 instead of a generator"),
    "fails at once": ("raise KeyError('x')", "compose() failed with KeyError"),
    "asks nonsense": ("yield 5", "compose() gave 5 instead of a Request"),
    "asks the class": ("yield Request", "instead of a Request"),
    "gives nothing": ("yield tools.ask_instance()", "compose() gave None instead of a Draft"),
    "gives numbers": (
        "yield tools.ask_instance()\nreturn Draft(input={'a': 1}, output='x', gold=1)",
        "a part of its draft is no text",
    ),
    "gives no text": (
        "yield tools.ask_instance()\nreturn Draft(input={}, output='\\ud800', gold=1)",
        "compose() failed with",
    ),
    "gives no JSON": (
        "yield tools.ask_instance()\nreturn Draft(input={}, output='{}', gold=object())",
        "compose() failed with",
    ),
    "gives meta of no JSON": (
        "yield tools.ask_instance()\nreturn Draft(input={}, output='{}', gold=1, meta={'a': {1}})",
        "compose() failed with",
    ),
    "says what edgejson says": (
        "yield tools.ask_instance()\nreturn Draft(input={}, output='{}', gold=1, meta={'group': 'x', 'license': 'y'})",
        "`meta` of its draft says group, license, which edgejson says",
    ),
    "will not go": (
        "while True:\n    try:\n        yield tools.ask_instance()\n    except GeneratorExit:\n        yield 1",
        None,
    ),
}


def blocks(preference=0.0):
    """The lines of a block by task, of a mixture with the hostile family."""
    recipe = recipe_from(
        {
            "name": "mixed",
            "target": 6,
            "preference": preference,
            "tasks": {"hostile": 0.5, "json_repair": 0.5},
            "schemas": [{"use": "core", "only": ["rating"]}],
            "complexity": {"simple": 1.0},
        }
    )
    workshop = Workshop.open(recipe, Host())
    plan = workshop.plan()
    lines = {"hostile": [], "json_repair": []}
    for block in plan.blocks:
        for line in read_block(build_block(plan, block, workshop)):
            lines[block.shares[line.share].cell.task].append(line)
    return lines


@pytest.mark.parametrize("case", [case for case, (_, reason) in COMPOSE.items() if reason])
def test_a_family_gone_wrong_costs_its_own_candidates(site, case):
    compose, reason = COMPOSE[case]
    add(site, "tasks", family(compose=compose))
    lines = blocks()
    assert sum(line.passed for line in lines["json_repair"]) == 3
    assert lines["hostile"]
    for line in lines["hostile"]:
        (finding,) = line.findings
        assert finding["check"] == "compose_crashed:hostile"
        assert finding["message"].startswith(f"plugin tasks/hostile {WHO}: ")
        assert reason in finding["message"]


def test_a_family_that_will_not_be_closed_is_left(site):
    add(site, "tasks", family(compose=COMPOSE["will not go"][0]))
    made = Host().create("tasks", "hostile", guarded=True)
    schema = open_library(Host(), ["core"]).get("core/rating")
    recipe = recipe_from({"name": "x", "target": 1, "tasks": {"json_repair": 1.0}})
    workshop = Workshop.open(recipe, Host())
    plan = workshop.plan()
    slot = next(iter(plan.slots(plan.blocks[0].shares[0])))
    steps = made.compose(slot, Tools(slot, schema))
    assert next(steps).intent == "instance"
    steps.close()


@pytest.mark.parametrize(
    ("parts", "check", "reason"),
    [
        ({"spoil": "raise ValueError('no')"}, "check_crashed:hostile", "spoil() failed with ValueError: no"),
        ({"spoil": "return 'worse'"}, "check_crashed:hostile", "spoil() gave 'worse' instead of a Spoiled or None"),
        ({"verify": "raise SystemExit"}, "check_crashed:hostile", "verify() failed with SystemExit"),
        ({"verify": "return [1]"}, "check_crashed:hostile", "it gave 1 instead of a Finding"),
    ],
)
def test_a_proof_gone_wrong_costs_its_own_candidates(site, parts, check, reason):
    add(site, "tasks", family(**parts))
    lines = blocks(preference=1.0)
    assert sum(line.passed for line in lines["json_repair"]) == 6
    failed = [line for line in lines["hostile"] if not line.passed]
    assert failed
    told = [finding for line in failed for finding in line.findings if finding["check"] == check]
    assert told
    assert all(f"plugin tasks/hostile {WHO}: {reason}" in finding["message"] for finding in told)


@pytest.mark.parametrize(
    ("accepts", "reason"),
    [("raise ValueError('no')", "accepts() failed with ValueError: no"), ("return 5", "accepts() gave 5 instead of")],
)
def test_a_family_that_cannot_say_what_it_takes_is_one_clear_line(site, accepts, reason):
    add(site, "tasks", family(accepts=accepts))
    with pytest.raises(PluginBrokenError, match=f"plugin tasks/hostile {WHO}") as caught:
        blocks()
    assert reason in str(caught.value)


def test_a_family_cannot_change_the_record_that_it_proves(site):
    source = family(
        verify='subject.record.meta["schema"] = 1; subject.answer.value.clear(); return ()',
        spoil="subject.record.input.clear(); subject.answer.value.clear(); return None",
    )
    add(site, "tasks", source)
    made = Host().create("tasks", "hostile", guarded=True)
    subject = make_subject({"a": 1}, input={"json": "{}"})
    before = copy.deepcopy(subject.record)
    assert list(made.verify(subject)) == []
    assert made.spoil(subject, random.Random(1)) is None
    assert subject.record == before
    assert subject.answer.value == {"a": 1}


NEEDS_SETTINGS = """
from pydantic import BaseModel


class Settings(BaseModel):
    size: int


@hookimpl
def edgejson_task_family():
    return TaskSpec(name="hostile", summary="", api=1, load=print, settings=Settings)
"""


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("raise SystemExit('imported')", f"plugin tasks/hostile {WHO}"),
        (NEEDS_SETTINGS, "tasks.hostile.settings.size: Field required"),
    ],
)
def test_a_family_that_cannot_be_made_costs_the_proofs_of_its_own_records(site, tmp_path, caplog, source, told):
    add(site, "tasks", source)
    path = tmp_path / "records.jsonl"
    records = [replace(make_record({"a": number}), id=f"r{number}", task="hostile") for number in range(3)]
    path.write_text("".join(f"{json.dumps(record.to_json())}\n" for record in records), encoding="utf-8")
    report = validate(path, host=Host())
    assert (report.records, report.clean) == (3, True)
    assert "proofs" not in report.figures
    assert caplog.text.count(f"records of tasks/hostile {WHO} are not proven") == 1
    assert told in caplog.text


# ---------------------------------------------------------------- teachers

ANSWERS = {
    "raise ValueError('no model')": "answer() failed with ValueError: no model",
    "raise SystemExit(3)": "answer() failed with SystemExit: 3",
    "return None": "answer() failed with TypeError",
    "return 5": "answer() failed with TypeError",
    "return ['text'] * len(requests)": "answer() gave 'text' instead of a Completion",
    "return [Completion(text=5) for _ in requests]": "instead of a Completion",
}


def requests():
    schema = open_library(Host(), ["core"]).get("core/rating")
    gold = {"stars": 5, "tags": ["good"]}
    return [
        Request(intent="instance", facts=InstanceFacts(schema=schema), seed=1, messages=tuple),
        Request(intent="text", facts=TextFacts(schema=schema, gold=gold), seed=1, messages=tuple),
    ]


@pytest.mark.parametrize("body", ANSWERS)
def test_a_teacher_gone_wrong_is_named(site, body):
    add(site, "teachers", teacher(body))
    with pytest.raises(TeacherError) as caught:
        Host().create("teachers", "hostile", guarded=True).answer(requests())
    assert str(caught.value).startswith(f"plugin teachers/hostile {WHO}: ")
    assert ANSWERS[body] in str(caught.value)


def test_a_build_with_a_teacher_gone_wrong_ends_in_one_line(site, tmp_path):
    add(site, "teachers", teacher("print('hello')\nreturn []"))
    out = str(tmp_path / "out")
    built = site.run(
        "build", "-o", out, "--target", "4", "--set", "teachers=hostile", "--set", "tasks={json_repair: 1.0}"
    )
    assert (built.returncode, built.stdout) == (3, "")
    line = built.stderr.splitlines()[-1]
    assert line.startswith(f"edgejson: error: plugin teachers/hostile {WHO}: answer() gave 0 completions to ")


def test_a_teacher_cannot_change_what_it_is_told(site):
    body = "for request in requests:\n    getattr(request.facts, 'gold', {}).clear()\n"
    add(site, "teachers", teacher(body + "return [Completion(text='said') for _ in requests]"))
    asked = requests()
    Host().create("teachers", "hostile", guarded=True).answer(asked)
    assert asked[1].facts.gold == {"stars": 5, "tags": ["good"]}


# ---------------------------------------------------------------- packs


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"entry": "raise ValueError('no')"}, "entry('one') failed with ValueError: no"),
        ({"entry": "return {}"}, "entry('one') gave {} instead of a SchemaEntry"),
        ({"entry": "return SchemaEntry(id='one', document=5, complexity='simple', license='MIT')"}, "no object"),
        ({"entry": "return SchemaEntry(id='one', document={}, complexity='huge', license='MIT')"}, "'huge'"),
        ({"entry": "return SchemaEntry(id='one', document={'a': {1}}, complexity='simple', license='')"}, "TypeError"),
        ({"tables": "raise SystemExit"}, "tables() failed with SystemExit"),
        ({"tables": "return 5"}, "tables() gave 5 instead of tables by name"),
    ],
)
def test_a_schema_gone_wrong_is_named_and_the_others_are_there(site, parts, reason):
    add(site, "schemas", pack(**parts))
    library = open_library(Host())
    with pytest.raises(PluginBrokenError) as caught:
        library.get("hostile/one")
    assert f"plugin schemas/hostile {WHO}: " in str(caught.value)
    assert reason in str(caught.value)
    assert library.get("core/invoice").sample(1)


@pytest.mark.parametrize(
    "source",
    [
        "raise SystemExit('imported')",
        pack(ids="from edgejson.errors import SchemaError; raise SchemaError('two files are called one')"),
        pack(ids="return 5"),
    ],
)
def test_a_pack_that_cannot_be_opened_is_left_out(site, caplog, source):
    add(site, "schemas", source)
    with caplog.at_level(logging.WARNING):
        ids = list(open_library(Host()).ids())
    assert "core/invoice" in ids
    assert f"the schemas of schemas/hostile {WHO} are left out: " in caplog.text


# ---------------------------------------------------------------- events

LISTENER = """
heard = []


@hookimpl
def edgejson_check():
    return CheckSpec(name="{name}", summary="", api=1, load=print)


@hookimpl
def edgejson_build_finished(manifest):
    heard.append(manifest["records"])
    manifest["records"] = -1
    manifest["files"].clear()


@hookimpl
def edgejson_record_rejected(record, findings):
    heard.append(record.meta["n"])
    record.meta["n"] = -1
"""


def test_no_listener_changes_what_another_hears(site):
    for name in ("one", "two"):
        add(site, "checks", LISTENER.replace("{name}", name), name=name, distribution=f"edgejson-{name}")
    host = Host()
    host.load("checks", "one")
    host.load("checks", "two")
    manifest, record = {"records": 3, "files": ["a"]}, make_record({}, meta={"n": 7})
    host.events.build_finished(manifest)
    host.events.record_rejected(record, ())
    assert (manifest, record.meta) == ({"records": 3, "files": ["a"]}, {"n": 7})
    assert [sys.modules[f"edgejson_{name}"].heard for name in ("one", "two")] == [[3, 7], [3, 7]]
