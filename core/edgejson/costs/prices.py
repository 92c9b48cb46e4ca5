"""What a call to a model costs, from the price list of `genai-prices` as it is bundled: nothing is ever fetched.

A model that runs here costs nothing because it runs here.  Of any other model without a known price nothing can be
said: its price is None, which no sum takes for 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from edgejson.models import Usage

if TYPE_CHECKING:
    from edgejson.recipe import PriceChoice
    from edgejson.types import TeacherIdentity

__all__ = ["BATCH_FACTORS", "LOCAL_PROVIDERS", "Price", "Quote", "quote"]

BATCH_FACTORS: Mapping[str, Decimal] = {"openai": Decimal("0.5"), "anthropic": Decimal("0.5")}
"""What a batch costs against single calls.  The price list has no such tier: asked for one, it gives the full price."""

LOCAL_PROVIDERS = frozenset(
    {"edgejson", "llama.cpp", "llamacpp", "lmstudio", "local", "ollama", "replay", "transformers", "vllm"}
)
"""Engines that a person runs, and what asks nobody: there is no price per token."""

_REMOTE_ALTHOUGH = re.compile(r"[-:]cloud$")
"""Models that Ollama passes on to its own service."""

_LIST_IDS: Mapping[str, str] = {"gemini": "google", "xai": "x-ai"}
"""Providers that the price list calls otherwise."""

_CHARGES_WRITES = frozenset({"openai"})
"""Providers that write prompts to their cache unasked, and charge for it where the list has a price for writing."""

_WRITTEN = "cache_write_mtok"

_MILLION = 1_000_000
_INSTALL = "pip install 'edgejson[api]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars for a million tokens: of a prompt, of the part of it that is read from a cache, and of an answer.

    A prompt of more than `long_from` tokens is charged, with its answer, at `long`.
    """

    input: Decimal
    output: Decimal
    cached: Decimal
    long_from: int | None = None
    long: Price | None = None

    def of(self, usage: Usage, calls: int = 1) -> Decimal | None:
        """What a call cost, or `calls` of them together, prompts of about one length taken for granted; None when the
        service did not count their tokens.
        """
        if usage.input is None or usage.output is None:
            return None
        price = self._for(usage.input // calls)
        cached = min(usage.cached or 0, usage.input)
        return ((usage.input - cached) * price.input + cached * price.cached + usage.output * price.output) / _MILLION

    def most(self, prompt_tokens: int, answer_tokens: int) -> Decimal:
        """What a call of at most so many tokens costs at most."""
        price = self._for(prompt_tokens)
        dearest = max(price.input, price.cached)
        return (prompt_tokens * dearest + answer_tokens * price.output) / _MILLION

    def times(self, factor: Decimal) -> Price:
        return Price(
            input=self.input * factor,
            output=self.output * factor,
            cached=self.cached * factor,
            long_from=self.long_from,
            long=self.long.times(factor) if self.long is not None else None,
        )

    def stated(self) -> dict[str, float]:
        """For a JSON document; the price of long prompts is left out."""
        return {"input": float(self.input), "cached": float(self.cached), "output": float(self.output)}

    def _for(self, prompt_tokens: int) -> Price:
        if self.long is not None and self.long_from is not None and prompt_tokens > self.long_from:
            return self.long
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A price, or None where nobody knows it, and in words where it comes from or why there is none."""

    price: Price | None
    basis: str
    local: bool = False


_NOTHING = Price(input=Decimal(0), output=Decimal(0), cached=Decimal(0))


def quote(identity: TeacherIdentity, *, batch: bool = False, stated: PriceChoice | None = None) -> Quote:
    """The price of a model: as the recipe states it, else nothing where it runs here, else by the price list.

    With `batch`, the list's price times our factor; a provider without one has no known batch price.  Where a price
    depends on the hour, it is the dearest of the day.
    """
    if stated is not None:
        each = Decimal(str(stated.input))
        price = Price(input=each, output=Decimal(str(stated.output)), cached=each)
        return Quote(price=price, basis="stated in the recipe")
    provider = identity.provider.lower()
    if provider in LOCAL_PROVIDERS and not _REMOTE_ALTHOUGH.search(identity.model):
        return Quote(price=_NOTHING, basis="local: no price per token", local=True)
    if batch and provider not in BATCH_FACTORS:
        return Quote(price=None, basis=f"nothing is known of what a batch costs at {identity.provider}")
    listed = _listed(_LIST_IDS.get(provider, provider), identity.model)
    if listed.price is None or not batch:
        return listed
    factor = BATCH_FACTORS[provider]
    return Quote(price=listed.price.times(factor), basis=f"{listed.basis}, times {factor} for a batch")


def _listed(provider: str, model: str) -> Quote:
    try:
        import genai_prices
    except ImportError:
        return Quote(price=None, basis=f"the price list is not installed: {_INSTALL}")
    from importlib.metadata import version

    basis = f"genai-prices {version('genai-prices')}"
    now = datetime.now(UTC)
    try:
        found = genai_prices.calc_price(
            genai_prices.Usage(input_tokens=1, output_tokens=1),
            model,
            provider_id=provider,
            genai_request_timestamp=now,
        )
    except (LookupError, ValueError):
        return Quote(price=None, basis=f"{basis} does not know {model} at {provider}")
    if found.provider.id != provider:  # it also takes names that merely contain a provider's
        return Quote(price=None, basis=f"{basis} does not know the provider {provider}")
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    hours = [vars(found.model.get_prices(midnight + timedelta(minutes=30 * half))) for half in range(48)]
    price = _dearest(hours, provider)
    if price is None:
        return Quote(price=None, basis=f"{basis} lists {model} at {provider} without a price per token")
    if any(prices != hours[0] for prices in hours):
        basis = f"{basis}, the dearest hour of the day"
    if provider in _CHARGES_WRITES and hours[0].get(_WRITTEN) is not None:
        basis = f"{basis}, prompts at the price of writing them to the cache"
    return Quote(price=price, basis=basis)


def _dearest(hours: Sequence[Mapping[str, Any]], provider: str) -> Price | None:
    """The highest of several lists of prices; None where one of them lacks what a call is charged for.

    An empty list says that nothing is known, not that nothing is charged; and a fee per request cannot be told from
    tokens.
    """
    if any(
        prices.get("input_mtok") is None
        or prices.get("output_mtok") is None
        or prices.get("requests_kcount") is not None
        for prices in hours
    ):
        return None
    short = _price([{key: _base(value) for key, value in prices.items()} for prices in hours], provider)
    starts = [tier.start for prices in hours for value in prices.values() for tier in getattr(value, "tiers", ())]
    if not starts:
        return short
    highest = _price([{key: _highest(value) for key, value in prices.items()} for prices in hours], provider)
    return Price(input=short.input, output=short.output, cached=short.cached, long_from=min(starts), long=highest)


def _price(hours: Iterable[Mapping[str, Decimal | None]], provider: str) -> Price:
    rows = list(hours)

    def dearest(*keys: str) -> Decimal:
        return max(price for prices in rows for key in keys if (price := prices.get(key)) is not None)

    written = (_WRITTEN,) if provider in _CHARGES_WRITES else ()
    charged = dearest("input_mtok", *written)
    cached = [prices.get("cache_read_mtok") for prices in rows]
    known = [price for price in cached if price is not None]
    return Price(
        input=charged,
        output=dearest("output_mtok", "output_reasoning_mtok"),
        cached=max(known) if len(known) == len(rows) else charged,
    )


def _base(value: Any) -> Decimal | None:
    base: Decimal | None = getattr(value, "base", value)
    return base


def _highest(value: Any) -> Decimal | None:
    """The dearest of the prices for long prompts, where there are some."""
    tiers = getattr(value, "tiers", ())
    return max([value.base, *(tier.price for tier in tiers)]) if tiers else _base(value)
