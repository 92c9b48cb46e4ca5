"""German nouns: articles, cases, and the words that agree with a noun."""

from __future__ import annotations

from edgejson_teachers.templates.language import Forms, Noun

__all__ = ["agree", "forms", "nth"]

_PLURAL = "p"
_WORDS = {
    "the": {"m": "der", "f": "die", "n": "das", _PLURAL: "die"},
    "a": {"m": "ein", "f": "eine", "n": "ein", _PLURAL: ""},
    "this": {"m": "dieser", "f": "diese", "n": "dieses", _PLURAL: "diese"},
}
"""Words before a noun in the nominative."""
_ACCUSATIVE = {
    "den": {"m": "den", "f": "die", "n": "das", _PLURAL: "die"},
    "einen": {"m": "einen", "f": "eine", "n": "ein", _PLURAL: ""},
    "diesen": {"m": "diesen", "f": "diese", "n": "dieses", _PLURAL: "diese"},
}
_DATIVE = {
    "dem": {"m": "dem", "f": "der", "n": "dem", _PLURAL: "den"},
    "zum": {"m": "zum", "f": "zur", "n": "zum", _PLURAL: "zu den"},
}
_GENITIVE = {
    "of": {"m": "des", "f": "der", "n": "des", _PLURAL: "der"},
}
_ALONE = {
    "it": {"m": "er", "f": "sie", "n": "es", _PLURAL: "sie"},
    "sein": {"m": "sein", "f": "ihr", "n": "sein", _PLURAL: "ihr"},
}
"""Words that stand for a noun."""
_VERBS = {
    "is": ("ist", "sind"),
    "was": ("war", "waren"),
    "wurde": ("wurde", "wurden"),
    "lautet": ("lautet", "lauten"),
    "liegt": ("liegt", "liegen"),
    "beträgt": ("beträgt", "betragen"),
    "beläuft": ("beläuft", "belaufen"),
    "kommt": ("kommt", "kommen"),
    "folgt": ("folgt", "folgen"),
}
_WEAK = ("kunde", "name", "patient", "lieferant", "rezensent", "interpret", "student", "referent")
"""Masculine nouns with an ending in every case but the nominative."""
_UNCHANGED = ("s", "x", "z", "ß")
_BARE_GENITIVE = ("us", "os", "as")
_LONG_GENITIVE = ("nis",)
_ORDINALS = (
    "erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte", "elfte",
    "zwölfte",
)  # fmt: skip


def forms(noun: Noun) -> Forms:
    """The forms of a noun by key: with an article of each case, and the verbs and pronouns that agree with it."""
    plural = noun.number == "p"
    which = _PLURAL if plural else noun.gender or "n"
    said = noun.said
    cases = (
        (_WORDS, said),
        (_ACCUSATIVE, said if plural else _oblique(noun)),
        (_DATIVE, _dative_plural(said) if plural else _oblique(noun)),
        (_GENITIVE, said if plural else _genitive(noun)),
    )
    found = {"bare": said, "one": noun.singular, "many": noun.plural or noun.singular}
    for words, name in cases:
        for key, by_gender in words.items():
            word = by_gender[which]
            found[key] = f"{word} {name}" if word else name
    for key, by_gender in _ALONE.items():
        found[key] = by_gender[which]
    for key, (one, many) in _VERBS.items():
        found[key] = many if plural else one
    return found


def agree(word: str, _noun: Noun) -> str:
    """What is said of a noun behind a verb has no ending."""
    return word


def nth(number: int, noun: Noun) -> str:
    """``der dritte Artikel``."""
    if not 0 < number <= len(_ORDINALS):
        return ""
    return f"{_WORDS['the'][noun.gender or 'n']} {_ORDINALS[number - 1]} {noun.singular}"


def _oblique(noun: Noun) -> str:
    """The singular outside the nominative."""
    if noun.gender == "m" and noun.singular.lower().endswith(_WEAK):
        return f"{noun.singular}n" if noun.singular.endswith("e") else f"{noun.singular}en"
    return noun.singular


def _genitive(noun: Noun) -> str:
    """The genitive singular: ``des Warenkorbs``, ``des Netzes``, ``des Namens``, ``des Kunden``, ``der Rechnung``."""
    name = noun.singular
    if noun.gender == "f":
        return name
    oblique = _oblique(noun)
    if oblique != name:
        return f"{oblique}s" if name.lower().endswith("name") else oblique
    if name[-1:].isupper() or name[-1:].isdigit() or name.endswith(_BARE_GENITIVE):
        return name
    if name.endswith(_LONG_GENITIVE):
        return f"{name}ses"
    return f"{name}es" if name.endswith(_UNCHANGED) else f"{name}s"


def _dative_plural(plural: str) -> str:
    return plural if plural.endswith(("n", "s")) or plural[-1:].isupper() else f"{plural}n"
