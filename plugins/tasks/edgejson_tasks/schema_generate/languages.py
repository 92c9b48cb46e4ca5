"""Which language a text is in, as far as its commonest words show it."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["LANGUAGES", "is_in_another_language", "language_of"]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_OWN = 2
_FEWEST_FOREIGN = 3
_FEWEST_KINDS = 2
_COMMON_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the a an of and to in is are was were for with on at by from not it this that as be or has",
        "pt": "o os a as de da do das dos e em no na nos nas para com por um uma que não é foi ao à se",
        "es": "el la los las de del y en para con por un una que no es fue al se lo su como más",
        "de": "der die das den dem des und in im ist sind war mit für von zu ein eine auf nicht am bei",
        "fr": "le la les de des du et en est sont pour avec par un une que ne pas au aux dans sur ce",
    }.items()
}
_TELLING_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of to is it its by not be with from this that are were been will have which",
        "pt": "não uma são pelo pela ao aos você foi com também",
        "es": "el los las del una con más fue también según hasta",
        "de": "der und ist sind mit für von ein eine einen im auf zu nach nicht wurde wurden werden dem",
        "fr": "et est sont pour avec une au aux dans été pas qui cette nous votre vous",
    }.items()
}
"""Words that are common in one of these languages and words of none of the others."""

LANGUAGES = frozenset(_COMMON_WORDS)


def language_of(text: str) -> str | None:
    """The language that a text is written in beyond doubt: words tell it that no other of the languages has.

    >>> language_of("The parcel was left with the neighbour"), language_of("Zoë Müller"), language_of("Casa de la Vila")
    ('en', None, None)
    """
    words = [word for word in _WORD.findall(text) if word.islower()]
    told = {code: sum(word in telling for word in words) for code, telling in _TELLING_WORDS.items()}
    spoken = [code for code, hits in told.items() if hits]
    return spoken[0] if len(spoken) == 1 and told[spoken[0]] >= _FEWEST_OWN else None


def is_in_another_language(text: str, language: str) -> bool:
    """Whether a text is beyond doubt in another language than `language`: too few words to tell are no proof.

    Several small words have to be of the other language alone, none of `language` alone, and fewer common in it.
    Words in capitals prove nothing: they belong to names (Los Angeles, The Hague).

    >>> said = "Die Angaben wurden mit der Zentrale abgestimmt und sind gültig"
    >>> is_in_another_language(said, "en"), is_in_another_language(said, "de")
    (True, False)
    >>> is_in_another_language("Payment received, thank you!", "fr"), is_in_another_language("Passwort vergessen", "en")
    (False, False)
    """
    words = [word for word in _WORD.findall(text) if word.islower()]
    if not _TELLING_WORDS[language].isdisjoint(words):
        return False
    own = sum(word in _COMMON_WORDS[language] for word in words)
    for code, telling in _TELLING_WORDS.items():
        found = [word for word in words if word in telling]
        if code != language and len(found) >= max(_FEWEST_FOREIGN, own + 1) and len(set(found)) >= _FEWEST_KINDS:
            return True
    return False
