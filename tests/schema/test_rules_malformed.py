"""Every malformed rule is one clear error that names the rule."""

import pytest

from edgejson.errors import SchemaError
from edgejson.schema.invariants import Invariants

EXPRESSIONS = [
    ("a ** 2", "Pow"),
    ("'a' * 3", "a number is needed where a text stands"),
    ("a + 'x' * b", "a number is needed"),
    ("a.__class__", "underscore"),
    ("_secret", "here['_secret']"),
    ("lambda: 1", "Lambda"),
    ("f'{a}'", "JoinedStr"),
    ("(b := 1)", "NamedExpr"),
    ("{1: 2}", "Dict"),
    ("{x for x in y}", "SetComp"),
    ("...", "ellipsis"),
    ("b'x'", "bytes"),
    ("1j", "complex"),
    ("a.lower()", "only the functions of the rule language"),
    ("rond(a)", "did you mean round?"),
    ("round(a, b)", "number of places"),
    ("round(a, 99)", "number of places"),
    ("round(a, ndigits=2)", "plain arguments"),
    ("max(*a)", "plain arguments"),
    ("sum()", "1 argument"),
    ("days(a)", "2 arguments"),
    ("opt(a)", "opt() takes"),
    ("[x for x in [1, 2]]", "a list of the document"),
    ("sum(x for x in y for z in x for w in z)", "at most 2 deep"),
    ("sum(sum(sum(1 for c in b) for b in a) for a in x)", "at most 2 deep"),
    ("sum(x for x, y in z)", "one plain variable"),
    ("sum(root for root in z)", "cannot be a variable"),
    ("a[::2]", "no step"),
    ("a is 3", "null only"),
    ("[a] < [b]", "lists have no order"),
    ("'x' < 1", "a number is needed where a text stands"),
    ("(a < b) == 'x'", "two kinds"),
    ("a in 3", "looks into a list or a text"),
    ("not 'a'", "true or false is needed"),
    ("date(a) - date(b)", "a number is needed where a date stands"),
    ("date(3)", "a date is needed where a number stands"),
    ("index", "must end in /*"),
    ("parent.x", "no meaning at the document itself"),
    ("1e400", "too large"),
    ("9" * 30, "too large"),
    ("'\\n'", "backslash"),
    ("a if b", "no expression"),
    ("a; b", "no expression"),
    ("", "no expression"),
    ("a" * 3000, "longer than 2000"),
    ("+".join("a" * 100), "nested at most 40"),
    ("max(" + ", ".join("abcdefgh" * 80) + ")", "at most 500 parts"),
    ("(" * 300 + "a" + ")" * 300, "no expression"),
    ("-" * 1900 + "a", "nested at most 40"),
]


def refusal(*rules, where=""):
    with pytest.raises(SchemaError) as caught:
        Invariants.compile(list(rules), where=where)
    return str(caught.value)


@pytest.mark.parametrize(("expression", "reason"), EXPRESSIONS)
@pytest.mark.parametrize("key", ["expr", "when"])
def test_an_expression_outside_the_language(expression, reason, key):
    rule = {"id": "line_total", "set": "total", "expr": "a", key: expression}
    message = refusal(rule, where="core/cart")
    assert "'line_total'" in message
    assert f"'{key}'" in message
    assert reason in message
    assert message.startswith("core/cart: ")


RULES = [
    ({"set": "t", "expr": "a"}, "rule number 2: has no id"),
    ("text", "rule number 2: a rule is an object"),
    ({"id": "r"}, "neither 'set', 'assert' nor 'choose'"),
    ({"id": "r", "asert": "a > b"}, "did you mean assert"),
    ({"id": "r", "set": "t", "exprr": "a", "expr": "b"}, "unknown key 'exprr' (did you mean expr?)"),
    ({"id": "r", "set": "t", "assert": "a", "expr": "b"}, "has 'set' and 'assert'"),
    ({"id": "r", "set": "t"}, "'expr' is missing"),
    ({"id": "r", "set": "", "expr": "a"}, "'set' names no member"),
    ({"id": "r", "set": "t", "expr": 3}, "'expr' is a string"),
    ({"id": "r", "choose": "t"}, "'from' is missing"),
    ({"id": "r", "choose": "t", "from": "[1]", "many": "yes"}, "'many' is true or false"),
    ({"id": "r", "choose": "t", "from": "3"}, "a list is needed"),
    ({"id": "r", "assert": "a", "tolerance": "0.1"}, "'tolerance' has no meaning beside 'assert'"),
    ({"id": "r", "set": "t", "expr": "a", "tolerance": "much"}, "'tolerance' is a decimal number"),
    ({"id": "r", "set": "t", "expr": "a", "tolerance": -1}, "'tolerance' is a decimal number"),
    ({"id": "r", "set": "t", "expr": "a", "tolerance": "NaN"}, "'tolerance' is a decimal number"),
    ({"id": "r", "set": "t", "expr": "a", "at": "items"}, "starts with '/'"),
    ({"id": "r", "assert": "3"}, "true or false is needed where a number stands"),
    ({"id": "r", "assert": "a > 1", "when": "'x'"}, "true or false is needed where a text stands"),
    ({"id": "first", "assert": "a > 1"}, "two rules have the id 'first'"),
]


@pytest.mark.parametrize(("rule", "reason"), RULES)
def test_a_malformed_rule(rule, reason):
    assert reason in refusal({"id": "first", "assert": "a < b"}, rule)


def test_rules_that_are_no_list():
    with pytest.raises(SchemaError, match="a list of rules"):
        Invariants.compile({"id": "r"})


def test_a_rule_that_needs_its_own_result():
    assert "r needs r" in refusal({"id": "r", "set": "total", "expr": "total + 1"})


def test_a_circle_names_its_rules_whatever_their_order():
    circle = [
        {"id": "net", "set": "net", "expr": "gross - tax"},
        {"id": "gross", "set": "gross", "expr": "sum(i.amount for i in items)"},
        {"id": "amount", "at": "/items/*", "set": "amount", "expr": "root.net * share"},
        {"id": "apart", "set": "apart", "expr": "net"},
    ]
    messages = {refusal(*circle), refusal(*circle[::-1])}
    assert len(messages) == 1
    assert "amount needs net needs gross needs amount" in messages.pop()


def test_reading_a_list_is_not_reading_what_is_in_its_items():
    Invariants.compile([{"id": "share", "at": "/items/*", "set": "share", "expr": "100 / len(root.items)"}])


@pytest.mark.parametrize(
    ("at", "expression"),
    [
        ("/moves/*", "parent.moves[index + 1].sum"),
        ("/moves/*", "parent.moves[index].sum + n"),
        ("/moves/*", "sum(m.sum for m in parent.moves[:index + 1])"),
        ("/moves/*", "sum(m.sum for m in parent.moves)"),
        ("/moves/*", "root.moves[index - n].sum"),
        ("/books/*/moves/*", "root.books[0].moves[index - 1].sum"),
        ("/books/*/moves/*", "sum(b.moves[index - 1].sum for b in root.books)"),
    ],
)
def test_a_rule_reads_its_own_result_in_earlier_items_only(at, expression):
    with pytest.raises(SchemaError, match="needs its own result: r needs r"):
        Invariants.compile([{"id": "r", "at": at, "set": "sum", "expr": expression}])


def test_rules_that_take_turns_stand_at_one_place_and_do_not_need_each_other_at_once():
    before = {"id": "before", "at": "/moves/*", "set": "before", "expr": "parent.moves[index - 1].after"}
    after = {"id": "after", "at": "/moves/*", "set": "after", "expr": "before + n"}
    moves = [{"before": 5, "n": 1, "after": 6}, {"before": 6, "n": 2, "after": 9}]
    (violation,) = Invariants.compile([before, after]).check({"moves": moves})
    assert (violation.rule, violation.pointer, violation.expected) == ("after", "/moves/1/after", 8)
    at_once = {**before, "expr": "parent.moves[index].after"}
    with pytest.raises(SchemaError, match="after needs before needs after"):
        Invariants.compile([at_once, after])
    elsewhere = {"id": "total", "set": "after", "expr": "sum(m.after for m in moves)"}
    Invariants.compile([before, after, elsewhere])
