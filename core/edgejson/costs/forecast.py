"""The estimate of a plan in full: for each language model its load, money and minutes, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edgejson.costs.duration import Duration, duration, together
from edgejson.costs.estimate import Asked, Load, Rendering, estimate
from edgejson.costs.money import Sum, dollars
from edgejson.costs.prices import Quote
from edgejson.costs.tokens import ESTIMATED, Counter, counter_for, counter_from_file
from edgejson.models import Capabilities, ChatModel, Foresight

if TYPE_CHECKING:
    from edgejson.plan import Plan
    from edgejson.workshop import Workshop

__all__ = ["Forecast", "ModelForecast", "forecast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelForecast:
    """What one language model of the recipe would be asked."""

    teacher: str
    model: str
    provider: str
    license: str
    terms: str
    likely: Load
    most: Load
    quote: Quote
    duration: Duration
    capabilities: Capabilities
    counted_by: str
    notes: tuple[str, ...] = ()

    def money_in_words(self) -> str:
        if self.quote.local:
            return "local"
        return "unknown" if self.quote.price is None else dollars(self.likely.money.known)

    def stated(self) -> dict[str, Any]:
        return {
            "provider": self.provider,
            "model": self.model,
            "license": self.license,
            "terms": self.terms,
            **self.likely.stated(),
            "minutes": None if self.duration.minutes is None else round(self.duration.minutes, 1),
            "minutes_basis": self.duration.basis,
            "usd_per_million": self.quote.price and self.quote.price.stated(),
            "price_basis": self.quote.basis,
            "tokens_basis": self.counted_by,
            "most": self.most.stated(),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """All language models of a recipe; `sampled` slots were composed for it."""

    models: tuple[ModelForecast, ...]
    sampled: int
    candidates: int
    budget: int

    def money(self) -> Sum:
        return sum((row.likely.money for row in self.models), Sum())

    def most_money(self) -> Sum:
        return sum((row.most.money for row in self.models), Sum())

    def lines(self) -> Iterator[str]:
        """What the figures are, what they rest on, and what should be known before a build."""
        minutes, whole = together((row.duration, row.capabilities) for row in self.models)
        calls, most = sum(row.likely.calls for row in self.models), sum(row.most.calls for row in self.models)
        time = f"{'' if whole else 'at least '}{minutes:,.1f} minutes" if whole or minutes else "minutes unknown"
        yield f"likely: {calls:,} calls, {self.money()}, {time}; it assumes that every answer is used"
        yield (
            f"at most: {most:,} calls, {self.most_money()}; every candidate of the budget ({self.budget:,}), every "
            "retry and fallback, the longest answers"
        )
        for row in self.models:
            licence = f"{row.license}, terms: {row.terms}"
            yield f"teacher {row.teacher}: {licence}; {row.quote.basis}; {row.duration.basis}; tokens {row.counted_by}"
            yield from (f"teacher {row.teacher}: {note}" for note in row.notes)
        yield (
            f"estimated from {self.sampled:,} of {self.candidates:,} candidates; a text is taken to be as long as its "
            "data are as JSON"
        )

    def stated(self) -> dict[str, Any]:
        minutes, whole = together((row.duration, row.capabilities) for row in self.models)
        return {
            "teachers": {row.teacher: row.stated() for row in self.models},
            "money": str(self.money()),
            "most_money": str(self.most_money()),
            "minutes": round(minutes, 1) if whole else None,
            "sampled": self.sampled,
            "assumptions": [
                "every answer is used",
                "a text is as long as its data are as JSON",
                "most: every candidate of the budget, every retry and fallback, the longest answers",
            ],
        }


def forecast(
    plan: Plan,
    workshop: Workshop,
    prompts: Rendering,
    quotes: Mapping[str, Quote],
    *,
    tokenizer: Path | None = None,
) -> Forecast:
    """What building `plan` would ask of the language models of `workshop`; none is called.

    `quotes` are their prices; `tokenizer` is a ``tokenizer.json`` for those that bring no tokenizer of their own.

    Raises:
        InputError: `tokenizer` cannot be used.
    """
    recipe, models = workshop.recipe, workshop.models
    uses = {use.id: use for use in recipe.teachers}
    given = counter_from_file(tokenizer) if tokenizer is not None else ESTIMATED
    counters = {name: _counter(model, given) for name, model in models.items()}
    asked = {
        name: Asked(
            use=uses[name],
            quote=quotes[name],
            counter=counters[name],
            counts_schema=model.capabilities.json_schema and not quotes[name].local,
        )
        for name, model in models.items()
    }
    result = estimate(
        plan,
        asked,
        prompts,
        families=workshop.families,
        library=workshop.library,
        programs=workshop.programs,
        order=workshop.router.order,
        judge=recipe.judge,
    )
    rows = tuple(
        ModelForecast(
            teacher=name,
            model=model.identity.model,
            provider=model.identity.provider,
            license=model.identity.license,
            terms=model.identity.terms,
            likely=result.likely[name],
            most=result.most[name],
            quote=quotes[name],
            duration=duration(result.likely[name], model.capabilities, uses[name].settings, local=quotes[name].local),
            capabilities=model.capabilities,
            counted_by=counters[name].basis,
            notes=tuple(model.foresee()) if isinstance(model, Foresight) else (),
        )
        for name, model in models.items()
    )
    return Forecast(models=rows, sampled=result.sampled, candidates=plan.candidates, budget=plan.budget)


def _counter(model: ChatModel, given: Counter) -> Counter:
    own = counter_for(model)
    return given if own is ESTIMATED else own
