"""Tables of plausible values, and how they speak other languages.

A table called ``de/products`` stands in for ``products`` where the words of a value shall be German; what has no such
table says the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TypeAlias

from edgejson.types import Json

__all__ = ["Rows", "Tables", "in_language", "languages_of", "translated"]

Rows: TypeAlias = "Sequence[Mapping[str, Json]]"
Tables: TypeAlias = "Mapping[str, Rows]"


def languages_of(tables: Tables) -> frozenset[str]:
    """The codes of the languages that some tables are written in beside their own."""
    return frozenset(language for language, slash, _ in (name.partition("/") for name in tables) if slash)


def in_language(tables: Tables, language: str) -> Tables:
    """The tables by their plain names, each in that language where it is written in it.

    >>> in_language({"rivers": [{"name": "Rhine"}], "de/rivers": [{"name": "Rhein"}]}, "de")
    {'rivers': [{'name': 'Rhein'}]}
    """
    return {name: tables.get(f"{language}/{name}", rows) for name, rows in tables.items() if "/" not in name}


def translated(rows: Rows, words: Mapping[str, str]) -> Rows:
    """The rows with every text that `words` translates, lists in cells included; all else stays.

    Raises:
        ValueError: `words` translates a text that stands in no cell.
    """
    texts: dict[str, None] = {}

    def said(cell: Json) -> Json:
        if isinstance(cell, list):
            return [said(option) for option in cell]
        if isinstance(cell, str):
            texts[cell] = None
            return words.get(cell, cell)
        return cell

    result = [{column: said(cell) for column, cell in row.items()} for row in rows]
    for unknown in sorted(words.keys() - texts.keys()):
        near = "".join(f"; did you mean {text!r}?" for text in get_close_matches(unknown, texts, n=1))
        raise ValueError(f"{unknown!r} is no text of the table{near}")
    return result
