"""Schemas in a person's folder: what is found there, and what is said about files that cannot be used."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from edgejson.errors import SchemaError
from edgejson.library import SchemaLibrary
from edgejson.packs import DirectoryPack
from edgejson.types import SchemaPack
from edgejson_schemas.folder import FolderSettings, edgejson_schema_pack

POINT = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}},
    "required": ["x", "y"],
    "additionalProperties": False,
}
RULE = {"id": "ordered", "assert": "x <= y"}


def write(folder: Path, name: str, content: Any) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def load(folder: Path, **settings: Any) -> SchemaPack:
    return edgejson_schema_pack().load(FolderSettings(path=folder, **settings))


def refusal(folder: Path) -> SchemaError:
    with pytest.raises(SchemaError) as caught:
        load(folder)
    return caught.value


def test_finds_schemas_at_the_top_and_by_complexity(tmp_path: Path) -> None:
    write(tmp_path, "point.json", POINT)
    write(tmp_path, "complex/line.json", POINT)
    write(tmp_path, "simple/dot.yaml", "type: object\nproperties:\n  since: {type: string, const: 2024-01-05}\n")
    write(tmp_path, "notes.txt", "not a schema")
    pack = load(tmp_path)
    assert list(pack.ids()) == ["dot", "line", "point"]
    assert [pack.entry(name).complexity for name in pack.ids()] == ["simple", "complex", "simple"]
    assert pack.entry("dot").document["properties"] == {"since": {"type": "string", "const": "2024-01-05"}}
    assert pack.entry("point").document == POINT


def test_name_and_licence_come_from_the_settings(tmp_path: Path) -> None:
    write(tmp_path, "point.json", POINT)
    pack = load(tmp_path, name="mine", license="CC0-1.0")
    assert (pack.name, pack.entry("point").license) == ("mine", "CC0-1.0")
    assert list(SchemaLibrary([pack]).ids()) == ["mine/point"]


def test_rules_beside_a_schema_are_its_rules(tmp_path: Path) -> None:
    write(tmp_path, "point.json", POINT)
    write(tmp_path, "point.rules.json", [RULE])
    found = SchemaLibrary([load(tmp_path)]).get("point")
    assert [violation.rule for violation in found.broken_rules({"x": 2, "y": 1})] == ["ordered"]
    assert found.broken_rules({"x": 1, "y": 2}) == []


def test_tables_serve_the_hints(tmp_path: Path) -> None:
    document = {
        "type": "object",
        "properties": {"name": {"type": "string", "x-value": "rivers.name"}},
        "required": ["name"],
    }
    write(tmp_path, "river.json", document)
    write(tmp_path, "tables/rivers.json", [{"name": "Douro"}, {"name": "Elbe"}])
    river = SchemaLibrary([load(tmp_path)]).get("river")
    assert {river.sample(seed)["name"] for seed in range(40)} == {"Douro", "Elbe"}


RIVER = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "x-value": "rivers.name"},
        "km": {"type": "integer", "x-value": "rivers.km"},
        "use": {"type": "string", "x-value": {"template": "{rivers.use}!"}},
    },
    "required": ["name", "km", "use"],
}
RIVERS = [
    {"name": "Rhine", "km": 1233, "use": ["shipping", "angling"]},
    {"name": "Douro", "km": 897, "use": ["shipping"]},
]


def drawn(folder: Path, **how: str) -> set[tuple[str, int, str]]:
    river = SchemaLibrary([load(folder)]).get("river")
    values = [river.sample(seed, **how) for seed in range(60)]
    return {(value["name"], value["km"], value["use"]) for value in values}


def test_a_table_speaks_the_languages_that_it_is_translated_to(tmp_path: Path) -> None:
    write(tmp_path, "river.json", RIVER)
    write(tmp_path, "tables/rivers.json", RIVERS)
    write(tmp_path, "tables/de/rivers.json", {"Rhine": "Rhein", "shipping": "Schifffahrt", "angling": "Angeln"})
    german = {("Rhein", 1233, "Schifffahrt!"), ("Rhein", 1233, "Angeln!"), ("Douro", 897, "Schifffahrt!")}
    english = {("Rhine", 1233, "shipping!"), ("Rhine", 1233, "angling!"), ("Douro", 897, "shipping!")}
    assert drawn(tmp_path, locale="de_DE") == drawn(tmp_path, locale="en_US", language="de") == german
    assert (
        drawn(tmp_path) == drawn(tmp_path, locale="fr_FR") == drawn(tmp_path, locale="de_DE", language="en") == english
    )


def test_a_language_may_have_rows_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "river.json", RIVER)
    write(tmp_path, "tables/rivers.json", RIVERS)
    write(tmp_path, "tables/de/rivers.json", [{"name": "Spree", "km": 382, "use": "Paddeln"}])
    assert drawn(tmp_path, locale="de_DE") == {("Spree", 382, "Paddeln!")}
    assert {name for name, _, _ in drawn(tmp_path)} == {"Rhine", "Douro"}


def test_travels_to_another_process(tmp_path: Path) -> None:
    write(tmp_path, "point.json", POINT)
    pack = pickle.loads(pickle.dumps(load(tmp_path)))  # noqa: S301 - made on the same line
    assert pack.entry("point").document == POINT


@pytest.mark.parametrize(
    ("name", "content", "line", "words"),
    [
        ("point.json", '{\n  "type": "object",\n  "required" ["x"]\n}', 3, "expected"),
        ("point.json", '{"type": "object",\n "type": "array"}', 1, "appears twice"),
        ("point.json", '["not", "an", "object"]', 1, "JSON object"),
        ("point.json", "", 1, ""),
        ("point.yaml", "type: object\nproperties:\n  x: [1, 2\n", 4, "expected"),
        ("point.yaml", "type: object\ntype: array\n", 2, "appears twice"),
        ("point.yaml", "type: object\nproperties:\n  [x]: {}\n", 3, "quote it"),
        ("point.yaml", "maximum: .inf\n", 1, "NaN and Infinity"),
        ("point.yaml", "a: &a\n  b: *a\n", 2, "recursive"),
        ("point.yaml", "!!python/object/apply:os.getcwd []\n", 1, "python/object"),
        ("tables/rivers.json", '{"name": "Douro"}', 1, "list of rows"),
        ("tables/rivers.json", "[]", 1, "has rows"),
        ("tables/de/rivers.json", '{"Rhein": "Rhine"}', 1, "no such table"),
        ("tables/de/seas.json", '{"North Sae": "Nordsee"}', 1, "'North Sae' is no text of the table; did you mean"),
        ("tables/de/seas.json", '{"North Sea": 1}', 1, "a text for every text"),
        ("tables/de/seas.json", '"Nordsee"', 1, "list of rows"),
        ("good.rules.json", '{"id": "ordered"}', 1, "list of objects"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(
    tmp_path: Path, name: str, content: str, line: int, words: str
) -> None:
    write(tmp_path, "good.json", POINT)
    write(tmp_path, "tables/seas.json", [{"name": "North Sea"}])
    write(tmp_path, name, content)
    error = refusal(tmp_path)
    assert error.where == f"{tmp_path / name}:{line}"
    assert words in error.what
    assert "\n" not in str(error)


def test_two_files_of_one_name_are_both_named(tmp_path: Path) -> None:
    write(tmp_path, "simple/point.json", POINT)
    write(tmp_path, "medium/point.yaml", "type: object\n")
    message = str(refusal(tmp_path))
    assert str(tmp_path / "simple" / "point.json") in message
    assert str(tmp_path / "medium" / "point.yaml") in message


def test_rules_without_a_schema_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, "point.json", POINT)
    write(tmp_path, "pont.rules.json", [RULE])
    assert refusal(tmp_path).where == str(tmp_path / "pont.rules.json")


def test_a_folder_that_is_not_there_or_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere").where == str(tmp_path / "nowhere")
    assert "no schema" in refusal(tmp_path).what


def test_an_unknown_schema_gets_near_names(tmp_path: Path) -> None:
    write(tmp_path, "point.json", POINT)
    pack = DirectoryPack(tmp_path, name="mine", version="1", license="MIT")
    with pytest.raises(SchemaError, match="did you mean point"):
        pack.entry("piont")


@pytest.mark.parametrize("settings", [{}, {"path": "x", "nme": "y"}, {"path": "x", "name": "Not A Name"}])
def test_settings_are_checked(settings: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        FolderSettings.model_validate(settings)
