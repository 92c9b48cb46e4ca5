"""Every fault a service can have, behind every wire format: all that was asked for is there, or it is said what is not;
no reply is lost, and none is paid twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import faults
import pytest
import scribe as scribe_server
from teaching import KEY_VARIABLE, WIRES, settings_for

from edgejson.asking.asker import Asker
from edgejson.asking.store import ReplyStore
from edgejson.asking.upkeep import stats
from edgejson.asking.use import Refusal, Use
from edgejson.costs.purse import Purse
from edgejson.grounding import Grounder
from edgejson.host import Host
from edgejson.models import ModelError
from edgejson.prompting import Prompts
from edgejson.recipe import PromptSettings
from edgejson.schema import Schema
from edgejson.tools import Tools
from edgejson.types import Completion, Slot

COUNT = 16
PROMPTS = Prompts.load(PromptSettings())
FEW_AT_A_TIME = {"max_concurrency": 6, "outage_failures": 5, "outage_s": 0}
EACH_WIRE = [WIRES[0], *(pytest.param(wire, marks=pytest.mark.slow) for wire in WIRES[1:])]
"""The quick run looks at one; the others differ in nothing but the format."""
ORDER = Schema(
    {
        "type": "object",
        "properties": {
            "order": {"type": "string", "pattern": "^ORD-[0-9]{8}$"},
            "quantity": {"type": "integer", "minimum": 2, "maximum": 90},
            "paid": {"type": "boolean"},
        },
        "required": ["order", "quantity", "paid"],
        "additionalProperties": False,
    },
    id="faults/order",
)
PASSING = [
    *("429", "429:0", "500", "502", "503", "529", "reset", "refuse", "hang:30", "cut:40", "cutrst:40", "cutchunks:40"),
    *("half:40", "badjson", "empty", "html", "drip:1"),
]
"""Faults that are gone when the call is repeated."""
HARMLESS = ["blank:3", "drip:0.001"]


@dataclass(frozen=True)
class Outcome:
    """What became of the requests, and what both sides saw."""

    answers: list[Completion | Refusal | BaseException]
    proxy: faults.Faults
    scribe: scribe_server.Scribe
    kept: int
    retried: int

    @property
    def errors(self) -> list[ModelError]:
        return [answer for answer in self.answers if isinstance(answer, ModelError)]

    @property
    def completions(self) -> list[Completion]:
        return [answer for answer in self.answers if isinstance(answer, Completion)]


@pytest.fixture(scope="module")
def host():
    return Host()


@pytest.fixture
def asked(host, tmp_path, monkeypatch):
    """`asked(wire, plan)`: the requests of this module, through a proxy with that plan."""
    monkeypatch.setenv(KEY_VARIABLE, scribe_server.KEY)

    def ask(wire: str, plan: faults.Plan, **more: object) -> Outcome:
        with (
            scribe_server.serving(key=scribe_server.KEY) as scribe,
            faults.serving(scribe.url, plan) as proxy,
        ):
            settings = settings_for(wire, proxy.url, model=scribe.model, **FEW_AT_A_TIME, **more)
            model = host.create("teachers", wire, settings)
            answers, kept = asyncio.run(answered(model, tmp_path / "replies.sqlite"))
        return Outcome(answers, proxy, scribe, kept, sum(model.counters.retries.values()))

    return ask


async def answered(model, replies) -> tuple[list[Completion | Refusal | BaseException], int]:
    """What becomes of the requests of this module, and how many replies are kept; nothing is left open."""
    with ReplyStore.open(replies) as store:
        asker = Asker({"it": Use(name="it", model=model)}, PROMPTS, store, Purse(None, {"it": None}))
        try:
            async with asyncio.timeout(40):
                answers = await asyncio.gather(
                    *(asker.answer([request], ["it"]) for request in requests()), return_exceptions=True
                )
        finally:
            await asker.close()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return [answer if isinstance(answer, BaseException) else answer[0] for answer in answers], stats(store)[
            "replies"
        ]


def requests():
    grounder = Grounder("en")
    for number in range(COUNT):
        slot = Slot(
            key=f"sft/{number}",
            task="text_to_json",
            kind="sft",
            schema_id=ORDER.id,
            complexity="simple",
            difficulty="easy",
            language="en",
            teacher="",
            seed=number,
        )
        gold = ORDER.sample(number)
        yield Tools(slot, ORDER).ask_text(gold, accept=stating(grounder, gold))


def stating(grounder, gold) -> Callable[[Completion], str | None]:
    return lambda told: "not_grounded" if grounder.ground(told.text, gold, verbatim=True) else None


def patience_with(fault: str) -> dict[str, float]:
    """A short one for services that never come to an end, a long one for all others: machines may be busy."""
    return {"reply_timeout_s": 1.5} if fault in ("hang:30", "drip:1") else {}


def no_reply_is_lost_and_none_is_paid_twice(outcome: Outcome) -> None:
    delivered = outcome.proxy.delivered()
    assert max(delivered.values()) <= 1
    assert outcome.kept == sum(delivered.values())


@pytest.mark.parametrize("wire", EACH_WIRE)
@pytest.mark.parametrize("fault", PASSING)
def test_after_a_passing_fault_everything_is_there(asked, wire, fault):
    plan = ["ok", "ok", fault, fault, "ok", "ok", "ok", fault]
    outcome = asked(wire, plan, **patience_with(fault))
    assert len(outcome.completions) == COUNT, outcome.answers
    assert len({answer.text for answer in outcome.completions}) == COUNT
    assert [passage.fault for passage in outcome.proxy.log[: len(plan)]] == plan
    assert outcome.retried == 3
    no_reply_is_lost_and_none_is_paid_twice(outcome)
    # Calls that reached the service and were answered into the void are paid; no other is made twice.
    lost = sum(passage.asked and not passage.whole for passage in outcome.proxy.log)
    assert len(outcome.scribe.calls) == COUNT + lost
    assert outcome.kept == COUNT


@pytest.mark.parametrize("wire", EACH_WIRE)
@pytest.mark.parametrize("fault", HARMLESS)
def test_what_is_only_odd_costs_nothing(asked, wire, fault):
    outcome = asked(wire, lambda _: fault)
    assert len(outcome.completions) == COUNT
    assert len(outcome.proxy.log) == COUNT
    assert outcome.retried == 0
    no_reply_is_lost_and_none_is_paid_twice(outcome)


@pytest.mark.parametrize("wire", EACH_WIRE)
@pytest.mark.parametrize(("fault", "words"), [("key", KEY_VARIABLE), ("model", scribe_server.MODEL)])
def test_what_can_never_succeed_ends_at_once(asked, wire, fault, words):
    outcome = asked(wire, ["ok", "ok", *[fault] * 100])
    assert len(outcome.completions) == 2
    assert {error.kind for error in outcome.errors} == {"misconfigured"}
    assert len(outcome.errors) == COUNT - 2
    assert len(outcome.proxy.log) <= 2 + FEW_AT_A_TIME["max_concurrency"], "asked on, though it can never succeed"
    assert all(words in str(error) for error in outcome.errors)
    assert all(scribe_server.KEY not in f"{error!r} {error} {error.__cause__!r}" for error in outcome.errors)
    no_reply_is_lost_and_none_is_paid_twice(outcome)


@pytest.mark.parametrize("wire", EACH_WIRE)
def test_a_prompt_beyond_the_context_costs_itself_only(asked, wire):
    outcome = asked(wire, ["ok", "overflow", "ok", "overflow"])
    refused = [answer for answer in outcome.answers if isinstance(answer, Refusal)]
    assert [refusal.reason for refusal in refused] == ["too_long", "too_long"]
    assert len(outcome.completions) == COUNT - 2
    assert len(outcome.proxy.log) == COUNT, "the same prompt was sent again"
    no_reply_is_lost_and_none_is_paid_twice(outcome)


@pytest.mark.parametrize("wire", EACH_WIRE)
@pytest.mark.parametrize("fault", ["500", "503", "reset", "refuse", "hang:30", "empty", "html", "429:3600"])
def test_a_service_that_stays_away_is_left_alone(asked, wire, fault):
    outcome = asked(wire, ["ok", "ok", "ok", *[fault] * 1000], **patience_with(fault))
    assert len(outcome.completions) == 3
    assert {error.kind for error in outcome.errors} == {"unavailable"}
    assert len(outcome.errors) == COUNT - 3
    assert len(outcome.proxy.log) <= 3 + 4 * FEW_AT_A_TIME["max_concurrency"], "asked on, though nobody answers"
    assert all("127.0.0.1" in str(error) and "\n" not in str(error) for error in outcome.errors)
    no_reply_is_lost_and_none_is_paid_twice(outcome)


@pytest.mark.parametrize("wire", EACH_WIRE)
def test_a_limit_that_never_lifts_ends_within_the_time_of_a_call(asked, wire):
    outcome = asked(wire, ["ok", "ok", *["429"] * 1000], timeout_s=3)
    assert len(outcome.completions) == 2
    assert {error.kind for error in outcome.errors} == {"unavailable"}
    assert len(outcome.proxy.log) <= 100
    no_reply_is_lost_and_none_is_paid_twice(outcome)


def test_a_late_reply_does_not_undo_the_wish_to_be_left_alone(host, tmp_path, monkeypatch):
    monkeypatch.setenv(KEY_VARIABLE, scribe_server.KEY)
    plan = ["drip:0.02", *["429:3600"] * 1000]  # the first is answered last
    with scribe_server.serving(key=scribe_server.KEY) as scribe, faults.serving(scribe.url, plan) as proxy:
        model = host.create(
            "teachers", "openai", settings_for("openai", proxy.url, model=scribe.model, **FEW_AT_A_TIME)
        )
        first, kept = asyncio.run(answered(model, tmp_path / "replies.sqlite"))
        sent = len(proxy.log)
        second, _ = asyncio.run(answered(model, tmp_path / "replies.sqlite"))
        assert kept == 1
        assert sum(isinstance(answer, Completion) for answer in first) == 1
        assert sum(isinstance(answer, ModelError) and answer.kind == "unavailable" for answer in second) == COUNT - 1
        assert len(proxy.log) == sent, "asked on, though the service wants an hour of peace"


@pytest.mark.parametrize("wire", EACH_WIRE)
@pytest.mark.parametrize("fault", ["cut:40", "cutrst:90", "cutchunks:200", "half:200", "drip:1", "reset"])
def test_a_stream_that_breaks_is_no_reply(asked, wire, fault):
    outcome = asked(wire, ["ok", fault, fault, "ok", fault], stream=True, **patience_with(fault))
    assert len(outcome.completions) == COUNT
    assert all(call.streamed for call in outcome.scribe.calls)
    assert outcome.retried == 3
    no_reply_is_lost_and_none_is_paid_twice(outcome)


@pytest.fixture
def badly(host, tmp_path, monkeypatch):
    """`badly(wire, manners)`: the answers to the requests of this module, the calls made and the replies kept."""
    monkeypatch.setenv(KEY_VARIABLE, scribe_server.KEY)

    def ask(wire, manners):
        with scribe_server.serving(key=scribe_server.KEY, manners=manners) as scribe:
            model = host.create("teachers", wire, settings_for(wire, scribe.url, model=scribe.model))
            answers, kept = asyncio.run(answered(model, tmp_path / "replies.sqlite"))
            return answers, len(scribe.calls), kept

    return ask


@pytest.mark.parametrize("wire", EACH_WIRE)
@pytest.mark.parametrize("manner", ["fenced", "prose", "thinking"])
def test_an_answer_among_other_words_is_found(badly, wire, manner):
    answers, calls, kept = badly(wire, [manner] * 4)
    assert all(isinstance(answer, Completion) for answer in answers)
    assert calls == kept == COUNT
    assert sum(answer.by.repaired != "" for answer in answers) == 4


@pytest.mark.parametrize("wire", EACH_WIRE)
@pytest.mark.parametrize("manner", ["length", "empty", "invalid", "nan", "wrong", "ungrounded"])
def test_an_answer_that_cannot_be_used_is_asked_for_again(badly, wire, manner):
    answers, calls, kept = badly(wire, ["ok", manner, manner])
    assert all(isinstance(answer, Completion) for answer in answers)
    assert calls == kept == COUNT + 2
    assert sum(answer.by.attempt for answer in answers) == 2


@pytest.mark.parametrize("wire", EACH_WIRE)
def test_a_model_that_never_gives_a_usable_answer_ends_in_reasons(badly, wire):
    answers, calls, kept = badly(wire, lambda _: "ungrounded")
    assert {answer.reason for answer in answers} == {"not_grounded"}
    assert [answer.tried for answer in answers] == [{"not_grounded": 3}] * COUNT
    assert calls == kept == 3 * COUNT


@pytest.mark.parametrize("wire", ["openai", "anthropic"])
def test_a_model_that_declines_is_asked_with_another_seed(badly, wire):
    answers, calls, kept = badly(wire, ["ok", "refusal"])
    assert all(isinstance(answer, Completion) for answer in answers)
    assert calls == kept == COUNT + 1


@pytest.mark.parametrize("wire", ["openai", "anthropic"])
def test_a_model_that_always_declines_ends_in_that_reason(badly, wire):
    answers, calls, kept = badly(wire, lambda _: "refusal")
    assert [answer.tried for answer in answers] == [{"declined": 3}] * COUNT
    assert calls == kept == 3 * COUNT
