"""Clause forms: short patterns that say one field, compiled once.

A pattern is text with slots: ``{label}``, ``{value}``, ``{subject}``, ``{a}`` (a or an, for the label), ``{is}``,
``{was}`` and ``{s}`` (in the number of the label), ``{head}`` and ``{tail}`` of a two-part label, ``{participle}``,
``{noun}``, ``{list}``, ``{old}`` (a wrong value that the pattern rules out);
``[yes|no]`` is the affirming and the denying wording of a boolean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

__all__ = ["Form", "Mark", "Part", "Parts", "Polarity", "Slot", "forms"]


class Mark(NamedTuple):
    """A piece of text that states the leaf at `pointer`."""

    pointer: str
    text: str


Part = str | Mark
Parts = list[Part]


class Slot(Enum):
    LABEL = "label"
    VALUE = "value"
    SUBJECT = "subject"
    ARTICLE = "a"
    COPULA = "is"
    HEAD = "head"
    TAIL = "tail"
    LIST = "list"
    PARTICIPLE = "participle"
    NOUN = "noun"
    S = "s"
    WAS = "was"
    OLD = "old"


class Polarity(NamedTuple):
    """The two wordings of a boolean."""

    yes: str
    no: str


_TOKENS = re.compile(r"\{(\w+)\}|\[([^|\]]*)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Form:
    """A compiled pattern. `value_first`: it begins with the value; `dated`: the value in it must begin with a date."""

    pattern: str
    tokens: tuple[str | Slot | Polarity, ...]
    value_first: bool
    dated: bool

    @classmethod
    def of(cls, pattern: str) -> Form:
        tokens: list[str | Slot | Polarity] = []
        end = 0
        for match in _TOKENS.finditer(pattern):
            if match.start() > end:
                tokens.append(pattern[end : match.start()])
            tokens.append(Slot(match[1]) if match[1] else Polarity(match[2], match[3]))
            end = match.end()
        if end < len(pattern):
            tokens.append(pattern[end:])
        return cls(pattern, tuple(tokens), tokens[0] is Slot.VALUE, "on {value}" in pattern)


def forms(patterns: Iterable[str]) -> tuple[Form, ...]:
    return tuple(map(Form.of, patterns))
