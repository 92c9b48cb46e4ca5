"""Portuguese agreement: articles, contractions, participles, ordinals."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_teachers.templates.language import Noun

__all__ = ["agree", "forms", "nth"]

_ENDINGS = {("m", "s"): "o", ("f", "s"): "a", ("m", "p"): "os", ("f", "p"): "as"}
_LINKS = frozenset({"a", "com", "de", "em", "por", "sem", "somente"})
"""Words that open a state which is no adjective: ``em estoque``."""
_ORDINALS = (
    "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo",
    "décimo primeiro", "décimo segundo",
)  # fmt: skip


def forms(noun: Noun) -> Mapping[str, str]:
    """The noun with its articles and contractions, and the endings of words that agree with it."""
    gender = "f" if noun.gender == "f" else "m"
    many = noun.number == "p"
    said = noun.said
    o = _ENDINGS[gender, noun.number]
    one = "um" if gender == "m" else "uma"
    this = {"o": "este", "a": "esta", "os": "estes", "as": "estas"}[o]
    return {
        "bare": said,
        "one": noun.singular,
        "many": noun.plural or noun.singular,
        "the": f"{o} {said}",
        "a": said if many else f"{one} {said}",
        "of": f"d{o} {said}",
        "in": f"n{o} {said}",
        "to": f"{'à' if o == 'a' else 'às' if o == 'as' else f'a{o}'} {said}",
        "by": f"pel{o} {said}",
        "this": f"{this} {said}",
        "of_this": f"d{this} {said}",
        "in_this": f"n{this} {said}",
        "my": f"{'meu' if gender == 'm' else 'minha'}{'s' if many else ''} {said}",
        "which": f"{'quais são' if many else 'qual é'} {o} {said}",
        "it": "",
        "is": "são" if many else "é",
        "was": "foram" if many else "foi",
        "used": "eram" if many else "era",
        "passed": "passaram" if many else "passou",
        "stands": "estão" if many else "está",
        "stays": "ficam" if many else "fica",
        "stayed": "ficaram" if many else "ficou",
        "em": "em" if many else "",
        "none": "nenhum" if gender == "m" else "nenhuma",
        "o": o,
        "m": "m" if many else "",
    }


def agree(word: str, noun: Noun) -> str:
    """``("verificado", f)`` -> "verificada". Only the first word of a wording is inflected, "visto pela última vez", or
    the one behind a denial: "não paga".
    """
    first, blank, rest = word.partition(" ")
    if first in _LINKS or first.endswith("ando"):
        return word
    if first == "não":
        return f"{first} {agree(rest, noun)}"
    gender = "f" if noun.gender == "f" else "m"
    if first.endswith("o"):
        first = first[:-1] + _ENDINGS[gender, noun.number]
    elif noun.number == "p":
        first = f"{first[:-1]}is" if first.endswith("l") else f"{first}s"
    return first + blank + rest


def nth(position: int, noun: Noun) -> str:
    """``a terceira etapa``; empty beyond the twelfth."""
    if position > len(_ORDINALS):
        return ""
    one = noun.one()
    words = _ORDINALS[position - 1].split()
    said = " ".join(agree(word, one) for word in words)
    return f"{'a' if one.gender == 'f' else 'o'} {said} {one.singular}"
