"""The words of a style instruction: the style's name or each of its choices, never less than the answer depends on."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from edgejson_tasks.style_strict.defects import DEFECTS
from edgejson_tasks.style_strict.phrasing.base import Phrases
from edgejson_tasks.style_strict.phrasing.english import ENGLISH
from edgejson_tasks.style_strict.phrasing.french import FRENCH
from edgejson_tasks.style_strict.phrasing.german import GERMAN
from edgejson_tasks.style_strict.phrasing.portuguese import PORTUGUESE
from edgejson_tasks.style_strict.phrasing.spanish import SPANISH
from edgejson_tasks.style_strict.targets import CANONICAL, Target

__all__ = ["LANGUAGES", "instruction", "rules_out_final_newline", "said_of_style"]

LANGUAGES: Mapping[str, Phrases] = MappingProxyType(
    {"en": ENGLISH, "pt": PORTUGUESE, "es": SPANISH, "de": GERMAN, "fr": FRENCH}
)
"""Languages of instructions; a record in any other language gets English ones."""

_NAMED_SHARE = 0.5
_APART_SHARE = 0.3
_LISTED_SHARE = 0.15
_EXACT = MappingProxyType({"keys": "UTF-16", "escapes": "\\uXXXX"})
"""What the wordings of an axis have in them that leave nothing open; members that keep their order need none."""
_ERRORS = ", ".join(f'"{defect}"' for defect in DEFECTS)


def said_of_style(text: str) -> str:
    """An instruction without what it says of refusals, which is no word about the style but may name RFC 8785."""
    if '{"error"' not in text:
        return text
    for phrases in LANGUAGES.values():
        for wording in phrases.reject:
            text = text.replace(wording.replace("{errors}", _ERRORS), "")
    return text


def rules_out_final_newline(text: str) -> bool:
    """Whether an instruction says that no line feed may follow the document."""
    return any(form in text for phrases in LANGUAGES.values() for form in phrases.only)


def instruction(
    target: Target,
    rng: random.Random,
    *,
    language: str = "en",
    rejects: bool = False,
    exactly: Collection[str] = (),
) -> str:
    """An instruction that determines the bytes of the answer: RFC 8785 by name, or every choice of `target` in words.

    With `rejects` it also says what to answer for a document that has no canonical text.  Choices on the axes named in
    `exactly` ("keys", "escapes") are said to the last detail: by what keys are sorted, how control characters look.
    """
    phrases = LANGUAGES.get(language, ENGLISH)
    sentences = [rng.choice(phrases.tasks)]
    usual = CANONICAL.choices()
    different = [axis for axis, choice in target.choices().items() if choice != usual[axis]]
    if not different and rng.random() < _NAMED_SHARE:
        sentences.append(rng.choice(phrases.rfc_8785))
    elif different and rng.random() < _APART_SHARE:
        said = list(_choices(target, phrases, rng, different, exactly))
        rng.shuffle(said)
        sentences.append(f"{rng.choice(phrases.apart)} {' '.join(said)}")
    else:
        said = list(_choices(target, phrases, rng, ["whitespace", "keys", "numbers", "escapes"], exactly))
        rng.shuffle(said)
        sentences.extend(said)
        if target.newline == "lf":
            sentences.append(rng.choice(phrases.newline))
    if rejects:
        sentences.append(rng.choice(phrases.reject).replace("{errors}", _ERRORS))
    sentences.append(rng.choice(phrases.forms if target.newline == "lf" else (*phrases.forms, *phrases.only)))
    if rng.random() >= _LISTED_SHARE:
        return " ".join(sentences)
    return "\n".join([sentences[0], *(f"- {sentence}" for sentence in sentences[1:])])


def _choices(
    target: Target, phrases: Phrases, rng: random.Random, axes: list[str], exactly: Collection[str]
) -> Iterator[str]:
    said = {
        "whitespace": phrases.whitespace[target.whitespace],
        "keys": phrases.keys[target.keys],
        "numbers": phrases.numbers[target.numbers],
        "escapes": phrases.escapes[target.escapes],
        "newline": phrases.newline,
    }
    for axis in axes:
        exact = [wording for wording in said[axis] if _EXACT[axis] in wording] if axis in exactly else []
        yield rng.choice(exact or said[axis])
