"""Batches that were submitted and are not collected yet, remembered across processes.

A model that answers hours later (`Capabilities.batch`) submits in one process and collects in another.  What it needs
to know then is kept beside the replies: the asker hands it `Tickets` before the first question, when the model is one
that `KeepsBatches`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

__all__ = ["KeepsBatches", "Tickets"]


class Tickets(Protocol):
    """The open batches of one teacher (by its name in the recipe, its identity and its wire).

    Each method is done on disk when it returns; all are called from the thread that asks.
    """

    def add(self, batch: str, questions: Mapping[str, str]) -> None:
        """Remember a batch by the id that the service gave it, with a note (JSON text) for each of its custom ids.

        To be called before anything else is awaited once the service has accepted the batch: what is remembered is
        found again after a crash, what is not is paid a second time.  A batch that is known already is replaced.
        """

    def open(self) -> Mapping[str, Mapping[str, str]]:
        """Every batch that was added and not closed, oldest first: batch id to custom id to note."""

    def close(self, batch: str) -> None:
        """Forget a batch; nothing happens when it is not known.

        Not before `ChatModel.close`, and only when each reply in it was handed to a `complete` that was still waiting:
        by then every reply is kept.  A batch that stays open is collected once more, which costs nothing.
        """


@runtime_checkable
class KeepsBatches(Protocol):
    """What a chat model that works in batches offers besides."""

    def remember_in(self, tickets: Tickets) -> None:
        """Called once, before the first `complete`."""
