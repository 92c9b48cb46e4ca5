"""Source documents: instances as they are, or as a careless export would have written them.

Instances of a well-made schema hold no number as text, no stray null and no camel case; data that needs a
transformation does.  So some documents are put into such a form before steps are planned for them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.interpreter import run_step
from edgejson_tasks.transform.operation import StepError, over
from edgejson_tasks.transform.survey import Survey, is_number

__all__ = ["export_form"]

_FORMS = ("clean", "text_values", "other_case", "blanks", "flat_names", "repeated_rows")
_WEIGHTS = (46, 20, 8, 14, 6, 6)


def export_form(document: Json, absent: Mapping[str, Json], rng: random.Random) -> tuple[Json, str]:
    """`document` in a form drawn at random, and the form's name; ``clean`` where the drawn form does not fit."""
    form = rng.choices(_FORMS, _WEIGHTS)[0]
    changed: Json = None
    if form == "text_values":
        changed = _text_values(document, rng)
    elif form == "other_case":
        changed = _stepped(document, {"op": "key_case", "at": "", "style": rng.choice(("camel", "pascal", "kebab"))})
    elif form == "blanks":
        changed = _blanks(document, absent, rng)
    elif form == "flat_names":
        changed = _stepped(document, {"op": "flatten", "at": "", "join": rng.choice((".", "__")), "arrays": "keep"})
    elif form == "repeated_rows":
        changed = _repeated(document, rng)
    if changed is None or jsontext.equal(changed, document):
        return document, "clean"
    return changed, form


def _stepped(document: Json, step: dict[str, Any]) -> Json:
    try:
        return run_step(document, step)
    except StepError:
        return None


def _text_values(document: Json, rng: random.Random) -> Json:
    """Numbers and booleans of one or two places as strings."""
    places = [at for at, values in Survey(document).leaves if all(is_number(v) or type(v) is bool for v in values)]
    for at in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
        with suppress(StepError):  # a value beside others of another kind, as in ["error", {"max": 100}]
            document = over(document, at, jsontext.canonical)
    return document


def _blanks(document: Json, absent: Mapping[str, Json], rng: random.Random) -> Json:
    """Nulls, empty strings and empty arrays for members that the schema leaves optional."""
    if not isinstance(document, dict):
        return None
    names = [name for name in absent if name not in document]
    chosen = rng.sample(names, min(len(names), rng.choice((1, 2, 3))))
    return {**document, **{name: rng.choice((None, _empty(absent[name]))) for name in chosen}}


def _empty(default: Json) -> Json:
    if isinstance(default, list):
        return []
    return "" if isinstance(default, str) else None


def _repeated(document: Json, rng: random.Random) -> Json:
    """One element of an array a second time."""
    places = [at for at, arrays in Survey(document).arrays if "*" not in at]
    if not places:
        return None

    def repeat(array: Any) -> Json:
        return [*array, rng.choice(array)]

    return over(document, rng.choice(places), repeat)
