"""Schemas that people use every day, ten valid instances of ten: configuration files, OpenAPI, JSON Schema itself."""

import json
from importlib import resources

import jsonschema_rs
import pytest
from jsonschema_specifications import REGISTRY

from edgejson.schema import Schema

METASCHEMAS = {
    "draft-04": "http://json-schema.org/draft-04/schema#",
    "draft-06": "http://json-schema.org/draft-06/schema#",
    "draft-07": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}
FILES = ("package.json", "tsconfig.json", "eslintrc.json", "prettierrc.json")


def moved(node, prefix, wanted):
    """A copy of a document for life under `prefix`: its references follow, `wanted` collects the files they name."""
    if isinstance(node, list):
        return [moved(part, prefix, wanted) for part in node]
    if not isinstance(node, dict):
        return node
    copy = {name: moved(part, prefix, wanted) for name, part in node.items()}
    if isinstance(node.get("$ref"), str):
        file, _, pointer = node["$ref"].partition("#")
        name = file.rpartition("/")[2]
        if name:
            wanted.append(name)
        copy["$ref"] = (f"#/definitions/{name}" if name else prefix) + pointer
    return copy


def bundled(folder, name):
    """One document of a schema and of the files that it refers to, directly or not; absent ones say nothing."""
    wanted = []
    root = moved(json.loads((folder / name).read_text(encoding="utf-8")), "#", wanted)
    definitions = root.setdefault("definitions", {})
    for other in wanted:  # grows with what the files themselves refer to
        if other not in definitions:
            file = folder / other
            part = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
            part = {keyword: value for keyword, value in part.items() if keyword not in {"$id", "id", "$schema"}}
            definitions[other] = moved(part, f"#/definitions/{other}", wanted)
    return root


def all_valid(document):
    """Whether ten instances are accepted by a validator made from the document as it is."""
    schema = Schema(document)
    judge = jsonschema_rs.validator_for(document, validate_formats=True, offline=True)
    instances = [json.loads(json.dumps(schema.sample(seed), allow_nan=False)) for seed in range(10)]
    return [list(map(str, judge.iter_errors(instance))) for instance in instances] == [[]] * 10


@pytest.mark.parametrize("name", FILES)
def test_ten_of_ten_for_a_configuration_file(name, real_data):
    assert all_valid(bundled(real_data / "real_schemas", name))


@pytest.mark.parametrize("name", ["package", "tsconfig", "eslintrc"])
def test_files_that_people_wrote_are_accepted(name, real_data):
    """The bundle means what the published schemas mean: their own positive examples pass."""
    schema = Schema(bundled(real_data / "real_schemas", f"{name}.json"))
    examples = sorted((real_data / "real_schemas" / "positive" / name).glob("*.json"))
    assert examples
    assert [path.name for path in examples if schema.validate(json.loads(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("draft", METASCHEMAS)
def test_ten_of_ten_for_the_metaschema(draft):
    assert all_valid(REGISTRY.contents(METASCHEMAS[draft]))


@pytest.mark.parametrize("draft", METASCHEMAS)
def test_instances_of_the_metaschema_are_schemas(draft):
    schema = Schema(REGISTRY.contents(METASCHEMAS[draft]))
    for seed in range(10):
        made = schema.sample(seed)
        if isinstance(made, dict):
            jsonschema_rs.meta.validate({**made, "$schema": METASCHEMAS[draft]})


@pytest.mark.parametrize("version", ["v3.0", "v3.1"])
def test_ten_of_ten_for_openapi(version):
    pytest.importorskip("openapi_spec_validator")
    file = resources.files("openapi_spec_validator") / "resources" / "schemas" / version / "schema.json"
    assert all_valid(json.loads(file.read_text(encoding="utf-8")))
