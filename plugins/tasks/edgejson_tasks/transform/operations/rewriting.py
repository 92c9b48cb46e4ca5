"""Operations that rewrite a string: its blanks, parts of it, the notation of its date."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import NAME, POINTER, Example, Operation, Step, StepError, no_alternative
from edgejson_tasks.transform.operations.strings import string_of
from edgejson_tasks.transform.survey import Place, Survey
from edgejson_tasks.transform.texts import rewrites

__all__ = ["BLANKS", "DATE_FORMS", "OPERATIONS"]

BLANKS = " \t\n\r"
"""What counts as white space; everything else, wider blanks of Unicode too, is text."""

# ---------------------------------------------------------------- trim


def _trim(value: Any, _step: Step) -> Json:
    return string_of(value).strip(BLANKS)


def _draw_trim(survey: Survey, rng: random.Random) -> Step | None:
    places = [
        at
        for at, values in survey.texts
        if values != [value.strip() for value in values]
        and all(value.strip() == value.strip(BLANKS) != "" for value in values)
    ]
    return {"op": "trim", "at": jsontext.join(rng.choice(places))} if places else None


# ---------------------------------------------------------------- replace_text


def _replace(value: Any, step: Step) -> Json:
    return string_of(value).replace(step["find"], step["with"])


def _draw_replace(survey: Survey, rng: random.Random) -> Step | None:
    options = [(at, rewrites(values)) for at, values in survey.texts if max(map(len, values)) <= _LONGEST]
    options = [option for option in options if option[1]]
    if not options:
        return None
    at, replacements = rng.choice(options)
    find, put = rng.choice(replacements)
    return {"op": "replace_text", "at": jsontext.join(at), "find": find, "with": put}


_LONGEST = 80


def _alter_replace(step: Step, rng: random.Random) -> Step:
    others = [put for put in ("", " ", "-", "_") if put not in (step["with"], step["find"])]
    return {**step, "with": rng.choice(others)}


# ---------------------------------------------------------------- date_format

DATE_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "YYYY-MM-DD": (re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"), "{y}-{m}-{d}"),
    "YYYY/MM/DD": (re.compile(r"(?P<y>[0-9]{4})/(?P<m>[0-9]{2})/(?P<d>[0-9]{2})"), "{y}/{m}/{d}"),
    "YYYYMMDD": (re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"), "{y}{m}{d}"),
    "DD/MM/YYYY": (re.compile(r"(?P<d>[0-9]{2})/(?P<m>[0-9]{2})/(?P<y>[0-9]{4})"), "{d}/{m}/{y}"),
    "DD.MM.YYYY": (re.compile(r"(?P<d>[0-9]{2})\.(?P<m>[0-9]{2})\.(?P<y>[0-9]{4})"), "{d}.{m}.{y}"),
    "DD-MM-YYYY": (re.compile(r"(?P<d>[0-9]{2})-(?P<m>[0-9]{2})-(?P<y>[0-9]{4})"), "{d}-{m}-{y}"),
    "MM/DD/YYYY": (re.compile(r"(?P<m>[0-9]{2})/(?P<d>[0-9]{2})/(?P<y>[0-9]{4})"), "{m}/{d}/{y}"),
}
"""How each notation is read and written."""

_DATE_TIME = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)


def _read_date(text: str, form: str) -> dict[str, str] | None:
    """Year, month and day of a text in that notation; None when it is no such text or no day of the calendar."""
    found = (_DATE_TIME if form == "date-time" else DATE_FORMS[form][0]).fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    try:
        date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None
    return parts


def _date_format(value: Any, step: Step) -> Json:
    parts = _read_date(string_of(value), step["reads"])
    if parts is None:
        raise StepError(f"not a date written {step['reads']}")
    return DATE_FORMS[step["writes"]][1].format_map(parts)


_READ = (*(form for form in DATE_FORMS if form != "YYYYMMDD"), "date-time")
"""Eight digits may as well be a number."""


def _draw_date_format(survey: Survey, rng: random.Random) -> Step | None:
    options: list[tuple[Place, str]] = []
    for at, values in survey.texts:
        if all(len(value) >= 8 and value[:2].isdigit() for value in values):
            forms = [form for form in _READ if all(_read_date(value, form) is not None for value in values)]
            # 05/04/2024 alone could be of April or May: the instruction says which, but nobody would ask for it.
            if len(forms) == 1:
                options.append((at, forms[0]))
    if not options:
        return None
    at, reads = rng.choice(options)
    targets = ["YYYY-MM-DD"] * 4 if reads not in ("YYYY-MM-DD", "date-time") else []
    writes = rng.choice(targets + [form for form in DATE_FORMS if form != reads])
    return {"op": "date_format", "at": jsontext.join(at), "reads": reads, "writes": writes}


_DAY_AND_MONTH = {"DD/MM/YYYY": "MM/DD/YYYY", "MM/DD/YYYY": "DD/MM/YYYY"}


def _alter_date_format(step: Step, rng: random.Random) -> Step:
    writes = _DAY_AND_MONTH.get(step["writes"]) or rng.choice([form for form in DATE_FORMS if form != step["writes"]])
    return {**step, "writes": writes}


OPERATIONS = (
    Operation(
        name="trim",
        group="text",
        needs=("padding",),
        meaning="The string loses the blanks, tabs and line breaks at both ends; inside it nothing changes.",
        keys={"at": POINTER},
        example=Example(
            step={"op": "trim", "at": "/city"}, before={"city": "  Porto Covo "}, after={"city": "Porto Covo"}
        ),
        weight=12.0,
        apply=_trim,
        draw=_draw_trim,
        alter=no_alternative,
    ),
    Operation(
        name="replace_text",
        group="text",
        meaning=(
            "Every occurrence of `find` in the string, from left to right, becomes `with`; both are plain text and "
            "case matters. A string without it stays."
        ),
        keys={"at": POINTER, "find": NAME, "with": {"type": "string"}},
        example=Example(
            step={"op": "replace_text", "at": "/phone", "find": "-", "with": " "},
            before={"phone": "21-555-0144"},
            after={"phone": "21 555 0144"},
        ),
        weight=1.2,
        apply=_replace,
        draw=_draw_replace,
        alter=_alter_replace,
    ),
    Operation(
        name="date_format",
        group="text",
        needs=("dates",),
        meaning=(
            "A date written as `reads` says is written as `writes` says: four digits of the year (`YYYY`), two of "
            "month (`MM`) and day (`DD`). Of a `date-time` (RFC 3339) the date as it stands there is taken; time and "
            "offset are dropped. A string that is no such date is an error."
        ),
        keys={
            "at": POINTER,
            "reads": {"enum": [*DATE_FORMS, "date-time"]},
            "writes": {"enum": list(DATE_FORMS)},
        },
        example=Example(
            step={"op": "date_format", "at": "/due", "reads": "YYYY-MM-DD", "writes": "DD.MM.YYYY"},
            before={"due": "2026-03-05"},
            after={"due": "05.03.2026"},
        ),
        weight=1.6,
        apply=_date_format,
        draw=_draw_date_format,
        alter=_alter_date_format,
    ),
)
