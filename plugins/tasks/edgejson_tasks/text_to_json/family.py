"""The family: a teacher gives an instance and a text about it, the record asks for the instance back."""

from __future__ import annotations

import random
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.grounding import LANGUAGES, Grounder
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Difficulty, Draft, Finding, Json, Policy, Request, Slot, Spoiled
from edgejson_tasks._instances import container_reason, is_document, no_document
from edgejson_tasks.text_to_json.assignment import Assignment
from edgejson_tasks.text_to_json.fieldlist import FieldList, unnamed
from edgejson_tasks.text_to_json.missing import Silence
from edgejson_tasks.text_to_json.notation import fields_list, fields_text, schema_text
from edgejson_tasks.text_to_json.prompt_proof import prove_prompt
from edgejson_tasks.text_to_json.proof import prove
from edgejson_tasks.text_to_json.scoring import score
from edgejson_tasks.text_to_json.settings import MISTAKES, Missing, TextSettings
from edgejson_tasks.text_to_json.spoiling import spoil
from edgejson_tasks.text_to_json.wording import Note, instruction

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
            policy = rng.choice(_POLICIES[slot.difficulty])
            told_of = (yield tools.ask_instance(policy=policy, accept=no_document)).value
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
        assignment = Assignment(
            tools.schema, slot.language, self._of_language(slot.language), told_of, gold, output, missing
        )
        told = yield tools.ask_text(told_of, genre=genre, silent_nulls=missing != "omit", accept=assignment.refusal)
        if not told.spans:
            told = assignment.with_places(told)
            assignment.require_grounded(told.text)
        wanted, fields = shown.prompt(rng, gold, missing, self._settings.schema_share, len(told.text))
        words = instruction(
            rng,
            slot.language,
            fields=fields,
            missing=missing,
            dates=_DATE.search(output) is not None,
            listed=fields is not None and "\n" in fields,
            notes=[*_notes(fields), *assignment.notes(told)],
        )
        return Draft(
            input={"instruction": words, "text": told.text, **wanted},
            output=output,
            gold=gold,
            meta=assignment.meta(told),
        )

    def verify(self, subject: Subject) -> Iterator[Finding]:
        """See `proof.prove` and `prompt_proof.prove_prompt`."""
        yield from prove(subject, self._grounder(subject))
        yield from prove_prompt(subject)

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
        self, rng: random.Random, gold: Json, missing: Missing, schema_share: float, text: int
    ) -> tuple[dict[str, str], str | None]:
        """The part of the input that says what is wanted, and the fields in it; None where that is the schema.

        Beside a short text (of `text` characters) the shorter forms stand: else prompts would differ in little.  Where
        a list of fields does not name every member of `gold`, the schema stands, however long.
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
        listing = FieldList.read(fields)
        if listing is not None and not unnamed(listing, gold, self._document):
            return {"fields": fields}, fields
        if nullable:
            raise Unmakeable("a list of fields that may all be null does not name them all")
        return {"schema": self._schema}, None


def _notes(fields: str | None) -> list[Note]:
    """What a list of fields has that the instruction explains."""
    listing = FieldList.read(fields) if fields is not None else None
    notes: list[Note] = []
    if listing is not None and listing.patterns:
        notes.append("patterns")
    if listing is not None and listing.names:
        notes.append("names")
    return notes
