"""Whole builds through the command line: exact, repeatable, resumable, and true when looked at by other means."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import jsonschema
import pytest
import rfc8785
import yaml
from run_folders import read_records

FAMILIES = {"schema_generate": 0.4, "json_repair": 0.2, "text_to_json": 0.2, "transform": 0.1, "style_strict": 0.1}


@pytest.fixture(scope="module")
def records(run_folder):
    return read_records(run_folder)


def digests(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted([*folder.glob("data/*/*.jsonl"), folder / "rejects.jsonl"])
    }


def test_the_mixture_is_exact(records):
    tasks = Counter(record["task"] for _, record in records if "output" in record)
    assert tasks == {task: share * 400 for task, share in FAMILIES.items()}
    assert sum("chosen" in record for _, record in records) == 80
    assert {record["task"] for _, record in records if "chosen" in record} == set(FAMILIES)


def test_all_25_schemas_take_part(records):
    assert len({record["meta"]["schema"] for _, record in records}) == 25


def test_every_cell_of_the_manifest_holds_what_was_planned(run_folder, records):
    manifest = json.loads((run_folder / "manifest.json").read_text())
    cells = Counter(
        f"{'sft' if 'output' in record else 'preference'}/{record['task']}/{record['meta']['schema']}"
        f"/{record['meta']['difficulty']}"
        for _, record in records
    )
    assert cells == manifest["cells"]
    assert manifest["records"] == len(records) == 480


def test_the_manifest_hashes_the_files_that_are_there(run_folder):
    manifest = json.loads((run_folder / "manifest.json").read_text())
    assert {file["path"] for file in manifest["files"]} == {
        path.relative_to(run_folder).as_posix() for path in run_folder.glob("data/*/*.jsonl")
    }
    for file in manifest["files"]:
        content = (run_folder / file["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert content.count(b"\n") == file["rows"]


def test_splits_have_their_shares_and_share_no_gold_value(records):
    splits = Counter(split for split, record in records if "output" in record)
    wanted = {"train": 320, "validation": 40, "test": 40}
    assert all(abs(splits[name] - rows) <= 4 for name, rows in wanted.items())  # whole schemas stand in the test split
    sides = {}
    for split, record in records:
        sides.setdefault(record["meta"]["group"], set()).add(split)
    assert [group for group, where in sides.items() if len(where) > 1] == []


def test_ids_and_examples_are_unique(records):
    ids = [record["id"] for _, record in records]
    assert len(set(ids)) == len(ids)
    examples = [
        json.dumps([record["task"], record["input"], record.get("output")])
        for _, record in records
        if "output" in record
    ]
    assert len(set(examples)) == len(examples)


def test_instances_are_valid_for_another_validator(run_folder, records, edgejson):
    documents = {}
    judged = 0
    for _, record in records:
        meta = record["meta"]
        if not meta.get("instance"):
            continue
        schema_id = meta["schema"]
        if schema_id not in documents:
            documents[schema_id] = json.loads(edgejson("schemas", "show", schema_id).stdout)
        document = json.loads(record["input"]["schema"]) if meta["instance"] == "shown" else documents[schema_id]
        answer = json.loads(record.get("output") or record["chosen"])
        validator = jsonschema.validators.validator_for(document)(document)
        # `jsonschema` misjudges decimal multiples; the judge in use does not.
        errors = [error for error in validator.iter_errors(answer) if error.validator != "multipleOf"]
        assert errors == [], (record["id"], errors)
        judged += 1
    assert judged > 200


def cents(value):
    return Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_cart_totals_are_right_to_the_cent(records):
    """The promise: what the forerunner got wrong in every cart."""
    seen = 0
    for _, record in records:
        if record["meta"]["schema"] != "core/shopping_cart" or record["meta"].get("instance") is not True:
            continue  # carts whose members have other names are judged in tests/independent
        cart = json.loads(record.get("output") or record["chosen"], parse_float=Decimal)
        lines = sum(
            cents(item["quantity"] * item["price"] * (1 - Decimal(item.get("discount_percentage", 0)) / 100))
            for item in cart["items"]
        )
        expected = lines - cart.get("coupon_discount", 0) + cart.get("shipping_cost", 0) + cart.get("tax", 0)
        assert cart["total"] == expected, record["id"]
        assert cart.get("subtotal", lines) == lines
        seen += 1
    assert seen >= 5


def test_preference_pairs_differ_and_only_the_chosen_one_is_right(records):
    for _, record in records:
        if "chosen" in record:
            assert record["chosen"] != record["rejected"]
            assert record["meta"]["rejected_because"]
            try:
                same = json.loads(record["chosen"]) == json.loads(record["rejected"])
            except ValueError:
                same = False
            about_the_text = record["task"] == "style_strict" or "order" in record["meta"]["rejected_how"]
            assert about_the_text or not same, record["id"]


def test_style_answers_are_canonical_where_that_is_the_style(records):
    judged = 0
    for _, record in records:
        meta = record["meta"]
        if record["task"] == "style_strict" and meta["style"] == "jcs" and "output" in record and "defect" not in meta:
            assert record["output"].encode() == rfc8785.dumps(json.loads(record["input"]["json"]))
            judged += 1
    assert judged >= 10


def test_repairs_start_from_text_that_no_parser_reads(records):
    broken = 0
    for _, record in records:
        if record["task"] == "json_repair" and record["meta"].get("edits"):
            with pytest.raises(ValueError):
                json.loads(record["input"]["broken_json"])
            broken += 1
    assert broken >= 60


def test_the_run_validates_clean(run_folder, edgejson):
    done = edgejson("validate", run_folder, "--json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["records"], report["findings"]) == (0, 480, [])


def test_the_card_and_the_resolved_recipe_say_what_was_built(run_folder):
    card = (run_folder / "README.md").read_text()
    head = yaml.safe_load(card.split("---")[1])
    assert head["license"] == "apache-2.0"
    assert head["size_categories"] == ["n<1K"]
    assert {file["split"] for config in head["configs"] for file in config["data_files"]} == {
        "train",
        "validation",
        "test",
    }
    recipe = yaml.safe_load((run_folder / "recipe.resolved.yaml").read_text())
    assert recipe["target"] == 400
    leakage = json.loads((run_folder / "leakage.json").read_text())
    assert leakage["groups_in_two_splits"] == leakage["examples_in_two_splits"] == 0


def test_two_workers_write_the_same_bytes(run_folder, edgejson, tmp_path):
    done = edgejson("build", "-o", tmp_path / "two", "--target", 400, "--workers", 2, PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "two") == digests(run_folder)


def test_values_come_from_the_locales_that_the_recipe_names(edgejson, tmp_path):
    only = "schemas={use: core, only: [contact_info]}"
    words = ["--target", 60, "--set", "locales={pt_BR: 0.5, de_DE: 0.5}", "--set", only]
    done = edgejson("build", "-o", tmp_path / "out", *words, "--set", "complexity={simple: 1.0}")
    assert done.returncode == 0, done.stderr
    phones = Counter()
    for _, record in read_records(tmp_path / "out"):
        if record["meta"].get("instance") is True:
            phones[record["meta"]["locale"], json.loads(record.get("output") or record["chosen"])["phone"][:3]] += 1
    assert set(phones) == {("pt_BR", "+55"), ("de_DE", "+49")}
    assert edgejson("validate", tmp_path / "out").returncode == 0
    wrong = edgejson("plan", "--set", "locales={pt_PT: 1.0}")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "pt_BR" in wrong.stderr


def test_another_seed_writes_other_records(run_folder, edgejson, tmp_path):
    assert edgejson("build", "-o", tmp_path / "other", "--target", 40, "--seed", 7).returncode == 0
    before = {record["id"] for _, record in read_records(run_folder)}
    assert not before & {record["id"] for _, record in read_records(tmp_path / "other")}


def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(edgejson, tmp_path):
    words = ["--target", "1500", "--workers", "1"]
    out = tmp_path / "killed"
    run = subprocess.Popen([sys.executable, "-m", "edgejson", "build", "-o", str(out), *words], stderr=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while len(list(out.glob(".edgejson/blocks/*.jsonl"))) < 2:
        assert run.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stderr.close()
    assert not list(out.glob("data/*/*.jsonl"))
    again = edgejson("build", "-o", out, *words)
    assert again.returncode == 0, again.stderr
    assert "already done by an earlier run" in again.stderr
    assert edgejson("build", "-o", tmp_path / "whole", *words).returncode == 0
    assert digests(out) == digests(tmp_path / "whole")


def test_a_finished_run_is_left_as_it_is(run_folder, edgejson):
    before = digests(run_folder)
    done = edgejson("build", "-o", run_folder, "--target", 400)
    assert done.returncode == 0
    assert "nothing to do" in done.stderr
    assert digests(run_folder) == before


def test_repeated_records_name_their_original_and_stay_in_its_split(edgejson, tmp_path):
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text("tasks: {style_strict: {rows: 40, fraction: 2.5}}\npreference: 0\n")
    out = tmp_path / "out"
    done = edgejson("build", recipe, "-o", out)
    assert done.returncode == 0, done.stderr
    records = read_records(out)
    assert len(records) == 100
    by_id = {record["id"]: (split, record) for split, record in records}
    copies = [(split, record) for split, record in records if "copy_of" in record["meta"]]
    assert len(copies) == 60
    for split, record in copies:
        home, original = by_id[record["meta"]["copy_of"]]
        assert (home, original["input"], original["output"]) == (split, record["input"], record["output"])
    assert edgejson("validate", out).returncode == 0


def test_records_of_one_gold_value_stay_in_one_split_where_values_repeat(edgejson, tmp_path):
    """A schema with eight instances: hundreds of records, few gold values, so a split by record would leak at once."""
    folder = tmp_path / "mine"
    folder.mkdir()
    properties = {name: {"type": "boolean"} for name in ("heating", "light", "alarm")}
    schema = {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}
    (folder / "room.json").write_text(json.dumps(schema))
    words = ["--target", 120, "--set", f"schemas={{use: folder, settings: {{path: {folder}}}}}"]
    out = tmp_path / "out"
    done = edgejson("build", "-o", out, *words, "--set", "tasks={schema_generate: 0.5, text_to_json: 0.5}")
    assert done.returncode == 0, done.stderr
    sides, records = {}, read_records(out)
    for split, record in records:
        sides.setdefault(record["meta"]["group"], set()).add(split)
    assert len(records) == 144
    assert len(sides) <= 8
    assert {len(where) for where in sides.values()} == {1}
    assert len(set.union(*sides.values())) > 1


def test_a_budget_that_cannot_be_met_names_the_cell_and_the_reason(edgejson, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "coin.json").write_text(
        json.dumps(
            {
                "type": "object",
                "required": ["side"],
                "additionalProperties": False,
                "properties": {"side": {"enum": ["heads", "tails"]}},
            }
        )
    )
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(
        f"schemas: {{use: folder, settings: {{path: {folder}}}}}\ntasks: {{schema_generate: 1}}\ntarget: 9000\n"
        "preference: 0\ncandidates: 1\nbudget: 1\ncomplexity: {simple: 1}\n"
    )
    done = edgejson("build", recipe, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "exact_duplicates" in done.stderr
    assert "schema_generate" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out" / "data").exists()


BAD_RECIPES = {
    "tasks: {json_repare: 1}": ("json_repair", 2),
    "teachers: templatez": ("templates", 2),
    "schemas: cor": ("core", 2),
    "schemas: {use: core, only: [shoping_cart]}": ("shopping_cart", 2),
    "checks: [strict_jsn]": ("strict_json", 2),
    "tasks: {transform: {share: 1, settings: {colour: red}}}": ("tasks.transform", 2),
    "tasks: {transform: 0.7}": ("add up to 0.7", 2),
    "targt: 3": ("target", 2),
}


@pytest.mark.parametrize(("text", "expected"), BAD_RECIPES.items(), ids=list(BAD_RECIPES))
def test_a_bad_recipe_is_one_line_and_writes_nothing(edgejson, tmp_path, text, expected):
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(text + "\n")
    done = edgejson("build", recipe, "-o", tmp_path / "out")
    words, code = expected
    assert done.returncode == code
    assert words in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "broken.json"),
        ('{"type": "strin"}', "strin"),
        ('{"$ref": "https://elsewhere.org/x.json"}', "elsewhere.org"),
        ("[]", "broken.json"),
    ],
    ids=["not JSON", "not a schema", "remote reference", "no object"],
)
def test_a_bad_schema_is_one_line_that_names_it(edgejson, tmp_path, content, words):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "broken.json").write_text(content)
    recipe = tmp_path / "recipe.yaml"
    recipe.write_text(f"schemas: {{use: folder, settings: {{path: {folder}}}}}\n")
    done = edgejson("build", recipe, "-o", tmp_path / "out")
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "broken" in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_recipe_or_schema_folder_is_one_line(edgejson, tmp_path):
    done = edgejson("build", tmp_path / "none.yaml", "-o", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "none.yaml" in done.stderr
    done = edgejson("build", "-o", tmp_path / "out", "--set", "schemas={use: folder, settings: {path: ./nowhere}}")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "nowhere" in done.stderr


def test_an_output_folder_of_somebody_else_is_refused(edgejson, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    done = edgejson("build", "-o", tmp_path, "--target", 10)
    assert done.returncode == 2
    assert "no run of edgejson" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from edgejson.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_disk_that_takes_no_more_ends_in_one_line_and_the_run_can_go_on(edgejson, tmp_path):
    """A limit on file size stands for a full disk: both are an OSError in the middle of a write."""
    out = tmp_path / "out"
    words = ["build", "-o", str(out), "--target", "300", "--workers", "1"]
    done = subprocess.run([sys.executable, "-c", LIMITED, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert "cannot write" in done.stderr
    assert not list(out.glob("data/*/*"))
    assert not list(out.rglob("*.part"))
    again = edgejson(*words)
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize("place", ["/proc/run", "/dev/null/run"])
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a Linux-like system")
def test_a_place_that_cannot_be_written_is_one_line(edgejson, place):
    done = edgejson("build", "-o", place, "--target", 10)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert place in done.stderr
