"""The instruction language of `transform`, as data: one package per language."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from edgejson_tasks.transform.phrases.language import Language

__all__ = ["LANGUAGES", "language_of"]

LANGUAGES = {"en": "english", "pt": "portuguese", "es": "spanish", "de": "german", "fr": "french"}
"""The languages with phrases of their own, and the packages that hold them."""


@cache
def language_of(code: str) -> Language:
    """The phrases of a language; English for one that has none."""
    found: Language = import_module(f"{__name__}.{LANGUAGES.get(code, 'english')}").LANGUAGE
    return found
