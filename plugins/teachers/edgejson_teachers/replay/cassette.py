"""Answers in a file of lines, as `edgejson replies export` writes them or a person does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, get_args

import orjson

from edgejson.asking.keys import KEY_BYTES, question
from edgejson.errors import InputError
from edgejson.models import Finish, Prompt, Reply, Usage

__all__ = ["Cassette", "Whose", "loaded"]

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


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
        self._whose: dict[str, Whose] = {}
        for place, line in self._lines():
            asked = line.get("asked", {})
            model = str(asked.get("model") or line.get("model") or "unknown")
            whose = Whose(str(asked.get("provider", "unknown")), model, str(asked.get("revision", "")))
            self._whose.setdefault(model, whose)
            self._places.setdefault((_question(line), model), place)

    def whose(self) -> Mapping[str, Whose]:
        return self._whose

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

    def _lines(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each line with where it begins."""
        place = 0
        with self._path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if raw.strip():
                    yield place, self._checked(raw, number)
                place += len(raw)

    def _checked(self, raw: bytes, number: int) -> dict[str, Any]:
        where = f"{self._path}:{number}"
        try:
            line = loaded(raw)
        except json.JSONDecodeError as error:
            raise InputError(f"this is no line of JSON: {error}", where=where) from None
        if not isinstance(line, dict) or not isinstance(line.get("text"), str):
            raise InputError("a line of answers is an object with a text", where=where)
        try:
            _question(line)
            _reply(line)
        except (KeyError, TypeError, ValueError) as error:
            told = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            raise InputError(f"this is no answer to a question: {told}", where=where) from None
        return line


def loaded(text: bytes) -> Any:
    """A JSON text, in which escapes may stand for halves of surrogate pairs: models write them, orjson reads none.

    Raises:
        json.JSONDecodeError: it is no JSON.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        if _SURROGATE.search(text) is None:
            raise
        return json.loads(text)


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
    return question(Prompt(messages=tuple(messages), seed=seed, schema=schema, index=index))


def _reply(line: Mapping[str, Any]) -> Reply:
    finish = line.get("finish", "stop")
    if finish not in get_args(Finish):
        raise ValueError(f"finish is one of {', '.join(get_args(Finish))}")
    return Reply(
        text=line["text"],
        thinking=line.get("thinking", ""),
        finish=finish,
        model=str(line.get("model", "")),
        usage=Usage(**line.get("usage", {})),
        raw=b"",
    )
