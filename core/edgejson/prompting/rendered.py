"""A question as a model is asked it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edgejson.types import Json, Message

__all__ = ["Rendered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The messages for one call, and the schema that its answer is validated with (None: the answer is free text).

    `words` names what the messages are made of beside the values: template, version, wordings, pool of examples.
    `many` is the number of requests that the call answers.
    """

    messages: tuple[Message, ...]
    schema: Mapping[str, Json] | None
    words: str
    many: int = 1
