"""Operations that give a value another type or another label."""

from __future__ import annotations

import random
import re
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import (
    POINTER,
    Example,
    Operation,
    Step,
    StepError,
    no_alternative,
)
from edgejson_tasks.transform.operations.strings import string_of
from edgejson_tasks.transform.survey import Place, Survey, named
from edgejson_tasks.transform.texts import is_code

__all__ = ["OPERATIONS"]

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")
_LABEL = re.compile(r"[a-z]+([_-][a-z]+){0,2}|[A-Z]+(_[A-Z]+){0,2}")
_BOOLEANS = frozenset({"true", "false"})
_SAFE = 2**53 - 1
_TEXT_OR_NULL = frozenset({str, type(None)})


# ---------------------------------------------------------------- cast


def _cast(value: Any, step: Step) -> Json:
    if step["to"] == "string":
        if isinstance(value, int) and abs(value) <= _SAFE:
            return jsontext.canonical(value)
        raise StepError("only integers and booleans become strings")
    text = string_of(value)
    if step["to"] == "boolean":
        if text not in ("true", "false"):
            raise StepError("not the text of a boolean")
        return text == "true"
    if not _NUMBER.fullmatch(text):
        raise StepError("not the text of a plain number")
    return float(text) if "." in text else int(text)


def _draw_cast(survey: Survey, rng: random.Random) -> Step | None:
    from_text: list[tuple[Place, str]] = []
    to_text: list[tuple[Place, str]] = []
    for at, values in survey.leaves:
        kinds = survey.kinds[at]
        if len(kinds) > 1:
            continue
        if str in kinds:
            if all(map(_NUMBER.fullmatch, values)):
                if not is_code(named(at)):
                    from_text.append((at, "number"))
            elif _BOOLEANS.issuperset(values):
                from_text.append((at, "boolean"))
        elif bool in kinds or (int in kinds and max(map(abs, values)) <= _SAFE):
            to_text.append((at, "string"))
    options = from_text if from_text and (not to_text or rng.random() < 0.8) else to_text
    if not options:
        return None
    at, target = rng.choice(options)
    return {"op": "cast", "at": jsontext.join(at), "to": target}


# ---------------------------------------------------------------- map_values, string_case


def _map_values(value: Any, step: Step) -> Json:
    return step["map"].get(value, value) if isinstance(value, str) else value  # type: ignore[no-any-return]


def _draw_map_values(survey: Survey, rng: random.Random) -> Step | None:
    places = []
    for at, values in survey.leaves:
        if not survey.kinds[at] <= _TEXT_OR_NULL:
            continue
        labels = [value for value in dict.fromkeys(values) if value is not None]
        if 1 <= len(labels) <= 4 and all(map(_LABEL.fullmatch, labels)) and max(map(len, labels)) <= 24:
            places.append((at, labels))
    if not places:
        return None
    at, known = rng.choice(places)
    relabel = rng.choice((_as_constant, _as_title, _as_initials, _as_slug))
    mapping = {value: relabel(value) for value in known}
    if len(set(mapping.values())) < len(mapping) or any(old == new for old, new in mapping.items()):
        return None
    return {"op": "map_values", "at": jsontext.join(at), "map": mapping}


def _as_constant(label: str) -> str:
    return re.sub("[ -]", "_", label).upper()


def _as_title(label: str) -> str:
    return re.sub("[_-]", " ", label).title()


def _as_initials(label: str) -> str:
    parts = re.split("[ _-]", label)
    return "".join(part[0] for part in parts).upper()


def _as_slug(label: str) -> str:
    return re.sub("[ _]", "-", label).lower()


def _alter_map(step: Step, rng: random.Random) -> Step:
    old = rng.choice(list(step["map"]))
    new = step["map"][old]
    return {**step, "map": {**step["map"], old: new.lower() if new != new.lower() else new.upper()}}


OPERATIONS = (
    Operation(
        name="cast",
        group="values",
        meaning=(
            "A string that is the text of a plain number (`-12.5`, no leading zeros, no exponent) becomes that "
            "number, `true` "
            "and `false` become booleans, integers and booleans become their JSON text. Anything else is an error."
        ),
        keys={"at": POINTER, "to": {"enum": ["number", "string", "boolean"]}},
        example=Example(
            step={"op": "cast", "at": "/lines/*/price", "to": "number"},
            before={"lines": [{"price": "12.50"}, {"price": "3"}]},
            after={"lines": [{"price": 12.5}, {"price": 3}]},
        ),
        weight=2.6,
        apply=_cast,
        draw=_draw_cast,
        alter=no_alternative,
    ),
    Operation(
        name="map_values",
        group="values",
        meaning="A string that is a key of `map` is replaced by its value there; everything else stays.",
        keys={"at": POINTER, "map": {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}},
        example=Example(
            step={"op": "map_values", "at": "/status", "map": {"in_progress": "In Progress"}},
            before={"status": "in_progress"},
            after={"status": "In Progress"},
        ),
        weight=1.4,
        apply=_map_values,
        draw=_draw_map_values,
        alter=_alter_map,
    ),
)
