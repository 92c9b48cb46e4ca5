"""Closures for the declared members of objects: which are there, under each policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple, TypeAlias

from edgejson.schema.coverage import Site
from edgejson.schema.leaves import Toolbox
from edgejson.schema.plan import DEFAULT_PROBABILITY, ObjectPlan
from edgejson.types import Json
from edgejson.values.draw import Draw, Producer

__all__ = ["EDGE", "MAXIMAL", "MINIMAL", "TYPICAL", "Entry", "many", "members_drawn"]

MINIMAL, TYPICAL, MAXIMAL, EDGE = range(4)
"""The policies as `Draw.policy` knows them."""

WIDE = 20
"""Optional members from which on an object shows a part of them at a time."""

Entry: TypeAlias = "tuple[str, Producer, float, Callable[[Draw], bool] | None]"
"""A member ready to be drawn: name, closure, probability (1 when required), whether the depth left allows it."""

_FADING = 0.7
_IN_TURN = 0.85
"""How often a member of a wide object is there when its turn comes."""
_SAYS_SOMETHING = 0.8
"""How often a typical object that came out empty shows a member after all."""


def many(draw: Draw, low: int, high: int) -> int:
    """A count of the closed range: the least one, one more and several each come up often."""
    if low >= high:
        return low
    choice = draw.random()
    if choice < 0.15:
        return low
    if choice < 0.35 or low + 2 > high:
        return low + 1
    return low + 2 + int(draw.random() * (high - low - 1))


def members_drawn(tools: Toolbox, plan: ObjectPlan, entries: list[Entry]) -> Callable[[Draw], dict[str, Json]]:
    """The closure that draws an object's declared members, in the order of the schema."""
    wide = sum(often == DEFAULT_PROBABILITY for _, _, often, _ in entries) > WIDE
    if wide or tools.edge or tools.steered or plan.recursive or plan.dependents or plan.high is not None:
        return _counted_members(tools, plan, entries)
    policies: tuple[list[tuple[str, Producer, float]], ...] = (
        [(name, produce, 1.0) for name, produce, often, _ in entries if often == 1.0],
        [(name, produce, often) for name, produce, often, _ in entries if often > 0],
        [(name, produce, 1.0) for name, produce, _, _ in entries],
    )
    usual = [(name, produce) for name, produce, often, _ in entries if often == DEFAULT_PROBABILITY]

    def produce(draw: Draw) -> dict[str, Json]:
        value: dict[str, Json] = {}
        random = draw.random
        for name, member, often in policies[draw.policy if draw.room > 0 else MINIMAL]:
            if often == 1.0 or random() < often:
                value[name] = member(draw)
        if not value and usual and draw.policy == TYPICAL and draw.room > 0 and random() < _SAYS_SOMETHING:
            name, member = usual[int(random() * len(usual))]
            value[name] = member(draw)
        draw.room -= len(value)
        return value

    return produce


def _counted_members(tools: Toolbox, plan: ObjectPlan, entries: list[Entry]) -> Callable[[Draw], dict[str, Json]]:
    """Members of an object that limits their number, ties them to one another, recurs or is wide: chosen first, then
    drawn.
    """
    groups = _groups(plan, [name for name, *_ in entries])
    required = frozenset(other for name, _, often, _ in entries if often == 1.0 for other in groups[name])
    optional = [
        _Optional(name, often, allowed, groups[name], tools.site("member", f"{plan.pointer}/properties/{name}", 2))
        for name, _, often, allowed in entries
        if name not in required
    ]
    unstated = [option for option in optional if option.often == DEFAULT_PROBABILITY]
    window = _window([option.name for option in unstated])
    recursive, high = plan.recursive, plan.high if plan.high is not None else len(entries)

    def choose(draw: Draw) -> set[str]:
        chosen = set(required)
        if draw.room <= 0 or draw.policy == MINIMAL:
            return chosen
        random = draw.random
        shown = window(draw)
        usual = _usual(draw)
        for name, often, allowed, group, site in optional:
            if name in chosen:
                continue
            likely = often if usual is None or often == 0 < usual < 1 else usual
            if shown is not None and often == DEFAULT_PROBABILITY:
                if name not in shown:
                    continue
                likely = _IN_TURN
            if allowed is not None:
                if not allowed(draw):
                    continue
                likely = often * _FADING**draw.depth  # recursion thins out instead of stopping at a wall
            steering = draw.coverage if site is not None else None
            if random() < likely if site is None or steering is None else steering.present(site, draw, likely):
                wanted = chosen | group
                if len(wanted) <= high:
                    chosen = wanted
        if not chosen and unstated and draw.policy == TYPICAL and random() < _SAYS_SOMETHING:
            _, _, allowed, group, _ = unstated[int(random() * len(unstated))]
            if len(group) <= high and (allowed is None or allowed(draw)):
                return set(group)
        return chosen

    def produce(draw: Draw) -> dict[str, Json]:
        chosen = choose(draw)
        draw.room -= len(chosen)
        draw.fuel -= len(chosen) if recursive else 0
        return {name: member(draw) for name, member, _, _ in entries if name in chosen}

    return produce


class _Optional(NamedTuple):
    """An optional member: how often it is there, whether the depth left allows it, and the names it brings along."""

    name: str
    often: float
    allowed: Callable[[Draw], bool] | None
    group: frozenset[str]
    site: Site | None


def _usual(draw: Draw) -> float | None:
    """How often optional members of one object are there under the policy; None: as often as each of them says.

    At the edge, objects are bare, complete, or anything between.
    """
    if draw.policy == TYPICAL:
        return None
    if draw.policy == MAXIMAL:
        return 1.0
    mood = draw.random()
    return 0.0 if mood < 0.3 else 1.0 if mood < 0.55 else 0.5


def _window(names: Sequence[str]) -> Callable[[Draw], frozenset[str] | None]:
    """Which optional members of a wide object a sample shows: all of them in turn, as seeds count up.

    Of hundreds of members a document uses a few.  Chance alone would leave many unseen in a series of samples, so
    windows follow one another in an order that is shuffled once.
    """
    if len(names) <= WIDE:
        return lambda _: None
    order = Random(len(names)).sample(names, len(names))
    windows = [frozenset((order * 2)[start : start + WIDE]) for start in range(0, len(order), WIDE)]

    def shown(draw: Draw) -> frozenset[str] | None:
        if draw.policy != TYPICAL:
            return None
        draw.serial += 1
        return windows[(draw.seed + draw.serial) % len(windows)]

    return shown


def _groups(plan: ObjectPlan, names: Sequence[str]) -> dict[str, frozenset[str]]:
    """Each name with all the names it brings along."""
    if not plan.dependents:
        return {name: frozenset((name,)) for name in names}
    known = frozenset(names)
    return {name: _with_dependents(name, plan, known) for name in names}


def _with_dependents(name: str, plan: ObjectPlan, known: frozenset[str]) -> frozenset[str]:
    """A name with all the names it demands, near and far."""
    group, queue = {name}, [name]
    while queue:
        for other in plan.dependents.get(queue.pop(), ()):
            if other in known and other not in group:
                group.add(other)
                queue.append(other)
    return frozenset(group)
