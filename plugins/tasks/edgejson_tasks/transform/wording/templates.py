"""The notation of phrase templates: every text that a template stands for, cut into words and slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

__all__ = ["Mood", "Number", "Slot", "Variant", "variants"]

Mood: TypeAlias = Literal["imperative", "infinitive"]
Number: TypeAlias = Literal["one", "many"]

_BRACKETS = re.compile(r"<([^<>|]*)\|([^<>|]*)>|\[([^\[\]|]*)\|([^\[\]|]*)\]|\(([^()|]*(?:\|[^()|]*)+)\)")
_SLOT = re.compile(r"\{([a-zA-Z_]+)(?::([a-z]+))?\}")


class Slot(NamedTuple):
    """A place in a template for a part of the step; `case` is the grammatical role, for places."""

    name: str
    case: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One text of a template. `mood` and `number` are None where it serves both."""

    mood: Mood | None
    number: Number | None
    pieces: tuple[str | Slot, ...]


@cache
def variants(template: str) -> tuple[Variant, ...]:
    """Every text that `template` stands for."""
    moods: tuple[Mood | None, ...] = ("imperative", "infinitive") if re.search(r"<[^<>|]*\|", template) else (None,)
    numbers: tuple[Number | None, ...] = ("one", "many") if re.search(r"\[[^\[\]|]*\|", template) else (None,)
    return tuple(
        Variant(mood, number, _pieces(text))
        for mood, number in product(moods, numbers)
        for text in _texts(template, mood, number)
    )


def _texts(template: str, mood: Mood | None, number: Number | None) -> Iterator[str]:
    """The template with its brackets resolved, free choices in every combination."""
    parts: list[tuple[str, ...]] = []
    end = 0
    for match in _BRACKETS.finditer(template):
        parts.append((template[end : match.start()],))
        imperative, infinitive, one, many, free = match.groups()
        if imperative is not None:
            parts.append((imperative if mood == "imperative" else infinitive,))
        elif one is not None:
            parts.append((one if number == "one" else many,))
        else:
            parts.append(tuple(free.split("|")))
        end = match.end()
    parts.append((template[end:],))
    for chosen in product(*parts):
        yield re.sub(" +", " ", "".join(chosen)).strip(" ")


def _pieces(text: str) -> tuple[str | Slot, ...]:
    pieces: list[str | Slot] = []
    end = 0
    for match in _SLOT.finditer(text):
        if match.start() > end:
            pieces.append(text[end : match.start()])
        pieces.append(Slot(match[1], match[2] or ""))
        end = match.end()
    if end < len(text):
        pieces.append(text[end:])
    return tuple(pieces)
