"""Clause forms: short patterns that say one field, compiled once.

A pattern is text with slots: ``{label}``, ``{value}``, ``{subject}``, ``{a}`` (a or an, for the label; nothing before a
plural, and then no blank behind it), ``{is}``,
``{was}`` and ``{s}`` (in the number of the label), ``{head}`` and ``{tail}`` of a two-part label, ``{participle}``,
``{noun}``, ``{list}``, ``{old}`` (a wrong value that the pattern rules out);
``[yes|no]`` is the affirming and the denying wording of a boolean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, final

__all__ = ["Form", "Mark", "Part", "Parts", "Polarity", "Slot", "Token", "forms"]


@final
class Mark(NamedTuple):
    """A piece of text that states the leaf at `pointer`."""

    pointer: str
    text: str


Part = str | Mark
Parts = list[Part]


class Slot(IntEnum):
    """What a pattern leaves open. The first ones are words of a field, and index the `words` of its trait."""

    LABEL = 0
    ARTICLE = 1
    COPULA = 2
    WAS = 3
    S = 4
    HEAD = 5
    TAIL = 6
    PARTICIPLE = 7
    NOUN = 8
    VALUE = 9
    SUBJECT = 10
    LIST = 11
    OLD = 12


_SLOTS = {slot.name.lower(): slot for slot in Slot} | {"a": Slot.ARTICLE, "is": Slot.COPULA}


class Polarity(NamedTuple):
    """The two wordings of a boolean."""

    yes: str
    no: str


Token = str | Slot | Polarity

_TOKENS = re.compile(r"\{(a)\} |\{(\w+)\}|\[([^|\]]*)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A compiled pattern. `value_first`: it begins with the value; `dated`: the value in it must begin with a date;
    `worded`: it has words of its own.
    """

    pattern: str
    tokens: tuple[Token, ...]
    value_first: bool
    dated: bool
    worded: bool

    @classmethod
    def of(cls, pattern: str) -> Form:
        tokens: list[Token] = []
        end = 0
        for match in _TOKENS.finditer(pattern):
            if match.start() > end:
                tokens.append(pattern[end : match.start()])
            slot = match[1] or match[2]
            tokens.append(_SLOTS[slot] if slot else Polarity(match[3], match[4]))
            end = match.end()
        if end < len(pattern):
            tokens.append(pattern[end:])
        worded = any(isinstance(token, str) and len(token) > 1 for token in tokens)
        return cls(pattern, tuple(tokens), tokens[0] is Slot.VALUE, "on {value}" in pattern, worded)


def forms(patterns: Iterable[str]) -> tuple[Form, ...]:
    return tuple(map(Form.of, patterns))
