"""A text, and what stands in it: numbers, dates, moments and words, each read on first use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from edgejson.grounding.words import Words

__all__ = ["ISO_DATE", "ISO_MOMENT", "DateMention", "Moment", "Text", "find_word", "fold", "moment_of", "number_key"]

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?([Zz]|[+-]\d{2}:\d{2})?")

# A number never begins or ends inside a longer token: not in 2024-03-05, 10.0.0.7, ORD-15, 7b32 or 18:46; a unit may
# follow.  \u2212 is the minus sign.
_BEFORE = r"(?<![\w.,:/+\u2212-])([-+\u2212]?)(?:R\$|[$€£¥])?"
_AFTER = r"(?![.,:-]\d|/\d+/|\w*\d|[^\W\d_]{5}|\w+-\w)"
_POINT = re.compile(rf"{_BEFORE}(\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.(\d+))?{_AFTER}(\s?%)?")
_COMMA = re.compile(rf"{_BEFORE}(\d{{1,3}}(?:[. \u00a0\u202f]\d{{3}})+|\d+)(?:,(\d+))?{_AFTER}(\s?%)?")
_GROUPING = str.maketrans("", "", ",. \u00a0\u202f")

_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.(\d+))?)?"
    r"(?:\s?([ap])\.?m\b\.?)?"
    # The zone stands on the same line; a negative number on the next one is no offset.
    r"(?: ?\(?(?:(?:UTC|GMT) ?([+\u2212-](?:1[0-4]|0?\d)(?::?\d{2})?)(?![.,]?\d)|(UTC|GMT|Z)\b"
    r"|([+\u2212-]\d{2}:?\d{2})))?"
    r"(?![:\d])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/.])(?<!\d-)[12]\d{3}(?!\d)")
_REST_OF_ISO = re.compile(r"([-/.])(\d{2})\1(\d{2})(?![-/\d])")
_DATE_REACH = 40
_FOLDED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2014": "-", "\u2212": "-"}
)
_INNER = frozenset("._/@-")


class DateMention(NamedTuple):
    """A date read at `text[start:end]`, as ISO 8601."""

    start: int
    end: int
    iso: str


class Moment(NamedTuple):
    """A date with a wall-clock time; `offset` is ``Z``, ``+hh:mm`` or empty when none is stated."""

    date: str
    hour: int
    minute: int
    second: int
    fraction: str
    offset: str


def fold(text: str) -> str:
    """`text` with case, compatibility forms, quotes, dashes and runs of blanks made alike."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return " ".join(plain.casefold().split())


def number_key(value: float | Decimal) -> str:
    """The digits of a number, free of the ways to write it: 1345.0 and ``1,345.00`` have one key."""
    if isinstance(value, int):
        return str(value)
    text = repr(value) if isinstance(value, float) else str(value)
    if "e" in text or "E" in text:
        text = format(Decimal(text), "f")
    return _key("-" if text.startswith("-") else "", *text.lstrip("-").partition(".")[::2])


def _key(sign: str, whole: str, fraction: str | None) -> str:
    whole = whole.lstrip("0") or "0"
    fraction = fraction.rstrip("0") if fraction else ""
    digits = f"{whole}.{fraction}" if fraction else whole
    return f"-{digits}" if sign in ("-", "\u2212") and digits != "0" else digits


def moment_of(value: str) -> Moment | None:
    """The moment an ISO 8601 string names; None when it names none."""
    match = ISO_MOMENT.fullmatch(value)
    if match is None:
        return None
    date, hour, minute, second, fraction, offset = match.groups()
    return Moment(date, int(hour), int(minute), int(second or 0), (fraction or "").rstrip("0"), (offset or "").upper())


def find_word(text: str, word: str, start: int = 0) -> int:
    """Where `word` stands in `text` as a token of its own, or -1.

    >>> (
    ...     find_word("15 or 2.5", "5"),
    ...     find_word("write to ana@lunamail.io.br", "ana@lunamail.io"),
    ...     find_word("Ana's", "Ana"),
    ... )
    (-1, -1, 0)
    """
    at = text.find(word, start)
    if at < 0:
        return -1
    technical = " " not in word and not word.isalpha()
    size = len(text)
    while at >= 0:
        end = at + len(word)
        if not (
            (at and _continues(text[at - 1], text[at - 2] if at > 1 else " ", word[0], technical))
            or (end < size and _continues(text[end], text[end + 1] if end + 1 < size else " ", word[-1], technical))
        ):
            return at
        at = text.find(word, at + 1)
    return -1


def _continues(near: str, far: str, edge: str, technical: bool) -> bool:
    """Whether the token with the character `edge` at its border goes on into `near` and `far`."""
    if _in_word(near):
        return _in_word(edge)
    if near in _INNER:
        return technical and far.isalnum()
    return near in ",:" and edge.isdigit() and far.isdigit()


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.combining(sign) > 0


class Text:
    """What can be read in one text. Nothing is computed before it is asked for."""

    def __init__(self, text: str, words: Words) -> None:
        self.raw = text
        self.words = words

    @cached_property
    def folded(self) -> str:
        return fold(self.raw)

    @cached_property
    def _numbers(self) -> tuple[frozenset[str], frozenset[str]]:
        plain: list[str] = []
        percent: list[str] = []
        for pattern in (_POINT, _COMMA) if self.words.decimal_comma else (_POINT,):
            for sign, whole, fraction, sign_of_hundred in pattern.findall(self.raw):
                key = _key(sign, whole.translate(_GROUPING), fraction)
                plain.append(key)
                if sign_of_hundred:
                    percent.append(key)
        return frozenset(plain), frozenset(percent)

    @property
    def numbers(self) -> frozenset[str]:
        """Keys (see `number_key`) of the numbers written in digits."""
        return self._numbers[0]

    @property
    def percentages(self) -> frozenset[str]:
        """Keys of the numbers that a percent sign follows."""
        return self._numbers[1]

    @cached_property
    def date_mentions(self) -> tuple[DateMention, ...]:
        """Dates in digits (year first) or with the month as a word; a date is looked for where a year stands."""
        raw = self.raw
        found = []
        for year in _YEAR.finditer(raw):
            digits = _REST_OF_ISO.match(raw, year.end())
            if digits is not None:
                found.append(DateMention(year.start(), digits.end(), f"{year[0]}-{digits[2]}-{digits[3]}"))
                continue
            start = max(year.start() - _DATE_REACH, 0)
            named = self.words.before_year.search(raw[start : year.start()])
            if named is not None:
                day, month, month_first, day_second = named.groups()
                number = self.words.months[(month or month_first).casefold()]
                iso = f"{year[0]}-{number:02d}-{int(day or day_second):02d}"
                found.append(DateMention(start + named.start(), year.end(), iso))
        return tuple(found)

    @cached_property
    def dates(self) -> frozenset[str]:
        """ISO forms of the dates in the text."""
        return frozenset(mention.iso for mention in self.date_mentions)

    @cached_property
    def moments(self) -> frozenset[Moment]:
        """Each time of day with the date it stands beside."""
        return frozenset(
            _moment(date, match) for match in _TIME.finditer(self.raw) for date in self._dates_beside(match)
        )

    def _dates_beside(self, time: re.Match[str]) -> Iterator[str]:
        """The dates right before and right after; "..., 9 May, 14:30 on 10 May" leaves open which one it is."""
        raw, joint = self.raw, self.words.joint
        for mention in self.date_mentions:
            if mention.end <= time.start():
                if joint.fullmatch(raw, mention.end, time.start()):
                    yield mention.iso
            elif mention.start >= time.end() and joint.fullmatch(raw, time.end(), mention.start):
                yield mention.iso
                return


def _moment(date: str, match: re.Match[str]) -> Moment:
    hour, minute, second, fraction, half, from_utc, utc, offset = match.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    zone = "Z" if utc else _offset(from_utc or offset)
    return Moment(date, hours, int(minute), int(second or 0), (fraction or "").rstrip("0"), zone)


def _offset(text: str | None) -> str:
    """``+3``, ``+0300`` and ``+03:00`` alike as ``+03:00``."""
    if not text:
        return ""
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{'+' if text[0] == '+' else '-'}{int(hours):02d}:{minutes}"
