"""How good an answer is: what evaluation counts."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson.checking import ProvenanceError, Subject
from edgejson.errors import SchemaError
from edgejson.types import Json
from edgejson_tasks.schema_generate import reading
from edgejson_tasks.schema_generate.answers import written
from edgejson_tasks.schema_generate.meaning import ConstraintError, holds
from edgejson_tasks.schema_generate.policies import has_members, is_in_order

__all__ = ["score"]

_NOTHING: Mapping[str, float] = {"schema": 0.0, "rules": 0.0, "constraints": 0.0, "form": 0.0, "correct": 0.0}


def score(subject: Subject, answer: str) -> Mapping[str, float]:
    """`valid`: strict JSON; `schema`: an instance; `rules`: no rule broken; `constraints`: share of the wishes that are
    fulfilled, that on which members there are among them; `form`: minified, keys in the order asked for.

    `correct`: all of these but `form`, for a value may be right however it is written.
    """
    answered = subject.with_answer(answer)
    given = answered.answer
    if not given.ok:
        return {"valid": 0.0, **_NOTHING}
    try:
        document = subject.shown_schema
        fits = not reading.violations(answered)
        # A rule says nothing about a value that is no instance.
        keeps = fits and not reading.broken_rules(answered)
    except (SchemaError, ProvenanceError):
        return {"valid": 1.0, **_NOTHING}
    wishes = _wishes(subject, given.value, document)
    held = sum(wishes) / len(wishes) if wishes else 1.0
    return {
        "valid": 1.0,
        "schema": float(fits),
        "rules": float(keeps),
        "constraints": held,
        "form": float(_is_in_form(subject, answer, given.value, document)),
        "correct": float(keeps and all(wishes)),
    }


def _wishes(subject: Subject, value: Json, document: Mapping[str, Json]) -> list[bool]:
    stated = subject.meta.get("constraints")
    decided = [_held(wish, value) for wish in stated if isinstance(wish, dict)] if isinstance(stated, list) else []
    wishes = [held for held in decided if held is not None]
    members = subject.meta.get("members")
    if members in ("required", "all"):
        wishes.append(has_members(value, str(members), document))
    return wishes


def _held(wish: Json, value: Json) -> bool | None:
    """Whether a wish is fulfilled; None for one that nobody can decide, which says nothing about the answer."""
    try:
        return holds(wish, value)
    except ConstraintError:
        return None


def _is_in_form(subject: Subject, answer: str, value: Json, document: Mapping[str, Json]) -> bool:
    order = str(subject.meta.get("order", "sorted"))
    try:
        return answer == written(value, order) and (order != "schema" or is_in_order(value, document))
    except ValueError:
        return False
