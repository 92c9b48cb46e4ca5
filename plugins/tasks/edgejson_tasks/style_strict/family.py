"""Style records: an instance is written as a valid mess and asked for in one exact style."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.jsontext.style import render
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from edgejson_tasks._instances import canonical_text, container_reason, is_document, no_document
from edgejson_tasks._scoring import field_f1
from edgejson_tasks.style_strict import defects, proof, spoiling
from edgejson_tasks.style_strict.literals import rewritten
from edgejson_tasks.style_strict.mess import Kind, applicable, messy, reorder
from edgejson_tasks.style_strict.order import KeyOrder, arranged, key_order, key_order_text
from edgejson_tasks.style_strict.phrasing import instruction
from edgejson_tasks.style_strict.settings import StyleSettings
from edgejson_tasks.style_strict.targets import CANONICAL, TARGETS, Target, draw_target

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["LEVELS", "StyleStrict"]

LEVELS: Mapping[str, tuple[int, int]] = MappingProxyType({"easy": (1, 2), "medium": (3, 3), "hard": (4, 6)})
"""Fewest and most kinds of mess of each difficulty, as far as the document offers a hold for them."""

_ASKS = 16
_IDLE_REJECT_SHARE = 0.08
"""How often the refusal of bad documents is stated although the document is a good one: stating it must not give the
answer away.
"""


class StyleStrict:
    """The family; `settings` choose the shares of the styles."""

    name = "style_strict"

    def __init__(self, settings: StyleSettings | None = None) -> None:
        self._settings = settings or StyleSettings()
        self._others = [TARGETS[name] for name in self._settings.styles]

    def accepts(self, schema: Schema) -> str | None:
        return container_reason(schema)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        rng = tools.rng
        for _ in range(_ASKS):
            gold = (yield tools.ask_instance(accept=no_document)).value
            text = canonical_text(gold)
            if text is None or not is_document(gold):
                continue
            draft = self._draft(gold, text, slot, tools, rng)
            if draft is not None:
                return draft
        raise Unmakeable("no instance has a canonical text and another one")

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return proof.prove(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        return spoiling.spoil(subject, rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: strict JSON; `bytes`: the right text; `exact`: the right value; `field_f1` over leaves; `correct`:
        the right text, which is all that counts here.
        """
        given = Parsed.of(answer)
        right = float(answer == subject.answer_text)
        if not given.ok:
            return {"valid": 0.0, "bytes": right, "exact": 0.0, "field_f1": 0.0, "correct": right}
        gold = subject.answer.value
        return {
            "valid": 1.0,
            "bytes": right,
            "exact": float(jsontext.equal(gold, given.value)),
            "field_f1": field_f1(gold, given.value),
            "correct": right,
        }

    # ------------------------------------------------------------ one record

    def _draft(self, gold: Json, text: str, slot: Slot, tools: Tools, rng: random.Random) -> Draft | None:
        """A record about `gold`, whose canonical text is `text`; None when there is nothing to do about it."""
        kinds = _draw_kinds(applicable(gold, text), slot.difficulty, rng)
        ordered = reorder(gold, rng) if "key_order" in kinds else gold
        source = messy(ordered, kinds, rng, thorough=slot.difficulty == "hard")
        if rng.random() < self._settings.reject_share:
            return _reject(gold, source, kinds, slot, rng)
        target = self._target(rng)
        order = key_order(tools.schema, ordered) if target.keys == "schema_order" else None
        if order is not None and not order:
            return None  # the schema gives no order to follow
        answer = _written(ordered, source, target, order)
        if source.strip() == answer.strip():
            return None  # nothing to do, or no more than a final line feed
        rejects = rng.random() < _IDLE_REJECT_SHARE
        words = instruction(target, rng, language=slot.language, rejects=rejects)
        meta: dict[str, Json] = {
            "instance": True,
            "style": target.name,
            "choices": target.choices(),
            "mess": list(kinds),
            "size": {"mess": len(kinds)},
        }
        given = {} if order is None else {"key_order": key_order_text(order)}
        return Draft(input={"instruction": words, "json": source, **given}, output=answer, gold=gold, meta=meta)

    def _target(self, rng: random.Random) -> Target:
        if rng.random() < self._settings.canonical_share:
            return CANONICAL
        custom = rng.random() < self._settings.custom_share or not self._others
        return draw_target(rng) if custom else rng.choice(self._others)


def _written(value: Json, source: str, target: Target, order: KeyOrder | None) -> str:
    """The answer: `value`, of which `source` is a text, in the target's style."""

    def reordered(node: Json) -> Json:
        return node if order is None else arranged(node, order)

    if target.numbers == "preserve":
        return rewritten(source, target.style(), reordered)
    return render(reordered(value), target.style())


def _reject(gold: Json, source: str, kinds: Sequence[Kind], slot: Slot, rng: random.Random) -> Draft | None:
    """A record whose document is outside the domain: the answer names the error."""
    spoilt = defects.spoilt(source, rng)
    if spoilt is None:
        return None
    broken, defect = spoilt
    meta: dict[str, Json] = {
        "instance": False,
        "style": CANONICAL.name,
        "choices": CANONICAL.choices(),
        "defect": defect,
        "mess": list(kinds),
        "size": {"mess": len(kinds)},
    }
    words = instruction(CANONICAL, rng, language=slot.language, rejects=True)
    return Draft(input={"instruction": words, "json": broken}, output=defects.answer(defect), gold=gold, meta=meta)


def _draw_kinds(available: Sequence[Kind], difficulty: str, rng: random.Random) -> list[Kind]:
    low, high = LEVELS[difficulty]
    count = min(rng.randint(low, high), len(available))
    chosen = set(rng.sample(available, count))
    return [kind for kind in available if kind in chosen]
