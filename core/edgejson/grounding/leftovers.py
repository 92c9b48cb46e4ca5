"""What a text says beyond the answer: labelled values that nothing in the answer accounts for, and stray ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from edgejson.grounding.labels import label_words
from edgejson.grounding.mentions import single_number

__all__ = ["Labelled", "Place", "has_strays", "labelled_mentions", "stray_values", "unmarked"]

Place: TypeAlias = tuple[int, int]

_COLON = re.compile(r":\**[ \t]+([^|;\n\t]+)")
_SIGNS_AHEAD = " \t*-•>"
_LONGEST_LABEL = 48
_ASSIGNED = re.compile(r"(?<![^\s(,;])([^\W\d_][\w.\[\]-]*)=(\"[^\"\n]*\"|[^\s,;]+)")
_CELL = re.compile(r"\s*(\"(?:[^\"]|\"\")*\"|[^|,;\t]*)\s*(?:[|,;\t]|$)")
_FIRST_CELL = re.compile(r"[\s|\"]*([^\W\d][\w /'-]{0,40}?)[\s\"]*[|,;\t]")
_SEPARATOR = re.compile(r"[|,;\t]")
_RULE = re.compile(r"[\s|:+-]+")
_TAG = re.compile(r"<[^<>\n]{1,80}>")
_NUMBER = re.compile(
    r"\d(?<!\w\d)(?<!\d[.,:]\d)(?:[\d.,:/\u2013-]*\d)?(?:[ \u00a0\u202f]\d{3}(?:,\d+)?(?!\d))*(?![^\W\d_]|\d)"
)
_VALUE = re.compile(rf"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+|{_NUMBER.pattern}")
"""An address or a number: ten times as slow as one for numbers alone, which suffices where no sign of the other is."""
_ADDRESS = re.compile(r"@|://|www\.")
_SUSPECT = re.compile(r"[0-9@]")
_WEB = "www."
_SCALES = frozenset({"5", "10", "100"})
_SCALE_REACH = 10
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


class Labelled(NamedTuple):
    """A value at `text[start:end]` behind the label made of `words`."""

    words: tuple[str, ...]
    start: int
    end: int


def labelled_mentions(
    text: str, fields: Collection[tuple[str, ...]], *, turns: bool = False, places: Sequence[Place] = ()
) -> Iterator[Labelled]:
    """Values behind a label whose words are in `fields`: lines and cells ``Label: value``, ``label=value``, and the
    cells of a table whose headings all are labels of `fields`.  Empty values are no mention.

    In a text of `turns` the word before the first colon of a line says who speaks.  What touches one of `places`, which
    are in order, is passed over, and a row that holds one has values and no headings.
    """
    if ":" in text:
        for match in _COLON.finditer(text):
            if places and _touched(places, *match.span(1)):
                continue
            begin, first = _cell_before(text, match.start())
            words = label_words(text[begin : match.start()].strip(_SIGNS_AHEAD)) if not (turns and first) else ()
            if words in fields and match[1].strip():
                yield Labelled(words, match.start(1), match.start(1) + len(match[1].rstrip()))
    if "=" in text:
        for match in _ASSIGNED.finditer(text):
            if places and _touched(places, *match.span(2)):
                continue
            words = label_words(match[1].rpartition(".")[2])
            if words in fields and match[2].strip('"'):
                yield Labelled(words, match.start(2), match.end(2))
    yield from _in_columns(text, fields, places)


def _cell_before(text: str, colon: int) -> tuple[int, bool]:
    """Where the line or cell begins that goes up to `colon`, and whether it is the first of its line."""
    low = max(colon - _LONGEST_LABEL, 0)
    line = text.rfind("\n", low, colon)
    cell = max(text.rfind("|", low, colon), text.rfind(";", low, colon), text.rfind("\t", low, colon))
    wide = text.rfind("  ", low, colon)
    start = max(line, cell, wide + 1 if wide >= 0 else -1)
    if start < 0 and low:
        return colon, False  # too long for a label
    return start + 1, start == line


def _in_columns(text: str, fields: Collection[tuple[str, ...]], places: Sequence[Place]) -> Iterator[Labelled]:
    heading: list[tuple[str, ...]] = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line or (line[0] in "|-+ :" and _RULE.fullmatch(line)):
            heading = heading if line else []
            continue
        if not heading and not (
            _SEPARATOR.search(line) is not None
            and not _touched(places, start, start + len(line))
            and _begins_with(line, fields)
        ):
            continue
        cells = list(_cells(line, start))
        if heading and len(cells) == len(heading):
            for words, (begin, end) in zip(heading, cells, strict=True):
                if end > begin and text[begin:end] != '""':
                    yield Labelled(words, begin, end)
            continue
        labels = [label_words(text[begin:end]) for begin, end in cells]
        plain = len(labels) > 1 and all(words in fields for words in labels)
        heading = labels if plain and not _touched(places, start, start + len(line)) else []


def _begins_with(line: str, fields: Collection[tuple[str, ...]]) -> bool:
    """Whether the first cell of a line is one of the labels `fields`; most lines of most texts are no rows at all."""
    first = _FIRST_CELL.match(line)
    return first is not None and label_words(first[1]) in fields


def _cells(line: str, offset: int) -> Iterator[Place]:
    """The places of the cells of a table's row, blanks around them left out."""
    inner = line.strip()
    offset += line.find(inner)
    if inner.startswith("|"):
        inner, offset = inner[1:].removesuffix("|"), offset + 1
    at = 0
    while at <= len(inner):
        match = _CELL.match(inner, at)
        if match is None:
            return
        text = match[1].rstrip()
        yield offset + match.start(1), offset + match.start(1) + len(text)
        if match.end() == len(inner) and inner[match.end() - 1 : match.end()] not in "|,;\t":
            return
        at = match.end() if match.end() > at else at + 1


def unmarked(mentions: Iterable[Labelled], places: Sequence[Place]) -> Iterator[Labelled]:
    """The mentions that touch none of `places`, which are in order and do not overlap."""
    return (mention for mention in mentions if not _touched(places, mention.start, mention.end))


def _touched(places: Sequence[Place], start: int, end: int) -> bool:
    """Whether one of `places` overlaps the text from `start` to `end`."""
    before = bisect_left(places, (end, 0))
    return before > 0 and places[before - 1][1] > start


def has_strays(text: str, places: Sequence[Place]) -> bool:
    """A quick look for what every stray value has: most texts have nothing of it outside their `places`."""
    rest = "\n".join([text[start:end] for start, end in _gaps(text, places)])
    return _SUSPECT.search(rest) is not None or _WEB in rest


def stray_values(
    text: str,
    places: Sequence[Place],
    *,
    counted: int = 0,
    named: frozenset[str] = frozenset(),
    decoys: Collection[str] = (),
) -> Iterator[Place]:
    """Numbers, dates in digits, e-mail addresses and URLs outside `places`, which are in order.

    Not values are: digits within a word (``CO2``), tags, the whole numbers up to `counted` (they number or count
    items), what has no digits but those of `named` (parts of names), a scale behind a value (``4/5``), and what belongs
    to a text of `decoys`.
    """
    for start, end in _gaps(text, places):
        if _SUSPECT.search(text, start, end) is None and text.find(_WEB, start, end) < 0:
            continue
        gap = text[start:end]
        if "<" in gap:
            gap = _TAG.sub(lambda tag: " " * len(tag[0]), gap)
        for match in (_VALUE if _ADDRESS.search(gap) is not None else _NUMBER).finditer(gap):
            value = match[0]
            digits = _DIGITS.findall(value)
            if digits and (named.issuperset(digits) or (value.isdecimal() and int(value) <= counted)):
                continue
            if value in _SCALES and start and match.start() <= _SCALE_REACH:
                continue
            if not any(_belongs(value, decoy) for decoy in decoys):
                yield start + match.start(), start + match.end()


def _gaps(text: str, places: Sequence[Place]) -> list[Place]:
    """The parts of a text between `places`, before the first and behind the last one."""
    sides = pairwise([(0, 0), *places, (len(text), len(text))])
    return [(start, end) for (_, start), (end, _) in sides if start < end]


def _belongs(value: str, decoy: str) -> bool:
    """Whether `value` is a part of a wrong value that the text names on purpose, however that one is written."""
    if value in decoy:
        return True
    parts = {single_number(part) for part in (decoy.lstrip("-"), *_WORD.findall(decoy))}
    return not parts.isdisjoint({single_number(value) or "", single_number(value, decimal_comma=True) or ""})
