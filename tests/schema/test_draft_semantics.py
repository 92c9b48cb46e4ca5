"""What the keywords of each draft mean, through `Schema.validate` and `Schema.is_valid`.

The cases of `keyword_vectors.yaml` always run.  The official JSON-Schema-Test-Suite runs where the environment variable
JSON_SCHEMA_TEST_SUITE names a copy, as for the `jsonschema` project, whose source archive holds one:

    pip download --no-deps --no-binary :all: jsonschema    # then unpack; the suite is its folder `json`
"""

import json
import os
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from jsonschema_specifications import REGISTRY

from edgejson.errors import SchemaError
from edgejson.schema import Schema

DIALECTS = {
    4: "http://json-schema.org/draft-04/schema#",
    6: "http://json-schema.org/draft-06/schema#",
    7: "http://json-schema.org/draft-07/schema#",
    2019: "https://json-schema.org/draft/2019-09/schema",
    2020: "https://json-schema.org/draft/2020-12/schema",
}
VECTORS = yaml.safe_load((Path(__file__).parent / "keyword_vectors.yaml").read_text(encoding="utf-8"))
WITHOUT_MEANING_FOR_VALIDITY = {
    "$comment", "$schema", "$vocabulary", "contentEncoding", "contentMediaType", "contentSchema", "default",
    "deprecated", "description", "examples", "readOnly", "title", "writeOnly",
}  # fmt: skip


def drafts_of(text):
    """The drafts of a range: "all", "6-", "-7", "6-7", "2020"."""
    if text == "all":
        return list(DIALECTS)
    first, dash, last = text.partition("-")
    low = int(first) if first else 0
    high = int(last) if last else 9999 if dash else low
    return [draft for draft in DIALECTS if low <= draft <= high]


def judged(schema, instance):
    """The verdict of both doors, which must agree."""
    verdict = schema.is_valid(instance)
    assert verdict == (not schema.validate(instance))
    return verdict


@pytest.mark.parametrize(
    ("vector", "draft"),
    [
        pytest.param(vector, draft, id=f"{draft}-{vector['keyword']}-{number}")
        for number, vector in enumerate(VECTORS)
        for draft in drafts_of(vector["drafts"])
    ],
)
def test_a_keyword_means_what_its_draft_says(vector, draft):
    schema = Schema({"$schema": DIALECTS[draft], **vector["schema"]})
    assert [value for value in vector["valid"] if not judged(schema, value)] == []
    assert [value for value in vector["invalid"] if judged(schema, value)] == []


@pytest.mark.parametrize("draft", DIALECTS)
def test_every_keyword_of_the_metaschema_has_a_vector(draft):
    metaschema = REGISTRY.contents(DIALECTS[draft])
    parts = [metaschema]
    parts += [REGISTRY.contents(urljoin(DIALECTS[draft], part["$ref"])) for part in metaschema.get("allOf", [])]
    keywords = {
        keyword
        for part in parts
        for keyword, meaning in part["properties"].items()
        if keyword == "dependencies" or not (isinstance(meaning, dict) and meaning.get("deprecated"))
    }
    covered = {vector["keyword"] for vector in VECTORS if draft in drafts_of(vector["drafts"])}
    assert keywords - WITHOUT_MEANING_FOR_VALIDITY - covered == set()


@pytest.mark.parametrize("draft", DIALECTS)
def test_undeclared_keywords_follow_the_draft_that_accepts_the_document(draft):
    old = {"type": "number", "minimum": 3, "exclusiveMinimum": True}
    assert not judged(Schema(old), 3)  # only draft 4 has the switch
    assert not judged(Schema({"exclusiveMinimum": 3}), 3)
    assert not judged(Schema({"prefixItems": [{"type": "string"}]}), [1])
    declared = {"$schema": DIALECTS[draft], "prefixItems": [{"type": "string"}]}
    assert judged(Schema(declared), [1]) == (draft != 2020)


# ------------------------------------------------------------ the official suite


def suite():
    """The folder of the official suite; skips without one."""
    named = os.environ.get("JSON_SCHEMA_TEST_SUITE")
    if not named:
        pytest.skip("the environment variable JSON_SCHEMA_TEST_SUITE names no copy of the official suite")
    folder = Path(named)
    assert (folder / "tests" / "draft2020-12").is_dir(), f"{folder} is no copy of the official suite"
    return folder


REFUSALS = ("leads outside the document", "unknown $schema")


def is_excepted(case, test, error):
    """Whether a test of the suite may end otherwise here, by design."""
    if error is not None:  # nothing is fetched: the documents that the suite serves on a local port are refused by name
        return "localhost:1234" in json.dumps(case["schema"]) and any(reason in str(error) for reason in REFUSALS)
    if "localhost:1234" in str(case["schema"].get("$schema") if isinstance(case["schema"], dict) else ""):
        return True  # a meta-schema of somebody's own is read as the draft it builds on, with all vocabularies
    return "only an annotation by default" in test["description"]  # formats are asserted


def wrong_in(file, draft):
    """The tests of a file of the suite that end otherwise here, without an excuse."""
    wrong = []
    for case in json.loads(file.read_text(encoding="utf-8")):
        document, error, schema = case["schema"], None, None
        if isinstance(document, bool):  # documents are objects here
            document = {"allOf": [document]}
        try:
            schema = Schema({"$schema": DIALECTS[draft], **document})
        except SchemaError as refused:
            error = refused
        for test in case["tests"]:
            different = schema is None or judged(schema, test["data"]) != test["valid"]
            if different and not is_excepted(case, test, error):
                wrong.append(f"{file.name}: {case['description']}: {test['description']} {error or ''}")
    return wrong


@pytest.mark.parametrize("part", ["", "optional", "optional/format"])
@pytest.mark.parametrize("draft", DIALECTS)
def test_the_official_suite_holds(draft, part):
    name = {2019: "draft2019-09", 2020: "draft2020-12"}.get(draft, f"draft{draft}")
    files = sorted((suite() / "tests" / name / part).glob("*.json"))
    assert files
    assert [line for file in files for line in wrong_in(file, draft)] == []
