"""Blocks of a document and their flattening into a text with a span for every leaf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edgejson.types import Span
from edgejson_teachers.templates.forms import Parts

__all__ = ["Document"]


class Document:
    """Parts written one after the other. `text` and `spans` agree by construction: a span is noted when its mark is written."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []

    def write(self, parts: Iterable[object]) -> None:
        """Append parts; marks leave a span behind."""
        for part in parts:
            if isinstance(part, str):
                text = part
            else:
                assert isinstance(part, tuple)
                pointer, text = part
                self._spans.append(Span(pointer=pointer, start=self._length, end=self._length + len(text)))
            self._parts.append(text)
            self._length += len(text)

    def line(self, parts: Parts) -> None:
        """A line of its own."""
        if self._length and self._parts[-1] != "\n":
            self.write(("\n",))
        self.write(parts)
        self.write(("\n",))

    def gap(self) -> None:
        """An empty line, once."""
        if self._length and self._parts[-2:] != ["\n", "\n"]:
            self.write(("\n",) if self._parts[-1] == "\n" else ("\n", "\n"))

    def paragraph(self, sentences: Sequence[Parts]) -> None:
        """Sentences with blanks between them, then an empty line."""
        for position, sentence in enumerate(sentences):
            if position:
                self.write((" ",))
            self.write(sentence)
        if sentences:
            self.write(("\n",))
            self.gap()

    @property
    def text(self) -> str:
        parts = self._parts
        end = len(parts)
        while end and parts[end - 1] == "\n":
            end -= 1
        return "".join(parts[:end])

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(self._spans)
