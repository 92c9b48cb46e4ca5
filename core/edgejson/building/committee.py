"""The language models of a run: their terms, prompts and prices, seen to before anything is written, and the line to
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from edgejson.asking.account import Account, account_of_run
from edgejson.asking.asker import Asker
from edgejson.asking.store import ReplyStore
from edgejson.asking.use import Use
from edgejson.building.conversing import Line
from edgejson.costs.ledger import ledger, live_line, reused_in
from edgejson.costs.prices import Quote, quote
from edgejson.costs.purse import Purse
from edgejson.models import ChatModel, Sampling
from edgejson.prompting import Prompts
from edgejson.recipe import TeacherUse
from edgejson.workshop import Workshop

__all__ = ["Committee", "load_prompts", "quotes_of"]


class Committee:
    """Who is asked in a run, and what that came to. Nothing is asked before `line` is opened."""

    def __init__(self, workshop: Workshop, *, budget: Decimal | None = None) -> None:
        """
        Raises:
            RecipeError: prompts that cannot be used, or a budget for a teacher whose price is unknown.
        """
        self._workshop = workshop
        self._budget = budget
        self.prompts = load_prompts(workshop)
        self.quotes = quotes_of(workshop)
        self.purse = self._purse(Decimal(0))
        self.account = Account()
        """What was asked in this process."""

    @contextmanager
    def line(self, replies: Path, run: str) -> Iterator[Line]:
        """The line to the models, their replies kept in `replies` and booked to `run`; this process's share of them is
        in `account`.
        """
        recipe = self._workshop.recipe

        async def opened() -> _Asking:
            store = ReplyStore.open(replies)  # here, for it belongs to the thread of the calls
            self.purse = self._purse(account_of_run(store, run).spent)
            asker = Asker(self._uses(), self.prompts, store, self.purse, run=run, judge=recipe.judge)
            self.account = asker.account
            return _Asking(asker, store)

        with Line(opened) as line:
            yield line

    def live_line(self) -> str:
        """Where the asking stands, in a few words."""
        return live_line(self.account, self.quotes)

    def ledger(self, replies: Path, run: str, accepted: Mapping[str, int]) -> dict[str, Any]:
        """What was asked and paid in all processes of `run`, for the manifest; `accepted` are the records that each
        teacher wrote in.
        """
        with ReplyStore.open(replies, create=False, writable=False) as store:
            whole, reused = account_of_run(store, run), reused_in(store, run)
        return ledger(whole, self.quotes, accepted, reused=reused, live=self.account)

    def _purse(self, spent: Decimal) -> Purse:
        prices = {name: quoted.price for name, quoted in self.quotes.items()}
        return Purse(self._budget, prices, spent)

    def _uses(self) -> dict[str, Use]:
        models = self._workshop.models
        return {use.id: _use(use, models) for use in self._workshop.recipe.teachers if use.id in models}


class _Asking:
    """An asker with the store that it keeps replies in."""

    def __init__(self, asker: Asker, store: ReplyStore) -> None:
        self.answer = asker.answer
        self.drain = asker.drain
        self._asker = asker
        self._store = store

    async def close(self) -> None:
        try:
            await self._asker.close()
        finally:
            self._store.close()


def load_prompts(workshop: Workshop) -> Prompts:
    """The prompts of the recipe, its examples proven by the checks of the run."""
    return Prompts.load(
        workshop.recipe.prompts,
        families=tuple(workshop.families),
        examiner=workshop.examiner,
        find_schema=workshop.library.find,
    )


def quotes_of(workshop: Workshop) -> dict[str, Quote]:
    """The price of every model of the recipe, by the teacher's name."""
    stated = {use.id: use.price for use in workshop.recipe.teachers}
    return {
        name: quote(model.identity, batch=model.capabilities.batch, stated=stated[name])
        for name, model in workshop.models.items()
    }


def _use(use: TeacherUse, models: Mapping[str, ChatModel]) -> Use:
    model, stated = models[use.id], use.sampling
    drawn = {"temperature": stated.temperature, "top_p": stated.top_p} if model.capabilities.sampling else {}
    return Use(
        name=use.id,
        model=model,
        sampling=Sampling(max_tokens=stated.max_tokens, stop=stated.stop, **drawn),
        retries=use.retries,
        best_of=use.best_of,
        select=use.select,
        per_call=use.per_call,
    )
