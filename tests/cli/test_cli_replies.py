"""`edgejson replies`, run as a user runs it."""

import asyncio
import json

import pytest

from edgejson.asking.keys import Written
from edgejson.asking.store import Call, ReplyStore
from edgejson.models import Prompt, Reply, Usage
from edgejson.types import TeacherIdentity


@pytest.fixture
def folder(tmp_path):
    """A run's folder with three replies of two models."""
    run = tmp_path / "run"
    with ReplyStore.open(run / "replies.sqlite", clock=lambda: 1_000_000_000) as store:
        asyncio.run(filled(store))
    return run


async def filled(store):
    for number, model in enumerate(("qwen-7b", "qwen-7b", "phi-4")):
        identity = TeacherIdentity(name="vllm", provider="vllm", model=model)
        prompt = Prompt(messages=({"role": "user", "content": f"numéro {number}"},), seed=number)
        written = Written.of(prompt)
        reply = Reply(text="olá", finish="stop", raw=b"{}", usage=Usage(input=1000, output=10), model=model)
        call = Call(
            key=written.key(identity, "w"),
            written=written,
            identity=identity,
            wire="w",
            reply=reply,
            stage="text",
            teacher="vllm",
            run="spring" if number else "",
        )
        kept = await store.keep(call)
        store.note(kept.id, run=call.run, teacher="vllm", stage="text", verdict="accepted")
    store.flush()


def test_stats_of_a_folder(edgejson, folder):
    done = edgejson("replies", "stats", folder)
    assert done.returncode == 0, done.stderr
    table, runs = done.stdout.split("\n\n")
    assert [line.split()[1:4] for line in table.splitlines()[1:]] == [["phi-4", "text", "1"], ["qwen-7b", "text", "2"]]
    assert "2,000" in table
    assert runs.splitlines()[1].split() == ["spring", "2", "0", "2"]
    assert done.stderr.startswith("3 replies in ")
    figures = json.loads(edgejson("replies", "stats", folder / "replies.sqlite", "--json").stdout)
    assert (figures["replies"], len(figures["rows"])) == (3, 2)


def test_export_to_stdout_and_to_a_file(edgejson, folder, tmp_path):
    done = edgejson("replies", "export", folder, "--model", "qwen*", "--run", "spring")
    assert done.returncode == 0, done.stderr
    (line,) = map(json.loads, done.stdout.splitlines())
    assert (line["messages"][0]["content"], line["text"], line["model"]) == ("numéro 1", "olá", "qwen-7b")
    out = tmp_path / "cassette.jsonl"
    done = edgejson("replies", "export", folder, "-o", out)
    assert (done.stdout, done.stderr) == ("", f"3 replies to {out}\n")
    lines = out.read_bytes().split(b"\n")
    assert (len(lines), lines[-1]) == (4, b"")
    assert [entry.name for entry in tmp_path.iterdir() if entry.suffix == ".part"] == []


def test_prune_says_what_it_takes_out(edgejson, folder):
    done = edgejson("replies", "prune", folder, "--older-than", "1", "--model", "qwen*", "--pretend")
    assert (done.stdout, done.stderr) == ("qwen-7b: 2 replies\n", "2 replies would be taken out\n")
    done = edgejson("replies", "prune", folder, "--unused")
    assert done.stdout == "qwen-7b: 1 reply\n"
    assert done.stderr.startswith("1 reply taken out, ")
    done = edgejson("replies", "prune", folder, "--run", "spring")
    assert done.stdout == "phi-4: 1 reply\nqwen-7b: 1 reply\n"
    done = edgejson("replies", "prune", folder, "--run", "spring")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 replies taken out, 0.0 MB freed\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["stats", "nowhere.sqlite"], "nowhere.sqlite: there is no such reply store"),
        (["export", "."], "replies.sqlite: there is no such reply store"),
        (["stats", "notes.txt"], "notes.txt: the file is no reply store of edgejson"),
        (["prune", "run"], "say which replies: --unused, --run, --model or --older-than"),
        (["prune", "run", "--older-than", "-1"], "-1"),
    ],
)
def test_mistakes_are_one_line(edgejson, folder, words, says):
    (folder.parent / "notes.txt").write_text("not a database, " * 100)
    done = edgejson("replies", *words, cwd=folder.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("edgejson: error: ")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert not (folder.parent / "nowhere.sqlite").exists()
