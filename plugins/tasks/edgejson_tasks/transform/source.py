"""Source documents: instances as they are, or as a careless export would have written them.

Instances of a well-made schema hold no number as text, no stray null and no camel case; data that needs a
transformation does.  So some documents are put into such a form before steps are planned for them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.interpreter import run_step
from edgejson_tasks.transform.operation import StepError, over
from edgejson_tasks.transform.survey import Survey, is_number

__all__ = ["export_form", "forms_for"]

_FORMS: Mapping[str, int] = {
    "clean": 37,
    "text_values": 18,
    "other_case": 8,
    "blanks": 12,
    "flat_names": 6,
    "repeated_rows": 6,
    "padded": 5,
    "local_dates": 4,
    "prefixed": 4,
}

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


_ANSWERS: Mapping[str, frozenset[str]] = {
    "text_values": frozenset({"cast"}),
    "other_case": frozenset({"key_case"}),
    "blanks": frozenset({"remove_nulls", "remove_empty", "default_values"}),
    "flat_names": frozenset({"unflatten"}),
    "repeated_rows": frozenset({"unique"}),
    "padded": frozenset({"trim"}),
    "local_dates": frozenset({"date_format"}),
    "prefixed": frozenset({"strip_prefix"}),
}
"""What each form calls for."""
_IDLE = frozenset({"remove_nulls", "remove_empty", "unflatten", "unique", "trim", "strip_prefix"})
"""Operations with nothing to do in most clean documents."""


def forms_for(operations: frozenset[str] | None) -> Mapping[str, int]:
    """The forms that leave something to do for some operations, all where None are named, with their weights."""
    if operations is None:
        return _FORMS
    fitting = {form: weight for form, weight in _FORMS.items() if operations & _ANSWERS.get(form, frozenset())}
    return fitting if fitting and operations <= _IDLE else {"clean": _FORMS["clean"], **fitting}


def export_form(
    document: Json, absent: Mapping[str, Json], rng: random.Random, forms: Mapping[str, int] = _FORMS
) -> tuple[Json, str]:
    """`document` in a form drawn at random, and the form's name; ``clean`` where the drawn form does not fit."""
    form = rng.choices(list(forms), list(forms.values()))[0]
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
    elif form == "padded":
        changed = _padded(document, rng)
    elif form == "local_dates":
        changed = _local_dates(document, rng)
    elif form == "prefixed":
        changed = _prefixed(document, rng)
    # Python's own equality is coarser and faster, and mostly decides.
    if changed is None or (changed == document and jsontext.equal(changed, document)):
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


def _padded(document: Json, rng: random.Random) -> Json:
    """Strings of one or two places with blanks around some of them."""
    places = [at for at, values in Survey(document).leaves if all(type(value) is str and value for value in values)]

    def pad(text: Any) -> Json:
        return f"{rng.choice(('', ' ', '  '))}{text}{rng.choice(('', ' ', ' ', '  '))}"

    for at in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
        document = over(document, at, pad)
    return document


def _local_dates(document: Json, rng: random.Random) -> Json:
    """Every date in a notation of some country."""
    form = rng.choice(("DD/MM/YYYY", "DD.MM.YYYY", "MM/DD/YYYY", "YYYY/MM/DD", "DD-MM-YYYY", "YYYYMMDD"))
    for at, values in Survey(document).leaves:
        if all(type(value) is str and _DATE.fullmatch(value) for value in values):
            step = {"op": "date_format", "at": jsontext.join(at), "reads": "YYYY-MM-DD", "writes": form}
            document = _stepped(document, step) or document
    return document


def _prefixed(document: Json, rng: random.Random) -> Json:
    """The names of one object, or of the objects of one array, with the name of a system before them."""
    places = [at for at, values in Survey(document).objects if max(map(len, values)) > 1]
    if not places:
        return None
    prefix = rng.choice(("src_", "raw_", "old_", "tmp_", "db_", "usr_", "ext_", "x-"))
    return _stepped(document, {"op": "prefix_keys", "at": jsontext.join(rng.choice(places)), "prefix": prefix})
