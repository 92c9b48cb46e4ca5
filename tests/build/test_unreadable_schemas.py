"""One schema that cannot be used keeps no other from it, and is told with its reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import edgejson
from edgejson.errors import SchemaError

GOOD = {"type": "object", "properties": {"city": {"type": "string"}, "beds": {"type": "integer"}}, "required": ["city"]}
BROKEN = {
    "refers": {"type": "object", "properties": {"plugin": {"$ref": "plugins.json"}}},
    "itself": {"type": "object", "properties": {"part": {"$ref": "#/$defs/part"}}},
    "kind": {"type": "objct"},
    "pattern": {"type": "object", "properties": {"code": {"type": "string", "pattern": "[a-"}}},
    "rule": {"type": "object", "x-invariants": [{"id": "r", "set": "a", "expr": "b +"}]},
}


def recipe(folder: Path, **use: Any) -> edgejson.Recipe:
    return edgejson.Recipe.model_validate(
        {
            "target": 10,
            "preference": 0,
            "complexity": {"simple": 1.0},
            "tasks": {"json_repair": 1.0},
            "schemas": [{"use": "folder", "settings": {"path": str(folder)}, **use}],
        }
    )


def write(folder: Path, **documents: Any) -> None:
    for name, document in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")


@pytest.mark.parametrize("broken", BROKEN)
def test_the_others_are_built(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    write(folder, good=GOOD, **{broken: BROKEN[broken]})
    edgejson.build(recipe(folder), tmp_path / "out", workers=1)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [(skip["task"], skip["schema"]) for skip in manifest["skipped"]] == [("json_repair", f"folder/{broken}")]
    assert broken in manifest["skipped"][0]["reason"]
    assert sum(len(list(edgejson.read(path))) for path in (tmp_path / "out/data/sft").glob("*.jsonl")) == 10


@pytest.mark.parametrize("broken", BROKEN)
def test_a_schema_that_is_named_or_alone_must_be_sound(tmp_path: Path, broken: str) -> None:
    write(tmp_path, good=GOOD, **{broken: BROKEN[broken]})
    with pytest.raises(SchemaError, match=broken):
        edgejson.build(recipe(tmp_path, only=["good", broken]), tmp_path / "out", workers=1)
    (tmp_path / "good.json").unlink()
    with pytest.raises(SchemaError, match=broken):
        edgejson.build(recipe(tmp_path), tmp_path / "out", workers=1)
    assert not (tmp_path / "out").exists()
