"""The family: a teacher gives an instance and a text about it, the record asks for the instance back."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, get_args

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.grounding import LANGUAGES, Grounder, Ungrounded
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Difficulty, Draft, Finding, Json, Policy, Request, Slot, Span, Spoiled
from edgejson_tasks._instances import container_reason, is_document
from edgejson_tasks.text_to_json.missing import Silence
from edgejson_tasks.text_to_json.notation import fields_list, fields_text, schema_text
from edgejson_tasks.text_to_json.proof import prove
from edgejson_tasks.text_to_json.scoring import score
from edgejson_tasks.text_to_json.settings import MISTAKES, Missing, TextSettings
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
_LIST_LIMIT = 2500
"""A longer text of the schema would drown the text it is about; the short notation says the same in a tenth of it."""
_MOST_TIMES_THE_TEXT = 8
_LIST_SHARE = 0.4
"""Of the prompts that name fields, those with one line for each field."""


class TextToJson:
    """Extraction. What follows from a schema or a language alone is kept, since all records share it."""

    name = "text_to_json"

    def __init__(self, settings: TextSettings | None = None) -> None:
        self._settings = settings or TextSettings()
        self._mistakes = {**MISTAKES, **self._settings.mistakes}
        self._shown: dict[str, _Shown] = {}
        self._grounders: dict[str, Grounder] = {}

    def accepts(self, schema: Schema) -> str | None:
        """Any schema of objects or arrays will do."""
        return container_reason(schema)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        """Ask for an instance, then for a text about it; `Unmakeable` when the text does not state the instance."""
        rng = tools.rng
        shown = self._of_schema(tools.schema)
        for _ in range(_ASKS):
            told_of = (yield tools.ask_instance(policy=rng.choice(_POLICIES[slot.difficulty]))).value
            if is_document(told_of):
                break
        else:
            raise Unmakeable("no instance is an object or an array with something in it")
        missing = self._policy(rng)
        gold = shown.silence.filled(told_of, missing)
        if gold is None:
            gold, missing = told_of, "omit"
        try:
            output = jsontext.canonical(gold)
        except jsontext.CanonicalError as error:
            raise Unmakeable(f"the instance has no canonical text: {error}") from None
        genre = rng.choice(self._settings.genres) if self._settings.genres else None
        told = yield tools.ask_text(told_of, genre=genre, silent_nulls=missing != "omit")
        if not told.spans:
            self._require_grounded(told.text, told_of, tools, silent_nulls=missing != "omit")
        wanted, fields = shown.prompt(rng, missing, self._settings.schema_share, len(told.text))
        words = instruction(
            rng,
            slot.language,
            fields=fields,
            missing=missing,
            dates=_DATE.search(output) is not None,
            listed=fields is not None and "\n" in fields,
        )
        meta = _meta(told, gold)
        meta["missing_policy"] = missing
        meta["instance"] = missing != "null_all" or tools.schema.is_valid(gold)
        return Draft(input={"instruction": words, "text": told.text, **wanted}, output=output, gold=gold, meta=meta)

    def verify(self, subject: Subject) -> Iterator[Finding]:
        """See `proof.prove`."""
        return prove(subject, self._grounder(subject))

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        """See `spoiling.spoil`."""
        return spoil(subject, rng, self._grounder(subject), self._mistakes)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """See `scoring.score`."""
        return score(subject, answer, self._grounder(subject))

    def _policy(self, rng: random.Random) -> Missing:
        weights = self._settings.missing
        names: Sequence[Missing] = get_args(Missing)
        return rng.choices(names, [weights.get(name, 0) for name in names])[0]

    def _require_grounded(self, text: str, gold: Json, tools: Tools, *, silent_nulls: bool) -> None:
        """A teacher that marks no spans must have written every value, to the letter, and that a null is not known."""

        def choices(pointer: str) -> Sequence[Json] | None:
            allowed = tools.schema.describe(pointer).get("enum")
            return allowed if isinstance(allowed, list) else None

        grounder = self._of_language(tools.slot.language)
        misses = grounder.ground(text, gold, choices=choices, verbatim=True)
        if not (misses or silent_nulls or grounder.words.unknown.search(text)):
            misses = [Ungrounded(pointer, leaf, "") for pointer, leaf in jsontext.leaves(gold) if leaf is None]
        if misses:
            raise Unmakeable(f"the text does not state {misses[0].value!r:.60} of {misses[0].pointer}")

    def _of_schema(self, schema: Schema) -> _Shown:
        shown = self._shown.get(schema.sha256)
        if shown is None:
            shown = self._shown[schema.sha256] = _Shown(schema)
        return shown

    def _grounder(self, subject: Subject) -> Grounder:
        language = subject.meta.get("language")
        return self._of_language(language if isinstance(language, str) else "en")

    def _of_language(self, language: str) -> Grounder:
        """The reader of a language; that of English where its words are not known here."""
        language = language if language in LANGUAGES else "en"
        grounder = self._grounders.get(language)
        if grounder is None:
            grounder = self._grounders[language] = Grounder(language)
        return grounder


class _Shown:
    """The ways to show one schema in a prompt, and its silent fields."""

    def __init__(self, schema: Schema) -> None:
        self.silence = Silence(schema)
        self._document = schema
        self._schema = schema_text(schema)
        self._fields: dict[bool, tuple[str, str | None]] = {}

    def prompt(
        self, rng: random.Random, missing: Missing, schema_share: float, text: int
    ) -> tuple[dict[str, str], str | None]:
        """The part of the input that says what is wanted, and the fields in it; None where that is the schema.

        Beside a short text (of `text` characters) the shorter forms stand: else prompts would differ in little.
        """
        nullable = missing == "null_all"
        room = min(_SCHEMA_LIMIT, _MOST_TIMES_THE_TEXT * text)
        if rng.random() < schema_share and not nullable and len(self._schema) <= room:
            return {"schema": self._schema}, None
        written = self._fields.get(nullable)
        if written is None:
            lines = fields_list(self._document, nullable=nullable)
            written = self._fields[nullable] = (fields_text(self._document, nullable=nullable), lines)
        fields, listed = written
        if listed is not None and len(listed) <= min(_LIST_LIMIT, room) and rng.random() < _LIST_SHARE:
            fields = listed
        return {"fields": fields}, fields


def _meta(told: Completion, gold: Json) -> dict[str, Json]:
    meta: dict[str, Json] = {name: part for name, part in told.meta.items() if name != "unsaid"}
    if told.spans:
        evidence: dict[str, Json] = {span.pointer: [span.start, span.end] for span in told.spans}
        if len(evidence) < len(told.spans):
            raise Unmakeable("the text has two places for one value")
        meta["evidence"] = evidence
    meta["skeleton"] = _skeleton(told.text, told.spans or _found(told.text, gold))
    decoys = told.meta.get("distractors")
    distractors = len(decoys) if isinstance(decoys, dict) else 0
    meta["size"] = {"fields": len(jsontext.leaves(gold)), "distractors": distractors}
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
