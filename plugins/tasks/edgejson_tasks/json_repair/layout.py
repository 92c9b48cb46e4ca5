"""The tokens of a valid JSON text with their places and roles: where an error can be put."""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Layout"]

_TOKEN = re.compile(r'(\s*)("[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s{}\[\],:"]++)')
"""Blanks and the token behind them."""


class Layout:
    """Tokens by index: `start`, `end`, and the index of the enclosing opener in `parent` (-1 outside).

    The role lists hold token indices in text order: `keys` and `strings` (string values), `numbers`, `words` (true,
    false, null), `commas`, `colons`, `openers`, `closers`; `closer_of` and `opener_of` map brackets to their partners.
    `language` is that of the people and models who write around the JSON.
    """

    def __init__(self, text: str, language: str = "en") -> None:
        self.text = text
        self.language = language
        self.start: list[int] = []
        self.end: list[int] = []
        self.parent: list[int] = []
        self.keys: list[int] = []
        self.strings: list[int] = []
        self.numbers: list[int] = []
        self.words: list[int] = []
        self.commas: list[int] = []
        self.colons: list[int] = []
        self.openers: list[int] = []
        self.closers: list[int] = []
        self.closer_of: dict[int, int] = {}
        self.opener_of: dict[int, int] = {}
        self._scan()

    def __len__(self) -> int:
        return len(self.start)

    def token(self, index: int) -> str:
        return self.text[self.start[index] : self.end[index]]

    def first(self, index: int) -> str:
        """The first character of a token: enough to tell its kind."""
        return self.text[self.start[index]]

    def inner(self, index: int) -> str:
        """A string token without its quotes, still escaped."""
        return self.text[self.start[index] + 1 : self.end[index] - 1]

    def has_content(self, closer: int) -> bool:
        """Whether anything stands between a closer and its opener."""
        return self.opener_of[closer] != closer - 1

    def items(self, opener: int) -> int:
        """How many members or items the container has that starts at `opener`."""
        closer = self.closer_of[opener]
        if not self.has_content(closer):
            return 0
        return 1 + sum([self.parent[comma] == opener for comma in self.commas if opener < comma < closer])

    def closed_prefix(self, cut: int) -> str:
        """What is complete before place `cut`, closed.

        A string that `cut` falls into, a name without its value and a last comma are left out.
        """
        last = bisect_right(self.end, cut) - 1
        while True:
            first = self.first(last)
            named = first == '"' and last + 1 < len(self) and self.first(last + 1) == ":"
            if first not in ",:" and not named:
                break
            last -= 1
        closers = ("}" if self.first(opener) == "{" else "]" for opener in self._open_after(last))
        return self.text[: self.end[last]] + "".join(closers)

    def _open_after(self, index: int) -> list[int]:
        """Openers still open after token `index`, innermost first."""
        opener = index if index in self.closer_of else self.parent[index]
        found = []
        while opener >= 0:
            found.append(opener)
            opener = self.parent[opener]
        return found

    def _scan(self) -> None:
        starts, ends, parents = self.start, self.end, self.parent
        strings, keys = self.strings, self.keys
        enclosing = -1
        place = 0
        for index, (blank, token) in enumerate(_TOKEN.findall(self.text)):
            place += len(blank)
            starts.append(place)
            place += len(token)
            ends.append(place)
            first = token[0]
            if first == '"':
                strings.append(index)
            elif first == ":":
                self.colons.append(index)
                keys.append(strings.pop())
            elif first == ",":
                self.commas.append(index)
            elif first in "}]":
                self.closers.append(index)
                self.closer_of[enclosing] = index
                self.opener_of[index] = enclosing
                enclosing = parents[enclosing]
            elif first in "{[":
                self.openers.append(index)
                parents.append(enclosing)
                enclosing = index
                continue
            elif first in "tfn":
                self.words.append(index)
            else:
                self.numbers.append(index)
            parents.append(enclosing)
