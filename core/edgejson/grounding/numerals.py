"""Whole numbers in words: every way that a language writes one, not only the way that a library picks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

__all__ = ["spell"]

_LIMIT = 1_000_000


def spell(value: int, language: str) -> tuple[str, ...]:
    """The ways to write `value` in words, folded and without commas; none outside 0 to a million.

    >>> spell(22, "pt")
    ('vinte e dois', 'vinte e duas')
    >>> "hunderteine" in spell(101, "de")
    True
    """
    if not 0 <= value <= _LIMIT:
        return ()
    from num2words import num2words

    forms: dict[str, None] = {}
    for name in _NAMED.get(language, (language,)):
        word = str(num2words(value, lang=name)).casefold().replace(",", "")
        for variant in (word, *_VARIANTS.get(language, _alike)(word)):
            forms[variant] = forms[variant.replace("-", " ")] = None
    if language == "de":
        forms.pop("null", None)  # there it is the word for "no value" in a table or a log
    return tuple(sorted(forms))


def _english(word: str) -> Iterator[str]:
    yield word.replace(" and ", " ")
    if word.startswith(("one hundred", "one thousand")):
        yield f"a{word[3:]}"


def _portuguese(word: str) -> Iterator[str]:
    yield _feminine(word, {"um": "uma", "dois": "duas"}, ("entos", "entas"))
    if "catorze" in word:
        yield word.replace("catorze", "quatorze")


def _spanish(word: str) -> Iterator[str]:
    word = word.replace("veintiuno mil", "veintiún mil").replace(" uno mil", " un mil")
    yield word
    yield _feminine(word, {"uno": "una", "un": "una", "veintiuno": "veintiuna"}, ("ientos", "ientas"))
    if word.endswith("veintiuno"):
        yield f"{word[:-1].removesuffix('un')}ún"
    elif word.endswith("uno"):
        yield word[:-1]


def _german(word: str) -> Iterator[str]:
    shorter = [word, word[3:]] if word.startswith(("einhundert", "eintausend")) else [word]
    yield from shorter
    for form in shorter:
        if form.endswith("eins"):
            yield from (f"{form[:-1]}{ending}" for ending in ("", "e", "en", "em", "er", "es"))


def _french(word: str) -> Iterator[str]:
    yield word.replace(" ", "-")
    if re.search(r"\bun$", word):
        yield f"{word}e"
        yield f"{word}e".replace(" ", "-")


def _feminine(word: str, units: Mapping[str, str], hundreds: tuple[str, str]) -> str:
    masculine, feminine = hundreds
    words = (units.get(part, part) for part in word.split(" "))
    return " ".join(f"{part.removesuffix(masculine)}{feminine}" if part.endswith(masculine) else part for part in words)


def _alike(word: str) -> Iterator[str]:
    yield word


_NAMED: Mapping[str, tuple[str, ...]] = {"pt": ("pt_BR", "pt")}
"""Where num2words knows a language by several names that write differently."""
_VARIANTS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "en": _english,
    "pt": _portuguese,
    "es": _spanish,
    "de": _german,
    "fr": _french,
}
