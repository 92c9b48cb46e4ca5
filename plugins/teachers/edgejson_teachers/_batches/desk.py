"""Where prompts are taken in and answers handed out, from the first prompt until the model is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field

from edgejson.asking.tickets import Tickets
from edgejson.models import ModelError, Prompt
from edgejson_teachers._batches.batch import Batch
from edgejson_teachers._batches.contract import Answer, LostError, Service
from edgejson_teachers._batches.gathering import Gathering
from edgejson_teachers._batches.notes import Note
from edgejson_teachers._batches.settings import BatchChoices
from edgejson_teachers._batches.waiting import Waiting

__all__ = ["Desk"]

_MOST_TRIES = 2
"""How often a prompt is submitted that the service does not answer."""


@dataclass(slots=True, eq=False)
class _Asked:
    """A prompt that somebody waits for, as it stands in a batch."""

    entry: bytes
    waiting: list[asyncio.Future[Answer]] = field(default_factory=list)


class Desk:
    """The prompts that are waited for and the batches that they are in; lives in one event loop.

    Answers that nobody waits for yet are held, for a run that goes on asks for them when it comes to them.
    """

    def __init__(self, service: Service, choices: BatchChoices, tickets: Tickets, clock: Callable[[], float]) -> None:
        self._service = service
        self._choices = choices
        self._tickets = tickets
        self._clock = clock
        self._waiting = Waiting(service, choices, clock)
        self._gathering = Gathering(
            self._submit, most=choices.most, most_bytes=choices.most_bytes, silence_s=choices.gather_s
        )
        self._asked: dict[str, _Asked] = {}
        self._held: dict[str, Answer] = {}
        self._tries: dict[str, int] = {}
        self._within: dict[str, Batch] = {}
        self._batches: list[Batch] = []
        self._carrying: set[asyncio.Task[None]] = set()
        self._sending: dict[asyncio.Task[None], Batch] = {}
        self._closing = False
        for batch in Batch.opened(tickets):
            self._take_up(batch, None)

    # ------------------------------------------------------------ prompts

    async def ask(self, custom_id: str, prompt: Prompt) -> Answer:
        """What became of a prompt; `ModelError` is raised where that is not known in this run."""
        if custom_id in self._held:
            self._settle(custom_id)
            return self._held.pop(custom_id)
        asked = self._asked.get(custom_id)
        if asked is None:
            batch = self._within.get(custom_id)
            if batch is not None and batch.error is not None:
                raise copy(batch.error)
            asked = self._asked[custom_id] = _Asked(self._service.entry(custom_id, prompt))
            if batch is None:
                self._gathering.add(custom_id, asked.entry)
            else:
                batch.wanted.set()
        return await self._answer(custom_id, asked)

    async def _answer(self, custom_id: str, asked: _Asked) -> Answer:
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        asked.waiting.append(future)
        try:
            answer = await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                self._held[custom_id] = future.result()  # it came in the moment in which the caller left
            raise
        finally:
            asked.waiting.remove(future)
            if not asked.waiting and self._asked.get(custom_id) is asked:
                del self._asked[custom_id]
                self._gathering.drop(custom_id)
        self._settle(custom_id)
        return answer

    def _hand_out(self, custom_id: str, answer: Answer) -> None:
        asked = self._asked.pop(custom_id, None)  # whoever asks from now on is not among those who wait
        live = [future for future in asked.waiting if not future.done()] if asked is not None else []
        for future in live:
            future.set_result(answer)
        if not live:
            self._held[custom_id] = answer

    def _settle(self, custom_id: str) -> None:
        for batch in self._batches:
            if custom_id in batch.notes:
                batch.settled.add(custom_id)

    def _fail(self, custom_ids: Iterable[str], error: Exception) -> None:
        for custom_id in custom_ids:
            asked = self._asked.pop(custom_id, None)
            for future in asked.waiting if asked is not None else ():
                if not future.done():
                    future.set_exception(copy(error))

    # ------------------------------------------------------------ batches

    def _submit(self, entries: Mapping[str, bytes]) -> None:
        now = int(self._clock())
        batch = Batch({custom_id: Note(self._tries.pop(custom_id, 0) + 1, now) for custom_id in entries})
        batch.wanted.set()
        self._take_up(batch, entries)

    def _take_up(self, batch: Batch, entries: Mapping[str, bytes] | None) -> None:
        self._within.update(dict.fromkeys(batch.notes, batch))
        if batch.id:
            self._batches.append(batch)
        task = asyncio.get_running_loop().create_task(self._carry(batch, entries))
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)

    async def _carry(self, batch: Batch, entries: Mapping[str, bytes] | None) -> None:
        """A batch from wherever it stands to its last answer; whatever happens, those who wait hear of it."""
        try:
            async with self._waiting.place():
                if entries is not None:
                    await self._send(batch, entries)
                elif batch.claim:
                    await self._find(batch)
                if not batch.id:
                    return
                state = await self._waiting.until_ended(batch, fresh=entries is not None)
            await batch.wanted.wait()
            await self._waiting.until_collected(batch, state, self._take)
            self._lose(batch, LostError("the batch ended without an answer to this prompt"))
        except LostError as error:
            self._lose(batch, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            batch.error = error
            mine = [custom_id for custom_id in batch.notes if self._within.get(custom_id) is batch]
            if not batch.id and not batch.claim:
                for custom_id in mine:
                    del self._within[custom_id]  # nothing was submitted
            self._fail(mine, error)

    async def _send(self, batch: Batch, entries: Mapping[str, bytes]) -> None:
        """Submit, in a task of its own: what may have been accepted is not broken off."""
        sending = asyncio.get_running_loop().create_task(self._sent(batch, entries))
        self._sending[sending] = batch
        sending.add_done_callback(self._forget_sending)
        await asyncio.shield(sending)

    async def _sent(self, batch: Batch, entries: Mapping[str, bytes]) -> None:
        def claim(text: str) -> None:
            if self._closing:
                raise asyncio.CancelledError
            batch.claimed(text, self._tickets)

        known = [other.id for other in self._batches]
        accepted = await self._service.submit(list(entries.values()), claim, known)
        batch.accepted(accepted, self._tickets)
        self._batches.append(batch)

    def _forget_sending(self, task: asyncio.Task[None]) -> None:
        del self._sending[task]
        if not task.cancelled():
            task.exception()  # it was raised where somebody waited

    async def _find(self, batch: Batch) -> None:
        """Whether the service accepted a batch of an earlier run that ended in that moment."""
        known = [other.id for other in self._batches]
        found = await self._waiting.found(batch, known)
        if found is not None and found not in known:
            batch.accepted(found, self._tickets)
            self._batches.append(batch)
            return
        batch.unclaimed(self._tickets)
        for custom_id in batch.notes:
            if self._within.get(custom_id) is batch:
                self._release(custom_id)

    # ------------------------------------------------------------ answers

    def _take(self, batch: Batch, custom_id: str, answer: Answer) -> None:
        if custom_id not in batch.notes or custom_id in batch.told:
            return
        batch.told.add(custom_id)
        if isinstance(answer, LostError):
            self._again(batch, custom_id, answer)
            return
        if self._within.get(custom_id) is batch:
            del self._within[custom_id]
        self._hand_out(custom_id, answer)

    def _lose(self, batch: Batch, reason: ModelError) -> None:
        """What was not told will never be."""
        for custom_id in batch.notes:
            if custom_id not in batch.told:
                batch.told.add(custom_id)
                self._again(batch, custom_id, reason)

    def _again(self, batch: Batch, custom_id: str, reason: ModelError) -> None:
        """Submit a prompt once more, when somebody waits for it, or give it up."""
        batch.settled.add(custom_id)
        if self._within.get(custom_id) is not batch:
            return
        tries = batch.notes[custom_id].tries
        if tries < _MOST_TRIES:
            self._tries[custom_id] = tries
            self._release(custom_id)
            return
        del self._within[custom_id]
        what = f"{reason.what}; submitted {tries} times"
        self._hand_out(custom_id, ModelError(what, kind="unavailable", where=reason.where, hint=reason.hint))

    def _release(self, custom_id: str) -> None:
        """No batch has it; whoever waits for it waits for the next."""
        del self._within[custom_id]
        asked = self._asked.get(custom_id)
        if asked is not None:
            self._gathering.add(custom_id, asked.entry)

    # ------------------------------------------------------------ ending

    async def close(self) -> None:
        """Leave what is open to the next run; what the service may be accepting at this moment is waited for."""
        self._closing = True
        self._gathering.close()
        for task in self._carrying:
            task.cancel()
        for sending, batch in self._sending.items():
            if not batch.claim:
                sending.cancel()
        tasks = {*self._carrying, *self._sending}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=self._choices.reply_timeout_s)
            for task in late:
                task.cancel()  # the next run looks for it by its claim
            await asyncio.gather(*late, return_exceptions=True)
        closed = ModelError("the teacher was closed before the answer came", kind="unavailable")
        self._fail(list(self._asked), closed)
        for batch in self._batches:
            batch.remember(self._tickets)
