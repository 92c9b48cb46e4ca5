"""A price is what the list says, what the recipe says, or unknown; it is never nothing by ignorance."""

from __future__ import annotations

import socket
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from edgejson.costs.money import Sum, dollars
from edgejson.costs.prices import BATCH_FACTORS, Price, quote
from edgejson.models import Usage
from edgejson.recipe import PriceChoice
from edgejson.types import TeacherIdentity


def model(provider, name):
    return TeacherIdentity(name="it", provider=provider, model=name)


@pytest.mark.parametrize(
    ("provider", "name", "expected"),
    [
        ("openai", "gpt-5.4-mini", ("0.75", "0.075", "4.50")),
        ("openai", "gpt-4o-mini-2024-07-18", ("0.15", "0.075", "0.60")),
        ("anthropic", "claude-haiku-4-5", ("1", "0.1", "5")),
    ],
)
def test_the_price_list_is_read_per_model(provider, name, expected):
    price = quote(model(provider, name)).price
    assert (price.input, price.cached, price.output) == tuple(map(Decimal, expected))


def test_a_price_that_depends_on_the_hour_is_the_dearest_of_the_day():
    import genai_prices

    usage = genai_prices.Usage(input_tokens=1_000_000, output_tokens=1_000_000)
    by_hour = {
        genai_prices.calc_price(
            usage,
            "deepseek-chat",
            provider_id="deepseek",
            genai_request_timestamp=datetime.now(UTC).replace(hour=hour, minute=45),
        ).total_price
        for hour in range(24)
    }
    assert len(by_hour) > 1
    found = quote(model("deepseek", "deepseek-chat"))
    assert found.price.of(Usage(input=1_000_000, output=1_000_000)) == max(by_hour)
    assert "dearest hour" in found.basis


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        ("openai", "gpt-4o-nosuch"),
        ("nosuch", "gpt-4o"),
        ("my-openai-proxy", "gpt-4o"),  # the list would take it for openai: the name contains it
        ("openrouter", "meta-llama/llama-3.1-8b-instruct:free"),  # listed with an empty price
        ("ollama", "gpt-oss:120b-cloud"),  # not on this machine
        ("openai", ""),
    ],
)
def test_what_is_not_known_is_unknown_and_never_nothing(provider, name):
    found = quote(model(provider, name))
    assert found.price is None
    assert not found.local
    assert found.basis
    assert str(Sum.of(None, 3)) == "unknown (3 calls of unknown price)"


@pytest.mark.parametrize("provider", ["vllm", "ollama", "transformers", "llama.cpp"])
def test_an_engine_of_ones_own_costs_nothing_because_it_is_local(provider):
    found = quote(model(provider, "some/model"))
    assert found.local
    assert "local" in found.basis
    assert found.price.most(10**6, 10**6) == 0


@pytest.mark.parametrize(("provider", "name"), [("openai", "gpt-5.4-mini"), ("anthropic", "claude-haiku-4-5")])
def test_a_batch_is_half_price_by_our_own_table(provider, name):
    usage = Usage(input=1000, output=500, cached=200)
    full, batch = quote(model(provider, name)), quote(model(provider, name), batch=True)
    assert batch.price.of(usage) == full.price.of(usage) / 2
    assert BATCH_FACTORS[provider] == Decimal("0.5")
    assert "0.5" in batch.basis


def test_a_batch_where_no_factor_is_known_has_no_known_price():
    assert quote(model("deepseek", "deepseek-chat"), batch=True).price is None


def test_a_price_in_the_recipe_goes_before_all_others():
    stated = PriceChoice(input=0.2, output=0.8)
    for provider, batch in (("openai", False), ("openai", True), ("ollama", False), ("nosuch", False)):
        found = quote(model(provider, "gpt-5.4-mini"), batch=batch, stated=stated)
        assert found.price.of(Usage(input=1_000_000, output=1_000_000, cached=400_000)) == Decimal("1.0")
        assert not found.local


def test_cached_tokens_have_the_price_of_cached_tokens():
    price = Price(input=Decimal(2), output=Decimal(10), cached=Decimal("0.5"))
    assert price.of(Usage(input=1_000_000, output=0)) == 2
    assert price.of(Usage(input=1_000_000, output=0, cached=600_000)) == Decimal("0.8") + Decimal("0.3")
    assert price.of(Usage(input=100, output=0, cached=500)) == price.of(Usage(input=100, output=0, cached=100))


@pytest.mark.parametrize("usage", [Usage(), Usage(input=3), Usage(output=3)])
def test_a_call_whose_tokens_nobody_counted_has_no_known_cost(usage):
    assert Price(input=Decimal(1), output=Decimal(1), cached=Decimal(1)).of(usage) is None


def test_a_long_prompt_is_charged_at_the_price_of_long_prompts():
    price = quote(model("google", "gemini-2.5-pro")).price
    assert price.long_from == 200_000
    assert price.of(Usage(input=200_000, output=1000)) == Decimal("0.25") + Decimal("0.01")
    assert price.of(Usage(input=200_001, output=1000)) == Decimal("2.5") * 200_001 / 10**6 + Decimal("0.015")
    assert price.most(200_001, 1000) == price.of(Usage(input=200_001, output=1000))


def test_without_the_library_the_price_is_unknown_and_the_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "genai_prices", None)
    found = quote(model("openai", "gpt-5.4-mini"))
    assert found.price is None
    assert "pip install 'edgejson[api]'" in found.basis
    assert quote(model("vllm", "some/model")).local


def test_prices_are_never_fetched(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert quote(model("openai", "gpt-5.4-mini")).price is not None


def test_a_sum_says_what_is_not_in_it():
    known = Sum(Decimal("1.234"))
    assert str(known) == "$1.23"
    assert str(known + Sum.of(None, 1) + Sum.of(None, 1)) == "at least $1.23, and 2 calls of unknown price"
    assert [dollars(Decimal(text)) for text in ("0", "0.0123", "0.00999", "0.000001234", "1234567.891")] == [
        "$0.00",
        "$0.01",
        "$0.01",
        "$0.0000012",
        "$1,234,567.89",
    ]
