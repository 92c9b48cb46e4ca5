"""The words of rich documents, by language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from edgejson_tasks.style_strict.words.base import Kind, Sheet, Topic, Words
from edgejson_tasks.style_strict.words.english import ENGLISH
from edgejson_tasks.style_strict.words.french import FRENCH
from edgejson_tasks.style_strict.words.german import GERMAN
from edgejson_tasks.style_strict.words.portuguese import PORTUGUESE
from edgejson_tasks.style_strict.words.spanish import SPANISH

__all__ = ["WORDS", "Kind", "Sheet", "Topic", "Words"]

WORDS: Mapping[str, Words] = MappingProxyType(
    {"en": ENGLISH, "pt": PORTUGUESE, "es": SPANISH, "de": GERMAN, "fr": FRENCH}
)
"""English serves for every other language."""
