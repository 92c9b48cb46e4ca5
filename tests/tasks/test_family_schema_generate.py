from __future__ import annotations

import copy
import json
import operator
import random
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest
from by_hand import compose, found, slot, subject_of

from edgejson.jsontext import canonical
from edgejson.schema import Schema
from edgejson.tools import Unmakeable
from edgejson_tasks.schema_generate import edgejson_task_family
from edgejson_tasks.schema_generate.family import LEVELS, SchemaGenerate
from edgejson_tasks.schema_generate.meaning import CONSTRAINTS, ConstraintError, holds
from edgejson_tasks.schema_generate.requests import words
from edgejson_tasks.schema_generate.settings import GenerateSettings
from edgejson_tasks.schema_generate.shown import SchemaTexts, View
from edgejson_tasks.schema_generate.spoiling import WEIGHTS
from edgejson_tasks.schema_generate.voices import VOICES

ORDER = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Order",
    "description": "An order of a web shop.",
    "type": "object",
    "additionalProperties": False,
    "required": ["order_id", "status", "items", "total"],
    "properties": {
        "order_id": {"type": "string", "pattern": "^ORD-[0-9]{6}$", "x-value": {"template": "ORD-{digits:6}"}},
        "status": {"enum": ["pending", "paid", "shipped", "cancelled"], "description": "Where the order stands"},
        "items": {
            "type": "array",
            "minItems": 1,
            "maxItems": 6,
            "items": {"$ref": "#/$defs/line"},
        },
        "total": {"type": "number", "minimum": 0},
        "gift": {"type": "boolean", "x-probability": 0.5},
        "shipping": {
            "type": "object",
            "required": ["carrier", "days"],
            "additionalProperties": False,
            "properties": {
                "carrier": {"enum": ["DHL", "UPS", "FedEx"]},
                "days": {"type": "integer", "minimum": 1, "maximum": 14},
            },
        },
        "description": {"type": "string", "minLength": 3, "maxLength": 40},
    },
    "$defs": {
        "line": {
            "type": "object",
            "required": ["size", "quantity", "unit_price", "line_total"],
            "additionalProperties": False,
            "properties": {
                "size": {"enum": ["small", "medium", "large"]},
                "quantity": {"type": "integer", "minimum": 1, "maximum": 9},
                "unit_price": {
                    "type": "number",
                    "minimum": 1,
                    "maximum": 90,
                    "x-value": {"range": [1, 90], "decimals": 2},
                },
                "line_total": {"type": "number", "minimum": 0},
            },
        }
    },
    "x-invariants": [
        {"id": "line_total", "at": "/items/*", "set": "line_total", "expr": "round(quantity * unit_price, 2)"},
        {
            "id": "total",
            "set": "total",
            "expr": "sum(i.line_total for i in items)",
            "description": "The total is exact.",
        },
    ],
}
READINGS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["sensor", "celsius"],
        "properties": {
            "sensor": {"type": "string", "minLength": 2, "maxLength": 12},
            "celsius": {
                "type": "number",
                "minimum": -40,
                "maximum": 60,
                "x-value": {"range": [-40, 60], "decimals": 1},
            },
        },
    },
}


@pytest.fixture(scope="module")
def schema():
    return Schema(copy.deepcopy(ORDER), id="hand/written")


@pytest.fixture(scope="module")
def family():
    """Shows the schema as it is."""
    return SchemaGenerate(GenerateSettings(mutated=0, schema_order=0))


@pytest.fixture(scope="module")
def mutating():
    return SchemaGenerate()


def draft_of(family, schema, difficulty="medium", seed=0):
    def sampled(request):
        return schema.sample(request.seed, policy=request.facts.policy)

    return compose(family, slot("schema_generate", difficulty, seed), sampled, schema)


def number(value):
    return Decimal(str(value))


def by_hand(constraint, value):
    """What each kind of constraint means, written once more."""
    *path, last = constraint["at"].split("/")[1:] or [None]
    parent = value
    for token in path:
        parent = parent[token]
    there = parent if last is None else parent.get(last)
    compare = {
        "exactly": operator.eq,
        "at least": operator.ge,
        "at most": operator.le,
        "more than": operator.gt,
        "less than": operator.lt,
        "before": operator.lt,
        "after": operator.gt,
    }.get(constraint.get("is"))
    column = [item.get(constraint["name"]) for item in there] if "name" in constraint else None
    match constraint["kind"]:
        case "present" | "absent" as kind:
            return (last in parent) is (kind == "present")
        case "count":
            return compare(len(there), constraint["count"])
        case "length":
            return compare(len(there), constraint["count"])
        case "equals":
            return there == constraint["value"]
        case "between":
            return constraint["low"] <= there <= constraint["high"]
        case "bound" | "date":
            return compare(there, constraint["value"])
        case "starts":
            return there.startswith(constraint["text"])
        case "ends":
            return there.endswith(constraint["text"])
        case "contains":
            return constraint["text"] in there
        case "some":
            return constraint["value"] in column
        case "every":
            return {json.dumps(item) for item in column} == {json.dumps(constraint["value"])}
        case "sum":
            return compare(sum(map(number, column)), number(constraint["value"]))
        case "sorted":
            return column == sorted(column, reverse=constraint["is"] == "descending")
        case "distinct":
            return len(set(column)) == len(there)
        case "year":
            return int(there.split("-")[0]) == constraint["year"]
        case "among":
            return any(there == value for value in constraint["values"])
        case "language":
            return " the " in f" {there.lower()} " or " a " in f" {there.lower()} "
    raise AssertionError(constraint)


@pytest.mark.parametrize("difficulty", LEVELS)
@pytest.mark.parametrize("seed", range(60))
def test_record_is_valid_states_its_constraints_and_is_proven(family, schema, difficulty, seed):
    draft = draft_of(family, schema, difficulty, seed)
    value = json.loads(draft.output)
    assert canonical(value) == draft.output
    jsonschema.Draft202012Validator(ORDER).validate(value)
    assert schema.broken_rules(value) == []
    low, high = LEVELS[difficulty]
    constraints = draft.meta["constraints"]
    assert low <= len(constraints) <= high
    assert draft.meta["size"] == {"constraints": len(constraints), "mutations": 0, "rules": 2}
    assert draft.meta["instance"] is True
    for constraint in constraints:
        assert by_hand(constraint, value)
        for key in ("count", "low", "high", "text"):
            if key in constraint:
                assert json.dumps(constraint[key]) in draft.input["instruction"]
        assert constraint["at"].split("/")[-1] in draft.input["instruction"]
    assert found(family, subject_of("schema_generate", draft, schema)) == []


def test_kinds_of_constraints(family, schema):
    drafts = [draft_of(family, schema, "hard", seed) for seed in range(300)]
    kinds = {constraint["kind"] for draft in drafts for constraint in draft.meta["constraints"]}
    assert kinds >= {"count", "equals", "between", "bound", "present", "absent", "some", "every", "sum", "sorted"}
    assert kinds <= set(CONSTRAINTS)
    assert {draft.meta["rules_shown"] for draft in drafts} == {"words", "schema"}
    assert {draft.meta["members"] for draft in drafts} == {"any", "required", "all"}
    assert len({draft.input["instruction"].split(".")[0] for draft in drafts}) >= 12
    for draft in drafts:
        places = [constraint.get("at") for constraint in draft.meta["constraints"]]
        assert len(places) == len(set(places))


def test_computed_members_are_nobodys_wish(family, schema):
    for seed in range(100):
        for constraint in draft_of(family, schema, "hard", seed).meta["constraints"]:
            assert constraint.get("at") != "/total"


def test_shown_schema_has_no_hints_and_the_rules_once(family, schema):
    for seed in range(60):
        draft = draft_of(family, schema, "easy", seed)
        shown = json.loads(draft.input["schema"])
        assert "x-value" not in draft.input["schema"]
        assert "x-probability" not in draft.input["schema"]
        in_schema, in_words = "x-invariants" in shown, "quantity * unit_price" in draft.input["instruction"]
        assert in_schema != in_words
        assert in_schema == ("x-invariants" in draft.input["instruction"])
        assert set(shown["properties"]) == set(ORDER["properties"])  # a property may be called like an annotation
        jsonschema.Draft202012Validator(shown).validate(json.loads(draft.output))


def test_schema_texts_vary_in_layout_and_annotation(schema):
    texts = SchemaTexts()
    views = [
        View(layout, annotated=annotated, rules=rules)
        for layout in ("minified", "spaced", "pretty")
        for annotated in (True, False)
        for rules in (True, False)
    ]
    shown = [texts.text(schema, view) for view in views]
    assert len(set(shown)) == len(views)
    assert texts.text(schema, views[0]) is shown[0]
    for view, text in zip(views, shown, strict=True):
        assert ("Where the order stands" in text) == view.annotated
        assert ("\n" in text) == (view.layout == "pretty")


def test_same_seed_same_draft(schema):
    first = [draft_of(SchemaGenerate(), schema, "hard", seed) for seed in range(8)]
    again = SchemaGenerate()
    assert first == [draft_of(again, schema, "hard", seed) for seed in reversed(range(8))][::-1]


def test_arrays_and_unions_at_the_root(family):
    schema = Schema(copy.deepcopy(READINGS), id="hand/written")
    assert family.accepts(schema) is None
    draft = draft_of(family, schema, "easy", 4)
    assert found(family, subject_of("schema_generate", draft, schema)) == []
    for seed in range(40):
        draft = draft_of(family, schema, "medium", seed)
        (constraint,) = draft.meta["constraints"]
        assert (constraint["kind"], constraint["at"]) == ("count", "")
        assert re.search("(?i)the (top-level )?array", draft.input["instruction"])
        subject = subject_of("schema_generate", draft, schema)
        assert found(family, subject) == []
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert found(family, subject.with_answer(spoiled.rejected)) == [spoiled.because]


def test_a_schema_whose_instances_say_nothing_is_never_made(family):
    schema = Schema({"type": "object", "required": ["a"], "properties": {"a": {"type": "null"}}}, id="hand/written")
    with pytest.raises(Unmakeable, match="says anything"):
        draft_of(family, schema, "easy", 1)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"type": "string", "minLength": 2}, "objects or arrays"),
        ({"type": "array", "maxItems": 0}, "empty"),
        ({"type": "object", "required": ["a"], "properties": {"a": False}}, ""),
        ({"type": "object", "required": ["a"], "properties": {"a": {"const": None}}}, "say nothing"),
        ({"enum": [{"text": "x" * 50_000}]}, "longer than"),
    ],
)
def test_accepts_says_why_not(family, document, reason):
    answer = family.accepts(Schema(document, id="hand/written"))
    assert answer is not None
    assert reason in answer


# ---------------------------------------------------------------- the proof can fail


def right(schema):
    lines = [
        {"size": "small", "quantity": 2, "unit_price": 3.5, "line_total": 7},
        {"size": "large", "quantity": 1, "unit_price": 2, "line_total": 2},
    ]
    return {"order_id": "ORD-004711", "status": "paid", "items": lines, "total": 9}


def judged(family, schema, value, constraints=(), /, **changes):
    said = [words(one, VOICES["en"], random.Random(1)) for one in constraints]
    explained = " ".join(VOICES["en"].glossary.values())
    instruction = f"Use paid for status, 2 items. {' '.join(said)} {explained}"
    draft = draft_of(family, schema, "easy", 1)
    draft.meta["constraints"] = list(constraints)
    changes = {"instruction": instruction, **changes}
    output = value if isinstance(value, str) else canonical(value)
    return found(family, subject_of("schema_generate", draft, schema, output=output, **changes))


def test_proof_refuses_broken_instances(family, schema):
    value = right(schema)
    assert judged(family, schema, value) == []
    assert judged(family, schema, {**value, "status": "lost"}) == ["schema_generate.schema"]
    assert judged(family, schema, {**value, "surplus": 1}) == ["schema_generate.schema"]
    assert judged(family, schema, {**value, "total": 9.01}) == ["schema_generate.rule"]
    assert judged(family, schema, json.dumps(value)) == ["schema_generate.style"]
    assert judged(family, schema, json.dumps(value, separators=(",", ":"))) == ["schema_generate.order"]
    assert judged(family, schema, canonical(value) + "]") == ["schema_generate.not_json"]
    del value["order_id"]
    assert judged(family, schema, value) == ["schema_generate.schema"]


ODD_NAMES = (["alpha", "Name"], ["a10", "a2"], ["\u00fc", "z"], ["ab", "a_b"], ["sku", "SKU_old"])
VAGUE = "One value of this schema, please: minified JSON, keys sorted."


@pytest.mark.parametrize("names", ODD_NAMES)
def test_an_instruction_says_by_what_odd_keys_are_sorted(family, names):
    document = {"type": "object", "required": names, "properties": {name: {"type": "integer"} for name in names}}
    odd = Schema(document, id="hand/written")
    for seed in range(30):
        place = replace(slot("schema_generate", "easy", seed), language=("en", "de", "fr", "es", "pt")[seed % 5])
        draft = compose(family, place, lambda request: odd.sample(request.seed), odd)
        assert "UTF-16" in draft.input["instruction"] or "RFC 8785" in draft.input["instruction"]
        assert found(family, subject_of("schema_generate", draft, odd)) == []
        vague = subject_of("schema_generate", draft, odd, instruction=VAGUE)
        assert found(family, vague) == ["schema_generate.unstated"]


def test_plain_keys_need_no_more_than_to_be_sorted(family):
    document = {"type": "object", "required": ["b", "a"], "properties": {"b": {"type": "integer"}, "a": {}}}
    plain = Schema(document, id="hand/written")
    slots = [slot("schema_generate", "easy", seed) for seed in range(60)]
    drafts = [compose(family, place, lambda _: {"b": 1, "a": 2}, plain) for place in slots]
    exact = sum("UTF-16" in draft.input["instruction"] or "RFC" in draft.input["instruction"] for draft in drafts)
    assert 0 < exact < 30
    assert found(family, subject_of("schema_generate", drafts[0], plain, instruction=VAGUE)) == []


def test_the_order_of_the_schema_needs_no_sorting():
    family = SchemaGenerate(GenerateSettings(mutated=0, schema_order=1))
    document = {"type": "object", "required": ["b", "A"], "properties": {"b": {}, "A": {}}}
    draft = compose(
        family, slot("schema_generate", "easy", 1), lambda _: {"A": 1, "b": 2}, Schema(document, id="hand/written")
    )
    assert draft.output == '{"b":2,"A":1}'
    subject = subject_of("schema_generate", draft, Schema(document, id="hand/written"), instruction="In schema order.")
    assert found(family, subject) == []


def test_proof_refuses_empty_answers(family):
    schema = Schema({"type": "object", "properties": {"a": {"type": "string"}}}, id="hand/written")
    for answer in ({}, {"a": ""}):
        draft = draft_of(family, schema, "easy", 1)
        subject = subject_of("schema_generate", draft, schema, output=canonical(answer))
        assert found(family, subject) == ["schema_generate.degenerate"]


@pytest.mark.parametrize(
    ("constraint", "held"),
    [
        ({"kind": "count", "at": "/items", "is": "exactly", "count": 2}, True),
        ({"kind": "count", "at": "/items", "is": "exactly", "count": 3}, False),
        ({"kind": "count", "at": "/items", "is": "at least", "count": 3}, False),
        ({"kind": "count", "at": "/items", "is": "at most", "count": 1}, False),
        ({"kind": "count", "at": "/status", "is": "exactly", "count": 4}, False),
        ({"kind": "length", "at": "/status", "is": "exactly", "count": 4}, True),
        ({"kind": "length", "at": "/status", "is": "at least", "count": 5}, False),
        ({"kind": "equals", "at": "/status", "value": "paid"}, True),
        ({"kind": "equals", "at": "/status", "value": "pending"}, False),
        ({"kind": "equals", "at": "/gift", "value": True}, False),
        ({"kind": "between", "at": "/total", "low": 9, "high": 9}, True),
        ({"kind": "between", "at": "/total", "low": 1, "high": 8}, False),
        ({"kind": "between", "at": "/status", "low": 1, "high": 8}, False),
        ({"kind": "bound", "at": "/total", "is": "at least", "value": 9}, True),
        ({"kind": "bound", "at": "/total", "is": "more than", "value": 9}, False),
        ({"kind": "bound", "at": "/total", "is": "less than", "value": 9.01}, True),
        ({"kind": "bound", "at": "/total", "is": "at most", "value": 8.99}, False),
        ({"kind": "present", "at": "/gift"}, False),
        ({"kind": "absent", "at": "/gift"}, True),
        ({"kind": "absent", "at": "/status"}, False),
        ({"kind": "starts", "at": "/order_id", "text": "ORD"}, True),
        ({"kind": "starts", "at": "/order_id", "text": "RD"}, False),
        ({"kind": "ends", "at": "/order_id", "text": "711"}, True),
        ({"kind": "ends", "at": "/order_id", "text": "ORD"}, False),
        ({"kind": "contains", "at": "/order_id", "text": "D-0"}, True),
        ({"kind": "contains", "at": "/order_id", "text": "d-0"}, False),
        ({"kind": "some", "at": "/items", "name": "size", "value": "large"}, True),
        ({"kind": "some", "at": "/items", "name": "size", "value": "medium"}, False),
        ({"kind": "every", "at": "/items", "name": "size", "value": "large"}, False),
        ({"kind": "sum", "at": "/items", "name": "quantity", "is": "exactly", "value": 3}, True),
        ({"kind": "sum", "at": "/items", "name": "unit_price", "is": "exactly", "value": 5.5}, True),
        ({"kind": "sum", "at": "/items", "name": "quantity", "is": "at most", "value": 2}, False),
        ({"kind": "sum", "at": "/items", "name": "size", "is": "at most", "value": 2}, False),
        ({"kind": "sorted", "at": "/items", "name": "quantity", "is": "descending"}, True),
        ({"kind": "sorted", "at": "/items", "name": "quantity", "is": "ascending"}, False),
        ({"kind": "sorted", "at": "/items", "name": "size", "is": "ascending"}, False),
        ({"kind": "distinct", "at": "/items", "name": "size"}, True),
    ],
)
def test_proof_reads_every_constraint(family, schema, constraint, held):
    assert holds(constraint, right(schema)) is held
    assert judged(family, schema, right(schema), [constraint]) == ([] if held else ["schema_generate.constraint"])


VISIT = {
    "day": "2024-05-02",
    "at": "2023-12-31T23:00:00-05:00",
    "city": "Curitiba",
    "note": "The guide waits at the gate and has the tickets.",
    "rows": [{"n": 1, "on": "2024-01-01"}, {"n": 1, "on": "2024-01-02"}],
}


@pytest.mark.parametrize(
    ("constraint", "held"),
    [
        ({"kind": "date", "at": "/day", "is": "after", "value": "2024-05-01"}, True),
        ({"kind": "date", "at": "/day", "is": "after", "value": "2024-05-02"}, False),
        ({"kind": "date", "at": "/day", "is": "before", "value": "2024-05-03"}, True),
        ({"kind": "date", "at": "/at", "is": "before", "value": "2024-05-03"}, False),
        ({"kind": "year", "at": "/day", "year": 2024}, True),
        ({"kind": "year", "at": "/at", "year": 2024}, False),
        ({"kind": "among", "at": "/city", "values": ["Recife", "Curitiba"]}, True),
        ({"kind": "among", "at": "/city", "values": ["Recife", "curitiba"]}, False),
        ({"kind": "among", "at": "/rows/0/n", "values": [1.0]}, True),
        ({"kind": "among", "at": "/rows/0/n", "values": [True, "1"]}, False),
        ({"kind": "language", "at": "/note", "language": "en"}, True),
        ({"kind": "language", "at": "/note", "language": "de"}, False),
        ({"kind": "language", "at": "/city", "language": "pt"}, True),
        ({"kind": "language", "at": "/rows", "language": "pt"}, False),
        ({"kind": "every", "at": "/rows", "name": "n", "value": 1}, True),
        ({"kind": "every", "at": "/rows", "name": "n", "value": True}, False),
        ({"kind": "distinct", "at": "/rows", "name": "n"}, False),
        ({"kind": "sorted", "at": "/rows", "name": "on", "is": "ascending"}, True),
        ({"kind": "sorted", "at": "/rows", "name": "on", "is": "descending"}, False),
    ],
)
def test_days_places_and_languages(constraint, held):
    assert holds(constraint, VISIT) is held


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        ("Votre commande a été confirmée.", "fr", True),
        ("Passwort zurücksetzen funktioniert nicht", "de", True),
        ("Payment received, thank you!", "en", True),
        ("Rechnung beglichen", "de", True),
        ("Deliveries to Los Angeles, El Paso and Las Vegas", "en", True),
        ("El Paso, Los Angeles, Las Vegas", "en", True),
        ("Die Lieferung wurde von der Zentrale bestätigt und ist für Freitag geplant.", "en", False),
        ("The parcel was left with the neighbour and they have signed for it.", "de", False),
        ("Votre colis est arrivé et nous vous remercions pour votre patience.", "en", False),
        ("El pedido fue entregado a los vecinos del segundo piso y también fue pagado.", "en", False),
        ("A entrega não foi feita, pois você também não estava.", "en", False),
        ("The parcel was left with the neighbour and they have signed for it.", "en", True),
        (7, "en", False),
    ],
)
def test_a_language_is_missed_only_beyond_doubt(text, language, held):
    assert holds({"kind": "language", "at": "/note", "language": language}, {"note": text}) is held


def test_every_city_of_the_wish_is_listed_and_right(family):
    """Whatever else is a city of that country: the instruction names those that count."""
    schema = Schema(
        {
            "type": "object",
            "required": ["city", "plan"],
            "properties": {
                "city": {"type": "string", "x-value": "place.city"},
                "plan": {"enum": ["free", "basic", "plus", "team", "business"]},
            },
        }
    )
    lists = Counter()
    for seed in range(60):
        draft = draft_of(family, schema, "medium", seed)
        for wish in draft.meta["constraints"]:
            if wish["kind"] != "among":
                continue
            name = wish["at"][1:]
            lists[name] += 1
            assert 2 <= len(wish["values"]) == len(set(wish["values"])) <= 5
            assert all(json.dumps(value, ensure_ascii=False) in draft.input["instruction"] for value in wish["values"])
            subject = subject_of("schema_generate", draft, schema)
            for value in wish["values"]:
                other = canonical({**draft.gold, name: value})
                assert family.score(subject, other)["correct"] == 1.0
            assert family.score(subject, canonical({**draft.gold, name: "free port"}))["correct"] == 0.0
    assert min(lists["city"], lists["plan"]) >= 5


def test_a_wish_that_nobody_can_decide_does_not_count(family, schema):
    draft = draft_of(family, schema, "easy", 1)
    draft.meta["constraints"] = [{"kind": "place", "at": "/status", "country": "US"}]
    subject = subject_of("schema_generate", draft, schema)
    assert family.score(subject, draft.output)["correct"] == 1.0
    assert found(family, subject) == ["schema_generate.meta"]


@pytest.mark.parametrize(
    "constraint",
    [
        {"kind": "count", "at": "/items"},
        {"kind": "nothing"},
        {},
        "text",
        {"kind": "count", "at": "/items", "is": "about", "count": 1},
        {"kind": "equals", "at": "items", "value": 1},
        {"kind": "equals", "at": "/items"},
        {"kind": "count", "at": "/items", "is": "exactly", "count": True},
        {"kind": "between", "at": "/total", "low": "1", "high": 2},
        {"kind": "sorted", "at": "/items", "name": "size", "is": "random"},
        {"kind": "date", "at": "/status", "is": "before", "value": "soon"},
        {"kind": "among", "at": "/status", "values": []},
        {"kind": "among", "at": "/status", "values": "paid"},
        {"kind": "language", "at": "/status", "language": "tlh"},
    ],
)
def test_malformed_constraints_are_findings(family, schema, constraint):
    with pytest.raises(ConstraintError):
        holds(constraint, right(schema))
    draft = draft_of(family, schema, "easy", 1)
    draft.meta["constraints"] = [constraint]
    assert found(family, subject_of("schema_generate", draft, schema)) == ["schema_generate.meta"]


def test_proof_wants_the_constraint_said(family, schema):
    constraint = {"kind": "equals", "at": "/status", "value": "paid"}
    told = judged(family, schema, right(schema), [constraint], instruction="Write an order.")
    assert set(told) == {"schema_generate.instruction"}


def test_proof_refuses_another_schema(family, schema):
    for change in (
        lambda document: document["properties"].pop("description"),
        lambda document: document["required"].remove("total"),
        lambda document: document.update(maxProperties=9),
        lambda document: document["properties"]["status"]["enum"].append("lost"),
    ):
        document = copy.deepcopy(ORDER)
        change(document)
        assert judged(family, schema, right(schema), schema=json.dumps(document)) == ["schema_generate.input"]
    assert judged(family, schema, right(schema), schema="no schema") == ["schema_generate.input"]


def test_records_made_elsewhere_are_judged_by_the_schema_they_show(family):
    draft = draft_of(family, Schema(copy.deepcopy(ORDER), id="hand/written"), "easy", 1)
    draft.meta.clear()
    shown = json.dumps({"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}})
    for output, findings in (('{"name": "Ana"}', []), ('{"name": 1}', ["schema_generate.schema"])):
        assert found(family, subject_of("schema_generate", draft, None, schema=shown, output=output)) == findings


# ---------------------------------------------------------------- worse answers and scores


def test_every_kind_of_worse_answer_gives_exactly_the_finding_it_names(mutating, schema):
    seen = {}
    for seed in range(500):
        subject = subject_of("schema_generate", draft_of(mutating, schema, "medium", seed), schema)
        spoiled = mutating.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert spoiled.rejected != subject.answer_text
        assert set(found(mutating, subject.with_answer(spoiled.rejected))) == {spoiled.because}
        assert abs(len(spoiled.rejected) - len(subject.answer_text)) < 0.6 * len(subject.answer_text) + 120
        seen[spoiled.how] = spoiled.because
    assert set(seen) == set(WEIGHTS)
    assert seen["broken_rule"] == "schema_generate.rule"
    assert seen["violated_constraint"] == "schema_generate.constraint"
    assert seen["wrong_order"] == "schema_generate.order"
    assert seen["habitual_name"] == "schema_generate.schema"


def test_kinds_of_constraints_can_be_violated_alone(mutating, schema):
    violated = set()
    for seed in range(900):
        subject = subject_of("schema_generate", draft_of(mutating, schema, "medium", seed), schema)
        spoiled = mutating.spoil(subject, random.Random(seed))
        if spoiled.how == "violated_constraint":
            violated.add(subject.meta["constraints"][0]["kind"])
    assert violated >= {"count", "equals", "between", "bound", "present", "some", "sorted", "sum"}


def test_scores(family, schema):
    draft = draft_of(family, schema, "easy", 1)
    draft.meta["constraints"] = [
        {"kind": "equals", "at": "/status", "value": "paid"},
        {"kind": "count", "at": "/items", "is": "exactly", "count": 2},
    ]
    subject = subject_of("schema_generate", draft, schema)
    value = right(schema)
    assert set(family.score(subject, canonical(value)).values()) == {1.0}
    assert family.score(subject, json.dumps(value, indent=1)) == {
        **family.score(subject, canonical(value)),
        "form": 0.0,
    }
    assert set(family.score(subject, "paid").values()) == {0.0}
    half = family.score(subject, json.dumps({**value, "status": "pending"}))
    assert (half["schema"], half["rules"], half["constraints"], half["correct"]) == (1.0, 1.0, 0.5, 0.0)
    wrong_sum = family.score(subject, json.dumps({**value, "total": 8}))
    assert (wrong_sum["schema"], wrong_sum["rules"], wrong_sum["correct"]) == (1.0, 0.0, 0.0)


def test_spec():
    spec = edgejson_task_family()
    assert (spec.name, spec.api, spec.settings) == ("schema_generate", 1, GenerateSettings)
    assert isinstance(spec.load(None), SchemaGenerate)


def test_no_wish_says_what_the_schema_says_already(family):
    schema = Schema(
        {
            "type": "object",
            "required": ["level", "tags", "code", "unit"],
            "properties": {
                "level": {"type": "integer", "minimum": 3, "maximum": 3},
                "tags": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "integer"}},
                "code": {"type": "string", "minLength": 5, "maxLength": 5},
                "unit": {"enum": ["mm"]},
            },
        }
    )
    for seed in range(60):
        for wish in draft_of(family, schema, "hard", seed).meta["constraints"]:
            assert wish["at"] == "/code"
            assert wish["kind"] != "length"
