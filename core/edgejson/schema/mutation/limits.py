"""What the keywords of a value say, in the words of a language: the description of a schema that is written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

__all__ = ["limits_in"]

_WORDS: Mapping[str, Mapping[str, str]] = {
    "pt": {
        "range": "de {low} a {high}",
        "low": "no mínimo {low}",
        "high": "no máximo {high}",
        "long": "até {most} caracteres",
        "items": "até {most} itens",
        "choices": "um destes valores: {choices}",
        "boolean": "verdadeiro ou falso",
        "date": "data no formato AAAA-MM-DD",
        "date-time": "data e hora com fuso (RFC 3339)",
        "email": "endereço de e-mail",
        "uri": "endereço na web",
    },
    "es": {
        "range": "de {low} a {high}",
        "low": "como mínimo {low}",
        "high": "como máximo {high}",
        "long": "hasta {most} caracteres",
        "items": "hasta {most} elementos",
        "choices": "uno de estos valores: {choices}",
        "boolean": "verdadero o falso",
        "date": "fecha en formato AAAA-MM-DD",
        "date-time": "fecha y hora con zona horaria (RFC 3339)",
        "email": "dirección de correo electrónico",
        "uri": "dirección web",
    },
    "de": {
        "range": "von {low} bis {high}",
        "low": "mindestens {low}",
        "high": "höchstens {high}",
        "long": "höchstens {most} Zeichen",
        "items": "höchstens {most} Einträge",
        "choices": "einer dieser Werte: {choices}",
        "boolean": "wahr oder falsch",
        "date": "Datum im Format JJJJ-MM-TT",
        "date-time": "Datum und Uhrzeit mit Zeitzone (RFC 3339)",
        "email": "E-Mail-Adresse",
        "uri": "Webadresse",
    },
    "fr": {
        "range": "de {low} à {high}",
        "low": "au moins {low}",
        "high": "au plus {high}",
        "long": "{most} caractères au plus",
        "items": "{most} éléments au plus",
        "choices": "l'une de ces valeurs : {choices}",
        "boolean": "vrai ou faux",
        "date": "date au format AAAA-MM-JJ",
        "date-time": "date et heure avec fuseau (RFC 3339)",
        "email": "adresse électronique",
        "uri": "adresse web",
    },
}
_MOST_CHOICES = 6


def limits_in(language: str) -> Callable[[Mapping[str, Any]], str] | None:
    """What says the limits of a value in `language`; None where nobody wrote the words."""
    words = _WORDS.get(language)
    return partial(_limits, words) if words is not None else None


def _limits(words: Mapping[str, str], node: Mapping[str, Any]) -> str:
    said = _range(words, node) or _kind(words, node)
    return said[:1].upper() + said[1:] if said else ""


def _range(words: Mapping[str, str], node: Mapping[str, Any]) -> str:
    # Draft 4 says of a bound whether it is open; no words here are for open ones.
    low = None if node.get("exclusiveMinimum") is True else node.get("minimum")
    high = None if node.get("exclusiveMaximum") is True else node.get("maximum")
    if low is not None and high is not None:
        return words["range"].format(low=low, high=high)
    if low is not None:
        return words["low"].format(low=low)
    return words["high"].format(high=high) if high is not None else ""


def _kind(words: Mapping[str, str], node: Mapping[str, Any]) -> str:
    choices = node.get("enum")
    if isinstance(choices, list):
        plain = len(choices) <= _MOST_CHOICES and all(isinstance(choice, str) for choice in choices)
        return words["choices"].format(choices=", ".join(choices)) if plain else ""
    for keyword, form in (("maxLength", "long"), ("maxItems", "items")):
        most = node.get(keyword)
        if isinstance(most, int) and most > 1:
            return words[form].format(most=most)
    named = words.get(str(node.get("format"))) or words.get(str(node.get("type")))
    return named or ""
