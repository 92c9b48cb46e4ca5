"""One prompt, one reply: taken from the store, else asked for, paid and kept before anybody reads it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edgejson.asking.account import Account
from edgejson.asking.kept import Kept
from edgejson.asking.keys import Written
from edgejson.asking.shapes import Shape
from edgejson.asking.store import Call, ReplyStore
from edgejson.asking.tickets import KeepsBatches
from edgejson.asking.turns import Turns
from edgejson.asking.use import Use
from edgejson.models import ChatModel, ModelError, Prompt

if TYPE_CHECKING:
    from edgejson.costs.purse import Purse, Reservation

__all__ = ["Caller"]

_NO_SCHEMA = b"null"
_REFUSED_FIRST = 50
"""Calls that a service refuses before its first answer until it is taken to refuse every one.

Later ones prove nothing: the refusals of a batch come together.
"""


@dataclass(slots=True)
class _Line:
    """The way to one model: how many prompts may be open at it, and whose turn it is where it shares a resource.

    `without_schema` says whether it was ever asked without a response schema; None where nobody has looked yet.
    """

    model: ChatModel
    slots: asyncio.Semaphore
    turns: Turns | None
    without_schema: bool | None = None


@dataclass(slots=True, eq=False)
class _Flight:
    """A call that goes on whoever gives up waiting for it; `begun` once something may have been sent."""

    task: asyncio.Task[Kept]
    begun: bool = False
    waiting: list[asyncio.Future[Kept]] = field(default_factory=list)

    def landed(self) -> None:
        """Tell those who wait, what became of it."""
        error = None if self.task.cancelled() else self.task.exception()
        for waiting in self.waiting:
            if waiting.done():
                continue
            if self.task.cancelled():
                waiting.cancel()
            elif error is not None:
                waiting.set_exception(error)
            else:
                waiting.set_result(self.task.result())


class Caller:
    """Asks models for replies; lives in one event loop.

    A prompt that is being asked already is not asked again.  A call that was begun is finished and kept, whether or not
    somebody still waits for it.
    """

    def __init__(self, uses: Mapping[str, Use], store: ReplyStore, purse: Purse, account: Account, run: str) -> None:
        self._store = store
        self._purse = purse
        self._account = account
        self._run = run
        self._lines: dict[int, _Line] = {}
        self._turns: dict[str, Turns] = {}
        self._flights: dict[bytes, _Flight] = {}
        self._without_schema: set[tuple[str, bytes]] = set()
        self._refused = dict.fromkeys(uses, 0)
        self._answered: set[str] = set()
        self._hopeless: ModelError | None = None
        self._ending = False
        for use in uses.values():
            self._open_line(use)

    def _open_line(self, use: Use) -> None:
        model = use.model
        if id(model) in self._lines:
            return
        capabilities = model.capabilities
        turns = self._turns.setdefault(capabilities.exclusive, Turns()) if capabilities.exclusive else None
        self._lines[id(model)] = _Line(model, asyncio.Semaphore(max(1, capabilities.parallel)), turns)
        if isinstance(model, KeepsBatches):
            model.remember_in(self._store.tickets(use.name, model.identity, model.wire))

    # ------------------------------------------------------------ asking

    async def ask(self, use: Use, stage: str, prompt: Prompt, shape: Shape | None) -> Kept:
        """The reply to `prompt`, whose response schema is `shape`; without the schema where the engine refuses it.

        Raises:
            ModelError: there is no reply to be had, of any kind but ``schema_refused``.
            BudgetSpentError: the call might cost more than is left.
        """
        if self._hopeless is not None:
            raise self._hopeless
        if shape is not None:
            refused = (use.name, shape.text)
            if refused not in self._without_schema:
                kept = await self._ask_with(use, stage, prompt, shape)
                if kept is not None:
                    return kept
                self._without_schema.add(refused)
                self._lines[id(use.model)].without_schema = True
            prompt = replace(prompt, schema=None)
        written = Written.of(prompt, schema=_NO_SCHEMA)
        key = written.key(use.model.identity, use.model.wire)
        known = self._known(use, stage, key)
        return known if known is not None else await self._fetched(use, stage, prompt, written, key)

    async def _ask_with(self, use: Use, stage: str, prompt: Prompt, shape: Shape) -> Kept | None:
        """The reply to the prompt with its schema, or to the one without where that was asked before; None when the
        engine refuses the schema.
        """
        written = Written.of(prompt, schema=shape.text)
        key = written.key(use.model.identity, use.model.wire)
        known = self._known(use, stage, key)
        if known is None and self._was_asked_without(use.model):
            # An earlier process may have met the refusal: what it went on to ask is as good as paid.
            bare = Written.of(prompt, schema=_NO_SCHEMA)
            known = self._known(use, stage, bare.key(use.model.identity, use.model.wire))
        if known is not None:
            return known
        try:
            return await self._fetched(use, stage, prompt, written, key)
        except ModelError as error:
            if error.kind != "schema_refused":
                raise
            return None

    def _was_asked_without(self, model: ChatModel) -> bool:
        line = self._lines[id(model)]
        if line.without_schema is None:
            line.without_schema = self._store.knows_without_schema(model.identity, model.wire)
        return line.without_schema

    def _known(self, use: Use, stage: str, key: bytes) -> Kept | None:
        kept = self._store.get(key)
        if kept is not None:
            self._account.of(use.name, stage).reused += 1
        return kept

    async def _fetched(self, use: Use, stage: str, prompt: Prompt, written: Written, key: bytes) -> Kept:
        """The reply of a call that is made now, or is being made for somebody else."""
        loop = asyncio.get_running_loop()
        flight = self._flights.get(key)
        shared = flight is not None
        if flight is None:
            if self._ending:
                raise asyncio.CancelledError
            task = loop.create_task(self._call(use, stage, prompt, written, key))
            flight = self._flights[key] = _Flight(task)
            task.add_done_callback(lambda _: self._flights.pop(key).landed())
        # A future of each who waits, as `asyncio.shield` makes them, set without a turn of the loop in between.
        waiting = loop.create_future()
        flight.waiting.append(waiting)
        kept: Kept = await waiting
        if shared:
            self._account.of(use.name, stage).reused += 1
        return kept

    async def _call(self, use: Use, stage: str, prompt: Prompt, written: Written, key: bytes) -> Kept:
        line = self._lines[id(use.model)]
        if line.turns is None:
            return await self._call_in_line(line, use, stage, prompt, written, key)
        async with line.turns.turn(use.model):
            return await self._call_in_line(line, use, stage, prompt, written, key)

    async def _call_in_line(
        self, line: _Line, use: Use, stage: str, prompt: Prompt, written: Written, key: bytes
    ) -> Kept:
        model = use.model
        async with line.slots:
            if self._hopeless is not None:
                raise self._hopeless
            reservation = await self._purse.reserve_in_turn(use.name, prompt)
            # An answer that takes hours is not waited for at the end: its batch stays open for the next run.
            self._flights[key].begun = not model.capabilities.batch
            try:
                reply = await model.complete(prompt)
            except ModelError as error:
                self._pay_lost(reservation, use, stage, error.billed)
                reservation.release()
                raise self._weighed(use, prompt, error) from None
            except BaseException:
                reservation.release()
                raise
            self._answered.add(use.name)
            self._pay_lost(reservation, use, stage, reply.lost)
            spent = reservation.settle(reply.usage)
            call = Call(
                key=key,
                written=written,
                identity=model.identity,
                wire=model.wire,
                reply=reply,
                stage=stage,
                teacher=use.name,
                run=self._run,
                spent=spent,
            )
            kept = await self._store.keep(call)
        self._account.of(use.name, stage).paid(reply.usage, spent)
        return kept

    def _pay_lost(self, reservation: Reservation, use: Use, stage: str, attempts: int) -> None:
        """Pay for attempts that may be charged though their replies never came whole."""
        if attempts:
            self._account.of(use.name, stage).lose(attempts, reservation.pay_lost(attempts))

    def _weighed(self, use: Use, prompt: Prompt, error: ModelError) -> ModelError:
        """What a failed call means for the calls to come: a service that takes no prompt at all is not set up right."""
        if error.kind == "schema_refused" and prompt.schema is None:
            # A backend tells kinds by words; where there was no schema, something else in the prompt was meant.
            error = ModelError(error.what, kind="refused", where=error.where, hint=error.hint)
        if error.kind == "refused" and use.name not in self._answered:
            self._refused[use.name] += 1
            if self._refused[use.name] >= _REFUSED_FIRST:
                told = f"it refused {_REFUSED_FIRST} calls in a row, the last with: {error.what}"
                error = ModelError(told, kind="misconfigured", where=error.where, hint=error.hint)
        if error.kind == "misconfigured":
            self._hopeless = error
        return error

    # ------------------------------------------------------------ ending

    async def drain(self, patience: float) -> None:
        """Begin no further call, and wait at most `patience` seconds for those that are being made."""
        self._ending = True
        begun = []
        for flight in self._flights.values():
            if flight.begun:
                begun.append(flight.task)
            else:
                flight.task.cancel()
        if begun:
            await asyncio.wait(begun, timeout=patience)

    async def close(self) -> None:
        """Break off what is left, and close every model.

        Raises:
            EdgejsonError: the first that a model raised; the others are closed all the same.
        """
        self._ending = True
        flights = [flight.task for flight in self._flights.values()]
        for flight in flights:
            flight.cancel()
        await asyncio.gather(*flights, return_exceptions=True)
        for turns in self._turns.values():
            await turns.close()
        closing = (line.model.close() for line in self._lines.values())
        outcomes = await asyncio.gather(*closing, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
