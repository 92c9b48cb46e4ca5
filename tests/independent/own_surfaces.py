"""What a written form means in a language: numbers, yes and no, nothing, choices; imports nothing of edgejson."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from functools import cache
from pathlib import Path

from num2words import num2words
from own_dates import fold

__all__ = ["choices_meant", "is_empty", "is_nothing", "numbers_meant", "truth_meant"]

_SYNONYMS = Path(__file__).parents[2] / "core" / "edgejson" / "grounding" / "synonyms"
_BLANKS = "\u00a0\u202f\u2009 "
_GROUPS = {
    "en": (",",),
    "pt": (".", *_BLANKS),
    "es": (".", *_BLANKS),
    "de": (".", "'", *_BLANKS),
    "fr": (".", *_BLANKS),
}
_PERCENT = {
    "en": "percent|per cent|pct",
    "pt": "por cento",
    "es": "por ciento",
    "de": "prozent",
    "fr": "pour cent|pourcent",
}
_WORD_CODES = {"en": "en", "pt": "pt_BR", "es": "es", "de": "de", "fr": "fr"}
_GENDERED = {
    "en": {"a": 1, "an": 1, "a dozen": 12},
    "pt": {"uma": 1, "duas": 2, "uma duzia": 12},
    "es": {"una": 1, "un": 1, "veintiun": 21, "veintiuna": 21},
    "de": {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1},
    "fr": {"une": 1},
}

_YES = {
    "en": {
        *("yes", "y", "true", "on", "is", "are", "was", "were", "has", "have", "does", "can", "indeed", "has been"),
        *("have been", "is already", "has already been", "marked as", "listed as", "with"),
    },
    "pt": {
        *("sim", "s", "verdadeiro", "foi", "e", "esta", "tem", "ja foi", "com", "era", "estava", "ja esta", "ja e"),
        *("fica", "ficou", "foram", "estao", "sao"),
    },
    "es": {
        *("si", "s", "verdadero", "cierto", "es", "esta", "fue", "tiene", "ya fue", "con", "estaba", "era", "ya esta"),
        *("fue aceptado", "fue aceptada", "ha sido", "ya ha sido", "queda", "quedo", "fueron", "estan", "son"),
    },
    "de": {
        *("ja", "j", "wahr", "ist", "wurde", "hat", "war", "mit", "wird", "ist bereits", "wurde bereits", "ist sofort"),
        *("ist derzeit", "ist zurzeit", "sind", "wurden"),
    },
    "fr": {
        *("oui", "o", "vrai", "est", "a ete", "avec", "a bien ete", "est bien", "etait", "a", "a deja ete", "est deja"),
        *("sont", "ont ete", "possede"),
    },
}
_NEGATION = {
    "en": {"not", "no", "never", "without", "n't", "isn't", "wasn't", "hasn't", "cannot"},
    "pt": {"nao", "sem", "nunca", "nem", "jamais"},
    "es": {"no", "sin", "nunca", "tampoco", "jamas"},
    "de": {"nicht", "kein", "keine", "keinen", "keiner", "ohne", "nie", "niemals", "noch nicht"},
    "fr": {"pas", "non", "sans", "jamais", "aucun", "aucune", "n'est", "n'a"},
}
_MORE_NO = {
    "en": {"false", "off", "n"},
    "pt": {"falso", "n"},
    "es": {"falso", "n"},
    "de": {"nein", "falsch", "n"},
    "fr": {"faux", "n", "fausse"},
}
_SIGNS = {
    True: {"✓", "(✓)", "[x]", "☑", "✔", "(x)", "✅", "true", "1"},
    False: {"✗", "(✗)", "[ ]", "☐", "✘", "( )", "❌", "false", "0"},
}

_NOTHING_SIGNS = {"null", "—", "–", "-", "n/a", "none", "n/d", "n/c", "?", "k. a.", "k.a.", "tbd", "nil"}  # noqa: RUF001
_NOTHING = {
    "en": r"unknown|missing|(left )?blank|undefined|open|tbc|not|no|to be determined"
    r"|.*\b(not|no|never)\b.*\b(known|stated|given|available|recorded|specified|file|provided|information|data|yet)",
    "pt": r"sem|nao|(ficou|ficaram|esta|estao)? ?em branco|(segue |continua )?(desconhecid|indefinid"
    r"|pendente)[oa]?s?|falta|nao ha"
    r"|.*\b(nao|sem|nada|nenhuma?)\b.*\b(informa|informad|consta|sabe|definid|dados?|informacao|registr|conhec"
    r"|indicad|preench).*",
    "es": r"sin|no|(quedo|quedaron|esta|estan|queda|quedan)? ?en blanco|desconocid[oa]s?|pendientes?|faltan?"
    r"|.*\b(no|sin|nada|ningun)\b.*\b(dato|datos|sabe|indic|consta|constan|defin|figura|inform|disponible|conoce"
    r"|rellen).*",
    "de": r"nicht|offen|(ist |sind )?(noch )?(unbekannt|offen|leer)|fehl(t|en)|ohne angabe|nichts bekannt"
    r"|.*\b(nicht|keine?|nichts)\b.*\b(bekannt|angabe|angaben|angegeben|hinterlegt|vor|ausgefullt|erfasst|vorhanden"
    r"|eingetragen"
    r"|fest|daten)\b.*",
    "fr": r"pas|a (preciser|definir|completer)|sans indication|inconnue?s?|manquante?s?|en blanc|vides?|sans objet"
    r"|nc|(reste|restent) (inconnu|vide)e?s?"
    r"|.*\b(pas|non|aucune?|rien|sans)\b.*\b(renseign|inform|communiqu|precis|connu|indiqu|defini|fourni|donnee).*",
}
_EMPTY = {
    "en": r"(is |are )?(empty|none|nothing( listed| entered| here)?|no|no (entries|items|[a-z ]+)|left empty|without)",
    "pt": r"(esta |estao )?(vazi[oa]s?|em branco|nenhuma?( item| dado| registro)?|nada|sem|lista vazia|"
    r"nao ha (nada|nenhuma?( item| dado)?)|sem (itens|registros|dados))",
    "es": r"(esta |estan )?(vaci[oa]s?|sin|nada|ningun[oa]?( elemento| dato| registro)?|lista vacia|"
    r"sin (rellenar|datos|elementos)|no hay (nada|ningun[oa]?( elemento| dato)?)|en blanco)",
    "de": r"(ist |sind )?(leer|keine?[rn]?( eintrage| eintrag| daten| angaben)?|nichts( eingetragen)?|ohne)",
    "fr": r"(est |sont )?(vides?|rien|aucune?( element| entree| donnee)?|liste vide|sans|neant|"
    r"il n'y a (rien|aucune? element))",
}


def numbers_meant(surface, language):
    """Every number that `surface` can mean, as exact fractions."""
    text = re.sub(rf"\s?(?:%|(?:{_PERCENT[language]})$)", "", surface.strip(), flags=re.IGNORECASE)
    meant = set()
    sign = 1
    for minus in ("-", "\u2212"):
        if text.startswith(minus):
            sign, text = -1, text[1:]
            break
    point = "." if language == "en" else ","
    for group in ("", *_GROUPS[language]):
        whole = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+" if group else r"\d+"
        if re.fullmatch(rf"{whole}(?:{re.escape(point)}\d+)?", text):
            digits = text.replace(group, "") if group else text
            meant.add(sign * Fraction(digits.replace(point, ".")))
    if not meant and re.fullmatch(r"\d+(\.\d+)?([eE][+-]?\d+)?", text):
        meant.add(sign * Fraction(text))
    word = _words(language).get(fold(text).replace("-", " "))
    return meant | ({Fraction(word)} if word is not None else set())


@cache
def _words(language):
    """Number words up to a hundred and the round ones above, hyphens as blanks."""
    table = {}
    for number in [*range(101), *range(200, 1001, 100)]:
        table[fold(num2words(number, lang=_WORD_CODES[language])).replace("-", " ")] = number
    return table | _GENDERED[language]


def truth_meant(surface, language):
    """True, False, or None where the words say neither."""
    words = fold(surface)
    for meaning, signs in _SIGNS.items():
        if words in signs:
            return meaning
    if words in _MORE_NO[language] or negated(words, language):
        return False
    return True if words in _YES[language] else None


def negated(words, language):
    """Whether a folded clause holds a negation."""
    return any(word in _NEGATION[language] for word in re.split(r"[\s,.;:]+", words))


def is_nothing(surface, language):
    """Whether the words say that a value is not known."""
    words = fold(surface)
    return words in _NOTHING_SIGNS or any(re.fullmatch(_NOTHING[code], words) for code in (language, "en"))


def is_empty(surface, language):
    """Whether the words say that a list or an object holds nothing."""
    words = fold(surface)
    return words in ("[]", "{}") or re.fullmatch(_EMPTY[language], words) is not None


@cache
def _synonyms(language):
    return json.loads((_SYNONYMS / f"{language}.json").read_text(encoding="utf-8"))


def _plain(word):
    return " ".join(re.sub(r"[_\-./]+", " ", fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word))).split())


def choices_meant(surface, language, choices):
    """Which of the choices of a field the words can mean."""
    exact = [choice for choice in choices if isinstance(choice, str) and fold(choice) == fold(surface)]
    if exact:
        return exact
    words = _plain(surface)
    found = []
    for choice in choices:
        if not isinstance(choice, str):
            continue
        listed = _synonyms(language).get(" ".join(re.sub(r"[_-]+", " ", choice.lower()).split()), ())
        if words in {_plain(choice), *map(_plain, listed)}:
            found.append(choice)
    return found
