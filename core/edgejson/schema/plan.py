"""Plan nodes: what a schema allows at a place, free of references and combinations, ready to be turned into closures.

`cost` is the least number of recursive steps a value of the node takes to end (infinite: there is no finite value);
`recursive` says whether a recursive step can be reached from it.  `demanded` is how many values the bounds ask for,
`deep` of the node of a document whether its values may nest deeper than JSON text should.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from edgejson.types import Json

__all__ = [
    "DEFAULT_PROBABILITY",
    "AnyPlan",
    "ArrayPlan",
    "BooleanPlan",
    "ChoicePlan",
    "Demand",
    "Extra",
    "GuardedPlan",
    "Member",
    "Naming",
    "NeverPlan",
    "Notes",
    "NullPlan",
    "NumberPlan",
    "ObjectPlan",
    "Plan",
    "PreferredPlan",
    "RecursionPlan",
    "StringPlan",
    "ValuesPlan",
    "settle_costs",
]


class Naming(NamedTuple):
    """What a place is called: the name of its property, and whose property it is.

    A node does not know its name: one definition used under many names is planned once and named when it is compiled.
    """

    name: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """What the schema says beyond validation: its annotations."""

    title: str = ""
    description: str = ""
    hint: Json = None
    hint_pointer: str = ""
    examples: tuple[Any, ...] = ()
    default: tuple[Any, ...] = ()


@dataclass(slots=True, eq=False)
class Plan:
    """A node; `pointer` is the subschema it was made from first."""

    pointer: str
    cost: float = field(default=math.inf, init=False)
    recursive: bool = field(default=False, init=False)
    demanded: float = field(default=1, init=False)
    deep: bool = field(default=False, init=False)

    def parts(self) -> Iterator[Plan]:
        """Nodes a value of this one may contain or be."""
        yield from ()

    def least(self) -> float:
        """The cost, from the costs of the parts as they stand."""
        return 0


@dataclass(slots=True, eq=False)
class NeverPlan(Plan):
    """Nothing is allowed; `keyword` says why."""

    keyword: str

    def least(self) -> float:
        return math.inf


@dataclass(slots=True, eq=False)
class AnyPlan(Plan):
    """Everything is allowed."""

    notes: Notes


@dataclass(slots=True, eq=False)
class ValuesPlan(Plan):
    """One of `values`, all of them valid (enum, const)."""

    values: list[Json]
    notes: Notes


@dataclass(slots=True, eq=False)
class NullPlan(Plan):
    """Null."""


@dataclass(slots=True, eq=False)
class BooleanPlan(Plan):
    """True or false."""

    notes: Notes


@dataclass(slots=True, eq=False)
class NumberPlan(Plan):
    """Multiples of `step` (0: any) between the bounds; a bound is (value, exclusive)."""

    integer: bool
    low: tuple[Fraction, bool] | None
    high: tuple[Fraction, bool] | None
    step: Fraction
    notes: Notes
    barred_steps: tuple[Fraction, ...] = ()
    """Grids whose numbers are not allowed."""


@dataclass(slots=True, eq=False)
class StringPlan(Plan):
    """Text of `low` to `high` characters that matches all patterns and formats."""

    low: int
    high: int | None
    patterns: tuple[str, ...]
    formats: tuple[str, ...]
    notes: Notes
    barred: tuple[Mapping[str, str], ...] = ()
    """Patterns and formats (as keywords) that no text may meet."""
    barred_values: tuple[str, ...] = ()
    encoding: str = ""
    media: str = ""
    """What the text must hold, in the drafts that assert it (`contentEncoding`, `contentMediaType`)."""


@dataclass(slots=True, eq=False)
class Demand:
    """`contains`: at least `count` items like `plan`."""

    plan: Plan
    count: int


@dataclass(slots=True, eq=False)
class ArrayPlan(Plan):
    """`prefix` position by position, then `rest`."""

    prefix: list[Plan]
    rest: Plan
    low: int
    high: int | None
    unique: bool
    demands: list[Demand]
    notes: Notes
    repeated: bool = False
    """Whether two items must be equal."""

    def parts(self) -> Iterator[Plan]:
        yield from self.prefix
        yield self.rest
        yield from (demand.plan for demand in self.demands)

    def least(self) -> float:
        needed = [*self.prefix[: self.low], *(demand.plan for demand in self.demands if demand.count)]
        if self.low > len(self.prefix):
            needed.append(self.rest)
        return max((part.cost for part in needed), default=0)


DEFAULT_PROBABILITY = 0.7
"""How often an optional member is there that states no `x-probability`."""


@dataclass(slots=True, eq=False)
class Member:
    """A declared property; `probability` is how often an optional one is present under the policy "typical"."""

    name: str
    plan: Plan
    required: bool
    probability: float


@dataclass(slots=True, eq=False)
class Extra:
    """Undeclared members: `pattern` their names match (None: drawn by `names`), `plan` their values.

    Names match the patterns `also` and no other of the object; at least `least` members are of this sort.
    """

    pattern: str | None
    plan: Plan
    also: tuple[str, ...] = ()
    names: Plan | None = None
    least: int = 0


@dataclass(slots=True, eq=False)
class ObjectPlan(Plan):
    """Declared `members` in their order, then undeclared ones."""

    members: list[Member]
    extras: list[Extra]
    names: Plan | None
    low: int
    high: int | None
    dependents: Mapping[str, tuple[str, ...]]
    notes: Notes
    admitted: Mapping[str, Any] | None = None
    """A schema that all names meet; None when they are free or only drawn by `names`."""

    def parts(self) -> Iterator[Plan]:
        yield from (member.plan for member in self.members)
        for extra in self.extras:
            yield extra.plan
            if extra.names is not None:
                yield extra.names
        if self.names is not None:
            yield self.names

    def least(self) -> float:
        needed = [member.plan.cost for member in self.members if member.required]
        needed += [extra.plan.cost for extra in self.extras if extra.least]
        lacking = self.low - len(needed)
        if lacking > 0:
            more = sorted(member.plan.cost for member in self.members if not member.required)[:lacking]
            if len(more) < lacking:
                more.append(min((extra.plan.cost for extra in self.extras), default=math.inf))
            needed.extend(more)
        return max(needed, default=0)


@dataclass(slots=True, eq=False)
class ChoicePlan(Plan):
    """One of several branches."""

    branches: list[Plan]

    def parts(self) -> Iterator[Plan]:
        yield from self.branches

    def least(self) -> float:
        return min((branch.cost for branch in self.branches), default=math.inf)


@dataclass(slots=True, eq=False)
class PreferredPlan(Plan):
    """What the author means, though it does not say so; `other` where that has no (finite) value."""

    meant: Plan
    other: Plan

    def parts(self) -> Iterator[Plan]:
        yield self.meant
        yield self.other

    def least(self) -> float:
        return min(self.meant.cost, self.other.cost)


@dataclass(slots=True, eq=False)
class GuardedPlan(Plan):
    """`inner` does not model every keyword: its values are tried against the subschemas at `checks` and `schema`."""

    inner: Plan
    checks: tuple[str, ...]
    schema: Mapping[str, Any] | None = None

    def parts(self) -> Iterator[Plan]:
        yield self.inner

    def least(self) -> float:
        return self.inner.cost


@dataclass(slots=True, eq=False)
class RecursionPlan(Plan):
    """A step back to a node above; `target` is put in when that node is complete."""

    target: Plan | None = None

    def least(self) -> float:
        return math.inf if self.target is None else 1 + self.target.cost


def settle_costs(plans: Iterable[Plan]) -> None:
    """Work out `cost` and `recursive` of all nodes (least fixed points): a node is looked at again when a part of it
    has changed.
    """
    queue = deque(plans)
    users: dict[int, list[Plan]] = {}
    for node in queue:
        for part in _read(node):
            users.setdefault(id(part), []).append(node)
    waiting = {id(node) for node in queue}
    while queue:
        node = queue.popleft()
        waiting.discard(id(node))
        least = node.least()
        recursive = isinstance(node, RecursionPlan) or any(part.recursive for part in node.parts())
        if least == node.cost and recursive == node.recursive:
            continue
        node.cost, node.recursive = least, recursive
        for user in users.get(id(node), ()):
            if id(user) not in waiting:
                waiting.add(id(user))
                queue.append(user)


def _read(node: Plan) -> Iterator[Plan]:
    """The nodes whose cost the cost of this one is worked out from."""
    yield from node.parts()
    if isinstance(node, RecursionPlan) and node.target is not None:
        yield node.target
