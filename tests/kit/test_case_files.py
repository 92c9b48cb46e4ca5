"""Case files: what they may hold, one clear line where they are malformed, and what a case that fails says."""

from __future__ import annotations

import json
import re

import pytest

from edgejson.errors import InputError, PluginNotFoundError, SchemaError
from edgejson.testing import CheckCase, Expected, load_cases, make_subject, run_case
from edgejson.types import Finding

YAML = """
check: placeholders
schema:
  type: object
  properties: {since: {type: string}, plan: {enum: [test]}}
cases:
  - name: a stand-in
    answer: {since: foo, plan: test}
    find: [/since]

  - {name: in words, text: '{"since": "2024-01-05"}', find: []}
  - name: pairs
    record: {chosen: '{"since": "foo"}', rejected: "{}", task: transform, meta: {instance: false}}
    find: [{pointer: /since, message: [meta, foo], severity: error, check: placeholders}]
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="cases.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_yaml_file_shares_what_stands_beside_its_cases(written):
    path = written(YAML)
    first, second, third = load_cases(path)
    assert [str(case) for case in (first, second, third)] == ["a stand-in", "in words", "pairs"]
    assert [case.where for case in (first, second, third)] == [f"{path}:{line}" for line in (7, 11, 12)]
    assert first.check == third.check == "placeholders"
    assert first.schema == third.schema
    assert first.find == (Expected(pointer="/since"),)
    assert second.records == ({"text": '{"since": "2024-01-05"}'},)
    assert third.find[0].message == ["meta", "foo"]


def test_a_jsonl_file_has_a_case_a_line(written):
    lines = [
        {"name": "one", "check": "placeholders", "answer": {"name": "foo"}, "find": ["/name"]},
        {"name": "two", "check": "placeholders", "answer": {"name": "Ana"}, "find": []},
    ]
    path = written("\n\n".join(json.dumps(line) for line in lines) + "\n", "cases.jsonl")
    cases = load_cases(path)
    assert [case.where for case in cases] == [f"{path}:1", f"{path}:3"]
    assert [len(run_case(case)) for case in cases] == [1, 0]


def test_cases_run_through_the_installed_check(written):
    for case in load_cases(written(YAML)):
        found = run_case(case)
        assert len(found) == len(case.find)


def case(**parts):
    return "cases:\n  - " + json.dumps({"name": "one", "answer": {}, "find": []} | parts)


MALFORMED = {
    "no list": ("check: x", 1, "has no list `cases`"),
    "not YAML": ("cases:\n  - {name: [", 3, "is not YAML"),
    "a name twice in YAML": ("check: a\ncheck: b\ncases: []", 2, "'check'"),
    "empty": ("cases: []", None, "holds no case"),
    "an unknown key beside": ("chek: a\ncases: []", 1, "'chek' (did you mean check"),
    "no object": ("cases:\n  - 3", 2, "a case is an object, not int"),
    "no name": ("cases:\n  - {answer: {}, find: []}", 2, "a case needs a `name`"),
    "an unknown key": (case(anser=1), 2, "case 'one': there is no key 'anser' (did you mean answer?)"),
    "no find": ('cases:\n\n  - {name: "one", answer: {}}', 3, "case 'one': says not what is to be found"),
    "find is a word": (case(find="none"), 2, "`find` must be a list"),
    "find holds a number": (case(find=[3]), 2, "`find` holds 3"),
    "an unknown key of find": (case(find=[{"path": "/a"}]), 2, "there is no key of `find` 'path'"),
    "a pointer that is none": (case(find=[{"pointer": 3}]), 2, "`pointer` in `find` must be a text"),
    "a word for a pointer": (case(find=["total"]), 2, "`find` holds 'total'; a pointer begins with a slash"),
    "a message that is none": (case(find=[{"message": [3]}]), 2, "`message` in `find` must be a text or a list of"),
    "an odd severity": (case(find=[{"severity": "fatal"}]), 2, "there is no severity 'fatal'"),
    "a record that is not there": (case(find=[{"record": 1}]), 2, "`record` in `find` is 1; records count from 0 to 0"),
    "no answer": ("cases:\n  - {name: one, find: []}", 2, "here stands none"),
    "two answers": (case(text="{}"), 2, "here stands `answer` and `text`"),
    "half a pair": ("cases:\n  - {name: one, record: {chosen: '{}'}, find: []}", 2, "belong together"),
    "records and an answer": (case(records=[{"answer": 1}]), 2, "says `records` and `answer`"),
    "no records": ("cases:\n  - {name: one, records: [], find: []}", 2, "`records` must be a list with a record"),
    "a record that is none": ("cases:\n  - {name: one, records: [3], find: []}", 2, "record 0: a record must be"),
    "an unknown part": (case(record={"metta": {}}), 2, "there is no part of a record 'metta' (did you mean meta?)"),
    "meta that is none": (case(record={"meta": []}), 2, "`meta` must be an object"),
    "an id that is none": (case(record={"id": 3}), 2, "`id` must be a text"),
    "a text that is none": ("cases:\n  - {name: one, text: 3, find: []}", 2, "`text` must be a text"),
    "settings that are none": (case(settings=[]), 2, "`settings` must be an object"),
    "a schema that is none": (case(schema=[]), 2, "`schema` must be a schema or the id of one"),
    "rules beside an id": (
        case(schema="core/rating", rules=[{}]),
        2,
        "`rules` stand beside a `schema` that is written",
    ),
    "a flag that is none": (case(wants_json="no"), 2, "`wants_json` must be true or false"),
}


@pytest.mark.parametrize("fault", MALFORMED)
def test_a_malformed_file_is_one_clear_line(written, fault):
    text, line, says = MALFORMED[fault]
    path = written(text)
    with pytest.raises(InputError) as caught:
        load_cases(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: " if line else f"{path}: "), message
    assert says in message
    assert "\n" not in message


def test_names_are_unique(written):
    path = written(case() + "\n  - {name: one, answer: 1, find: []}")
    with pytest.raises(InputError, match=re.escape(f"{path}:3: case 'one': there is one of this name at {path}:2")):
        load_cases(path)


def test_a_line_that_is_not_json_is_named(written):
    path = written('{"name": "one", "answer": 1, "find": []}\n{"name": ', "cases.jsonl")
    with pytest.raises(InputError, match=re.escape(f"{path}:2: is not JSON")):
        load_cases(path)


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match=r"absent\.yaml: cannot be read: No such file"):
        load_cases(tmp_path / "absent.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"cases: [\xe9]")
    with pytest.raises(InputError, match=r"latin\.yaml: is not UTF-8 at byte 8"):
        load_cases(tmp_path / "latin.yaml")


# ---------------------------------------------------------------- running


class Says:
    """Finds what it is told to find."""

    scope = "record"

    def __init__(self, *findings):
        self.findings = findings

    def check(self, _subject):
        return self.findings


def finding(pointer="", message="odd", check="says", severity="error"):
    return Finding(check=check, message=message, pointer=pointer, severity=severity)


@pytest.mark.parametrize(
    ("expected", "found", "agree"),
    [
        ([], [], True),
        ([Expected()], [finding("/a")], True),
        ([Expected(pointer="/a")], [finding("/a")], True),
        ([Expected(pointer="/a")], [finding("/b")], False),
        ([Expected(pointer="")], [finding("/b")], False),
        ([Expected(message=("od", "d"))], [finding()], True),
        ([Expected(message="dd")], [finding()], True),
        ([Expected(message="do")], [finding()], False),
        ([Expected(message=("od", "even"))], [finding()], False),
        ([Expected(severity="warning")], [finding()], False),
        ([Expected(severity="warning")], [finding(severity="warning")], True),
        ([Expected()], [finding(severity="warning")], False),
        ([Expected(check="says")], [finding()], True),
        ([Expected(check="other")], [finding()], False),
        ([Expected()], [], False),
        ([], [finding()], False),
        ([Expected()], [finding(), finding()], False),
        ([Expected(), Expected(pointer="/a")], [finding("/a"), finding("/b")], True),
        ([Expected(pointer="/a"), Expected(pointer="/a")], [finding("/a"), finding("/b")], False),
        ([Expected(record=0)], [finding()], True),
        ([Expected()] * 30 + [Expected(pointer="/a")], [finding("/a"), *[finding("/b")] * 30], True),
        ([Expected()] * 30 + [Expected(pointer="/c")], [finding("/a"), *[finding("/b")] * 30], False),
    ],
)
def test_findings_are_compared_one_to_one(expected, found, agree):
    one = CheckCase(name="one", records=[{"answer": {}}], find=expected, where="cases.yaml:3")
    if agree:
        assert run_case(one, Says(*found)) == found
        return
    with pytest.raises(AssertionError) as caught:
        run_case(one, Says(*found))
    assert str(caught.value).startswith("case 'one' (cases.yaml:3):\n  expected\n    ")


def test_a_case_that_fails_shows_both_sides():
    one = CheckCase(
        name="a cent",
        check="placeholders",
        records=[{"answer": {"name": "foo"}}, {"answer": {"name": "Ana"}}],
        find=[Expected(pointer="/total", message=("cent",), record=1)],
    )
    with pytest.raises(AssertionError) as caught:
        run_case(one)
    head, *lines = str(caught.value).split("\n")
    assert head == "case 'a cent', check placeholders:"
    assert lines[:3] == ["  expected", "    error at /total about record 1 saying 'cent'", "  found"]
    assert lines[3].startswith("    error placeholders at /name about record 0: ")


class Counts:
    """Counts records by the first member of their answer."""

    scope = "dataset"

    def __init__(self):
        self.seen = {}

    def add(self, subject, place):
        (name,) = subject.answer.value
        self.seen[name] = self.seen.get(name, 0) + 1
        return [] if self.seen[name] == 1 else [finding(message=f"again at {place}")]

    def finish(self):
        return {"names": self.seen, "all": sum(self.seen.values())}


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        ({}, ""),
        ({"all": 3}, ""),
        ({"names": {"a": 2}}, ""),
        ({"all": 4}, "figure all: expected 4, found 3"),
        ({"names": {"a": 2, "b": True}}, "figure names.b: expected True, found 1"),
        ({"none": {}}, "figure none: expected {}, found None"),
    ],
)
def test_figures_are_compared_where_they_are_stated(figures, fault):
    records = [{"answer": {name: 1}} for name in "aba"]
    again = [Expected(record=2, message=("again at data.jsonl:3",))]
    one = CheckCase(name="one", records=records, find=again, figures=figures)
    if not fault:
        run_case(one, Counts())
        return
    with pytest.raises(AssertionError) as caught:
        run_case(one, Counts())
    assert str(caught.value).split("\n")[1:] == [f"  {fault}"]


def test_settings_and_schemas_by_id_reach_the_check():
    parts = {"name": "one", "records": [{"answer": {"rating": "five"}}], "schema": "core/rating"}
    found = run_case(CheckCase(**parts, check="placeholders"))
    assert found == []
    compliance = CheckCase(**parts, check="schema_compliance", find=[Expected(pointer="/rating", message=("type",))])
    with pytest.raises(AssertionError, match="required"):  # other members are missing as well
        run_case(compliance)
    with pytest.raises(SchemaError, match="no schema 'core/ratings'"):
        run_case(CheckCase(**parts | {"schema": "core/ratings"}, check="placeholders"))
    with pytest.raises(InputError, match="no such setting"):
        run_case(CheckCase(**parts, check="diversity", settings={"nmes": 3}))


def test_a_case_without_a_check_cannot_run():
    one = CheckCase(name="one", records=[{"answer": {}}], where="cases.yaml:3")
    with pytest.raises(InputError, match=r"cases\.yaml:3: no check"):
        run_case(one)
    with pytest.raises(PluginNotFoundError, match="did you mean placeholders"):
        run_case(one, "placeholder")


def test_rules_stand_beside_a_schema():
    schema = {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}
    one = CheckCase(
        name="one",
        check="invariants",
        records=[{"answer": {"a": 2, "b": 1}}],
        schema=schema,
        rules=[{"id": "order", "assert": "a <= b"}],
        find=[Expected(message=("order",))],
    )
    assert len(run_case(one)) == 1


def test_wants_json_is_said_of_the_case_or_of_one_record():
    records = [{"text": "foo", "wants_json": False}, {"text": "foo"}]
    one = CheckCase(name="one", check="strict_json", records=records, find=[Expected(record=1)])
    assert len(run_case(one)) == 1
    assert run_case(CheckCase(name="two", check="strict_json", records=[{"text": "foo"}], wants_json=False)) == []


def test_a_subject_by_hand_claims_what_the_engine_would():
    subject = make_subject({"a": 1}, schema={"type": "object"}, rules=[{"id": "small", "assert": "a < 1"}], task="t")
    assert subject.schema is subject.base_schema is not None
    assert [broken.rule for broken in subject.broken_rules] == ["small"]
    assert make_subject({"a": 1}, schema=subject.schema, meta={"instance": False}).schema is None
    with pytest.raises(ValueError, match="written out"):
        make_subject({}, schema=subject.schema, rules=[{"id": "small", "assert": "a < 1"}])
    pair = make_subject(chosen="{}", rejected="[")
    assert (pair.record.kind, pair.answer_text) == ("preference", "{}")
    assert make_subject(text="{'a'").answer.ok is False
