"""Which place is whose, where several leaves of a text could have one: labels and neighbours decide."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from functools import lru_cache

from edgejson import jsontext
from edgejson.grounding.labels import label_words
from edgejson.grounding.leftovers import Place

__all__ = ["labels_of", "settled"]

_LABEL_REACH = 40
_FAR = 1_000_000
_AUXILIARIES = frozenset({"is", "has", "was", "are", "have", "can", "should"})


def labels_of(text: str, pointer: str) -> Iterator[Place]:
    """Where the name of the field of a leaf stands."""
    pattern = _label_pattern(_field(pointer))
    return (match.span() for match in pattern.finditer(text)) if pattern is not None else iter(())


def _field(pointer: str) -> str:
    """The name of the member that a leaf stands in, for an item that of its list."""
    return next((token for token in reversed(jsontext.split(pointer)) if not token.isdigit()), "")


@lru_cache(maxsize=4096)
def _label_pattern(name: str) -> re.Pattern[str] | None:
    words = list(label_words(name))
    while len(words) > 1 and words[0] in _AUXILIARIES:
        del words[0]
    if not words:
        return None
    return re.compile(r"(?<![^\W_])" + r"[\W_]*".join(map(re.escape, words)) + r"(?![^\W_])", re.IGNORECASE)


def settled(text: str, waiting: Mapping[str, list[Place]]) -> dict[str, Place] | None:
    """One place for each pointer: those with a single one first, then the one that stands nearest to what it is
    about; None when a pointer is left without.
    """
    taken = _Taken(text)
    left = {pointer: list(spots) for pointer, spots in waiting.items()}
    by_label = _beside_labels(text, left)
    while left:
        for pointer, spots in left.items():
            left[pointer] = free = [spot for spot in spots if taken.is_free(spot)]
            if not free:
                return None
        alone = [pointer for pointer, spots in left.items() if len(spots) == 1]
        if not alone:
            pointer, spot = _nearest(left, by_label, taken)
            left[pointer], alone = [spot], [pointer]
        alone.sort(key=lambda pointer: left[pointer][0][0] - left[pointer][0][1])
        for pointer in alone:
            (spot,) = left.pop(pointer)
            if not taken.is_free(spot):
                return None
            taken.take(pointer, spot)
    return {pointer: taken.places[pointer] for pointer in waiting}


class _Taken:
    """The places given away, and for each part of the document those within it, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.places: dict[str, Place] = {}
        self._letters = bytearray(len(text))
        self._within: dict[str, list[Place]] = {}

    def is_free(self, spot: Place) -> bool:
        return self._letters.find(1, *spot) < 0

    def take(self, pointer: str, spot: Place) -> None:
        self.places[pointer] = spot
        self._letters[spot[0] : spot[1]] = b"\1" * (spot[1] - spot[0])
        above = pointer.rpartition("/")[0]
        while above:
            insort(self._within.setdefault(above, []), spot)
            above = above.rpartition("/")[0]

    def distance(self, pointer: str, spot: Place) -> int:
        """How far a place is from the values beside its leaf, the nearest kin first."""
        above = pointer.rpartition("/")[0]
        further = 1
        while above:
            if near := self._within.get(above):
                at = bisect_left(near, spot)
                gaps = (max(one[0] - spot[1], spot[0] - one[1], 0) for one in near[max(at - 1, 0) : at + 1])
                return further * _FAR + min(gaps)
            above, further = above.rpartition("/")[0], further + 1
        return further * _FAR + spot[0]


def _beside_labels(text: str, left: Mapping[str, list[Place]]) -> list[tuple[int, int, Place, str]]:
    """The places that stand behind the label of their own field on a line, the farthest first."""
    found = []
    ends_of: dict[str, list[int]] = {}
    for order, (pointer, spots) in enumerate(left.items()):
        if len(spots) < 2:  # nothing is to be decided
            continue
        name = _field(pointer)
        if name not in ends_of:
            ends_of[name] = [end for _, end in labels_of(text, pointer)]
        ends = ends_of[name]
        for spot in spots if ends else ():
            low = max(text.rfind("\n", 0, spot[0]) + 1, spot[0] - _LABEL_REACH)
            at = bisect_left(ends, spot[0] + 1) - 1
            if at >= 0 and ends[at] > low:
                found.append((spot[0] - ends[at], order, spot, pointer))
    found.sort(reverse=True)
    return found


def _nearest(
    left: Mapping[str, list[Place]], by_label: list[tuple[int, int, Place, str]], taken: _Taken
) -> tuple[str, Place]:
    """The pointer whose best place is the surest, and that place."""
    while by_label:
        _, _, spot, pointer = by_label.pop()
        if pointer in left and taken.is_free(spot):
            return pointer, spot
    _, _, spot, pointer = min(
        (taken.distance(pointer, spot), order, spot, pointer)
        for order, (pointer, spots) in enumerate(left.items())
        for spot in spots
    )
    return pointer, spot
