"""Which rule feeds which: the order in which computed members are filled in."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence

from edgejson.schema.invariants.rules import ANY_POSITION, Pattern


def feeds(written: Pattern, read: Pattern) -> bool:
    """Whether writing the member at `written` can change what is read at `read`.

    Reading an array (to count or to walk it) does not read the members of its items; those are reads of their own.
    """
    return len(written) <= len(read) and all(
        a == b or ANY_POSITION in (a, b) for a, b in zip(written, read, strict=False)
    )


def overlap(changed: Pattern, place: Pattern) -> bool:
    """Whether one of the two members may be the other, or inside it."""
    return all(a == b or ANY_POSITION in (a, b) for a, b in zip(changed, place, strict=False))


def fed_by(written: Pattern, reads: Iterable[Pattern]) -> bool:
    return any(feeds(written, read) for read in reads)


def dependencies(writes: Mapping[str, Pattern], reads: Mapping[str, Collection[Pattern]]) -> dict[str, set[str]]:
    """For each rule, the rules that must be done before it."""
    return {
        rule: {other for other, written in writes.items() if fed_by(written, patterns)}
        for rule, patterns in reads.items()
    }


def in_dependency_order(needed: Mapping[str, Collection[str]]) -> list[str] | None:
    """The rules, each after those it needs, ties broken by name; None when they need one another in a circle."""
    waiting = {rule: set(before) for rule, before in needed.items()}
    ready = [rule for rule, before in waiting.items() if not before]
    heapq.heapify(ready)
    ordered: list[str] = []
    while ready:
        done = heapq.heappop(ready)
        ordered.append(done)
        for rule, before in waiting.items():
            if done in before:
                before.discard(done)
                if not before:
                    heapq.heappush(ready, rule)
    return ordered if len(ordered) == len(waiting) else None


def circles(needed: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The groups of rules that all need one another, directly or not."""
    reached = {rule: set(before) for rule, before in needed.items()}
    for middle in needed:
        for before in reached.values():
            if middle in before:
                before.update(reached[middle])
    groups = {
        tuple(sorted(other for other in before if rule in reached[other]))
        for rule, before in reached.items()
        if rule in before
    }
    return [list(group) for group in sorted(groups)]


def find_circle(needed: Mapping[str, Collection[str]]) -> Sequence[str]:
    """The rules of one circle, each needing the next, from the smallest name on; to be asked when there is no order."""
    left = {rule: set(before) for rule, before in needed.items()}
    while True:  # rules that nothing in a circle needs fall away
        free = [rule for rule, before in left.items() if not before & left.keys()]
        if not free:
            break
        for rule in free:
            del left[rule]
    path = [min(left)]
    while True:
        following = min(left[path[-1]] & left.keys())
        if following in path:
            circle = path[path.index(following) :]
            start = circle.index(min(circle))
            return [*circle[start:], *circle[:start]]
        path.append(following)
