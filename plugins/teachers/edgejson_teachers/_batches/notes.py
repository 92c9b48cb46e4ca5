"""What is remembered of a prompt in a batch, and where when nobody else remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import orjson

__all__ = ["CLAIMED", "Memory", "Note"]

CLAIMED = "claimed:"
"""Begins the name of a ticket for a batch of which nobody knows yet whether the service accepted it."""


@dataclass(frozen=True, slots=True)
class Note:
    """How often the prompt was submitted, this time included, and when, in seconds since 1970."""

    tries: int
    at: int

    def written(self) -> str:
        return orjson.dumps({"tries": self.tries, "at": self.at}).decode()

    @classmethod
    def read(cls, text: str) -> Self:
        note = orjson.loads(text)
        return cls(int(note["tries"]), int(note["at"]))


class Memory:
    """`Tickets` for a model that nobody gave any: they last as long as it does."""

    def __init__(self) -> None:
        self._batches: dict[str, dict[str, str]] = {}

    def add(self, batch: str, questions: Mapping[str, str]) -> None:
        self._batches[batch] = dict(questions)

    def open(self) -> Mapping[str, Mapping[str, str]]:
        return dict(self._batches)

    def close(self, batch: str) -> None:
        self._batches.pop(batch, None)
