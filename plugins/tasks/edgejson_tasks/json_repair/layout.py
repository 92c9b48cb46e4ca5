"""The tokens of a valid JSON text with their places and roles: where an error can be put."""

from __future__ import annotations

import re

__all__ = ["Layout"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


class Layout:
    """Tokens by index: `start`, `end`, and the index of the enclosing opener in `parent` (-1 outside).

    The role lists hold token indices in text order: `keys` and `strings` (string values), `numbers`, `words` (true,
    false, null), `commas`, `colons`, `openers`, `closers`; `closer_of` and `opener_of` map brackets to their partners.
    """

    def __init__(self, text: str) -> None:
        self.text = text
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

    def open_at(self, index: int) -> list[int]:
        """Openers still open after token `index`, innermost first."""
        opener = index if index in self.closer_of else self.parent[index]
        found = []
        while opener >= 0:
            found.append(opener)
            opener = self.parent[opener]
        return found

    def _scan(self) -> None:
        text = self.text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.start = [start for start, _ in spans]
        self.end = [end for _, end in spans]
        parents, strings, keys, colons = self.parent, self.strings, self.keys, self.colons
        enclosing = -1
        for index, start in enumerate(self.start):
            first = text[start]
            if first == '"':
                strings.append(index)
            elif first == ":":
                colons.append(index)
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
