"""Every rejected answer of a built sample is worse than the chosen one, by a reading that shares no code with edgejson.

The standard library reads the texts, `jsonschema` the schemas, Python itself the rules; the style of a text is written
anew here.
"""

from __future__ import annotations

import json
import math
import operator
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
    """The rules that bind the answer: those of the named schema, less what its mutation left out."""
    entry = pack().entry(record["meta"]["schema"].split("/")[1])
    gone = record["meta"].get("mutations", {}).get("dropped_rules", [])
    stated = (*entry.document.get("x-invariants", ()), *entry.rules)
    return [rule for rule in stated if not rule.get("advice") and rule["id"] not in gone]


def put_back(value, mutations):
    """The answer under the names of the schema that the record names, without members that this one does not have."""
    names = {new: old for old, new in mutations["renamed"].items()}
    if isinstance(value, dict):
        return {
            names.get(name, name): put_back(part, mutations)
            for name, part in value.items()
            if name not in mutations["added"]
        }
    return [put_back(item, mutations) for item in value] if isinstance(value, list) else value


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


COMPARED = {
    "exactly": operator.eq,
    "at least": operator.ge,
    "at most": operator.le,
    "more than": operator.gt,
    "less than": operator.lt,
    "before": operator.lt,
    "after": operator.gt,
}


def kept(wish, value):
    """Whether a wish of the instruction is fulfilled."""
    there = member(value, wish["at"])
    compare = COMPARED.get(wish.get("is"))
    column = [item.get(wish["name"]) for item in there] if "name" in wish else None
    match wish["kind"]:
        case "present" | "absent":
            *path, name = wish["at"].split("/")[1:]
            return (name in member(value, "".join(f"/{token}" for token in path))) == (wish["kind"] == "present")
        case "count" | "length":
            return compare(len(there), wish["count"])
        case "equals":
            return same(there, as_decimal(wish["value"]))
        case "between":
            return Decimal(str(wish["low"])) <= there <= Decimal(str(wish["high"]))
        case "bound":
            return compare(there, Decimal(str(wish["value"])))
        case "starts":
            return there.startswith(wish["text"])
        case "ends":
            return there.endswith(wish["text"])
        case "contains":
            return wish["text"] in there
        case "some":
            return any(same(item, as_decimal(wish["value"])) for item in column)
        case "every":
            return all(same(item, as_decimal(wish["value"])) for item in column)
        case "sum":
            return compare(sum(column), Decimal(str(wish["value"])))
        case "sorted":
            return column == sorted(column, reverse=wish["is"] == "descending")
        case "distinct":
            return len(set(map(str, column))) == len(column)
        case "date":
            return compare(there, wish["value"])
        case "year":
            return there.startswith(f"{wish['year']}-")
        case "among":
            return any(same(there, as_decimal(value)) for value in wish["values"])
        case "language":
            return bool(re.search(r"\b(the|a|an|of|and|to|is|for|with|was|on|in)\b", there)) == (
                wish["language"] == "en"
            )
    raise AssertionError(wish)


def listed(value, part, document):
    """Every object in a value with the part of the schema that lists its members."""
    while "$ref" in part:
        target = document
        for token in part["$ref"].split("/")[1:]:
            target = target[token.replace("~1", "/").replace("~0", "~")]
        part = target
    if isinstance(value, dict):
        yield value, part
        for name, inner in value.items():
            yield from listed(inner, part.get("properties", {}).get(name, {}), document)
    elif isinstance(value, list):
        for item in value:
            yield from listed(item, part.get("items", {}), document)


def has_members(which, value, schema):
    """Whether every object has the required members only, or all that there are."""
    for node, part in listed(value, schema, schema):
        wanted = part.get("required", []) if which == "required" else part["properties"]
        if which == "required" and not set(node) <= set(wanted):
            return False
        if which == "all" and set(node) != set(wanted):
            return False
    return True


def in_order(value, order, schema):
    """Whether members stand as it was asked for."""
    for node, part in listed(value, schema, schema):
        by_name = sorted(node, key=lambda name: name.encode("utf-16-be"))
        if list(node) != ([name for name in part["properties"] if name in node] if order == "schema" else by_name):
            return False
    return True


def as_decimal(value):
    return strict(json.dumps(value))


def faults(record, text):
    """What is wrong with an answer: `json`, `schema`, `rule`, `wish` or `order`."""
    try:
        value = strict(text)
    except RefusedError:
        return {"json"}
    schema, meta = json.loads(record["input"]["schema"]), record["meta"]
    if not jsonschema.validators.validator_for(schema)(schema).is_valid(json.loads(text)):
        return {"schema"}
    found = {"rule"} if broken_rules(rules_of(record), put_back(value, meta["mutations"])) else set()
    if meta["members"] != "any" and not has_members(meta["members"], value, schema):
        found.add("wish")
    found |= set() if in_order(value, meta["order"], schema) else {"order"}
    return found | ({"wish"} if not all(kept(wish, value) for wish in meta["constraints"]) else set())


def test_no_json_no_instance_a_broken_rule_or_a_wish_not_kept_is_rejected(pairs):
    kinds = Counter()
    for record in of(pairs, "schema_generate"):
        assert faults(record, record["chosen"]) == set(), record["id"]
        found = faults(record, record["rejected"])
        assert len(found) == 1, (record["id"], found, record["meta"]["rejected_how"])
        kinds |= Counter(found)
    assert set(kinds) >= {"schema", "rule", "wish"}


# ---------------------------------------------------------------- texts in one style

INDENTS = {"indent2": "  ", "indent4": "    ", "tab": "\t"}
COMMAS = {"spaced": ", "}
COLONS = {"min": ":"}
ESCAPED = {"minimal": r"(?!)", "ascii": r"[^\x00-\x7e]", "html_safe": r"[<>&\u2028\u2029]"}


class Literal(str):
    """A number as it is written."""

    __slots__ = ()


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


def escaped(text, escapes):
    """A text with the escapes of a style: lower-case hex digits, pairs of them above U+FFFF."""

    def units(found):
        pairs = found[0].encode("utf-16-be").hex()
        return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))

    return re.sub(ESCAPED[escapes], units, json.dumps(text, ensure_ascii=False))


def names_in_order(value, keys, listed):
    """The members of an object; `listed` are those that the record lists for its place."""
    by_name = sorted(value, key=lambda name: name.encode("utf-16-be"))
    if keys == "sorted":
        return by_name
    if keys == "preserve":
        return list(value)
    return [name for name in listed if name in value] + [name for name in by_name if name not in listed]


def styled(value, choices, key_order, place="", depth=0):
    """The text of `value` by the choices of a style."""
    if isinstance(value, Literal):
        return str(value) if choices["numbers"] == "preserve" else number_text(float(value))
    if isinstance(value, str):
        return escaped(value, choices["escapes"])
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    whitespace = choices["whitespace"]
    if isinstance(value, dict):
        names = names_in_order(value, choices["keys"], key_order.get(place, ()))
        parts = [
            f"{escaped(name, choices['escapes'])}{COLONS.get(whitespace, ': ')}"
            f"{styled(value[name], choices, key_order, f'{place}/{name}', depth + 1)}"
            for name in names
        ]
        left, right = "{}"
    else:
        parts = [styled(item, choices, key_order, f"{place}/*", depth + 1) for item in value]
        left, right = "[]"
    if whitespace in INDENTS and parts:
        line = "\n" + INDENTS[whitespace] * depth
        inner = line + INDENTS[whitespace]
        return f"{left}{inner}{f',{inner}'.join(parts)}{line}{right}"
    return f"{left}{COMMAS.get(whitespace, ',').join(parts)}{right}"


def test_other_bytes_are_rejected(pairs):
    styles = set()
    for record in of(pairs, "style_strict"):
        meta, given = record["meta"], record["input"]
        if "defect" in meta:
            expected = json.dumps({"error": meta["defect"]}, separators=(",", ":"))
            assert expected[10:-2] in given["instruction"]
        else:
            document = json.loads(given["json"], parse_int=Literal, parse_float=Literal)
            expected = styled(document, meta["choices"], json.loads(given.get("key_order", "{}")))
            expected += {"none": "", "lf": "\n"}[meta["choices"]["newline"]]
        assert record["chosen"] == expected, record["id"]
        assert record["rejected"] != expected, record["id"]
        styles.add(meta["style"])
    assert len(styles) >= 5


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
