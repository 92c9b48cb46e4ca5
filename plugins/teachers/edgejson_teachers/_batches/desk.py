"""Where prompts are taken in and answers handed out, from the first prompt until the model is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field

from edgejson.asking.tickets import Tickets
from edgejson.models import ModelError, Prompt
from edgejson_teachers._batches.contract import Answer, LostError, Service
from edgejson_teachers._batches.gathering import Gathering
from edgejson_teachers._batches.notes import CLAIMED, Note
from edgejson_teachers._batches.settings import BatchChoices
from edgejson_teachers._batches.watching import Batch, Watch

__all__ = ["Desk"]

_MOST_TRIES = 2


@dataclass(slots=True, eq=False)
class _Asked:
    """A prompt that somebody waits for, as it stands in a batch."""

    entry: bytes
    waiting: list[asyncio.Future[Answer]] = field(default_factory=list)


class Desk:
    """The prompts that are waited for, and the batches that they are in; lives in one event loop.

    Answers that nobody waits for yet are held, since a run that goes on asks for them when it comes to them.
    """

    def __init__(self, service: Service, choices: BatchChoices, tickets: Tickets, clock: Callable[[], float]) -> None:
        self._service = service
        self._choices = choices
        self._tickets = tickets
        self._clock = clock
        self._asked: dict[str, _Asked] = {}
        self._held: dict[str, Answer] = {}
        self._tries: dict[str, int] = {}
        self._batches: dict[str, Batch] = {}
        self._within: dict[str, Batch] = {}
        self._gathering = Gathering(
            self._submit, most=choices.most, most_bytes=choices.most_bytes, silence_s=choices.gather_s
        )
        self._slots = asyncio.Semaphore(choices.most_open)
        self._carrying: set[asyncio.Task[None]] = set()
        self._submitting: set[_Submission] = set()
        self._closing = False
        self._unsure: dict[str, Mapping[str, str]] = {}
        for name, notes in tickets.open().items():
            self._take_up(name, notes)

