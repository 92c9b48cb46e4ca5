"""Worse answers: one mistake in the right answer, proven by the finding that it causes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.grounding import Grounder
from edgejson.types import Spoiled
from edgejson_tasks._wrapping import wrap
from edgejson_tasks.text_to_json import gates, proof
from edgejson_tasks.text_to_json.mistakes import MAKE, Case
from edgejson_tasks.text_to_json.settings import MISTAKES

if TYPE_CHECKING:
    from edgejson.checking import Subject

__all__ = ["spoil"]

_TRIES = 2
"""Holds that each mistake looks for before the next kind is tried."""
_EXTENT = frozenset({"missing_field", "missing_item", "invented_field", "wrapped"})
"""Mistakes in how much is said: of the others none may be told by the length of the answer."""
_SHORTEST, _LONGEST = 0.5, 2.0
"""Bounds of the length of a worse answer, as a multiple of that of the right one."""
_TELLING: Mapping[str, str] = {
    "distractor_taken": gates.DISTRACTOR,
    "missing_field": proof.MISSING,
    "missing_item": proof.MISSING,
    "invented_field": proof.INVENTED,
    "wrong_policy": proof.INVENTED,
    "value_for_null": proof.INVENTED,
    "wrong_type": proof.SCHEMA,
    "not_normalised": proof.SCHEMA,
    "enum_untranslated": proof.SCHEMA,
}
"""The finding that says best what a mistake is, where it is not that the text is misread."""


def spoil(
    subject: Subject, rng: random.Random, grounder: Grounder, weights: Mapping[str, float] = MISTAKES
) -> Spoiled | None:
    """A wrong answer with the finding that proves it; None when no mistake of the kinds known here is possible."""
    answer = subject.answer.value
    if not subject.answer.ok or not isinstance(answer, dict | list):
        return None
    case = _case(subject)
    for kind in _ordered(weights, rng):
        for _ in range(_TRIES):
            made = _made(subject, kind, rng, case)
            if made is None:
                break
            rejected, how = made
            if kind not in _EXTENT and not _SHORTEST <= len(rejected) / len(subject.answer_text) <= _LONGEST:
                continue
            because = _reason(subject.with_answer(rejected), grounder, kind)
            if because is not None:
                return Spoiled(rejected=rejected, because=because, how=how)
    return None


def _made(subject: Subject, kind: str, rng: random.Random, case: Case) -> tuple[str, str] | None:
    """The answer with a mistake of `kind`, and what to call it; None where the mistake finds no hold."""
    if kind == "wrapped":
        text, way = wrap(subject.answer_text, rng, subject.meta.get("language"))
        return text, f"wrapped_{way}"
    wrong = jsontext.parse(subject.answer_text)
    if not MAKE[kind](wrong, rng, case):
        return None
    try:
        return jsontext.canonical(wrong), kind
    except jsontext.CanonicalError:  # a number beyond what the canonical form carries
        return None


def _reason(subject: Subject, grounder: Grounder, kind: str) -> str | None:
    """The finding that tells what is wrong; None where the answer passes, as it may be right in another way.

    That the text does not decide between the two types of a value makes an answer with the other one no worse.
    """
    telling = _TELLING.get(kind, proof.MISREAD)
    first = None
    for finding in proof.prove(subject, grounder):
        if finding.check == telling:
            return telling
        if finding.check != gates.UNDECIDABLE:
            first = first or finding.check
    return first


def _case(subject: Subject) -> Case:
    text = subject.text or ""
    places = proof.evidence_places(subject.meta.get("evidence"))
    decoys = subject.meta.get("distractors")
    return Case(
        surfaces={pointer: text[start:end] for pointer, (start, end) in places.items()},
        decoys=decoys if isinstance(decoys, dict) else {},
        schema=subject.base_schema,
        silent_null=subject.meta.get("missing_policy") in ("null", "null_all"),
    )


def _ordered(weights: Mapping[str, float], rng: random.Random) -> Iterator[str]:
    """The kinds of a positive weight in a random order, heavier ones earlier."""
    keyed = [(rng.random() ** (1 / weight), kind) for kind, weight in weights.items() if weight > 0]
    return (kind for _, kind in sorted(keyed, reverse=True))
