"""The engine that asks models: any order of answers gives the same blocks, memory is bounded, errors end it."""

from __future__ import annotations

import asyncio
import io
import random
import threading

import orjson
import pytest

from edgejson.asking.use import Refusal
from edgejson.building.assemble import Assembly, shortfall
from edgejson.building.block import build_block, read_block
from edgejson.building.conversing import Conversing, Line
from edgejson.errors import TeacherError
from edgejson.host import Host
from edgejson.models import Capabilities
from edgejson.recipe import recipe_from
from edgejson.routing import Router
from edgejson.workshop import Workshop

RECIPE = {"target": 300, "preference": 0.1, "languages": {"en": 0.5, "de": 0.5}}


class Model:
    """A model by its capabilities; nobody calls it here."""

    def __init__(self, parallel, exclusive=""):
        self.capabilities = Capabilities(parallel=parallel, exclusive=exclusive)


def with_model(recipe, *, parallel=8, writes="text"):
    """A workshop in which the templates are asked through a line, as a model is."""
    workshop = Workshop.open(recipe_from({**recipe, "teachers": [{"use": "templates", "writes": writes}]}), Host())
    templates = workshop.programs["templates"]
    workshop.__dict__["programs"] = {}
    workshop.__dict__["models"] = {"templates": Model(parallel)}
    workshop.__dict__["router"] = Router(workshop.recipe, ["templates"], lambda *_: None)
    return workshop, templates


class Slow:
    """Answers as the templates do, in an order that nobody can foresee."""

    def __init__(self, templates, seed=0, fails_at=None, refuses=()):
        self.templates = templates
        self.rng = random.Random(seed)
        self.calls = self.open = self.most_open = 0
        self.fails_at = fails_at
        self.refuses = refuses
        self.drained = self.closed = False

    async def answer(self, requests, order):
        assert tuple(order) == ("templates",)
        self.calls += 1
        call = self.calls
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        await asyncio.sleep(self.rng.random() * 0.005)
        self.open -= 1
        if call == self.fails_at:
            raise TeacherError("the service is gone")
        if requests[0].seed % 7 in self.refuses:
            return [Refusal(reason="empty", message="nothing was said", tried={"empty": 3})]
        return self.templates.answer(requests)

    async def drain(self):
        self.drained = True

    async def close(self):
        self.closed = True


def built(workshop, answering, blocks=None):
    async def opened():
        return answering

    plan = workshop.plan()
    with Line(opened) as line:
        return list(Conversing(plan, workshop, line).run(plan.blocks if blocks is None else blocks))


@pytest.mark.parametrize("writes", ["text", "both"])
def test_blocks_are_the_same_whatever_order_the_answers_come_in(writes):
    workshop, templates = with_model(RECIPE, writes=writes)
    first, second = Slow(templates, seed=1), Slow(templates, seed=2)
    blocks = built(workshop, first)
    assert [block.index for block, _ in blocks] == list(range(len(workshop.plan().blocks)))
    assert blocks == built(workshop, second)
    assert first.calls >= 60
    assert first.most_open > 1
    assert first.closed
    assert not first.drained


def test_an_engine_without_models_builds_the_same_texts():
    workshop, templates = with_model(RECIPE, writes="both")
    alone = Workshop.open(recipe_from({**RECIPE, "teachers": [{"use": "templates", "writes": "both"}]}), Host())
    plan = alone.plan()
    expected = [saying(build_block(plan, block, alone)) for block in plan.blocks]
    assert [saying(content) for _, content in built(workshop, Slow(templates))] == expected


def saying(content):
    """What the candidates of a block say, without who is said to have given the answers."""
    records = [orjson.loads(line.line) for line in read_block(content) if line.line]
    return [{key: part for key, part in record.items() if key != "meta"} for record in records]


def test_questions_open_at_a_time_are_bounded():
    workshop, templates = with_model(RECIPE, parallel=2)
    answering = Slow(templates)
    built(workshop, answering)
    most_in_a_block = max(sum(share.candidates for share in block.shares) for block in workshop.plan().blocks)
    assert answering.most_open <= 2 * 2 + most_in_a_block


def test_models_that_take_turns_find_all_their_questions_waiting():
    """Opening a model takes minutes: it is not to be done for a few questions."""
    workshop, templates = with_model({**RECIPE, "tasks": {"text_to_json": 1.0}}, parallel=2)
    workshop.__dict__["models"] = {name: Model(2, exclusive="gpu") for name in ("templates", "another")}
    first_wave = workshop.plan().rows()
    all_there = asyncio.Event()

    class Waiting(Slow):
        async def answer(self, requests, order):
            assert tuple(order) == ("templates",)
            self.calls += 1
            if self.calls == first_wave:
                all_there.set()
            await asyncio.wait_for(all_there.wait(), 60)
            return self.templates.answer(requests)

    assert len(built(workshop, Waiting(templates))) == len(workshop.plan().blocks)
    assert all_there.is_set()


def test_a_refused_request_costs_its_candidate_and_says_why():
    workshop, templates = with_model({**RECIPE, "tasks": {"text_to_json": 1.0}, "target": 60})
    blocks = built(workshop, Slow(templates, refuses={0, 1}))
    content = b"".join(content for _, content in blocks)
    assert b'"check":"unanswered:text_to_json"' in content
    assert b"empty: nothing was said (tried: 3 x empty)" in content


def test_what_lacks_in_the_end_is_told_with_the_reason(tmp_path):
    workshop, templates = with_model({**RECIPE, "tasks": {"text_to_json": 1.0}, "target": 20, "preference": 0})
    blocks = built(workshop, Slow(templates, refuses=range(7)))
    with Assembly(workshop.plan(), tmp_path, io.BytesIO(), lambda line: (line, [])) as assembly:
        for block, content in blocks:
            list(assembly.take(block, content))
        told = shortfall(assembly.tally, assembly.short)
    assert "x unanswered:text_to_json: empty: nothing was said)" in told


def test_an_error_ends_the_run_and_calls_being_made_are_waited_for():
    workshop, templates = with_model(RECIPE)
    answering = Slow(templates, fails_at=20)
    with pytest.raises(TeacherError, match="the service is gone"):
        built(workshop, answering)
    assert answering.drained
    assert answering.closed
    assert "edgejson-calls" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (SystemExit(3), "a teacher would end the program: SystemExit: 3"),
        (asyncio.CancelledError(), "a call to a teacher was called off"),
    ],
)
def test_a_call_that_would_end_the_program_or_itself_ends_the_run_in_one_line(raised, told):
    workshop, templates = with_model(RECIPE)

    class Leaving(Slow):
        async def answer(self, requests, order):
            answers = await super().answer(requests, order)
            if self.calls > 20:
                raise raised
            return answers

    answering = Leaving(templates)
    with pytest.raises(TeacherError, match=told):
        built(workshop, answering)
    assert answering.drained
    assert answering.closed
    assert "edgejson-calls" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("fails_at", [None, 20])
def test_what_cannot_be_closed_is_told_unless_something_ended_the_run_before(fails_at):
    workshop, templates = with_model(RECIPE)

    class Stuck(Slow):
        async def close(self):
            raise TeacherError("it would not close")

    with pytest.raises(TeacherError, match="the service is gone" if fails_at else "it would not close"):
        built(workshop, Stuck(templates, fails_at=fails_at))
    assert "edgejson-calls" not in {thread.name for thread in threading.enumerate()}


def test_what_cannot_be_opened_leaves_no_thread():
    async def opened():
        raise TeacherError("no store")

    with pytest.raises(TeacherError, match="no store"), Line(opened):
        pass
    assert "edgejson-calls" not in {thread.name for thread in threading.enumerate()}
