"""Labelled text: lines of ``Label: value``, indented like the object they describe.

Where a text states a label for a field, the value must stand behind that label; found anywhere else it proves nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

__all__ = ["cells_below", "label_words", "labelled_values", "with_cells_apart"]

_LINE = re.compile(r"^[ \t]*(?:[-*•]\s+)?([^\W_][^:\n]{0,48}?)\s*:(?:[ \t]+(.*))?$")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")
_PARTING = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
"""A comma that groups no thousands."""
_CELLS = re.compile(r"\||;|\t|\s{3,}")
_LABELLED_SHARE = 0.5


@lru_cache(maxsize=4096)
def label_words(name: str) -> tuple[str, ...]:
    """The words of a member name or label, folded.

    >>> label_words("dateOfBirth"), label_words("Zip Code"), label_words("icd10_code")
    (('date', 'of', 'birth'), ('zip', 'code'), ('icd', '10', 'code'))
    """
    return tuple(word.casefold() for word in _WORDS.findall(name))


def labelled_values(text: str) -> Mapping[tuple[tuple[str, ...], ...], list[str]] | None:
    """What a labelled text says, by path of labels; None when the text is not mostly labelled lines.

    A bare line counts for the label above it, so that lists written one item a line are read.
    """
    lines = text.split("\n")
    read = [_LINE.match(line) if ":" in line else None for line in lines]
    if not _mostly_labelled(lines, read):
        return None
    values: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    stack: list[tuple[int, tuple[str, ...]]] = []
    open_value: list[str] | None = None  # the values a line without a label goes on with, as the second of an address
    for line, match in zip(lines, read, strict=True):
        bare = line.strip()
        if not bare:
            open_value = None
            continue
        # A bullet belongs to the label above it even where it is not indented.
        indent = len(line) - len(line.lstrip()) + bare.startswith(("- ", "* ", "• "))
        if match is None and open_value and indent <= stack[-1][0]:
            open_value[-1] += f"\n{bare}"
            continue
        while stack and stack[-1][0] >= indent:
            stack.pop()
        path = tuple(words for _, words in stack)
        if match is None:
            values.setdefault(path, []).append(bare)
            open_value = None
            continue
        words = label_words(match[1])
        stack.append((indent, words))
        open_value = None
        if match[2]:
            open_value = values.setdefault((*path, words), [])
            open_value.append(match[2].strip())
    return values


def _mostly_labelled(lines: list[str], read: list[re.Match[str] | None]) -> bool:
    """Whether labels rule the text; lines of a list under a label count neither for nor against."""
    labelled = len(read) - read.count(None)
    if labelled < 2:
        return False
    others = sum(
        match is None and bool(line.strip()) and line[0] not in " \t" for line, match in zip(lines, read, strict=True)
    )
    return labelled + others >= 3 and labelled >= _LABELLED_SHARE * (labelled + others)


def with_cells_apart(text: str) -> str:
    """`text` with bars for the commas of comma-separated rows, so that no number takes its neighbour for decimals.

    Rows are lines that follow one another and have as many commas, none of them followed by a blank.
    """
    lines = text.split("\n")
    bare = [_commas(line) if "," in line else 0 for line in lines]
    rows = [
        place
        for place, commas in enumerate(bare)
        if commas and commas in (bare[place - 1] if place else 0, bare[place + 1] if place + 1 < len(bare) else 0)
    ]
    for place in rows:
        lines[place] = " | ".join(next(csv.reader([lines[place]])))
    return "\n".join(lines) if rows else text


def _commas(line: str) -> int:
    """How many commas part the cells of a line; none in a sentence, where a blank follows, or within a number alone."""
    if '"' not in line:
        return 0 if ", " in line or not _PARTING.search(line) else line.count(",")
    cells = next(csv.reader([line]))
    return 0 if any(cell[:1].isspace() for cell in cells) else len(cells) - 1


def cells_below(text: str, heading: int) -> Iterator[str]:
    """The cells of a table's column, where the text has a column heading at the offset `heading`."""
    start = text.rfind("\n", 0, heading) + 1
    end = text.find("\n", heading)
    if end < 0:
        return
    separators = len(_CELLS.findall(text, start, end))
    column = len(_CELLS.findall(text, start, heading))
    for line in text[end + 1 :].split("\n") if separators else ():
        cells = _CELLS.split(line)
        if len(cells) != separators + 1:
            return
        yield cells[column]
