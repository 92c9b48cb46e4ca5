"""The program teacher: no model behind it, the same bytes for the same seed."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from edgejson.errors import TeacherError, near_names
from edgejson.types import Completion, InstanceFacts, Json, Request, TeacherIdentity, TextFacts
from edgejson_teachers.templates.frame import Lexicon
from edgejson_teachers.templates.genres import GENRES, choose_genre, tell, typed_by_machines
from edgejson_teachers.templates.surfaces import Surfaces
from edgejson_teachers.templates.voice import Voice
from edgejson_teachers.templates.writer import Writer

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["TemplateTeacher"]

_PACKAGES: Mapping[str, str] = {
    code: f"edgejson_teachers.templates.{name}"
    for code, name in (
        ("en", "english"),
        ("pt", "portuguese"),
        ("es", "spanish"),
        ("de", "german"),
        ("fr", "french"),
    )
}
_LANGUAGES = {code: package for code, package in _PACKAGES.items() if find_spec(package) is not None}
_KEPT_LEXICONS = 4096


@cache
def _language(code: str) -> tuple[Voice, Surfaces]:
    """The language `code`, its data read and compiled once; KeyError when the teacher does not write it."""
    voice = Voice(import_module(_LANGUAGES[code]).LANGUAGE)
    return voice, Surfaces(voice)


class TemplateTeacher:
    """Instances come from `Schema.sample`, texts from a frame, a genre and the patterns of a language.

    The traits of each schema's fields are kept on the object; they follow from language and schema.
    """

    identity = TeacherIdentity(name="templates", provider="edgejson", license="Apache-2.0", terms="none")
    languages: frozenset[str] | None = frozenset(_LANGUAGES)

    def __init__(self) -> None:
        self._lexicons: dict[tuple[str, str], Lexicon] = {}

    def answer(self, requests: Sequence[Request]) -> Sequence[Completion]:
        """One completion per request, in order; `TeacherError` for a language or genre it cannot write."""
        return [self._answer(request) for request in requests]

    def _answer(self, request: Request) -> Completion:
        facts = request.facts
        if isinstance(facts, InstanceFacts):
            return Completion(value=facts.sample(request.seed))
        return self._text(facts, request.seed)

    def _text(self, facts: TextFacts, seed: int) -> Completion:
        if facts.language not in _LANGUAGES:
            raise TeacherError(
                f"the teacher 'templates' writes no texts in {facts.language!r}",
                hint=f"it writes: {', '.join(_LANGUAGES)}",
            )
        if facts.genre is not None and facts.genre not in GENRES:
            raise TeacherError(
                f"the teacher 'templates' has no genre {facts.genre!r}",
                hint=f"{near_names(facts.genre, GENRES)}; it has: {', '.join(GENRES)}",
            )
        voice, surfaces = _language(facts.language)
        frame = self._lexicon(facts.schema, voice).frame(facts.gold)
        rng = random.Random(seed)
        writer = Writer(rng, voice, surfaces, frame, facts.difficulty, silent_nulls=facts.silent_nulls)
        genre = facts.genre or choose_genre(writer)
        document = tell(writer, genre)
        if voice.language.mended is not None and not typed_by_machines(writer, genre):
            document.mend(voice.language.mended)
        text, spans = document.flatten()
        meta: dict[str, Json] = {"genre": genre}
        if writer.distractors:
            meta["distractors"] = writer.distractors
        if writer.unsaid:
            meta["unsaid"] = list(writer.unsaid)
        return Completion(text=text, spans=spans, meta=meta)

    def _lexicon(self, schema: Schema, voice: Voice) -> Lexicon:
        key = (voice.code, schema.sha256)
        lexicon = self._lexicons.get(key)
        if lexicon is None:
            if len(self._lexicons) >= _KEPT_LEXICONS:
                self._lexicons.clear()
            lexicon = self._lexicons[key] = Lexicon(schema, voice)
        return lexicon
