"""The steps that every service of batches has, whatever it calls them: submit, poll, collect."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from edgejson.models import ModelError, Prompt, Reply

__all__ = ["Answer", "LostError", "Service", "State", "UnknownError"]


class LostError(ModelError):
    """A prompt of a batch that the service did not answer and does not charge: it can be submitted once more."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what, kind="unavailable", where=where, hint=hint)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.what, self.where, self.hint))


def _rebuild(what: str, where: str, hint: str) -> LostError:
    return LostError(what, where=where, hint=hint)


class UnknownError(ModelError):
    """The service knows no such batch or file, or shows it to another key only."""


Answer: TypeAlias = Reply | ModelError
"""What became of one prompt of a batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a batch stands, in the words of the service.

    `results` says where its answers lie, so that `collect` finds them; `failure` why there are none at all.
    """

    ended: bool
    status: str
    done: int | None = None
    results: Sequence[str] = ()
    failure: ModelError | None = None


class Service(Protocol):
    """One model at one service.  Each step can be made by another process than the one before.

    All but `entry` raise `ModelError`: ``unavailable`` after all retries, `UnknownError`, or what the service says.
    """

    @property
    def name(self) -> str:
        """Who is named in messages."""

    def entry(self, custom_id: str, prompt: Prompt) -> bytes:
        """What stands in a batch for one prompt; pure."""

    async def submit(self, entries: Sequence[bytes], claim: Callable[[str], None], known: Collection[str]) -> str:
        """The id of a new batch, none of those `known`.

        `claim` is called right before the service may accept it, with a text by which `find` tells whether it did.
        """

    async def find(self, claim: str, known: Collection[str]) -> str | None:
        """The batch that a claim was followed by, not one of those `known`; None when there is none."""

    async def poll(self, batch: str) -> State:
        """Where a batch stands."""

    def collect(self, state: State) -> AsyncGenerator[tuple[str, Answer]]:
        """The custom ids of an ended batch and what became of their prompts, in any order; some twice, some never."""

    async def close(self) -> None:
        """Give back connections; the next step opens others."""
