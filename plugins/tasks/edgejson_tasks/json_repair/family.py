"""Repair records: an instance is written as text, broken by known edits, and asked for in canonical form."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.jsontext.style import STYLES, Style, render
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Request, Slot, Spoiled
from edgejson_tasks._instances import canonical_text, container_reason, is_document
from edgejson_tasks._scoring import field_f1, value_overlap
from edgejson_tasks.json_repair import proof, spoiling
from edgejson_tasks.json_repair.corruption import Breaker, Corruption
from edgejson_tasks.json_repair.operators import PRESETS
from edgejson_tasks.json_repair.phrasing import instruction
from edgejson_tasks.json_repair.settings import RepairSettings

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["LEVELS", "JsonRepair"]

LEVELS: Mapping[str, tuple[int, int]] = MappingProxyType({"easy": (1, 1), "medium": (2, 3), "hard": (4, 6)})
"""Fewest and most errors of each difficulty, as far as the text has room for that many."""

_SOURCES: tuple[tuple[Style, int], ...] = (
    (Style(name="spaced", whitespace="spaced", keys="preserve", numbers="preserve"), 30),
    (Style(name="pretty2", whitespace="indent2", keys="preserve", numbers="preserve"), 30),
    (Style(name="minified", keys="preserve", numbers="preserve"), 20),
    (Style(name="pretty4", whitespace="indent4", keys="preserve", numbers="preserve"), 8),
    (Style(name="tabbed", whitespace="tab", keys="preserve", numbers="preserve"), 4),
    (Style(name="ascii_spaced", whitespace="spaced", keys="preserve", numbers="preserve", escapes="ascii"), 4),
    (STYLES["jcs"], 4),
)
"""How the text looked before it was broken, and how often."""

_ASKS = 16
_PATIENCE = 2
"""Documents that may be too small for the errors before as many as fit are made."""


class JsonRepair:
    """The family; `settings` choose the mix of errors and the share of easy inputs that are valid already."""

    name = "json_repair"

    def __init__(self, settings: RepairSettings | None = None) -> None:
        self._settings = settings or RepairSettings()
        self._breaker = Breaker(PRESETS[self._settings.preset])
        self._styles = [style for style, _ in _SOURCES]
        self._style_weights = [weight for _, weight in _SOURCES]

    def accepts(self, schema: Schema) -> str | None:
        return container_reason(schema)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        rng = tools.rng
        low, high = LEVELS[slot.difficulty]
        identity = slot.difficulty == "easy" and rng.random() < self._settings.identity_share
        for attempt in range(_ASKS):
            # A document that was too small for the errors is asked for again with all that it may have.
            gold = (yield tools.ask_instance(policy="maximal" if attempt else None)).value
            style = rng.choices(self._styles, weights=self._style_weights)[0]
            answer = canonical_text(gold)
            if answer is None or not is_document(gold):
                continue
            source = render(gold, style)
            if identity:
                return _identity(gold, source, answer, style, rng)
            fewest = low if attempt < _PATIENCE else 1
            for errors in range(rng.randint(low, high), fewest - 1, -1):
                corruption = self._breaker.corrupt(source, errors, rng)
                if corruption is not None:
                    return _draft(gold, corruption, answer, style, rng)
        raise Unmakeable("no instance has a text with room for an error")

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return proof.prove(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        return spoiling.spoil(subject, rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: strict JSON; `exact`: the right value; `canonical`: the right bytes; `field_f1` over leaves;
        `minimality`: no name or scalar lost or invented, wherever it stands.
        """
        given = Parsed.of(answer)
        gold = subject.answer.value
        if not given.ok:
            return {"valid": 0.0, "exact": 0.0, "canonical": 0.0, "field_f1": 0.0, "minimality": 0.0}
        return {
            "valid": 1.0,
            "exact": float(jsontext.equal(gold, given.value)),
            "canonical": float(answer == subject.answer_text),
            "field_f1": field_f1(gold, given.value),
            "minimality": value_overlap(gold, given.value),
        }


def _draft(gold: Json, corruption: Corruption, answer: str, style: Style, rng: random.Random) -> Draft:
    needs = {operator.needs for operator in corruption.operators}
    meta: dict[str, Json] = {
        "edits": [edit.to_json() for edit in corruption.edits],
        "operators": [operator.name for operator in corruption.operators],
        "source_style": style.name,
    }
    if corruption.cut:
        # What is left of a cut document need not be an instance of the schema any more.
        answer = jsontext.canonical(jsontext.parse(corruption.target))
    else:
        meta["instance"] = True
    if "keep_text" in needs:
        meta["ambiguous"] = True
    return Draft(
        input={"instruction": instruction(needs, rng, broken=True), "broken_json": corruption.broken},
        output=answer,
        gold=gold,
        meta=meta,
    )


def _identity(gold: Json, source: str, answer: str, style: Style, rng: random.Random) -> Draft:
    """A valid text that only has to be rewritten: a repairer must know when to leave data alone."""
    meta: dict[str, Json] = {"edits": [], "operators": [], "source_style": style.name, "instance": True}
    return Draft(
        input={"instruction": instruction((), rng, broken=False), "broken_json": source},
        output=answer,
        gold=gold,
        meta=meta,
    )
