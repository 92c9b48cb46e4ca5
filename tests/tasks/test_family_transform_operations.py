"""Every operation computed three ways: by the product in Python, by its jq program, by plain Python written here."""

from __future__ import annotations

import json
import random
from collections import Counter
from importlib import resources
from itertools import product

import jq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transform_cases import drawn_cases, steps, values

from edgejson import jsontext
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.interpreter import run, run_step
from edgejson_tasks.transform.naming import in_style
from edgejson_tasks.transform.operation import StepError
from edgejson_tasks.transform.reference import table
from edgejson_tasks.transform.specification import defect
from edgejson_tasks.transform.survey import Survey


@pytest.mark.parametrize("name", OPERATIONS)
def test_python_and_jq_agree_on_drawn_steps(name):
    cases = drawn_cases(name, 220)
    assert len(cases) >= 200
    for value, step, answer in cases:
        assert defect([step]) is None
        expected = proof.result(jsontext.canonical(value), [step])
        assert jsontext.equal(expected, answer), (value, step)
        assert proof.proves(jsontext.canonical(value), [step], answer)


@pytest.mark.parametrize("name", OPERATIONS)
def test_applying_leaves_the_document_as_it_was(name):
    for value, step, _ in drawn_cases(name, 25):
        before = jsontext.canonical(value)
        run_step(value, step)
        assert jsontext.canonical(value) == before


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_example_of_the_reference_page_is_true(name):
    example = OPERATIONS[name].example
    assert defect([example.step]) is None
    assert jsontext.equal(run(example.before, [example.step]), example.after)
    assert jsontext.equal(proof.result(jsontext.canonical(example.before), [example.step]), example.after)


# ---------------------------------------------------------------- arbitrary steps on arbitrary documents


@settings(max_examples=700, deadline=None)
@given(value=values, plan=st.lists(steps(), min_size=1, max_size=3))
def test_whatever_python_computes_jq_computes_too(value, plan):
    """Random steps mostly do not apply; where they do, on odd names and types, both give the same value."""
    assert defect(plan) is None
    text = jsontext.canonical(value)
    try:
        answer = run(jsontext.parse(text), plan)
        jsontext.canonical(answer)
    except (StepError, jsontext.CanonicalError):
        return
    if any(step["op"] in ("compute", "round", "sum_by", "avg_by") for step in plan):
        return  # ties and huge sums: drawn steps avoid them, and are tested above
    assert jsontext.equal(proof.result(text, plan), answer)


def _spoilt(value, rng):
    """The document with something else somewhere: a member gone or of another type, more elements in an array."""
    if isinstance(value, dict) and value and rng.random() < 0.85:
        name = rng.choice(list(value))
        if rng.random() < 0.2:
            return {key: member for key, member in value.items() if key != name}
        return {**value, name: _spoilt(value[name], rng)}
    if isinstance(value, list) and value and rng.random() < 0.85:
        index = rng.randrange(len(value))
        return [*value[:index], _spoilt(value[index], rng), *value[index:][: rng.randint(0, 9)]]
    return rng.choice(
        (None, False, 0, 7, -2.5, "", "a", " 2024-02-30", "31/12/2023", [], [None], ["b", 1], {}, {"*": 1})
    )


# What these do is possible on every document; and jq has an order of all values, the step language one of strings and
# one of numbers.
_RARELY_REFUSED = ("key_case", "remove_nulls", "remove_empty", "merge_patch", "sort_by")


@pytest.mark.parametrize("name", OPERATIONS)
def test_on_a_spoilt_document_jq_computes_the_same_or_refuses_as_well(name):
    """Steps that fitted, on documents that they may not fit any more."""
    refused = 0
    for number, (value, step, _) in enumerate(drawn_cases(name, 220)):
        rng = random.Random(number)
        text = jsontext.canonical(_spoilt(_spoilt(value, rng), rng))
        try:
            answer = run(jsontext.parse(text), [step])
        except StepError:
            if name != "sort_by":
                refused += 1
                with pytest.raises(proof.ProofError):
                    proof.result(text, [step])
        else:
            assert jsontext.equal(proof.result(text, [step]), answer), (text, step)
    assert refused >= 5 or name in _RARELY_REFUSED


# ---------------------------------------------------------------- written out by hand


def _by_hand(step, value):
    """Plain Python for steps whose place is a top-level array or object; None where it does not say."""
    name = step["op"]
    tokens = jsontext.split(step.get("at", ""))
    if len(tokens) != 1 or tokens == ["*"]:
        return None
    here = value[tokens[0]]
    if name == "rename_keys":
        made = {step["map"].get(key, key): member for key, member in here.items()}
    elif name == "keep_fields":
        made = {key: here[key] for key in here if key in step["fields"]}
    elif name == "drop_fields":
        made = {key: here[key] for key in here if key not in step["fields"]}
    elif name == "sort_by" and "by" in step:
        made = list(here)
        keys = [step, *step.get("then", ())]
        for _ in range(len(made)):  # bubble sort is stable by nature
            for left in range(len(made) - 1):
                one, two = made[left : left + 2]
                key = next((key for key in keys if one[key["by"]] != two[key["by"]]), step)
                low, high = one[key["by"]], two[key["by"]]
                if low > high if key["order"] == "asc" else low < high:
                    made[left], made[left + 1] = two, one
    elif name == "group_by":
        keys = [row[step["by"]] if isinstance(row[step["by"]], str) else json.dumps(row[step["by"]]) for row in here]
        made = {key: [row for row, other in zip(here, keys, strict=True) if other == key] for key in keys}
    elif name == "count_by" and "by" not in step:
        made = dict(Counter(here))
    elif name == "pluck":
        made = [row[step["field"]] for row in here]
    elif name == "flatten" and step["join"] != "camel" and step["arrays"] == "index":
        made = {step["join"].join(jsontext.split(pointer)): leaf for pointer, leaf in jsontext.leaves(here)}
    elif name == "transpose":
        made = dict(zip(here[0], map(list, zip(*(row.values() for row in here), strict=True)), strict=True))
    elif name == "index_by":
        made = {row[step["by"]] if isinstance(row[step["by"]], str) else str(row[step["by"]]): row for row in here}
    elif name == "cast" and step["to"] != "string":
        made = json.loads(here)
    else:
        return None
    return {**value, tokens[0]: made}


@pytest.mark.parametrize(
    "name",
    [
        "rename_keys", "keep_fields", "drop_fields", "sort_by", "group_by", "count_by",
        "pluck", "flatten", "transpose", "index_by", "cast",
    ],
)  # fmt: skip
def test_plain_python_agrees(name):
    compared = 0
    for value, step, answer in drawn_cases(name, 250):
        expected = _by_hand(step, value)
        if expected is not None:
            compared += 1
            assert jsontext.equal(answer, expected), (value, step)
    assert compared >= 10


# ---------------------------------------------------------------- semantics, case by case


@pytest.mark.parametrize(
    ("name", "camel", "snake", "pascal", "kebab", "constant"),
    [
        ("first_name", "firstName", "first_name", "FirstName", "first-name", "FIRST_NAME"),
        ("firstName", "firstName", "first_name", "FirstName", "first-name", "FIRST_NAME"),
        ("userID", "userId", "user_id", "UserId", "user-id", "USER_ID"),
        ("HTTPServer", "httpServer", "http_server", "HttpServer", "http-server", "HTTP_SERVER"),
        ("address2Line", "address2Line", "address2_line", "Address2Line", "address2-line", "ADDRESS2_LINE"),
        ("line_1", "line1", "line_1", "Line1", "line-1", "LINE_1"),
        ("_id", "id", "id", "Id", "id", "ID"),
        ("größe", "größe", "größe", "größe", "größe", "größe"),
        ("$ref", "$ref", "$ref", "$ref", "$ref", "$ref"),
        ("two_\nlines", "two_\nlines", "two_\nlines", "two_\nlines", "two_\nlines", "two_\nlines"),
        ("line\n", "line\n", "line\n", "line\n", "line\n", "line\n"),
        ("_.-", "_.-", "_.-", "_.-", "_.-", "_.-"),
    ],
)
def test_case_styles(name, camel, snake, pascal, kebab, constant):
    expected = {"camel": camel, "snake": snake, "pascal": pascal, "kebab": kebab, "constant": constant}
    for style, cased in expected.items():
        assert in_style(name, style) == cased
        step = {"op": "key_case", "at": "", "style": style}
        assert proof.result(jsontext.canonical({name: [{name: 1}]}), [step]) == {cased: [{cased: 1}]}


@pytest.mark.parametrize(
    ("value", "step"),
    [
        ({"a": 1, "b": 2}, {"op": "rename_keys", "at": "", "map": {"a": "b"}}),
        ({"a_b": 1, "aB": 2}, {"op": "key_case", "at": "", "style": "camel"}),
        ({"a": {"b": 1}, "a.b": 2}, {"op": "flatten", "at": "", "join": ".", "arrays": "keep"}),
        ({"a": 1, "a.b": 2}, {"op": "unflatten", "at": "", "sep": "."}),
        ({"a": {"b": 1}, "b": 2}, {"op": "unnest", "at": "", "field": "a"}),
        ({"a": 1}, {"op": "nest", "at": "", "fields": ["a", "z"], "under": "n"}),
        ({"a": 1, "n": 2}, {"op": "nest", "at": "", "fields": ["a"], "under": "n"}),
        ({"a": 1, "b": 2}, {"op": "move", "from": "/a", "to": "/b"}),
        ({"a": 1}, {"op": "copy", "from": "/z", "to": "/b"}),
        ({"a": 1}, {"op": "move", "from": "/a", "to": "/z/b"}),
        ({"a": 1}, {"op": "cast", "at": "/z", "to": "string"}),
        ({"a": "x"}, {"op": "cast", "at": "/a", "to": "number"}),
        ({"a": "yes"}, {"op": "cast", "at": "/a", "to": "boolean"}),
        ({"a": [{"k": 1}, {"k": 1}]}, {"op": "index_by", "at": "/a", "by": "k"}),
        ({"a": [{"k": 1}, {}]}, {"op": "group_by", "at": "/a", "by": "k"}),
        ({"a": [{"k": None}]}, {"op": "group_by", "at": "/a", "by": "k"}),
        ({"a": [{"k": 0.5}]}, {"op": "count_by", "at": "/a", "by": "k"}),
        ({"a": [{"k": 1}, {}]}, {"op": "pluck", "at": "/a", "field": "k"}),
        ({"a": [{"k": 1}, 5]}, {"op": "pluck", "at": "/a", "field": "k"}),
        ({"a": [{"k": 1}, {}]}, {"op": "transpose", "at": "/a"}),
        ([], {"op": "prefix_keys", "at": "", "prefix": "x_"}),
        (None, {"op": "keep_fields", "at": "", "fields": ["a"]}),
        ({"a": "text"}, {"op": "slice", "at": "/a", "side": "first", "count": 1}),
        ({"a": {"k": 1}}, {"op": "unique", "at": "/a"}),
        ({"a": [{"k": 1}, {}]}, {"op": "unique", "at": "/a", "by": "k"}),
        ({"a": {}}, {"op": "sort_by", "at": "/a", "order": "desc"}),
        ({"a": ["x", 1]}, {"op": "join", "at": "/a", "sep": ", "}),
        ({"a": [{"k": "x", "n": "1"}]}, {"op": "sum_by", "at": "/a", "by": "k", "field": "n", "digits": 2}),
        ({"a": 7}, {"op": "cast", "at": "/a", "to": "number"}),
        ({"a": {"b": 1}}, {"op": "cast", "at": "/a", "to": "string"}),
        ({"a": [{"b": None}, None]}, {"op": "cast", "at": "/a/*/b", "to": "string"}),
        ({"a": [None]}, {"op": "string_case", "at": "/a/*/b", "to": "upper"}),
        (
            {"a": 1, "l": 2},
            {"op": "compute", "at": "", "field": "a", "left": "l", "calc": "add", "right": "l", "digits": 2},
        ),
    ],
)
def test_what_is_an_error_for_one_is_an_error_for_both(value, step):
    with pytest.raises(StepError):
        run(value, [step])
    with pytest.raises(proof.ProofError):
        proof.result(jsontext.canonical(value), [step])


def test_descending_sort_keeps_the_order_of_equal_rows():
    rows = [{"id": number, "k": number % 2} for number in range(6)]
    step = {"op": "sort_by", "at": "", "by": "k", "order": "desc"}
    assert [row["id"] for row in run(rows, [step])] == [1, 3, 5, 0, 2, 4]


def test_strings_sort_by_code_point():
    step = {"op": "sort_by", "at": "", "order": "asc"}
    words = ["b", "Z", "a", "é", "\U0001f600", "\uffee"]
    assert run(words, [step]) == ["Z", "a", "b", "é", "\uffee", "\U0001f600"] == proof.result(json.dumps(words), [step])


@pytest.mark.parametrize(
    ("number", "digits", "rounded"), [(2.675, 2, 2.68), (-2.5, 0, -3), (1.005, 2, 1.01), (0.5, 0, 1), (7, 2, 7)]
)
def test_halves_round_away_from_zero_in_decimal(number, digits, rounded):
    assert run({"n": number}, [{"op": "round", "at": "/n", "digits": digits}]) == {"n": rounded}


@pytest.mark.parametrize(
    ("number", "digits", "rounded"), [(-2.71, 0, -3), (-2.31, 1, -2.3), (1.128, 2, 1.13), (0.04, 1, 0)]
)
def test_jq_rounds_alike_away_from_ties(number, digits, rounded):
    step = {"op": "round", "at": "/n", "digits": digits}
    assert run({"n": number}, [step]) == {"n": rounded} == proof.result(json.dumps({"n": number}), [step])


def test_ties_are_never_drawn():
    value = {"quantity": 3, "unit_price": 0.125, "n": 2.5}  # 3 * 0.125 = 0.375: a tie at two decimals
    for seed in range(300):
        for name in ("round", "compute"):
            step = OPERATIONS[name].draw(Survey(value), random.Random(seed))
            assert step is None or (step["op"], step["at"], step["digits"]) in {
                ("round", "/unit_price", 1),
                ("round", "/unit_price", 0),
            }


def test_below_every_element_an_absent_member_is_passed_over():
    value = {"rows": [{"n": "1"}, {}, {"n": "2"}]}
    step = {"op": "cast", "at": "/rows/*/n", "to": "number"}
    assert run(value, [step]) == {"rows": [{"n": 1}, {}, {"n": 2}]} == proof.result(json.dumps(value), [step])


def test_flatten_keeps_empty_containers_nulls_and_false():
    value = {"a": {}, "b": {"c": None, "d": False, "e": []}}
    for arrays, join in product(("keep", "index"), (".", "camel")):
        step = {"op": "flatten", "at": "", "join": join, "arrays": arrays}
        c, d, e = ("b.c", "b.d", "b.e") if join == "." else ("bC", "bD", "bE")
        assert run(value, [step]) == {"a": {}, c: None, d: False, e: []} == proof.result(json.dumps(value), [step])


# ---------------------------------------------------------------- what is well formed


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        "rename",
        [{"op": "explode", "at": ""}],
        [{"at": "", "map": {"a": "b"}}],
        [{"op": "rename_keys", "at": "", "map": {}}],
        [{"op": "rename_keys", "at": "name", "map": {"a": "b"}}],
        [{"op": "rename_keys", "at": "", "map": {"a": "b"}, "note": "x"}],
        [{"op": "sort_by", "at": "/a", "by": "k", "order": "up"}],
        [{"op": "keep_fields", "at": "", "fields": ["a", "a"]}],
        [{"op": "slice", "at": "", "side": "first", "count": 0}],
        [["rename_keys"]],
    ],
)
def test_malformed_steps_are_named(wrong):
    assert defect(wrong)


def test_the_jq_program_refuses_an_operation_it_does_not_know():
    program = resources.files("edgejson_tasks.transform").joinpath("program.jq").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="unknown operation"):
        jq.compile(f"{program} result").input_value({"doc": {}, "steps": [{"op": "explode", "at": ""}]}).first()


def test_the_reference_page_lists_every_operation_as_the_code_has_it(request):
    page = (request.config.rootpath / "docs" / "reference" / "transform.md").read_text(encoding="utf-8")
    assert table() in page
    for name in OPERATIONS:
        assert f"\n| `{name}` | " in page
