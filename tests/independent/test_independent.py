"""Builds, judged a second time by code of its own (`judge.py`): no right answer is wrong, no worse answer is right."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from judge import faults_of, judged, records_of
from own_dates import read_date, read_moment
from own_json import canonical, leaves, parse
from own_repair import kept
from own_surfaces import choices_meant, is_empty, is_nothing, numbers_meant, truth_meant
from own_validator import faults_of_instance

HERE = str(Path(__file__).parent)
TASKS = ("json_repair", "schema_generate", "style_strict", "text_to_json", "transform")
ONE_ANSWER = ("json_repair", "style_strict", "text_to_json", "transform")
"""Tasks that have one right answer to the letter."""


def built(folder, target, seed):
    settings = {
        "tasks": "{json_repair: 0.15, schema_generate: 0.25, style_strict: 0.1, text_to_json: 0.35, transform: 0.15}",
        "schemas": "[core, real]",
        "preference": "0.3",
        "edge_cases": "0.3",
        "languages": "{en: 0.4, pt: 0.15, es: 0.15, de: 0.15, fr: 0.15}",
        "locales": "{en_US: 0.4, pt_BR: 0.15, es_ES: 0.15, de_DE: 0.15, fr_FR: 0.15}",
        "seed": str(seed),
    }
    chosen = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    command = [sys.executable, "-m", "edgejson", "build", "-o", str(folder), "--target", str(target), *chosen]
    done = subprocess.run([*command, "--workers", "1"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return built(tmp_path_factory.mktemp("independent") / "out", 1_200, 20_251)


@pytest.fixture(scope="module")
def records(folder):
    return list(records_of(folder))


def answer_of(record):
    return record["chosen"] if "chosen" in record else record["output"]


def test_no_right_answer_is_wrong_and_no_worse_answer_is_right(records):
    counts, complaints = judged(records)
    assert complaints == []
    for task in TASKS:
        assert counts[task, "judged"] >= 100
        assert counts[task, "rejected"] >= 20


def test_the_judges_load_nothing_of_the_product():
    words = (
        "import sys; sys.path.insert(0, sys.argv[1]); import judge; print(*(m for m in sys.modules if 'edgejson' in m))"
    )
    done = subprocess.run([sys.executable, "-c", words, HERE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.slow
def test_a_random_five_thousand_of_twenty_thousand(tmp_path):
    counts, complaints = judged(records_of(built(tmp_path / "out", 20_000, 7), 5_000))
    assert complaints == []
    assert sum(count for (_, what), count in counts.items() if what == "judged") == 5_000


# ---------------------------------------------------------------- the judges object


def altered(value, rng):
    """A copy of a parsed document with one leaf changed, dropped or added; None where nothing can be."""
    value = copy.deepcopy(value)
    holders = [(holder, key) for holder in containers(value) for key in keys_of(holder)]
    if not holders:
        return None
    holder, key = rng.choice(holders)
    how = rng.choice(("change", "drop", "add"))
    if how == "drop":
        del holder[key]
    elif how == "add":
        holder.update({"zzz": True}) if isinstance(holder, dict) else holder.append("zzz")
    else:
        holder[key] = changed(holder[key])
    return value


def containers(value):
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from containers(part)


def keys_of(holder):
    return list(holder) if isinstance(holder, dict) else list(range(len(holder)))


def changed(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return value[:-1] + ("a" if value[-1:] != "a" else "b")
    if value is None or isinstance(value, dict | list):
        return "zzz"
    return parse(str(int(value.exact) + 1))


@pytest.mark.parametrize("task", ONE_ANSWER)
def test_an_altered_answer_is_wrong(task, records):
    rng, tried = random.Random(task), 0
    for record in (record for record in records if record["task"] == task):
        if "defect" in record["meta"]:
            continue
        for _ in range(3):
            value = altered(parse(answer_of(record)), rng)
            if value is None:
                continue
            tried += 1
            assert faults_of(record, canonical(value)), (record["id"], canonical(value))
    assert tried > 300


def test_an_instance_without_a_required_member_or_with_a_strange_one_is_wrong(records):
    tried = Counter()
    for record in (record for record in records if record["task"] == "schema_generate"):
        schema, value = json.loads(record["input"]["schema"]), parse(answer_of(record))
        if not isinstance(value, dict):
            continue
        for name in schema.get("required", ()):
            less = {other: part for other, part in value.items() if other != name}
            tried["required"] += 1
            assert faults_of(record, canonical(less)), (record["id"], name)
        if schema.get("additionalProperties") is False:
            tried["strange"] += 1
            assert faults_of(record, canonical({**value, "zzz": 1})), record["id"]
    assert min(tried.values()) > 100


def test_a_wish_of_another_meaning_is_not_what_the_instruction_says(records):
    opposite = {
        "at least": "at most",
        "at most": "at least",
        "exactly": "at least",
        "before": "after",
        "after": "before",
    }
    opposite |= {
        "more than": "less than",
        "less than": "more than",
        "ascending": "descending",
        "descending": "ascending",
    }
    kinds = {"present": "absent", "absent": "present"}
    tried = 0
    for record in records:
        for place, wish in enumerate(
            record["meta"].get("constraints", []) if record["task"] == "schema_generate" else ()
        ):
            other = copy.deepcopy(record)
            turned = other["meta"]["constraints"][place]
            if "is" in wish:
                turned["is"] = opposite[wish["is"]]
            elif wish["kind"] in kinds:
                turned["kind"] = kinds[wish["kind"]]
            else:
                continue
            tried += 1
            assert any(fault.startswith("not said") for fault in faults_of(other, answer_of(record))), (
                record["id"],
                wish,
            )
    assert tried > 30


def test_a_place_that_is_off_by_one_is_noticed(records):
    rng, tried, noticed = random.Random(5), 0, 0
    for record in (record for record in records if record["task"] == "text_to_json"):
        pointer = rng.choice(sorted(record["meta"]["evidence"]))
        other = copy.deepcopy(record)
        other["meta"]["evidence"][pointer][0] += 1
        tried += 1
        noticed += bool(faults_of(other, answer_of(record)))
    assert noticed > 0.98 * tried > 100


def test_a_text_that_says_something_else_makes_the_answer_wrong(records):
    tried = 0
    for record in (record for record in records if record["task"] == "text_to_json"):
        stated = dict(leaves(parse(answer_of(record))))
        for pointer, (start, end) in record["meta"]["evidence"].items():
            text = record["input"]["text"]
            digit = next((place for place in range(start, end) if text[place] in "23456"), None)
            if digit is None or stated[pointer] is None:
                continue
            other = copy.deepcopy(record)
            other["input"]["text"] = f"{text[:digit]}{int(text[digit]) + 1}{text[digit + 1 :]}"
            tried += 1
            assert faults_of(other, answer_of(record)), (record["id"], pointer)
            break
    assert tried > 100


def test_a_field_that_the_text_is_silent_about_is_no_value(records):
    tried = 0
    for record in (record for record in records if record["task"] == "text_to_json"):
        for pointer, leaf in leaves(parse(answer_of(record))):
            if leaf is None and pointer not in record["meta"]["evidence"] and pointer.count("/") == 1:
                value = parse(answer_of(record))
                value[pointer[1:].replace("~1", "/").replace("~0", "~")] = "zzz"
                tried += 1
                assert faults_of(record, canonical(value)), record["id"]
                break
    assert tried > 20


# ---------------------------------------------------------------- readings


@pytest.mark.parametrize(
    ("surface", "language", "expected"),
    [
        ("1.234", "de", {1234}),
        ("1.234", "en", {parse("1.234").exact}),
        ("1,234", "en", {1234}),
        ("1\u202f234,5", "fr", {parse("1234.5").exact}),
        ("-7 %", "de", {-7}),
        ("twenty-one", "en", {21}),
        ("veintiuna", "es", {21}),
        ("12,34,567", "en", set()),
        ("zwölfzig", "de", set()),
    ],
)
def test_numbers(surface, language, expected):
    assert numbers_meant(surface, language) == expected


@pytest.mark.parametrize(
    ("surface", "language", "expected"),
    [
        ("the 2nd of May 2024", "en", "2024-05-02"),
        ("the 2th of May 2024", "en", None),
        ("Thursday, 2 May 2024", "en", "2024-05-02"),
        ("Friday, 2 May 2024", "en", None),
        ("1er août 2023", "fr", "2023-08-01"),
        ("31. Februar 2024", "de", None),
        ("04/05/2024", "es", None),
        ("2 de mayo del 2024 y 3 de mayo del 2024", "es", None),
    ],
)
def test_days(surface, language, expected):
    assert read_date(surface, language) == expected


@pytest.mark.parametrize(
    ("surface", "language", "expected"),
    [
        ("12:07:57am UTC on 1st May 2024", "en", "2024-05-01T00:07:57Z"),
        ("1 May 2024 at 3:05 pm UTC-8", "en", "2024-05-01T15:05:00-08:00"),
        ("1 May 2024 at 3:05 pm", "en", None),
        ("20 juin 2026 à 14 h 00 (UTC)", "fr", "2026-06-20T14:00:00Z"),
        ("31 de março de 2025, às 14h30 (UTC)", "pt", "2025-03-31T14:30:00Z"),
        ("2. April 2025 25:00 Uhr GMT", "de", None),
    ],
)
def test_moments(surface, language, expected):
    assert read_moment(surface, language) == expected


def test_words():
    assert truth_meant("ist noch nicht", "de") is False
    assert truth_meant("está", "es") is True
    assert truth_meant("maybe", "en") is None
    assert is_nothing("n'est pas renseignée", "fr")
    assert not is_nothing("Paris", "fr")
    assert is_empty("nenhum item", "pt")
    assert not is_empty("um item", "pt")
    assert choices_meant("pago", "pt", ["paid", "unpaid"]) == ["paid"]
    assert choices_meant("pago?", "pt", ["paid", "unpaid"]) == []


def test_the_known_errors_of_the_library_are_worked_round():
    price = '{"type": "number", "multipleOf": 0.01}'
    assert faults_of_instance(price, parse("19.99")) == []
    assert faults_of_instance(price, parse("19.999"))
    assert faults_of_instance('{"format": "email"}', parse('"@@"'))
    assert faults_of_instance('{"pattern": "^a$"}', parse('"a\\n"'))
    assert faults_of_instance('{"pattern": "^a$"}', parse('"a"')) == []


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ('{"a": 1, "b": "two"}', 16, {"a": 1}),
        ('{"a": 1, "b": "two"}', 7, {"a": 1}),
        ('{"a": 12, "b": 3}', 7, {}),
        ('{"a": [1, {"b": true}]}', 18, {"a": [1, {}]}),
    ],
)
def test_cut_texts(text, cut, expected):
    assert canonical(kept(text, cut)) == json.dumps(expected, separators=(",", ":"))
