"""Texts that must have a format and a length, a beginning or an end; patterns that look ahead."""

import ipaddress
import re
from datetime import datetime

import jsonschema
import pytest

from edgejson.schema import Schema
from edgejson.schema.regex import PatternWalker

MEASURED = [
    ({"format": "email", "maxLength": 12}, r"[^@]+@[^@]+\.\w+"),
    ({"format": "email", "minLength": 60}, r"[^@]{1,64}@[^@]+\.\w+"),
    ({"format": "email", "pattern": r"@acme\.com$"}, r"[^@]+@acme\.com"),
    ({"format": "hostname", "minLength": 30}, r"[a-z0-9.-]{30,}"),
    ({"format": "hostname", "maxLength": 3}, r"[a-z0-9]{1,3}"),
    ({"format": "uri", "minLength": 100}, r"https?://\S{92,}"),
    ({"format": "uri", "maxLength": 10}, r"\w+:\S+"),
    ({"format": "uri", "pattern": r"\.json$"}, r"\w+:\S+\.json"),
    ({"format": "uri", "pattern": "https://orcid\\.org/[0-9]{4}-[0-9]{4}"}, r"https://orcid\.org/\d{4}-\d{4}"),
    ({"format": "uri-reference", "maxLength": 5}, r"\S{1,5}"),
    ({"format": "ipv4", "maxLength": 7}, r"\d\.\d\.\d\.\d"),
    ({"format": "ipv6", "maxLength": 10}, r"[0-9a-f:]{2,10}"),
    ({"format": "uuid", "pattern": "^f"}, r"f[0-9a-f-]{35}"),
    ({"format": "date", "pattern": "^2031-"}, r"2031-\d\d-\d\d"),
    ({"format": "date-time", "minLength": 30}, r"\d{4}-\S{25,}"),
    ({"format": "date-time", "pattern": r"^[-:\dT]+\.\d{3}Z$"}, r"20\d\d-\S+\.\d{3}Z"),
    ({"format": "regex", "maxLength": 5}, r".{1,5}"),
    ({"format": "json-pointer", "minLength": 1, "maxLength": 4}, r"/\S{0,3}"),
]


@pytest.mark.parametrize(("keywords", "shape"), MEASURED)
@pytest.mark.parametrize("policy", ["typical", "edge"])
def test_a_text_of_a_format_is_made_to_measure(keywords, shape, policy):
    document = {"type": "string", **keywords}
    schema, second = Schema(document), jsonschema.Draft202012Validator(document)
    for seed in range(20):
        text = schema.sample(seed, policy=policy)
        assert second.is_valid(text)
        if policy == "typical":
            assert re.fullmatch(shape, text), text
        if keywords["format"] == "ipv4":
            ipaddress.IPv4Address(text)
        if keywords["format"] == "date-time":
            datetime.fromisoformat(text[:19])


PASSWORDS = [
    r"^(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$",
    r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[@$!%*?&])[A-Za-z\d@$!%*?&]{8,}$",
    r"^(?=.*[!@#$%^&*])(?=.*[0-9]).{8,16}$",
    r"^(?=.{1,253}$)[a-z0-9]+(\.[a-z0-9]+)*$",
    r"(?<=a)b",
    r"^foo(?=bar)",
]


@pytest.mark.parametrize("pattern", PASSWORDS)
def test_what_a_pattern_looks_for_ahead_is_there(pattern):
    schema = Schema({"type": "object", "properties": {"a": {"type": "string", "pattern": pattern}}, "required": ["a"]})
    assert all(re.search(pattern, schema.sample(seed)["a"]) for seed in range(30))


def test_a_walk_keeps_to_a_narrow_window_of_lengths(monkeypatch):
    tries = []
    walker = PatternWalker("^[a-z]+(-[a-z]+)*$")
    monkeypatch.setattr(walker, "_matches", lambda text: tries.append(text) or True)
    draws = iter(range(10**6))
    random = lambda: (next(draws) * 0.61803398875) % 1  # noqa: E731 - spread evenly, no luck in it
    texts = [walker.draw(random, 30, 31, tries=8) for _ in range(50)]
    assert all(text is not None and 30 <= len(text) <= 31 for text in texts)


def test_names_meet_their_pattern_and_what_is_said_of_all_names():
    described = {"^S_": {"type": "string"}, "^I_": {"type": "integer"}}
    names = {"pattern": "^[SI]_[a-z]{3,5}$"}
    document = {"type": "object", "patternProperties": described, "propertyNames": names, "minProperties": 3}
    schema = Schema(document)
    found = {name[:2] for seed in range(10) for name in schema.sample(seed)}
    assert found == {"S_", "I_"}
