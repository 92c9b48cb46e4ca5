"""How a value is written: numbers, dates, moments and strings, each so that it can be read back exactly."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from edgejson_teachers.templates.dates import Calendar, zone
from edgejson_teachers.templates.frame import Leaf
from edgejson_teachers.templates.patterns import Mark, Parts
from edgejson_teachers.templates.spelling import BRANDS, INITIALS
from edgejson_teachers.templates.voice import Voice

__all__ = ["Style", "Surfaces", "pick", "shuffle"]

T = TypeVar("T")

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "BRL": "R$"}
_QUOTES = (('"', '"'), ("“", "”"), ("'", "'"), ("«", "»"), ("`", "`"))
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?")
_BREAKS = re.compile(r"[,;:\"“”()\n|]")
_NAMES = frozenset({"person", "place", "organisation", "product", "identifier", "email", "phone", "url", "time"})
_BORDERED = frozenset({"url", "phone", "time", "email", "identifier"})
_NUMBERS = (int, float)
_GROUPED = frozenset({"count", "plural", "measure", "money"})
_MOST_WORDED = 12
_KEPT_DATES = 4096


def pick(rng: random.Random, choices: Sequence[T]) -> T:
    """One of `choices`: what `rng.choice` does at a third of its cost, on the path of every word written."""
    return choices[int(rng.random() * len(choices))]


def shuffle(rng: random.Random, items: list[T]) -> None:
    """Put `items` in some order: what ``rng.shuffle`` does at a third of its cost."""
    draw = rng.random
    keyed = [(draw(), position) for position in range(len(items))]
    keyed.sort()
    items[:] = [items[position] for _, position in keyed]


@dataclass(slots=True)
class Style:
    """The habits of whoever writes a text: one way for all dates, all sums, all quotations in it.

    `worded` allows number words in running text; `synonyms` other words for the values of enums; `coded` keeps
    sums from signs where a code stands beside one of them; `symbol` is the sign of sums whose currency nothing names.
    """

    date: str
    date_alone: str
    clock: str
    moment: str
    moment_alone: str
    zone: int
    group: str
    percent: str
    sums: tuple[str, ...]
    quotes: tuple[str, str]
    yes: str
    no: str
    cents: bool
    worded: bool
    synonyms: bool
    coded: bool = False
    symbol: str = ""
    raw: bool = False
    """Values as files have them: no units, no other words for enums."""


class Surfaces:
    """Writes values in one language."""

    def __init__(self, voice: Voice) -> None:
        from num2words import num2words

        self._voice = voice
        self._values = voice.values
        self._calendar = Calendar(voice.code)
        self._numerals = tuple(str(num2words(number, lang=voice.code)) for number in range(_MOST_WORDED + 1))
        self.dated = lru_cache(_KEPT_DATES)(self._dated)
        by_sign = [pattern for pattern in voice.values.sums if "{symbol}" in pattern]
        by_code = [pattern for pattern in voice.values.sums if "{code}" in pattern]
        self._sums = tuple(_around(pattern) for pattern in by_sign), tuple(_around(pattern) for pattern in by_code)

    def style(self, rng: random.Random, *, worded: bool) -> Style:
        values = self._values
        yes, no = pick(rng, values.yes_no)
        return Style(
            date=pick(rng, values.dates),
            date_alone=pick(rng, values.dates_alone),
            clock=pick(rng, values.clocks),
            moment=pick(rng, values.moments),
            moment_alone=pick(rng, values.moments_alone),
            zone=int(rng.random() * 4),
            group=pick(rng, values.groups) if rng.random() < 0.6 else "",
            percent=pick(rng, values.percents),
            sums=(),
            quotes=pick(rng, values.quotes),
            yes=yes,
            no=no,
            cents=rng.random() < 0.8,
            worded=worded,
            synonyms=rng.random() < 0.5,
        )

    def plain(self, style: Style) -> None:
        """Make the habits those of files that programs write."""
        style.raw = True
        style.worded = style.synonyms = False
        style.date_alone = "{iso}"
        style.group = style.symbol = ""
        style.percent = "{n}%"
        style.quotes = ('"', '"')
        style.yes, style.no = "true", "false"

    # ------------------------------------------------------------ values

    def write(
        self, rng: random.Random, leaf: Leaf, style: Style, currency: str | None = None, *, alone: bool = False
    ) -> Parts:
        """The parts that state `leaf`; `alone` where nothing follows it on its line or in its cell."""
        value = leaf.value
        if isinstance(value, str):
            if not value:
                return [Mark(leaf.pointer, '""')]
            kind = leaf.kind
            if kind == "date":
                return [Mark(leaf.pointer, self.dated(value, style.date_alone if alone else style.date))]
            if kind == "moment":
                return [Mark(leaf.pointer, self._moment(value, style, alone=alone))]
            return self._string(rng, leaf, value, style, alone=alone)
        if isinstance(value, bool):
            return [Mark(leaf.pointer, style.yes if value else style.no)]
        if isinstance(value, _NUMBERS):
            return self._number(rng, leaf, value, style, currency, alone=alone)
        return [Mark(leaf.pointer, self._absence(rng, value))]

    def _absence(self, rng: random.Random, value: object) -> str:
        """Null, an empty array and an empty object each have words of their own."""
        values = self._values
        if value is None:
            return pick(rng, values.unknown)
        return pick(rng, values.no_items if isinstance(value, list) else values.no_members)

    # ------------------------------------------------------------ numbers

    def _number(
        self, rng: random.Random, leaf: Leaf, value: float, style: Style, currency: str | None, *, alone: bool
    ) -> Parts:
        kind, pointer, unit = leaf.kind, leaf.pointer, leaf.trait.unit
        if kind == "money":
            return self._money(rng, pointer, value, style, currency)
        after: Parts = [self._unit(unit, value)] if unit and not style.raw else []
        may_be_word = style.worded and not alone and not unit and (leaf.speech == "plural" or kind == "age")
        if may_be_word and isinstance(value, int) and self._values.worded_from <= value <= _MOST_WORDED:
            return [Mark(pointer, self._numerals[value])]
        digits = _plain(value)
        if kind == "percent":
            if 0 < abs(value) < 1:
                return [Mark(pointer, self._local(digits))]
            return [Mark(pointer, style.percent.format(n=self._local(digits)))]
        if style.group and kind in _GROUPED and abs(value) >= 1000:
            return [Mark(pointer, self._local(digits, style.group)), *after]
        return [Mark(pointer, self._local(digits)), *after]

    def digits(self, value: float) -> str:
        """All digits of a number, with this language's decimal sign."""
        return self._local(_plain(value))

    def _unit(self, unit: str, value: float) -> str:
        words = self._values.units.get(unit)
        return f" {unit if words is None else words[not self._values.singular(value)]}"

    def _local(self, digits: str, group: str = "") -> str:
        """Digits with this language's decimal sign, grouped by thousands."""
        decimal = self._values.decimal
        if not group:
            return digits if decimal == "." else digits.replace(".", decimal)
        whole, point, fraction = digits.partition(".")
        return f"{int(whole):,}".replace(",", group) + (decimal + fraction if point else "")

    def _money(self, rng: random.Random, pointer: str, value: float, style: Style, currency: str | None) -> Parts:
        digits = _plain(value)
        if len(digits.partition(".")[2]) <= 2 and (style.cents or value != int(value)):
            digits = f"{value:.2f}"
        mark = Mark(pointer, self._local(digits, style.group if abs(value) >= 1000 else ""))
        if currency is None and not style.symbol:
            return [mark]
        sign = _SYMBOLS.get(currency) if currency is not None else style.symbol
        before, after, code_before, code_after, habit = self._placed(rng, style)
        if sign is not None and value >= 0 and (currency is None or (habit == "sign" and not style.coded)):
            return _wrapped(before.replace("{symbol}", sign), mark, after.replace("{symbol}", sign))
        if currency is None:
            return [mark]
        return _wrapped(code_before.replace("{code}", currency), mark, code_after.replace("{code}", currency))

    def around_code(self, rng: random.Random, style: Style) -> tuple[str, str]:
        """What stands between a currency's code and an amount: behind a code that comes first, or before one that comes
        last; the other is empty.
        """
        _, _, before, after, _ = self._placed(rng, style)
        return before.replace("{code}", ""), after.replace("{code}", "")

    def _placed(self, rng: random.Random, style: Style) -> tuple[str, ...]:
        """Where sign and code stand beside sums, settled by the first sum of a text."""
        if not style.sums:
            by_sign, by_code = self._sums
            style.sums = (*pick(rng, by_sign), *pick(rng, by_code), pick(rng, ("sign", "code")))
        return style.sums

    # ------------------------------------------------------------ dates

    def _dated(self, iso: str, pattern: str) -> str:
        """A calendar date, never in a form where day and month could be taken for one another."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        calendar = self._calendar
        return pattern.format_map(
            {
                "iso": iso,
                "d": day.day,
                "dd": f"{day.day:02d}",
                "nth": self._values.day_ordinals(day.day),
                "month": calendar.months[day.month - 1],
                "mon": calendar.short_months[day.month - 1],
                "weekday": calendar.weekdays[day.weekday()],
                "wkday": calendar.short_weekdays[day.weekday()],
                "year": f"{day.year:04d}",
            }
        )

    def _moment(self, iso: str, style: Style, *, alone: bool) -> str:
        """A date with its time and its offset from UTC."""
        match = _MOMENT.fullmatch(iso)
        if match is None:
            return iso
        day, hour, minute, second, fraction, offset = match.groups()
        written = self.dated(day, style.date_alone if alone else style.date)
        if written == day and alone:
            return iso
        clock = self._clock(
            style.clock, int(hour), minute, f":{second}{fraction or ''}" if fraction or second != "00" else ""
        )
        time = clock + zone(offset, style.zone, halves=clock[-1:] in "mM.")
        if written == day:
            return f"{day} {time}"
        pattern = style.moment_alone if alone else style.moment
        if int(hour) == 1:
            pattern = pattern.replace(*self._values.at_one)
        return pattern.format(date=written, time=time)

    def _clock(self, pattern: str, hour: int, minute: str, seconds: str) -> str:
        if seconds and ":" not in pattern:
            pattern = "{HH}:{MM}{SS}"
        return pattern.format(
            H=hour, HH=f"{hour:02d}", h12=hour % 12 or 12, MM=minute, SS=seconds, half="pm" if hour >= 12 else "am"
        )

    # ------------------------------------------------------------ strings

    def _string(self, rng: random.Random, leaf: Leaf, value: str, style: Style, *, alone: bool) -> Parts:
        trait = leaf.trait
        if trait.choices is not None:
            if value in BRANDS and not alone:
                return self.quoted(leaf, style)
            said = "" if style.raw else self._choice(rng, trait.choices, trait.spoken or {}, value, style, alone=alone)
            if said:
                return [Mark(leaf.pointer, said)]
        mark = Mark(leaf.pointer, value)
        if leaf.role == "unit" and " " not in value:
            return [mark]
        if self.looks_otherwise(leaf) or (not alone and self.is_code(leaf)):
            return _quoted(mark, value, style.quotes)
        if value.isalnum() or (self._stands_alone(value) if alone else _has_borders(leaf.kind, value)):
            return [mark]
        return _quoted(mark, value, style.quotes)

    def is_code(self, leaf: Leaf) -> bool:
        """Whether a value is a few letters for a language or a country, which read as words: "ja", "no", "IT"."""
        value = leaf.value
        return leaf.trait.coded and isinstance(value, str) and len(value) <= _LONGEST_CODE and value.isalpha()

    def looks_otherwise(self, leaf: Leaf) -> bool:
        """Whether only quotes show that a value is a string: the schema takes numbers there, and it looks like one."""
        value = leaf.value
        return leaf.trait.loose and isinstance(value, str) and _OTHER.fullmatch(value) is not None

    def quoted(self, leaf: Leaf, style: Style) -> Parts:
        """A string in quotes."""
        return _quoted(Mark(leaf.pointer, str(leaf.value)), str(leaf.value), style.quotes)

    def _choice(
        self,
        rng: random.Random,
        choices: Sequence[str],
        spoken: Mapping[str, Sequence[str]],
        value: str,
        style: Style,
        *,
        alone: bool,
    ) -> str:
        """A way to say one of an enum's values; empty where only the value itself will do."""
        forms = spoken.get(value, ())
        if forms and (self._voice.code != "en" or (style.synonyms and not alone and rng.random() < 0.5)):
            return pick(rng, forms) if self._voice.language.nouns_in_capitals or self._voice.code == "en" else forms[0]
        if value in INITIALS and not style.raw:
            return value.upper()
        if not _LIKE_WORDS.fullmatch(value):
            return ""
        said = value.replace("_", " ")
        if said.isupper() and len(said) > 3 and style.synonyms:
            said = said.lower()
        return said if said == value or _alone(said, choices) else value

    def _stands_alone(self, value: str) -> bool:
        """Whether a string that fills a line shows where it begins and ends, and is not taken for words of the text."""
        return (
            value.strip() == value
            and "\n" not in value
            and "  " not in value
            and value[0] not in "\"'“«`„"
            and value not in self._values.unknown
            and value not in self._values.no_items
        )


_TOKEN = re.compile(r"[\w/~.@#$<+-][^\s,;\"'`“”«»|]*[^\s,;:.!?\"'`“”«»|]")
"""A value without blanks, plain to see from its first sign to its last."""
_PLACE_BREAKS = re.compile(r"[;:\"“”\n|]")
_SHORTENED = (" Inc.", " Corp.", " Co.", " Ltd.", " Jr.", " Sr.", " Bros.")
_OTHER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
"""What JSON would read as no string."""
_LONGEST_CODE = 3
_MOST_IN_NAME = 7
_MOST_IN_TITLE = 3
_LIKE_WORDS = re.compile(r"[^\W\d]\w*(?:[ -]\w+)*")


def _has_borders(kind: str, value: str) -> bool:
    """Whether a reader sees where the value begins and ends within a sentence without quotes around it."""
    first, last = value[0], value[-1]
    if " " not in value and _TOKEN.fullmatch(value):
        return True
    if last == "." and kind in ("organisation", "person") and value.endswith(_SHORTENED):
        last = "c"
    breaks = _PLACE_BREAKS if kind == "place" else _BREAKS
    if (
        not (first.isalnum() or first == "_")
        or last in ".!?"
        or last.isspace()
        or "  " in value
        or breaks.search(value)
    ):
        return kind in _BORDERED and " " not in value.strip("()+ ")[:1] and last not in ".!?"
    words = value.count(" ") + 1
    if kind in _NAMES:
        return words == 1 or (words <= _MOST_IN_NAME and (first.isupper() or kind == "place")) or kind == "phone"
    return words == 1 or (words <= _MOST_IN_TITLE and value.replace("-", " ").istitle())


def _alone(said: str, choices: Sequence[str]) -> bool:
    """Whether these words still name one choice only."""
    folded = said.casefold()
    return sum(choice.replace("_", " ").casefold() == folded for choice in choices) == 1


def _quoted(mark: Mark, value: str, quotes: tuple[str, str]) -> Parts:
    for opening, closing in (quotes, *_QUOTES):
        if opening.strip() not in value and closing.strip() not in value:
            return [opening, mark, closing]
    return [quotes[0], mark, quotes[1]]


def _plain(value: float) -> str:
    """All digits of a number, without an exponent."""
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def _around(pattern: str) -> tuple[str, str]:
    before, _, after = pattern.partition("{amount}")
    return before, after


def _wrapped(before: str, mark: Mark, after: str) -> Parts:
    parts: Parts = [before, mark, after]
    return [part for part in parts if part]
