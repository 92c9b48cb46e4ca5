"""The words of requests for an instance, one module a language, each written by itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from edgejson_tasks.schema_generate.voices import english, french, german, portuguese, spanish
from edgejson_tasks.schema_generate.voices.voice import Voice

__all__ = ["VOICES", "Voice", "voice_of"]

VOICES: Mapping[str, Voice] = MappingProxyType(
    {
        "en": english.VOICE,
        "pt": portuguese.VOICE,
        "es": spanish.VOICE,
        "de": german.VOICE,
        "fr": french.VOICE,
    }
)


def voice_of(language: str) -> Voice:
    """The words of a language, English where nobody wrote them."""
    return VOICES.get(language, VOICES["en"])
