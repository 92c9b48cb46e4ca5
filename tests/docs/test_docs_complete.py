"""The reference says all there is: hooks, checks, families, commands, words of the languages, names of the package."""

import inspect
import re
import tomllib
from dataclasses import fields
from typing import get_args

import click
import pytest
from doc_pages import ROOT

import edgejson
from edgejson import hookspecs, jsontext
from edgejson.asking.account import ACCEPTED, Account
from edgejson.asking.answers import _AROUND_JSON, _NOT_DONE
from edgejson.checking import Subject
from edgejson.costs.ledger import ledger
from edgejson.costs.prices import Quote
from edgejson.host import KINDS, Host
from edgejson.host.admission import SUPPORTED_APIS
from edgejson.models import Capabilities, FailureKind, Usage
from edgejson.prompting.templates import INTENTS
from edgejson.recipe import AcceptedTerms, PromptSettings, Recipe, RouteRule, SamplingChoice, TaskMix, TeacherUse
from edgejson.schema.invariants.calls import FUNCTIONS
from edgejson.terms import TERMS
from edgejson.testing import ChatModelContract
from edgejson.types import PLUGIN_API, Record, Request, TaskSpec
from edgejson.values.entities import ENTITIES, STATELESS

HOOKS = [name for name in vars(hookspecs) if name.startswith("edgejson_")]
INSTALLED = {kind: [row.name for row in Host(frozenset()).index(kind)] for kind in KINDS}


def headings(page):
    return {heading.replace("`", "") for heading in page.headings}


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_a_heading_with_its_exact_signature(hook, docs):
    signature = str(inspect.signature(getattr(hookspecs, hook))).replace("'", "")
    assert f"`{hook}{signature}`" in docs("reference/hooks.md").headings


def test_every_hook_has_an_example(docs):
    code = "\n".join(text for words, text in docs("reference/hooks.md").blocks if words[0] == "python")
    assert [hook for hook in HOOKS if f"@hookimpl\ndef {hook}(" not in code] == []


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_implemented_by_a_plugin_of_the_tests(hook):
    """By one that a host loads, beside the example of its page, which is run too."""
    tests = [path for folder in ("host", "kit") for path in (ROOT / "tests" / folder).glob("*.py")]
    implemented = re.compile(rf"@hookimpl(\(.*\))?\n *def {hook}\(")
    assert any(implemented.search(path.read_text(encoding="utf-8")) for path in tests)


def test_the_versions_of_the_contract_are_those_that_the_page_promises(docs):
    section = docs("reference/plugins.md").section("Compatibility")
    assert f"now {PLUGIN_API}" in section
    assert list(SUPPORTED_APIS) == list(range(max(1, PLUGIN_API - 1), PLUGIN_API + 1))
    assert all(f"`{group}`" in section for group in ("edgejson.types", "edgejson.hookspecs", "edgejson.tools"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_plugin_is_documented(kind, docs):
    assert f"| `{kind}` | `edgejson.{kind}` |" in docs("reference/plugins.md").text


def test_every_field_of_a_spec_is_documented(docs):
    section = docs("reference/plugins.md").section("The spec")
    assert [field.name for field in fields(TaskSpec) if f"| `{field.name}` |" not in section] == []


def test_every_check_in_the_box_has_a_section(docs):
    assert set(INSTALLED["checks"]) - headings(docs("reference/checks.md")) == set()


def test_every_setting_of_a_check_is_documented_under_it(docs):
    for name in INSTALLED["checks"]:
        model = Host(frozenset()).load("checks", name).settings
        section = docs("reference/checks.md").section(f"`{name}`")
        for field, info in model.model_fields.items() if model else ():
            assert f"| `{field}` | {info.default} |" in section


def test_every_family_in_the_box_has_a_section_with_its_settings(docs):
    page = docs("reference/tasks.md")
    for name in INSTALLED["tasks"]:
        spec = Host(frozenset()).load("tasks", name)
        section = page.section(f"`{name}`")
        for field, info in spec.settings.model_fields.items() if spec.settings else ():
            # A setting that lists names says "all", or nothing, in the place of them.
            stated = info.default if isinstance(info.default, str | int | float) else "[^|]*"
            assert re.search(rf"\| `{field}` \| `?{stated}`? \|", section), f"{name}: {field}"
        for alias in spec.aliases:
            assert f"`{alias}`" in section


def test_every_other_plugin_in_the_box_is_named_in_the_changelog_and_the_docs(docs):
    text = docs("../CHANGELOG.md").text
    assert [name for kind in ("schemas", "teachers") for name in INSTALLED[kind] if f"`{name}`" not in text] == []


# ---------------------------------------------------------------- teachers


def declared_teachers():
    with (ROOT / "pyproject.toml").open("rb") as file:
        return sorted(tomllib.load(file)["project"]["entry-points"]["edgejson.teachers"])


@pytest.mark.parametrize("name", declared_teachers())
def test_every_teacher_has_a_section_with_its_settings(name, docs):
    page = docs("reference/teachers.md")
    spec = Host(frozenset()).load("teachers", name)
    # What several have in common stands once: with all API teachers, or with the one that is asked singly.
    parts = [
        f"`{name}`",
        "Settings of every API teacher",
        *([f"`{name.removesuffix('_batch')}`"] if "_batch" in name else []),
    ]
    told = "".join(page.section(heading) for heading in parts)
    for field in spec.settings.model_fields if spec.settings else ():
        assert f"| `{field}` |" in told
    assert f"[`{name}`]" in page.text


def test_every_capability_and_kind_of_failure_is_explained(docs):
    page = docs("reference/teachers.md")
    capabilities = {field.name for field in fields(Capabilities)} - {"exclusive", "tokens_per_second"}
    assert {name for name in capabilities if f"| `{name}` |" not in page.section("Capabilities")} == set()
    assert {kind for kind in get_args(FailureKind) if f"| `{kind}` |" not in page.section("Failures")} == set()


def test_every_reading_of_a_reply_is_explained(docs):
    page = docs("reference/teachers.md")
    assert [name for name, _ in _AROUND_JSON if f"| `{name}` |" not in page.section("Structured output")] == []
    reasons = page.section("Why an answer is refused")
    assert [reason for reason, _ in _NOT_DONE.values() if f"| `{reason}` |" not in reasons] == []
    raised = re.findall(r'JsonTextError\(\s*"(\w+)"', inspect.getsource(jsontext.strict))
    assert "duplicate_name" in raised
    renamed = {"depth": "too_deep"}
    assert [kind for kind in raised if f"`{renamed.get(kind, kind)}`" not in reasons] == []


def test_every_figure_of_the_ledger_is_explained(docs):
    account = Account()
    account.of("writer", "text").paid(Usage(input=3, output=4), None)
    account.of("writer", "text").verdicts[ACCEPTED] += 1
    stated = ledger(account, {"writer": Quote(price=None, basis="unknown")}, {"writer": 1})
    section = docs("reference/teachers.md").section("The ledger")
    of_teacher = stated["teachers"]["writer"]
    names = {*stated, *of_teacher, *of_teacher["stages"]["text"]}
    assert {name for name in names if not re.search(rf"`([\w.]+\.)?{name}[.`]", section)} == set()


def test_every_tag_of_terms_is_explained(docs):
    section = docs("reference/teachers.md").section("Licences and terms")
    assert [tag for tag in TERMS if f"| `{tag}` |" not in section] == []


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (TeacherUse, "Teachers"),
        (SamplingChoice, "Teachers"),
        (RouteRule, "Routing"),
        (PromptSettings, "Prompts"),
        (AcceptedTerms, "Accepted terms"),
    ],
)
def test_every_key_of_a_recipe_about_teachers_is_documented(part, heading, docs):
    section = docs("reference/recipe.md").section(heading)
    keys = [info.alias or name for name, info in part.model_fields.items()]
    assert [key for key in keys if f"`{key}`" not in section] == []


def test_every_prompt_is_documented_with_its_placeholders(docs):
    rows = dict(
        re.findall(r"^\| `(\w+)` \| ((?:.* \| ){2}.*) \|$", docs("how-to/change-the-prompts.md").text, re.MULTILINE)
    )
    assert rows.keys() == INTENTS.keys()
    for intent, (required, optional) in INTENTS.items():
        _, must, may = rows[intent].split(" | ")
        assert set(re.findall(r"\$\{(\w+)\}", must)) == required
        assert set(re.findall(r"\$\{(\w+)\}", may)) == optional - required


def test_every_field_of_a_request_is_documented(docs):
    section = docs("reference/hooks.md").section("Choosing a teacher")
    assert [field.name for field in fields(Request) if f"`{field.name}`" not in section] == []


def test_every_test_of_the_contract_of_models_is_documented(docs):
    section = docs("reference/testing-kit.md").section("`ChatModelContract`")
    tests = [name for name in dir(ChatModelContract) if name.startswith("test_")]
    inherited = {"test_it_is_a_valid_plugin"}  # of all contracts
    assert [name for name in tests if f"| `{name}` |" not in section and name not in inherited] == []


# ---------------------------------------------------------------- commands


def commands(command, path):
    yield path
    for name in getattr(command, "verbs", None) or getattr(command, "commands", ()):
        yield from commands(command.get_command(click.Context(command), name), f"{path} {name}")


def test_every_command_is_in_the_reference_and_used_somewhere(docs):
    from edgejson.cli import edgejson as program

    known = list(commands(program, "edgejson"))
    assert set(known) <= headings(docs("reference/cli.md"))
    pages = (
        "tutorials/first-data-set.md",
        "how-to/check-data.md",
        "how-to/bring-schemas.md",
        "how-to/take-schemas-from.md",
        "how-to/write-a-check.md",
        "tutorials/first-schema-pack.md",
        "how-to/use-in-your-editor.md",
        "how-to/use-language-models.md",
        "reference/plugins.md",
        "reference/teachers.md",
    )
    used = "".join(docs(name).text for name in pages)
    leaves = [name for name in known if not any(other.startswith(f"{name} ") for other in known)]
    # What an Ollama server has to answer is no example that can be run.
    asks_a_server = {"edgejson teachers ps", "edgejson teachers pull"}
    assert [name for name in leaves if (name if name in asks_a_server else f"$ {name}") not in used] == []


@pytest.mark.parametrize("word", sorted(FUNCTIONS))
def test_every_function_of_the_rule_language_is_documented(word, docs):
    assert f"`{word}(" in docs("reference/rules.md").section("Functions")


@pytest.mark.parametrize(
    "key",
    ["id", "at", "set", "expr", "assert", "choose", "from", "many", "when", "tolerance", "description", "message"],
)
def test_every_key_of_a_rule_is_documented(key, docs):
    assert f"`{key}`" in docs("reference/rules.md").section("Keys")


def test_every_field_of_every_entity_is_documented(docs):
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", docs("reference/value-hints.md").text, re.MULTILINE))
    wanted = {kind: set(entity.fields) for kind, entity in ENTITIES.items()}
    wanted |= {kind: set(names) for kind, names in STATELESS.items()}
    assert {kind: set(re.findall(r"`(\w+)`", rows[kind])) for kind in wanted} == wanted


@pytest.mark.parametrize("form", ["range", "weights", "template", "date", "after", "before", "list"])
def test_every_form_of_a_hint_is_documented(form, docs):
    assert f'`{{"{form}":' in docs("reference/value-hints.md").section("Other forms")


@pytest.mark.parametrize("key", [*Recipe.model_fields, *TaskMix.model_fields])
def test_every_key_of_a_recipe_is_documented(key, docs):
    text = docs("reference/recipe.md").text
    assert f"`{key}`" in text or re.search(rf"\b{key}:", text)


@pytest.mark.parametrize("name", edgejson.__all__)
def test_every_public_name_has_a_section(name, docs):
    assert name in headings(docs("reference/python.md"))


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    """Preference records of every family, as a small build gives them."""
    recipe = Recipe(target=20, preference=10, tasks=dict.fromkeys(INSTALLED["tasks"], 0.2), candidates=1)
    folder = tmp_path_factory.mktemp("pairs") / "out"
    edgejson.build(recipe, folder)
    lines = (line for path in sorted(folder.glob("data/preference/*.jsonl")) for line in path.read_bytes().split(b"\n"))
    return [Record(**jsontext.parse(line)) for line in lines if line]


def test_worse_answers_their_reasons_and_the_scores_are_documented(pairs, docs):
    assert {record.task for record in pairs} == set(INSTALLED["tasks"])
    host = Host(frozenset())
    families = {name: host.create("tasks", name) for name in INSTALLED["tasks"]}
    for record in pairs:
        section = docs("reference/tasks.md").section(f"`{record.task}`")
        if record.task == "transform":  # it has a page of its own
            section = docs("reference/transform.md").text
        because = record.meta["rejected_because"].partition(".")[2]
        assert f"`{record.task}.{because}`" in section or f"`.{because}`" in section
        if record.task != "transform":
            kind, colon, _ = record.meta["rejected_how"].partition(":")
            assert f"`{kind}{colon}`" in section or f"`{kind}`" in section
        scores = families[record.task].score(Subject(record, lambda _: None), record.answer)
        assert [name for name in scores if f"`{name}`" not in section] == []
