"""A run goes on with the schemas it began with, or not at all."""

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {"name": {"type": "string"}, "seats": {"type": "integer", "minimum": 1}},
    "required": ["name", "seats"],
}


def test_a_run_is_not_resumed_on_schemas_that_were_edited(write, edgejson, line, tmp_path):
    write("my/boat.json", SCHEMA)
    words = ("build", "-o", "out", "--target", 20, "--set", "schemas=./my")
    assert edgejson(*words, cwd=tmp_path).returncode == 0
    assert "already holds this build" in edgejson(*words, cwd=tmp_path).stderr
    write("my/boat.json", {**SCHEMA, "additionalProperties": False})
    assert line(*words, cwd=tmp_path).startswith("out: the folder holds a run of another recipe, of other schemas")
