"""One recipe, several teachers, only their line changed: each delivers what was asked for, with every check green."""

from __future__ import annotations

import json
from collections import Counter

import pytest
import scribe as scribe_server
from build_runs import Run, edgejson, records
from teaching import KEY_VARIABLE, WIRES, settings_for

from edgejson.recipe import DEFAULT_TASKS

pytestmark = pytest.mark.slow

TEXTS = """
name: swapped-texts
target: 60
preference: 0.2
teachers: TEACHER
"""
INSTANCES = """
name: swapped-instances
target: 40
preference: 0.2
schemas: ./schemas
teachers: TEACHER
prompts: {shots: 0}
tasks: {schema_generate: 0.4, json_repair: 0.2, transform: 0.2, style_strict: 0.2}
"""
BOOKING = {
    "title": "Room booking",
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^BK-[0-9]{6}$"},
        "nights": {"type": "integer", "minimum": 1, "maximum": 28},
        "guests": {"type": "integer", "minimum": 1, "maximum": 6},
        "price": {"type": "integer", "minimum": 20, "maximum": 400},
        "total": {"type": "integer", "minimum": 20, "maximum": 11200},
        "board": {"enum": ["none", "breakfast", "half", "full"]},
        "room": {
            "type": "object",
            "properties": {
                "floor": {"type": "integer", "minimum": 0, "maximum": 40},
                "kind": {"enum": ["single", "double", "twin", "suite"]},
                "sea_view": {"type": "boolean"},
            },
            "required": ["floor", "kind"],
            "additionalProperties": False,
        },
    },
    "required": ["code", "nights", "price", "total", "room"],
    "additionalProperties": False,
    "x-invariants": [{"id": "total", "set": "total", "expr": "nights * price"}],
}
READING = {
    "title": "Meter reading",
    "type": "object",
    "properties": {
        "meter": {"type": "string", "pattern": "^M[0-9]{7}$"},
        "kilowatt_hours": {"type": "integer", "minimum": 0, "maximum": 999999},
        "tariff": {"enum": ["day", "night", "flat"]},
        "phases": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"volts": {"type": "integer", "minimum": 200, "maximum": 250}, "ok": {"type": "boolean"}},
                "required": ["volts", "ok"],
                "additionalProperties": False,
            },
            "minItems": 1,
            "maxItems": 3,
        },
    },
    "required": ["meter", "kilowatt_hours", "phases"],
    "additionalProperties": False,
}


def delivered(run: Run, target: int) -> Counter[str]:
    """How many records of each task there are, once the run has delivered its target and every check is green."""
    done = run.build()
    assert done.returncode == 0, done.stderr
    checked = edgejson("validate", run.out)
    assert checked.returncode == 0, checked.stdout
    assert "clean" in checked.stdout
    counts = Counter(record["task"] for record in records(run.out) if "output" in record)
    assert counts.total() == target
    return counts


def teachers_of(run: Run) -> set[tuple[str, str]]:
    """Who is named in the records: the teacher's plugin and the model."""
    told = [record["meta"]["teacher"] for record in records(run.out)]
    return {(teacher["name"], teacher.get("model", "")) for teacher in told}


def without_teacher(run: Run) -> list[dict]:
    """The records without what differs by who is said to have written them."""
    kept = records(run.out)
    for record in kept:
        for part in ("teacher", "earlier_teachers", "license", "terms"):
            record["meta"].pop(part, None)
    return kept


# ---------------------------------------------------------------- texts


@pytest.fixture(scope="module")
def scribe_runs(tmp_path_factory):
    """A run through each wire format, with the calls that the service saw."""
    runs = {}
    with scribe_server.serving(key=scribe_server.KEY) as scribe:
        for wire in WIRES:
            teacher = {"use": wire, "settings": settings_for(wire, scribe.url, model=scribe.model)}
            run = Run(tmp_path_factory.mktemp("texts") / wire, TEXTS, teacher, **{KEY_VARIABLE: scribe.key})
            counts = delivered(run, 60)
            runs[wire] = (run, counts, [call for call in scribe.calls if call.wire == wire])
    return runs


@pytest.mark.parametrize("wire", WIRES)
def test_texts_by_each_wire_format(scribe_runs, wire):
    run, counts, calls = scribe_runs[wire]
    assert counts.keys() == DEFAULT_TASKS.keys()
    assert {call.wants for call in calls} == {"text"}
    assert len(calls) >= counts["text_to_json"]
    told = [record for record in records(run.out) if record["task"] == "text_to_json"]
    assert all(record["meta"]["teacher"]["model"] == scribe_server.MODEL for record in told)
    assert all(record["meta"]["teacher"]["provider"] for record in told)
    assert scribe_server.KEY not in "".join(path.read_text("utf-8", "replace") for path in files_of(run))


def files_of(run):
    return [path for path in run.out.rglob("*") if path.is_file()]


def test_a_program_delivers_the_same_recipe(tmp_path):
    run = Run(tmp_path, TEXTS, {"use": "templates"})
    assert delivered(run, 60).keys() == DEFAULT_TASKS.keys()


def test_a_replay_gives_the_records_again_and_asks_nobody(scribe_runs, tmp_path):
    earlier, counts, _ = scribe_runs["openai"]
    settings = {"path": str(earlier.out), "license": "Apache-2.0", "terms": "none"}
    run = Run(tmp_path, TEXTS, {"use": "replay", "settings": settings})  # the service is gone by now
    assert delivered(run, 60) == counts
    assert without_teacher(run) == without_teacher(earlier)


# ---------------------------------------------------------------- instances


@pytest.fixture(scope="module")
def engine_runs(tmp_path_factory, llama, ollama):
    """Runs whose instances a real engine wrote, behind two wire formats."""
    teachers = {
        "openai": settings_for("openai", llama.url, model=llama.model, preset="llamacpp"),
        "ollama": settings_for("ollama", ollama.url, model=ollama.model, api_key_env=None),
    }
    runs = {}
    for name, settings in teachers.items():
        folder = with_schemas(tmp_path_factory.mktemp(name))
        teacher = {"use": name, "writes": "instance", "settings": settings}
        run = Run(folder, INSTANCES, teacher, **{KEY_VARIABLE: llama.key})
        runs[name] = (run, delivered(run, 40))
    return runs


def with_schemas(folder):
    (folder / "schemas").mkdir(parents=True)
    for name, document in (("booking", BOOKING), ("reading", READING)):
        (folder / "schemas" / f"{name}.json").write_text(json.dumps(document))
    return folder


@pytest.mark.parametrize("name", ["openai", "ollama"])
def test_instances_by_a_real_engine(engine_runs, name):
    run, counts = engine_runs[name]
    assert set(counts) == {"schema_generate", "json_repair", "transform", "style_strict"}
    answers = [
        json.loads(record["output"])
        for record in records(run.out)
        if record["task"] == "json_repair" and "output" in record
    ]
    booked = [answer for answer in answers if "total" in answer]
    assert booked
    assert all(answer["total"] == answer["nights"] * answer["price"] for answer in booked)


def test_ollamas_own_description_is_kept_to(engine_runs, ollama):
    del engine_runs
    assert ollama.requests
    assert ollama.refused == []


def test_a_program_writes_the_same_instances_recipe(tmp_path):
    run = Run(with_schemas(tmp_path), INSTANCES, {"use": "templates", "writes": "instance"})
    assert set(delivered(run, 40)) == {"schema_generate", "json_repair", "transform", "style_strict"}


def test_a_replay_of_the_engine_gives_its_records_again(engine_runs, tmp_path):
    earlier, counts = engine_runs["openai"]
    settings = {"path": str(earlier.out), "license": "Apache-2.0", "terms": "none"}
    teacher = {"use": "replay", "writes": "instance", "settings": settings}
    run = Run(with_schemas(tmp_path), INSTANCES, teacher)
    assert delivered(run, 40) == counts
    assert without_teacher(run) == without_teacher(earlier)
