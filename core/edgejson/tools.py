"""What a task family is handed to compose a record: the slot's random stream, its schema, and ways to ask a teacher."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import InstanceFacts, Json, Message, Policy, Request, Slot, TextFacts

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

    def ask_instance(self, *, policy: Policy | None = None) -> Request:
        """Ask for an instance of the slot's schema; the completion's `value` holds it.

        Without a policy the instance is typical, or one of edge cases where the recipe wants them.
        """
        if policy is None:
            policy = "edge" if self.slot.edge else "typical"
        facts = InstanceFacts(schema=self.schema, policy=policy, locale=self.slot.locale)
        document = self.schema.document

        def messages() -> Sequence[Message]:
            words = f"Write one realistic {policy} JSON instance of this JSON Schema. Answer with JSON only.\n"
            return ({"role": "user", "content": words + jsontext.canonical(dict(document))},)

        return Request(
            intent="instance",
            facts=facts,
            seed=self.rng.getrandbits(64),
            messages=messages,
            response_schema=document,
        )

    def ask_text(self, gold: Json, *, genre: str | None = None, silent_nulls: bool = False) -> Request:
        """Ask for a text that states every value of `gold`; the completion's `text` (and `spans`) hold it.

        With `silent_nulls` the teacher may leave nulls out of the text and name them as ``unsaid`` in its `meta`.
        """
        facts = TextFacts(
            schema=self.schema,
            gold=gold,
            language=self.slot.language,
            genre=genre,
            difficulty=self.slot.difficulty,
            silent_nulls=silent_nulls,
        )

        def messages() -> Sequence[Message]:
            form = f" in the form of: {genre}" if genre else ""
            words = (
                f"Write a natural text in the language '{self.slot.language}'{form} that states every value "
                "of this JSON exactly and adds no other value of the same kind. Do not write JSON.\n"
            )
            return ({"role": "user", "content": words + jsontext.canonical(gold)},)

        return Request(intent="text", facts=facts, seed=self.rng.getrandbits(64), messages=messages)
