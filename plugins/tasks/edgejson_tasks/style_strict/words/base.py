"""What rich documents are made of, in any language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Kind", "Sheet", "Topic", "Words"]

Kind: TypeAlias = Literal[
    "area", "budget", "code", "count", "date", "few", "money", "number", "person", "phone", "size", "year", "yes"
]
"""What a column of a sheet holds."""
Sheet: TypeAlias = tuple[tuple[str, Kind], ...]
"""Columns of one sheet as people call them, not all of them ASCII or in one case, each with the kind of its values."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: the `folder` of its pages, rooms and files, a `title` with an ampersand, the name of a `file`, and
    `sentences` that fit all of these in any order.
    """

    folder: str
    title: str
    file: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The rows of one language; nothing of one row is ever put beside something of another."""

    topics: tuple[Topic, ...]
    people: tuple[str, ...]
    sheets: tuple[Sheet, ...]
