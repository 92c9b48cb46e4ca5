"""One batch, from its notes to its last answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from edgejson.asking.tickets import Tickets
from edgejson_teachers._batches.notes import CLAIMED, Note

__all__ = ["Batch"]


@dataclass(slots=True, eq=False)
class Batch:
    """The prompts that are submitted together, by custom id in the order of their entries.

    `id` is empty until the service is known to have accepted it, `claim` until it may have.  `told` are the prompts
    whose fate was collected, `settled` those of them whose answers were handed over, or that have none: what is not
    settled stays on disk.  `error` is why the others get no answer in this run.
    """

    notes: dict[str, Note]
    id: str = ""
    claim: str = ""
    told: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    error: Exception | None = None
    wanted: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def opened(cls, tickets: Tickets) -> Iterator[Batch]:
        """Those of an earlier run, oldest first."""
        for name, written in tickets.open().items():
            notes = {custom_id: Note.read(note) for custom_id, note in written.items()}
            if name.startswith(CLAIMED):
                yield cls(notes, claim=name.removeprefix(CLAIMED))
            else:
                yield cls(notes, id=name)

    def claimed(self, claim: str, tickets: Tickets) -> None:
        """From now on the service may accept it."""
        self.claim = claim
        tickets.add(CLAIMED + claim, self._written(self.notes))

    def accepted(self, name: str, tickets: Tickets) -> None:
        """The service has it under this id."""
        self.id = name
        tickets.add(name, self._written(self.notes))
        self.unclaimed(tickets)

    def unclaimed(self, tickets: Tickets) -> None:
        """What became of the claim is known."""
        tickets.close(CLAIMED + self.claim)
        self.claim = ""

    def remember(self, tickets: Tickets) -> None:
        """Have on disk what a later run needs of it, at the end of this one."""
        left = {custom_id: note for custom_id, note in self.notes.items() if custom_id not in self.settled}
        if not left:
            tickets.close(self.id)
        elif len(left) < len(self.notes):
            tickets.add(self.id, self._written(left))

    def younger_than(self, seconds: float, clock: Callable[[], float]) -> bool:
        """Whether the service can be expected to know it still."""
        return clock() - max((note.at for note in self.notes.values()), default=0) < seconds

    @staticmethod
    def _written(notes: Mapping[str, Note]) -> dict[str, str]:
        return {custom_id: note.written() for custom_id, note in notes.items()}
