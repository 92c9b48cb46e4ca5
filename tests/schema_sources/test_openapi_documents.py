"""OpenAPI documents: which schemas they offer, and what their own keywords become."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from edgejson.errors import SchemaError
from edgejson.library import SchemaLibrary
from edgejson_schemas.openapi import OpenApiSettings, edgejson_schema_pack

DRAFT = "https://json-schema.org/draft/2020-12/schema"

PETS = """
openapi: 3.0.3
info: {title: Pets, version: 1.2.0, license: {name: MIT}}
paths:
  /pets:
    post:
      operationId: createPet
      summary: Create a pet
      requestBody: {$ref: '#/components/requestBodies/Pet'}
      responses:
        201:
          description: The pet
          content: {application/json; charset=utf-8: {schema: {$ref: '#/components/schemas/Pet'}}}
        default: {$ref: '#/components/responses/Problem'}
        204: {description: Nothing}
  /pets/{petId}/photos:
    get:
      responses:
        200:
          description: All photos
          content:
            text/html: {schema: {type: string}}
            application/vnd.pets+json: {schema: {type: array, maxItems: 3, items: {type: string, format: uri}}}
    put:
      operationId: upload
      requestBody: {content: {image/png: {schema: {type: string, format: binary}}}}
      responses: {200: {description: Done, content: {text/plain: {schema: {type: string}}}}}
components:
  requestBodies:
    Pet: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  responses:
    Problem:
      description: What went wrong
      content:
        application/problem+json: {schema: {type: object, required: [title], properties: {title: {type: string}}}}
  schemas:
    Pet:
      type: object
      required: [id, name, kind, password]
      properties:
        id: {type: integer, format: int32, readOnly: true}
        name: {type: string, minLength: 1, example: Bolt}
        password: {type: string, writeOnly: true}
        weight: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 80, exclusiveMaximum: false}
        owner: {$ref: '#/components/schemas/Owner'}
        nickname: {type: string, nullable: true}
        kind: {$ref: '#/components/schemas/Kind'}
        tag: {type: string, xml: {name: t}, externalDocs: {url: 'https://acme.dev'}}
    Owner:
      type: object
      required: [name]
      properties:
        name: {type: string}
        since: {$ref: '#/components/schemas/Pet/properties/id'}
        pets: {type: array, maxItems: 2, items: {$ref: '#/components/schemas/Pet'}}
    Kind:
      oneOf:
        - $ref: '#/components/schemas/Cat'
        - $ref: '#/components/schemas/Dog'
      discriminator: {propertyName: type, mapping: {feline: '#/components/schemas/Cat'}}
    Cat: {type: object, properties: {type: {type: string}, lives: {type: integer}}}
    Dog: {type: object, properties: {type: {type: string}, barks: {type: boolean}}}
"""


def load(path, **settings):
    return edgejson_schema_pack().load(OpenApiSettings(path=path, **settings))


@pytest.fixture
def pets(write):
    return load(write("pets.yaml", PETS))


def test_components_and_bodies_of_operations_are_offered(pets):
    assert list(pets.ids()) == [
        *("Pet", "Owner", "Kind", "Cat", "Dog"),
        *("createPet.request", "createPet.response.201", "createPet.response.default"),
        "get.pets.petId.photos.response.200",
    ]
    assert (pets.version, pets.entry("Pet").license) == ("1.2.0", "MIT")


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        (("requests",), ["createPet.request"]),
        (("components",), ["Pet", "Owner", "Kind", "Cat", "Dog"]),
    ],
)
def test_parts_can_be_chosen(parts, ids, write):
    assert list(load(write("pets.yaml", PETS), parts=parts).ids()) == ids


def test_keywords_of_3_0_are_said_in_those_of_json_schema(pets):
    document = pets.entry("Pet").document
    properties = document["properties"]
    assert document["$schema"] == DRAFT
    assert document["title"] == "Pet"
    assert properties["weight"] == {"type": "number", "exclusiveMinimum": 0, "maximum": 80}
    assert properties["nickname"] == {"type": ["string", "null"]}
    assert properties["name"] == {"type": "string", "minLength": 1, "examples": ["Bolt"]}
    assert properties["tag"] == {"type": "string"}
    assert (properties["id"]["minimum"], properties["id"]["maximum"]) == (-(2**31), 2**31 - 1)
    assert properties["owner"] == {"$ref": "#/$defs/Owner"}


def test_what_is_not_sent_that_way_is_left_out(pets):
    sent = pets.entry("createPet.request").document
    answered = pets.entry("createPet.response.201").document
    assert "id" not in sent["properties"]
    assert sent["required"] == ["name", "kind", "password"]
    assert "since" not in sent["$defs"]["Owner"]["properties"]
    assert "password" not in answered["properties"]
    assert answered["required"] == ["id", "name", "kind"]
    assert sent["title"] == "Create a pet: request"
    assert answered["description"] == "The pet"


def test_a_discriminator_chooses_the_branch(pets):
    schema = SchemaLibrary([pets]).get("Kind")
    judge = jsonschema.Draft202012Validator(dict(schema.document))
    assert judge.is_valid({"type": "feline", "lives": 9})
    assert judge.is_valid({"type": "Dog"})
    assert not judge.is_valid({"type": "Cat"})
    assert not judge.is_valid({})
    assert {schema.sample(seed)["type"] for seed in range(40)} == {"feline", "Dog"}


def test_a_discriminator_that_the_branches_state_themselves_changes_nothing(write):
    branch = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["cat"]}}}
    union = {"oneOf": [{"$ref": "#/components/schemas/Cat"}], "discriminator": {"propertyName": "type"}}
    document = {"openapi": "3.0.0", "components": {"schemas": {"Cat": branch, "Kind": union}}}
    assert load(write("api.json", document)).entry("Kind").document["oneOf"] == [{"$ref": "#/$defs/Cat"}]


def test_instances_of_every_schema_are_valid(pets):
    library = SchemaLibrary([pets])
    for schema_id in library.ids():
        schema = library.get(schema_id)
        judge = jsonschema.Draft202012Validator(dict(schema.document))
        for seed in range(30):
            judge.validate(schema.sample(seed))


def test_3_1_is_json_schema(write):
    schema = {
        "type": ["object", "null"],
        "properties": {"a": {"const": 1}, "b": {"$ref": "#/components/schemas/B", "description": "beside"}},
        "examples": [{"a": 1}],
        "$defs": {"x": {"type": "string"}},
    }
    document = {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {"license": {"name": "Apache 2.0", "identifier": "Apache-2.0"}},
        "components": {"schemas": {"A": schema, "B": {"type": "integer", "exclusiveMinimum": 3}}},
        "webhooks": {"petAdded": {"post": {"requestBody": {"content": {"*/*": {"schema": {"type": "object"}}}}}}},
    }
    pack = load(write("api.json", document))
    made = pack.entry("A").document
    assert made == {
        "$schema": DRAFT,
        "title": "A",
        **schema,
        "properties": {"a": {"const": 1}, "b": {"$ref": "#/$defs/B", "description": "beside"}},
        "$defs": {"x": {"type": "string"}, "B": {"type": "integer", "exclusiveMinimum": 3}},
    }
    assert list(pack.ids()) == ["A", "B", "post.petAdded.request"]
    assert pack.entry("A").license == "Apache-2.0"


@pytest.mark.parametrize("place", ["document", "schema"])
def test_the_dialect_is_the_one_that_is_stated(place, write):
    draft7 = "http://json-schema.org/draft-07/schema#"
    document = {"openapi": "3.1.0", "components": {"schemas": {"A": {"items": [{"type": "string"}], "type": "array"}}}}
    if place == "document":
        document["jsonSchemaDialect"] = draft7
    else:
        document["components"]["schemas"]["A"]["$schema"] = draft7
    schema = SchemaLibrary([load(write("api.json", document))]).get("A")
    assert schema.document["$schema"] == draft7
    assert schema.is_valid(["x", 1])
    assert not schema.is_valid([1])


def test_recursive_components_end(write):
    node = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}
    pack = load(write("api.json", {"openapi": "3.1.0", "components": {"schemas": {"Node": node}}}))
    assert pack.entry("Node").document["properties"] == {"next": {"$ref": "#"}}


def test_ids_that_coincide_get_numbers(write):
    body = {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}
    paths = {"/a": {"get": {"operationId": "x", **body}}, "/b": {"get": {"operationId": "x", **body}}}
    assert list(load(write("api.json", {"openapi": "3.1.0", "paths": paths})).ids()) == ["x.request", "x.request.2"]


REFUSED = {
    "swagger": ({"swagger": "2.0", "definitions": {}}, "is Swagger 2.0, which is not read"),
    "version": ({"openapi": "4.0.0"}, "is OpenAPI 4.0.0"),
    "number": ("openapi: 3.1\n", "no version"),
    "none": ({"components": {}}, "no OpenAPI document"),
    "list": (["openapi"], "is an object"),
    "empty": ({"openapi": "3.1.0"}, "holds no such schema"),
    "dialect": (
        {"openapi": "3.1.0", "jsonSchemaDialect": "https://acme.dev/x", "components": {"schemas": {"A": {}}}},
        "",
    ),
    "bad schema": ({"openapi": "3.1.0", "components": {"schemas": {"A": {"type": "strnig"}}}}, "/type"),
    "dangling": (
        {"openapi": "3.1.0", "components": {"schemas": {"A": {"$ref": "#/components/schemas/B"}}}},
        "leads to no schema",
    ),
    "other file": (
        {"openapi": "3.1.0", "components": {"schemas": {"A": {"$ref": "common.yaml#/B"}}}},
        "$ref 'common.yaml#/B'",
    ),
    "network": (
        {"openapi": "3.1.0", "components": {"schemas": {"A": {"$ref": "https://acme.dev/b.json"}}}},
        "https: references are never fetched",
    ),
    "body elsewhere": (
        {"openapi": "3.1.0", "paths": {"/": {"get": {"requestBody": {"$ref": "http://acme.dev/body"}}}}},
        "http: references are never fetched",
    ),
    "circle": (
        {
            "openapi": "3.1.0",
            "components": {"schemas": {"A": {"type": "object"}}},
            "paths": {"/a": {"$ref": "#/paths/~1b"}, "/b": {"$ref": "#/paths/~1a"}},
        },
        "",
    ),
    "syntax": ("openapi: 3.1.0\ninfo: [\n", "api.yaml:3"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_one_line(case, write):
    content, words = REFUSED[case]
    path = write("api.yaml", content)
    if not words:
        assert list(load(path).ids()) == ["A"]
        return
    with pytest.raises(SchemaError) as refused:
        pack = load(path)
        SchemaLibrary([pack]).get(pack.ids()[0])
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_body_that_leads_nowhere_costs_no_other(write, edgejson, tmp_path):
    def operation(schema):
        return {"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": schema}}}}}

    write("api.json", {
        "openapi": "3.0.3",
        "components": {"schemas": {"A": {"type": "object", "properties": {"n": {"type": "integer"}}}}},
        "paths": {
            "/a": {"get": operation({"$ref": "#/components/schemas/A"})},
            "/b": {"get": operation({"$ref": "#/components/schemas/B"})},
            "/c": {"post": {"requestBody": {"$ref": "bodies.yaml#/C"}}},
        },
    })  # fmt: skip
    done = edgejson("schemas", "list", "--from", "api.json", cwd=tmp_path)
    assert done.returncode == 1
    assert [row.split()[0] for row in done.stdout.splitlines()] == ["id", "openapi/A", "openapi/get.a.response.200"]
    nowhere, elsewhere = done.stderr.splitlines()
    assert nowhere.startswith("openapi/get.b.response.200: api.json#/paths/~1b/get/responses/200/")
    assert nowhere.endswith("$ref '#/components/schemas/B' leads to no schema")
    linted = edgejson("schemas", "lint", "api.json", cwd=tmp_path)
    assert linted.returncode == 1
    assert [line for line in linted.stdout.splitlines() if "leads to no schema" in line] == [
        nowhere.removeprefix("openapi/")
    ]
    assert linted.stderr.startswith("4 schemas, ")
    assert (
        "openapi/post.c.request: api.json#/paths/~1c/post/requestBody: $ref 'bodies.yaml#/C' names no file" in elsewhere
    )


def test_a_document_is_known_by_its_key(write, edgejson, line, tmp_path):
    write("pets.yaml", PETS)
    write("swagger.json", {"swagger": "2.0"})
    done = edgejson("schemas", "sample", "createPet.request", "--from", "pets.yaml", cwd=tmp_path)
    assert json.loads(done.stdout)["name"]
    assert "Swagger 2.0" in line("schemas", "list", "--from", "./swagger.json", cwd=tmp_path)
    assert "holds 9 schemas" in line("schemas", "sample", "pets.yaml", cwd=tmp_path)


def test_builds_are_the_same_with_one_and_two_workers(write, edgejson, tmp_path):
    write("pets.yaml", PETS)
    write("recipe.yaml", "target: 40\nschemas: openapi:pets.yaml\n")
    data = []
    for workers in (1, 2):
        done = edgejson("build", "recipe.yaml", "-o", f"out{workers}", "--workers", workers, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        data.append([path.read_bytes() for path in sorted((tmp_path / f"out{workers}" / "data").rglob("*.jsonl"))])
    assert data[0] == data[1]
    assert "openapi/createPet.request" in json.loads((tmp_path / "out1" / "manifest.json").read_bytes())["schemas"]


def test_a_real_document(real_data):
    path = real_data / "ollama" / "openapi.yaml"
    if not path.is_file():
        pytest.skip("the real API description is not beside this checkout")
    library = SchemaLibrary([load(path)])
    components = yaml.safe_load(path.read_text())["components"]["schemas"]
    assert [f"openapi/{name}" for name in components] == list(library.ids())[: len(components)]
    assert {"openapi/chat.request", "openapi/chat.response.200"} <= set(library.ids())
    for schema_id in library.ids():
        schema = library.get(schema_id)
        judge = jsonschema.Draft202012Validator(dict(schema.document))
        for seed in range(10):
            judge.validate(schema.sample(seed))
