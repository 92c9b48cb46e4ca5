"""Answers in a file of lines, as `edgejson replies export` writes them or a person does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, get_args

from edgejson.asking.keys import KEY_BYTES, loaded, question
from edgejson.errors import InputError
from edgejson.models import Finish, Prompt, Reply, Usage

__all__ = ["Cassette", "Whose"]


@dataclass(frozen=True, slots=True)
class Whose:
    """The model that gave some answers, as it was asked."""

    provider: str
    model: str
    revision: str = ""


class Cassette:
    """An index of the file by question; the lines themselves stay on disk.

    A line says `text` and the question: its hash, or `messages`, `seed`, and where there are any `schema` and `index`.
    Of two lines with one question and model the first counts.
    """

    def __init__(self, path: Path) -> None:
        """
        Raises:
            InputError: a line is no answer, with its number.
        """
        self._path = path
        self._file: BinaryIO | None = None
        self._places: dict[tuple[bytes, str], int] = {}
        self._whose: dict[Whose, None] = {}
        for place, asked, whose in self._indexed():
            self._whose.setdefault(whose)
            self._places.setdefault((asked, whose.model), place)

    def whose(self) -> Sequence[Whose]:
        return list(self._whose)

    def find(self, question: bytes, model: str) -> Reply | None:
        place = self._places.get((question, model))
        if place is None:
            return None
        if self._file is None:
            self._file = self._path.open("rb")
        self._file.seek(place)
        return _reply(loaded(self._file.readline()))

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _indexed(self) -> Iterator[tuple[int, bytes, Whose]]:
        """Of each line where it begins, the question and the model."""
        place = 0
        with self._path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if raw.strip():
                    yield place, *self._told(raw, f"{self._path}:{number}")
                place += len(raw)

    def _told(self, raw: bytes, where: str) -> tuple[bytes, Whose]:
        try:
            line = loaded(raw)
        except json.JSONDecodeError as error:
            raise InputError(f"this is no line of JSON: {error}", where=where) from None
        if not isinstance(line, dict) or not isinstance(line.get("text"), str):
            raise InputError("a line of answers is an object with a text", where=where)
        try:
            _reply(line)
            return _question(line), _whose(line)
        except (KeyError, TypeError, ValueError) as error:
            told = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            raise InputError(f"this is no answer to a question: {told}", where=where) from None


def _question(line: Mapping[str, Any]) -> bytes:
    stated = line.get("question")
    if stated is not None:
        known = bytes.fromhex(stated)
        if len(known) != KEY_BYTES:
            raise ValueError(f"question is a hash of {2 * KEY_BYTES} digits")
        return known
    messages = line["messages"]
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise TypeError("messages is a list of objects")
    schema, seed, index = line.get("schema"), line["seed"], line.get("index", 0)
    if schema is not None and not isinstance(schema, dict):
        raise TypeError("schema is an object")
    return question(Prompt(messages=tuple(messages), seed=seed, schema=schema, index=index))


def _whose(line: Mapping[str, Any]) -> Whose:
    asked = line.get("asked", {})
    if not isinstance(asked, dict):
        raise TypeError("asked is an object")
    model = asked.get("model") or line.get("model") or "unknown"
    return Whose(str(asked.get("provider", "unknown")), str(model), str(asked.get("revision", "")))


def _reply(line: Mapping[str, Any]) -> Reply:
    finish, thinking, usage = line.get("finish", "stop"), line.get("thinking", ""), line.get("usage", {})
    if finish not in get_args(Finish):
        raise ValueError(f"finish is one of {', '.join(get_args(Finish))}")
    if not isinstance(thinking, str):
        raise TypeError("thinking is a text")
    if not isinstance(usage, dict) or not all(type(count) is int or count is None for count in usage.values()):
        raise TypeError("usage is an object of numbers of tokens")
    return Reply(
        text=line["text"],
        thinking=thinking,
        finish=finish,
        model=str(line.get("model", "")),
        usage=Usage(**usage),
        raw=b"",
    )
