"""The state of one sample while it is being drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from edgejson.types import Json
from edgejson.values.languages.speech import speech_of

if TYPE_CHECKING:
    from edgejson.schema.coverage import Coverage
    from edgejson.values.locales import World

__all__ = ["Draw", "Pending", "Producer", "pick"]

T = TypeVar("T")

FUEL = 250
"""Members and items a sample may have in its recursive parts before only the needed ones follow."""
ROOM = (400, 400, 4_000, 400)
"""Members a sample may have, by policy, before only required ones follow."""
RETRIES = 60
"""Rejected parts that are drawn again before the whole sample is."""

Producer: TypeAlias = "Callable[[Draw], Json]"
"""Draws one value; the only argument is the state of the sample."""


@dataclass(slots=True)
class Pending:
    """A member that waits for another one: `produce` is called with the value found at `reference`."""

    holder: dict[str, Json]
    name: str
    reference: str
    produce: Callable[[Draw, Json], Json]


class Draw:
    """Made afresh for every sample, so that a compiled schema holds no state of its own.

    `speech` holds words and sentences of the language; people and places are those of the `world`.

    `random` is the bound method every producer calls; `scope` maps the key of an entity to the one that the object
    under construction is about; `rows` holds table rows that an array dealt to its next item, `lists` counts the arrays
    around.  `fuel` bounds the size of a sample that recurs, `room` that of any sample, `retries` the work of trying
    parts again.  `serial` numbers the wide objects of a sample, and `coverage` steers a series of samples.
    """

    __slots__ = (
        "coverage", "depth", "fuel", "lists", "pending", "policy", "random", "retries", "rng", "room",
        "rows", "scope", "seed", "serial", "speech", "world",
    )  # fmt: skip

    def __init__(
        self, seed: int, world: World, policy: int, coverage: Coverage | None = None, language: str = "en"
    ) -> None:
        self.seed = seed
        self.coverage = coverage
        self.rng = random.Random(seed)
        self.random = self.rng.random
        self.world = world
        self.speech = speech_of(language)
        self.policy = policy
        self.start()

    def start(self) -> None:
        """Forget a rejected attempt; the random stream goes on."""
        self.scope: dict[str, Any] = {}
        self.rows: dict[str, int] = {}
        self.pending: list[Pending] = []
        self.depth = 0
        self.lists = 0
        self.serial = 0
        self.fuel = FUEL
        self.room = ROOM[self.policy]
        self.retries = RETRIES


def pick(draw: Draw, pool: Sequence[T]) -> T:
    """One element of a non-empty pool, each as likely as the next."""
    return pool[int(draw.random() * len(pool))]
