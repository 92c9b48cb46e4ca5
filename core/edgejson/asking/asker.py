"""Requests answered by language models: each tried with new seeds and further teachers until an answer can be used.

What becomes of a request depends on the request and on the replies to it alone, never on when they came: the replies of
an interrupted run give the run that goes on the same answers.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from edgejson.asking.account import ACCEPTED, Account
from edgejson.asking.answers import TRUNCATED, Answer, Unusable, read_json, read_text
from edgejson.asking.calling import Caller
from edgejson.asking.kept import Kept
from edgejson.asking.selecting import Accepted, best_by_checks
from edgejson.asking.shapes import Shapes
from edgejson.asking.store import ReplyStore
from edgejson.asking.use import Refusal, Use
from edgejson.difficulty import estimated_tokens
from edgejson.errors import EdgejsonError
from edgejson.models import ModelError, Prompt, Provenance, Sampling
from edgejson.types import Completion, Request

if TYPE_CHECKING:
    from edgejson.costs.purse import Purse
    from edgejson.prompting import Prompts
    from edgejson.prompting.rendered import Rendered

__all__ = ["Asker"]

T = TypeVar("T")

JUDGE_STAGE = "judge"
DRAIN_SECONDS = 30.0
"""How long calls that are being made are waited for when a run ends early."""

_MOST_ROOM = 4
"""Times the tokens that a recipe grants an answer, for the further attempts at one that was cut."""

_GONE_ON = frozenset({"too_long", "refused"})
"""Failures of this prompt at this model: another seed will not help, another teacher may."""

_PASSING = {"pending": 1, "unavailable": 2}
"""Failures that may pass, the one that is to be told first where there are several."""


@dataclass(slots=True)
class _Search:
    """How far a request has come: the next attempt, and what was met so far."""

    attempt: int = 0
    tried: Counter[str] = field(default_factory=Counter)
    last: Unusable | None = None
    unavailable: ModelError | None = None

    def met(self, outcomes: Iterable[Unusable]) -> None:
        for outcome in outcomes:
            self.tried[outcome.reason] += 1
            self.last = outcome


class Asker:
    """Answers requests with the chat models of a recipe; lives in one event loop.

    Close it when done: calls that are being made are broken off then, unless `drain` waited for them.
    """

    def __init__(
        self,
        uses: Mapping[str, Use],
        prompts: Prompts,
        store: ReplyStore,
        purse: Purse,
        *,
        run: str = "",
        judge: str | None = None,
    ) -> None:
        """`uses` are the chat models by name; `run` is whom calls are booked to; `judge` is one of the names."""
        self.account = Account()
        self._uses = uses
        self._prompts = prompts
        self._store = store
        self._run = run
        self._judge = judge
        self._shapes = Shapes()
        self._caller = Caller(uses, store, purse, self.account, run)

    async def drain(self, patience: float = DRAIN_SECONDS) -> None:
        """Begin no further call, and wait at most `patience` seconds for those that are being made."""
        await self._caller.drain(patience)

    async def close(self) -> None:
        """Break off what is left, close every model, and have everything on disk that was learnt."""
        try:
            await self._caller.close()
        finally:
            self._store.flush()

    # ------------------------------------------------------------ requests

    async def answer(self, requests: Sequence[Request], order: Sequence[str]) -> list[Completion | Refusal]:
        """One completion, or the reason why there is none, for each request.

        The teachers of `order` are asked one after the other, each with 1 + `retries` seeds; an attempt after one that
        was cut at its limit of tokens has twice the room (four times the recipe's at most).  Several requests are
        alike ones for instances: they share the first call, and those that it did not answer are asked again singly
        (as are all of them where the teacher gives the best of several).

        Raises:
            ModelError: no teacher of `order` can be reached, one is misconfigured, or a batch is not done.
            BudgetSpentError: a call might cost more than is left.
        """
        if len(requests) == 1:
            return [await self._search(requests[0], order, _Search())]
        first = self._uses[order[0]]
        outcomes: Sequence[Completion | _Search] = [_Search() for _ in requests]
        if first.best_of == 1:
            outcomes = await self._together(first, requests)
        searches = [
            self._search(request, order, outcome)
            for request, outcome in zip(requests, outcomes, strict=True)
            if isinstance(outcome, _Search)
        ]
        found = iter(await _all(searches))
        return [next(found) if isinstance(outcome, _Search) else outcome for outcome in outcomes]

    async def _search(self, request: Request, order: Sequence[str], search: _Search) -> Completion | Refusal:
        rendered = self._prompts.render([request])
        for use in map(self._uses.__getitem__, order):
            sampling = use.sampling
            for _ in range(1 + use.retries):
                try:
                    outcomes = await self._samples(use, request, rendered, sampling, search.attempt)
                except ModelError as error:
                    if error.kind != "unavailable":
                        raise
                    search.unavailable = error
                    self.account.of(use.name, request.intent).verdicts[error.kind] += 1
                    break
                search.met(outcome for outcome in outcomes if isinstance(outcome, Unusable))
                if any(isinstance(outcome, Completion) for outcome in outcomes):
                    return await self._best(use, request, outcomes, search.attempt)
                search.attempt += 1
                if any(isinstance(outcome, Unusable) and outcome.reason == TRUNCATED for outcome in outcomes):
                    sampling = _with_more_room(sampling, use, rendered)
                if all(isinstance(outcome, Unusable) and outcome.reason in _GONE_ON for outcome in outcomes):
                    break
        if search.last is not None:
            return Refusal(reason=search.last.reason, message=search.last.message, tried=dict(search.tried))
        assert search.unavailable is not None  # noqa: S101 - for the type checker: `order` names a teacher
        raise search.unavailable

    async def _together(self, use: Use, requests: Sequence[Request]) -> list[Completion | _Search]:
        """One call for all of them; a search begun for each that it did not answer."""
        stage = requests[0].intent
        rendered = self._prompts.render(requests)
        room = use.sampling.max_tokens * rendered.many
        prompt = Prompt(
            messages=rendered.messages,
            seed=_seed((request.seed for request in requests), attempt=0, index=0),
            schema=rendered.schema,
            sampling=replace(use.sampling, max_tokens=room),
        )
        try:
            kept = await self._ask(use, stage, prompt)
        except ModelError as error:
            if error.kind not in {"unavailable", *_GONE_ON}:
                raise
            return [_Search() for _ in requests]  # each alone is shorter, and finds its way to the other teachers
        # Each instance is held against its own schema: held against that of all, one would take the others with it.
        answer = self._read(use, stage, kept, prompt, validate=False)
        outcomes: list[Completion | Unusable] = []
        if isinstance(answer, Unusable):
            outcomes += [answer] * len(requests)
        else:
            made = self._prompts.completions(requests, rendered, answer.value, answer.text)
            by = _provenance(use, rendered, prompt, 0, answer)
            outcomes += [_judged(request, one, by) for request, one in zip(requests, made, strict=True)]
        self._book(use, stage, kept, outcomes)
        searches = [_Search(attempt=1) for _ in requests]
        for search, outcome in zip(searches, outcomes, strict=True):
            search.met([outcome] if isinstance(outcome, Unusable) else [])
        return [
            search if isinstance(outcome, Unusable) else outcome
            for search, outcome in zip(searches, outcomes, strict=True)
        ]

    # ------------------------------------------------------------ one attempt

    async def _samples(
        self, use: Use, request: Request, rendered: Rendered, sampling: Sampling, attempt: int
    ) -> list[Completion | Unusable]:
        """What one attempt comes to, sample by sample."""
        samples = [self._sample(use, request, rendered, sampling, attempt, index) for index in range(use.best_of)]
        outcomes = [await samples[0]] if use.best_of == 1 else await _all(samples)
        verdicts = {outcome.reason if isinstance(outcome, Unusable) else ACCEPTED for outcome in outcomes}
        self.account.of(use.name, request.intent).disagreed += len(verdicts) > 1
        return outcomes

    async def _sample(
        self, use: Use, request: Request, rendered: Rendered, sampling: Sampling, attempt: int, index: int
    ) -> Completion | Unusable:
        stage = request.intent
        prompt = Prompt(
            messages=rendered.messages,
            seed=_seed([request.seed], attempt=attempt, index=index),
            schema=rendered.schema,
            sampling=sampling,
            index=index,
        )
        try:
            kept = await self._ask(use, stage, prompt)
        except ModelError as error:
            if error.kind not in _GONE_ON:
                raise
            self.account.of(use.name, stage).verdicts[error.kind] += 1
            return Unusable(error.kind, str(error))
        answer = self._read(use, stage, kept, prompt)
        outcome: Completion | Unusable
        if isinstance(answer, Unusable):
            outcome = answer
        else:
            (made,) = self._prompts.completions([request], rendered, answer.value, answer.text)
            outcome = _judged(request, made, _provenance(use, rendered, prompt, attempt, answer))
        self._book(use, stage, kept, [outcome])
        return outcome

    # ------------------------------------------------------------ the best of several

    async def _best(
        self, use: Use, request: Request, outcomes: Sequence[Completion | Unusable], attempt: int
    ) -> Completion:
        """The best of the answers that can be used."""
        accepted = [
            Accepted(index, outcome) for index, outcome in enumerate(outcomes) if isinstance(outcome, Completion)
        ]
        best = best_by_checks(accepted)
        if use.select == "judge" and len(accepted) > 1:
            tally = self.account.of(use.name, request.intent)
            chosen = await self._chosen_by_judge(request, accepted, attempt)
            tally.undecided += chosen is None
            # Samples of different verdicts are counted already: a request disagrees once.
            tally.disagreed += chosen is not None and chosen.index != best.index and len(accepted) == len(outcomes)
            best = chosen or best
        return best.completion

    async def _chosen_by_judge(self, request: Request, accepted: Sequence[Accepted], attempt: int) -> Accepted | None:
        """The answer that the judge finds best; None when its verdicts cannot be used.

        Raises:
            ModelError: the judge cannot be reached: what it would have said is not to depend on that.
        """
        if self._judge is None:
            return None
        use = self._uses[self._judge]
        rendered = self._prompts.judging(request, [answer.completion for answer in accepted])
        for again in range(1 + use.retries):
            prompt = Prompt(
                messages=rendered.messages,
                seed=_seed([request.seed, attempt], attempt=again, index=0),
                schema=rendered.schema,
                sampling=use.sampling,
            )
            try:
                kept = await self._ask(use, JUDGE_STAGE, prompt)
            except ModelError as error:
                if error.kind not in _GONE_ON:
                    raise
                self.account.of(use.name, JUDGE_STAGE).verdicts[error.kind] += 1
                return None
            chosen = _chosen(self._read(use, JUDGE_STAGE, kept, prompt), accepted)
            self._book(use, JUDGE_STAGE, kept, [chosen])
            if isinstance(chosen, Accepted):
                return chosen
        return None

    # ------------------------------------------------------------ one prompt

    async def _ask(self, use: Use, stage: str, prompt: Prompt) -> Kept:
        shape = None if prompt.schema is None else self._shapes.of(prompt.schema)
        return await self._caller.ask(use, stage, prompt, shape)

    def _read(self, use: Use, stage: str, kept: Kept, prompt: Prompt, *, validate: bool = True) -> Answer | Unusable:
        """The answer in a reply: as it came now, or read again from the kept body of an earlier time."""
        try:
            reply = kept.fresh or use.model.read(kept.raw)
        except ModelError as error:
            return Unusable("unreadable", str(error))
        if prompt.schema is None:
            answer = read_text(reply)
        else:
            answer = read_json(reply, self._shapes.of(prompt.schema).schema if validate else None)
        if isinstance(answer, Answer) and answer.repaired:
            self.account.of(use.name, stage).repaired.update(answer.repaired.split(","))
        return answer

    def _book(self, use: Use, stage: str, kept: Kept, outcomes: Sequence[object]) -> None:
        """Count what a reply came to; with the reply, the best of it is noted."""
        verdicts = [outcome.reason if isinstance(outcome, Unusable) else ACCEPTED for outcome in outcomes]
        self.account.of(use.name, stage).verdicts.update(verdicts)
        verdict = ACCEPTED if ACCEPTED in verdicts else verdicts[0]
        self._store.note(kept.id, run=self._run, teacher=use.name, stage=stage, verdict=verdict)


async def _all(work: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """Everything side by side and to its end, so that no reply is lost; then the gravest error, if there is one."""
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    errors = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    if errors:
        raise min(errors, key=_gravity)
    return [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]


def _gravity(error: BaseException) -> int:
    """0 for what ends everything, more for what may pass."""
    return _PASSING.get(error.kind, 0) if isinstance(error, ModelError) else 0


def _judged(request: Request, made: Completion | str, by: Provenance) -> Completion | Unusable:
    """What the prompts and the family say of an answer."""
    if isinstance(made, str):
        return _unusable(made)
    completion = replace(made, by=by)
    if request.accept is None:
        return completion
    try:
        reason = request.accept(completion)
    except EdgejsonError:
        raise
    except Exception as error:  # noqa: BLE001 - a look that fails at an answer is no approval, and costs this one only
        return Unusable("accept_crashed", f"{type(error).__name__}: {error}")
    return completion if reason is None else _unusable(reason)


def _unusable(reason: str) -> Unusable:
    """A reason is counted by what stands before its details."""
    return Unusable(reason.partition(": ")[0], reason)


def _chosen(answer: Answer | Unusable, accepted: Sequence[Accepted]) -> Accepted | Unusable:
    """The answer whose number, from 1, the judge says."""
    if isinstance(answer, Unusable):
        return answer
    best = answer.value.get("best") if isinstance(answer.value, dict) else None
    if isinstance(best, int) and 1 <= best <= len(accepted):
        return accepted[best - 1]
    return Unusable("no_choice", f"the judge names no answer by its number: {best!r}")


def _provenance(use: Use, rendered: Rendered, prompt: Prompt, attempt: int, answer: Answer) -> Provenance:
    return Provenance(
        teacher=use.name,
        identity=use.model.identity,
        prompt=rendered.words,
        sampling=prompt.sampling,
        seed=prompt.seed,
        attempt=attempt,
        repaired=answer.repaired,
    )


def _with_more_room(sampling: Sampling, use: Use, rendered: Rendered) -> Sampling:
    """Twice the room for an answer that was cut, as far as the model's context goes where that is known."""
    most = _MOST_ROOM * use.sampling.max_tokens
    if use.model.capabilities.context is not None:
        asked = sum(estimated_tokens(message["content"]) for message in rendered.messages)
        most = min(most, use.model.capabilities.context - asked)
    return replace(sampling, max_tokens=max(sampling.max_tokens, min(2 * sampling.max_tokens, most)))


def _seed(seeds: Iterable[int], *, attempt: int, index: int) -> int:
    """31 bits, another one for each attempt and sample."""
    text = f"edgejson-seed/1:{','.join(map(str, seeds))}:{attempt}:{index}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest()) >> 1
