"""Plans that nobody would want are not made, and hostile records do no harm."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.composing import Composer
from edgejson_tasks.transform.engines.expressions import agrees
from edgejson_tasks.transform.figures import formulas
from edgejson_tasks.transform.planning import Planner, Source
from edgejson_tasks.transform.pointless import in_vain
from edgejson_tasks.transform.settings import TransformSettings
from edgejson_tasks.transform.source import forms_for
from edgejson_tasks.transform.survey import Survey
from edgejson_tasks.transform.wording import misread


def plans(operations, document, count, absent=None):
    planner = Planner(operations)
    drawn = (planner.plan(Source(document, absent or {}), count, random.Random(seed)) for seed in range(120))
    return [plan for plan in drawn if plan is not None]


def texts(value, name=""):
    """Every text with the name of the member it belongs to."""
    if isinstance(value, dict):
        for inner, member in value.items():
            yield from texts(member, inner)
    elif isinstance(value, list):
        for element in value:
            yield from texts(element, name)
    elif isinstance(value, str):
        yield name, value


# ---------------------------------------------------------------- echoes of names


def test_a_split_never_leaves_the_name_of_its_member():
    assert plans({"split"}, {"owner": "Maria Owner"}, 1) == []
    assert plans({"split"}, {"author": "Maria Owner"}, 1)


def test_no_other_notation_of_the_name_is_left_either():
    def replaced(name):
        made = plans({"replace_text"}, {name: "Salt & Pepper"}, 1)
        return {text for plan in made for _, text in texts(plan.answer)}

    assert replaced("salt_and_pepper") == {"Salt + Pepper"}
    assert replaced("on_the_table") == {"Salt + Pepper", "Salt and Pepper"}


def test_no_entry_has_the_name_of_its_own_key_for_a_value():
    document = {"age": 41, "city": "Porto", "tier": "gold"}
    made = plans({"default_values", "to_entries", "transpose"}, document, 2, {"name": "unspecified"})
    assert {step["op"] for plan in made for step in plan.steps} >= {"default_values", "to_entries"}
    assert not any(name == text for plan in made for name, text in texts(plan.answer))


def test_a_name_that_the_document_itself_has_may_be_an_entry():
    made = plans({"to_entries"}, {"name": "Ana", "tier": "gold"}, 1)
    assert any(("name", "name") in texts(plan.answer) for plan in made)


# ---------------------------------------------------------------- names that were values

INDEXED = {"op": "index_by", "at": "/items", "by": "sku"}


@pytest.mark.parametrize(
    ("between", "at"),
    [
        ([], "/items/A1"),
        ([{"op": "rename_keys", "at": "", "map": {"items": "lines"}}], "/lines/A1"),
        ([{"op": "rename_keys", "at": "", "map": {"items": "lines"}, "scope": "deep"}], "/lines/A1"),
        ([{"op": "prefix_keys", "at": "", "prefix": "src_"}], "/src_items/A1"),
        ([{"op": "strip_prefix", "at": "", "prefix": "it"}], "/ems/A1"),
        ([{"op": "move", "from": "/items", "to": "/order/items"}], "/order/items/A1"),
        ([{"op": "nest", "at": "", "fields": ["items", "id"], "under": "data"}], "/data/items/A1"),
    ],
)
def test_no_step_goes_by_a_name_that_was_a_value(between, at):
    step = {"op": "string_case", "at": f"{at}/name", "to": "upper"}
    assert in_vain(step, [INDEXED, *between])
    assert not in_vain({**step, "at": "/buyer/name"}, [INDEXED, *between])


def test_names_that_were_values_stay_so_at_the_root():
    step = {"op": "string_case", "at": "/A1/name", "to": "upper"}
    assert in_vain(step, [INDEXED, {"op": "extract", "from": "/items"}])
    assert not in_vain(step, [INDEXED, {"op": "extract", "from": "/buyer"}])


def test_nothing_is_put_among_names_that_were_values():
    assert in_vain({"op": "copy", "from": "/log", "to": "/items/log"}, [INDEXED])
    assert not in_vain({"op": "copy", "from": "/log", "to": "/itemsets"}, [INDEXED])


def test_an_object_of_values_is_not_dissolved():
    assert in_vain({"op": "unnest", "at": "", "field": "items"}, [INDEXED])
    assert not in_vain({"op": "unnest", "at": "", "field": "buyer"}, [INDEXED])


# ---------------------------------------------------------------- places


def test_a_survey_holds_every_value_of_a_place_in_document_order():
    rows = [
        {"id": 1, "tags": ["a", "b"]},
        {"id": 2.5, "by": {"n": 1}},
        {"id": None, "by": {"m": 2, "n": 3}, "tags": []},
    ]
    survey = Survey({"rows": rows})
    assert survey.values["rows", "*", "id"] == [1, 2.5, None]
    assert survey.values["rows", "*", "tags", "*"] == ["a", "b"]
    assert survey.values["rows", "*", "by", "n"] == [1, 3]
    assert survey.kinds["rows", "*", "id"] == {int, float, type(None)}
    assert list(survey.shared(("rows", "*"))) == ["id"]
    near = survey.below(("rows", "*", "by"))
    assert set(near.values) == {("rows", "*", "by"), ("rows", "*", "by", "n"), ("rows", "*", "by", "m")}


def test_a_survey_tells_what_is_new_or_another_than_before():
    before = Survey({"id": 7, "owner": {"name": "Ana"}, "rows": [{"n": 1, "m": 1}, {"n": 2, "m": 2}]})
    after = Survey({"id": 7, "owner": {"name": "Ana"}, "rows": [{"n": 1, "m": 1}, {"n": 3, "m": 2}], "note": "x"})
    fresh = after.since(before)
    assert list(fresh.values) == [(), ("rows",), ("rows", "*"), ("rows", "*", "n"), ("note",)]
    assert [list(table.columns) for table in fresh.tables] == [["n"]]
    assert list(fresh.shared(())) == ["rows", "note"]
    assert after.below(("owner",)).since(before).values == {}


def test_names_that_are_data_are_not_gone_into_but_can_be_asked_for():
    document = {"by_city": {"Porto": [{"id": 1}, {"id": 2}], "Faro": [{"id": 3}]}, "tags": ["a", "b"]}
    survey = Survey(document, keyed=[("by_city",)])
    assert set(survey.values) == {(), ("by_city",), ("tags",), ("tags", "*")}
    drawn = {OPERATIONS["extract"].draw(survey, random.Random(seed))["from"] for seed in range(60)}
    assert drawn == {"/by_city", "/tags", "/by_city/Porto", "/by_city/Faro"}


# ---------------------------------------------------------------- what is found


def test_an_operation_alone_is_not_given_up_after_one_draw():
    document = {"path": [1, 2], **{name: [number, number] for number, name in enumerate("abcdefgh")}}
    steps = [plan.steps[0] for plan in plans({"reverse"}, document, 1)]
    assert {step["at"] for step in steps} == {"/path"}
    assert len(steps) > 100


def test_duplicates_are_looked_for_where_there_are_some():
    rows = [{"id": 1, "kind": "a"}, {"id": 2, "kind": "b"}, {"id": 3, "kind": "a"}]
    steps = [plan.steps[0] for plan in plans({"unique"}, {"rows": rows, "tags": ["x", "y"], "codes": [5, 6, 5]}, 1)]
    assert len(steps) == 120
    assert {(step["at"], step.get("by")) for step in steps} == {("/rows", "kind"), ("/codes", None)}


def test_a_third_of_many_steps_build_on_the_one_before():
    rows = [{"id": n, "kind": kind, "price": n * 1.5, "tags": ["x", kind]} for n, kind in enumerate("abcab", 1)]
    document = {"buyer": {"city": "Porto", "name": "Ana Reis"}, "lines": rows, "status": "in_progress", "total": 22.5}
    made = plans(None, document, 5)
    assert len(made) == 120
    assert sum(3 * plan.chained >= len(plan.steps) - 1 for plan in made) >= 114


def test_no_formula_is_passed_over():
    names = (
        *(
            "quantity",
            "unit_price",
            "hours",
            "hourly_rate",
            "subtotal",
            "tax",
            "shipping_cost",
            "total",
            "discount_amount",
        ),
        *("amount_paid", "odometer_end", "odometer_start", "total_customers", "new_customers", "list_price", "year"),
    )
    alone = {formula for pair in permutations(names, 2) for formula in formulas(pair)}
    assert set(formulas(names)) == alone
    assert {(formula.left, formula.calc, formula.right) for formula in alone} >= {
        ("quantity", "multiply", "unit_price"),
        ("hours", "multiply", "hourly_rate"),
        ("subtotal", "add", "tax"),
        ("total", "subtract", "shipping_cost"),
        ("subtotal", "subtract", "discount_amount"),
        ("total", "subtract", "amount_paid"),
        ("odometer_end", "subtract", "odometer_start"),
        ("total_customers", "subtract", "new_customers"),
    }


# ---------------------------------------------------------------- forms of an export


@pytest.mark.parametrize(
    ("operations", "forms"),
    [
        ({"trim"}, {"padded"}),
        ({"unflatten", "trim"}, {"flat_names", "padded"}),
        ({"trim", "sort_by"}, {"clean", "padded"}),
        ({"cast"}, {"clean", "text_values"}),
        ({"sort_by"}, {"clean"}),
    ],
)
def test_documents_are_exported_in_forms_that_the_operations_have_an_answer_to(operations, forms):
    assert set(forms_for(frozenset(operations))) == forms
    assert forms <= set(forms_for(None))


@pytest.mark.parametrize("name", ["trim", "unflatten", "strip_prefix"])
def test_an_instance_carries_what_one_of_its_forms_calls_for(name):
    gold = {"owner": {"city": "Faro", "name": "Ana"}, "title": "Winter sale"}
    assert Composer(TransformSettings(operations=(name,))).carries(gold, None, {}, random.Random(0))
    assert not Composer(TransformSettings(operations=("transpose",))).carries(gold, None, {}, random.Random(0))


# ---------------------------------------------------------------- hostile records


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000])
def test_brackets_without_end_are_no_instruction(text):
    assert "cannot be read" in misread(text, "en", []) or "too long" in misread(text, "en", [])


@pytest.mark.parametrize(
    ("language", "expression"),
    [
        ("json_patch", ""),
        ("json_patch", "["),
        ("json_patch", "[1]"),
        ("json_patch", '[{"op":"paint","path":""}]'),
        ("merge_patch", "{"),
        ("merge_patch", '{},"doc":{"a":2}'),  # would put another document in the place of the real one
        ("jmespath", "a[?"),
        ("jq", ".a |"),
    ],
)
def test_what_is_no_expression_proves_nothing(language, expression):
    assert not agrees(language, expression, '{"a":1}', {"a": 2})
    assert not agrees(language, expression, '{"a":1}', {"a": 1})


def test_a_merge_patch_is_laid_over():
    assert agrees("merge_patch", '{"a":null,"b":{"c":[1]}}', '{"a":1,"b":2}', {"b": {"c": [1]}})
