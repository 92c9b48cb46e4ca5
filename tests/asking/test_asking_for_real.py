"""The asker with the prompts and the purse that a run uses."""

import asyncio
import json
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from scripted_model import SAMPLING, ScriptedModel, said

from edgejson.asking.account import account_of_run
from edgejson.asking.asker import Asker
from edgejson.asking.store import ReplyStore
from edgejson.asking.use import Refusal, Use
from edgejson.costs.prices import Price
from edgejson.costs.purse import BudgetSpentError, Purse
from edgejson.prompting import Prompts
from edgejson.recipe import PromptSettings
from edgejson.schema import Schema
from edgejson.types import InstanceFacts, Request, TextFacts

ORDER = Schema(
    {
        "type": "object",
        "title": "An order",
        "properties": {
            "quantity": {"type": "integer", "minimum": 1},
            "unit_price": {"type": "number"},
            "total": {"type": "number"},
        },
        "required": ["quantity", "unit_price", "total"],
        "additionalProperties": False,
        "x-invariants": [{"id": "total", "set": "total", "expr": "round(quantity * unit_price, 2)"}],
    },
    id="shop/order",
)
PRICE = Price(input=Decimal(2), output=Decimal(10), cached=Decimal(1))
COST = (7 * PRICE.input + 3 * PRICE.output) / 1_000_000


@pytest.fixture(scope="module")
def prompts():
    return Prompts.load(PromptSettings(shots=0))


def text(seed):
    gold = {"quantity": seed, "unit_price": 2.5, "total": 2.5 * seed}
    return Request(intent="text", facts=TextFacts(schema=ORDER, gold=gold, genre="email"), seed=seed)


def instance(seed):
    return Request(intent="instance", facts=InstanceFacts(schema=ORDER), seed=seed)


def ask(path, prompts, model, requests, *, limit=None, together=False, **settings):
    """What becomes of the requests; and what the purse and the store say of the money."""

    async def main():
        with ReplyStore.open(path) as store:
            purse = Purse(limit, {"m": PRICE}, account_of_run(store, "run").spent)
            use = Use(name="m", model=model, sampling=SAMPLING, **settings)
            asker = Asker({"m": use}, prompts, store, purse, run="run")
            try:
                if together:
                    outcomes = await asker.answer(requests, ["m"])
                else:
                    groups = await asyncio.gather(
                        *(asker.answer([request], ["m"]) for request in requests), return_exceptions=True
                    )
                    outcomes = [group if isinstance(group, Exception) else group[0] for group in groups]
            finally:
                await asker.close()
            assert purse.spent.known == account_of_run(store, "run").spent
            return outcomes, purse

    return asyncio.run(asyncio.wait_for(main(), 60))


def test_a_text_and_an_instance_are_asked_for_and_read(tmp_path, prompts):
    def script(prompt):
        if "text" in prompt.schema["properties"]:
            return f"<think>A price.</think>{said('Four at 2.50, 10.00 in all.')}"
        return '{"quantity": 3, "unit_price": 0.335, "total": 99}'

    (told, made), purse = ask(tmp_path / "r.sqlite", prompts, ScriptedModel(script), [text(4), instance(9)])
    assert (told.text, told.by.repaired) == ("Four at 2.50, 10.00 in all.", "thoughts")
    assert made.value == {"quantity": 3, "unit_price": 0.335, "total": 1.01}, "a computed member is computed"
    assert made.by.prompt != told.by.prompt
    assert purse.spent.known == 2 * COST


def test_an_answer_is_held_against_the_schema_itself(tmp_path, prompts):
    replies = iter(['{"quantity": 0, "unit_price": 1, "total": 0}', '{"quantity": 1e999}', '{"quantity": 1}'])
    (refusal,), _ = ask(tmp_path / "r.sqlite", prompts, ScriptedModel(lambda _: next(replies)), [instance(1)])
    assert isinstance(refusal, Refusal)
    assert refusal.tried == {"schema:minimum": 1, "invalid_json": 1, "schema:required": 1}


def test_instances_share_a_call(tmp_path, prompts):
    shared = [{"quantity": n, "unit_price": 1, "total": 0} for n in (1, 2, 2, 0)]

    def script(prompt):
        if "instances" in prompt.schema["properties"]:
            return json.dumps({"instances": shared})
        return json.dumps({"quantity": 50, "unit_price": 1, "total": 50})

    requests = [instance(seed) for seed in range(4)]
    outcomes, _ = ask(tmp_path / "r.sqlite", prompts, ScriptedModel(script), requests, together=True)
    assert [outcome.value["quantity"] for outcome in outcomes] == [1, 2, 50, 50]


def test_a_budget_ends_the_run_within_its_limit_and_more_money_goes_on_from_there(tmp_path, prompts):
    path, limit = tmp_path / "r.sqlite", Decimal("0.02")
    model = ScriptedModel(lambda prompt: said(f"text {prompt.seed}"), parallel=3)
    requests = [text(seed) for seed in range(1, 600)]
    outcomes, purse = ask(path, prompts, model, requests, limit=limit)
    ended = [outcome for outcome in outcomes if isinstance(outcome, BudgetSpentError)]
    done = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    assert ended
    assert done
    assert purse.spent.known == len(done) * COST <= limit
    asked = len(model.asked)
    again, purse = ask(path, prompts, model, requests)
    assert [outcome for outcome in again if outcome in done] == done
    assert len(model.asked) == len(requests)
    assert asked == len(done)
    assert purse.spent.known == len(requests) * COST


KILLED = """
import asyncio, os, sys
from decimal import Decimal
from pathlib import Path
sys.path.insert(0, {folder!r})
from scripted_model import SAMPLING, PlainPrompts, ScriptedModel, said, text_request
from edgejson.asking.asker import Asker
from edgejson.asking.store import ReplyStore
from edgejson.asking.use import Use
from edgejson.costs.purse import Purse

async def script(prompt):
    os.write(1, b"%d\\n" % prompt.seed)
    await asyncio.sleep(0.001 * (prompt.seed % 3))
    return "broken" if prompt.seed % 4 == 0 else said(f"text {{prompt.seed}}")

async def main():
    with ReplyStore.open(Path(sys.argv[1])) as store:
        model = ScriptedModel(script, parallel=8)
        use = Use(name="m", model=model, sampling=SAMPLING, retries=9)
        asker = Asker({{"m": use}}, PlainPrompts(), store, Purse(None, {{"m": None}}), run="run")
        done = await asyncio.gather(*(asker.answer([text_request(seed)], ["m"]) for seed in range(450)))
        await asker.close()
    print("done", [completion.text for (completion,) in done])

asyncio.run(main())
"""


@pytest.mark.parametrize("killed_at", [1, 400])
def test_a_killed_run_repeats_no_more_calls_than_were_open(tmp_path, killed_at):
    code = KILLED.format(folder=str(Path(__file__).parent))

    def run(path, *, kill_at=None):
        asked, result = [], ""
        with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                if line.startswith("done"):
                    result = line
                elif line.endswith("\n"):
                    asked.append(int(line))
                if len(asked) == kill_at:
                    process.kill()
            process.wait(timeout=60)
        assert process.returncode == (0 if kill_at is None else -signal.SIGKILL)
        return asked, result

    first, _ = run(tmp_path / "r.sqlite", kill_at=killed_at)
    second, result = run(tmp_path / "r.sqlite")
    whole, uninterrupted = run(tmp_path / "whole.sqlite")
    assert len(whole) == len(set(whole)) > 500
    assert set(first) | set(second) == set(whole)
    assert len(first) + len(second) - len(whole) <= 8
    assert result == uninterrupted != ""
