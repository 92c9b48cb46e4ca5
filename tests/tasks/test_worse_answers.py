"""Every rejected answer of a built sample is worse than the chosen one, by a reading that shares no code with edgejson.

The standard library reads the texts, `jsonschema` the schemas, Python itself the rules; the style of a text is written
anew here.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from decimal import Decimal
from functools import cache

import jsonschema
import pytest
from rules_by_hand import broken_rules
from run_folders import read_records

from edgejson_pack_core import edgejson_schema_pack

FAMILIES = ("schema_generate", "json_repair", "text_to_json", "transform", "style_strict")
PER_FAMILY = 36


@pytest.fixture(scope="module")
def records(edgejson, tmp_path_factory):
    out = tmp_path_factory.mktemp("pairs") / "run"
    tasks = ", ".join(f"{task}: {1 / len(FAMILIES)}" for task in FAMILIES)
    words = ("--set", f"tasks={{{tasks}}}", "--set", "preference=1", "--set", "seed=5")
    done = edgejson("build", "-o", out, "--workers", 1, "--target", PER_FAMILY * len(FAMILIES), *words)
    assert done.returncode == 0, done.stderr
    return [record for _, record in read_records(out)]


@pytest.fixture(scope="module")
def pairs(records):
    return [record for record in records if "rejected" in record]


def of(pairs, task):
    found = [record for record in pairs if record["task"] == task]
    assert len(found) == PER_FAMILY
    return found


class RefusedError(ValueError):
    """Not strict JSON."""


def strict(text):
    """The value of a strict JSON text, numbers as decimals."""

    def members(pairs):
        if len({name for name, _ in pairs}) < len(pairs):
            raise RefusedError("a name twice")
        return dict(pairs)

    def no_number(word):
        raise RefusedError(word)

    try:
        return json.loads(
            text, object_pairs_hook=members, parse_float=Decimal, parse_int=Decimal, parse_constant=no_number
        )
    except json.JSONDecodeError as error:
        raise RefusedError(str(error)) from None


def same(left, right):
    """Equality of values: members in any order, 1 as 1.0, true not as 1."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and left == right


def differs(record):
    """Whether the rejected answer is no JSON, or another value than the chosen one."""
    chosen = strict(record["chosen"])
    try:
        return not same(strict(record["rejected"]), chosen)
    except RefusedError:
        return True


# ---------------------------------------------------------------- answers that are one value


@pytest.mark.parametrize("task", ["json_repair", "text_to_json", "transform"])
def test_another_value_or_no_json_is_rejected(pairs, task):
    kinds = Counter()
    for record in of(pairs, task):
        assert differs(record), record["id"]
        kinds[record["meta"]["rejected_how"].split(":")[0]] += 1
    assert len(kinds) >= 3


def test_valid_inputs_are_given_back_whole(records):
    repairs = [record for record in records if record["task"] == "json_repair"]
    whole = 0
    for record in repairs:
        try:
            strict(record["input"]["broken_json"])
        except RefusedError:
            assert record["meta"]["operators"] != []
            continue
        whole += 1
        assert record["meta"]["operators"] == []
        answer = record.get("output", record.get("chosen"))
        assert same(strict(record["input"]["broken_json"]), strict(answer))
        assert not re.search(
            "(?i)broken|malformed|fails|rejects|recover|mend|every syntax error|make this",
            record["input"]["instruction"],
        )
    assert whole <= 0.12 * len(repairs)


# ---------------------------------------------------------------- instances of a schema


@cache
def pack():
    return edgejson_schema_pack().load(None)


def rules_of(record):
    entry = pack().entry(record["meta"]["schema"].split("/")[1])
    return [rule for rule in (*entry.document.get("x-invariants", ()), *entry.rules) if not rule.get("advice")]


def member(value, pointer):
    """The value at a pointer, or None."""
    for token in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(token)]
        elif isinstance(value, dict) and token in value:
            value = value[token]
        else:
            return None
    return value


def kept(wish, value, schema):
    """Whether a wish of the instruction is fulfilled."""
    there = member(value, wish.get("at", ""))
    match wish["kind"]:
        case "members":
            names = schema["required"] if wish["which"] == "required" else schema["properties"]
            return set(value) == set(names)
        case "present" | "absent":
            name = wish["at"].removeprefix("/")
            return (name in value) == (wish["kind"] == "present")
        case "count":
            size, wanted = len(there), wish["count"]
            return {"exactly": size == wanted, "at least": size >= wanted, "at most": size <= wanted}[wish["is"]]
        case "equals":
            return same(there, as_decimal(wish["value"]))
        case "between":
            return Decimal(str(wish["low"])) <= there <= Decimal(str(wish["high"]))
        case "some":
            return any(same(item.get(wish["name"]), as_decimal(wish["value"])) for item in there)
    raise AssertionError(wish)


def as_decimal(value):
    return strict(json.dumps(value))


def faults(record, text):
    """What is wrong with an answer: `json`, `schema`, `rule` or `wish`."""
    try:
        value = strict(text)
    except RefusedError:
        return {"json"}
    schema = json.loads(record["input"]["schema"])
    if not jsonschema.validators.validator_for(schema)(schema).is_valid(json.loads(text)):
        return {"schema"}
    found = {"rule"} if broken_rules(rules_of(record), value) else set()
    wishes = record["meta"]["constraints"]
    return found | ({"wish"} if not all(kept(wish, value, schema) for wish in wishes) else set())


def test_no_json_no_instance_a_broken_rule_or_a_wish_not_kept_is_rejected(pairs):
    kinds = Counter()
    for record in of(pairs, "schema_generate"):
        assert faults(record, record["chosen"]) == set(), record["id"]
        found = faults(record, record["rejected"])
        assert len(found) == 1, (record["id"], found, record["meta"]["rejected_how"])
        kinds |= Counter(found)
    assert set(kinds) >= {"schema", "rule", "wish"}


# ---------------------------------------------------------------- texts in one style

INDENTS = {"pretty2_sorted": 2, "pretty4_sorted": 4}


def number_text(number):
    """A number as ECMAScript prints it (ECMA-262, Number::toString)."""
    if not number:
        return "0"
    sign, digits, exponent = Decimal(repr(float(number))).as_tuple()
    text = "".join(map(str, digits)).rstrip("0")
    exponent += len(digits) - len(text)
    point = len(text) + exponent
    if len(text) <= point <= 21:
        plain = text + "0" * (point - len(text))
    elif 0 < point <= 21:
        plain = f"{text[:point]}.{text[point:]}"
    elif -6 < point <= 0:
        plain = f"0.{'0' * -point}{text}"
    else:
        head = text[0] + (f".{text[1:]}" if len(text) > 1 else "")
        plain = f"{head}e{point - 1:+d}"
    return "-" * sign + plain


def styled(value, style, depth=0):
    """The text of `value` in one of the five styles."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=style.startswith("ascii"))
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int | float):
        return number_text(value)
    indent = INDENTS.get(style, 0)
    colon = ":" if style in ("jcs", "ascii_min_sorted") else ": "
    if isinstance(value, dict):
        names = list(value) if style.endswith("preserve") else sorted(value, key=lambda name: name.encode("utf-16-be"))
        parts = [f"{styled(name, style)}{colon}{styled(value[name], style, depth + 1)}" for name in names]
        left, right = "{}"
    else:
        parts = [styled(item, style, depth + 1) for item in value]
        left, right = "[]"
    if indent and parts:
        line = "\n" + " " * indent * depth
        inner = line + " " * indent
        return f"{left}{inner}{f',{inner}'.join(parts)}{line}{right}"
    return f"{left}{(', ' if style.startswith('spaced') else ',').join(parts)}{right}"


def test_other_bytes_are_rejected(pairs):
    styles = set()
    for record in of(pairs, "style_strict"):
        style = record["meta"]["style"]
        expected = styled(json.loads(record["input"]["json"]), style)
        assert record["chosen"] == expected, record["id"]
        assert record["rejected"] != expected, record["id"]
        if record["rejected"].strip() == expected:
            assert re.search("no trailing newline|no line feed after", record["input"]["instruction"])
        styles.add(style)
    assert len(styles) >= 3


# ---------------------------------------------------------------- the readings themselves can tell


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ('{"a":1,"b":[true]}', '{"b":[true],"a":1.0}', True),
        ("[1]", "[true]", False),
        ('["1"]', "[1]", False),
        ("[null]", "[]", False),
        ("[1,2]", "[2,1]", False),
    ],
)
def test_same(left, right, alike):
    assert same(strict(left), strict(right)) is alike


@pytest.mark.parametrize("text", ['{"a":1,"a":1}', "[NaN]", "[1,]", "```json\n{}\n```", '{"a":1} done'])
def test_strict_refuses(text):
    with pytest.raises(RefusedError):
        strict(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1.50, "1.5"), (1e21, "1e+21"), (100.0, "100"), (1e-7, "1e-7"), (-0.00001, "-0.00001"), (-0.0, "0")],
)
def test_number_text(number, text):
    assert number_text(number) == text
    assert math.isclose(float(text), number)


def test_rules_by_hand_see_what_is_broken():
    rules = [
        {"id": "line", "at": "/items/*", "set": "sum", "expr": "round(count * price * (1 - opt(off, 0) / 100), 2)"},
        {"id": "order", "when": "present(paid_on)", "assert": "paid_on >= date(sold_at)"},
        {"id": "who", "at": "/items/*", "choose": "seller", "from": "[s.name for s in root.staff if s.active]"},
        {"id": "unlike", "assert": "unique([i.seller for i in items])"},
    ]
    sale = {
        "staff": [{"name": "Ana", "active": True}, {"name": "Rui", "active": False}],
        "items": [{"count": 3, "price": Decimal("1.35"), "off": 50, "sum": Decimal("2.03"), "seller": "Ana"}],
        "sold_at": "2024-05-02T23:00:00-03:00",
        "paid_on": "2024-05-02",
    }
    assert broken_rules(rules, sale) == []
    (item,) = sale["items"]
    assert broken_rules(rules, {**sale, "items": [{**item, "sum": Decimal("2.02")}]}) == ["line"]
    assert broken_rules(rules, {**sale, "items": [{**item, "off": None, "sum": Decimal("4.05")}]}) == []
    assert broken_rules(rules, {**sale, "paid_on": "2024-05-01"}) == ["order"]
    assert broken_rules(rules, {**sale, "paid_on": None}) == []
    assert broken_rules(rules, {**sale, "items": [{**item, "seller": "Rui"}]}) == ["who"]
    assert broken_rules(rules, {**sale, "items": [item, item]}) == ["unlike"]
