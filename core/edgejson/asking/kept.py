"""A reply as it lies in the store: its body, with the places of its text and its thinking in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from edgejson.asking.database import packed, unpacked
from edgejson.errors import InputError
from edgejson.models import Reply, Usage

__all__ = ["COLUMNS", "WIDTH", "Kept", "columns_of", "whole"]

COLUMNS = (
    "body, raw, text, text_bytes, thinking, thinking_bytes, finish, answered, input, output, cached, reasoning, "
    "id, key, question"
)
"""Of the table of replies, what a `Kept` is made of."""
WIDTH = COLUMNS.count(",") + 1


class Kept:
    """A reply in the store. Its parts are unpacked when they are asked for."""

    __slots__ = ("_fresh", "_path", "_row", "id", "key", "question")

    def __init__(self, row: Sequence[Any], path: Path, *, fresh: Reply | None = None) -> None:
        """`row` holds `COLUMNS`; `fresh` is the reply where it was kept just now."""
        *self._row, self.id, self.key, self.question = row
        self._path = path
        self._fresh = fresh

    id: int
    """Number of the reply within its store, for `ReplyStore.note`."""
    key: bytes
    question: bytes

    @property
    def fresh(self) -> Reply | None:
        """The reply as its model gave it, when it was kept just now; None for one from an earlier time."""
        return self._fresh

    @property
    def raw(self) -> bytes:
        """The body as it came; `ChatModel.read` makes the reply of it."""
        return self._body()[: self._row[1]]

    @property
    def reply(self) -> Reply:
        """The reply as it was read when it came."""
        _, raw, text, text_bytes, thinking, thinking_bytes, finish, answered, *usage = self._row
        body = self._body()
        return Reply(
            text=_unquoted(body[text : text + text_bytes]),
            finish=finish,
            raw=body[:raw],
            thinking=_unquoted(body[thinking : thinking + thinking_bytes]),
            usage=Usage(input=usage[0], output=usage[1], cached=usage[2], reasoning=usage[3]),
            model=answered,
        )

    def _body(self) -> bytes:
        return whole(self._row[0], self._path)


def columns_of(reply: Reply) -> tuple[Any, ...]:
    """What `COLUMNS` hold of a reply, up to ``reasoning``.

    Text and thinking stand in most bodies as the JSON strings that they were read from; those that do not, follow it.
    """
    usage = reply.usage
    body, text, text_bytes = _with(reply.raw, reply.text)
    body, thinking, thinking_bytes = _with(body, reply.thinking)
    return (
        *(packed(body), len(reply.raw), text, text_bytes, thinking, thinking_bytes),
        *(reply.finish, reply.model, usage.input, usage.output, usage.cached, usage.reasoning),
    )


def whole(data: bytes, path: Path) -> bytes:
    """What was packed; `InputError` when it is damaged."""
    try:
        return unpacked(data)
    except zlib.error:
        raise InputError("a reply in the store is damaged", where=str(path)) from None


def _with(body: bytes, text: str) -> tuple[bytes, int, int]:
    """`body` with `text` in it as a JSON string, where that begins and how many bytes it has."""
    if not text:
        return body, 0, 0
    quoted = _quoted(text)
    place = body.find(quoted)
    return (body + quoted, len(body), len(quoted)) if place < 0 else (body, place, len(quoted))


def _quoted(text: str) -> bytes:
    try:
        return orjson.dumps(text)
    except TypeError:  # a model may write half of a surrogate pair; what came is kept
        return json.dumps(text).encode()


def _unquoted(quoted: bytes) -> str:
    text: str = json.loads(quoted) if quoted else ""
    return text
