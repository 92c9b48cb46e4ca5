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

from edgejson import jsontext
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.interpreter import run, run_step
from edgejson_tasks.transform.naming import in_style
from edgejson_tasks.transform.operation import StepError
from edgejson_tasks.transform.reference import table
from edgejson_tasks.transform.specification import defect
from edgejson_tasks.transform.survey import Survey

NAMES = (
    "id",
    "first_name",
    "größe",
    "名前",
    "unit_price",
    "quantity",
    "tags",
    "is_open",
    "status",
    "a.b",
    "x__y",
    "e-mail",
)
LABELS = ("active", "in_progress", "closed", "new")


def _scalar(rng: random.Random):
    return rng.choice(
        (
            None,
            True,
            False,
            rng.randint(-50, 5000),
            round(rng.uniform(-9, 900), rng.randint(1, 3)),
            rng.choice(LABELS),
            rng.choice(("Ana Lima", "Zoë, Ltd", "2024-03-05", "7", "12.50", "true", "false", "", "🙂")),
        )
    )


def _column(rng: random.Random, count: int):
    kind = rng.randrange(7)
    if kind == 0:
        return [f"K-{index}" for index in range(count)]
    if kind == 1:
        return [rng.choice(LABELS) for _ in range(count)]
    if kind == 2:
        return [rng.randint(1, 4) for _ in range(count)]
    if kind == 3:
        return [round(rng.uniform(0, 300), 2) for _ in range(count)]
    if kind == 4:
        return [rng.random() < 0.5 for _ in range(count)]
    if kind == 5:
        return [str(rng.randint(1, 999)) for _ in range(count)]
    return [_scalar(rng) for _ in range(count)]


def _rows(rng: random.Random):
    count = rng.randint(0, 6)
    columns = {name: _column(rng, count) for name in rng.sample(NAMES, rng.randint(1, 5))}
    rows = [{name: values[index] for name, values in columns.items()} for index in range(count)]
    for row in rows:
        if len(row) > 1 and rng.random() < 0.15:
            row.pop(rng.choice(list(row)))
    if rows and rng.random() < 0.3:
        rows.append(dict(rng.choice(rows)))
    return rows


def _object(rng: random.Random, depth: int):
    return {name: _value(rng, depth) for name in rng.sample(NAMES, rng.randint(0, 5))}


def _value(rng: random.Random, depth: int):
    kind = rng.randrange(9) if depth else 0
    if kind == 1:
        return _object(rng, depth - 1)
    if kind == 2:
        return _rows(rng)
    if kind == 3:
        return [rng.choice(("b", "a", "c", "ä")) for _ in range(rng.randint(0, 5))]
    if kind == 4:
        return rng.choice(([], {}, [1, 2, 2], [[1], []]))
    return _scalar(rng)


def document(rng: random.Random):
    """Nested objects, arrays of objects, nulls, empty containers, names beyond ASCII."""
    if rng.random() < 0.15:
        return _rows(rng)
    value = _object(rng, 3)
    if rng.random() < 0.6:
        value["rows"] = _rows(rng)
    if rng.random() < 0.4:
        value["order"] = {"quantity": rng.randint(1, 9), "unit_price": round(rng.uniform(1, 90), 2), "tags": ["x", "y"]}
    return value


def drawn_cases(name: str, wanted: int):
    """Documents with steps of one operation, and what the Python side makes of them."""
    cases = []
    for seed in range(40 * wanted):
        rng = random.Random(seed)
        value = jsontext.parse(jsontext.canonical(document(rng)))
        step = OPERATIONS[name].draw(Survey(value, {"note": "none"}), rng)
        if step is None:
            continue
        try:
            cases.append((value, step, run_step(value, step)))
        except StepError:
            continue
        if len(cases) == wanted:
            break
    return cases


@pytest.mark.parametrize("name", OPERATIONS)
def test_python_and_jq_agree_on_drawn_steps(name):
    cases = drawn_cases(name, 220)
    assert len(cases) >= 200
    for value, step, answer in cases:
        assert defect([step]) is None
        expected = proof.result(jsontext.canonical(value), [step])
        assert jsontext.equal(expected, answer), (value, step)
        assert proof.proves(jsontext.canonical(value), [step], jsontext.canonical(answer))


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

odd_names = st.sampled_from(["a", "b", "a/b", "m~n", 'say "x"', "é", "名", "user_id", "userID", "*", "", "0"])
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.decimals(-1000, 1000, places=2).map(float)
    | st.sampled_from(["true", "12", "-0.5", "a, b", "", "x y", "007", "1e5"])
    | st.text(max_size=4).filter(lambda text: text.isprintable())
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_names, inner, max_size=4), max_leaves=12
)
pointers = st.lists(odd_names, max_size=2).map(jsontext.join)


@st.composite
def steps(draw):
    name = draw(st.sampled_from(sorted(OPERATIONS)))
    step = {"op": name}
    for key, schema in OPERATIONS[name].keys.items():
        if key in OPERATIONS[name].optional and draw(st.booleans()):
            continue
        step[key] = draw(_for_key(name, key, schema))
    return step


def _for_key(name, key, schema):
    nonempty = odd_names.filter(bool)
    if key in ("at", "from", "to") and "enum" not in schema:
        return pointers.filter(bool) if key in ("from", "to") else pointers
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema.get("type") == "integer":
        return st.integers(1, 3)
    if schema.get("type") == "array":
        return st.lists(nonempty, min_size=1, max_size=3, unique=True)
    if key == "map":
        return st.dictionaries(nonempty, nonempty, min_size=1, max_size=3)
    if key == "values":
        return st.dictionaries(odd_names, scalars, min_size=1, max_size=2)
    if key == "where":
        value = scalars.filter(lambda scalar: scalar is not None)
        return st.fixed_dictionaries(
            {"field": nonempty, "cmp": st.sampled_from(["eq", "ne", "gt", "ge", "lt", "le"]), "value": value}
        )
    if name == "project":
        return st.dictionaries(odd_names, pointers.filter(bool), min_size=1, max_size=3)
    return nonempty


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
    if any(step["op"] in ("compute", "round", "sum_by") for step in plan):
        return  # ties and huge sums: drawn steps avoid them, and are tested above
    assert jsontext.equal(proof.result(text, plan), answer)


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
        for _ in range(len(made)):  # bubble sort is stable by nature
            for left in range(len(made) - 1):
                one, two = made[left][step["by"]], made[left + 1][step["by"]]
                if one > two if step["order"] == "asc" else one < two:
                    made[left], made[left + 1] = made[left + 1], made[left]
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
