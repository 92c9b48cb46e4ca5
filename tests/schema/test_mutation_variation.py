"""Schemas and instances changed together: what is carried over is an instance, and what is restored is what it was."""

from __future__ import annotations

import copy
import json
import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.errors import EdgejsonError
from edgejson.schema import Schema
from edgejson.schema.mutation import CHANGES, Varier, mutate
from edgejson.schema.mutation.expressions import Template, renamed
from edgejson.schema.mutation.foreign import LANGUAGES
from edgejson.schema.mutation.limits import limits_in
from edgejson.schema.mutation.names import shortened
from edgejson.schema.mutation.patterns import pattern_of
from edgejson.schema.mutation.rewording import wordings
from edgejson.schema.shown import violations_of_text
from edgejson_pack_core.pack import core_pack
from edgejson_pack_real.pack import real_pack

DEVELOPMENT = Path(__file__).parents[2].parent / "shared" / "data" / "jsonschemabench_dev"
PACKS = (core_pack(), real_pack())
EVERY = [(place, schema_id) for place, pack in enumerate(PACKS) for schema_id in pack.ids()]
VALIDATORS = {
    "https://json-schema.org/draft/2020-12/schema": jsonschema.Draft202012Validator,
    "https://json-schema.org/draft/2019-09/schema": jsonschema.Draft201909Validator,
    "http://json-schema.org/draft-07/schema#": jsonschema.Draft7Validator,
    "http://json-schema.org/draft-06/schema#": jsonschema.Draft6Validator,
    "http://json-schema.org/draft-04/schema#": jsonschema.Draft4Validator,
}
MEMBERS = {"minimal": "required", "typical": "any", "maximal": "all", "edge": "any"}


@cache
def of_pack(place: int, schema_id: str) -> Schema:
    pack = PACKS[place]
    entry = pack.entry(schema_id)
    return Schema(entry.document, id=schema_id, complexity=entry.complexity, rules=entry.rules, tables=pack.tables())


@cache
def varier_of(place: int, schema_id: str) -> Varier:
    return Varier(of_pack(place, schema_id))


def accepted_twice(document: Any, value: Any) -> bool:
    """By both libraries, from the text that would be shown."""
    shown = json.loads(json.dumps(document))
    by_rust = jsonschema_rs.validator_for(json.dumps(document), validate_formats=True, offline=True).is_valid(value)
    kind = VALIDATORS[shown["$schema"]]
    kind.check_schema(shown)
    return by_rust and kind(shown).is_valid(value)


def names_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(names_in, value.values()))
    return set().union(*map(names_in, value)) if isinstance(value, list) else set()


def without(value: Any, places: tuple[str, ...]) -> Any:
    """The original less what was dropped, found by walking the places of the document."""
    made = copy.deepcopy(value)
    for place in places:
        *way, _, name = place.split("/")[1:]
        if any(token in ("$defs", "definitions") for token in way):
            return None  # reached by references: compared elsewhere
        remove(made, [step for step in way if step != "properties"], name.replace("~1", "/").replace("~0", "~"))
    return made


def remove(value: Any, way: list[str], name: str) -> None:
    if not way:
        if isinstance(value, dict):
            value.pop(name, None)
    elif way[0] == "items" and isinstance(value, list):
        for item in value:
            remove(item, way[1:], name)
    elif isinstance(value, dict) and way[0] in value:
        remove(value[way[0]], way[1:], name)


@pytest.mark.parametrize(("place", "schema_id"), EVERY, ids=[schema_id for _, schema_id in EVERY])
def test_carried_instances_are_instances_and_come_back(place: int, schema_id: str) -> None:
    schema, varier = of_pack(place, schema_id), varier_of(place, schema_id)
    before = copy.deepcopy(schema.document)
    for seed, policy in enumerate(("typical", "minimal", "maximal", "edge", "typical", "typical")):
        value = schema.sample(seed, policy=policy)  # type: ignore[arg-type]
        given_text = json.dumps(value)
        language = ("en", "pt", "es", "de", "fr", "en")[seed]
        made = varier.vary(value, random.Random(seed), language=language, members=MEMBERS[policy])  # type: ignore[arg-type]
        assert json.dumps(value) == given_text
        assert accepted_twice(made.document, made.value), (seed, made.steps)
        restored = made.restored(made.value)
        broken = {found.rule for found in schema.broken_rules(restored)}
        assert broken <= set(made.dropped_rules)
        expected = without(value, made.dropped)
        if expected is not None:
            assert restored == expected
        assert json.dumps(made.document) != json.dumps(schema.document)
        assert "x-value" not in json.dumps(made.document)
    assert schema.document == before


@pytest.mark.parametrize("schema_id", ["invoice", "order_details", "meeting_notes", "iot_device_network"])
def test_rules_judge_under_the_new_names(schema_id: str) -> None:
    """The renamed rules, compiled with the new document, find what the old ones find in the restored value."""
    schema, varier = of_pack(0, schema_id), varier_of(0, schema_id)
    found = Counter()
    for seed in range(12):
        made = varier.vary(schema.sample(seed, policy="maximal"), random.Random(seed))
        new = Schema(made.document, rules=made.rules)
        assert new.broken_rules(made.value) == []
        assert not [issue for issue in new.invariants.lint(new.document) if issue.kind == "unknown_member"]
        spoilt = shifted(made.value)
        by_new = Counter(rule.actual for rule in new.broken_rules(spoilt))
        by_old = Counter(
            rule.actual for rule in schema.broken_rules(made.restored(spoilt)) if rule.rule not in made.dropped_rules
        )
        assert by_new == by_old
        found += by_new
    assert found


def shifted(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: shifted(member) for name, member in value.items()}
    if isinstance(value, list):
        return list(map(shifted, value))
    return value + 1 if isinstance(value, int | float) and not isinstance(value, bool) else value


@settings(max_examples=120, deadline=None)
@given(seed=st.integers(0, 2**32), which=st.integers(0, len(EVERY) - 1), kinds=st.sets(st.sampled_from(CHANGES)))
def test_any_kinds_together(seed: int, which: int, kinds: set[str]) -> None:
    schema, varier = of_pack(*EVERY[which]), varier_of(*EVERY[which])
    value = schema.sample(seed)
    made = varier.vary(value, random.Random(seed), kinds=sorted(kinds))
    assert accepted_twice(made.document, made.value)
    assert {step.kind for step in made.steps} <= kinds
    if "rename" not in kinds:
        assert not made.renamed
    if kinds.isdisjoint({"drop", "extend"}):
        assert made.restored(made.value) == value
    again = varier.vary(value, random.Random(seed), kinds=sorted(kinds))
    assert json.dumps([again.document, again.value]) == json.dumps([made.document, made.value])


def test_a_variation_does_not_depend_on_those_before_it() -> None:
    schema = of_pack(0, "order_details")
    values = [schema.sample(seed) for seed in range(12)]
    forward, backward = Varier(schema), Varier(schema)
    first = [json.dumps(forward.vary(value, random.Random(seed)).document) for seed, value in enumerate(values)]
    again = [json.dumps(backward.vary(values[seed], random.Random(seed)).document) for seed in reversed(range(12))]
    assert first == again[::-1]
    assert len(set(first)) == 12


def test_every_kind_of_change_occurs_and_says_where() -> None:
    kinds: Counter[str] = Counter()
    for place, schema_id in EVERY:
        schema = of_pack(place, schema_id)
        for seed in range(4):
            made = varier_of(place, schema_id).vary(schema.sample(seed), random.Random(seed + 50))
            kinds.update(step.kind for step in made.steps)
            assert all(step.what for step in made.steps)
    assert set(kinds) == set(CHANGES)


def test_open_bounds_of_draft_4_go_with_their_bound() -> None:
    """There `exclusiveMinimum` says something about `minimum`, and is malformed without it."""
    document = {"type": "object", "properties": {"rate": {"type": "number", "exclusiveMinimum": 0, "maximum": 9}}}
    varier = Varier(Schema(document))
    without_bound = 0
    for seed in range(250):
        made = varier.vary({"rate": 3}, random.Random(seed), kinds=["loosen", "draft"])
        assert accepted_twice(made.document, made.value)
        in_draft_4 = "draft-04" in made.document["$schema"]
        without_bound += in_draft_4 and "minimum" not in made.document["properties"]["rate"]
    assert without_bound


def test_unknown_kinds_are_refused_with_near_ones() -> None:
    schema = of_pack(0, "rating")
    with pytest.raises(ValueError, match=r"renam.*did you mean rename"):
        varier_of(0, "rating").vary(schema.sample(1), random.Random(1), kinds=["renam"])


def test_members_asked_for_stay_as_they_are() -> None:
    """An instance of required members only stays one, an instance of all members too."""
    for schema_id in ("user_profile", "location", "contact_info"):
        schema = of_pack(0, schema_id)
        for seed in range(25):
            value = schema.sample(seed, policy="minimal")
            made = varier_of(0, schema_id).vary(value, random.Random(seed), members="required")
            if set(value) == set(schema.document["required"]):  # type: ignore[arg-type]
                assert set(made.value) == set(made.document.get("required", [])), made.steps
            value = schema.sample(seed, policy="maximal")
            made = varier_of(0, schema_id).vary(value, random.Random(seed), members="all")
            if set(value) == set(schema.document["properties"]):  # type: ignore[arg-type]
                assert set(made.value) == set(made.document["properties"]), made.steps


def test_a_name_of_the_original_means_nothing_in_the_new_schema() -> None:
    schema = Schema({"type": "object", "required": ["quantity"], "properties": {"quantity": {"type": "integer"}}})
    varier = Varier(schema)
    made = next(
        found
        for found in (varier.vary({"quantity": 2}, random.Random(seed), kinds=["rename"]) for seed in range(50))
        if found.renamed
    )
    assert "quantity" not in names_in(made.document["properties"])
    assert made.restored(made.value) == {"quantity": 2}
    assert "quantity" not in made.restored({"quantity": 2})


def test_names_that_stray_members_have_are_not_taken() -> None:
    document = {"type": "object", "required": ["qty"], "properties": {"qty": {"type": "integer"}}}
    varier = Varier(Schema(document))
    for seed in range(60):
        value = {"qty": 1, "quantity": 5, "amount": 7}
        made = varier.vary(value, random.Random(seed), kinds=["rename", "extend"])
        assert len(made.value) == 3 + len(names_in(made.value) & set(made.added))
        assert made.restored(made.value) == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_limits_in_another_language(language: str) -> None:
    schema, varier = of_pack(0, "invoice"), varier_of(0, "invoice")
    foreign = 0
    for seed in range(20):
        made = varier.vary(schema.sample(seed), random.Random(seed), language=language)
        if made.language == language:
            foreign += 1
            total = made.renamed.get("total_amount", made.renamed.get("total"))
            assert total is None or total.isascii()
            assert "E-mail address" not in json.dumps(made.document)
            assert "title" not in made.document
    assert foreign >= 5


def test_new_members_are_not_at_odds_with_others() -> None:
    """A moment drawn for itself contradicts the other moments of an instance; a language its texts."""
    day = {"type": "string", "format": "date"}
    dated = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}, "opened": day}}
    undated = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}
    added: dict[bool, set[str]] = {True: set(), False: set()}
    for document in (dated, undated):
        varier = Varier(Schema(document))
        for seed in range(400):
            made = varier.vary({"n": 1}, random.Random(seed), kinds=["extend"])
            added["opened" in document["properties"]].update(made.added)
    assert added[False] - added[True] == {"created_at", "updated_at"}
    assert not added[False] & {"language", "pronouns"}
    extended = {name for seed in range(200) for name in mutate(Schema(dated), seed, kinds=["extend"]).added}
    assert extended
    assert not extended & {"created_at", "updated_at"}


def test_titles_are_whole_words() -> None:
    document = {"title": "Schema for .packrc", "type": "object", "properties": {"n": {"type": "integer"}}}
    varier = Varier(Schema(document))
    seen = {varier.vary({"n": 1}, random.Random(seed), kinds=["reword"]).document.get("title") for seed in range(60)}
    assert seen == {"Schema for .packrc", None}


def test_bounds_of_integers_are_integers() -> None:
    document = {
        "type": "object",
        "properties": {
            "whole": {"type": "integer", "minimum": 0, "maximum": 1000},
            "any": {"type": "number", "minimum": 0, "maximum": 1000},
        },
    }
    varier = Varier(Schema(document))
    bounds: dict[str, set[float]] = {"whole": set(), "any": set()}
    for seed in range(400):
        value = {"whole": 1 + seed % 19, "any": (1 + seed % 19) / 2}
        properties = varier.vary(value, random.Random(seed), kinds=["tighten"]).document["properties"]
        for name, seen in bounds.items():
            seen.update(properties[name][bound] for bound in ("minimum", "maximum"))
    assert {type(bound) for bound in bounds["whole"]} == {int}
    assert len(bounds["whole"]) > 5
    assert {type(bound) for bound in bounds["any"]} == {int, float}


def test_only_identifiers_get_a_pattern_of_their_value() -> None:
    """One user name does not tell how user names look."""
    broad = {"type": "string", "pattern": "^[A-Za-z0-9#][A-Za-z0-9_-]{2,39}$"}
    names = ("username", "accent_color", "userId", "coupon_code")
    document = {"type": "object", "properties": dict.fromkeys(names, broad)}
    value = {"username": "tasha_1990", "accent_color": "#12ab34", "userId": "usr_12345", "coupon_code": "SPRING"}
    varier = Varier(Schema(document))
    patterns: dict[str, set[str]] = {name: set() for name in names}
    for seed in range(40):
        properties = varier.vary(value, random.Random(seed), kinds=["tighten"]).document["properties"]
        for name, seen in patterns.items():
            seen.add(properties[name]["pattern"])
    stated = broad["pattern"]
    assert patterns.pop("userId") == {stated, "^usr_[0-9]{5}$"}
    assert all(seen == {stated} for seen in patterns.values())


def test_words_of_names() -> None:
    assert shortened(["total", "amount"]) == ["tot", "amt"]


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("Number of units", True),
        ("Number of the licence", False),
        ("Number of a door", False),
        ("Number of the patient's record", False),
    ],
)
def test_only_what_can_be_counted_is_how_many(said: str, otherwise: bool) -> None:
    assert any(way.startswith("How many") for way in wordings(said, {})) is otherwise


def test_items_that_only_hints_tell_apart_are_said_once() -> None:
    line = {"type": "object", "required": ["at"], "properties": {"at": {"type": "string"}, "by": {"type": "string"}}}
    first = {"$ref": "#/$defs/line", "properties": {"at": {"x-value": {"date": ["2024-01-01", "2024-02-01"]}}}}
    second = {"$ref": "#/$defs/line", "properties": {"at": {"minLength": 3}, "by": {}}}
    list_of = {"type": "array", "items": {"$ref": "#/$defs/line"}}
    schema = Schema(
        {
            "type": "object",
            "required": ["log", "acts"],
            "properties": {"log": {**list_of, "prefixItems": [first]}, "acts": {**list_of, "prefixItems": [second]}},
            "$defs": {"line": line},
        }
    )
    value = {"log": [{"at": "2024-01-03"}], "acts": [{"at": "later"}]}
    document = Varier(schema).vary(value, random.Random(1), kinds=()).document
    assert document["properties"]["log"] == list_of
    assert document["properties"]["acts"]["prefixItems"] == [
        {"$ref": "#/$defs/line", "properties": {"at": {"minLength": 3}}}
    ]


def test_no_range_is_narrowed_to_one_number() -> None:
    schema = Schema({"type": "object", "properties": {"wait": {"type": "integer", "minimum": 0, "maximum": 100}}})
    varier = Varier(schema)
    seen = set()
    for seed in range(200):
        made = varier.vary({"wait": seed % 3}, random.Random(seed), kinds=("tighten",))
        part = made.document["properties"]["wait"]
        seen.add((part["minimum"], part["maximum"]))
        assert part["minimum"] < part["maximum"]
    assert len(seen) > 2


@pytest.mark.parametrize("draft", VALIDATORS)
@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"^\d+$", "\u0661"), ("(?=a)b", "b"), (r"^\p{Lu}", "É"), ("^.$", "😀"), ("a$", "ba\n"), ("^a", 5)],
)
def test_patterns_of_a_text_mean_what_they_mean_in_the_schema(draft: str, pattern: str, text: Any) -> None:
    schema = {"$schema": draft, "properties": {"pattern": {"pattern": pattern}}}
    refused = [violation.keyword for violation in violations_of_text(json.dumps(schema), {"pattern": text})]
    assert refused == ["pattern"] * (not jsonschema_rs.validator_for(schema).is_valid({"pattern": text}))


def test_limits_are_said_in_words() -> None:
    said = limits_in("de")
    assert said is not None
    assert said({"type": "integer", "minimum": 1, "maximum": 9}) == "Von 1 bis 9"
    assert said({"type": "string", "maxLength": 20}) == "Höchstens 20 Zeichen"
    assert said({"enum": ["a", "b"]}) == "Einer dieser Werte: a, b"
    assert said({"type": "object"}) == ""
    assert said({"type": "array", "maxItems": 1}) == said({"type": "string", "maxLength": 1}) == ""
    assert said({"type": "array", "maxItems": 2}) == "Höchstens 2 Einträge"
    assert said({"minimum": 0, "exclusiveMinimum": True, "maximum": 9}) == "Höchstens 9"
    assert said({"minimum": 0, "exclusiveMinimum": True, "maximum": 9, "exclusiveMaximum": True}) == ""
    assert limits_in("en") is None


@pytest.mark.parametrize(
    ("texts", "pattern"),
    [
        (["ORD-48213"], "^ORD-[0-9]{5}$"),
        (["usr_1234567", "usr_88"], "^usr_[0-9]{2,7}$"),
        (["REG-XN555405", "REG-A1"], "^REG-[A-Z]{1,2}[0-9]{1,6}$"),
        (["cart_05f57dd6bf", "cart_12345"], "^cart_[0-9a-f]{5,10}$"),
        (["web-us1-04", "db-eu2-11"], "^[a-z]{2,3}-[a-z0-9]{3}-[0-9]{2}$"),
        (["tasha_mcgraw"], None),
        (["SP", "RJ"], None),
        (["1.2.10", "1.12.3"], r"^[0-9]\.[0-9]{1,2}\.[0-9]{1,2}$"),
        (["AB1", "1AB"], None),
        (["a b"], None),
        (["Zoë"], None),
        ([], None),
    ],
)
def test_patterns_of_texts(texts: list[str], pattern: str | None) -> None:
    assert pattern_of(texts) == pattern
    if pattern is not None:
        accepts = jsonschema_rs.validator_for({"type": "string", "pattern": pattern}).is_valid
        assert all(map(accepts, texts))
        assert not accepts(f"{texts[0]}-x")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.from_regex(r"\A[A-Z]{1,4}-[0-9]{1,6}\Z"), min_size=1, max_size=4))
def test_patterns_find_their_texts(texts: list[str]) -> None:
    pattern = pattern_of(texts)
    assert pattern is None or all(map(jsonschema_rs.validator_for({"pattern": pattern}).is_valid, texts))


def test_templates_write_expressions_as_renaming_does() -> None:
    source = "sum(i.price * i.qty for i in items) <= opt(total, 0) and here['items'][0].price > 0"
    names = {"price": "unit-price", "total": "sum", "items": "rows", "qty": "n"}
    assert Template(source).renamed(names) == renamed(source, names)
    assert Template(source).renamed({}) == source


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the development schemas are not here")
def test_schemas_of_the_wild() -> None:
    """Schemas that nobody here wrote: with references to odd places, combinators, free names."""
    files = sorted(DEVELOPMENT.rglob("*.json"))[5::23]
    changed = 0
    for file in files:
        try:
            schema = Schema(json.loads(file.read_text()), id=file.stem)
            value = schema.sample(3)
        except EdgejsonError:
            continue
        made = Varier(schema).vary(value, random.Random(7))
        shown = jsonschema_rs.validator_for(json.dumps(made.document), validate_formats=True, offline=True)
        assert shown.is_valid(made.value), file.name
        assert made.dropped or made.restored(made.value) == value, file.name
        changed += bool(made.steps)
    assert changed > 15
