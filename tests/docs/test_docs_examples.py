"""The examples of every page run and print what the page shows; the reference of the command line is up to date."""

import importlib
import json
import os
import subprocess
import sys

import pytest
from doc_pages import DOCS, PAGES, ROOT, Page

RUN_MAIN = "import sys; from edgejson.cli import main; sys.exit(main())"
RUNNABLE = {"console", "pycon", "python", "json", "yaml"}


def with_examples():
    pages = map(Page, PAGES)
    return [page for page in pages if any(block.words and block.words[0] in RUNNABLE for block in page.blocks)]


def run(*command, **environ):
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        cwd=environ.pop("cwd", ROOT),
        env={**os.environ, **environ},
    )


@pytest.mark.parametrize("page", with_examples(), ids=lambda page: page.name)
def test_examples_print_what_the_page_shows(page):
    done = run("docs/run_examples.py", "--check", page.name)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```pycon\n>>> 1 + 1\n3\n```\n", "out of date"),
        ("```console\n$ echo new\nold\n```\n", "out of date"),
        ("```console\n$ exit 3\n```\n", "ended with 3"),
        ("```python\nassert 1 > 2\n```\n", "page.md:1"),
        ('```json\n{"a": 1, "a": 2}\n```\n', "appears twice"),
        ("```yaml\nshares: 1\n```\n", "unknown key"),
    ],
)
def test_an_example_that_does_not_hold_is_found(text, complaint, tmp_path):
    (tmp_path / "page.md").write_text(text)
    done = run("-c", CHECK_ALONE.format(docs=str(DOCS), root=str(tmp_path)))
    assert done.returncode == 1
    assert complaint in done.stderr


CHECK_ALONE = """
import sys
from pathlib import Path
sys.path.insert(0, {docs!r})
import run_examples
run_examples.DOCS = Path({root!r}, "docs")
sys.exit(run_examples.main(["--check", {root!r} + "/page.md"]))
"""


def test_outputs_are_renewed_and_durations_left_alone(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```console\n$ echo 'built (0.7 s)'\nbuilt (1.3 s)\n$ echo new\nold\n```\n")
    done = run("-c", CHECK_ALONE.format(docs=str(DOCS), root=str(tmp_path)).replace('"--check", ', ""))
    assert (done.returncode, done.stderr) == (0, "")
    assert page.read_text() == "```console\n$ echo 'built (0.7 s)'\nbuilt (1.3 s)\n$ echo new\nnew\n```\n"


@pytest.mark.parametrize("script", ["generate_cli.py", "generate_teachers.py"])
def test_what_is_generated_is_up_to_date(script):
    done = run(f"docs/{script}", "--check")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def ledger(docs, tmp_path):
    """The check plugin of the how-to, taken from the page and laid out as an installer would."""
    site = tmp_path / "site"
    for words, text in docs("how-to/write-a-check.md").blocks:
        if len(words) > 1 and words[1].startswith("ledger/edgejson_check_ledger/"):
            target = site / words[1].removeprefix("ledger/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    info = site / "edgejson_check_ledger-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: edgejson-check-ledger\nVersion: 0.1.0\n")
    (info / "entry_points.txt").write_text("[edgejson.checks]\nledger = edgejson_check_ledger\n")
    (info / "RECORD").write_text("")
    importlib.invalidate_caches()
    return site


def test_the_check_of_the_how_to_refuses_a_record(ledger, tmp_path):
    answers = [f'{{"debits":[{{"amount":0.3}}],"credits":[{{"amount":{credit}}}]}}' for credit in ("0.3", "0.31")]
    lines = [json.dumps({"id": f"r{n}", "instruction": "Book it.", "response": text}) for n, text in enumerate(answers)]
    (tmp_path / "bookings.jsonl").write_text("\n".join(lines) + "\n")
    done = run(
        "-c",
        RUN_MAIN,
        "validate",
        "bookings.jsonl",
        "--check",
        "ledger",
        "--json",
        cwd=tmp_path,
        PYTHONPATH=str(ledger),
    )
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert [(finding["check"], finding["id"], finding["line"]) for finding in report["findings"]] == [
        ("ledger", "r1", 2)
    ]


def test_a_typo_in_the_settings_of_that_check_is_an_error_with_its_path(ledger):
    checks = "checks=[all, {use: ledger, settings: {decimal: 2}}]"
    done = run("-c", RUN_MAIN, "plan", "--set", checks, PYTHONPATH=str(ledger))
    assert done.returncode == 2
    assert "checks.ledger.settings.decimal" in done.stderr
    assert "decimals" in done.stderr
