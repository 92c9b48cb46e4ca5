"""Which item of an array a value belongs to: can a reader tell, from where the values stand?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from edgejson import jsontext
from edgejson.grounding.mentions import find_word, fold

__all__ = ["Stated", "blurred_arrays"]

_SHORTEST_CUE = 3
_CUE_REACH = 60
_INDEX = re.compile(r"(?<![^\W_])\d{1,4}(?![^\W_])")
_LABEL = re.compile(r"\S*\d\S*[=:>] ?[\"\[]?$")
_LABEL_REACH = 160
_ORDINALS = 20


Stated: TypeAlias = tuple[int, int, str]
"""A marked value: where it begins and ends in the text, and its pointer."""


class _Mention(NamedTuple):
    """A value of an array's item."""

    start: int
    end: int
    item: int


def blurred_arrays(value: Any, ordered: Sequence[Stated], text: str, language: str) -> Iterator[tuple[str, str]]:
    """Pointers of the arrays of `value` whose items run into one another in `text`, each with what is wrong.

    `ordered` holds the marked values in the order of the text.

    The items of an array must come up in their order.  The values of one item must stand together, no value of another
    item of that array between them; where the text comes back to an item, it must say which: by a value of that item
    that no other one has, or by its number, in digits or as an ordinal word.  Labels with the index of the
    item need no order.

    The sign that parts the items of a list of scalars must stand in none of them: "27, 16,1, 38" may be three or four.
    """
    arrays = dict(_arrays(value, ""))
    if not arrays:
        return
    stated: dict[str, list[_Mention]] = {}
    for start, end, pointer in ordered:
        for array, item in _steps(pointer):
            if array in arrays:
                stated.setdefault(array, []).append(_Mention(start, end, item))
    for array, mentions in stated.items():
        items = [mention.item for mention in mentions]
        if items == sorted(items):
            sign = _ambiguous_sign(mentions, text) if arrays[array] else ""
            if sign:
                yield array, f"{sign!r} stands between the items and within one"
            continue
        wrong = _blur(mentions, text, language)
        if wrong and not _indexed(mentions, _without_values(text, ordered)):
            yield array, wrong


@lru_cache(maxsize=8192)
def _steps(pointer: str) -> tuple[tuple[str, int], ...]:
    """The arrays that `pointer` may lead through, each with the item that it goes on from."""
    steps = []
    cut = 0 if pointer else -1
    while cut >= 0:
        following = pointer.find("/", cut + 1)
        token = pointer[cut + 1 : following if following >= 0 else len(pointer)]
        if token.isdecimal():
            steps.append((pointer[:cut], int(token)))
        cut = following
    return tuple(steps)


def _arrays(value: Any, pointer: str) -> Iterator[tuple[str, bool]]:
    """Pointers of the arrays with at least two items, and whether all of these are scalars."""
    if isinstance(value, dict):
        for name, member in value.items():
            if isinstance(member, dict | list):
                yield from _arrays(member, f"{pointer}/{jsontext.escape(name)}")
    elif isinstance(value, list):
        if len(value) > 1:
            yield pointer, not any(isinstance(item, dict | list) for item in value)
        for index, item in enumerate(value):
            if isinstance(item, dict | list):
                yield from _arrays(item, f"{pointer}/{index}")


def _ambiguous_sign(mentions: Sequence[_Mention], text: str) -> str:
    """The sign that parts two items of a list and stands in one of its items as well; empty for none.

    With a blank on either side it does so only where an item has these blanks too.
    """
    joints = {text[one.end : other.start] for one, other in pairwise(mentions)}
    for joint in sorted(joints):
        sign = joint if joint[:1].isspace() and joint[-1:].isspace() else joint.strip()
        mark = joint.strip()
        if len(mark) != 1 or mark.isalnum() or "\n" in joint:
            continue
        if any(text.find(sign, mention.start, mention.end) >= 0 for mention in mentions):
            return mark
    return ""


def _blur(mentions: Sequence[_Mention], text: str, language: str) -> str:
    """What is wrong with the order of an array's values, or nothing."""
    runs = [list(run) for _, run in groupby(mentions, attrgetter("item"))]
    seen: set[int] = set()
    for place, run in enumerate(runs):
        item = run[0].item
        if item in seen:
            following = runs[place + 1][0].start if place + 1 < len(runs) else len(text)
            said = _between(text, runs[place - 1][-1].end, run, min(following, run[-1].end + _CUE_REACH))
            if not _cued(item, mentions, text, said, language):
                return f"values of item {item} stand among those of others, and nothing says whose they are"
        elif any(earlier > item for earlier in seen):
            return f"item {item} comes up behind later ones"
        seen.add(item)
    return ""


def _indexed(mentions: Sequence[_Mention], words: str) -> bool:
    """Whether every value stands in a line or behind a label that has the index of its item, counted from 0 or from 1:
    ``items[0].price=``, ``| Devices [1], Model |``.
    """
    stated = [(mention.item, _numbers_ahead(words, mention.start)) for mention in mentions]
    return any(all(item + first in numbers for item, numbers in stated) for first in (0, 1))


def _numbers_ahead(words: str, start: int) -> frozenset[int]:
    """The numbers in the label that ends at `start`, or else at the head of its line."""
    line = words[max(words.rfind("\n", 0, start) + 1, start - _LABEL_REACH) : start]
    label = _LABEL.search(line)
    numbers = _INDEX.findall(label[0]) if label is not None else ()
    return frozenset(map(int, numbers or _INDEX.findall(line)))


def _without_values(text: str, ordered: Sequence[Stated]) -> str:
    """`text` with blanks for its marked values, all else in its place."""
    parts, end = [], 0
    for start, stop, _ in ordered:
        if start >= end:
            parts += [text[end:start], " " * (stop - start)]
            end = stop
    return "".join([*parts, text[end:]])


def _between(text: str, start: int, run: Sequence[_Mention], end: int) -> str:
    """The words from `start` to `end` without the values of `run`."""
    words = []
    for mention in run:
        words.append(text[start : mention.start])
        start = mention.end
    return fold(" ".join([*words, text[start:end]]))


def _cued(item: int, mentions: Sequence[_Mention], text: str, said: str, language: str) -> bool:
    """Whether the words `said` name the item by a value or a number of its own."""
    own = {fold(text[start:end]) for start, end, index in mentions if index == item}
    others = {fold(text[start:end]) for start, end, index in mentions if index != item}
    cues = [cue for cue in own - others if len(cue) >= _SHORTEST_CUE]
    return any(find_word(said, cue) >= 0 for cue in (*cues, *_numbers(item + 1, language)))


@lru_cache(maxsize=512)
def _numbers(number: int, language: str) -> tuple[str, ...]:
    """The number of an item in digits, and as an ordinal word where it is small."""
    if number > _ORDINALS:
        return (str(number),)
    from num2words import num2words

    word = fold(str(num2words(number, lang=language, to="ordinal")))
    other = f"{word[:-1]}a" if word.endswith("o") else f"{word}s"
    return str(number), word, other
