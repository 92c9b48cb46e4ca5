"""French nouns: articles, elision, and the words that agree with a noun."""

from __future__ import annotations

import re
import unicodedata

from edgejson_teachers.templates.language import Forms, Noun

__all__ = ["agree", "forms", "nth"]

_PLURAL = "p"
_WORDS = {
    "the": {"m": "le ", "f": "la ", _PLURAL: "les "},
    "of": {"m": "du ", "f": "de la ", _PLURAL: "des "},
    "a": {"m": "un ", "f": "une ", _PLURAL: "des "},
    "this": {"m": "ce ", "f": "cette ", _PLURAL: "ces "},
}
_BEFORE_VOWEL = {
    "the": {"m": "l'", "f": "l'"},
    "of": {"m": "de l'", "f": "de l'"},
    "this": {"m": "cet ", "f": "cette "},
}
"""Before a vowel or a mute h, in the singular."""
_ALONE = {
    "it": {"m": "il", "f": "elle", _PLURAL: "ils"},
    "quel": {"m": "quel", "f": "quelle", _PLURAL: "quels"},
    "e": {"m": "", "f": "e", _PLURAL: "s"},
}
_ALONE_FEMININE_PLURAL = {"it": "elles", "quel": "quelles", "e": "es"}
_VERBS = {
    "is": ("est", "sont"),
    "was": ("était", "étaient"),
    "nest": ("n'est", "ne sont"),
    "ent": ("e", "ent"),
    "rises": ("s'élève", "s'élèvent"),
    "goes": ("passe", "passent"),
}
_VOWELS = frozenset("aeiouyœæ")
_ASPIRATED = ("hauteur", "hausse", "haut", "hors", "hall", "hangar", "hash", "hub", "huit")
_INVARIABLE = re.compile(r"(?:en|à|hors|sur|sous|de|par) ")
_FEMININES = (
    ("if", "ive"), ("uf", "uve"), ("el", "elle"), ("ien", "ienne"), ("on", "onne"), ("complet", "complète"),
    ("ier", "ière"), ("eau", "elle"), ("teur", "trice"), ("blanc", "blanche"), ("public", "publique"), ("bas", "basse"),
    ("gros", "grosse"), ("eux", "euse"), ("dû", "due"),
)  # fmt: skip
"""Endings that do not just take an e."""
_ORDINALS = (
    "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième", "dixième",
    "onzième", "douzième",
)  # fmt: skip


def forms(noun: Noun) -> Forms:
    """The forms of a noun by key: with each article, and the verbs and pronouns that agree with it."""
    plural = noun.number == "p"
    gender = noun.gender or "m"
    which = _PLURAL if plural else gender
    said = noun.said
    many = noun.plural or noun.singular
    elided = not plural and _elides(said)
    found = {"bare": said, "one": noun.singular, "many": many, "de_many": f"{_de(many)}{many}"}
    for key, by_gender in _WORDS.items():
        article = _BEFORE_VOWEL[key][gender] if elided and key in _BEFORE_VOWEL else by_gender[which]
        found[key] = f"{article}{said}"
    for key, by_gender in _ALONE.items():
        found[key] = _ALONE_FEMININE_PLURAL[key] if plural and gender == "f" else by_gender[which]
    for key, (one, several) in _VERBS.items():
        found[key] = several if plural else one
    return found


def agree(word: str, noun: Noun) -> str:
    """An adjective or a participle in its base form, agreeing with a noun: its first word takes the ending, or the one
    behind an adverb: "partiellement réglée".
    """
    if _INVARIABLE.match(word):
        return word
    first, blank, rest = word.partition(" ")
    if first.endswith("ment") and rest:
        return f"{first} {agree(rest, noun)}"
    feminine = noun.gender == "f"
    if feminine:
        first = _feminine(first)
    if noun.number == "p" and not first.endswith(("s", "x")):
        first += "s"
    return f"{first}{blank}{rest}"


def nth(number: int, noun: Noun) -> str:
    """``la troisième ligne``."""
    feminine = noun.gender == "f"
    if number == 1:
        return f"la première {noun.singular}" if feminine else f"le premier {noun.singular}"
    if not 1 < number <= len(_ORDINALS) + 1:
        return ""
    return f"{'la' if feminine else 'le'} {_ORDINALS[number - 2]} {noun.singular}"


def _feminine(word: str) -> str:
    if word.endswith("e"):
        return word
    for ending, feminine in _FEMININES:
        if word.endswith(ending):
            return word.removesuffix(ending) + feminine
    return f"{word}e"


def _elides(name: str) -> bool:
    """Whether an article loses its vowel before `name`."""
    first = unicodedata.normalize("NFD", name[:1].lower())[:1]
    if first == "h":
        return not name.lower().startswith(_ASPIRATED)
    return first in _VOWELS and not name.lower().startswith(("yaourt", "onz"))


def _de(name: str) -> str:
    return "d'" if _elides(name) else "de "
