"""`violate` breaks one rule and no other, in a copy; rules survive pickling."""

import copy
import pickle
import random
import re

import pytest

from edgejson.schema.invariants import Invariants, Unsatisfied

RULES = [
    {"id": "order", "assert": "start < end"},
    {"id": "hours", "set": "hours", "expr": "minutes(start, end) / 60"},
    {"id": "owner", "choose": "owner", "from": "[p.id for p in people]"},
    {"id": "guests", "choose": "guests", "many": True, "from": "[p.id for p in people]"},
    {"id": "distinct", "assert": "unique(p.id for p in people)"},
    {"id": "shares", "assert": "sum(p.share for p in people) == 100"},
    {"id": "headcount", "set": "headcount", "expr": "len(people)"},
    {"id": "label", "set": "label", "expr": "lower(owner) + '/' + text(headcount)"},
    {"id": "is_busy", "set": "is_busy", "expr": "hours > 8"},
    {"id": "names", "set": "names", "expr": "sorted(p.id for p in people)"},
]
DOCUMENT = {
    "start": "2024-05-01T08:00:00+02:00",
    "end": "2024-05-01T09:30:00Z",
    "hours": 3.5,
    "people": [{"id": "Kai-17", "share": 40}, {"id": "Ida-20", "share": 60}],
    "owner": "Kai-17",
    "guests": ["Ida-20"],
    "headcount": 2,
    "label": "kai-17/2",
    "is_busy": False,
    "names": ["Ida-20", "Kai-17"],
}


@pytest.mark.parametrize("name", [rule["id"] for rule in RULES])
def test_each_rule_can_be_broken_alone(name):
    invariants = Invariants.compile(RULES)
    assert invariants.check(DOCUMENT) == []
    for seed in range(10):
        before = copy.deepcopy(DOCUMENT)
        broken, rule = invariants.violate(DOCUMENT, random.Random(seed), name)
        assert rule == name
        assert {violation.rule for violation in invariants.check(broken)} == {name}
        assert before == DOCUMENT


def test_all_rules_get_their_turn_and_a_seed_decides():
    invariants = Invariants.compile(RULES)
    results = [invariants.violate(DOCUMENT, random.Random(seed)) for seed in range(100)]
    assert {name for _, name in results} == {rule["id"] for rule in RULES}
    assert results == [invariants.violate(DOCUMENT, random.Random(seed)) for seed in range(100)]


def test_a_broken_value_keeps_to_the_bounds_of_the_schema():
    number = {"type": "number", "minimum": 0, "maximum": 5, "multipleOf": 0.5}
    schema = {"type": "object", "properties": {"total": number}}
    invariants = Invariants.compile([{"id": "r", "set": "total", "expr": "a"}], document=schema)
    for seed in range(20):
        broken, _ = invariants.violate({"a": 4.5, "total": 4.5}, random.Random(seed))
        assert 0 <= broken["total"] <= 5
        assert broken["total"] % 0.5 == 0


def test_a_broken_text_keeps_to_pattern_and_length():
    code = {"type": "string", "pattern": "^[A-Z][0-9]{2}$", "maxLength": 3}
    schema = {"type": "object", "properties": {"code": code}}
    invariants = Invariants.compile([{"id": "r", "choose": "code", "from": "known"}], document=schema)
    for seed in range(20):
        broken, _ = invariants.violate({"code": "Z99", "known": ["Z99", "Z90"]}, random.Random(seed))
        assert re.fullmatch("[A-Z][0-9]{2}", broken["code"])


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ({"assert": "a < b"}, {"a": 1}),
        ({"assert": "a < b", "when": "c == 1"}, {"a": 1, "b": 2}),
        ({"assert": "1 < 2"}, {"a": 1}),
        ({"set": "t", "expr": "a"}, {"a": 1}),
        ({"set": "t", "expr": "a"}, [1]),
        ({"at": "/items/*", "choose": "x", "from": "y"}, {"items": []}),
    ],
)
def test_what_cannot_be_broken(rule, document):
    assert Invariants.compile([{"id": "r", **rule}]).violate(document, random.Random(0)) is None


def test_any_item_may_be_the_one_that_breaks():
    invariants = Invariants.compile([{"id": "line", "at": "/items/*", "set": "sum", "expr": "n * 2"}])
    document = {"items": [{"n": n, "sum": 2 * n} for n in range(3)]}
    places = set()
    for seed in range(40):
        broken, _ = invariants.violate(document, random.Random(seed))
        places |= {violation.pointer for violation in invariants.check(broken)}
    assert places == {f"/items/{position}/sum" for position in range(3)}


def test_tries_that_fail_leave_nothing_behind():
    """The first rule takes the whole of its tries before the second gives way; all else is as it was written."""
    rules = [
        {"id": "a_same", "assert": "low <= high"},
        {"id": "b_same", "assert": "high >= low"},
        {"id": "tags", "set": "tags", "expr": "sorted(known)"},
        {"id": "total", "set": "total", "expr": "sum(i.n for i in items)"},
    ]
    document = {
        "low": 1.0, "high": 2, "known": ["x", "w"], "tags": ["w", "x"], "items": [{"n": 1.0}, {"n": 2}], "total": 3.0
    }  # fmt: skip
    invariants = Invariants.compile(rules)
    for seed in range(40):
        broken, name = invariants.violate(document, random.Random(seed))
        assert name in ("tags", "total")
        assert list(broken) == list(document)
        kept = {key for key in document if repr(broken[key]) == repr(document[key])}
        assert {"low", "high"} <= kept
        assert len(kept) == len(document) - 1


def test_rules_that_say_the_same_cannot_be_broken_apart():
    rules = [{"id": "one", "assert": "a <= b"}, {"id": "two", "assert": "b >= a"}]
    assert Invariants.compile(rules).violate({"a": 1, "b": 2}, random.Random(0)) is None


def test_an_unknown_rule_is_refused_with_near_names():
    with pytest.raises(ValueError, match="did you mean headcount"):
        Invariants.compile(RULES).violate(DOCUMENT, random.Random(0), "headcont")


def test_compiled_rules_survive_pickling():
    schema = {
        "type": "object",
        "properties": {"day": {"type": "string", "format": "date"}, "total": {"type": "number"}},
    }
    invariants = Invariants.compile([*RULES, {"id": "t", "set": "total", "expr": "1"}], document=schema, where="pack/x")
    again = pickle.loads(pickle.dumps(invariants))  # noqa: S301 - our own bytes
    assert again.rules == invariants.rules
    assert again.check({**DOCUMENT, "hours": 3}) == invariants.check({**DOCUMENT, "hours": 3}) != []
    without_total = copy.deepcopy(DOCUMENT)
    again.fill(without_total, random.Random(0))
    assert "total" not in without_total


def test_the_signal_survives_pickling():
    signal = pickle.loads(pickle.dumps(Unsatisfied("r", "why")))  # noqa: S301 - our own bytes
    assert (signal.rule, signal.reason, str(signal)) == ("r", "why", "rule r cannot be satisfied: why")


def test_what_a_rule_says_of_itself():
    rule = {
        "id": "t",
        "at": "/items/*",
        "set": "total",
        "expr": "a * b",
        "when": "a > 0",
        "description": "d",
        "tolerance": "0.02",
    }
    (found,) = Invariants.compile([rule]).rules
    assert (found.id, found.at, found.form, found.target, found.source) == ("t", "/items/*", "set", "total", "a * b")
    assert (found.when, found.description, str(found.tolerance)) == ("a > 0", "d", "0.02")
