"""The steps of a batch, each alone, at both services; and whether the official clients speak as we do."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing

import anthropic
import batches as batch_server
import openai
import orjson
import pytest
import scribe as scribe_server
from batches import Fate
from teaching import KEY_VARIABLE

from edgejson.asking.keys import key
from edgejson.models import ModelError, Prompt, Reply, Sampling
from edgejson_teachers._batches.anthropic_service import AnthropicBatches
from edgejson_teachers._batches.contract import LostError, UnknownError
from edgejson_teachers._batches.openai_service import OpenAIBatches, lines
from edgejson_teachers._batches.settings import AnthropicBatchSettings, OpenAIBatchSettings

TEACHERS = ("openai_batch", "anthropic_batch")
TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}


def prompts(count, *, schema=TEXT):
    return [
        Prompt(
            messages=(
                {"role": "system", "content": "You write short texts."},
                {"role": "user", "content": f'Say all of this.\n\nData:\n{{"guest": "Ines", "room": {100 + number}}}'},
            ),
            seed=number,
            schema=schema,
            sampling=Sampling(max_tokens=256),
        )
        for number in range(count)
    ]


@pytest.fixture
def server(scribe, monkeypatch):
    """Both services in front of the scribe."""
    monkeypatch.setenv(KEY_VARIABLE, scribe.key)
    with batch_server.serving(scribe.url, key=scribe_server.KEY) as running:
        yield running


def nobody_claims(claim):
    """For what is not interrupted."""
    assert claim


def service_of(teacher, server, **more):
    said = batch_server.settings(teacher, server, **more)
    if teacher == "openai_batch":
        return OpenAIBatches(OpenAIBatchSettings(**said))
    return AnthropicBatches(AnthropicBatchSettings(**said))


def run(service, work):
    """`work` with the service, which is closed afterwards."""

    async def whole():
        try:
            async with asyncio.timeout(60):
                return await work()
        finally:
            await service.close()

    return asyncio.run(whole())


def entries(service, count):
    return [service.entry(f"question-{number}", prompt) for number, prompt in enumerate(prompts(count))]


async def ended(service, batch):
    while not (state := await service.poll(batch)).ended:
        pass
    return state


async def collected(service, state):
    async with aclosing(service.collect(state)) as answers:
        return [answer async for answer in answers]


def whole_way(service, count):
    async def work():
        batch = await service.submit(entries(service, count), nobody_claims, ())
        return await collected(service, await ended(service, batch))

    return run(service, work)


# ---------------------------------------------------------------- the whole way, and its steps


@pytest.mark.parametrize("teacher", TEACHERS)
def test_every_prompt_has_its_own_answer_in_an_order_of_the_services_own(teacher, server):
    answers = whole_way(service_of(teacher, server), 12)
    names = [name for name, _ in answers]
    assert sorted(names) == sorted(f"question-{number}" for number in range(12))
    assert names != sorted(names, key=lambda name: int(name.removeprefix("question-")))
    for name, answer in answers:
        assert isinstance(answer, Reply)
        assert str(100 + int(name.removeprefix("question-"))) in answer.text
        assert answer.usage.output


@pytest.mark.parametrize("teacher", TEACHERS)
def test_each_step_can_be_made_by_another_process(teacher, server):
    first, second, third = (service_of(teacher, server) for _ in range(3))
    batch = run(first, lambda: first.submit(entries(first, 3), nobody_claims, ()))
    state = run(second, lambda: ended(second, batch))
    assert len(run(third, lambda: collected(third, state))) == 3
    assert len(server.batches) == 1


@pytest.mark.parametrize("teacher", TEACHERS)
def test_a_batch_says_where_it_stands(teacher, server):
    server.fates = [Fate(polls=3)]
    service = service_of(teacher, server)

    async def work():
        batch = await service.submit(entries(service, 4), nobody_claims, ())
        return [await service.poll(batch) for _ in range(3)]

    states = run(service, work)
    assert [state.ended for state in states] == [False, False, True]
    assert [state.done for state in states] == [0, 0, 4]
    if teacher == "openai_batch":
        assert [state.status for state in states] == ["validating", "in_progress", "completed"]


@pytest.mark.parametrize("teacher", TEACHERS)
def test_what_became_of_single_lines(teacher, server):
    server.fates = [Fate(lines={0: "failed_line", 1: "refused", 2: "lost", 3: "malformed", 4: "missing"})]
    answers = dict(whole_way(service_of(teacher, server), 6))
    assert isinstance(answers["question-0"], LostError)
    assert not isinstance(answers["question-1"], LostError)
    assert isinstance(answers["question-1"], ModelError)
    assert answers["question-1"].kind == "refused"
    assert isinstance(answers["question-2"], LostError)
    assert not {"question-3", "question-4"} & answers.keys()
    assert isinstance(answers["question-5"], Reply)


def test_an_error_may_stand_beside_a_response_without_a_body(server):
    server.fates = [Fate(lines={0: "beside"})]
    ((_, answer),) = whole_way(service_of("openai_batch", server), 1)
    assert isinstance(answer, ModelError)
    assert answer.kind == "too_long"


@pytest.mark.parametrize("teacher", TEACHERS)
def test_half_of_a_batch_that_expired_is_there(teacher, server):
    server.fates = [Fate(end="expired")]
    answers = dict(whole_way(service_of(teacher, server), 6))
    assert [isinstance(answers[f"question-{number}"], Reply) for number in range(6)] == [True] * 3 + [False] * 3


def test_a_batch_that_was_not_begun_says_why(server):
    server.fates = [Fate(end="failed", error=("invalid_json_line", "This line is not parseable as valid JSON."))]
    service = service_of("openai_batch", server)
    batch = run(service, lambda: service.submit(entries(service, 2), nobody_claims, ()))
    state = run(service, lambda: ended(service, batch))
    assert "not parseable" in str(state.failure)
    assert "line 1" in str(state.failure)
    assert run(service, lambda: collected(service, state)) == []


def test_a_batch_beyond_the_enqueued_tokens_says_what_to_set(server):
    server.fates = [Fate(end="failed", error=("token_limit_exceeded", "Enqueued token limit reached."))]
    service = service_of("openai_batch", server)
    batch = run(service, lambda: service.submit(entries(service, 2), nobody_claims, ()))
    failure = run(service, lambda: ended(service, batch)).failure
    assert isinstance(failure, LostError)
    assert "most_open" in str(failure)


@pytest.mark.parametrize("teacher", TEACHERS)
def test_a_batch_that_nobody_knows(teacher, server):
    service = service_of(teacher, server)
    with pytest.raises(UnknownError):
        run(service, lambda: service.poll("batch_of_somebody_else"))
    assert server.count("GET", "/v1") == 1


# ---------------------------------------------------------------- faults on the way


@pytest.mark.parametrize("teacher", TEACHERS)
@pytest.mark.parametrize("fault", ["500", "503", "429", "reset", "lost", "cut"])
def test_a_download_that_fails_is_begun_again(teacher, fault, server):
    path = "/v1/files/" if teacher == "openai_batch" else "/v1/messages/batches/msgbatch_0000/results"
    server.faults["GET", path] = [fault]
    answers = whole_way(service_of(teacher, server), 8)
    assert {name for name, answer in answers if isinstance(answer, Reply)} == {f"question-{n}" for n in range(8)}
    assert server.count("GET", path) == 2


@pytest.mark.parametrize("teacher", TEACHERS)
@pytest.mark.parametrize("fault", ["500", "503", "429", "reset", "lost", "cut", "done:502"])
def test_a_batch_is_made_once_whatever_its_answer_was(teacher, fault, server):
    path = "/v1/batches" if teacher == "openai_batch" else "/v1/messages/batches"
    server.faults["POST", path] = [fault]
    assert len(whole_way(service_of(teacher, server), 3)) == 3
    assert len(server.batches) == 1
    assert server.count("POST", path) == (1 if fault in ("lost", "cut", "done:502") else 2)


@pytest.mark.parametrize("teacher", TEACHERS)
def test_what_was_claimed_is_found_on_any_page(teacher, server):
    server.page = 2
    service = service_of(teacher, server)
    claims = []

    async def work():
        for count in (3, 4, 5, 6, 7, 8):
            await service.submit(entries(service, count), claims.append, ())
        found = [await service.find(claim, ()) for claim in claims]
        strange = "0:file-none" if teacher == "openai_batch" else "0:99"
        return found, await service.find(strange, ())

    found, strange = run(service, work)
    assert found == [batch.id for batch in server.batches]
    assert strange is None


def test_of_batches_of_one_size_the_one_nearest_to_the_claim_is_found(server):
    service = service_of("anthropic_batch", server)
    claims = []

    async def work():
        for _ in range(3):
            await service.submit(entries(service, 3), claims.append, ())
        for batch, minutes in zip(server.batches, (-4, 0, 5), strict=True):
            batch.created += 60 * minutes
        return await service.find(claims[1], ())

    assert run(service, work) == server.batches[1].id


def test_batches_of_anthropic_that_are_known_are_not_found_again(server):
    service = service_of("anthropic_batch", server)
    claims = []

    async def work():
        first = await service.submit(entries(service, 3), claims.append, ())
        return await service.find(claims[0], [first])

    assert run(service, work) is None


@pytest.mark.parametrize("teacher", TEACHERS)
def test_a_claim_comes_before_the_batch_and_after_the_upload(teacher, server):
    service = service_of(teacher, server)
    then = []

    def claim(text):
        then.append((len(server.batches), len(server.files)))

    run(service, lambda: service.submit(entries(service, 2), claim, ()))
    assert then == [(0, 1 if teacher == "openai_batch" else 0)]


@pytest.mark.parametrize("teacher", TEACHERS)
def test_a_wrong_key_is_said_at_once_and_never_shown(teacher, server, monkeypatch):
    monkeypatch.setenv(KEY_VARIABLE, "sk-not-this-one-2718")
    service = service_of(teacher, server)
    with pytest.raises(ModelError) as raised:
        run(service, lambda: service.submit(entries(service, 2), nobody_claims, ()))
    assert raised.value.kind == "misconfigured"
    assert "2718" not in f"{raised.value} {raised.value.__cause__!r}"
    assert len(server.seen) == 1


@pytest.mark.parametrize("teacher", TEACHERS)
def test_no_key_is_said_before_anything_is_sent(teacher, server, monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE)
    service = service_of(teacher, server)
    with pytest.raises(ModelError, match=KEY_VARIABLE) as raised:
        run(service, lambda: service.submit(entries(service, 2), nobody_claims, ()))
    assert raised.value.kind == "misconfigured"
    assert server.seen == []


@pytest.mark.parametrize("teacher", TEACHERS)
def test_no_server_is_unavailable(teacher, server):
    service = service_of(teacher, server, retries=1)
    nobody = type(service)(
        (OpenAIBatchSettings if teacher == "openai_batch" else AnthropicBatchSettings)(
            **{**batch_server.settings(teacher, server, retries=1), "base_url": "http://127.0.0.1:9"}
        )
    )
    with pytest.raises(ModelError, match="given up after 2 attempts") as raised:
        run(nobody, lambda: nobody.poll("batch_0000"))
    assert raised.value.kind == "unavailable"


# ---------------------------------------------------------------- lines


def test_lines_are_made_of_settings_and_prompts_alone():
    settings = OpenAIBatchSettings(model="gpt-5.4-mini")
    asked = prompts(3)
    made = list(lines(settings, asked))
    assert all(line.endswith(b"}\n") and line.count(b"\n") == 1 for line in made)
    for line, prompt in zip(map(json.loads, made), asked, strict=True):
        assert line["custom_id"] == key(settings.who("openai_batch"), "openai-chat/1", prompt).hex()
        assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
        assert line["body"] == json.loads(settings.wire().body(prompt))
        assert line["body"]["model"] == "gpt-5.4-mini"


def test_what_is_submitted_is_what_lines_gives(server):
    settings = OpenAIBatchSettings(**batch_server.settings("openai_batch", server))
    service = OpenAIBatches(settings)
    identity, wire = settings.who("openai_batch"), settings.wire().name
    named = [service.entry(key(identity, wire, prompt).hex(), prompt) for prompt in prompts(4)]
    run(service, lambda: service.submit(named, nobody_claims, ()))
    assert server.files["file-in0000"] == b"".join(lines(settings, prompts(4)))


# ---------------------------------------------------------------- settings


@pytest.mark.parametrize("settings", [OpenAIBatchSettings, AnthropicBatchSettings])
def test_settings_of_batches(settings):
    made = settings(model="some-model")
    assert made.capabilities().batch
    assert made.capabilities().parallel == 10_000
    assert made.wait
    for idle in ({"stream": True}, {"tokens_per_minute": 9}, {"timeout_s": 60}):
        with pytest.raises(ValueError, match="no effect on batches"):
            settings(model="some-model", **idle)
    most = {OpenAIBatchSettings: 50_000, AnthropicBatchSettings: 100_000}[settings]
    assert made.most == most
    with pytest.raises(ValueError, match="most"):
        settings(model="some-model", most=most + 1)


# ---------------------------------------------------------------- the official clients


def test_the_openai_client_reads_what_we_submitted_and_submits_what_we_read(server):
    service = service_of("openai_batch", server)
    named = entries(service, 3)
    ours = run(service, lambda: service.submit(named, nobody_claims, ()))
    with openai.OpenAI(base_url=f"{server.url}/v1", api_key=scribe_server.KEY, max_retries=0) as client:
        retrieved = client.batches.retrieve(ours)
        assert client.files.content(retrieved.input_file_id).read() == b"".join(named)
        uploaded = client.files.create(file=("theirs.jsonl", b"".join(named)), purpose="batch")
        theirs = client.batches.create(
            input_file_id=uploaded.id, endpoint="/v1/chat/completions", completion_window="24h"
        )
        while retrieved.status != "completed":
            retrieved = client.batches.retrieve(ours)
        assert retrieved.request_counts.completed == 3
        told = [orjson.loads(line) for line in client.files.content(retrieved.output_file_id).read().splitlines()]
    answers = run(service, lambda: _theirs(service, theirs.id))
    assert {line["custom_id"] for line in told} == {name for name, _ in answers}
    assert {line["response"]["body"]["choices"][0]["message"]["content"] for line in told} == {
        answer.text for _, answer in answers
    }
    assert server.batches[0].requests == server.batches[1].requests


def test_the_anthropic_client_reads_what_we_submitted_and_submits_what_we_read(server):
    service = service_of("anthropic_batch", server)
    named = entries(service, 3)
    ours = run(service, lambda: service.submit(named, nobody_claims, ()))
    # The client sends its key as the service wants it today; the stub takes both ways.
    with anthropic.Anthropic(base_url=server.url, api_key=scribe_server.KEY, max_retries=0) as client:
        theirs = client.messages.batches.create(requests=[json.loads(entry) for entry in named])
        retrieved = client.messages.batches.retrieve(ours)
        while retrieved.processing_status != "ended":
            retrieved = client.messages.batches.retrieve(ours)
        assert retrieved.request_counts.succeeded == 3
        told = list(client.messages.batches.results(ours))
    answers = run(service, lambda: _theirs(service, theirs.id))
    assert {entry.custom_id for entry in told} == {name for name, _ in answers}
    assert {entry.result.message.content[0].text for entry in told} == {answer.text for _, answer in answers}
    assert server.batches[0].requests == server.batches[1].requests


async def _theirs(service, batch):
    return await collected(service, await ended(service, batch))
