"""Records remember the schema that they were made with; validation tells when it is another one now."""

import json

import pytest

from edgejson.building import build
from edgejson.host import Host
from edgejson.recipe import recipe_from
from edgejson.validating import validate

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Parcel",
    "type": "object",
    "additionalProperties": False,
    "required": ["code", "grams"],
    "properties": {
        "code": {"type": "string", "description": "Number", "x-value": {"template": "P{digits:7}"}},
        "grams": {"type": "integer", "description": "Weight", "minimum": 20, "maximum": 30000},
    },
}


@pytest.fixture
def parcels(tmp_path):
    """A folder with one schema, and a run built from it."""
    folder = tmp_path / "parcels"
    folder.mkdir()
    write(folder, SCHEMA)
    return folder, built(tmp_path, folder)


def write(folder, schema, name="parcel"):
    (folder / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")


def built(tmp_path, folder):
    recipe = {
        "name": "parcels",
        "target": 8,
        "preference": 0.0,
        "schemas": [{"use": "folder", "settings": {"path": str(folder)}}],
        "tasks": {"json_repair": 1.0},
    }
    return build(recipe_from(recipe), tmp_path / "run", workers=1, host=Host()).folder


def findings(run, folder):
    found = []
    report = validate(run, schemas=[str(folder)], host=Host(), sink=found.append)
    return report, found


def test_the_manifest_names_packs_and_schemas(parcels):
    _, run = parcels
    manifest = json.loads((run / "manifest.json").read_bytes())
    assert manifest["packs"].keys() == {"folder"}
    assert isinstance(manifest["packs"]["folder"], str)
    lines = (run / "data/sft/train.jsonl").read_text(encoding="utf-8").splitlines()
    (record,) = {json.loads(line)["meta"]["schema_sha256"] for line in lines}
    assert manifest["schemas"] == {"folder/parcel": record}


def test_the_same_schema_is_no_change(parcels):
    folder, run = parcels
    report, found = findings(run, folder)
    assert (report.clean, found) == (True, [])


def test_a_changed_schema_is_told_once_with_both_hashes(parcels):
    folder, run = parcels
    then = json.loads((run / "manifest.json").read_bytes())["schemas"]["folder/parcel"]
    write(folder, {**SCHEMA, "title": "Letter"})
    report, (finding,) = findings(run, folder)
    assert (report.clean, report.records) == (True, 8)
    assert (finding.check, finding.severity, finding.line) == ("schema_changed", "warning", 1)
    assert finding.file.endswith("test.jsonl")  # the first file
    start, _, hashes = finding.message.partition(": sha256 ")
    assert start == "schema folder/parcel has changed since"
    before, after = hashes.removesuffix(" now").split(" then, ")
    assert then.startswith(before)
    assert len(before) == len(after) == 12
    assert before != after


def test_a_change_of_a_rule_is_a_change(parcels):
    folder, run = parcels
    write(folder, {**SCHEMA, "x-invariants": [{"id": "heavy", "assert": "grams >= 1"}]})
    assert [finding.check for finding in findings(run, folder)[1]] == ["schema_changed"]


def test_rules_that_are_borrowed_are_no_change(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    write(folder, {**SCHEMA, "title": "Invoice"}, name="invoice")  # the core pack's invoice has rules
    run = built(tmp_path, folder)
    assert [finding for finding in findings(run, folder)[1] if finding.check == "schema_changed"] == []
    write(folder, {**SCHEMA, "title": "Bill"}, name="invoice")
    assert len([finding for finding in findings(run, folder)[1] if finding.check == "schema_changed"]) == 1


def test_what_others_write_into_meta_is_left_alone(tmp_path):
    path = tmp_path / "foreign.jsonl"
    metas = [{"schema": "core/invoice", "schema_sha256": 5}, {"schema": "a/b", "schema_sha256": "x"}, {"schema": 3}]
    lines = [{"id": f"r{n}", "task": "t", "input": {}, "output": "{}", "meta": meta} for n, meta in enumerate(metas)]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    found = []
    validate(path, host=Host(), sink=found.append)
    assert [finding for finding in found if finding.check == "schema_changed"] == []


def test_the_command_says_so(parcels, edgejson):
    folder, run = parcels
    write(folder, {**SCHEMA, "title": "Letter"})
    done = edgejson("validate", run, "--schemas", folder)
    assert done.returncode == 0
    assert "schema_changed: schema folder/parcel has changed since: sha256 " in done.stdout
