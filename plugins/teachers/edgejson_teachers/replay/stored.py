"""Answers in a reply store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edgejson.asking.store import ReplyStore
from edgejson.asking.upkeep import identities
from edgejson.models import Reply
from edgejson_teachers.replay.cassette import Whose

__all__ = ["Stored"]


class Stored:
    """Opened when it is asked: a database belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: ReplyStore | None = None

    def whose(self) -> Sequence[Whose]:
        return [Whose(provider, model, revision) for provider, model, revision in identities(self._opened())]

    def find(self, question: bytes, model: str) -> Reply | None:
        kept = self._opened().find(question, model=model)
        return kept.reply if kept is not None else None

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _opened(self) -> ReplyStore:
        if self._store is None:
            self._store = ReplyStore.open(self._path, create=False, writable=False)
        return self._store
