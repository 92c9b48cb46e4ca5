"""500 real schemas of ten sources: ten instances each, judged by two validators that share no code with the engine.

The measures are those of the benchmark (`benchmarks/schemas.py`), which also has the speed: nothing is timed here.
"""

import json
import sys
from pathlib import Path

import pytest

from edgejson.errors import SchemaError
from edgejson.schema import Schema

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))  # scripts, which are no package
from schema_judging import Judge, draft_of
from schema_quality import Places, characters_of, has_odd_characters, is_trivial, leaves_in, probe

ASKED = 10


def drawn(document):
    """Ten instances as JSON texts, and the reason when there are fewer."""
    texts = []
    try:
        schema = Schema(document)
        texts.extend(json.dumps(schema.sample(seed), allow_nan=False) for seed in range(ASKED))
    except SchemaError as error:
        return texts, str(error)
    return texts, ""


# ------------------------------------------------------------ the measures themselves


@pytest.mark.parametrize(
    ("document", "text", "rust", "python", "why"),
    [
        ({"multipleOf": 0.01}, "19.99", True, False, "only jsonschema rejects: multipleOf, wrongly"),
        ({"multipleOf": 0.01}, "19.995", False, False, "multipleOf"),
        ({"format": "email"}, '"@@"', False, True, "only jsonschema accepts: format"),
        ({"pattern": "^a$"}, '"a\\n"', False, True, "only jsonschema accepts: pattern"),
        ({"type": "integer"}, "3", True, True, ""),
        ({}, "NaN", False, False, "no strict JSON: NaN is no JSON number"),
        ({}, '{"a": 1, "a": 2}', False, False, "no strict JSON: a name is said twice"),
        ({}, None, False, False, "no JSON value"),
    ],
)
def test_the_judge_names_disagreements(document, text, rust, python, why):
    verdict = Judge(document, 7).verdict(text)
    assert (verdict.rust, verdict.python, verdict.why) == (rust, python, why)
    assert verdict.valid == (rust and python)


def test_a_text_that_is_no_utf8_is_not_valid():
    assert not Judge({}, 7).verdict('"\ud800"').valid
    assert not Judge({}, 7).verdict('"\\ud800"').valid


def test_coverage_counts_declared_places():
    document = {
        "properties": {"a": {"type": "string"}, "never": False, "list": {"items": {"$ref": "#/definitions/item"}}},
        "anyOf": [{"properties": {"b": {}}}, {"not": {"properties": {"z": {}}}}],
        "additionalProperties": {"properties": {"free": {}}},
        "definitions": {"item": {"properties": {"c": {}, "again": {"$ref": "#/definitions/item"}}}, "x": {}},
    }
    places = Places(document)
    assert set(places.schemas) == {
        ("a",), ("b",), ("list",), ("*", "free"), ("list", "*", "c"), ("list", "*", "again"),
    }  # fmt: skip
    assert places.covered([{}]) == (0, 0)
    assert places.covered([{"a": ""}, {"list": [{"c": 1}]}, {"other": {"free": 1}, "x": 1}]) == (4 / 6, 4 / 6)
    assert Places({"type": "string"}).covered([""]) is None


def test_trivial_odd_and_plausible():
    assert [is_trivial(value) for value in ({}, [], "", None, [{}], {"a": None})] == [True] * 6
    assert [is_trivial(value) for value in (0, False, "a", [0], {"a": {"b": 1}})] == [False] * 5
    assert leaves_in({"a": [1, None], "b": {}, "c": "x"}) == 3
    usual = characters_of({"enum": ["日本"]})
    assert not has_odd_characters({"né": ["“a” … 5 €", "日本"]}, usual)
    assert has_odd_characters({"a": ["\x00"]}, usual)
    assert has_odd_characters({"𞤀": 1}, usual)
    places = Places({"properties": {"userEmail": {"type": "string"}, "title": {"type": "string", "maxLength": 9}}})
    assert probe(places, [{"userEmail": "ana@correo.es"}, {"userEmail": "@@", "title": "x"}, {}])["email"] == (1, 2)
    assert probe(places, [{"title": "Annual report"}])["words"] == (0, 0)  # more is said of it than that it is a string


# ------------------------------------------------------------ the engine


@pytest.mark.slow
def test_real_schemas_get_valid_and_varied_instances(real_data):
    files = sorted((real_data / "jsonschemabench_dev").rglob("*.json"))
    assert len(files) == 500
    without, problems, coverage = [], [], []
    accepted = trivial = odd = 0
    for file in files:
        document = json.loads(file.read_bytes())
        judge, places, usual = Judge(document, draft_of(document)), Places(document), characters_of(document)
        texts, error = drawn(document)
        verdicts = [judge.verdict(text) for text in texts]
        valid = [verdict.value for verdict in verdicts if verdict.valid]
        problems += [f"{file.stem}: {why}" for why in {error, *(verdict.why for verdict in verdicts)} if why]
        if not valid:
            without.append(file.stem)
        accepted += len(valid)
        trivial += sum(map(is_trivial, valid))
        odd += sum(has_odd_characters(value, usual) for value in valid)
        covered = places.covered(valid) if valid else None
        if covered is not None:
            coverage.append(covered[0])
    assert without == [], problems
    assert accepted >= 0.995 * ASKED * len(files), problems
    assert trivial <= 0.05 * accepted
    assert odd <= 0.01 * accepted
    assert sum(coverage) >= 0.91 * len(coverage)
