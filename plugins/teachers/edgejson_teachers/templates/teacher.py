"""The program teacher: no model behind it, the same bytes for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from edgejson.errors import TeacherError
from edgejson.types import Completion, InstanceFacts, Json, Request, TeacherIdentity, TextFacts
from edgejson_teachers.templates.english import ENGLISH
from edgejson_teachers.templates.frame import Lexicon
from edgejson_teachers.templates.genres import GENRES, choose_genre, tell
from edgejson_teachers.templates.surfaces import Surfaces
from edgejson_teachers.templates.writer import Writer

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["TemplateTeacher"]

_LANGUAGES = {language.code: language for language in (ENGLISH,)}


class TemplateTeacher:
    """Instances come from `Schema.sample`, texts from a frame, a genre and a clause grammar.

    Word tables and the traits of each schema's fields are kept on the object; they follow from language and schema.
    """

    identity = TeacherIdentity(name="templates", provider="edgejson", license="Apache-2.0", terms="none")
    languages: frozenset[str] | None = frozenset(_LANGUAGES)

    def __init__(self) -> None:
        self._surfaces: dict[str, Surfaces] = {}
        self._lexicons: dict[str, Lexicon] = {}

    def answer(self, requests: Sequence[Request]) -> Sequence[Completion]:
        """One completion per request, in order; `TeacherError` for a language or genre it cannot write."""
        return [self._answer(request) for request in requests]

    def _answer(self, request: Request) -> Completion:
        facts = request.facts
        if isinstance(facts, InstanceFacts):
            return Completion(value=facts.schema.sample(request.seed, policy=facts.policy, locale=facts.locale))
        return self._text(facts, request.seed)

    def _text(self, facts: TextFacts, seed: int) -> Completion:
        language = _LANGUAGES.get(facts.language)
        if language is None:
            known = ", ".join(_LANGUAGES)
            raise TeacherError(
                f"the teacher 'templates' writes no texts in {facts.language!r}", hint=f"it writes: {known}"
            )
        if facts.genre is not None and facts.genre not in GENRES:
            raise TeacherError(
                f"the teacher 'templates' has no genre {facts.genre!r}", hint=f"it has: {', '.join(GENRES)}"
            )
        surfaces = self._surfaces.get(language.code)
        if surfaces is None:
            surfaces = self._surfaces[language.code] = Surfaces(language)
        frame = self._lexicon(facts.schema).frame(facts.gold)
        writer = Writer(random.Random(seed), language, surfaces, frame, facts.difficulty)
        genre = facts.genre or choose_genre(writer)
        text, spans = tell(writer, genre).flatten()
        meta: dict[str, Json] = {"genre": genre}
        if writer.distractors:
            meta["distractors"] = writer.distractors
        return Completion(text=text, spans=spans, meta=meta)

    def _lexicon(self, schema: Schema) -> Lexicon:
        lexicon = self._lexicons.get(schema.sha256)
        if lexicon is None:
            lexicon = self._lexicons[schema.sha256] = Lexicon(schema)
        return lexicon
