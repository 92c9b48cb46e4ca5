"""What a plan will ask of language models, before any is asked: calls, tokens, money and minutes.

Some slots, drawn evenly over the plan, are composed with stand-ins for the models' answers; their prompts are rendered
and counted, and what they come to is scaled to the whole plan.  Nothing is called and nothing is spent.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from edgejson import jsontext
from edgejson.costs.money import Sum
from edgejson.costs.prices import Quote
from edgejson.costs.questions import Question, Scene, Stratum
from edgejson.costs.tokens import Counter
from edgejson.library import SchemaLibrary
from edgejson.models import Usage
from edgejson.plan import Plan, Share
from edgejson.recipe import TeacherUse
from edgejson.types import Completion, InstanceFacts, Json, Message, Request, TaskFamily, Teacher

__all__ = ["SAMPLED", "Asked", "Estimate", "Load", "Rendering", "estimate"]

SAMPLED = 240
"""Slots that are composed, of those tasks that ask models: enough that each level and teacher is among them often."""
_PROBED = 16
"""Slots that show whether a task asks models at all, at one of its levels."""

_WRAPPING = 8
"""Tokens of the JSON around a text, about."""
_VERDICT = 60
"""Tokens of a judge's answer, about."""


class Rendered(Protocol):
    """What estimates need of a rendered prompt."""

    @property
    def messages(self) -> tuple[Message, ...]: ...

    @property
    def schema(self) -> Mapping[str, Json] | None: ...


class Rendering(Protocol):
    """What estimates need of `edgejson.prompting.Prompts`."""

    def render(self, requests: Sequence[Request]) -> Rendered: ...

    def judging(self, request: Request, answers: Sequence[Completion]) -> Rendered: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A language model of the recipe: how it is used, what it costs, how its tokens are counted.

    `counts_schema` says that a response schema is charged as part of the prompt.
    """

    use: TeacherUse
    quote: Quote
    counter: Counter
    counts_schema: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Calls to one teacher, with what they come to."""

    calls: int
    input: int
    output: int
    money: Sum

    def stated(self) -> dict[str, Any]:
        usd = None if self.money.unknown_calls else float(self.money.known)
        return {"calls": self.calls, "input_tokens": self.input, "output_tokens": self.output, "usd": usd}


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """For each language model what is likely, and `most` if every candidate of the budget and every try is used, with
    the longest answers, and each teacher that a request may fall back to is asked too.
    """

    likely: Mapping[str, Load]
    most: Mapping[str, Load]
    sampled: int

    def money(self) -> Sum:
        return sum((load.money for load in self.likely.values()), Sum())

    def most_money(self) -> Sum:
        return sum((load.money for load in self.most.values()), Sum())


@dataclass(slots=True)
class _Count:
    """Sums over the sample, per slot of it."""

    calls: float = 0.0
    input: float = 0.0
    output: float = 0.0

    def add(self, weight: float, prompt: float, answer: float) -> None:
        self.calls += weight
        self.input += weight * prompt
        self.output += weight * answer

    def load(self, asked: Asked) -> Load:
        calls, prompt, answer = _whole(self.calls), _whole(self.input), _whole(self.output)
        price = asked.quote.price
        if price is None or not calls:
            return Load(calls=calls, input=prompt, output=answer, money=Sum.of(None, calls) if calls else Sum())
        money = Sum.of(price.of(Usage(input=prompt, output=answer), calls), calls)
        return Load(calls=calls, input=prompt, output=answer, money=money)


def estimate(
    plan: Plan,
    asked: Mapping[str, Asked],
    prompts: Rendering,
    *,
    families: Mapping[str, TaskFamily],
    library: SchemaLibrary,
    programs: Mapping[str, Teacher],
    order: Callable[[Request], Sequence[str]],
    judge: str | None = None,
    sampled: int = SAMPLED,
) -> Estimate:
    """What `plan` will ask of the models in `asked`.

    `order` names the teachers that a request goes to, one after the other.  Every candidate is asked its first
    question, and those that make the records the others; so a build goes.  Likely: every answer is used.
    """
    counting = _Counting(asked, prompts, judge)
    scene = Scene(families=families, library=library, programs=programs, order=order)
    taken = 0
    asking = [stratum for stratum in _strata(plan, scene, asked) if stratum.asks(_PROBED)]
    for stratum in asking:
        wanted = sampled * stratum.candidates // sum(other.candidates for other in asking)
        slots = min(stratum.candidates, max(_PROBED, wanted))
        taken += slots
        most = plan.budget * stratum.candidates / plan.candidates
        for question in stratum.questions(slots):
            likely = stratum.candidates if question.first else min(stratum.rows, stratum.candidates)
            counting.add(question, likely / slots, most / slots)
    return Estimate(
        likely={name: count.load(asked[name]) for name, count in counting.likely.items()},
        most={name: count.load(asked[name]) for name, count in counting.most.items()},
        sampled=taken,
    )


def _strata(plan: Plan, scene: Scene, asked: Mapping[str, Asked]) -> list[Stratum]:
    """One for each task and level, whose slots ask much the same of much the same teachers."""
    shared = {name for name, model in asked.items() if model.use.per_call > 1}
    parts: dict[tuple[str, str], list[Share]] = {}
    for block in plan.blocks:
        for share in block.shares:
            parts.setdefault((share.cell.task, share.cell.difficulty), []).append(share)
    return [Stratum(plan, shares, scene, shared) for shares in parts.values()]


class _Counting:
    """Sums of what the questions of the sample come to."""

    def __init__(self, asked: Mapping[str, Asked], prompts: Rendering, judge: str | None) -> None:
        self.likely = {name: _Count() for name in asked}
        self.most = {name: _Count() for name in asked}
        self._asked = asked
        self._prompts = prompts
        self._judge = judge

    def add(self, question: Question, weight: float, most: float) -> None:
        """A question that is asked `weight` times, and `most` times at the most."""
        models = [name for name in question.order if name in self._asked]
        shared = self._shared(question, self._asked[models[0]].use)
        if shared > 1:
            self._add(question, models[0], weight / shared, most / shared, together=math.ceil(shared))
            weight = 0.0
        for turn, name in enumerate(models):
            tries = 1 + self._asked[name].use.retries
            self._add(question, name, weight if turn == 0 else 0.0, most * tries)
        use = self._asked[models[0]].use
        if use.select == "judge" and use.best_of > 1 and self._judge is not None:
            self._add_judging(question, self._judge, use.best_of, weight, most)

    def _shared(self, question: Question, use: TeacherUse) -> float:
        """Requests per call, on average; a build asks singly where it chooses from several answers."""
        if use.best_of > 1:
            return 1.0
        return question.alike / math.ceil(question.alike / use.per_call)

    def _add(self, question: Question, name: str, weight: float, most: float, *, together: int = 1) -> None:
        model = self._asked[name]
        use = model.use
        prompt = _prompt_tokens(self._prompts.render([question.request] * together), model)
        answer = min(together * _answer_tokens(question, model.counter), use.sampling.max_tokens)
        self.likely[name].add(weight * use.best_of, prompt, answer)
        self.most[name].add(most * use.best_of, prompt, use.sampling.max_tokens)

    def _add_judging(self, question: Question, judge: str, answers: int, weight: float, most: float) -> None:
        model = self._asked[judge]
        prompt = _prompt_tokens(self._prompts.judging(question.request, [question.stand_in] * answers), model)
        self.likely[judge].add(weight, prompt, _VERDICT)
        self.most[judge].add(most, prompt, model.use.sampling.max_tokens)


def _whole(weight: float) -> int:
    """Rounded up, but for what sums of fractions leave behind the comma."""
    return math.ceil(round(weight, 6))


def _prompt_tokens(rendered: Rendered, model: Asked) -> int:
    tokens = model.counter.of_messages(rendered.messages)
    if model.counts_schema and rendered.schema is not None:
        tokens += model.counter.count(orjson.dumps(rendered.schema, default=dict).decode())
    return tokens


def _answer_tokens(question: Question, counter: Counter) -> int:
    """An instance is itself; a text is taken to be as long as its data are as JSON."""
    facts = question.request.facts
    value = question.stand_in.value if isinstance(facts, InstanceFacts) else facts.gold
    return counter.count(jsontext.canonical(value)) + _WRAPPING
