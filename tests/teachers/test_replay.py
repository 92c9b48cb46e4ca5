"""The teacher `replay`: from a reply store, a run's folder, exported lines and lines written by hand."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest
import scribe as scribe_server
from build_runs import Run, data_files, edgejson
from pydantic import ValidationError
from teaching import KEY_VARIABLE, settings_for

from edgejson.asking.keys import Written, question
from edgejson.asking.store import Call, ReplyStore
from edgejson.errors import InputError
from edgejson.models import ModelError, Prompt, Reply, Sampling, Usage
from edgejson.types import TeacherIdentity
from edgejson_teachers.replay import ReplaySettings, edgejson_teacher

SPEC = edgejson_teacher()
TERMS = {"license": "Apache-2.0", "terms": "none"}
TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}


def prompt(number, **more):
    return Prompt(messages=({"role": "user", "content": f"Room {number}?"},), seed=number, **more)


def line(number, text, **more):
    """As a person writes one."""
    return {"messages": [{"role": "user", "content": f"Room {number}?"}], "seed": number, "text": text, **more}


def lines_in(path, *lines):
    path.write_text("".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines), encoding="utf-8")
    return path


def stored_in(path, *answers):
    """A reply store with answers: prompt, model, text."""

    async def fill():
        with ReplyStore.open(path) as store:
            for asked, model, text in answers:
                identity = TeacherIdentity(name="openai", provider="groq", model=model, revision="r7")
                written = Written.of(asked)
                await store.keep(
                    Call(
                        key=written.key(identity, "openai-chat/1"),
                        written=written,
                        identity=identity,
                        wire="openai-chat/1",
                        reply=Reply(
                            text=text,
                            finish="stop",
                            raw=b"{}",
                            thinking="hm",
                            usage=Usage(input=9, output=4),
                            model=model,
                        ),
                        stage="text",
                        teacher="writer",
                        run="r",
                        spent=None,
                    )
                )

    asyncio.run(fill())
    return path


def model_of(path, **more):
    return SPEC.load(ReplaySettings(path=path, **more))


def ask(model, *prompts):
    async def work():
        try:
            return await asyncio.gather(*map(model.complete, prompts), return_exceptions=True)
        finally:
            await model.close()

    return asyncio.run(work())


# ---------------------------------------------------------------- lines


def test_lines_that_a_person_wrote(tmp_path):
    path = lines_in(tmp_path / "kept.jsonl", line(1, "One is free."), "", line(2, "Two is not.", finish="length"))
    first, second, third = ask(model_of(path), prompt(1), prompt(2), prompt(3))
    assert (first.text, first.finish) == ("One is free.", "stop")
    assert (second.text, second.finish) == ("Two is not.", "length")
    assert isinstance(third, ModelError)
    assert third.kind == "unavailable"
    assert str(path) in str(third)


def test_the_question_is_messages_schema_seed_and_index_and_nothing_else(tmp_path):
    path = lines_in(tmp_path / "kept.jsonl", line(1, "Free.", schema=TEXT, index=2))
    asked = prompt(1, schema=TEXT, index=2)
    others = [replace(asked, seed=2), replace(asked, index=0), replace(asked, schema={"type": "object"})]
    found, *missed = ask(model_of(path), replace(asked, sampling=Sampling(max_tokens=7, temperature=0.1)), *others)
    assert found.text == "Free."
    assert [error.kind for error in missed] == ["unavailable"] * 3


def test_an_answer_without_a_schema_does_for_a_question_with_one(tmp_path):
    """The engine had refused the schema: the run that asked has fallen back, and so does its replay."""
    path = lines_in(tmp_path / "kept.jsonl", line(1, "Free."))
    assert ask(model_of(path), prompt(1, schema=TEXT))[0].text == "Free."


def test_a_line_may_name_its_question_by_the_hash(tmp_path):
    asked = prompt(5, schema=TEXT)
    path = lines_in(tmp_path / "kept.jsonl", {"question": question(asked).hex(), "text": "Five."})
    assert ask(model_of(path), asked)[0].text == "Five."


def test_the_first_of_two_answers_counts(tmp_path):
    path = lines_in(tmp_path / "kept.jsonl", line(1, "First."), line(1, "Second."))
    assert ask(model_of(path), prompt(1))[0].text == "First."


def test_lines_end_in_any_way_and_hold_any_letters(tmp_path):
    path = tmp_path / "kept.jsonl"
    told = [json.dumps(line(number, f"Grüße 🛎 {number}"), ensure_ascii=False).encode() for number in range(3)]
    path.write_bytes(b"\r\n".join(told))
    assert [reply.text for reply in ask(model_of(path), *map(prompt, range(3)))] == [f"Grüße 🛎 {n}" for n in range(3)]


def test_tokens_and_thinking_are_told_again(tmp_path):
    more = {"usage": {"input": 12, "output": 3, "cached": 8}, "thinking": "Let me see.", "model": "qwen-9"}
    model = model_of(lines_in(tmp_path / "kept.jsonl", line(1, "Free.", **more)))
    (reply,) = ask(model, prompt(1))
    assert (reply.usage, reply.thinking, reply.model) == (Usage(input=12, output=3, cached=8), "Let me see.", "qwen-9")
    assert model.read(reply.raw) == reply
    assert model.identity.model == "qwen-9"


BAD = [
    ("{", "no line of JSON"),
    ('["text"]', "an object with a text"),
    ('{"messages": [], "seed": 1}', "an object with a text"),
    ('{"text": 7, "messages": [], "seed": 1}', "an object with a text"),
    ('{"text": "x", "seed": 1}', "messages is missing"),
    ('{"text": "x", "messages": []}', "seed is missing"),
    ('{"text": "x", "messages": "hello", "seed": 1}', "messages is a list"),
    ('{"text": "x", "question": "abcd"}', "32 digits"),
    ('{"text": "x", "question": "zz"}', "no answer to a question"),
    ('{"text": "x", "messages": [], "seed": 1, "finish": "done"}', "finish is one of stop, length, refusal, error"),
    ('{"text": "x", "messages": [], "seed": 1, "usage": {"tokens": 4}}', "tokens"),
]


@pytest.mark.parametrize(("bad", "said"), BAD, ids=[said for _, said in BAD])
def test_a_line_that_is_no_answer_is_named_by_its_number(bad, said, tmp_path):
    path = lines_in(tmp_path / "kept.jsonl", line(1, "Free."), "", bad, line(2, "Free."))
    with pytest.raises(InputError) as raised:
        model_of(path)
    assert said in str(raised.value)
    assert str(raised.value).startswith(f"{path}:3: ")


@pytest.mark.parametrize(
    "bad",
    [
        '{"text": "x", "question": 7}',
        '{"text": "x", "messages": [], "seed": "one"}',
        '{"text": "x", "messages": [], "seed": 1, "index": null}',
        '{"text": "x", "messages": [], "seed": 1, "usage": [4]}',
        '{"text": "x", "messages": [], "seed": 1, "usage": {"input": "4"}}',
        '{"text": "x", "messages": [], "seed": 1, "asked": "gpt"}',
        '{"text": "x", "messages": [], "seed": 1, "thinking": 4}',
        '{"text": "x", "messages": [], "seed": 1, "schema": "text"}',
    ],
)
def test_whatever_a_line_holds_the_error_is_one_line_with_its_number(bad, tmp_path):
    path = lines_in(tmp_path / "kept.jsonl", line(1, "Free."), bad)
    with pytest.raises(InputError) as raised:
        model_of(path)
    assert str(raised.value).startswith(f"{path}:2: ")
    assert len(str(raised.value).splitlines()) == 1


def asked_of(provider, revision=""):
    return {"asked": {"provider": provider, "model": "house-blend", "revision": revision}}


def test_the_terms_of_every_service_that_ran_a_model_are_looked_at(tmp_path):
    """Which of two services comes first does not decide what may be done with the answers of both."""
    lines = [line(1, "One.", **asked_of("openai")), line(2, "Two.", **asked_of("custom"))]
    for number, told in enumerate((lines, lines[::-1])):
        path = lines_in(tmp_path / f"{number}.jsonl", *told)
        with pytest.raises(InputError, match="different terms gave the answers of house-blend") as raised:
            model_of(path)
        assert "custom, openai (set license and terms" in str(raised.value)
        stated = model_of(path, **TERMS)
        assert (stated.identity.license, stated.identity.terms) == ("Apache-2.0", "none")
        assert [reply.text for reply in ask(stated, prompt(1), prompt(2))] == ["One.", "Two."]


def test_terms_are_one_of_the_tags(tmp_path):
    """A tag that nobody knows would stand in every record, and on the card."""
    with pytest.raises(ValidationError, match="no_competing_models"):
        ReplaySettings(path=tmp_path, terms="free")


def test_answers_of_two_states_of_a_model_say_both(tmp_path):
    """Records must not name the first of them for the words of the second."""
    lines = [line(1, "One.", **asked_of("openai", "r2")), line(2, "Two.", **asked_of("openai", "r1"))]
    assert model_of(lines_in(tmp_path / "kept.jsonl", *lines)).identity.revision == "r1, r2"


def test_a_file_without_any_answer(tmp_path):
    with pytest.raises(InputError, match="no answer in it"):
        model_of(lines_in(tmp_path / "kept.jsonl"))


def test_no_file(tmp_path):
    with pytest.raises(InputError, match="no answers to replay: No such file") as raised:
        model_of(tmp_path / "kept.jsonl")
    assert str(tmp_path / "kept.jsonl") in str(raised.value)


def test_a_folder_without_replies_names_the_file_that_is_missing(tmp_path):
    with pytest.raises(InputError, match="No such file") as raised:
        model_of(tmp_path)
    assert "replies.sqlite" in str(raised.value)


# ---------------------------------------------------------------- several models


def test_of_several_models_one_is_chosen(tmp_path):
    path = lines_in(
        tmp_path / "kept.jsonl", line(1, "Free.", model="qwen-9"), line(1, "Taken.", model="phi-5"), line(2, "Two.")
    )
    assert ask(model_of(path, model="qwen-9"), prompt(1))[0].text == "Free."
    assert ask(model_of(path, model="phi-5"), prompt(1))[0].text == "Taken."
    assert ask(model_of(path, model="phi-5"), prompt(2))[0].kind == "unavailable"
    with pytest.raises(InputError, match="several models") as raised:
        model_of(path)
    assert "phi-5, qwen-9, unknown" in str(raised.value)
    with pytest.raises(InputError, match="qwen-9") as raised:
        model_of(path, model="qwen9")
    assert "did you mean qwen-9" in str(raised.value)


def test_of_several_models_in_a_store_one_is_chosen(tmp_path):
    path = stored_in(tmp_path / "replies.sqlite", (prompt(1), "qwen-9", "Free."), (prompt(1), "phi-5", "Taken."))
    assert ask(model_of(path, model="qwen-9"), prompt(1))[0].text == "Free."
    assert ask(model_of(path, model="phi-5"), prompt(1))[0].text == "Taken."
    with pytest.raises(InputError, match="set model: phi-5, qwen-9"):
        model_of(path)


# ---------------------------------------------------------------- stores, folders, exports


@pytest.mark.parametrize("of", ["store", "folder", "export"])
def test_a_store_its_folder_and_its_export_answer_alike(of, tmp_path):
    store = stored_in(tmp_path / "replies.sqlite", (prompt(1), "qwen-9", "Free."), (prompt(2), "qwen-9", "Taken."))
    path = {"store": store, "folder": tmp_path, "export": tmp_path / "cassette.jsonl"}[of]
    if of == "export":
        assert edgejson("replies", "export", tmp_path, "-o", path).returncode == 0
    model = model_of(path)
    replies = ask(model, prompt(1), prompt(2), prompt(3))
    assert [reply.text for reply in replies[:2]] == ["Free.", "Taken."]
    assert replies[2].kind == "unavailable"
    assert [(reply.finish, reply.thinking, reply.model) for reply in replies[:2]] == [("stop", "hm", "qwen-9")] * 2
    assert replies[0].usage == Usage(input=9, output=4)
    assert (model.identity.name, model.identity.model, model.identity.revision) == ("replay", "qwen-9", "r7")
    assert ask(model, prompt(1))[0] == replies[0]  # opened again after it was closed


def test_raw_bodies_of_a_store_and_of_its_export_are_the_same(tmp_path):
    """What a run keeps of a replayed answer, and so its bytes, does not depend on where the answer stood."""
    stored_in(tmp_path / "replies.sqlite", (prompt(1), "qwen-9", "Free."))
    cassette = tmp_path / "cassette.jsonl"
    assert edgejson("replies", "export", tmp_path, "-o", cassette).returncode == 0
    assert ask(model_of(tmp_path), prompt(1)) == ask(model_of(cassette), prompt(1))


def test_a_store_is_left_as_it_is(tmp_path):
    path = stored_in(tmp_path / "replies.sqlite", (prompt(1), "qwen-9", "Free."))
    before = path.read_bytes()
    ask(model_of(path), prompt(1), prompt(2))
    assert path.read_bytes() == before


def test_terms_are_those_of_the_model_unless_they_are_stated(tmp_path):
    path = stored_in(tmp_path / "replies.sqlite", (prompt(1), "some-model-nobody-knows", "Free."))
    unknown, stated = model_of(path).identity, model_of(path, **TERMS).identity
    assert (stated.license, stated.terms) == ("Apache-2.0", "none")
    assert unknown.terms != "none"


# ---------------------------------------------------------------- builds

RECIPE = """
name: replayed
target: 60
preference: 0.2
teachers: TEACHER
"""


TWO = """
name: replayed
target: 60
preference: 0.2
teachers:
  - TEACHER
  - {use: openai, settings: FURTHER, weight: 0, sampling: {max_tokens: 16000}}
routing:
  - {to: [replay, openai]}
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A run that a service wrote, and the lines of its replies."""
    folder = tmp_path_factory.mktemp("recorded")
    with scribe_server.serving(key=scribe_server.KEY) as scribe:
        settings = settings_for("openai", scribe.url, model=scribe.model)
        teacher = {"use": "openai", "settings": settings, "sampling": {"max_tokens": 16000}}  # no text is cut
        run = Run(folder, RECIPE, teacher, **{KEY_VARIABLE: scribe.key})
        done = run.build()
    assert done.returncode == 0, done.stderr
    cassette = folder / "cassette.jsonl"
    assert edgejson("replies", "export", run.out, "-o", cassette).returncode == 0
    return run, cassette


def replayed(folder, path, *more, **settings):
    teacher = {"use": "replay", "settings": {"path": str(path), **TERMS, **settings}}
    run = Run(folder, RECIPE, teacher)
    return run, run.build(*more)


@pytest.mark.slow
def test_a_rebuild_is_the_same_bytes_whatever_it_is_replayed_from(recorded, tmp_path):
    original, cassette = recorded
    built = {}
    for name, path in {"folder": original.out, "export": cassette}.items():
        run, done = replayed(tmp_path / name, path)
        assert done.returncode == 0, done.stderr
        built[name] = data_files(run.out)
    assert built["folder"] == built["export"]
    assert built["folder"].keys() == data_files(original.out).keys()


@pytest.mark.slow
def test_a_replay_of_a_replay_is_the_same_bytes(recorded, tmp_path):
    _, cassette = recorded
    first, done = replayed(tmp_path / "first", cassette)
    assert done.returncode == 0, done.stderr
    second, done = replayed(tmp_path / "second", first.out)
    assert done.returncode == 0, done.stderr
    assert data_files(second.out) == data_files(first.out)


@pytest.mark.slow
def test_an_answer_that_is_missing_ends_the_build_or_goes_to_the_next_teacher(recorded, tmp_path):
    _, cassette = recorded
    lines = cassette.read_text("utf-8").splitlines()
    part = lines_in(tmp_path / "part.jsonl", *lines[: len(lines) // 2])
    settings = {"path": str(part), **TERMS}
    alone = Run(tmp_path / "alone", RECIPE, {"use": "replay", "settings": settings})
    done = alone.build()
    assert done.returncode == 3
    assert "no answer to this question is kept" in done.stderr
    assert "Traceback" not in done.stderr
    with scribe_server.serving(key=scribe_server.KEY) as scribe:
        further = settings_for("openai", scribe.url, model=scribe.model)
        both = Run(tmp_path / "both", TWO, {"use": "replay", "settings": settings}, **{KEY_VARIABLE: scribe.key})
        both.recipe.write_text(both.recipe.read_text("utf-8").replace("FURTHER", json.dumps(further)), "utf-8")
        done = both.build()
        asked = len(scribe.calls)
    assert done.returncode == 0, done.stderr
    assert asked == len(lines) - len(lines) // 2
