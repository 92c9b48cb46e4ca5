"""Slips of the pen: what a value looks like that a careless writer, or a model, got nearly right."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from edgejson.types import Json

__all__ = [
    "another_kind",
    "finest_step",
    "formatted_wrongly",
    "misnamed",
    "misspelt",
    "plain_number",
    "written_otherwise",
]

_SEPARATORS = "_- ./:"


def misspelt(text: str, rng: random.Random) -> Iterator[str]:
    """Texts one slip away, in random order; none equals `text`."""
    found = list(dict.fromkeys([*_one_letter(text, rng), *_other_writing(text)]))
    rng.shuffle(found)
    yield from (slip for slip in found if slip != text)


def written_otherwise(text: str, rng: random.Random) -> Iterator[str]:
    """The text in other cases, with other separators, in the plural; in random order."""
    found = list(dict.fromkeys(_other_writing(text)))
    rng.shuffle(found)
    yield from (other for other in found if other != text)


def _one_letter(text: str, rng: random.Random) -> Iterator[str]:
    if not text:
        yield from (" ", "-")
        return
    for position in sorted(rng.sample(range(len(text)), min(len(text), 4))):
        before, letter, after = text[:position], text[position], text[position + 1 :]
        yield before + after
        yield before + letter + letter + after
        if after:
            yield before + after[0] + letter + after[1:]
        if letter.isdigit():
            yield before + {"0": "O", "1": "l", "5": "S"}.get(letter, "x") + after
        elif letter.isalpha():
            yield before + letter.swapcase() + after
            yield before + {"o": "0", "i": "1", "s": "5"}.get(letter.lower(), "_") + after
        elif letter in _SEPARATORS:
            yield from (before + other + after for other in _SEPARATORS if other != letter)


def _other_writing(text: str) -> Iterator[str]:
    yield from (text.upper(), text.lower(), text.capitalize(), text.title(), text.swapcase())
    yield from (f"{text} ", f" {text}", f"{text}.", f"{text}s", f"#{text}", text[:-1])
    yield re.sub(r"[_\- ]+", "", text)
    for separator in ("_", "-", " "):
        yield re.sub(r"[_\- ]+", separator, text)
        yield re.sub(r"(?<=[a-z])(?=[A-Z])", separator, text).lower()


def misnamed(name: str, rng: random.Random) -> Iterator[str]:
    """Names that a writer may have put for the member `name`: other cases first, then slips."""
    words = [word for word in re.split(r"[_\-\s]+|(?<=[a-z0-9])(?=[A-Z])", name) if word]
    camel = "".join([words[0].lower(), *(word.capitalize() for word in words[1:])]) if words else name
    styles = [camel, "_".join(words).lower(), "-".join(words).lower(), "".join(map(str.capitalize, words))]
    plural = name[:-1] if name.endswith("s") and not name.endswith("ss") else f"{name}s"
    first = [style for style in dict.fromkeys([*styles, plural]) if style and style != name]
    rng.shuffle(first)
    yield from first
    yield from misspelt(name, rng)


# ---------------------------------------------------------------- other kinds


def another_kind(value: Any, rng: random.Random) -> list[Json]:
    """The value as a value of another type: the confusions that are common first."""
    if value is None:
        return ["null", "", "N/A", 0, False, [], {}]
    if isinstance(value, bool):
        usual: list[Json] = ["true" if value else "false", "yes" if value else "no", int(value)]
    elif isinstance(value, int | float):
        usual = [_written(value), f"{_written(value)} units", [value], None]
        if isinstance(value, int):
            usual.insert(rng.randrange(2), value + 0.5)
    elif isinstance(value, str):
        usual = [[value], None, {"value": value}]
        number = plain_number(value)
        if number is not None:
            usual.insert(0, number)
        if value.lower() in ("true", "false", "yes", "no"):
            usual.insert(0, value.lower() in ("true", "yes"))
    elif isinstance(value, list):
        usual = [value[0] if value else "", ", ".join(map(str, value)) if _is_flat(value) else None, None, {}]
        if value:
            usual.insert(1, {str(index): item for index, item in enumerate(value)})
    else:
        usual = [[value], None, next(iter(value), "")]
        if value:
            usual.insert(1, list(value.values()))
    first, rest = usual[:2], usual[2:]
    rng.shuffle(first)
    return [*first, *rest, 0, "", False, [], {}]


def _is_flat(value: list[Any]) -> bool:
    return not any(isinstance(item, list | dict) for item in value)


def _written(value: float) -> str:
    return repr(value)


def plain_number(text: str) -> int | float | None:
    """The number that a text writes; None for any other text."""
    if re.fullmatch(r"-?(0|[1-9]\d{0,14})", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?(0|[1-9]\d{0,11})\.\d{1,6}", text) else None


def finest_step(*numbers: float) -> Decimal:
    """One unit in the last decimal place that any of the numbers shows."""
    places = [Decimal(repr(number)).normalize().as_tuple().exponent for number in numbers]
    return Decimal(1).scaleb(min(0, *(place for place in places if isinstance(place, int))))


# ---------------------------------------------------------------- formats


def formatted_wrongly(name: str, text: str, rng: random.Random) -> Iterator[str]:
    """Texts that a format refuses, as they are really written: another date order, a missing offset, no scheme."""
    make = _WRONG_FORMATS.get(name)
    if make is not None:
        special = [wrong for wrong in make(text) if wrong != text]
        rng.shuffle(special)
        yield from special
    yield from misspelt(text, rng)


def _wrong_date(text: str) -> list[str]:
    year, month, day = text[:4], text[5:7], text[8:10]
    return [
        f"{day}/{month}/{year}",
        f"{month}/{day}/{year}",
        f"{year}/{month}/{day}",
        f"{year}{month}{day}",
        f"{year}-13-{day}",
        f"{year}-02-30",
        f"{text}T00:00:00Z",
    ]


def _wrong_moment(text: str) -> list[str]:
    day, _, time = text.partition("T")
    bare = re.sub(r"(Z|[+-]\d\d:\d\d)$", "", time)
    return [f"{day}T{bare}", f"{day} {bare}", day, f"{day}T{bare[:5]}", f"{day}T25{bare[2:]}Z", f"{day} {bare} UTC"]


def _wrong_time(text: str) -> list[str]:
    return [text[:5], re.sub(r"(Z|[+-]\d\d:\d\d)$", "", text), f"25{text[2:]}", f"{text[:5]} PM"]


def _wrong_email(text: str) -> list[str]:
    user, _, domain = text.partition("@")
    return [user, domain, f"{user} at {domain}", f"{user}.{domain}", f"{user}@"]


def _wrong_uri(text: str) -> list[str]:
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", text)
    return [bare, f"www.{bare}", f"//{bare}", f"{text}/a b", f"<{text}>"]


def _wrong_uuid(text: str) -> list[str]:
    return [text[:-1], text.replace("-", ""), f"{text}0", f"{text[:7]}g{text[8:]}"]


def _wrong_ipv4(text: str) -> list[str]:
    parts = text.split(".")
    return [".".join(["256", *parts[1:]]), ".".join(parts[:3]), f"{text}.1", f"{text}/24", f"{text}:80"]


def _wrong_hostname(text: str) -> list[str]:
    return [f"-{text}", text.replace(".", "_", 1), f"{text}/", f"https://{text}", text.replace(".", "..", 1)]


def _wrong_duration(text: str) -> list[str]:
    return [text.removeprefix("P"), text.lower(), text.replace("T", ""), "1 hour", "PT"]


_WRONG_FORMATS: Mapping[str, Callable[[str], list[str]]] = {
    "date": _wrong_date,
    "date-time": _wrong_moment,
    "time": _wrong_time,
    "email": _wrong_email,
    "idn-email": _wrong_email,
    "uri": _wrong_uri,
    "iri": _wrong_uri,
    "uri-reference": lambda text: [f"{text} ", f"{text}\\", "a b"],
    "iri-reference": lambda text: [f"{text} ", f"{text}\\", "a b"],
    "uri-template": lambda text: [f"{text}{{", f"{text}}}"],
    "uuid": _wrong_uuid,
    "ipv4": _wrong_ipv4,
    "ipv6": lambda text: [f"{text}:1::", "12345::", "10.0.0.1", text.replace(":", ".", 1)],
    "hostname": _wrong_hostname,
    "idn-hostname": _wrong_hostname,
    "duration": _wrong_duration,
    "regex": lambda text: [f"{text}(", f"[{text}", f"*{text}"],
    "json-pointer": lambda text: [text.removeprefix("/"), f"#{text}", f"{text}/~"],
    "relative-json-pointer": lambda text: [f"/{text}", f"-{text}"],
}

FORMATS = frozenset(_WRONG_FORMATS)
"""The formats that are held to; any other name is an annotation."""
