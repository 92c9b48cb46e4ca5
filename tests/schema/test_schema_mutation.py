"""Schemas made from schemas: satisfiable, with the same meaning where it is promised, rules and hints included."""

from __future__ import annotations

import ast
import copy
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson import jsontext
from edgejson.errors import EdgejsonError
from edgejson.schema import Schema
from edgejson.schema.document import DRAFTS, Document
from edgejson.schema.fingerprint import fingerprint
from edgejson.schema.invariants.expressions import compile_expression
from edgejson.schema.mutation import KINDS, Mutation, mutate
from edgejson.schema.mutation.documents import Sketch
from edgejson.schema.mutation.drafts import Blocked, translated
from edgejson.schema.mutation.expressions import computes_names, members_read, renamed
from edgejson.schema.mutation.names import STYLES, style_of, synonyms, words_of, written
from edgejson.schema.mutation.renaming import renamed_value
from edgejson_pack_core.pack import core_pack

DEVELOPMENT = Path(__file__).parents[2].parent / "shared" / "data" / "jsonschemabench_dev"
PACK = core_pack()
KEEPING = [kind for kind in KINDS if kind not in ("tighten", "extend")]
VALIDATORS = {
    4: jsonschema.Draft4Validator,
    6: jsonschema.Draft6Validator,
    7: jsonschema.Draft7Validator,
    2019: jsonschema.Draft201909Validator,
    2020: jsonschema.Draft202012Validator,
}


@cache
def of_pack(schema_id: str) -> Schema:
    entry = PACK.entry(schema_id)
    return Schema(entry.document, id=schema_id, complexity=entry.complexity, rules=entry.rules, tables=PACK.tables())


def holds(schema: Schema, value: Any) -> bool:
    """By the other library, and by the rules."""
    document = Document(schema.document)
    return VALIDATORS[document.draft](schema.document).is_valid(value) and not schema.broken_rules(value)


# ---------------------------------------------------------------- the pack


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("schema_id", PACK.ids())
def test_one_step_of_each_kind(schema_id: str, kind: str) -> None:
    """What each kind promises: it is sampled, and means the same, less, or more."""
    schema = of_pack(schema_id)
    before = copy.deepcopy(schema.document)
    made = mutate(schema, 11, kinds=[kind], count=1)
    assert schema.document == before
    if kind == "inline" and not made.steps:
        assert '"$ref"' not in json.dumps(schema.document)
        return
    assert [step.kind for step in made.steps] == [kind]
    assert json.dumps(made.schema.document) != json.dumps(schema.document)
    assert (fingerprint(made.schema.document) == fingerprint(schema.document)) is (kind in KEEPING)
    for seed in range(3):
        value = made.schema.sample(seed)
        assert holds(made.schema, value)
        assert holds(schema, made.restored(value))
        if kind in KEEPING:
            assert holds(made.schema, made.carried(schema.sample(seed)))


@pytest.mark.parametrize("schema_id", PACK.ids())
def test_several_steps_together(schema_id: str) -> None:
    """The steps as they are drawn; every rule is still there and still judges."""
    schema = of_pack(schema_id)
    for seed in (1, 2):
        made = mutate(schema, seed)
        assert 2 <= len(made.steps) <= 5
        assert len(made.schema.invariants.rules) == len(schema.invariants.rules)
        assert made.schema.invariants.lint(made.schema.document) == []
        for policy in ("minimal", "typical", "maximal"):
            value = made.schema.sample(seed, policy=policy)
            assert holds(made.schema, value)
            assert holds(schema, made.restored(value))


@pytest.mark.parametrize("schema_id", ["invoice", "multi_party_transaction", "iot_device_network"])
def test_renamed_rules_judge_as_before(schema_id: str) -> None:
    """What breaks a rule in the new schema breaks the same rule, under the old names, in the old one."""
    schema = of_pack(schema_id)
    for seed in range(6):
        made = mutate(schema, seed, kinds=["rename"], count=2)
        value = made.schema.sample(seed, policy="maximal")
        spoilt = copy.deepcopy(value)
        for pointer, leaf in jsontext.leaves(value):
            if isinstance(leaf, int | float) and not isinstance(leaf, bool):
                put(spoilt, pointer, leaf + 1)
        new = {(found.rule, found.actual) for found in made.schema.broken_rules(spoilt)}
        old = {(found.rule, found.actual) for found in schema.broken_rules(made.restored(spoilt))}
        assert new == old
        assert new


def put(value: Any, pointer: str, leaf: Any) -> None:
    *way, last = jsontext.split(pointer)
    for token in way:
        value = value[int(token)] if isinstance(value, list) else value[token]
    value[int(last) if isinstance(value, list) else last] = leaf


def test_hints_keep_working() -> None:
    """A date after its sibling stays after it when both have other names."""
    schema = Schema(
        {
            "type": "object",
            "required": ["start_date", "end_date"],
            "properties": {
                "start_date": {"type": "string", "format": "date", "x-value": {"date": ["2025-01-01", "2025-06-30"]}},
                "end_date": {"type": "string", "format": "date", "x-value": {"after": "start_date", "max": "P9D"}},
            },
        }
    )
    made = mutate(schema, 3, kinds=["rename"], count=3)
    assert set(made.renamed) == {"start_date", "end_date"}
    for seed in range(20):
        value: Any = made.restored(made.schema.sample(seed))
        assert "2025-01-01" <= value["start_date"] < value["end_date"] <= "2025-07-09"


def test_the_same_seed_gives_the_same_mutation() -> None:
    schema = of_pack("order_details")
    documents = [json.dumps(mutate(schema, seed).schema.document) for seed in range(6)]
    assert documents == [json.dumps(mutate(schema, seed).schema.document) for seed in range(6)]
    assert len(set(documents)) == 6


def test_kinds_that_do_not_exist_are_refused() -> None:
    with pytest.raises(ValueError, match="did you mean rename"):
        mutate(of_pack("rating"), 1, kinds=["renam"])


def test_what_offers_nothing_is_left_as_it_is() -> None:
    made = mutate(Schema({"type": "null"}), 1, kinds=["rename", "inline", "tighten", "extend", "extract"])
    assert made == Mutation(made.schema, (), {})
    assert made.schema.document == {"type": "null"}


# ---------------------------------------------------------------- renaming


def test_a_name_is_changed_wherever_it_stands() -> None:
    schema = Schema(
        {
            "$schema": DRAFTS[2019],
            "type": "object",
            "required": ["quantity"],
            "properties": {
                "quantity": {"type": "integer", "minimum": 1, "maximum": 9},
                "price": {"type": "number", "minimum": 1, "maximum": 99, "multipleOf": 0.5},
                "total": {"type": "number"},
                "same": {"$ref": "#/properties/quantity"},
                "box": {"propertyNames": {"enum": ["quantity", "other"]}, "default": {"quantity": 1}, "type": "object"},
            },
            "dependentRequired": {"quantity": ["price"], "price": ["total"]},
            "dependentSchemas": {"quantity": {"required": ["total"]}},
            "x-together": {"same": ["quantity"]},
            "x-invariants": [{"id": "product", "when": "quantity > 0", "set": "total", "expr": "quantity * price"}],
        }
    )
    for seed in range(30):
        made = mutate(schema, seed, kinds=["rename"], count=1)
        text = json.dumps(made.schema.document)
        for old in made.renamed:
            assert f'"{old}"' not in text
            assert f"/{old}" not in text
            assert old not in members_read(made.schema.document["x-invariants"][0]["expr"])  # type: ignore[index, call-overload]
        value = made.schema.sample(seed)
        assert holds(schema, made.restored(value))
        assert made.carried(made.restored(value)) == value


def test_names_that_patterns_tell_apart_stay() -> None:
    schema = Schema({"properties": {"price": {}, "x_price": {}}, "patternProperties": {"^p": {"type": "number"}}})
    for seed in range(20):
        made = mutate(schema, seed, kinds=["rename"], count=1)
        assert all(new.startswith("p") for old, new in made.renamed.items() if old == "price")


def test_names_that_rules_compute_stay() -> None:
    document = {
        "properties": {"rates": {"properties": {"low": {}, "high_rate": {}}}, "kind": {"enum": ["low", "high_rate"]}},
        "x-invariants": [{"id": "r", "assert": "rates[kind] > 0"}],
    }
    assert mutate(Schema(document), 1, kinds=["rename"], count=1).steps == ()


NAMES = ["price", "unit price", "unit-price", "class", "root", "index", "_hidden", "größe", "i", "x", "2nd", "it's"]


@pytest.mark.parametrize(
    ("source", "names", "expected"),
    [
        ("a + b", {"a": "c"}, "c + b"),
        ("a.b.a", {"a": "c"}, "c.b.c"),
        ("a.b", {"b": "c-d"}, "a['c-d']"),
        ("a . b", {"b": "c-d"}, "a ['c-d']"),
        ("opt(a, 0)", {"a": "in"}, "opt(here['in'], 0)"),
        ("here['a'] == 'a'", {"a": "b"}, "here['b'] == 'a'"),
        ("sum(a.p for a in a)", {"a": "b", "p": "q"}, "sum(a.q for a in b)"),
        ("sum(i.p for i in a if i.q > p)", {"p": "i", "a": "b"}, "sum(i.i for i in b if i.q > here['i'])"),
        ("len(len)", {"len": "size"}, "len(size)"),
        ("root.root + index", {"root": "r", "index": "i"}, "root.r + index"),
        ("'é' == a and a in ['a']", {"a": "b"}, "'é' == b and b in ['a']"),
        ("(a +\n  a)", {"a": "long_name"}, "(long_name +\n  long_name)"),
        ("a[0].b[-1:]", {"a": "b", "b": "a"}, "b[0].a[-1:]"),
        ("round(a * 0.10, 2)", {"a": "b"}, "round(b * 0.10, 2)"),
        ("present(a) and true and None is null", {"a": "b"}, "present(b) and true and None is null"),
    ],
)
def test_expressions_are_renamed_by_place(source: str, names: dict[str, str], expected: str) -> None:
    assert renamed(source, names) == expected


atoms = st.sampled_from(["price", "x", "items", "1", "0.10", "'price'", "root.x", "here['price']", "index", "true"])


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.tuples(inner, st.sampled_from(["+", "*", "==", "and", "<="]), inner).map(
            lambda three: "({} {} {})".format(*three)
        )
        | inner.map(lambda one: f"opt(root.price.x, {one})")
        | inner.map(lambda one: f"sum(i.price + {one} for i in items if i.x != price)")
        | inner.map(lambda one: f"[x.price for x in items.price][0] == {one}")
    )


@settings(max_examples=200, deadline=None)
@given(st.recursive(atoms, grown, max_leaves=5), st.permutations(NAMES))
def test_renaming_there_and_back_reads_the_same(source: str, others: list[str]) -> None:
    there = dict(zip(("price", "x", "items"), others, strict=False))
    there = {old: new for old, new in there.items() if new not in ("price", "x", "items")}
    back = {new: old for old, new in there.items()}
    changed = renamed(source, there)
    assert members_read(changed) == {there.get(name, name) for name in members_read(source)}
    assert normal(renamed(changed, back)) == normal(source)


def normal(source: str) -> str:
    """The tree, keys and words of the scope alike."""

    class Alike(ast.NodeTransformer):
        def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
            self.generic_visit(node)
            if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
                return ast.Attribute(node.value, node.slice.value, ast.Load())
            return node

        def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
            self.generic_visit(node)
            is_here = isinstance(node.value, ast.Name) and node.value.id == "here"
            return ast.Name(node.attr, ast.Load()) if is_here else node

    tree = Alike().visit(ast.parse(source, mode="eval"))
    return ast.dump(Alike().visit(tree))


def test_every_rule_of_the_pack_compiles_under_other_names() -> None:
    for schema_id in PACK.ids():
        for rule in of_pack(schema_id).invariants.rules:
            names = {name: f"{name}-2" for name in members_read(rule.source)}
            changed = renamed(rule.source, names)
            compile_expression(changed, rule.place, None)
            assert members_read(changed) == set(names.values())


def test_computed_keys_are_noticed() -> None:
    assert computes_names("rates[currency]")
    assert computes_names("rates['a' + currency]")
    assert not computes_names(
        "items[index - 1].price + items[0].price + items[len(items) - 1].x + here['a'] + name[0:3]"
    )


def test_values_are_renamed_at_every_depth() -> None:
    names = {"a": "b", "b": "a"}
    value = {"a": [{"b": {"a": "a"}}], "c": None}
    assert renamed_value(value, names) == {"b": [{"a": {"b": "a"}}], "c": None}
    assert renamed_value(renamed_value(value, names), names) == value


@pytest.mark.parametrize("style", STYLES)
def test_names_are_written_in_every_style(style: str) -> None:
    words = ["unit", "price", "net"]
    assert words_of(written(words, style)) == words
    assert style_of(written(words, style)) == style


def test_synonyms_are_written_like_the_name() -> None:
    assert "postalCode" in synonyms("zipCode")
    assert "creation_time" in synonyms("created_at")
    assert synonyms("qwzx") == []


# ---------------------------------------------------------------- drafts

EVERYTHING: dict[str, Any] = {
    "$schema": DRAFTS[2020],
    "$id": "https://schemas.rivermill.io/box",
    "type": "object",
    "required": [],
    "properties": {
        "pair": {"prefixItems": [{"type": "string"}, {"$ref": "#/$defs/Count"}], "items": False, "type": "array"},
        "second": {"$ref": "#/properties/pair/prefixItems/1", "maximum": 7},
        "kind": {"const": "box"},
        "closed": False,
        "share": {"type": "number", "exclusiveMinimum": 0, "minimum": -1, "exclusiveMaximum": 1},
        "open": True,
    },
    "dependentRequired": {"second": ["pair"]},
    "dependentSchemas": {"kind": {"properties": {"share": {"minimum": 0.25}}}},
    "$defs": {"Count": {"type": "integer", "exclusiveMinimum": 0, "maximum": 9}},
}
VALUES: list[Any] = [
    {}, {"pair": ["a", 1]}, {"pair": ["a", 0]}, {"pair": ["a", 1, 2]}, {"second": 3}, {"second": 8, "pair": []},
    {"second": 7, "pair": []}, {"kind": "box"}, {"kind": "bin"}, {"closed": 1}, {"share": 0}, {"share": 0.1},
    {"share": 1}, {"share": 0.1, "kind": "box"}, {"share": 0.5, "kind": "box"},
    {"open": None}, [], {"second": 3, "pair": [1]},
]  # fmt: skip


@pytest.mark.parametrize("target", [4, 6, 7, 2019])
def test_keywords_are_translated_there_and_back(target: int) -> None:
    """Every value is judged alike, by both libraries, in the target and in the source again."""
    original = Schema(EVERYTHING)
    there = as_draft(EVERYTHING, target)
    back = as_draft(there.document, 2020)
    assert there.document["$schema"] == DRAFTS[target]
    for value in VALUES:
        expected = original.is_valid(value)
        assert there.is_valid(value) is expected
        assert VALIDATORS[target](there.document).is_valid(value) is expected
        assert back.is_valid(value) is expected
    assert fingerprint(back.document) == fingerprint(original.document)


def as_draft(document: Any, target: int) -> Schema:
    checked = Document(document)
    return Schema(translated(Sketch(checked, copy.deepcopy(checked.root), ()), target))


def test_the_words_of_the_target_are_used() -> None:
    old = as_draft(EVERYTHING, 4).document
    text = json.dumps(old)
    assert not any(f'"{word}"' in text for word in ("$defs", "prefixItems", "const", "dependentRequired", "$id"))
    assert old["id"] == EVERYTHING["$id"]
    assert old["properties"]["share"] == {  # type: ignore[index, call-overload]
        "type": "number", "minimum": 0, "exclusiveMinimum": True, "maximum": 1, "exclusiveMaximum": True,
    }  # fmt: skip
    assert old["dependencies"]["second"] == ["pair"]  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("document", "target"),
    [
        ({"if": {"type": "string"}, "then": {"minLength": 1}}, 6),
        ({"contains": {"type": "string"}}, 4),
        ({"contains": {"type": "string"}, "minContains": 2}, 7),
        ({"unevaluatedProperties": False}, 7),
        ({"properties": {"id": {"format": "uuid"}}}, 7),
        ({"propertyNames": {"maxLength": 3}}, 4),
        ({"$dynamicAnchor": "here"}, 2019),
        ({"const": 1, "enum": [1, 2]}, 4),
        ({"$defs": {"a": {}}, "definitions": {"a": {}}}, 7),
    ],
)
def test_what_the_target_cannot_say_blocks_it(document: dict[str, Any], target: int) -> None:
    with pytest.raises(Blocked):
        as_draft({"$schema": DRAFTS[2020], **document}, target)


def test_what_old_drafts_ignore_is_not_revived() -> None:
    """Beside a reference, and in keywords that came later."""
    old = {
        "$schema": DRAFTS[4],
        "definitions": {"A": {"type": "string"}},
        "properties": {"a": {"$ref": "#/definitions/A", "minLength": 9}, "b": {"const": 3, "if": {}, "then": False}},
    }
    new = as_draft(old, 2020)
    assert new.is_valid({"a": "x", "b": 4})
    assert not new.is_valid({"a": 1})


# ---------------------------------------------------------------- parts


def test_a_definition_that_nothing_uses_any_more_goes() -> None:
    document = {"properties": {"a": {"$ref": "#/$defs/A"}}, "$defs": {"A": {"type": "string", "maxLength": 9}}}
    made = mutate(Schema(document), 1, kinds=["inline"], count=1)
    assert made.schema.document == {"properties": {"a": {"type": "string", "maxLength": 9}}}


def test_recursion_is_never_inlined() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}}
    made = mutate(Schema({"properties": {"list": {"type": "null"}}, "$defs": {"Node": node}}), 1, kinds=["inline"])
    assert made.steps == ()


def test_like_parts_are_extracted_together() -> None:
    money = {"type": "number", "minimum": 0}
    document = {"type": "object", "properties": {"net": money, "tax": money, "name": {"type": "string"}}}
    made = mutate(Schema(document), 1, kinds=["extract"], count=1)
    text = json.dumps(made.schema.document)
    assert text.count('"$ref"') == 2
    assert text.count('"minimum"') == 1
    assert mutate(made.schema, 1, kinds=["inline"], count=2).schema.document == document


# ---------------------------------------------------------------- real schemas


def real_schemas() -> Iterator[tuple[Schema, str]]:
    for path in sorted(DEVELOPMENT.rglob("*.json"))[3::10]:
        try:
            schema = Schema(json.loads(path.read_text()), id=path.stem)
            schema.sample(0)
        except EdgejsonError:
            continue
        yield schema, fingerprint(schema.document)


@pytest.mark.skipif(not DEVELOPMENT.is_dir(), reason="the development schemas are not here")
def test_real_schemas_are_mutated_in_every_way() -> None:
    taken: Counter[str] = Counter()
    count = 0
    for schema, structure in real_schemas():
        count += 1
        for kind in KINDS:
            made = mutate(schema, 5, kinds=[kind], count=1)
            taken[kind] += len(made.steps)
            assert (fingerprint(made.schema.document) == structure) is (kind in KEEPING or not made.steps)
            value = made.schema.sample(77)
            assert made.schema.is_valid(value)
            assert schema.is_valid(made.restored(value))
            if kind in KEEPING:
                assert made.schema.is_valid(made.carried(schema.sample(78)))
    assert count >= 40
    least = {"rename": 0.7, "reorder": 0.9, "tighten": 0.9, "extend": 0.8, "reword": 0.9, "draft": 0.8, "extract": 0.6}
    assert not [kind for kind, share in least.items() if taken[kind] < share * count], taken
