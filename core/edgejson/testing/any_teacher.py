"""What programs and language models have in common as teachers: whose words they are, and in which languages."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Literal

from edgejson.testing.contract import PluginContract
from edgejson.testing.demands import demand
from edgejson.types import TeacherIdentity

__all__ = ["AnyTeacherContract"]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


class AnyTeacherContract(PluginContract):
    """The tests that the contracts of teachers share."""

    kind: ClassVar[Literal["teachers"]] = "teachers"

    def test_its_identity_is_complete(self) -> None:
        """Provenance and the licence of the data rest on it."""
        identity = self.create().identity
        demand(isinstance(identity, TeacherIdentity), f"its identity is {identity!r}, no TeacherIdentity")
        for part in ("name", "provider", "license", "terms"):
            text = getattr(identity, part)
            stated = isinstance(text, str) and text.strip() and text != "unknown"
            demand(stated, f"its identity does not state `{part}` (it is {text!r}): whose data is it, on which terms?")

    def test_its_languages_are_stated(self) -> None:
        """A recipe in another language is refused before any work."""
        languages: Any = self.create().languages
        if languages is None:
            return
        some = isinstance(languages, frozenset) and languages
        demand(some, f"`languages` is {languages!r}; give a frozenset of language codes, or None for any")
        for language in languages:
            fits = isinstance(language, str) and _LANGUAGE.fullmatch(language)
            demand(fits, f"`languages` holds {language!r}, which is no language code such as 'en' or 'pt-BR'")
