"""How complex a schema is: fields, depth, arrays and unions, counted on what the document says.

References are followed and a definition counts once, however often it is used; one that nothing uses does not count.
The counts only grow when a schema gets a field, a level, an array or a choice more, and the draft it is written in, the
place of its definitions and its words make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edgejson.schema.document import Document
from edgejson.schema.structure import LEVELS, NEVER, Part, Structure
from edgejson.types import Complexity

__all__ = ["Measure", "grade", "measure"]

_FIELDS = frozenset({"property", "pattern", "additional"})
_ITEMS = frozenset({"prefix", "rest", "contains"})
_CHOICES = frozenset({"any", "one", "if"})


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts over all parts of a schema.

    `fields`: declared members; a member of a free name (`additionalProperties`, `patternProperties`) is one.
    `depth`: levels of objects and arrays down to the deepest declared member, along the longest way; a recursive part
    counts with one turn.  `arrays`: places of arrays and tuples.  `unions`: places that leave a choice (`anyOf`,
    `oneOf`, `if`, several types besides null).
    """

    fields: int
    depth: int
    arrays: int
    unions: int


def measure(document: Document) -> Measure:
    """Count, in time proportional to the size of the document."""
    parts = Structure(document)
    fields = arrays = unions = 0
    for part in parts.parts.values():
        tags = {edge.tag for edge in part.edges}
        types = dict(part.label).get("type", ())
        fields += sum(edge.tag in _FIELDS and parts.parts[edge.place] is not NEVER for edge in part.edges)
        arrays += types == ("array",) or not tags.isdisjoint(_ITEMS)
        unions += not tags.isdisjoint(_CHOICES) or len(set(types) - {"null"}) > 1
    return Measure(fields, _depth(parts.root, parts.parts), arrays, unions)


def grade(measured: Measure) -> Complexity:
    """The class of a schema that states none.

    >>> grade(Measure(fields=4, depth=1, arrays=1, unions=0)), grade(Measure(fields=30, depth=4, arrays=3, unions=1))
    ('simple', 'complex')
    """
    weight = measured.fields + 4 * (measured.depth - 1) + 2 * measured.arrays + 3 * measured.unions
    if weight <= 14:
        return "simple"
    return "medium" if weight <= 40 else "complex"


def _depth(root: str, parts: Mapping[str, Part]) -> int:
    """The most levels on a way from the root, circles taken as one step of as many levels as one turn needs."""
    groups = _circles(root, parts)
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    below = [0] * len(groups)
    for number, group in enumerate(groups):  # what a group leads to comes before it
        onward = 0
        for place in group:
            for edge in parts[place].edges:
                if group_of[edge.place] != number:
                    onward = max(onward, _levels(edge.tag, below[group_of[edge.place]]))
        below[number] = onward + _turn(group, parts)
    return below[group_of[root]]


def _levels(tag: str, below: int) -> int:
    """Levels from a part to the end of a way whose next step is `tag`; items that hold no member add none."""
    return below + (tag in LEVELS) if below or tag in _FIELDS else 0


def _turn(group: Iterable[str], parts: Mapping[str, Part]) -> int:
    """The levels of one turn in a circle of parts: the most that lie between its first part and any other, or 1."""
    members = list(group)
    inside = set(members)
    if not any(edge.place in inside and edge.tag in LEVELS for place in members for edge in parts[place].edges):
        return 0
    level = {members[-1]: 0}
    ring = [members[-1]]
    while ring:
        following: list[str] = []
        same = list(ring)
        for place in same:  # grows while it is walked: a step without a level stays in the ring
            for edge in parts[place].edges:
                if edge.place in inside and edge.place not in level:
                    down = edge.tag in LEVELS
                    level[edge.place] = level[place] + down
                    (following if down else same).append(edge.place)
        ring = following
    return max(1, *level.values())


def _circles(root: str, parts: Mapping[str, Part]) -> list[list[str]]:
    """The strongly connected groups, those that others lead to first (Tarjan's algorithm, without recursion)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    position: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    groups: list[list[str]] = []
    work = [(root, iter(parts[root].edges))]
    while work:
        place, edges = work[-1]
        if place not in order:
            order[place] = lowest[place] = len(order)
            position[place] = len(path)
            path.append(place)
            on_path.add(place)
        for edge in edges:
            if edge.place not in order:
                work.append((edge.place, iter(parts[edge.place].edges)))
                break
            if edge.place in on_path:
                lowest[place] = min(lowest[place], order[edge.place])
        else:
            work.pop()
            if work:
                lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[place])
            if lowest[place] == order[place]:
                start = position[place]
                groups.append(path[start:])
                on_path.difference_update(path[start:])
                del path[start:]
    return groups
