"""The ledger says what was paid and what reused replies were worth, per teacher, stage and accepted record."""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal

import pytest

from edgejson.asking.account import Account, account_of_run
from edgejson.asking.keys import Written
from edgejson.asking.store import Call, ReplyStore
from edgejson.costs.ledger import ledger, live_line, reused_in
from edgejson.costs.prices import Price, Quote
from edgejson.models import Prompt, Reply, Usage
from edgejson.types import TeacherIdentity

PRICE = Price(input=Decimal(1), output=Decimal(4), cached=Decimal("0.5"))
QUOTES = {
    "mini": Quote(price=PRICE, basis="a list"),
    "odd": Quote(price=None, basis="not in the list"),
    "home": Quote(price=Price(input=Decimal(0), output=Decimal(0), cached=Decimal(0)), basis="local", local=True),
}
IDENTITY = TeacherIdentity(name="openai", provider="openai", model="m")


def call(run, teacher, number, usage, *, stage="text"):
    prompt = Prompt(messages=({"role": "user", "content": str(number)},), seed=number)
    written = Written.of(prompt)
    price = QUOTES[teacher].price
    return Call(
        key=written.key(IDENTITY, "w/1"),
        written=written,
        identity=IDENTITY,
        wire="w/1",
        reply=Reply(text="{}", finish="stop", raw=b"{}", usage=usage),
        stage=stage,
        teacher=teacher,
        run=run,
        spent=price.of(usage) if price is not None else None,
    )


@pytest.fixture
def store(tmp_path):
    with ReplyStore.open(tmp_path / "replies.sqlite") as opened:
        yield opened


def keep(store, *calls, use_again="", verdict="accepted"):
    """Keep calls; with `use_again`, that run uses their replies too."""

    async def all_of_them():
        for each in calls:
            kept = await store.keep(each)
            run = use_again or each.run
            store.note(kept.id, run=run, teacher=each.teacher, stage=each.stage, verdict=verdict)
        store.flush()

    asyncio.run(all_of_them())


def test_what_a_run_paid_and_what_it_reused_are_told_apart(store):
    paid = [call("now", "mini", number, Usage(input=1000, output=100, cached=400)) for number in range(3)]
    before = [call("before", "mini", number, Usage(input=2000, output=200)) for number in range(10, 15)]
    keep(store, *paid)
    keep(store, *before)
    keep(store, *before, use_again="now")
    told = ledger(account_of_run(store, "now"), QUOTES, {"mini": 4}, reused=reused_in(store, "now"))
    mini = told["teachers"]["mini"]
    assert (mini["calls"], mini["reused"]) == (3, 5)
    assert (mini["input_tokens"], mini["cached_tokens"], mini["output_tokens"]) == (3000, 1200, 300)
    assert mini["paid"] == {"usd": pytest.approx(3 * (600 + 200 + 400) / 1e6), "text": "$0.0036"}
    assert mini["worth_of_reused"]["usd"] == pytest.approx(5 * (2000 + 800) / 1e6)
    assert told["paid"] == mini["paid"]
    per_record = {"calls": 2.0, "input_tokens": 3250.0, "output_tokens": 325.0}
    assert mini["per_record"] == {**per_record, "usd": pytest.approx((0.0036 + 0.014) / 4)}
    json.dumps(told)


def test_an_unknown_price_makes_no_sum_look_whole(store):
    usage = Usage(input=10, output=10)
    keep(store, call("now", "mini", 1, usage), call("now", "odd", 2, usage), call("now", "odd", 3, usage))
    told = ledger(account_of_run(store, "now"), QUOTES, {"odd": 2, "mini": 1}, reused=reused_in(store, "now"))
    assert told["paid"] == {"usd": None, "text": "at least $0.00005, and 2 calls of unknown price"}
    assert told["teachers"]["odd"]["paid"]["usd"] is None
    assert told["teachers"]["odd"]["per_record"]["usd"] is None
    assert told["teachers"]["odd"]["usd_per_million"] is None
    assert told["teachers"]["mini"]["per_record"]["usd"] == pytest.approx(0.00005)


def test_a_reused_reply_without_a_count_of_tokens_has_no_known_worth(store):
    before = [call("before", "mini", 1, Usage()), call("before", "mini", 2, Usage(input=1000, output=0))]
    keep(store, *before[1:])
    keep(store, *before, use_again="now")
    reused = reused_in(store, "now")
    assert reused["mini", "text"].unmeasured == 1
    told = ledger(account_of_run(store, "now"), QUOTES, {}, reused=reused)
    assert told["worth_of_reused"]["text"] == "at least $0.001, and 1 call of unknown price"


def test_verdicts_repairs_and_disagreement_are_summed_over_stages():
    account, live = Account(), Account()
    for stage, reasons in (("text", {"accepted": 7, "truncated": 2}), ("instance", {"accepted": 1, "schema": 2})):
        account.of("mini", stage).verdicts.update(reasons)
        live.of("mini", stage).repaired.update({"fence": 2})
        live.of("mini", stage).disagreed = 3
    told = ledger(account, QUOTES, {"mini": 8}, live=live)["teachers"]["mini"]
    assert told["accepted"] == 8
    assert told["refused"] == {"schema": 2, "truncated": 2}
    assert told["repaired"] == {"fence": 4}
    assert told["disagreed"] == 6
    assert told["stages"]["text"]["refused"] == {"truncated": 2}
    assert told["stages"]["instance"]["accepted"] == 1


def test_a_teacher_without_accepted_records_has_no_cost_per_record():
    account = Account()
    account.of("mini", "text").paid(Usage(input=1, output=1), Decimal("0.5"))
    told = ledger(account, QUOTES, {})["teachers"]["mini"]
    assert told["records"] == 0
    assert told["per_record"] is None


def test_the_line_of_the_progress_display_is_short_and_true():
    account = Account()
    assert live_line(account, QUOTES) == ""
    mini = account.of("mini", "text")
    for _ in range(1200):
        mini.paid(Usage(input=100, output=50), Decimal("0.0003"))
    mini.verdicts.update({"accepted": 972, "truncated": 228})
    odd = account.of("odd", "text")
    odd.paid(Usage(input=1, output=1), None)
    home = account.of("home", "instance")
    home.paid(Usage(), Decimal(0))
    home.reused = 3
    assert live_line(account, QUOTES) == (
        "home: 1 call, 3 reused, local; mini: 1,200 calls, 81 % used, $0.36; "
        "odd: 1 call, unknown (1 call of unknown price)"
    )


def test_lost_replies_are_counted_and_their_money_is_marked_as_estimated(store):
    keep(store, call("now", "mini", 1, Usage(input=1000, output=100)))
    live = Account()
    live.of("mini", "text").lose(2, Decimal("0.01"))
    live.of("odd", "text").lose(1, None)  # nothing came of it at all
    told = ledger(account_of_run(store, "now"), QUOTES, {}, live=live)
    mini, odd = told["teachers"]["mini"], told["teachers"]["odd"]
    assert (mini["calls"], mini["lost_calls"]) == (1, 2)
    assert mini["paid"]["usd"] == pytest.approx(0.0014 + 0.01)
    assert mini["of_it_estimated"] == {"usd": 0.01, "text": "$0.01"}
    assert (odd["calls"], odd["lost_calls"], odd["paid"]["usd"]) == (0, 1, None)
    assert told["paid"]["text"] == "at least $0.01, and 1 call of unknown price"
    assert (
        live_line(live, QUOTES)
        == "mini: 0 calls, 2 lost, $0.01; odd: 0 calls, 1 lost, unknown (1 call of unknown price)"
    )
