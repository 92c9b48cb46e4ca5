"""What lint says about rules that cannot be meant, and its silence about sound ones."""

import pytest

from edgejson.schema.invariants import Invariants

DOCUMENT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
        "total": {"type": ["number", "null"]},
        "status": {"enum": ["open", "paid"]},
        "name": {"type": "string"},
        "due": {"type": "string", "format": "date"},
        "flag": {"type": "boolean"},
        "anything": True,
        "loose": {"type": "object"},
        "index": {"type": "integer"},
        "percent": {"type": "number", "minimum": 0, "maximum": 100},
        "above_zero": {"type": "number", "exclusiveMinimum": 0},
        "prices": {"additionalProperties": {"properties": {"net": {"type": "number"}}}},
        "variant": {
            "oneOf": [{"properties": {"iban": {"type": "string"}}}, {"properties": {"card": {"type": "string"}}}]
        },
        "pair": {"prefixItems": [{"properties": {"x": {"type": "number"}}}]},
    },
    "$defs": {
        "item": {
            "properties": {
                "quantity": {"type": "integer"},
                "price": {"type": "number"},
                "index": {"type": "integer"},
                "parts": {"type": "array", "items": {"$ref": "#/$defs/item"}},
            }
        }
    },
}

SOUND = [
    {"set": "total", "expr": "sum(i.quantity * i.price for i in items)"},
    {"at": "/items/*/parts/*/parts/*", "assert": "quantity >= 1 and index < 9"},
    {"assert": "due >= '2020-01-01'", "when": "status == 'open'"},
    {"assert": "anything.at.all > 3 and loose.member > 3"},
    {"assert": "prices.gold.net > prices[name].net"},
    {"assert": "present(variant.iban) != present(variant.card)"},
    {"assert": "pair[0].x > 1"},
    {"assert": "flag"},
    {"choose": "name", "from": "[i.price for i in items]"},
    {"assert": "here['index'] > 1"},
    {"assert": "percent >= 0 and percent <= 100 and above_zero > 0"},
    {"assert": "percent > 100 or total > 1"},
    {"set": "total", "expr": "percent * 2", "tolerance": "0.1"},
]

ISSUES = [
    ({"set": "total", "expr": "sum(i.quantity * i.prize for i in items)"}, "unknown_member", "did you mean price?"),
    ({"set": "totl", "expr": "1"}, "unknown_member", "did you mean total?"),
    ({"assert": "prices.gold.nett > 1"}, "unknown_member", "/prices/gold/nett"),
    ({"assert": "opt(variant.ibam, 'x') == 'x'"}, "unknown_member", "did you mean iban?"),
    ({"at": "/itms/*", "assert": "price > 1"}, "unknown_at", "did you mean items?"),
    ({"at": "/items", "assert": "len(here) > 1"}, "unknown_at", "no object"),
    ({"at": "/name", "assert": "x > 1"}, "unknown_at", "no object"),
    ({"assert": "status == 'payd'"}, "unknown_value", "'payd'"),
    ({"assert": "due < '2020-01-01'", "when": "status in ['open', 'shut']"}, "unknown_value", "'shut'"),
    ({"choose": "name", "from": "status"}, "not_a_list", "/status"),
    ({"assert": "any(i.price > 1 for i in name)"}, "not_a_list", "/name"),
    ({"assert": "total[0] > 1"}, "not_a_list", "/total"),
    ({"set": "total", "expr": "name * 2"}, "wrong_kind", "/name is read as number"),
    ({"set": "total", "expr": "name + 'x'"}, "wrong_kind", "/total is text by the rule"),
    ({"choose": "name", "from": "['a']", "many": True}, "wrong_kind", "/name is list by the rule"),
    ({"assert": "not due"}, "wrong_kind", "/due is read as truth"),
    ({"assert": "1 < 2"}, "constant", "always true"),
    ({"assert": "2 < 1"}, "constant", "always false"),
    ({"assert": "total > 1", "when": "true"}, "constant", "'when' reads nothing"),
    ({"assert": "total <= total"}, "constant", "with itself"),
    ({"at": "/items/*", "assert": "index > 1 and price > 1"}, "shadowed_name", "here['index']"),
    ({"assert": "percent > 100"}, "out_of_range", "never holds: the schema's range excludes percent > 100"),
    ({"assert": "-1 >= percent"}, "out_of_range", "never holds"),
    ({"assert": "total > 1 and percent == 101"}, "out_of_range", "percent == 101"),
    ({"assert": "0 >= above_zero"}, "out_of_range", "never holds"),
    ({"assert": "total > 1", "when": "percent < 0"}, "out_of_range", "'when' is never met"),
    ({"set": "name", "expr": "text(total)", "tolerance": "0.1"}, "tolerance", "no number"),
]


def lint(rule, document=DOCUMENT):
    return Invariants.compile([{"id": "r", **rule}], document=document).lint(document)


@pytest.mark.parametrize("rule", SOUND)
def test_sound_rules_are_left_in_peace(rule):
    if rule.get("at", "").endswith("*"):
        rule = {**rule, "assert": rule["assert"].replace("index", "here['index']")}
    assert lint(rule) == []


@pytest.mark.parametrize(("rule", "kind", "part"), ISSUES)
def test_an_issue_is_named(rule, kind, part):
    (issue,) = lint(rule)
    assert (issue.rule, issue.kind) == ("r", kind)
    assert part in issue.message


def test_a_schema_that_refers_to_itself_or_to_others_is_no_trap():
    document = {
        "$ref": "#",
        "properties": {"a": {"$ref": "#/properties/a"}, "b": {"$ref": "https://schemas.invalid/b"}},
    }
    assert lint({"assert": "a > 1 and b.c > 1"}, document) == []
    (issue,) = lint({"assert": "c > 1"}, document)
    assert issue.kind == "unknown_member"


def test_a_member_that_two_rules_determine():
    rules = [
        {"id": "one", "set": "total", "expr": "percent"},
        {"id": "two", "set": "total", "expr": "percent * 2"},
        {"id": "sometimes", "set": "total", "expr": "1", "when": "flag"},
        {"id": "usual", "advice": True, "set": "total", "expr": "2"},
    ]
    (issue,) = Invariants.compile(rules, document=DOCUMENT).lint(DOCUMENT)
    assert (issue.rule, issue.kind, issue.message) == ("two", "two_rules", "/total is determined by rule 'one' as well")
