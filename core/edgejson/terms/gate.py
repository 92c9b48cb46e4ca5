"""The gate: no model is asked whose terms forbid training on its answers, or say nothing, unless the recipe accepts
them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edgejson.errors import RecipeError
from edgejson.terms.table import document_of

if TYPE_CHECKING:
    from edgejson.recipe import AcceptedTerms
    from edgejson.types import Json, TeacherIdentity

__all__ = ["Gate", "refuse_unaccepted"]

_FREE = frozenset({"none", "attribution"})
"""Terms that need no word: what `attribution` asks for stands on the card."""

_WHY: Mapping[str, str] = {
    "no_competing_models": "forbid to train competing models on what it writes",
    "non_commercial": "permit non-commercial use only",
    "unknown": "are unknown",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What let the teachers pass: `accepted` for the manifest and the card, `unused` as warnings."""

    accepted: tuple[dict[str, Json], ...]
    unused: tuple[str, ...]


def refuse_unaccepted(identities: Mapping[str, TeacherIdentity], accepted: Sequence[AcceptedTerms]) -> Gate:
    """Let the teachers of a recipe pass whose terms ask nothing of a training set, or are accepted.

    Raises:
        RecipeError: terms that forbid or are unknown, with the lines that would accept them.
    """
    used: list[dict[str, Json]] = []
    taken: set[int] = set()
    for name, identity in identities.items():
        if identity.terms in _FREE:
            continue
        place = next((place for place, word in enumerate(accepted) if _covers(word, identity)), None)
        if place is None:
            raise _refusal(name, identity)
        taken.add(place)
        word = accepted[place]
        used.append(
            {
                "teacher": name,
                "model": identity.model,
                "license": identity.license,
                "terms": identity.terms,
                "by": word.by,
                "why": word.why,
            }
        )
    unused = tuple(
        f"recipe: accept_terms.{place}: no teacher is a model like {word.model!r} with terms {word.terms!r}"
        for place, word in enumerate(accepted)
        if place not in taken
    )
    return Gate(tuple(used), unused)


def _covers(word: AcceptedTerms, identity: TeacherIdentity) -> bool:
    pattern = ".*".join(map(re.escape, word.model.split("*")))
    return word.terms == identity.terms and re.fullmatch(pattern, identity.model, re.DOTALL) is not None


def _refusal(name: str, identity: TeacherIdentity) -> RecipeError:
    document = document_of(identity.license)
    said = f"{identity.terms}: {document}" if document else identity.terms
    model = json.dumps(identity.model or "*", ensure_ascii=False)
    lines = f"accept_terms: [{{model: {model}, terms: {identity.terms}, by: YOUR NAME, why: YOUR GROUND}}]"
    settings = " or, where they are known, put license and terms into the teacher's settings"
    return RecipeError(
        f"teacher {name}: the terms of {identity.model or 'its model'} at {identity.provider} "
        f"{_WHY.get(identity.terms, 'are not known to permit training')} ({said})",
        where="recipe: accept_terms",
        hint=f"if you may, say so in the recipe: {lines}{settings if identity.terms == 'unknown' else ''}",
    )
