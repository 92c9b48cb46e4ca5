"""Style records: an instance is written as a valid mess and asked for in one exact style."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.jsontext.style import STYLES, render
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from edgejson_tasks._instances import canonical_text, container_reason, is_document
from edgejson_tasks._scoring import field_f1
from edgejson_tasks.style_strict import proof, spoiling
from edgejson_tasks.style_strict.mess import Kind, applicable, messy, reorder
from edgejson_tasks.style_strict.phrasing import instruction
from edgejson_tasks.style_strict.settings import StyleSettings

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["LEVELS", "StyleStrict"]

LEVELS: Mapping[str, tuple[int, int]] = MappingProxyType({"easy": (1, 2), "medium": (3, 3), "hard": (4, 6)})
"""Fewest and most kinds of mess of each difficulty, as far as the document offers a hold for them."""

_ASKS = 16


class StyleStrict:
    """The family; `settings` choose the share of the canonical style."""

    name = "style_strict"

    def __init__(self, settings: StyleSettings | None = None) -> None:
        share = (settings or StyleSettings()).canonical_share
        self._styles = list(STYLES.values())
        self._weights = [
            share if style.name == "jcs" else (1 - share) / (len(self._styles) - 1) for style in self._styles
        ]

    def accepts(self, schema: Schema) -> str | None:
        return container_reason(schema)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        rng = tools.rng
        for _ in range(_ASKS):
            gold = (yield tools.ask_instance()).value
            style = rng.choices(self._styles, weights=self._weights)[0]
            text = canonical_text(gold)
            if text is None or not is_document(gold):
                continue
            kinds = _draw_kinds(applicable(gold, text), slot.difficulty, rng)
            ordered = reorder(gold, rng) if "key_order" in kinds else gold
            answer = render(ordered, style)
            source = messy(ordered, kinds, rng, thorough=slot.difficulty == "hard")
            if source.strip() == answer:
                continue  # nothing to do, or no more than a final line feed
            meta: dict[str, Json] = {"instance": True, "style": style.name, "mess": list(kinds)}
            return Draft(
                input={"instruction": instruction(style, rng), "json": source}, output=answer, gold=gold, meta=meta
            )
        raise Unmakeable("no instance has a canonical text and another one")

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return proof.prove(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        return spoiling.spoil(subject, rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: strict JSON; `bytes`: the right text; `exact`: the right value; `field_f1` over leaves."""
        given = Parsed.of(answer)
        if not given.ok:
            return {"valid": 0.0, "bytes": 0.0, "exact": 0.0, "field_f1": 0.0}
        gold = subject.answer.value
        return {
            "valid": 1.0,
            "bytes": float(answer == subject.answer_text),
            "exact": float(jsontext.equal(gold, given.value)),
            "field_f1": field_f1(gold, given.value),
        }


def _draw_kinds(available: Sequence[Kind], difficulty: str, rng: random.Random) -> list[Kind]:
    low, high = LEVELS[difficulty]
    count = min(rng.randint(low, high), len(available))
    chosen = set(rng.sample(available, count))
    return [kind for kind in available if kind in chosen]
