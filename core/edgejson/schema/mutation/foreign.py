"""Member names in Portuguese, Spanish, German and French, as programmers there write them: without accents.

A name is translated word by word.  Portuguese, Spanish and French say first what a thing is and then of what kind;
German keeps the order and joins with the form that a word takes in compounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edgejson.schema.mutation.foreign_names import PHRASES, WORDS

__all__ = ["LANGUAGES", "foreign_words"]

LANGUAGES = ("pt", "es", "de", "fr")

_MOMENT: Mapping[str, str] = {"pt": "em", "es": "en", "de": "am", "fr": "le"}
_IS: Mapping[str, tuple[str, ...]] = {"pt": (), "es": (), "de": ("ist",), "fr": ("est",)}
_HAS: Mapping[str, str] = {"pt": "tem", "es": "tiene", "de": "hat", "fr": "a"}


def foreign_words(words: Sequence[str], language: str) -> list[str] | None:
    """The words of a name in another language, in its order; None when one of them is not known.

    >>> foreign_words(["customer", "name"], "pt"), foreign_words(["customer", "name"], "de")
    (['nome', 'cliente'], ['kunden', 'name'])
    >>> foreign_words(["created", "at"], "fr"), foreign_words(["frobnicated"], "es")
    (['cree', 'le'], None)
    """
    if language not in LANGUAGES:
        return None
    column = LANGUAGES.index(language)
    whole = PHRASES.get("_".join(words))
    if whole is not None:
        return whole[column].split("_")
    found = [WORDS.get(word, ("", "", "", ""))[column] for word in words]
    if len(words) > 1 and words[-1] in ("at", "on"):
        plain = _in_order(found[:-1], language)
        return [*plain, _MOMENT[language]] if plain else None
    if len(words) > 1 and words[0] in ("is", "has"):
        plain = _in_order(found[1:], language)
        before = _IS[language] if words[0] == "is" else (_HAS[language],)
        return [*before, *plain] if plain else None
    return _in_order(found, language)


def _in_order(found: Sequence[str], language: str) -> list[str] | None:
    if not all(found):
        return None
    if language == "de":
        parts = [word.partition("/") for word in found]
        compound = [joined or alone for alone, _, joined in parts[:-1]]
        return [*compound, parts[-1][0]]
    return [piece for word in reversed(found) for piece in word.split("_")]
