"""English nouns in sentences: articles, number, ordinals."""

from __future__ import annotations

import re

from edgejson_teachers.templates.language import Forms, Noun

__all__ = ["agree", "day_ordinal", "forms", "nth"]

_TAKES_AN = re.compile(
    r"(?i:[aeio](?!ne\b|nce\b|u[rk]))|u[nmlprt](?!i)|hour|hono|hones|"
    r"(?!MAC\b|RAM\b|ROAS\b|REST\b|SKU\b|SQL\b|SWIFT\b|LAN\b|SIM\b)[FHLMNRSX][A-Z]"
)
"""What is spoken with a vowel first: acronyms are spelled out, but for those that are said as words."""
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_DAYS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def forms(noun: Noun) -> Forms:
    """`s` is the ending of a verb in the third person; `are` stands for "is" behind a number."""
    said = noun.said
    plural = noun.number == "p"
    return {
        "bare": said,
        "one": noun.singular,
        "many": noun.plural or noun.singular,
        "the": f"the {said}",
        "a": said if plural else f"{'an' if _TAKES_AN.match(said) else 'a'} {said}",
        "of": f"of the {said}",
        "this": f"{'these' if plural else 'this'} {said}",
        "its": f"its {said}",
        "it": "they" if plural else "it",
        "is": "are" if plural else "is",
        "was": "were" if plural else "was",
        "has": "have" if plural else "has",
        "whats": "what are" if plural else "what's",
        "s": "" if plural else "s",
    }


def agree(word: str, noun: Noun) -> str:
    """English adjectives and participles have one form."""
    del noun
    return word


def nth(position: int, noun: Noun) -> str:
    return f"the {_ORDINALS[position - 1]} {noun.singular}" if 0 < position <= len(_ORDINALS) else ""


def day_ordinal(day: int) -> str:
    return f"{day}{_DAYS.get(day, 'th')}"
