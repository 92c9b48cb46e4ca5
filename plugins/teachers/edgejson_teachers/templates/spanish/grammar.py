"""Spanish agreement: articles, contractions, participles, ordinals."""

from __future__ import annotations

import re
from collections.abc import Mapping

from edgejson_teachers.templates.language import Noun

__all__ = ["agree", "forms", "mended", "nth"]

_ENDINGS = {("m", "s"): "o", ("f", "s"): "a", ("m", "p"): "os", ("f", "p"): "as"}
_LINKS = frozenset({"a", "con", "de", "en", "por", "sin", "solo"})
"""Words that open a state which is no adjective: ``en existencias``."""
_BEFORE_I = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)
_BEFORE_O = re.compile(r"h?[oó]", re.IGNORECASE)
_STRESSED = ("acta", "agua", "aula", "área")
"""Feminine nouns that begin with a stressed a take the masculine article in the singular."""
_ORDINALS = (
    "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
    "undécimo", "duodécimo",
)  # fmt: skip
_SHORT = {"primero": "primer", "tercero": "tercer"}
"""Before a masculine noun."""


def forms(noun: Noun) -> Mapping[str, str]:
    """The noun with its articles and contractions, and the endings of words that agree with it."""
    gender = "f" if noun.gender == "f" else "m"
    many = noun.number == "p"
    said = noun.said
    o = _ENDINGS[gender, noun.number]
    masculine_article = gender == "m" or (not many and said.partition(" ")[0] in _STRESSED)
    the = ("el" if masculine_article else "la") if not many else f"l{o}"
    of, to = ("del", "al") if the == "el" else (f"de {the}", f"a {the}")
    this = {"o": "este", "a": "esta", "os": "estos", "as": "estas"}[o]
    return {
        "bare": said,
        "one": noun.singular,
        "many": noun.plural or noun.singular,
        "the": f"{the} {said}",
        "a": said if many else f"{'un' if masculine_article else 'una'} {said}",
        "of": f"{of} {said}",
        "to": f"{to} {said}",
        "in": f"en {the} {said}",
        "this": f"{this} {said}",
        "of_this": f"de {this} {said}",
        "which": f"{'cuáles son' if many else 'cuál es'} {the} {said}",
        "it": "",
        "is": "son" if many else "es",
        "was": "fueron" if many else "fue",
        "used": "eran" if many else "era",
        "passed": "pasaron" if many else "pasó",
        "stands": "están" if many else "está",
        "stayed": "quedaron" if many else "quedó",
        "reaches": "llegan" if many else "llega",
        "says": "dicen" if many else "dice",
        "falls": "caen" if many else "cae",
        "appears": "constan" if many else "consta",
        "follows": "siguen" if many else "sigue",
        "lo": {"o": "lo", "a": "la", "os": "los", "as": "las"}[o],
        "none": "ninguno" if gender == "m" else "ninguna",
        "o": o,
        "n": "n" if many else "",
    }


def agree(word: str, noun: Noun) -> str:
    """``("verificado", f)`` -> "verificada". Only the first word of a wording is inflected: "visto por última vez"."""
    first, blank, rest = word.partition(" ")
    if first in _LINKS:
        return word
    gender = "f" if noun.gender == "f" else "m"
    if first.endswith("o"):
        first = first[:-1] + _ENDINGS[gender, noun.number]
    elif noun.number == "p":
        first += "s" if first[-1] in "aeiouáéí" else "es"
    return first + blank + rest


def nth(position: int, noun: Noun) -> str:
    """``la tercera etapa``, ``el primer paso``; empty beyond the twelfth."""
    if position > len(_ORDINALS):
        return ""
    word = _ORDINALS[position - 1]
    if noun.gender == "f":
        return f"la {word[:-1]}a {noun.singular}"
    return f"el {_SHORT.get(word, word)} {noun.singular}"


def mended(words: str, after: str) -> str:
    """``y`` before the sound of an i, ``o`` before that of an o: "Elena e Ignacio", "siete u ocho".

    >>> mended(" y ", "Ignacio"), mended(" y ", "hielo"), mended("siete o ", "ocho")
    (' e ', ' y ', 'siete u ')
    """
    if words.endswith(" y ") and _BEFORE_I.match(after):
        return f"{words[:-2]}e "
    if words.endswith(" o ") and _BEFORE_O.match(after):
        return f"{words[:-2]}u "
    return words
