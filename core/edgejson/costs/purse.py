"""The money of a run: every call is reserved for at the most it can cost before it is made, and settled by what it did
cost.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from decimal import Decimal
from threading import Lock

import orjson

from edgejson.costs.money import Sum, dollars
from edgejson.costs.prices import Price
from edgejson.errors import BudgetSpentError, RecipeError
from edgejson.models import Prompt, Usage
from edgejson.types import Json

__all__ = ["Purse", "Reservation", "most_tokens"]

_OVERHEAD = 256
"""Tokens that a service adds to a prompt at most: the model's chat template, and words about the response schema."""


class Purse:
    """What a run may spend and has spent, by teacher; any thread may use it.

    Spending stays within the limit whatever is in flight, as long as no call costs more than was reserved for it, and
    but for replies that were lost and have to be paid: nobody can foresee those.
    """

    def __init__(self, limit: Decimal | None, prices: Mapping[str, Price | None], spent: Decimal = Decimal(0)) -> None:
        """`spent` is what earlier runs into the same folder have paid.

        Raises:
            RecipeError: there is a limit, and a teacher whose price nobody knows.
        """
        if limit is not None and (unpriced := sorted(name for name, price in prices.items() if price is None)):
            raise RecipeError(
                f"the price of teacher {' and '.join(unpriced)} is unknown, so a budget cannot be kept",
                where="--budget",
                hint=f"state it in US dollars per million tokens, teachers: [{{name: {unpriced[0]}, ..., "
                "price: {input: 0.15, output: 0.60}}], or leave --budget out",
            )
        self._limit = limit
        self._prices = prices
        self._spent = spent
        self._reserved = Decimal(0)
        self._open = 0
        self._unpriced = 0
        self._unmeasured = 0
        self._lock = Lock()
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = []

    @property
    def limit(self) -> Decimal | None:
        return self._limit

    @property
    def spent(self) -> Sum:
        """What was paid, earlier runs included; calls whose price is unknown are counted."""
        with self._lock:
            return Sum(self._spent, self._unpriced)

    @property
    def unmeasured(self) -> int:
        """Calls whose service did not say what they used: they are paid as the most they could cost."""
        with self._lock:
            return self._unmeasured

    def reserve(self, teacher: str, prompt: Prompt) -> Reservation:
        """Put aside the most that this call can cost.

        Raises:
            BudgetSpentError: more than is left, with what calls in flight may come to.
        """
        price = self._prices[teacher]
        most = price.most(most_tokens(prompt), prompt.sampling.max_tokens) if price is not None else Decimal(0)
        with self._lock:
            if not self._fits(most):
                raise self._too_dear(teacher, most)
            self._reserved += most
            self._open += 1
        return Reservation(self, price, most)

    async def reserve_in_turn(self, teacher: str, prompt: Prompt) -> Reservation:
        """Like `reserve`, but where calls in flight may still leave enough, wait for them.

        Whoever waits must hold no reservation: two could wait for each other.

        Raises:
            BudgetSpentError: nothing is in flight, and what is left does not suffice.
        """
        while True:
            try:
                return self.reserve(teacher, prompt)
            except BudgetSpentError:
                loop = asyncio.get_running_loop()
                settled: asyncio.Future[None] = loop.create_future()
                with self._lock:
                    if not self._open:
                        raise
                    self._waiting.append((loop, settled))
            await settled

    def ended(self, records: int, target: int) -> BudgetSpentError:
        """The end of a build whose budget is spent: what it came to, and how to go on."""
        limit = self._limit if self._limit is not None else Decimal(0)
        return BudgetSpentError(
            f"budget of {dollars(limit)} reached after {self.spent}: {records:,} of {target:,} records; "
            "raise --budget and run the same command again"
        )

    def _fits(self, most: Decimal) -> bool:
        return self._limit is None or self._spent + self._reserved + most <= self._limit

    def _too_dear(self, teacher: str, most: Decimal) -> BudgetSpentError:
        assert self._limit is not None  # noqa: S101 - for the type checker: without a limit everything fits
        return BudgetSpentError(
            f"budget of {dollars(self._limit)} reached after {dollars(self._spent)}: a call to {teacher} may cost "
            f"{dollars(most)}",
            hint="raise --budget and run the same command again",
        )

    def _pay_lost(self, paid: Decimal, *, unpriced: int) -> None:
        with self._lock:
            self._spent += paid
            self._unpriced += unpriced

    def _close(self, most: Decimal, paid: Decimal, *, unpriced: bool = False, unmeasured: bool = False) -> None:
        with self._lock:
            self._reserved -= most
            self._spent += paid
            self._open -= 1
            self._unpriced += unpriced
            self._unmeasured += unmeasured
            waiting, self._waiting = self._waiting, []
        for loop, settled in waiting:
            loop.call_soon_threadsafe(_wake, settled)


class Reservation:
    """Money put aside for one call; settled or released once, whatever becomes of the call."""

    __slots__ = ("_closed", "_most", "_price", "_purse")

    def __init__(self, purse: Purse, price: Price | None, most: Decimal) -> None:
        self._purse = purse
        self._price = price
        self._most = most
        self._closed = False

    @property
    def most(self) -> Decimal:
        """What was put aside; nothing where the price is unknown."""
        return self._most

    def settle(self, usage: Usage) -> Decimal | None:
        """Pay for the call, and say what it cost; None when its price is unknown.

        A service that does not count tokens is paid the most that the call could cost.
        """
        self._once()
        if self._price is None:
            self._purse._close(self._most, Decimal(0), unpriced=True)  # noqa: SLF001 - the purse's other half
            return None
        cost = self._price.of(usage)
        paid = self._most if cost is None else cost
        self._purse._close(self._most, paid, unmeasured=cost is None)  # noqa: SLF001 - as above
        return paid

    def pay_lost(self, attempts: int) -> Decimal | None:
        """Pay for attempts at this call whose replies were lost, before it is settled or released; None as above.

        Nobody knows what the service charges for them: each is paid the most that the call could cost.
        """
        paid = self._most * attempts
        unpriced = attempts if self._price is None else 0
        self._purse._pay_lost(paid, unpriced=unpriced)  # noqa: SLF001 - as above
        return None if unpriced else paid

    def release(self) -> None:
        """Give all of it back: the call was not made, or nothing is charged for it."""
        self._once()
        self._purse._close(self._most, Decimal(0))  # noqa: SLF001 - as above

    def _once(self) -> None:
        if self._closed:
            raise RuntimeError("a reservation is settled or released once")
        self._closed = True


def most_tokens(prompt: Prompt) -> int:
    """Tokens that `prompt` comes to at most: no tokenizer makes more than one of a byte."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for message in prompt.messages for text in message.values())
    return size + (0 if prompt.schema is None else _size(prompt.schema)) + _OVERHEAD


def _size(schema: Mapping[str, Json]) -> int:
    try:
        return len(orjson.dumps(schema, default=dict))
    except TypeError:  # nothing that orjson writes: a lone surrogate, an integer beyond 64 bits
        return len(json.dumps(schema, default=dict))


def _wake(settled: asyncio.Future[None]) -> None:
    if not settled.done():
        settled.set_result(None)
