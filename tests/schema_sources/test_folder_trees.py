"""Trees of schema files: ids, and references between files, which never leave the tree."""

from __future__ import annotations

import os
from pathlib import Path

import jsonschema
import pytest

from edgejson.errors import SchemaError
from edgejson.library import SchemaLibrary
from edgejson_schemas.folder import FolderSettings, edgejson_schema_pack

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = {
    "type": "object",
    "required": ["street", "country"],
    "properties": {"street": {"type": "string"}, "country": {"$ref": "defs.yaml#/$defs/country"}},
}
DEFS = "$defs:\n  country: {enum: [no, se, de]}\n  money: {$anchor: money, type: number, minimum: 0}\n"


def load(path, **settings):
    return edgejson_schema_pack().load(FolderSettings(path=path, **settings))


def read_all(path):
    pack = load(path)
    return [pack.entry(schema_id) for schema_id in pack.ids()]


def library(path):
    return SchemaLibrary([load(path)])


@pytest.fixture
def shop(write, tmp_path):
    write("shop/common/address.json", ADDRESS)
    write("shop/common/defs.yaml", DEFS)
    write(
        "shop/billing/invoice.yaml",
        f"$schema: {DRAFT}\n"
        "type: object\nrequired: [to, total]\nadditionalProperties: false\n"
        "properties:\n"
        "  to: {$ref: ../common/address.json}\n"
        "  total: {$ref: '../common/defs.yaml#money'}\n"
        "  corrects: {$ref: '#'}\n",
    )
    return tmp_path / "shop"


def test_ids_are_paths_with_dots_and_files_of_definitions_offer_nothing(shop):
    assert list(load(shop).ids()) == ["billing.invoice", "common.address"]


def test_folders_of_a_complexity_are_no_part_of_the_id(write, tmp_path):
    write("simple/a/dot.json", {"type": "object"})
    write("a/line.json", {"type": "object"})
    pack = load(tmp_path)
    assert list(pack.ids()) == ["a.dot", "a.line"]
    assert pack.entry("a.dot").complexity == "simple"


def test_paths_that_give_one_id_are_both_named(write, tmp_path):
    write("a/b.json", {"type": "object"})
    write("a.b.yaml", "type: object\n")
    with pytest.raises(SchemaError) as refused:
        load(tmp_path)
    assert str(tmp_path / "a" / "b.json") in str(refused.value)
    assert str(tmp_path / "a.b.yaml") in str(refused.value)


def test_a_file_without_a_keyword_is_there_for_the_others(write, tmp_path):
    write("tree/x.json", {"type": "object", "properties": {"price": {"$ref": "parts.json#/money"}}})
    write("tree/parts.json", {"money": {"type": "number", "minimum": 0}, "Money": 3})
    write("tree/any.json", {})
    found = library(tmp_path / "tree")
    assert list(found.ids()) == ["folder/any", "folder/x"]
    assert not found.get("x").is_valid({"price": -1})
    with pytest.raises(SchemaError, match="none of its members is a keyword of JSON Schema"):
        edgejson_schema_pack().load(FolderSettings(path=tmp_path / "tree" / "parts.json"))


def test_hidden_names_are_left_alone(write, tmp_path):
    write(".cache/broken.json", "{")
    write("point.json", {"type": "object"})
    assert list(load(tmp_path).ids()) == ["point"]


def test_a_schema_carries_what_it_refers_to(shop):
    document = load(shop).entry("billing.invoice").document
    assert document["properties"] == {
        "to": {"$ref": "#/$defs/address"},
        "total": {"$ref": "#/$defs/money"},
        "corrects": {"$ref": "#"},
    }
    assert document["$defs"]["money"] == {"type": "number", "minimum": 0}
    assert document["$defs"]["country"] == {"enum": ["no", "se", "de"]}


def test_the_bundled_schema_means_what_the_files_meant(shop):
    schema = library(shop).get("billing.invoice")
    judge = jsonschema.Draft202012Validator(dict(schema.document))
    for seed in range(100):
        judge.validate(schema.sample(seed))
    good = {"to": {"street": "Storgata 1", "country": "no"}, "total": 1}
    assert judge.is_valid(good)
    for wrong in (
        {**good, "total": -1},
        {**good, "to": {"street": "Storgata 1", "country": "dk"}},
        {**good, "corrects": {"total": 1}},
    ):
        assert not judge.is_valid(wrong)


def test_files_that_refer_to_one_another_end(write, tmp_path):
    write("a.json", {"type": "object", "properties": {"b": {"$ref": "b.json"}}, "additionalProperties": False})
    write("b.json", {"type": "object", "properties": {"a": {"$ref": "./a.json"}}, "additionalProperties": False})
    found = library(tmp_path)
    assert found.get("a").document["$defs"]["b"]["properties"] == {"a": {"$ref": "#"}}
    for seed in range(30):
        assert found.get("b").is_valid(found.get("b").sample(seed))
    assert found.get("a").is_valid({"b": {"a": {"b": {}}}})
    assert not found.get("a").is_valid({"b": {"a": {"c": {}}}})


def test_parts_of_one_name_stay_apart(write, tmp_path):
    write("order.json", {"type": "object", "properties": {"a": {"$ref": "x/item.json"}, "b": {"$ref": "y/item.json"}}})
    write("x/item.json", {"const": "x"})
    write("y/item.json", {"const": "y"})
    schema = library(tmp_path).get("order")
    assert schema.is_valid({"a": "x", "b": "y"})
    assert not schema.is_valid({"a": "y"})
    assert not schema.is_valid({"b": "x"})


def test_references_by_id_are_followed(write, tmp_path):
    write("one.json", {"$id": "https://acme.dev/one", "properties": {"x": {"$ref": "two"}, "y": {"$ref": "inner#a"}}})
    write(
        "deep/other-name.json",
        {"$id": "https://acme.dev/two", "type": "string", "$defs": {"i": {"$id": "inner", "$anchor": "a", "const": 1}}},
    )
    write("three.json", {"$ref": "https://acme.dev/two"})
    found = library(tmp_path)
    assert found.get("one").is_valid({"x": "text"})
    assert not found.get("one").is_valid({"x": 1})
    assert found.get("one").is_valid({"y": 1})
    assert not found.get("one").is_valid({"y": 2})
    assert not found.get("three").is_valid(1)


def test_two_files_of_one_id_are_both_named_when_it_is_referred_to(write, tmp_path):
    write("one.json", {"$id": "https://acme.dev/x", "type": "object"})
    write("two.json", {"$id": "https://acme.dev/x", "type": "object"})
    assert list(load(tmp_path).ids()) == ["one", "two"]
    write("three.json", {"$ref": "https://acme.dev/x"})
    with pytest.raises(SchemaError, match=r"https://acme\.dev/x: one\.json and two\.json"):
        read_all(tmp_path)


def test_a_schema_that_names_itself_stays_as_it_was_written(write, tmp_path):
    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://acme.dev/tree",
        "properties": {"child": {"$ref": "https://acme.dev/tree"}, "n": {"$ref": "tree#/definitions/n"}},
        "definitions": {"n": {"type": "integer"}},
    }
    write("tree.json", document)
    assert load(tmp_path).entry("tree").document == document


@pytest.mark.parametrize("draft", ["04", "06", "07"])
def test_the_drafts_themselves_are_at_hand_and_definitions_keep_their_name(draft, write, tmp_path):
    uri = f"http://json-schema.org/draft-{draft}/schema#"
    write("x.json", {"$schema": uri, "type": "object", "required": ["is"], "properties": {"is": {"$ref": uri}}})
    schema = library(tmp_path).get("x")
    assert schema.document["properties"]["is"]["$ref"].startswith("#/definitions/")
    assert schema.is_valid({"is": {"type": "string"}})
    assert not schema.is_valid({"is": {"type": "strnig"}})


def test_references_in_data_are_data(write, tmp_path):
    write("x.json", {"type": "object", "const": {"$ref": "nowhere.json"}, "properties": {"$ref": {"$ref": "y.json"}}})
    write("y.json", {"type": "string"})
    document = load(tmp_path).entry("x").document
    assert document["const"] == {"$ref": "nowhere.json"}
    assert document["properties"] == {"$ref": {"$ref": "#/$defs/y"}}


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("../secret.json", "outside the folder"),
        ("/etc/hostname", "outside the folder"),
        ("sub/../../secret.json", "outside the folder"),
        ("%2e%2e/secret.json", "outside the folder"),
        ("file:///etc/hostname", "file: references are never fetched"),
        ("http://localhost/x.json", "http: references are never fetched"),
        ("https://json.schemastore.org/package.json", "https: references are never fetched"),
        ("https://[", "is no URI reference"),
        ("nowhere.json", "there is no nowhere.json"),
        ("y.json#/$defs/none", "leads to no schema"),
        ("y.json#none", "leads to no schema"),
        ("y.json#/type", "leads to no schema"),
    ],
)
def test_a_reference_out_of_the_tree_is_refused_by_name(reference, words, write, tmp_path):
    write("secret.json", {"type": "string"})
    write("tree/x.json", {"type": "object", "properties": {"a": {"$ref": reference}}})
    write("tree/y.json", {"type": "string"})
    with pytest.raises(SchemaError) as refused:
        read_all(tmp_path / "tree")
    assert reference in str(refused.value)
    assert words in str(refused.value)
    assert f"{tmp_path / 'tree' / 'x.json'}#/properties/a" in str(refused.value)


def test_a_link_that_leads_outside_is_refused_and_one_inside_is_read(write, tmp_path):
    write("secret.json", {"type": "string"})
    inside = write("tree/x.json", {"type": "object"})
    (tmp_path / "tree" / "y.json").symlink_to(inside)
    assert list(load(tmp_path / "tree").ids()) == ["x", "y"]
    (tmp_path / "tree" / "z.json").symlink_to(tmp_path / "secret.json")
    with pytest.raises(SchemaError, match="leads outside the folder"):
        load(tmp_path / "tree")


def test_links_to_folders_are_not_followed(write, tmp_path):
    write("tree/x.json", {"type": "object"})
    (tmp_path / "tree" / "again").symlink_to(tmp_path / "tree")
    assert list(load(tmp_path / "tree").ids()) == ["x"]


def test_drafts_are_not_mixed(write, tmp_path):
    write("a.json", {"$schema": DRAFT, "properties": {"b": {"$ref": "b.json"}}})
    write("b.json", {"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 0, "exclusiveMinimum": True})
    with pytest.raises(SchemaError, match=r"draft-04.*2020-12"):
        read_all(tmp_path)


def test_dynamic_references_between_files_are_refused(write, tmp_path):
    write("a.json", {"$schema": DRAFT, "properties": {"b": {"$ref": "b.json"}}})
    write("b.json", {"$schema": DRAFT, "$dynamicAnchor": "node", "items": {"$dynamicRef": "#node"}})
    with pytest.raises(SchemaError, match=r"\$dynamicRef between documents"):
        read_all(tmp_path)


def test_one_file_is_a_source_too(shop):
    pack = load(shop / "common" / "address.json")
    assert list(pack.ids()) == ["address"]
    assert pack.entry("address").document["$defs"] == {"country": {"enum": ["no", "se", "de"]}}


def test_rules_stand_beside_a_schema_of_a_subfolder(write, tmp_path):
    write("a/point.json", {"type": "object", "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}}})
    write("a/point.rules.yaml", "- {id: ordered, assert: x <= y}\n")
    found = library(tmp_path).get("a.point")
    assert [broken.rule for broken in found.broken_rules({"x": 2, "y": 1})] == ["ordered"]


def test_a_pack_with_an_api_description_offers_the_others(write, tmp_path):
    write("api.yaml", "openapi: 3.1.0\ncomponents: {schemas: {Pet: {type: object, required: [name]}}}\n")
    write(
        "order.json",
        {"type": "object", "required": ["pet"], "properties": {"pet": {"$ref": "api.yaml#/components/schemas/Pet"}}},
    )
    found = library(tmp_path)
    assert list(found.ids()) == ["folder/order"]
    assert not found.get("order").is_valid({"pet": {}})


def test_an_endless_folder_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("edgejson.packs._MOST_ENTRIES", 50)
    for number in range(60):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(SchemaError, match="more than 50 files"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_named(write, tmp_path):
    write("x.json", {"type": "object"}).chmod(0)
    with pytest.raises(SchemaError, match="Permission denied"):
        load(tmp_path)


def test_a_folder_that_cannot_be_looked_at_is_named(write, tmp_path, monkeypatch):
    write("tree/x.json", {"type": "object"})
    closed = write("tree/closed/y.json", {"type": "object"}).parent
    is_dir = Path.is_dir

    def looked_at(path):
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", looked_at)
    with pytest.raises(SchemaError) as refused:
        load(tmp_path / "tree")
    assert str(refused.value) == f"{closed}: cannot be looked at: Permission denied"


def test_beside_one_file_nothing_else_has_to_be_readable(write, tmp_path):
    one = write("x.json", {"type": "object", "properties": {"a": {"$ref": "https://acme.dev/a"}}})
    write("a.json", {"$id": "https://acme.dev/a", "type": "string"})
    write("draft.json", '{"type": ')
    pack = edgejson_schema_pack().load(FolderSettings(path=one))
    assert pack.entry("x").document["$defs"]["a"]["type"] == "string"

    write("x.json", {"type": "object", "properties": {"a": {"$ref": "https://acme.dev/nowhere"}}})
    with pytest.raises(SchemaError, match=r"'https://acme\.dev/nowhere' is refused"):
        edgejson_schema_pack().load(FolderSettings(path=one))
    write("x.json", {"$ref": "draft.json"})
    with pytest.raises(SchemaError, match=r"draft\.json:1"):
        edgejson_schema_pack().load(FolderSettings(path=one))
    write("x.json", {"type": "object"})
    with pytest.raises(SchemaError, match=r"draft\.json:1"):
        load(tmp_path)


def test_a_chain_of_a_thousand_files_is_bundled(write, tmp_path):
    for number in range(1000):
        write(f"s/{number}.json", {"type": "object", "properties": {"next": {"$ref": f"{(number + 1) % 1000}.json"}}})
    pack = edgejson_schema_pack().load(FolderSettings(path=tmp_path / "s" / "0.json"))
    assert len(pack.entry("0").document["$defs"]) == 999
