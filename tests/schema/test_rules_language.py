"""What expressions mean, seen through `check`: each case is a truth about a document."""

import random
from decimal import Decimal

import pytest

from edgejson.schema.invariants import Invariants

DOCUMENT = {
    "a": 7,
    "b": 2.5,
    "zero": 0,
    "name": "Rheinland",
    "code": "DE-041",
    "flag": True,
    "nothing": None,
    "items": [{"n": 1, "w": 0.1}, {"n": 2, "w": 0.2}, {"n": 3}],
    "tags": ["x", "y", "x"],
    "scores": [3, 1.5, 2],
    "none_yet": [],
    "day": "2024-02-28",
    "later_day": "2024-03-01",
    "noon_berlin": "2024-03-01T12:00:00+01:00",
    "eleven_utc": "2024-03-01T11:00:00Z",
    "evening": "2024-03-01T18:30:00.500Z",
    "leap": "2016-12-31T23:59:60Z",
    "after_leap": "2017-01-01T00:00:00Z",
    "local": "2024-03-01T12:00:00",
    "prices": {"gold": 30, "basic": 10},
    "plan": "gold",
    "18_24": 5,
    "_id": "k1",
    "index": 4,
    "address": {"city": "Mainz", "geo": {"lat": 50}},
}

TRUE = [
    "a + b == 9.5",
    "a - b == 4.5",
    "a * b == 17.5",
    "a / 2 == 3.5",
    "a // b == 2",
    "-a // b == -3",
    "a % b == 2",
    "-a % b == 0.5",
    "-a % 4 == 1",
    "0.1 + 0.2 == 0.3",
    "round(2.675, 2) == 2.68",
    "round(-2.675, 2) == -2.68",
    "round(2.5) == 3",
    "floor(-b) == -3 and ceil(-b) == -2",
    "abs(-a) == 7",
    "min(a, b) == 2.5 and max(a, b, 100) == 100",
    "min(scores) == 1.5 and max(s.n for s in items) == 3",
    "max(day, later_day) == '2024-03-01'",
    "sum(scores) == 6.5 and sum([a, b]) == 9.5",
    "sum(none_yet) == 0",
    "len(items) == 3 and len(name) == 9 and len(prices) == 2",
    "len([i for i in items if i.n > 1]) == 2",
    "sum(opt(i.w, 0) for i in items) == 0.3",
    "any(i.n == 2 for i in items) and not all(i.n == 2 for i in items)",
    "all([flag, true])",
    "sorted(scores) == [1.5, 2, 3]",
    "sorted(tags) != tags",
    "unique(i.n for i in items) and not unique(tags)",
    "sum(x.n * y.n for x in items for y in items) == 36",
    "all(any(y.n == x.n for y in items) for x in items)",
    "1 < b < a <= 7",
    "a == 7.0 and not flag == 1",
    "name == 'Rheinland' and name != 'Mainz'",
    "'nland' in name and 'x' in tags and a not in scores",
    "plan in ['gold', 'basic'] and plan in ('gold',)",
    "code[0:2] == 'DE' and code[3:] == '041' and name[-4:] == 'land'",
    "code[0:2] + '-' + code[-3:] == code",
    "lower(name) == 'rheinland' and text(b) == '2.5' and text(a) == '7' and text(flag) == 'true'",
    "prices[plan] == 30 and prices.basic == 10 and here['18_24'] == 5 and here['_id'] == 'k1'",
    "here['index'] == 4",
    "items[0].n == 1 and items[-1].n == 3 and scores[1] == 1.5",
    "sum(i.n for i in items[:2]) == 3 and sum(scores[1:]) == 3.5",
    "opt(absent, 5) == 5 and opt(nothing, 5) == 5 and opt(a, 5) == 7",
    "opt(address.geo.lat, 0) == 50 and opt(address.geo.lon, 0) == 0 and opt(missing.geo.lon, 1) == 1",
    "opt(items[9].n, 0) == 0 and opt(max(none_yet), 0) == 0",
    "present(name) and not present(absent) and not present(nothing) and not present(address.zip)",
    "nothing == null and a != None and nothing is None",
    "0 != null and not -1 == null and 1 + 2 is not null and 'x' != null and not ('x' + 'y') is null",
    "(1 if flag else 2) == 1",
    "day < later_day and noon_berlin == eleven_utc and evening > noon_berlin",
    "later_day == date(evening) and date(noon_berlin) <= later_day",
    "datetime(noon_berlin) < evening and date('2024-03-01') == later_day",
    "days(day, later_day) == 2 and days(later_day, day) == -2",
    "minutes(eleven_utc, evening) * 60 == 27000.5 and seconds(eleven_utc, evening) == 27000.5",
    "minutes(noon_berlin, eleven_utc) == 0 and days(noon_berlin, '2024-03-02T23:00:00Z') == 1.5",
    "years('2000-02-29', day) == 23 and years('2000-02-29', later_day) == 24",
    "leap == after_leap",
    "root.a == here.a",
]


def check(expression, document=DOCUMENT, **rule):
    return Invariants.compile([{"id": "case", "assert": expression, **rule}]).check(document)


@pytest.mark.parametrize("expression", TRUE)
def test_true(expression):
    assert check(expression) == []


@pytest.mark.parametrize("expression", TRUE)
def test_its_negation_is_found(expression):
    """The rule was evaluated at all: an expression that does not apply is never false."""
    (violation,) = check(f"not ({expression})")
    assert "does not hold" in violation.message


ABSENT = [
    "absent > 3",
    "a > absent",
    "absent.deep.er == 3",
    "nothing > 3",
    "nothing == 3",
    "'x' + nothing == 'x'",
    "sum(i.w for i in items) > 99",
    "max(none_yet) > 99",
    "items[7].n > 99",
    "items[zero - 1].n == 3",
    "prices[name] > 99",
    "nothing.deeper > 99",
    "all(i.n > 99 for i in nothing)",
]


@pytest.mark.parametrize("expression", ABSENT)
def test_a_rule_about_absent_members_does_not_apply(expression):
    assert check(expression) == []
    assert check(f"not ({expression})") == []


WRONG = [
    ("name > a", "have no order"),
    ("name > 3", "a number is needed"),
    ("name * 2 == 4", "a number is needed"),
    ("flag + 1 == 2", "a number is needed"),
    ("a and flag", "true or false is needed"),
    ("name.first == 'R'", "an object is needed"),
    ("items.n == 2", "an object is needed"),
    ("len(a) == 1", "has no length"),
    ("sum(name) == 1", "an array is needed"),
    ("sum(tags) == 1", "a number is needed"),
    ("a / zero == 1", "division by zero"),
    ("a % zero == 1", "division by zero"),
    ("a // zero == 1", "division by zero"),
    ("date(name) < day", "is no date or date-time"),
    ("datetime(day) < evening", "has no time of day"),
    ("datetime(local) < evening", "with an offset and one without"),
    ("days(local, evening) == 1", "with an offset and one without"),
    ("address == prices", "cannot be compared as a whole"),
    ("scores[b] == 1", "a position in an array is needed"),
    ("address in scores", "a scalar is needed"),
    ("a[0] == 7", "an array is needed"),
    ("a[0:1] == 7", "has no parts"),
]


@pytest.mark.parametrize(("expression", "reason"), WRONG)
def test_data_of_the_wrong_kind_is_a_finding(expression, reason):
    (violation,) = check(expression)
    assert "cannot be evaluated" in violation.message
    assert reason in violation.message


def test_scope_words():
    document = {
        "limit": 3,
        "groups": [
            {"name": "north", "parts": [{"n": 1}, {"n": 9}]},
            {"name": "south", "parts": [{"n": 5}]},
            {"name": "no parts"},
            "no object",
        ],
    }
    at = {"at": "/groups/*/parts/*"}
    assert [v.pointer for v in check("n <= root.limit", document, **at)] == ["/groups/0/parts/1", "/groups/1/parts/0"]
    assert [v.pointer for v in check("parent.name != 'south'", document, **at)] == ["/groups/1/parts/0"]
    assert [v.pointer for v in check("index == 0", document, **at)] == ["/groups/0/parts/1"]
    assert [v.pointer for v in check("here.n < 9", document, **at)] == ["/groups/0/parts/1"]
    assert [v.pointer for v in check("n < 2", document, at="/groups/1/parts/0")] == ["/groups/1/parts/0"]
    assert check("n < 0", document, at="/groups/*/absent/*") == []


def test_pointers_are_escaped():
    document = {"a/b": [{"c~d": 1, "n": 2}]}
    rule = {"id": "r", "at": "/a~1b/*", "set": "c~d", "expr": "n"}
    assert Invariants.compile([rule]).check(document)[0].pointer == "/a~1b/0/c~0d"


def test_when_decides_whether_a_rule_applies():
    rule = {"id": "r", "assert": "resolved_at >= created_at", "when": "status == 'resolved'"}
    invariants = Invariants.compile([rule])
    times = {"created_at": "2024-05-02T10:00:00Z", "resolved_at": "2024-05-02T11:00:00+02:00"}
    assert [violation.rule for violation in invariants.check({"status": "resolved", **times})] == ["r"]
    assert invariants.check({"status": "open", **times}) == []
    assert invariants.check({"status": None, **times}) == []
    assert invariants.check(times) == []
    assert invariants.check({"status": "resolved", "created_at": "2024-05-02T10:00:00Z"}) == []


@pytest.mark.parametrize("value", [None, 3, 0.5, "text", True, [], [{"a": 1}], {}, {"a": None}])
def test_what_has_no_scope_has_no_finding(value):
    rules = [{"id": "r", "assert": "a > 99"}, {"id": "s", "at": "/a/*", "set": "b", "expr": "c"}]
    assert Invariants.compile(rules).check(value) == []


def test_numbers_are_judged_as_they_are_written():
    invariants = Invariants.compile([{"id": "r", "set": "a", "expr": "b"}])
    assert invariants.check({"a": Decimal("0.1"), "b": 0.1}) == []
    assert invariants.check({"a": Decimal("0.1000000000000000055"), "b": Decimal("0.1000000000000000055")}) == []
    (violation,) = invariants.check({"a": Decimal("0.1000000000000000055"), "b": 0.1})
    assert "0.1000000000000000055" in violation.message
    assert invariants.check({"a": "0.1", "b": 0.1}) != []
    assert invariants.check({"a": True, "b": 1}) != []
    assert invariants.check({"a": 1.0, "b": 1}) == []


def test_a_result_beyond_a_double_is_right_as_the_nearest_double():
    invariants = Invariants.compile([{"id": "r", "set": "third", "expr": "one / three"}])
    document = {"one": 1, "three": 3, "third": 0}
    invariants.fill(document, random.Random(0))
    assert document["third"] == 1 / 3
    assert invariants.check(document) == []
    assert invariants.check({**document, "third": 0.3333333333333334}) != []


def test_tolerance_is_inclusive_and_only_where_stated():
    rule = {"id": "r", "set": "total", "expr": "a + b"}
    close, off = {"a": 1.1, "b": 2.2, "total": 3.32}, {"a": 1.1, "b": 2.2, "total": 3.33}
    assert Invariants.compile([{**rule, "tolerance": "0.02"}]).check(close) == []
    assert Invariants.compile([{**rule, "tolerance": 0.02}]).check(off) != []
    assert Invariants.compile([rule]).check(close) != []


def test_messages_say_what_is_wrong_in_the_words_of_the_author():
    rules = [
        {"id": "t", "set": "total", "expr": "a + b", "message": "the total is the sum of both parts"},
        {"id": "o", "assert": "start <= end"},
    ]
    total, order = Invariants.compile(rules).check(
        {"a": 1, "b": 2, "total": 4, "start": "2024-02-01", "end": "2024-01-01"}
    )
    assert total.message == "the total is the sum of both parts: expected 3, found 4"
    assert (total.expected, total.actual, total.pointer) == (3, 4, "/total")
    assert "'2024-02-01'" in order.message
    assert "'2024-01-01'" in order.message


def test_the_document_tells_which_strings_are_dates():
    schema = {
        "type": "object",
        "properties": {"from": {"$ref": "#/$defs/t"}, "to": {"allOf": [{"$ref": "#/$defs/t"}]}},
        "$defs": {"t": {"type": ["string", "null"], "format": "date-time"}},
    }
    rule = {"id": "r", "assert": "here['from'] <= to"}
    odd = {"from": "2024-03-01t12:00:00.25+01:00", "to": "2024-03-01T11:00:00.250z"}
    aware = Invariants.compile([rule], document=schema)
    assert aware.check(odd) == []
    assert aware.check({**odd, "to": None}) == []
    (violation,) = aware.check({**odd, "to": "soon"})
    assert "is no date or date-time" in violation.message
