"""A document in the making, and its flattening into a text with a span for every leaf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from edgejson.types import Span
from edgejson_teachers.templates.patterns import Mark, Part, Parts

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

    def flatten(self) -> tuple[str, tuple[Span, ...]]:
        """The text and the place in it of every mark."""
        parts = self._parts
        while parts and parts[-1] == "\n":
            parts.pop()
        pieces = [part if type(part) is str else part.text for part in parts]  # type: ignore[union-attr]
        ends = accumulate(map(len, pieces))
        spans = tuple(
            Span(part.pointer, end - len(part.text), end)
            for part, end in zip(parts, ends, strict=True)
            if isinstance(part, Mark)
        )
        return "".join(pieces), spans
