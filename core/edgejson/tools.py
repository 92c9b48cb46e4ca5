"""What a task family is handed to compose a record: the slot's random stream, its schema, and ways to ask a teacher."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from edgejson.types import Completion, InstanceFacts, Json, Policy, Request, Slot, TextFacts

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Tools", "Unmakeable"]


class Unmakeable(Exception):  # noqa: N818 - a normal outcome of a draw, not an error of the program
    """Raised by `compose` when no sound record can be made of what was drawn; the engine counts the candidate as
    rejected.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Tools:
    """Built by the engine for one slot. `rng` is the slot's own stream: draw everything from it and from nothing
    else.
    """

    def __init__(self, slot: Slot, schema: Schema) -> None:
        self.slot = slot
        self.schema = schema
        self.rng = random.Random(slot.seed)

    def ask_instance(
        self, *, policy: Policy | None = None, accept: Callable[[Completion], str | None] | None = None
    ) -> Request:
        """Ask for an instance of the slot's schema; the completion's `value` holds it.

        Without a policy the instance is typical, or one of edge cases where the recipe wants them.  `accept` looks at
        the answer of a language model: the reason why it is of no use, so that another one is asked for; None when it
        will do.  The answers of programs are not shown to it.
        """
        if policy is None:
            policy = "edge" if self.slot.edge else "typical"
        return Request(
            intent="instance",
            facts=InstanceFacts(
                schema=self.schema, policy=policy, locale=self.slot.locale, language=self.slot.language
            ),
            seed=self.rng.getrandbits(64),
            accept=accept,
            slot=self.slot,
        )

    def ask_text(
        self,
        gold: Json,
        *,
        genre: str | None = None,
        silent_nulls: bool = False,
        accept: Callable[[Completion], str | None] | None = None,
    ) -> Request:
        """Ask for a text that states every value of `gold`; the completion's `text` (and `spans`) hold it.

        With `silent_nulls` the teacher may leave nulls out of the text and name them as ``unsaid`` in its `meta`.
        `accept` is as for `ask_instance`.
        """
        facts = TextFacts(
            schema=self.schema,
            gold=gold,
            language=self.slot.language,
            genre=genre,
            difficulty=self.slot.difficulty,
            silent_nulls=silent_nulls,
        )
        return Request(intent="text", facts=facts, seed=self.rng.getrandbits(64), accept=accept, slot=self.slot)
