"""How a value is written: numbers, dates, moments and strings, each so that it can be read back exactly."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from edgejson_teachers.templates.forms import Mark, Parts
from edgejson_teachers.templates.frame import Leaf
from edgejson_teachers.templates.language import Calendar, Language

__all__ = ["Surfaces", "pick", "shuffle"]

T = TypeVar("T")

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "BRL": "R$"}
_QUOTES = (('"', '"'), ("“", "”"), ("'", "'"), ("«", "»"), ("`", "`"))
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?")
_BREAKS = re.compile(r"[,;:\"“”()\n|]")
_NAMES = frozenset({"person", "place", "organisation", "product", "identifier", "email", "phone", "url", "time"})
_NUMBERS = (int, float)
_WORDED = frozenset({"count", "age"})


def pick(rng: random.Random, choices: Sequence[T]) -> T:
    """One of `choices`: what `rng.choice` does at a third of its cost, on the path of every word written."""
    return choices[int(rng.random() * len(choices))]


def shuffle(rng: random.Random, items: list[T]) -> None:
    """Put `items` in some order: what ``rng.shuffle`` does at a third of its cost."""
    draw = rng.random
    keyed = [(draw(), position) for position in range(len(items))]
    keyed.sort()
    items[:] = [items[position] for _, position in keyed]


class Surfaces:
    """Writes values in one language. `numerals` spells the small whole numbers."""

    def __init__(self, language: Language) -> None:
        from num2words import num2words

        self._language = language
        self._calendar = Calendar.of(language.code)
        self._numerals = tuple(str(num2words(number, lang=language.code)) for number in range(101))

    def write(
        self, rng: random.Random, leaf: Leaf, currency: str | None = None, *, dated: bool = False, worded: bool = False
    ) -> Parts:
        """The parts that state `leaf`. `dated`: begin with the date; `worded`: number words are allowed."""
        value = leaf.value
        if isinstance(value, str):
            if not value:
                return [Mark(leaf.pointer, '""')]
            kind = leaf.kind
            if kind == "date":
                return [Mark(leaf.pointer, self.date(rng, value))]
            if kind == "moment":
                return [Mark(leaf.pointer, self.moment(rng, value, dated=dated))]
            return self._string(rng, leaf, value)
        if isinstance(value, bool):
            return [Mark(leaf.pointer, pick(rng, ("true", "yes") if value else ("false", "no")))]
        if isinstance(value, _NUMBERS):
            return self._number(rng, leaf, value, currency, worded)
        return [Mark(leaf.pointer, self._absence(rng, value))]

    def _absence(self, rng: random.Random, value: object) -> str:
        """Null, an empty array and an empty object each have words of their own."""
        if value is None:
            return pick(rng, self._language.unknown)
        return pick(rng, self._language.no_items if isinstance(value, list) else self._language.no_members)

    # ------------------------------------------------------------ numbers

    def _number(self, rng: random.Random, leaf: Leaf, value: float, currency: str | None, worded: bool) -> Parts:
        kind = leaf.kind
        unit = [f" {_of_one(leaf.trait.unit) if value == 1 else leaf.trait.unit}"] if leaf.trait.unit else []
        if (
            worded
            and kind in _WORDED
            and 0 <= value <= 100
            and float(value).is_integer()
            and rng.random() < (0.6 if value <= 12 else 0.25)
        ):
            return [Mark(leaf.pointer, self._numerals[int(value)]), *unit]
        digits = _plain(value)
        if kind == "money":
            return _money(rng, leaf.pointer, value, digits, currency)
        if kind == "percent":
            return [Mark(leaf.pointer, digits + pick(rng, ("%", "%", " percent", " %")))]
        if abs(value) >= 1000 and kind in ("count", "measure") and rng.random() < 0.5:
            digits = _grouped(digits)
        return [Mark(leaf.pointer, digits), *unit]

    # ------------------------------------------------------------ dates

    def date(self, rng: random.Random, iso: str) -> str:
        """A calendar date, never in a form where day and month could be taken for one another."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        shape = int(rng.random() * 10)
        if shape < 2:
            return iso
        number, year = day.day, day.year
        names = self._calendar.short_months if shape in (3, 5) else self._calendar.months
        month = names[day.month - 1]
        if shape in (2, 3):
            return f"{number} {month} {year:04d}"
        if shape in (4, 5):
            return f"{month} {number}, {year:04d}"
        if shape == 6:
            return f"{self._calendar.weekdays[day.weekday()]}, {number} {month} {year:04d}"
        if shape == 7:
            return f"{self._calendar.short_weekdays[day.weekday()]} {number} {month} {year:04d}"
        ordinal = f"{number}{self._language.ordinal_day.get(number, self._language.ordinal_day[0])}"
        return f"{ordinal} of {month} {year:04d}" if shape == 8 else f"{month} {ordinal}, {year:04d}"

    def moment(self, rng: random.Random, iso: str, *, dated: bool) -> str:
        """A date with its time and its offset from UTC."""
        match = _MOMENT.fullmatch(iso)
        if match is None or (rng.random() < 0.2 and not dated):
            return iso
        day, hour, minute, second, fraction, offset = match.groups()
        seconds = f":{second}{fraction or ''}" if fraction or second != "00" or rng.random() < 0.3 else ""
        if rng.random() < 0.25:
            hours = int(hour)
            clock = f"{hours % 12 or 12}:{minute}{seconds} {'pm' if hours >= 12 else 'am'}"
        else:
            clock = f"{hour}:{minute}{seconds}"
        clock += _zone(rng, offset, halves=clock.endswith("m"))
        written = self.date(rng, day)
        if written is day or written == day:
            return f"{day} {clock}"
        if not dated and rng.random() < 0.3:
            return f"{clock} on {written}"
        return f"{written}{pick(rng, (' at ', ', ', ' at '))}{clock}"

    # ------------------------------------------------------------ strings

    def _string(self, rng: random.Random, leaf: Leaf, value: str) -> Parts:
        mark = Mark(leaf.pointer, value)
        if leaf.trait.choices is not None:
            if "_" in value and rng.random() < 0.6 and _alone(value, leaf.trait.choices):
                mark = Mark(leaf.pointer, value.replace("_", " "))
            return _quoted(mark, value) if rng.random() < 0.12 else [mark]
        if value.isalnum() or (leaf.kind != "prose" and self._has_borders(leaf.kind, value)):
            return [mark]
        return _quoted(mark, value, curly=rng.random() < 0.3)

    @staticmethod
    def _has_borders(kind: str, value: str) -> bool:
        """Whether a reader sees where the value begins and ends without quotes around it."""
        first, last = value[0], value[-1]
        if (
            not (first.isalnum() or first == "_")
            or last in ".!?"
            or last.isspace()
            or "  " in value
            or _BREAKS.search(value)
        ):
            return kind in ("url", "phone", "time", "email", "identifier") and " " not in value.strip("()+ ")[:1]
        words = value.count(" ") + 1
        return words <= 3 if kind in _NAMES else words == 1 or (words <= 3 and value[:1].isupper())


def _alone(value: str, choices: Sequence[str]) -> bool:
    """Whether blanks for underscores still name this choice only."""
    spoken = value.replace("_", " ").casefold()
    return sum(choice.replace("_", " ").casefold() == spoken for choice in choices) == 1


def _quoted(mark: Mark, value: str, *, curly: bool = False) -> Parts:
    pairs = (_QUOTES[1], _QUOTES[0], *_QUOTES[2:]) if curly else _QUOTES
    opening, closing = next((pair for pair in pairs if pair[0] not in value and pair[1] not in value), pairs[0])
    return [opening, mark, closing]


def _of_one(unit: str) -> str:
    """The unit behind a one: ``1 day``."""
    return unit[:-1] if len(unit) > 2 and unit.endswith("s") and unit.islower() else unit


def _plain(value: float) -> str:
    """All digits of a number, without an exponent."""
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def _grouped(digits: str) -> str:
    whole, point, fraction = digits.partition(".")
    return f"{int(whole):,}{point}{fraction}"


def _money(rng: random.Random, pointer: str, value: float, digits: str, currency: str | None) -> Parts:
    _, _, fraction = digits.partition(".")
    if len(fraction) <= 2 and rng.random() < 0.75:
        digits = f"{value:.2f}"
    if abs(value) >= 1000 and rng.random() < 0.6:
        digits = _grouped(digits)
    mark = Mark(pointer, digits)
    if currency is None:
        return [mark]
    symbol = _SYMBOLS.get(currency)
    if symbol is not None and value >= 0 and rng.random() < 0.5:
        return [symbol, mark]
    return [mark, f" {currency}"] if rng.random() < 0.6 else [f"{currency} ", mark]


def _zone(rng: random.Random, offset: str | None, *, halves: bool) -> str:
    if not offset:
        return ""
    if offset == "Z":
        return (
            pick(rng, (" UTC", " UTC", " GMT", " (UTC)"))
            if halves
            else pick(rng, (" UTC", "Z", " UTC", " GMT", " (UTC)"))
        )
    if offset.endswith(":00") and rng.random() < 0.3:
        return f" UTC{offset[0]}{int(offset[1:3])}"
    return pick(rng, (f" {offset}", f" (UTC{offset})", f" UTC{offset}", f" {offset}" if halves else offset))
