"""Instances of the real pack, judged by what others publish, and by the formats' own rules done again here."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from edgejson.schema import Schema
from edgejson_pack_real.pack import real_pack

PACK = real_pack()
PUBLISHED = Path(__file__).parents[2].parent / "shared" / "data" / "real_schemas"
SAMPLES = 200


@cache
def schema(schema_id: str) -> Schema:
    entry = PACK.entry(schema_id)
    return Schema(entry.document, id=schema_id, rules=entry.rules, tables=PACK.tables())


@cache
def samples(schema_id: str) -> tuple[Any, ...]:
    return tuple(schema(schema_id).sample(seed) for seed in range(SAMPLES))


# ---------------------------------------------------------------- against the schemas that editors use

PAIRS = {"package": "package_json", "tsconfig": "tsconfig", "eslintrc": "eslintrc", "prettierrc": "prettierrc"}
TAKEN = {"package": 0.8, "tsconfig": 0.9, "eslintrc": 0.7}
"""The part of other people's valid files that our reduced schemas take at least."""


def published(name: str) -> Path:
    path = PUBLISHED / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"the published schema of {name} is not at hand")
    return path


def without_references(node: Any) -> Any:
    """The schema with references to other documents open: nothing is fetched."""
    if isinstance(node, dict):
        if not str(node.get("$ref", "#")).startswith("#"):
            return {}
        return {key: without_references(node[key]) for key in node}
    return [without_references(item) for item in node] if isinstance(node, list) else node


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_our_files_are_valid_where_they_are_used(name: str) -> None:
    document = without_references(json.loads(published(name).read_text(encoding="utf-8")))
    judge = jsonschema_rs.validator_for(document, validate_formats=True, offline=True)
    for value in samples(PAIRS[name]):
        assert [error.message for error in judge.iter_errors(value)] == []


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_other_peoples_files_are_mostly_valid_here(name: str) -> None:
    published(name)
    files = sorted((PUBLISHED / "positive" / name).glob("*.json"))
    refused = {}
    for file in files:
        try:
            value = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            continue  # with comments
        violations = schema(PAIRS[name]).validate(value)
        if violations:
            refused[file.name] = [f"{v.pointer} {v.keyword}" for v in violations]
    assert len(refused) <= (1 - TAKEN[name]) * len(files), refused


# ---------------------------------------------------------------- schemas of schemas


@pytest.mark.parametrize("schema_id", ["record_schema", "json_schema_object"])
def test_schemas_that_are_drawn_can_be_used(schema_id: str) -> None:
    for value in samples(schema_id)[:60]:
        drawn = Schema(value)
        instance = drawn.sample(1)
        assert drawn.validate(instance) == []
        assert set(value.get("required", ())) <= set(value["properties"])


def test_parameters_of_tools_are_schemas() -> None:
    for value in samples("function_tool")[:60]:
        drawn = Schema(value["function"]["parameters"])
        assert drawn.validate(drawn.sample(1)) == []


def test_arguments_of_calls_are_json() -> None:
    for value in samples("tool_call"):
        assert isinstance(json.loads(value["function"]["arguments"]), dict)


# ---------------------------------------------------------------- OpenAPI


def test_descriptions_are_taken_by_an_independent_validator() -> None:
    validator = pytest.importorskip("openapi_spec_validator", reason="openapi-spec-validator is not installed")
    for value in samples("openapi_document")[:40]:
        validator.validate(value)


def test_every_reference_of_a_description_leads_somewhere() -> None:
    for value in samples("openapi_document"):
        for reference in re.findall(r'"\$ref": "#/components/schemas/([^"]+)"', json.dumps(value)):
            assert reference in value["components"]["schemas"]


# ---------------------------------------------------------------- GeoJSON


def test_shapes_are_those_of_rfc_7946() -> None:
    kinds = set()
    for value in samples("geojson_features"):
        for feature in value["features"]:
            kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
            kinds.add(kind)
            if kind == "LineString":
                assert len(coordinates) >= 2
                assert all(first != second for first, second in pairwise(coordinates))
            if kind == "Polygon":
                for ring in coordinates:
                    assert len(ring) >= 4
                    assert ring[0] == ring[-1]
                    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
                    assert area > 0, "an outer ring runs counterclockwise"
    assert kinds == {"Point", "LineString", "Polygon"}


# ---------------------------------------------------------------- what belongs together


def test_a_package_is_of_one_piece() -> None:
    rows = {row["name"]: row for row in PACK.tables()["npmPackages"]}
    for value in samples("package_json"):
        row = rows[value["name"]]
        assert set(value.get("dependencies", ())) <= {row["p1"], row["p2"], row["p3"]}
        assert set(value.get("dependencies", {}).values()) <= set(row["range"])  # type: ignore[arg-type]
        assert value.get("description", row["description"]) == row["description"]
        assert value.get("bugs", {}).get("url", row["issues"]) == row["issues"]


def test_compiler_options_go_together() -> None:
    rows = PACK.tables()["tsconfigs"]
    known = {(row["target"], row["module"]) for row in rows}
    for value in samples("tsconfig"):
        options = value["compilerOptions"]
        assert (options["target"], options["module"]) in known
        assert not (options.get("noEmit") and "outDir" in options)
        if options["module"] == "NodeNext":
            assert options.get("moduleResolution", "NodeNext") == "NodeNext"


def test_tokens_expire() -> None:
    for value in samples("jwt_claims"):
        assert value["iat"] < value["exp"] <= value["iat"] + 86_400
        assert value.get("nbf", value["iat"]) <= value["iat"]
        assert datetime.fromtimestamp(value["iat"], UTC).year in (2024, 2025, 2026)


def test_deployments_select_their_own_pods() -> None:
    for value in samples("k8s_deployment"):
        labels = value["spec"]["template"]["metadata"]["labels"]
        assert value["spec"]["selector"]["matchLabels"].items() <= labels.items()
        container = value["spec"]["template"]["spec"]["containers"][0]
        listened = {port["containerPort"] for port in container.get("ports", ())}
        for probe in ("readinessProbe", "livenessProbe"):
            asked = container.get(probe, {}).get("httpGet", {}).get("port")
            assert asked is None or not listened or asked in listened


def test_bills_of_materials_name_what_they_list() -> None:
    for value in samples("cyclonedx_bom"):
        refs = [component["bom-ref"] for component in value["components"]]
        assert len(set(refs)) == len(refs)
        for entry in value.get("dependencies", ()):
            assert entry["ref"] == value["metadata"]["component"]["bom-ref"]
            assert set(entry.get("dependsOn", ())) <= set(refs)


@pytest.mark.parametrize(("schema_id", "rule"), [("jsonapi_document", "own_address"), ("json_feed", "ids_are_unique")])
def test_documents_refer_to_themselves(schema_id: str, rule: str) -> None:
    assert rule in {each.id for each in schema(schema_id).invariants.rules}
    for value in samples(schema_id):
        if schema_id == "jsonapi_document":
            own = value["data"].get("links", {}).get("self")
            assert own is None or own.endswith(f"/{value['data']['type']}/{value['data']['id']}")
        else:
            assert all(item["url"].startswith(value["home_page_url"]) for item in value["items"])
