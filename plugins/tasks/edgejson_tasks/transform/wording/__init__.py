"""Instructions in several languages: steps put into words, and words understood as steps again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import deepcopy
from functools import lru_cache

from edgejson import jsontext
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.phrases import language_of
from edgejson_tasks.transform.phrases.language import Language
from edgejson_tasks.transform.wording.expressions import instruct_expression, misread_expression
from edgejson_tasks.transform.wording.grammar import grammar
from edgejson_tasks.transform.wording.reading import readings
from edgejson_tasks.transform.wording.writing import write

__all__ = ["ReadingError", "instruct", "instruct_expression", "misread", "misread_expression", "read"]

_TERSE = 0.2


class ReadingError(ValueError):
    """An instruction that cannot be understood, or in more than one way."""


def instruct(steps: Sequence[Step], *, language: str = "en", shallow: bool, rng: random.Random) -> str:
    """An instruction that says all of `steps`; `shallow` when the document holds no nested object.

    A language without phrases is replaced by English.
    """
    spoken = language_of(language)
    terse = rng.random() < _TERSE
    text = write(steps, spoken, shallow=shallow, rng=rng, terse=terse)
    if terse and misread(text, language, steps) is not None:  # a name that is a word of the telegram
        return write(steps, spoken, shallow=shallow, rng=rng, terse=True, bare=False)
    return text


def read(instruction: str, language: str = "en") -> list[Step]:
    """The steps that `instruction` asks for; `ReadingError` when nothing fits or several different lists do."""
    return deepcopy(_understood(instruction, language_of(language)))


# A record's instruction is read when it is composed and again by every examination, shortly after.
@lru_cache(maxsize=64)
def _understood(instruction: str, language: Language) -> list[Step]:
    try:
        found = readings(instruction, grammar(language))
    except RecursionError:
        raise ReadingError("the instruction is too long to be read") from None
    if not found:
        raise ReadingError("the instruction cannot be read as a list of steps")
    if any(not _same(other, found[0]) for other in found[1:]):
        raise ReadingError("the instruction can be read in more than one way")
    return found[0]


def misread(instruction: str, language: str, steps: Sequence[Step]) -> str | None:
    """Why `instruction` does not read back to exactly `steps`, or None when it does."""
    try:
        understood = _understood(instruction, language_of(language))
    except ReadingError as error:
        return str(error)
    return None if _same(understood, steps) else "the instruction reads back to other steps"


def _same(left: Sequence[Step], right: Sequence[Step]) -> bool:
    return jsontext.equal(list(left), list(right))
