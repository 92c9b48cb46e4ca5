"""What `fill` writes, leaves alone and repairs."""

import copy
import random
from datetime import datetime

import pytest

from edgejson.schema.invariants import Invariants, Unsatisfied


def filled(document, *rules, schema=None, seed=1):
    invariants = Invariants.compile([{"id": f"r{n}", **rule} for n, rule in enumerate(rules)], document=schema)
    document = copy.deepcopy(document)
    invariants.fill(document, random.Random(seed))
    assert invariants.check(document) == []
    return document


def objects(required=(), **properties):
    return {"type": "object", "required": list(required), "properties": properties}


NUMBER, DATE = {"type": "number"}, {"type": "string", "format": "date"}


# ---------------------------------------------------------------- computed members

SUM = {"set": "total", "expr": "a + b"}


def test_without_a_schema_every_target_is_written():
    assert filled({"a": 1, "b": 2}, SUM) == {"a": 1, "b": 2, "total": 3}


def test_an_absent_optional_target_stays_absent():
    schema = objects(a=NUMBER, b=NUMBER, total=NUMBER)
    assert filled({"a": 1, "b": 2}, SUM, schema=schema) == {"a": 1, "b": 2}
    assert filled({"a": 1, "b": 2, "total": 9}, SUM, schema=schema) == {"a": 1, "b": 2, "total": 3}


@pytest.mark.parametrize(
    "schema",
    [
        objects(["total"], a=NUMBER, b=NUMBER, total=NUMBER),
        {"$ref": "#/$defs/sum", "$defs": {"sum": objects(["total"], total=NUMBER)}},
        {"allOf": [objects(["total"]), objects(a=NUMBER)]},
    ],
)
def test_a_required_target_is_written(schema):
    assert filled({"a": 1, "b": 2}, SUM, schema=schema)["total"] == 3


def test_a_member_required_in_one_alternative_only_stays_absent():
    schema = {"anyOf": [objects(["total"], total=NUMBER), objects()]}
    assert "total" not in filled({"a": 1, "b": 2}, SUM, schema=schema)


def test_an_absent_operand_leaves_the_target_alone():
    assert filled({"a": 1, "total": 9}, SUM) == {"a": 1, "total": 9}
    assert filled({"a": 1, "b": None, "total": 9}, SUM) == {"a": 1, "b": None, "total": 9}


def test_results_are_integers_where_integral_and_the_decimal_as_written_elsewhere():
    document = filled({"a": 0.1, "b": 0.2}, SUM, {"set": "double", "expr": "2 * (a + 0.4)"})
    assert repr(document["total"]) == "0.3"
    assert repr(document["double"]) == "1"


def test_results_of_other_kinds():
    rules = [
        {"set": "code", "expr": "lower(country[:2]) + '-' + text(number)"},
        {"set": "is_large", "expr": "number > 10"},
        {"set": "last_visit", "expr": "max(v.day for v in visits)"},
        {"set": "seen_on", "expr": "date(seen_at)"},
        {"set": "ids", "expr": "[v.id for v in visits]"},
    ]
    visits = [{"id": "v2", "day": "2024-03-05"}, {"id": "v1", "day": "2024-01-31"}]
    document = filled(
        {"country": "DEU", "number": 41, "visits": visits, "seen_at": "2024-03-05T23:30:00-05:00"}, *rules
    )
    assert document["code"] == "de-41"
    assert document["is_large"] is True
    assert document["last_visit"] == "2024-03-05"
    assert document["seen_on"] == "2024-03-05"
    assert document["ids"] == ["v2", "v1"]


def test_running_balances_read_the_items_before_them():
    rule = {"at": "/moves/*", "set": "balance", "expr": "root.opening + sum(m.amount for m in root.moves[:index + 1])"}
    moves = [{"amount": 5}, {"amount": -7.25}, {"amount": 0.05}]
    assert [m["balance"] for m in filled({"opening": 10, "moves": moves}, rule)["moves"]] == [15, 7.75, 7.8]


def test_two_stars():
    rules = [
        {"at": "/orders/*/lines/*", "set": "net", "expr": "round(price * (1 - parent.rebate), 2)"},
        {"at": "/orders/*", "set": "net", "expr": "sum(line.net for line in lines)"},
        {"set": "net", "expr": "sum(o.net for o in orders)"},
    ]
    orders = [{"rebate": 0.1, "lines": [{"price": 9.99}, {"price": 0.05}]}, {"rebate": 0, "lines": []}]
    document = filled({"orders": orders}, *rules)
    assert [line["net"] for line in document["orders"][0]["lines"]] == [8.99, 0.05]
    assert [order["net"] for order in document["orders"]] == [9.04, 0]
    assert document["net"] == 9.04


def test_conditions_choose_between_two_rules_for_one_member():
    rules = [
        {"set": "fee", "expr": "5", "when": "plan == 'basic'"},
        {"set": "fee", "expr": "round(amount * 0.015, 2)", "when": "plan == 'pro'"},
    ]
    assert filled({"plan": "basic", "amount": 300}, *rules)["fee"] == 5
    assert filled({"plan": "pro", "amount": 300}, *rules)["fee"] == 4.5


def test_two_rules_that_contradict_each_other_are_unsatisfied():
    with pytest.raises(Unsatisfied) as caught:
        filled({"x": 1}, {"set": "fee", "expr": "x"}, {"set": "fee", "expr": "x + 1"})
    assert caught.value.rule in ("r0", "r1")


@pytest.mark.parametrize("expression", ["a / b", "a + 'x'", "name * 2"])
def test_what_cannot_be_computed_is_unsatisfied(expression):
    with pytest.raises(Unsatisfied, match="r0"):
        filled({"a": 1, "b": 0, "name": "x", "total": 1}, {"set": "total", "expr": expression})


# ---------------------------------------------------------------- references

CHOOSE = {"at": "/rules/*", "choose": "device", "from": "[d.id for d in root.devices if d.online]"}
DEVICES = [{"id": "d1", "online": True}, {"id": "d2", "online": False}, {"id": "d3", "online": True}]


def test_references_are_drawn_from_the_list_and_right_ones_stay():
    drawn = set()
    for seed in range(20):
        document = filled({"devices": DEVICES, "rules": [{"device": "x"}, {"device": "d3"}]}, CHOOSE, seed=seed)
        drawn.add(document["rules"][0]["device"])
        assert document["rules"][1]["device"] == "d3"
    assert drawn == {"d1", "d3"}


def test_many_references_are_distinct():
    rule = {"choose": "members", "many": True, "from": "[p.id for p in people]"}
    people = [{"id": n} for n in (1, 2, 3, 3)]
    schema = objects(["members"], members={"type": "array", "minItems": 2})
    for seed in range(20):
        members = filled({"people": people, "members": [7, 8, 9, 10, 11]}, rule, schema=schema, seed=seed)["members"]
        assert sorted(members) == [1, 2, 3]
        members = filled({"people": people, "members": []}, rule, schema=schema, seed=seed)["members"]
        assert len(set(members)) == 2
    with pytest.raises(Unsatisfied):
        filled({"people": people[:1], "members": []}, rule, schema=schema)


def test_a_reference_into_nothing_is_unsatisfied():
    with pytest.raises(Unsatisfied, match="no value to choose from"):
        filled({"devices": [], "rules": [{"device": "x"}]}, CHOOSE)


DEVICE = {"type": "array", "items": objects(["id"], id={"type": "string"})}


def test_an_optional_reference_into_nothing_is_left_out():
    for device, left in (({"type": "string"}, {}), ({"type": ["string", "null"]}, {"device": None})):
        schema = objects(devices=DEVICE, rules={"type": "array", "items": objects(device=device)})
        assert filled({"devices": [], "rules": [{"device": "x"}]}, CHOOSE, schema=schema)["rules"] == [left]


def test_a_member_whose_condition_cannot_hold_is_left_out():
    rules = [
        {"assert": "any(s == 'done' for s in states)", "when": "present(ended) and started > 0"},
        {"set": "length", "expr": "ended - started"},
    ]
    states = {"type": "array", "items": {"type": "string"}}
    document = {"states": ["open"], "started": 1, "ended": 5, "length": 4}
    optional = objects(["states"], states=states, started=NUMBER, ended=NUMBER, length=NUMBER)
    assert "ended" not in filled(document, *rules, schema=optional)
    nullable = objects(["ended"], states=states, started=NUMBER, ended={"type": ["number", "null"]})
    assert filled(document, *rules, schema=nullable)["ended"] is None
    assert filled({**document, "states": ["done"]}, *rules, schema=nullable)["ended"] == 5
    closed = {"type": "array", "items": {"enum": ["open", "waiting"]}}
    with pytest.raises(Unsatisfied, match="no repair is possible"):
        filled(document, *rules, schema=objects(["ended"], states=closed, started=NUMBER, ended=NUMBER))


def test_a_side_whose_holder_is_absent_is_not_repaired():
    with pytest.raises(Unsatisfied, match="no repair is possible"):
        filled({"a": {}}, {"at": "/a", "assert": "opt(a, 1) == opt(x.y, 'x')"}, schema=objects(a={"type": "object"}))


def test_repairs_that_undo_each_other_end():
    with pytest.raises(Unsatisfied):
        filled({"a": 1, "b": 2}, {"assert": "a > b"}, {"assert": "b > a"})


def test_a_chosen_reference_feeds_what_is_computed_from_it():
    rules = [
        {"id": "a_price", "set": "price", "expr": "root.prices[plan]"},
        {"id": "plan", "choose": "plan", "from": "['basic', 'gold']"},
    ]
    document = filled({"prices": {"basic": 10, "gold": 30}, "plan": "none", "price": 0}, *rules)
    assert document["price"] == {"basic": 10, "gold": 30}[document["plan"]]


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        ({"devices": DEVICES, "rules": [{"device": "d1"}, {"device": "d2"}]}, "/rules/1/device"),
        ({"devices": [], "rules": [{"device": "d1"}]}, "/rules/0/device"),
        ({"devices": DEVICES, "rules": [{"device": ["d1"]}]}, "/rules/0/device"),
        ({"devices": [{"id": 1, "online": True}], "rules": [{"device": True}]}, "/rules/0/device"),
    ],
)
def test_a_foreign_reference_is_found(document, pointer):
    (violation,) = Invariants.compile([{"id": "r", **CHOOSE}]).check(document)
    assert violation.pointer == pointer


def test_each_foreign_item_of_many_is_found():
    invariants = Invariants.compile([{"id": "r", "choose": "to", "many": True, "from": "staff"}])
    found = invariants.check({"staff": ["ann", "bo"], "to": ["bo", "cy", None]})
    assert [violation.pointer for violation in found] == ["/to/1", "/to/2"]
    assert len(invariants.check({"staff": ["ann"], "to": "ann"})) == 1
    assert invariants.check({"to": ["cy"]}) == []


# ---------------------------------------------------------------- repaired truths


def test_dates_out_of_order_change_places():
    document = filled({"start": "2024-05-02", "end": "2024-01-31"}, {"assert": "start <= end"})
    assert document == {"start": "2024-01-31", "end": "2024-05-02"}


def test_instants_are_ordered_across_time_zones():
    early, late = "2024-01-01T23:30:00-05:00", "2024-01-02T04:00:00Z"  # 04:30Z is later than 04:00Z
    document = filled({"start": early, "end": late}, {"assert": "start < end"})
    assert document == {"start": late, "end": early}


def test_a_chain_of_members_is_sorted():
    values = {"low": 9, "mid": 5.5, "high": 1}
    assert filled(values, {"assert": "low <= mid <= high"}) == {"low": 1, "mid": 5.5, "high": 9}


def test_stages_follow_one_another():
    legs = [{"leaves": f"2024-01-0{9 - n}T10:00:00Z", "lands": f"2024-01-0{9 - n}T09:00:00+01:00"} for n in range(4)]
    rules = [
        {"at": "/legs/*", "assert": "leaves < lands"},
        {"at": "/legs/*", "assert": "leaves >= root.legs[index - 1].lands"},
    ]
    found = filled({"legs": legs}, *rules)["legs"]
    times = [datetime.fromisoformat(leg[name]) for leg in found for name in ("leaves", "lands")]
    assert times == sorted(times)


def test_a_member_is_moved_to_a_computed_boundary():
    rules = [{"id": "subtotal", "set": "subtotal", "expr": "a + b"}, {"assert": "discount <= subtotal"}]
    assert filled({"a": 1.5, "b": 2, "discount": 80.5, "subtotal": 0}, *rules)["discount"] == 3.5
    assert filled({"a": 1.5, "b": 2, "discount": 80, "subtotal": 0}, *rules)["discount"] == 3  # an integer stays one


def test_what_depends_on_a_repaired_member_is_computed_again():
    rules = [{"set": "days", "expr": "days(start, end)"}, {"assert": "start <= end"}]
    assert filled({"start": "2024-03-01", "end": "2024-02-28", "days": 0}, *rules)["days"] == 2


def test_moves_keep_to_bounds_and_grid():
    whole = {"type": "integer", "minimum": 0, "maximum": 10}
    schema = objects(a=whole, b={"type": "number", "minimum": 3}, c={"type": "number", "multipleOf": 0.25})
    assert filled({"a": 9, "limit": 4.5}, {"assert": "a < limit", "when": "limit > 0"}, schema=schema)["a"] == 4
    assert filled({"c": 9, "n": 1.4}, {"assert": "c <= n * 2"}, schema=schema)["c"] == 2.75
    assert filled({"b": 7, "n": 1}, {"assert": "b <= n + 0.5"}, schema=schema)["n"] >= 6.5  # b would be 1.5
    # b may not go down to 1, but a may come up to it
    assert filled({"b": 7, "a": 1}, {"assert": "b <= a"}, schema=schema) == {"b": 7, "a": 7}


def test_values_of_different_formats_do_not_change_places():
    schema = objects(day=DATE, at={"type": "string", "format": "date-time"})
    document = filled({"day": "2024-03-09", "at": "2024-03-01T08:00:00Z"}, {"assert": "day <= at"}, schema=schema)
    assert document == {"day": "2024-03-01", "at": "2024-03-01T08:00:00Z"}


def test_equalities_and_enumerations():
    schema = objects(a={"enum": ["EUR", "USD"]}, b={"enum": ["EUR", "GBP"]})
    assert filled({"a": "USD", "b": "GBP"}, {"assert": "a == 'EUR'"}, schema=schema)["a"] == "EUR"
    assert filled({"a": "USD", "b": "EUR"}, {"assert": "a == b"}, schema=schema) == {"a": "EUR", "b": "EUR"}
    with pytest.raises(Unsatisfied, match="no repair is possible"):
        filled({"a": "USD", "b": "GBP"}, {"assert": "a == b"}, schema=schema)


def test_an_implication_is_repaired_where_it_can_be():
    rule = {"assert": "status != 'done' or ended >= started"}
    document = {"status": "done", "started": "2024-02-02", "ended": "2024-01-01"}
    assert filled(document, rule)["ended"] == "2024-02-02"


def test_shares_are_scaled_to_their_sum():
    rule = {"assert": "sum(p.share for p in parts) == 100"}
    for seed in range(50):
        rng = random.Random(seed)
        parts = [{"share": round(rng.uniform(0, 100), 1)} for _ in range(rng.randint(1, 6))]
        shares = [part["share"] for part in filled({"parts": parts}, rule)["parts"]]
        assert sum(round(share * 10) for share in shares) == 1000
        assert all(share == round(share, 1) for share in shares)


def test_named_shares_are_scaled_within_bounds():
    whole = {"type": "integer", "minimum": 5, "maximum": 60}
    schema = objects(ages={"type": "object", "properties": {"18_24": whole, "25_34": whole, "35_plus": whole}})
    rule = {"at": "/ages", "assert": "here['18_24'] + here['25_34'] + opt(here['35_plus'], 0) == 100"}
    for seed in range(50):
        rng = random.Random(seed)
        ages = {name: rng.randint(5, 60) for name in ("18_24", "25_34", "35_plus")}
        found = filled({"ages": ages}, rule, schema=schema)["ages"]
        assert sum(found.values()) == 100
        assert all(isinstance(share, int) and 5 <= share <= 60 for share in found.values())
    pair = filled({"ages": {"18_24": 50, "25_34": 60}}, rule, schema=schema)["ages"]
    assert sum(pair.values()) == 100


@pytest.mark.parametrize(
    ("expression", "items"),
    [
        ("all(opt(n, 0) <= limit for n in items)", [4, None, 25]),
        ("sum(opt(n, 0) for n in items) <= limit", [4, None, 25]),
        ("all(opt(i.n, 0) <= limit for i in items)", [{"n": 4}, {}, {"n": 25}]),
    ],
)
def test_loops_over_what_may_be_absent_are_repaired(expression, items):
    document = filled({"limit": 10, "items": items}, {"assert": expression})
    assert len(document["items"]) == 3
    assert document["items"][1] == items[1]


def test_what_no_repair_can_make_true_is_unsatisfied():
    with pytest.raises(Unsatisfied, match="rule r0 cannot be satisfied"):
        filled({"tags": ["a", "a"]}, {"assert": "len(tags) > 2"})
    with pytest.raises(Unsatisfied):
        filled({"a": 5}, {"assert": "a < 3"}, {"assert": "a > 4"})


@pytest.mark.parametrize("value", [None, 3, "text", [{"a": 1}]])
def test_what_is_no_object_is_left_alone(value):
    Invariants.compile([{"id": "r", **SUM}]).fill(value, random.Random(0))


def test_the_same_seed_draws_the_same_references():
    document = {"devices": DEVICES, "rules": [{"device": "x"} for _ in range(20)]}
    assert filled(document, CHOOSE, seed=4) == filled(document, CHOOSE, seed=4)
    assert filled(document, CHOOSE, seed=4) != filled(document, CHOOSE, seed=5)


def test_flags_are_set_as_the_rule_wants_them():
    rules = [
        {"assert": "recommended", "when": "rating == 5"},
        {"assert": "not recommended", "when": "rating == 1"},
    ]
    assert filled({"rating": 5, "recommended": False}, *rules)["recommended"] is True
    assert filled({"rating": 1, "recommended": True}, *rules)["recommended"] is False


def test_a_date_taken_from_a_date_time_moves_with_its_time_of_day():
    visit = {"seen": "2024-03-01T23:15:00Z", "born": "2024-04-01"}
    assert filled(visit, {"assert": "date(seen) >= '2024-03-05'"})["seen"] == "2024-03-05T23:15:00Z"
    assert filled(visit, {"assert": "date(seen) > '2024-03-05'"})["seen"] == "2024-03-06T23:15:00Z"
    assert filled(visit, {"assert": "born < min(date(seen), '2024-03-01')"})["born"] == "2024-02-29"
    assert filled(visit, {"assert": "born <= date(seen)"}) == {"seen": "2024-03-01T23:15:00Z", "born": "2024-03-01"}


def test_a_member_that_a_conditional_rule_writes_can_be_repaired_where_the_condition_is_not_met():
    rules = [
        {"set": "total", "expr": "a + b"},
        {"set": "paid", "expr": "total", "when": "status == 'paid'"},
        {"assert": "0 < paid and paid < total", "when": "status == 'partial'"},
    ]
    parts = {"a": 10, "b": 0.5, "total": 0, "paid": 99.25}
    assert filled({**parts, "status": "partial"}, *rules)["paid"] == 10.49
    assert filled({**parts, "status": "paid"}, *rules)["paid"] == 10.5
