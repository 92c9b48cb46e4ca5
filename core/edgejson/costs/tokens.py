"""How many tokens a text is: by the model's own tokenizer where one is at hand, else by an estimate that says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, runtime_checkable

from edgejson.difficulty import estimated_tokens
from edgejson.errors import InputError
from edgejson.types import Message

__all__ = ["Counter", "CountsTokens", "counter_for", "counter_from_file"]

_PER_MESSAGE = 4
"""Tokens that a chat template puts around a message, about."""


@runtime_checkable
class CountsTokens(Protocol):
    """What a chat model may offer besides: its tokenizer, at hand without a call and without loading its weights."""

    def count(self, text: str) -> int:
        """Tokens of `text`."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts tokens; `basis` says by what."""

    count: Callable[[str], int]
    basis: str

    def of_messages(self, messages: Sequence[Message]) -> int:
        return sum(self.count(text) + _PER_MESSAGE for message in messages for text in _texts(message))


ESTIMATED = Counter(estimated_tokens, "estimated without a tokenizer")


def counter_for(model: object) -> Counter:
    """The model's own tokenizer where it offers one."""
    return Counter(model.count, "counted by the model's tokenizer") if isinstance(model, CountsTokens) else ESTIMATED


def counter_from_file(path: Path) -> Counter:
    """The tokenizer in a ``tokenizer.json``.

    Raises:
        InputError: no such file, no tokenizer in it, or nothing installed that reads it.
    """
    try:
        library = import_module("tokenizers")
    except ImportError:
        hint = "pip install tokenizers"
        raise InputError("the library that reads it is missing", where=str(path), hint=hint) from None
    if not path.is_file():
        raise InputError("no such file", where=str(path), hint="a tokenizer.json lies beside a model's weights")
    try:
        tokenizer = library.Tokenizer.from_file(str(path))
    except Exception as error:  # noqa: BLE001 - the library raises bare Exception for whatever is wrong in the file
        raise InputError(f"not a tokenizer.json: {error}", where=str(path)) from None
    return Counter(lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids), f"counted by {path}")


def _texts(message: Mapping[str, str]) -> list[str]:
    return [text for part, text in message.items() if part != "role"]
