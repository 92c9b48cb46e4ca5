"""What the steps are in other languages: each form, run by its own engine, gives what Python computes."""

from __future__ import annotations

import json
from collections import Counter

import jq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transform_cases import drawn_cases, steps, values

from edgejson import jsontext
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.engines import jmespath_form, jq_form, json_patch_form
from edgejson_tasks.transform.engines.expressions import EXPRESSIBLE, agrees, express
from edgejson_tasks.transform.engines.witness import DisagreementError, by_jmespath, by_json_patch, witness, witnesses
from edgejson_tasks.transform.interpreter import run
from edgejson_tasks.transform.operation import StepError

ONLY_JQ = {
    "key_case", "map_values", "round", "compute", "string_case", "split", "trim", "replace_text", "date_format",
    "unique", "unwind", "avg_by",
}  # fmt: skip
"""Operations that neither JMESPath nor JSON Patch can say."""


def by_jq(program, document):
    return jq.compile(program).input_text(jsontext.canonical(document)).first()


ENGINES = {
    "jq": (jq_form.to_jq, by_jq, jq_form.OPERATIONS),
    "jmespath": (jmespath_form.to_jmespath, by_jmespath, jmespath_form.OPERATIONS),
    "json_patch": (json_patch_form.to_json_patch, by_json_patch, json_patch_form.OPERATIONS),
}


@pytest.mark.parametrize(("engine", "name"), [(engine, name) for engine in ENGINES for name in ENGINES[engine][2]])
def test_a_form_does_what_the_step_does(engine, name):
    form, run_form, _ = ENGINES[engine]
    said = 0
    for value, step, answer in drawn_cases(name, 40 if engine == "jq" else 120):
        expression = form(step, value)
        if expression is not None:
            said += 1
            assert jsontext.equal(run_form(expression, value), answer), (expression, value)
    assert said >= 5


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_but_a_few_has_a_second_witness(name):
    found = Counter(witness(step, value, answer) for value, step, answer in drawn_cases(name, 80))
    if name in ONLY_JQ:
        assert set(found) == {None}
    else:
        assert found[None] < sum(found.values()) * 2 / 3


@settings(max_examples=500, deadline=None)
@given(value=values, step=steps())
def test_on_arbitrary_documents_no_witness_parts_from_python(value, step):
    text = jsontext.canonical(value)
    document = jsontext.parse(text)
    try:
        answer = run(document, [step])
        jsontext.canonical(answer)
    except (StepError, jsontext.CanonicalError):
        return
    witness(step, document, answer)
    assert jsontext.canonical(document) == text


def test_a_witness_that_parts_from_the_others_is_heard():
    step = {"op": "pluck", "at": "/rows", "field": "id"}
    before = {"rows": [{"id": 1}, {"id": 2}]}
    assert witness(step, before, {"rows": [1, 2]}) == "jmespath"
    with pytest.raises(DisagreementError, match="jmespath disagrees on pluck"):
        witness(step, before, {"rows": [2, 1]})
    drop = {"op": "drop_fields", "at": "", "fields": ["rows"]}
    with pytest.raises(DisagreementError, match="json_patch disagrees on drop_fields"):
        witnesses([before, {"rows": [1, 2]}, {"rows": []}], [step, drop])


def test_evidence_names_the_engines_and_counts_their_steps():
    text = json.dumps({"id": 7, "rows": [{"name": "b"}, {"name": "a"}], "firstName": "Ana"})
    plan = [
        {"op": "sort_by", "at": "/rows", "by": "name", "order": "asc"},
        {"op": "key_case", "at": "", "style": "snake"},
        {"op": "drop_fields", "at": "", "fields": ["id"]},
    ]
    assert proof.evidence(text, plan) == proof.Evidence(("jq", "jmespath", "json_patch"), 2)
    assert proof.evidence(text, plan[1:2]) == proof.Evidence(("jq",), 0)


MISSING = {"field": "k", "cmp": "missing"}
CASES = [
    ({"op": "rename_keys", "at": "", "map": {"a": "b", "b": "a"}}, {"a": 1, "b": 2}),  # no move can swap
    ({"op": "unnest", "at": "", "field": "a"}, {"a": {"a": 1}}),
    ({"op": "flatten", "at": "", "join": ".", "arrays": "keep"}, {"a": {"b": None}, "c": False}),
    ({"op": "filter_rows", "at": "", "where": {"field": "k", "cmp": "ne", "value": 1}}, [{"k": 2}, {}, {"k": "x"}]),
    (
        {"op": "filter_rows", "at": "", "where": {"any": [MISSING, {"field": "n", "cmp": "ne", "value": 2}]}},
        [{"k": 1, "n": 2}, {"n": 2}, {"k": 1, "n": 3}],
    ),
    (
        {"op": "filter_rows", "at": "", "where": {"all": [{"field": "n", "cmp": "in", "value": [2, 3]}, MISSING]}},
        [{"k": 1, "n": 2}, {"n": 2}, {"n": 4}],
    ),
    ({"op": "sort_by", "at": "", "by": "k", "order": "desc"}, [{"k": "a", "n": 1}, {"k": "b"}, {"k": "a", "n": 2}]),
    ({"op": "slice", "at": "", "side": "last", "count": 2}, [1, None, None]),
    ({"op": "group_by", "at": "", "by": "k"}, [{"k": True}, {"k": False}]),
    ({"op": "pluck", "at": "", "field": "k"}, [{"k": None}, {"k": 1}]),
    ({"op": "strip_prefix", "at": "", "prefix": "a_"}, {"a_": 1, "a_b": 2}),
    ({"op": "keep_fields", "at": "/*", "fields": ["a", "b"]}, [{"a": 1}, {"b": 2, "c": 3}]),
    ({"op": "default_values", "at": "", "values": {"a": 1, "b": 2}, "nulls": "replace"}, {"a": False, "b": None}),
    ({"op": "remove_empty", "at": ""}, {"a": {"b": {"c": []}}, "d": [{}, {"e": ""}], "f": 0, "g": False}),
    ({"op": "json_patch", "at": "/x", "patch": [{"op": "add", "path": "/-", "value": 1}]}, {"x": []}),
]


@pytest.mark.parametrize(("step", "document"), CASES)
def test_forms_hold_where_languages_are_known_to_differ(step, document):
    answer = run(document, [step])
    assert jsontext.equal(proof.result(json.dumps(document), [step]), answer)
    for form, run_form, _ in ENGINES.values():
        expression = form(step, document)
        if expression is not None:
            assert jsontext.equal(run_form(expression, document), answer), expression


@pytest.mark.parametrize("language", EXPRESSIBLE)
def test_plans_become_expressions_that_their_engine_takes(language):
    names = EXPRESSIBLE[language]
    said = 0
    for name in sorted(names):
        for value, step, answer in drawn_cases(name, 15):
            expression = express(language, [step], [value, answer])
            if expression is not None:
                said += 1
                assert agrees(language, expression, jsontext.canonical(value), answer), expression
                changed = {"other": answer}
                assert not agrees(language, expression, jsontext.canonical(value), changed)
    assert said >= 10 * len(names) if language != "merge_patch" else said >= 15


@pytest.mark.parametrize(
    ("language", "expression"),
    [
        ("jq", ".["),
        ("jq", "empty"),
        ("jq", "1, 2"),
        ("jmespath", "a["),
        ("json_patch", '[{"op":"remove","path":"/b"}]'),
    ],
)
def test_an_expression_that_gives_no_single_value_agrees_with_nothing(language, expression):
    assert not agrees(language, expression, '{"a":1}', {"a": 1})
    assert not agrees(language, expression, '{"a":1}', None)


# ---------------------------------------------------------------- a third engine: JSONata

JSONATA = {
    "split": lambda step: f"$split($, {json.dumps(step['sep'])})",
    "replace_text": lambda step: f"$replace($, {json.dumps(step['find'])}, {json.dumps(step['with'])})",
    "string_case": lambda step: f"${step['to']}case($)",
    "map_values": lambda step: f"($new := $lookup({json.dumps(step['map'])}, $); $exists($new) ? $new : $)",
    "date_format": lambda step: " & ".join(_date_parts(step)),
}


def _date_parts(step):
    reads = "YYYY-MM-DD" if step["reads"] == "date-time" else step["reads"]
    writes = step["writes"]
    while writes:
        part = next((part for part in ("YYYY", "MM", "DD") if writes.startswith(part)), writes[0])
        said = f"$substring($, {reads.index(part)}, {len(part)})" if len(part) > 1 else json.dumps(part)
        writes = writes[len(part) :]
        yield said


@pytest.mark.parametrize("name", JSONATA)
def test_jsonata_agrees_on_texts(name):
    jsonata = pytest.importorskip("jsonata", reason="jsonata-python is not installed")
    compared = 0
    for value, step, answer in drawn_cases(name, 150):
        tokens = jsontext.split(step["at"])
        if "*" in tokens:
            continue
        before, after = (jsontext.resolve(document, step["at"]) for document in (value, answer))
        made = jsonata.Jsonata(JSONATA[name](step)).evaluate(before)
        compared += 1
        assert made == after or list(made) == after, (before, step)
    assert compared >= 10


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.fixed_dictionaries({"k": st.sampled_from("abc"), "n": st.integers(0, 99)}), min_size=2))
def test_jsonata_groups_alike(rows):
    jsonata = pytest.importorskip("jsonata", reason="jsonata-python is not installed")
    figures = {"group_by": "$append([], $)", "sum_by": "$sum(n)", "min_by": "$min(n)", "max_by": "$max(n)"}
    for op, figure in figures.items():
        step = {"op": op, "at": "", "by": "k"} | ({} if op == "group_by" else {"field": "n"})
        step |= {"digits": 0} if op == "sum_by" else {}
        made = jsonata.Jsonata(f"$${{k: {figure}}}").evaluate(rows)
        assert jsontext.equal(json.loads(json.dumps(made)), run(rows, [step]))
