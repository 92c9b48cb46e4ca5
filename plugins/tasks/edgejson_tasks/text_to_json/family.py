"""The family: a teacher gives an instance and a text about it, the record asks for the instance back."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.checking import Parsed, Subject
from edgejson.grounding import LANGUAGES, Grounder
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Difficulty, Draft, Finding, Json, Policy, Request, Slot, Span, Spoiled
from edgejson_tasks._instances import container_reason, is_document
from edgejson_tasks._scoring import field_f1
from edgejson_tasks.text_to_json.notation import fields_text, schema_text
from edgejson_tasks.text_to_json.proof import prove
from edgejson_tasks.text_to_json.spoiling import spoil
from edgejson_tasks.text_to_json.wording import instruction

if TYPE_CHECKING:
    from edgejson.schema import Schema
    from edgejson.tools import Tools

__all__ = ["TextToJson"]

_POLICIES: Mapping[Difficulty, Sequence[Policy]] = {
    "easy": ("minimal", "typical"),
    "medium": ("typical", "typical", "maximal"),
    "hard": ("typical", "maximal"),
}
_DATE = re.compile(r'"[0-9]{4}-[0-9]{2}-[0-9]{2}')
"""How a date begins in the text of a JSON value."""
_ASKS = 16
"""Instances that are asked for until one is no bare scalar."""
_SCHEMA_LIMIT = 3000
"""A longer schema text would drown the text it is about; the short notation says the same in a tenth of it."""


class TextToJson:
    """Extraction. The texts of schemas and the reading tables of languages are kept, since all records share them."""

    name = "text_to_json"

    def __init__(self) -> None:
        self._notations: dict[str, tuple[str, str]] = {}
        self._grounders: dict[str, Grounder] = {}

    def accepts(self, schema: Schema) -> str | None:
        """Any schema of objects or arrays will do."""
        return container_reason(schema)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        """Ask for an instance, then for a text about it; `Unmakeable` when the text does not state the instance."""
        rng = tools.rng
        for _ in range(_ASKS):
            gold = (yield tools.ask_instance(policy=rng.choice(_POLICIES[slot.difficulty]))).value
            if is_document(gold):
                break
        else:
            raise Unmakeable("no instance is an object or an array with something in it")
        try:
            output = jsontext.canonical(gold)
        except jsontext.CanonicalError as error:
            raise Unmakeable(f"the instance has no canonical text: {error}") from None
        told = yield tools.ask_text(gold)
        if not told.spans:
            self._require_grounded(told.text, gold, tools)
        schema_as_text, fields = self._notation(tools.schema)
        by_fields = rng.random() < 0.5 or len(schema_as_text) > _SCHEMA_LIMIT
        words = instruction(rng, fields=fields if by_fields else None, dates=_DATE.search(output) is not None)
        wanted = {"fields": fields} if by_fields else {"schema": schema_as_text}
        return Draft(
            input={"instruction": words, "text": told.text, **wanted},
            output=output,
            gold=gold,
            meta=_meta(told, gold),
        )

    def verify(self, subject: Subject) -> Iterator[Finding]:
        """See `proof.prove`."""
        return prove(subject, self._grounder(subject))

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        """See `spoiling.spoil`."""
        return spoil(subject, rng, self._grounder(subject))

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """``parse``, ``exact`` (equal value) and ``field_f1`` (leaves with pointer and value)."""
        given = Parsed.of(answer)
        if not given.ok:
            return {"parse": 0.0, "exact": 0.0, "field_f1": 0.0}
        gold = subject.answer.value
        exact = float(jsontext.equal(gold, given.value))
        return {"parse": 1.0, "exact": exact, "field_f1": field_f1(gold, given.value)}

    def _require_grounded(self, text: str, gold: Json, tools: Tools) -> None:
        """A teacher that marks no spans must have written every value, to the letter."""

        def choices(pointer: str) -> Sequence[Json] | None:
            allowed = tools.schema.describe(pointer).get("enum")
            return allowed if isinstance(allowed, list) else None

        misses = self._of_language(tools.slot.language).ground(text, gold, choices=choices, verbatim=True)
        if misses:
            raise Unmakeable(f"the text does not state {misses[0].value!r:.60} of {misses[0].pointer}")

    def _notation(self, schema: Schema) -> tuple[str, str]:
        notation = self._notations.get(schema.sha256)
        if notation is None:
            notation = self._notations[schema.sha256] = (schema_text(schema), fields_text(schema))
        return notation

    def _grounder(self, subject: Subject) -> Grounder:
        language = subject.meta.get("language")
        return self._of_language(language if isinstance(language, str) and language in LANGUAGES else "en")

    def _of_language(self, language: str) -> Grounder:
        grounder = self._grounders.get(language)
        if grounder is None:
            grounder = self._grounders[language] = Grounder(language)
        return grounder


def _meta(told: Completion, gold: Json) -> dict[str, Json]:
    meta: dict[str, Json] = {"instance": True, **told.meta}
    if told.spans:
        meta["evidence"] = {span.pointer: [span.start, span.end] for span in told.spans}
    meta["skeleton"] = _skeleton(told.text, told.spans or _found(told.text, gold))
    return meta


def _skeleton(text: str, spans: Iterable[Span]) -> str:
    """A short hash of the text without its values: equal for two texts that differ in nothing but values."""
    parts = []
    end = 0
    for span in sorted(spans, key=attrgetter("start")):
        if span.start >= end:
            parts.append(text[end : span.start])
            end = span.end
    parts.append(text[end:])
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _found(text: str, gold: Json) -> list[Span]:
    """Places of the values that stand in the text as they are, for a text whose teacher marked none."""
    spans = []
    for pointer, leaf in jsontext.leaves(gold):
        written = leaf if isinstance(leaf, str) else jsontext.canonical(leaf)
        start = text.find(written) if written else -1
        if start >= 0:
            spans.append(Span(pointer=pointer, start=start, end=start + len(written)))
    return spans
