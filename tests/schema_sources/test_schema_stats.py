"""`edgejson schemas stats`: figures that are right, on schemas whose figures are known."""

from __future__ import annotations

import json

import pytest

SHELF = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["books", "label"],
    "properties": {
        "label": {"type": "string", "enum": ["A", "B"], "x-value": {"weights": {'"A"': 3, '"B"': 1}}},
        "books": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/book"}},
        "hidden": False,
    },
    "definitions": {
        "book": {
            "type": "object",
            "required": ["title"],
            "properties": {"title": {"type": "string"}, "year": {"type": "integer"}},
        }
    },
    "x-invariants": [{"id": "few", "assert": "len(books) <= 50"}],
}


@pytest.fixture
def figures(write, tmp_path, edgejson):
    write("x/shelf.json", SHELF)
    write("x/empty.json", {"type": "object", "additionalProperties": False})

    def measured(*words, source="x"):
        done = edgejson("schemas", "stats", source, *words, "--json", cwd=tmp_path)
        return done.returncode, json.loads(done.stdout), done.stderr

    return measured


def test_what_is_in_the_document_is_counted(figures, edgejson, tmp_path):
    code, found, _ = figures("-n", 0)
    assert code == 0
    empty, shelf = found["schemas"]
    listed = json.loads(edgejson("schemas", "list", "--from", "x", "--json", cwd=tmp_path).stdout)
    assert [{key: row[key] for key in ("id", "complexity", "fields", "depth", "rules")} for row in (empty, shelf)] == [
        {key: row[key] for key in ("id", "complexity", "fields", "depth", "rules")} for row in listed
    ]
    assert shelf["instances"] is None
    assert {key: shelf[key] for key in ("id", "draft", "arrays", "rules", "hints")} == {
        "id": "folder/shelf",
        "draft": "07",
        "arrays": 1,
        "rules": 1,
        "hints": 1,
    }
    assert shelf["keywords"]["type"] == 6
    assert shelf["keywords"]["$ref"] == 1
    assert empty["keywords"] == {"additionalProperties": 1, "type": 1}
    assert found["total"]["schemas"] == 2
    assert found["total"]["fields"] == shelf["fields"] > 3
    assert found["total"]["keywords"]["type"] == 7
    assert found["total"]["drafts"] == {"07": 1, "2020-12": 1}


def test_instances_are_measured(figures, write, tmp_path, edgejson):
    _, found, _ = figures("-n", 30, "--seed", 7)
    empty, shelf = (row["instances"] for row in found["schemas"])
    assert empty == {
        "count": 30,
        "size": 2,
        "leaves": 0,
        "depth": 1,
        "coverage": 1.0,
        "distinct": round(1 / 30, 3),
        "trivial": 1.0,
    }
    assert (shelf["coverage"], shelf["trivial"], shelf["depth"]) == (1.0, 0.0, 3)
    sampled = edgejson("schemas", "sample", "shelf", "--from", "x", "-n", 30, "--seed", 7, cwd=tmp_path).stdout
    lines = sampled.splitlines()
    assert shelf["distinct"] == round(len(set(lines)) / 30, 3)
    sizes = sorted(len(line.encode()) for line in lines)
    assert shelf["size"] == (sizes[14] + sizes[15]) / 2
    assert found["total"]["instances"]["count"] == 60


def test_a_schema_that_cannot_be_used_is_named_and_the_others_are_measured(figures, write):
    schemas = {
        "Malformed": {"type": "strnig"},
        "Good": {"type": "object", "properties": {"a": {"type": "string"}}},
        "Impossible": {"type": "object", "required": ["a"], "properties": {"a": False}},
    }
    write("api.json", {"openapi": "3.1.0", "components": {"schemas": schemas}})
    code, found, errors = figures(source="api.json")
    assert code == 1
    assert [row["id"] for row in found["schemas"] if row["instances"]] == ["openapi/Good"]
    good, impossible = found["schemas"]
    assert good["satisfiable"] == "yes"
    assert (impossible["satisfiable"], found["total"]["unsatisfiable"]) == ("no", 1)
    assert "/properties/a" in impossible["reason"]
    assert found["total"]["failed"] == len(found["failures"]) == 2
    assert [line.partition(":")[0].partition("#")[0] for line in errors.splitlines()] == [
        "openapi/Malformed",
        "openapi/Impossible",
    ]


def test_the_table_has_a_line_for_each_schema_and_a_summary(figures, edgejson, tmp_path):
    done = edgejson("schemas", "stats", "x", "-n", 3, cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert lines[0].split()[:4] == ["id", "draft", "complexity", "fields"]
    assert [line.split()[0] for line in lines[1:3]] == ["folder/empty", "folder/shelf"]
    assert lines[3] == ""
    assert lines[4].startswith("2 schemas: ")
    assert lines[4].endswith("; drafts: 07 1, 2020-12 1")
    assert "6 instances" in done.stdout
