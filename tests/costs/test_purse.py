"""What is spent stays within the limit, whatever is in flight."""

from __future__ import annotations

import asyncio
import threading
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.costs.prices import Price
from edgejson.costs.purse import Purse, most_tokens
from edgejson.errors import BudgetSpentError, RecipeError
from edgejson.models import Prompt, Sampling, Usage

PRICES = {
    "dear": Price(input=Decimal(3), output=Decimal(15), cached=Decimal("0.3")),
    "cheap": Price(input=Decimal("0.15"), output=Decimal("0.6"), cached=Decimal("0.075")),
}


def prompt(words="Write a text.", max_tokens=100, schema=None):
    messages = ({"role": "user", "content": words},)
    return Prompt(messages=messages, seed=1, sampling=Sampling(max_tokens=max_tokens), schema=schema)


def most(teacher, question):
    return PRICES[teacher].most(most_tokens(question), question.sampling.max_tokens)


CALLS = st.tuples(
    st.sampled_from(sorted(PRICES)),
    st.integers(1, 2000),
    st.integers(1, 500),
    st.floats(0, 1),
    st.sampled_from(["settle", "release", "unmeasured"]),
)


@settings(max_examples=150, deadline=None)
@given(
    limit=st.decimals(0, Decimal("0.1"), places=6),
    spent=st.decimals(0, Decimal("0.02"), places=6),
    calls=st.lists(CALLS, max_size=40),
    data=st.data(),
)
def test_no_sequence_of_calls_spends_more_than_the_limit(limit, spent, calls, data):
    purse = Purse(limit, PRICES, spent)
    open_calls = []
    paid = spent
    refused = 0

    def finish():
        nonlocal paid
        reservation, teacher, question, share, end = open_calls.pop(data.draw(st.integers(0, len(open_calls) - 1)))
        if end == "release":
            reservation.release()
            return
        used = Usage(
            input=int(share * most_tokens(question)),
            output=int(share * question.sampling.max_tokens),
            cached=int(share * share * most_tokens(question)),
        )
        cost = reservation.settle(Usage() if end == "unmeasured" else used)
        assert cost == (most(teacher, question) if end == "unmeasured" else PRICES[teacher].of(used))
        paid += cost

    for teacher, length, max_tokens, share, end in calls:
        question = prompt("x" * length, max_tokens)
        try:
            reservation = purse.reserve(teacher, question)
        except BudgetSpentError:
            refused += 1
        else:
            open_calls.append((reservation, teacher, question, share, end))
        while open_calls and data.draw(st.booleans()):
            finish()
    while open_calls:
        finish()
    assert purse.spent.known == paid
    assert paid <= max(limit, spent)
    if refused == len(calls) > 0:
        assert all(spent + most(teacher, prompt("x" * n, size)) > limit for teacher, n, size, *_ in calls)


def test_many_threads_cannot_spend_more_than_the_limit_either():
    each = most("cheap", prompt())
    purse = Purse(each * 20, PRICES)
    made = []

    def work():
        for _ in range(20):
            try:
                reservation = purse.reserve("cheap", prompt())
            except BudgetSpentError:
                continue
            made.append(reservation.settle(Usage(input=most_tokens(prompt()), output=100)))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 20
    assert purse.spent.known == each * 20


def test_a_prompt_is_reserved_for_at_more_tokens_than_any_tokenizer_makes_of_it():
    schema = {"type": "object", "properties": {"größe": {"type": "integer", "maximum": 10**30}}}
    words = "Größe: 180 cm 🙂"
    assert most_tokens(prompt(words)) > len(words.encode())
    assert most_tokens(prompt(words, schema=schema)) >= most_tokens(prompt(words)) + 50


def test_a_call_without_usage_keeps_what_was_reserved_and_is_counted():
    purse = Purse(Decimal(1), PRICES)
    reservation = purse.reserve("dear", prompt())
    assert reservation.settle(Usage(input=10)) == reservation.most == most("dear", prompt())
    assert purse.spent.known == reservation.most
    assert purse.unmeasured == 1


def test_a_limit_with_an_unknown_price_is_refused_at_once_and_says_how_to_state_it():
    with pytest.raises(RecipeError) as refused:
        Purse(Decimal(5), {**PRICES, "mine": None})
    line = str(refused.value)
    assert "mine" in line
    assert "price: {input:" in line
    assert "\n" not in line


def test_without_a_limit_calls_of_unknown_price_are_counted_and_never_nothing():
    purse = Purse(None, {**PRICES, "mine": None})
    assert purse.reserve("mine", prompt()).settle(Usage(input=5, output=5)) is None
    assert purse.reserve("dear", prompt()).settle(Usage(input=1000, output=0)) == Decimal("0.003")
    assert str(purse.spent) == "at least $0.003, and 1 call of unknown price"


def test_a_reservation_is_settled_once():
    reservation = Purse(None, PRICES).reserve("dear", prompt())
    reservation.release()
    with pytest.raises(RuntimeError):
        reservation.settle(Usage(input=1, output=1))


def test_who_waits_in_turn_gets_what_calls_in_flight_give_back():
    each = most("dear", prompt())
    purse = Purse(each * 2, PRICES)
    finished = []

    async def call(number):
        reservation = await purse.reserve_in_turn("dear", prompt())
        await asyncio.sleep(0)
        reservation.settle(Usage(input=10, output=10))
        finished.append(number)

    async def all_calls():
        await asyncio.gather(*(call(number) for number in range(12)))

    asyncio.run(all_calls())
    assert len(finished) == 12
    assert purse.spent.known == 12 * PRICES["dear"].of(Usage(input=10, output=10))


def test_who_waits_in_turn_is_told_when_nothing_can_come_back():
    purse = Purse(most("dear", prompt()) * 2, PRICES)
    ended = []

    async def call():
        try:
            reservation = await purse.reserve_in_turn("dear", prompt())
        except BudgetSpentError as error:
            ended.append(error)
            return
        await asyncio.sleep(0)
        reservation.settle(Usage())

    async def all_calls():
        await asyncio.gather(*(call() for _ in range(6)))

    asyncio.run(all_calls())
    assert len(ended) == 4
    assert ended[0].exit_code == 1


def test_the_end_of_a_budget_says_what_it_came_to_and_how_to_go_on():
    purse = Purse(Decimal(5), PRICES, Decimal("4.98"))
    error = purse.ended(412, 1000)
    assert str(error) == (
        "budget of $5.00 reached after $4.98: 412 of 1,000 records; raise --budget and run the same command again"
    )
    assert error.exit_code == 1


def test_lost_replies_are_paid_at_the_most_their_call_could_cost():
    purse = Purse(most("dear", prompt()) * 3, PRICES)
    reservation = purse.reserve("dear", prompt())
    assert reservation.pay_lost(2) == 2 * reservation.most
    reservation.release()
    assert purse.spent.known == 2 * reservation.most
    purse.reserve("dear", prompt()).settle(Usage())
    with pytest.raises(BudgetSpentError):
        purse.reserve("dear", prompt())


def test_lost_replies_of_unknown_price_are_counted():
    purse = Purse(None, {"mine": None})
    reservation = purse.reserve("mine", prompt())
    assert reservation.pay_lost(2) is None
    reservation.release()
    assert str(purse.spent) == "unknown (2 calls of unknown price)"
