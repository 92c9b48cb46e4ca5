"""A document in the making, and its flattening into a text with a span for every leaf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from edgejson.types import Span
from edgejson_teachers.templates.patterns import Part, Parts

__all__ = ["Document"]


class Document:
    """Parts written one after the other. Text and spans agree by construction: one pass over the parts makes both."""

    def __init__(self) -> None:
        self._parts: list[Part] = []

    def line(self, parts: Iterable[Part]) -> None:
        """A line of its own."""
        if self._parts and self._parts[-1] != "\n":
            self._parts.append("\n")
        self._parts.extend(parts)
        self._parts.append("\n")

    def gap(self) -> None:
        """An empty line, once."""
        if self._parts and self._parts[-2:] != ["\n", "\n"]:
            self._parts.extend(("\n",) if self._parts[-1] == "\n" else ("\n", "\n"))

    def paragraph(self, sentences: Sequence[Parts]) -> None:
        """Sentences with blanks between them, then an empty line."""
        for position, sentence in enumerate(sentences):
            if position:
                self._parts.append(" ")
            self._parts.extend(sentence)
        if sentences:
            self._parts.append("\n")
            self.gap()

    def mend(self, mended: Callable[[str, str], str]) -> None:
        """Rewrite the words before each value as what follows them wants it."""
        parts = self._parts
        for position, (part, after) in enumerate(pairwise(list(parts))):
            if type(part) is str:
                parts[position] = mended(part, after if isinstance(after, str) else after.text)

    def flatten(self) -> tuple[str, tuple[Span, ...]]:
        """The text and the place in it of every mark."""
        parts = self._parts
        while parts and parts[-1] == "\n":
            parts.pop()
        pieces: list[str] = []
        spans: list[Span] = []
        end = 0
        for part in parts:  # the path of all that is written
            if isinstance(part, str):
                pieces.append(part)
                end += len(part)
            else:
                pointer, text = part
                start, end = end, end + len(text)
                pieces.append(text)
                spans.append(Span(pointer, start, end))
        return "".join(pieces), tuple(spans)
