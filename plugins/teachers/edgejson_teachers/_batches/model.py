"""A chat model whose answers come in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from copy import copy

from edgejson.asking.keys import key
from edgejson.asking.tickets import Tickets
from edgejson.models import Capabilities, ModelError, Prompt, Reply
from edgejson.types import TeacherIdentity
from edgejson_teachers._batches.contract import Service
from edgejson_teachers._batches.desk import Desk
from edgejson_teachers._batches.exchange import key_of
from edgejson_teachers._batches.notes import Memory
from edgejson_teachers._batches.settings import BatchChoices
from edgejson_teachers._wire.contract import Wire

__all__ = ["BatchModel"]


class BatchModel:
    """Implements `ChatModel` and `KeepsBatches` over a service.

    A prompt is known by the key that its reply is kept under: in the notes, and to the service as custom id.  What a
    killed run has submitted is so found again by the run that goes on, and never submitted a second time.
    """

    def __init__(
        self,
        service: Service,
        wire: Wire,
        choices: BatchChoices,
        *,
        identity: TeacherIdentity,
        capabilities: Capabilities,
        languages: frozenset[str] | None = None,
        wire_name: str = "",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.identity = identity
        self.capabilities = capabilities
        self.languages = languages
        self.wire = wire_name or wire.name
        self._format = wire
        self._service = service
        self._choices = choices
        self._clock = clock
        self._tickets: Tickets = Memory()
        self._desk: Desk | None = None

    def remember_in(self, tickets: Tickets) -> None:
        """Where open batches are remembered; without it, they are forgotten with this object."""
        self._tickets = tickets

    def foresee(self) -> Sequence[str]:
        """That the API key is missing, before any call."""
        variable = self._choices.api_key_env
        return [f"{self._choices.host}: {variable} is not set"] if variable and not key_of(variable) else []

    async def complete(self, prompt: Prompt) -> Reply:
        """The reply to one prompt, hours later; `ModelError` when there is none to be had."""
        if self._desk is None:
            self._desk = Desk(self._service, self._choices, self._tickets, self._clock)
        answer = await self._desk.ask(key(self.identity, self.wire, prompt).hex(), prompt)
        if isinstance(answer, ModelError):
            raise copy(answer)  # others may have asked the same
        return answer

    def read(self, raw: bytes) -> Reply:
        """The reply that a kept body holds, which is that of a single call."""
        return self._format.read(raw)

    async def close(self) -> None:
        """Leave open batches to the next run, with what is known of them on disk, and close the connections."""
        desk, self._desk = self._desk, None
        if desk is not None:
            await desk.close()
        await self._service.close()
