"""Answers that need no model: instances drawn from their schema, and texts that say one value a line."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata

from edgejson import jsontext
from edgejson.errors import TeacherError
from edgejson.types import Completion, InstanceFacts, Request, Span, TeacherIdentity, TextFacts
from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Echo", "EchoSettings"]


class EchoSettings(BaseModel):
    """How a line reads."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    opening: str = Field(default="The record in words.", min_length=1, description="first line of every text")
    verb: str = Field(default=" is ", min_length=1, description="between what a value is and the value")


class Echo:
    """Every answer depends on its request alone, so a batch changes nothing and a seed names the answer."""

    identity = TeacherIdentity(
        name="echo", provider="edgejson-teacher-echo", revision=metadata.version("edgejson-teacher-echo"),
        license="MIT", terms="none",
    )  # fmt: skip
    languages: frozenset[str] | None = frozenset({"en"})

    def __init__(self, settings: EchoSettings) -> None:
        self._settings = settings

    def answer(self, requests: Sequence[Request]) -> list[Completion]:
        """One completion per request, in order."""
        return [self._one(request) for request in requests]

    def _one(self, request: Request) -> Completion:
        facts = request.facts
        if isinstance(facts, InstanceFacts):
            return Completion(value=facts.schema.sample(request.seed, policy=facts.policy, locale=facts.locale))
        if facts.language != "en":
            raise TeacherError(f"echo writes English, not {facts.language!r}")
        return self._text(facts)

    def _text(self, facts: TextFacts) -> Completion:
        """Says every leaf, and where it stands: with `spans` nobody has to search for the values."""
        text, spans = f"{self._settings.opening}\n", []
        for pointer, leaf in jsontext.leaves(facts.gold):
            words = leaf if isinstance(leaf, str) else jsontext.canonical(leaf)
            text += _name(pointer) + self._settings.verb
            spans.append(Span(pointer, len(text), len(text) + len(words)))
            text += f"{words}\n"
        return Completion(text=text, spans=tuple(spans))


def _name(pointer: str) -> str:
    """What a leaf is, in words.

    >>> _name("/line_items/0/unit_price")
    'line items 1 unit price'
    """
    words = [str(int(token) + 1) if token.isdecimal() else token.replace("_", " ") for token in jsontext.split(pointer)]
    return " ".join(words) or "value"
