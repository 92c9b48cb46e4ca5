"""A chat model that works in batches: what it submits, waits for, hands out, asks again and leaves to the next run."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager

import batches as batch_server
import pytest
import scribe as scribe_server
from batches import Fate
from teaching import KEY_VARIABLE

from edgejson.asking.asker import Asker
from edgejson.asking.store import ReplyStore
from edgejson.asking.tickets import KeepsBatches
from edgejson.asking.use import Use
from edgejson.costs.purse import Purse
from edgejson.models import ModelError, Prompt, Reply, Sampling
from edgejson.prompting import Prompts
from edgejson.recipe import PromptSettings
from edgejson_teachers import anthropic_batches, openai_batches

SPECS = {
    "openai_batch": openai_batches.edgejson_teacher(),
    "anthropic_batch": anthropic_batches.edgejson_teacher(),
}
TEACHERS = tuple(SPECS)
TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}


def prompt(number, seed=0):
    return Prompt(
        messages=({"role": "user", "content": f'Say all of this.\n\nData:\n{{"room": {100 + number}}}'},),
        seed=seed,
        schema=TEXT,
        sampling=Sampling(max_tokens=256),
    )


@pytest.fixture
def server(scribe, monkeypatch):
    """Both services in front of the scribe."""
    monkeypatch.setenv(KEY_VARIABLE, scribe.key)
    with batch_server.serving(scribe.url, key=scribe_server.KEY) as running:
        yield running


@pytest.fixture
def store(tmp_path):
    """Where tickets are kept, on disk."""
    with ReplyStore.open(tmp_path / "replies.sqlite") as opened:
        yield opened


async def until(condition):
    """The server is on another thread, and sets no event of this loop."""
    while not condition():  # noqa: ASYNC110
        await asyncio.sleep(0.002)


class Life:
    """Models of one teacher over several lives of a program, with the same tickets."""

    def __init__(self, teacher, server, store, **more):
        self.teacher, self.server, self.store = teacher, server, store
        self.settings = {**batch_server.settings(teacher, server), **more}

    def model(self, **more):
        spec = SPECS[self.teacher]
        model = spec.load(spec.settings(**{**self.settings, **more}))
        assert isinstance(model, KeepsBatches)
        model.remember_in(self.tickets)
        return model

    @property
    def tickets(self):
        spec = SPECS[self.teacher]
        model = spec.load(spec.settings(**self.settings))
        return self.store.tickets("writer", model.identity, model.wire)

    @asynccontextmanager
    async def open(self, **more):
        model = self.model(**more)
        try:
            async with asyncio.timeout(60):
                yield model
        finally:
            await model.close()

    def ask(self, prompts, **more):
        """What became of the prompts in one life that ends as it should."""

        async def work():
            async with self.open(**more) as model:
                return await asyncio.gather(*map(model.complete, prompts), return_exceptions=True)

        return asyncio.run(work())

    def die(self, prompts, when, **more):
        """A life that ends by a kill: nothing is closed or remembered, connections excepted."""

        async def work():
            model = self.model(**more)
            tasks = [asyncio.ensure_future(model.complete(prompt)) for prompt in prompts]
            async with asyncio.timeout(60):
                await until(when)
            left = asyncio.all_tasks() - {asyncio.current_task()}
            for task in left:
                task.cancel()
            await asyncio.gather(*left, *tasks, return_exceptions=True)
            await model._service.close()

        asyncio.run(work())


@pytest.fixture(params=TEACHERS)
def life(request, server, store):
    """A teacher at one of the services."""
    return Life(request.param, server, store)


@pytest.fixture
def openai_life(server, store):
    """A teacher at OpenAI, where it does not matter which service it is."""
    return Life("openai_batch", server, store)


def rooms(replies):
    return [json.loads(reply.text)["text"].count(str(100 + number)) for number, reply in enumerate(replies)]


# ---------------------------------------------------------------- making batches


def test_what_comes_together_is_one_batch_and_each_gets_its_answer(life, server):
    replies = life.ask([prompt(number) for number in range(20)])
    assert rooms(replies) == [1] * 20
    assert [len(batch.requests) for batch in server.batches] == [20]
    assert life.tickets.open() == {}


def test_a_reply_is_read_again_from_what_is_kept(life):
    (reply,) = life.ask([prompt(0)])
    assert life.model().read(reply.raw) == reply
    assert (reply.finish, reply.model) == ("stop", scribe_server.MODEL)


def test_a_batch_is_full_at_so_many_prompts(life, server):
    replies = life.ask([prompt(number) for number in range(7)], most=3, gather_s=0.2)
    assert rooms(replies) == [1] * 7
    assert [len(batch.requests) for batch in server.batches] == [3, 3, 1]


def test_a_batch_is_full_at_so_many_bytes(openai_life, server):
    replies = openai_life.ask([prompt(number) for number in range(5)], most_bytes=1500)
    assert rooms(replies) == [1] * 5
    assert len(server.batches) > 1
    assert max(len(content) for name, content in server.files.items() if name.startswith("file-in")) <= 1500


def test_a_prompt_that_is_asked_twice_is_submitted_once(life, server):
    replies = life.ask([prompt(0), prompt(0), prompt(0)])
    assert len(set(replies)) == 1
    assert [len(batch.requests) for batch in server.batches] == [1]


def test_what_comes_later_is_a_batch_of_its_own(openai_life, server):
    async def work():
        async with openai_life.open() as model:
            first = asyncio.ensure_future(model.complete(prompt(0)))
            await until(lambda: server.batches)
            return await asyncio.gather(first, model.complete(prompt(1)))

    assert rooms(asyncio.run(work())) == [1, 1]
    assert [len(batch.requests) for batch in server.batches] == [1, 1]


def test_so_many_batches_are_open_at_once_and_no_more(openai_life, server):
    server.fates = [Fate(polls=6)]

    async def work():
        async with openai_life.open(most=2, most_open=1) as model:
            asked = [asyncio.ensure_future(model.complete(prompt(number))) for number in range(4)]
            await until(lambda: server.batches and server.batches[0].polls >= 5)
            open_meanwhile = len(server.batches)
            return open_meanwhile, await asyncio.gather(*asked)

    open_meanwhile, replies = asyncio.run(work())
    assert open_meanwhile == 1
    assert rooms(replies) == [1] * 4
    assert len(server.batches) == 2


def test_who_leaves_before_the_batch_is_made_is_not_in_it(openai_life, server):
    async def work():
        async with openai_life.open() as model:
            leaving = asyncio.ensure_future(model.complete(prompt(0)))
            staying = asyncio.ensure_future(model.complete(prompt(1)))
            await asyncio.sleep(0)
            leaving.cancel()
            return await staying

    assert isinstance(asyncio.run(work()), Reply)
    assert [len(batch.requests) for batch in server.batches] == [1]


# ---------------------------------------------------------------- lines and batches that fail


def test_what_the_service_does_not_answer_is_submitted_once_more(life, server):
    server.fates = [Fate(lines={0: "failed_line", 1: "lost", 2: "malformed", 3: "missing"})]
    replies = life.ask([prompt(number) for number in range(6)])
    assert rooms(replies) == [1] * 6
    assert [len(batch.requests) for batch in server.batches] == [6, 4]
    assert life.tickets.open() == {}


@pytest.mark.parametrize("end", ["expired", "cancelled", "failed"])
def test_what_a_batch_that_ended_early_did_not_answer_is_submitted_once_more(end, life, server):
    if life.teacher == "anthropic_batch" and end == "failed":
        pytest.skip("a batch of this service cannot fail as a whole")
    server.fates = [Fate(end=end)]
    replies = life.ask([prompt(number) for number in range(6)])
    assert rooms(replies) == [1] * 6
    assert [len(batch.requests) for batch in server.batches] == [6, 6 if end == "failed" else 3]
    assert life.tickets.open() == {}


def test_what_is_not_answered_twice_is_unavailable(life, server):
    server.fates = [Fate(lines={0: "lost"})] * 2
    first, second = life.ask([prompt(0), prompt(1)])
    assert isinstance(first, ModelError)
    assert first.kind == "unavailable"
    assert "submitted 2 times" in str(first)
    assert isinstance(second, Reply)
    assert len(server.batches) == 2
    assert life.tickets.open() == {}


def test_a_refused_line_is_the_error_of_its_prompt_alone(life, server):
    server.fates = [Fate(lines={1: "refused"})]
    first, second, third = life.ask([prompt(number) for number in range(3)])
    assert isinstance(first, Reply)
    assert isinstance(third, Reply)
    assert isinstance(second, ModelError)
    assert second.kind == "refused"
    assert len(server.batches) == 1
    assert life.tickets.open() == {}


def test_a_model_that_is_not_there_ends_the_run(life, server):
    errors = life.ask([prompt(0), prompt(1)], model="scribe-none")
    assert [error.kind for error in errors] == ["misconfigured"] * 2
    assert len(server.batches) == 1


def test_a_batch_that_is_refused_for_its_account_ends_the_run(openai_life, server):
    words = "You exceeded your current quota, please check your plan and billing details."
    server.fates = [Fate(end="failed", error=("insufficient_quota", words))]
    errors = openai_life.ask([prompt(0), prompt(1)])
    assert [error.kind for error in errors] == ["misconfigured"] * 2
    assert len(server.batches) == 1


def test_an_outage_while_a_batch_is_waited_for_is_waited_out(life, server):
    path = "/v1/batches/" if life.teacher == "openai_batch" else "/v1/messages/batches/"
    server.faults["GET", path] = ["500"] * 7  # twice as many as one poll has attempts, and one more
    assert rooms(life.ask([prompt(0)], retries=1)) == [1]
    assert len(server.batches) == 1


def test_a_key_that_is_wrong_ends_all_calls(life, server, monkeypatch):
    monkeypatch.setenv(KEY_VARIABLE, "sk-not-this-one-2718")
    errors = life.ask([prompt(number) for number in range(3)])
    assert [error.kind for error in errors] == ["misconfigured"] * 3
    assert "2718" not in "".join(map(repr, errors)) + "".join(map(str, errors))
    assert server.batches == []


# ---------------------------------------------------------------- lives that follow each other


def test_without_waiting_a_run_ends_once_all_is_submitted(life, server):
    server.held = True
    asked = [prompt(number) for number in range(5)]
    errors = life.ask(asked, wait=False)
    assert {error.kind for error in errors} == {"pending"}
    (batch,) = server.batches
    assert str(errors[0]) == (
        f"batch {batch.id} with 5 requests was submitted to {life.model()._service.name}; "
        "run the same command again to collect it"
    )
    assert batch.polls == 0
    errors = life.ask(asked, wait=False)
    assert {error.kind for error in errors} == {"pending"}
    assert "is not done" in str(errors[0])
    assert batch.polls == 1
    server.held = False
    batch.polls = 9
    assert rooms(life.ask(asked, wait=False)) == [1] * 5
    assert len(server.batches) == 1
    assert life.tickets.open() == {}


def test_a_run_that_was_killed_while_it_waited_collects(life, server):
    asked = [prompt(number) for number in range(5)]
    server.held = True
    life.die(asked, lambda: bool(server.batches) and server.batches[0].polls > 0)
    server.held = False
    assert rooms(life.ask(asked)) == [1] * 5
    assert len(server.batches) == 1
    assert life.tickets.open() == {}


def test_a_run_that_was_killed_while_its_batch_was_accepted_collects(life, server):
    """The service made the batch, its answer was never read."""
    asked = [prompt(number) for number in range(5)]
    path = "/v1/batches" if life.teacher == "openai_batch" else "/v1/messages/batches"
    server.faults["POST", path] = ["lost"]
    life.die(asked, lambda: bool(server.batches))
    assert [name.partition(":")[0] for name in life.tickets.open()] == ["claimed"]
    assert rooms(life.ask(asked)) == [1] * 5
    assert len(server.batches) == 1
    assert life.tickets.open() == {}


def test_a_claim_that_came_to_nothing_is_forgotten(life, server):
    asked = [prompt(number) for number in range(5)]
    path = "/v1/batches" if life.teacher == "openai_batch" else "/v1/messages/batches"
    server.faults["POST", path] = ["reset"]
    life.die(asked, lambda: server.count("POST", path) == 1)
    assert server.batches == []
    assert rooms(life.ask(asked)) == [1] * 5
    assert len(server.batches) == 1
    assert life.tickets.open() == {}


def test_a_run_that_is_called_off_leaves_its_batch_to_the_next(life, server):
    asked = [prompt(number) for number in range(5)]
    server.held = True

    async def work():
        async with life.open() as model:
            tasks = [asyncio.ensure_future(model.complete(one)) for one in asked]
            await until(lambda: server.batches and server.batches[0].polls)
            for task in tasks:
                task.cancel()
            return await asyncio.gather(*tasks, return_exceptions=True)

    assert all(isinstance(error, asyncio.CancelledError) for error in asyncio.run(work()))
    assert list(life.tickets.open()) == [server.batches[0].id]
    server.held = False
    assert rooms(life.ask(asked)) == [1] * 5
    assert len(server.batches) == 1


def test_closing_while_a_batch_is_accepted_waits_for_its_id(openai_life, server):
    asked = [prompt(number) for number in range(3)]

    async def work():
        async with openai_life.open() as model:
            tasks = [asyncio.ensure_future(model.complete(one)) for one in asked]
            await until(openai_life.tickets.open)
        return await asyncio.gather(*tasks, return_exceptions=True)

    errors = asyncio.run(work())
    assert {error.kind for error in errors} == {"unavailable"}
    assert list(openai_life.tickets.open()) == [batch.id for batch in server.batches]


def test_what_nobody_asked_for_yet_stays_on_disk(life, server):
    asked = [prompt(number) for number in range(6)]
    life.ask(asked, wait=False)
    assert rooms(life.ask(asked[:2])) == [1, 1]
    (notes,) = life.tickets.open().values()
    assert len(notes) == 4
    replies = life.ask(asked[2:])
    assert len(replies) == 4
    assert all(isinstance(reply, Reply) for reply in replies)
    assert len(server.batches) == 1
    assert life.tickets.open() == {}


def test_a_batch_that_nobody_wants_is_not_downloaded(life, server):
    life.ask([prompt(0)], wait=False)
    assert rooms(life.ask([prompt(0, seed=7)])) == [1]
    assert len(server.batches) == 2
    asked_for = server.count("GET", "/v1/files/") + sum(path.endswith("/results") for _, path in server.seen)
    assert asked_for == 1
    assert list(life.tickets.open()) == [server.batches[0].id]


def test_answers_wait_for_those_who_come_late(openai_life, server):
    asked = [prompt(number) for number in range(4)]
    openai_life.ask(asked, wait=False)

    async def work():
        async with openai_life.open() as model:
            first = await model.complete(asked[0])
            return [first, *[await model.complete(one) for one in asked[1:]]]

    assert rooms(asyncio.run(work())) == [1] * 4
    assert len(server.batches) == 1
    assert server.count("GET", "/v1/files/") == 1


def test_an_answer_that_comes_while_the_caller_leaves_is_held(openai_life, server):
    server.held = True
    answer = Reply(text="Free.", finish="stop", raw=b"{}")

    async def work():
        async with openai_life.open() as model:
            leaving = asyncio.ensure_future(model.complete(prompt(0)))
            await until(lambda: server.batches and server.batches[0].polls)
            model._desk._hand_out(next(iter(server.batches[0].requests)), answer)
            leaving.cancel()
            (left,) = await asyncio.gather(leaving, return_exceptions=True)
            return left, await model.complete(prompt(0))

    left, again = asyncio.run(work())
    assert isinstance(left, asyncio.CancelledError)
    assert again is answer


def test_who_asks_in_the_moment_of_an_error_hears_it_as_well(openai_life, server):
    server.held = True

    async def work():
        async with openai_life.open(wait=False) as model:
            first = asyncio.ensure_future(model.complete(prompt(0)))
            await until(lambda: model._desk is not None and any(batch.error for batch in model._desk._within.values()))
            return await asyncio.gather(first, model.complete(prompt(0)), return_exceptions=True)

    assert [error.kind for error in asyncio.run(work())] == ["pending"] * 2
    assert len(server.batches) == 1


def test_what_is_lost_and_wanted_by_nobody_is_forgotten(life, server):
    server.fates = [Fate(lines={0: "lost", 1: "lost"})]
    life.ask([prompt(0), prompt(1)], wait=False)
    assert rooms(life.ask([prompt(0)])) == [1]
    assert [len(batch.requests) for batch in server.batches] == [2, 1]
    assert life.tickets.open() == {}


def test_tries_are_counted_over_lives(openai_life, server):
    server.fates = [Fate(lines={0: "lost"})] * 2
    assert openai_life.ask([prompt(0)], wait=False)[0].kind == "pending"
    server.batches[0].polls = 9
    assert openai_life.ask([prompt(0)], wait=False)[0].kind == "pending"
    assert len(server.batches) == 2
    server.batches[1].polls = 9
    assert openai_life.ask([prompt(0)], wait=False)[0].kind == "unavailable"
    assert len(server.batches) == 2


def test_a_batch_that_the_service_denies_is_not_paid_again(life, server):
    life.ask([prompt(0)], wait=False)
    (batch,) = server.batches
    server.batches.clear()
    (error,) = life.ask([prompt(0)])
    assert error.kind == "misconfigured"
    assert batch.id in str(error)
    assert server.batches == []
    assert list(life.tickets.open()) == [batch.id]


def test_a_batch_that_is_too_old_to_be_known_is_submitted_again(life, server):
    life.ask([prompt(0)], wait=False)
    ((name, notes),) = life.tickets.open().items()
    life.tickets.add(name, dict.fromkeys(notes, '{"tries": 1, "at": 1700000000}'))
    server.batches.clear()
    assert rooms(life.ask([prompt(0)])) == [1]
    assert len(server.batches) == 1
    assert life.tickets.open() == {}


def test_it_is_not_waited_for_longer_than_was_said(openai_life, server):
    server.held = True
    (error,) = openai_life.ask([prompt(0)], wait_hours=0.1 / 3600)
    assert error.kind == "pending"
    assert "is not done" in str(error)


def test_without_waiting_no_more_batches_are_open_than_may_be(openai_life, server):
    server.held = True
    errors = openai_life.ask([prompt(number) for number in range(6)], wait=False, most=2, most_open=2)
    assert {error.kind for error in errors} == {"pending"}
    assert len(server.batches) == 2
    assert any("2 batches are open" in str(error) for error in errors)


# ---------------------------------------------------------------- in the hands of the asker


def test_a_reply_is_kept_and_its_batch_forgotten_once_the_run_is_closed(openai_life, tmp_path):
    path = tmp_path / "asker.sqlite"

    async def work(model):
        with ReplyStore.open(path) as store:
            purse = Purse(None, {"writer": None})
            use = Use(name="writer", model=model)
            asker = Asker({"writer": use}, Prompts.load(PromptSettings()), store, purse, run="r")
            caller = asker._caller
            try:
                kept = await caller.ask(use, "text", prompt(3), asker._shapes.of(TEXT))
                still = list(store.tickets("writer", model.identity, model.wire).open())
            finally:
                await asker.close()
            return kept.raw, still, list(store.tickets("writer", model.identity, model.wire).open())

    spec = SPECS["openai_batch"]
    model = spec.load(spec.settings(**openai_life.settings))
    raw, meanwhile, afterwards = asyncio.run(work(model))
    assert "103" in model.read(raw).text
    assert meanwhile == [openai_life.server.batches[0].id]
    assert afterwards == []
